/* What a wrong name was meant to be: told with the fault, and what stands under it is then read by
 * that name, so that one slip is one message. */
#ifndef KH_INPUT_MEANT_H
#define KH_INPUT_MEANT_H

#include "base/diag.h"
#include "input/ini.h"
#include "input/known.h"

typedef struct meant_section {
    const known_section *section; /* NULL: nobody can say */
    str id;                       /* "muc_ii" for [mucc II] */
    str name;                     /* "mục II" */
    str suffix;                   /* "ii" */
} meant_section;

typedef struct meant_key {
    const known_key *key; /* NULL: nobody can say */
    str section_id;       /* its own section's; another one's where it belongs there */
} meant_key;

/* Reports a section that nobody knows. `given`: the ids of those that stand before it. */
meant_section meant_section_tell(diags *d, const names *n, const ini_section *typed,
                                 const map *given);

/* Reports a key that its section (`in_id`, shown as `in_name`) doesn't have. */
meant_key meant_key_tell(diags *d, const names *n, str in_id, str in_name, str name, pos at);

/* The path that something is also called by: "van_ban.ngay" for "ngay_ban_hanh"; empty: none. */
str meant_path(arena *a, str folded);

/* As ini_find(); where nothing is under that name, what was meant to be. */
const ini_key *meant_find(arena *a, const ini_file *file, const char *section, const char *key);

/* True if the section has a key of such a name. */
bool meant_holds(arena *a, const names *n, str section_id, const ini_section *typed);

#endif
