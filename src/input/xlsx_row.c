/* Lines of CSV from cells. Knows nothing of XML. */
#include "input/xlsx_row.h"

#include "base/utf8.h"
#include "input/xlsx.h"

enum { LETTERS = 26, MIB = 1 << 20, SHOWN_MOST = 8 << 10 };

/* ---- names of cells ---- */

str cell_name(arena *a, size_t row, size_t column)
{
    char letters[8];
    size_t i = sizeof letters;
    for (; column > 0 && i > 0; column = (column - 1) / LETTERS)
        letters[--i] = (char)('A' + (column - 1) % LETTERS);
    return STR_CAT(a, (str){letters + i, sizeof letters - i}, str_number(a, row));
}

bool cell_named(str name, size_t *row, size_t *column)
{
    size_t i = 0;
    *row = *column = 0;
    for (; i < name.n && name.p[i] >= 'A' && name.p[i] <= 'Z' && *column <= XLSX_MOST_COLUMNS; i++)
        *column = *column * LETTERS + (size_t)(name.p[i] - 'A' + 1);
    for (; i < name.n && is_digit((unsigned char)name.p[i]) && *row <= XLSX_MOST_ROWS; i++)
        *row = *row * 10 + (size_t)(name.p[i] - '0');
    return i == name.n && *row > 0 && *row <= XLSX_MOST_ROWS && *column > 0 &&
           *column <= XLSX_MOST_COLUMNS;
}

/* ---- lines ---- */

void lines_begin(sheet_lines *l, diags *d, const source *src)
{
    *l = (sheet_lines){.d = d, .src = src, .row.a = d->a, .out.a = d->a, .usable = true};
}

void lines_row(sheet_lines *l, size_t number)
{
    l->number = number;
    l->too_long = false;
    l->row.n = l->commas = l->last = l->faults.n = 0;
}

/* RFC 4180; also what could be taken for a delimiter of the whole list is put in quotes. */
static void add_cell(buf *row, str words)
{
    static const char marks[] = ",;\t\"\n\r";
    bool quoted = str_starts(words, S("sep="));
    for (size_t i = 0; marks[i] && !quoted; i++)
        quoted = memchr(words.p, marks[i], words.n) != NULL;
    if (!quoted) {
        buf_add(row, words);
        return;
    }
    buf_byte(row, '"');
    while (words.n) {
        size_t quote = str_find(words, S("\""));
        bool found = quote < words.n;
        buf_add(row, str_slice(words, 0, quote + found));
        if (found)
            buf_byte(row, '"');
        words = str_after(words, quote + found);
    }
    buf_byte(row, '"');
}

static void add_commas(sheet_lines *l, size_t column)
{
    for (; l->commas + 1 < column; l->commas++)
        buf_byte(&l->row, ',');
}

static void add_fault(sheet_lines *l, diag_code code, size_t off, diag_args args)
{
    *list_add(l->d->a, &l->faults) = (row_fault){code, off, args};
}

/* Words that no heading says the meaning of: told of once. */
static void beyond(sheet_lines *l, size_t column)
{
    arena *a = l->d->a;
    l->usable = false;
    if (l->told_beyond)
        return;
    l->told_beyond = true;
    add_fault(l, DIAG_XLSX_BEYOND_HEADING, l->row.n,
              ARGS(cell_name(a, l->number, column), str_number(a, l->heading)));
}

void lines_cell(sheet_lines *l, size_t column, str words)
{
    if (utf8_trim(words).n == 0)
        return;
    if (l->row.n + words.n > (size_t)XLSX_ROW_MOST_MIB * MIB) {
        if (l->too_long)
            return;
        l->too_long = true;
        lines_fault(l, DIAG_XLSX_ROW_LONG, column, S(""), str_number(l->d->a, XLSX_ROW_MOST_MIB),
                    S(""));
        return;
    }
    add_commas(l, column);
    if (l->width && column > l->width)
        beyond(l, column);
    add_cell(&l->row, words);
    l->last = column;
}

void lines_fault(sheet_lines *l, diag_code code, size_t column, str words, str second, str third)
{
    arena *a = l->d->a;
    if (l->faults.n > DIAGS_KEPT)
        return;                            /* of one row: more than can be told */
    bool counted = diags_full(l->d, code); /* and no more: it needs no words */
    add_commas(l, column);
    add_fault(l, code, l->row.n,
              counted
                  ? ARGS(S(""))
                  : ARGS(cell_name(a, l->number, column), str_copy(a, second), str_copy(a, third)));
    add_cell(&l->row, words);
    l->last = column;
}

/* The row as messages show it: of a thousand faults each has one. */
static str shown_row(const sheet_lines *l)
{
    str text = buf_str(&l->row);
    size_t n = text.n < SHOWN_MOST ? text.n : SHOWN_MOST;
    while (n > 0 && n < text.n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
        n--;
    return str_copy(l->d->a, str_slice(text, 0, n));
}

static void tell(sheet_lines *l)
{
    const source *shown = NULL;
    for (size_t i = 0; i < l->faults.n; i++) {
        const row_fault *f = &l->faults.at[i];
        if (!shown && !diags_full(l->d, f->code)) {
            source *src = NEW(l->d->a, source);
            *src = (source){.name = l->src->name,
                            .text = shown_row(l),
                            .is_sheet = true,
                            .of = l->src,
                            .off = l->put + (l->number - 1 - l->done),
                            .line = l->number - 1};
            shown = src;
        }
        size_t off = !shown ? 0 : f->off < shown->text.n ? f->off : shown->text.n;
        diag_add(l->d, f->code, (pos){shown ? shown : l->src, off}, f->args);
    }
}

void lines_row_end(sheet_lines *l)
{
    if (l->last == 0)
        return;
    l->last_words = l->number;
    if (l->faults.n)
        tell(l);
    if (l->faults.n && !l->heading)
        l->usable = false; /* nobody knows its columns */
    if (!l->heading) {
        l->heading = l->number;
        l->width = l->last;
    }
    l->left_out += l->faults.n > 0;
    if (l->faults.n || l->last > l->width)
        l->row.n = 0;
    else
        add_commas(l, l->width);
    size_t before = l->out.n;
    for (; l->done + 1 < l->number; l->done++)
        buf_byte(&l->out, '\n');
    buf_add(&l->out, buf_str(&l->row));
    buf_byte(&l->out, '\n');
    l->done++;
    l->put += l->out.n - before;
}
