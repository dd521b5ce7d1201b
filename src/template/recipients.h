/* "Nơi nhận": from a list of lines to lines with their signs, groups and braces. */
#ifndef KH_TEMPLATE_RECIPIENTS_H
#define KH_TEMPLATE_RECIPIENTS_H

#include "base/diag.h"
#include "plan/plan.h"

/* Reads the list and the filing line (`luu`: empty for none, which is a warning unless the list has
 * a line "Lưu: …") into p->noi_nhan and p->braces.
 * Signs at line ends are set here: `;`, and `.` on the last (Phụ lục I, II.9.d). */
void recipients_read(diags *d, const line *lines, size_t n, said luu, plan *p);

#endif
