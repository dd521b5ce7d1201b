/* Plans of units: what their checking and writing share (units*.c, target.c). */
#ifndef KH_LIB_UNITS_H
#define KH_LIB_UNITS_H

#include "lib/document.h"

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

/* ---- where the plans of a list go: target.c ---- */

/* False after reporting that the archive asked for may not replace what is there; where nothing is
 * to be written, also that nothing could. */
bool target_may_stand(kh_document *d);

/* What holds for the folder as a whole is said once, not for each file: its name as it was typed,
 * and whether what stands there may be looked at. False after reporting. */
void target_check_name(kh_document *d);
bool target_is_open(kh_document *d);

/* The folder's name, or the archive's. */
str target_name(const kh_document *d);

/* NULL after reporting. After target_close *written is the number of plans that stand there. */
outlet *target_open(kh_document *d);
void target_close(kh_document *d, outlet *o, size_t *written);

#endif
