/* Files of a batch: nobody waits for the disk but once, at the end (syncfs). How each comes about:
 * draft. */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/again.h"
#include "base/draft.h"

struct folder {
    drafts in;
    int whole; /* for syncfs: opened before anything is written, so that it hears of all faults; -1:
                  the folder can't be read, each file is synced by itself */
    str path;
};

static void release(void *object)
{
    folder *f = object;
    if (f->whole >= 0)
        close(f->whole);
    f->whole = -1;
    drafts_close(&f->in);
}

folder *folder_open(diags *d, str path)
{
    folder *f = NEW(d->a, folder);
    const char *name = str_z(d->a, path);
    *f = (folder){.in.folder = -1, .whole = -1, .path = path};
    arena_defer(d->a, release, f);
    if (!file_make_folder(d, path))
        return NULL;
    if (!drafts_open(&f->in, name)) {
        file_report_write(d, path);
        return NULL;
    }
    f->whole = open_at_again(f->in.folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    drafts_remove_left(&f->in);
    return f;
}

void folder_close(folder *f)
{
    release(f);
}

/* ---- putting ---- */

/* A file that is whole and lacks its name. */
typedef struct staged {
    draft file;
    const char *name;
    bool fresh; /* nothing stood there before */
} staged;

static void unstage(void *file)
{
    draft_drop(&((staged *)file)->file);
}

static bool stage(const folder *f, arena *a, const file_bytes *bytes, staged *out)
{
    *out = (staged){.file.fd = -1, .name = str_z(a, bytes->path)};
    bool good = draft_open(&out->file, &f->in, 0666) && draft_write(&out->file, bytes->bytes) &&
                (f->whole >= 0 || draft_sync(&out->file));
    if (!good)
        unstage(out);
    return good;
}

/* In place of what stands there; false with errno, EXDEV for what is neither file nor folder. */
static bool take_place(const folder *f, staged *s)
{
    struct stat old;
    if (fstatat(f->in.folder, s->name, &old, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT && draft_replace(&s->file, s->name);
    s->fresh = false;
    if (!S_ISREG(old.st_mode)) {
        errno = S_ISDIR(old.st_mode) ? EISDIR : EXDEV;
        return false;
    }
    return draft_keep_rights(&s->file, &old) && draft_replace(&s->file, s->name);
}

static bool settle(const folder *f, staged *s)
{
    s->fresh = draft_settle(&s->file, s->name);
    bool good = s->fresh || (errno == EEXIST && take_place(f, s));
    if (!good)
        unstage(s);
    return good;
}

/* A link leads elsewhere, to another disk maybe; a device is written to: file_write knows. */
static bool put_elsewhere(const folder *f, diags *d, const file_bytes *file)
{
    return file_write(d, file_in(d->a, f->path, file->path), file->bytes);
}

static bool fail(const folder *f, diags *d, str name)
{
    file_report_write(d, file_in(d->a, f->path, name));
    return false;
}

static bool settle_of_set(const folder *f, diags *d, const file_bytes *file, staged *s)
{
    if (settle(f, s))
        return true;
    return errno == EXDEV ? put_elsewhere(f, d, file) : fail(f, d, file->path);
}

static bool put_one(const folder *f, diags *d, const file_bytes *file)
{
    staged s;
    if (!stage(f, d->a, file, &s))
        return fail(f, d, file->path);
    return settle_of_set(f, d, file, &s);
}

bool folder_put(folder *f, diags *d, const file_bytes *files, size_t n)
{
    if (n == 1)
        return put_one(f, d, files);
    staged *all = NEW_ARRAY(d->a, staged, n);
    size_t done = 0, named = 0;
    while (done < n && stage(f, d->a, &files[done], &all[done]))
        arena_defer(d->a, unstage, &all[done++]); /* memory may run out before the last */
    while (done == n && named < n && settle_of_set(f, d, &files[named], &all[named]))
        named++;
    if (named == n)
        return true;
    if (done < n)
        fail(f, d, files[done].path);
    for (size_t i = 0; i < named; i++)
        if (all[i].fresh)
            unlinkat(f->in.folder, all[i].name, 0);
    for (size_t i = named; i < done; i++)
        unstage(&all[i]);
    return false;
}

/* ---- looking ---- */

bool folder_has(const folder *f, arena *a, str name, str bytes)
{
    char block[16384];
    struct stat info;
    int fd = open_at_again(f->in.folder, str_z(a, name), O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    bool same = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
                (size_t)info.st_size == bytes.n;
    while (same && bytes.n) {
        ssize_t got = read(fd, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        same = got > 0 && (size_t)got <= bytes.n && memcmp(block, bytes.p, (size_t)got) == 0;
        bytes = str_after(bytes, same ? (size_t)got : 0);
    }
    if (fd >= 0)
        close(fd);
    return same;
}

/* ---- the disk ---- */

/* One after another, where the file system as a whole can't be asked: those of the folder, no
 * matter who wrote them, so that no list of names is kept. */
static bool sync_each(const folder *f)
{
    int fd = open_at_again(f->in.folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    DIR *names = fd < 0 ? NULL : fdopendir(fd);
    bool good = names;
    for (struct dirent *entry; good && (entry = readdir(names));) {
        struct stat info;
        if (fstatat(fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(info.st_mode))
            continue;
        draft file = {.fd = open_at_again(fd, entry->d_name, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)};
        good = file.fd < 0 || draft_sync(&file);
        draft_drop(&file);
    }
    good = good && (fsync(fd) == 0 || errno == EINVAL);
    int error = errno;
    if (names)
        closedir(names);
    errno = error;
    return good;
}

/* EIO and a full disk tell of the files; anything else, of the call. */
static bool sync_all(const folder *f)
{
    if (f->whole < 0 || syncfs(f->whole) == 0)
        return true;
    return errno != EIO && errno != ENOSPC && errno != EDQUOT && sync_each(f);
}

bool folder_sync(folder *f, diags *d)
{
    if (sync_all(f))
        return true;
    str reason = str_copy(d->a, str_from(strerror(errno)));
    diag_add(d, DIAG_WRITE_NOT_SAFE, file_as_whole(d->a, f->path, f->path), ARGS(f->path, reason));
    return false;
}
