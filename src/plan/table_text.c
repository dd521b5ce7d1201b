/* Markdown's pipe tables, with cells that join others. What the cells come to, settle knows. */
#include "plan/table_text.h"

#include "base/utf8.h"
#include "plan/table_settle.h"
#include "plan/tag.h"

typedef struct extent {
    size_t from, to; /* a cell's bytes of its line, blanks at both ends left out */
    bool touching;   /* nothing at all between its bars: `||` */
} extent;

typedef LIST(extent) extents;

static extent make_extent(str text, size_t from, size_t to)
{
    str trimmed = utf8_trim(str_slice(text, from, to));
    size_t start = trimmed.n ? (size_t)(trimmed.p - text.p) : from;
    return (extent){start, start + trimmed.n, from == to};
}

/* The cells between the bars; the bar at the end may be missing. */
static void cut_row(const inline_scope *s, str text, extents *out)
{
    arena *a = s->d->a;
    size_t from = 1;
    for (size_t i = 1; i <= text.n; i++) {
        char sign = i < text.n ? text.p[i] : '|';
        bool counts = (sign == '|' || sign == '{') && (i == text.n || !tag_is_escaped(text, i));
        if (counts && sign == '{' && !s->literal && tag_length(text, i))
            i += tag_length(text, i) - 1;
        if (!counts || sign == '{')
            continue;
        if (i < text.n || (from <= i && utf8_trim(str_slice(text, from, i)).n))
            *list_add(a, out) = make_extent(text, from, i);
        from = i + 1;
    }
}

/* `---`, `:--`, `--:`, `:-:` */
static bool is_rule_cell(str text, alignment *align)
{
    bool left = str_starts(text, S(":")), right = text.n > 1 && str_ends(text, S(":"));
    str dashes = str_slice(text, left, text.n - right);
    for (size_t i = 0; i < dashes.n; i++)
        if (dashes.p[i] != '-')
            return false;
    *align = left && right ? ALIGN_CENTER : left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_UNSAID;
    return dashes.n > 0;
}

static bool is_rule_row(str text, const extents *cells)
{
    alignment ignored;
    for (size_t i = 0; i < cells->n; i++)
        if (!is_rule_cell(str_slice(text, cells->at[i].from, cells->at[i].to), &ignored))
            return false;
    return cells->n > 0;
}

/* The paragraphs of a cell: `<br>` starts a new one. */
static void fill_cell(const inline_scope *s, const line *l, extent e, cell *into)
{
    for (size_t from = e.from; from <= e.to;) {
        str rest = str_slice(l->text, from, e.to);
        size_t end = from + str_find(rest, S("<br>"));
        runs *words = list_add(s->d->a, &into->paragraphs);
        str part = utf8_trim(str_slice(l->text, from, end));
        size_t start = part.n ? (size_t)(part.p - l->text.p) : from;
        inline_parse(s, l, start, start + part.n, words);
        if (end == e.to)
            break;
        from = end + 4;
    }
}

static cell_join join_of(const line *l, extent e)
{
    bool up = str_eq(str_slice(l->text, e.from, e.to), S("^^"));
    return up ? JOIN_UP : e.touching ? JOIN_LEFT : JOIN_NONE;
}

/* Read here, so that the same words in a value ask for nothing. */
static cell_ask ask_of(arena *a, const line *l, extent e)
{
    enum { LONGEST = 16 };
    str text = str_slice(l->text, e.from, e.to);
    if (str_eq(text, S("?")) || str_eq(text, S("?.")))
        return ASK_NUMBER;
    bool sum = str_starts(text, S("=")) && text.n < LONGEST;
    return sum && str_eq(utf8_fold(a, utf8_trim(str_after(text, 1))), S("tong")) ? ASK_TOTAL
                                                                                 : ASK_NOTHING;
}

/* A cell without words. Rows may have many of them: no room for more. */
static void leave_blank(arena *a, cell *c)
{
    c->paragraphs.at = NEW(a, runs);
    c->paragraphs.n = c->paragraphs.cap = 1;
}

static void add_row(const inline_scope *s, const line *l, const extents *cells, table *t)
{
    arena *a = s->d->a;
    row *r = list_add(a, &t->rows);
    line_cursor walk = line_walk(l);
    r->at = l->at;
    for (size_t i = 0; i < cells->n; i++) {
        extent e = cells->at[i];
        cell *into = list_add(a, &r->cells);
        into->at = line_walk_to(&walk, e.from);
        into->join = join_of(l, e);
        into->ask = ask_of(a, l, e);
        if (e.to > e.from && l->text.p[e.from] == '\\' &&
            ask_of(a, l, (extent){e.from + 1, e.to, false}))
            e.from++; /* `\?` is the character */
        if (into->join)
            leave_blank(a, into);
        else
            fill_cell(s, l, e, into);
    }
}

/* {{#list}}, {{/list}} between rows. */
static void add_tag(const inline_scope *s, const line *l, table *t)
{
    size_t i = 0;
    line_cursor walk = line_walk(l);
    tag *found = NEW(s->d->a, tag);
    if (tag_scan(s->d, l, &walk, &i, found) && found->kind != TAG_COMMENT)
        *list_add(s->d->a, &t->rows) = (row){.at = l->at, .tag = found};
}

static void match_tags(diags *d, const table *t)
{
    tag_matching m = {.d = d};
    for (size_t i = 0; i < t->rows.n; i++)
        if (t->rows.at[i].tag)
            tag_match(&m, t->rows.at[i].tag, i);
    tag_match_end(&m);
}

void table_too_wide(diags *d, size_t columns, pos at)
{
    diag_add(d, DIAG_TABLE_TOO_WIDE, at,
             ARGS(str_number(d->a, columns), str_number(d->a, TABLE_MOST_COLUMNS)));
}

/* What is past the limit was told of, and is dropped. */
static void cut_off(table *t)
{
    for (size_t i = 0; i < t->rows.n; i++)
        if (t->rows.at[i].cells.n > TABLE_MOST_COLUMNS)
            t->rows.at[i].cells.n = TABLE_MOST_COLUMNS;
}

/* The first row and the rule say how many columns there are. */
static void even_out(const inline_scope *s, table *t)
{
    arena *a = s->d->a;
    for (size_t i = 0; i < t->rows.n; i++) {
        row *r = &t->rows.at[i];
        if (r->tag)
            continue;
        str has = str_number(a, r->cells.n), wants = str_number(a, t->n_columns);
        if (r->cells.n > t->n_columns)
            diag_add(s->d, DIAG_TABLE_ROW_LONG, r->at, ARGS(has, wants));
        else if (r->cells.n < t->n_columns)
            diag_add(s->d, DIAG_TABLE_ROW_SHORT, r->at, ARGS(has, wants));
        while (r->cells.n < t->n_columns) {
            cell *blank = list_add(a, &r->cells);
            blank->at = r->at;
            leave_blank(a, blank);
        }
    }
}

/* Cells of the first row, which is no tag: a table begins with a bar. 0 without one. */
static size_t first_width(const table *t)
{
    return t->rows.n ? t->rows.at[0].cells.n : 0;
}

/* False after reporting that it doesn't fit the heading. */
static bool read_rule(const inline_scope *s, const line *l, const extents *cells, table *t)
{
    arena *a = s->d->a;
    size_t headings = first_width(t) ? first_width(t) : cells->n;
    t->n_columns = headings;
    t->columns = NEW_ARRAY(a, alignment, headings + 1);
    if (cells->n != headings)
        diag_add(s->d, DIAG_TABLE_RULE_COUNT, l->at,
                 ARGS(str_number(a, cells->n), str_number(a, headings)));
    for (size_t i = 0; i < cells->n && i < headings; i++)
        is_rule_cell(str_slice(l->text, cells->at[i].from, cells->at[i].to), &t->columns[i]);
    for (size_t i = 0; i < t->rows.n; i++)
        t->rows.at[i].heading = true;
    return cells->n == headings;
}

table *table_read(const inline_scope *s, const line *lines, size_t n)
{
    arena *a = s->d->a;
    table *t = NEW(a, table);
    bool fits = true;
    for (size_t i = 0; i < n; i++) {
        extents cells = {0};
        if (lines[i].text.p[0] != '|') {
            add_tag(s, &lines[i], t);
            continue;
        }
        cut_row(s, lines[i].text, &cells);
        bool rule = is_rule_row(lines[i].text, &cells);
        if (rule && t->columns)
            diag_add(s->d, DIAG_TABLE_RULE_TWICE, lines[i].at, ARGS(S("")));
        else if (rule)
            fits = read_rule(s, &lines[i], &cells, t);
        else
            add_row(s, &lines[i], &cells, t);
    }
    if (!t->columns) {
        t->n_columns = first_width(t);
        t->columns = NEW_ARRAY(a, alignment, t->n_columns + 1);
    }
    t->even = fits && t->n_columns <= TABLE_MOST_COLUMNS;
    if (t->even)
        even_out(s, t);
    else if (fits)
        table_too_wide(s->d, t->n_columns, lines[0].at);
    if (!t->even)
        cut_off(t);
    match_tags(s->d, t);
    return t;
}

table *table_parse(const inline_scope *s, const line *lines, size_t n)
{
    table *t = table_read(s, lines, n);
    if (t->n_columns == 0 || t->rows.n == 0)
        diag_add(s->d, DIAG_TABLE_EMPTY, lines[0].at, ARGS(S("")));
    else if (!table_has_tags(t)) /* else it is known when they are filled */
        table_join(s->d, t);
    return t;
}
