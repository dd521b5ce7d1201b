/* A part's bytes deflated (RFC 1951), once for all documents of a batch that have the same. This is
 * the only user of zlib. */
#ifndef KH_DOCX_DEFLATE_H
#define KH_DOCX_DEFLATE_H

#include "docx/parts.h"

typedef struct deflated {
    str bytes;         /* raw, without zlib's own head and sum */
    unsigned long crc; /* CRC-32 of what they were made from */
    bool is_text;      /* what they were made from is no picture */
} deflated;

typedef struct kept_part {
    const char *path;
    str bytes; /* as they were when deflated */
    deflated as;
    bool varies; /* another document had others: no use in keeping them */
} kept_part;

/* What the documents of a batch share. `a` outlives them all. */
typedef struct kept_parts {
    arena *a;
    LIST(kept_part) parts;
} kept_parts;

/* Deflates a part in `a`; taken from `kept` where its bytes are the same as in the first document.
 * `kept` NULL: there is one document. The same bytes come out either way. Jumps, as the arena does,
 * when memory runs out. */
deflated deflate_part(arena *a, const part *p, kept_parts *kept);

#endif
