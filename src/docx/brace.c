/* DrawingML (ECMA-376 Part 1, 20.1) with Microsoft's shape of Word (wps). Knows nothing of what the
 * brace stands beside. */
#include "docx/brace.h"

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

static void geometry(xml *x, long cx, long cy)
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

static void shape(writing *w, long cx, long cy)
{
    xml *x = &w->x;
    xml_open(x, "a:graphic");
    xml_open(x, "a:graphicData");
    xml_attribute(x, "uri", S("http://schemas.microsoft.com/office/word/2010/wordprocessingShape"));
    xml_open(x, "wps:wsp");
    xml_leaf(x, "wps:cNvSpPr", NULL, (str){0});
    geometry(x, cx, cy);
    xml_leaf(x, "wps:bodyPr", NULL, (str){0});
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

void brace_write(writing *w, int height)
{
    static const char *const distances[][2] = {
        {"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}};
    static const char *const edges[][2] = {{"l", "0"}, {"t", "0"}, {"r", "0"}, {"b", "0"}};
    xml *x = &w->x;
    long cx = brace_width * EMU_PER_TWIP;
    long cy = (long)(height - TWIPS_PER_POINT) * EMU_PER_TWIP;
    str id = str_number(x->a, (size_t)++w->drawings);
    xml_open(x, "w:r");
    xml_open(x, "mc:AlternateContent");
    xml_open(x, "mc:Choice");
    xml_attribute(x, "Requires", S("wps"));
    xml_open(x, "w:drawing");
    xml_open(x, "wp:inline");
    xml_attributes(x, distances, 4);
    extent(x, "wp:extent", cx, cy);
    xml_open(x, "wp:effectExtent");
    xml_attributes(x, edges, 4);
    xml_close(x);
    xml_open(x, "wp:docPr");
    xml_attribute(x, "id", id);
    xml_attribute(x, "name", STR_CAT(x->a, S("Ngoặc nhóm "), id));
    xml_attribute(x, "descr", S("Ngoặc gộp các nơi nhận bên trái"));
    xml_close(x);
    xml_leaf(x, "wp:cNvGraphicFramePr", NULL, (str){0});
    shape(w, cx, cy);
    for (int i = 0; i < 5; i++) /* inline, drawing, Choice, AlternateContent, r */
        xml_close(x);
}
