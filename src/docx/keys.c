/* Things of a plan as bytes: all of them that is read where XML is written. */
#include "docx/pieces.h"

#include <stdint.h>

static void key_bytes(writing *w, const void *bytes, size_t n)
{
    char *to = key_room(w, n);
    if (to && n)
        memcpy(to, bytes, n);
}

void key_number(writing *w, long n)
{
    key_bytes(w, &n, sizeof n);
}

void key_real(writing *w, double n)
{
    key_bytes(w, &n, sizeof n);
}

/* Words and what goes with them: the head says how many bytes there are. */
static void key_headed(writing *w, const void *head, size_t n, str words)
{
    char *to = key_room(w, n + words.n);
    if (!to)
        return;
    memcpy(to, head, n);
    if (words.n)
        memcpy(to + n, words.p, words.n);
}

void key_words(writing *w, str words)
{
    key_headed(w, &words.n, sizeof words.n, words);
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
        key_headed(w, &head, sizeof head, now->text);
        if (now->target)
            key_words(w, w->p->targets.at[now->target - 1].name);
    }
}

void key_paragraph(writing *w, const paragraph *how, size_t room, size_t target)
{
    const size_t own[] = {how->style,
                          how->keep_next,
                          how->keep_lines,
                          how->before_table,
                          (size_t)how->left,
                          (size_t)how->right,
                          (size_t)how->hanging,
                          how->from_left,
                          room,
                          target};
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
