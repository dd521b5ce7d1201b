/* What the public functions (kehoach.h) share. */
#ifndef KH_LIB_DOCUMENT_H
#define KH_LIB_DOCUMENT_H

#include <stdatomic.h>

#include "base/asked.h"
#include "kehoach.h"
#include "lib/batch.h"
#include "lib/ledger.h"
#include "lib/manifest.h"
#include "lib/outlet.h"
#include "lib/worker.h"
#include "office/office.h"

struct kh_document {
    arena *a;
    diags d;
    str input_name;
    plan plan;
    LIST(str) inputs; /* files that were read: nothing is written over them */
    asked_files asked;
    size_t n_asked; /* of them by reading */
    bool read;      /* an input was given */
    bool built;     /* the plan is whole; with units: what they share is */
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
    str manifest; /* where it goes; blank: none */
    sha256 run;   /* digest of what the run is made of */
    struct manifest *record;
    size_t same; /* plans of units that were there already as they would be written */
    bool keep_going;
    bool strict;
    struct starter *interview; /* NULL: nobody is asked */
    old_code fill_from;        /* the encoding of text templates and their data */
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

/* A word that somebody typed, as text; NULL after reporting bytes that are none. */
const source *document_typed(kh_document *d, const char *name, const char *word);

/* Notes what was asked for; the input's name is known. */
void document_take_options(kh_document *d, const kh_options *options);

/* The encoding of a name (--from; NULL: none); OLD_NONE after reporting that there is none such. */
old_code document_encoding(kh_document *d, const char *name);

/* A word of the command line (`name`: the option's) as a source. */
const source *document_word(kh_document *d, const char *name, const char *word);

/* The input as a whole, for faults that have no place in it. */
pos document_as_whole(kh_document *d);

/* Takes over faults whose words and sources belong to another arena: those of files as a whole. */
void document_take_faults(kh_document *d, const diags *from);

/* One plan as a Word document, written by a worker; false for a fault of our own. */
bool docx_of(const kh_document *d, worker *w, arena *a, const plan *p, str *bytes);
bool docx_parts(const kh_document *d, worker *w, arena *a, const plan *p, parts *out);

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

/* LibreOffice, ready; NULL after reporting. */
office *pdf_open(kh_document *d);

/* True where there is a list: the input's plan alone is none then. */
bool units_listed(const kh_document *d);

/* The time that a PDF of this plan bears (office/seal.h). */
str pdf_made_at(kh_document *d, arena *a, const plan *p);

#endif
