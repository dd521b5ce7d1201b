/* Texts, parsed once and filled many times: holes give way to values, sections stand, repeat or
 * fall away. Values are literal: nothing in them is read as label, mark or tag. */
#ifndef KH_TEMPLATE_FILL_H
#define KH_TEMPLATE_FILL_H

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

/* The blocks that a parsed text comes to. A hole alone on its line takes in a whole value. */
void fill_blocks(resolver *r, const body *text, text_kind kind, blocks *into);

/* All blocks of a value; nothing after reporting that it is within itself. */
void fill_value(resolver *r, const value *v, pos at, text_kind kind, blocks *into);

/* The words of a one-line text: its first block's. `at`: where it stands. */
phrase fill_phrase(resolver *r, const body *text, pos at);

/* A list with its tags filled: as many lines as it comes to. */
const value *value_items(resolver *r, const value *list, pos at);

/* The i-th line of a list as a value of its own. */
const value *value_item(arena *a, const value *list, size_t i);

/* True if braces stand in it that are to be read. */
bool value_has_tags(const value *v);

/* The words of a one-line value. */
str fill_words(resolver *r, const value *v, pos at);

#endif
