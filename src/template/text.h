/* Texts of templates and values, parsed once. */
#ifndef KH_TEMPLATE_TEXT_H
#define KH_TEMPLATE_TEXT_H

#include "template/resolve.h"

typedef enum text_kind {
    TEXT_NONE,
    TEXT_WORDS,   /* one line without marks */
    TEXT_PHRASE,  /* one line with its marks */
    TEXT_ENTRIES, /* a list without marks: recipients */
    TEXT_LIST,    /* a list of paragraphs: legal grounds */
    TEXT_OUTLINE, /* body text */
    TEXT_WHOLE,   /* body text with its own sections */
} text_kind;      /* VALUE_TEXTS has room for them */

enum {
    TEXT_LITERAL = 1, /* braces are plain text */
    TEXT_IN_LIST = 2, /* it is repeated for the items of a list: {{.}} may stand in it */
    TEXT_OF_TEMPLATE = 4,
};

/* Parses lines and checks that all names and filters in them are known. */
const body *text_parse(diags *d, const names *n, const line *lines, size_t count, text_kind kind,
                       unsigned how);

/* The parsed text of a value, kept with it. */
const body *value_text(resolver *r, const value *v, text_kind kind);

#endif
