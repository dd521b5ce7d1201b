/* What the files that read units (units*.c) share. Nobody else includes it. */
#ifndef KH_TEMPLATE_UNITS_STATE_H
#define KH_TEMPLATE_UNITS_STATE_H

#include "base/map.h"
#include "template/units.h"

enum { ENTRIES = 4096 }; /* of a block */

/* What stays in memory of each unit. */
typedef struct unit_entry {
    uint32_t at_low;
    uint32_t above; /* the number of the unit above it + 1 */
    uint16_t at_high;
    uint8_t rank;
    uint8_t marks; /* UNIT_… */
} unit_entry;

enum { UNIT_LEFT = 1 /* its row has faults */, UNIT_NAMES_NONE = 2 /* above it */ };

unit_entry *units_entry(const unit_rows *all, size_t number);

/* Adds a unit whose row is at a place of its list's; false after reporting that there is no room.
 */
bool units_add(unit_rows *all, diags *d, const unit_row *u, uint64_t row_at);

typedef struct units_reading {
    diags *d;
    arena *a; /* for one row's work */
    const units_options *how;
    unit_rows *all;
    unit_view view;
    map faults; /* by code and what they have alike → row_fault */
    LIST(struct row_fault *) in_order;
    map said; /* what rows call units above them */
    hash_index *index;
    str own_small; /* the input's unit in small letters, once it was asked for */
    size_t plans;  /* of the units before this one */
} units_reading;

/* True if a plan is to be made for a unit of such a rank. */
bool units_are_wanted(const units_reading *r, rank of);

/* The cell of a path, or NULL. */
const csv_cell *units_cell(const unit_list *l, const csv_row *row, const char *path);

/* Reports a fault of one row; its words and places may be in the row's own memory. */
void units_tell(units_reading *r, diag_code code, pos at, pos other, diag_args args);

/* Reports what is wrong with a row; what others have too, like this in `alike`, three times, what
 * is no error once. */
void units_fault(units_reading *r, diag_code code, pos at, str alike, diag_args args);

/* Counts one more of those, if enough of them were told of; true, too, of what another shard
 * tells. */
bool units_fault_again(units_reading *r, diag_code code, str alike);

/* Notes what a row calls the unit above it. */
void units_note_above(units_reading *r, const unit_list *l, const csv_row *row);

/* Whose plan each unit's carries out, and which there are twice. False where rows are lost. */
bool units_settle(units_reading *r);

#endif
