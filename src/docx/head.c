/* Ô 1–5a of the decree's diagram as one table and two paragraphs. */
#include "docx/head.h"

#include <math.h>

#include "nd30/metrics.h"
#include "plan/wording.h"

int text_width(void)
{
    return page.width - page.left - page.right;
}

static double words_width(component c, str words)
{
    return metrics_width(words, components[c].size, components[c].bold);
}

/* Bodies above, the issuer, the line under it. */
static void issuer(writing *w, int column)
{
    const plan *p = w->p;
    double widest = 0;
    frame_cell_open(w, column);
    for (size_t i = 0; i < p->chu_quan.n; i++)
        lines_write(w, TP_CHU_QUAN, p->chu_quan.at[i], column);
    for (size_t i = 0; i < p->co_quan.n; i++)
        widest = fmax(widest, lines_write(w, TP_CO_QUAN, p->co_quan.at[i], column));
    rule_write(w, rule_share * widest, column, false);
    element_close(w);
}

static void nation(writing *w, int column)
{
    frame_cell_open(w, column);
    paragraph_words(w, TP_QUOC_HIEU, S(QUOC_HIEU));
    paragraph_words(w, TP_TIEU_NGU, S(TIEU_NGU));
    rule_write(w, words_width(TP_TIEU_NGU, S(TIEU_NGU)), column, false);
    element_close(w);
}

static void words_cell(writing *w, int column, component style, str words)
{
    frame_cell_open(w, column);
    paragraph_words(w, style, words);
    element_close(w);
}

void head_write(writing *w)
{
    arena *a = w->x.out.a;
    int right = (int)ceil(words_width(TP_QUOC_HIEU, S(QUOC_HIEU))) + quoc_hieu_spare;
    const int columns[] = {text_width() - right, right};
    frame_end(w); /* a table that begins a document slides down where there are footnotes */
    frame_table_open(w, columns, 2);
    frame_row_open(w, true);
    issuer(w, columns[0]);
    nation(w, columns[1]);
    element_close(w);
    frame_row_open(w, true);
    words_cell(w, columns[0], TP_SO, wording_so(a, w->p));
    words_cell(w, columns[1], TP_DIA_DANH, wording_dia_danh(a, w->p));
    element_close(w);
    element_close(w);
}

void title_write(writing *w)
{
    paragraph_words(w, TP_TEN_LOAI, w->p->ten_loai);
    double widest =
        lines_write(w, TP_TRICH_YEU, w->p->trich_yeu.text, subject_share * text_width());
    rule_write(w, rule_share * widest, text_width(), false);
}
