/* Text of inputs and skeletons on its way into the plan: holes filled, notes numbered. */
#ifndef KH_TEMPLATE_BIND_TEXT_H
#define KH_TEMPLATE_BIND_TEXT_H

#include "template/bind_head.h"

typedef enum text_kind {
    TEXT_OUTLINE, /* labels, tables, fences */
    TEXT_WHOLE,   /* a whole body: sections too */
    TEXT_LIST,    /* one entry a line */
} text_kind;

/* Parses lines and adds their blocks. `literal`: braces are plain text. */
void bind_lines(binding *b, const line *lines, size_t n, text_kind kind, bool literal,
                blocks *into);

/* The same for a value, taken in at `at`. */
void bind_value(binding *b, const value *v, pos at, text_kind kind, blocks *into);

/* One line with its marks. */
phrase bind_phrase(binding *b, const line *l, bool literal);

/* The same in capitals, as titles are (words with a capital inside stay). */
phrase bind_title(binding *b, const line *l, bool literal);

#endif
