/* Partials of skeletons: {{> name}} takes in the lines of another file. */
#ifndef KH_TEMPLATE_PARTIAL_H
#define KH_TEMPLATE_PARTIAL_H

#include "template/find.h"
#include "template/skeleton.h"

/* The lines with all partials taken in, however deep. Alone on its line, one gives all its lines;
 * within a line, it must have one. A partial within itself, one that there isn't, and a text that
 * grows too large are reported. */
void partials_take_in(diags *d, const line *lines, size_t n, const template_places *places,
                      line_list *out);

#endif
