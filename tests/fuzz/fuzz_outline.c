/* Body text: the first byte chooses the options, the rest are lines. What has no fault can be
 * written as text that gives the same. */
#include "outline_text.h"

#include "base/decode.h"
#include "base/utf8.h"
#include "input/ini.h"
#include "plan/end_mark.h"
#include "plan/outline.h"
#include "plan/tag.h"

/* Whatever is wrong with tags, a section's end is among what it stands in. One that is nested too
 * deep is a comment by now. */
static void check_tag(const tag *t, size_t n)
{
    HOLDS(t->close < n);
    HOLDS(t->kind != TAG_PARTIAL);
    HOLDS(t->name.n > 0);
}

static void check_runs(const runs *r, const body *b)
{
    for (size_t i = 0; i < r->n; i++) {
        const run *now = &r->at[i];
        HOLDS(now->kind != RUN_NOTE || now->note < b->notes.n);
        bool tagged = now->kind == RUN_HOLE || now->kind == RUN_TAG || now->kind == RUN_REFERENCE;
        HOLDS((now->tag != NULL) == tagged);
        if (now->kind == RUN_TAG)
            check_tag(now->tag, r->n);
    }
}

static void check_table(const table *t, const body *b)
{
    for (size_t i = 0; i < t->rows.n; i++) {
        if (t->rows.at[i].tag && t->rows.at[i].tag->kind != TAG_VALUE)
            check_tag(t->rows.at[i].tag, t->rows.n);
        for (size_t k = 0; k < t->rows.at[i].cells.n; k++) {
            const cell *c = &t->rows.at[i].cells.at[k];
            for (size_t p = 0; p < c->paragraphs.n; p++)
                check_runs(&c->paragraphs.at[p], b);
        }
    }
}

static bool same_runs(const runs *one, const runs *two)
{
    bool same = one->n == two->n;
    for (size_t i = 0; same && i < one->n; i++) {
        const run *l = &one->at[i], *r = &two->at[i];
        same = l->kind == r->kind && l->marks == r->marks && l->note == r->note &&
               str_eq(l->text, r->text) && (!l->tag || l->tag->filters.n == r->tag->filters.n);
    }
    return same;
}

static bool same_table(const table *one, const table *two)
{
    bool same = one->rows.n == two->rows.n && one->n_columns == two->n_columns;
    for (size_t i = 0; same && i < one->n_columns; i++)
        same = one->columns[i] == two->columns[i];
    for (size_t i = 0; same && i < one->rows.n; i++) {
        const row *l = &one->rows.at[i], *r = &two->rows.at[i];
        same = l->heading == r->heading && !l->tag == !r->tag && l->cells.n == r->cells.n;
        for (size_t k = 0; same && k < l->cells.n; k++) {
            const cell *c = &l->cells.at[k], *e = &r->cells.at[k];
            same = c->join == e->join && c->ask == e->ask && c->paragraphs.n == e->paragraphs.n;
            for (size_t p = 0; same && p < c->paragraphs.n; p++)
                same = same_runs(&c->paragraphs.at[p], &e->paragraphs.at[p]);
        }
    }
    return same;
}

static bool same_body(const body *one, const body *two)
{
    bool same = one->blocks.n == two->blocks.n && one->notes.n == two->notes.n;
    for (size_t i = 0; same && i < one->blocks.n; i++) {
        const block *l = &one->blocks.at[i], *r = &two->blocks.at[i];
        same = l->kind == r->kind && l->depth == r->depth && l->heading == r->heading &&
               str_eq(l->label, r->label) && same_runs(&l->runs, &r->runs) &&
               !l->table == !r->table && (!l->table || same_table(l->table, r->table));
    }
    for (size_t i = 0; same && i < one->notes.n; i++)
        same = same_runs(&one->notes.at[i].text, &two->notes.at[i].text);
    return same;
}

typedef LIST(line) line_list;

static line_list lines_of(arena *a, const source *src, bool compose)
{
    line_list lines = {0};
    for (size_t at = 0; src && at < src->text.n;) {
        str text = utf8_trim(ini_next_line(src->text, &at));
        line *added = list_add(a, &lines);
        *added = (line){
            compose ? utf8_nfc(a, text) : text, {src, (size_t)(text.p - src->text.p)}, NULL, 0};
    }
    return lines;
}

static void parse(diags *d, const line_list *lines, unsigned choice, body *out)
{
    outline_options how = {.sections = choice & 1, .literal = choice & 2, .plain = choice & 16};
    if (choice & 8)
        outline_list(d, lines->at, lines->n, how, out);
    else
        outline_parse(d, lines->at, lines->n, how, out);
}

static void check_text(arena *a, const body *whole, unsigned choice)
{
    diags d = {.a = a};
    str text;
    body again;
    if (choice & 16 || !outline_as_text(a, whole, choice & 2, &text))
        return;
    const source src = {.name = S("written"), .text = text};
    line_list lines = lines_of(a, &src, false);
    parse(&d, &lines, choice, &again);
    if (!same_body(whole, &again))
        fprintf(stderr, "written as:\n%.*s", (int)text.n, text.p);
    HOLDS(same_body(whole, &again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    unsigned choice = n ? data[0] : 0;
    const source *src =
        source_decode(&d, S("fuzz"), n ? (str){(const char *)data + 1, n - 1} : (str){0});
    line_list lines = lines_of(a, src, true);
    body out = {0};
    parse(&d, &lines, choice, &out);
    if (diags_clean(&d))
        check_text(a, &out, choice);
    end_mark_add(a, &out.blocks);
    for (size_t i = 0; i < out.blocks.n; i++) {
        check_runs(&out.blocks.at[i].runs, &out);
        for (size_t k = 0; out.blocks.at[i].giao && k < GIAO_PARTS; k++)
            check_runs(&out.blocks.at[i].giao->words[k], &out);
        if (out.blocks.at[i].kind == BLOCK_THE)
            check_tag(out.blocks.at[i].tag, out.blocks.n);
        if (out.blocks.at[i].table)
            check_table(out.blocks.at[i].table, &out);
    }
    say_all(&d);
    arena_free(a);
    return 0;
}
