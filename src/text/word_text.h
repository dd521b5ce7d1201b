/* The words of a Word document, of whatever program. */
#ifndef KH_TEXT_WORD_TEXT_H
#define KH_TEXT_WORD_TEXT_H

#include "base/diag.h"

/* A paragraph a line; a row of a table is one, its cells apart by tabs. Footnotes and endnotes
 * stand behind, in the order of their marks ("[^1]"). `headers`: those of the pages before, footers
 * behind. Numbers that Word sets itself are none of its words. False after reporting. */
bool word_text(diags *d, str name, str bytes, bool headers, str *out);

#endif
