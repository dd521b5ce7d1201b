/* Looking values up through values, with an eye on cycles. */
#include "template/resolve.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "template/level.h"

/* ---- names ---- */

static bool is_item(str name)
{
    return str_eq(name, S("."));
}

static str path_in(arena *a, const scope *s, str folded)
{
    return STR_CAT(a, s->section, S("."), folded);
}

/* The path that a folded name means within the sections around it. */
static str path_of(arena *a, const names *n, const scope *within, str folded)
{
    bool dotted = str_find(folded, S(".")) < folded.n;
    for (const scope *s = within; s && !dotted; s = s->outer)
        if (s->section.n && names_path(n, path_in(a, s, folded)))
            return path_in(a, s, folded);
    return folded;
}

const known_key *resolve_key(arena *a, const names *n, const scope *within, str name)
{
    return names_path(n, path_of(a, n, within, utf8_fold(a, name)));
}

bool resolve_is_section(arena *a, const names *n, str name)
{
    str suffix;
    const known_section *s = names_section(n, utf8_fold(a, name), &suffix);
    return s && (!s->numbered || s->paths);
}

str resolve_shown(arena *a, const names *n, str path)
{
    str folded = utf8_fold(a, path), suffix;
    size_t dot = str_find(folded, S("."));
    const known_key *k = names_path(n, folded);
    const known_section *s = k ? names_section(n, str_slice(folded, 0, dot), &suffix) : NULL;
    if (!s)
        return path;
    if (roman_value(utf8_upper(a, suffix)))
        suffix = utf8_upper(a, suffix);
    rank level = str_eq(str_from(s->id), S("cap")) ? rank_named(suffix) : RANK_NONE;
    if (level) /* [cấp xã] */
        return STR_CAT(a, S("`"), str_from(k->name), S("` ["), rank_name(level), S("]"));
    str shown = suffix.n ? STR_CAT(a, str_from(s->name), S(" "), suffix) : str_from(s->name);
    return STR_CAT(a, S("`"), str_from(k->name), S("` ["), shown, S("]"));
}

void resolve_unknown(diags *d, const names *n, const scope *within, bool group, str name, pos at)
{
    nearest near = nearest_start(utf8_fold(d->a, name));
    const known_section *s;
    const known_key *k;
    bool full = diags_full(d, DIAG_PATH_UNKNOWN);
    for (; !full && within; within = within->outer)
        for (size_t j = 0; within->section.n && (k = names_key_at(n, within->section, j)); j++)
            nearest_try(&near, str_from(k->id), str_from(k->id));
    for (size_t i = 0; group && !full && (s = names_section_at(n, i)); i++)
        if (!s->numbered)
            nearest_try(&near, str_from(s->id), str_from(s->id));
    if (!full)
        names_try_paths(n, d->a, &near);
    diag_add(d, near.best.n ? DIAG_PATH_NEAR : DIAG_PATH_UNKNOWN, at, ARGS(name, near.best));
}

/* ---- values ---- */

str resolve_path(const resolver *r, str name)
{
    arena *a = r->d->a;
    str folded = utf8_is_folded(name) ? name : utf8_fold(a, name);
    return path_of(a, r->data->names, r->scope, folded);
}

const value *resolve_name(const resolver *r, str name)
{
    const scope *s = r->scope;
    while (is_item(name) && s && !s->item)
        s = s->outer;
    if (is_item(name))
        return s ? s->item : NULL;
    return data_get(r->data, resolve_path(r, name));
}

bool resolve_holds(const resolver *r, str name)
{
    const value *v = resolve_name(r, name);
    if (v)
        return !value_is_blank(v);
    return resolve_is_section(r->d->a, r->data->names, name) &&
           data_section_holds(r->data, utf8_fold(r->d->a, name));
}

/* Who can mend it depends on what it is a value of. */
static void tell_missing(const resolver *r, str path, const known_key *k, pos at)
{
    if (str_starts(path, S("cap.")))
        diag_add(r->d, DIAG_PATH_NO_WORD, at, ARGS(path, r->kind, str_after(path, 4)));
    else if (str_starts(path, S("cap_tren.")))
        diag_add(r->d, DIAG_PATH_NO_SUPERIOR, at, ARGS(path));
    else if (str_starts(path, S("don_vi.")) && k->support == DERIVED)
        diag_add(r->d, DIAG_PATH_NO_UNIT, r->issuer, ARGS(path));
    else if (str_starts(path, S("don_vi.")))
        diag_add(r->d, DIAG_PATH_NO_COLUMN, at, ARGS(path, str_from(k->name)));
    else
        diag_add(r->d, DIAG_PATH_NO_VALUE, at, ARGS(path));
}

void resolve_missing(resolver *r, str name, pos at)
{
    arena *a = r->d->a;
    str path = path_of(a, r->data->names, r->scope, utf8_fold(a, name));
    const known_key *k = names_path(r->data->names, path);
    r->missing++;
    if (!k || map_get(&r->missed, path))
        return; /* an unknown name was reported when the text was parsed */
    r->missed.a = a;
    map_set(&r->missed, path, (void *)k);
    bool of_unit = str_starts(path, S("cap.")) || k->support == DERIVED;
    if (!of_unit || !r->no_unit)
        tell_missing(r, path, k, at);
}

/* Longer chains of values are no plan's; each step costs stack. */
enum { DEEPEST_CHAIN = LIMIT_NAMED_STEPS };

bool resolve_enter(resolver *r, const value *v, pos at)
{
    size_t from = 0;
    while (from < r->open.n && r->open.at[from] != v)
        from++;
    if (from == r->open.n && from == DEEPEST_CHAIN) {
        str most = str_number(r->d->a, DEEPEST_CHAIN);
        diag_add(r->d, DIAG_PATH_TOO_DEEP, at, ARGS(most, r->open.at[0]->path));
        return false;
    }
    if (from == r->open.n) {
        *list_add(r->d->a, &r->open) = v;
        return true;
    }
    buf chain = {.a = r->d->a};
    for (size_t i = from; i < r->open.n; i++) {
        buf_add(&chain, r->open.at[i]->path);
        buf_add(&chain, S(" → "));
    }
    buf_add(&chain, v->path);
    diag_add(r->d, DIAG_PATH_CYCLE, at, ARGS(buf_str(&chain)));
    return false;
}

void resolve_leave(resolver *r)
{
    r->open.n--;
}

/* Values that take in others twice each, over many steps, would fill any memory. */
enum { MOST_PRODUCED = LIMIT_FILLED_MIB * 1024 * 1024 };

bool resolve_has_room(const resolver *r, size_t bytes)
{
    return r->produced <= MOST_PRODUCED && bytes <= MOST_PRODUCED - r->produced;
}

bool resolve_spend(resolver *r, size_t bytes, pos at)
{
    bool within = resolve_has_room(r, 0);
    r->produced += bytes;
    if (within && r->produced > MOST_PRODUCED)
        diag_add(r->d, DIAG_PATH_TOO_LONG, at,
                 ARGS(str_number(r->d->a, MOST_PRODUCED / 1024 / 1024)));
    return resolve_has_room(r, 0);
}
