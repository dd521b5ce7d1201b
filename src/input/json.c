/* Between text and trees, over jansson's own; and a tree as the sections and keys of an input.
 * Knows no names of these. */
#include "input/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/decode.h"
#include "base/utf8.h"
#include "input/json_fault.h"

static void release(void *object)
{
    json_decref(object);
}

/* As JSON writes it: an integer, or the shortest decimal that reads back the same (1.0, not 1). */
static str number_text(arena *a, const json_t *value)
{
    char digits[32];
    if (json_is_integer(value)) {
        snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return str_copy(a, str_from(digits));
    }
    double real = json_real_value(value);
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, real);
        if (strtod(digits, NULL) == real)
            break;
    }
    bool looks_whole = !strpbrk(digits, ".e");
    return STR_CAT(a, str_from(digits), looks_whole ? S(".0") : S(""));
}

static const tree *convert(arena *a, json_t *value);

static const tree *convert_list(arena *a, json_t *value)
{
    tree *list = tree_list(a);
    size_t index;
    json_t *item;
    json_array_foreach(value, index, item) tree_append(a, list, convert(a, item));
    return list;
}

static const tree *convert_object(arena *a, json_t *value)
{
    tree *object = tree_object(a);
    const char *name;
    json_t *member;
    json_object_foreach(value, name, member)
        tree_set(a, object, str_copy(a, str_from(name)), convert(a, member));
    return object;
}

static const tree *convert(arena *a, json_t *value)
{
    tree *t;
    switch (json_typeof(value)) {
    case JSON_ARRAY: return convert_list(a, value);
    case JSON_OBJECT: return convert_object(a, value);
    case JSON_FALSE: return tree_bool(a, false);
    case JSON_TRUE: return tree_bool(a, true);
    case JSON_STRING:
        return tree_text(a,
                         str_copy(a, (str){json_string_value(value), json_string_length(value)}));
    case JSON_INTEGER:
    case JSON_REAL:
        t = NEW(a, tree);
        *t = (tree){.kind = TREE_NUMBER, .text = number_text(a, value)};
        return t;
    case JSON_NULL: break;
    }
    return NEW(a, tree);
}

/* jansson takes a text that it has no memory for as broken, or fails without a word. */
static bool is_memory_out(const source *src, const json_error_t *error)
{
    void *volatile as_long = malloc(src->text.n + 1);
    bool none = !as_long;
    free(as_long);
    return none || error->text[0] == 0 || json_error_code(error) == json_error_out_of_memory;
}

/* jansson's words end in "near '"van_ban"'". */
static void report_broken(diags *d, const json_error_t *error, pos at)
{
    str words = str_copy(d->a, str_from(error->text));
    str name = str_after(words, str_find(words, S("'\"")));
    name = name.n ? str_after(name, 2) : name;
    if (json_error_code(error) == json_error_duplicate_key)
        diag_add(d, DIAG_JSON_NAME_TWICE, at, ARGS(str_slice(name, 0, str_find(name, S("\"'")))));
    else
        json_tell_broken(d, words, at);
}

const tree *json_read(diags *d, const source *src)
{
    json_error_t error;
    json_t *value = json_loadb(src->text.p ? src->text.p : "", src->text.n,
                               JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
    if (!value) {
        size_t off = error.position > 0 ? (size_t)error.position : 0;
        pos at = {src, off < src->text.n ? off : src->text.n};
        if (is_memory_out(src, &error))
            arena_no_memory(d->a);
        report_broken(d, &error, at);
        return NULL;
    }
    arena_defer(d->a, release, value);
    return convert(d->a, value);
}

/* ---- writing ---- */

/* Takes over what a library made; without memory it made nothing. */
static json_t *made(arena *a, json_t *value)
{
    if (!value)
        arena_no_memory(a);
    return value;
}

static json_t *json_of_number(arena *a, str text)
{
    const char *z = str_z(a, text);
    return strpbrk(z, ".eE") ? json_real(strtod(z, NULL)) : json_integer(strtoll(z, NULL, 10));
}

static json_t *json_of_one(arena *a, const tree *t)
{
    switch (t->kind) {
    case TREE_NULL: return json_null();
    case TREE_FALSE: return json_false();
    case TREE_TRUE: return json_true();
    case TREE_NUMBER: return made(a, json_of_number(a, t->text));
    case TREE_TEXT: return made(a, json_stringn(t->text.p ? t->text.p : "", t->text.n));
    case TREE_LIST: return made(a, json_array());
    case TREE_OBJECT: return made(a, json_object());
    }
    return json_null();
}

/* `into` is empty, and already belongs to something that is released. */
static void add_members(arena *a, json_t *into, const tree *t)
{
    for (size_t i = 0; i < t->items.n; i++) {
        json_t *item = json_of_one(a, t->items.at[i]);
        if (json_array_append_new(into, item) != 0)
            arena_no_memory(a);
        add_members(a, item, t->items.at[i]);
    }
    for (size_t i = 0; i < t->names.n; i++) {
        const tree *member = map_get(&t->members, t->names.at[i]);
        const char *name = str_z(a, t->names.at[i]);
        json_t *value = json_of_one(a, member);
        if (json_object_set_new(into, name, value) != 0)
            arena_no_memory(a);
        add_members(a, value, member);
    }
}

str json_write(arena *a, const tree *t)
{
    json_t *whole = json_of_one(a, t);
    arena_defer(a, release, whole);
    add_members(a, whole, t);
    char *text = json_dumps(whole, JSON_INDENT(2) | JSON_ENCODE_ANY);
    if (!text)
        arena_no_memory(a);
    arena_defer(a, free, text);
    return STR_CAT(a, str_from(text), S("\n"));
}

/* ---- an input ---- */

typedef struct reader {
    diags *d;
    str file; /* the name of the whole */
    bool good;
} reader;

enum { LONGEST_NAME = 60 }; /* characters of a name that a path shows */

/* "van_ban" and "so" → "van_ban.so" */
static str path_to(arena *a, str path, str name)
{
    size_t end = utf8_offset(name, LONGEST_NAME);
    return STR_CAT(a, path, path.n ? S(".") : S(""), str_slice(name, 0, end),
                   end < name.n ? S("…") : S(""));
}

static str path_to_item(arena *a, str path, size_t i)
{
    return STR_CAT(a, path, S("["), str_number(a, i), S("]"));
}

static str place_name(const reader *r, str path)
{
    return STR_CAT(r->d->a, r->file, S(": "), path.n ? path : S("{…}"));
}

static bool has_line_break(str text)
{
    return text.n && (memchr(text.p, '\n', text.n) || memchr(text.p, '\r', text.n));
}

/* A text as a source; NULL after reporting what no document can hold. */
static const source *text_source(reader *r, str path, str text)
{
    const source *decoded = source_decode_word(r->d, place_name(r, path), text);
    if (!decoded) {
        r->good = false;
        return NULL;
    }
    source *src = NEW(r->d->a, source);
    *src = *decoded;
    src->is_word = !has_line_break(src->text);
    return src;
}

/* How a fault shows what it is about. */
static str shown(const tree *t)
{
    static const char *const words[] = {
        [TREE_NULL] = "null",  [TREE_FALSE] = "false", [TREE_TRUE] = "true", [TREE_NUMBER] = "",
        [TREE_TEXT] = "\"…\"", [TREE_LIST] = "[…]",    [TREE_OBJECT] = "{…}"};
    return t->kind == TREE_NUMBER ? t->text : str_from(words[t->kind]);
}

static void refuse(reader *r, diag_code code, str path, const tree *t)
{
    source *src = NEW(r->d->a, source);
    *src = (source){.name = place_name(r, path), .text = shown(t), .is_word = true};
    diag_add(r->d, code, (pos){src, 0}, ARGS(shown(t)));
    r->good = false;
}

/* A member's name where it is good, with its place; false after reporting. */
static bool take_name(reader *r, str path, str name, pos *at)
{
    const source *sound = text_source(r, path, name);
    if (!sound)
        return false;
    if (!sound->is_word || utf8_trim(sound->text).n == 0) {
        diag_add(r->d, DIAG_JSON_NAME, (pos){sound, 0}, ARGS(S("")));
        r->good = false;
        return false;
    }
    source *src = NEW(r->d->a, source);
    *src = *sound;
    src->name = place_name(r, path_to(r->d->a, path, name));
    *at = (pos){src, 0};
    return true;
}

/* A whole number, or text, or null. */
static void take_lines(reader *r, str path, const tree *t, ini_key *into)
{
    arena *a = r->d->a;
    bool whole = t->kind == TREE_NUMBER && !memchr(t->text.p, '.', t->text.n) &&
                 !memchr(t->text.p, 'e', t->text.n);
    if (t->kind == TREE_LIST || t->kind == TREE_OBJECT) {
        refuse(r, DIAG_JSON_DEPTH, path, t);
        return;
    }
    if (t->kind != TREE_TEXT && t->kind != TREE_NULL && !whole) {
        refuse(r, DIAG_JSON_VALUE, path, t);
        return;
    }
    const source *src = text_source(r, path, t->text);
    for (size_t at = 0; src && at < src->text.n;) {
        str text = utf8_trim_end(ini_next_line(src->text, &at));
        pos where = {src, (size_t)(text.p - src->text.p)};
        *list_add(a, &into->lines) = (line){.text = utf8_nfc(a, text), .at = where};
    }
}

/* An entry is at least one line, be it blank. */
static void take_items(reader *r, str path, const tree *list, ini_key *into)
{
    for (size_t i = 0; i < list->items.n; i++) {
        size_t before = into->lines.n;
        take_lines(r, path_to_item(r->d->a, path, i), list->items.at[i], into);
        if (into->lines.n == before)
            *list_add(r->d->a, &into->lines) = (line){.at = into->at};
    }
}

static void take_key(reader *r, str path, str name, const tree *t, pos at, ini_section *into)
{
    ini_key *key = list_add(r->d->a, &into->keys);
    *key = (ini_key){.name = name, .at = at, .literal = true};
    if (t->kind == TREE_LIST)
        take_items(r, path, t, key);
    else
        take_lines(r, path, t, key);
    while (key->lines.n && key->lines.at[key->lines.n - 1].text.n == 0)
        key->lines.n--;
}

/* The keys of a section, or of an object among them, whose name theirs begin with. */
static void take_keys(reader *r, str path, str outer, const tree *object, ini_section *into)
{
    arena *a = r->d->a;
    for (size_t i = 0; i < object->names.n; i++) {
        str name = object->names.at[i];
        const tree *member = map_get(&object->members, name);
        pos at;
        if (!take_name(r, path, name, &at))
            continue;
        str here = path_to(a, path, name);
        if (outer.n)
            take_key(r, here, STR_CAT(a, outer, S("."), name), member, at, into);
        else if (member->kind == TREE_OBJECT)
            take_keys(r, here, name, member, into);
        else
            take_key(r, here, name, member, at, into);
    }
}

bool json_to_ini(diags *d, const source *src, ini_file *out)
{
    reader r = {d, src->name, true};
    if (utf8_trim(src->text).n == 0)
        return true; /* as an empty file of the other kind */
    const tree *whole = json_read(d, src);
    if (whole && whole->kind != TREE_OBJECT) {
        size_t first = (size_t)(utf8_trim(src->text).p - src->text.p);
        diag_add(d, DIAG_JSON_WHOLE, (pos){src, first}, ARGS(S("")));
    }
    if (!whole || whole->kind != TREE_OBJECT)
        return false;
    for (size_t i = 0; i < whole->names.n; i++) {
        str name = whole->names.at[i], path = path_to(d->a, (str){0}, name);
        const tree *member = map_get(&whole->members, name);
        pos at;
        if (!take_name(&r, (str){0}, name, &at))
            continue;
        if (member->kind != TREE_OBJECT) {
            refuse(&r, DIAG_JSON_SECTION, path, member);
            continue;
        }
        ini_section *section = list_add(d->a, &out->sections);
        *section = (ini_section){.name = name, .at = at};
        take_keys(&r, path, (str){0}, member, section);
    }
    return r.good;
}
