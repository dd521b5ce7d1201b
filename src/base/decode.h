/* From a file's bytes to a source: UTF-8 or UTF-16, BOMs, and what is wrong with the bytes. */
#ifndef KH_BASE_DECODE_H
#define KH_BASE_DECODE_H

#include "base/diag.h"

/* NULL after reporting when the bytes are not text that a document can hold. */
const source *source_decode(diags *d, str name, str bytes);

#endif
