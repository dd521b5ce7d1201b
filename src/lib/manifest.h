/* Manifests: which file of a batch came of which row, and its digest. */
#ifndef KH_LIB_MANIFEST_H
#define KH_LIB_MANIFEST_H

#include "base/diag.h"
#include "base/sha256.h"

typedef enum manifest_status {
    MANIFEST_WRITTEN,
    MANIFEST_SAME,   /* it was there already, with these very bytes */
    MANIFEST_LEFT,   /* left out for faults in its row; no digest */
    MANIFEST_FAILED, /* it could not be written; no digest */
    MANIFEST_NONE,   /* no file at all came of the shard: says which shard it was; no row */
    MANIFEST_STATUSES,
} manifest_status;

typedef struct manifest_row {
    size_t row; /* of the units of the lists, from 1 */
    str unit;   /* "xã Đăk Hà" */
    str file;   /* its name in the folder or archive; empty: none is known */
    size_t bytes;
    sha256_digest digest;
    manifest_status status;
} manifest_row;

/* True if a file stands there, so that bytes and digest say something. */
bool manifest_has_file(const manifest_row *row);

/* What all lines of one say alike: which part of which run it is of. */
typedef struct manifest_head {
    size_t shard, shards; /* from 1; 1 of 1: the whole list */
    size_t rows;          /* of the whole list */
    str run;              /* "r" and 32 digits: two runs of one input and one list have the same */
} manifest_head;

/* How they are written. Names end in .csv or .json; else MANIFEST_UNKNOWN. */
typedef enum manifest_form { MANIFEST_UNKNOWN, MANIFEST_CSV, MANIFEST_JSON } manifest_form;
manifest_form manifest_form_of(str path);

/* True if nothing stands at `path`, or a manifest; else, and for other names, reported at `at`. */
bool manifest_may_stand(diags *d, str path, pos at);

/* ---- writing: one line after another, in the order of rows; memory doesn't grow ---- */

typedef struct manifest manifest;

/* NULL after reporting. It ends with d->a at the latest, without a file then. */
manifest *manifest_open(diags *d, str path, const manifest_head *head);

/* A fault is reported once; manifest_close then gives no file its name. */
void manifest_add(manifest *m, const manifest_row *row);

/* Leaves what stands there as it was. */
void manifest_drop(manifest *m);

/* Gives the file its name, whole and on the disk. False after reporting. */
bool manifest_close(manifest *m);

/* ---- words: manifest_text.c ---- */

extern const char *const manifest_words[MANIFEST_STATUSES];

/* What a file begins with, a line for each row, what it ends with. `first`: no line came before. */
void manifest_begin_text(buf *b, manifest_form form, const manifest_head *head);
void manifest_line_text(buf *b, manifest_form form, const manifest_head *head,
                        const manifest_row *row, bool first);
void manifest_end_text(buf *b, manifest_form form, const manifest_head *head, bool empty);

/* True for bytes that begin as a manifest does. */
bool manifest_is_ours(str bytes);

/* ---- reading: manifest_read.c ---- */

typedef struct manifest_part {
    str name; /* its file's, as it was given */
    pos at;
    manifest_head head;
    LIST(manifest_row) rows;
} manifest_part;

/* One that has been written whole, by its form, whatever it is called. False after reporting. */
bool manifest_read(diags *d, str path, manifest_part *out);

#endif
