/* From an input to its plans: one; or one for each unit of a list, of the same level or below. */
#ifndef KH_TEMPLATE_JOB_H
#define KH_TEMPLATE_JOB_H

#include "template/bind.h"
#include "template/units.h"

typedef struct job_options {
    template_places places;
    folders from;            /* where the input's files may be */
    const source *level;     /* the word of --level, or NULL */
    str template_name;       /* --template, or empty */
    str file_name;           /* --name, or empty */
    const str *sets, *lists; /* --set, --each */
    size_t n_sets, n_lists;
    size_t shard, shards; /* --shard: from 1; 0 of 0: the whole list */
    bool renumber, apart, split;
} job_options;

typedef struct job job;

/* Reads all that the plans share; the faults of all of it are reported in one run. NULL: nothing
 * can be made of it. All of it belongs to the arena of `d`, as later faults of what is shared. */
job *job_read(diags *d, const source *input, const job_options *how);

/* A job for another thread, with the same plans: it shares the lists' rows, the templates' texts
 * and nothing that changes. `first` may be at work meanwhile, and outlives it. What `d` gets was
 * reported with the first. NULL: nothing can be made of it (a file has changed since). */
job *job_for_thread(diags *d, const job *first);

/* Notes what the plans of another thread's job took, which outlives this one, so that
 * job_report_unused and job_file know of it. */
void job_take_marks(job *j, const job *from);

/* Files that were read: nothing is written over them. Plans may read more. */
size_t job_file_count(const job *j);
str job_file(const job *j, size_t i);

/* The units of the shard; those of the lists, of which there are plans; 0: there is one plan alone.
 */
size_t job_units(const job *j);
size_t job_rows(const job *j);

/* Which of the lists' units the i-th is, from 0. */
size_t job_row(const job *j, size_t i);

/* How many errors are of rows that were left out: they concern no other unit. */
size_t job_row_faults(const job *j);
size_t job_rows_left(const job *j); /* how many rows that were */

/* The i-th unit ("huyện Đăk Hà"), and its row's place: made anew, in `a`. */
str job_unit(job *j, size_t i, arena *a);
pos job_unit_place(job *j, size_t i, arena *a);

/* The plan of an input alone; looks for leftovers too. */
void job_plan(job *j, diags *d, plan *out);

/* That of the at-th unit of the lists, whichever shard's, in the arena of `d`, whose faults are its
 * own. *name gets its file's name without ending. `check`: look for leftovers too, and for
 * deadlines after the superior's; once for each plan is enough. False where there is no template
 * for it, which was reported. */
bool job_row_plan(job *j, size_t at, bool check, diags *d, plan *out, str *name);

/* The name that job_row_plan gives the file of a unit of the lists, whichever shard's, and its
 * annexes (0 without --split-annexes); its faults are told with its plan. Empty where there is
 * none. */
str job_row_file_name(job *j, size_t at, arena *a, size_t *annexes);
str job_row_unit(job *j, size_t at, arena *a);
pos job_row_place(job *j, size_t at, arena *a);

/* What a plan was made of, for those who ask where its words come from. */
typedef struct job_view {
    plan plan;
    data *data;
    const data *own; /* the input's own values */
    const prepared *form;
    const unit_row *unit; /* whose plan it is, or NULL */
    bind_options how;
} job_view;

/* The i-th plan made once more; its faults are known, and dropped. Belongs to the arena of `d`.
 * False where there is no template for it. */
bool job_look(job *j, size_t i, job_view *out);

/* Takes over the faults of a unit's plan: those that another unit's had too, once. */
void job_report(job *j, size_t i, const diags *of_unit);

/* True if job_report has nothing to do, where it was told of every plan of this job that had
 * something new. */
bool job_told(job *j, size_t i, const diags *of_unit);

/* True for faults at places that are the same to jobs of all threads: job_report of another takes
 * them as well as its own. */
bool job_shares(const job *j, const diags *of_unit);

/* Tells in how many more rows there was what was told of one. */
void job_report_alike(job *j);

/* What the input gave and no plan took. */
void job_report_unused(job *j);

#endif
