/* What the public functions (kehoach.h) share. */
#ifndef KH_LIB_DOCUMENT_H
#define KH_LIB_DOCUMENT_H

#include <stdatomic.h>

#include "kehoach.h"
#include "lib/batch.h"
#include "lib/ledger.h"
#include "lib/outlet.h"
#include "lib/worker.h"
#include "office/office.h"

struct kh_document {
    arena *a;
    diags d;
    str input_name;
    plan plan;
    LIST(str) inputs; /* files that were read: nothing is written over them */
    bool read;        /* an input was given */
    bool built;       /* the plan is whole; with units: what they share is */
    job_options how;
    job *job;
    ledger units;
    const char **words;   /* of units that were asked for; NULL: of none */
    bool apart;           /* a unit's plan comes to several files */
    worker own;           /* the calling thread */
    worker *crew;         /* the threads; the only one may be `own` */
    size_t n_crew;        /* 0: no unit was looked at yet */
    size_t jobs;          /* threads that may be */
    bool ahead;           /* documents are made while plans are checked */
    arena *scratch;       /* of what the calling thread does with one row */
    jmp_buf *no_memory;   /* where to go on; NULL between calls */
    atomic_bool hopeless; /* the rows left needn't be begun */
    bool shared_whole;    /* what the plans share has no faults */
    bool stopped;         /* by who called */
    bool failed, all_free;
    kh_format format; /* that units are written as */
    outlet *out;      /* where to; NULL: nowhere now */
    size_t written;   /* units whose files stand there */
    void (*progress)(void *context, size_t done, size_t all, int stage);
    int (*stop)(void *context);
    void *progress_context, *stop_context;
    str out_folder;
    str zip; /* the archive in its stead; blank: none */
    bool resume, check_only;
    size_t same; /* plans of units that were there already as they would be written */
    bool keep_going;
    bool strict;
    docx_options docx;
    office_options office;
    bool sorted;  /* the messages are in order */
    place *shown; /* of the message last asked for, to look from there */
    const source *shown_source;
    const char *shown_line; /* its source line; many messages may share one */
};

/* Each public function that takes memory names here where to go on when there is none (`setjmp`
 * gave 0), and NULL before it returns. */
void document_guard(kh_document *d, jmp_buf *where);

/* There was none: KH_E_MEMORY, and no way back into the function that is left. */
kh_status document_no_memory(kh_document *d);

/* Bytes as callers get them; first (str){0}, should memory run out on the way. */
void document_give(str out, const void **bytes, size_t *n);

/* What the messages so far come to; where they don't say, `failure` is KH_E_INPUT. */
kh_status document_status(const kh_document *d);
kh_status document_failure(const kh_document *d);

/* Faults that keep a document from being made: errors, and with `strict` warnings. */
size_t document_fault_count(const kh_document *d, const diags *faults);

/* Copies in the document's arena. */
str document_copy(kh_document *d, const char *z);
str document_copy_or_empty(kh_document *d, const char *z);
const str *document_copy_list(kh_document *d, const char *const *list, size_t n);

/* Notes what was asked for; the input's name is known. */
void document_take_options(kh_document *d, const kh_options *options);

/* A word of the command line (`name`: the option's) as a source. */
const source *document_word(kh_document *d, const char *name, const char *word);

/* Takes over faults whose words and sources belong to another arena: those of files as a whole. */
void document_take_faults(kh_document *d, const diags *from);

/* One plan as a Word document, written by a worker; false for a fault of our own. */
bool docx_of(const kh_document *d, worker *w, arena *a, const plan *p, str *bytes);

/* Reports that fault. */
void write_internal(kh_document *d);

/* The same; false after reporting. */
bool write_docx(kh_document *d, arena *a, const plan *p, str *bytes);

/* One plan in a format; false after reporting a fault of our own, or of LibreOffice. */
bool write_plan(kh_document *d, arena *a, const plan *p, kh_format format, str *bytes);

/* What a document can be rendered as, and what is kept beside its input, under a name of its own.
 */
bool format_is_rendered(kh_format format);
bool format_is_kept(kh_format format);

/* ".docx", ".pdf" */
str write_ending(kh_format format);

/* "a/ke-hoach.ini" → "a/ke-hoach" and the ending. */
str write_name_beside(kh_document *d, str ending);

/* ---- the files of one plan: files.c ---- */

size_t files_count(const kh_document *d, const plan *p);

/* "a/x.docx" for the document, "a/x.phu-luc-1.docx" for its first annex. */
str files_name(arena *a, str path, size_t i);

/* What stands in the i-th of them. */
plan files_plan(const kh_document *d, arena *a, const plan *p, size_t i);

/* The i-th of them; false as write_plan. */
bool files_render(kh_document *d, arena *a, const plan *p, size_t i, kh_format format, str *bytes);

/* True if `n` files may be written where that of the document is `path`; all that may not are
 * reported to `faults`. The first `kept` may replace whatever is no input. Old files are looked at
 * in `scratch`. Any thread may ask. */
bool files_may_stand(const kh_document *d, diags *faults, arena *scratch, str path, size_t n,
                     size_t kept);

/* All of them, or none. Bytes belong to `a`. */
bool files_write(kh_document *d, arena *a, const plan *p, kh_format format, str path);

/* The same by way of LibreOffice, several plans in one run. The first gives it the Word documents
 * of all of a plan's files, and opens it where *o is NULL; OUTLET_SAME with `resume` where their
 * PDFs are there (`path`: the first one's name). The other writes the `n` PDFs of a plan, which
 * begin with the one numbered `from`. False after reporting. */
outlet_result files_to_office(kh_document *d, office **o, arena *a, const plan *p, str path);
bool files_from_office(kh_document *d, outlet *out, office *o, arena *a, size_t from, size_t n,
                       str path);

/* ---- where the plans of a list go: target.c ---- */

/* False after reporting that the archive asked for may not replace what is there; where nothing is
 * to be written, also that nothing could. */
bool target_may_stand(kh_document *d);

/* The folder's name, or the archive's. */
str target_name(const kh_document *d);

/* NULL after reporting. After target_close *written is the number of plans that stand there. */
outlet *target_open(kh_document *d);
void target_close(kh_document *d, outlet *o, size_t *written);

/* False after reporting that an input would be written over. */
bool write_spares_inputs(const kh_document *d, diags *faults, str path);

/* True if there is no such file, or one that this library wrote and nobody edited; else reported.
 * An old file is looked at in `scratch`. */
bool write_may_replace(diags *faults, arena *scratch, str path);

/* LibreOffice, ready; NULL after reporting. */
office *pdf_open(kh_document *d);

/* The time that a PDF of this plan bears (office/seal.h). */
str pdf_made_at(kh_document *d, arena *a, const plan *p);

/* The i-th unit's plan, until the next is asked for, in the arena *a. False if it isn't whole. */
bool units_plan(kh_document *d, size_t i, arena **a, plan *p);

/* Every unit's plan once, to find all faults before anything is written. False where one of them
 * has a fault in what all share, or it was stopped. */
bool units_check(kh_document *d);

/* Does all units, by all workers: batch.h. */
void units_run(kh_document *d, size_t result,
               void (*work)(void *context, size_t worker, size_t row, arena *keep, void *result),
               bool (*take)(void *context, size_t row, void *result));

/* Tells how far it is; false if it is to stop. */
bool units_go_on(kh_document *d, size_t done, int stage);

/* Says so, where it was stopped. */
void units_say_stopped(kh_document *d, size_t written);

/* Of the i-th unit: "xã Một.docx". */
str units_file(const kh_document *d, arena *a, size_t i, kh_format format);

/* All that are whole as PDFs, by way of LibreOffice: units_pdf.c. */
void units_write_pdfs(kh_document *d);

#endif
