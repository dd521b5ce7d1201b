/* Assignments in text: notes in braces at the end of lines, `::: phân công`, and their table. */
#ifndef KH_PLAN_PHAN_CONG_H
#define KH_PLAN_PHAN_CONG_H

#include "base/diag.h"
#include "plan/plan.h"

/* The note that ends a line's words, which begin at `from`: "{chủ trì: …; thời hạn: …}", "{giao}".
 * NULL: there is none. *end: where the words end; *sign: a sign behind the note, which is theirs. A
 * note that can't be read is reported. */
giao *giao_read(diags *d, const line *l, size_t from, size_t *end, str *sign);

/* What a fence of this name asks for: "phân công", "phân công to_chuc", "phân công cấp trên"; NULL:
 * it is another fence. */
phan_cong *phan_cong_fence(arena *a, str name, pos at);

/* A row to be. */
typedef struct task {
    runs words[GIAO_PARTS];
    pos at;
} task;

typedef LIST(task) task_list;

/* TT, Nhiệm vụ, Chủ trì, Phối hợp, Thời hạn. */
table *phan_cong_table(diags *d, const task_list *tasks, pos at);

#endif
