/* word/footer1.xml and footer2.xml: the address at the foot of page 1 (Phụ lục I, III.4), and what
 * the first pages of annexes have instead. */
#include "docx/frame.h"
#include "docx/parts.h"
#include "plan/extra.h"

static void footer_open(xml *x)
{
    xml_declaration(x);
    xml_open(x, "w:ftr");
    xml_attribute(x, "xmlns:w", S(NS_W));
}

/* Under a line across the whole width of the text. */
void address_footer_write(writing *w)
{
    arena *a = w->x.a;
    const str lines[] = {extra_dia_chi(a, w->p), extra_tren_mang(a, w->p)};
    footer_open(&w->x);
    rule_write(w, w->room, w->room, false);
    for (size_t i = 0; i < 2; i++)
        if (lines[i].n)
            lines_write(w, TP_DIA_CHI, lines[i], w->room);
    xml_close(&w->x);
}

void empty_footer_write(writing *w)
{
    footer_open(&w->x);
    frame_end(w);
    xml_close(&w->x);
}
