/* Nameless files (O_TMPFILE) that are linked into their folder; where there are none, or a file is
 * to be replaced, a temporary name and rename(2). Whoever lives holds a lock on his. */
#include "base/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/again.h"
#include "base/map.h"

#define NAME_START "kehoach-"
#define NAME_END   ".tmp"

/* ---- the folder ---- */

/* One that no other machine has, and this one never again after it was switched off. */
static unsigned long long boot_tag(void)
{
    char id[64];
    int fd = open_again("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    ssize_t n = 0;
    while (fd >= 0 && (n = read(fd, id, sizeof id)) < 0 && errno == EINTR)
        ;
    if (fd >= 0)
        close(fd);
    return map_hash((str){id, n > 0 ? (size_t)n : 0});
}

bool drafts_open(drafts *in, const char *path)
{
    *in = (drafts){open_again(path, O_PATH | O_DIRECTORY | O_CLOEXEC)};
    return in->folder >= 0;
}

void drafts_close(drafts *in)
{
    int error = errno;
    if (in->folder >= 0)
        close(in->folder);
    in->folder = -1;
    errno = error;
}

void drafts_sync(const drafts *in)
{
    int fd = open_at_again(in->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* ---- making ---- */

/* A lock of the open file (not of the process), which ends with its last descriptor. */
static bool lock(int fd)
{
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_OFD_SETLK, &all) == 0;
}

/* ".kehoach-BOOT-THREAD-N.tmp" */
static void write_name(unsigned n, char name[DRAFT_NAME])
{
    snprintf(name, DRAFT_NAME, "." NAME_START "%016llx-%ld-%u" NAME_END, boot_tag(), (long)gettid(),
             n);
}

static bool open_named(draft *t, mode_t mode)
{
    for (unsigned n = 0; n < 1000; n++) {
        struct stat now;
        write_name(n, t->name);
        int flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
        t->fd = open_at_again(t->in->folder, t->name, flags, mode);
        if (t->fd < 0 && errno == EEXIST)
            continue;
        if (t->fd < 0)
            break;
        lock(t->fd); /* before that another run may have taken it for one that was left */
        if (fstat(t->fd, &now) == 0 && now.st_nlink > 0)
            return true;
        close(t->fd);
    }
    t->name[0] = 0;
    return false;
}

bool draft_open(draft *t, const drafts *in, mode_t mode)
{
    *t = (draft){.in = in};
    t->fd = open_at_again(in->folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
    return t->fd >= 0 || open_named(t, mode);
}

static bool write_all(int fd, str bytes)
{
    while (bytes.n) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put == 0)
            errno = EIO;
        if (put <= 0)
            return false;
        bytes = str_after(bytes, (size_t)put);
    }
    return true;
}

bool draft_write(draft *t, str bytes)
{
    return write_all(t->fd, bytes);
}

/* The owner is kept where the system lets us: root replacing a clerk's file leaves it his. */
bool draft_keep_rights(draft *t, const struct stat *old)
{
    if (fchown(t->fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(t->fd, old->st_mode & 07777) == 0;
}

bool draft_sync(draft *t)
{
    int done;
    do
        done = fsync(t->fd);
    while (done != 0 && errno == EINTR);
    t->synced = true;
    return done == 0;
}

/* ---- naming ---- */

/* Some file systems say only to close(2) what went wrong; the lock must outlive that. */
static bool flush(draft *t)
{
    int twin = fcntl(t->fd, F_DUPFD_CLOEXEC, 0);
    return twin >= 0 && (close(twin) == 0 || errno == EINTR);
}

static bool finish(draft *t)
{
    bool good = close(t->fd) == 0 || errno == EINTR;
    t->fd = -1;
    t->name[0] = 0;
    return good;
}

/* Straight where the system lets us do that with a file of our own, else by way of /proc. */
static bool link_nameless(const draft *t, const char *name)
{
    char own[32];
    if (linkat(t->fd, "", t->in->folder, name, AT_EMPTY_PATH) == 0)
        return true;
    if (errno == EEXIST)
        return false;
    snprintf(own, sizeof own, "/proc/self/fd/%d", t->fd);
    return linkat(AT_FDCWD, own, t->in->folder, name, AT_SYMLINK_FOLLOW) == 0;
}

/* One that has its name already: should close(2) tell that it isn't whole, it loses it again. */
static bool finish_named(draft *t, const char *name)
{
    if (finish(t))
        return true;
    int error = errno;
    unlinkat(t->in->folder, name, 0);
    errno = error;
    return false;
}

/* Where a nameless file can't be linked after all. */
static bool copy_to_named(draft *t)
{
    char block[16384];
    struct stat own;
    draft copy = {.in = t->in};
    if (fstat(t->fd, &own) != 0 || !open_named(&copy, own.st_mode & 07777))
        return false;
    ssize_t got;
    off_t at = 0;
    bool good = draft_keep_rights(&copy, &own);
    while (good && (got = pread(t->fd, block, sizeof block, at)) != 0) {
        good = got > 0 && write_all(copy.fd, (str){block, (size_t)got});
        at += got;
    }
    if (!good || !flush(&copy) || (t->synced && !draft_sync(&copy))) {
        draft_drop(&copy);
        return false;
    }
    close(t->fd);
    *t = copy;
    return true;
}

static bool take_temporary(draft *t)
{
    if (t->name[0])
        return true;
    lock(t->fd);
    for (unsigned n = 0; n < 1000; n++) {
        char name[DRAFT_NAME];
        write_name(n, name);
        if (link_nameless(t, name)) {
            memcpy(t->name, name, sizeof name);
            return true;
        }
        if (errno != EEXIST)
            break;
    }
    return copy_to_named(t);
}

static bool rename_to(draft *t, const char *name)
{
    if (renameat(t->in->folder, t->name, t->in->folder, name) != 0)
        return false;
    (void)finish(t); /* it was flushed */
    return true;
}

bool draft_settle(draft *t, const char *name)
{
    struct stat there;
    if (!t->name[0] && link_nameless(t, name))
        return finish_named(t, name);
    if (!t->name[0] && (errno == EEXIST || !copy_to_named(t)))
        return false;
    if (!flush(t))
        return false;
    if (fstatat(t->in->folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename_to(t, name);
}

bool draft_replace(draft *t, const char *name)
{
    return flush(t) && take_temporary(t) && rename_to(t, name);
}

void draft_drop(draft *t)
{
    int error = errno;
    if (t->fd >= 0 && t->name[0])
        unlinkat(t->in->folder, t->name, 0);
    if (t->fd >= 0)
        (void)finish(t);
    errno = error;
}

/* ---- what was left ---- */

/* True for a name as we give them; *boot: whose. */
static bool read_name(const char *name, unsigned long long *boot)
{
    char *end;
    if (strncmp(name, "." NAME_START, sizeof NAME_START) != 0)
        return false;
    name += sizeof NAME_START;
    if (strspn(name, "0123456789abcdef") != 16 || name[16] != '-')
        return false;
    *boot = strtoull(name, &end, 16);
    name = end + 1;
    size_t digits = strspn(name, "0123456789");
    if (!digits || name[digits] != '-')
        return false;
    name += digits + 1;
    digits = strspn(name, "0123456789");
    return digits && strcmp(name + digits, NAME_END) == 0;
}

/* Locks of another machine needn't be seen here: its files are left alone for a day. */
static bool is_left(const struct stat *file, int fd, bool own)
{
    enum { DAY = 86400 };
    if (!S_ISREG(file->st_mode))
        return false;
    bool old = file->st_mtime < time(NULL) - DAY;
    if (lock(fd))
        return own || old;
    return old && errno != EAGAIN && errno != EACCES; /* there are no locks here */
}

static void remove_left(const drafts *in, const char *name, bool own)
{
    struct stat file, there;
    int fd = open_at_again(in->folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
    if (fd < 0)
        return;
    bool left = fstat(fd, &file) == 0 && is_left(&file, fd, own) &&
                fstatat(in->folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
                there.st_ino == file.st_ino && there.st_dev == file.st_dev;
    if (left)
        unlinkat(in->folder, name, 0);
    close(fd);
}

void drafts_remove_left(const drafts *in)
{
    int fd = open_at_again(in->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    DIR *names = fd < 0 ? NULL : fdopendir(fd);
    unsigned long long boot;
    if (!names && fd >= 0)
        close(fd);
    for (struct dirent *entry; names && (entry = readdir(names));)
        if (read_name(entry->d_name, &boot))
            remove_left(in, entry->d_name, boot == boot_tag());
    if (names)
        closedir(names);
}
