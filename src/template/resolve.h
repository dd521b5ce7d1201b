/* Names to values: `{{path}}` in a text stands for the value of that path. */
#ifndef KH_TEMPLATE_RESOLVE_H
#define KH_TEMPLATE_RESOLVE_H

#include "input/data.h"
#include "plan/outline.h"
#include "plan/tag.h"

/* What the sections around a tag say of the names in it; the innermost first. */
typedef struct scope {
    const struct scope *outer;
    str section;       /* {{#hoi_nghi}}: {{ngay}} may be hoi_nghi.ngay */
    const value *item; /* {{#list}}, {{#value}}: what {{.}} is */
} scope;

typedef struct resolver {
    diags *d;
    diags *shared; /* for what several documents share; of a single one the same as d */
    const data *data;
    const scope *scope;
    LIST(const value *) open;      /* the values being looked into, outermost first */
    size_t produced;               /* bytes that holes have come to */
    map missed;                    /* paths that were reported as missing */
    size_t missing;                /* how many times one was */
    struct fill_memory *memory;    /* what texts came to before; or NULL */
    struct open_texts *open_texts; /* of a text that is filled to be kept; or NULL */
    const number_set *leaves;      /* paths whose holes stay as they are; or NULL */
    struct plan *p;                /* gets the notes */
    const body *body;              /* the text being filled */
    bool no_unit;                  /* whose plan it is isn't known, which was reported */
    str kind;                      /* of that unit: "phường" */
    pos issuer;                    /* of the issuer's name */
    bool apart;                    /* runs stay apart, so that each tells where it comes from */
} resolver;

/* The whole path of a name here; and the value that it stands for, or NULL. */
str resolve_path(const resolver *r, str name);
const value *resolve_name(const resolver *r, str name);

/* True if the value a condition names holds: not missing, not blank. A section's name holds if
 * one of its values does. */
bool resolve_holds(const resolver *r, str name);

/* Reports that a value is missing, once for each path. */
void resolve_missing(resolver *r, str name, pos at);

/* A path as a person knows it: "`trích yếu` [văn bản]". */
str resolve_shown(arena *a, const names *n, str path);

/* The key that a name as typed stands for within sections, or NULL. */
const known_key *resolve_key(arena *a, const names *n, const scope *within, str name);

/* True if the name is that of a section whose values can be asked for. */
bool resolve_is_section(arena *a, const names *n, str name);

/* Reports a name that nothing declares, with the nearest; `group`: a section's would do as well. */
void resolve_unknown(diags *d, const names *n, const scope *within, bool group, str name, pos at);

/* Stands around whatever looks into a value: false after reporting that it is being looked into
 * already, by way of the tag at `at`. */
bool resolve_enter(resolver *r, const value *v, pos at);
void resolve_leave(resolver *r);

/* Counts what values come to within others; false once that is too much, which is reported. */
bool resolve_spend(resolver *r, size_t bytes, pos at);

/* True where that would not be too much. */
bool resolve_has_room(const resolver *r, size_t bytes);

#endif
