/* The cells of a sheet, from XML to words. What a number looks like, xlsx_format knows; how rows
 * become lines, xlsx_row. */
#include "input/xlsx_sheet.h"

#include "base/utf8.h"
#include "input/value.h"
#include "input/xlsx_format.h"

enum { RAW_MOST = XLSX_CELL_MOST * 8 }; /* bytes: some may be escaped */

/* ---- what can't go on ---- */

static void stop(xlsx *x)
{
    x->broken = true;
    xml_parser_stop(x->parser);
}

static void damaged(xlsx *x)
{
    diag_add(x->d, DIAG_ZIP_DAMAGED, zip_place(x->zip),
             ARGS(zip_place(x->zip).src->name, x->book->sheet));
    stop(x);
}

/* ---- cells ---- */

static void cell_fault(xlsx *x, diag_code code, str second, str third)
{
    lines_fault(&x->lines, code, x->column, buf_str(&x->raw), second, third);
}

static str cell_code(const xlsx *x)
{
    return x->style < x->book->formats.n ? x->book->formats.at[x->style] : (str){0};
}

static bool is_long(str text)
{
    size_t n = 0;
    for (size_t i = 0; text.n > XLSX_CELL_MOST && i < text.n; i++)
        n += ((unsigned char)text.p[i] & 0xC0) != 0x80;
    return n > XLSX_CELL_MOST;
}

static void take_text(xlsx *x, str text)
{
    str code = cell_code(x);
    x->words.n = 0;
    if (is_long(text)) {
        lines_fault(&x->lines, DIAG_XLSX_CELL_LONG, x->column, S(""),
                    str_number(x->d->a, XLSX_CELL_MOST), S(""));
    } else if (format_text(code.p ? code : S("@"), text, &x->words) != SHOWN) {
        lines_fault(&x->lines, DIAG_XLSX_FORMAT, x->column, text, text, code);
    } else {
        lines_cell(&x->lines, x->column, buf_str(&x->words));
    }
}

static void take_shared(xlsx *x)
{
    int i = number_value(utf8_trim(buf_str(&x->raw)));
    str text;
    if (i < 0 || (size_t)i >= strings_count(x->book->strings))
        cell_fault(x, DIAG_XLSX_CELL_BROKEN, buf_str(&x->raw), S(""));
    else if (strings_get(x->book->strings, (size_t)i, &text))
        take_text(x, text);
    else
        stop(x); /* the disk, told */
}

static void take_number(xlsx *x)
{
    static const diag_code codes[] = {
        [SHOWN_NOT_CERTAIN] = DIAG_XLSX_FORMAT,
        [SHOWN_NO_DATE] = DIAG_XLSX_DATE,
        [SHOWN_TOO_LONG] = DIAG_XLSX_NUMBER_LONG,
        [SHOWN_NO_NUMBER] = DIAG_XLSX_CELL_BROKEN,
    };
    str code = cell_code(x), value = utf8_trim(buf_str(&x->raw));
    x->words.n = 0;
    shown how =
        code.p ? format_number(code, value, x->book->from_1904, &x->words) : SHOWN_NOT_CERTAIN;
    if (how == SHOWN)
        lines_cell(&x->lines, x->column, buf_str(&x->words));
    else
        cell_fault(x, codes[how], value, code.p ? code : S("?"));
}

/* "2026-04-05T00:00:00", as strict workbooks write days. */
static void take_day(xlsx *x)
{
    str value = utf8_trim(buf_str(&x->raw)), day = value;
    date parts;
    day.n = str_find(value, S("T"));
    str time = str_after(value, day.n);
    bool whole = time.n == 0 || str_starts(time, S("T00:00:00"));
    if (day.n != S("2026-04-05").n || !whole || date_parse(day, &parts) != DATE_GOOD) {
        cell_fault(x, DIAG_XLSX_DATE, value, S("ISO 8601"));
        return;
    }
    x->words.n = 0;
    buf_add(&x->words, str_slice(day, 8, 10));
    buf_byte(&x->words, '/');
    buf_add(&x->words, str_slice(day, 5, 7));
    buf_byte(&x->words, '/');
    buf_add(&x->words, str_slice(day, 0, 4));
    lines_cell(&x->lines, x->column, buf_str(&x->words));
}

static void take_bool(xlsx *x)
{
    str value = utf8_trim(buf_str(&x->raw));
    bool yes = str_eq(value, S("1")) || str_eq(value, S("true"));
    if (yes || str_eq(value, S("0")) || str_eq(value, S("false")))
        lines_cell(&x->lines, x->column, yes ? S("TRUE") : S("FALSE"));
    else
        cell_fault(x, DIAG_XLSX_CELL_BROKEN, value, S(""));
}

static void end_cell(xlsx *x)
{
    bool blank = utf8_trim(buf_str(&x->raw)).n == 0;
    if (x->has_formula && (!x->has_value || (blank && x->type != CELL_TEXT)))
        cell_fault(x, DIAG_XLSX_FORMULA, S(""), S(""));
    else if (x->type == CELL_STRANGE || x->strange_style)
        cell_fault(x, DIAG_XLSX_CELL_BROKEN, buf_str(&x->raw), S(""));
    else if (blank)
        return;
    else if (x->type == CELL_ERROR)
        cell_fault(x, DIAG_XLSX_CELL_ERROR, utf8_trim(buf_str(&x->raw)), S(""));
    else if (x->type == CELL_SHARED)
        take_shared(x);
    else if (x->type == CELL_INLINE || x->type == CELL_TEXT)
        take_text(x, buf_str(&x->raw));
    else if (x->type == CELL_BOOL)
        take_bool(x);
    else if (x->type == CELL_DAY)
        take_day(x);
    else
        take_number(x);
}

static cell_type type_named(str t)
{
    static const struct {
        const char *name;
        cell_type type;
    } rows[] = {{"n", CELL_NUMBER}, {"s", CELL_SHARED}, {"inlineStr", CELL_INLINE},
                {"str", CELL_TEXT}, {"b", CELL_BOOL},   {"e", CELL_ERROR},
                {"d", CELL_DAY}};
    if (!t.p)
        return CELL_NUMBER;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_eq(t, str_from(rows[i].name)))
            return rows[i].type;
    return CELL_STRANGE;
}

static void begin_cell(xlsx *x, const xml_element *e)
{
    str name = xml_attribute_of(e, "r"), style = xml_attribute_of(e, "s");
    size_t row = x->row, column = x->column + 1;
    if (name.p ? !cell_named(name, &row, &column) : column > XLSX_MOST_COLUMNS) {
        damaged(x);
        return;
    }
    if (row != x->row || column <= x->column) {
        damaged(x); /* out of order, or twice */
        return;
    }
    x->column = column;
    x->type = type_named(xml_attribute_of(e, "t"));
    int number = style.p ? number_value(style) : 0;
    x->strange_style = number < 0 || (style.p && (size_t)number >= x->book->formats.n);
    x->style = x->strange_style ? 0 : (size_t)number;
    x->has_formula = x->has_value = false;
    x->raw.n = 0;
}

/* ---- rows and what stands behind them ---- */

static void begin_row(xlsx *x, const xml_element *e)
{
    str given = xml_attribute_of(e, "r"), hidden = xml_attribute_of(e, "hidden");
    int number = given.p ? number_value(given) : (int)x->row + 1;
    if (number <= (int)x->row || number > XLSX_MOST_ROWS) {
        damaged(x);
        return;
    }
    x->row = (size_t)number;
    x->column = 0;
    lines_row(&x->lines, x->row);
    x->row_hidden = str_eq(hidden, S("1")) || str_eq(hidden, S("true"));
}

static void end_row(xlsx *x)
{
    lines_row_end(&x->lines);
    if (x->row_hidden && x->lines.last_words == x->row && x->lines.heading != x->row)
        x->first_hidden = x->hidden++ ? x->first_hidden : x->row;
}

/* Merged cells stand behind the rows in the file: those that leave blank what a row may want. */
static void take_merged(xlsx *x, str range)
{
    size_t colon = str_find(range, S(":")), row, column, last_row, last_column;
    if (!cell_named(str_slice(range, 0, colon), &row, &column) || colon == range.n ||
        !cell_named(str_after(range, colon + 1), &last_row, &last_column))
        return;
    const sheet_lines *l = &x->lines;
    size_t until = last_row < l->last_words ? last_row : l->last_words;
    size_t to = last_column < l->width ? last_column : l->width;
    bool below = l->heading && until > l->heading && column <= l->width;
    if (!below || (row >= until && column >= to))
        return;
    if (x->merged++ == 0)
        x->first_merged = str_copy(x->d->a, range);
}

static bool is_text_of_cell(const xlsx *x, str name)
{
    return str_eq(name, S("v")) || (str_eq(name, S("t")) && x->type == CELL_INLINE && !x->phonetic);
}

static void on_start(void *context, const xml_element *e)
{
    xlsx *x = context;
    if (!book_is_main(e->space))
        return;
    if (str_eq(e->name, S("sheetData"))) {
        x->in_rows = true;
    } else if (str_eq(e->name, S("mergeCell"))) {
        take_merged(x, xml_attribute_of(e, "ref"));
    } else if (!x->in_rows) {
        return;
    } else if (str_eq(e->name, S("row"))) {
        begin_row(x, e);
    } else if (str_eq(e->name, S("c"))) {
        if (x->row == 0)
            damaged(x);
        else
            begin_cell(x, e);
    } else if (str_eq(e->name, S("f"))) {
        x->has_formula = true;
    } else if (str_eq(e->name, S("rPh"))) {
        x->phonetic++;
    } else if (is_text_of_cell(x, e->name)) {
        x->collecting = x->has_value = true;
        x->words.n = 0;
    }
}

static void on_end(void *context, str name, str space)
{
    xlsx *x = context;
    if (!book_is_main(space) || !x->in_rows)
        return;
    if (x->collecting && is_text_of_cell(x, name)) {
        book_add_text(&x->raw, buf_str(&x->words)); /* parts of rich text one behind another */
        x->collecting = false;
    } else if (str_eq(name, S("rPh"))) {
        x->phonetic--;
    } else if (str_eq(name, S("c"))) {
        end_cell(x);
    } else if (str_eq(name, S("row"))) {
        end_row(x);
    } else if (str_eq(name, S("sheetData"))) {
        x->in_rows = false;
    }
}

static void on_text(void *context, str text)
{
    xlsx *x = context;
    if (x->collecting && x->words.n <= RAW_MOST && x->raw.n <= RAW_MOST)
        buf_add(&x->words, text);
}

const xml_events sheet_events = {on_start, on_end, on_text};
