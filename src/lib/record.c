/* Knows which rows are a run's and what came of them; not how plans are made, nor how a manifest
 * is written. */
#include "lib/record.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "lib/files.h"
#include "lib/units.h"
#include "template/file_name.h"

/* ---- options ---- */

enum { MOST_SHARDS = 1000000 };

/* "2/16" */
static bool read_shard(str word, size_t *shard, size_t *shards)
{
    size_t *n = shard;
    *shard = *shards = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '/' && n == shard)
            n = shards;
        else if (word.p[i] < '0' || word.p[i] > '9' || *n > MOST_SHARDS)
            return false;
        else
            *n = *n * 10 + (size_t)(word.p[i] - '0');
    }
    return n == shards && *shard >= 1 && *shard <= *shards && *shards <= MOST_SHARDS;
}

void record_options(kh_document *d, const kh_options *o)
{
    size_t shard, shards;
    if (o->shard) {
        const source *word = document_word(d, "--shard", o->shard);
        if (read_shard(word->text, &shard, &shards))
            d->how.shard = shard, d->how.shards = shards;
        else
            diag_add(&d->d, DIAG_SHARD_FORM, (pos){word, 0}, ARGS(word->text));
    }
    if (o->manifest) {
        const source *word = document_word(d, "--manifest", o->manifest);
        if (manifest_may_stand(&d->d, word->text, (pos){word, 0}))
            d->manifest = word->text;
    }
}

/* ---- the run's digest ---- */

/* With its length, so that two in a row can't be taken for two others. */
static void add_text(sha256 *s, str text)
{
    char length[24];
    int n = snprintf(length, sizeof length, "%zu:", text.n);
    sha256_add(s, (str){length, (size_t)n});
    sha256_add(s, text);
}

static void add_number(sha256 *s, size_t n)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%zu;", n);
    sha256_add(s, (str){digits, (size_t)length});
}

/* Files by what is in them: another machine may keep them elsewhere. */
static void add_file(sha256 *s, diags *d, str path)
{
    sha256_digest digest;
    size_t bytes;
    file_kind kind = file_look(d->a, path);
    if (kind == FILE_UNSEEN ||
        (kind == FILE_REGULAR && !sha256_file(str_z(d->a, path), &digest, &bytes)))
        file_tell_unread(d, path, (pos){0}); /* a digest without it would be of another run */
    else if (kind == FILE_REGULAR)
        sha256_add(s, (str){(const char *)digest.at, sizeof digest.at});
}

void record_inputs(kh_document *d, const source *input)
{
    const job_options *how = &d->how;
    sha256 *s = &d->run;
    if (!d->manifest.n)
        return;
    sha256_begin(s);
    add_text(s, str_from(kh_version()));
    add_text(s, input->text);
    add_text(s, how->level ? how->level->text : (str){0});
    add_text(s, how->template_name);
    add_text(s, how->file_name);
    for (size_t i = 0; i < how->n_sets; i++)
        add_text(s, how->sets[i]);
    add_number(s, how->renumber * 2u + how->split);
    add_number(s, (size_t)d->docx.epoch);
    for (size_t i = 0; i < job_file_count(d->job); i++)
        add_file(s, &d->d, job_file(d->job, i));
}

static str run_name(kh_document *d)
{
    sha256 s = d->run;
    char hex[SHA256_HEX];
    add_number(&s, d->format);
    for (size_t i = 0; i < job_rows(d->job); i++) {
        arena_reset(d->scratch);
        add_text(&s, job_row_unit(d->job, i, d->scratch));
    }
    sha256_digest digest = sha256_end(&s);
    sha256_hex(&digest, hex);
    return STR_CAT(d->a, S("r"),
                   (str){hex, SHA256_HEX / 2}); /* the letter: else it may be a number */
}

/* ---- rows ---- */

bool record_open(kh_document *d)
{
    d->record = NULL;
    if (!d->manifest.n)
        return true;
    if (!write_spares_inputs(d, &d->d, d->manifest))
        return false;
    manifest_head head = {1, 1, job_rows(d->job), run_name(d)};
    if (d->how.shards) {
        head.shard = d->how.shard;
        head.shards = d->how.shards;
    }
    d->record = manifest_open(&d->d, d->manifest, &head);
    return d->record;
}

const file_made *record_digests(const kh_document *d, arena *a, const file_list *all)
{
    file_made *made = d->record ? NEW_ARRAY(a, file_made, all->n + 1) : NULL;
    for (size_t i = 0; made && i < all->n; i++)
        made[i] = (file_made){all->at[i].path, all->at[i].bytes.n, sha256_of(all->at[i].bytes)};
    return made;
}

void record_files(kh_document *d, size_t i, const file_made *files, size_t n, outlet_result result)
{
    if (!d->record)
        return;
    bool whole = d->units.at[i].whole;
    manifest_row entry = {.row = job_row(d->job, i) + 1, .unit = job_unit(d->job, i, d->scratch)};
    entry.status = !whole                     ? MANIFEST_LEFT
                   : result == OUTLET_SAME    ? MANIFEST_SAME
                   : result == OUTLET_WRITTEN ? MANIFEST_WRITTEN
                                              : MANIFEST_FAILED;
    for (size_t k = 0; whole && result != OUTLET_FAILED && k < n; k++) {
        entry.file = files[k].name;
        entry.bytes = files[k].bytes;
        entry.digest = files[k].digest;
        manifest_add(d->record, &entry);
    }
    if (whole && result != OUTLET_FAILED)
        return;
    str name = ledger_name(&d->units, d->scratch, i);
    if (name.n)
        entry.file = units_file(d, d->scratch, i, d->format);
    manifest_add(d->record, &entry);
}

void record_there(kh_document *d, size_t i)
{
    arena *a = d->own.row;
    size_t n = d->units.at[i].whole ? d->units.at[i].files : 0;
    file_made *made = NEW_ARRAY(a, file_made, n + 1);
    bool good = true;
    for (size_t k = 0; d->record && k < n; k++) {
        made[k].name = files_name(a, units_file(d, a, i, d->format), k);
        str path = file_in(a, d->out_folder, made[k].name);
        good = sha256_file(str_z(a, path), &made[k].digest, &made[k].bytes) && good;
    }
    record_files(d, i, made, n, good ? OUTLET_SAME : OUTLET_FAILED);
}

bool record_close(kh_document *d, bool whole)
{
    manifest *m = d->record;
    d->record = NULL;
    if (m && !whole)
        manifest_drop(m);
    return !m || !whole || manifest_close(m);
}

/* ---- names of all shards' files ---- */

typedef struct name_hash {
    unsigned long long hash;
    uint32_t at, file; /* whose of the list, and which of its files */
} name_hash;

typedef LIST(name_hash) name_hashes;

static int by_hash(const void *left, const void *right)
{
    const name_hash *l = left, *r = right;
    return l->hash != r->hash ? (l->hash > r->hash ? 1 : -1)
           : l->at != r->at   ? (l->at > r->at ? 1 : -1)
                              : (l->file > r->file) - (l->file < r->file);
}

static bool is_ours(const kh_document *d, size_t at)
{
    return at % d->how.shards == d->how.shard - 1;
}

/* The name of a row's file without its ending, in `a`; blank where it has none. */
static str name_of(kh_document *d, arena *a, size_t at, size_t file, size_t *annexes)
{
    str name;
    if (is_ours(d, at)) {
        size_t own = at / d->how.shards, files = d->units.at[own].files;
        name = ledger_name(&d->units, a, own);
        *annexes = files ? files - 1 : 0;
    } else {
        name = job_row_file_name(d->job, at, a, annexes);
    }
    str docx = files_name(a, STR_CAT(a, name, S(".docx")), file);
    return name.n ? str_slice(docx, 0, docx.n - 5) : name;
}

static void report_twice(kh_document *d, const name_hash *first, const name_hash *second)
{
    size_t annexes;
    arena *a = d->scratch;
    arena_reset(a);
    str name = name_of(d, a, second->at, second->file, &annexes);
    str before = name_of(d, a, first->at, first->file, &annexes);
    bool told = first->file && first->file == second->file; /* with the documents' names */
    if (told || !str_eq(file_name_key(a, before), file_name_key(a, name)))
        return;
    diag_add_both(&d->d, DIAG_NAME_TWICE, job_row_place(d->job, second->at, d->a),
                  job_row_place(d->job, first->at, d->a),
                  ARGS(job_row_unit(d->job, second->at, d->a), str_copy(d->a, name)));
    const name_hash *both[] = {first, second};
    for (size_t i = 0; i < 2; i++)
        if (is_ours(d, both[i]->at))
            d->units.at[both[i]->at / d->how.shards].whole = false;
}

void record_check_names(kh_document *d)
{
    size_t rows = job_rows(d->job);
    name_hashes all = {.at = NEW_ARRAY(d->a, name_hash, rows), .cap = rows};
    for (size_t i = 0; i < rows; i++) {
        size_t annexes = 0;
        for (size_t k = 0; k <= annexes; k++) {
            arena_reset(d->scratch);
            str name = name_of(d, d->scratch, i, k, &annexes);
            if (name.n)
                *list_add(d->a, &all) = (name_hash){map_hash(file_name_key(d->scratch, name)),
                                                    (uint32_t)i, (uint32_t)k};
        }
    }
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, by_hash);
    for (size_t first = 0, i = 1; i < all.n; i++)
        if (all.at[i].hash != all.at[first].hash)
            first = i;
        else if (!(is_ours(d, all.at[first].at) && is_ours(d, all.at[i].at))) /* else: known */
            report_twice(d, &all.at[first], &all.at[i]);
}

void record_quieten(kh_document *d, const diags *before)
{
    size_t n = d->d.list.n - before->list.n + d->d.left_out - before->left_out;
    d->d.list.n = before->list.n;
    d->d.left_out = before->left_out;
    memcpy(d->d.count, before->count, sizeof d->d.count);
    if (n && d->units.n) /* what no row takes, no row of none does */
        diag_add(&d->d, DIAG_SHARD_UNTOLD, (pos){document_word(d, "--shard", "--shard"), 0},
                 ARGS(str_number(d->a, n)));
}
