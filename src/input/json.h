/* JSON (RFC 8259). The only user of jansson. */
#ifndef KH_INPUT_JSON_H
#define KH_INPUT_JSON_H

#include "base/diag.h"
#include "input/tree.h"

/* NULL after reporting the first fault with its place: jansson stops at one. */
const tree *json_read(diags *d, const source *src);

#endif
