/* Looking values up through values, with an eye on cycles. */
#include "template/resolve.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/inline.h"

/* The section and key that a folded path names; false where they aren't known. */
static bool find_known(str path, const known_section **s, const known_key **k)
{
    size_t dot = str_find(path, S("."));
    str suffix;
    *s = dot < path.n ? known_section_find(str_slice(path, 0, dot), &suffix) : NULL;
    *k = *s ? known_key_find(*s, str_after(path, dot + 1)) : NULL;
    return *k != NULL;
}

const known_key *resolve_key(arena *a, str path)
{
    const known_section *s;
    const known_key *k;
    return find_known(utf8_fold(a, path), &s, &k) ? k : NULL;
}

str resolve_shown(arena *a, str path)
{
    const known_section *s;
    const known_key *k;
    if (!find_known(utf8_fold(a, path), &s, &k))
        return path;
    return STR_CAT(a, S("`"), str_from(k->name), S("` ["), str_from(s->name), S("]"));
}

static void unknown_path(diags *d, str typed, str folded, pos at)
{
    nearest near = nearest_start(folded);
    for (const known_section *s = known_sections; s->id; s++)
        for (const known_key *k = s->keys; k->id; k++) {
            str path = STR_CAT(d->a, str_from(s->id), S("."), str_from(k->id));
            if (!s->numbered)
                nearest_try(&near, path, path);
        }
    diag_code code = near.best.n ? DIAG_PATH_NEAR : DIAG_PATH_UNKNOWN;
    diag_add(d, code, at, ARGS(typed, near.best));
}

const value *resolve_value(resolver *r, str path, pos at, bool required)
{
    str folded = utf8_fold(r->d->a, path);
    const value *v = data_get(r->data, folded);
    const known_section *s;
    const known_key *k;
    if (!v && !find_known(folded, &s, &k))
        unknown_path(r->d, path, folded, at);
    else if (required && (!v || value_is_blank(v)))
        diag_add(r->d, DIAG_PATH_NO_VALUE, at, ARGS(path));
    return v;
}

/* Longer chains of values are no plan's; each step costs stack. */
enum { DEEPEST_CHAIN = 32 };

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
enum { MOST_PRODUCED = 16 * 1024 * 1024 };

bool resolve_spend(resolver *r, size_t bytes, pos at)
{
    bool within = r->produced <= MOST_PRODUCED;
    r->produced += bytes;
    if (within && r->produced > MOST_PRODUCED)
        diag_add(r->d, DIAG_PATH_TOO_LONG, at,
                 ARGS(str_number(r->d->a, MOST_PRODUCED / 1024 / 1024)));
    return r->produced <= MOST_PRODUCED;
}

/* What a hole within text comes to; empty after reporting. */
static str fill_hole(resolver *r, str path, pos at)
{
    const value *v = path.n ? resolve_value(r, path, at, true) : NULL;
    if (!v)
        return S("");
    if (v->n > 1) {
        diag_add(r->d, DIAG_PATH_MANY_LINES, at, ARGS(path));
        return S("");
    }
    if (!resolve_spend(r, 1, at) || !resolve_enter(r, v, at))
        return S("");
    str words = resolve_words(r, v);
    resolve_leave(r);
    return resolve_spend(r, words.n, at) ? words : S("");
}

str resolve_words(resolver *r, const value *v)
{
    line l = value_line(v);
    if (v->literal || str_find(l.text, S("{{")) == l.text.n)
        return l.text;
    buf b = {.a = r->d->a};
    line_cursor walk = line_walk(&l);
    for (size_t i = 0; i < l.text.n;) {
        str rest = str_after(l.text, i), path;
        size_t at = i;
        if (str_starts(rest, S("\\{{"))) {
            buf_add(&b, S("{{"));
            i += 3;
        } else if (hole_scan(r->d, &l, &i, &path)) {
            buf_add(&b, fill_hole(r, path, line_walk_to(&walk, at)));
        } else {
            buf_byte(&b, l.text.p[i++]);
        }
    }
    return buf_str(&b);
}

runs resolve_runs(resolver *r, const runs *from)
{
    size_t i = 0;
    while (i < from->n && from->at[i].kind != RUN_HOLE)
        i++;
    if (i == from->n)
        return *from;
    runs filled = {0};
    for (i = 0; i < from->n; i++) {
        run now = from->at[i];
        if (now.kind == RUN_HOLE) {
            now.text = fill_hole(r, now.text, now.at);
            now.kind = RUN_TEXT;
        }
        *list_add(r->d->a, &filled) = now;
    }
    runs_join(r->d->a, &filled);
    return filled;
}
