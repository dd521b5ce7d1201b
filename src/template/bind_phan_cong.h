/* Tables of assignments: from the marked lines of a plan, or of its superior's. */
#ifndef KH_TEMPLATE_BIND_PHAN_CONG_H
#define KH_TEMPLATE_BIND_PHAN_CONG_H

#include "plan/phan_cong.h"
#include "template/bind_head.h"

/* The tasks that the marked lines of a text assign. `d` gets what they lack. */
void tasks_collect(diags *d, const blocks *text, size_t from, size_t to, task_list *into);

/* Makes the tables that `::: phân công` asks for. Marked lines that none takes are a warning. */
void bind_phan_cong(binding *b);

#endif
