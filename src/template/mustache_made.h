/* What a text template is cut into: for mustache.c, which cuts, and mustache_render.c. */
#ifndef KH_TEMPLATE_MUSTACHE_MADE_H
#define KH_TEMPLATE_MUSTACHE_MADE_H

#include "base/map.h"
#include "template/mustache.h"

typedef enum node_kind {
    NODE_TEXT,
    NODE_VALUE,
    NODE_SECTION,
    NODE_INVERTED,
    NODE_PARTIAL
} node_kind;

typedef LIST(struct node) nodes;

typedef struct node {
    node_kind kind;
    bool raw;         /* NODE_VALUE: {{{x}}}, {{&x}} */
    bool begins_line; /* NODE_TEXT: a partial's indentation goes before it */
    str text;         /* words, or the name */
    pos at;
    nodes inside; /* of a section */
    str indent;   /* NODE_PARTIAL alone on its line */
} node;

struct mustache {
    nodes top;
    struct library *library;
};

/* All templates of one rendering: the outermost and its partials, each compiled once. */
typedef struct library {
    diags *d;
    partial_source partials;
    map compiled; /* name → mustache */
} library;

/* A template, or a partial; faults are reported where the library's are. */
mustache *mustache_add(library *l, const source *src);

#endif
