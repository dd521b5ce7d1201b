/* Tables too wide for their page, and annexes that lie on their side for them. */
#ifndef KH_ND30_WIDE_H
#define KH_ND30_WIDE_H

#include "base/diag.h"
#include "nd30/form.h"

/* True for an annex in landscape: where the plan says so, or where it leaves that open and a table
 * doesn't fit otherwise. */
bool annex_turns(arena *a, const form *f, const phu_luc *l);

/* Its page. Paper and margins are those of the text: the decree names no others for a page on its
 * side (I.2, I.3), and its own annexes in landscape keep within these. */
page_form page_turned(const page_form *page);

/* Notes annexes that were turned, and warns of tables that fit nowhere. */
void wide_check(diags *d, const form *f, const plan *p);

#endif
