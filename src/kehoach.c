/* The pipeline behind the public functions: source → data → plan → parts → package. */
#include "kehoach.h"

#include "base/decode.h"
#include "base/file.h"
#include "docx/package.h"
#include "input/json.h"
#include "nd30/check.h"
#include "template/explain.h"
#include "template/file_name.h"
#include "template/inspect.h"
#include "template/job.h"
#include "template/mustache.h"
#include "template/starter.h"
#include "text/text.h"

#define VERSION "0.1.0"

/* A unit's plan, as far as is known without it. */
typedef struct unit_state {
    str name; /* its file's, without ending */
    bool whole;
} unit_state;

struct kh_document {
    arena *a;
    diags d;
    str input_name;
    plan plan;
    LIST(str) inputs; /* files that were read: nothing is written over them */
    bool read;        /* an input was given */
    bool built;       /* the plan is whole; with units: what they share is */
    job_options how;
    job *job;
    LIST(unit_state) units;
    arena *of_unit; /* of the unit's plan that was made last */
    jmp_buf *no_memory;
    str out_folder;
    bool keep_going;
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

static const source *word_source(kh_document *d, const char *name, const char *word)
{
    source *src = NEW(d->a, source);
    *src = (source){.name = str_from(name), .text = copied(d, word), .is_word = true};
    return src;
}

static str copied_or_empty(kh_document *d, const char *z)
{
    return z ? copied(d, z) : (str){0};
}

static void take_options(kh_document *d, const kh_options *o)
{
    str folder = file_folder(d->input_name);
    d->how = (job_options){
        .places = template_places_make(d->a, folder,
                                       copied_list(d, o->template_folders, o->n_template_folders),
                                       o->n_template_folders),
        .from = {folder, copied_list(d, o->folders, o->n_folders), o->n_folders},
        .level = o->level ? word_source(d, "--level", o->level) : NULL,
        .template_name = copied_or_empty(d, o->template_name),
        .file_name = copied_or_empty(d, o->file_name),
        .sets = copied_list(d, o->sets, o->n_sets),
        .n_sets = o->n_sets,
        .lists = copied_list(d, o->lists, o->n_lists),
        .n_lists = o->n_lists,
        .renumber = o->renumber,
        .apart = o->explain,
    };
    d->out_folder = o->out_folder ? copied(d, o->out_folder) : folder;
    d->keep_going = o->keep_going;
}

/* ---- units ---- */

static void free_arena(void *a)
{
    arena_free(a);
}

/* The arena of one unit's plan, empty. */
static arena *unit_arena(kh_document *d)
{
    if (!d->of_unit) {
        d->of_unit = arena_new();
        if (!d->of_unit)
            arena_no_memory(d->a);
        arena_defer(d->a, free_arena, d->of_unit);
    }
    arena_reset(d->of_unit);
    arena_on_no_memory(d->of_unit, d->no_memory);
    return d->of_unit;
}

static size_t fault_count(const kh_document *d, const diags *faults)
{
    const size_t *count = faults->count;
    return count[SEVERITY_ERROR] + count[SEVERITY_USAGE] + count[SEVERITY_SYSTEM] +
           (d->strict ? count[SEVERITY_WARNING] : 0);
}

/* The i-th plan and its faults, until the next is asked for. True if it is whole. */
static bool make_unit(kh_document *d, size_t i, bool check, diags *faults, plan *p, str *name)
{
    *faults = (diags){.a = unit_arena(d)};
    if (!job_plan(d->job, i, check, faults, p, name))
        return false;
    if (check)
        check_plan(faults, p);
    return fault_count(d, faults) == 0;
}

/* Two rows with one file name: neither may win. */
static void check_name(kh_document *d, map *taken, size_t i)
{
    unit_state *u = &d->units.at[i];
    str key = file_name_key(d->a, u->name);
    const unit_state *before = map_get(taken, key);
    if (u->name.n == 0)
        return;
    if (!before) {
        map_set(taken, key, u);
        return;
    }
    size_t first = (size_t)(before - d->units.at);
    diag_add_both(&d->d, DIAG_NAME_TWICE, job_unit_place(d->job, i), job_unit_place(d->job, first),
                  ARGS(job_unit(d->job, i), u->name));
    u->whole = d->units.at[first].whole = false;
}

/* Every plan once, to find all faults before anything is written. False if a text that they share
 * turns out to have some. */
static bool check_units(kh_document *d)
{
    map taken = {.a = d->a};
    bool shared_whole = true;
    for (size_t i = 0; i < job_units(d->job); i++)
        list_add(d->a, &d->units);
    for (size_t i = 0; i < d->units.n; i++) {
        diags faults;
        plan p;
        str name = {0};
        size_t before = fault_count(d, &d->d);
        bool whole = make_unit(d, i, true, &faults, &p, &name);
        shared_whole = shared_whole && fault_count(d, &d->d) == before;
        d->units.at[i] = (unit_state){str_copy(d->a, name), whole};
        job_report(d->job, i, &faults);
        check_name(d, &taken, i);
    }
    job_report_alike(d->job);
    return shared_whole;
}

/* ---- building ---- */

static void build(kh_document *d, const source *src)
{
    d->job = job_read(&d->d, src, &d->how);
    if (!d->job)
        return;
    for (size_t i = 0; i < job_file_count(d->job); i++)
        *list_add(d->a, &d->inputs) = job_file(d->job, i);
    bool shared_whole = fault_count(d, &d->d) == job_row_faults(d->job);
    str name;
    if (job_units(d->job)) {
        shared_whole = check_units(d) && shared_whole;
    } else {
        job_plan(d->job, 0, true, &d->d, &d->plan, &name);
        check_plan(&d->d, &d->plan);
    }
    job_report_unused(d->job);
    d->built = job_units(d->job) == 0 ? status_of(d) == KH_OK : shared_whole;
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
    take_options(d, options);
    if (src)
        build(d, src);
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
    d->no_memory = &no_memory;
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

static bool render_plan(kh_document *d, arena *a, const plan *p, kh_format format, str *bytes)
{
    if (format == KH_TEXT) {
        *bytes = text_write(a, p);
        return true;
    }
    if (format == KH_DUMP) {
        *bytes = plan_dump(a, p);
        return true;
    }
    parts all = {0};
    bool good = parts_write(a, p, &d->docx, &all);
    if (good) {
        *bytes = package_write(a, &all, &d->docx);
    } else {
        source *src = NEW(d->a, source);
        *src = (source){.name = d->input_name, .whole_only = true};
        diag_add(&d->d, DIAG_WRITE_INTERNAL, (pos){src, 0}, ARGS(S("")));
    }
    return good;
}

static bool render(kh_document *d, kh_format format, str *bytes)
{
    return format != KH_JSON && d->built && d->units.n == 0 &&
           render_plan(d, d->a, &d->plan, format, bytes);
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

/* ---- writing units ---- */

size_t kh_unit_count(kh_document *d)
{
    return d->built ? d->units.n : 0;
}

const char *kh_unit_name(kh_document *d, size_t index)
{
    return str_z(d->a, job_unit(d->job, index));
}

int kh_unit_is_whole(kh_document *d, size_t index)
{
    return d->built && d->units.at[index].whole;
}

static bool render_unit(kh_document *d, size_t i, kh_format format, str *bytes)
{
    diags faults; /* known since they were checked */
    plan p;
    str name;
    if (!d->built || !d->units.at[i].whole)
        return false;
    make_unit(d, i, false, &faults, &p, &name);
    return render_plan(d, d->of_unit, &p, format, bytes);
}

kh_status kh_render_unit(kh_document *d, size_t index, kh_format format, const void **bytes,
                         size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    d->no_memory = &no_memory;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0};
    bool good = render_unit(d, index, format, &out);
    arena_on_no_memory(d->a, NULL);
    *bytes = out.p;
    *n = out.n;
    return good ? KH_OK : failure(d);
}

static str unit_path(kh_document *d, size_t i)
{
    return file_in(d->a, d->out_folder, STR_CAT(d->a, d->units.at[i].name, S(".docx")));
}

/* Which of them may be written; false if that isn't all. */
static bool check_paths(kh_document *d)
{
    bool all = true;
    for (size_t i = 0; i < d->units.n; i++) {
        unit_state *u = &d->units.at[i];
        str path = u->whole ? unit_path(d, i) : (str){0};
        if (u->whole && (!spares_inputs(d, path) || !may_replace(d, path)))
            u->whole = false;
        all = all && u->whole;
    }
    return all;
}

/* Whose plans are left out, where the others are written. */
static void say_left(kh_document *d)
{
    for (size_t i = 0; i < d->units.n; i++)
        if (!d->units.at[i].whole)
            diag_add(&d->d, DIAG_ROW_LEFT, job_unit_place(d->job, i), ARGS(job_unit(d->job, i)));
}

static void write_units(kh_document *d, size_t *written)
{
    *written = 0;
    if (!d->built || (!check_paths(d) && !d->keep_going) || !file_make_folder(&d->d, d->out_folder))
        return;
    say_left(d);
    for (size_t i = 0; i < d->units.n; i++) {
        str bytes;
        if (!d->units.at[i].whole || !render_unit(d, i, KH_DOCX, &bytes))
            continue;
        if (!file_write(&d->d, unit_path(d, i), bytes))
            return; /* the disk: no use in going on */
        (*written)++;
    }
}

kh_status kh_write_units(kh_document *d, size_t *written, const char **folder)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    d->no_memory = &no_memory;
    arena_on_no_memory(d->a, &no_memory);
    d->sorted = false;
    *folder = str_z(d->a, d->out_folder);
    write_units(d, written);
    arena_on_no_memory(d->a, NULL);
    return *written == d->units.n && d->units.n ? status_of(d) : failure(d);
}

/* ---- about templates and values ---- */

static language speech_of(kh_language asked)
{
    return asked == KH_ENGLISH ? LANGUAGE_EN : LANGUAGE_VI;
}

static void take_template_options(kh_document *d, const kh_options *options)
{
    static const kh_options none;
    take_options(d, options ? options : &none);
}

static kh_status text_result(const kh_document *d, bool good, str out, const void **text, size_t *n)
{
    *text = out.p;
    *n = out.n;
    return good ? status_of(d) : failure(d);
}

kh_status kh_list_templates(kh_document *d, const kh_options *options, kh_language speech,
                            const void **text, size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    take_template_options(d, options);
    khung_list all = khung_list_all(d->a, &d->how.places);
    str out = inspect_list(d->a, &all, speech_of(speech));
    arena_on_no_memory(d->a, NULL);
    return text_result(d, true, out, text, n);
}

static bool inspect(kh_document *d, const char *name, kh_format format, language speech, str *out)
{
    const khung *k = khung_load(&d->d, copied(d, name), &d->how.places, (pos){0});
    if (k)
        *out = format == KH_JSON ? json_write(d->a, inspect_tree(d->a, k))
                                 : inspect_text(d->a, k, speech);
    return k != NULL;
}

kh_status kh_inspect(kh_document *d, const char *name, const kh_options *options, kh_format format,
                     kh_language speech, const void **text, size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0};
    take_template_options(d, options);
    bool good = inspect(d, name, format, speech_of(speech), &out);
    arena_on_no_memory(d->a, NULL);
    return text_result(d, good, out, text, n);
}

/* A word of the command line, as text; NULL after reporting bytes that are none. */
static const source *typed_word(kh_document *d, const char *name, const char *word)
{
    const source *decoded = source_decode(&d->d, str_from(name), copied(d, word));
    if (decoded)
        ((source *)decoded)->is_word = true; /* made just now */
    return decoded;
}

typedef bool explain(diags *d, const job_view *v, const source *asked, language speech, str *text);

/* `name`: what messages call the word that is asked for. */
static kh_status explain_guarded(kh_document *d, explain *how, const char *name, const char *word,
                                 const char *whose, language speech, str *out)
{
    size_t i;
    d->sorted = false;
    const source *asked = typed_word(d, name, word);
    const source *unit_word = whose ? typed_word(d, "--unit", whose) : NULL;
    if (!d->job || !asked || (whose && !unit_word) || !explain_unit(&d->d, d->job, unit_word, &i))
        return failure(d);
    job_view view;
    if (!job_look(d->job, i, &view))
        return failure(d);
    return how(&d->d, &view, asked, speech, out) ? status_of(d) : failure(d);
}

kh_status kh_explain_key(kh_document *d, const char *key, const char *whose, kh_language speech,
                         const void **text, size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0};
    kh_status status =
        explain_guarded(d, explain_key, "explain", key, whose, speech_of(speech), &out);
    arena_on_no_memory(d->a, NULL);
    *text = out.p;
    *n = out.n;
    return status;
}

kh_status kh_explain_words(kh_document *d, const char *words, const char *whose, kh_language speech,
                           const void **text, size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0};
    kh_status status =
        explain_guarded(d, explain_words, "--words", words, whose, speech_of(speech), &out);
    arena_on_no_memory(d->a, NULL);
    *text = out.p;
    *n = out.n;
    return status;
}

static bool make_starter(kh_document *d, const kh_options *options, str *out)
{
    take_template_options(d, options);
    starter_options how = {d->how.places, d->how.template_name, d->how.level};
    return starter_write(&d->d, &how, out);
}

kh_status kh_starter(kh_document *d, const kh_options *options, const void **text, size_t *n)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0};
    bool good = make_starter(d, options, &out);
    arena_on_no_memory(d->a, NULL);
    return text_result(d, good, out, text, n);
}

/* False after reporting that there is such a file. */
static bool is_new(kh_document *d, str path)
{
    if (str_eq(path, S("-")) || file_look(d->a, path) == FILE_NONE)
        return true;
    source *src = NEW(d->a, source);
    *src = (source){.name = path, .whole_only = true};
    diag_add(&d->d, DIAG_WRITE_EXISTS, (pos){src, 0}, ARGS(path));
    return false;
}

kh_status kh_starter_file(kh_document *d, const kh_options *options, const char *path)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return KH_E_MEMORY;
    arena_on_no_memory(d->a, &no_memory);
    str out = {0}, name = copied(d, path);
    bool good = make_starter(d, options, &out) && is_new(d, name) && file_write(&d->d, name, out);
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
    const str files[] = {STR_CAT(d->a, name, S(".mustache")), name};
    for (size_t i = 0; i < 2; i++) {
        str path = file_in(d->a, folder, files[i]);
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
