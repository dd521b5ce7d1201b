/* The parts of a plan that have text: which of them stand, who gives their words, in what order. */
#ifndef KH_TEMPLATE_BIND_PARTS_H
#define KH_TEMPLATE_BIND_PARTS_H

#include "template/bind_head.h"

/* A part with what the input says of it. */
typedef struct bound_part {
    const prepared_part *form; /* NULL: the input's own section or annex */
    const section *given;      /* [mục …], [phụ lục …] that speaks of it, or NULL */
} bound_part;

typedef LIST(bound_part) bound_parts;

/* What the template declares of its fields: missing, mistyped, locked. */
void bind_check_fields(binding *b);

/* The sections (or annexes) of template and input in the order to print. [mục II] is the second
 * of the template, [mục muc_dich] the one of that id; the next numeral adds one. Faults are
 * reported. */
bound_parts bind_addresses(binding *b, element_kind kind);

/* Calls back for each time that a part stands: `neu`, `tru_khi`, `moi`. How many times that was. */
typedef void (*bind_each)(binding *b, const bound_part *part, void *context);
size_t bind_standing(binding *b, const bound_part *part, bind_each each, void *context);

/* Warns that a part which doesn't stand was given words: `what` names them, at `at`. */
void bind_absent(binding *b, const bound_part *part, str what, pos at);

/* The same for a section or annex that the input speaks of. */
void bind_section_absent(binding *b, const bound_part *part);

/* The value, where the input says it; else NULL: defaults of templates and derived words are none
 * of it. */
const value *bind_given(const value *v);

/* The text of a part: the input's where it gives one, else the template's; with what stands
 * before and after. `path`: where the input would give it; `v`: what it gives there, or NULL. */
void bind_text(binding *b, const prepared_part *part, str path, const value *v, blocks *into);

/* A title in capitals (words with a capital inside stay). */
phrase bind_title(binding *b, const body *text, pos at);

/* The title of a section or annex: the input's, else the template's. */
phrase bind_part_title(binding *b, const bound_part *part);

/* Text of sections and annexes: `nội dung`, else the template's own; then `thêm`. */
void bind_part_text(binding *b, const bound_part *part, blocks *into);

/* Recipients from their lines, and `lưu`. */
void bind_recipient_list(binding *b, const line *lines, size_t n, said luu);

/* The same where the list is made of the kept blocks that one before was made of. */
bool bind_recipients_again(binding *b, const blocks *entries, said luu);
void bind_recipients_keep(binding *b, const blocks *entries, said luu);

/* Annexes (Phụ lục I, III.1). */
void bind_annexes(binding *b);

/* The plan as a copy, where [bản sao] speaks of one; once its labels are numbered. */
void bind_copy(binding *b);

/* Leaves of an extract what `phần trích` names. */
void bind_extract(binding *b);

#endif
