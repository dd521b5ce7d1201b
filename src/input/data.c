/* Values under paths, in layers: the later one hides the earlier. Knows neither grammars nor what
 * the words mean. */
#include "input/data.h"

#include "input/data_state.h"

void data_begin(arena *a, const source *src, const names *n, data *out)
{
    *out = (data){.a = a, .src = src, .names = n, .by_section.a = a};
    for (int i = 0; i < LAYERS; i++)
        out->by_path[i].a = a;
}

value *data_add(data *out, layer in, str path, value v)
{
    value *known = NEW(out->a, value);
    *known = v;
    known->path = path;
    known->layer = in;
    known->shared = !out->below;
    *list_add(out->a, &out->values) = known;
    map_set(&out->by_path[in], path, known);
    return known;
}

value *data_put(data *to, layer in, str path, str words, pos at)
{
    line *only = NEW(to->a, line);
    *only = (line){.text = words, .at = at};
    return data_add(to, in, path,
                    (value){.key = names_path(to->names, path),
                            .lines = only,
                            .n = words.n ? 1 : 0,
                            .at = at,
                            .literal = true,
                            .used = true});
}

void data_put_lines(data *to, layer in, str path, const line *lines, size_t n, pos at, bool literal)
{
    data_add(to, in, path,
             (value){.key = names_path(to->names, path),
                     .lines = lines,
                     .n = n,
                     .at = at,
                     .literal = literal,
                     .used = true});
}

void data_put_text(data *to, layer in, str path, const struct body *text, pos at)
{
    line *some = NEW(to->a, line);
    *some = (line){.text = S("…"), .at = at};
    value *v = data_add(
        to, in, path,
        (value){.key = names_path(to->names, path), .lines = some, .n = 1, .at = at, .used = true});
    v->parsed = true;
    for (int i = 0; i < VALUE_TEXTS; i++)
        v->text[i] = text;
    v->used = false;
}

void data_open_section(data *to, str id, pos at)
{
    str suffix;
    const known_section *known = names_section(to->names, id, &suffix);
    for (const data *in = to; in; in = in->below)
        if (map_get(&in->by_section, id))
            return;
    if (!known)
        return;
    section *record = NEW(to->a, section);
    *record = (section){id, id, suffix, known, at};
    map_set(&to->by_section, id, record);
    *list_add(to->a, &to->sections) = record;
}

void data_derive(data *to, const char *path, str words, pos at)
{
    const value *given = data_get(to, str_from(path));
    if (words.n && (!given || value_is_blank(given)))
        data_put(to, LAYER_DERIVED, str_from(path), words, at);
}

data data_share(arena *a, const data *from)
{
    data out;
    data_begin(a, from->src, from->names, &out);
    out.below = from;
    for (size_t i = 0; i < from->sections.n; i++)
        *list_add(a, &out.sections) = from->sections.at[i];
    return out;
}

/* ---- looking up ---- */

const value *data_peek(const data *from, str path)
{
    const value *v = NULL;
    for (int i = LAYERS - 1; i >= 0 && !v; i--)
        v = data_in_layer(from, (layer)i, path);
    return v;
}

const value *data_get(const data *from, str path)
{
    const value *v = data_peek(from, path);
    if (v)
        ((value *)v)->used = true; /* made by add_value: not const there */
    return v;
}

const value *data_in_layer(const data *from, layer in, str path)
{
    const value *v = NULL;
    for (; from && !v; from = from->below)
        v = map_get(&from->by_path[in], path);
    return v;
}

bool data_section_holds(const data *from, str section_id)
{
    const known_key *k;
    bool holds = false;
    for (size_t i = 0; (k = names_key_at(from->names, section_id, i)); i++) {
        const value *v = data_get_in(from, section_id, str_from(k->id));
        holds = holds || (v && !value_is_blank(v));
    }
    return holds;
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

/* False for a value that a later layer hides. */
static bool is_on_top(const data *from, const value *v)
{
    for (int i = LAYERS - 1; i >= 0; i--) {
        const value *found = data_in_layer(from, (layer)i, v->path);
        if (found)
            return found == v;
    }
    return false;
}

void data_report_unused(diags *d, const data *from, str taker)
{
    for (size_t i = 0; i < from->values.n; i++) {
        const value *v = from->values.at[i];
        bool declared =
            v->key && v->key->field; /* the template knows it, whatever it did with it */
        bool given = !declared &&
                     (v->layer == LAYER_INPUT || v->layer == LAYER_CAP || v->layer == LAYER_SET);
        if (given && !v->used && !value_is_blank(v) && is_on_top(from, v))
            diag_add(d, DIAG_VALUE_UNUSED, v->at, ARGS(str_from(v->key->name), taker));
    }
}
