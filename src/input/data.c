/* From sections and keys as typed to values under paths. Checks names, not meanings. */
#include "input/data.h"

#include "base/decode.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "input/ini.h"
#include "input/json.h"

typedef struct reading {
    diags *d;
    data *out;
    const folders *from;
} reading;

/* ---- names ---- */

static str shown_name(arena *a, const known_section *s)
{
    return s->numbered ? STR_CAT(a, str_from(s->name), S(" …")) : str_from(s->name);
}

/* "mucc II": a numbered section is compared without what follows its name. */
static str without_last_word(str folded)
{
    size_t end = folded.n;
    while (end > 0 && folded.p[end - 1] != '_')
        end--;
    return str_slice(folded, 0, end ? end - 1 : folded.n);
}

static void unknown_section(diags *d, str name, str folded, pos at)
{
    nearest near = nearest_start(folded), numbered = nearest_start(without_last_word(folded));
    for (const known_section *s = known_sections; s->id && !diags_full(d, DIAG_SECTION_UNKNOWN);
         s++) {
        nearest_try(&near, str_from(s->id), shown_name(d->a, s));
        if (s->numbered)
            nearest_try(&numbered, str_from(s->id), shown_name(d->a, s));
    }
    str best = numbered.best.n && (!near.best.n || numbered.distance < near.distance)
                   ? numbered.best
                   : near.best;
    diag_add(d, best.n ? DIAG_SECTION_NEAR : DIAG_SECTION_UNKNOWN, at, ARGS(name, best));
}

static void unknown_key(diags *d, const section *in, str name, str folded, pos at)
{
    nearest near = nearest_start(folded);
    for (const known_key *k = in->known->keys; k->id && !diags_full(d, DIAG_KEY_UNKNOWN); k++)
        nearest_try(&near, str_from(k->id), str_from(k->name));
    const known_section *elsewhere = known_key_elsewhere(folded);
    if (elsewhere && near.distance > 1)
        diag_add(d, DIAG_KEY_ELSEWHERE, at, ARGS(name, in->name, shown_name(d->a, elsewhere)));
    else if (near.best.n)
        diag_add(d, DIAG_KEY_NEAR, at, ARGS(name, in->name, near.best));
    else
        diag_add(d, DIAG_KEY_UNKNOWN, at, ARGS(name, in->name));
}

/* The section's own record, or NULL after reporting why it can't be taken. */
static section *open_section(diags *d, data *out, str name, pos at)
{
    str folded = utf8_fold(d->a, name), suffix;
    const known_section *known = known_section_find(folded, &suffix);
    if (str_eq(folded, S("default"))) {
        diag_add(d, DIAG_SECTION_DEFAULT, at, ARGS(name));
        return NULL;
    }
    if (!known) {
        unknown_section(d, name, folded, at);
        return NULL;
    }
    if (known->support == NOT_YET) {
        diag_add(d, DIAG_SECTION_NOT_YET, at, ARGS(name));
        return NULL;
    }
    const section *before = map_get(&out->by_section, folded);
    if (before) {
        diag_add_both(d, DIAG_SECTION_TWICE, at, before->at, ARGS(name));
        return NULL;
    }
    section *record = NEW(d->a, section);
    *record = (section){folded, name, suffix, known, at};
    map_set(&out->by_section, folded, record);
    *list_add(d->a, &out->sections) = record;
    return record;
}

/* ---- values ---- */

/* The lines of a text file: no comments, no keys; blanks before a line count in body text, where
 * a verbatim block keeps them. */
static void split_lines(arena *a, const source *src, key_kind kind, ini_key *into)
{
    into->lines.n = 0;
    for (size_t at = 0; at < src->text.n;) {
        str raw = ini_next_line(src->text, &at);
        str text = kind == KEY_TEXT ? utf8_trim_end(raw) : utf8_trim(raw);
        pos where = {src, (size_t)(text.p - src->text.p)};
        *list_add(a, &into->lines) = (line){.text = utf8_nfc(a, text), .at = where};
    }
}

static bool may_read(const reading *r, str path)
{
    if (file_is_inside(r->d->a, path, r->from->input))
        return true;
    for (size_t i = 0; i < r->from->n_also; i++)
        if (file_is_inside(r->d->a, path, r->from->also[i]))
            return true;
    return false;
}

/* What --allow-path would have to name: the file's folder, or that of the file a link leads to. */
static str folder_to_allow(arena *a, str path)
{
    str folder = file_folder(path);
    return file_is_inside(a, path, folder) ? folder : file_folder(file_real(a, path));
}

/* `key = @file.txt`: the value's lines come from the file. */
static void read_value_file(const reading *r, key_kind kind, ini_key *key)
{
    arena *a = r->d->a;
    pos at = key->lines.at[0].at;
    str name = utf8_trim(str_after(key->lines.at[0].text, 1));
    str path = file_in(a, r->from->input, name), bytes;
    if (key->lines.n > 1)
        diag_add(r->d, DIAG_VALUE_FILE_AND_TEXT, key->lines.at[1].at, ARGS(key->name));
    if (name.n == 0) {
        diag_add(r->d, DIAG_VALUE_FILE_UNNAMED, at, ARGS(key->name));
    } else if (file_look(a, path) == FILE_NONE) {
        diag_add(r->d, DIAG_VALUE_FILE_MISSING, at, ARGS(path));
    } else if (!may_read(r, path)) {
        diag_add(r->d, DIAG_VALUE_FILE_OUTSIDE, at, ARGS(name, folder_to_allow(a, path)));
    } else if (file_read(r->d, path, at, &bytes)) {
        *list_add(a, &r->out->files) = path;
        const source *src = source_decode(r->d, path, bytes);
        if (src)
            split_lines(a, src, kind, key);
    }
}

enum { LONGEST_KEY = 64 };

/* A continuation line that reads like a key of this section was meant to be one. */
static bool check_swallowed_keys(const reading *r, const section *in, const ini_key *key)
{
    bool good = true;
    for (size_t i = key->value_on_key_line; i < key->lines.n; i++) {
        line l = key->lines.at[i];
        const char *equals = l.text.n ? memchr(l.text.p, '=', l.text.n) : NULL;
        if (!equals || equals - l.text.p > LONGEST_KEY)
            continue;
        str name = utf8_trim_end(str_slice(l.text, 0, (size_t)(equals - l.text.p)));
        if (!known_key_find(in->known, utf8_fold(r->d->a, name)))
            continue;
        diag_add(r->d, DIAG_KEY_INDENTED, l.at, ARGS(name, key->name));
        good = false;
    }
    return good;
}

static size_t drop_blank_lines(line *lines, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (lines[i].text.n)
            lines[kept++] = lines[i];
    return kept;
}

static void add_value(data *out, str path, value v)
{
    value *known = map_get(&out->by_path, path);
    if (!known) {
        known = NEW(out->a, value);
        *list_add(out->a, &out->values) = known;
        map_set(&out->by_path, path, known);
    }
    *known = v;
    known->path = path;
}

/* The blanks before a line count in body text alone, where a verbatim block keeps them. */
static void trim_lines(ini_key *key, key_kind kind)
{
    for (size_t i = 0; kind != KEY_TEXT && i < key->lines.n; i++) {
        line *l = &key->lines.at[i];
        str words = utf8_trim(l->text);
        l->at.off += (size_t)(words.p - l->text.p);
        l->text = words;
    }
}

static void take_value(const reading *r, const known_key *known, str path, ini_key *key)
{
    if (key->literal)
        trim_lines(key, known->kind);
    else if (key->lines.n && str_starts(key->lines.at[0].text, S("@")))
        read_value_file(r, known->kind, key);
    else if (key->lines.n && str_starts(key->lines.at[0].text, S("\\@")))
        key->lines.at[0].text = str_after(key->lines.at[0].text, 1);
    if (known->kind == KEY_LINE) {
        key->lines.n = drop_blank_lines(key->lines.at, key->lines.n);
        if (key->lines.n > 1)
            diag_add(r->d, DIAG_KEY_ONE_LINE, key->lines.at[1].at, ARGS(key->name));
    }
    value v = {.key = known,
               .lines = key->lines.at,
               .n = key->lines.n,
               .at = key->at,
               .literal = key->literal};
    add_value(r->out, path, v);
}

static void read_key(const reading *r, const section *in, ini_key *key)
{
    arena *a = r->d->a;
    str folded = utf8_fold(a, key->name);
    const known_key *known = known_key_find(in->known, folded);
    if (folded.n == 0)
        return; /* reported by the grammar */
    if (memchr(folded.p, '.', folded.n)) {
        diag_add(r->d, DIAG_KEY_DOT, key->at, ARGS(key->name));
        return;
    }
    if (!known) {
        unknown_key(r->d, in, key->name, folded, key->at);
        return;
    }
    str path = STR_CAT(a, in->id, S("."), folded);
    const value *before = map_get(&r->out->by_path, path);
    if (before) {
        diag_add_both(r->d, DIAG_KEY_TWICE, key->at, before->at, ARGS(key->name));
        return;
    }
    if (!key->literal && !check_swallowed_keys(r, in, key))
        key->lines.n = 0;
    if (known->support == NOT_YET)
        diag_add(r->d, DIAG_KEY_NOT_YET, key->at, ARGS(key->name, in->name));
    else
        take_value(r, known, path, key);
}

void data_read(diags *d, const source *src, const folders *from, data *out)
{
    *out = (data){.a = d->a, .src = src, .by_path.a = d->a, .by_section.a = d->a};
    ini_file file = {0};
    if (str_starts(utf8_trim(src->text), S("{")) || str_ends(src->name, S(".json")))
        json_to_ini(d, src, &file);
    else
        ini_parse(d, src, &file);
    out->empty = file.sections.n == 0;
    if (out->empty && diags_clean(d))
        diag_add(d, DIAG_INPUT_EMPTY, (pos){src, 0}, ARGS(src->name));
    reading r = {d, out, from};
    for (size_t i = 0; i < file.sections.n; i++) {
        ini_section *s = &file.sections.at[i];
        section *in = open_section(d, out, s->name, s->at);
        for (size_t k = 0; in && k < s->keys.n; k++)
            read_key(&r, in, &s->keys.at[k]);
    }
}

/* ---- command line ---- */

static section *section_of(diags *d, data *to, str name, pos at)
{
    section *known = map_get(&to->by_section, utf8_fold(d->a, name));
    return known ? known : open_section(d, to, name, at);
}

/* The value of an assignment as the input would have given it, but with nothing special in it. */
static value plain_value(arena *a, const known_key *key, pos at, str text)
{
    value v = {.key = key, .at = at, .literal = true};
    text = utf8_trim(text);
    if (text.n) {
        line *only = NEW(a, line);
        *only =
            (line){.text = utf8_nfc(a, text), .at = {at.src, (size_t)(text.p - at.src->text.p)}};
        v.lines = only;
        v.n = 1;
    }
    return v;
}

/* The word as a source; NULL after reporting bytes or lines that a value can't hold. */
static const source *assignment_source(diags *d, str assignment)
{
    const source *decoded = source_decode(d, S("--set"), assignment);
    if (!decoded)
        return NULL;
    source *src = NEW(d->a, source);
    *src = *decoded;
    src->is_word = true;
    if (memchr(src->text.p, '\n', src->text.n) || memchr(src->text.p, '\r', src->text.n)) {
        diag_add(d, DIAG_SET_ONE_LINE, (pos){src, 0}, ARGS(S("")));
        return NULL;
    }
    return src;
}

void data_set(diags *d, data *to, str assignment)
{
    const source *src = assignment_source(d, assignment);
    if (!src)
        return;
    assignment = src->text;
    size_t equals = str_find(assignment, S("="));
    str path = str_slice(assignment, 0, equals);
    size_t dot = str_find(path, S("."));
    if (equals == assignment.n || dot == path.n) {
        diag_add(d, DIAG_SET_FORM, (pos){src, 0}, ARGS(assignment));
        return;
    }
    section *in = section_of(d, to, utf8_trim(str_slice(path, 0, dot)), (pos){src, 0});
    if (!in)
        return;
    str name = utf8_trim(str_after(path, dot + 1));
    str folded = utf8_fold(d->a, name);
    const known_key *known = known_key_find(in->known, folded);
    pos at = {src, dot + 1};
    if (!known)
        unknown_key(d, in, name, folded, at);
    else if (known->support == NOT_YET)
        diag_add(d, DIAG_KEY_NOT_YET, at, ARGS(name, in->name));
    else
        add_value(to, STR_CAT(d->a, in->id, S("."), folded),
                  plain_value(d->a, known, at, str_after(assignment, equals + 1)));
}

void data_derive(data *to, const char *path, str words)
{
    str folded = str_from(path), suffix;
    const value *given = map_get(&to->by_path, folded);
    if (words.n == 0 || (given && !value_is_blank(given)))
        return;
    size_t dot = str_find(folded, S("."));
    const known_section *s = known_section_find(str_slice(folded, 0, dot), &suffix);
    line *only = NEW(to->a, line);
    *only = (line){.text = words, .at = {to->src, 0}};
    add_value(to, folded,
              (value){.key = known_key_find(s, str_after(folded, dot + 1)),
                      .lines = only,
                      .n = 1,
                      .at = {to->src, 0},
                      .literal = true,
                      .used = true});
}

/* ---- looking up ---- */

const value *data_get(const data *from, str path)
{
    value *v = map_get(&from->by_path, path);
    if (v)
        v->used = true;
    return v;
}

const value *data_get_in(const data *from, str section_id, str key_id)
{
    return data_get(from, STR_CAT(from->a, section_id, S("."), key_id));
}

line value_line(const value *v)
{
    return v->n ? v->lines[0] : (line){.at = v->at};
}

bool value_is_blank(const value *v)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->lines[i].text.n)
            return false;
    return true;
}

void data_report_unused(diags *d, const data *from, str taker)
{
    for (size_t i = 0; i < from->values.n; i++) {
        const value *v = from->values.at[i];
        if (!v->used && !value_is_blank(v))
            diag_add(d, DIAG_VALUE_UNUSED, v->at, ARGS(str_from(v->key->name), taker));
    }
}
