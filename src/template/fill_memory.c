/* Results of filling, each with the values that it was made from. Knows nothing of how texts are
 * filled. */
#include "template/fill_memory.h"

#include "plan/heading.h"

enum { VARIANTS = 4 }; /* of a block; one that is different in every document is tried no more */

/* What a block came to, and why. */
typedef struct variant {
    const path_numbers *numbers; /* of the values below */
    data_looks looks;            /* values of one document alone as copies */
    const value **now;           /* what is found for each of them in the present one */
    blocks result;
    run *runs; /* of all these blocks, one after another */
    text_kind kind;
    size_t produced, n_runs;
} variant;

typedef struct kept_block {
    variant *at[VARIANTS];
    size_t n, tried; /* those kept, and all that were to be */
} kept_block;

/* Texts of one document alone are gone with it, and paragraphs within a list have its items. */
static kept_block *kept_of(const resolver *r, const body *text, size_t i)
{
    if (!r->memory || r->scope || text->a != r->memory->a)
        return NULL;
    if (!text->kept)
        ((body *)text)->kept = NEW_ARRAY(text->a, kept_block, text->blocks.n + 1); /* ours to note in */
    return &text->kept[i];
}

/* ---- recalling ---- */

static bool is_same(const value *a, const value *b)
{
    if (a == b)
        return true;
    if (!a || !b || a->n != b->n || a->key != b->key || a->layer != b->layer ||
        a->literal != b->literal || a->faulty != b->faulty || a->parsed || b->parsed)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!str_eq(a->lines[i].text, b->lines[i].text))
            return false;
    return true;
}

static bool holds(const resolver *r, variant *v, text_kind kind)
{
    bool good = v->numbers == r->data->numbers && v->kind == kind;
    for (size_t i = 0; i < v->looks.n && good; i++) {
        v->now[i] = data_peek_at(r->data, v->looks.at[i].path);
        good = is_same(v->looks.at[i].found, v->now[i]);
    }
    return good;
}

/* They count as looked up now. */
static void look_again(const resolver *r, const variant *v)
{
    for (size_t i = 0; i < v->looks.n; i++) {
        if (v->now[i])
            ((value *)v->now[i])->used = true; /* as data_get does */
        if (r->data->looks)
            *list_add(r->data->a, r->data->looks) = (data_look){v->looks.at[i].path, v->now[i]};
    }
}

static runs fresh_runs(arena *a, const runs *from)
{
    runs out = *from;
    out.cap = from->n;
    out.at = NULL;
    if (from->n)
        out.at =
            memcpy(arena_grow(a, NULL, 0, from->n * sizeof(run)), from->at, from->n * sizeof(run));
    return out;
}

static giao *fresh_giao(arena *a, const giao *from)
{
    giao *out = NEW(a, giao);
    *out = *from;
    for (size_t k = 0; k < GIAO_PARTS; k++)
        out->words[k] = fresh_runs(a, &from->words[k]);
    return out;
}

/* Bind goes on to change blocks and their runs. */
static void add_result(arena *a, const variant *v, blocks *into)
{
    runs fresh = fresh_runs(a, &(runs){.at = v->runs, .n = v->n_runs});
    if (v->result.n == 0)
        return;
    list_reserve(a, into, v->result.n);
    block *now = &into->at[into->n];
    memcpy(now, v->result.at, v->result.n * sizeof(block));
    into->n += v->result.n;
    for (const block *kept = v->result.at, *end = now + v->result.n; now < end; now++, kept++) {
        now->kept = kept;
        now->runs.at = fresh.at;
        if (now->runs.n)
            fresh.at += now->runs.n;
        if (now->giao)
            now->giao = fresh_giao(a, now->giao);
    }
}

bool memory_recall(resolver *r, const body *text, size_t i, text_kind kind, blocks *into)
{
    const kept_block *kept = kept_of(r, text, i);
    const variant *v = NULL;
    for (size_t k = 0; kept && k < kept->n && !v; k++)
        if (holds(r, kept->at[k], kind))
            v = kept->at[k];
    if (!v || !resolve_spend(r, v->produced, (pos){r->data->src, 0}))
        return false;
    look_again(r, v);
    add_result(r->d->a, v, into);
    return true;
}

/* ---- keeping ---- */

static size_t messages_of(const resolver *r)
{
    return step_messages(r->d) + (r->shared == r->d ? 0 : step_messages(r->shared));
}

void memory_begin(resolver *r, const body *text, size_t i, const blocks *into, memory_watch *w)
{
    *w = (memory_watch){.of = kept_of(r, text, i)};
    if (w->of && w->of->tried++ >= VARIANTS)
        w->of = NULL;
    if (!w->of)
        return;
    data *values = (data *)r->data; /* the document's own, which bind makes */
    if (!values->looks)
        values->looks = &w->own;
    w->looks = values->looks;
    w->from_look = w->looks->n;
    w->from_block = into->n;
    w->notes = r->p->notes.n;
    w->messages = messages_of(r);
    w->missing = r->missing;
    w->produced = r->produced;
}

/* False for a place in a row of a list: it goes with the row's document, and another row that says
 * the same has it elsewhere. */
static bool is_lasting(pos at)
{
    return !at.src || !at.src->of;
}

static bool keep_runs(arena *a, runs *r)
{
    bool good = true;
    *r = fresh_runs(a, r);
    for (size_t i = 0; i < r->n; i++) {
        r->at[i].text = str_copy(a, r->at[i].text);
        r->at[i].from = NULL; /* told of single documents alone */
        good = good && is_lasting(r->at[i].at);
    }
    return good;
}

/* False for a table with references, which bind changes in place, and one of a list's row. */
static bool keep_cells(arena *a, row *to)
{
    bool good = is_lasting(to->at);
    cell *cells = to->cells.n ? NEW_ARRAY(a, cell, to->cells.n) : NULL;
    for (size_t c = 0; c < to->cells.n; c++) {
        cells[c] = to->cells.at[c];
        good = good && is_lasting(cells[c].at);
        size_t n = cells[c].paragraphs.n;
        runs *paragraphs = n ? NEW_ARRAY(a, runs, n) : NULL;
        for (size_t k = 0; k < n; k++) {
            paragraphs[k] = cells[c].paragraphs.at[k];
            good = keep_runs(a, &paragraphs[k]) && good;
            for (size_t i = 0; i < paragraphs[k].n; i++)
                good = good && paragraphs[k].at[i].kind != RUN_REFERENCE;
        }
        cells[c].paragraphs.at = paragraphs;
        cells[c].paragraphs.cap = n;
    }
    to->cells.at = cells;
    to->cells.cap = to->cells.n;
    return good;
}

static bool keep_table(arena *a, table **t)
{
    bool good = true;
    table *out = NEW(a, table);
    *out = **t;
    out->rows.at = out->rows.n ? NEW_ARRAY(a, row, out->rows.n) : NULL;
    out->rows.cap = out->rows.n;
    out->columns = NEW_ARRAY(a, alignment, out->n_columns + 1);
    if (out->n_columns)
        memcpy(out->columns, (*t)->columns, out->n_columns * sizeof *out->columns);
    for (size_t i = 0; i < out->rows.n; i++) {
        out->rows.at[i] = (*t)->rows.at[i];
        good = keep_cells(a, &out->rows.at[i]) && good;
    }
    *t = out;
    return good;
}

static bool keep_block(arena *a, block *b)
{
    heading_note(a, b);
    b->kept = NULL;
    bool good = keep_runs(a, &b->runs) && is_lasting(b->at) &&
                (!b->phan_cong || is_lasting(b->phan_cong->at)) &&
                (!b->giao || is_lasting(b->giao->at));
    b->label = str_copy(a, b->label);
    if (b->giao)
        b->giao = fresh_giao(a, b->giao);
    for (size_t k = 0; b->giao && k < GIAO_PARTS; k++)
        good = keep_runs(a, &b->giao->words[k]) && good;
    return good && (!b->table || keep_table(a, &b->table));
}

/* All runs one after another, so that they are copied at once. */
static void keep_together(arena *a, variant *v)
{
    v->runs = v->n_runs ? NEW_ARRAY(a, run, v->n_runs) : NULL;
    for (size_t i = 0, at = 0; i < v->result.n; i++) {
        runs *of = &v->result.at[i].runs;
        if (of->n)
            memcpy(v->runs + at, of->at, of->n * sizeof(run));
        of->at = of->n ? v->runs + at : NULL;
        of->cap = of->n;
        at += of->n;
    }
}

static const value *keep_value(arena *a, const value *v)
{
    if (!v || v->shared)
        return v;
    value *out = NEW(a, value);
    line *lines = NEW_ARRAY(a, line, v->n + 1);
    *out = (value){.key = v->key,
                   .lines = lines,
                   .n = v->n,
                   .layer = v->layer,
                   .literal = v->literal,
                   .faulty = v->faulty};
    for (size_t i = 0; i < v->n; i++)
        lines[i].text = str_copy(a, v->lines[i].text);
    return out;
}

/* Once for a path: no value changes while a text is filled. */
static void keep_look(arena *a, variant *v, const data_look *look)
{
    for (size_t i = 0; i < v->looks.n; i++)
        if (v->looks.at[i].path == look->path)
            return;
    *list_add(a, &v->looks) = (data_look){look->path, keep_value(a, look->found)};
}

/* Nothing but text came of it, from values that can be compared. */
static bool is_plain(const resolver *r, const memory_watch *w)
{
    bool plain = r->p->notes.n == w->notes && messages_of(r) == w->messages &&
                 r->missing == w->missing;
    for (size_t i = w->from_look; i < w->looks->n && plain; i++) {
        const value *v = w->looks->at[i].found;
        plain = !v || v->shared || !v->parsed;
    }
    return plain;
}

void memory_end(resolver *r, text_kind kind, const blocks *into, memory_watch *w)
{
    if (!w->of)
        return;
    if (w->looks == &w->own)
        ((data *)r->data)->looks = NULL;
    if (!is_plain(r, w))
        return;
    arena *a = r->memory->a;
    variant *v = NEW(a, variant);
    *v = (variant){.numbers = r->data->numbers, .kind = kind, .produced = r->produced - w->produced};
    for (size_t i = w->from_look; i < w->looks->n; i++)
        keep_look(a, v, &w->looks->at[i]);
    v->now = NEW_ARRAY(a, const value *, v->looks.n + 1);
    for (size_t i = w->from_block; i < into->n; i++) {
        block *kept = list_add(a, &v->result);
        *kept = into->at[i];
        if (!keep_block(a, kept))
            return;
        v->n_runs += kept->runs.n;
    }
    keep_together(a, v);
    w->of->at[w->of->n++] = v;
}
