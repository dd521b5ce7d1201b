/* The files that one plan comes to: the document, and its annexes where they are to be apart. */
#include "base/file.h"
#include "lib/document.h"
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

bool files_render(kh_document *d, arena *a, const plan *p, size_t i, kh_format format, str *bytes)
{
    if (files_count(d, p) == 1)
        return write_plan(d, a, p, format, bytes);
    plan own = i == 0 ? plan_without_annexes(a, p) : plan_of_annex(a, p, i - 1);
    return write_plan(d, a, &own, format, bytes);
}

/* Files of annexes that the document has no more, one after another. They may have been edited:
 * nothing removes them. False where that is a fault. */
static bool tell_left(kh_document *d, str path, size_t n)
{
    size_t before = document_fault_count(d, &d->d);
    buf left = {.a = d->a};
    for (size_t i = n;; i++) {
        str name = files_name(d->a, path, i);
        if (file_look(d->a, name) != FILE_REGULAR)
            break;
        buf_add(&left, left.n ? S(", ") : S(""));
        buf_add(&left, name);
    }
    source *src = NEW(d->a, source);
    *src = (source){.name = path, .whole_only = true};
    if (left.n)
        diag_add(&d->d, DIAG_SPLIT_LEFT, (pos){src, 0}, ARGS(buf_str(&left)));
    return document_fault_count(d, &d->d) == before;
}

bool files_may_stand(kh_document *d, arena *scratch, str path, size_t n, size_t kept)
{
    bool all = true;
    for (size_t i = 0; i < n; i++) {
        str name = files_name(d->a, path, i);
        all = write_spares_inputs(d, name) && (i < kept || write_may_replace(d, scratch, name)) &&
              all;
    }
    return (!d->how.split || tell_left(d, path, n)) && all;
}

bool files_write(kh_document *d, arena *a, const plan *p, kh_format format, str path)
{
    size_t n = files_count(d, p);
    LIST(file_bytes) all = {0};
    for (size_t i = 0; i < n; i++) {
        file_bytes *f = list_add(a, &all);
        f->path = files_name(d->a, path, i);
        if (!files_render(d, a, p, i, format, &f->bytes))
            return false;
    }
    return n == 1 ? file_write(&d->d, path, all.at[0].bytes) : file_write_set(&d->d, all.at, all.n);
}

size_t kh_file_count(kh_document *d)
{
    return d->built && d->units.n == 0 ? files_count(d, &d->plan) : 0;
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
    if (format == KH_JSON || (d->built && index >= kh_file_count(d)))
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    str out = {0};
    bool good = d->built && d->units.n == 0 && files_render(d, d->a, &d->plan, index, format, &out);
    document_guard(d, NULL);
    document_give(out, bytes, n);
    return good ? KH_OK : document_failure(d);
}
