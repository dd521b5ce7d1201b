/* What tells text in an encoding before Unicode: words that are Vietnamese when read so, and not
 * otherwise. Looks at the bytes of a file, or at text made of UTF-16, block by block. */
#ifndef KH_BASE_OLD_LOOK_H
#define KH_BASE_OLD_LOOK_H

#include "base/diag.h"
#include "base/old_code.h"

/* How a file's text is kept. */
typedef enum old_way {
    OLD_UNICODE, /* as it should be */
    OLD_BYTES,   /* a byte is a unit of the old encoding */
    OLD_TYPED,   /* a character is one: "C«ng hoµ" */
} old_way;

/* A word in its line. */
typedef struct old_spot {
    size_t line, off; /* ends of lines before it; where the line begins */
    str text;         /* the line, as it stands there */
    size_t at, n;     /* the word in it */
} old_spot;

/* Words of one sort. */
typedef struct old_words {
    size_t n;
    old_spot first;
} old_words;

enum { OLD_SETS = 1 << (OLD_CODES - 1) }; /* of codes: bit 0 is OLD_TCVN3 */

/* `old_look l = {.a = arena};` is ready; without arena nothing is looked for. */
typedef struct old_look {
    arena *a;
    bool is_sheet;   /* breaks inside quotes end no line */
    bool quoted;     /* at the end of what was looked at */
    bool gave_up;    /* the line is too long */
    size_t line;     /* ends of lines so far */
    size_t off;      /* where the line begins that isn't at its end yet, */
    buf begun;       /* what of it is in earlier blocks, */
    size_t seen;     /* and how much of that was looked at */
    old_words sure;  /* in letters that no old encoding has as characters */
    old_words latin; /* Vietnamese as they stand, but such letters */
    old_words bytes[OLD_SETS], typed[OLD_SETS]; /* Vietnamese in just these codes, no other way */
} old_look;

void old_look_take(old_look *l, str text, bool last);

/* How text is best read as `from`, by what was seen so far. */
old_way old_look_way(const old_look *l, old_code from);

/* The encoding that bytes which aren't UTF-8 look like; OLD_NONE if none. */
old_code old_look_bytes(const old_look *l);

/* At the end, what is wrong with text that was read in a way (`from` otherwise than OLD_UNICODE):
 * false for nothing. `broken`: it isn't UTF-8. Places are in parts of `whole`. */
bool old_look_tell(const old_look *l, diags *d, const source *whole, old_way way, old_code from,
                   bool broken);

#endif
