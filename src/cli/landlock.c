/* Landlock by its system calls: the numbers are those of linux/landlock.h, of which older systems
 * have an older one, or none. */
#include "cli/landlock.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* These have the same numbers on all processors. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule       445
#define SYS_landlock_restrict_self  446
#endif

enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_CHAR = 1 << 6,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    MAKE_SOCK = 1 << 9,
    MAKE_FIFO = 1 << 10,
    MAKE_BLOCK = 1 << 11,
    MAKE_SYM = 1 << 12,
    REFER = 1 << 13,     /* version 2 */
    TRUNCATE = 1 << 14,  /* 3 */
    IOCTL_DEV = 1 << 15, /* 5 */

    TCP = 3,    /* version 4: to bind, to connect */
    SCOPES = 3, /* 6: abstract sockets, signals */

    ASK_VERSION = 1,
    PATH_BENEATH = 1,

    READS = READ_FILE | READ_DIR,
    WRITES = WRITE_FILE | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE | IOCTL_DEV,
    OF_FILES = WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
};

typedef struct ruleset {
    uint64_t files, net, scopes;
} ruleset;

typedef struct __attribute__((packed)) path_beneath {
    uint64_t allowed;
    int32_t fd;
} path_beneath;

/* What a version knows. */
static void cut_down(ruleset *r, long version)
{
    if (version < 2)
        r->files &= ~(uint64_t)REFER;
    if (version < 3)
        r->files &= ~(uint64_t)TRUNCATE;
    if (version < 5)
        r->files &= ~(uint64_t)IOCTL_DEV;
    if (version < 4)
        r->net = 0;
    if (version < 6)
        r->scopes = 0;
}

/* All at once on a kernel that knows it all; another one is asked what it knows. */
static int create(ruleset *r)
{
    long fd = syscall(SYS_landlock_create_ruleset, r, sizeof *r, 0);
    if (fd >= 0 || (errno != E2BIG && errno != EINVAL))
        return (int)fd;
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
    if (version < 1)
        return -1;
    cut_down(r, version);
    size_t known = r->scopes ? sizeof *r : r->net ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
    return (int)syscall(SYS_landlock_create_ruleset, r, known, 0);
}

/* A pipe, or what else has no place in the tree, is never held back: EBADFD. */
static bool add(int rules, const landlock_rule *rule, uint64_t known)
{
    uint64_t allowed = ((rule->grant & LANDLOCK_READ) ? (uint64_t)READS : 0) |
                       ((rule->grant & LANDLOCK_WRITE) ? (uint64_t)WRITES : 0);
    path_beneath beneath = {allowed & known & (rule->is_file ? (uint64_t)OF_FILES : known),
                            rule->fd};
    return !beneath.allowed ||
           syscall(SYS_landlock_add_rule, rules, PATH_BENEATH, &beneath, 0) == 0 || errno == EBADFD;
}

bool landlock_no_new_rights(void)
{
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

/* Descriptors stay open as long as the program: to close one would be a call for nothing. */
bool landlock_restrict(const landlock_rule *rules, size_t n, bool reading)
{
    ruleset all = {.files = EXECUTE | WRITES | REMOVE_DIR | MAKE_CHAR | MAKE_SOCK | MAKE_FIFO |
                            MAKE_BLOCK | MAKE_SYM | (reading ? (uint64_t)READS : 0),
                   .net = TCP,
                   .scopes = SCOPES};
    int fd = create(&all);
    bool good = fd >= 0;
    for (size_t i = 0; i < n && good; i++)
        good = add(fd, &rules[i], all.files);
    return good && syscall(SYS_landlock_restrict_self, fd, 0) == 0;
}
