/* From sections and keys as typed, in a file or behind --set, to values under paths. Checks names,
 * not meanings. */
#include <stdlib.h>

#include "base/decode.h"
#include "base/utf8.h"
#include "input/data.h"
#include "input/data_state.h"
#include "input/data_take.h"
#include "input/ini.h"
#include "input/json.h"
#include "input/meant.h"

/* What stands under a wrong name, a fault that was told: it is read last, by the name that was
 * meant, where nothing was given under that. */
typedef struct late_key {
    const known_key *known;
    str path;
    ini_key *key;
} late_key;

typedef struct late_section {
    meant_section meant;
    pos at;
    ini_section own, rest; /* its keys; `rest`: those of the section in whose value it stood */
} late_section;

typedef struct reading {
    diags *d;
    data *out;
    const folders *from;
    LIST(late_section) late_sections;
    LIST(late_key) late_keys;
} reading;

/* ---- names ---- */

static section *add_section(data *out, section s)
{
    section *record = NEW(out->a, section);
    *record = s;
    map_set(&out->by_section, s.id, record);
    *list_add(out->a, &out->sections) = record;
    return record;
}

/* The section's own record. Else what was wrong is reported, and `meant` says what it was meant to
 * be, if anybody can. */
static section *open_section(diags *d, data *out, const ini_section *typed, meant_section *meant)
{
    str folded = utf8_fold(d->a, typed->name), suffix;
    const known_section *known = names_section(out->names, folded, &suffix);
    *meant = (meant_section){known, folded, typed->name, suffix};
    if (str_eq(folded, S("default"))) {
        diag_add(d, DIAG_SECTION_DEFAULT, typed->at, ARGS(typed->name));
        *meant = (meant_section){0};
        return NULL;
    }
    if (!known) {
        *meant = meant_section_tell(d, out->names, typed, &out->by_section);
        return NULL;
    }
    if (typed->guessed)
        return NULL;
    const section *before = map_get(&out->by_section, folded);
    if (before) {
        diag_add_both(d, DIAG_SECTION_TWICE, typed->at, before->at, ARGS(typed->name));
        return NULL;
    }
    return add_section(out, (section){folded, typed->name, suffix, known, typed->at});
}

/* ---- keys that stand inside a value ---- */

static void add_late(reading *r, const known_key *known, str section_id, ini_key *key)
{
    str path = STR_CAT(r->d->a, section_id, S("."), str_from(known->id));
    *list_add(r->d->a, &r->late_keys) = (late_key){known, path, key};
}

enum { LONGEST_KEY = 64 };

/* The key of this section that a line reads like, or NULL. *sign: where its `=` stands. */
static const known_key *key_of_line(const reading *r, const section *in, str text, size_t *sign)
{
    const char *equals = text.n ? memchr(text.p, '=', text.n) : NULL;
    if (!equals || equals - text.p > LONGEST_KEY)
        return NULL;
    *sign = (size_t)(equals - text.p);
    str name = utf8_trim_end(str_slice(text, 0, *sign));
    return names_key(r->out->names, in->id, utf8_fold(r->d->a, name));
}

/* "[cơ quan]" alone on a line. */
static const known_section *section_of_line(const reading *r, str text, meant_section *as)
{
    if (text.n < 3 || text.p[0] != '[' || text.p[text.n - 1] != ']')
        return NULL;
    as->name = str_slice(text, 1, text.n - 1);
    as->id = utf8_fold(r->d->a, as->name);
    return as->section = names_section(r->out->names, as->id, &as->suffix);
}

/* A key of its own, of the lines from `i` on. */
static ini_key *key_from_line(reading *r, ini_key *of, size_t i, size_t sign)
{
    ini_key *key = NEW(r->d->a, ini_key);
    line *first = &of->lines.at[i];
    *key = (ini_key){.name = utf8_trim_end(str_slice(first->text, 0, sign)), .at = first->at};
    str words = utf8_trim(str_after(first->text, sign + 1));
    key->value_on_key_line = words.n > 0;
    first->at.off += (size_t)(words.p - first->text.p);
    first->text = words;
    key->lines.at = first + !key->value_on_key_line;
    key->lines.n = of->lines.n - i - !key->value_on_key_line;
    return key;
}

/* The last of the keys has the lines up to `next`. */
static void end_last_key(ini_section *own, const line *next)
{
    ini_key *last = own->keys.n ? &own->keys.at[own->keys.n - 1] : NULL;
    if (last)
        last->lines.n = (size_t)(next - last->lines.at);
}

/* What stands under "[cơ quan]" inside a value: the lines from `i` on that read like keys. Returns
 * the line at which the next such section begins, or how many lines there are. */
static size_t keys_from_lines(reading *r, ini_key *of, size_t i, ini_section *own)
{
    meant_section next;
    for (; i < of->lines.n && !section_of_line(r, of->lines.at[i].text, &next); i++) {
        size_t sign = str_find(of->lines.at[i].text, S("="));
        if (sign == of->lines.at[i].text.n || sign > LONGEST_KEY)
            continue;
        end_last_key(own, &of->lines.at[i]);
        *list_add(r->d->a, &own->keys) = *key_from_line(r, of, i, sign);
    }
    end_last_key(own, &of->lines.at[i]);
    return i;
}

/* The sections that stand inside a value, from line `i` on; the last one has the keys of `rest`,
 * too. */
static void take_out_sections(reading *r, ini_key *of, size_t i, const ini_section *rest)
{
    while (i < of->lines.n) {
        late_section *late = list_add(r->d->a, &r->late_sections);
        const line *l = &of->lines.at[i];
        *late = (late_section){.at = l->at};
        section_of_line(r, l->text, &late->meant);
        diag_add(r->d, DIAG_SECTION_INDENTED, l->at, ARGS(late->meant.name, of->name));
        i = keys_from_lines(r, of, i + 1, &late->own);
        if (i == of->lines.n)
            late->rest = *rest;
    }
}

/* A continuation line that reads like a key of this section, or like a section, was meant to be
 * one. `rest`: the keys behind this one, which go with such a section. True if there is one. */
static bool take_out_swallowed(reading *r, const section *in, ini_key *key, const ini_section *rest)
{
    size_t sign = 0, i = key->value_on_key_line;
    meant_section ignored;
    while (i < key->lines.n) {
        line l = key->lines.at[i];
        const known_key *known = key_of_line(r, in, l.text, &sign);
        if (known) {
            ini_key *own = key_from_line(r, key, i, sign);
            diag_add(r->d, DIAG_KEY_INDENTED, l.at, ARGS(own->name, key->name));
            key->lines.n = i;
            add_late(r, known, in->id, own);
            key = own;
            i = own->value_on_key_line;
        } else if (section_of_line(r, l.text, &ignored)) {
            take_out_sections(r, key, i, rest);
            key->lines.n = i;
            return true;
        } else
            i++;
    }
    return false;
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

/* ---- sections ---- */

/* The key that stands in a section, or NULL after reporting why it can't; `meant`: what it was
 * meant to be, if anybody can say. */
static const known_key *find_key(const reading *r, const section *in, str name, str folded, pos at,
                                 meant_key *meant)
{
    diags *d = r->d;
    bool paths = in->known->paths;
    const known_key *known =
        paths ? level_key(r, in, folded, name) : names_key(r->out->names, in->id, folded);
    *meant = (meant_key){0};
    if (!paths && str_find(folded, S(".")) < folded.n)
        diag_add(d, DIAG_KEY_DOT, at, ARGS(name));
    else if (!known)
        *meant = meant_key_tell(d, r->out->names, in->id, in->name, name, at);
    else if (known->support == DERIVED)
        diag_add(d, DIAG_KEY_DERIVED, at, ARGS(name, in->name));
    else
        return known;
    return NULL;
}

/* `again`: the section was given elsewhere, too. `rest`: the keys behind this one. True if they
 * belong to another section. */
static bool read_key(reading *r, const section *in, ini_key *key, bool again,
                     const ini_section *rest)
{
    arena *a = r->d->a;
    str folded = utf8_fold(a, key->name);
    if (folded.n == 0)
        return false; /* reported by the grammar */
    str path = STR_CAT(a, in->id, S("."), folded);
    const value *before = data_own(r->out, LAYER_INPUT, path);
    if (before && !again)
        diag_add_both(r->d, DIAG_KEY_TWICE, key->at, before->at, ARGS(key->name));
    if (before)
        return false;
    meant_key meant;
    const known_key *known = find_key(r, in, key->name, folded, key->at, &meant);
    if (meant.key && meant.key->support != DERIVED)
        add_late(r, meant.key, meant.section_id, key);
    if (!known)
        return false;
    bool ends = !key->literal && take_out_swallowed(r, in, key, rest);
    data_take(r->d, r->out, r->from, known, path, key);
    return ends;
}

static void read_keys(reading *r, const section *in, const ini_section *typed, bool again)
{
    for (size_t k = 0; k < typed->keys.n; k++) {
        ini_section rest = *typed;
        rest.keys.at += k + 1;
        rest.keys.n -= k + 1;
        if (read_key(r, in, &typed->keys.at[k], again, &rest))
            return;
    }
}

/* One that was meant by another name, or is there twice. Of one that has no key in common with what
 * it was taken for, nothing is told. */
static void read_late_section(reading *r, const late_section *late)
{
    data *out = r->out;
    const meant_section *m = &late->meant;
    const section *in = map_get(&out->by_section, m->id);
    if (!m->section->paths && !meant_holds(r->d->a, out->names, m->id, &late->own) &&
        !meant_holds(r->d->a, out->names, m->id, &late->rest))
        return;
    if (!in)
        in = add_section(out, (section){m->id, m->name, m->suffix, m->section, late->at});
    read_keys(r, in, &late->own, true);
    read_keys(r, in, &late->rest, true);
}

static int by_place(const void *one, const void *other)
{
    size_t a = pos_offset((*(section *const *)one)->at),
           b = pos_offset((*(section *const *)other)->at);
    return (a > b) - (a < b);
}

/* Reads those; then the sections stand in the order of the file again. */
static void read_late_sections(reading *r)
{
    size_t before = r->out->sections.n;
    for (size_t i = 0; i < r->late_sections.n; i++) {
        const late_section late = r->late_sections.at[i]; /* more may follow */
        read_late_section(r, &late);
    }
    if (r->out->sections.n > before)
        qsort(r->out->sections.at, r->out->sections.n, sizeof *r->out->sections.at, by_place);
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

static void read_late_key(reading *r, const late_key *late)
{
    str of = str_slice(late->path, 0, str_find(late->path, S(".")));
    if (data_own(r->out, LAYER_INPUT, late->path))
        return;
    data_open_section(r->out, of, late->key->at);
    data_take(r->d, r->out, r->from, late->known, late->path, late->key)->used = true;
}

void data_read(diags *d, const ini_file *file, const folders *from, data *out)
{
    reading r = {.d = d, .out = out, .from = from};
    for (size_t i = 0; i < file->sections.n; i++) {
        meant_section meant;
        const ini_section *typed = &file->sections.at[i];
        section *in = open_section(d, out, typed, &meant);
        if (in)
            read_keys(&r, in, typed, false);
        else if (meant.section)
            *list_add(d->a, &r.late_sections) =
                (late_section){.meant = meant, .at = typed->at, .own = *typed};
    }
    read_late_sections(&r);
    for (size_t i = 0; i < r.late_keys.n; i++)
        read_late_key(&r, &r.late_keys.at[i]);
}

/* ---- command line ---- */

/* The section that an assignment names, or was meant to; NULL after reporting that there is none.
 */
static const section *section_of(diags *d, data *to, str name, pos at)
{
    str folded = utf8_fold(d->a, name);
    for (const data *in = to; in; in = in->below) {
        const section *known = map_get(&in->by_section, folded);
        if (known)
            return known;
    }
    const ini_section typed = {.name = name, .at = at};
    meant_section meant;
    section *in = open_section(d, to, &typed, &meant);
    if (!in && meant.section) {
        in = NEW(d->a, section);
        *in = (section){meant.id, meant.name, meant.suffix, meant.section, at};
    }
    return in;
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
    const section *in = section_of(d, to, utf8_trim(str_slice(path, 0, dot)), (pos){src, 0});
    if (!in)
        return;
    str name = utf8_trim(str_after(path, dot + 1));
    str folded = utf8_fold(d->a, name), of = in->id;
    pos at = {src, dot + 1};
    reading r = {.d = d, .out = to};
    meant_key meant;
    const known_key *known = find_key(&r, in, name, folded, at, &meant);
    if (!known && meant.key) {
        known = meant.key;
        of = meant.section_id;
        folded = str_from(known->id);
    }
    if (known)
        data_add(to, LAYER_SET, STR_CAT(d->a, of, S("."), folded),
                 plain_value(d->a, known, at, str_after(assignment, equals + 1)));
}
