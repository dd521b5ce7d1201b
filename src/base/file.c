/* The disk. Reads whole files, replaces whole files; says in words what went wrong. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A source that is only a name, for faults of a file as a whole. */
static pos whole_file(arena *a, str path, str standard)
{
    source *src = NEW(a, source);
    src->name = str_eq(path, S("-")) ? standard : path;
    src->whole_only = true;
    return (pos){src, 0};
}

typedef struct cause {
    int error;
    diag_code code;
} cause;

static void report(diags *d, const cause *causes, diag_code otherwise, pos at, str path)
{
    int error = errno;
    const cause *c = causes;
    while (c->error && c->error != error)
        c++;
    str reason = str_copy(d->a, str_from(strerror(error)));
    diag_add(d, c->error ? c->code : otherwise, at, ARGS(path, reason));
}

static const cause read_causes[] = {
    {ENOENT, DIAG_READ_MISSING}, {ENOTDIR, DIAG_READ_MISSING},  {EACCES, DIAG_READ_DENIED},
    {EPERM, DIAG_READ_DENIED},   {EISDIR, DIAG_READ_IS_FOLDER}, {0, DIAG_READ_FAILED},
};

/* Reads to the end, or one byte past the cap. */
static bool read_all(int fd, size_t expected, buf *b)
{
    buf_room(b, expected + 1);
    for (;;) {
        buf_room(b, 1);
        size_t room = b->cap - b->n;
        ssize_t got = read(fd, b->p + b->n, room < FILE_CAP ? room : FILE_CAP);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        b->n += (size_t)got;
        if (got == 0 || b->n > FILE_CAP)
            return true;
    }
}

/* In the arena's clean-up list while the file is open, should memory run out in between. */
static void close_file(void *object)
{
    int *fd = object;
    if (*fd > STDIN_FILENO)
        close(*fd);
    *fd = -1;
}

bool file_read_in(arena *a, diags *d, str path, pos at, str *bytes)
{
    bool standard = str_eq(path, S("-"));
    char *name = str_z(a, path);
    int *fd = NEW(a, int);
    arena_defer(a, close_file, fd);
    *fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    struct stat info;
    buf b = {.a = a};
    bool good = *fd >= 0 && fstat(*fd, &info) == 0;
    if (good) {
        bool sized = S_ISREG(info.st_mode) && info.st_size <= FILE_CAP;
        good = read_all(*fd, sized ? (size_t)info.st_size : 4096, &b);
    }
    if (!good)
        report(d, read_causes, DIAG_READ_FAILED, at, path);
    close_file(fd);
    if (good && b.n > FILE_CAP) {
        diag_add(d, DIAG_READ_TOO_LARGE, at, ARGS(path));
        good = false;
    }
    *bytes = buf_str(&b);
    return good;
}

bool file_read(diags *d, str path, pos at, str *bytes)
{
    return file_read_in(d->a, d, path, at.src ? at : whole_file(d->a, path, S("<stdin>")), bytes);
}

static const cause write_causes[] = {
    {ENOENT, DIAG_WRITE_NO_FOLDER}, {ENOTDIR, DIAG_WRITE_NOT_FOLDER}, {EACCES, DIAG_WRITE_DENIED},
    {EPERM, DIAG_WRITE_DENIED},     {EROFS, DIAG_WRITE_READ_ONLY},    {ENOSPC, DIAG_WRITE_FULL},
    {EDQUOT, DIAG_WRITE_FULL},      {EISDIR, DIAG_WRITE_IS_FOLDER},   {0, DIAG_WRITE_FAILED},
};

static bool write_all(int fd, str bytes)
{
    while (bytes.n) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_after(bytes, (size_t)put);
    }
    return true;
}

/* A new file beside the target, whose name nobody else has. */
static int open_temporary(arena *a, str folder, mode_t mode, char **name)
{
    for (size_t i = 0; i < 1000; i++) {
        str pid = str_number(a, (size_t)getpid());
        str plain = STR_CAT(a, S(".kehoach-"), pid, S("-"), str_number(a, i), S(".tmp"));
        *name = str_z(a, file_in(a, folder, plain));
        int fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* The owner is kept where the system lets us: root replacing a clerk's file leaves it his. */
static bool keep_mode(int fd, const struct stat *old)
{
    if (fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(fd, old->st_mode & 07777) == 0;
}

/* So that the new name is on the disk too. A folder that can't be synced is no failure: the
 * file itself is. */
static void sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* A file that is complete on the disk, and still lacks its name. */
typedef struct staged {
    char *temporary; /* NULL once it has it, or is gone */
    char *target, *folder;
    bool fresh; /* nothing stood there before */
} staged;

static void unstage(void *file)
{
    staged *s = file;
    int error = errno;
    if (s->temporary)
        unlink(s->temporary);
    s->temporary = NULL;
    errno = error;
}

static bool stage(arena *a, str path, str bytes, const struct stat *old, staged *out)
{
    str folder = file_folder(path); /* all that needs memory comes before the file */
    *out = (staged){.target = str_z(a, path), .folder = str_z(a, folder), .fresh = !old};
    char *name;
    int fd = open_temporary(a, folder, old ? 0600 : 0666, &name);
    if (fd < 0)
        return false;
    out->temporary = name;
    bool good = write_all(fd, bytes) && (!old || keep_mode(fd, old)) && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    errno = error;
    if (!good)
        unstage(out);
    return good;
}

static bool settle(staged *s)
{
    bool good = rename(s->temporary, s->target) == 0;
    if (!good) {
        unstage(s);
        return false;
    }
    s->temporary = NULL;
    sync_folder(s->folder);
    return true;
}

static bool replace(arena *a, str path, str bytes, const struct stat *old)
{
    staged s;
    return stage(a, path, bytes, old, &s) && settle(&s);
}

static bool write_direct(const char *path, str bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
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

/* Where a link to nothing yet leads; any other path as it is. */
static str link_target(arena *a, str path)
{
    char target[PATH_MAX];
    ssize_t n = readlink(str_z(a, path), target, sizeof target);
    if (n <= 0 || (size_t)n == sizeof target)
        return path;
    return file_in(a, file_folder(path), str_copy(a, (str){target, (size_t)n}));
}

bool file_write(diags *d, str path, str bytes)
{
    char *name = str_z(d->a, path);
    struct stat old;
    bool exists = stat(name, &old) == 0;
    bool good;
    if (str_eq(path, S("-"))) {
        good = write_all(STDOUT_FILENO, bytes);
    } else if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        good = false;
    } else if (exists && !S_ISREG(old.st_mode)) {
        good = write_direct(name, bytes);
    } else {
        path = exists ? file_real(d->a, path) : link_target(d->a, path);
        good = replace(d->a, path, bytes, exists ? &old : NULL);
    }
    if (!good) {
        pos at = whole_file(d->a, str_from(name), S("<stdout>"));
        report(d, write_causes, DIAG_WRITE_FAILED, at, at.src->name);
    }
    return good;
}

/* The first half of file_write_set for one file; false with errno. */
static bool stage_one(arena *a, const file_bytes *f, staged *out)
{
    struct stat old;
    bool exists = stat(str_z(a, f->path), &old) == 0;
    *out = (staged){0};
    if (exists && !S_ISREG(old.st_mode)) {
        errno = S_ISDIR(old.st_mode) ? EISDIR : EEXIST;
        return false;
    }
    str path = exists ? file_real(a, f->path) : link_target(a, f->path);
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
    str faulty = files[done < n ? done : named].path;
    pos at = whole_file(d->a, faulty, S("<stdout>"));
    report(d, write_causes, DIAG_WRITE_FAILED, at, at.src->name);
    for (size_t i = 0; i < named; i++)
        if (all[i].fresh)
            unlink(all[i].target);
    for (size_t i = named; i < done; i++)
        unstage(&all[i]);
    return false;
}

bool file_make_folder(diags *d, str path)
{
    char *name = str_z(d->a, path);
    for (char *slash = name + 1; path.n; slash++) {
        slash += strcspn(slash, "/");
        char end = *slash;
        *slash = 0;
        if (mkdir(name, 0777) != 0 && errno != EEXIST && errno != EISDIR) {
            pos at = whole_file(d->a, path, S("<stdout>"));
            report(d, write_causes, DIAG_WRITE_FAILED, at, at.src->name);
            return false;
        }
        *slash = end;
        if (!end)
            break;
    }
    return true;
}

bool file_remove(diags *d, str path)
{
    if (unlink(str_z(d->a, path)) == 0 || errno == ENOENT)
        return true;
    report(d, write_causes, DIAG_WRITE_FAILED, whole_file(d->a, path, S("<stdout>")), path);
    return false;
}

file_kind file_look(arena *a, str path)
{
    struct stat info;
    if (stat(str_z(a, path), &info) != 0)
        return FILE_NONE;
    return S_ISREG(info.st_mode) ? FILE_REGULAR : S_ISDIR(info.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

str file_folder(str path)
{
    size_t i = path.n;
    while (i > 0 && path.p[i - 1] != '/')
        i--;
    if (i == 0)
        return S(".");
    return str_slice(path, 0, i > 1 ? i - 1 : 1);
}

str file_in(arena *a, str folder, str name)
{
    if (str_starts(name, S("/")) || str_eq(folder, S(".")))
        return name;
    return STR_CAT(a, folder, str_ends(folder, S("/")) ? S("") : S("/"), name);
}

str file_real(arena *a, str path)
{
    char real[PATH_MAX];
    return realpath(str_z(a, path), real) ? str_copy(a, str_from(real)) : path;
}

bool file_is_same(arena *a, str left, str right)
{
    struct stat l, r;
    return stat(str_z(a, left), &l) == 0 && stat(str_z(a, right), &r) == 0 &&
           l.st_dev == r.st_dev && l.st_ino == r.st_ino;
}

bool file_is_inside(arena *a, str path, str folder)
{
    if (file_look(a, path) == FILE_NONE || file_look(a, folder) != FILE_FOLDER)
        return false;
    str p = file_real(a, path), f = file_real(a, folder);
    return str_starts(p, f) && (str_ends(f, S("/")) || (p.n > f.n && p.p[f.n] == '/'));
}

/* In the arena's clean-up list while the folder is open, should memory run out in between. */
static void close_folder(void *object)
{
    DIR **folder = object;
    if (*folder)
        closedir(*folder);
    *folder = NULL;
}

static int by_bytes(const void *left, const void *right)
{
    return str_compare(*(const str *)left, *(const str *)right);
}

void file_names(arena *a, str folder, str ending, str_list *names)
{
    DIR **open_folder = NEW(a, DIR *);
    arena_defer(a, close_folder, open_folder);
    *open_folder = opendir(str_z(a, folder));
    size_t from = names->n;
    for (struct dirent *entry; *open_folder && (entry = readdir(*open_folder));)
        if (str_ends(str_from(entry->d_name), ending))
            *list_add(a, names) = str_copy(a, str_from(entry->d_name));
    close_folder(open_folder);
    if (names->n > from)
        qsort(names->at + from, names->n - from, sizeof *names->at, by_bytes);
}
