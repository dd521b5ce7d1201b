/* Lines at the margin that lack a sign of the grammar: "ký" for "[ký]", "họ tên – An" for
 * "họ tên = An". They are known by the names that every plan has. */
#ifndef KH_INPUT_SLIP_H
#define KH_INPUT_SLIP_H

#include "input/known.h"

typedef struct slip_section {
    str name;       /* as typed, without what stands for brackets */
    bool bracketed; /* there is a bracket at one end, of whatever kind */
} slip_section;

typedef struct slip_key {
    str name;  /* as typed */
    size_t at; /* where the sign stands */
    str sign;  /* that stands for `=`; empty where the name is all of the line */
} slip_key;

/* True for a line that is the name of a section. */
bool slip_is_section(arena *a, str text, slip_section *out);

/* True for a line that begins with a key of the section (as typed) and a sign like `=`. */
bool slip_is_key(arena *a, str section, str text, slip_key *out);

/* The key of such a name that a section (as typed) has, or NULL. */
const known_key *slip_known_key(arena *a, str section, str name);

#endif
