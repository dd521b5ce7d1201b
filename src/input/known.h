/* The known sections and keys of an input: one row each. A new key is a row in known.c. */
#ifndef KH_INPUT_KNOWN_H
#define KH_INPUT_KNOWN_H

#include "base/map.h"
#include "base/nearest.h"
#include "base/str.h"

typedef enum key_kind {
    KEY_LINE,   /* one line of text */
    KEY_PHRASE, /* one line with its marks: a subject, a title */
    KEY_FILE,   /* one line: a file's name, which may begin with `@` */
    KEY_LINES,  /* a list, one entry a line */
    KEY_TEXT,   /* body text: the outline language */
    KEY_BODY,   /* body text with sections of its own */
    KEY_ANY,    /* not decided yet: meant for another document */
} key_kind;

typedef enum support {
    SUPPORTED,
    DERIVED, /* follows from other values, and is not the input's to give */
} support;

typedef struct known_key {
    const char *id;   /* folded: the last part of its path */
    const char *name; /* as a person writes it */
    key_kind kind;
    support support;
    const struct field *field; /* the template's declaration, or NULL */
} known_key;

typedef struct known_section {
    const char *id, *name;
    bool numbered; /* a name of its own follows: [mục I], [mục muc_dich]; [phụ lục] may lack it */
    support support;
    const known_key *keys; /* ends with a row without id */
    bool paths;            /* keys may be paths of other sections: [cấp xã] */
} known_section;

extern const known_section known_sections[]; /* ends with a row without id */

/* The vocabulary of one run: what every plan knows, and what its template declares. */
typedef struct names {
    arena *a;
    LIST(struct declared_section *) sections;
    bool open; /* the template that declares the rest couldn't be read: nothing is unknown for sure
                */
    struct text_files *files; /* where texts may take tables from; NULL: nowhere */
} names;

/* A template's own section, or its keys in a known one. */
typedef struct declared_section {
    str id;
    const known_section *section;
    LIST(const known_key *) keys;
    map places; /* a key's id → where it stands among them, from 1 */
} declared_section;

/* True for keys that take a single line. */
bool key_takes_one_line(key_kind kind);

/* Declares section.key (folded) under the names that a person writes. A later declaration of the
 * same takes the earlier's place. */
void names_declare(names *n, str section_id, str section_name, str key_id, str key_name,
                   key_kind kind, const struct field *field);

/* The section that a folded name means, or NULL. *suffix: what follows the name of a numbered
 * one ("muc_i" → "i"), else empty. */
const known_section *names_section(const names *n, str folded, str *suffix);

/* The key of a section: `section_id` is the folded name of the section itself ("cap_xa"). */
const known_key *names_key(const names *n, str section_id, str folded);

/* The key that a folded path means ("noi_nhan.luu"), or NULL. */
const known_key *names_path(const names *n, str path);

/* The i-th of all keys of a section, or NULL past the last. */
const known_key *names_key_at(const names *n, str section_id, size_t i);

/* Holds all paths that can be asked for against a wrong one; they are shown folded. */
void names_try_paths(const names *n, arena *a, nearest *near);

/* The i-th of all sections, or NULL past the last. */
const known_section *names_section_at(const names *n, size_t i);

#endif
