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

void leftover_citation_interest(plan_class *to)
{
    for (size_t i = 0; i < CITATIONS; i++)
        guard_add_interest(to, citations[i].key);
}

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
    return is_digit((unsigned char)key.p[0]) || guard_is_interest(g->of, key);
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

static size_t spread(const void *at)
{
    return (size_t)((uint64_t)(uintptr_t)at * 0x9e3779b97f4a7c15ULL >> 32);
}

/* Texts that plans share lie where they did: there they are compared, and needn't be looked for. */
static struct clean_place *place_of(const guard *g, const runs *r)
{
    return g->shared ? &g->shared->places[spread(r->at[0].text.p) & (PLACES - 1)] : NULL;
}

static bool lies_clean(const guard *g, const map *clean, const runs *r, str raw)
{
    const struct clean_place *there = place_of(g, r);
    return there && there->in == clean && there->at == r->at[0].text.p &&
           str_eq(*there->words, raw);
}

static bool is_kept_clean(const guard *g, const map *clean, const runs *r, str raw)
{
    struct clean_place *there = place_of(g, r);
    const str *kept = map_get(clean, raw);
    if (kept && there)
        *there = (struct clean_place){clean, r->at[0].text.p, kept};
    return kept;
}

static void keep_clean(map *clean, str raw)
{
    str *kept = NEW(clean->a, str);
    *kept = str_copy(clean->a, raw);
    map_set(clean, *kept, kept);
}

/* ---- blocks that most plans have ---- */

static const map *clean_of(const guard *g, plan_part part)
{
    return part == PART_CAN_CU ? &g->of->clean_grounds : &g->of->clean;
}

/* The words of a copy are those of what it is a copy of, where they lie where its words do. */
static inline bool is_as_kept(const block *b)
{
    const runs *now = &b->runs, *kept = &b->kept->runs;
    if (b->table || b->kept->table)
        return b->table == b->kept->table;
    bool same = now->n == kept->n;
    if (same && now->at == kept->at)
        return true;
    for (size_t i = 0; i < now->n && same; i++)
        same = now->at[i].text.p == kept->at[i].text.p && now->at[i].text.n == kept->at[i].text.n &&
               now->at[i].kind == kept->at[i].kind;
    return same;
}

/* One of two: else some pair of a plan's blocks would mostly take each other's place. */
static struct clean_block *place_of_block(const guard *g, const block *kept)
{
    struct clean_block *two = &g->shared->blocks[spread(kept) & (BLOCK_PLACES - 2)];
    return two[0].kept && two[0].kept != kept ? &two[1] : &two[0];
}

/* Called before the paragraphs of a block are looked at. */
static size_t skip_known(void *context, plan_part part, const blocks *all, size_t i)
{
    guard *g = context;
    const map *clean = clean_of(g, part);
    g->unsure = false;
    for (; g->shared && i < all->n; i++) {
        const block *b = &all->at[i];
        const struct clean_block *there = place_of_block(g, b->kept);
        if (!b->kept || there->kept != b->kept || there->in != clean || !is_as_kept(b))
            break;
    }
    return i;
}

/* All its paragraphs are kept as clean ones of the class, whichever unit's. */
static void learn(void *context, plan_part part, const block *b)
{
    guard *g = context;
    if (b->kept && g->shared && !g->unsure && part != PART_CAP_TREN && is_as_kept(b))
        *place_of_block(g, b->kept) = (struct clean_block){clean_of(g, part), b->kept};
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
    map *clean = (map *)clean_of(g, part); /* ours to add to */
    str raw = raw_words(g, r);
    g->runs = r;
    g->at = at;
    if (raw.n == 0 || lies_clean(g, clean, r, raw))
        return;
    bool alike = leftover_alike_is_known(g, raw);
    if (!alike && is_kept_clean(g, clean, r, raw))
        return;
    g->unsure = true;
    if (alike || leftover_alike_is_clean(g, raw))
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
    static const plan_known blocks_known = {skip_known, learn};
    leftover_prepare(&g);
    plan_walk_unknown(p, &blocks_known, check_paragraph, &g);
}
