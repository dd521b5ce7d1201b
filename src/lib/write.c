/* One document to bytes and files. */
#include "lib/files.h"

#include "base/file.h"
#include "office/seal.h"
#include "text/text.h"

/* ---- writing ---- */

bool docx_parts(const kh_document *d, worker *w, arena *a, const plan *p, parts *out)
{
    const form *own = form_chosen(a, p);
    return parts_write(a, p, own, &d->docx, d->units.n ? &w->memory : NULL, out);
}

bool docx_of(const kh_document *d, worker *w, arena *a, const plan *p, str *bytes)
{
    parts all = {0};
    bool good = docx_parts(d, w, a, p, &all);
    if (good)
        *bytes = package_write(a, &all, &d->docx, &w->kept);
    return good;
}

void write_internal(kh_document *d)
{
    diag_add(&d->d, DIAG_WRITE_INTERNAL, document_as_whole(d), ARGS(S("")));
}

bool write_docx(kh_document *d, arena *a, const plan *p, str *bytes)
{
    bool good = docx_of(d, &d->own, a, p, bytes);
    if (!good)
        write_internal(d);
    return good;
}

static bool write_pdf(kh_document *d, arena *a, const plan *p, str *bytes)
{
    str docx;
    office *o = write_docx(d, a, p, &docx) ? pdf_open(d) : NULL;
    if (!o)
        return false;
    bool good = office_add(o, docx, pdf_made_at(d, a, p)) && office_convert(o) &&
                office_take(o, a, 0, bytes);
    office_close(o);
    return good;
}

bool write_plan(kh_document *d, arena *a, const plan *p, kh_format format, str *bytes)
{
    switch (format) {
    case KH_TEXT: *bytes = text_write(a, p); return true;
    case KH_DUMP: *bytes = plan_dump(a, p); return true;
    case KH_PDF: return write_pdf(d, a, p, bytes);
    default: return write_docx(d, a, p, bytes);
    }
}

bool format_is_rendered(kh_format format)
{
    return format == KH_TEXT || format == KH_DUMP || format_is_kept(format);
}

bool format_is_kept(kh_format format)
{
    return format == KH_DOCX || format == KH_PDF;
}

static bool is_whole(const kh_document *d)
{
    return d->built && !units_listed(d);
}

static bool render(kh_document *d, kh_format format, str *bytes)
{
    return is_whole(d) && files_render(d, d->a, &d->plan, 0, format, bytes);
}

/* False after reporting that an input would be written over. */
bool write_spares_inputs(const kh_document *d, diags *faults, str path)
{
    arena *a = faults->a;
    if (str_eq(path, S("-")) || !file_is_one_of(a, path, d->inputs.at, d->inputs.n))
        return true;
    diag_add(faults, DIAG_WRITE_OVER_INPUT, file_as_whole(a, path, path), ARGS(path));
    return false;
}

kh_status kh_render(kh_document *d, kh_format format, const void **bytes, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, bytes, n);
    if (!format_is_rendered(format))
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    str out = {0};
    bool good = render(d, format, &out);
    document_guard(d, NULL);
    document_give(out, bytes, n);
    return good ? KH_OK : document_failure(d);
}

/* Where all of them may stand. */
static bool write_checked(kh_document *d, kh_format format, str path)
{
    if (d->check_only)
        return str_eq(path, S("-")) || file_check_folder(&d->d, file_folder(path), false);
    file_remove_left(d->a, path);
    return files_write(d, d->a, &d->plan, format, path);
}

/* Of several files only that of the document was named: the others replace none but our own. */
static bool write_named(kh_document *d, kh_format format, str path)
{
    size_t n = files_count(d, &d->plan), kept = format_is_kept(format) ? 1 : n;
    if (n > 1 && str_eq(path, S("-"))) {
        diag_add(&d->d, DIAG_SPLIT_TO_STDOUT, (pos){document_word(d, "-o", "-"), 0},
                 ARGS(str_number(d->a, n)));
        return false;
    }
    return files_may_stand(d, &d->d, d->a, path, n, kept) && write_checked(d, format, path);
}

kh_status kh_write_file(kh_document *d, kh_format format, const char *path)
{
    jmp_buf no_memory;
    if (!format_is_rendered(format))
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    bool good = is_whole(d) && write_named(d, format, document_copy(d, path));
    document_guard(d, NULL);
    return good ? KH_OK : document_failure(d);
}

str write_ending(kh_format format)
{
    return format == KH_PDF ? S(".pdf") : S(".docx");
}

str write_name_beside(kh_document *d, str ending)
{
    str name = d->input_name;
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.' && name.p[dot - 1] != '/')
        dot--;
    bool has_ending = dot > 1 && name.p[dot - 1] == '.' && name.p[dot - 2] != '/';
    return STR_CAT(d->a, has_ending ? str_slice(name, 0, dot - 1) : name, ending);
}

bool write_may_replace(diags *faults, arena *scratch, str path)
{
    str old;
    file_kind kind = file_look(scratch, path);
    if (kind == FILE_NONE)
        return true;
    if (kind == FILE_UNSEEN) {
        file_report_write(faults, path);
        return false;
    }
    pos at = file_as_whole(faults->a, path, path);
    if (kind == FILE_REGULAR) {
        if (!file_read_in(scratch, faults, path, at, &old))
            return false;
        if (package_is_untouched(old) || pdf_is_untouched(old) || png_is_untouched(old))
            return true;
    }
    diag_add(faults, kind == FILE_FOLDER ? DIAG_WRITE_IS_FOLDER : DIAG_WRITE_EDITED, at,
             ARGS(path));
    return false;
}

kh_status kh_write_beside(kh_document *d, kh_format format, const char **path)
{
    jmp_buf no_memory;
    *path = "";
    if (!format_is_kept(format))
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    str name = write_name_beside(d, write_ending(format));
    *path = str_z(d->a, name);
    bool good = is_whole(d) && files_may_stand(d, &d->d, d->a, name, files_count(d, &d->plan), 0) &&
                write_checked(d, format, name);
    document_guard(d, NULL);
    return good ? KH_OK : document_failure(d);
}
