/* What the files of a job (job_*.c) share. Nobody else includes it. */
#ifndef KH_TEMPLATE_JOB_STATE_H
#define KH_TEMPLATE_JOB_STATE_H

#include "plan/table_file.h"
#include "template/fill_memory.h"
#include "template/job.h"
#include "template/leftover.h"
#include "template/superior.h"

/* What the plans of one level share. */
typedef struct level_form {
    const prepared *form; /* NULL: not needed, or reported */
    data base;
} level_form;

/* A fault that many rows have. */
typedef struct alike {
    diag_code code;
    pos at;            /* in the row that it was told of */
    size_t more, last; /* how many rows have it too; the last such */
} alike;

enum { SUPERIORS_KEPT = 8 };
/* The plans that others carry out: one for each unit that was asked for lately, the last ones of a
 * rank. `is` is NULL for one to be worked out anew, in `a`. */
typedef struct kept_superior {
    arena *a;
    size_t number; /* the unit's + 1 */
    unsigned long long asked;
    superior *is;
} kept_superior;

struct job {
    diags *d;
    const job_options *how;
    const levels *levels;
    const source *input;
    ini_file file;
    str_list files;
    text_files tables; /* of texts, and what they took */
    pictures pictures;
    unit_lists lists;
    bool has_lists;         /* there are to be plans of units, and none of the input alone */
    store *rows;            /* of the lists, */
    const unit_rows *units; /* the units that they make; shared with jobs of other threads, */
    unit_view view;         /* and how this one asks for them */
    units_options units_how;
    const uint32_t *wanted; /* the numbers of those that plans are made for; NULL: all */
    size_t n_units;
    bool took_stdin;
    const job *first;          /* another thread's, whose templates this one shares; or NULL */
    const finder *first_names; /* of the job that read them */
    hash_index unit_index;
    size_t row_faults;             /* of rows that are no units, */
    size_t rows_left;              /* and how many rows these are */
    bool wrong_lists;              /* a list's columns have faults */
    level_form own;                /* of the input itself */
    level_form below[RANK_XA + 1]; /* of units below it, by rank */
    const unit_kind *own_kind;
    rank own_rank, asked_rank;
    bool template_taken;       /* --template, by plans of a level below */
    bool without[RANK_XA + 1]; /* levels below that have no template */
    str own_words, own_name;   /* "tỉnh Kon Tum", "Kon Tum" */
    date when;
    bool sees_districts; /* a list has units that there are with three tiers alone */
    superior *superior;  /* the input's plan, where others carry it out */
    const body *file_name;
    map seen;  /* faults of units that were reported */
    map alike; /* those of rows as a whole, by their words → alike */
    LIST(alike *) alikes;
    const finder *unit_names; /* by their words */
    leftover_agency *agencies;
    leftover_years years;     /* that the input names */
    leftover_years defaults;  /* of a template's fields, */
    const khung *defaults_of; /* this one's */
    map level_values;         /* what [cấp phường] says, by place and path → level_value */
    LIST(struct level_value *) of_kinds;
    map guarded;                             /* what the guard keeps from plan to plan */
    kept_superior superiors[SUPERIORS_KEPT]; /* districts: what is above them is the input's */
    unsigned long long superiors_asked;
    fill_memory memory;
    map level_words; /* of units alike */
};

/* True for a unit whose plan carries out the input's. */
bool job_is_below(const job *j, const unit_row *u);
bool job_rank_is_below(const job *j, rank r);

/* What a unit's plan is made from. */
const level_form *job_form_of(const job *j, const unit_row *u);
const level_form *job_form_of_rank(const job *j, rank r);

/* ---- lists and units: job_units.c ---- */

/* [đơn vị] danh sách counts where there are units below to be written for, or where the input has
 * no unit of its own; --each always does. */
void job_read_lists(job *j, bool downstream);

/* The units of the lists; or those that another thread's job has read already. */
void job_read_units(job *j, bool downstream);
void job_share_units(job *j, const job *first);

/* The at-th unit of the lists, in the arena of `d`; false after reporting that it is lost. */
bool job_row_get(job *j, diags *d, size_t at, unit_row *out);
rank job_row_rank(const job *j, size_t at);

/* The ranks that the units of the lists have, in the order in which they come up: how many. */
size_t job_ranks(const job *j, rank ranks[RANK_XA + 1]);

/* The names of all units, for the guard. */
const finder *job_unit_names(job *j);

/* The place of a unit's plan among those that are kept. */
kept_superior *job_kept_superior(job *j, const unit_row *u);

/* The names of inputs and texts with a template: its own, the levels' words, the lists' columns.
 * `first`: what the first job made of the template, which is shared; or NULL. */
names *job_make_names(job *j, const khung *k, const prepared *first);

/* A template's texts, parsed. */
const prepared *job_prepare(job *j, const names *n, const khung *k, const prepared *first);

/* Notes a template's files as read. */
void job_take_files(job *j, const khung *k);

/* ---- levels below: job_below.c ---- */

/* The section of the input that speaks of a level: "cap_xa". */
str job_level_section(rank r);

/* Reports [cấp phườn], which no plan would take, and `khung` where it has no meaning. */
void job_check_level_sections(job *j);

/* [cấp xã], [cấp phường]: gives a plan what the input says for its level or kind. */
void job_take_level_values(job *j, diags *d, const khung *k, str of, data *to);

/* Template and values of plans of a level below the input's. */
void job_read_below(job *j, rank r);

/* Themes that hold {{…}} get the superior's values. */
void job_fill_themes(job *j);

/* Reports levels below without a template, and --template where it is for none of them. */
void job_check_templates_below(job *j);

/* Notes what a unit's plan took of what [cấp phường] says for it: job_report.c. */
void job_note_level_values(job *j, const data *of_unit, const khung *k);

/* ---- plans: job_plan.c ---- */

/* The input's own plan, as those below see it. */
void job_bind_superior(job *j);

/* Notes what the input says of its own unit alone, where a list has others of its level. */
void job_say_own_left(job *j);

/* What the guard against leftovers needs for all plans. */
void job_prepare_guard(job *j);

#endif
