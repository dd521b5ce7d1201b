/* A folder that many files are put into, each whole or not at all, and all brought to the disk at
 * once. Threads may share one. */
#ifndef KH_BASE_FOLDER_H
#define KH_BASE_FOLDER_H

#include "base/file.h"

typedef struct folder folder;

/* Makes it, and those above it, where they are missing; removes what killed runs left there. NULL
 * after reporting. It ends with d->a at the latest. */
folder *folder_open(diags *d, str path);

/* Puts files (`path`: their names there) under their names, in place of what stands there; all or
 * none, as file_write_set. They needn't be on the disk before folder_sync. False after reporting.
 */
bool folder_put(folder *f, diags *d, const file_bytes *files, size_t n);

/* True if a file of that name has these bytes. */
bool folder_has(const folder *f, arena *a, str name, str bytes);

/* All that was put there is on the disk. False after reporting that it may not be. */
bool folder_sync(folder *f, diags *d);

void folder_close(folder *f);

#endif
