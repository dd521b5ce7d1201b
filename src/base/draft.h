/* A file in the making: complete before it has its name, gone where it never gets one. What fails
 * is told by errno; who asked words it. */
#ifndef KH_BASE_DRAFT_H
#define KH_BASE_DRAFT_H

#include <sys/stat.h>

#include "base/str.h"

/* A folder that files are made in. Threads may share one: nothing in it changes. */
typedef struct drafts {
    int folder; /* its descriptor; -1: none */
} drafts;

bool drafts_open(drafts *in, const char *path);
void drafts_close(drafts *in);

/* So that new names are on the disk too. A folder that can't be synced is no failure: its files
 * are. */
void drafts_sync(const drafts *in);

/* Removes temporary files that killed runs left. One that a living process holds stays, and one of
 * another machine for a day. */
void drafts_remove_left(const drafts *in);

enum { DRAFT_NAME = 64 };

typedef struct draft {
    const drafts *in;
    int fd;                /* -1: none */
    bool synced;           /* it is to be on the disk before it has its name */
    char name[DRAFT_NAME]; /* under which it lies there so far; "": none */
} draft;

/* For reading and writing. Nameless where the file system can do that: a killed run leaves
 * nothing. */
bool draft_open(draft *t, const drafts *in, mode_t mode);

bool draft_write(draft *t, str bytes);

/* Mode and owner of the file that it is to replace. */
bool draft_keep_rights(draft *t, const struct stat *old);

/* To the disk, now. */
bool draft_sync(draft *t);

/* Gives it its name, where nothing stands; EEXIST where something does: the draft is then still
 * there for draft_replace. */
bool draft_settle(draft *t, const char *name);

/* The same in place of a file; at no moment there is none. */
bool draft_replace(draft *t, const char *name);

/* Of one without its name nothing is left. Keeps errno. */
void draft_drop(draft *t);

#endif
