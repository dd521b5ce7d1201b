/* What came of each row, for the manifest; and the shard that a run is for. */
#ifndef KH_LIB_RECORD_H
#define KH_LIB_RECORD_H

#include "lib/document.h"
#include "lib/manifest.h"

/* What --shard and --manifest ask for; before anything is read. Faults are reported. */
void record_options(kh_document *d, const kh_options *o);

/* What was read, once it was and before plans read more: goes into the run's digest. */
void record_inputs(kh_document *d, const source *input);

/* Begins the manifest, if one is asked for. False after reporting that it can't be written. */
bool record_open(kh_document *d);

/* A file as the manifest has it. */
typedef struct file_made {
    str name;
    size_t bytes;
    sha256_digest digest;
} file_made;

/* Those of a row, in `a`; any thread may ask. NULL where there is no manifest. */
const file_made *record_digests(const kh_document *d, arena *a, const file_list *all);

/* What came of the i-th unit. In the order of units, on the calling thread; none for those that
 * were not dealt with. */
void record_files(kh_document *d, size_t i, const file_made *files, size_t n, outlet_result result);

/* The same where its files were left as they were, or it was left out. */
void record_there(kh_document *d, size_t i);

/* `whole`: the outlet has what was put into it; else there is no manifest. False after reporting.
 */
bool record_close(kh_document *d, bool whole);

/* Two rows of the whole list with one file's name, of which one at least is another shard's: what
 * is this shard's is not whole then. */
void record_check_names(kh_document *d);

/* Warnings about the list as a whole are right only where all of it is seen: those that came after
 * `before` are counted in a note instead. */
void record_quieten(kh_document *d, const diags *before);

#endif
