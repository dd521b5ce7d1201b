/* A paragraph at a time is cut into words, and each word is looked at once. Knows which rules there
 * are, and what plans of a list share; which units, bodies and years there are, it is told. */
#include "template/leftover.h"

#include <stdint.h>

#include "base/utf8.h"
#include "plan/walk.h"
#include "template/leftover_guard.h"

/* Kinds of document that are cited by their year. */
static const phrase_key citations[] = {
    {"luật", 1},     {"bộ luật", 2},    {"pháp lệnh", 2}, {"nghị định", 2}, {"nghị quyết", 2},
    {"thông tư", 2}, {"quyết định", 2}, {"chỉ thị", 2},   {"kết luận", 2},  {"hiến pháp", 2},
};
enum { CITATIONS = sizeof citations / sizeof *citations };

static void follow_citation(guard *g, size_t i)
{
    if (!utf8_is_upper(utf8_first(words_written(&g->words, i, 1))))
        return;
    for (size_t k = 0; k < CITATIONS; k++)
        g->cited |= guard_is_at(g, i, citations[k]);
}

/* Most words begin nothing that a rule looks for. */
static bool is_of_interest(const guard *g, size_t i)
{
    str key = words_key(&g->words, i, 1);
    return is_digit((unsigned char)key.p[0]) || map_get(&g->of->interest, key);
}

static void check_words(guard *g)
{
    static size_t (*const rules[])(guard *, size_t) = {leftover_unit,     leftover_agency_gone,
                                                       leftover_district, leftover_kind,
                                                       leftover_below,    leftover_year};
    g->cited = false;
    g->past_next = 0;
    for (size_t i = 0, end = 0; i < g->words.list.n; i++) {
        if (guard_gap(g, i) == GAP_CLAUSE)
            g->cited = false;
        if (!is_of_interest(g, i))
            continue;
        follow_citation(g, i);
        size_t n = 0;
        for (size_t k = 0; i >= end && k < sizeof rules / sizeof *rules && n == 0; k++)
            n = rules[k](g, i);
        end = n ? i + n : end;
    }
}

static void compose(guard *g)
{
    g->text.n = g->starts.n = 0;
    for (size_t i = 0; i < g->runs->n; i++) {
        *list_add(g->d->a, &g->starts) = g->text.n;
        if (g->runs->at[i].kind == RUN_TEXT)
            buf_add(&g->text, utf8_nfc(g->d->a, g->runs->at[i].text));
    }
}

/* A paragraph's words as they stand. */
static str raw_words(guard *g, const runs *r)
{
    if (r->n == 1 && r->at[0].kind == RUN_TEXT)
        return r->at[0].text;
    g->raw.n = 0;
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_TEXT)
            buf_add(&g->raw, r->at[i].text);
    return buf_str(&g->raw);
}

enum { MOST_CLEAN = 4096 }; /* paragraphs that are kept: more aren't those of a template */

/* ---- paragraphs at the same place ---- */

/* Texts that plans share lie where they did: there they are compared, and needn't be looked for. */
typedef struct clean_place {
    const map *in;
    const char *at;
    const str *words; /* as kept in that map */
} clean_place;
enum { PLACES = 1024 };

static clean_place *place_of(const guard *g, const runs *r)
{
    const char *at = r->n ? r->at[0].text.p : NULL;
    uint64_t spread = (uintptr_t)at * 0x9e3779b97f4a7c15ULL;
    return g->places ? &g->places[spread >> 32 & (PLACES - 1)] : NULL;
}

static bool is_kept_clean(const guard *g, const map *clean, const runs *r, str raw)
{
    clean_place *there = place_of(g, r);
    if (there && there->in == clean && there->at == r->at[0].text.p && str_eq(*there->words, raw))
        return true;
    const str *kept = map_get(clean, raw);
    if (kept && there)
        *there = (clean_place){clean, r->at[0].text.p, kept};
    return kept;
}

static void keep_clean(map *clean, str raw)
{
    str *kept = NEW(clean->a, str);
    *kept = str_copy(clean->a, raw);
    map_set(clean, *kept, kept);
}

static clean_place *places_of(map *classes)
{
    str key = S("places"); /* no class has that key */
    clean_place *all = map_get(classes, key);
    if (!all) {
        all = NEW_ARRAY(classes->a, clean_place, PLACES);
        map_set(classes, key, all);
    }
    return all;
}

/* ---- paragraphs ---- */

static void find_ours(guard *g)
{
    g->ours = leftover_units(g->d->a, g->c->allowed, g->c->n_allowed);
    finder_add(g->ours, g->c->own_words, g->c);
}

/* Plans of a list have most paragraphs in common: what was found clean once isn't cut again. */
static void check_paragraph(void *context, plan_part part, const runs *r, pos at)
{
    guard *g = context;
    if (part == PART_CAP_TREN) /* another unit beside this one is no slip there */
        return;
    g->grounds = part == PART_CAN_CU;
    map *clean = g->grounds ? &g->of->clean_grounds : &g->of->clean;
    str raw = raw_words(g, r);
    g->runs = r;
    g->at = at;
    if (raw.n == 0 || is_kept_clean(g, clean, r, raw) || leftover_alike_is_clean(g, raw))
        return;
    if (!g->ours)
        find_ours(g);
    compose(g);
    words_cut(&g->words, buf_str(&g->text));
    g->own = g->given = false;
    g->found = 0;
    check_words(g);
    if (!g->c->classes || g->given || g->found)
        return;
    if (g->own)
        leftover_alike_keep(g, raw);
    else if (clean->n < MOST_CLEAN)
        keep_clean(clean, raw);
}

/* The day at which bodies are looked at. A unit of three tiers has them as on its last day. */
static date time_of(const leftover_context *c)
{
    const date two_tiers_from = {1, 7, 2025}, three_tiers_to = {30, 6, 2025};
    bool late = date_reaches(c->when, two_tiers_from);
    if (c->two_tiers)
        return c->when.year ? c->when : two_tiers_from;
    return late ? three_tiers_to : c->when;
}

/* True for a body that there isn't at the document's date; without one nothing is early. */
static bool is_not_there(const leftover_context *c, const leftover_agency *agency)
{
    return agency->begins ? c->when.year && !date_reaches(c->when, agency->gone_from)
                          : date_reaches(time_of(c), agency->gone_from);
}

void guard_add_interest(map *to, const char *key)
{
    str words = str_from(key), first = str_slice(words, 0, str_find(words, S(" ")));
    if (!map_get(to, first))
        map_set(to, str_copy(to->a, first), to); /* the class outlives the plan's own names */
}

/* The names of units begin with kinds, all but those of kinds that a cap.ini has added. */
static void add_first_words(map *to, const finder *names)
{
    const char *begin;
    for (size_t i = 0; names && (begin = finder_first_word(names, i)); i++)
        guard_add_interest(to, begin);
}

static plan_class *new_class(arena *a, const leftover_context *c)
{
    plan_class *made = NEW(a, plan_class);
    made->interest.a = a;
    for (size_t i = 0; i < CITATIONS; i++)
        guard_add_interest(&made->interest, citations[i].key);
    leftover_unit_interest(&made->interest);
    made->clean.a = made->clean_grounds.a = made->clean_alike.a = a;
    made->gone = finder_new(a);
    for (size_t i = 0; i < c->n_agencies; i++)
        if (is_not_there(c, &c->agencies[i]))
            finder_add(made->gone, c->agencies[i].name, &c->agencies[i]);
    add_first_words(&made->interest, made->gone);
    add_first_words(&made->interest, c->others);
    return made;
}

/* A sign for each body; plans of a day have the same. */
static str bodies_gone(const guard *g)
{
    const leftover_context *c = g->c;
    map *classes = c->classes;
    buf day = {.a = g->d->a}, bodies = {.a = g->d->a};
    buf_add(&day, c->two_tiers ? S("day 2 ") : S("day 3 "));
    buf_number(&day, (c->when.year * 100L + c->when.month) * 100L + c->when.day);
    const str *kept = classes ? map_get(classes, buf_str(&day)) : NULL;
    if (kept)
        return *kept;
    for (size_t i = 0; i < c->n_agencies; i++)
        buf_byte(&bodies, is_not_there(c, &c->agencies[i]) ? '1' : '0');
    if (!classes)
        return buf_str(&bodies);
    str *keep = NEW(classes->a, str);
    *keep = str_copy(classes->a, buf_str(&bodies));
    map_set(classes, str_copy(classes->a, buf_str(&day)), keep);
    return *keep;
}

/* All that a paragraph's faults depend on, but the names of the unit and those above. */
static str class_key(const guard *g)
{
    const leftover_context *c = g->c;
    buf key = {.a = g->d->a};
    buf_byte(&key, (char)('0' + g->own_kind));
    buf_byte(&key, (char)('0' + c->own_rank));
    buf_number(&key, c->when.year);
    buf_byte(&key, c->two_tiers ? '2' : '3');
    for (size_t i = 0; i < KINDS; i++)
        buf_byte(&key, g->above[i] ? '1' : '0');
    buf_add(&key, bodies_gone(g));
    buf_add(&key, (str){(const char *)c->years.is, sizeof c->years.is});
    return buf_str(&key);
}

static plan_class *class_of(const guard *g)
{
    map *classes = g->c->classes;
    if (!classes)
        return new_class(g->d->a, g->c);
    str key = class_key(g);
    plan_class *of = map_get(classes, key);
    if (!of) {
        of = new_class(classes->a, g->c);
        map_set(classes, str_copy(classes->a, key), of);
    }
    return of;
}

static void prepare(guard *g)
{
    const leftover_context *c = g->c;
    arena *a = g->d->a;
    g->words.keys.a = g->successor.keys.a = g->text.a = g->raw.a = g->seen.a = a;
    g->nameless.a = a;
    words_cut(&g->words, utf8_nfc(a, c->own_kind));
    g->own_kind = guard_kind_at(g, 0);
    str own_first = g->words.list.n ? str_copy(a, words_key(&g->words, 0, 1)) : (str){0};
    LIST(str) firsts = {0};
    for (size_t i = 0; i <= c->n_allowed; i++) {
        words_cut(&g->words, utf8_nfc(a, i < c->n_allowed ? c->allowed[i] : c->own_words));
        size_t k = guard_kind_at(g, 0);
        if (k < KINDS && i < c->n_allowed)
            g->above[k] = true;
        if (g->words.list.n)
            *list_add(a, &firsts) = str_copy(a, words_key(&g->words, 0, 1));
        for (size_t w = 1; w < g->words.list.n; w++)
            g->own_inner |= str_eq(words_key(&g->words, w, 1), own_first);
    }
    g->of = class_of(g);
    g->places = c->classes ? places_of(c->classes) : NULL;
    for (size_t i = 0; i < firsts.n; i++)
        guard_add_interest(&g->of->interest, str_z(a, firsts.at[i]));
    leftover_alike_prepare(g);
}

finder *leftover_units(arena *a, const str *units, size_t n)
{
    finder *all = finder_new(a);
    for (size_t i = 0; i < n; i++)
        finder_add(all, units[i], all);
    return all;
}

void leftover_check(diags *d, const leftover_context *c, const plan *p)
{
    guard g = {.d = d, .c = c};
    prepare(&g);
    plan_walk(p, check_paragraph, &g);
}
