/* Blanks at which a line must not end: "số 19", "Điều 5", "01 buổi", "TM. CHỦ TỊCH", "V.I. Lê-nin".
 */
#ifndef KH_ND30_JOINS_H
#define KH_ND30_JOINS_H

#include "nd30/form.h"

/* True for components whose words are joined: running text, titles, recipients; not what stands on
 * a line of its own, as typed, or in a table's columns, which joins_make_within asks about. */
bool joins_in(const form *f, component c);

/* The words with a no-break space (U+00A0) for such blanks: at most two in a row, as programs don't
 * stretch them in a justified line. The view itself where there is none. */
str joins_make(arena *a, str words);

/* The same, but for joins that would make a part wider than `room` twips: it would break inside its
 * words. */
str joins_make_within(arena *a, str words, face as, double room);

/* Where such blanks are in a text. */
typedef LIST(size_t) joins;
void joins_find(arena *a, str words, joins *out);

/* A text and all its joins. */
typedef struct joined_text {
    str words;
    joins at;
} joined_text;

/* What of a text is looked at, if it is like another: before `from` it has the other's joins, the
 * first `before` of them; from `to` on those from number `behind` on, as far from the end; between,
 * its own. */
typedef struct joined_part {
    size_t from, to, before, behind;
    joins at;
} joined_part;

/* The first `begin` bytes of both are the same, and the last `end`; they don't overlap. */
joined_part joins_find_like(arena *a, str words, const joined_text *other, size_t begin,
                            size_t end);

#endif
