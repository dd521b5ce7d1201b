/* What the two programs are told, and what is made of their answers. How they are run and where:
 * process, workplace. Knows nothing of plans. */
#include "office/office.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "office/fonts.h"
#include "office/seal.h"
#include "office/socket_name.h"

typedef struct entry {
    str path, made;
    unsigned long long from; /* hash of its Word document */
} entry;

struct office {
    diags *d;
    pos at;
    int seconds;
    workplace *place;
    const char *program, *fonts;
    const char *profile;
    LIST(entry) batch;
    size_t count;   /* of all so far: it names their files */
    bool converted; /* the batch is */
    bool reported;  /* why some of the batch are missing */
    str words;      /* the last ones of the last run */
};

/* ---- LibreOffice ---- */

/* A file URL (RFC 8089) of an absolute path. */
static str url_of(arena *a, str path)
{
    static const char hex[] = "0123456789ABCDEF";
    buf b = {.a = a};
    buf_add(&b, S("file://"));
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     (c && strchr("/-_.~", c));
        if (plain) {
            buf_byte(&b, (char)c);
        } else {
            buf_byte(&b, '%');
            buf_byte(&b, hex[c >> 4]);
            buf_byte(&b, hex[c & 15]);
        }
    }
    return buf_str(&b);
}

static const char *find_office(office *o, str named)
{
    static const char *const usual[] = {"soffice", "libreoffice", NULL};
    const char *const other[] = {named.n ? str_z(o->d->a, named) : NULL, NULL};
    const char *found = process_find(o->d->a, named.n ? other : usual);
    if (!found && named.n)
        diag_add(o->d, DIAG_OFFICE_NOT_THERE, o->at, ARGS(named));
    else if (!found)
        diag_add(o->d, DIAG_OFFICE_MISSING, o->at, ARGS(S("")));
    return found;
}

/* The folder with its profile; false after reporting. */
static bool open_workplace(office *o)
{
    arena *a = o->d->a;
    o->place = workplace_open(o->d, o->at);
    if (!o->place)
        return false;
    str profile = url_of(a, file_in(a, o->place->folder, S("profile")));
    o->profile = str_z(a, STR_CAT(a, S("-env:UserInstallation="), profile));
    return workplace_guard(o->place, o->d, o->at, socket_name(a, profile));
}

office *office_open(diags *d, const office_options *how)
{
    office *o = NEW(d->a, office);
    source *src = NEW(d->a, source);
    *src = (source){.name = how->name, .whole_only = true};
    *o = (office){
        .d = d, .at = {src, 0}, .seconds = how->seconds > 0 ? how->seconds : OFFICE_SECONDS};
    o->program = find_office(o, how->program);
    if (o->program && open_workplace(o))
        o->fonts = fonts_setting(d, o->place);
    if (!o->fonts) {
        office_close(o);
        return NULL;
    }
    fonts_check(d, o->at, o->place, o->fonts, o->seconds);
    return o;
}

void office_close(office *o)
{
    if (o->place)
        workplace_close(o->place);
}

bool office_add(office *o, str docx, str made)
{
    arena *a = o->d->a;
    if (o->converted)
        o->batch.n = 0;
    o->converted = o->reported = false;
    str path = file_in(a, o->place->folder, str_number(a, ++o->count));
    *list_add(a, &o->batch) = (entry){path, str_copy(a, made), map_hash(docx)};
    return file_write(o->d, STR_CAT(a, path, S(".docx")), docx);
}

/* Runs a program that works in the folder, `units` times as long as one document may take. */
static process_end run(office *o, const char *program, const char *const *arguments, size_t units)
{
    arena *a = o->d->a;
    const char *temporary = str_z(a, STR_CAT(a, S("TMPDIR="), o->place->folder));
    const char *const settings[] = {o->fonts, temporary, "TZ=UTC", "SAL_USE_VCLPLUGIN=svp", NULL};
    long long most = (long long)o->seconds * (long long)units;
    const process_order order = {
        program,         arguments, settings, o->seconds, most < 1000000 ? (int)most : 1000000,
        o->place->keeper};
    str said;
    process_end end = process_run(a, &order, &said);
    o->words = process_last_words(said);
    return end;
}

bool office_convert(office *o)
{
    arena *a = o->d->a;
    enum { FIXED = 8 };
    const char *const fixed[FIXED] = {"soffice",      o->profile,
                                      "--headless",   "--norestore",
                                      "--convert-to", "pdf:writer_pdf_Export",
                                      "--outdir",     str_z(a, o->place->folder)};
    const char **arguments = NEW_ARRAY(a, const char *, FIXED + o->batch.n + 1);
    memcpy(arguments, fixed, sizeof fixed);
    for (size_t i = 0; i < o->batch.n; i++)
        arguments[FIXED + i] = str_z(a, STR_CAT(a, o->batch.at[i].path, S(".docx")));
    o->converted = true;
    if (run(o, o->program, arguments, o->batch.n) != PROCESS_LATE)
        return true; /* its status says little: the files tell */
    o->reported = true;
    diag_add(o->d, DIAG_OFFICE_LATE, o->at, ARGS(str_number(a, (size_t)o->seconds)));
    return false;
}

bool office_take(office *o, arena *a, size_t i, str *pdf)
{
    str path = STR_CAT(a, o->batch.at[i].path, S(".pdf")), raw;
    if (file_look(a, path) != FILE_REGULAR) {
        if (!o->reported && o->words.n)
            diag_add(o->d, DIAG_OFFICE_FAILED, o->at, ARGS(o->words));
        else if (!o->reported)
            diag_add(o->d, DIAG_OFFICE_SILENT, o->at, ARGS(S("")));
        return false;
    }
    if (!file_read_in(a, o->d, path, o->at, &raw))
        return false;
    if (pdf_seal(a, raw, o->batch.at[i].made, o->batch.at[i].from, pdf))
        return true;
    if (!o->reported)
        diag_add(o->d, DIAG_OFFICE_BROKEN, o->at, ARGS(S("")));
    return false;
}

/* ---- poppler ---- */

/* What pdftoppm wrote: "trang-1.png" or "trang-01.png", by their number. */
static bool collect(office *o, str folder, page_pictures *pages)
{
    arena *a = o->d->a;
    str_list names = {0};
    file_names(a, folder, S(".png"), &names);
    for (size_t i = 0; i < names.n; i++) {
        str raw, path = file_in(a, folder, names.at[i]);
        page_picture *page = list_add(a, pages);
        page->number = atoi(str_z(a, str_after(names.at[i], S("trang-").n)));
        if (!file_read_in(a, o->d, path, o->at, &raw))
            return false;
        if (!png_seal(a, raw, &page->png)) {
            diag_add(o->d, DIAG_PAGES_BROKEN, o->at, ARGS(S("")));
            return false;
        }
    }
    return true;
}

/* Its fault in words; false. */
static bool report_pages(office *o, process_end end, const page_range *range)
{
    arena *a = o->d->a;
    if (end == PROCESS_LATE)
        diag_add(o->d, DIAG_PAGES_LATE, o->at, ARGS(str_number(a, (size_t)o->seconds)));
    else if (range->first > 1 && str_find(o->words, S("Wrong page range")) < o->words.n)
        diag_add(o->d, DIAG_PAGES_NONE, o->at, ARGS(str_number(a, (size_t)range->first)));
    else if (o->words.n)
        diag_add(o->d, DIAG_PAGES_FAILED, o->at, ARGS(o->words));
    else
        diag_add(o->d, DIAG_PAGES_SILENT, o->at, ARGS(S("")));
    return false;
}

bool office_draw(office *o, str pdf, const page_range *range, page_pictures *pages)
{
    static const char *const names[] = {"pdftoppm", NULL};
    arena *a = o->d->a;
    const char *program = process_find(a, names);
    if (!program) {
        diag_add(o->d, DIAG_PAGES_MISSING, o->at, ARGS(S("")));
        return false;
    }
    str folder = file_in(a, o->place->folder, S("pages"));
    str input = file_in(a, o->place->folder, S("pages.pdf"));
    if (!file_make_folder(o->d, folder) || !file_write(o->d, input, pdf))
        return false;
    const char *arguments[12] = {"pdftoppm", "-png", "-r",
                                 str_z(a, str_number(a, (size_t)range->dpi))};
    size_t n = 4;
    if (range->first > 0) {
        arguments[n++] = "-f";
        arguments[n++] = str_z(a, str_number(a, (size_t)range->first));
    }
    if (range->last > 0) {
        arguments[n++] = "-l";
        arguments[n++] = str_z(a, str_number(a, (size_t)range->last));
    }
    arguments[n++] = str_z(a, input);
    arguments[n] = str_z(a, file_in(a, folder, S("trang")));
    process_end end = run(o, program, arguments, 1);
    if (!collect(o, folder, pages))
        return false;
    if (end != PROCESS_DONE || !pages->n)
        return report_pages(o, end, range);
    int most = pages->at[pages->n - 1].number;
    if (range->last > most)
        diag_add(o->d, DIAG_PAGES_FEWER, o->at, ARGS(str_number(a, (size_t)most)));
    return true;
}
