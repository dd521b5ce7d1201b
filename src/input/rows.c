/* A row as bytes: what stands before it in its list, its cells, its own text, and such words as
 * aren't bytes of that text. Knows no headings. */
#include "input/rows.h"

typedef struct record {
    size_t size; /* of all */
    size_t off, line, byte, n_cells, n_text;
} record;

typedef struct record_cell {
    uint32_t at, n; /* in the row's text; how many bytes its words have */
    uint32_t words; /* where they are: in the text, or behind it */
} record_cell;

/* True for words that are bytes of the row's text. */
static bool is_view(const csv_row *row, const csv_cell *cell)
{
    str text = row->at.src->text;
    return cell->text.p == text.p + cell->at.off;
}

enum { TOGETHER = 16 };

static bool add_cells(store *to, diags *d, const csv_row *row)
{
    record_cell some[TOGETHER];
    size_t words = row->at.src->text.n, n = 0;
    bool good = true;
    for (size_t i = 0; i < row->cells.n && good; i++) {
        const csv_cell *cell = &row->cells.at[i];
        bool view = is_view(row, cell);
        some[n++] = (record_cell){(uint32_t)cell->at.off, (uint32_t)cell->text.n,
                                  (uint32_t)(view ? cell->at.off : words)};
        words += view ? 0 : cell->text.n;
        if (n == TOGETHER || i + 1 == row->cells.n) {
            good = store_add(to, d, (str){(const char *)some, n * sizeof *some});
            n = 0;
        }
    }
    return good;
}

bool rows_add(store *to, diags *d, const csv_row *row)
{
    const source *src = row->at.src;
    record all = {0, src->off, src->line, src->byte, row->cells.n, src->text.n};
    size_t n_cells = row->cells.n * sizeof(record_cell), behind = src->text.n;
    all.size = sizeof all + n_cells;
    for (size_t i = 0; i < row->cells.n; i++)
        if (!is_view(row, &row->cells.at[i]))
            behind += row->cells.at[i].text.n;
    all.size += behind;
    bool good = store_add(to, d, (str){(const char *)&all, sizeof all}) && add_cells(to, d, row) &&
                store_add(to, d, src->text);
    for (size_t i = 0; i < row->cells.n && good; i++)
        if (!is_view(row, &row->cells.at[i]))
            good = store_add(to, d, row->cells.at[i].text);
    return good;
}

bool rows_get(store_view *from, diags *d, arena *a, uint64_t at, const source *of, csv_row *out,
              uint64_t *next)
{
    record all;
    str bytes;
    if (!store_read(from, d, at, sizeof all, &bytes))
        return false;
    memcpy(&all, bytes.p, sizeof all);
    if (!store_read(from, d, at + sizeof all, all.size - sizeof all, &bytes))
        return false;
    size_t n_cells = all.n_cells * sizeof(record_cell);
    str text = str_copy(a, str_after(bytes, n_cells));
    source *part = NEW(a, source);
    *part = (source){.name = of->name,
                     .text = str_slice(text, 0, all.n_text),
                     .bom = of->bom,
                     .utf16_unit = of->utf16_unit,
                     .is_sheet = of->is_sheet,
                     .of = of,
                     .off = all.off,
                     .line = all.line,
                     .byte = all.byte};
    *out = (csv_row){.at = {part, 0}};
    out->cells.at = NEW_ARRAY(a, csv_cell, all.n_cells);
    out->cells.n = out->cells.cap = all.n_cells;
    for (size_t i = 0; i < all.n_cells; i++) {
        record_cell one;
        memcpy(&one, bytes.p + i * sizeof one, sizeof one);
        out->cells.at[i] =
            (csv_cell){str_slice(text, one.words, one.words + one.n), {part, one.at}};
    }
    *next = at + all.size;
    return true;
}
