/* Characters that nobody sees, or that stand where one was lost, in text that goes into a document.
 */
#ifndef KH_BASE_UNSEEN_H
#define KH_BASE_UNSEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef enum unseen_kind {
    UNSEEN_NOT,
    UNSEEN_STAYS,  /* it can't be seen; what is seen is as it is read */
    UNSEEN_STEERS, /* it turns text round, breaks lines or hides words: none has a use here */
    UNSEEN_LOST,   /* another program put it where it lost a letter or a picture */
    UNSEEN_KINDS,
} unseen_kind;

/* `before` is the character that stands before it, 0 at the start of a text. */
unseen_kind unseen_look(uint32_t before, uint32_t cp);

/* "U+202E RIGHT-TO-LEFT OVERRIDE": Unicode's names of those that are met. */
str unseen_name(arena *a, uint32_t cp);

#endif
