/* A small XML writer into memory. Faults stick: look once, at the end. Names are measured where
 * they are compiled: these calls are most of the work on a document. */
#ifndef KH_DOCX_XML_H
#define KH_DOCX_XML_H

#include "base/str.h"

enum { XML_DEEPEST = 32 };

/* `xml x = {.out.a = arena};` */
typedef struct xml {
    buf out;
    arena *a; /* for what dies with the document; the writer itself takes nothing of it */
    str open[XML_DEEPEST];
    int depth;
    bool tag_open; /* "<name" is written, ">" is not */
    bool failed;   /* closed too much, too deep, a character that XML forbids */
} xml;

void xml_declaration(xml *x);
void xml_open_str(xml *x, str name);
void xml_close(xml *x);
void xml_attribute_str(xml *x, str name, str value);
void xml_number_str(xml *x, str name, long value);
void xml_attributes(xml *x, const char *const (*pairs)[2], size_t n); /* name, value */
void xml_fixed(xml *x, str attributes); /* as the file has them, a blank before each */
void xml_text(xml *x, str text);

/* True for text of which readers would drop blanks, if it isn't marked with xml:space. */
bool xml_needs_preserve(str text);

/* Ends the tag that is open, if one is: what is written next stands behind it. */
static inline void xml_end_tag(xml *x)
{
    if (x->tag_open)
        buf_byte(&x->out, '>');
    x->tag_open = false;
}

/* Whole elements, or parts of one, just as the file is to have them: for what most documents have
 * much of. Nothing is looked at. */
static inline void xml_markup(xml *x, str as_is)
{
    xml_end_tag(x);
    buf_add(&x->out, as_is);
}
static inline void xml_markup_number(xml *x, long n)
{
    xml_end_tag(x);
    buf_number(&x->out, n);
}

static inline void xml_open(xml *x, const char *name)
{
    xml_open_str(x, str_from(name));
}

static inline void xml_attribute(xml *x, const char *name, str value)
{
    xml_attribute_str(x, str_from(name), value);
}

static inline void xml_number(xml *x, const char *name, long value)
{
    xml_number_str(x, str_from(name), value);
}

/* <name attribute="value"/>; without an attribute where it is NULL. */
void xml_leaf_str(xml *x, str name, str attribute, str value);
static inline void xml_leaf(xml *x, const char *name, const char *attribute, str value)
{
    xml_leaf_str(x, str_from(name), str_from(attribute), value);
}

void xml_leaf_number_str(xml *x, str name, str attribute, long value);
static inline void xml_leaf_number(xml *x, const char *name, const char *attribute, long value)
{
    xml_leaf_number_str(x, str_from(name), str_from(attribute), value);
}

/* False if anything went wrong or is still open. */
bool xml_finish(xml *x, str *out);

#endif
