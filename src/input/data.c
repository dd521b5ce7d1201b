/* Values put under paths, in layers: the later one hides the earlier. Knows neither grammars nor
 * what the words mean. */
#include "input/data.h"

#include <stdint.h>

#include "input/data_state.h"
#include "input/usual.h"

void data_begin(arena *a, const source *src, const names *n, data *out)
{
    *out = (data){.a = a, .src = src, .names = n, .by_section.a = a};
    out->numbers = NEW(a, path_numbers);
    out->numbers->of.a = out->numbers->sections.a = out->numbers->named.a = a;
}

/* ---- by path ---- */

size_t data_number_known(const data *in, str path)
{
    return (size_t)(uintptr_t)map_get(&in->numbers->of, path);
}

/* The table lives as long as what all share. */
size_t data_number_given(const data *in, str path)
{
    path_numbers *all = in->numbers;
    size_t known = data_number_known(in, path);
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

static void make_room(data *out, size_t number)
{
    size_t room = out->numbers->n + out->by_path.n + 16; /* doubles: a plan may have many */
    if (number < out->by_path.n)
        return;
    value **wider = NEW_ARRAY(out->a, value *, room);
    if (out->by_path.n)
        memcpy(wider, out->by_path.at, out->by_path.n * sizeof(value *));
    out->by_path.at = wider;
    out->by_path.n = out->by_path.cap = room;
}

static void put_at(data *out, size_t number, value *v)
{
    make_room(out, number);
    value **slot = &out->by_path.at[number];
    while (*slot && (*slot)->layer > v->layer)
        slot = &(*slot)->lower;
    v->lower = *slot && (*slot)->layer == v->layer ? (*slot)->lower : *slot;
    *slot = v;
    if (out->usual)
        usual_compare_at(out, number);
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
    return add_at(out, in, path, data_number_given(out, path), &v);
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
    return (data_slot){path, data_number_given(from, path), names_path(from->names, path)};
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
    value *v = data_add(to, in, path, (value){.lines = some, .n = 1, .at = at, .parsed = true});
    for (int i = 0; i < VALUE_TEXTS; i++)
        v->text[i] = text;
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

bool data_has_section(const data *in, str id)
{
    for (; in; in = in->below)
        if (map_get(&in->by_section, id))
            return true;
    return false;
}

const section *data_section_named(const data *from, str id)
{
    const section *named = section_named(from, id);
    return named->known ? named : NULL;
}

void data_open_named(data *to, const section *named, pos at)
{
    for (size_t i = to->sections.n; i-- > 0;)
        if (to->sections.at[i]->id.p == named->id.p)
            return;
    section *record = NEW(to->a, section);
    *record = (section){named->id, named->id, named->suffix, named->known, at};
    map_set(&to->by_section, named->id, record);
    *list_add(to->a, &to->sections) = record;
}

void data_open_section(data *to, str id, pos at)
{
    const section *named = data_has_section(to, id) ? NULL : data_section_named(to, id);
    if (named)
        data_open_named(to, named, at);
}

void data_derive(data *to, const char *path, str words, pos at)
{
    const value *given = data_get_named(to, path);
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

static bool can_hold(const data *lowest, const number_set *had)
{
    bool free = true;
    for (size_t i = 0; i < lowest->by_path.n && free; i++)
        free = !lowest->by_path.at[i] || !number_set_has(had, i);
    return free;
}

/* Nothing stands at their paths yet. */
static void refer_to_held(data *to, const data *lowest, const held *h)
{
    make_room(to, h->last);
    usual_take_held(h, to);
    for (size_t k = 0; k < h->here.n; k++)
        for (uint64_t left = h->here.words[k]; left; left &= left - 1) {
            size_t i = k * NUMBERS_IN_WORD + (size_t)__builtin_ctzll(left);
            value *v = lowest->by_path.at[i];
            v->used = false;
            v->lower = NULL;
            to->by_path.at[i] = v;
        }
}

void data_refer(data *to, const data *lowest)
{
    const held *h = to->usual ? usual_held(lowest, to) : NULL;
    if (h) {
        refer_to_held(to, lowest, h);
        return;
    }
    number_set had = {0};
    number_set_join(to->a, &had, &to->own);
    for (size_t i = 0; i < lowest->by_path.n; i++) {
        value *v = lowest->by_path.at[i];
        if (!v)
            continue;
        v->used = false;
        put_at(to, i, v); /* nothing lies below: `lower` stays NULL */
    }
    if (to->usual && can_hold(lowest, &had))
        usual_hold((data *)lowest, to); /* what is referred to is for many: ours to note in */
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
    return data_number_given(from, path);
}
