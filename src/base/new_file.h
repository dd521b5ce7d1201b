/* A file that is written piece by piece, of which nobody sees anything before it is whole. */
#ifndef KH_BASE_NEW_FILE_H
#define KH_BASE_NEW_FILE_H

#include "base/file.h"

typedef struct new_file new_file;

/* It is to stand at `path`, in place of what is there ("-": standard output, which then gets all of
 * it at once). NULL after reporting. It ends with d->a at the latest. */
new_file *new_file_open(diags *d, str path);

/* False after reporting; then only new_file_drop. */
bool new_file_add(new_file *f, diags *d, str bytes);

unsigned long long new_file_size(const new_file *f);

/* `n` bytes of what was added. False after reporting. */
bool new_file_read(new_file *f, diags *d, unsigned long long from, size_t n, char *into);

/* It gets its name, whole and on the disk. False after reporting: all is as it was before. */
bool new_file_done(new_file *f, diags *d);

/* Leaves nothing of one that isn't done. */
void new_file_drop(new_file *f);

#endif
