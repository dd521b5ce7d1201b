/* What an attribute says, line by line, and where each line is written. */
#ifndef KH_TEMPLATE_ATTRIBUTE_H
#define KH_TEMPLATE_ATTRIBUTE_H

#include "template/skeleton.h"

/* The whole value as one line, with places that hold behind `&amp;` and `&#…;` too. */
line attribute_line(arena *a, const attribute *from);

/* Its lines, trimmed, without blank ones; of a list bars end them too, but for those that part a
 * tag's filters. */
line_list attribute_lines(arena *a, const attribute *from, bool list);

/* True if `at` is within the value. */
bool attribute_holds(const attribute *of, pos at);

#endif
