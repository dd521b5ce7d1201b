/* A body's blocks as text that gives them again. A comment, {{!}}, stands where two signs would be
 * one, or words be taken for a sign of the line's beginning. */
#ifndef KH_FUZZ_OUTLINE_TEXT_H
#define KH_FUZZ_OUTLINE_TEXT_H

#include <stdio.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "plan/fence.h"
#include "plan/label.h"
#include "plan/outline.h"
#include "plan/phan_cong.h"

#define APART S("{{!}}")

typedef struct outline_text {
    buf b;
    const body *from;
    bool literal; /* no tag can stand in it */
    bool in_cell;
} outline_text;

static void put_stars(outline_text *t, unsigned marks)
{
    size_t n = (marks & MARK_ITALIC ? 1u : 0) + (marks & MARK_BOLD ? 2u : 0);
    if (n && t->b.n && t->b.p[t->b.n - 1] == '*')
        buf_add(&t->b, APART);
    buf_add(&t->b, str_slice(S("***"), 0, n));
}

/* Closes what ends, opens what begins. */
static void change_marks(outline_text *t, unsigned *now, unsigned next)
{
    const unsigned stars = MARK_BOLD | MARK_ITALIC;
    put_stars(t, *now & stars & ~next);
    put_stars(t, next & stars & ~*now);
    *now = next & stars;
}

static void put_words(outline_text *t, str words, unsigned marks)
{
    str sign = marks & MARK_BELOW ? S("~") : marks & MARK_ABOVE ? S("^") : S("");
    buf_add(&t->b, sign);
    for (size_t i = 0; i < words.n; i++) {
        if (words.p[i] && strchr("*~^\\[]|{", words.p[i]))
            buf_byte(&t->b, '\\');
        buf_byte(&t->b, words.p[i]);
        if (t->in_cell && str_starts(str_after(words, i), S("<br>")))
            buf_add(&t->b, APART);
    }
    buf_add(&t->b, sign);
}

static void put_tag(outline_text *t, const tag *g)
{
    static const char *const signs[] = {"", "#", "^", "/", "! ", "> ", "tham_chieu "};
    buf_add(&t->b, STR_CAT(t->b.a, S("{{"), str_from(signs[g->kind]), g->name));
    for (size_t i = 0; i < g->filters.n; i++) {
        const tag_filter *f = &g->filters.at[i];
        buf_add(&t->b, STR_CAT(t->b.a, S(" | "), f->name, S(": "), f->argument));
    }
    buf_add(&t->b, S("}}"));
}

static bool begins_blank(const run *one)
{
    size_t i = 0;
    return one->kind == RUN_TEXT && (one->text.n == 0 || utf8_is_space(utf8_next(one->text, &i)));
}

static void put_runs(outline_text *t, const runs *r, size_t from)
{
    unsigned now = 0;
    for (size_t i = from; i < r->n; i++) {
        const run *one = &r->at[i];
        bool opens = one->marks & ~now & (MARK_BOLD | MARK_ITALIC);
        change_marks(t, &now, one->marks);
        if (opens && begins_blank(one))
            buf_add(&t->b, APART); /* nothing opens before a blank */
        if (one->kind == RUN_NOTE)
            buf_add(&t->b, STR_CAT(t->b.a, S("[^"), t->from->notes.at[one->note].id, S("]")));
        else if (one->kind == RUN_TEXT)
            put_words(t, one->text, one->marks);
        else
            put_tag(t, one->tag);
    }
    change_marks(t, &now, 0);
}

/* A line of words, whatever they begin and end with. */
static void put_plain(outline_text *t, const runs *r)
{
    str apart = t->literal ? S("") : APART;
    buf_add(&t->b, apart);
    put_runs(t, r, 0);
    buf_add(&t->b, apart);
}

static bool asks(arena *a, str words)
{
    return str_eq(words, S("?")) || str_eq(words, S("?.")) ||
           (str_starts(words, S("=")) &&
            str_eq(utf8_fold(a, utf8_trim(str_after(words, 1))), S("tong")));
}

static void put_cell(outline_text *t, const cell *c)
{
    arena *a = t->b.a;
    str words = c->paragraphs.n ? runs_text(a, &c->paragraphs.at[0]) : S("");
    if (c->join == JOIN_LEFT)
        return;
    buf_byte(&t->b, ' ');
    if (c->join == JOIN_UP)
        buf_add(&t->b, S("^^"));
    else if (c->ask)
        buf_add(&t->b, words);
    if (c->join || c->ask)
        return;
    if (t->literal && c->paragraphs.n == 1 && asks(a, words))
        buf_byte(&t->b, '\\');
    for (size_t i = 0; i < c->paragraphs.n; i++) {
        buf_add(&t->b, i ? S("<br>") : S(""));
        if (c->paragraphs.at[i].n)
            put_plain(t, &c->paragraphs.at[i]);
    }
}

static void put_rule(outline_text *t, const table *all)
{
    static const char *const rules[] = {"---|", ":--|", ":-:|", "--:|"};
    buf_byte(&t->b, '|');
    for (size_t i = 0; i < all->n_columns; i++)
        buf_add(&t->b, str_from(rules[all->columns[i]]));
    buf_byte(&t->b, '\n');
}

static void put_table(outline_text *t, const table *all)
{
    bool ruled = false;
    t->in_cell = true;
    for (size_t i = 0; i < all->rows.n; i++) {
        const row *r = &all->rows.at[i];
        if (!ruled && !r->heading)
            put_rule(t, all);
        ruled = ruled || !r->heading;
        if (r->tag)
            put_tag(t, r->tag);
        else
            buf_byte(&t->b, '|');
        for (size_t k = 0; k < r->cells.n; k++) {
            put_cell(t, &r->cells.at[k]);
            buf_byte(&t->b, '|');
        }
        buf_byte(&t->b, '\n');
    }
    if (!ruled)
        put_rule(t, all);
    t->in_cell = false;
    buf_add(&t->b, S("::: giữa\n:::\n")); /* the rows of the next table are others */
}

static void put_fenced(outline_text *t, const block *b, str name)
{
    buf_add(&t->b, STR_CAT(t->b.a, S("::: "), name, S("\n")));
    if (b->kind == BLOCK_NGUYEN_VAN)
        buf_add(&t->b, runs_text(t->b.a, &b->runs));
    else
        put_plain(t, &b->runs);
    buf_add(&t->b, S("\n:::\n"));
}

static bool is_led(arena *a, const block *b)
{
    return b->label.n && b->runs.n && !b->runs.at[0].marks &&
           str_eq(b->runs.at[0].text, STR_CAT(a, b->label, S(" ")));
}

static void put_line(outline_text *t, const block *b)
{
    bool led = is_led(t->b.a, b);
    if (b->kind == BLOCK_DOAN || b->kind == BLOCK_TIEU_DE_PHAN) {
        put_plain(t, &b->runs);
    } else {
        if (led)
            buf_add(&t->b, b->runs.at[0].text);
        if (led && !t->literal && (b->runs.n == 1 || begins_blank(&b->runs.at[1])))
            buf_add(&t->b, APART);
        put_runs(t, &b->runs, led);
        if (led && !t->literal)
            buf_add(&t->b, APART);
    }
    buf_byte(&t->b, '\n');
}

/* False for words that no escape keeps apart from a sign behind them; in literal text also for
 * those with a blank at an end. */
static bool have_text(const runs *r, bool literal)
{
    for (size_t i = 0; i < r->n; i++) {
        str words = r->at[i].text;
        bool ends = r->at[i].kind == RUN_TEXT && words.n;
        if (ends && strchr("[{", words.p[words.n - 1]))
            return false;
        if (ends && literal && utf8_trim(words).n < words.n)
            return false;
    }
    return true;
}

static bool has_table_text(const table *t, bool literal)
{
    for (size_t i = 0; i < t->rows.n; i++)
        for (size_t k = 0; k < t->rows.at[i].cells.n; k++)
            for (size_t p = 0; p < t->rows.at[i].cells.at[k].paragraphs.n; p++)
                if (!have_text(&t->rows.at[i].cells.at[k].paragraphs.at[p], literal))
                    return false;
    return true;
}

/* False for what has no such text: assignments, and a label behind a mark that is none. */
static bool has_text(arena *a, const block *b, bool literal)
{
    if (!have_text(&b->runs, literal && b->kind != BLOCK_NGUYEN_VAN && !is_led(a, b)) ||
        (b->table && !has_table_text(b->table, literal)))
        return false;
    bool plain = b->kind == BLOCK_DOAN || b->kind == BLOCK_TIEU_DE_PHAN || b->kind > BLOCK_DOAN;
    bool starred = b->runs.n && b->runs.at[0].marks & (MARK_BOLD | MARK_ITALIC);
    bool part = b->kind == BLOCK_PHAN &&
                str_find(runs_text(a, &b->runs), S("*")) == runs_text(a, &b->runs).n;
    return !b->giao && !b->phan_cong && (plain || part || starred || is_led(a, b));
}

/* False where a block has none. */
static bool outline_as_text(arena *a, const body *of, bool literal, str *text)
{
    outline_text t = {.b.a = a, .from = of, .literal = literal};
    for (size_t i = 0; i < of->blocks.n; i++) {
        const block *b = &of->blocks.at[i];
        if (!has_text(a, b, literal))
            return false;
        switch (b->kind) {
        case BLOCK_GIUA: put_fenced(&t, b, S("giữa")); break;
        case BLOCK_PHAI: put_fenced(&t, b, S("phải")); break;
        case BLOCK_NGUYEN_VAN: put_fenced(&t, b, S("nguyên văn")); break;
        case BLOCK_BANG: put_table(&t, b->table); break;
        case BLOCK_THE:
            put_tag(&t, b->tag);
            buf_byte(&t.b, '\n');
            break;
        default: put_line(&t, b); break;
        }
    }
    for (size_t i = 0; i < of->notes.n; i++) {
        if (!have_text(&of->notes.at[i].text, literal))
            return false;
        buf_add(&t.b, STR_CAT(a, S("[^"), of->notes.at[i].id, S("]: ")));
        put_plain(&t, &of->notes.at[i].text);
        buf_byte(&t.b, '\n');
    }
    *text = buf_str(&t.b);
    return true;
}

#endif
