/* XML as events, fed block by block: no tree, no entities but XML's own five, no DTD, no network. A
 * user of libxml2 beside the one that reads templates. */
#ifndef KH_INPUT_XML_EVENTS_H
#define KH_INPUT_XML_EVENTS_H

#include "base/diag.h"
#include "base/limits.h"

enum { XML_MOST_DEPTH = LIMIT_XML_DEPTH };

typedef struct xml_attribute {
    str name, value; /* without prefix; of the element's own vocabulary, or a relationship's */
    bool is_relation;
} xml_attribute;

typedef struct xml_element {
    str name; /* without prefix */
    str space;
    const xml_attribute *attributes;
    size_t n;
} xml_element;

/* The value of an attribute of the element's own; .p is NULL where there is none. */
str xml_attribute_of(const xml_element *e, const char *name);

typedef struct xml_events {
    void (*start)(void *context, const xml_element *e);
    void (*end)(void *context, str name, str space);
    void (*text)(void *context, str text); /* in pieces */
} xml_events;

typedef enum xml_fault {
    XML_GOOD,
    XML_BROKEN,
    XML_HAS_DTD,
    XML_TOO_DEEP,
} xml_fault;

typedef struct xml_parser xml_parser;

/* NULL after reporting at `at` that there is none. */
xml_parser *xml_parser_new(diags *d, pos at, const xml_events *events, void *context);

/* After a fault, or xml_parser_stop, further blocks are ignored. `last` with the last block, which
 * may be empty. */
xml_fault xml_parser_feed(xml_parser *x, str bytes, bool last);

/* From within an event: no more of them. */
void xml_parser_stop(xml_parser *x);

size_t xml_parser_line(const xml_parser *x);
void xml_parser_free(xml_parser *x); /* else the arena does */

#endif
