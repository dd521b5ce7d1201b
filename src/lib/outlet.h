/* Where finished files go: a folder, or one archive. */
#ifndef KH_LIB_OUTLET_H
#define KH_LIB_OUTLET_H

#include "base/file.h"

typedef struct outlet outlet;

typedef enum outlet_result {
    OUTLET_FAILED, /* reported */
    OUTLET_WRITTEN,
    OUTLET_SAME, /* it was there already, with these very bytes (outlet_resume) */
} outlet_result;

/* A folder, made where it is missing; an archive, of which nothing is seen before it is whole ("-":
 * standard output). NULL after reporting. They end with d->a at the latest. */
outlet *outlet_open_folder(diags *d, str folder);
outlet *outlet_open_zip(diags *d, str path);

/* What is there as it would be written is left as it is. Of folders. */
void outlet_resume(outlet *o);

/* The day of an archive's entries: SOURCE_DATE_EPOCH, or -1. */
void outlet_date(outlet *o, long long epoch);

/* The files of one plan (`path`: their names) in place of what is there: all of them or none.
 * OUTLET_SAME if all are. To a folder several threads may put at once, each with a `d` of its own;
 * an archive is given its files in their order by one. */
outlet_result outlet_put_set(outlet *o, diags *d, const file_bytes *files, size_t n);

/* All are on the disk; an archive gets its name, unless it was given up: a file of it failed, or
 * outlet_abandon. Once; also after a failure, so that what is there is safe. False after reporting
 * (of an archive given up, before). */
bool outlet_close(outlet *o, diags *d);

/* What was put into an archive is not all that it was to hold: it gets no name. A folder keeps its
 * files. */
void outlet_abandon(outlet *o);

/* After OUTLET_FAILED: true where the next file would fail, too (the disk is full). */
bool outlet_is_hopeless(const outlet *o, const diags *d);

#endif
