/* The tables behind level.h, shared by the reader that fills them and the functions that ask. */
#ifndef KH_TEMPLATE_LEVEL_TABLE_H
#define KH_TEMPLATE_LEVEL_TABLE_H

#include "base/map.h"
#include "template/level.h"

/* From day to day, both within; without a year: open. */
typedef struct span {
    date from, to;
} span;

typedef struct listed_unit {
    str name; /* folded */
    span when;
} listed_unit;

/* A section that declares a kind, or one sort of a kind: [thành phố thuộc tỉnh]. */
typedef struct variant {
    str id; /* folded name of the section */
    unit_kind *kind;
    rank rank;
    span when;
    bool has_list; /* it is these units alone */
    LIST(listed_unit) list;
    unit_sample sample;
    pos at;
} variant;

typedef enum subject_type {
    SUBJECT_ALL,
    SUBJECT_RANK,
    SUBJECT_KIND,
    SUBJECT_VARIANT,
    SUBJECT_UNIT,
} subject_type;

typedef struct subject {
    subject_type type;
    rank rank;
    const unit_kind *kind;
    const variant *variant;
    str name; /* of a unit, folded */
} subject;

/* Whom a section speaks of. */
typedef struct rule {
    LIST(subject) subjects;
    LIST(str) provinces; /* folded; none: of any */
    span when;
} rule;

typedef struct entry {
    const rule *rule;
    str words;
    pos at;
} entry;

typedef struct word_row {
    str key;
    LIST(entry) entries;
} word_row;

typedef struct name_row {
    str words; /* "Lê Lợi", "phường Điện Biên Phủ" */
    bool keeps_noun;
} name_row;

struct levels {
    arena *a;
    LIST(unit_kind *) kinds;
    LIST(variant *) variants;
    LIST(word_row *) words;
    map by_key; /* folded key → word */
    LIST(gone_agency) gone;
    LIST(name_row) names;
    map *by_name; /* the same by their words in small letters; filled when first asked for */
    date two_tiers_from, three_tiers_to;
};

/* The tables of the cap.ini and dia-danh.ini that are compiled in, without arena and maps; the build
 * makes them (templates/compile_levels.c). */
extern const levels builtin_levels;

/* The variant of a unit at a day (without a year: at some day), or NULL. */
const variant *level_variant(const levels *l, const unit_kind *kind, str folded_name, date when);

bool span_holds(const span *s, date when);

#endif
