/* A framed paragraph (ECMA-376 Part 1, 17.3.1.11): plain text that has its place on the page. */
#include "docx/stamp.h"

void stamp_write(writing *w, str words)
{
    xml *x = &w->x;
    xml_open(x, "w:p");
    xml_open(x, "w:pPr");
    xml_leaf(x, "w:pStyle", "w:val", str_from(w->form->components[TP_KY_SO].id));
    xml_open(x, "w:framePr");
    xml_number(x, "w:w", w->room);
    xml_attribute(x, "w:wrap", S("notBeside"));
    xml_attribute(x, "w:vAnchor", S("page"));
    xml_attribute(x, "w:hAnchor", S("margin"));
    xml_attribute(x, "w:xAlign", S("right"));
    xml_number(x, "w:y", stamp_top);
    xml_close(x);
    xml_close(x);
    run_words(w, words, 0, TP_KY_SO);
    paragraph_close(w);
}
