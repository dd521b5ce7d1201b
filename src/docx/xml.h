/* A small XML writer into memory. Faults stick: look once, at the end. */
#ifndef KH_DOCX_XML_H
#define KH_DOCX_XML_H

#include "base/str.h"

enum { XML_DEEPEST = 32 };

/* `xml x = {.out.a = arena};` */
typedef struct xml {
    buf out;
    const char *open[XML_DEEPEST];
    int depth;
    bool tag_open; /* "<name" is written, ">" is not */
    bool failed;   /* closed too much, too deep, a character that XML forbids */
} xml;

void xml_declaration(xml *x);
void xml_open(xml *x, const char *name);
void xml_close(xml *x);
void xml_attribute(xml *x, const char *name, str value);
void xml_number(xml *x, const char *name, long value);
void xml_attributes(xml *x, const char *const (*pairs)[2], size_t n); /* name, value */
void xml_text(xml *x, str text);

/* <name attribute="value"/>; without an attribute where it is NULL. */
void xml_leaf(xml *x, const char *name, const char *attribute, str value);
void xml_leaf_number(xml *x, const char *name, const char *attribute, long value);

/* False if anything went wrong or is still open. */
bool xml_finish(xml *x, str *out);

#endif
