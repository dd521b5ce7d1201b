/* Parsed texts filled, any number of times: holes give way to values, sections stand, repeat or
 * fall away. Values are literal: nothing in them is read as label, mark or tag. */
#ifndef KH_TEMPLATE_FILL_H
#define KH_TEMPLATE_FILL_H

#include "template/text.h"

/* The blocks that a parsed text comes to. A hole alone on its line takes in a whole value. */
void fill_blocks(resolver *r, const body *text, text_kind kind, blocks *into);

/* All blocks of a value; nothing after reporting that it is within itself. */
void fill_value(resolver *r, const value *v, pos at, text_kind kind, blocks *into);

/* The words of a one-line text: its first block's. `at`: where it stands. */
phrase fill_phrase(resolver *r, const body *text, pos at);

/* The same of a text that other documents may have too: what it came to there is looked for. */
phrase fill_line(resolver *r, const body *text, pos at);

/* A list with its tags filled: as many lines as it comes to. */
const value *value_items(resolver *r, const value *list, pos at);

/* The i-th line of a list as a value of its own. */
const value *value_item(arena *a, const value *list, size_t i);

/* True if braces stand in it that are to be read. */
bool value_has_tags(const value *v);

/* The words of a one-line value. */
str fill_words(resolver *r, const value *v, pos at);

#endif
