/* Line by line to blocks; then the two things that need the whole: headings and numbering. */
#include "plan/outline.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/label.h"
#include "plan/numbering.h"
#include "plan/table_text.h"

typedef struct parsing {
    diags *d;
    outline_options how;
    body *out;
    inline_scope inline_scope;
    LIST(note) notes; /* in the order of their texts */
    block_kind fence; /* BLOCK_GIUA …; BLOCK_DOAN: none is open */
    pos fence_at;
    label_context labels;
    bool part_title; /* the line before was "Phần I" */
} parsing;

/* ---- lines ---- */

/* Odd backslashes at the end: the next line belongs to this one. */
static bool joins_next(str text)
{
    size_t n = 0;
    while (n < text.n && text.p[text.n - 1 - n] == '\\')
        n++;
    return n % 2 == 1;
}

/* The next line at *i, with those that a `\` joins to it, and *i past them. */
static line next_line(const parsing *p, const line *lines, size_t n, size_t *i)
{
    line l = lines[(*i)++];
    if (p->fence == BLOCK_NGUYEN_VAN || !joins_next(l.text))
        return l;
    buf words = {.a = p->d->a};
    line *tail = NEW(p->d->a, line);
    *tail = l;
    l.rest = tail; /* the first line's own bytes, from 0 on */
    str part = l.text;
    size_t part_at = 0;
    while (joins_next(part)) {
        buf_add(&words, utf8_trim_end(str_slice(part, 0, part.n - 1)));
        if (*i == n)
            break;
        buf_byte(&words, ' ');
        line *rest = NEW(p->d->a, line);
        *rest = lines[(*i)++];
        tail->rest = rest;
        tail->rest_at = words.n - part_at;
        part_at = words.n;
        part = rest->text;
        tail = rest;
    }
    if (!joins_next(part))
        buf_add(&words, part);
    l.text = buf_str(&words);
    return l;
}

/* ---- footnotes ---- */

/* "[^1]: text": the id and where the text begins, or false. */
static bool is_note_text(str text, str *id, size_t *begins)
{
    size_t close = str_starts(text, S("[^")) ? str_find(text, S("]:")) : text.n;
    if (close == text.n || close < 3 || memchr(text.p, ' ', close))
        return false;
    *id = str_slice(text, 2, close);
    *begins = close + 2;
    return true;
}

static void collect_notes(parsing *p, const line *lines, size_t n)
{
    arena *a = p->d->a;
    str id;
    size_t begins;
    for (size_t i = 0; i < n; i++) {
        if (!is_note_text(lines[i].text, &id, &begins))
            continue;
        const known_note *before = map_get(&p->inline_scope.notes, id);
        if (before) {
            pos other = p->notes.at[before->index].at;
            diag_add_both(p->d, DIAG_NOTE_TEXT_TWICE, lines[i].at, other, ARGS(id));
            continue;
        }
        known_note *known = NEW(a, known_note);
        known->index = p->notes.n;
        map_set(&p->inline_scope.notes, id, known);
        note *added = list_add(a, &p->notes);
        *added = (note){.id = id, .at = lines[i].at};
        const inline_scope within = {.d = p->d, .notes.a = a, .literal = p->how.literal};
        str text = lines[i].text;
        while (begins < text.n && text.p[begins] == ' ')
            begins++;
        if (begins == text.n)
            diag_add(p->d, DIAG_NOTE_EMPTY, lines[i].at, ARGS(id));
        runs words = {0};
        inline_parse(&within, &lines[i], begins, text.n, &words);
        p->notes.at[known->index].text = words;
    }
}

/* Numbers the notes in the order in which the text refers to them. */
static void order_notes(parsing *p, runs *text, size_t *order)
{
    for (size_t i = 0; i < text->n; i++) {
        run *r = &text->at[i];
        if (r->kind != RUN_NOTE)
            continue;
        if (order[r->note] == 0) {
            *list_add(p->d->a, &p->out->notes) = p->notes.at[r->note];
            order[r->note] = p->out->notes.n;
        }
        r->note = order[r->note] - 1;
    }
}

static void settle_notes(parsing *p)
{
    size_t *order = NEW_ARRAY(p->d->a, size_t, p->notes.n + 1);
    for (size_t i = 0; i < p->out->blocks.n; i++) {
        block *b = &p->out->blocks.at[i];
        order_notes(p, &b->runs, order);
        for (size_t r = 0; b->table && r < b->table->rows.n; r++)
            for (size_t c = 0; c < b->table->rows.at[r].cells.n; c++) {
                cell *in = &b->table->rows.at[r].cells.at[c];
                for (size_t k = 0; k < in->paragraphs.n; k++)
                    order_notes(p, &in->paragraphs.at[k], order);
            }
    }
    for (size_t i = 0; i < p->notes.n; i++)
        if (order[i] == 0)
            diag_add(p->d, DIAG_NOTE_NOT_REFERRED, p->notes.at[i].at, ARGS(p->notes.at[i].id));
}

/* ---- fences ---- */

static const struct {
    const char *id, *name;
    block_kind kind;
} fences[] = {
    {"giua", "giữa", BLOCK_GIUA},
    {"phai", "phải", BLOCK_PHAI},
    {"nguyen_van", "nguyên văn", BLOCK_NGUYEN_VAN},
};

static void open_fence(parsing *p, const line *l, str name)
{
    str folded = utf8_fold(p->d->a, name);
    nearest near = nearest_start(folded);
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        if (str_eq(folded, str_from(fences[i].id))) {
            p->fence = fences[i].kind;
            p->fence_at = l->at;
            return;
        }
        nearest_try(&near, str_from(fences[i].id), str_from(fences[i].name));
    }
    bool later = str_starts(folded, S("bang")) || str_starts(folded, S("phan_cong"));
    diag_code unknown = near.best.n ? DIAG_FENCE_NEAR : DIAG_FENCE_UNKNOWN;
    diag_add(p->d, later ? DIAG_FENCE_NOT_YET : unknown, l->at, ARGS(name, near.best));
    if (!later) { /* what follows is read as if the fence were there, to find its end */
        p->fence = BLOCK_GIUA;
        p->fence_at = l->at;
    }
}

static void fence_line(parsing *p, const line *l)
{
    str name = utf8_trim(str_after(l->text, 3));
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

static block *add_block(parsing *p, block_kind kind, const line *l)
{
    block *b = list_add(p->d->a, &p->out->blocks);
    *b = (block){.kind = kind, .at = l->at};
    return b;
}

static void fenced_line(parsing *p, const line *l)
{
    block *b = add_block(p, p->fence, l);
    if (p->fence == BLOCK_NGUYEN_VAN)
        inline_verbatim(p->d->a, l, &b->runs);
    else
        inline_parse(&p->inline_scope, l, 0, l->text.n, &b->runs);
}

static void text_line(parsing *p, const line *l)
{
    arena *a = p->d->a;
    if (p->how.sections && label_is_part(a, l->text)) {
        block *part = add_block(p, BLOCK_PHAN, l);
        inline_parse(&p->inline_scope, l, 0, l->text.n, &part->runs);
        p->labels = (label_context){.sections = true, .next_section = 1};
        p->part_title = true;
        return;
    }
    label found = label_read(a, l->text, p->labels);
    bool title = p->part_title && found.kind == BLOCK_DOAN;
    p->part_title = false;
    if (found.usual.n)
        diag_add(p->d, DIAG_LABEL_UNUSUAL, l->at, ARGS(found.usual));
    if (found.word_bullet)
        diag_add(p->d, DIAG_WORD_BULLET, l->at, ARGS(S("")));
    block *b = add_block(p, title ? BLOCK_TIEU_DE_PHAN : found.kind, l);
    b->depth = found.depth;
    b->label = found.word_bullet ? S("-") : found.text;
    if (found.kind != BLOCK_DOAN && !found.in_marks) {
        str lead = STR_CAT(a, b->label, S(" "));
        *list_add(a, &b->runs) = (run){.kind = RUN_TEXT, .text = lead, .at = l->at};
    }
    runs words = {0};
    inline_parse(&p->inline_scope, l, found.in_marks ? 0 : found.words, l->text.n, &words);
    for (size_t i = 0; i < words.n; i++)
        *list_add(a, &b->runs) = words.at[i];
    if (found.kind == BLOCK_MUC)
        p->labels.next_section++;
    if (found.kind == BLOCK_KHOAN && found.depth == 1)
        p->labels.clause = number_value(str_slice(found.text, 0, found.text.n - 1));
}

/* The rows from lines[*i] on, as far as they begin with a bar. */
static void table_lines(parsing *p, const line *lines, size_t n, size_t *i)
{
    size_t from = *i;
    while (*i < n && str_starts(lines[*i].text, S("|")))
        ++*i;
    table *t = table_parse(&p->inline_scope, lines + from, *i - from);
    add_block(p, BLOCK_BANG, &lines[from])->table = t;
}

static void parse_line(parsing *p, const line *lines, size_t n, size_t *i)
{
    str id;
    size_t begins;
    if (p->fence == BLOCK_DOAN && str_starts(lines[*i].text, S("|"))) {
        table_lines(p, lines, n, i);
        return;
    }
    line l = next_line(p, lines, n, i);
    if (l.text.n == 0)
        return;
    if (str_starts(l.text, S(":::")))
        fence_line(p, &l);
    else if (p->fence != BLOCK_DOAN)
        fenced_line(p, &l);
    else if (!is_note_text(l.text, &id, &begins))
        text_line(p, &l);
}

/* ---- headings ---- */

enum { LONGEST_HEADING = 250 };

/* The last character that counts: closing brackets and quotes are skipped. */
static uint32_t last_sign(str text)
{
    text = utf8_trim_end(text);
    while (text.n) {
        size_t i = text.n;
        uint32_t cp = utf8_before(text, &i);
        if (cp != ')' && cp != 0x201D && cp != '"' && !utf8_is_space(cp))
            return cp;
        text.n = i;
    }
    return 0;
}

/* ':' for one that is a heading only beside another; 0 for none; else a heading. */
static uint32_t heading_sign(arena *a, const block *b)
{
    str text = runs_text(a, &b->runs);
    uint32_t sign = last_sign(text);
    bool ends =
        sign == '.' || sign == ';' || sign == ',' || sign == 0x2026 || sign == '!' || sign == '?';
    return ends || utf8_length(text) > LONGEST_HEADING ? 0 : sign;
}

enum { DEPTHS = 8 };

/* Groups the clauses of one depth and parent: group[i] for block i. */
static void find_headings(parsing *p)
{
    blocks *all = &p->out->blocks;
    size_t *group = NEW_ARRAY(p->d->a, size_t, all->n + 1);
    bool *has_heading = NEW_ARRAY(p->d->a, bool, all->n + 1);
    uint32_t *sign = NEW_ARRAY(p->d->a, uint32_t, all->n + 1);
    size_t open[DEPTHS + 1] = {0}, groups = 0;
    for (size_t i = 0; i < all->n; i++) {
        const block *b = &all->at[i];
        int depth = b->kind == BLOCK_KHOAN ? (b->depth < DEPTHS ? b->depth : DEPTHS) : 0;
        bool closes = b->kind == BLOCK_KHOAN || b->kind == BLOCK_MUC || b->kind == BLOCK_PHAN;
        for (int k = depth + 1; closes && k <= DEPTHS; k++)
            open[k] = 0;
        if (depth == 0)
            continue;
        if (open[depth] == 0)
            open[depth] = ++groups;
        group[i] = open[depth];
        sign[i] = heading_sign(p->d->a, b);
        has_heading[group[i]] |= sign[i] != 0 && sign[i] != ':';
    }
    for (size_t i = 0; i < all->n; i++) {
        block *b = &all->at[i];
        unsigned marks = runs_common_marks(&b->runs);
        bool fenced = b->kind == BLOCK_GIUA || b->kind == BLOCK_PHAI || b->kind == BLOCK_BANG ||
                      b->kind == BLOCK_NGUYEN_VAN;
        if (fenced)
            continue;
        if (marks & MARK_BOLD)
            b->heading = HEADING_BOLD;
        else if (marks & MARK_ITALIC)
            b->heading = HEADING_ITALIC;
        else if (sign[i] && (sign[i] != ':' || has_heading[group[i]]))
            b->heading = HEADING_BOLD;
    }
}

/* ---- entry points ---- */

static parsing begin(diags *d, outline_options how, body *out)
{
    return (parsing){
        .d = d,
        .how = how,
        .out = out,
        .inline_scope = {.d = d, .notes.a = d->a, .literal = how.literal},
        .fence = BLOCK_DOAN,
        .labels = {.sections = how.sections, .next_section = 1},
    };
}

void outline_parse(diags *d, const line *lines, size_t n, outline_options how, body *out)
{
    *out = (body){0};
    parsing p = begin(d, how, out);
    collect_notes(&p, lines, n);
    for (size_t i = 0; i < n;)
        parse_line(&p, lines, n, &i);
    if (p.fence != BLOCK_DOAN)
        diag_add(d, DIAG_FENCE_NOT_CLOSED, p.fence_at, ARGS(S("")));
    find_headings(&p);
    settle_notes(&p);
    numbering_check(d, &out->blocks, how.renumber);
}

void outline_list(diags *d, const line *lines, size_t n, outline_options how, body *out)
{
    *out = (body){0};
    parsing p = begin(d, how, out);
    for (size_t i = 0; i < n;) {
        line l = next_line(&p, lines, n, &i);
        if (l.text.n)
            inline_parse(&p.inline_scope, &l, 0, l.text.n, &add_block(&p, BLOCK_DOAN, &l)->runs);
    }
}

runs outline_line(diags *d, const line *l, outline_options how)
{
    const inline_scope within = {.d = d, .notes.a = d->a, .literal = how.literal};
    runs words = {0};
    inline_parse(&within, l, 0, l->text.n, &words);
    return words;
}

/* ---- the end mark ---- */

static str without_end_marks(str text)
{
    static const char *const ends[] = {"./.", "/.", ".", ";", ","};
    text = utf8_trim_end(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(text, str_from(ends[i])) && !str_ends(text, S("...")))
            return utf8_trim_end(str_slice(text, 0, text.n - strlen(ends[i])));
    return text;
}

void outline_end_mark(arena *a, blocks *text)
{
    if (text->n == 0)
        return;
    block *last = &text->at[text->n - 1];
    if (last->kind == BLOCK_BANG || last->runs.n == 0) {
        block *end = list_add(a, text);
        *end = (block){.kind = BLOCK_HET, .at = text->at[text->n - 2].at};
        *list_add(a, &end->runs) = (run){.kind = RUN_TEXT, .text = S("./."), .at = end->at};
        return;
    }
    run *r = &last->runs.at[last->runs.n - 1];
    if (r->kind == RUN_TEXT) {
        r->text = STR_CAT(a, without_end_marks(r->text), S("./."));
        return;
    }
    run mark = {.kind = RUN_TEXT, .text = S("./."), .marks = r->marks, .at = r->at};
    *list_add(a, &last->runs) = mark;
}
