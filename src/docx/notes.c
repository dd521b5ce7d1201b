/* word/footnotes.xml (17.11): the two separators, then the plan's notes, numbered from 1. */
#include "docx/parts.h"

static void separator(writing *w, int id, const char *type, const char *sign)
{
    xml *x = &w->x;
    xml_open(x, "w:footnote");
    xml_attribute(x, "w:type", str_from(type));
    xml_number(x, "w:id", id);
    xml_open(x, "w:p");
    xml_open(x, "w:r");
    xml_leaf(x, sign, NULL, (str){0});
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static void note_write(writing *w, const note *n, size_t id)
{
    xml *x = &w->x;
    piece_open(w, PIECE_NOTE);
    key_number(w, (long)id);
    key_runs(w, &n->text);
    if (piece_known(w, NULL))
        return;
    xml_open(x, "w:footnote");
    xml_number(x, "w:id", (long)id);
    paragraph_open(w, PARAGRAPH(TP_CHU_THICH));
    xml_open(x, "w:r");
    xml_open(x, "w:rPr");
    xml_leaf(x, "w:rStyle", "w:val", S("FootnoteReference"));
    xml_close(x);
    xml_leaf(x, "w:footnoteRef", NULL, (str){0});
    xml_close(x);
    run_words(w, S(" "), 0, TP_CHU_THICH);
    runs_write(w, &n->text, TP_CHU_THICH);
    paragraph_close(w);
    xml_close(x);
    piece_close(w, 0);
}

void footnotes_write(writing *w)
{
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "w:footnotes");
    xml_attribute(x, "xmlns:w", S(NS_W));
    separator(w, -1, "separator", "w:separator");
    separator(w, 0, "continuationSeparator", "w:continuationSeparator");
    for (size_t i = 0; i < w->p->notes.n; i++)
        note_write(w, &w->p->notes.at[i], i + 1);
    xml_close(x);
}
