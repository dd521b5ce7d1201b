/* What one thread makes plans with. Nothing of it is shared while threads are at work. */
#ifndef KH_LIB_WORKER_H
#define KH_LIB_WORKER_H

#include "docx/package.h"
#include "lib/spool.h"
#include "template/job.h"

typedef struct worker {
    arena *a;           /* of what lasts; NULL: there is no such worker */
    arena *row;         /* of one row's plan and documents */
    job *job;           /* NULL: none was made yet, or none can be */
    bool tried;         /* to make it */
    diags *shared;      /* faults of what its plans share */
    kept_parts kept;    /* what the documents share */
    docx_memory memory; /* the same, as XML */
    size_t looked;      /* rows of which the first whole one was sought, for them to be like it */
    bool referred;      /* it was found */
    spool *documents;   /* that wait to be written; NULL: none do */
    spool_window read;  /* of its or another's */

    /* the row that was made last */
    plan plan;
    str name;           /* of its file, without ending */
    diags faults;       /* of the plan alone */
    bool shared_faulty; /* what it shares with others turned out to have faults */
} worker;

typedef LIST(file_bytes) file_list;

/* As many as are of use for the document's rows; the only one may be its own. Those of other
 * threads make their jobs when they are first at work. */
void workers_begin(kh_document *d);

/* Memory that runs out at a worker leads there. */
void worker_guard(worker *w, jmp_buf *where);

/* Forgets the row before: `w->row` is there, and empty. */
void worker_clear(kh_document *d, worker *w);

/* Makes a row's plan, until the next is made. False where it isn't whole; `w->job` is NULL where it
 * can't be made by this worker. */
bool worker_make(kh_document *d, worker *w, size_t row, bool check);

/* Keeps the Word documents of the plan just made, as far as there is room; false where there is
 * none, and they have to be made again. */
bool worker_keep(const kh_document *d, worker *w, uint64_t *place);

/* Those of a row, kept or made again, in `w->row`, without paths. False where they can't be made by
 * this worker. */
bool worker_documents(kh_document *d, worker *w, size_t row, file_list *out);

/* Neither that row's documents nor those of rows before it are wanted any more. On the calling
 * thread; others may be at work. */
void worker_done_with(const kh_document *d, size_t row);

/* Gives back what was kept; it is made again if it is wanted still. */
void workers_forget(kh_document *d);

#endif
