/* Runs and blocks as short text, to compare with. */
#ifndef KH_TEST_PLAN_TEXT_H
#define KH_TEST_PLAN_TEXT_H

#include "base/utf8.h"
#include "input/ini.h"
#include "plan/plan.h"
#include "test.h"

/* "plain|b:bold|i:italic|bi:both|_:below|^:above|[0]|{path}" */
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
        } else if (now->kind == RUN_HOLE) {
            buf_add(b, STR_CAT(a, S("{"), now->text, S("}")));
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
                                        [BLOCK_BANG] = "bang", [BLOCK_HET] = "het"};
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
