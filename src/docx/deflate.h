/* A part's bytes deflated (RFC 1951). Documents of a batch are deflated as its first one was: what
 * they share with it is done once. This is the only user of libdeflate. */
#ifndef KH_DOCX_DEFLATE_H
#define KH_DOCX_DEFLATE_H

#include "docx/crc.h"
#include "docx/mould.h"
#include "docx/parts.h"

typedef struct deflated {
    str bytes;    /* raw, without a head and sum of zlib */
    uint32_t crc; /* CRC-32 of what they were made from */
} deflated;

/* A part of the first document. */
typedef struct kept_part {
    const char *path;
    str bytes;
    uint32_t sum;     /* of them: another thread's are the same */
    deflated as;      /* once a document had the same */
    known_text known; /* once one had another; its `places` are NULL before */
    mould *mould;     /* once that was deflated */
    known_crc sums;   /* with it */
} kept_part;

/* What documents have in common, and what packing them takes. It belongs to one thread; `a` must
 * outlive them all. `kept_parts kept = {.a = arena};` */
typedef struct kept_parts {
    arena *a;
    LIST(kept_part) parts;
    size_t next;      /* part, that is looked at first */
    LIST(str) frames; /* packages without what is in them */
    struct libdeflate_compressor *packer;
} kept_parts;

/* Names the document (of a batch its first, whoever writes which of the others) that others are
 * deflated like; its parts are copied but for those that last as long as `kept` (parts.h). */
void deflate_refer(kept_parts *kept, const parts *all);

/* Deflates a part in `a`. The bytes depend on the part and on the document that was named, on
 * nothing before. Jumps, as the arena does, when memory runs out. */
deflated deflate_part(arena *a, const part *p, kept_parts *kept);

/* The part of that document with this path, or NULL; whether the part is the same. */
kept_part *deflate_first(kept_parts *kept, const char *path);
bool deflate_is_same(const kept_part *first, const part *p);

/* What a part that isn't has in common with it; false where it is too long for that. */
bool deflate_find_same(arena *a, kept_parts *kept, kept_part *first, const part *p, stretches *out);

/* CRC-32 as zip has it; of these bytes behind those that came to `before`. */
uint32_t deflate_crc(str bytes);
uint32_t deflate_crc_on(uint32_t before, str bytes);

#endif
