/* A text deflated by itself, in little memory: for the document that is alone, where a compressor's
 * tables would cost more than what they find. */
#ifndef KH_DOCX_QUICK_H
#define KH_DOCX_QUICK_H

#include <stdint.h>

#include "base/str.h"

enum { QUICK_MOST = UINT16_MAX }; /* bytes of a text; places are kept in 16 bits */

/* Raw (RFC 1951), one block. The text isn't empty. */
str quick_deflate(arena *a, str text);

#endif
