/* The bytes of a package for minizip: in memory, or in a file that is read where it is needed. */
#ifndef KH_INPUT_ZIP_BYTES_H
#define KH_INPUT_ZIP_BYTES_H

#include <minizip/ioapi.h>
#include <stdint.h>

#include "base/str.h"

enum { PACKAGE_CACHE = 16 * 1024 };

typedef struct package {
    str bytes; /* all of them, or none and */
    int fd;
    uint64_t n, at;
    uint64_t cached_from; /* of the file */
    size_t cached;
    int error; /* why the file could not be read, or 0 */
    char cache[PACKAGE_CACHE]; /* minizip reads headers byte by byte */
} package;

/* What stands at `m->at`, without moving; as much as lies together. */
str package_peek(package *m);

/* True for the container of Office's older files. */
bool package_is_old_office(str bytes);

/* Office keeps a file with a password in a container of the older kind, under a name of its own. */
bool package_has_password(package *m);

zlib_filefunc64_def package_calls(package *m);

#endif
