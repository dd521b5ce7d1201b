/* The digest that a package of ours bears, to tell later whether somebody has changed it. */
#ifndef KH_DOCX_DIGEST_H
#define KH_DOCX_DIGEST_H

#include <stdbool.h>

#include "base/str.h"

enum { DIGEST_COMMENT = 24 }; /* bytes of the comment */

/* What all before it comes to, as a comment. */
void digest_write(str before, char out[DIGEST_COMMENT]);

/* True if the comment says it, in the way of this version or of an earlier one. */
bool digest_is_of(str before, str comment);

#endif
