/* Chooses between folder and archive. Knows neither plans nor rows. */
#include "lib/outlet.h"

#include "base/folder.h"

struct outlet {
    folder *folder;
    bool resume;
};

outlet *outlet_open_folder(diags *d, str path)
{
    outlet *o = NEW(d->a, outlet);
    o->folder = folder_open(d, path);
    return o->folder ? o : NULL;
}

outlet *outlet_open_zip(diags *d, str path)
{
    (void)d, (void)path;
    return NULL;
}

void outlet_resume(outlet *o)
{
    o->resume = true;
}

void outlet_date(outlet *o, long long epoch)
{
    (void)o, (void)epoch;
}

static bool is_there(const outlet *o, arena *a, const file_bytes *files, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!folder_has(o->folder, a, files[i].path, files[i].bytes))
            return false;
    return true;
}

outlet_result outlet_put_set(outlet *o, diags *d, const file_bytes *files, size_t n)
{
    if (o->resume && is_there(o, d->a, files, n))
        return OUTLET_SAME;
    return folder_put(o->folder, d, files, n) ? OUTLET_WRITTEN : OUTLET_FAILED;
}

outlet_result outlet_put(outlet *o, diags *d, str name, str bytes)
{
    const file_bytes one = {name, bytes};
    return outlet_put_set(o, d, &one, 1);
}

void outlet_abandon(outlet *o)
{
    (void)o;
}

bool outlet_close(outlet *o, diags *d)
{
    bool good = folder_sync(o->folder, d);
    folder_close(o->folder);
    return good;
}

bool outlet_is_hopeless(const outlet *o, const diags *d)
{
    (void)o;
    diag_code last = d->list.n ? d->list.at[d->list.n - 1].code : DIAG_COUNT;
    return last == DIAG_WRITE_FULL || last == DIAG_WRITE_READ_ONLY ||
           last == DIAG_WRITE_DISK_FAILS || diags_full(d, DIAG_WRITE_FULL);
}
