/* Rows and cells of a table; how wide its columns are, nd30 says. */
#include "docx/table.h"

#include "docx/frame.h"
#include "docx/parts.h"
#include "docx/same.h"
#include "nd30/cells.h"
#include "plan/inline.h"
#include "plan/table_settle.h"

/* "Bảng gồm 3 cột: TT; Nội dung; Kinh phí.": for who can't see it. */
static str description(arena *a, const table *t)
{
    buf b = {.a = a};
    buf_add(&b, STR_CAT(a, S("Bảng gồm "), str_number(a, t->n_columns), S(" cột")));
    for (size_t c = 0; c < t->n_columns && t->rows.at[0].heading; c++) {
        buf_add(&b, c ? S("; ") : S(": "));
        buf_add(&b, table_heading(a, t, c));
    }
    buf_byte(&b, '.');
    return buf_str(&b);
}

static void properties(writing *w, const table *t, str caption)
{
    xml *x = &w->x;
    bool has_heading = t->rows.at[0].heading;
    xml_open(x, "w:tblPr");
    xml_leaf(x, "w:tblStyle", "w:val", S("Bang"));
    width_leaf(x, "w:tblW", w->room);
    xml_leaf(x, "w:tblLayout", "w:type", S("fixed"));
    xml_open(x, "w:tblLook");
    xml_attribute(x, "w:val", has_heading ? S("0020") : S("0000"));
    xml_attribute(x, "w:firstRow", has_heading ? S("1") : S("0"));
    xml_attribute(x, "w:lastRow", S("0"));
    xml_attribute(x, "w:firstColumn", S("0"));
    xml_attribute(x, "w:lastColumn", S("0"));
    xml_attribute(x, "w:noHBand", S("0"));
    xml_attribute(x, "w:noVBand", S("0"));
    xml_close(x);
    if (caption.n)
        xml_leaf(x, "w:tblCaption", "w:val", caption);
    xml_leaf(x, "w:tblDescription", "w:val", description(x->a, t));
    xml_close(x);
}

/* 17.4.17, 17.4.84: a cell over several columns, and its part in each row it reaches down to. */
static void cell_properties(writing *w, const row *r, const cell *c, const column_form *columns)
{
    xml *x = &w->x;
    int width = 0;
    for (size_t i = 0; i < c->across; i++)
        width += columns[i].width;
    xml_open(x, "w:tcPr");
    width_leaf(x, "w:tcW", width);
    if (c->across > 1)
        xml_leaf_number(x, "w:gridSpan", "w:val", (long)c->across);
    if (c->down == 0)
        xml_leaf(x, "w:vMerge", NULL, (str){0});
    else if (c->down > 1)
        xml_leaf(x, "w:vMerge", "w:val", S("restart"));
    if (cell_is_middle(r, c))
        xml_leaf(x, "w:vAlign", "w:val", S("center"));
    xml_close(x);
}

/* A group's row stays with the next, a `kept` one with what follows the table. The part of a cell
 * from above has no words of its own. */
static void cell_write(writing *w, const row *r, const cell *c, const column_form *columns,
                       bool kept)
{
    double room = cell_room(c, columns);
    paragraph how = PARAGRAPH(r->heading ? TP_DAU_BANG : columns->style);
    how.keep_next = kept || r->kind == ROW_GROUP || r->kind == ROW_GROUP_ABOVE;
    xml_open(&w->x, "w:tc");
    cell_properties(w, r, c, columns);
    for (size_t k = 0; k < c->paragraphs.n; k++) {
        paragraph_open(w, how);
        runs_write(w, cell_words(w->x.a, w->form, r, &c->paragraphs.at[k], room), how.style);
        paragraph_close(w);
    }
    xml_close(&w->x);
}

/* How many rows from the i-th on are held together by cells that reach down over them. */
static size_t held_rows(const table *t, size_t i)
{
    size_t n = 1;
    for (bool reaches = true; reaches; n += reaches) {
        const row *next = i + n < t->rows.n ? &t->rows.at[i + n] : NULL;
        reaches = false;
        for (size_t c = 0; next && c < next->cells.n && !reaches; c++)
            reaches = next->cells.at[c].across > 0 && next->cells.at[c].down == 0;
    }
    return n;
}

/* `kept`: it stays on one page with what follows. */
static void row_write(writing *w, const row *r, const column_form *columns, int height, bool kept)
{
    xml *x = &w->x;
    xml_open(x, "w:tr");
    xml_open(x, "w:trPr");
    xml_leaf(x, "w:cantSplit", NULL, (str){0});
    if (height)
        xml_leaf_number(x, "w:trHeight", "w:val", height);
    if (r->heading)
        xml_leaf(x, "w:tblHeader", NULL, (str){0});
    xml_close(x);
    for (size_t c = 0; c < r->cells.n; c++)
        if (r->cells.at[c].across > 0)
            cell_write(w, r, &r->cells.at[c], &columns[c], kept);
    xml_close(x);
}

/* Rows that share a cell are held on one page, unless they are so many that they need not fit. */
static void rows_write(writing *w, const table *t, const column_form *columns, bool kept)
{
    const int *heights = cells_heading_heights(w->x.a, w->form, t, columns);
    size_t end = 0; /* of the rows that share a cell with this one */
    bool held = false;
    for (size_t r = 0; r < t->rows.n; r++) {
        if (r == end) {
            end = r + held_rows(t, r);
            held = end - r <= (size_t)middle_rows;
        }
        bool last = r + 1 == t->rows.n;
        row_write(w, &t->rows.at[r], columns, heights[r], last ? kept : held && r + 1 < end);
    }
}

static void table_make(writing *w, const table *t, str caption, bool kept)
{
    const column_form *columns = columns_measure(w->x.a, w->form, t, w->room);
    xml_open(&w->x, "w:tbl");
    properties(w, t, caption);
    xml_open(&w->x, "w:tblGrid");
    for (size_t c = 0; c < t->n_columns; c++)
        xml_leaf_number(&w->x, "w:gridCol", "w:w", columns[c].width);
    xml_close(&w->x);
    rows_write(w, t, columns, kept);
    xml_close(&w->x);
}

void table_write(writing *w, const block *of, str caption, bool kept)
{
    const table *t = of->table;
    piece_open(w, PIECE_TABLE);
    key_number(w, w->room);
    key_number(w, kept);
    key_words(w, caption);
    if (!same_key(w, of))
        key_table(w, t);
    if (piece_known(w, NULL)) {
        same_note(w, of, SAME_NO_LOOK);
        return;
    }
    table_make(w, t, caption, kept);
    piece_close(w, 0);
}
