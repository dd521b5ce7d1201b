/* Line by line to blocks. Three walks: what lines are before they are read (body_lines), where the
 * notes' texts are (body_notes), what each line is. Headings need the whole and come last. */
#include "plan/outline.h"

#include "base/utf8.h"
#include "plan/body_lines.h"
#include "plan/body_notes.h"
#include "plan/fence.h"
#include "plan/heading.h"
#include "plan/inline.h"
#include "plan/label.h"
#include "plan/phan_cong.h"
#include "plan/table_file.h"
#include "plan/table_text.h"

typedef struct parsing {
    diags *d;
    outline_options how;
    body *out;
    body_lines lines;
    inline_scope inline_scope;
    note_list notes;  /* in the order of their texts */
    block_kind fence; /* BLOCK_GIUA …; BLOCK_DOAN: none is open */
    pos fence_at;
    label_context labels;
    bool part_title; /* the line before was "Phần I" */
    size_t tabs;     /* in the line before; told already: TABS_TOLD */
    pos tabs_at;
} parsing;

/* ---- fences ---- */

static block *add_block(parsing *p, block_kind kind, const line *l)
{
    block *b = list_add(p->d->a, &p->out->blocks);
    *b = (block){.kind = kind, .at = l->at};
    return b;
}

static void open_fence(parsing *p, const line *l, str name)
{
    phan_cong *assigned;
    p->fence = fence_open(p->d, name, l->at, &assigned);
    p->fence_at = l->at;
    if (assigned)
        add_block(p, BLOCK_PHAN_CONG, l)->phan_cong = assigned;
}

static void fence_line(parsing *p, const line *l)
{
    str name = fence_name(l->text);
    bool open = p->fence != BLOCK_DOAN;
    if (open && name.n)
        diag_add_both(p->d, DIAG_FENCE_NESTED, l->at, p->fence_at, ARGS(name));
    else if (open)
        p->fence = BLOCK_DOAN;
    else if (name.n)
        open_fence(p, l, name);
    else
        diag_add(p->d, DIAG_FENCE_NOT_OPEN, l->at, ARGS(S("")));
}

/* ---- blocks ---- */

static void plain_block(parsing *p, block_kind kind, const line *l)
{
    block *b = add_block(p, kind, l);
    if (kind == BLOCK_NGUYEN_VAN)
        inline_verbatim(p->d->a, l, &b->runs);
    else
        inline_parse(&p->inline_scope, l, 0, l->text.n, &b->runs);
}

/* What the lines after this one may be. */
static void note_label(parsing *p, const label *found)
{
    if (found->kind == BLOCK_MUC)
        p->labels.next_section++;
    if (found->kind != BLOCK_KHOAN || found->depth != 1)
        return;
    int typed = number_value(str_slice(found->text, 0, found->text.n - 1));
    p->labels.clause = found->asks ? p->labels.clause + 1 : typed;
}

static void label_advice(parsing *p, const line *l, const label *found)
{
    if (found->skipped.n)
        diag_add(p->d, DIAG_SECTION_SKIPPED, l->at,
                 ARGS(found->skipped,
                      STR_CAT(p->d->a, roman_text(p->d->a, p->labels.next_section), S("."))));
    if (found->usual.n)
        diag_add(p->d, DIAG_LABEL_UNUSUAL, l->at, ARGS(found->usual));
    if (found->word_bullet)
        diag_add(p->d, DIAG_WORD_BULLET, l->at, ARGS(S("")));
}

static void labelled_line(parsing *p, const line *l, const label *found)
{
    arena *a = p->d->a;
    bool title = p->part_title && found->kind == BLOCK_DOAN;
    size_t words_end = l->text.n;
    str sign = {0}; /* behind a note in braces */
    block *b = add_block(p, title ? BLOCK_TIEU_DE_PHAN : found->kind, l);
    b->depth = found->depth;
    b->label = found->word_bullet ? S("-") : found->text;
    bool lead = found->kind != BLOCK_DOAN && !found->in_marks;
    if (lead) {
        str words = STR_CAT(a, b->label, S(" "));
        *list_add(a, &b->runs) = (run){.kind = RUN_TEXT, .text = words, .at = l->at};
    }
    runs words = {0};
    size_t from = lead ? found->words : 0;
    if (!p->how.literal)
        b->giao = giao_read(p->d, l, from, &words_end, &sign);
    inline_parse(&p->inline_scope, l, from, words_end, &words);
    for (size_t i = 0; i < words.n; i++) {
        if (lead && words.at[i].kind == RUN_TAG)
            words.at[i].tag->close++; /* the label is a run before it */
        *list_add(a, &b->runs) = words.at[i];
    }
    if (sign.n) {
        *list_add(a, &b->runs) = (run){.kind = RUN_TEXT, .text = sign, .at = l->at};
        runs_join(a, &b->runs);
    }
}

enum { CELLS = 3, TABS_TOLD = SIZE_MAX };

/* Lines with as many tabs each are rows of a table that was pasted. */
static void look_at_tabs(parsing *p, const line *l)
{
    size_t tabs = 0;
    for (size_t i = 0; i < l->text.n; i++)
        tabs += l->text.p[i] == '\t';
    bool cells = tabs + 1 >= CELLS;
    if (cells && p->tabs == tabs)
        diag_add(p->d, DIAG_TABLE_PASTED, p->tabs_at, ARGS(S("")));
    if (cells && (p->tabs == tabs || p->tabs == TABS_TOLD)) {
        p->tabs = TABS_TOLD;
    } else {
        p->tabs = cells ? tabs : 0;
        p->tabs_at = l->at;
    }
}

static void text_line(parsing *p, const line *l)
{
    look_at_tabs(p, l);
    if (p->how.sections && label_is_part(p->d->a, l->text)) {
        plain_block(p, BLOCK_PHAN, l);
        p->labels = (label_context){.sections = true, .next_section = 1};
        p->part_title = true;
        return;
    }
    label found = label_read(p->d->a, l->text, p->labels);
    label_advice(p, l, &found);
    labelled_line(p, l, &found);
    note_label(p, &found);
    p->part_title = false;
}

/* The rows from *i on, as far as lines begin with a bar; blank lines mean nothing. */
static void table_lines(parsing *p, size_t *i)
{
    LIST(line) rows = {0};
    size_t section_end = 0;
    for (size_t next = *i; next < p->lines.n;) {
        if (body_line_is_row(&p->lines.at[next])) {
            line l = body_lines_next(p->d->a, &p->lines, &next);
            *list_add(p->d->a, &rows) = l;
            *i = next;
        } else if (next < section_end || body_lines_among_rows(&p->lines, next)) {
            size_t end = p->lines.at[next].close + 1;
            section_end = end > section_end ? end : section_end;
            if (p->lines.at[next].tag)
                *list_add(p->d->a, &rows) = p->lines.at[next].l;
            *i = ++next;
        } else if (!body_line_is_nothing(&p->lines.at[next++])) {
            break;
        }
    }
    table *t = table_parse(&p->inline_scope, rows.at, rows.n);
    add_block(p, BLOCK_BANG, &rows.at[0])->table = t;
}

/* {{#path}} and the like, alone on their line, leave no paragraph. */
static void tag_line(parsing *p, const line *l)
{
    size_t i = 0;
    line_cursor walk = line_walk(l);
    tag *found = NEW(p->d->a, tag);
    if (!tag_scan(p->d, l, &walk, &i, found) || found->kind == TAG_COMMENT)
        return;
    if (found->kind == TAG_PARTIAL)
        diag_add(p->d, DIAG_TAG_PARTIAL_INPUT, found->at, ARGS(found->name));
    else
        add_block(p, BLOCK_THE, l)->tag = found;
}

static void match_tags(diags *d, const blocks *all)
{
    tag_matching m = {.d = d};
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].kind == BLOCK_THE)
            tag_match(&m, all->at[i].tag, i);
    tag_match_end(&m);
}

/* The lines from *i on to the fence's end: rows, and nothing else. */
static void file_table(parsing *p, const line *fence, size_t *i)
{
    LIST(line) rows = {0};
    bool told = false, ends = false;
    while (*i < p->lines.n && !ends) {
        const body_line *now = &p->lines.at[*i];
        ends = fence_is(now->l.text);
        if (ends && fence_name(now->l.text).n)
            break; /* another fence: this one was never closed */
        line l = body_lines_next(p->d->a, &p->lines, i);
        if (str_starts(l.text, S("|")))
            *list_add(p->d->a, &rows) = l;
        else if (l.text.n && !ends && !told)
            diag_add_both(p->d, DIAG_TABLE_FILE_TEXT, l.at, fence->at, ARGS(S("")));
        told = told || (l.text.n && l.text.p[0] != '|');
    }
    if (!ends)
        diag_add(p->d, DIAG_FENCE_NOT_CLOSED, fence->at, ARGS(S("")));
    str name = utf8_behind_words(fence_name(fence->text), 1);
    table *t = table_from_file(&p->inline_scope, &p->how.place, fence, name, rows.at, rows.n);
    if (t)
        add_block(p, BLOCK_BANG, fence)->table = t;
    else
        plain_block(p, BLOCK_NGUYEN_VAN, fence); /* reported: the place isn't empty */
}

static void parse_line(parsing *p, size_t *i)
{
    str id;
    size_t begins;
    if (p->fence == BLOCK_DOAN && body_line_is_row(&p->lines.at[*i])) {
        table_lines(p, i);
        return;
    }
    bool verbatim = p->lines.at[*i].verbatim;
    if (p->lines.at[*i].tag) {
        tag_line(p, &p->lines.at[(*i)++].l);
        return;
    }
    line l = body_lines_next(p->d->a, &p->lines, i);
    if (l.text.n == 0 && !verbatim)
        return;
    if (!verbatim && p->fence == BLOCK_DOAN && fence_is_table(p->d->a, l.text))
        file_table(p, &l, i);
    else if (!verbatim && fence_is(l.text))
        fence_line(p, &l);
    else if (p->fence == BLOCK_PHAN_CONG)
        diag_add_both(p->d, DIAG_PHAN_CONG_LINES, l.at, p->fence_at, ARGS(S("")));
    else if (p->fence != BLOCK_DOAN)
        plain_block(p, p->fence, &l);
    else if (!body_note_is_text(l.text, &id, &begins))
        text_line(p, &l);
}

/* ---- entry points ---- */

enum { USUAL_BLOCKS = 64 }; /* a block to a line: room for so many is there from the start */

static parsing begin(diags *d, const line *lines, size_t n, outline_options how, body *out)
{
    *out = (body){0};
    parsing p = {
        .d = d,
        .how = how,
        .out = out,
        .inline_scope = {.d = d, .notes.a = d->a, .literal = how.literal, .plain = how.plain},
        .fence = BLOCK_DOAN,
        .labels = {.sections = how.sections, .next_section = 1},
        .lines = body_lines_read(d->a, lines, n, how.literal),
    };
    list_reserve(d->a, &out->blocks, n < USUAL_BLOCKS ? n : USUAL_BLOCKS);
    if (!how.plain)
        body_notes_collect(&p.inline_scope, &p.lines, &p.notes);
    return p;
}

void outline_parse(diags *d, const line *lines, size_t n, outline_options how, body *out)
{
    parsing p = begin(d, lines, n, how, out);
    for (size_t i = 0; i < n;)
        parse_line(&p, &i);
    if (p.fence != BLOCK_DOAN)
        diag_add(d, DIAG_FENCE_NOT_CLOSED, p.fence_at, ARGS(S("")));
    heading_find(d->a, &out->blocks);
    match_tags(d, &out->blocks);
    body_notes_settle(d, &p.notes, out);
}

void outline_list(diags *d, const line *lines, size_t n, outline_options how, body *out)
{
    parsing p = begin(d, lines, n, how, out);
    for (size_t i = 0; i < n;) {
        str id;
        size_t begins;
        if (p.lines.at[i].tag) {
            tag_line(&p, &p.lines.at[i++].l);
            continue;
        }
        line l = body_lines_next(d->a, &p.lines, &i);
        if (l.text.n && (how.plain || !body_note_is_text(l.text, &id, &begins)))
            plain_block(&p, BLOCK_DOAN, &l);
    }
    match_tags(d, &out->blocks);
    body_notes_settle(d, &p.notes, out);
}

runs outline_line(diags *d, const line *l, outline_options how)
{
    const inline_scope within = {
        .d = d, .notes.a = d->a, .literal = how.literal, .plain = how.plain, .no_notes = true};
    runs words = {0};
    inline_parse(&within, l, 0, l->text.n, &words);
    return words;
}
