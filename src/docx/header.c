/* word/header1.xml: the page number, centred in the top margin (Phụ lục I, I.7). word/header2.xml:
 * the first page, which shows none. Both bear the draft's watermark. */
#include "docx/parts.h"
#include "nd30/marks.h"
#include "plan/extra.h"

/* ---- the watermark: VML WordArt, as Word itself writes it (ECMA-376 Part 4, 19) ---- */

/* Text along a line from edge to edge, stretched to the shape. */
static void shape_type(xml *x)
{
    static const char *const formulas[] = {
        "sum #0 0 10800", "prod #0 2 1",    "sum 21600 0 @1", "sum 0 0 @2",     "sum 21600 0 @3",
        "if @0 @3 0",     "if @0 21600 @1", "if @0 0 @2",     "if @0 @4 21600", "mid @5 @6",
        "mid @8 @5",      "mid @7 @8",      "mid @6 @7",      "sum @6 0 @5",
    };
    static const char *const type[][2] = {
        {"id", "_x0000_t136"},
        {"coordsize", "21600,21600"},
        {"o:spt", "136"},
        {"adj", "10800"},
        {"path", "m@7,l@8,m@5,21600l@6,21600e"},
    };
    static const char *const path[][2] = {
        {"textpathok", "t"},
        {"o:connecttype", "custom"},
        {"o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800"},
        {"o:connectangles", "270,180,90,0"},
    };
    static const char *const text[][2] = {{"on", "t"}, {"fitshape", "t"}};
    xml_open(x, "v:shapetype");
    xml_attributes(x, type, 5);
    xml_open(x, "v:formulas");
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        xml_leaf(x, "v:f", "eqn", str_from(formulas[i]));
    xml_close(x);
    xml_open(x, "v:path");
    xml_attributes(x, path, 4);
    xml_close(x);
    xml_open(x, "v:textpath");
    xml_attributes(x, text, 2);
    xml_close(x);
    xml_close(x);
}

static str shape_style(arena *a)
{
    return STR_CAT(a, S("position:absolute;margin-left:0;margin-top:0;width:"),
                   str_number(a, (size_t)watermark.width), S("pt;height:"),
                   str_number(a, (size_t)watermark.height), S("pt;rotation:"),
                   str_number(a, (size_t)watermark.turn),
                   S(";z-index:-251658752;mso-position-horizontal:center;"
                     "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
                     "mso-position-vertical-relative:margin"));
}

/* `n`: tells the shapes of all headers apart. The name is what Word knows a watermark by. */
static void watermark_write(writing *w, size_t n)
{
    xml *x = &w->x;
    arena *a = x->a;
    str number = str_number(a, n);
    if (!extra_is_there(w->p, EXTRA_DU_THAO))
        return;
    xml_open(x, "w:r");
    xml_open(x, "w:pict");
    shape_type(x);
    xml_open(x, "v:shape");
    xml_attribute(x, "id", STR_CAT(a, S("PowerPlusWaterMarkObject"), number));
    xml_attribute(x, "o:spid", STR_CAT(a, S("_x0000_s"), str_number(a, 2048 + n)));
    xml_attribute(x, "type", S("#_x0000_t136"));
    xml_attribute(x, "alt", str_from(watermark.words));
    xml_attribute(x, "style", shape_style(a));
    xml_attribute(x, "o:allowincell", S("f"));
    xml_attribute(x, "fillcolor", str_from(watermark.rgb));
    xml_attribute(x, "stroked", S("f"));
    xml_leaf(x, "v:fill", "opacity", str_from(watermark.opacity));
    xml_open(x, "v:textpath");
    xml_attribute(x, "style",
                  STR_CAT(a, S("font-family:\""), str_from(typeface), S("\";font-size:1pt")));
    xml_attribute(x, "string", str_from(watermark.words));
    for (int i = 0; i < 4; i++) /* textpath, shape, pict, r */
        xml_close(x);
}

static void header_open(writing *w)
{
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "w:hdr");
    xml_attribute(x, "xmlns:w", S(NS_W));
    if (!extra_is_there(w->p, EXTRA_DU_THAO))
        return;
    xml_attribute(x, "xmlns:v", S("urn:schemas-microsoft-com:vml"));
    xml_attribute(x, "xmlns:o", S("urn:schemas-microsoft-com:office:office"));
}

/* ---- parts ---- */

void header_write(writing *w)
{
    xml *x = &w->x;
    header_open(w);
    paragraph_open(w, PARAGRAPH(TP_SO_TRANG));
    watermark_write(w, 1);
    field_open(w, S(" PAGE "));
    run_words(w, S("2"), 0, TP_SO_TRANG); /* shown until the field is computed */
    field_close(w);
    paragraph_close(w);
    xml_close(x);
}

void first_header_write(writing *w)
{
    header_open(w);
    paragraph_open(w, PARAGRAPH(TP_SO_TRANG));
    watermark_write(w, 2);
    paragraph_close(w);
    xml_close(&w->x);
}
