/* The pipeline behind the public functions: source → data → plan → parts → package. */
#include "kehoach.h"

#include "base/decode.h"
#include "base/file.h"
#include "docx/package.h"
#include "input/json.h"
#include "nd30/check.h"
#include "template/bind.h"
#include "template/mustache.h"
#include "text/text.h"

#define VERSION "0.1.0"

struct kh_document {
    arena *a;
    diags d;
    str input_name;
    plan plan;
    LIST(str) inputs; /* files that were read: nothing is written over them */
    bool read;        /* an input was given */
    bool built;       /* the plan is whole */
    bool strict;
    docx_options docx;
    bool sorted;  /* the messages are in order */
    place *shown; /* of the message last asked for, to look from there */
    const source *shown_source;
    const char *shown_line; /* its source line; many messages may share one */
};

const char *kh_version(void)
{
    return VERSION;
}

kh_document *kh_open(void)
{
    arena *a = arena_new();
    jmp_buf no_memory;
    if (!a)
        return NULL;
    if (setjmp(no_memory)) {
        arena_free(a);
        return NULL;
    }
    arena_on_no_memory(a, &no_memory);
    kh_document *d = NEW(a, kh_document);
    d->a = a;
    d->d.a = a;
    d->docx.epoch = -1;
    arena_on_no_memory(a, NULL);
    return d;
}

void kh_close(kh_document *d)
{
    if (d)
        arena_free(d->a);
}

/* What the messages so far come to. */
static kh_status status_of(const kh_document *d)
{
    const size_t *count = d->d.count;
    return count[SEVERITY_SYSTEM]                                            ? KH_E_SYSTEM
           : count[SEVERITY_USAGE]                                           ? KH_E_USAGE
           : count[SEVERITY_ERROR] || (d->strict && count[SEVERITY_WARNING]) ? KH_E_INPUT
                                                                             : KH_OK;
}

/* ---- reading ---- */

static str copied(kh_document *d, const char *z)
{
    return str_copy(d->a, str_from(z));
}

static const str *copied_list(kh_document *d, const char *const *list, size_t n)
{
    str *out = NEW_ARRAY(d->a, str, n + 1);
    for (size_t i = 0; i < n; i++)
        out[i] = copied(d, list[i]);
    return out;
}

/* Seconds since 1970, digits only. */
static void read_epoch(kh_document *d, const char *text)
{
    long long epoch = 0;
    bool good = text[0] && strlen(text) <= 12;
    for (const char *p = text; *p && good; p++) {
        good = *p >= '0' && *p <= '9';
        epoch = epoch * 10 + (*p - '0');
    }
    if (good) {
        d->docx.epoch = epoch;
        return;
    }
    source *src = NEW(d->a, source);
    *src = (source){.name = S("SOURCE_DATE_EPOCH"), .text = copied(d, text), .is_word = true};
    diag_add(&d->d, DIAG_EPOCH_FORM, (pos){src, 0}, ARGS(src->text));
}

static void build(kh_document *d, const source *src, const kh_options *options)
{
    str folder = file_folder(d->input_name);
    folders from = {folder, copied_list(d, options->folders, options->n_folders),
                    options->n_folders};
    data values;
    data_read(&d->d, src, &from, &values);
    if (values.empty)
        return; /* one message says it all */
    for (size_t i = 0; i < options->n_sets; i++)
        data_set(&d->d, &values, copied(d, options->sets[i]));
    str name = options->template_name ? copied(d, options->template_name) : S("ke-hoach");
    template_places places = template_places_make(
        d->a, folder, copied_list(d, options->template_folders, options->n_template_folders),
        options->n_template_folders);
    const khung *form = khung_load(&d->d, name, &places);
    if (!form)
        return;
    for (size_t i = 0; i < form->chain.n; i++)
        *list_add(d->a, &d->inputs) = form->chain.at[i]->root->at.src->name;
    for (size_t i = 0; i < values.files.n; i++)
        *list_add(d->a, &d->inputs) = values.files.at[i];
    bind_options how = {.level = options->level ? copied(d, options->level) : (str){0},
                        .renumber = options->renumber};
    bind_plan(&d->d, &values, form, how, &d->plan);
    check_plan(&d->d, &d->plan);
    d->built = status_of(d) == KH_OK;
}

/* `bytes` NULL: the file. Jumps when memory runs out. */
static void read_input(kh_document *d, const char *name, const void *bytes, size_t n,
                       const kh_options *options)
{
    static const kh_options none;
    options = options ? options : &none;
    d->strict = options->strict;
    d->input_name = copied(d, name);
    if (options->epoch)
        read_epoch(d, options->epoch);
    str all = {bytes, n};
    if (!bytes && !file_read(&d->d, d->input_name, (pos){0}, &all))
        return;
    if (!bytes)
        *list_add(d->a, &d->inputs) = d->input_name;
    str shown = str_eq(d->input_name, S("-")) ? S("<stdin>") : d->input_name;
    const source *src = source_decode(&d->d, shown, all);
    if (src)
        build(d, src, options);
}

static kh_status read_guarded(kh_document *d, const char *name, const void *bytes, size_t n,
                              const kh_options *options)
{
    jmp_buf no_memory;
    if (d->read)
        return KH_E_USAGE;
    d->read = true;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    read_input(d, name, bytes, n, options);
    arena_on_no_memory(d->a, NULL);
    return status_of(d);
}

kh_status kh_read_file(kh_document *d, const char *path, const kh_options *options)
{
    return read_guarded(d, path, NULL, 0, options);
}

kh_status kh_read_memory(kh_document *d, const char *name, const void *bytes, size_t n,
                         const kh_options *options)
{
    return read_guarded(d, name, bytes ? bytes : "", bytes ? n : 0, options);
}

/* ---- writing ---- */

static bool render(kh_document *d, kh_format format, str *bytes)
{
    if (!d->built)
        return false;
    if (format == KH_TEXT) {
        *bytes = text_write(d->a, &d->plan);
        return true;
    }
    if (format == KH_DUMP) {
        *bytes = plan_dump(d->a, &d->plan);
        return true;
    }
    parts all = {0};
    bool good = parts_write(d->a, &d->plan, &d->docx, &all);
    if (good) {
        *bytes = package_write(d->a, &all, &d->docx);
    } else {
        source *src = NEW(d->a, source);
        *src = (source){.name = d->input_name, .whole_only = true};
        diag_add(&d->d, DIAG_WRITE_INTERNAL, (pos){src, 0}, ARGS(S("")));
    }
    return good;
}

/* False after reporting that an input would be written over. */
static bool spares_inputs(kh_document *d, str path)
{
    for (size_t i = 0; i < d->inputs.n; i++) {
        if (str_eq(path, S("-")) || !file_is_same(d->a, path, d->inputs.at[i]))
            continue;
        source *src = NEW(d->a, source);
        *src = (source){.name = path, .whole_only = true};
        diag_add(&d->d, DIAG_WRITE_OVER_INPUT, (pos){src, 0}, ARGS(path));
        return false;
    }
    return true;
}

static kh_status failure(const kh_document *d)
{
    return status_of(d) == KH_OK ? KH_E_INPUT : status_of(d);
}

kh_status kh_render(kh_document *d, kh_format format, const void **bytes, size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    d->sorted = false;
    str out = {0};
    bool good = render(d, format, &out);
    arena_on_no_memory(d->a, NULL);
    *bytes = out.p;
    *n = out.n;
    return good ? KH_OK : failure(d);
}

kh_status kh_write_file(kh_document *d, kh_format format, const char *path)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    d->sorted = false;
    str out = {0};
    str name = copied(d, path);
    bool good = render(d, format, &out) && spares_inputs(d, name) && file_write(&d->d, name, out);
    arena_on_no_memory(d->a, NULL);
    return good ? KH_OK : failure(d);
}

/* "a/ke-hoach.ini" → "a/ke-hoach.docx" */
static str name_beside(kh_document *d)
{
    str name = d->input_name;
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.' && name.p[dot - 1] != '/')
        dot--;
    bool has_ending = dot > 1 && name.p[dot - 1] == '.' && name.p[dot - 2] != '/';
    return STR_CAT(d->a, has_ending ? str_slice(name, 0, dot - 1) : name, S(".docx"));
}

/* True if there is no such file, or one that this library wrote and nobody edited. */
static bool may_replace(kh_document *d, str path)
{
    str old;
    file_kind kind = file_look(d->a, path);
    if (kind == FILE_NONE || kind == FILE_FOLDER) /* a folder: the write says so */
        return true;
    if (kind == FILE_REGULAR) {
        if (!file_read(&d->d, path, (pos){0}, &old))
            return false;
        if (package_is_untouched(old))
            return true;
    }
    source *src = NEW(d->a, source);
    *src = (source){.name = path, .whole_only = true};
    diag_add(&d->d, DIAG_WRITE_EDITED, (pos){src, 0}, ARGS(path));
    return false;
}

kh_status kh_write_beside(kh_document *d, const char **path)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    d->sorted = false;
    str name = name_beside(d), out = {0};
    *path = str_z(d->a, name);
    bool good = render(d, KH_DOCX, &out) && may_replace(d, name) && file_write(&d->d, name, out);
    arena_on_no_memory(d->a, NULL);
    return good ? KH_OK : failure(d);
}

/* ---- text templates ---- */

static const source *read_source(kh_document *d, const char *path)
{
    str name = copied(d, path), bytes;
    if (!file_read(&d->d, name, (pos){0}, &bytes))
        return NULL;
    *list_add(d->a, &d->inputs) = name;
    return source_decode(&d->d, name, bytes);
}

/* `NAME.mustache`, then `NAME`; names that lead out of the folder are none. */
static const source *find_partial(void *context, diags *d, str name)
{
    str folder = *(const str *)context, bytes;
    const str names[] = {STR_CAT(d->a, name, S(".mustache")), name};
    for (size_t i = 0; i < 2; i++) {
        str path = file_in(d->a, folder, names[i]);
        if (file_look(d->a, path) == FILE_REGULAR && file_is_inside(d->a, path, folder))
            return file_read(d, path, (pos){0}, &bytes) ? source_decode(d, path, bytes) : NULL;
    }
    return NULL;
}

static bool fill(kh_document *d, const char *template_path, const char *data_path,
                 const char *partials, str *out)
{
    const source *text = read_source(d, template_path), *json = read_source(d, data_path);
    str folder = partials ? copied(d, partials) : file_folder(copied(d, template_path));
    const tree *values = json ? json_read(&d->d, json) : NULL;
    partial_source found = {find_partial, &folder};
    const mustache *m = text ? mustache_compile(&d->d, text, found) : NULL;
    return m && values && mustache_render(&d->d, m, values, out);
}

kh_status kh_fill(kh_document *d, const char *template_path, const char *data_path,
                  const char *partials, const void **bytes, size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0};
    bool good = fill(d, template_path, data_path, partials, &out);
    arena_on_no_memory(d->a, NULL);
    *bytes = out.p;
    *n = out.n;
    return good ? KH_OK : failure(d);
}

kh_status kh_fill_file(kh_document *d, const char *template_path, const char *data_path,
                       const char *partials, const char *path)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0}, name = copied(d, path);
    bool good = fill(d, template_path, data_path, partials, &out) && spares_inputs(d, name) &&
                file_write(&d->d, name, out);
    arena_on_no_memory(d->a, NULL);
    return good ? KH_OK : failure(d);
}

/* ---- messages ---- */

static void sort_messages(kh_document *d)
{
    if (d->sorted)
        return;
    if (d->d.left_out) {
        source *src = NEW(d->a, source);
        *src = (source){.name = d->input_name, .whole_only = true};
        str count = str_number(d->a, d->d.left_out);
        d->d.left_out = 0;
        diag_add(&d->d, DIAG_TOO_MANY, (pos){src, 0}, ARGS(count));
    }
    diags_sort(&d->d);
    d->sorted = true;
    d->shown_source = NULL;
}

size_t kh_message_count(kh_document *d)
{
    return d->d.list.n;
}

static void fill_message(kh_document *d, const diag *now, kh_language speech, kh_message *m)
{
    static const kh_severity severities[] = {KH_NOTE, KH_WARNING, KH_ERROR, KH_ERROR, KH_ERROR};
    const source *src = now->at.src;
    *m = (kh_message){
        .severity = severities[diag_severity(now->code)],
        .code = diag_number(now->code),
        .file = str_z(d->a, src->name),
        .text = str_z(d->a, diag_text(d->a, now, speech == KH_ENGLISH ? LANGUAGE_EN : LANGUAGE_VI)),
    };
    if (src->whole_only)
        return;
    if (!d->shown)
        d->shown = NEW(d->a, place);
    bool same = src == d->shown_source;
    size_t line_before = d->shown->line;
    *d->shown = source_place(now->at, same ? d->shown : NULL);
    d->shown_source = src;
    if (!same || d->shown->line != line_before)
        d->shown_line = str_z(d->a, d->shown->line_text);
    if (!src->is_word) {
        m->line = d->shown->line;
        m->column = d->shown->column;
        m->byte = d->shown->byte;
    }
    m->source_line = d->shown_line;
    m->source_offset =
        (now->at.off < src->text.n ? now->at.off : src->text.n) - d->shown->line_start;
}

kh_status kh_message_get(kh_document *d, size_t index, kh_language speech, kh_message *message)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    sort_messages(d);
    if (index < d->d.list.n)
        fill_message(d, &d->d.list.at[index], speech, message);
    arena_on_no_memory(d->a, NULL);
    return index < d->d.list.n ? KH_OK : KH_E_USAGE;
}
