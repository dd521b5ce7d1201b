/* SHA-256 (FIPS 180-4): tells files apart, and whether one is still as it was written. */
#ifndef KH_BASE_SHA256_H
#define KH_BASE_SHA256_H

#include "base/str.h"

enum { SHA256_HEX = 64 }; /* digits of a digest */

typedef struct sha256_digest {
    unsigned char at[32];
} sha256_digest;

sha256_digest sha256_of(str bytes);

/* The same of bytes that come piece by piece. */
typedef struct sha256 {
    unsigned long long state[16];
} sha256;

void sha256_begin(sha256 *s);
void sha256_add(sha256 *s, str bytes);
sha256_digest sha256_end(sha256 *s);

/* A file's, read piece by piece, and how long it is. False with errno. */
bool sha256_file(const char *path, sha256_digest *digest, size_t *bytes);

/* Small letters, without an end. */
void sha256_hex(const sha256_digest *digest, char out[SHA256_HEX]);

/* False where that are no digits of a digest. */
bool sha256_from_hex(str digits, sha256_digest *digest);

#endif
