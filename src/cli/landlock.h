/* Landlock: what a process may do with files from now on, itself and all that it starts. Knows
 * system calls, and no command. */
#ifndef KH_CLI_LANDLOCK_H
#define KH_CLI_LANDLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What may be done beneath a folder, or with a file. */
typedef enum landlock_grant {
    LANDLOCK_READ = 1,
    LANDLOCK_WRITE = 2,
    LANDLOCK_BOTH = 3
} landlock_grant;

/* Descriptors of what stays allowed (O_PATH), and what of it. */
typedef struct landlock_rule {
    int fd;
    bool is_file;
    landlock_grant grant;
} landlock_rule;

/* No program that is started can have more rights than this one, which landlock_restrict wants. */
bool landlock_no_new_rights(void);

/* From now on nothing can be run, reached by TCP, signalled outside, or written to but what the
 * rules name; with `reading` nothing else can be opened to read either. What is open stays open.
 * False where this kernel can't; then nothing has changed. */
bool landlock_restrict(const landlock_rule *rules, size_t n, bool reading);

#endif
