/* word/styles.xml (17.7): a paragraph style for each component, from nd30's table, and character
 * styles for marks. */
#include "docx/frame.h"
#include "docx/parts.h"
#include "nd30/metrics.h"

/* Character styles by MARK_*: what a clerk finds in Word's list. */
static const struct {
    unsigned marks;
    const char *id, *name;
} marks_styles[] = {
    {MARK_BOLD, "ChuDam", "Chữ đậm"},
    {MARK_ITALIC, "ChuNghieng", "Chữ nghiêng"},
    {MARK_BOLD | MARK_ITALIC, "ChuDamNghieng", "Chữ đậm nghiêng"},
    {MARK_BELOW, "ChiSoDuoi", "Chỉ số dưới"},
    {MARK_BELOW | MARK_BOLD, "ChiSoDuoiDam", "Chỉ số dưới đậm"},
    {MARK_BELOW | MARK_ITALIC, "ChiSoDuoiNghieng", "Chỉ số dưới nghiêng"},
    {MARK_BELOW | MARK_BOLD | MARK_ITALIC, "ChiSoDuoiDamNghieng", "Chỉ số dưới đậm nghiêng"},
    {MARK_ABOVE, "ChiSoTren", "Chỉ số trên"},
    {MARK_ABOVE | MARK_BOLD, "ChiSoTrenDam", "Chỉ số trên đậm"},
    {MARK_ABOVE | MARK_ITALIC, "ChiSoTrenNghieng", "Chỉ số trên nghiêng"},
    {MARK_ABOVE | MARK_BOLD | MARK_ITALIC, "ChiSoTrenDamNghieng", "Chỉ số trên đậm nghiêng"},
};
enum { MARKS_STYLES = sizeof marks_styles / sizeof *marks_styles };

const char *marks_style(unsigned marks)
{
    for (size_t i = 0; i < MARKS_STYLES; i++)
        if (marks_styles[i].marks == marks)
            return marks_styles[i].id;
    return NULL;
}

static void leaf(xml *x, const char *name, const char *value)
{
    xml_leaf(x, name, "w:val", str_from(value));
}

static void pair(xml *x, const char *name, const char *complex_name)
{
    xml_leaf(x, name, NULL, (str){0});
    xml_leaf(x, complex_name, NULL, (str){0});
}

static void size(xml *x, int half_points)
{
    xml_leaf_number(x, "w:sz", "w:val", half_points);
    xml_leaf_number(x, "w:szCs", "w:val", half_points);
}

/* Times New Roman for every script, so that no letter falls to another font (I.4). */
static void defaults(const form *f, xml *x)
{
    static const char *const scripts[] = {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"};
    xml_open(x, "w:docDefaults");
    xml_open(x, "w:rPrDefault");
    xml_open(x, "w:rPr");
    xml_open(x, "w:rFonts");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        xml_attribute(x, scripts[i], str_from(typeface));
    xml_close(x);
    size(x, f->components[TP_THAN].size * 2);
    xml_open(x, "w:lang");
    xml_attribute(x, "w:val", S("vi-VN"));
    xml_attribute(x, "w:eastAsia", S("vi-VN"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_leaf(x, "w:pPrDefault", NULL, (str){0});
    xml_close(x);
}

/* Word's own styles stay out of the gallery; ours are what a clerk sees. */
static void latent(xml *x)
{
    xml_open(x, "w:latentStyles");
    xml_attribute(x, "w:defLockedState", S("0"));
    xml_attribute(x, "w:defUIPriority", S("99"));
    xml_attribute(x, "w:defSemiHidden", S("1"));
    xml_attribute(x, "w:defUnhideWhenUsed", S("1"));
    xml_attribute(x, "w:defQFormat", S("0"));
    xml_attribute(x, "w:count", S("376"));
    xml_close(x);
}

static void style_open(xml *x, const char *type, const char *id, const char *name)
{
    bool built_in = name[0] >= 'a' && name[0] <= 'z'; /* "header": Word translates it */
    xml_open(x, "w:style");
    xml_attribute(x, "w:type", str_from(type));
    if (!built_in)
        xml_attribute(x, "w:customStyle", S("1"));
    xml_attribute(x, "w:styleId", str_from(id));
    leaf(x, "w:name", name);
}

static void default_style(xml *x, const char *type, const char *id, const char *name)
{
    xml_open(x, "w:style");
    xml_attribute(x, "w:type", str_from(type));
    xml_attribute(x, "w:default", S("1"));
    xml_attribute(x, "w:styleId", str_from(id));
    leaf(x, "w:name", name);
}

static void cell_margins(xml *x, int sides)
{
    static const char *const edges[] = {"w:top", "w:left", "w:bottom", "w:right"};
    xml_open(x, "w:tblCellMar");
    for (size_t i = 0; i < 4; i++)
        width_leaf(x, edges[i], i % 2 ? sides : 0);
    xml_close(x);
}

static void default_styles(xml *x)
{
    default_style(x, "paragraph", "Normal", "Normal");
    xml_leaf(x, "w:qFormat", NULL, (str){0});
    xml_close(x);
    default_style(x, "character", "DefaultParagraphFont", "Default Paragraph Font");
    xml_close(x);
    default_style(x, "table", "TableNormal", "Normal Table");
    xml_open(x, "w:tblPr");
    width_leaf(x, "w:tblInd", 0);
    cell_margins(x, word_cell_margin);
    xml_close(x);
    xml_close(x);
    default_style(x, "numbering", "NoList", "No List");
    xml_close(x);
}

/* The rule paragraph is a border with no height of its own; the one after a frame has none at all
 * that a reader could see. */
static void helper_spacing(const form *f, xml *x, component c)
{
    if (f->components[c].rule) {
        xml_open(x, "w:pBdr");
        xml_open(x, "w:top");
        xml_attribute(x, "w:val", S("single"));
        xml_number(x, "w:sz", f->components[c].rule);
        xml_number(x, "w:space", 0);
        xml_attribute(x, "w:color", S("auto"));
        xml_close(x);
        xml_close(x);
    }
    xml_open(x, "w:spacing");
    xml_number(x, "w:before", f->components[c].before);
    xml_number(x, "w:line", f->components[c].exact);
    xml_attribute(x, "w:lineRule", S("exact"));
    xml_close(x);
}

/* One element, whichever of them a component has (17.3.1.12). */
static void component_indent(const form *all, xml *x, component c)
{
    const component_form *f = &all->components[c];
    double sign = f->hang ? metrics_width(str_from(f->hang), face_of(all, c)) : 0;
    long hang = (long)(sign + 0.5), left = f->left + hang;
    if (left == 0 && f->first_line == 0)
        return;
    xml_open(x, "w:ind");
    if (left)
        xml_number(x, "w:left", left);
    if (hang)
        xml_number(x, "w:hanging", hang);
    else if (f->first_line)
        xml_number(x, "w:firstLine", f->first_line);
    xml_close(x);
}

static void component_spacing(const form *all, xml *x, component c)
{
    const component_form *f = &all->components[c];
    int before = f->before + level_drop(all, c);
    if (before || f->after || f->line) {
        xml_open(x, "w:spacing");
        if (before)
            xml_number(x, "w:before", before);
        if (f->after)
            xml_number(x, "w:after", f->after);
        if (f->line) {
            xml_number(x, "w:line", f->line);
            xml_attribute(x, "w:lineRule", S("auto"));
        }
        xml_close(x);
    }
}

static void component_style(const form *all, xml *x, component c)
{
    static const char *const sets[] = {NULL, "center", "right", "both"};
    const component_form *f = &all->components[c];
    bool helper = f->exact > 0;
    style_open(x, "paragraph", f->id, f->name);
    leaf(x, "w:basedOn", "Normal");
    if (!helper)
        xml_leaf(x, "w:qFormat", NULL, (str){0});
    xml_open(x, "w:pPr");
    if (f->keep_next)
        xml_leaf(x, "w:keepNext", NULL, (str){0});
    if (helper)
        helper_spacing(all, x, c);
    else
        component_spacing(all, x, c);
    component_indent(all, x, c);
    if (sets[f->set])
        leaf(x, "w:jc", sets[f->set]);
    if (f->outline)
        xml_leaf_number(x, "w:outlineLvl", "w:val", f->outline - 1);
    xml_close(x);
    xml_open(x, "w:rPr");
    if (f->bold)
        pair(x, "w:b", "w:bCs");
    if (f->italic)
        pair(x, "w:i", "w:iCs");
    if (f->rgb)
        leaf(x, "w:color", f->rgb);
    size(x, f->size * 2);
    xml_close(x);
    xml_close(x);
}

static void marks_style_write(xml *x, size_t i)
{
    unsigned marks = marks_styles[i].marks;
    style_open(x, "character", marks_styles[i].id, marks_styles[i].name);
    leaf(x, "w:basedOn", "DefaultParagraphFont");
    xml_leaf(x, "w:unhideWhenUsed", NULL, (str){0});
    xml_open(x, "w:rPr");
    if (marks & MARK_BOLD)
        pair(x, "w:b", "w:bCs");
    if (marks & MARK_ITALIC)
        pair(x, "w:i", "w:iCs");
    if (marks & (MARK_BELOW | MARK_ABOVE))
        leaf(x, "w:vertAlign", marks & MARK_BELOW ? "subscript" : "superscript");
    xml_close(x);
    xml_close(x);
}

static void note_reference_style(xml *x)
{
    style_open(x, "character", "FootnoteReference", "footnote reference");
    leaf(x, "w:basedOn", "DefaultParagraphFont");
    xml_open(x, "w:rPr");
    leaf(x, "w:vertAlign", "superscript");
    xml_close(x);
    xml_close(x);
}

/* "Khung trơn" holds header and signature: nothing drawn, no margins, so that its edges are the
 * text's in every version of Word. "Bảng" is the table that readers see. */
static void table_styles(xml *x)
{
    static const char *const edges[] = {"w:top",   "w:left",    "w:bottom",
                                        "w:right", "w:insideH", "w:insideV"};
    style_open(x, "table", "KhungTron", "Khung trơn");
    leaf(x, "w:basedOn", "TableNormal");
    xml_open(x, "w:tblPr");
    width_leaf(x, "w:tblInd", 0);
    cell_margins(x, 0);
    xml_close(x);
    xml_close(x);
    style_open(x, "table", "Bang", "Bảng");
    leaf(x, "w:basedOn", "TableNormal");
    xml_open(x, "w:tblPr");
    width_leaf(x, "w:tblInd", 0);
    xml_open(x, "w:tblBorders");
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        xml_open(x, edges[i]);
        xml_attribute(x, "w:val", S("single"));
        xml_number(x, "w:sz", table_line);
        xml_number(x, "w:space", 0);
        xml_attribute(x, "w:color", S("auto"));
        xml_close(x);
    }
    xml_close(x);
    cell_margins(x, table_cell_margin);
    xml_close(x);
    xml_close(x);
}

void styles_write(writing *w)
{
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "w:styles");
    xml_attribute(x, "xmlns:w", S(NS_W));
    defaults(w->form, x);
    latent(x);
    default_styles(x);
    for (int c = 0; c < COMPONENTS; c++)
        component_style(w->form, x, (component)c);
    for (size_t i = 0; i < MARKS_STYLES; i++)
        marks_style_write(x, i);
    note_reference_style(x);
    table_styles(x);
    xml_close(x);
}
