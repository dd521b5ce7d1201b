/* A fuzz target: one function over any bytes. libFuzzer calls it, or replay.c over files. */
#ifndef KH_FUZZ_H
#define KH_FUZZ_H

#include <stdint.h>
#include <stdlib.h>

#include "base/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What must hold whatever the input. */
#define HOLDS(condition)                                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            abort();                                                                               \
    } while (0)

static inline bool is_within(pos at)
{
    return at.src && at.off <= at.src->text.n;
}

/* Every fault stands in a source, and can be said in both languages. */
static inline void say_all(diags *d)
{
    diags_sort(d);
    for (size_t i = 0; i < d->list.n; i++) {
        const diag *one = &d->list.at[i];
        HOLDS(is_within(one->at));
        HOLDS(!one->other.src || is_within(one->other));
        HOLDS(diag_text(d->a, one, LANGUAGE_VI).n && diag_text(d->a, one, LANGUAGE_EN).n);
        HOLDS(source_place(one->at, NULL).line > 0);
    }
}

#endif
