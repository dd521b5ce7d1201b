/* An example unit for a template, and its examples made to fit that unit's kind and time. */
#ifndef KH_TEMPLATE_SAMPLE_H
#define KH_TEMPLATE_SAMPLE_H

#include "template/agency.h"
#include "template/inherit.h"

typedef struct sample_options {
    const levels *levels;
    const khung *khung;
    const source *level;    /* the word of --level, for messages; or NULL */
    const unit_kind *asked; /* the kind it names, or NULL: the template's */
    str date;               /* where the template has no example of one */
} sample_options;

typedef struct sample {
    const unit_kind *kind;
    str issuer_words; /* "Ủy ban nhân dân phường Cẩm Thành" */
    agency issuer;
    str date_words;       /* of the plan */
    int year;             /* of the template's own example date; 0: none */
    int years;            /* how far it was moved, so that there are such units */
    str unit, unit_for;   /* "xã Tịnh Khê" gives way to "phường Cẩm Thành" */
    str above, above_for; /* "tỉnh Quảng Ngãi" to the unit above; empty: stays */
    str noun, noun_for;   /* "xã" at the end of an example to "phường" */
} sample;

/* True if the template makes plans for units of the kind; of a city for one that may be such. */
bool sample_fits(const unit_kind *kind, const khung *k);

/* False after reporting that the level asked for isn't the template's. */
bool sample_make(diags *d, const sample_options *how, sample *out);

/* One line of an example for this unit; `is_date`: a date whose year moves. */
str sample_words(const sample *s, arena *a, str words, bool is_date);

#endif
