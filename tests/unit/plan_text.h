/* Runs and blocks as short text, to compare with. */
#ifndef KH_TEST_PLAN_TEXT_H
#define KH_TEST_PLAN_TEXT_H

#include "base/utf8.h"
#include "input/ini.h"
#include "plan/plan.h"
#include "plan/tag.h"
#include "test.h"

/* "#path", "^path", "/path" */
static inline void add_tag(buf *b, const tag *t)
{
    static const char signs[] = {[TAG_SECTION] = '#',
                                 [TAG_INVERTED] = '^',
                                 [TAG_CLOSE] = '/',
                                 [TAG_PARTIAL] = '>',
                                 [TAG_REFERENCE] = '@'};
    if (t->kind != TAG_VALUE)
        buf_byte(b, signs[t->kind]);
    buf_add(b, t->name);
    for (size_t i = 0; i < t->filters.n; i++) {
        const tag_filter *f = &t->filters.at[i];
        buf_add(b, STR_CAT(a, S(" | "), f->name, f->argument.n ? S(": ") : S(""), f->argument));
    }
}

/* "plain|b:bold|i:italic|bi:both|_:below|^:above|[0]|{path}|{#path}|{/path}" */
static inline void add_runs(buf *b, const runs *r)
{
    static const char *const marks[] = {"", "b:", "i:", "bi:"};
    for (size_t i = 0; i < r->n; i++) {
        const run *now = &r->at[i];
        buf_add(b, i ? S("|") : S(""));
        buf_add(b, str_from(marks[now->marks & 3]));
        buf_add(b, now->marks & MARK_BELOW ? S("_:") : now->marks & MARK_ABOVE ? S("^:") : S(""));
        if (now->kind == RUN_NOTE) {
            buf_byte(b, '[');
            buf_number(b, (long)now->note);
            buf_byte(b, ']');
        } else if (now->tag) {
            buf_byte(b, '{');
            add_tag(b, now->tag);
            buf_byte(b, '}');
        } else {
            buf_add(b, now->text);
        }
    }
}

static inline str runs_shown(const runs *r)
{
    buf b = {.a = a};
    add_runs(&b, r);
    return buf_str(&b);
}

/* A block a line: "kind[depth] [B|I] runs". */
static inline str blocks_shown(const blocks *all)
{
    static const char *const kinds[] = {[BLOCK_PHAN] = "phan", [BLOCK_TIEU_DE_PHAN] = "ten-phan",
                                        [BLOCK_MUC] = "muc",   [BLOCK_KHOAN] = "khoan",
                                        [BLOCK_DIEM] = "diem", [BLOCK_GACH] = "gach",
                                        [BLOCK_CONG] = "cong", [BLOCK_GHI_CHU] = "ghi-chu",
                                        [BLOCK_DOAN] = "doan", [BLOCK_GIUA] = "giua",
                                        [BLOCK_PHAI] = "phai", [BLOCK_NGUYEN_VAN] = "nguyen-van",
                                        [BLOCK_BANG] = "bang", [BLOCK_HET] = "het",
                                        [BLOCK_THE] = "the",   [BLOCK_PHAN_CONG] = "phan-cong"};
    static const char *const headings[] = {" ", " B ", " I "};
    buf b = {.a = a};
    for (size_t i = 0; i < all->n; i++) {
        const block *now = &all->at[i];
        buf_add(&b, i ? S("\n") : S(""));
        buf_add(&b, str_from(kinds[now->kind]));
        if (now->depth)
            buf_number(&b, now->depth);
        buf_add(&b, str_from(headings[now->heading]));
        add_runs(&b, &now->runs);
        if (now->tag)
            add_tag(&b, now->tag);
    }
    return buf_str(&b);
}

typedef LIST(line) lines;

/* The lines of a text as ini gives them. */
static inline lines lines_of(str text)
{
    const source *src = make_source(text);
    lines all = {0};
    for (size_t at = 0; at < text.n;) {
        str words = utf8_trim(ini_next_line(text, &at));
        size_t off = (size_t)(words.p - text.p);
        *list_add(a, &all) = (line){.text = utf8_nfc(a, words), .at = {src, off}};
    }
    return all;
}

#endif
