/* Compares where blocks come from, and whether they were changed since. Knows nothing of what the XML
 * says. */
#include "docx/same.h"

/* The copy's runs are often the kept ones themselves. */
static bool has_runs_of(const block *b, const block *kept)
{
    return b->runs.n == kept->runs.n &&
           (b->runs.n == 0 || b->runs.at == kept->runs.at ||
            memcmp(b->runs.at, kept->runs.at, b->runs.n * sizeof(run)) == 0);
}

static bool is_kept(const block *b, const block *kept)
{
    return b->table == kept->table && has_runs_of(b, kept);
}

bool same_add(writing *w, const block *b, unsigned look)
{
    part_pieces *p = w->pieces;
    if (!p || !b->kept || p->first.form != p->form || p->first.next >= p->first.pieces.n)
        return false;
    const piece *next = &p->first.pieces.at[p->first.next];
    if (next->kept != b->kept || next->look != look || p->depth || !is_kept(b, b->kept))
        return false;
    if (p->same_to != next->xml) {
        same_end(w);
        p->same_from = next->xml;
    }
    p->same_to = next->xml + next->xml_n;
    p->first.next++;
    return true;
}

void same_end(writing *w)
{
    part_pieces *p = w->pieces;
    if (!p || p->same_from == p->same_to)
        return;
    pieces_copy_first(w, p->same_from, p->same_to);
    p->same_from = p->same_to = 0;
}

bool same_key(writing *w, const block *b)
{
    part_pieces *p = w->pieces;
    if (!p || !p->met || !b->kept || p->first.pieces.at[p->first.next].kept != b->kept ||
        !is_kept(b, b->kept))
        return false;
    key_is_met(w);
    return true;
}

/* Words that refer hang on what they refer to. */
static bool hangs_on_others(const runs *r)
{
    bool hangs = false;
    for (size_t i = 0; i < r->n; i++)
        hangs = hangs || r->at[i].target || r->at[i].kind == RUN_REFERENCE;
    return hangs;
}

void same_note(writing *w, const block *b, unsigned look)
{
    piece *found = w->pieces->found;
    if (!found || !b->kept || (found->kept == b->kept && found->look == look) ||
        !is_kept(b, b->kept) || hangs_on_others(&b->runs))
        return;
    found->kept = b->kept;
    found->look = look;
}
