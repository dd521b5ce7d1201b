/* Where templates come from. */
#ifndef KH_TEMPLATE_FIND_H
#define KH_TEMPLATE_FIND_H

#include "base/diag.h"

/* A template compiled into the program; the build makes the table from templates/. */
typedef struct builtin_template {
    const char *name;
    const unsigned char *bytes;
    size_t n;
} builtin_template;
extern const builtin_template builtin_templates[]; /* ends with a row without name */

/* The source of a template by name ("ke-hoach") or, where it has a `/` or ends in `.xml`, by path:
 * as given, else beside the input, else in `templates/` beside it. NULL after reporting. */
const source *template_find(diags *d, str name, str input_folder);

#endif
