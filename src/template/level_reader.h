/* cap.ini and dia-danh.ini while they are read: what their readers share. Only for level_read.c,
 * level_declare.c and level_value.c. */
#ifndef KH_TEMPLATE_LEVEL_READER_H
#define KH_TEMPLATE_LEVEL_READER_H

#include "input/ini.h"
#include "template/level_table.h"

typedef struct level_reader {
    diags *d;
    arena *a;
    levels *l;
    map folds; /* text as typed → folded; the same few keys stand everywhere */
} level_reader;

str level_fold(level_reader *r, str text);

/* A key's value, which is to be one line; more are reported. And where it stands. */
str level_one_line(level_reader *r, const ini_key *k);
pos level_value_place(const ini_key *k);

/* A whole date; an open one after reporting. */
date level_date(level_reader *r, str text, pos at);

/* Part `n` of "a | b | c", without blanks at its ends. */
str level_row_part(str row, size_t n);

/* Reports a key that a section has no use for. */
void level_key_unknown(level_reader *r, const ini_section *s, const ini_key *k, const char *keys);

/* The variant of a kind by its folded name, or NULL. */
variant *level_named(const levels *l, str id);

/* The variant that a section declares, made if need be; NULL where it declares none. */
variant *level_declared(level_reader *r, const ini_section *s);

/* Takes what a section declares of its variant, if it has one. */
void level_declare(level_reader *r, const ini_section *s);

/* Whether a key (folded) declares something; all others are words. */
bool level_declares(str folded);

/* A kind's rank is that of its variant, where it has but one. */
void level_settle_ranks(const levels *l);

#endif
