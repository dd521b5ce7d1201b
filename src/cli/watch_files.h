/* Waiting for files to change, there or not: their folders are watched, so that a file that is
 * replaced by another of its name, is taken away or comes is seen too. */
#ifndef KH_CLI_WATCH_FILES_H
#define KH_CLI_WATCH_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/* A name in a folder. */
typedef struct watched_name {
    int folder; /* the kernel's number of the folder */
    char *name;
    bool gone; /* it matters only that it goes */
} watched_name;

typedef struct watch_files {
    int fd;
    watched_name *at;
    size_t n, cap;
    size_t before;         /* of them from the round before */
    struct timespec begun; /* the round */
    bool changed;          /* a file did, before its folder was watched */
} watch_files;

/* False with errno: so do all below that can fail. */
bool watch_open(watch_files *w);
void watch_close(watch_files *w);

/* A round: begins before files are read; they are added when their names are known; what was not
 * added again is forgotten at its end. */
void watch_begin(watch_files *w);
bool watch_add(watch_files *w, const char *path);
bool watch_add_gone(watch_files *w, const char *path);
void watch_end(watch_files *w);

/* Until one of them has changed and all have been quiet for a moment, or `signal` gives a number;
 * signals that it tells of are let in only while this waits. */
bool watch_wait(watch_files *w, int (*signal)(void));

#endif
