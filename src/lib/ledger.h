/* What is known of each row's plan without making it again. */
#ifndef KH_LIB_LEDGER_H
#define KH_LIB_LEDGER_H

#include "lib/spool.h"

enum { UNIT_NOT_KEPT = 0xFFFF }; /* the documents are made again when they are wanted */

/* 24 bytes, as there may be a hundred thousand of them; with the name of a district's file 35 more,
 * past the first MiB of them on disk, and about 12 in the table of names. */
typedef struct unit_state {
    uint64_t documents; /* the place of its files' bytes in the spool of a worker */
    uint64_t name;      /* of its file, without ending: the place in the ledger's spool */
    uint32_t files;     /* that it comes to */
    uint16_t worker;    /* or UNIT_NOT_KEPT */
    bool whole;
} unit_state;

/* A file's name, as a row with its hash. */
typedef struct ledger_slot {
    uint32_t hash, row; /* row + 1; 0: nothing */
} ledger_slot;

typedef struct ledger {
    arena *a;
    unit_state *at;
    size_t n;
    spool *names;
    ledger_slot *slots;
    size_t used, cap;
} ledger;

/* `n` rows of which nothing is known; `folder` as in spool_options. */
void ledger_begin(ledger *l, arena *a, size_t n, str folder);

/* The name of a row's file: ledger_name_is notes it; once for each row, in any order. Not for rows
 * that have none. They jump, as the arena does, where the disk doesn't give it back. */
void ledger_name_is(ledger *l, size_t row, str name);
str ledger_name(const ledger *l, arena *a, size_t row);

/* The row that has had a file of this key (file_name_key) before, or `row` itself, which has it
 * from now on. `keys_of` says whether a row has a file of that key. */
typedef bool ledger_has(void *context, size_t row, str key);
size_t ledger_take_key(ledger *l, size_t row, str key, ledger_has *has, void *context);

#endif
