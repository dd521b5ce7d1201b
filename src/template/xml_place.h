/* Following a parser's events through the source of an XML document. */
#ifndef KH_TEMPLATE_XML_PLACE_H
#define KH_TEMPLATE_XML_PLACE_H

#include "base/source.h"

typedef struct xml_place {
    const source *src;
    size_t cursor;  /* how far the events have come in src->text */
    bool empty_tag; /* the tag just begun was <name/>: its end has no tag of its own */
    bool cdata;     /* the text at the cursor is in a CDATA section */
} xml_place;

pos xml_place_here(const xml_place *p);

/* The source's last character. */
pos xml_place_last(const xml_place *p);

/* The source from the cursor on. */
str xml_place_rest(const xml_place *p);

/* To the '<' of the next tag: comments, CDATA and instructions are passed over. */
void xml_place_to_tag(xml_place *p);

/* Behind the tag that begins at the cursor; a '>' in quotes is none of its end. False where the
 * source ends before. */
bool xml_place_through_tag(xml_place *p);

/* True if the source ends within the next tag, which begins at `tag`. */
bool xml_place_is_cut(const xml_place *p, pos *tag);

/* Through one byte of text as the parser gave it; the offset where it stands. */
size_t xml_place_text(xml_place *p, char c);

/* Where the value of an attribute of the tag at the cursor begins: behind its quote and blanks. */
pos xml_place_value(const xml_place *p, str name);

/* With its blanks: where the first character stands that the parser gives of such a value. */
pos xml_place_of_value(pos first);

/* Behind the character at `at`, which has so many bytes as the parser gives it: a reference is one,
 * and a line's end of two. */
pos xml_place_behind(pos at, size_t bytes);

#endif
