/* The units of a list: who they are, at which level, under whom, and what their rows say. */
#ifndef KH_TEMPLATE_UNITS_H
#define KH_TEMPLATE_UNITS_H

#include "base/hash_index.h"
#include "base/store.h"
#include "input/csv.h"
#include "input/data.h"
#include "template/field.h"
#include "template/level.h"

typedef struct unit_list {
    csv_list csv;
    uint64_t from, to;          /* where its rows are */
    str *paths;                 /* of each column: "ky.ho_ten"; empty: it says nothing */
    bool *taken;                /* of each column: a plan has taken in a value of it */
    struct unit_giving *giving; /* by rank: where its values go; one thread's own */
} unit_list;

/* A unit as its row says, made anew each time that it is asked for. */
typedef struct unit_row {
    size_t number;
    const unit_list *list;
    const csv_row *row; /* NULL: it was asked for without its cells, and has no place */
    str words;          /* "huyện Đăk Hà" */
    str name;           /* "Đăk Hà" */
    const unit_kind *kind;
    rank rank;
    const struct unit_row *above; /* whose plan is the superior's, without its cells; NULL: the
                                     input's own unit */
    str above_words;              /* "tỉnh Kon Tum"; empty: nobody knows */
    pos at;
} unit_row;

typedef LIST(unit_list *) unit_lists;

typedef struct units_options {
    const levels *levels;
    const unit_kind *kind; /* of rows that say none; NULL: they must */
    str own_words;         /* the input's unit: "tỉnh Kon Tum" */
    str own_name;          /* "Kon Tum" */
    rank own_rank;
    bool below;           /* the plans are for units below the input's */
    date when;            /* decides the rank of cities */
    rank asked;           /* plans are made down to there; RANK_NONE: of all */
    size_t shard, shards; /* of their rows; 0: all */
} units_options;

/* All units of the lists. Of each, 12 bytes stay in memory, and 10 for the hashes of names (4 more
 * where some rows get no plan); what it says is in the stores. Once read, nothing of it changes:
 * threads may share it. */
typedef struct unit_rows {
    const unit_lists *lists;
    const units_options *how;
    store *rows, *units; /* the lists' rows; who the units are */
    LIST(struct unit_entry *) blocks;
    size_t n;
    size_t lost;         /* rows that are no units: their own words keep them from it */
    bool sees_districts; /* some are those of three tiers alone */
} unit_rows;

/* One thread's way to ask for units. */
typedef struct unit_view {
    const unit_rows *of;
    store_view rows, units;
} unit_view;

unit_view units_view(arena *a, const unit_rows *of);

/* The unit of a number, in `a`; with its cells, or only who it is and whom it is under. False after
 * reporting that it can't be had. */
bool units_get(unit_view *v, diags *d, arena *a, size_t number, bool cells, unit_row *out);

/* Without looking into the stores. */
rank units_rank(const unit_rows *all, size_t number);

/* False for a unit whose row has faults: it is left out. */
bool units_is_good(const unit_rows *all, size_t number);

/* What the headings mean. Columns that no known path has are `don_vi.<heading>`; one that is the
 * last part of a single field of a template is that field's too. */
void units_columns(diags *d, store *rows, unit_list *l);

/* The vocabularies of the templates that the units' plans are made from. */
typedef struct unit_names {
    const names *at[RANK_XA + 1];
    size_t n;
} unit_names;

/* Reports headings that are paths and that no template knows, or that no row can say; two columns
 * for one field; and dates of fields that can't be meant. */
void units_check_columns(diags *d, store *rows, const unit_lists *lists, const unit_names *known);

/* True for a column of the list's own with words, of which no template knows a field and no plan
 * took a value. */
bool units_may_be_unused(const unit_list *l, size_t column, const unit_names *known);

/* Reports a column that nothing asks for, with the heading that may be meant. */
void units_report_unused(diags *d, const unit_list *l, size_t column, const unit_names *known);

/* Notes which columns a unit's plan took values of. */
void units_took(const unit_row *u, const data *of);

/* The field that a column of the list's own gives a value to; NULL: none, or there are several. */
const field *units_field_of(const names *n, const unit_list *l, size_t column);

/* The field that a column gives, by its path or by its key alone; NULL: no form declares it. */
const field *units_declared_field(const unit_list *l, size_t column, const unit_names *known);

/* Declares the lists' own columns. */
void units_declare(const unit_lists *lists, names *n);

/* All units in the order of lists and rows, which `rows` has. Faults are reported; those rows are
 * left out. `index` gets room for a number of each. */
void units_read(diags *d, store *rows, const unit_lists *lists, const units_options *how,
                hash_index *index, unit_rows *out);

/* Puts a list's row away: csv_read_stream's `take`. */
typedef struct unit_taking {
    diags *d;
    store *rows;
} unit_taking;
bool units_take_row(void *taking, const csv_row *row);

/* For units_give; a list that threads share has one for each. */
struct unit_giving *units_giving(arena *a);

/* Gives a document what the unit's row says, and who the unit is. Blank cells say nothing, `-` says
 * blank. */
void units_give(diags *d, const unit_row *u, data *to);

/* The heading that a place in a list stands under, or empty. */
str units_heading(const unit_row *u, pos at, str *words);

#endif
