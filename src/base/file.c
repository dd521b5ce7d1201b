/* The disk as it is: reads whole files, looks at names and folders; says in words what went wrong.
 * Writes nothing: file_write.c. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/again.h"
#include "base/asked.h"

pos file_as_whole(arena *a, str path, str standard)
{
    source *src = NEW(a, source);
    src->name = str_eq(path, S("-")) ? standard : path;
    src->whole_only = true;
    return (pos){src, 0};
}

void file_report(diags *d, const file_cause *causes, diag_code otherwise, pos at, str path)
{
    int error = errno;
    const file_cause *c = causes;
    while (c->error && c->error != error)
        c++;
    str reason = str_copy(d->a, str_from(strerror(error)));
    diag_add(d, c->error ? c->code : otherwise, at, ARGS(path, reason));
}

static const file_cause read_causes[] = {
    {ENOENT, DIAG_READ_MISSING}, {ENOTDIR, DIAG_READ_MISSING},  {EACCES, DIAG_READ_DENIED},
    {EPERM, DIAG_READ_DENIED},   {EISDIR, DIAG_READ_IS_FOLDER}, {ENAMETOOLONG, DIAG_READ_NAME_LONG},
    {EBADF, DIAG_READ_CLOSED},   {0, DIAG_READ_FAILED},
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

int file_open(arena *a, str path)
{
    return str_eq(path, S("-")) ? STDIN_FILENO : open_again(str_z(a, path), O_RDONLY | O_CLOEXEC);
}

void file_tell_unread(diags *d, str path, pos at)
{
    file_report(d, read_causes, DIAG_READ_FAILED,
                at.src ? at : file_as_whole(d->a, path, S("<stdin>")), path);
}

bool file_read_in(arena *a, diags *d, str path, pos at, str *bytes)
{
    bool standard = str_eq(path, S("-"));
    file_asked(d, path);
    char *name = str_z(a, path);
    int *fd = NEW(a, int);
    arena_defer(a, close_file, fd);
    *fd = standard ? STDIN_FILENO : open_again(name, O_RDONLY | O_CLOEXEC);
    struct stat info;
    buf b = {.a = a};
    bool good = *fd >= 0 && fstat(*fd, &info) == 0;
    if (good) {
        bool sized = S_ISREG(info.st_mode) && info.st_size <= FILE_CAP;
        good = read_all(*fd, sized ? (size_t)info.st_size : 4096, &b);
    }
    if (!good)
        file_report(d, read_causes, DIAG_READ_FAILED, at, path);
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
    return file_read_in(d->a, d, path, at.src ? at : file_as_whole(d->a, path, S("<stdin>")),
                        bytes);
}

bool file_size(arena *a, str path, unsigned long long *size)
{
    struct stat info;
    bool good = stat(str_z(a, path), &info) == 0 && S_ISREG(info.st_mode);
    *size = good ? (unsigned long long)info.st_size : 0;
    return good;
}

bool file_read_at(arena *a, str path, unsigned long long from, size_t n, char *into)
{
    int fd = open_again(str_z(a, path), O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0;
    while (good && n) {
        ssize_t got = pread(fd, into, n, (off_t)from);
        if (got < 0 && errno == EINTR)
            continue;
        good = got > 0;
        errno = got == 0 ? 0 : errno; /* the file ends */
        n -= good ? (size_t)got : 0;
        into += good ? got : 0;
        from += good ? (unsigned long long)got : 0;
    }
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return good;
}

file_kind file_look(arena *a, str path)
{
    struct stat info;
    if (stat(str_z(a, path), &info) != 0)
        return errno == ENOENT || errno == ENOTDIR ? FILE_NONE : FILE_UNSEEN;
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

static bool is_long_there(arena *a, str path)
{
    return file_look(a, path) == FILE_UNSEEN && errno == ENAMETOOLONG;
}

/* Names that aren't there yet are asked for in the folder where the first of them would be made. */
bool file_folder_is_long(arena *a, str path)
{
    str there = path;
    if (path.n >= PATH_MAX)
        return true;
    while (file_look(a, there) == FILE_NONE && !str_eq(there, S(".")) && !str_eq(there, S("/")))
        there = file_folder(there);
    bool is_long = is_long_there(a, there);
    for (size_t from = str_starts(path, there) ? there.n : 0, end; from < path.n && !is_long;
         from = end + 1) {
        end = from + str_find(str_after(path, from), S("/"));
        str name = str_slice(path, from, end);
        is_long = name.n && is_long_there(a, file_in(a, there, name));
    }
    return is_long;
}

str file_real(arena *a, str path)
{
    char real[PATH_MAX];
    return realpath(str_z(a, path), real) ? str_copy(a, str_from(real)) : path;
}

bool file_is_one_of(arena *a, str path, const str *files, size_t n)
{
    struct stat own, other;
    bool found = false;
    if (stat(str_z(a, path), &own) != 0)
        return false;
    for (size_t i = 0; i < n && !found; i++)
        found = stat(str_z(a, files[i]), &other) == 0 && own.st_dev == other.st_dev &&
                own.st_ino == other.st_ino;
    return found;
}

bool file_is_inside(arena *a, str path, str folder)
{
    char real[PATH_MAX], real_folder[PATH_MAX];
    if (!realpath(str_z(a, path), real) || !realpath(str_z(a, folder), real_folder))
        return false;
    errno = 0;
    str p = str_from(real), f = str_from(real_folder);
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

bool file_is_bare(arena *a, str folder)
{
    DIR *open_folder = opendir(str_z(a, folder));
    bool bare = open_folder || errno == ENOENT;
    for (struct dirent *entry; bare && open_folder && (entry = readdir(open_folder));)
        bare = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    if (open_folder)
        closedir(open_folder);
    return bare;
}

static int by_bytes(const void *left, const void *right)
{
    return str_compare(*(const str *)left, *(const str *)right);
}

bool file_names(arena *a, str folder, str ending, str_list *names)
{
    DIR **open_folder = NEW(a, DIR *);
    arena_defer(a, close_folder, open_folder);
    *open_folder = opendir(str_z(a, folder));
    size_t from = names->n;
    bool good = *open_folder;
    for (struct dirent *entry; good; errno = 0) {
        errno = 0;
        entry = readdir(*open_folder);
        if (!entry)
            break;
        if (str_ends(str_from(entry->d_name), ending))
            *list_add(a, names) = str_copy(a, str_from(entry->d_name));
    }
    int error = errno;
    close_folder(open_folder);
    if (names->n > from)
        qsort(names->at + from, names->n - from, sizeof *names->at, by_bytes);
    errno = error;
    return good && error == 0;
}
