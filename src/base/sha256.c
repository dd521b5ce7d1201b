/* The only user of libcrypto, of which three objects are linked in (see the Makefile). Its
 * functions of one digest are taken: those of any digest start a library that most runs never
 * need. */
#define OPENSSL_SUPPRESS_DEPRECATED /* they are, in favour of those others */
#include "base/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <unistd.h>

#include "base/again.h"

_Static_assert(sizeof(SHA256_CTX) <= sizeof(sha256), "the library's state has room in ours");

void sha256_begin(sha256 *s)
{
    SHA256_Init((SHA256_CTX *)(void *)s);
}

void sha256_add(sha256 *s, str bytes)
{
    if (bytes.n)
        SHA256_Update((SHA256_CTX *)(void *)s, bytes.p, bytes.n);
}

sha256_digest sha256_end(sha256 *s)
{
    sha256_digest digest;
    SHA256_Final(digest.at, (SHA256_CTX *)(void *)s);
    return digest;
}

sha256_digest sha256_of(str bytes)
{
    sha256 s;
    sha256_begin(&s);
    sha256_add(&s, bytes);
    return sha256_end(&s);
}

bool sha256_file(const char *path, sha256_digest *digest, size_t *bytes)
{
    char block[32 * 1024];
    sha256 s;
    sha256_begin(&s);
    *bytes = 0;
    int fd = open_again(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : 0;
    while (fd >= 0 && ((got = read(fd, block, sizeof block)) > 0 || (got < 0 && errno == EINTR)))
        if (got > 0) {
            sha256_add(&s, (str){block, (size_t)got});
            *bytes += (size_t)got;
        }
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    *digest = sha256_end(&s);
    return got == 0;
}

static const char digits[] = "0123456789abcdef";

void sha256_hex(const sha256_digest *digest, char out[SHA256_HEX])
{
    for (size_t i = 0; i < sizeof digest->at; i++) {
        out[2 * i] = digits[digest->at[i] >> 4];
        out[2 * i + 1] = digits[digest->at[i] & 15];
    }
}

bool sha256_from_hex(str text, sha256_digest *digest)
{
    *digest = (sha256_digest){{0}};
    for (size_t i = 0; i < text.n && i < SHA256_HEX; i++) {
        const char *digit = memchr(digits, text.p[i], sizeof digits - 1);
        if (!digit)
            return false;
        digest->at[i / 2] = (unsigned char)(digest->at[i / 2] << 4 | (digit - digits));
    }
    return text.n == SHA256_HEX;
}
