/* word/header1.xml: the page number, centred in the top margin (Phụ lục I, I.7). */
#include "docx/parts.h"

static void field_char(xml *x, const char *type)
{
    xml_open(x, "w:r");
    xml_leaf(x, "w:fldChar", "w:fldCharType", str_from(type));
    xml_close(x);
}

void header_write(writing *w)
{
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "w:hdr");
    xml_attribute(x, "xmlns:w", S(NS_W));
    paragraph_open(w, PARAGRAPH(TP_SO_TRANG));
    field_char(x, "begin");
    xml_open(x, "w:r");
    xml_open(x, "w:instrText");
    xml_attribute(x, "xml:space", S("preserve"));
    xml_text(x, S(" PAGE "));
    xml_close(x);
    xml_close(x);
    field_char(x, "separate");
    run_words(w, S("2"), 0, TP_SO_TRANG); /* shown until the field is computed */
    field_char(x, "end");
    paragraph_close(w);
    xml_close(x);
}
