/* What starter*.c share: a template's keys with what a starter says of each. */
#ifndef KH_TEMPLATE_STARTER_STATE_H
#define KH_TEMPLATE_STARTER_STATE_H

#include "template/prepare.h"
#include "template/sample.h"
#include "template/starter.h"

typedef LIST(str) text_lines;

/* A key with what is written about it. */
typedef struct entry {
    str section, section_name; /* folded, as a person writes it */
    str path, key_name;
    str help, standard; /* the default, or empty */
    text_lines value;
    bool commented, locked;
    bool below;           /* the value stands below its key */
    bool free;            /* of a section that the template leaves to the input */
    bool usual;           /* the value fits most plans: who is asked may leave it */
    const field *field;   /* the template's own, or NULL */
    bool asked, left_out; /* it was; there is to be no value, */
    bool declined;        /* and that was said */
    text_lines answer;    /* none: the value, or nothing */
    size_t line, n_lines; /* where it stands in the text, from 1 */
} entry;

struct starter {
    diags *d;
    template_places places;
    const prepared *form;
    const levels *levels;
    LIST(ini_file) texts; /* khoi-dau.ini: the one compiled in, then others over it */
    str name;             /* of the template, as it was asked for, */
    const source *level;  /* and the word for the kind of unit, or NULL */
    sample sample;
    LIST(entry) entries;
    LIST(size_t) order;  /* of questions: entries by number */
    bool named, of_kind; /* template, level were given: they aren't asked for */
    buf out;
    size_t line; /* of `out`, from 1 */
};

/* Text of khoi-dau.ini, without blanks and blank lines. */
text_lines starter_lines(arena *a, const ini_key *k);

/* The last khoi-dau.ini that has sections of a plan, for templates that leave them to the input;
 * else NULL. */
const ini_file *starter_sections(const starter *s);
bool starter_is_muc(arena *a, const ini_section *of);

entry *starter_find(starter *s, str path); /* or NULL */
void starter_set_line(arena *a, text_lines *given, str words);

/* A field says more of a known key, or is an entry of its own. */
void starter_add_field(starter *s, const field *f);

bool starter_has_part(const starter *s, element_kind kind);

/* All entries, for the template `name` and the kind of unit that --level names (or NULL). False
 * after reporting; `s` is as it was then. */
bool starter_collect(starter *s, str name, const source *level);

#endif
