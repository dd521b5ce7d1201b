/* The disk as it is to be: whole files, one or several at once, folders; says in words what went
 * wrong. How a file comes about: draft. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "base/again.h"
#include "base/draft.h"
#include "base/file.h"

static const file_cause causes[] = {
    {ENOENT, DIAG_WRITE_NO_FOLDER}, {ENOTDIR, DIAG_WRITE_NOT_FOLDER},
    {EACCES, DIAG_WRITE_DENIED},    {EPERM, DIAG_WRITE_DENIED},
    {EROFS, DIAG_WRITE_READ_ONLY},  {ENOSPC, DIAG_WRITE_FULL},
    {EDQUOT, DIAG_WRITE_FULL},      {EISDIR, DIAG_WRITE_IS_FOLDER},
    {EIO, DIAG_WRITE_DISK_FAILS},   {ENAMETOOLONG, DIAG_WRITE_NAME_LONG},
    {EMFILE, DIAG_WRITE_TOO_MANY},  {ENFILE, DIAG_WRITE_TOO_MANY},
    {EFBIG, DIAG_WRITE_TOO_LARGE},  {ELOOP, DIAG_WRITE_LINK_LOOP},
    {0, DIAG_WRITE_FAILED},
};

void file_report_write(diags *d, str path)
{
    pos at = file_as_whole(d->a, path, S("<stdout>"));
    file_report(d, causes, DIAG_WRITE_FAILED, at, at.src->name);
}

static bool write_all(int fd, str bytes)
{
    draft direct = {.fd = fd};
    return draft_write(&direct, bytes);
}

/* A file that is complete on the disk, and still lacks its name. */
typedef struct staged {
    drafts in;
    draft file;
    const char *target, *name; /* the latter in the folder */
    bool fresh;                /* nothing stood there before */
    bool replaces;
    bool only_new; /* what came there meanwhile stays */
} staged;

static void unstage(void *file)
{
    staged *s = file;
    draft_drop(&s->file);
    drafts_close(&s->in);
}

static bool stage(arena *a, str path, str bytes, const struct stat *old, staged *out)
{
    str folder = file_folder(path); /* all that needs memory comes before the file */
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    const char *in = str_z(a, folder);
    *out = (staged){.in.folder = -1,
                    .file.fd = -1,
                    .target = str_z(a, path),
                    .name = str_z(a, str_after(path, n)),
                    .fresh = !old,
                    .replaces = old};
    bool good = drafts_open(&out->in, in) && draft_open(&out->file, &out->in, old ? 0600 : 0666) &&
                draft_write(&out->file, bytes) && (!old || draft_keep_rights(&out->file, old)) &&
                draft_sync(&out->file);
    if (!good)
        unstage(out);
    return good;
}

static bool settle(staged *s)
{
    bool good = !s->replaces && draft_settle(&s->file, s->name);
    bool came = !good && !s->replaces && errno == EEXIST; /* just now */
    if (!good && (s->replaces || (came && !s->only_new)))
        good = draft_replace(&s->file, s->name);
    if (good)
        drafts_sync(&s->in);
    unstage(s);
    return good;
}

static bool replace(arena *a, str path, str bytes, const struct stat *old)
{
    staged s;
    return stage(a, path, bytes, old, &s) && settle(&s);
}

static bool write_direct(const char *path, str bytes)
{
    int fd = open_again(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = write_all(fd, bytes);
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    errno = error;
    return good;
}

str file_link_target(arena *a, str path)
{
    enum { MOST_LINKS = 40 }; /* as Linux follows; of a circle stat(2) has told */
    char target[PATH_MAX];
    for (int i = 0; i < MOST_LINKS; i++) {
        ssize_t n = readlink(str_z(a, path), target, sizeof target);
        if (n <= 0 || (size_t)n == sizeof target)
            break;
        path = file_in(a, file_folder(path), str_copy(a, (str){target, (size_t)n}));
    }
    return path;
}

bool file_look_whole(arena *a, str path, struct stat *old, bool *exists)
{
    *exists = stat(str_z(a, path), old) == 0;
    return *exists || errno == ENOENT || errno == ENOTDIR;
}

bool file_write(diags *d, str path, str bytes)
{
    char *name = str_z(d->a, path);
    struct stat old;
    bool exists = false;
    bool standard = str_eq(path, S("-"));
    bool good = standard || file_look_whole(d->a, path, &old, &exists);
    if (!good) {
        /* what is there may not be looked at, so it isn't replaced */
    } else if (standard) {
        good = write_all(STDOUT_FILENO, bytes);
    } else if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        good = false;
    } else if (exists && !S_ISREG(old.st_mode)) {
        good = write_direct(name, bytes);
    } else {
        path = exists ? file_real(d->a, path) : file_link_target(d->a, path);
        good = replace(d->a, path, bytes, exists ? &old : NULL);
    }
    if (!good)
        file_report_write(d, str_from(name));
    return good;
}

bool file_write_new(diags *d, str path, str bytes)
{
    staged s;
    struct stat there;
    bool exists = false, good = false;
    if (str_eq(path, S("-")))
        return file_write(d, path, bytes);
    if (!file_look_whole(d->a, path, &there, &exists)) {
        /* told below */
    } else if (exists) {
        errno = EEXIST;
    } else if (stage(d->a, file_link_target(d->a, path), bytes, NULL, &s)) {
        s.only_new = true;
        good = settle(&s);
    }
    if (!good && errno == EEXIST)
        diag_add(d, DIAG_WRITE_EXISTS, file_as_whole(d->a, path, path), ARGS(path));
    else if (!good)
        file_report_write(d, path);
    return good;
}

/* The first half of file_write_set for one file; false with errno. */
static bool stage_one(arena *a, const file_bytes *f, staged *out)
{
    struct stat old;
    bool exists;
    *out = (staged){.in.folder = -1, .file.fd = -1};
    if (!file_look_whole(a, f->path, &old, &exists))
        return false;
    if (exists && !S_ISREG(old.st_mode)) {
        errno = S_ISDIR(old.st_mode) ? EISDIR : EEXIST;
        return false;
    }
    str path = exists ? file_real(a, f->path) : file_link_target(a, f->path);
    return stage(a, path, f->bytes, exists ? &old : NULL, out);
}

bool file_write_set(diags *d, const file_bytes *files, size_t n)
{
    staged *all = NEW_ARRAY(d->a, staged, n + 1);
    size_t done = 0, named = 0;
    while (done < n && stage_one(d->a, &files[done], &all[done]))
        arena_defer(d->a, unstage, &all[done++]); /* memory may run out before the last */
    while (done == n && named < n && settle(&all[named]))
        named++;
    if (named == n)
        return true;
    file_report_write(d, files[done < n ? done : named].path);
    for (size_t i = 0; i < named; i++)
        if (all[i].fresh)
            unlink(all[i].target);
    for (size_t i = named; i < done; i++)
        unstage(&all[i]);
    return false;
}

void file_remove_left(arena *a, str path)
{
    drafts in;
    if (str_eq(path, S("-")) || !drafts_open(&in, str_z(a, file_folder(path))))
        return;
    drafts_remove_left(&in);
    drafts_close(&in);
}

bool file_make_folder(diags *d, str path)
{
    char *name = str_z(d->a, path);
    for (char *slash = name + 1; path.n; slash++) {
        slash += strcspn(slash, "/");
        char end = *slash;
        *slash = 0;
        if (mkdir(name, 0777) != 0 && errno != EEXIST && errno != EISDIR) {
            file_report_write(d, path);
            return false;
        }
        *slash = end;
        if (!end)
            break;
    }
    return true;
}

bool file_check_folder(diags *d, str path, bool made)
{
    str at = path;
    while (made && file_look(d->a, at) == FILE_NONE && !str_eq(at, S(".")) && !str_eq(at, S("/")))
        at = file_folder(at);
    struct stat info;
    const char *name = str_z(d->a, at);
    bool good = stat(name, &info) == 0;
    if (good && !S_ISDIR(info.st_mode)) {
        errno = ENOTDIR;
        good = false;
    }
    good = good && faccessat(AT_FDCWD, name, W_OK | X_OK, AT_EACCESS) == 0;
    if (!good)
        file_report_write(d, path);
    return good;
}

bool file_check_looked_into(diags *d, str path)
{
    const char *name = str_z(d->a, path);
    file_kind kind = file_look(d->a, path);
    bool good = kind == FILE_FOLDER ? faccessat(AT_FDCWD, name, X_OK, AT_EACCESS) == 0
                                    : kind != FILE_UNSEEN;
    if (!good)
        file_report_write(d, path);
    return good;
}

bool file_remove(diags *d, str path)
{
    if (unlink(str_z(d->a, path)) == 0 || errno == ENOENT)
        return true;
    file_report_write(d, path);
    return false;
}
