/* The lines of a cell and where they stand. Knows no rows. */
#include "base/utf8.h"
#include "input/csv.h"
#include "input/ini.h"

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

/* Most cells: no break, and no quote. */
static bool is_plain_line(str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == '\n' || text.p[i] == '\r' || text.p[i] == '"')
            return false;
    return text.n > 0;
}

size_t csv_cell_lines(arena *a, const csv_cell *cell, line **lines)
{
    LIST(line) all = {0};
    if (is_plain_line(cell->text)) {
        *lines = NEW(a, line);
        **lines = (line){.text = cell->text, .at = cell->at};
        return 1;
    }
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
