/* A walk over parsed runs with a stack of scopes. Knows no blocks and no documents. */
#include "template/fill.h"

#include <stdint.h>

#include "base/utf8.h"
#include "plan/inline.h"
#include "template/fill_runs.h"
#include "template/filter.h"

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

void fill_times(resolver *r, const tag *t, size_t at, fill_inside *fill, void *context)
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
    const number_set *leaves = r->leaves;
    r->scope = NULL;
    r->leaves = NULL; /* a hole within a value can't stay: its words are asked for */
    text_kind kind = of == KEY_PHRASE ? TEXT_PHRASE : TEXT_WORDS;
    str words = fill_phrase(r, value_text(r, v, kind), at).text;
    r->scope = around;
    r->leaves = leaves;
    resolve_leave(r);
    return words;
}

/* A hole for what is different in each document stays, under its whole path: where the text is to
 * be kept. */
static bool leaves_hole(const resolver *r, const run *hole, runs *into)
{
    if (!r->leaves || str_eq(hole->text, S(".")))
        return false;
    str path = resolve_path(r, hole->text);
    size_t number = data_number(r->data, path);
    if (!number_set_has(r->leaves, number) || number > UINT32_MAX)
        return false;
    run *left = list_add(r->d->a, into);
    *left = *hole;
    left->text = path;
    left->target = (uint32_t)number;
    return true;
}

static void fill_hole(resolver *r, const run *hole, runs *into)
{
    if (leaves_hole(r, hole, into))
        return;
    const value *v =
        hole->target ? data_get_at(r->data, hole->target) : resolve_name(r, hole->text);
    if (!v || value_is_blank(v)) {
        resolve_missing(r, hole->text, hole->at);
        return;
    }
    run filled = *hole;
    filled.kind = RUN_TEXT;
    filled.text = fill_words(r, v, hole->at);
    filled.from = v;
    filled.target = 0;
    filled.tag = NULL;
    if (!resolve_spend(r, filled.text.n, hole->at))
        return;
    if (filtered(r, hole->tag, v, &filled.text) && filled.text.n)
        *list_add(r->d->a, into) = filled;
}

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
            fill_times(r, now->tag, i, walk_runs, context);
            i = now->tag->close;
        }
    }
}

void fill_runs(resolver *r, const runs *from, runs *into)
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
