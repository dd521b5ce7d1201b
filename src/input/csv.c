/* A line at a time. In one without quotes, as most are, delimiters part the cells; of a row with
 * some, libcsv says where cells and the row end. Where those stand is found by following its cells
 * through the source, which works because nothing is trimmed and a stray quote stops it: a cell is
 * its own bytes, or those between quotes with each quote inside doubled. Knows no headings. */
#include "input/csv.h"

#include <csv.h>

#include "base/utf8.h"
#include "input/csv_delimiter.h"
#include "input/csv_reader.h"
#include "input/web_page.h"

enum { AT_ONCE = 1 << 16 }; /* bytes by which libcsv's copy of a cell grows */

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* Past the ends of lines between two rows, as far as they are at hand. */
static void skip_breaks(csv_reader *r)
{
    str rest = window_from(r->w, r->off);
    for (size_t i = 0; i < rest.n && is_break(rest.p[i]); i++)
        r->off++;
}

static size_t count_of(str text, char wanted)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == wanted;
    return n;
}

/* Cells that are the row's own bytes: what is at hand may move until the row ends. */
static void find_cells(csv_reader *r)
{
    for (size_t i = 0; i < r->cells.n; i++) {
        csv_cell *cell = &r->cells.at[i];
        if (!cell->text.p)
            cell->text.p = cell->text.n ? window_from(r->w, cell->at.off).p : "";
    }
}

static void begin_row(csv_reader *r)
{
    r->cells.n = r->n_cells = 0;
    r->has_words = r->extra_has_words = false;
    if (r->take)
        arena_reset(r->a);
}

/* The row's line ends, or the file. */
static void take_row(int c, void *context)
{
    (void)c;
    csv_reader *r = context;
    r->open = false;
    find_cells(r);
    if (r->has_words && !r->has_heading) {
        r->has_heading = true;
        window_keep_head(r->w, csv_row_end(r));
        csv_take_columns(r);
    } else if (r->has_words && r->out->columns.n && !r->stopped) {
        csv_take_values(r);
    }
    begin_row(r);
}

/* The next cell of the row, whose words begin at an offset; `own`: they aren't the source's bytes.
 */
static void add_cell(csv_reader *r, str words, size_t at, bool own)
{
    str trimmed = utf8_trim(words);
    r->has_words = r->has_words || trimmed.n;
    r->n_cells++;
    if (r->has_heading && r->cells.n == r->out->columns.n) {
        r->extra_has_words = r->extra_has_words || trimmed.n;
        return;
    }
    str nfc = utf8_nfc(r->a, trimmed);
    size_t before = trimmed.n ? (size_t)(trimmed.p - words.p) : 0;
    if (!own && nfc.p == trimmed.p)
        nfc.p = NULL;
    *list_add(r->d->a, &r->cells) = (csv_cell){nfc, {r->out->src, at + before}};
}

/* Notes where a cell begins. */
static void begin_cell(csv_reader *r, size_t start)
{
    if (r->n_cells == 0)
        r->row_at = start;
    bool extra = r->has_heading && r->cells.n == r->out->columns.n;
    if (extra && r->n_cells <= r->cells.n + r->blank_tail)
        r->extra_at = start;
}

/* `field` is libcsv's copy; the source's own bytes do where no quote was doubled. */
static void take_cell(void *field, size_t n, void *context)
{
    csv_reader *r = context;
    if (r->n_cells == 0)
        skip_breaks(r);
    str text = window_from(r->w, r->off), words = {field, n};
    size_t start = r->off;
    bool quoted = text.n && text.p[0] == '"';
    size_t doubled = quoted ? count_of(words, '"') : 0;
    r->off = start + n + doubled + (quoted ? 2 : 0) + 1; /* past the delimiter or the line's end */
    begin_cell(r, start);
    words = doubled ? str_copy(r->a, words) : str_slice(text, quoted, quoted + n);
    add_cell(r, words, start + quoted, doubled);
}

/* A row's line without quotes. */
static void take_plain_row(csv_reader *r, str rest)
{
    for (bool last = false; !last;) {
        const char *end = memchr(rest.p, r->delimiter, rest.n);
        last = !end;
        str words = str_slice(rest, 0, end ? (size_t)(end - rest.p) : rest.n);
        begin_cell(r, r->off);
        add_cell(r, words, r->off, false);
        r->off += words.n + 1;
        rest = last ? rest : str_after(rest, words.n + 1);
    }
    take_row('\n', r);
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

static struct csv_parser *new_parser(const csv_reader *r)
{
    struct csv_parser *p = NEW(r->d->a, struct csv_parser);
    if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI) != 0)
        arena_no_memory(r->d->a);
    arena_defer(r->d->a, release, p);
    csv_set_blk_size(p, AT_ONCE);
    csv_set_space_func(p, is_never); /* blanks are cut by us, as Unicode has them */
    csv_set_delim(p, (unsigned char)r->delimiter);
    return p;
}

/* Where the row in hand begins, or the next one. */
static size_t row_start(csv_reader *r)
{
    if (r->n_cells == 0)
        skip_breaks(r);
    return r->n_cells ? r->row_at : r->off;
}

/* The row is given up, and the next line begins a new one: what a stray quote would open runs on.
 */
static void stray_quote(csv_reader *r, struct csv_parser *p, size_t at)
{
    if (window_from(r->w, at).p[0] != '"') /* the character behind one that closed the cell */
        at--;
    size_t begin = row_start(r);
    csv_fault(r, DIAG_CSV_QUOTE_STRAY, window_place(r->w, begin, at), ARGS(S("")));
    csv_fini(p, NULL, NULL, NULL);
    r->off = at;
    str rest;
    do {
        rest = window_from(r->w, r->off);
        size_t i = 0;
        while (i < rest.n && !is_break(rest.p[i]))
            i++;
        r->off += i;
        rest = str_after(rest, i);
    } while (rest.n == 0 && window_more(r->w));
    if (!r->has_heading)
        window_keep_head(r->w, r->off);
    r->has_heading = true;
    r->fed = r->off;
    r->open = false;
    begin_row(r);
}

/* How far it is to the end of the line, or to that of the text. */
static size_t line_length(str text)
{
    const char *end = memchr(text.p, '\n', text.n);
    size_t n = end ? (size_t)(end - text.p) : text.n;
    const char *earlier = memchr(text.p, '\r', n);
    return earlier ? (size_t)(earlier - text.p) : n;
}

/* The next line, or what is left of it where it is the `last`, which has no end. To libcsv it goes
 * with its end, so that no two rows end in it. False where there is none at hand. */
static bool take_line(csv_reader *r, struct csv_parser *p, bool last)
{
    if (!r->open) {
        skip_breaks(r);
        r->fed = r->off;
    }
    str rest = window_from(r->w, r->fed);
    size_t n = rest.n ? line_length(rest) : 0;
    bool ends = n < rest.n;
    if (rest.n == 0 || (!ends && !last && !r->open && n < AT_ONCE))
        return false;
    if (ends && !r->open && !memchr(rest.p, '"', n)) {
        take_plain_row(r, str_slice(rest, 0, n));
        r->fed = r->off;
        return true;
    }
    r->open = true;
    r->fed += csv_parse(p, rest.p, n + ends, take_cell, take_row, r);
    if (csv_error(p) == CSV_EPARSE)
        stray_quote(r, p, r->fed);
    else if (csv_error(p) != CSV_SUCCESS)
        arena_no_memory(r->d->a);
    return true;
}

/* All lines at hand; what is done with goes. False where there was none. */
static bool parse_at_hand(csv_reader *r, struct csv_parser *p, bool last)
{
    bool any = false;
    while (!r->stopped && take_line(r, p, last))
        any = true;
    size_t from = row_start(r);
    if (r->has_heading)
        window_drop(r->w, from < r->fed ? from : r->fed);
    if (r->w->text.n > WINDOW_MOST && !r->stopped && r->w->from) {
        csv_fault(r, DIAG_CSV_ROW_ENDLESS, window_place(r->w, from, from),
                  ARGS(str_number(r->d->a, WINDOW_MOST >> 20)));
        r->stopped = true;
    }
    return any;
}

static void read_rows(csv_reader *r)
{
    struct csv_parser *p = new_parser(r);
    text_window *w = r->w;
    begin_row(r);
    for (bool last = false; !w->bad && !r->stopped;) {
        if (parse_at_hand(r, p, last))
            continue;
        if (last)
            break;
        last = !window_more(w);
    }
    if (w->bad || r->stopped)
        return;
    if (csv_fini(p, take_cell, take_row, r) == 0)
        return;
    size_t begin = row_start(r);
    csv_fault(r, DIAG_CSV_QUOTE_OPEN, window_place(w, begin, r->off), ARGS(S("")));
}

static bool rows_left_out(const text_window *w)
{
    return w->from && w->from->rows_left_out;
}

static void read_all(csv_reader *r)
{
    r->delimiter = csv_delimiter(r->w, &r->off);
    r->fed = r->off;
    if (web_page_begins(r->w->text)) {
        csv_fault(r, DIAG_LIST_IS_PAGE, window_place(r->w, 0, 0), ARGS(r->out->src->name));
        r->stopped = true;
        return;
    }
    read_rows(r);
    if (r->stopped)
        return;
    if (!r->has_heading) /* a line to show */
        window_keep_head(r->w, str_find(r->w->text, S("\n")) + r->w->base);
    csv_tell_alike(r);
    csv_check_tail(r);
    if (r->good && !r->has_heading)
        csv_fault(r, DIAG_CSV_EMPTY, (pos){r->out->src, 0}, ARGS(r->out->src->name));
    else if (r->good && r->out->n_rows == 0 && r->out->row_faults == 0 && !rows_left_out(r->w))
        csv_fault(r, DIAG_CSV_NO_ROWS, r->out->columns.at[0].at, ARGS(r->out->src->name));
}

bool csv_read(diags *d, const source *src, csv_list *out)
{
    csv_reader r = {.d = d, .a = d->a, .w = window_of_source(d, src), .out = out, .good = true};
    *out = (csv_list){.src = src};
    read_all(&r);
    return r.good;
}

bool csv_read_stream(diags *d, byte_stream *from, str name, csv_list *out, csv_take *take,
                     void *context)
{
    csv_reader r = {.d = d,
                    .a = arena_below(d->a),
                    .w = window_of_stream(d, from, name),
                    .out = out,
                    .take = take,
                    .context = context,
                    .good = true};
    diags before = *d;
    *out = (csv_list){.src = r.w->src};
    read_all(&r);
    if (r.stopped)
        return false; /* which was reported */
    diags found = *d;
    *d = before; /* if the bytes are no text, nothing was found in it */
    if (!window_end(r.w))
        return false;
    *d = found;
    if (r.w->joined.noted)
        diag_add(d, DIAG_TEXT_NFD, r.w->joined.at, ARGS(S("")));
    size_t errors = d->count[SEVERITY_ERROR];
    for (unseen_kind kind = UNSEEN_NOT + 1; kind < UNSEEN_KINDS; kind++)
        if (r.w->unseen[kind].noted)
            decoder_tell_unseen(d, &r.w->decoder, kind, r.w->unseen[kind].at);
    out->text_faults = d->count[SEVERITY_ERROR] - errors;
    if (from->tells)
        from->tell(from, d);
    return r.good;
}
