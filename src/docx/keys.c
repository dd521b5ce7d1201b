/* Things of a plan as bytes: all of them that is read where XML is written. */
#include "docx/pieces.h"

#include <stdint.h>

static inline void key_bytes(writing *w, const void *bytes, size_t n)
{
    part_pieces *p = w->pieces;
    if (!p || n == 0)
        return;
    if (p->met && n <= (size_t)(p->expected - p->met) && memcmp(p->met, bytes, n) == 0)
        p->met += n;
    else
        key_differs(w, bytes, n);
}

void key_number(writing *w, long n)
{
    key_bytes(w, &n, sizeof n);
}

void key_real(writing *w, double n)
{
    key_bytes(w, &n, sizeof n);
}

void key_words(writing *w, str words)
{
    key_bytes(w, &words.n, sizeof words.n);
    key_bytes(w, words.p, words.n);
}

void key_runs(writing *w, const runs *r)
{
    key_number(w, (long)r->n);
    for (size_t i = 0; i < r->n && w->pieces; i++) {
        const run *now = &r->at[i];
        const struct {
            size_t n;
            uint32_t kind, marks, note, target;
        } head = {now->text.n, now->kind, now->marks, now->note, now->target};
        key_bytes(w, &head, sizeof head);
        key_bytes(w, now->text.p, now->text.n);
        if (now->target)
            key_words(w, w->p->targets.at[now->target - 1].name);
    }
}

void key_paragraph(writing *w, const paragraph *how, size_t room, size_t target)
{
    const unsigned flags = (unsigned)how->keep_next | (unsigned)how->keep_lines << 1 |
                           (unsigned)how->before_table << 2 | (unsigned)how->from_left << 3;
    const uint32_t own[] = {how->style,
                            flags,
                            (uint32_t)how->left,
                            (uint32_t)how->right,
                            (uint32_t)how->hanging,
                            (uint32_t)room,
                            (uint32_t)target};
    key_bytes(w, own, sizeof own);
}

void key_table(writing *w, const table *t)
{
    const size_t own[] = {t->n_columns, t->ordinals, t->even, t->rows.n};
    key_bytes(w, own, sizeof own);
    key_bytes(w, t->columns, t->n_columns * sizeof *t->columns);
    for (size_t r = 0; r < t->rows.n && w->pieces; r++) {
        const row *of = &t->rows.at[r];
        const size_t all[] = {of->heading, of->kind, of->cells.n};
        key_bytes(w, all, sizeof all);
        for (size_t c = 0; c < of->cells.n; c++) {
            const cell *in = &of->cells.at[c];
            const size_t shape[] = {in->across, in->down, in->paragraphs.n};
            key_bytes(w, shape, sizeof shape);
            for (size_t i = 0; i < in->paragraphs.n; i++)
                key_runs(w, &in->paragraphs.at[i]);
        }
    }
}
