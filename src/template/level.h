/* Levels of government: kinds of unit and their rank. */
#ifndef KH_TEMPLATE_LEVEL_H
#define KH_TEMPLATE_LEVEL_H

#include "base/str.h"
#include "input/value.h"

typedef enum rank { RANK_NONE, RANK_TINH, RANK_HUYEN, RANK_XA } rank;

typedef struct unit_kind {
    const char *id, *name;
    rank rank; /* RANK_NONE: a city's rank depends on which it is, and when */
} unit_kind;

/* The kind that a word names ("tinh", "dac-khu", "Thị xã"), or NULL. */
const unit_kind *unit_kind_find(arena *a, str word);

/* The kind whose words begin at `folded` ("tinh_kon_tum"), or NULL. */
const unit_kind *unit_kind_at(str folded);

/* The nearest kind's name to a wrong word, or empty. */
str unit_kind_nearest(arena *a, str word);

/* The rank of a unit. Of a city: that of a province if it is centrally run at the date, else that
 * of a district before 01/7/2025, else RANK_NONE. */
rank unit_rank(arena *a, const unit_kind *kind, str unit_name, date when);

/* True for a day from which there are two tiers of local government (open parts count as the
 * latest; no year: false). */
bool level_is_two_tier(date when);

/* True for a unit whose place name keeps its common noun: it has a number, or is named after a
 * person (Phụ lục I, II.4). */
bool unit_keeps_noun(arena *a, str unit_name);

/* "cấp tỉnh", "cấp huyện", "cấp xã" */
str rank_name(rank r);

#endif
