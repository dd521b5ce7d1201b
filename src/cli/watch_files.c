/* Files and inotify. Knows nothing of what is made of the files, nor of messages. */
#include "cli/watch_files.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    QUIET = 100,  /* milliseconds without a change: editors write in several steps */
    MOST = 2000,  /* after which a file that never rests is read all the same */
    SECOND = 1000 /* milliseconds */
};

static const unsigned seen = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE |
                             IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
static const unsigned folder_gone = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT;

bool watch_open(watch_files *w)
{
    *w = (watch_files){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    return w->fd >= 0;
}

static void forget(watch_files *w, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(w->at[i].name);
    w->n -= n;
    memmove(w->at, w->at + n, w->n * sizeof *w->at);
}

void watch_close(watch_files *w)
{
    if (w->n)
        forget(w, w->n);
    free(w->at);
    if (w->fd >= 0)
        close(w->fd);
    *w = (watch_files){.fd = -1};
}

/* ---- which ---- */

void watch_begin(watch_files *w)
{
    w->before = w->n;
    w->changed = false;
    clock_gettime(CLOCK_REALTIME_COARSE, &w->begun); /* the clock of files */
}

static bool is_watched(const watch_files *w, int folder)
{
    bool watched = false;
    for (size_t i = 0; i < w->n && !watched; i++)
        watched = w->at[i].folder == folder;
    return watched;
}

static bool is_later(struct timespec a, struct timespec b)
{
    return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

static bool note(watch_files *w, int folder, const char *name, bool gone)
{
    if (w->n == w->cap) {
        size_t cap = w->cap ? w->cap * 2 : 16;
        watched_name *more = realloc(w->at, cap * sizeof *more);
        if (!more)
            return false;
        w->at = more;
        w->cap = cap;
    }
    char *own = strdup(name);
    if (own)
        w->at[w->n++] = (watched_name){folder, own, gone};
    return own != NULL;
}

/* The folder of a path, and the name in it; the path's slash is gone then, but for "/". */
static const char *split(char *path, const char **name)
{
    char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    if (slash)
        *slash = 0;
    return !slash ? "." : slash == path ? "/" : path;
}

/* "a/b.ini": the name in the folder "a", and that of "a" in the folder above, and so on. What isn't
 * there yet is seen when its folder comes. A folder that we may not look into hides its files from
 * us as well. */
static bool add_name(watch_files *w, char *path, bool gone)
{
    bool top = false;
    struct stat now;
    bool late = !gone && stat(path, &now) == 0 && is_later(now.st_ctim, w->begun);
    for (bool first = true; !top; first = false) {
        const char *name, *folder = split(path, &name);
        top = folder != path;
        int watched = inotify_add_watch(w->fd, folder, seen | IN_ONLYDIR);
        if (watched < 0 && (errno == EACCES || errno == ENOENT || errno == ENOTDIR))
            continue;
        if (watched < 0)
            return false;
        w->changed = w->changed || (first && late && !is_watched(w, watched));
        if (*name && !note(w, watched, name, gone))
            return false;
    }
    return true;
}

static bool add(watch_files *w, const char *path, bool gone)
{
    char real[PATH_MAX];
    struct stat link;
    char *own = strdup(path);
    bool good = own && add_name(w, own, gone);
    int error = errno;
    free(own);
    if (good && lstat(path, &link) == 0 && S_ISLNK(link.st_mode) && realpath(path, real))
        return add_name(w, real, gone);
    errno = error;
    return good;
}

bool watch_add(watch_files *w, const char *path)
{
    return add(w, path, false);
}

bool watch_add_gone(watch_files *w, const char *path)
{
    return add(w, path, true);
}

void watch_end(watch_files *w)
{
    size_t old = w->before;
    w->before = 0;
    for (size_t i = 0; i < old; i++) {
        bool needed = false;
        for (size_t k = i + 1; k < w->n && !needed; k++)
            needed = w->at[k].folder == w->at[i].folder;
        if (!needed)
            inotify_rm_watch(w->fd, w->at[i].folder);
    }
    if (old)
        forget(w, old);
}

/* ---- waiting ---- */

static bool matters(const watch_files *w, const struct inotify_event *e)
{
    if (e->mask & IN_Q_OVERFLOW)
        return true;
    for (size_t i = 0; i < w->n; i++) {
        const watched_name *one = &w->at[i];
        if (one->folder != e->wd)
            continue;
        if (e->mask & folder_gone)
            return true;
        bool fits = !one->gone || (e->mask & (IN_DELETE | IN_MOVED_FROM));
        if (fits && e->len && strcmp(one->name, e->name) == 0)
            return true;
    }
    return false;
}

/* All that is told by now. *changed: something of it matters. */
static bool take_events(const watch_files *w, bool *changed)
{
    _Alignas(struct inotify_event) char block[16384];
    ssize_t n;
    while ((n = read(w->fd, block, sizeof block)) > 0)
        for (const char *p = block; p < block + n;) {
            const struct inotify_event *e = (const void *)p;
            *changed = *changed || matters(w, e);
            p += sizeof *e + e->len;
        }
    return n == 0 || errno == EAGAIN || errno == EINTR;
}

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * (long long)SECOND + t.tv_nsec / 1000000;
}

/* `left` milliseconds at most (-1: for ever), or until something is told or a signal comes. */
static void sleep_until_told(const watch_files *w, long long left, const sigset_t *let_in)
{
    struct pollfd told = {.fd = w->fd, .events = POLLIN};
    struct timespec time = {left / SECOND, left % SECOND * 1000000};
    (void)ppoll(&told, 1, left < 0 ? NULL : &time, let_in);
}

bool watch_wait(watch_files *w, int (*signal)(void))
{
    sigset_t stops, before;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigprocmask(SIG_BLOCK, &stops, &before);
    bool good = true;
    long long first = w->changed ? now() : -1, last = first;
    while (good && !signal()) {
        bool changed = false;
        good = take_events(w, &changed);
        long long when = now();
        last = changed ? when : last;
        first = first < 0 ? last : first;
        long long quiet = last + QUIET - when, most = first + MOST - when;
        long long left = first < 0 ? -1 : quiet < most ? quiet : most;
        if (first >= 0 && left <= 0)
            break;
        if (good)
            sleep_until_told(w, left, &before);
    }
    int error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return good;
}
