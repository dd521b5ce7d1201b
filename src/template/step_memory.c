/* Words are compared one by one. Knows no steps. */
#include "template/step_memory.h"

typedef struct step_variant {
    step_key key;
    const void *result;
} step_variant;

void step_add(step_key *key, str words, pos at)
{
    if (key->n < STEP_WORDS)
        key->at[key->n++] = (step_word){words, at};
    else
        key->too_many = true;
}

static bool is_same(const step_key *a, const step_key *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; i < a->n && same; i++)
        same = a->at[i].at.src == b->at[i].at.src && a->at[i].at.off == b->at[i].at.off &&
               str_eq(a->at[i].text, b->at[i].text);
    return same;
}

const void *step_recall(const step_memory *m, const step_key *key)
{
    for (size_t i = 0; i < STEP_VARIANTS && m->at[i] && !key->too_many; i++)
        if (is_same(&m->at[i]->key, key))
            return m->at[i]->result;
    return NULL;
}

bool step_has_room(const step_memory *m, const step_key *key)
{
    return m->tried < STEP_VARIANTS && !key->too_many;
}

void step_keep(arena *a, step_memory *m, const step_key *key, const void *result)
{
    step_variant *v = NEW(a, step_variant);
    v->key.n = key->n;
    for (size_t i = 0; i < key->n; i++)
        v->key.at[i] = (step_word){str_copy(a, key->at[i].text), key->at[i].at};
    v->result = result;
    m->at[m->tried++] = v;
}

size_t step_messages(const diags *d)
{
    size_t n = 0;
    for (int i = 0; i <= SEVERITY_SYSTEM; i++)
        n += d->count[i];
    return n;
}
