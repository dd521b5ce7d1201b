/* Chooses between folder and archive. Knows neither plans nor rows. */
#include "lib/outlet.h"

#include "base/folder.h"
#include "lib/archive.h"

struct outlet {
    folder *folder;
    archive *archive; /* one of the two */
    bool resume;
    bool given_up; /* of an archive: it gets no name */
};

outlet *outlet_open_folder(diags *d, str path)
{
    outlet *o = NEW(d->a, outlet);
    o->folder = folder_open(d, path);
    return o->folder ? o : NULL;
}

outlet *outlet_open_zip(diags *d, str path)
{
    outlet *o = NEW(d->a, outlet);
    o->archive = archive_open(d, path);
    return o->archive ? o : NULL;
}

void outlet_resume(outlet *o)
{
    o->resume = true;
}

void outlet_date(outlet *o, long long epoch)
{
    if (o->archive)
        archive_date(o->archive, epoch);
}

static bool is_there(const outlet *o, arena *a, const file_bytes *files, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!folder_has(o->folder, a, files[i].path, files[i].bytes))
            return false;
    return true;
}

static outlet_result add_to_archive(outlet *o, diags *d, const file_bytes *files, size_t n)
{
    for (size_t i = 0; i < n && !o->given_up; i++)
        o->given_up = !archive_add(o->archive, d, files[i].path, files[i].bytes);
    return o->given_up ? OUTLET_FAILED : OUTLET_WRITTEN;
}

outlet_result outlet_put_set(outlet *o, diags *d, const file_bytes *files, size_t n)
{
    if (o->archive)
        return add_to_archive(o, d, files, n);
    if (o->resume && is_there(o, d->a, files, n))
        return OUTLET_SAME;
    return folder_put(o->folder, d, files, n) ? OUTLET_WRITTEN : OUTLET_FAILED;
}

void outlet_abandon(outlet *o)
{
    o->given_up = true;
}

static bool close_archive(outlet *o, diags *d)
{
    if (!o->given_up)
        return archive_close(o->archive, d);
    archive_drop(o->archive);
    return false;
}

bool outlet_close(outlet *o, diags *d)
{
    if (o->archive)
        return close_archive(o, d);
    bool good = folder_sync(o->folder, d);
    folder_close(o->folder);
    return good;
}

bool outlet_is_hopeless(const outlet *o, const diags *d)
{
    if (o->given_up)
        return true;
    diag_code last = d->list.n ? d->list.at[d->list.n - 1].code : DIAG_COUNT;
    return last == DIAG_WRITE_FULL || last == DIAG_WRITE_READ_ONLY ||
           last == DIAG_WRITE_DISK_FAILS || diags_full(d, DIAG_WRITE_FULL);
}
