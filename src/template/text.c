/* Lines to a parsed text, with every name and filter in it checked against what is known. Knows no
 * values. */
#include "template/text.h"

#include "base/utf8.h"
#include "plan/inline.h"
#include "template/filter.h"

/* The sections open around a tag, as far as names go. */
typedef struct checking {
    diags *d;
    const names *names;
    const body *text;
    bool refers; /* references may stand in it */
    LIST(scope) open;
} checking;

static const scope *innermost(const checking *c)
{
    return c->open.n ? &c->open.at[c->open.n - 1] : NULL;
}

static void open_scope(checking *c, const tag *t, bool whole)
{
    scope *s = list_add(c->d->a, &c->open);
    s->section = whole ? utf8_fold(c->d->a, t->name) : (str){0};
    for (size_t i = 0; i < c->open.n; i++) /* the list may have moved */
        c->open.at[i].outer = i ? &c->open.at[i - 1] : NULL;
}

static void check_filters(diags *d, const tag *t)
{
    for (size_t i = 0; i < t->filters.n; i++) {
        const tag_filter *f = &t->filters.at[i];
        const filter *known = filter_find(utf8_fold(d->a, f->name));
        str near = known ? (str){0} : filter_nearest(d->a, f->name);
        if (!known && f->name.n)
            diag_add(d, near.n ? DIAG_FILTER_NEAR : DIAG_FILTER_UNKNOWN, f->at,
                     ARGS(f->name, near.n ? near : filter_names(d->a)));
        else if (known && filter_takes_argument(known) != (f->argument.n > 0))
            diag_add(d, f->argument.n ? DIAG_FILTER_NO_ARGUMENT : DIAG_FILTER_ARGUMENT, f->at,
                     ARGS(f->name));
    }
}

/* {{.}} is the item of a list, or a value; a group has none. */
static bool has_item(const checking *c)
{
    for (size_t i = 0; i < c->open.n; i++)
        if (c->open.at[i].section.n == 0)
            return true;
    return false;
}

/* What a reference comes to isn't known before all parts stand: only what bind looks through once
 * more can hold one. */
static void check_reference(checking *c, const tag *t)
{
    if (!c->refers)
        diag_add(c->d, DIAG_REFERENCE_HERE, t->at, ARGS(t->name));
    check_filters(c->d, t);
}

static void check_tag(checking *c, const tag *t)
{
    arena *a = c->d->a;
    if (t->kind == TAG_REFERENCE) {
        check_reference(c, t);
        return;
    }
    bool opens = t->kind == TAG_SECTION || t->kind == TAG_INVERTED;
    if (t->kind == TAG_CLOSE)
        c->open.n -= c->open.n > 0;
    if (t->kind == TAG_CLOSE || t->kind == TAG_COMMENT)
        return;
    bool item = str_eq(t->name, S("."));
    bool whole = opens && resolve_is_section(a, c->names, t->name);
    if (item && !has_item(c))
        diag_add(c->d, DIAG_TAG_ITEM, t->at, ARGS(S("")));
    else if (!item && !whole && !resolve_key(a, c->names, innermost(c), t->name))
        resolve_unknown(c->d, c->names, innermost(c), opens, t->name, t->at);
    check_filters(c->d, t);
    if (opens)
        open_scope(c, t, whole);
}

/* The tags of a note mean what they would where its sign stands. */
static void check_runs(checking *c, const runs *r)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->at[i].tag)
            check_tag(c, r->at[i].tag);
        if (r->at[i].kind == RUN_NOTE) /* it has no signs of its own */
            check_runs(c, &c->text->notes.at[r->at[i].note].text);
    }
}

static void check_table(checking *c, const table *t)
{
    for (size_t i = 0; i < t->rows.n; i++) {
        const row *now = &t->rows.at[i];
        if (now->tag)
            check_tag(c, now->tag);
        for (size_t k = 0; k < now->cells.n; k++)
            for (size_t n = 0; n < now->cells.at[k].paragraphs.n; n++)
                check_runs(c, &now->cells.at[k].paragraphs.at[n]);
    }
}

static void check_text(diags *d, const names *n, const body *text, text_kind kind, bool in_list)
{
    checking c = {.d = d, .names = n, .text = text};
    c.refers = kind == TEXT_LIST || kind == TEXT_OUTLINE || kind == TEXT_WHOLE;
    if (in_list)
        list_add(d->a, &c.open);
    for (size_t i = 0; i < text->blocks.n; i++) {
        const block *b = &text->blocks.at[i];
        if (b->tag)
            check_tag(&c, b->tag);
        check_runs(&c, &b->runs);
        if (b->table)
            check_table(&c, b->table);
        for (size_t k = 0; b->giao && k < GIAO_PARTS; k++)
            check_runs(&c, &b->giao->words[k]);
    }
}

/* One line as a body of one block. */
static void parse_line(diags *d, const line *l, outline_options how, body *out)
{
    block *b = list_add(d->a, &out->blocks);
    *b = (block){.kind = BLOCK_DOAN, .at = l->at, .runs = outline_line(d, l, how)};
}

const body *text_parse(diags *d, const names *n, const line *lines, size_t count, text_kind kind,
                       unsigned how)
{
    body *out = NEW(d->a, body);
    outline_options reading = {
        .sections = kind == TEXT_WHOLE,
        .literal = how & TEXT_LITERAL,
        .plain = kind == TEXT_WORDS || kind == TEXT_ENTRIES,
        .place = {n->files, how & TEXT_OF_TEMPLATE},
    };
    if (kind == TEXT_OUTLINE || kind == TEXT_WHOLE)
        outline_parse(d, lines, count, reading, out);
    else if (kind == TEXT_LIST || kind == TEXT_ENTRIES)
        outline_list(d, lines, count, reading, out);
    else if (count)
        parse_line(d, &lines[0], reading, out);
    if (!(how & TEXT_LITERAL))
        check_text(d, n, out, kind, how & TEXT_IN_LIST);
    out->a = d->a;
    return out;
}

const body *value_text(resolver *r, const value *v, text_kind kind)
{
    if (v->text[kind])
        return v->text[kind];
    diags *d = v->shared ? r->shared : r->d;
    diags found = {.a = d->a, .asked = d->asked};
    const body *text =
        text_parse(&found, r->data->names, v->lines, v->n, kind, v->literal ? TEXT_LITERAL : 0);
    ((value *)v)->text[kind] = text; /* made by data: not const there */
    diags_take_new(d, &found);
    return text;
}
