/* Texts of footnotes as a body declares them, "[^1]: text", and their order, which is that of the
 * signs in the text. Knows of a body no more than its runs. */
#include "plan/body_notes.h"

#include "plan/inline.h"

bool body_note_is_text(str text, str *id, size_t *begins)
{
    size_t close = str_starts(text, S("[^")) ? str_find(text, S("]:")) : text.n;
    if (close == text.n || close < 3 || close > LONGEST_NOTE_SIGN)
        return false;
    *id = str_slice(text, 2, close);
    *begins = close + 2;
    return true;
}

static void add_note(inline_scope *s, const line *l, str id, size_t begins, note_list *notes)
{
    arena *a = s->d->a;
    const known_note *before = map_get(&s->notes, id);
    if (before) {
        diag_add_both(s->d, DIAG_NOTE_TEXT_TWICE, l->at, notes->at[before->index].at, ARGS(id));
        return;
    }
    known_note *known = NEW(a, known_note);
    known->index = notes->n;
    map_set(&s->notes, id, known);
    note *added = list_add(a, notes);
    *added = (note){.id = id, .at = l->at};
    while (begins < l->text.n && l->text.p[begins] == ' ')
        begins++;
    if (begins == l->text.n)
        diag_add(s->d, DIAG_NOTE_EMPTY, l->at, ARGS(id));
    const inline_scope within = {.d = s->d, .notes.a = a, .literal = s->literal, .no_notes = true};
    inline_parse(&within, l, begins, l->text.n, &added->text);
}

void body_notes_collect(inline_scope *s, const body_lines *lines, note_list *notes)
{
    for (size_t i = 0; i < lines->n;) {
        bool verbatim = lines->at[i].verbatim;
        line l = body_lines_next(s->d->a, lines, &i);
        str id;
        size_t begins;
        if (!verbatim && body_note_is_text(l.text, &id, &begins))
            add_note(s, &l, id, begins, notes);
    }
}

typedef struct ordering {
    arena *a;
    const note_list *notes; /* in the order of their texts */
    size_t *order; /* of each of them: which one referred to it is, from 1; 0: none so far */
    body *out;
} ordering;

static void order_notes(const ordering *o, runs *text)
{
    for (size_t i = 0; i < text->n; i++) {
        run *r = &text->at[i];
        if (r->kind != RUN_NOTE)
            continue;
        if (o->order[r->note] == 0) {
            *list_add(o->a, &o->out->notes) = o->notes->at[r->note];
            o->order[r->note] = o->out->notes.n;
        }
        r->note = (uint32_t)(o->order[r->note] - 1);
    }
}

void body_notes_settle(diags *d, const note_list *notes, body *out)
{
    const ordering o = {d->a, notes, NEW_ARRAY(d->a, size_t, notes->n + 1), out};
    for (size_t i = 0; i < out->blocks.n; i++) {
        block *b = &out->blocks.at[i];
        order_notes(&o, &b->runs);
        for (size_t r = 0; b->table && r < b->table->rows.n; r++)
            for (size_t c = 0; c < b->table->rows.at[r].cells.n; c++) {
                cell *in = &b->table->rows.at[r].cells.at[c];
                for (size_t k = 0; k < in->paragraphs.n; k++)
                    order_notes(&o, &in->paragraphs.at[k]);
            }
    }
    for (size_t i = 0; i < notes->n; i++)
        if (o.order[i] == 0)
            diag_add(d, DIAG_NOTE_NOT_REFERRED, notes->at[i].at, ARGS(notes->at[i].id));
}
