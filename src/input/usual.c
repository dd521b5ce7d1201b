/* Values held against what is usual, a bit for each path. Knows nothing of what is made of them.
 *
 * `changed` is kept up to date by whatever puts a value, so that a thing made of values is known to
 * come to the same again where its set of paths and `changed` don't meet. */
#include "input/usual.h"

/* ---- values ---- */

bool value_is_same(const value *a, const value *b)
{
    if (a == b)
        return true;
    if (!a || !b || a->n != b->n || a->key != b->key || a->layer != b->layer ||
        a->literal != b->literal || a->faulty != b->faulty || a->parsed || b->parsed)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!str_eq(a->lines[i].text, b->lines[i].text))
            return false;
    return true;
}

const value *value_keep(arena *a, const value *v)
{
    if (!v || v->shared)
        return v;
    value *out = NEW(a, value);
    line *lines = NEW_ARRAY(a, line, v->n + 1);
    *out = (value){.key = v->key,
                   .lines = lines,
                   .n = v->n,
                   .layer = v->layer,
                   .literal = v->literal,
                   .faulty = v->faulty,
                   .parsed = v->parsed};
    for (size_t i = 0; i < v->n; i++)
        lines[i].text = str_copy(a, v->lines[i].text);
    return out;
}

/* ---- what is usual ---- */

const value *usual_at(const usual *u, size_t number)
{
    return number_set_has(&u->known, number) ? u->at.at[number] : data_peek_at(u->below, number);
}

static void learn(usual *u, size_t number, const value *v)
{
    const value *shared = data_peek_at(u->below, number);
    while (u->at.n <= number)
        list_add(u->a, &u->at);
    u->at.at[number] = value_keep(u->a, v);
    number_set_put(u->a, &u->known, number, true);
    number_set_put(u->a, &u->unlike, number, !value_is_same(u->at.at[number], shared));
    u->version++;
}

/* Room for the number in all sets. */
static void make_room(data *of, size_t number)
{
    size_t word = number / NUMBERS_IN_WORD;
    if (word < of->changed.n && word < of->own.n)
        return;
    number_set_put(of->a, &of->changed, number, false);
    number_set_put(of->a, &of->own, number, false);
}

void usual_compare_at(data *of, size_t number)
{
    usual *u = of->usual;
    const value *now = data_peek_at(of, number);
    size_t word = number / NUMBERS_IN_WORD;
    uint64_t bit = (uint64_t)1 << number % NUMBERS_IN_WORD;
    if (!number_set_has(&u->known, number))
        learn(u, number, now);
    make_room(of, number);
    const value *kept = u->at.at[number];
    of->own.words[word] |= bit;
    of->changed.words[word] &= ~bit;
    if (kept != now && !value_is_same(kept, now))
        of->changed.words[word] |= bit;
}

const held *usual_held(const data *lent, const data *of)
{
    const held *h = lent->held;
    bool good = h && h->of == of->usual && h->version == h->of->version;
    return good && !number_sets_meet(&h->here, &of->own) ? h : NULL;
}

void usual_hold(data *lent, const data *of)
{
    held *h = NEW(lent->a, held);
    *h = (held){.of = of->usual, .version = of->usual->version};
    for (size_t i = 0; i < lent->by_path.n; i++)
        if (lent->by_path.at[i]) {
            h->last = i;
            number_set_put(lent->a, &h->here, i, true);
            number_set_put(lent->a, &h->changed, i, number_set_has(&of->changed, i));
        }
    lent->held = h;
}

void usual_take_held(const held *h, data *of)
{
    make_room(of, h->last);
    for (size_t i = 0; i <= h->last / NUMBERS_IN_WORD; i++) {
        uint64_t here = h->here.words[i];
        of->own.words[i] |= here;
        of->changed.words[i] = (of->changed.words[i] & ~here) | number_set_word(&h->changed, i);
    }
}

/* What it has no value of its own for is what all share. */
void usual_compare(usual *with, data *of)
{
    of->usual = with;
    make_room(of, with->at.n);
    number_set_join(of->a, &of->changed, &with->unlike);
    for (size_t i = 0; i < of->by_path.n; i++)
        if (of->by_path.at[i])
            usual_compare_at(of, i);
}

/* ---- what is made of values ---- */

void looked_begin(data *from, data_looks *own, data_looks **around)
{
    *own = (data_looks){0};
    *around = from->looks;
    from->looks = own;
}

void looked_end(data *from, data_looks *own, data_looks *around)
{
    from->looks = around;
    if (!around)
        return;
    number_set_join(from->a, &around->at, &own->at);
    number_set_join(from->a, &around->taken, &own->taken);
}

/* Anew where more is known of what is usual. */
static void find_unusual(looked *l)
{
    size_t nth = 0;
    l->version = l->of->version;
    for (size_t i = 0; i < l->at.n * NUMBERS_IN_WORD; i++)
        if (number_set_has(&l->at, i))
            number_set_put(l->of->a, &l->unusual, i,
                           !value_is_same(l->values[nth++], usual_at(l->of, i)));
}

void looked_keep(arena *a, const data *from, const data_looks *own, looked *out)
{
    size_t nth = 0;
    *out = (looked){.of = from->usual};
    number_set_join(a, &out->at, &own->at);
    number_set_join(a, &out->taken, &own->taken);
    number_set_trim(&out->at);
    number_set_trim(&out->taken);
    out->values = NEW_ARRAY(a, const value *, number_set_count(&out->at) + 1);
    for (size_t i = 0; i < out->at.n * NUMBERS_IN_WORD; i++)
        if (number_set_has(&out->at, i))
            out->values[nth++] = value_keep(a, data_peek_at(from, i));
    find_unusual(out);
}

/* Of one word of the set: `changed` are the paths to compare. */
static bool are_same(const looked *l, const data *now, size_t word, uint64_t changed)
{
    for (size_t i = word * NUMBERS_IN_WORD; changed; changed >>= 1, i++) {
        size_t zeros = (size_t)__builtin_ctzll(changed);
        changed >>= zeros;
        i += zeros;
        if (!value_is_same(l->values[number_set_below(&l->at, i)], data_peek_at(now, i)))
            return false;
    }
    return true;
}

/* A value that was unusual and isn't now, or the other way round, is another. */
bool looked_is_same(looked *l, const data *now)
{
    if (!now->usual || l->of != now->usual)
        return false;
    if (l->version != l->of->version)
        find_unusual(l);
    for (size_t i = 0; i < l->at.n; i++) {
        uint64_t changed = number_set_word(&now->changed, i) & l->at.words[i];
        uint64_t unusual = number_set_word(&l->unusual, i);
        if ((unusual & ~changed) || (changed && !are_same(l, now, i, changed)))
            return false;
    }
    return true;
}

void looked_again(const looked *l, data *now)
{
    number_set_join(now->a, &now->taken, &l->taken);
    if (now->looks) {
        number_set_join(now->a, &now->looks->at, &l->at);
        number_set_join(now->a, &now->looks->taken, &l->taken);
    }
}

/* What all share is marked once. */
void looked_settle(data *now)
{
    for (size_t i = 0; i < now->taken.n; i++) {
        uint64_t own = number_set_word(&now->own, i);
        uint64_t settled = number_set_word(&now->usual->settled, i) & ~own;
        for (uint64_t left = now->taken.words[i] & ~settled; left; left &= left - 1) {
            size_t number = i * NUMBERS_IN_WORD + (size_t)__builtin_ctzll(left);
            const value *v = data_peek_at(now, number);
            if (v)
                ((value *)v)->used = true; /* as data_get does */
            if (!(own & left & -left))
                number_set_put(now->usual->a, &now->usual->settled, number, true);
        }
    }
}
