/* Column widths from what stands in the cells, then rows. Time is linear in the cells. */
#include "docx/table.h"

#include <math.h>

#include "base/utf8.h"
#include "docx/parts.h"
#include "nd30/metrics.h"
#include "plan/inline.h"

typedef struct column {
    double least; /* its widest word */
    double whole; /* its widest paragraph on one line */
    double all;   /* all its words on one line */
    double width;
    bool settled; /* it has all it can use */
    component style;
} column;

/* Lines of a cell break at blanks and behind hyphens. */
static bool may_break(str text, size_t i)
{
    return text.p[i] == ' ' || (i > 0 && text.p[i - 1] == '-');
}

static void measure_runs(const form *f, const runs *r, bool in_heading, column *c)
{
    face as = face_of(f, TP_O_BANG);
    double whole = 0;
    for (size_t i = 0; i < r->n; i++) {
        const run *now = &r->at[i];
        as.bold = in_heading || (now->marks & MARK_BOLD);
        whole += metrics_width(now->text, as);
        for (size_t from = 0, k = 0; k <= now->text.n; k++)
            if (k == now->text.n || may_break(now->text, k)) {
                c->least = fmax(c->least, metrics_width(str_slice(now->text, from, k), as));
                from = k < now->text.n && now->text.p[k] == ' ' ? k + 1 : k;
            }
    }
    c->whole = fmax(c->whole, whole);
    c->all += whole;
}

static void measure(const form *f, const table *t, column *columns, double room)
{
    double margins = 2 * TABLE_CELL_MARGIN + TWIPS_PER_POINT;
    for (size_t r = 0; r < t->rows.n; r++)
        for (size_t c = 0; c < t->n_columns; c++) {
            const cell *in = &t->rows.at[r].cells.at[c];
            for (size_t k = 0; k < in->paragraphs.n; k++)
                measure_runs(f, &in->paragraphs.at[k], t->rows.at[r].heading, &columns[c]);
        }
    for (size_t c = 0; c < t->n_columns; c++) {
        columns[c].least = fmin(columns[c].least, room * widest_word) + margins;
        columns[c].whole = fmax(columns[c].whole + margins, columns[c].least);
        columns[c].all += margins;
    }
}

/* What is left when each column has `width`, shared among those that can use more by how much they
 * hold. Returns what the settled ones gave back. */
static double hand_out(column *columns, size_t n, double left)
{
    double all = 0, back = 0;
    for (size_t c = 0; c < n; c++)
        all += columns[c].settled ? 0 : columns[c].all;
    for (size_t c = 0; c < n && all > 0; c++) {
        if (columns[c].settled)
            continue;
        columns[c].width += left * columns[c].all / all;
        if (columns[c].width < columns[c].whole)
            continue;
        back += columns[c].width - columns[c].whole;
        columns[c].width = columns[c].whole;
        columns[c].settled = true;
    }
    return all > 0 ? back : left;
}

/* Where even the widest words don't fit: the widest columns give way first, down to one width that
 * makes all of them fit. */
static void narrow(column *columns, size_t n, double room)
{
    double low = 0, high = room;
    for (int step = 0; step < 40; step++) {
        double cap = (low + high) / 2, used = 0;
        for (size_t c = 0; c < n; c++)
            used += fmin(columns[c].least, cap);
        if (used > room)
            high = cap;
        else
            low = cap;
    }
    for (size_t c = 0; c < n; c++)
        columns[c].width = fmin(columns[c].least, low);
}

/* Every column gets its widest word, then a share of the rest; what no column can use, all get
 * alike. */
static void share_width(column *columns, size_t n, double room)
{
    double used = 0;
    for (size_t c = 0; c < n; c++)
        used += columns[c].width = columns[c].least;
    double left = room - used;
    if (left < 0)
        narrow(columns, n, room);
    for (int round = 0; round < 4 && left > 0; round++)
        left = hand_out(columns, n, left);
    used = 0;
    for (size_t c = 0; c < n; c++)
        used += columns[c].width;
    int whole = 0;
    for (size_t c = 0; c < n; c++) {
        columns[c].width = (int)(columns[c].width * room / used);
        whole += (int)columns[c].width;
    }
    columns[n - 1].width += (int)room - whole;
}

/* The first column under "TT" or "STT" is centred; others as the rule row says. */
static void choose_styles(arena *a, const table *t, column *columns)
{
    static const component styles[] = {TP_O_BANG, TP_O_BANG, TP_O_BANG_GIUA, TP_O_BANG_PHAI};
    for (size_t c = 0; c < t->n_columns; c++)
        columns[c].style = styles[t->columns[c]];
    const cell *first = &t->rows.at[0].cells.at[0];
    str words = first->paragraphs.n ? runs_text(a, &first->paragraphs.at[0]) : (str){0};
    str folded = utf8_fold(a, words);
    if (t->columns[0] == ALIGN_UNSAID && (str_eq(folded, S("tt")) || str_eq(folded, S("stt"))))
        columns[0].style = TP_O_BANG_GIUA;
}

static void properties(writing *w, bool has_heading)
{
    xml *x = &w->x;
    xml_open(x, "w:tblPr");
    xml_leaf(x, "w:tblStyle", "w:val", S("Bang"));
    xml_open(x, "w:tblW");
    xml_number(x, "w:w", w->room);
    xml_attribute(x, "w:type", S("dxa"));
    xml_close(x);
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
    xml_close(x);
}

static void row_write(writing *w, const row *r, const column *columns)
{
    xml *x = &w->x;
    xml_open(x, "w:tr");
    xml_open(x, "w:trPr");
    xml_leaf(x, "w:cantSplit", NULL, (str){0});
    if (r->heading)
        xml_leaf(x, "w:tblHeader", NULL, (str){0});
    xml_close(x);
    for (size_t c = 0; c < r->cells.n; c++) {
        const cell *in = &r->cells.at[c];
        component style = r->heading ? TP_DAU_BANG : columns[c].style;
        frame_cell_open(w, (int)columns[c].width);
        for (size_t k = 0; k < in->paragraphs.n; k++) {
            paragraph_open(w, PARAGRAPH(style));
            runs_write(w, &in->paragraphs.at[k], style);
            paragraph_close(w);
        }
        element_close(w);
    }
    xml_close(x);
}

void table_write(writing *w, const table *t)
{
    arena *a = w->x.out.a;
    column *columns = NEW_ARRAY(a, column, t->n_columns);
    measure(w->form, t, columns, w->room);
    share_width(columns, t->n_columns, w->room);
    choose_styles(a, t, columns);
    xml_open(&w->x, "w:tbl");
    properties(w, t->rows.at[0].heading);
    xml_open(&w->x, "w:tblGrid");
    for (size_t c = 0; c < t->n_columns; c++)
        xml_leaf_number(&w->x, "w:gridCol", "w:w", (long)columns[c].width);
    xml_close(&w->x);
    for (size_t r = 0; r < t->rows.n; r++)
        row_write(w, &t->rows.at[r], columns);
    xml_close(&w->x);
}
