/* The guard against leftovers: words in a filled plan that belong to another unit, another level or
 * another time. Everything it finds is a warning at the line that the words came from. */
#ifndef KH_TEMPLATE_LEFTOVER_H
#define KH_TEMPLATE_LEFTOVER_H

#include <stdint.h>

#include "base/diag.h"
#include "base/map.h"
#include "plan/plan.h"
#include "template/finder.h"
#include "template/level.h"

/* Names of units ("huyện Đăk Tô"), made ready once and then used for any number of plans. */
finder *leftover_units(arena *a, const str *units, size_t n);

/* A body that there is no more, or not yet. */
typedef struct leftover_agency {
    str name;
    date gone_from;
    str successor; /* empty: not known */
    bool begins;   /* the other way round: there since that day, before it was the `successor` */
    str key;       /* of the name's words, as words_key() has it; empty: not known yet */
} leftover_agency;

/* Years from 1900 on, a bit for each: the 126th is 2026. */
enum { LEFTOVER_FIRST_YEAR = 1900, LEFTOVER_YEARS = 200, LEFTOVER_YEAR_WORDS = 4 };
typedef struct leftover_years {
    uint64_t is[LEFTOVER_YEAR_WORDS];
} leftover_years;

/* Every year that a text names, such as an input's whole text or a row of a list. */
void leftover_years_add(leftover_years *years, str text);
void leftover_years_join(leftover_years *years, const leftover_years *more);

typedef struct leftover_context {
    str own_kind;  /* "phường"; empty: kinds of unit are not looked at */
    str own_words; /* "phường Phùng Chí Kiên" */
    rank own_rank; /* of a "thành phố" the kind alone does not tell */
    date when;
    bool two_tiers;       /* of local government: from 01/7/2025 */
    const finder *others; /* the list's units, its own may be among them; or NULL */
    const str *allowed;   /* units above and below: never leftovers */
    size_t n_allowed;
    const source *const *inputs; /* what was typed for this plan: years in it are no leftovers */
    size_t n_inputs;
    const leftover_agency *agencies;
    size_t n_agencies;
    leftover_years years; /* those that the input names; the document's own needs no mention */
    map *classes;         /* what plans of one list share, empty for the first; or NULL. The same
                             `others`, `inputs` and `agencies` go with it */
} leftover_context;

/* Warns of
 * - another unit of the list, by kind and name;
 * - a unit of this rank but another kind, where only this unit can be meant ("trên địa bàn xã" in
 *   the plan of a phường); not in lists ("xã, phường"), not before a name;
 * - what is below another kind of unit ("các thôn" in the plan of a phường), under the same terms;
 * - words of the district level in a document of two tiers;
 * - a body that is gone at the document's date, with who does its work then; one that is not there
 * yet;
 * - a year before the document's that the input doesn't name, in text of a template; years before
 *   1976 are history, and in a clause that cites a law they are the law's.
 * "(cũ)", "trước đây" or "nay là" behind a word, within its clause, says that the past is meant.
 * Tasks that the superior's plan assigns are left as they are.
 * One warning for a word at a place, however often the text comes from there. */
void leftover_check(diags *d, const leftover_context *c, const plan *p);

#endif
