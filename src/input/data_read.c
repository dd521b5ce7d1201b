/* From sections and keys as typed, in a file or behind --set, to values under paths. Checks names,
 * not meanings. */
#include <errno.h>

#include "base/asked.h"
#include "base/decode.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "input/data.h"
#include "input/data_state.h"
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

/* True for "nguoi_ky" and "ky": a section's name among others' words. */
static bool has_words(str folded, str id)
{
    size_t rest = folded.n - id.n;
    return folded.n > id.n && ((str_starts(folded, id) && folded.p[id.n] == '_') ||
                               (str_ends(folded, id) && folded.p[rest - 1] == '_'));
}

static void unknown_section(diags *d, const names *n, str name, str folded, pos at)
{
    nearest near = nearest_start(folded), numbered = nearest_start(without_last_word(folded));
    const known_section *s;
    str within = {0};
    for (size_t i = 0; !diags_full(d, DIAG_SECTION_UNKNOWN) && (s = names_section_at(n, i)); i++) {
        nearest_try(&near, str_from(s->id), shown_name(d->a, s));
        if (!s->numbered && within.n == 0 && has_words(folded, str_from(s->id)))
            within = shown_name(d->a, s);
        if (s->numbered)
            nearest_try(&numbered, str_from(s->id), shown_name(d->a, s));
    }
    str best = numbered.best.n && (!near.best.n || numbered.distance < near.distance)
                   ? numbered.best
                   : near.best;
    bool close = near.distance <= 1 || numbered.distance <= 1;
    if (best.n == 0)
        best = within;
    if (!n->open || (best.n && close))
        diag_add(d, best.n ? DIAG_SECTION_NEAR : DIAG_SECTION_UNKNOWN, at, ARGS(name, best));
}

/* The first section that has such a key, or NULL. */
static const known_section *key_elsewhere(const names *n, str folded)
{
    const known_section *s;
    for (size_t i = 0; (s = names_section_at(n, i)); i++)
        if (names_key(n, str_from(s->id), folded) && s->support == SUPPORTED)
            return s;
    return NULL;
}

static void unknown_key(diags *d, const names *n, const section *in, str name, str folded, pos at)
{
    nearest near = nearest_start(folded);
    const known_key *k;
    bool full = diags_full(d, DIAG_KEY_UNKNOWN);
    for (size_t i = 0; !full && (k = names_key_at(n, in->id, i)); i++)
        if (k->support != DERIVED)
            nearest_try(&near, str_from(k->id), str_from(k->name));
    const known_section *elsewhere = full ? NULL : key_elsewhere(n, folded);
    if (n->open && near.distance > 1)
        return; /* the template that can't be read may know it */
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
    const known_section *known = names_section(out->names, folded, &suffix);
    if (str_eq(folded, S("default"))) {
        diag_add(d, DIAG_SECTION_DEFAULT, at, ARGS(name));
        return NULL;
    }
    if (!known) {
        unknown_section(d, out->names, name, folded, at);
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

/* Body text: blanks before a line count in verbatim blocks. */
static bool keeps_blanks(key_kind kind)
{
    return kind == KEY_TEXT || kind == KEY_BODY || kind == KEY_ANY;
}

/* The lines of a text file: no comments, no keys; blanks before a line count in body text, where
 * a verbatim block keeps them. */
static void split_lines(arena *a, const source *src, key_kind kind, ini_key *into)
{
    into->lines.n = 0;
    for (size_t at = 0; at < src->text.n;) {
        str raw = ini_next_line(src->text, &at);
        str text = keeps_blanks(kind) ? utf8_trim_end(raw) : utf8_trim(raw);
        pos where = {src, (size_t)(text.p - src->text.p)};
        *list_add(a, &into->lines) = (line){.text = utf8_nfc(a, text), .at = where};
    }
}

/* What --allow-path would have to name: the file's folder, or that of the file a link leads to. */
static str folder_to_allow(arena *a, str path)
{
    str folder = file_folder(path);
    return file_is_inside(a, path, folder) ? folder : file_folder(file_real(a, path));
}

/* True of what stands in the way of looking; that nothing is there is an answer. */
static bool hides(int error)
{
    return error && error != ENOENT && error != ENOTDIR;
}

bool data_may_read(diags *d, const folders *from, str path, str typed, pos at)
{
    file_asked(d, path);
    bool inside = file_is_inside(d->a, path, from->input);
    int error = inside ? 0 : errno;
    for (size_t i = 0; i < from->n_also && !inside; i++)
        inside = file_is_inside(d->a, path, from->also[i]);
    file_kind kind = file_look(d->a, path);
    errno = kind == FILE_UNSEEN ? errno : inside ? 0 : error;
    if (hides(errno))
        file_tell_unread(d, path, at);
    else if (kind == FILE_NONE)
        diag_add(d, DIAG_VALUE_FILE_MISSING, at, ARGS(path));
    else if (!inside)
        diag_add(d, DIAG_VALUE_FILE_OUTSIDE, at, ARGS(typed, folder_to_allow(d->a, path)));
    else
        return true;
    return false;
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
    } else if (data_may_read(r->d, r->from, path, name, at) && file_read(r->d, path, at, &bytes)) {
        const source *src = source_decode_text(r->d, path, bytes, r->from->old);
        if (src) {
            *list_add(a, &r->out->files) = src;
            split_lines(a, src, kind, key);
        }
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
        if (!names_key(r->out->names, in->id, utf8_fold(r->d->a, name)))
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

/* The blanks before a line count in body text alone, where a verbatim block keeps them. */
static void trim_lines(ini_key *key, key_kind kind)
{
    for (size_t i = 0; !keeps_blanks(kind) && i < key->lines.n; i++) {
        line *l = &key->lines.at[i];
        str words = utf8_trim(l->text);
        l->at.off += (size_t)(words.p - l->text.p);
        l->text = words;
    }
}

static void take_value(const reading *r, const known_key *known, str path, ini_key *key)
{
    bool typed = known->kind == KEY_FILE; /* its `@` is part of what was typed */
    if (key->literal || typed)
        trim_lines(key, known->kind);
    else if (key->lines.n && str_starts(key->lines.at[0].text, S("@")))
        read_value_file(r, known->kind, key);
    else if (key->lines.n && str_starts(key->lines.at[0].text, S("\\@")))
        key->lines.at[0].text = str_after(key->lines.at[0].text, 1);
    if (key_takes_one_line(known->kind)) {
        key->lines.n = drop_blank_lines(key->lines.at, key->lines.n);
        if (key->lines.n > 1)
            diag_add(r->d, DIAG_KEY_ONE_LINE, key->lines.at[1].at, ARGS(key->name));
    }
    bool other = str_starts(path, S("cap_")) && !str_starts(path, S("cap_tren."));
    value v = {.key = known,
               .lines = key->lines.at,
               .n = key->lines.n,
               .at = key->at,
               .literal = key->literal,
               .used = other}; /* [cấp xã] is for plans of that level */
    data_add(r->out, LAYER_INPUT, path, v);
}

/* What [cấp xã] gives is for other plans too: its keys may be those of their templates. */
static const known_key *level_key(const reading *r, const section *in, str folded, str name)
{
    arena *a = r->d->a;
    const known_key *known = names_key(r->out->names, in->id, folded);
    if (!known)
        known = names_path(r->out->names, folded);
    if (known)
        return known;
    known_key *any = NEW(a, known_key);
    *any = (known_key){str_z(a, folded), str_z(a, name), KEY_ANY, SUPPORTED, NULL};
    return any;
}

/* The key that stands in a section, or NULL after reporting why it can't. */
static const known_key *find_key(const reading *r, const section *in, str name, str folded, pos at)
{
    diags *d = r->d;
    bool paths = in->known->paths;
    const known_key *known =
        paths ? level_key(r, in, folded, name) : names_key(r->out->names, in->id, folded);
    if (!paths && str_find(folded, S(".")) < folded.n)
        diag_add(d, DIAG_KEY_DOT, at, ARGS(name));
    else if (!known)
        unknown_key(d, r->out->names, in, name, folded, at);
    else if (known->support == DERIVED)
        diag_add(d, DIAG_KEY_DERIVED, at, ARGS(name, in->name));
    else
        return known;
    return NULL;
}

static void read_key(const reading *r, const section *in, ini_key *key)
{
    arena *a = r->d->a;
    str folded = utf8_fold(a, key->name);
    if (folded.n == 0)
        return; /* reported by the grammar */
    str path = STR_CAT(a, in->id, S("."), folded);
    const value *before = data_own(r->out, LAYER_INPUT, path);
    if (before) {
        diag_add_both(r->d, DIAG_KEY_TWICE, key->at, before->at, ARGS(key->name));
        return;
    }
    const known_key *known = find_key(r, in, key->name, folded, key->at);
    if (!known)
        return;
    if (!key->literal && !check_swallowed_keys(r, in, key))
        key->lines.n = 0;
    take_value(r, known, path, key);
}

bool data_parse(diags *d, const source *src, ini_file *out)
{
    if (str_starts(utf8_trim(src->text), S("{")) || str_ends(src->name, S(".json")))
        json_to_ini(d, src, out);
    else
        ini_parse(d, src, out);
    if (out->sections.n == 0 && diags_clean(d))
        diag_add(d, DIAG_INPUT_EMPTY, (pos){src, 0}, ARGS(src->name));
    return out->sections.n > 0;
}

void data_read(diags *d, const ini_file *file, const folders *from, data *out)
{
    reading r = {d, out, from};
    for (size_t i = 0; i < file->sections.n; i++) {
        ini_section *s = &file->sections.at[i];
        section *in = open_section(d, out, s->name, s->at);
        for (size_t k = 0; in && k < s->keys.n; k++)
            read_key(&r, in, &s->keys.at[k]);
    }
}

/* ---- command line ---- */

static section *section_of(diags *d, data *to, str name, pos at)
{
    section *known = NULL;
    for (const data *in = to; in && !known; in = in->below)
        known = map_get(&in->by_section, utf8_fold(d->a, name));
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
    const source *decoded = source_decode_word(d, S("--set"), assignment);
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
    pos at = {src, dot + 1};
    reading r = {d, to, NULL};
    const known_key *known = find_key(&r, in, name, folded, at);
    if (known)
        data_add(to, LAYER_SET, STR_CAT(d->a, in->id, S("."), folded),
                 plain_value(d->a, known, at, str_after(assignment, equals + 1)));
}
