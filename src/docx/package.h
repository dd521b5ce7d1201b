/* The zip package, made whole in memory. This is the only user of minizip. */
#ifndef KH_DOCX_PACKAGE_H
#define KH_DOCX_PACKAGE_H

#include "docx/deflate.h"

/* Packs the parts in their order, deflated as `kept` has them (deflate_part). Dates are fixed (the
 * epoch's, or 1980-01-01), so the same parts give the same bytes. Jumps, as the arena does, when
 * memory runs out. */
str package_write(arena *a, const parts *all, const docx_options *how, kept_parts *kept);

/* MS-DOS date and time of an epoch, UTC; the first that there is (1980-01-01) where it is none or
 * before that. */
unsigned long package_date(long long epoch);

/* True if the bytes are a package of ours that nobody has changed since: its comment bears a
 * digest of the rest. Word writes none. */
bool package_is_untouched(str bytes);

/* The package of these parts, all of them empty: minizip's headers. `when`: of package_date. */
str package_frame(arena *a, const parts *all, unsigned long when);

#endif
