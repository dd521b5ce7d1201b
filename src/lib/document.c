/* Opening, reading, building: source → values → plan. */
#include "lib/files.h"
#include "lib/units.h"

#include "base/decode.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lib/record.h"
#include "lib/version.h"
#include "nd30/check.h"

const char *kh_version(void)
{
    return version_text;
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
    d->d.a = d->asked.known.a = a;
    d->d.asked = &d->asked;
    d->docx.epoch = -1;
    d->own = (worker){.a = a, .tried = true, .shared = &d->d, .kept.a = a, .memory.a = a};
    arena_on_no_memory(a, NULL);
    return d;
}

void kh_close(kh_document *d)
{
    if (d)
        arena_free(d->a);
}

void document_guard(kh_document *d, jmp_buf *where)
{
    d->no_memory = where;
    arena_on_no_memory(d->a, where);
    if (d->own.row)
        arena_on_no_memory(d->own.row, where);
    if (d->scratch)
        arena_on_no_memory(d->scratch, where);
}

kh_status document_no_memory(kh_document *d)
{
    document_guard(d, NULL);
    return KH_E_MEMORY;
}

void document_give(str out, const void **bytes, size_t *n)
{
    *bytes = out.p;
    *n = out.n;
}

/* What the messages so far come to. */
kh_status document_status(const kh_document *d)
{
    const size_t *count = d->d.count;
    return count[SEVERITY_SYSTEM]                                            ? KH_E_SYSTEM
           : count[SEVERITY_USAGE]                                           ? KH_E_USAGE
           : count[SEVERITY_ERROR] || (d->strict && count[SEVERITY_WARNING]) ? KH_E_INPUT
                                                                             : KH_OK;
}

kh_status document_failure(const kh_document *d)
{
    return document_status(d) == KH_OK ? KH_E_INPUT : document_status(d);
}

size_t document_fault_count(const kh_document *d, const diags *faults)
{
    const size_t *count = faults->count;
    return count[SEVERITY_ERROR] + count[SEVERITY_USAGE] + count[SEVERITY_SYSTEM] +
           (d->strict ? count[SEVERITY_WARNING] : 0);
}

pos document_as_whole(kh_document *d)
{
    return file_as_whole(d->a, d->input_name, d->input_name);
}

void document_take_faults(kh_document *d, const diags *from)
{
    for (size_t i = 0; i < from->list.n; i++) {
        diag one = from->list.at[i];
        str name = str_copy(d->a, one.at.src->name);
        for (size_t k = 0; k < sizeof one.args.at / sizeof *one.args.at; k++)
            one.args.at[k] = str_copy(d->a, one.args.at[k]);
        diag_add(&d->d, one.code, file_as_whole(d->a, name, name), one.args);
    }
    d->d.left_out += from->left_out;
}

/* ---- reading ---- */

str document_copy(kh_document *d, const char *z)
{
    return str_copy(d->a, str_from(z));
}

const str *document_copy_list(kh_document *d, const char *const *list, size_t n)
{
    str *out = NEW_ARRAY(d->a, str, n + 1);
    for (size_t i = 0; i < n; i++)
        out[i] = document_copy(d, list[i]);
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
    *src =
        (source){.name = S("SOURCE_DATE_EPOCH"), .text = document_copy(d, text), .is_word = true};
    diag_add(&d->d, DIAG_EPOCH_FORM, (pos){src, 0}, ARGS(src->text));
}

const source *document_word(kh_document *d, const char *name, const char *word)
{
    source *src = NEW(d->a, source);
    *src = (source){.name = str_from(name), .text = document_copy(d, word), .is_word = true};
    return src;
}

str document_copy_or_empty(kh_document *d, const char *z)
{
    return z ? document_copy(d, z) : (str){0};
}

old_code document_encoding(kh_document *d, const char *name)
{
    old_code old = name ? old_code_named(str_from(name)) : OLD_NONE;
    if (name && !old)
        diag_add(&d->d, DIAG_OLD_UNKNOWN, (pos){document_word(d, "--from", name), 0},
                 ARGS(document_copy(d, name)));
    return old;
}

void document_take_options(kh_document *d, const kh_options *o)
{
    str folder = file_folder(d->input_name);
    old_code old = document_encoding(d, o->from);
    d->how = (job_options){
        .places = template_places_make(
            d->a, folder, document_copy_list(d, o->template_folders, o->n_template_folders),
            o->n_template_folders),
        .from = {folder, document_copy_list(d, o->folders, o->n_folders), o->n_folders, old},
        .level = o->level ? document_word(d, "--level", o->level) : NULL,
        .template_name = document_copy_or_empty(d, o->template_name),
        .file_name = document_copy_or_empty(d, o->file_name),
        .sets = document_copy_list(d, o->sets, o->n_sets),
        .n_sets = o->n_sets,
        .lists = document_copy_list(d, o->lists, o->n_lists),
        .n_lists = o->n_lists,
        .renumber = o->renumber,
        .split = o->split_annexes,
        .apart = o->explain,
    };
    d->how.places.old = old;
    d->out_folder = o->out_folder ? document_copy(d, o->out_folder) : folder;
    d->zip = document_copy_or_empty(d, o->zip);
    if (o->out_folder)
        target_check_name(d);
    d->resume = o->resume;
    d->check_only = o->check_only;
    d->keep_going = o->keep_going;
    d->jobs = o->jobs > 0 ? (size_t)o->jobs : 1;
    d->ahead = o->ahead;
    d->progress = o->progress;
    d->stop = o->stop;
    d->progress_context = d->stop_context = o->context;
    record_options(d, o);
}

/* ---- building ---- */

/* An option that comes to nothing. */
static void check_split(kh_document *d)
{
    bool apart = d->apart || files_count(d, &d->plan) > 1;
    if (d->how.split && !apart && document_fault_count(d, &d->d) == 0)
        diag_add(&d->d, DIAG_SPLIT_NO_ANNEX,
                 (pos){document_word(d, "--split-annexes", "--split-annexes"), 0}, ARGS(S("")));
}

static void build(kh_document *d, const source *src)
{
    d->job = job_read(&d->d, src, &d->how);
    if (!d->job)
        return;
    if (d->how.shards && !units_listed(d))
        diag_add(&d->d, DIAG_SHARD_ALONE, (pos){document_word(d, "--shard", "--shard"), 0},
                 ARGS(S("")));
    bool shared_whole = document_fault_count(d, &d->d) == job_row_faults(d->job);
    d->own.job = d->job;
    record_inputs(d, src);
    if (units_listed(d)) {
        shared_whole = units_check(d) && shared_whole;
        if (d->stopped)
            return;
    } else {
        job_plan(d->job, &d->d, &d->plan);
        check_plan(&d->d, &d->plan);
    }
    diags before = d->d;
    job_report_unused(d->job);
    for (size_t i = 0; i < job_file_count(d->job); i++) /* pictures came with plans */
        *list_add(d->a, &d->inputs) = job_file(d->job, i);
    check_split(d);
    if (d->how.shards)
        record_quieten(d, &before);
    d->built = !units_listed(d) ? document_status(d) == KH_OK : shared_whole;
}

static bool is_named(arena *a, str name, const char *const *endings, size_t n)
{
    str lower = utf8_lower(a, name);
    for (size_t i = 0; i < n; i++)
        if (str_ends(lower, str_from(endings[i])))
            return true;
    return false;
}

/* A list of units where the input should be: no section begins it. */
static bool is_list(arena *a, str name, str bytes)
{
    static const char *const workbooks[] = {".xlsx", ".xls"}, *const texts[] = {".csv", ".tsv"};
    if (str_starts(bytes, S("\xEF\xBB\xBF")))
        bytes = str_after(bytes, 3);
    bytes = utf8_trim(str_slice(bytes, 0, bytes.n < 4096 ? bytes.n : 4096));
    return is_named(a, name, workbooks, 2) ||
           (is_named(a, name, texts, 2) && bytes.n && !strchr("[{#;", bytes.p[0]));
}

/* `bytes` NULL: the file. Jumps when memory runs out. */
static void read_input(kh_document *d, const char *name, const void *bytes, size_t n,
                       const kh_options *options)
{
    static const kh_options none;
    options = options ? options : &none;
    d->strict = options->strict;
    d->input_name = document_copy(d, name);
    if (options->epoch)
        read_epoch(d, options->epoch);
    str all = bytes ? str_copy(d->a, (str){bytes, n}) : (str){0}; /* the caller may free them */
    if (!bytes && !file_read(&d->d, d->input_name, (pos){0}, &all))
        return;
    if (!bytes)
        *list_add(d->a, &d->inputs) = d->input_name;
    str shown = str_eq(d->input_name, S("-")) ? S("<stdin>") : d->input_name;
    d->office =
        (office_options){document_copy_or_empty(d, options->office), options->seconds, shown};
    document_take_options(d, options);
    old_code old = d->how.from.old;
    if (options->from && !old)
        return;
    if (is_list(d->a, shown, all)) {
        diag_add(&d->d, DIAG_INPUT_IS_LIST, document_as_whole(d), ARGS(shown));
        return;
    }
    const source *src = source_decode_text(&d->d, shown, all, old, COMMENTS_LINES);
    if (src && old && !src->old)
        diag_add(&d->d, DIAG_OLD_NEEDLESS, document_as_whole(d), ARGS(old_code_option(old)));
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
        return document_no_memory(d);
    document_guard(d, &no_memory);
    read_input(d, name, bytes, n, options);
    d->n_asked = d->asked.names.n;
    document_guard(d, NULL);
    return document_status(d);
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
