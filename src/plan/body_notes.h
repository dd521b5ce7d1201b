/* The footnotes of a body. */
#ifndef KH_PLAN_BODY_NOTES_H
#define KH_PLAN_BODY_NOTES_H

#include "plan/body_lines.h"
#include "plan/inline.h"
#include "plan/outline.h"

/* "[^1]: text": the id and where the text begins, or false. */
bool body_note_is_text(str text, str *id, size_t *begins);

/* Adds to `notes` what the lines declare, and to `s` the ids, for signs to find them. */
void body_notes_collect(inline_scope *s, const body_lines *lines, note_list *notes);

/* Puts the notes into `out` and numbers them as its text refers to them; reports what it never
 * refers to. */
void body_notes_settle(diags *d, const note_list *notes, body *out);

#endif
