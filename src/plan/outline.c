/* Line by line to blocks. Three walks: which lines are verbatim, where the notes' texts are, what
 * each line is. Headings need the whole and come last. */
#include "plan/outline.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/heading.h"
#include "plan/inline.h"
#include "plan/label.h"
#include "plan/phan_cong.h"
#include "plan/table_file.h"
#include "plan/table_text.h"

/* A line of the body as the walks see it. */
typedef struct body_line {
    line l; /* blanks before it are kept in verbatim ones alone */
    bool verbatim;
    bool tag;     /* a tag and nothing else */
    size_t close; /* of a tag that opens: the line of its end, else 0 */
    size_t words; /* lines before this one that are neither rows, tags nor blank */
} body_line;

typedef struct parsing {
    diags *d;
    outline_options how;
    body *out;
    body_line *lines;
    size_t n;
    inline_scope inline_scope;
    LIST(note) notes; /* in the order of their texts */
    block_kind fence; /* BLOCK_GIUA …; BLOCK_DOAN: none is open */
    pos fence_at;
    label_context labels;
    bool part_title; /* the line before was "Phần I" */
} parsing;

/* ---- lines ---- */

static line trimmed(line l)
{
    str text = utf8_trim(l.text);
    l.at.off += text.n ? (size_t)(text.p - l.text.p) : 0;
    l.text = text;
    return l;
}

static const str fence_sign = {":::", 3};

static str fence_name(const line *l)
{
    return utf8_trim(str_after(l->text, fence_sign.n));
}

/* Blanks right before a place, on its line: the indentation that the input's grammar takes off. */
static size_t indentation(pos at)
{
    size_t n = 0;
    while (n < at.off &&
           (at.src->text.p[at.off - n - 1] == ' ' || at.src->text.p[at.off - n - 1] == '\t'))
        n++;
    return n;
}

/* A verbatim line keeps what it is indented beyond its fence. */
static line with_indentation(arena *a, line l, size_t fence)
{
    size_t own = l.text.n ? indentation(l.at) : 0;
    if (own > fence) {
        str blanks = str_slice(l.at.src->text, l.at.off - (own - fence), l.at.off);
        l.text = STR_CAT(a, blanks, l.text);
        l.at.off -= own - fence;
    }
    return l;
}

/* The lines with those between `::: nguyên văn` and `:::` marked. */
static void prepare(parsing *p, const line *lines, size_t n)
{
    bool verbatim = false;
    size_t fence_indentation = 0;
    p->lines = NEW_ARRAY(p->d->a, body_line, n + 1);
    p->n = n;
    for (size_t i = 0; i < n; i++) {
        line l = trimmed(lines[i]);
        bool fence = str_starts(l.text, fence_sign);
        if (verbatim && !fence)
            l = with_indentation(p->d->a, lines[i], fence_indentation);
        p->lines[i] = (body_line){.l = l, .verbatim = verbatim && !fence};
        if (fence)
            fence_indentation = indentation(l.at);
        if (fence)
            verbatim = !verbatim && str_eq(utf8_fold(p->d->a, fence_name(&l)), S("nguyen_van"));
    }
}

static bool is_row(const body_line *l)
{
    return !l->verbatim && str_starts(l->l.text, S("|"));
}

/* Which lines are tags alone, and where each section ends: rows between them are one table. */
static void find_tags(parsing *p)
{
    LIST(size_t) open = {0};
    size_t words = 0;
    for (size_t i = 0; i < p->n; i++) {
        body_line *l = &p->lines[i];
        char sign = p->how.literal || l->verbatim ? 0 : tag_alone(l->l.text);
        l->tag = sign;
        l->words = words;
        words += !sign && l->l.text.n && !is_row(l);
        if (sign == '#' || sign == '^')
            *list_add(p->d->a, &open) = i;
        else if (sign == '/' && open.n)
            p->lines[open.at[--open.n]].close = i;
    }
}

/* Odd backslashes at the end: the next line belongs to this one. */
static bool joins_next(str text)
{
    size_t n = 0;
    while (n < text.n && text.p[text.n - 1 - n] == '\\')
        n++;
    return n % 2 == 1;
}

/* The line at *i, with those that a `\` joins to it, and *i past them. */
static line next_line(const parsing *p, size_t *i)
{
    bool verbatim = p->lines[*i].verbatim;
    line l = p->lines[(*i)++].l;
    if (verbatim || !joins_next(l.text))
        return l;
    buf words = {.a = p->d->a};
    line *tail = NEW(p->d->a, line);
    *tail = l;
    l.rest = tail; /* the first line's own bytes, from 0 on */
    str part = l.text;
    size_t part_at = 0;
    while (joins_next(part)) {
        buf_add(&words, utf8_trim_end(str_slice(part, 0, part.n - 1)));
        if (*i == p->n)
            break;
        buf_byte(&words, ' ');
        line *rest = NEW(p->d->a, line);
        *rest = p->lines[(*i)++].l;
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
    if (close == text.n || close < 3 || close > LONGEST_NOTE_SIGN)
        return false;
    *id = str_slice(text, 2, close);
    *begins = close + 2;
    return true;
}

static void add_note(parsing *p, const line *l, str id, size_t begins)
{
    arena *a = p->d->a;
    const known_note *before = map_get(&p->inline_scope.notes, id);
    if (before) {
        diag_add_both(p->d, DIAG_NOTE_TEXT_TWICE, l->at, p->notes.at[before->index].at, ARGS(id));
        return;
    }
    known_note *known = NEW(a, known_note);
    known->index = p->notes.n;
    map_set(&p->inline_scope.notes, id, known);
    note *added = list_add(a, &p->notes);
    *added = (note){.id = id, .at = l->at};
    while (begins < l->text.n && l->text.p[begins] == ' ')
        begins++;
    if (begins == l->text.n)
        diag_add(p->d, DIAG_NOTE_EMPTY, l->at, ARGS(id));
    const inline_scope within = {
        .d = p->d, .notes.a = a, .literal = p->how.literal, .no_notes = true};
    inline_parse(&within, l, begins, l->text.n, &added->text);
}

static void collect_notes(parsing *p)
{
    for (size_t i = 0; i < p->n;) {
        bool verbatim = p->lines[i].verbatim;
        line l = next_line(p, &i);
        str id;
        size_t begins;
        if (!verbatim && is_note_text(l.text, &id, &begins))
            add_note(p, &l, id, begins);
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

static block *add_block(parsing *p, block_kind kind, const line *l)
{
    block *b = list_add(p->d->a, &p->out->blocks);
    *b = (block){.kind = kind, .at = l->at};
    return b;
}

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
    phan_cong *assigned = phan_cong_fence(p->d->a, name, l->at);
    if (assigned) {
        add_block(p, BLOCK_PHAN_CONG, l)->phan_cong = assigned;
        p->fence = BLOCK_PHAN_CONG;
        p->fence_at = l->at;
        return;
    }
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        if (str_eq(folded, str_from(fences[i].id))) {
            p->fence = fences[i].kind;
            p->fence_at = l->at;
            return;
        }
        nearest_try(&near, str_from(fences[i].id), str_from(fences[i].name));
    }
    nearest_try(&near, S("phan_cong"), S("phân công"));
    nearest of_file = nearest_start(str_slice(folded, 0, str_find(folded, S("_"))));
    nearest_try(&of_file, S("bang"), S("bảng"));
    if (near.best.n == 0)
        near.best = of_file.best;
    diag_code unknown = near.best.n ? DIAG_FENCE_NEAR : DIAG_FENCE_UNKNOWN;
    diag_add(p->d, unknown, l->at, ARGS(name, near.best));
    p->fence = BLOCK_GIUA; /* what follows is read as if the fence were there, to find its end */
    p->fence_at = l->at;
}

static void fence_line(parsing *p, const line *l)
{
    str name = fence_name(l);
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

static void text_line(parsing *p, const line *l)
{
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

/* A section that begins and ends between rows is part of their table. */
static bool is_among_rows(const parsing *p, size_t i)
{
    const body_line *l = &p->lines[i];
    return l->tag && l->close && p->lines[l->close].words == l->words;
}

/* A blank line, or a comment alone. */
static bool is_nothing(const body_line *l)
{
    return l->l.text.n == 0 || (l->tag && tag_alone(l->l.text) == '!');
}

/* The rows from *i on, as far as lines begin with a bar; blank lines mean nothing. */
static void table_lines(parsing *p, size_t *i)
{
    LIST(line) rows = {0};
    size_t section_end = 0;
    for (size_t next = *i; next < p->n;) {
        if (is_row(&p->lines[next])) {
            line l = next_line(p, &next);
            *list_add(p->d->a, &rows) = l;
            *i = next;
        } else if (next < section_end || is_among_rows(p, next)) {
            size_t end = p->lines[next].close + 1;
            section_end = end > section_end ? end : section_end;
            if (p->lines[next].tag)
                *list_add(p->d->a, &rows) = p->lines[next].l;
            *i = ++next;
        } else if (!is_nothing(&p->lines[next++])) {
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

/* `::: bảng tep.csv`, where no fence is open. */
static bool opens_table(const parsing *p, const line *l)
{
    if (p->fence != BLOCK_DOAN || !str_starts(l->text, fence_sign))
        return false;
    str name = fence_name(l);
    str first = str_slice(name, 0, str_find(name, S(" ")));
    return str_eq(utf8_fold(p->d->a, first), S("bang"));
}

/* The lines from *i on to the fence's end: rows, and nothing else. */
static void file_table(parsing *p, const line *fence, size_t *i)
{
    LIST(line) rows = {0};
    bool told = false, ends = false;
    while (*i < p->n && !ends) {
        const body_line *now = &p->lines[*i];
        ends = str_starts(now->l.text, fence_sign);
        if (ends && fence_name(&now->l).n)
            break; /* another fence: this one was never closed */
        line l = next_line(p, i);
        if (str_starts(l.text, S("|")))
            *list_add(p->d->a, &rows) = l;
        else if (l.text.n && !ends && !told)
            diag_add_both(p->d, DIAG_TABLE_FILE_TEXT, l.at, fence->at, ARGS(S("")));
        told = told || (l.text.n && l.text.p[0] != '|');
    }
    if (!ends)
        diag_add(p->d, DIAG_FENCE_NOT_CLOSED, fence->at, ARGS(S("")));
    str name = utf8_behind_words(fence_name(fence), 1);
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
    if (p->fence == BLOCK_DOAN && is_row(&p->lines[*i])) {
        table_lines(p, i);
        return;
    }
    bool verbatim = p->lines[*i].verbatim;
    if (p->lines[*i].tag) {
        tag_line(p, &p->lines[(*i)++].l);
        return;
    }
    line l = next_line(p, i);
    if (l.text.n == 0 && !verbatim)
        return;
    if (!verbatim && opens_table(p, &l))
        file_table(p, &l, i);
    else if (!verbatim && str_starts(l.text, fence_sign))
        fence_line(p, &l);
    else if (p->fence == BLOCK_PHAN_CONG)
        diag_add_both(p->d, DIAG_PHAN_CONG_LINES, l.at, p->fence_at, ARGS(S("")));
    else if (p->fence != BLOCK_DOAN)
        plain_block(p, p->fence, &l);
    else if (!is_note_text(l.text, &id, &begins))
        text_line(p, &l);
}

/* ---- entry points ---- */

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
    };
    prepare(&p, lines, n);
    find_tags(&p);
    if (!how.plain)
        collect_notes(&p);
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
    settle_notes(&p);
}

void outline_list(diags *d, const line *lines, size_t n, outline_options how, body *out)
{
    parsing p = begin(d, lines, n, how, out);
    for (size_t i = 0; i < n;) {
        str id;
        size_t begins;
        if (p.lines[i].tag) {
            tag_line(&p, &p.lines[i++].l);
            continue;
        }
        line l = next_line(&p, &i);
        if (l.text.n && (how.plain || !is_note_text(l.text, &id, &begins)))
            plain_block(&p, BLOCK_DOAN, &l);
    }
    match_tags(d, &out->blocks);
    settle_notes(&p);
}

runs outline_line(diags *d, const line *l, outline_options how)
{
    const inline_scope within = {
        .d = d, .notes.a = d->a, .literal = how.literal, .plain = how.plain, .no_notes = true};
    runs words = {0};
    inline_parse(&within, l, 0, l->text.n, &words);
    return words;
}

/* ---- the end mark ---- */

/* Without the sentence's own end; of three dots the last is the mark's first. */
static str without_end_marks(str text)
{
    static const char *const ends[] = {"./.", "/.", ".", ";", ","};
    text = utf8_trim_end(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(text, str_from(ends[i])))
            return utf8_trim_end(str_slice(text, 0, text.n - strlen(ends[i])));
    return text;
}

/* Behind a note's sign, or a figure below or above the line, the mark is a run of its own. */
static void end_runs(arena *a, runs *words)
{
    size_t last = words->n - 1;
    while (last > 0 && words->at[last].kind == RUN_NOTE)
        last--;
    run *r = &words->at[last];
    if (r->kind == RUN_TEXT)
        r->text = without_end_marks(r->text);
    unsigned shifted = MARK_BELOW | MARK_ABOVE;
    if (last + 1 == words->n && r->kind == RUN_TEXT && !(r->marks & shifted)) {
        r->text = STR_CAT(a, r->text, S("./."));
        return;
    }
    run mark = {.kind = RUN_TEXT, .text = S("./."), .marks = r->marks & ~shifted, .at = r->at};
    *list_add(a, words) = mark;
}

void outline_end_mark(arena *a, blocks *text)
{
    if (text->n == 0)
        return;
    block *last = &text->at[text->n - 1];
    if (last->kind != BLOCK_BANG && last->runs.n > 0) {
        end_runs(a, &last->runs);
        return;
    }
    pos at = last->at;
    block *end = list_add(a, text);
    *end = (block){.kind = BLOCK_HET, .at = at};
    *list_add(a, &end->runs) = (run){.kind = RUN_TEXT, .text = S("./."), .at = at};
}
