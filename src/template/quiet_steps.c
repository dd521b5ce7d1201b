/* Knows no steps: only what they looked up. */
#include "template/quiet_steps.h"

#include "template/step_memory.h"

bool quiet_again(quiet_steps *q, quiet_step step, data *from, const diags *d, quiet_watch *w)
{
    for (size_t i = 0; q && i < q->n[step]; i++)
        if (looked_is_same(&q->kept[step][i], from)) {
            looked_again(&q->kept[step][i], from);
            return true;
        }
    *w = (quiet_watch){.is = q && from->usual && q->n[step] < QUIET_KEPT};
    if (!w->is)
        return false;
    w->messages = step_messages(d);
    looked_begin(from, &w->own, &w->around);
    return false;
}

void quiet_end(quiet_steps *q, quiet_step step, data *from, const diags *d, bool nothing,
               quiet_watch *w)
{
    if (!w->is)
        return;
    looked_end(from, &w->own, w->around);
    if (nothing && step_messages(d) == w->messages)
        looked_keep(from->usual->a, from, &w->own, &q->kept[step][q->n[step]++]);
}
