/* The files that one plan comes to, and what may stand where they go. */
#ifndef KH_LIB_FILES_H
#define KH_LIB_FILES_H

#include "lib/document.h"

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
 * begin with the one numbered `from`, which *all has then. OUTLET_FAILED after reporting. */
outlet_result files_to_office(kh_document *d, office **o, arena *a, const plan *p, str path);
outlet_result files_from_office(kh_document *d, outlet *out, office *o, arena *a, size_t from,
                                size_t n, str path, file_list *all);

/* ---- what may be written over: write.c ---- */

/* False after reporting that an input would be written over. */
bool write_spares_inputs(const kh_document *d, diags *faults, str path);

/* True if there is no such file, or one that this library wrote and nobody edited; else reported.
 * An old file is looked at in `scratch`. */
bool write_may_replace(diags *faults, arena *scratch, str path);

#endif
