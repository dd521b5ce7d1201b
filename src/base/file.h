/* Whole files: read with a cap, written all at once or not at all. */
#ifndef KH_BASE_FILE_H
#define KH_BASE_FILE_H

#include "base/diag.h"
#include "base/limits.h"

enum { FILE_CAP = LIMIT_FILE_MIB * 1024 * 1024 };

/* Reads a file whole ("-": standard input). False after reporting at `at` (or, where `at` is
 * nowhere, for the file itself): missing, a folder, no permission, more than FILE_CAP bytes. */
bool file_read(diags *d, str path, pos at, str *bytes);

/* The same, but the bytes belong to `a`; `at` is somewhere. */
bool file_read_in(arena *a, diags *d, str path, pos at, str *bytes);

/* A file's size; bytes of it. False without a word: it isn't there, or isn't as large (errno is 0
 * where it ends too soon). */
bool file_size(arena *a, str path, unsigned long long *size);
bool file_read_at(arena *a, str path, unsigned long long from, size_t n, char *into);

/* A descriptor to read a file from ("-": standard input), or -1: why, file_tell_unread tells from
 * errno, as it does after a read() that failed, where file_read would. */
int file_open(arena *a, str path);
void file_tell_unread(diags *d, str path, pos at);

/* Writes `bytes` complete ("-": standard output). A regular file appears whole under its name
 * or stays as it was (draft.h), and is on the disk; its mode is kept. Anything else (a device, a
 * pipe) is written to directly. False after reporting. */
bool file_write(diags *d, str path, str bytes);

/* The same for a file that isn't there yet: one that is, or comes meanwhile, stays and is reported.
 */
bool file_write_new(diags *d, str path, str bytes);

/* Several regular files, all or none: each is complete on the disk before the first gets its name.
 * Should a name fail even then, those that replaced an older file stay. False after reporting. */
typedef struct file_bytes {
    str path, bytes;
} file_bytes;
bool file_write_set(diags *d, const file_bytes *files, size_t n);

/* Removes what killed runs left in the folder of `path` (draft.h). */
void file_remove_left(arena *a, str path);

/* Makes a folder and those above it where they are missing. False after reporting. */
bool file_make_folder(diags *d, str path);

/* True if files may be written there; with `made`, if the folder could be made where it is missing.
 * Else reported. Changes nothing. */
bool file_check_folder(diags *d, str path, bool made);

/* True if what lies in the folder may be looked at, or the folder isn't there. Else reported. */
bool file_check_looked_into(diags *d, str path);

/* True for a folder, there or to be made, whose path or a name in it is longer than the system or
 * that disk takes. */
bool file_folder_is_long(arena *a, str path);

/* Removes a file; one that isn't there is no fault. False after reporting. */
bool file_remove(diags *d, str path);

/* For those who write in other ways: says at `path`, as it was named, what errno tells. */
void file_report_write(diags *d, str path);

typedef enum file_kind {
    FILE_NONE,
    FILE_REGULAR,
    FILE_FOLDER,
    FILE_OTHER,
    FILE_UNSEEN /* the system didn't let us look: errno */
} file_kind;
file_kind file_look(arena *a, str path);

/* True where there is no such folder, or nothing in it; false also where it can't be read. */
bool file_is_bare(arena *a, str folder);

/* "a/b/c.ini" → "a/b" ("." where there is none). */
str file_folder(str path);

/* `name` in `folder`; an absolute name stays. */
str file_in(arena *a, str folder, str name);

/* The path with links resolved; as it is where that fails. */
str file_real(arena *a, str path);

typedef LIST(str) str_list;

/* The names in a folder that end in `ending`, sorted by their bytes. False with errno where
 * it can't be read, or not to its end. */
bool file_names(arena *a, str folder, str ending, str_list *names);

/* True if one of these names the same file. */
bool file_is_one_of(arena *a, str path, const str *files, size_t n);

/* True if `path`, links resolved, lies in `folder`. False also where either can't be found: why,
 * errno tells, which is 0 where it lies elsewhere. */
bool file_is_inside(arena *a, str path, str folder);

/* A place that is only a name, for faults of a file as a whole; `standard`: that of "-". */
pos file_as_whole(arena *a, str path, str standard);

/* ---- for file*.c ---- */

/* Where a link to nothing yet leads, over however many links; any other path as it is. */
str file_link_target(arena *a, str path);

/* False with errno where what is there can't be looked at. */
struct stat;
bool file_look_whole(arena *a, str path, struct stat *old, bool *exists);

/* What an errno means; the list ends with 0. */
typedef struct file_cause {
    int error;
    diag_code code;
} file_cause;
void file_report(diags *d, const file_cause *causes, diag_code otherwise, pos at, str path);

#endif
