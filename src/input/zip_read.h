/* Packages (ZIP), read part by part as streams. The only user of minizip's unzip. Nothing is
 * written to disk, no name is used as a path; what exceeds a limit is an error, never cut short. */
#ifndef KH_INPUT_ZIP_READ_H
#define KH_INPUT_ZIP_READ_H

#include <stdint.h>

#include "base/diag.h"

/* Far above what office programs write; the messages name these numbers. */
enum {
    ZIP_MOST_MIB = LIMIT_PACKAGE_MIB,           /* the package itself */
    ZIP_MOST_PARTS = LIMIT_PACKAGE_PARTS,       /* parts in it */
    ZIP_PART_MOST_MIB = LIMIT_PACKAGE_PART_MIB, /* a part, inflated */
    ZIP_RATIO_MOST = LIMIT_PACKAGE_RATIO,       /* inflated to deflated bytes, of parts beyond ZIP_RATIO_FROM_MIB */
    ZIP_RATIO_FROM_MIB = 1,
    ZIP_NAME_MOST = LIMIT_PACKAGE_NAME_BYTES, /* bytes of a part's name */
};

typedef struct zip_file zip_file;

/* True where bytes begin as a package or as one of Office's older files does: what zip_open reads,
 * or refuses with a reason. */
bool zip_looks_like(str bytes);

/* The bytes of a package, which must outlive it; or a regular file, read from where the reader
 * needs it (`fd` stays the caller's and must stay open). `name` is what messages call it. NULL
 * after reporting: no package, one with a password, a damaged one, one beyond the limits. */
zip_file *zip_open_bytes(diags *d, str name, str bytes);
zip_file *zip_open_fd(diags *d, str name, int fd);

/* Gives back what it holds; a second call does nothing. Done with the arena at the latest. */
void zip_close(zip_file *z);

/* Where faults of the package as a whole stand. */
pos zip_place(const zip_file *z);

/* Part names compare without case (ECMA-376 part 2, 6.2.2). */
bool zip_has(const zip_file *z, str part);

/* Opens one part; an open one is closed. One of more than `most_mib` (0: ZIP_PART_MOST_MIB) is
 * refused. False after reporting. */
bool zip_part_open(zip_file *z, str part, unsigned most_mib);

/* The next bytes of the open part: how many; 0 at its end, when its checksum was right; -1 after
 * reporting. */
long zip_part_read(zip_file *z, char *into, size_t room);

#endif
