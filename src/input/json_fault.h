/* What the JSON reader's library calls a fault, in our words. For json.c alone. */
#ifndef KH_INPUT_JSON_FAULT_H
#define KH_INPUT_JSON_FAULT_H

#include "base/diag.h"

/* `words` are jansson's: "'}' expected near '"c"'"; `at` is behind what it read last. */
void json_tell_broken(diags *d, str words, pos at);

#endif
