/* What steps of binding came to in the documents before, with the words that they depend on: where
 * those are the same again, at the same places, so is what came of them. */
#ifndef KH_TEMPLATE_STEP_MEMORY_H
#define KH_TEMPLATE_STEP_MEMORY_H

#include "base/diag.h"

enum { STEP_WORDS = 24, STEP_VARIANTS = 4 };

typedef struct step_word {
    str text;
    pos at;
} step_word;

/* All that a step depends on. Words without a place, and numbers, go in too. */
typedef struct step_key {
    step_word at[STEP_WORDS];
    size_t n;
    bool too_many;
} step_key;

typedef struct step_memory {
    struct step_variant *at[STEP_VARIANTS];
    size_t tried; /* a step that is different in every document is kept no more */
} step_memory;

void step_add(step_key *key, str words, pos at);

/* What it came to, or NULL. */
const void *step_recall(const step_memory *m, const step_key *key);

/* Keeps what it came to: `result` and all of it live as long as the arena. Nothing where there are
 * enough. */
bool step_has_room(const step_memory *m, const step_key *key);
void step_keep(arena *a, step_memory *m, const step_key *key, const void *result);

/* How many messages there are: a step that told something is not kept. */
size_t step_messages(const diags *d);

#endif
