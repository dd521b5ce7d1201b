/* Ô 7 and 9b of the decree's diagram. A brace over recipients is a drawn shape beside them, so that
 * the words stay plain text. */
#include "docx/tail.h"

#include <math.h>

#include "docx/picture.h"
#include "nd30/joins.h"
#include "nd30/metrics.h"
#include "plan/extra.h"

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
        words = joins_make(w->x.out.a, words);
    return metrics_wrapped(words, face_of(w->form, style), room, room - hang);
}

/* ---- the brace (DrawingML, ECMA-376 Part 1, 20.1; wps is Microsoft's shape in Word) ---- */

static void attributes(xml *x, const char *const (*pairs)[2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        xml_attribute(x, pairs[i][0], str_from(pairs[i][1]));
}

static void extent(xml *x, const char *name, long cx, long cy)
{
    xml_open(x, name);
    xml_number(x, "cx", cx);
    xml_number(x, "cy", cy);
    xml_close(x);
}

static void adjust(xml *x, const char *name, const char *formula)
{
    xml_open(x, "a:gd");
    xml_attribute(x, "name", str_from(name));
    xml_attribute(x, "fmla", str_from(formula));
    xml_close(x);
}

static void brace_geometry(xml *x, long cx, long cy)
{
    xml_open(x, "wps:spPr");
    xml_open(x, "a:xfrm");
    xml_open(x, "a:off");
    xml_number(x, "x", 0);
    xml_number(x, "y", 0);
    xml_close(x);
    extent(x, "a:ext", cx, cy);
    xml_close(x);
    xml_open(x, "a:prstGeom");
    xml_attribute(x, "prst", S("rightBrace"));
    xml_open(x, "a:avLst");
    adjust(x, "adj1", "val 40000");
    adjust(x, "adj2", "val 50000");
    xml_close(x);
    xml_close(x);
    xml_leaf(x, "a:noFill", NULL, (str){0});
    xml_open(x, "a:ln");
    xml_number(x, "w", brace_line);
    xml_open(x, "a:solidFill");
    xml_leaf(x, "a:srgbClr", "val", S("000000"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static void brace_shape(writing *w, long cx, long cy)
{
    xml *x = &w->x;
    xml_open(x, "a:graphic");
    xml_open(x, "a:graphicData");
    xml_attribute(x, "uri", S("http://schemas.microsoft.com/office/word/2010/wordprocessingShape"));
    xml_open(x, "wps:wsp");
    xml_leaf(x, "wps:cNvSpPr", NULL, (str){0});
    brace_geometry(x, cx, cy);
    xml_leaf(x, "wps:bodyPr", NULL, (str){0});
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static void brace_drawing(writing *w, int height)
{
    static const char *const distances[][2] = {
        {"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}};
    static const char *const edges[][2] = {{"l", "0"}, {"t", "0"}, {"r", "0"}, {"b", "0"}};
    xml *x = &w->x;
    long cx = brace_width * EMU_PER_TWIP;
    long cy = (long)(height - TWIPS_PER_POINT) * EMU_PER_TWIP;
    str id = str_number(x->out.a, (size_t)++w->drawings);
    xml_open(x, "w:r");
    xml_open(x, "mc:AlternateContent");
    xml_open(x, "mc:Choice");
    xml_attribute(x, "Requires", S("wps"));
    xml_open(x, "w:drawing");
    xml_open(x, "wp:inline");
    attributes(x, distances, 4);
    extent(x, "wp:extent", cx, cy);
    xml_open(x, "wp:effectExtent");
    attributes(x, edges, 4);
    xml_close(x);
    xml_open(x, "wp:docPr");
    xml_attribute(x, "id", id);
    xml_attribute(x, "name", STR_CAT(x->out.a, S("Ngoặc nhóm "), id));
    xml_attribute(x, "descr", S("Ngoặc gộp các nơi nhận bên trái"));
    xml_close(x);
    xml_leaf(x, "wp:cNvGraphicFramePr", NULL, (str){0});
    brace_shape(w, cx, cy);
    for (int i = 0; i < 5; i++) /* inline, drawing, Choice, AlternateContent, r */
        xml_close(x);
}

/* ---- recipients ---- */

typedef struct brace_columns {
    int items, remark;
} brace_columns;

/* What brace `n` leaves its items and its remark of `room` twips. */
static brace_columns brace_columns_of(const writing *w, size_t n, int room)
{
    const plan *p = w->p;
    int remark_width = (int)ceil(list_width(w, p->braces.at[n - 1])) + brace_spare;
    if (remark_width > room / 2)
        remark_width = room / 2;
    double widest = 0;
    for (size_t i = 0; i < p->noi_nhan.n; i++)
        if (p->noi_nhan.at[i].brace == n)
            widest = fmax(widest, list_width(w, p->noi_nhan.at[i].text));
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

/* The lines from..to share brace `n`: items, brace, remark side by side. What is higher than a page
 * may break, and the brace is no higher than one. */
static void braced(writing *w, size_t from, size_t to, size_t n, int room)
{
    const plan *p = w->p;
    brace_columns of = brace_columns_of(w, n, room);
    const int columns[] = {of.items, brace_width, of.remark};
    size_t lines = 0;
    for (size_t i = from; i < to; i++)
        lines += recipient_lines(w, &p->noi_nhan.at[i], of.items);
    int height = (int)lines * line_height(w->form->components[TP_NOI_NHAN].size);
    frame_table_open(w, columns, 3);
    frame_row_open(w, height <= block_height);
    frame_cell_open(w, columns[0]);
    for (size_t i = from; i < to; i++)
        recipient_write(w, &p->noi_nhan.at[i]);
    element_close(w);
    frame_middle_cell_open(w, columns[1]);
    paragraph_open(w, PARAGRAPH(TP_NGOAC));
    brace_drawing(w, height <= block_height ? height : block_height);
    paragraph_close(w);
    element_close(w);
    frame_middle_cell_open(w, columns[2]);
    paragraph_words(w, TP_LOI_NGOAC, p->braces.at[n - 1]);
    element_close(w);
    element_close(w);
    element_close(w);
    frame_end(w);
}

static void recipients(writing *w, int column)
{
    const plan *p = w->p;
    if (p->noi_nhan.n)
        paragraph_words(w, TP_TU_NOI_NHAN, S("Nơi nhận:"));
    for (size_t i = 0; i < p->noi_nhan.n;) {
        size_t brace = p->noi_nhan.at[i].brace, end = i + 1;
        if (!brace) {
            recipient_write(w, &p->noi_nhan.at[i++]);
            continue;
        }
        while (end < p->noi_nhan.n && p->noi_nhan.at[end].brace == brace)
            end++;
        braced(w, i, end, brace, column);
        i = end;
    }
    str drafter = extra_nguoi_soan(w->x.out.a, p);
    if (drafter.n)
        paragraph_words(w, TP_NGUOI_SOAN, drafter);
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

static int title_height(writing *w, const ky *k, int column)
{
    bool titled = k->chuc_vu.text.n > 0;
    int all = titled ? words_height(w, TP_CHUC_VU, k->chuc_vu.text, column) : 0;
    for (size_t i = 0; i < k->quyen_han.n; i++)
        all += words_height(w, TP_QUYEN_HAN, k->quyen_han.at[i], column);
    return all;
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

static int recipients_height(writing *w, int column)
{
    const plan *p = w->p;
    int all = p->noi_nhan.n ? words_height(w, TP_TU_NOI_NHAN, S("Nơi nhận:"), column) : 0;
    for (size_t i = 0; i < p->noi_nhan.n;) {
        size_t brace = p->noi_nhan.at[i].brace;
        brace_columns of = brace ? brace_columns_of(w, brace, column) : (brace_columns){column, 0};
        int items = 0, remark = 0;
        if (brace)
            remark = words_height(w, TP_LOI_NGOAC, p->braces.at[brace - 1], of.remark);
        do
            items += recipient_height(w, &p->noi_nhan.at[i++], of.items);
        while (brace && i < p->noi_nhan.n && p->noi_nhan.at[i].brace == brace);
        all += higher(items, remark);
    }
    if (extra_any(p, EXTRA_NGUOI_SOAN, EXTRA_SO_BAN))
        all += words_height(w, TP_NGUOI_SOAN, extra_nguoi_soan(w->x.out.a, p), column);
    return all;
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
