/* The block of a copy: one row that can't break holds two tables of the frame. */
#include "docx/copy.h"

#include "docx/frame.h"
#include "docx/tail.h"
#include "nd30/metrics.h"
#include "plan/wording.h"

static void issuer_cell(writing *w, int column)
{
    const co_quan *of = &w->p->co_quan.at[0];
    double widest = 0;
    frame_cell_open(w, column);
    for (size_t i = 0; i < of->dong.n; i++)
        widest = larger(widest, lines_write(w, TP_CO_QUAN, of->dong.at[i], column));
    rule_write(w, rule_share * widest, column, false);
    element_close(w);
}

/* Place and day stay on one line where the copying body's name still has room beside them. */
static int left_column(writing *w)
{
    double day = component_width(w, TP_DIA_DANH, wording_dia_danh(w->x.a, w->p));
    double spare = w->room - day - quoc_hieu_spare, usual = copy_left_share * w->room;
    return (int)(spare < copy_left_least * w->room ? usual : smaller(usual, spare));
}

/* `w` looks at the copy's own block. */
static void head(writing *w, str kind)
{
    int left = left_column(w);
    const int columns[] = {left, w->room - left};
    frame_table_open(w, columns, 2);
    frame_row_open(w, true);
    issuer_cell(w, columns[0]);
    frame_words_cell(w, columns[1], TP_HINH_THUC_SAO, kind);
    element_close(w);
    frame_row_open(w, true);
    frame_words_cell(w, columns[0], TP_SO, wording_so(w->x.a, w->p));
    frame_words_cell(w, columns[1], TP_DIA_DANH, wording_dia_danh(w->x.a, w->p));
    element_close(w);
    element_close(w);
}

void copy_write(writing *w)
{
    const plan *whole = w->p;
    paragraph_open(w, PARAGRAPH(TP_DUONG_SAO));
    paragraph_close(w);
    w->p = whole->ban_sao->khoi;
    frame_table_open(w, &w->room, 1);
    frame_row_open(w, true);
    frame_cell_open(w, w->room);
    head(w, whole->ban_sao->hinh_thuc);
    frame_end(w);
    tail_write(w);
    frame_end(w);
    element_close(w);
    element_close(w);
    element_close(w);
    w->p = whole;
}
