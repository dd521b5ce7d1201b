/* Faults, warnings and notes: collected while the work goes on, worded only when shown. */
#ifndef KH_BASE_DIAG_H
#define KH_BASE_DIAG_H

#include "base/limits.h"
#include "base/source.h"

typedef enum severity {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR,  /* the input must change */
    SEVERITY_USAGE,  /* the command must change */
    SEVERITY_SYSTEM, /* an error of the machine: disk, permission */
} severity;

/* Names of codes: DIAG_<name>, from diag.def. */
typedef enum diag_code {
#define DIAG(name, number, severity, vi, en) DIAG_##name,
#include "base/diag.def"
#undef DIAG
    DIAG_COUNT
} diag_code;

/* What fills {1}, {2} … in the text; {line} is the fault's own line, {other} that of the second
 * place. Views: they must live as long as the list. */
typedef struct diag_args {
    str at[4];
} diag_args;
#define ARGS(...) ((diag_args){{__VA_ARGS__}})

typedef struct diag {
    diag_code code;
    pos at;
    pos other; /* a second place the text names, or nowhere */
    diag_args args;
    size_t order; /* in which it was found; settles ties */
} diag;

enum { DIAGS_KEPT = LIMIT_MESSAGES }; /* what a person can still use; the rest is counted */

typedef struct diags {
    arena *a;
    LIST(diag) list; /* the first DIAGS_KEPT of each severity */
    size_t left_out; /* how many more there were */
    size_t count[SEVERITY_SYSTEM + 1];
    struct asked_files *asked; /* notes files that are asked for (asked.h); NULL: nobody does */
} diags;

typedef enum language { LANGUAGE_VI, LANGUAGE_EN } language;

void diag_add(diags *d, diag_code code, pos at, diag_args args);

void diag_add_both(diags *d, diag_code code, pos at, pos other, diag_args args);

/* Takes over what another list has, but for what this one has at the same place. */
void diags_take_new(diags *d, const diags *from);

/* Makes `to` a copy of another list, with its words and the parts of sources that it speaks of, in
 * its own arena. */
void diags_keep(diags *to, const diags *from);

/* True once further faults like this are only counted: no use in working out more about them. */
bool diags_full(const diags *d, diag_code like);

/* True where nothing stands in the way of a document. */
bool diags_clean(const diags *d);

/* By source (in the order in which sources were first named), then place. */
void diags_sort(diags *d);

severity diag_severity(diag_code code);
int diag_number(diag_code code);
str diag_text(arena *a, const diag *d, language lang);

/* The text, and its end that says what to do: what stands behind the first "; " of diag.def's.
 * Empty where there is nothing to do. */
str diag_text_and_hint(arena *a, const diag *d, language lang, str *hint);

#endif
