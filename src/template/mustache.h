/* Text templates: Mustache as its specification has it (comments, delimiters, interpolation,
 * inverted sections, partials, sections), compiled once and rendered many times. */
#ifndef KH_TEMPLATE_MUSTACHE_H
#define KH_TEMPLATE_MUSTACHE_H

#include "base/diag.h"
#include "input/tree.h"

typedef struct mustache mustache;

/* Where partials come from: the source of a name, or NULL for none (which renders as nothing). */
typedef struct partial_source {
    const source *(*find)(void *context, diags *d, str name);
    void *context;
} partial_source;

/* NULL after reporting; partials are read as they are first met, and their faults reported. */
const mustache *mustache_compile(diags *d, const source *src, partial_source partials);

/* The words, HTML-escaped where the tag asks for it. False after reporting that a partial calls
 * itself without end, or that the result is too large. */
bool mustache_render(diags *d, const mustache *m, const tree *data, str *out);

#endif
