/* The units of a list: who they are, at which level, under whom, and what their rows say. */
#ifndef KH_TEMPLATE_UNITS_H
#define KH_TEMPLATE_UNITS_H

#include "input/csv.h"
#include "input/data.h"
#include "template/field.h"
#include "template/level.h"

typedef struct unit_list {
    csv_list csv;
    str *paths;  /* of each column: "ky.ho_ten"; empty: it says nothing */
    bool *taken; /* of each column: a plan has taken in a value of it */
} unit_list;

typedef struct unit_row {
    const unit_list *list;
    const csv_row *row;
    str words; /* "huyện Đăk Hà" */
    str name;  /* "Đăk Hà" */
    const unit_kind *kind;
    rank rank;
    const struct unit_row *above; /* whose plan is the superior's; NULL: the input's own unit */
    str above_words;              /* "tỉnh Kon Tum"; empty: nobody knows */
    struct superior *plan;        /* what its plan says to the units below it, once worked out */
    pos at;
} unit_row;

typedef LIST(unit_list *) unit_lists;
typedef LIST(unit_row *) unit_rows;

typedef struct units_options {
    const levels *levels;
    const unit_kind *kind; /* of rows that say none; NULL: they must */
    str own_words;         /* the input's unit: "tỉnh Kon Tum" */
    str own_name;          /* "Kon Tum" */
    rank own_rank;
    bool below; /* the plans are for units below the input's */
    date when;  /* decides the rank of cities */
} units_options;

/* What the headings mean. Columns that no known path has are `don_vi.<heading>`; one that is the
 * last part of a single field of a template is that field's too. */
void units_columns(diags *d, unit_list *l);

/* The vocabularies of the templates that the units' plans are made from. */
typedef struct unit_names {
    const names *at[RANK_XA + 1];
    size_t n;
} unit_names;

/* Reports headings that are paths and that no template knows, or that no row can say; two columns
 * for one field; and dates of fields that can't be meant. */
void units_check_columns(diags *d, const unit_lists *lists, const unit_names *known);

/* True for a column of the list's own with words, of which no template knows a field and no plan
 * took a value. */
bool units_may_be_unused(const unit_list *l, size_t column, const unit_names *known);

/* Reports a column that nothing asks for, with the heading that may be meant. */
void units_report_unused(diags *d, const unit_list *l, size_t column, const unit_names *known);

/* Notes which columns a unit's plan took values of. */
void units_took(const unit_row *u, const data *of);

/* The field that a column of the list's own gives a value to; NULL: none, or there are several. */
const field *units_field_of(const names *n, const unit_list *l, size_t column);

/* Declares the lists' own columns. */
void units_declare(const unit_lists *lists, names *n);

/* All units in the order of lists and rows. Faults are reported; those rows are left out. */
void units_read(diags *d, const unit_lists *lists, const units_options *how, unit_rows *out);

/* Gives a document what the unit's row says, and who the unit is. Blank cells say nothing, `-` says
 * blank. */
void units_give(diags *d, const unit_row *u, data *to);

/* The heading that a place in a list stands under, or empty. */
str units_heading(const unit_row *u, pos at, str *words);

#endif
