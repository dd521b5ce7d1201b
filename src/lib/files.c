/* The files that one plan comes to: the document, and its annexes where they are to be apart. */
#include "lib/files.h"
#include "base/file.h"
#include "base/map.h"
#include "office/seal.h"
#include "plan/split.h"

size_t files_count(const kh_document *d, const plan *p)
{
    return 1 + (d->how.split ? p->phu_luc.n : 0);
}

str files_name(arena *a, str path, size_t i)
{
    size_t dot = path.n;
    while (dot > 0 && path.p[dot - 1] != '.' && path.p[dot - 1] != '/')
        dot--;
    bool has_ending = dot > 1 && path.p[dot - 1] == '.' && path.p[dot - 2] != '/';
    size_t end = has_ending ? dot - 1 : path.n;
    return i == 0 ? path
                  : STR_CAT(a, str_slice(path, 0, end), S(".phu-luc-"), str_number(a, i),
                            str_after(path, end));
}

plan files_plan(const kh_document *d, arena *a, const plan *p, size_t i)
{
    if (files_count(d, p) == 1)
        return *p;
    return i == 0 ? plan_without_annexes(a, p) : plan_of_annex(a, p, i - 1);
}

bool files_render(kh_document *d, arena *a, const plan *p, size_t i, kh_format format, str *bytes)
{
    plan own = files_plan(d, a, p, i);
    return write_plan(d, a, &own, format, bytes);
}

/* Files of annexes that the document has no more, one after another. They may have been edited:
 * nothing removes them. False where that is a fault. */
static bool tell_left(const kh_document *d, diags *faults, str path, size_t n)
{
    arena *a = faults->a;
    size_t before = document_fault_count(d, faults);
    buf left = {.a = a};
    for (size_t i = n;; i++) {
        str name = files_name(a, path, i);
        if (file_look(a, name) != FILE_REGULAR)
            break;
        buf_add(&left, left.n ? S(", ") : S(""));
        buf_add(&left, name);
    }
    if (left.n)
        diag_add(faults, DIAG_SPLIT_LEFT, file_as_whole(a, path, path), ARGS(buf_str(&left)));
    return document_fault_count(d, faults) == before;
}

bool files_may_stand(const kh_document *d, diags *faults, arena *scratch, str path, size_t n,
                     size_t kept)
{
    bool all = true;
    for (size_t i = 0; i < n; i++) {
        str name = files_name(faults->a, path, i);
        bool free = file_look(scratch, name) == FILE_NONE ||
                    (write_spares_inputs(d, faults, name) &&
                     (i < kept || write_may_replace(faults, scratch, name)));
        all = free && all;
    }
    return (!d->how.split || tell_left(d, faults, path, n)) && all;
}

/* One plan's; `o` NULL: each where its name says. */
static outlet_result write_all(kh_document *d, outlet *o, const file_list *all)
{
    outlet_result put = o ? outlet_put_set(o, &d->d, all->at, all->n) : OUTLET_FAILED;
    d->same += put == OUTLET_SAME;
    if (o)
        return put;
    bool good = all->n == 1 ? file_write(&d->d, all->at[0].path, all->at[0].bytes)
                            : file_write_set(&d->d, all->at, all->n);
    return good ? OUTLET_WRITTEN : OUTLET_FAILED;
}

/* The Word documents of a plan; `path`: where the first, or its PDF, is to stand. */
static bool make_documents(kh_document *d, arena *a, const plan *p, str path, file_list *all)
{
    bool good = true;
    for (size_t i = 0; good && i < files_count(d, p); i++) {
        plan own = files_plan(d, a, p, i);
        file_bytes *f = list_add(a, all);
        f->path = files_name(a, path, i);
        good = write_docx(d, a, &own, &f->bytes);
    }
    return good;
}

/* The PDFs are there, and were made from these very documents. */
static bool pdfs_are_there(kh_document *d, arena *a, const file_list *all)
{
    diags unheard = {.a = a};
    for (size_t i = 0; i < all->n; i++) {
        str path = file_in(a, d->out_folder, all->at[i].path), old;
        if (file_look(a, path) != FILE_REGULAR || !file_read(&unheard, path, (pos){0}, &old) ||
            !pdf_is_made_from(old, map_hash(all->at[i].bytes)))
            return false;
    }
    return true;
}

outlet_result files_to_office(kh_document *d, office **o, arena *a, const plan *p, str path)
{
    file_list all = {0};
    if (!make_documents(d, a, p, path, &all))
        return OUTLET_FAILED;
    if (d->resume && d->units.n && d->zip.n == 0 && pdfs_are_there(d, a, &all)) {
        d->same++;
        return OUTLET_SAME;
    }
    *o = *o ? *o : pdf_open(d);
    bool good = *o;
    for (size_t i = 0; good && i < all.n; i++) {
        plan own = files_plan(d, a, p, i);
        good = office_add(*o, all.at[i].bytes, pdf_made_at(d, a, &own));
    }
    return good ? OUTLET_WRITTEN : OUTLET_FAILED;
}

outlet_result files_from_office(kh_document *d, outlet *out, office *o, arena *a, size_t from,
                                size_t n, str path, file_list *all)
{
    for (size_t i = 0; i < n; i++) {
        file_bytes *f = list_add(a, all);
        f->path = files_name(d->a, path, i);
        if (!office_take(o, a, from + i, &f->bytes))
            return OUTLET_FAILED;
    }
    return write_all(d, out, all);
}

static bool write_pdfs(kh_document *d, arena *a, const plan *p, str path)
{
    office *o = NULL;
    file_list all = {0};
    bool good = files_to_office(d, &o, a, p, path) == OUTLET_WRITTEN && office_convert(o) &&
                files_from_office(d, NULL, o, a, 0, files_count(d, p), path, &all) != OUTLET_FAILED;
    if (o)
        office_close(o);
    return good;
}

bool files_write(kh_document *d, arena *a, const plan *p, kh_format format, str path)
{
    size_t n = files_count(d, p);
    file_list all = {0};
    if (format == KH_PDF)
        return write_pdfs(d, a, p, path);
    for (size_t i = 0; i < n; i++) {
        file_bytes *f = list_add(a, &all);
        f->path = files_name(d->a, path, i);
        if (!files_render(d, a, p, i, format, &f->bytes))
            return false;
    }
    return write_all(d, NULL, &all);
}

size_t kh_file_count(kh_document *d)
{
    return d->built && !units_listed(d) ? files_count(d, &d->plan) : 0;
}

kh_status kh_file_name(kh_document *d, const char *path, size_t index, const char **name)
{
    jmp_buf no_memory;
    *name = "";
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    *name = str_z(d->a, files_name(d->a, str_from(path), index));
    document_guard(d, NULL);
    return KH_OK;
}

kh_status kh_render_file(kh_document *d, size_t index, kh_format format, const void **bytes,
                         size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, bytes, n);
    if (!format_is_rendered(format) || (d->built && index >= kh_file_count(d)))
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    str out = {0};
    bool good =
        d->built && !units_listed(d) && files_render(d, d->a, &d->plan, index, format, &out);
    document_guard(d, NULL);
    document_give(out, bytes, n);
    return good ? KH_OK : document_failure(d);
}
