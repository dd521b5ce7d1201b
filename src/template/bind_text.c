/* From outlines to the plan's blocks. A hole alone on its line takes in a whole value; any other
 * is a word or two. */
#include "template/bind_text.h"

#include "plan/inline.h"
#include "plan/outline.h"

/* Holes filled, notes numbered after those the plan already has. */
static runs settle_runs(binding *b, const runs *from, size_t first_note)
{
    runs filled = resolve_runs(&b->resolver, from);
    for (size_t i = 0; i < filled.n; i++)
        if (filled.at[i].kind == RUN_NOTE)
            filled.at[i].note += first_note;
    return filled;
}

static void settle_table(binding *b, table *t, size_t first_note)
{
    for (size_t r = 0; r < t->rows.n; r++)
        for (size_t c = 0; c < t->rows.at[r].cells.n; c++) {
            cell *in = &t->rows.at[r].cells.at[c];
            for (size_t k = 0; k < in->paragraphs.n; k++)
                in->paragraphs.at[k] = settle_runs(b, &in->paragraphs.at[k], first_note);
        }
}

/* A hole alone on its line takes in a whole list or text. */
static bool splice(binding *b, const block *now, text_kind kind, blocks *into)
{
    bool alone = now->kind == BLOCK_DOAN && now->runs.n == 1 && now->runs.at[0].kind == RUN_HOLE;
    if (!alone || now->runs.at[0].text.n == 0)
        return false;
    str path = now->runs.at[0].text;
    const known_key *key = resolve_key(b->d->a, path);
    bool optional = now->at.src != b->data->src && key && key->kind != KEY_LINE;
    if (key && key->kind == KEY_LINE)
        return false;
    const value *v = resolve_value(&b->resolver, path, now->at, !optional);
    if (!v)
        return true; /* reported; or what a skeleton would take in is not in the input */
    bind_value(b, v, now->runs.at[0].at, kind, into);
    return true;
}

static void append_body(binding *b, const body *from, text_kind kind, blocks *into)
{
    size_t first_note = b->p->notes.n;
    for (size_t i = 0; i < from->notes.n; i++) {
        note *added = list_add(b->d->a, &b->p->notes);
        *added = from->notes.at[i];
    }
    for (size_t i = 0; i < from->blocks.n; i++) {
        block now = from->blocks.at[i];
        if (splice(b, &now, kind, into))
            continue;
        now.runs = settle_runs(b, &now.runs, first_note);
        if (now.table)
            settle_table(b, now.table, first_note);
        *list_add(b->d->a, into) = now;
    }
    for (size_t i = first_note; i < first_note + from->notes.n; i++)
        b->p->notes.at[i].text = resolve_runs(&b->resolver, &b->p->notes.at[i].text);
}

void bind_lines(binding *b, const line *lines, size_t n, text_kind kind, bool literal, blocks *into)
{
    outline_options how = {.literal = literal, .sections = kind == TEXT_WHOLE};
    body parsed;
    if (kind == TEXT_LIST)
        outline_list(b->d, lines, n, how, &parsed);
    else
        outline_parse(b->d, lines, n, how, &parsed);
    append_body(b, &parsed, kind, into);
}

/* What a text costs in memory, roughly. */
static size_t value_size(const value *v)
{
    size_t bytes = 0;
    for (size_t i = 0; i < v->n; i++)
        bytes += v->lines[i].text.n + sizeof(block);
    return bytes;
}

void bind_value(binding *b, const value *v, pos at, text_kind kind, blocks *into)
{
    bool within_other = b->resolver.open.n > 0;
    if ((within_other && !resolve_spend(&b->resolver, value_size(v), at)) ||
        !resolve_enter(&b->resolver, v, at))
        return;
    bind_lines(b, v->lines, v->n, kind, v->literal, into);
    resolve_leave(&b->resolver);
}

phrase bind_phrase(binding *b, const line *l, bool literal)
{
    runs words = outline_line(b->d, l, (outline_options){.literal = literal});
    words = resolve_runs(&b->resolver, &words);
    return (phrase){runs_text(b->d->a, &words), words, l->at};
}

phrase bind_title(binding *b, const line *l, bool literal)
{
    phrase title = bind_phrase(b, l, literal);
    runs_capitalize(b->d->a, &title.runs);
    title.text = runs_text(b->d->a, &title.runs);
    return title;
}
