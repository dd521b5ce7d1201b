/* Ô 7 and 9b of the decree's diagram. A brace over recipients is a drawn shape beside them, so that
 * the words stay plain text. */
#include "docx/tail.h"

#include <math.h>

#include "docx/brace.h"
#include "docx/frame.h"
#include "docx/picture.h"
#include "docx/pieces.h"
#include "nd30/joins.h"
#include "nd30/metrics.h"
#include "plan/extra.h"
#include "plan/wording.h"

static double list_width(const writing *w, str words)
{
    return component_width(w, TP_NOI_NHAN, words);
}

/* Lines that words take in `room` twips; all but the first may hang. */
static size_t item_lines(const writing *w, component style, str words, double room)
{
    const char *sign = w->form->components[style].hang;
    double hang = sign ? component_width(w, style, str_from(sign)) : 0;
    if (joins_in(w->form, style))
        words = joins_make(w->x.a, words);
    return metrics_wrapped(words, face_of(w->form, style), room, room - hang);
}

/* ---- recipients ---- */

typedef struct brace_columns {
    int items, remark;
} brace_columns;

/* Lines of the recipients that share a brace, or one line without. */
typedef struct group {
    size_t from, to;
    str remark; /* the brace's; empty without */
    bool braced;
} group;

static group group_at(const plan *p, size_t from)
{
    size_t brace = p->noi_nhan.at[from].brace, to = from + 1;
    while (brace && to < p->noi_nhan.n && p->noi_nhan.at[to].brace == brace)
        to++;
    return (group){from, to, brace ? p->braces.at[brace - 1] : (str){0}, brace > 0};
}

/* What the brace leaves the group's items and its remark of `room` twips. */
static brace_columns brace_columns_of(const writing *w, const group *g, int room)
{
    int remark_width = (int)ceil(list_width(w, g->remark)) + brace_spare;
    if (remark_width > room / 2)
        remark_width = room / 2;
    double widest = 0;
    for (size_t i = g->from; i < g->to; i++)
        widest = larger(widest, list_width(w, w->p->noi_nhan.at[i].text));
    int most = room - brace_width - remark_width;
    int items = (int)ceil(widest) + brace_spare;
    items = items < most ? items : most;
    return (brace_columns){items, room - items - brace_width};
}

static size_t recipient_lines(const writing *w, const nhan *n, int room)
{
    return item_lines(w, component_of_recipient(n), n->text, room);
}

static void recipient_write(writing *w, const nhan *n)
{
    paragraph_words(w, component_of_recipient(n), n->text);
}

/* Items, brace, remark side by side. What is higher than a page may break, and the brace is no
 * higher than one. */
static void braced(writing *w, const group *g, int room)
{
    const nhan *all = w->p->noi_nhan.at;
    brace_columns of = brace_columns_of(w, g, room);
    const int columns[] = {of.items, brace_width, of.remark};
    size_t lines = 0;
    for (size_t i = g->from; i < g->to; i++)
        lines += recipient_lines(w, &all[i], of.items);
    int height = (int)lines * line_height(w->form->components[TP_NOI_NHAN].size);
    frame_table_open(w, columns, 3);
    frame_row_open(w, height <= block_height);
    frame_cell_open(w, columns[0]);
    for (size_t i = g->from; i < g->to; i++)
        recipient_write(w, &all[i]);
    element_close(w);
    frame_middle_cell_open(w, columns[1]);
    paragraph_open(w, PARAGRAPH(TP_NGOAC));
    brace_write(w, height <= block_height ? height : block_height);
    paragraph_close(w);
    element_close(w);
    frame_middle_cell_open(w, columns[2]);
    paragraph_words(w, TP_LOI_NGOAC, g->remark);
    element_close(w);
    element_close(w);
    element_close(w);
    frame_end(w);
}

/* All that recipients and their height are made from. */
static void recipients_key(writing *w, piece_kind kind, int column)
{
    const plan *p = w->p;
    piece_open(w, kind);
    key_number(w, column);
    key_number(w, w->drawings);
    key_number(w, (long)p->noi_nhan.n);
    for (size_t i = 0; i < p->noi_nhan.n && w->pieces; i++) {
        const nhan *n = &p->noi_nhan.at[i];
        key_number(w, (long)(n->brace * NHAN_KINDS + n->kind));
        key_words(w, n->text);
    }
    for (size_t i = 0; i < p->braces.n; i++)
        key_words(w, p->braces.at[i]);
    key_words(w, extra_nguoi_soan(w->x.a, p));
}

static void recipients_make(writing *w, int column)
{
    const plan *p = w->p;
    if (p->noi_nhan.n)
        paragraph_words(w, TP_TU_NOI_NHAN, S(NOI_NHAN));
    for (size_t i = 0; i < p->noi_nhan.n;) {
        group g = group_at(p, i);
        if (g.braced)
            braced(w, &g, column);
        else
            recipient_write(w, &p->noi_nhan.at[i]);
        i = g.to;
    }
    str drafter = extra_nguoi_soan(w->x.a, p);
    if (drafter.n)
        paragraph_words(w, TP_NGUOI_SOAN, drafter);
}

static void recipients(writing *w, int column)
{
    recipients_key(w, PIECE_RECIPIENTS, column);
    if (piece_known(w, NULL))
        return;
    recipients_make(w, column);
    piece_close(w, 0);
}

/* ---- signature ---- */

/* Authority and title. */
static void signer_title(writing *w, const ky *k, int column)
{
    component style = TP_QUYEN_HAN; /* the first line stands level with "Nơi nhận:" */
    for (size_t i = 0; i < k->quyen_han.n; i++) {
        lines_write(w, style, k->quyen_han.at[i], column);
        style = TP_CHUC_VU;
    }
    if (k->chuc_vu.text.n)
        lines_write(w, style, k->chuc_vu.text, column);
}

/* The name, below room for the signature; another post above it. */
static void signer_name(writing *w, const ky *k, int column)
{
    pictures_write(w, k, column);
    if (k->chuc_vu_khac.text.n)
        lines_write(w, TP_CHUC_VU_KHAC, k->chuc_vu_khac.text, column);
    paragraph_words(w, k->chuc_vu_khac.text.n ? TP_HO_TEN_DUOI : TP_HO_TEN, k->ho_ten.text);
}

static void signature(writing *w, const ky *k, int column)
{
    signer_title(w, k, column);
    signer_name(w, k, column);
}

/* Two side by side, their names level whatever stands above. */
static void signatures(writing *w, const ky *left, const ky *right, const int columns[2])
{
    frame_table_open(w, columns, 2);
    frame_row_open(w, true);
    frame_cell_open(w, columns[0]);
    signer_title(w, left, columns[0]);
    element_close(w);
    frame_cell_open(w, columns[1]);
    signer_title(w, right, columns[1]);
    element_close(w);
    element_close(w);
    frame_row_open(w, true);
    frame_bottom_cell_open(w, columns[0]);
    signer_name(w, left, columns[0]);
    element_close(w);
    frame_bottom_cell_open(w, columns[1]);
    signer_name(w, right, columns[1]);
    element_close(w);
    element_close(w);
    element_close(w);
}

/* ---- height ---- */

/* Of words broken over lines, with what stands above them. */
static int words_height(writing *w, component style, str words, int column)
{
    const component_form *of = &w->form->components[style];
    return of->before + (int)item_lines(w, style, words, column) * line_height(of->size);
}

static int title_measure(writing *w, const ky *k, int column)
{
    bool titled = k->chuc_vu.text.n > 0;
    int all = titled ? words_height(w, TP_CHUC_VU, k->chuc_vu.text, column) : 0;
    for (size_t i = 0; i < k->quyen_han.n; i++)
        all += words_height(w, TP_QUYEN_HAN, k->quyen_han.at[i], column);
    return all;
}

static int title_height(writing *w, const ky *k, int column)
{
    double height;
    piece_open(w, PIECE_TITLE_HEIGHT);
    key_number(w, column);
    key_number(w, (long)k->quyen_han.n);
    for (size_t i = 0; i < k->quyen_han.n; i++)
        key_words(w, k->quyen_han.at[i]);
    key_words(w, k->chuc_vu.text);
    if (piece_known(w, &height))
        return (int)height;
    height = title_measure(w, k, column);
    piece_close(w, height);
    return (int)height;
}

static int name_height(writing *w, const ky *k, int column)
{
    if (k->chuc_vu_khac.text.n == 0)
        return words_height(w, TP_HO_TEN, k->ho_ten.text, column);
    return words_height(w, TP_CHUC_VU_KHAC, k->chuc_vu_khac.text, column) +
           words_height(w, TP_HO_TEN_DUOI, k->ho_ten.text, column);
}

static int higher(int left, int right)
{
    return left > right ? left : right;
}

static int recipient_height(writing *w, const nhan *n, int room)
{
    return words_height(w, component_of_recipient(n), n->text, room);
}

static int group_height(writing *w, const group *g, int column)
{
    brace_columns of = {column, 0};
    int items = 0, remark = 0;
    if (g->braced) {
        of = brace_columns_of(w, g, column);
        remark = words_height(w, TP_LOI_NGOAC, g->remark, of.remark);
    }
    for (size_t i = g->from; i < g->to; i++)
        items += recipient_height(w, &w->p->noi_nhan.at[i], of.items);
    return higher(items, remark);
}

static int recipients_measure(writing *w, int column)
{
    const plan *p = w->p;
    int all = p->noi_nhan.n ? words_height(w, TP_TU_NOI_NHAN, S(NOI_NHAN), column) : 0;
    for (size_t i = 0; i < p->noi_nhan.n;) {
        group g = group_at(p, i);
        all += group_height(w, &g, column);
        i = g.to;
    }
    if (extra_any(p, EXTRA_NGUOI_SOAN, EXTRA_SO_BAN))
        all += words_height(w, TP_NGUOI_SOAN, extra_nguoi_soan(w->x.a, p), column);
    return all;
}

static int recipients_height(writing *w, int column)
{
    double height;
    recipients_key(w, PIECE_HEIGHT, column);
    if (piece_known(w, &height))
        return (int)height;
    height = recipients_measure(w, column);
    piece_close(w, height);
    return (int)height;
}

/* ---- the block ---- */

/* Recipients on the left, the signer on the right. */
static void one_signer(writing *w, const int columns[2])
{
    const ky *k = w->p->ky.n ? &w->p->ky.at[0] : NULL;
    int left = recipients_height(w, columns[0]);
    int right = k ? title_height(w, k, columns[1]) + name_height(w, k, columns[1]) : 0;
    frame_table_open(w, columns, 2);
    frame_row_open(w, higher(left, right) <= block_height);
    frame_cell_open(w, columns[0]);
    recipients(w, columns[0]);
    if (w->p->noi_nhan.n == 0)
        frame_end(w);
    element_close(w);
    frame_cell_open(w, columns[1]);
    if (k)
        signature(w, k, columns[1]);
    else
        frame_end(w);
    element_close(w);
    element_close(w);
    element_close(w);
}

/* Signers side by side, the presiding body's on the right; the recipients under them over the whole
 * width. One row holds all, so that it stays on one page. */
static void two_signers(writing *w, const int columns[2])
{
    const ky *presiding = &w->p->ky.at[0], *other = &w->p->ky.at[1];
    int high = recipients_height(w, w->room) +
               higher(title_height(w, other, columns[0]), title_height(w, presiding, columns[1])) +
               higher(name_height(w, other, columns[0]), name_height(w, presiding, columns[1]));
    frame_table_open(w, &w->room, 1);
    frame_row_open(w, high <= block_height);
    frame_cell_open(w, w->room);
    signatures(w, other, presiding, columns);
    recipients(w, w->room);
    frame_end(w);
    element_close(w);
    element_close(w);
    element_close(w);
}

bool tail_stands(const plan *p)
{
    return p->noi_nhan.n || p->ky.n || extra_any(p, EXTRA_NGUOI_SOAN, EXTRA_SO_BAN);
}

void tail_write(writing *w)
{
    const int columns[] = {w->room / 2, w->room - w->room / 2};
    if (w->p->ky.n > 1)
        two_signers(w, columns);
    else if (tail_stands(w->p))
        one_signer(w, columns);
}
