/* The known sections and keys of an input: one row each. A new key is a row in known.c. */
#ifndef KH_INPUT_KNOWN_H
#define KH_INPUT_KNOWN_H

#include "base/str.h"

typedef enum key_kind {
    KEY_LINE,  /* one line of text */
    KEY_LINES, /* a list, one entry a line */
    KEY_TEXT,  /* body text: the outline language */
} key_kind;

typedef enum support {
    SUPPORTED,
    NOT_YET, /* known, and refused: this version doesn't build it */
} support;

typedef struct known_key {
    const char *id;   /* folded: the last part of its path */
    const char *name; /* as a person writes it */
    key_kind kind;
    support support;
} known_key;

typedef struct known_section {
    const char *id, *name;
    bool numbered; /* a name of its own follows: [mục I], [mục muc_dich]; [phụ lục] may lack it */
    support support;
    const known_key *keys; /* ends with a row without id */
} known_section;

extern const known_section known_sections[]; /* ends with a row without id */

/* The section that a folded name means, or NULL. *suffix: what follows the name of a numbered
 * one ("muc_i" → "i"), else empty. */
const known_section *known_section_find(str folded, str *suffix);
const known_key *known_key_find(const known_section *section, str folded);

/* The first section that has such a key, or NULL. */
const known_section *known_key_elsewhere(str folded);

#endif
