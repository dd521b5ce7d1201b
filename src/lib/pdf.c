/* PDF and pictures of pages: what `office/` is asked for, and where the answers go. */
#include "base/file.h"
#include "base/map.h"
#include "lib/files.h"
#include "lib/units.h"
#include "office/seal.h"
#include "template/explain.h"

office *pdf_open(kh_document *d)
{
    size_t before = document_fault_count(d, &d->d);
    office *o = office_open(&d->d, &d->office);
    if (o && document_fault_count(d, &d->d) > before) { /* with `strict`: the fonts are wrong */
        office_close(o);
        return NULL;
    }
    return o;
}

str pdf_made_at(kh_document *d, arena *a, const plan *p)
{
    str made = core_made_at(a, p, &d->docx);
    buf digits = {.a = a};
    for (size_t i = 0; i < made.n; i++)
        if (made.p[i] >= '0' && made.p[i] <= '9')
            buf_byte(&digits, made.p[i]);
    return buf_str(&digits);
}

/* ---- pages ---- */

enum { DPI = 96, LEAST_DPI = 20, MOST_DPI = 600 };

static const source *word(kh_document *d, const char *name, int number)
{
    return document_word(d, name, str_z(d->a, str_number(d->a, number < 0 ? 0 : (size_t)number)));
}

/* False after reporting what can't be drawn. */
static bool check_range(kh_document *d, const kh_pages *how)
{
    const char *name =
        how->first < 0 || how->last < 0 || (how->last && how->first > how->last) ? "--page" : NULL;
    if (name)
        diag_add(&d->d, DIAG_PAGES_RANGE, (pos){word(d, name, how->first), 0}, ARGS(S("")));
    bool drawable = how->dpi == 0 || (how->dpi >= LEAST_DPI && how->dpi <= MOST_DPI);
    if (!drawable)
        diag_add(&d->d, DIAG_PAGES_DPI, (pos){word(d, "--dpi", how->dpi), 0},
                 ARGS(str_number(d->a, LEAST_DPI), str_number(d->a, MOST_DPI)));
    return !name && drawable;
}

/* The plan to be drawn, as PDF. */
static bool make_pdf(kh_document *d, office *o, const kh_pages *how, str *pdf)
{
    size_t i = 0;
    arena *a = d->a;
    plan p = d->plan;
    str docx;
    const source *whose = how->unit ? document_word(d, "--unit", how->unit) : NULL;
    if ((whose || d->units.n) && !explain_unit(&d->d, d->job, whose, &i))
        return false;
    if (d->units.n && !units_plan(d, i, &a, &p))
        return false;
    return write_docx(d, a, &p, &docx) && office_add(o, docx, pdf_made_at(d, a, &p)) &&
           office_convert(o) && office_take(o, d->a, 0, pdf);
}

#define PAGE_START "trang-"

/* "trang-07.png" */
static str page_name(kh_document *d, const page_picture *page)
{
    return STR_CAT(d->a, S(PAGE_START), page->number < 10 ? S("0") : S(""),
                   str_number(d->a, (size_t)page->number), S(".png"));
}

/* Pages of an earlier call that this one hasn't written; those that were edited stay, and what
 * can't be read. False after reporting. */
static bool remove_others(kh_document *d, str folder, const page_pictures *pages)
{
    str_list found = {0};
    map written = {.a = d->a};
    diags unheard = {.a = d->a};
    bool all = true;
    for (size_t i = 0; i < pages->n; i++)
        map_set(&written, page_name(d, &pages->at[i]), &pages->at[i]);
    file_names(d->a, folder, S(".png"), &found);
    for (size_t i = 0; i < found.n; i++) {
        str path = file_in(d->a, folder, found.at[i]), old;
        bool other = str_starts(found.at[i], S(PAGE_START)) && !map_get(&written, found.at[i]);
        if (other && file_look(d->a, path) == FILE_REGULAR &&
            file_read(&unheard, path, (pos){0}, &old) && png_is_untouched(old))
            all = file_remove(&d->d, path) && all;
    }
    return all;
}

static bool write_pages(kh_document *d, str folder, const page_pictures *pages, size_t *written)
{
    bool all = file_make_folder(&d->d, folder);
    for (size_t i = 0; i < pages->n && all; i++) {
        str path = file_in(d->a, folder, page_name(d, &pages->at[i]));
        all = write_spares_inputs(d, &d->d, path) && write_may_replace(&d->d, d->a, path);
    }
    for (size_t i = 0; i < pages->n && all; i++) {
        str path = file_in(d->a, folder, page_name(d, &pages->at[i]));
        all = file_write(&d->d, path, pages->at[i].png);
        *written += all;
    }
    return all && remove_others(d, folder, pages);
}

static bool draw(kh_document *d, const kh_pages *how, str folder, size_t *written)
{
    const page_range range = {how->dpi ? how->dpi : DPI, how->first, how->last};
    page_pictures pages = {0};
    str pdf;
    office *o = d->built && check_range(d, how) ? pdf_open(d) : NULL;
    if (!o)
        return false;
    bool good = make_pdf(d, o, how, &pdf) && office_draw(o, pdf, &range, &pages);
    office_close(o);
    return good && write_pages(d, folder, &pages, written);
}

kh_status kh_write_pages(kh_document *d, const kh_pages *how, size_t *written, const char **folder)
{
    static const kh_pages all;
    jmp_buf no_memory;
    *written = 0;
    *folder = "";
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    how = how ? how : &all;
    str name = how->folder ? document_copy(d, how->folder) : write_name_beside(d, S("-trang"));
    *folder = str_z(d->a, name);
    bool good = draw(d, how, name, written);
    document_guard(d, NULL);
    return good ? KH_OK : document_failure(d);
}
