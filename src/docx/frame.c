/* w:tbl for layout: no lines, no margins (17.4). Knows no parts of a plan. */
#include "docx/frame.h"

void frame_end(writing *w)
{
    paragraph_open(w, PARAGRAPH(TP_KET_KHUNG));
    paragraph_close(w);
}

void width_leaf(xml *x, const char *name, int twips)
{
    xml_markup(x, S("<"));
    xml_markup(x, str_from(name));
    xml_markup(x, S(" w:w=\""));
    xml_markup_number(x, twips);
    xml_markup(x, S("\" w:type=\"dxa\"/>"));
}

void frame_table_open(writing *w, const int *columns, size_t n)
{
    xml *x = &w->x;
    int all = 0;
    for (size_t i = 0; i < n; i++)
        all += columns[i];
    xml_open(x, "w:tbl");
    xml_markup(x, S("<w:tblPr><w:tblStyle w:val=\"KhungTron\"/>"));
    width_leaf(x, "w:tblW", all);
    xml_markup(x, S("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"));
    for (size_t i = 0; i < n; i++) {
        xml_markup(x, S("<w:gridCol w:w=\""));
        xml_markup_number(x, columns[i]);
        xml_markup(x, S("\"/>"));
    }
    xml_markup(x, S("</w:tblGrid>"));
}

void frame_row_open(writing *w, bool whole)
{
    xml_open(&w->x, "w:tr");
    if (whole)
        xml_markup(&w->x, S("<w:trPr><w:cantSplit/></w:trPr>"));
}

static void cell_open(writing *w, int twips, int below, const char *aligned)
{
    xml_open(&w->x, "w:tc");
    xml_markup(&w->x, S("<w:tcPr>"));
    width_leaf(&w->x, "w:tcW", twips);
    if (below) {
        xml_open(&w->x, "w:tcMar");
        width_leaf(&w->x, "w:bottom", below);
        xml_close(&w->x);
    }
    if (aligned)
        xml_leaf(&w->x, "w:vAlign", "w:val", str_from(aligned));
    xml_markup(&w->x, S("</w:tcPr>"));
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
