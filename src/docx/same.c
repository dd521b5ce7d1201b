/* Compares where blocks come from, and whether they were changed since. Knows nothing of what the
 * XML says, but what it is made from (document.c: how_of). */
#include "docx/same.h"

/* ---- is it what it was copied from? ---- */

/* Texts are never written over: the same place is the same text. */
static inline bool is_run(const run *one, const run *other)
{
    return one->text.p == other->text.p && one->text.n == other->text.n &&
           one->kind == other->kind && one->marks == other->marks && one->note == other->note &&
           one->target == other->target;
}

static inline bool is_kept(const block *b)
{
    const block *kept = b->kept;
    bool same = kept && b->table == kept->table && b->runs.n == kept->runs.n;
    if (same && b->runs.at == kept->runs.at)
        return true;
    for (size_t i = 0; same && i < b->runs.n; i++)
        same = is_run(&b->runs.at[i], &kept->runs.at[i]);
    return same;
}

/* ---- looks ---- */

enum { BELOW_NOTHING = 1, BELOW_TABLE, BELOW_CENTRED, BELOW_OTHER }; /* what stands under a block */

static inline unsigned look_of(const blocks *all, size_t i)
{
    const block *b = &all->at[i], *next = b + 1;
    if (b->target || b->table || (b->remark && i == 0) || (unsigned)b->depth > UINT16_MAX)
        return SAME_NO_LOOK;
    unsigned below = BELOW_OTHER;
    if (i + 1 == all->n)
        below = BELOW_NOTHING;
    else if (next->table)
        below = BELOW_TABLE;
    else if (next->kind == BLOCK_GIUA)
        below = BELOW_CENTRED;
    return (unsigned)b->kind << 8 | (unsigned)b->heading << 5 | (unsigned)b->remark << 4 |
           below << 1 | (unsigned)b->depth << 16;
}

/* The last two of a text that is kept with what follows hang on that. */
static size_t looked_to(const blocks *all, bool kept)
{
    size_t last = kept ? 2 : 0;
    return all->n > last ? all->n - last : 0;
}

unsigned same_look(const blocks *all, size_t i, bool kept)
{
    return i < looked_to(all, kept) ? look_of(all, i) : SAME_NO_LOOK;
}

/* ---- stretches ---- */

static inline size_t written(writing *w, const blocks *all, size_t i, size_t to, unsigned fixed)
{
    part_pieces *p = w->pieces;
    if (!p || p->within || p->first.form != p->form)
        return i;
    const piece *all_known = p->first.pieces.at, *first = all_known + p->first.next, *next = first;
    for (const piece *end = all_known + p->first.pieces.n; i < to && next < end; i++, next++) {
        const block *b = &all->at[i];
        unsigned look = fixed ? fixed : look_of(all, i);
        if (!b->kept || next->kept != b->kept || look == SAME_NO_LOOK || next->look != look ||
            !is_kept(b))
            break;
    }
    if (next > first)
        pieces_copy_first(w, first->xml, next[-1].xml + next[-1].xml_n);
    p->first.next += (size_t)(next - first);
    return i;
}

size_t same_blocks(writing *w, const blocks *all, size_t i, bool kept)
{
    return written(w, all, i, looked_to(all, kept), SAME_NO_LOOK);
}

size_t same_grounds(writing *w, const blocks *all, size_t i)
{
    return written(w, all, i, all->n, SAME_GROUND);
}

/* ---- one by one ---- */

bool same_key(writing *w, const block *b)
{
    part_pieces *p = w->pieces;
    if (!p || !p->met || !b->kept || p->first.pieces.at[p->first.next].kept != b->kept ||
        !is_kept(b))
        return false;
    key_is_met(w);
    return true;
}

/* Words that refer hang on what they refer to. */
static bool refers(const runs *r)
{
    bool found = false;
    for (size_t i = 0; i < r->n; i++)
        found = found || r->at[i].target || r->at[i].kind == RUN_REFERENCE;
    return found;
}

static bool hangs_on_others(const block *b)
{
    bool hangs = refers(&b->runs);
    for (size_t r = 0; b->table && r < b->table->rows.n; r++) {
        const row *of = &b->table->rows.at[r];
        for (size_t c = 0; c < of->cells.n; c++)
            for (size_t i = 0; i < of->cells.at[c].paragraphs.n; i++)
                hangs = hangs || refers(&of->cells.at[c].paragraphs.at[i]);
    }
    return hangs;
}

void same_note(writing *w, const block *b, unsigned look)
{
    piece *found = w->pieces->found;
    if (!found || (found->kept == b->kept && found->look == look) || !is_kept(b) ||
        hangs_on_others(b))
        return;
    found->kept = b->kept;
    found->look = look;
}
