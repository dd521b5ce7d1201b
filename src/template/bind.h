/* A template and an input's values come together: a plan. */
#ifndef KH_TEMPLATE_BIND_H
#define KH_TEMPLATE_BIND_H

#include "template/level.h"
#include "template/pictures.h"
#include "template/prepare.h"

struct superior;

typedef struct bind_options {
    const levels *levels;
    const source *level; /* the word of --level, or NULL */
    date when;           /* of the superior's plan: for documents without a year */
    bool sees_districts; /* the list has units of three tiers: what a document without a year is */
    str province;        /* that the unit belongs to, where it is known: "Kon Tum" */
    const struct superior *above; /* the plan that it carries out, where that is at hand; or NULL */
    pictures *pictures;           /* of the job */
    struct fill_memory *memory;   /* of the job's other documents; or NULL */
    map *level_words;             /* of units alike → their words as data; or NULL */
    bool renumber;
    bool goes_on; /* its sections go into other plans: no end mark */
    bool split;   /* annexes go into files of their own */
    bool apart;   /* runs stay apart, so that each tells where it comes from */
} bind_options;

/* Builds the plan. Faults are reported to `d`, those of texts that several documents share to
 * `shared`, which may be the same; the plan is whole only if both are clean. *whose: the unit whose
 * plan it is, without kind where that isn't known. */
void bind_plan(diags *d, diags *shared, data *from, const prepared *form, bind_options how,
               plan *out, unit *whose);

#endif
