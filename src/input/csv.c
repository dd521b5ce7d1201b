/* libcsv says where cells and rows end. Where they stand is found by following its cells through
 * the source, which works because nothing is trimmed and a stray quote stops it: a cell is its own
 * bytes, or those between quotes with each quote inside doubled. Knows no headings. */
#include "input/csv.h"

#include <csv.h>

#include "base/map.h"
#include "base/utf8.h"
#include "input/ini.h"
#include "input/value.h"

enum { MOST_AT_ONCE = 1 << 20 }; /* bytes by which libcsv's copy of a cell grows */

typedef struct reader {
    diags *d;
    const source *src;
    csv_list *out;
    char delimiter;
    size_t off;           /* where the next cell begins */
    LIST(csv_cell) cells; /* of the row being read, as many as there are columns */
    size_t n_cells;       /* with those past the last column */
    size_t blank_tail;    /* columns without heading behind the last one that has one */
    size_t tail_at;       /* where a row says something in them, */
    bool tail_has_words;  /* if one does */
    size_t told[2];       /* rows with too few cells, too many, */
    pos last_told[2];     /* and the last of them that was reported */
    size_t row_at;        /* where the row begins */
    size_t extra_at;      /* where the first cell past the last column begins */
    bool has_words;       /* one of the row's cells has */
    bool extra_has_words; /* one past the last column has */
    bool has_heading;     /* its row went by; if it was broken, there are no columns */
    bool good;
} reader;

static pos place_at(const reader *r, size_t off)
{
    return (pos){r->src, off < r->src->text.n ? off : r->src->text.n};
}

static void fault(reader *r, diag_code code, pos at, diag_args args)
{
    diag_add(r->d, code, at, args);
    r->good = false;
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static void skip_breaks(reader *r)
{
    while (r->off < r->src->text.n && is_break(r->src->text.p[r->off]))
        r->off++;
}

static size_t count_of(str text, char wanted)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == wanted;
    return n;
}

/* ---- the delimiter ---- */

/* Excel's own first line: "sep=;". True if there is one, which is no heading; *delimiter is what it
 * says. */
static bool sep_line(str text, char *delimiter)
{
    str rest = str_after(text, str_starts(text, S("sep=")) ? 4 : text.n);
    bool said = rest.n > 1 && is_break(rest.p[1]) && strchr("\t;,|", rest.p[0]) && rest.p[0];
    if (said)
        *delimiter = rest.p[0];
    return said;
}

/* The most of tab, `;` and `,` outside quotes in the first line that has words; of equally many the
 * rarer in text. None at all: one column. */
static char find_delimiter(str text)
{
    static const char delimiters[] = "\t;,";
    size_t count[3] = {0};
    bool quoted = false, words = false;
    for (size_t i = 0; i < text.n && (quoted || !words || !is_break(text.p[i])); i++) {
        const char *hit = text.p[i] ? strchr(delimiters, text.p[i]) : NULL;
        if (text.p[i] == '"')
            quoted = !quoted;
        else if (hit && !quoted)
            count[hit - delimiters]++;
        words = words || (!hit && text.p[i] != ' ' && !is_break(text.p[i]));
    }
    size_t best = 0;
    for (size_t i = 1; i < 3; i++)
        if (count[i] > count[best])
            best = i;
    return count[best] ? delimiters[best] : ',';
}

static str shown_delimiter(const reader *r)
{
    return r->delimiter == '\t' ? S("tab")
                                : STR_CAT(r->d->a, S("`"), (str){&r->delimiter, 1}, S("`"));
}

/* ---- headings ---- */

/* A name stands in messages, so on one line. */
static str on_one_line(arena *a, str name)
{
    char *z = str_z(a, name);
    for (size_t i = 0; i < name.n; i++)
        if (is_break(z[i]))
            z[i] = ' ';
    return (str){z, name.n};
}

static void check_heading(reader *r, map *seen, size_t i)
{
    arena *a = r->d->a;
    const csv_column *now = &r->out->columns.at[i];
    if (now->name.n == 0) { /* a run of them is one fault */
        if (i == 0 || r->out->columns.at[i - 1].name.n)
            fault(r, DIAG_CSV_HEADING_BLANK, now->at, ARGS(str_number(a, i + 1)));
        return;
    }
    const csv_column *before = map_get(seen, now->folded);
    if (!before) {
        map_set(seen, now->folded, (void *)now);
        return;
    }
    str number = str_number(a, (size_t)(before - r->out->columns.at) + 1);
    diag_add_both(r->d, DIAG_CSV_HEADING_TWICE, now->at, before->at,
                  ARGS(before->name, now->name, number, str_number(a, i + 1)));
    r->good = false;
}

static void take_heading(reader *r)
{
    arena *a = r->d->a;
    map seen = {.a = a};
    while (r->cells.n > 1 && r->cells.at[r->cells.n - 1].text.n == 0) {
        r->tail_at = r->cells.at[--r->cells.n].at.off;
        r->blank_tail++;
    }
    for (size_t i = 0; i < r->cells.n; i++) {
        const csv_cell *cell = &r->cells.at[i];
        str name = on_one_line(a, cell->text);
        *list_add(a, &r->out->columns) = (csv_column){name, utf8_fold(a, name), cell->at};
    }
    for (size_t i = 0; i < r->out->columns.n; i++)
        check_heading(r, &seen, i);
}

/* ---- rows ---- */

enum { ALIKE_TOLD = 3 }; /* rows with the same fault that are told of one by one */

/* Too many cells, or too few: a shifted row would give wrong documents, so it is left out. */
static void wrong_count(reader *r)
{
    arena *a = r->d->a;
    size_t wanted = r->out->columns.n + r->blank_tail;
    bool longer = r->n_cells > wanted;
    str has = str_number(a, r->n_cells), number = str_number(a, wanted);
    r->out->row_faults++;
    if (++r->told[longer] > ALIKE_TOLD)
        return;
    if (longer)
        diag_add(r->d, DIAG_CSV_ROW_LONG, place_at(r, r->extra_at),
                 ARGS(has, number, shown_delimiter(r)));
    else
        diag_add(r->d, DIAG_CSV_ROW_SHORT, place_at(r, r->row_at),
                 ARGS(has, number, r->out->columns.at[r->n_cells].name, shown_delimiter(r)));
    r->last_told[longer] = place_at(r, longer ? r->extra_at : r->row_at);
}

/* The other rows of which that holds. */
static void tell_alike(reader *r)
{
    static const char *const codes[] = {"0806", "0805"};
    for (size_t i = 0; i < 2; i++)
        if (r->told[i] > ALIKE_TOLD)
            diag_add(r->d, DIAG_ROWS_ALIKE, r->last_told[i],
                     ARGS(str_number(r->d->a, r->told[i] - ALIKE_TOLD), str_from(codes[i])));
}

static void take_values(reader *r)
{
    size_t n = r->out->columns.n;
    if (r->n_cells < n || r->n_cells > n + r->blank_tail) {
        wrong_count(r);
        return;
    }
    r->tail_has_words = r->tail_has_words || r->extra_has_words;
    csv_row *row = list_add(r->d->a, &r->out->rows);
    row->at = place_at(r, r->row_at);
    row->cells.at = NEW_ARRAY(r->d->a, csv_cell, n);
    row->cells.n = row->cells.cap = n;
    memcpy(row->cells.at, r->cells.at, n * sizeof(csv_cell));
}

static void begin_row(reader *r)
{
    r->cells.n = r->n_cells = 0;
    r->has_words = r->extra_has_words = false;
    skip_breaks(r);
}

/* The row's line ends, or the file. */
static void take_row(int c, void *context)
{
    (void)c;
    reader *r = context;
    if (r->has_words && !r->has_heading) {
        r->has_heading = true;
        take_heading(r);
    } else if (r->has_words && r->out->columns.n) {
        take_values(r);
    }
    begin_row(r);
}

/* `field` is libcsv's copy; the source's own bytes do where no quote was doubled. */
static void take_cell(void *field, size_t n, void *context)
{
    reader *r = context;
    arena *a = r->d->a;
    str text = r->src->text, words = {field, n};
    size_t start = r->off;
    bool quoted = start < text.n && text.p[start] == '"';
    size_t doubled = quoted ? count_of(words, '"') : 0;
    r->off = start + n + doubled + (quoted ? 2 : 0) + 1; /* past the delimiter or the line's end */
    if (r->n_cells++ == 0)
        r->row_at = start;
    r->has_words = r->has_words || utf8_trim(words).n > 0;
    if (r->has_heading && r->cells.n == r->out->columns.n) {
        if (r->n_cells <= r->cells.n + 1 + r->blank_tail)
            r->extra_at = start;
        r->extra_has_words = r->extra_has_words || utf8_trim(words).n;
        return;
    }
    words = doubled ? str_copy(a, words) : str_slice(text, start + quoted, start + quoted + n);
    str trimmed = utf8_trim(words);
    size_t before = trimmed.n ? (size_t)(trimmed.p - words.p) : 0;
    *list_add(a, &r->cells) =
        (csv_cell){utf8_nfc(a, trimmed), place_at(r, start + quoted + before)};
}

/* ---- the whole ---- */

static int is_never(unsigned char c)
{
    (void)c;
    return 0;
}

static void release(void *parser)
{
    csv_free(parser);
}

static struct csv_parser *new_parser(const reader *r)
{
    struct csv_parser *p = NEW(r->d->a, struct csv_parser);
    if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI) != 0)
        arena_no_memory(r->d->a);
    arena_defer(r->d->a, release, p);
    size_t most = r->src->text.n + 1;
    csv_set_blk_size(p, most < MOST_AT_ONCE ? most : MOST_AT_ONCE);
    csv_set_space_func(p, is_never); /* blanks are cut by us, as Unicode has them */
    csv_set_delim(p, (unsigned char)r->delimiter);
    return p;
}

/* The row is given up, and the next line begins a new one: what a stray quote would open runs on.
 */
static void stray_quote(reader *r, struct csv_parser *p, size_t at)
{
    str text = r->src->text;
    if (text.p[at] != '"') /* the character behind one that closed the cell */
        at--;
    fault(r, DIAG_CSV_QUOTE_STRAY, place_at(r, at), ARGS(S("")));
    r->has_heading = true;
    csv_fini(p, NULL, NULL, NULL);
    r->off = at;
    while (r->off < text.n && !is_break(text.p[r->off]))
        r->off++;
    begin_row(r);
}

static void read_rows(reader *r)
{
    str text = r->src->text;
    struct csv_parser *p = new_parser(r);
    begin_row(r);
    while (r->off < text.n) {
        size_t from = r->off;
        size_t done = csv_parse(p, text.p + from, text.n - from, take_cell, take_row, r);
        if (csv_error(p) == CSV_EPARSE) {
            stray_quote(r, p, from + done);
            continue;
        }
        if (csv_error(p) != CSV_SUCCESS)
            arena_no_memory(r->d->a);
        if (csv_fini(p, take_cell, take_row, r) != 0)
            fault(r, DIAG_CSV_QUOTE_OPEN, place_at(r, r->off), ARGS(S("")));
        break;
    }
}

/* Words in a column without heading: nobody knows what they mean. */
static void check_tail(reader *r)
{
    if (r->tail_has_words)
        fault(r, DIAG_CSV_HEADING_BLANK, place_at(r, r->tail_at),
              ARGS(str_number(r->d->a, r->out->columns.n + 1)));
}

bool csv_read(diags *d, const source *src, csv_list *out)
{
    *out = (csv_list){.src = src};
    reader r = {.d = d, .src = src, .out = out, .good = true};
    if (sep_line(src->text, &r.delimiter))
        r.off = S("sep=;").n;
    else
        r.delimiter = find_delimiter(src->text);
    read_rows(&r);
    tell_alike(&r);
    check_tail(&r);
    if (r.good && !r.has_heading)
        fault(&r, DIAG_CSV_EMPTY, (pos){src, 0}, ARGS(src->name));
    else if (r.good && out->rows.n == 0 && out->row_faults == 0)
        fault(&r, DIAG_CSV_NO_ROWS, out->columns.at[0].at, ARGS(src->name));
    return r.good;
}

/* ---- lines of a cell ---- */

/* Behind each quote, which stands doubled in the source, begins a part with a place of its own.
 * Gives the offset in the source behind the last quote. */
static size_t part_at_quotes(arena *a, line *l)
{
    str text = l->at.src->text, left = l->text;
    size_t off = l->at.off;
    for (;;) {
        size_t quote = str_find(left, S("\""));
        if (quote == left.n)
            return off;
        off += str_find(str_after(text, off), S("\"")) + 2;
        left = str_after(left, quote + 1);
        line *part = NEW(a, line);
        *part = (line){.text = left, .at = {l->at.src, off}};
        l->rest = part;
        l->rest_at = quote + 1;
        l = part;
    }
}

size_t csv_cell_lines(arena *a, const csv_cell *cell, line **lines)
{
    LIST(line) all = {0};
    size_t off = cell->at.off;
    for (size_t at = 0; at < cell->text.n;) {
        str raw = ini_next_line(cell->text, &at), words = utf8_trim(raw);
        size_t before = words.n ? (size_t)(words.p - raw.p) : 0;
        line *l = list_add(a, &all);
        *l = (line){.text = words, .at = {cell->at.src, off + before}};
        off = part_at_quotes(a, l);
        if (at < cell->text.n) /* as long as the cell goes on; a row may be long */
            ini_next_line(cell->at.src->text, &off);
    }
    *lines = all.at;
    return all.n;
}

/* ---- dates ---- */

/* "4/25/2024" → "25/4/2024"; empty where it is no such thing. */
static str swapped(arena *a, str text)
{
    size_t first = str_find(text, S("/"));
    if (first == text.n)
        return S("");
    str rest = str_after(text, first + 1);
    size_t second = str_find(rest, S("/"));
    return STR_CAT(a, str_slice(rest, 0, second), S("/"), str_slice(text, 0, first),
                   str_after(rest, second));
}

/* "46117", as Excel counts days, → "05/4/2026"; empty where it is no such thing. */
static str from_serial(arena *a, str text)
{
    enum { FROM = 20000, TO = 80000 }; /* 1954–2119: other numbers are no dates */
    date day = {30, 12, 1899};
    int n = text.n == 5 ? number_value(text) : -1;
    if (n < FROM || n > TO)
        return S("");
    date_add(&day, n);
    return STR_CAT(a, day.day < 10 ? S("0") : S(""), str_number(a, (size_t)day.day), S("/"),
                   day.month < 3 ? S("0") : S(""), str_number(a, (size_t)day.month), S("/"),
                   str_number(a, (size_t)day.year));
}

/* "05/04/2026 00:00" → "05/04/2026"; empty where there is no time of day. */
static str without_time(str text)
{
    date parts;
    size_t blank = str_find(text, S(" "));
    bool colon = false;
    for (size_t i = blank + 1; i < text.n; i++) {
        colon = colon || text.p[i] == ':';
        if (text.p[i] != ':' && !is_digit((uint32_t)text.p[i]))
            return S("");
    }
    str day = str_slice(text, 0, blank);
    return colon && date_parse(day, &parts) == DATE_GOOD ? day : S("");
}

/* What tables of Excel make of dates: told of once, with the first. */
static void check_excel_dates(diags *d, const csv_list *l, size_t column)
{
    str name = l->columns.at[column].name;
    bool serial = false, time = false;
    for (size_t i = 0; i < l->rows.n; i++) {
        const csv_cell *cell = &l->rows.at[i].cells.at[column];
        str day = from_serial(d->a, cell->text), alone = without_time(cell->text);
        if (day.n && !serial)
            diag_add(d, DIAG_CSV_DATES_SERIAL, cell->at, ARGS(name, cell->text, day));
        if (alone.n && !time)
            diag_add(d, DIAG_CSV_DATES_TIME, cell->at, ARGS(name, cell->text, alone));
        serial = serial || day.n;
        time = time || alone.n;
    }
}

void csv_check_dates(diags *d, const csv_list *l, size_t column)
{
    const csv_column *heading = &l->columns.at[column];
    check_excel_dates(d, l, column);
    str found = {0}, instead = {0};
    for (size_t i = 0; i < l->rows.n; i++) {
        date parts;
        str text = l->rows.at[i].cells.at[column].text;
        if (text.n == 0 || str_eq(text, S("-")))
            continue;
        str other = swapped(d->a, text);
        if (other.n == 0 || date_parse(other, &parts) != DATE_GOOD)
            return;
        if (found.n || date_parse(text, &parts) == DATE_GOOD)
            continue;
        found = text;
        instead = other;
    }
    if (found.n)
        diag_add(d, DIAG_CSV_DATES_MONTH_FIRST, heading->at, ARGS(heading->name, found, instead));
}
