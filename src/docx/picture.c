/* DrawingML pictures (ECMA-376 Part 1, 20.2, 20.4.2.3) that float behind the text, so that no line
 * moves for them. */
#include "docx/picture.h"

#include "docx/parts.h"
#include "nd30/marks.h"

#define NS_PIC "http://schemas.openxmlformats.org/drawingml/2006/picture"

typedef struct hung {
    const char *path, *name, *description;
    place_form place;
} hung;

static void pair(xml *x, const char *name, const char *left, const char *right, long l, long r)
{
    xml_open(x, name);
    xml_number(x, left, l);
    xml_number(x, right, r);
    xml_close(x);
}

static void position(xml *x, const char *name, const char *from, long offset)
{
    xml_open(x, name);
    xml_attribute(x, "relativeFrom", str_from(from));
    xml_open(x, "wp:posOffset");
    buf digits = {.a = x->a};
    buf_number(&digits, offset);
    xml_text(x, buf_str(&digits));
    xml_close(x);
    xml_close(x);
}

/* The id that all drawings of the document share a count of. */
static void properties(xml *x, const char *name, const hung *h, size_t id)
{
    xml_open(x, name);
    xml_number(x, "id", (long)id);
    xml_attribute(x, "name", STR_CAT(x->a, str_from(h->name), S(" "), str_number(x->a, id)));
    xml_attribute(x, "descr", str_from(h->description));
    xml_close(x);
}

static void image(xml *x, const hung *h)
{
    xml_open(x, "pic:blipFill");
    xml_leaf(x, "a:blip", "r:embed", part_relationship(x->a, h->path));
    xml_open(x, "a:stretch");
    xml_leaf(x, "a:fillRect", NULL, (str){0});
    xml_close(x);
    xml_close(x);
    xml_open(x, "pic:spPr");
    xml_open(x, "a:xfrm");
    pair(x, "a:off", "x", "y", 0, 0);
    pair(x, "a:ext", "cx", "cy", h->place.width, h->place.height);
    xml_close(x);
    xml_open(x, "a:prstGeom");
    xml_attribute(x, "prst", S("rect"));
    xml_leaf(x, "a:avLst", NULL, (str){0});
    xml_close(x);
    xml_close(x);
}

static void graphic(xml *x, const hung *h, size_t id)
{
    xml_open(x, "a:graphic");
    xml_open(x, "a:graphicData");
    xml_attribute(x, "uri", S(NS_PIC));
    xml_open(x, "pic:pic");
    xml_attribute(x, "xmlns:pic", S(NS_PIC));
    xml_open(x, "pic:nvPicPr");
    properties(x, "pic:cNvPr", h, id);
    xml_leaf(x, "pic:cNvPicPr", NULL, (str){0});
    xml_close(x);
    image(x, h);
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static void anchor_open(xml *x, size_t height)
{
    static const char *const flags[][2] = {
        {"distT", "0"},  {"distB", "0"},        {"distL", "0"},
        {"distR", "0"},  {"simplePos", "0"},    {"behindDoc", "1"},
        {"locked", "0"}, {"layoutInCell", "1"}, {"allowOverlap", "1"},
    };
    xml_open(x, "wp:anchor");
    xml_attributes(x, flags, sizeof flags / sizeof *flags);
    xml_number(x, "relativeHeight", (long)height);
}

static void hang(writing *w, const hung *h)
{
    xml *x = &w->x;
    size_t id = (size_t)++w->drawings;
    xml_open(x, "w:r");
    xml_open(x, "w:drawing");
    anchor_open(x, id);
    pair(x, "wp:simplePos", "x", "y", 0, 0);
    position(x, "wp:positionH", "column", h->place.x);
    position(x, "wp:positionV", "paragraph", h->place.y);
    pair(x, "wp:extent", "cx", "cy", h->place.width, h->place.height);
    xml_leaf(x, "wp:wrapNone", NULL, (str){0});
    properties(x, "wp:docPr", h, id);
    xml_leaf(x, "wp:cNvGraphicFramePr", NULL, (str){0});
    graphic(x, h, id);
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

void pictures_write(writing *w, const ky *of, int column)
{
    const picture *sign = &of->anh_chu_ky, *seal = &of->anh_dau;
    size_t which = (size_t)(of - w->p->ky.at);
    if (sign->name.n == 0 && seal->name.n == 0)
        return;
    paragraph_open(w, PARAGRAPH(TP_KET_KHUNG));
    if (sign->name.n)
        hang(w, &(hung){signature_parts[which], "Ảnh chữ ký", "Chữ ký của người ký văn bản",
                        signature_place(w->form, sign, column)});
    if (seal->name.n)
        hang(w, &(hung){seal_parts[which], "Ảnh dấu", "Dấu của cơ quan ban hành văn bản",
                        seal_place(w->form, seal, sign, column)});
    paragraph_close(w);
}
