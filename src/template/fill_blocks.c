/* A walk over parsed blocks: lists and texts taken in, tables, paragraphs that come to nothing left
 * out. Knows no documents. */
#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/table_settle.h"
#include "template/fill_memory.h"
#include "template/fill_runs.h"

/* ---- tables ---- */

typedef struct row_walk {
    const table *from;
    table *into;
} row_walk;

static void walk_rows(resolver *r, void *context, size_t from, size_t to)
{
    const row_walk *w = context;
    arena *a = r->d->a;
    for (size_t i = from; i < to; i++) {
        const row *now = &w->from->rows.at[i];
        if (now->tag) {
            if (now->tag->kind != TAG_CLOSE && now->tag->close > i) {
                fill_times(r, now->tag, i, walk_rows, context);
                i = now->tag->close;
            }
            continue;
        }
        row filled = {.heading = now->heading, .at = now->at};
        for (size_t c = 0; c < now->cells.n; c++) {
            cell *in = list_add(a, &filled.cells);
            *in = now->cells.at[c];
            in->paragraphs.at = NULL;
            in->paragraphs.n = in->paragraphs.cap = 0;
            for (size_t k = 0; k < now->cells.at[c].paragraphs.n; k++)
                fill_runs(r, &now->cells.at[c].paragraphs.at[k], list_add(a, &in->paragraphs));
        }
        *list_add(a, &w->into->rows) = filled;
    }
}

static table *fill_table(resolver *r, const table *from)
{
    table *into = NEW(r->d->a, table);
    row_walk w = {from, into};
    into->columns = from->columns;
    into->n_columns = from->n_columns;
    into->even = from->even;
    walk_rows(r, &w, 0, from->rows.n);
    if (table_has_tags(from))
        table_join(r->d, into);
    table_settle(r->d, into);
    return into;
}

/* ---- blocks ---- */

/* True for the block of a tag whose section reaches to another. */
static bool opens_section(const block *b, size_t i)
{
    return b->kind == BLOCK_THE && b->tag->kind != TAG_CLOSE && b->tag->close > i;
}

typedef struct block_walk {
    const body *from;
    text_kind kind;
    blocks *into;
} block_walk;

static bool is_text(const known_key *k)
{
    return k && (k->kind == KEY_LINES || k->kind == KEY_TEXT || k->kind == KEY_BODY);
}

/* A hole alone on its line takes in a whole list or text; what a template would take in may be
 * absent, what an input asks for may not. */
static bool splice(resolver *r, const block *now, text_kind kind, blocks *into)
{
    const run *only = now->runs.n == 1 ? &now->runs.at[0] : NULL;
    if (now->kind != BLOCK_DOAN || !only || only->kind != RUN_HOLE || only->tag->filters.n)
        return false;
    const value *v = resolve_name(r, only->text);
    const known_key *k = resolve_key(r->d->a, r->data->names, r->scope, only->text);
    bool whole_item = v && str_eq(only->text, S(".")) && v->key && v->key->kind == KEY_TEXT;
    if (!whole_item && !is_text(k))
        return false;
    bool asked = now->at.src == r->data->src;
    if (v && !value_is_blank(v))
        fill_value(r, v, only->at, kind, into);
    else if (asked)
        resolve_missing(r, only->text, only->at);
    return true;
}

static bool has_tags(const runs *r)
{
    bool has = r->n == 0; /* comments alone */
    for (size_t i = 0; i < r->n && !has; i++)
        has = r->at[i].tag;
    return has;
}

static giao *fill_giao(resolver *r, const giao *from)
{
    giao *into = NEW(r->d->a, giao);
    *into = *from;
    for (size_t k = 0; k < GIAO_PARTS; k++) {
        into->words[k] = (runs){0};
        fill_runs(r, &from->words[k], &into->words[k]);
    }
    return into;
}

bool fill_is_gone(arena *a, const block *filled, text_kind kind)
{
    for (size_t i = 0; i < filled->runs.n; i++)
        if (filled->runs.at[i].kind == RUN_NOTE || filled->runs.at[i].kind == RUN_REFERENCE)
            return false;
    str words = runs_text(a, &filled->runs);
    if (str_starts(words, filled->label))
        words = str_after(words, filled->label.n);
    words = utf8_trim(words);
    bool sign = str_eq(words, S("-")) || str_eq(words, S("+"));
    return words.n == 0 || (sign && kind == TEXT_ENTRIES);
}

static void walk_blocks(resolver *r, void *context, size_t from, size_t to);

static void walk_block(resolver *r, const block_walk *w, size_t i)
{
    const block *now = &w->from->blocks.at[i];
    if (now->kind == BLOCK_THE) {
        if (opens_section(now, i))
            fill_times(r, now->tag, i, walk_blocks, (void *)w);
        return;
    }
    if (splice(r, now, w->kind, w->into))
        return;
    block filled = *now;
    bool simple = !now->table && !now->giao && !now->phan_cong;
    open_watch watch;
    filled.runs = (runs){0};
    open_begin(r, simple, &watch);
    fill_runs(r, &now->runs, &filled.runs);
    if (now->table)
        filled.table = fill_table(r, now->table);
    if (now->giao)
        filled.giao = fill_giao(r, now->giao);
    bool gone = now->table       ? filled.table->rows.n == 0
                : now->phan_cong ? false
                                 : has_tags(&now->runs) && fill_is_gone(r->d->a, &filled, w->kind);
    if (!gone)
        *list_add(r->d->a, w->into) = filled;
    open_end(r, now, gone, w->into, &watch);
}

void fill_open(resolver *r, const block *open, block *out)
{
    *out = *open;
    out->kept = NULL;
    out->look = (heading_look){0};
    out->runs = (runs){0};
    fill_runs(r, &open->runs, &out->runs);
}

static void walk_blocks(resolver *r, void *context, size_t from, size_t to)
{
    const block_walk *w = context;
    for (size_t i = from; i < to; i++) {
        const block *now = &w->from->blocks.at[i];
        if (!memory_recall(r, w->from, i, w->kind, w->into)) {
            memory_watch watch;
            memory_begin(r, w->from, i, w->into, &watch);
            walk_block(r, w, i);
            memory_end(r, w->kind, w->into, &watch);
        }
        if (opens_section(now, i))
            i = now->tag->close;
    }
}

phrase fill_line(resolver *r, const body *text, pos at)
{
    const body *around = r->body;
    blocks made = {0};
    memory_watch watch;
    open_watch holes;
    if (text->blocks.n && !memory_recall(r, text, 0, TEXT_PHRASE, &made)) {
        const block *only = &text->blocks.at[0];
        memory_begin(r, text, 0, &made, &watch);
        r->body = text;
        open_begin(r, true, &holes);
        block *filled = list_add(r->d->a, &made);
        *filled = *only;
        filled->runs = (runs){0};
        fill_runs(r, &only->runs, &filled->runs);
        open_end(r, only, false, &made, &holes);
        r->body = around;
        memory_end(r, TEXT_PHRASE, &made, &watch);
    }
    if (made.n && made.at[0].refers)
        block_own_runs(r->d->a, &made.at[0]);
    return (phrase){.text = made.n ? runs_text(r->d->a, &made.at[0].runs) : (str){0},
                    .runs = made.n ? made.at[0].runs : (runs){0},
                    .at = at};
}

void fill_blocks(resolver *r, const body *text, text_kind kind, blocks *into)
{
    const body *around = r->body;
    block_walk w = {text, kind, into};
    memory_watch watch;
    if (memory_recall(r, text, text->blocks.n, kind, into))
        return;
    r->body = text;
    memory_begin(r, text, text->blocks.n, into, &watch);
    walk_blocks(r, &w, 0, text->blocks.n);
    memory_end(r, kind, into, &watch);
    r->body = around;
}

/* What a text costs in memory, roughly. */
static size_t value_size(const value *v)
{
    size_t bytes = 0;
    for (size_t i = 0; i < v->n; i++)
        bytes += v->lines[i].text.n + BLOCK_COST;
    return bytes;
}

void fill_value(resolver *r, const value *v, pos at, text_kind kind, blocks *into)
{
    bool within_other = r->open.n > 0;
    if ((within_other && !resolve_spend(r, value_size(v), at)) || !resolve_enter(r, v, at))
        return;
    const scope *around = r->scope;
    const number_set *leaves = r->leaves;
    r->scope = NULL;
    r->leaves = NULL;
    fill_blocks(r, value_text(r, v, kind), kind, into);
    r->scope = around;
    r->leaves = leaves;
    resolve_leave(r);
}
