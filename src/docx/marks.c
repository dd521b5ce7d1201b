/* A mark is a nested table of one cell: exact in every program, and its words stay text. */
#include "docx/marks.h"

#include "docx/frame.h"
#include "nd30/marks.h"
#include "nd30/metrics.h"
#include "plan/extra.h"
#include "plan/wording.h"

/* ---- boxes (ECMA-376 Part 1, 17.4) ---- */

static void box_borders(xml *x, const box_form *box)
{
    static const char *const edges[] = {"w:top", "w:left", "w:bottom", "w:right"};
    xml_open(x, "w:tblBorders");
    for (size_t i = 0; i < 4; i++) {
        xml_open(x, edges[i]);
        xml_attribute(x, "w:val", S("single"));
        xml_number(x, "w:sz", box->border);
        xml_number(x, "w:space", 0);
        xml_attribute(x, "w:color", str_from(box->rgb));
        xml_close(x);
    }
    xml_close(x);
}

/* Up to where the words of its only cell stand. */
static void box_open(writing *w, const box_form *box)
{
    xml *x = &w->x;
    xml_open(x, "w:tbl");
    xml_open(x, "w:tblPr");
    xml_leaf(x, "w:tblStyle", "w:val", S("KhungTron"));
    width_leaf(x, "w:tblW", box->width);
    xml_leaf(x, "w:jc", "w:val", S("center"));
    box_borders(x, box);
    xml_leaf(x, "w:tblLayout", "w:type", S("fixed"));
    xml_close(x);
    xml_open(x, "w:tblGrid");
    xml_leaf_number(x, "w:gridCol", "w:w", box->width);
    xml_close(x);
    xml_open(x, "w:tr");
    xml_open(x, "w:trPr");
    xml_leaf(x, "w:cantSplit", NULL, (str){0});
    xml_open(x, "w:trHeight");
    xml_number(x, "w:val", box->height);
    xml_attribute(x, "w:hRule", S("exact"));
    xml_close(x);
    xml_close(x);
    frame_middle_cell_open(w, box->width);
}

static void box_close(writing *w)
{
    element_close(w);
    element_close(w);
    element_close(w);
}

/* A box within a box where it has two lines. */
static void box_write(writing *w, component style, str words, int room)
{
    box_form box = box_of(w->x.a, w->form, style, words, room);
    box_form inner = box;
    inner.width -= 2 * box.gap;
    inner.height -= 2 * box.gap;
    box_open(w, &box);
    if (box.gap)
        box_open(w, &inner);
    lines_write(w, style, words, inner.width);
    if (box.gap) {
        box_close(w);
        frame_end(w);
    }
    box_close(w);
}

static void gap_write(writing *w)
{
    paragraph_open(w, PARAGRAPH(TP_KHE_DAU));
    paragraph_close(w);
}

/* ---- rows of the header ---- */

static void empty_cell(writing *w, int column)
{
    frame_cell_open(w, column);
    frame_end(w);
    element_close(w);
}

void marks_above(writing *w, const int *columns)
{
    if (!extra_is_there(w->p, EXTRA_LUU_HANH))
        return;
    frame_row_open(w, true);
    empty_cell(w, columns[0]);
    frame_gap_cell_open(w, columns[1], mark_gap);
    box_write(w, TP_LUU_HANH, w->p->extras[EXTRA_LUU_HANH].text, columns[1]);
    frame_end(w);
    element_close(w);
    element_close(w);
}

void marks_below(writing *w, const int *columns)
{
    static const struct {
        extra of;
        component style;
    } boxed[] = {{EXTRA_DO_MAT, TP_DO_MAT}, {EXTRA_DO_KHAN, TP_DO_KHAN}};
    const said *extras = w->p->extras;
    if (!extra_any(w->p, EXTRA_DO_MAT, EXTRA_DU_THAO))
        return;
    frame_row_open(w, true);
    frame_cell_open(w, columns[0]);
    for (size_t i = 0; i < 2; i++) {
        if (!extra_is_there(w->p, boxed[i].of))
            continue;
        gap_write(w);
        box_write(w, boxed[i].style, extras[boxed[i].of].text, columns[0]);
    }
    if (extra_is_there(w->p, EXTRA_DU_THAO))
        paragraph_words(w, TP_DU_THAO, extras[EXTRA_DU_THAO].text);
    else
        frame_end(w);
    element_close(w);
    empty_cell(w, columns[1]);
    element_close(w);
}

void marks_of_annex(writing *w)
{
    static const struct {
        extra of;
        component style;
    } boxed[] = {{EXTRA_DO_MAT, TP_DO_MAT}, {EXTRA_LUU_HANH, TP_LUU_HANH}};
    const int columns[] = {w->room / 2, w->room - w->room / 2};
    if (!extra_is_there(w->p, EXTRA_DO_MAT) && !extra_is_there(w->p, EXTRA_LUU_HANH))
        return;
    frame_end(w); /* as before the header */
    frame_table_open(w, columns, 2);
    frame_row_open(w, true);
    for (size_t i = 0; i < 2; i++) {
        frame_gap_cell_open(w, columns[i], mark_gap);
        if (extra_is_there(w->p, boxed[i].of))
            box_write(w, boxed[i].style, w->p->extras[boxed[i].of].text, columns[i]);
        frame_end(w);
        element_close(w);
    }
    element_close(w);
    element_close(w);
}

/* ---- Kính gửi ---- */

/* Several stand under each other, their dashes below the colon; the whole in the middle. */
static void kinh_gui_several(writing *w)
{
    const plan *p = w->p;
    double lead = component_width(w, TP_KINH_GUI_DONG, S(KINH_GUI)), widest = 0;
    double colon = component_width(w, TP_KINH_GUI_DONG, S(":"));
    for (size_t i = 0; i < p->kinh_gui.n; i++)
        widest = larger(widest, component_width(w, TP_KINH_GUI_DONG, p->kinh_gui.at[i].text));
    double left = (w->room - (lead - colon) - widest) / 2;
    int at = left > w->form->page.tab ? (int)left : w->form->page.tab;
    int dash = (int)(component_width(w, TP_KINH_GUI_DONG, S("- ")) + 0.5);
    paragraph how = PARAGRAPH(TP_KINH_GUI);
    how.left = at;
    how.from_left = true;
    paragraph_open(w, how);
    run_words(w, S(KINH_GUI), 0, how.style);
    paragraph_close(w);
    how = PARAGRAPH(TP_KINH_GUI_DONG);
    how.left = at + (int)(lead - colon) + dash;
    how.hanging = dash;
    for (size_t i = 0; i < p->kinh_gui.n; i++) {
        paragraph_open(w, how);
        run_words(w, p->kinh_gui.at[i].text, 0, how.style);
        paragraph_close(w);
    }
}

void kinh_gui_write(writing *w)
{
    const plan *p = w->p;
    if (p->kinh_gui.n > 1)
        kinh_gui_several(w);
    else if (p->kinh_gui.n)
        lines_write(w, TP_KINH_GUI, STR_CAT(w->x.a, S(KINH_GUI " "), p->kinh_gui.at[0].text),
                    subject_share * w->room);
}
