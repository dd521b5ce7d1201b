/* Holes: `{{path}}` in a text gives way to the value of that path. */
#ifndef KH_TEMPLATE_RESOLVE_H
#define KH_TEMPLATE_RESOLVE_H

#include "input/data.h"
#include "plan/plan.h"

typedef struct resolver {
    diags *d;
    const data *data;
    LIST(const value *) open; /* the values being looked into, outermost first */
    size_t produced;          /* bytes that holes have come to */
} resolver;

/* The value that a path as typed names; NULL after reporting an unknown path or, where
 * `required`, one without a value. */
const value *resolve_value(resolver *r, str path, pos at, bool required);

/* The key that a path as typed names, or NULL. */
const known_key *resolve_key(arena *a, str path);

/* A path as a person knows it: "`trích yếu` [văn bản]". */
str resolve_shown(arena *a, str path);

/* The words of a one-line value with its holes filled. */
str resolve_words(resolver *r, const value *v);

/* Stands around whatever looks into a value: false after reporting that it is being looked into
 * already, by way of the hole at `at`. */
bool resolve_enter(resolver *r, const value *v, pos at);
void resolve_leave(resolver *r);

/* Counts what values come to within others; false once that is too much, which is reported. */
bool resolve_spend(resolver *r, size_t bytes, pos at);

/* Fills the holes of runs; the words that come in are never read as marks. */
runs resolve_runs(resolver *r, const runs *from);

#endif
