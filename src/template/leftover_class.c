/* What plans of a list share: classes of plans in which the same paragraphs are clean. Knows what
 * that depends on; how words are judged, others know. */
#include "base/utf8.h"
#include "template/leftover_guard.h"

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

/* The number of a word's mark: most words that aren't looked for have another. */
static size_t mark_of(str key)
{
    size_t ends = key.n ? (unsigned char)key.p[0] + 31U * (unsigned char)key.p[key.n - 1] : 0;
    return (ends + 7 * key.n) % GUARD_MARKS;
}

bool guard_is_interest(const plan_class *of, str key)
{
    size_t mark = mark_of(key);
    return of->marks[mark / 64] >> mark % 64 & 1 && map_get(&of->interest, key);
}

void guard_add_interest(plan_class *to, const char *key)
{
    map *all = &to->interest;
    str words = str_from(key), first = str_slice(words, 0, str_find(words, S(" ")));
    if (!map_get(all, first))
        map_set(all, str_copy(all->a, first), to); /* the class outlives the plan's own names */
    size_t mark = mark_of(first);
    to->marks[mark / 64] |= (uint64_t)1 << mark % 64;
}

/* The names of units begin with kinds, all but those of kinds that a cap.ini has added. */
static void add_first_words(plan_class *to, const finder *names)
{
    const char *begin;
    for (size_t i = 0; names && (begin = finder_first_word(names, i)); i++)
        guard_add_interest(to, begin);
}

/* Bodies of the table that is compiled in bear their keys. */
static void add_gone(finder *to, const leftover_agency *agency)
{
    if (agency->key.n)
        finder_add_key(to, agency->key, agency);
    else
        finder_add(to, agency->name, agency);
}

static plan_class *new_class(arena *a, const leftover_context *c)
{
    plan_class *made = NEW(a, plan_class);
    made->interest.a = a;
    leftover_citation_interest(made);
    leftover_unit_interest(made);
    made->clean.a = made->clean_grounds.a = made->clean_alike.a = made->name_words.a = a;
    made->gone = finder_new(a);
    for (size_t i = 0; i < c->n_agencies; i++)
        if (is_not_there(c, &c->agencies[i]))
            add_gone(made->gone, &c->agencies[i]);
    add_first_words(made, made->gone);
    add_first_words(made, c->others);
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
    const str *kept = map_get(classes, buf_str(&day));
    if (kept)
        return *kept;
    for (size_t i = 0; i < c->n_agencies; i++)
        buf_byte(&bodies, is_not_there(c, &c->agencies[i]) ? '1' : '0');
    str *keep = NEW(classes->a, str);
    *keep = str_copy(classes->a, buf_str(&bodies));
    map_set(classes, str_copy(classes->a, buf_str(&day)), keep);
    return *keep;
}

/* Of the years that the input names those by which plans are told apart. */
static leftover_years years_of(const guard *g)
{
    leftover_years years = g->c->years;
    for (size_t i = 0; i < LEFTOVER_YEAR_WORDS; i++)
        years.is[i] &= g->told_apart.is[i];
    return years;
}

/* All that a paragraph's faults depend on, but the names of the unit and those above. */
static str class_key(const guard *g)
{
    const leftover_context *c = g->c;
    leftover_years years = years_of(g);
    buf key = {.a = g->d->a};
    buf_byte(&key, (char)('0' + g->own_kind));
    buf_byte(&key, (char)('0' + c->own_rank));
    buf_number(&key, c->when.year);
    buf_byte(&key, c->two_tiers ? '2' : '3');
    for (size_t i = 0; i < KINDS; i++)
        buf_byte(&key, g->above[i] ? '1' : '0');
    buf_add(&key, bodies_gone(g));
    buf_add(&key, (str){(const char *)years.is, sizeof years.is});
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

/* ---- a plan's own ---- */

/* True where the words that were cut are those of a kind, as its row has it, and no more. */
static bool is_kind_alone(const guard *g)
{
    const word_list *w = &g->words;
    return g->own_kind < KINDS &&
           str_eq(g->c->own_kind, str_from(leftover_kinds[g->own_kind].is.key)) &&
           str_eq(w->text, g->c->own_kind);
}

/* Class, kinds above, and whether some name has our kind within. */
static void prepare(guard *g)
{
    const leftover_context *c = g->c;
    arena *a = g->d->a;
    LIST(str) firsts = {0};
    words_cut(&g->words, utf8_nfc(a, c->own_kind));
    g->own_kind = guard_kind_at(g, 0);
    g->plain_kind = is_kind_alone(g);
    g->own_first = g->words.list.n ? str_copy(a, words_key(&g->words, 0, 1)) : (str){0};
    for (size_t i = 0; i < c->n_allowed; i++) {
        words_cut(&g->words, utf8_nfc(a, c->allowed[i]));
        size_t k = guard_kind_at(g, 0);
        if (k < KINDS)
            g->above[k] = true;
        if (g->words.list.n)
            *list_add(a, &firsts) = str_copy(a, words_key(&g->words, 0, 1));
        for (size_t w = 1; w < g->words.list.n; w++)
            g->inner |= str_eq(words_key(&g->words, w, 1), g->own_first);
    }
    g->of = class_of(g);
    for (size_t i = 0; i < firsts.n; i++)
        guard_add_interest(g->of, str_z(a, firsts.at[i]));
}

static void find_behind_kind(guard *g)
{
    const leftover_context *c = g->c;
    const word_list *w = &g->words;
    const phrase_key kind = leftover_kinds[g->own_kind].is;
    plan_class *of = g->of;
    of->behind_kind.a = of->interest.a;
    for (size_t i = 0; i < c->n_agencies; i++) {
        if (!is_not_there(c, &c->agencies[i]))
            continue;
        words_cut(&g->words, utf8_nfc(g->d->a, c->agencies[i].name));
        for (size_t k = 1; k < w->list.n; k++) {
            size_t next = k + kind.words;
            if (!guard_is_at(g, k, kind))
                continue;
            of->kind_ends |= next == w->list.n;
            if (next < w->list.n)
                map_set(&of->behind_kind, str_copy(of->interest.a, words_key(w, next, 1)), of);
        }
    }
}

bool guard_is_behind_kind(guard *g, str key)
{
    if (!g->of->behind_kind.a)
        find_behind_kind(g);
    return g->of->kind_ends || map_get(&g->of->behind_kind, key);
}

/* ---- as in the plan before ---- */

static bool is_as_before(const guard *g, const guard_prepared *last, str words)
{
    const leftover_context *c = g->c;
    leftover_years years = years_of(g);
    return last->made && c->own_rank == last->own_rank && c->two_tiers == last->two_tiers &&
           c->when.year == last->when.year && c->when.month == last->when.month &&
           c->when.day == last->when.day && memcmp(&years, &last->years, sizeof years) == 0 &&
           str_eq(words, buf_str(&last->words));
}

static void keep(const guard *g, str words, guard_prepared *last)
{
    const leftover_context *c = g->c;
    last->made = g->plain_kind ? g->of : NULL;
    last->own_rank = c->own_rank;
    last->two_tiers = c->two_tiers;
    last->when = c->when;
    last->years = years_of(g);
    last->own_kind = g->own_kind;
    last->inner = g->inner;
    memcpy(last->above, g->above, sizeof last->above);
    last->words.a = c->classes->a;
    last->words.n = 0; /* each plan's in place of those before */
    buf_add(&last->words, words);
}

static void recall(guard *g, const guard_prepared *last)
{
    g->of = last->made;
    g->own_kind = last->own_kind;
    g->plain_kind = true;
    g->own_first = str_from(leftover_kinds[g->own_kind].is.key);
    g->own_first.n = str_find(g->own_first, S(" "));
    g->inner = last->inner;
    memcpy(g->above, last->above, sizeof g->above);
}

static guard_shared *shared_of(map *classes)
{
    str key = S("shared"); /* no class has that key */
    guard_shared *shared = map_get(classes, key);
    if (!shared) {
        shared = NEW(classes->a, guard_shared);
        map_set(classes, key, shared);
    }
    return shared;
}

void leftover_prepare(guard *g)
{
    const leftover_context *c = g->c;
    buf words = {.a = g->d->a};
    g->words.keys.a = g->successor.keys.a = g->text.a = g->raw.a = g->seen.a = g->nameless.a =
        g->d->a;
    buf_add(&words, c->own_kind);
    for (size_t i = 0; i < c->n_allowed; i++) {
        buf_byte(&words, '\n');
        buf_add(&words, c->allowed[i]);
    }
    g->allowed = str_after(buf_str(&words), c->own_kind.n);
    g->shared = c->classes ? shared_of(c->classes) : NULL;
    if (g->shared)
        g->told_apart = g->shared->asked;
    guard_prepared *last = g->shared ? &g->shared->last : NULL;
    if (last && is_as_before(g, last, buf_str(&words))) {
        recall(g, last);
    } else {
        prepare(g);
        if (last)
            keep(g, buf_str(&words), last);
    }
    leftover_alike_prepare(g);
}
