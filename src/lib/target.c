/* Where the plans of a list go, as the options have it, and what may stand there. */
#include <errno.h>

#include "base/file.h"
#include "lib/archive.h"
#include "lib/files.h"
#include "lib/units.h"

/* As write_may_replace, for an archive. */
static bool archive_may_stand(kh_document *d)
{
    if (str_eq(d->zip, S("-")))
        return true;
    file_kind kind = file_look(d->a, d->zip);
    if (!write_spares_inputs(d, &d->d, d->zip))
        return false;
    if (kind == FILE_UNSEEN) {
        file_report_write(&d->d, d->zip);
        return false;
    }
    errno = 0;
    if (kind == FILE_NONE || (kind == FILE_REGULAR && archive_is_untouched(d->a, d->zip)))
        return true;
    if (kind == FILE_REGULAR && errno) {
        file_tell_unread(&d->d, d->zip, (pos){0});
        return false;
    }
    diag_add(&d->d, kind == FILE_FOLDER ? DIAG_WRITE_IS_FOLDER : DIAG_ZIP_NOT_OURS,
             file_as_whole(d->a, d->zip, d->zip), ARGS(d->zip));
    return false;
}

bool target_may_stand(kh_document *d)
{
    if (d->zip.n && !archive_may_stand(d))
        return false;
    if (!d->check_only || str_eq(d->zip, S("-")))
        return true;
    str folder = d->zip.n ? file_folder(d->zip) : d->out_folder;
    return file_check_folder(&d->d, folder, d->zip.n == 0);
}

void target_check_name(kh_document *d)
{
    pos at = {document_word(d, "--out-dir", str_z(d->a, d->out_folder)), 0};
    if (d->zip.n == 0 && file_folder_is_long(d->a, d->out_folder))
        diag_add(&d->d, DIAG_WRITE_NAME_LONG, at, ARGS(d->out_folder));
}

bool target_is_open(kh_document *d)
{
    return d->zip.n || file_check_looked_into(&d->d, d->out_folder);
}

str target_name(const kh_document *d)
{
    return d->zip.n ? d->zip : d->out_folder;
}

outlet *target_open(kh_document *d)
{
    outlet *o =
        d->zip.n ? outlet_open_zip(&d->d, d->zip) : outlet_open_folder(&d->d, d->out_folder);
    if (o && d->resume)
        outlet_resume(o);
    if (o)
        outlet_date(o, d->docx.epoch);
    return o;
}

/* Of an archive that got no name nothing is written. */
void target_close(kh_document *d, outlet *o, size_t *written)
{
    if (!*written || (!d->keep_going && *written < kh_unit_count(d)))
        outlet_abandon(o);
    if (!outlet_close(o, &d->d) && d->zip.n)
        *written = 0;
}

size_t kh_unit_same_count(kh_document *d)
{
    return d->same;
}
