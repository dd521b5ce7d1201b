/* w:tbl for layout: no lines, no margins (17.4). Knows no parts of a plan. */
#include "docx/frame.h"

void frame_end(writing *w)
{
    paragraph_open(w, PARAGRAPH(TP_KET_KHUNG));
    paragraph_close(w);
}

void width_leaf(xml *x, const char *name, int twips)
{
    xml_open(x, name);
    xml_number(x, "w:w", twips);
    xml_attribute(x, "w:type", S("dxa"));
    xml_close(x);
}

void frame_table_open(writing *w, const int *columns, size_t n)
{
    xml *x = &w->x;
    int all = 0;
    for (size_t i = 0; i < n; i++)
        all += columns[i];
    xml_open(x, "w:tbl");
    xml_open(x, "w:tblPr");
    xml_leaf(x, "w:tblStyle", "w:val", S("KhungTron"));
    width_leaf(x, "w:tblW", all);
    xml_leaf(x, "w:tblLayout", "w:type", S("fixed"));
    xml_close(x);
    xml_open(x, "w:tblGrid");
    for (size_t i = 0; i < n; i++)
        xml_leaf_number(x, "w:gridCol", "w:w", columns[i]);
    xml_close(x);
}

void frame_row_open(writing *w, bool whole)
{
    xml_open(&w->x, "w:tr");
    if (!whole)
        return;
    xml_open(&w->x, "w:trPr");
    xml_leaf(&w->x, "w:cantSplit", NULL, (str){0});
    xml_close(&w->x);
}

static void cell_open(writing *w, int twips, int below, const char *aligned)
{
    xml_open(&w->x, "w:tc");
    xml_open(&w->x, "w:tcPr");
    width_leaf(&w->x, "w:tcW", twips);
    if (below) {
        xml_open(&w->x, "w:tcMar");
        width_leaf(&w->x, "w:bottom", below);
        xml_close(&w->x);
    }
    if (aligned)
        xml_leaf(&w->x, "w:vAlign", "w:val", str_from(aligned));
    xml_close(&w->x);
}

void frame_cell_open(writing *w, int twips)
{
    cell_open(w, twips, 0, NULL);
}

void frame_middle_cell_open(writing *w, int twips)
{
    cell_open(w, twips, 0, "center");
}

void frame_bottom_cell_open(writing *w, int twips)
{
    cell_open(w, twips, 0, "bottom");
}

void frame_gap_cell_open(writing *w, int twips, int below)
{
    cell_open(w, twips, below, NULL);
}

void element_close(writing *w)
{
    xml_close(&w->x);
}

void frame_words_cell(writing *w, int twips, component style, str words)
{
    frame_cell_open(w, twips);
    lines_write(w, style, words, twips);
    element_close(w);
}
