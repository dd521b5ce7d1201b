/* Ô 1–5a of the decree's diagram as one table and two paragraphs. */
#include "docx/head.h"

#include <math.h>

#include "docx/frame.h"
#include "docx/marks.h"
#include "docx/pieces.h"
#include "nd30/metrics.h"
#include "plan/wording.h"

/* Bodies above, the issuer; the width of its widest line. */
static double issuer(writing *w, const co_quan *of, int column)
{
    double widest = 0;
    for (size_t i = 0; i < of->chu_quan.n; i++)
        lines_write(w, TP_CHU_QUAN, of->chu_quan.at[i], column);
    for (size_t i = 0; i < of->dong.n; i++)
        widest = larger(widest, lines_write(w, TP_CO_QUAN, of->dong.at[i], column));
    return widest;
}

/* Those who issue jointly one under the other; the line under the last. */
static void issuers(writing *w, int column)
{
    double last = 0;
    frame_cell_open(w, column);
    for (size_t i = 0; i < w->p->co_quan.n; i++)
        last = issuer(w, &w->p->co_quan.at[i], column);
    rule_write(w, rule_share * last, column, false);
    element_close(w);
}

static void nation(writing *w, int column)
{
    piece_open(w, PIECE_NATION);
    key_number(w, column);
    if (piece_known(w, NULL))
        return;
    frame_cell_open(w, column);
    paragraph_words(w, TP_QUOC_HIEU, S(QUOC_HIEU));
    paragraph_words(w, TP_TIEU_NGU, S(TIEU_NGU));
    rule_write(w, component_width(w, TP_TIEU_NGU, S(TIEU_NGU)), column, false);
    element_close(w);
    piece_close(w, 0);
}

/* What the issuers' lines need to stand unbroken. */
static double issuer_width(const writing *w)
{
    double widest = 0;
    for (size_t i = 0; i < w->p->co_quan.n; i++) {
        const co_quan *of = &w->p->co_quan.at[i];
        for (size_t k = 0; k < of->chu_quan.n; k++)
            widest = larger(widest, component_width(w, TP_CHU_QUAN, of->chu_quan.at[k]));
        for (size_t k = 0; k < of->dong.n; k++)
            widest = larger(widest, component_width(w, TP_CO_QUAN, of->dong.at[k]));
    }
    return widest;
}

/* The right column: Quốc hiệu on one line in any case; place and date too, where the issuer leaves
 * them the room. */
static int right_column(const writing *w, str dia_danh)
{
    int least = (int)ceil(component_width_of(w, TP_QUOC_HIEU, S(QUOC_HIEU))) + quoc_hieu_spare;
    int wanted = (int)ceil(component_width(w, TP_DIA_DANH, dia_danh)) + quoc_hieu_spare;
    double issuer = issuer_width(w);
    bool breaks_anyway = issuer > w->room - least;
    double most = breaks_anyway ? right_column_share * w->room : w->room - issuer;
    return wanted > least && wanted <= most ? wanted : least;
}

void head_write(writing *w)
{
    arena *a = w->x.a;
    str dia_danh = w->p->ban_hanh ? (str){0} : wording_dia_danh(a, w->p);
    int right = right_column(w, dia_danh);
    const int columns[] = {w->room - right, right};
    frame_end(w); /* a table that begins a document slides down where there are footnotes */
    frame_table_open(w, columns, 2);
    marks_above(w, columns);
    frame_row_open(w, true);
    issuers(w, columns[0]);
    nation(w, columns[1]);
    element_close(w);
    if (!w->p->ban_hanh) {
        frame_row_open(w, true);
        frame_words_cell(w, columns[0], TP_SO, wording_so(a, w->p));
        frame_words_cell(w, columns[1], TP_DIA_DANH, dia_danh);
        element_close(w);
    }
    marks_below(w, columns);
    element_close(w);
}

void title_write(writing *w)
{
    paragraph_words(w, TP_TEN_LOAI, w->p->ten_loai);
    double room = subject_share * w->room;
    double widest = phrase_write(w, TP_TRICH_YEU, &w->p->trich_yeu.runs, room);
    if (w->p->ban_hanh)
        widest = lines_write(w, TP_KEM_THEO, wording_ban_hanh(w->x.a, w->p->ban_hanh), room);
    rule_write(w, rule_share * widest, w->room, false);
}
