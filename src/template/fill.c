/* A walk over parsed blocks and runs with a stack of scopes. Knows no documents. */
#include "template/fill.h"

#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/plan.h"
#include "plan/table_settle.h"
#include "template/fill_memory.h"
#include "template/filter.h"

enum { BLOCK_COST = 96 }; /* bytes of memory that a paragraph takes, about */

/* ---- sections ---- */

bool value_has_tags(const value *v)
{
    bool has = false;
    for (size_t i = 0; i < v->n && !v->literal && !has; i++)
        has = str_find(v->lines[i].text, S("{{")) < v->lines[i].text.n;
    return has;
}

const value *value_item(arena *a, const value *list, size_t i)
{
    value *item = NEW(a, value);
    *item = *list;
    item->lines = &list->lines[i];
    item->n = 1;
    item->at = list->lines[i].at;
    memset(item->text, 0, sizeof item->text);
    item->shared = false;
    return item;
}

const value *value_items(resolver *r, const value *list, pos at)
{
    if (!value_has_tags(list))
        return list;
    blocks entries = {0};
    LIST(line) lines = {0};
    fill_value(r, list, at, TEXT_ENTRIES, &entries);
    for (size_t i = 0; i < entries.n; i++)
        *list_add(r->d->a, &lines) =
            (line){.text = runs_text(r->d->a, &entries.at[i].runs), .at = entries.at[i].at};
    value *items = NEW(r->d->a, value);
    *items = *list;
    items->lines = lines.at;
    items->n = lines.n;
    items->literal = true;
    return items;
}

typedef void (*inside)(resolver *r, void *context, size_t from, size_t to);

/* What a section comes to: calls back for each time that what is in it stands. */
static void each_time(resolver *r, const tag *t, size_t at, inside fill, void *context)
{
    const value *v = resolve_name(r, t->name);
    bool holds = resolve_holds(r, t->name);
    bool list = v && v->key && v->key->kind == KEY_LINES;
    scope inner = {.outer = r->scope};
    if (t->kind == TAG_INVERTED || !holds) {
        if (t->kind == TAG_INVERTED && !holds)
            fill(r, context, at + 1, t->close);
        return;
    }
    if (!v)
        inner.section = utf8_fold(r->d->a, t->name);
    if (list)
        v = value_items(r, v, t->at);
    size_t times = list ? v->n : 1;
    for (size_t i = 0; i < times; i++) {
        if (list && v->lines[i].text.n == 0)
            continue;
        if (v)
            inner.item = list ? value_item(r->d->a, v, i) : v;
        if (!resolve_spend(r, BLOCK_COST, t->at)) /* about what each time costs */
            return;
        r->scope = &inner;
        fill(r, context, at + 1, t->close);
        r->scope = inner.outer;
    }
}

/* ---- runs ---- */

static bool filtered(resolver *r, const tag *t, const value *v, str *words)
{
    if (v->faulty)
        return false;
    for (size_t i = 0; i < t->filters.n; i++) {
        const tag_filter *f = &t->filters.at[i];
        const filter *known = filter_find(utf8_fold(r->d->a, f->name));
        bool fits = known && filter_takes_argument(known) == (f->argument.n > 0);
        if (!fits || !filter_apply(r->d, known, f->argument, *words, t->at, t->name, words))
            return false;
    }
    return true;
}

str fill_words(resolver *r, const value *v, pos at)
{
    key_kind of = v->key ? v->key->kind : KEY_LINE;
    bool one_line = key_takes_one_line(of); /* of several, reading reported it */
    if (v->parsed || (v->n > 1 && !one_line)) {
        diag_add(r->d, DIAG_PATH_MANY_LINES, at, ARGS(v->path));
        return (str){0};
    }
    if (of != KEY_PHRASE && !value_has_tags(v))
        return value_line(v).text;
    if (!resolve_spend(r, 1, at) || !resolve_enter(r, v, at))
        return (str){0};
    const scope *around = r->scope;
    r->scope = NULL;
    text_kind kind = of == KEY_PHRASE ? TEXT_PHRASE : TEXT_WORDS;
    str words = fill_phrase(r, value_text(r, v, kind), at).text;
    r->scope = around;
    resolve_leave(r);
    return words;
}

static void fill_hole(resolver *r, const run *hole, runs *into)
{
    const value *v = resolve_name(r, hole->text);
    if (!v || value_is_blank(v)) {
        resolve_missing(r, hole->text, hole->at);
        return;
    }
    run filled = *hole;
    filled.kind = RUN_TEXT;
    filled.text = fill_words(r, v, hole->at);
    filled.from = v;
    filled.tag = NULL;
    if (!resolve_spend(r, filled.text.n, hole->at))
        return;
    if (filtered(r, hole->tag, v, &filled.text) && filled.text.n)
        *list_add(r->d->a, into) = filled;
}

static void fill_runs(resolver *r, const runs *from, runs *into);

typedef struct run_walk {
    const runs *from;
    runs *into;
} run_walk;

/* A note is the plan's from where its sign stands: numbered in that order. */
static void fill_note(resolver *r, const run *sign, runs *into)
{
    const note *own = &r->body->notes.at[sign->note];
    run now = *sign;
    now.note = (uint32_t)r->p->notes.n;
    *list_add(r->d->a, into) = now;
    note filled = {.id = own->id, .at = own->at};
    list_add(r->d->a, &r->p->notes);
    fill_runs(r, &own->text, &filled.text);
    r->p->notes.at[now.note] = filled;
}

static void walk_runs(resolver *r, void *context, size_t from, size_t to)
{
    const run_walk *w = context;
    for (size_t i = from; i < to; i++) {
        const run *now = &w->from->at[i];
        if (now->kind == RUN_HOLE) {
            fill_hole(r, now, w->into);
        } else if (now->kind == RUN_NOTE) {
            fill_note(r, now, w->into);
        } else if (now->kind == RUN_TEXT || now->kind == RUN_REFERENCE) {
            *list_add(r->d->a, w->into) = *now;
        } else if (now->tag->kind != TAG_CLOSE && now->tag->close > i) {
            each_time(r, now->tag, i, walk_runs, context);
            i = now->tag->close;
        }
    }
}

static void fill_runs(resolver *r, const runs *from, runs *into)
{
    run_walk w = {from, into};
    bool tagged = false;
    for (size_t i = 0; i < from->n; i++)
        tagged = tagged || from->at[i].tag;
    walk_runs(r, &w, 0, from->n);
    if (tagged && !r->apart)
        runs_join(r->d->a, into);
}

phrase fill_phrase(resolver *r, const body *text, pos at)
{
    phrase out = {.at = at};
    const body *around = r->body;
    r->body = text;
    if (text->blocks.n)
        fill_runs(r, &text->blocks.at[0].runs, &out.runs);
    r->body = around;
    out.text = runs_text(r->d->a, &out.runs);
    return out;
}

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
                each_time(r, now->tag, i, walk_rows, context);
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

/* True where what was filled in came to nothing: a label alone, or the sign of a list's entry. */
static bool is_gone(arena *a, const block *filled, text_kind kind)
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
            each_time(r, now->tag, i, walk_blocks, (void *)w);
        return;
    }
    if (splice(r, now, w->kind, w->into))
        return;
    block filled = *now;
    filled.runs = (runs){0};
    fill_runs(r, &now->runs, &filled.runs);
    if (now->table)
        filled.table = fill_table(r, now->table);
    if (now->giao)
        filled.giao = fill_giao(r, now->giao);
    bool gone = now->table       ? filled.table->rows.n == 0
                : now->phan_cong ? false
                                 : has_tags(&now->runs) && is_gone(r->d->a, &filled, w->kind);
    if (!gone)
        *list_add(r->d->a, w->into) = filled;
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
    r->scope = NULL;
    fill_blocks(r, value_text(r, v, kind), kind, into);
    r->scope = around;
    resolve_leave(r);
}
