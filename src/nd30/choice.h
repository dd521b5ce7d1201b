/* What a plan may choose within the decree's ranges ([thể thức]): one row a choice. */
#ifndef KH_ND30_CHOICE_H
#define KH_ND30_CHOICE_H

#include "nd30/form.h"

typedef enum choice_unit { UNIT_MM, UNIT_CM, UNIT_PT, UNIT_LINES } choice_unit;

typedef enum choice_sets {
    SETS_TOP,
    SETS_BOTTOM,
    SETS_LEFT,
    SETS_RIGHT,
    SETS_SIZE,       /* of the groups' components */
    SETS_FIRST_LINE, /* of those that have one */
    SETS_BEFORE,     /* at least */
    SETS_LINE,
} choice_sets;

typedef struct choice {
    const char *id, *name; /* as known.c has them */
    choice_unit unit;      /* of from and to, and of a number without one */
    double from, to;
    bool ends_alone;    /* these two, and nothing between them */
    bool ours_above;    /* the decree sets no upper limit: `to` is this program's */
    const char *clause; /* of Phụ lục I; NULL: the decree says nothing, both limits are ours */
    choice_sets sets;
    unsigned groups; /* a bit each: 1 << GROUP_… */
} choice;

/* In the order in which they apply; ends with a row without id. */
extern const choice choices[];

typedef enum choice_fault {
    CHOICE_GOOD,
    CHOICE_UNREADABLE,
    CHOICE_FRACTION, /* a size that is no whole number of points */
    CHOICE_OUTSIDE,
} choice_fault;

/* Reads "20 mm", "2 cm", "1,27", "14 pt", "đơn" into *value, in the row's unit. */
choice_fault choice_read(const choice *c, str words, double *value);

/* The row of a key, or NULL. */
const choice *choice_find(const char *id);

/* What the row allows: "20–25 mm", "1 cm / 1,27 cm"; `decree`: what the decree does, "≥ 6 pt". */
str choice_range(arena *a, const choice *c, bool decree);

#endif
