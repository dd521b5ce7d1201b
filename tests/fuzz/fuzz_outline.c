/* Body text: the first byte chooses the options, the rest are lines. */
#include "fuzz.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    LIST(line) lines = {0};
    unsigned choice = n ? data[0] : 0;
    const source *src =
        source_decode(&d, S("fuzz"), n ? (str){(const char *)data + 1, n - 1} : (str){0});
    for (size_t at = 0; src && at < src->text.n;) {
        str text = utf8_trim(ini_next_line(src->text, &at));
        line *added = list_add(a, &lines);
        *added = (line){utf8_nfc(a, text), {src, (size_t)(text.p - src->text.p)}, NULL, 0};
    }
    outline_options how = {.sections = choice & 1, .literal = choice & 2, .plain = choice & 16};
    body out = {0};
    if (choice & 8)
        outline_list(&d, lines.at, lines.n, how, &out);
    else
        outline_parse(&d, lines.at, lines.n, how, &out);
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
