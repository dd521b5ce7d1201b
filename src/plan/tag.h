/* Tags in text: {{path | filter: argument}}, {{tham_chieu id | filter}}, {{#path}} … {{/path}},
 * {{^path}} … {{/path}},
 * {{! comment}}, {{> partial}}. What they come to, template/ knows. */
#ifndef KH_PLAN_TAG_H
#define KH_PLAN_TAG_H

#include "base/diag.h"

typedef enum tag_kind {
    TAG_VALUE,
    TAG_SECTION,  /* {{#path}}: for each, or if */
    TAG_INVERTED, /* {{^path}}: if not */
    TAG_CLOSE,    /* {{/path}} */
    TAG_COMMENT,
    TAG_PARTIAL,
    TAG_REFERENCE, /* {{tham_chieu id}}: the number that a section or an annex got */
} tag_kind;

typedef struct tag_filter {
    str name, argument;
    pos at;
} tag_filter;

typedef struct tag {
    tag_kind kind;
    str name; /* the path, the partial's name, or what is referred to (empty: nothing was named) */
    LIST(tag_filter) filters;
    pos at;
    size_t
        close; /* TAG_SECTION, TAG_INVERTED: where its {{/path}} stands, among what it stands in */
} tag;

/* The tag at *i of a line: false where there is none; else *i moves past it. One that can't be
 * used is reported, and read as a comment. `walk` goes along the line with *i. */
bool tag_scan(diags *d, const line *l, line_cursor *walk, size_t *i, tag *out);

/* The bytes of the tag at `i`, whose bars part filters and nothing else; 0 where there is none, or
 * nothing closes it before the next one opens. */
size_t tag_length(str text, size_t i);

/* The sign (`#`, `^`, `/`, `!`, `>`) of a line that holds one such tag and nothing else; else 0. */
char tag_alone(str text);

/* True where an odd number of backslashes before `i` makes the sign there a character. */
bool tag_is_escaped(str text, size_t i);

/* Sections find their ends: one walk over the tags of a text in order, each with its index. */
typedef struct tag_matching {
    diags *d;
    bool in_line;    /* all on one line */
    size_t too_deep; /* open sections beyond the limit: told, and read as comments */
    LIST(tag *) open;
} tag_matching;

void tag_match(tag_matching *m, tag *t, size_t index);
void tag_match_end(tag_matching *m);

#endif
