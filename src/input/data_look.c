/* Values looked up under paths, through the layers. Knows neither grammars nor what the words mean.
 */
#include <stdint.h>

#include "input/data_state.h"

/* ---- paths in the program's own words ---- */

/* The slot of such a path, which is looked for by where its words are: they are compared all the
 * same. */
static named_path *slot_of(path_numbers *all, const char *path)
{
    return &all->named_paths[((uintptr_t)path * 0x9e3779b97f4a7c15ULL >> 32) % NAMED_PATHS];
}

static size_t number_named(const data *in, const char *path)
{
    named_path *known = slot_of(in->numbers, path);
    if (known->path && strcmp(known->path, path) == 0)
        return known->number;
    size_t number = data_number_given(in, str_from(path));
    if (!known->path)
        *known = (named_path){str_z(in->numbers->of.a, str_from(path)), number};
    return number;
}

/* ---- looking up ---- */

const value *data_peek_at(const data *from, size_t number)
{
    const value *v = NULL;
    for (; from; from = from->below) {
        const value *here = data_top_at(from, number);
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
        number_set_put(from->a, &from->looks->at, number, true);
    return v;
}

static const value *take_at(const data *from, size_t number)
{
    const value *v = look_at(from, number);
    if (from->looks)
        number_set_put(from->a, &from->looks->taken, number, true);
    if (v)
        ((value *)v)->used = true; /* made by data_add: not const there */
    return v;
}

static size_t number_to_look_at(const data *from, str path)
{
    return from->looks ? data_number_given(from, path) : data_number_known(from, path);
}

const value *data_peek(const data *from, str path)
{
    return look_at(from, number_to_look_at(from, path));
}

const value *data_get(const data *from, str path)
{
    return take_at(from, number_to_look_at(from, path));
}

const value *data_get_at(const data *from, size_t number)
{
    return take_at(from, number);
}

const value *data_get_named(const data *from, const char *path)
{
    return take_at(from, number_named(from, path));
}

const value *data_peek_named(const data *from, const char *path)
{
    return look_at(from, number_named(from, path));
}

static value *in_layer_at(const data *from, layer in, size_t number)
{
    value *v = data_top_at(from, number);
    while (v && v->layer > in)
        v = v->lower;
    return v && v->layer == in ? v : NULL;
}

value *data_own(const data *from, layer in, str path)
{
    return in_layer_at(from, in, data_number_known(from, path));
}

const value *data_in_layer(const data *from, layer in, str path)
{
    size_t number = data_number_known(from, path);
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
        *list_add(a, kept) = data_number_given(from, STR_CAT(from->a, id, S("."), str_from(k->id)));
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
