/* Templates that were parsed when the program was built: trees without pointers, so that loading
 * the program costs nothing for those that nobody asks for. templates/compile_skeletons.c makes
 * them. */
#ifndef KH_TEMPLATE_PACKED_H
#define KH_TEMPLATE_PACKED_H

#include <stdint.h>

#include "template/skeleton.h"

/* Bytes of the skeleton's strings. */
typedef struct packed_str {
    uint32_t from, n;
} packed_str;

typedef struct packed_attribute {
    packed_str name, value;
    uint32_t off;
} packed_attribute;

typedef struct packed_line {
    packed_str text;
    uint32_t off;
} packed_line;

typedef struct packed_element {
    uint32_t kind, off, n_attributes, n_lines, n_children;
} packed_element;

typedef struct packed_skeleton {
    const char *name;               /* of its file, without ending */
    const packed_element *elements; /* each before its children, these before its next sibling; */
    const packed_attribute *attributes; /* these two in the same order */
    const packed_line *lines;
    const char *strings;
} packed_skeleton;

extern const packed_skeleton builtin_skeletons[]; /* ends with a row without name */

/* What skeleton_load would make of `src`, which the skeleton was packed from. */
void packed_take(arena *a, const packed_skeleton *from, const source *src, skeleton *out);

#endif
