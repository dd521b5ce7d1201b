/* A zip archive (APPNOTE.TXT) of finished files, as large as it may get, in memory that does not
 * grow. */
#ifndef KH_LIB_ARCHIVE_H
#define KH_LIB_ARCHIVE_H

#include "base/diag.h"

typedef struct archive archive;

/* Nobody sees anything of it before archive_close ("-": standard output). NULL after reporting. It
 * ends with d->a at the latest. */
archive *archive_open(diags *d, str path);

/* The day of the entries from here on: an epoch, or -1 for the first that zip knows. */
void archive_date(archive *z, long long epoch);

/* The next entry. False after reporting; then only archive_drop. */
bool archive_add(archive *z, diags *d, str name, str bytes);

/* Whole, on the disk and under its name. False after reporting: all is as it was before. */
bool archive_close(archive *z, diags *d);

void archive_drop(archive *z);

/* True if the file is an archive of ours that nobody has changed since: its comment bears a digest
 * of the directory, which has names, sizes, days and sums of all entries. */
bool archive_is_untouched(arena *a, str path);

#endif
