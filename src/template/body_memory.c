/* Which lines are headings, and what their labels are, depends on each line's kind, depth, label,
 * marks and last sign (heading_look), on where numbering restarts, and on nothing else: where these
 * are those of a body before, so is what came of them. A line that is the copy of the same kept
 * block has all of these but `restarts`, which bind sets, without looking. */
#include "template/body_memory.h"

#include "plan/heading.h"
#include "plan/inline.h"
#include "plan/numbering.h"
#include "template/step_memory.h"

typedef struct kept_line {
    const block *kept; /* or NULL: what follows tells what it was */
    heading heading;   /* what it came to */
    bool restarts, relabelled;
    bool apart; /* it is to be looked at, even where it is the copy of `kept` */
    body_traits has;
    block_kind kind;
    int depth;
    str typed;
    heading_look look;
    str label,
        first;    /* what it came to, where it isn't as typed; and the words that it stands in */
    block *numbered; /* `kept` with that label, kept too; NULL: not made yet */
    size_t taken;    /* how many kept blocks it was a copy of one after another */
} kept_line;

typedef struct kept_body {
    bool renumber;
    size_t n, n_apart;
    kept_line *lines;
    size_t *apart; /* indices */
    size_t passes; /* over all lines */
} kept_body;

static body_traits traits_of(const block *b)
{
    body_traits has = {.assigns = b->giao || b->phan_cong || b->kind == BLOCK_PHAN_CONG};
    has.refers = b->table || has.assigns; /* a table is to be made of the tasks */
    for (size_t i = 0; i < b->runs.n && !has.refers; i++)
        has.refers = b->runs.at[i].kind == RUN_REFERENCE;
    return has;
}

static void add_traits(body_traits *to, body_traits has)
{
    to->assigns = to->assigns || has.assigns;
    to->refers = to->refers || has.refers;
}

static bool is_look_same(const heading_look *a, const heading_look *b)
{
    return a->marks == b->marks && a->sign == b->sign;
}

static bool is_same_copy(const kept_line *l, const block *b)
{
    return l->kept && l->kept == b->kept;
}

static bool is_line_same(arena *a, const kept_line *l, block *b)
{
    if (l->kind != b->kind || l->depth != b->depth || !str_eq(l->typed, b->label))
        return false;
    heading_note(a, b);
    return is_look_same(&l->look, &b->look);
}

/* Lines that are other copies than the line was before; more than there are of `apart` are new. */
typedef struct compared {
    bool same;
    size_t others;
} compared;

/* Headings are set on the way: heading_find() sets them all, if a line is another. */
static compared compare(arena *a, const kept_body *k, blocks *body, bool renumber)
{
    compared c = {.same = k->n == body->n && k->renumber == renumber};
    const kept_line *l = k->lines;
    block *b = body->at;
    for (const kept_line *end = l + k->n; c.same && l < end; l++, b++) {
        b->heading = l->heading;
        if (l->restarts != b->restarts)
            c.same = false;
        else if (!is_same_copy(l, b)) {
            c.same = is_line_same(a, l, b);
            c.others += !l->apart;
        }
    }
    return c;
}

/* The kept block that the line is a copy of from now on: the first document's weren't yet, and some
 * texts come to be kept with those around them. */
static void take_over(arena *of_batch, kept_line *l, const block *b)
{
    if (l->taken == BODIES_KEPT || !b->kept)
        return;
    l->kept = b->kept;
    l->numbered = NULL;
    l->has = traits_of(b);
    l->taken++;
    if (l->relabelled && b->runs.n)
        l->first = str_copy(of_batch, b->runs.at[0].text);
}

static block *numbered(arena *of_batch, const kept_line *l)
{
    block *made = NEW(of_batch, block);
    *made = *l->kept;
    made->kept = l->kept;
    block_own_runs(of_batch, made);
    made->kept = made;
    made->label = l->label;
    if (made->runs.n)
        made->runs.at[0].text = l->first;
    return made;
}

/* The copy becomes one of the line with its number, which is the same in the next document too. */
static void relabel(arena *of_batch, arena *a, kept_line *l, block *b)
{
    if (!is_same_copy(l, b) || b->runs.at != b->kept->runs.at) {
        numbering_relabel(a, b, l->label);
        return;
    }
    if (!l->numbered)
        l->numbered = numbered(of_batch, l);
    b->label = l->label;
    b->runs = l->numbered->runs;
    b->kept = l->numbered;
}

static void take_line(arena *of_batch, arena *a, kept_line *l, block *b, body_traits *has)
{
    bool same = is_same_copy(l, b);
    if (l->relabelled)
        relabel(of_batch, a, l, b);
    if (!same)
        take_over(of_batch, l, b);
    add_traits(has, same ? l->has : traits_of(b));
}

/* Those to look at one by one from now on. */
static void find_apart(kept_body *k, const blocks *body)
{
    k->n_apart = 0;
    k->passes++;
    for (size_t i = 0; i < k->n; i++) {
        kept_line *l = &k->lines[i];
        l->apart = l->relabelled || l->has.assigns || l->has.refers || l->taken == BODIES_KEPT ||
                   (l->taken && !body->at[i].kept) ||
                   (k->passes > BODIES_KEPT && !is_same_copy(l, &body->at[i]));
        if (l->apart)
            k->apart[k->n_apart++] = i;
    }
}

static body_traits take(arena *of_batch, arena *a, kept_body *k, size_t others, blocks *body)
{
    body_traits has = {0};
    size_t n = others ? k->n : k->n_apart;
    for (size_t i = 0; i < n; i++) {
        size_t at = others ? i : k->apart[i];
        take_line(of_batch, a, &k->lines[at], &body->at[at], &has);
    }
    if (others)
        find_apart(k, body);
    return has;
}

static kept_body *note_before(arena *a, const blocks *body, bool renumber)
{
    kept_body *k = NEW(a, kept_body);
    *k = (kept_body){.renumber = renumber, .n = body->n};
    k->lines = NEW_ARRAY(a, kept_line, body->n + 1);
    k->apart = NEW_ARRAY(a, size_t, body->n + 1);
    for (size_t i = 0; i < body->n; i++) {
        block *b = &body->at[i];
        heading_note(a, b);
        k->lines[i] = (kept_line){.kept = b->kept,
                                  .kind = b->kind,
                                  .depth = b->depth,
                                  .restarts = b->restarts,
                                  .typed = str_copy(a, b->label),
                                  .look = b->look,
                                  .has = traits_of(b)};
    }
    return k;
}

static void note_after(arena *a, kept_body *k, const blocks *body)
{
    for (size_t i = 0; i < k->n; i++) {
        const block *b = &body->at[i];
        kept_line *l = &k->lines[i];
        l->heading = b->heading;
        l->relabelled = !str_eq(l->typed, b->label);
        if (!l->relabelled)
            continue;
        l->label = str_copy(a, b->label);
        if (b->runs.n)
            l->first = str_copy(a, b->runs.at[0].text);
    }
}

body_traits body_settle(arena *of_batch, body_memory *m, diags *d, blocks *body, bool renumber)
{
    kept_body *made = NULL;
    for (size_t i = 0; m && i < BODIES_KEPT && m->at[i]; i++) {
        compared c = compare(d->a, m->at[i], body, renumber);
        if (c.same)
            return take(of_batch, d->a, m->at[i], c.others, body);
    }
    size_t before = step_messages(d);
    if (m && m->tried < BODIES_KEPT)
        made = note_before(of_batch, body, renumber);
    heading_find(d->a, body);
    numbering_check(d, body, renumber);
    if (made && step_messages(d) == before) {
        note_after(of_batch, made, body);
        m->at[m->tried++] = made;
    }
    return (body_traits){true, true};
}
