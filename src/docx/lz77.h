/* A text as single bytes and as repeats of what came before (RFC 1951, 2 and 3.2.5). */
#ifndef KH_DOCX_LZ77_H
#define KH_DOCX_LZ77_H

#include <stdint.h>

#include "base/str.h"

enum { LZ77_SHORTEST = 3, LZ77_LONGEST = 258, LZ77_FARTHEST = 32768 };

/* What stands at `at` is a byte (length 1, source == at), or it repeats what stands at `source`. */
typedef struct token {
    uint32_t at, source;
    uint32_t bit;    /* where a stream has it */
    uint32_t length; /* in bytes */
} token;
typedef LIST(token) tokens;

/* With some effort: meant for texts whose tokens are used many times. Texts of up to 2 GB. */
tokens lz77_parse(arena *a, str text);

/* How many bytes the places have in common, at most `most`. */
size_t lz77_common(const char *one, const char *other, size_t most);

#endif
