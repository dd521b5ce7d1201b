/* Values under paths, in layers: the later one hides the earlier. Knows neither grammars nor what
 * the words mean. */
#include "input/data.h"

#include <stdint.h>

#include "input/data_state.h"

void data_begin(arena *a, const source *src, const names *n, data *out)
{
    *out = (data){.a = a, .src = src, .names = n, .by_section.a = a};
    out->numbers = NEW(a, path_numbers);
    out->numbers->of.a = out->numbers->sections.a = out->numbers->named.a = a;
}

/* ---- by path ---- */

/* From 1; 0: nobody gave or asked for a value there. */
static size_t number_of(const data *in, str path)
{
    return (size_t)(uintptr_t)map_get(&in->numbers->of, path);
}

/* Its number, given now if it had none. The table lives as long as what all share. */
static size_t give_number(const data *in, str path)
{
    path_numbers *all = in->numbers;
    size_t known = number_of(in, path);
    if (known)
        return known;
    map_set(&all->of, str_copy(all->of.a, path), (void *)(uintptr_t)++all->n);
    return all->n;
}

/* The key of a path, looked for once. */
static const known_key *key_at(const data *in, size_t number, str path)
{
    path_numbers *all = in->numbers;
    while (all->keys.n <= number)
        list_add(all->of.a, &all->keys);
    const known_key **kept = &all->keys.at[number];
    if (!*kept)
        *kept = names_path(in->names, path);
    return *kept;
}

/* What the highest layer says in these values alone. */
static value *top_at(const data *in, size_t number)
{
    return number < in->by_path.n ? in->by_path.at[number] : NULL;
}

static void put_at(data *out, size_t number, value *v)
{
    size_t room = out->numbers->n + out->by_path.n + 16; /* doubles: a plan may have many */
    if (number >= out->by_path.n) {
        value **wider = NEW_ARRAY(out->a, value *, room);
        if (out->by_path.n)
            memcpy(wider, out->by_path.at, out->by_path.n * sizeof(value *));
        out->by_path.at = wider;
        out->by_path.n = out->by_path.cap = room;
    }
    value **slot = &out->by_path.at[number];
    while (*slot && (*slot)->layer > v->layer)
        slot = &(*slot)->lower;
    v->lower = *slot && (*slot)->layer == v->layer ? (*slot)->lower : *slot;
    *slot = v;
}

static value *add_at(data *out, layer in, str path, size_t number, const value *v)
{
    value *known = arena_take(out->a, sizeof *known);
    *known = *v;
    known->path = path;
    known->layer = in;
    known->shared = !out->below;
    *list_add(out->a, &out->values) = known;
    if (!known->key)
        known->key = key_at(out, number, path);
    put_at(out, number, known);
    return known;
}

value *data_add(data *out, layer in, str path, value v)
{
    return add_at(out, in, path, give_number(out, path), &v);
}

value *data_put(data *to, layer in, str path, str words, pos at)
{
    line *only = NEW(to->a, line);
    *only = (line){.text = words, .at = at};
    return data_add(
        to, in, path,
        (value){.lines = only, .n = words.n ? 1 : 0, .at = at, .literal = true, .used = true});
}

data_slot data_slot_of(const data *from, str path)
{
    return (data_slot){path, give_number(from, path), names_path(from->names, path)};
}

value *data_put_at(data *to, layer in, const data_slot *at, const line *lines, size_t n, pos where)
{
    const value v = {
        .key = at->key, .lines = lines, .n = n, .at = where, .literal = true, .used = true};
    return add_at(to, in, at->path, at->number, &v);
}

void data_put_lines(data *to, layer in, str path, const line *lines, size_t n, pos at, bool literal)
{
    data_add(to, in, path,
             (value){.lines = lines, .n = n, .at = at, .literal = literal, .used = true});
}

void data_put_text(data *to, layer in, str path, const struct body *text, pos at)
{
    line *some = NEW(to->a, line);
    *some = (line){.text = S("…"), .at = at};
    value *v = data_add(to, in, path, (value){.lines = some, .n = 1, .at = at, .used = true});
    v->parsed = true;
    for (int i = 0; i < VALUE_TEXTS; i++)
        v->text[i] = text;
    v->used = false;
}

/* What the vocabulary says of a section, looked for once. */
static const section *section_named(const data *in, str id)
{
    arena *a = in->numbers->named.a;
    section *kept = map_get(&in->numbers->named, id);
    if (kept)
        return kept;
    kept = NEW(a, section);
    kept->id = str_copy(a, id);
    kept->known = names_section(in->names, kept->id, &kept->suffix);
    map_set(&in->numbers->named, kept->id, kept);
    return kept;
}

void data_open_section(data *to, str id, pos at)
{
    for (const data *in = to; in; in = in->below)
        if (map_get(&in->by_section, id))
            return;
    const section *named = section_named(to, id);
    if (!named->known)
        return;
    section *record = NEW(to->a, section);
    *record = (section){named->id, named->id, named->suffix, named->known, at};
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
    data out = {.a = a, .src = from->src, .names = from->names, .by_section.a = a};
    out.numbers = from->numbers;
    out.below = from;
    for (size_t i = 0; i < from->sections.n; i++)
        *list_add(a, &out.sections) = from->sections.at[i];
    return out;
}

void data_refer(data *to, const data *lowest)
{
    for (size_t i = 0; i < lowest->by_path.n; i++) {
        value *v = lowest->by_path.at[i];
        if (!v)
            continue;
        v->used = false;
        put_at(to, i, v); /* nothing lies below: `lower` stays NULL */
    }
}

void data_lend(data *to, const data *lent)
{
    data_refer(to, lent);
    for (size_t i = 0; i < lent->values.n; i++) {
        value *v = lent->values.at[i];
        v->used = !v->parsed; /* as put anew */
        if (!v->parsed)
            memset(v->text, 0, sizeof v->text); /* went with the document that parsed it */
        *list_add(to->a, &to->values) = v;
    }
}

size_t data_number(const data *from, str path)
{
    return give_number(from, path);
}

const known_key *data_key(const data *from, str path)
{
    size_t known = number_of(from, path);
    return known ? key_at(from, known, path) : names_path(from->names, path);
}

/* ---- looking up ---- */

const value *data_peek_at(const data *from, size_t number)
{
    const value *v = NULL;
    for (; from; from = from->below) {
        const value *here = top_at(from, number);
        if (here && (!v || here->layer > v->layer))
            v = here;
    }
    return v;
}

/* The same for what is looked up. */
static const value *look_at(const data *from, size_t number)
{
    const value *v = data_peek_at(from, number);
    if (from->looks)
        *list_add(from->a, from->looks) = (data_look){number, v};
    return v;
}

static const value *take_at(const data *from, size_t number)
{
    const value *v = look_at(from, number);
    if (v)
        ((value *)v)->used = true; /* made by data_add: not const there */
    return v;
}

static size_t number_to_look_at(const data *from, str path)
{
    return from->looks ? give_number(from, path) : number_of(from, path);
}

const value *data_peek(const data *from, str path)
{
    return look_at(from, number_to_look_at(from, path));
}

const value *data_get(const data *from, str path)
{
    return take_at(from, number_to_look_at(from, path));
}

static value *in_layer_at(const data *from, layer in, size_t number)
{
    value *v = top_at(from, number);
    while (v && v->layer > in)
        v = v->lower;
    return v && v->layer == in ? v : NULL;
}

value *data_own(const data *from, layer in, str path)
{
    return in_layer_at(from, in, number_of(from, path));
}

const value *data_in_layer(const data *from, layer in, str path)
{
    size_t number = number_of(from, path);
    const value *v = NULL;
    for (; from && !v; from = from->below)
        v = in_layer_at(from, in, number);
    return v;
}

typedef LIST(size_t) number_list;

static const number_list *numbers_of_section(const data *from, str id)
{
    path_numbers *all = from->numbers;
    arena *a = all->of.a;
    number_list *kept = map_get(&all->sections, id);
    if (kept)
        return kept;
    kept = NEW(a, number_list);
    const known_key *k;
    for (size_t i = 0; (k = names_key_at(from->names, id, i)); i++)
        *list_add(a, kept) = give_number(from, STR_CAT(from->a, id, S("."), str_from(k->id)));
    map_set(&all->sections, str_copy(a, id), kept);
    return kept;
}

bool data_section_says(const data *from, str section_id)
{
    const number_list *numbers = numbers_of_section(from, section_id);
    bool says = false;
    for (size_t i = 0; i < numbers->n && !says; i++)
        says = look_at(from, numbers->at[i]);
    return says;
}

bool data_section_given(const data *from, str section_id)
{
    const number_list *numbers = numbers_of_section(from, section_id);
    bool given = false;
    for (size_t i = 0; i < numbers->n; i++) {
        const value *v = take_at(from, numbers->at[i]);
        given =
            given || (v && v->layer >= LAYER_INPUT && v->layer <= LAYER_SET && !value_is_blank(v));
    }
    return given;
}

size_t data_section_values(const data *from, str section_id, const value **into, size_t most)
{
    const number_list *numbers = numbers_of_section(from, section_id);
    for (size_t i = 0; i < numbers->n && i < most; i++)
        into[i] = look_at(from, numbers->at[i]);
    return numbers->n;
}

bool data_section_holds(const data *from, str section_id)
{
    const number_list *numbers = numbers_of_section(from, section_id);
    bool holds = false;
    for (size_t i = 0; i < numbers->n; i++) {
        const value *v = take_at(from, numbers->at[i]);
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
