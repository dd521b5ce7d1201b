/* Words that may stand in a command line: what completion in a shell offers. */
#ifndef KH_TEMPLATE_OFFERED_H
#define KH_TEMPLATE_OFFERED_H

#include "template/find.h"

typedef enum offered_kind {
    OFFER_TEMPLATES,
    OFFER_LEVELS,
    OFFER_KEYS,
    OFFER_ENCODINGS
} offered_kind;

typedef struct offered_options {
    template_places places;
    str begun;           /* what is typed of the word so far, NFC */
    str template_name;   /* whose keys and levels; empty: the input's */
    const source *input; /* that names its template; NULL: none */
} offered_options;

/* The words that begin so, a line each: the word, a tab, what it is. One that is begun in plain
 * letters (`van`, `ph`) is meant without marks: van_ban.so, phuong. Of keys the sections come
 * first; a word that ends in `.` or `=` goes on. False after reporting. */
bool offered_words(diags *d, offered_kind kind, const offered_options *how, str *text);

#endif
