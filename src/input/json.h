/* JSON (RFC 8259), read and written. The only user of jansson. */
#ifndef KH_INPUT_JSON_H
#define KH_INPUT_JSON_H

#include "base/diag.h"
#include "input/ini.h"
#include "input/tree.h"

/* NULL after reporting the first fault with its place: jansson stops at one. */
const tree *json_read(diags *d, const source *src);

/* Indented by two, members in their order, UTF-8 as it is, a line break at the end. Texts must be
 * valid UTF-8. */
str json_write(arena *a, const tree *t);

/* An input in JSON as the grammar of .ini files would give it: the members of the whole are
 * sections, theirs are keys. A text is the lines it holds, a list an entry a line, a whole number
 * as it is written, null is blank; an object among the keys makes paths ("noi_nhan.luu").
 * Everything is literal, and keeps the blanks before a line.
 *
 * Faults are placed by path: each text is a source of its own, "input.json: mo_dau.noi_dung[2]"
 * (entries count from 0, as in JSON's own paths). False after reporting; `out` has what is good. */
bool json_to_ini(diags *d, const source *src, ini_file *out);

#endif
