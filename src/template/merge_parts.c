/* The parts of a khung that is being put together: found by name, put in, locked ones kept; and
 * what is said where a child names one that its parent lacks. */
#include "base/nearest.h"
#include "template/merge_state.h"

bool merge_named_by_id(element_kind kind)
{
    return kind == ELEMENT_MUC || kind == ELEMENT_PHU_LUC;
}

str merge_part_id(const element *e)
{
    return merge_named_by_id(e->kind) ? element_attribute(e, "id") : element_name(e->kind);
}

size_t merge_find(const merging *m, str id)
{
    size_t i = 0;
    while (i < m->parts.n && !(id.n && str_eq(m->parts.at[i].part.id, id)))
        i++;
    return i;
}

khung_part merge_part(const merging *m, const element *e)
{
    return (khung_part){.kind = e->kind,
                        .id = merge_part_id(e),
                        .own = e,
                        .locked = element_says(e, "co_dinh") ? e : NULL,
                        .template_name = m->now->name};
}

void merge_put(merging *m, size_t at, const element *e, const element *by)
{
    list_add(m->d->a, &m->parts);
    memmove(m->parts.at + at + 1, m->parts.at + at, (m->parts.n - 1 - at) * sizeof *m->parts.at);
    m->parts.at[at] = (placed){merge_part(m, e), by};
}

bool merge_may_change(const merging *m, const khung_part *p, const element *e)
{
    const element *lock = p->locked;
    if (!lock || lock->at.src == e->at.src)
        return true;
    const attribute *id = element_find(e, "id");
    diag_add_both(m->d, DIAG_PART_LOCKED, id ? id->at : e->at, lock->at,
                  ARGS(p->id, lock->at.src->name, element_name(e->kind)));
    return false;
}

/* ---- ids that the parent lacks ---- */

/* The nearest id among the parts of a kind (-1: all); `list`, unless NULL, gets all of these. */
static str nearest_id(const merging *m, str wrong, int kind, buf *list)
{
    nearest near = nearest_start(wrong);
    for (size_t i = 0; i < m->parts.n; i++) {
        const khung_part *p = &m->parts.at[i].part;
        if (p->id.n == 0 || (kind >= 0 && p->kind != (element_kind)kind))
            continue;
        nearest_try(&near, p->id, p->id);
        if (!list)
            continue;
        buf_add(list, list->n ? S(", ") : S(""));
        buf_add(list, p->id);
    }
    return near.best;
}

static void unknown_part(const merging *m, const attribute *id)
{
    if (diags_full(m->d, DIAG_PART_UNKNOWN)) {
        diag_add(m->d, DIAG_PART_UNKNOWN, id->at, ARGS(id->value));
        return;
    }
    buf list = {.a = m->d->a};
    str near = nearest_id(m, id->value, -1, &list);
    diag_add(m->d, near.n ? DIAG_PART_NEAR : DIAG_PART_UNKNOWN, id->at,
             ARGS(id->value, near, buf_str(&list)));
}

void merge_unknown_section(const merging *m, const element *e, const attribute *id)
{
    bool full = diags_full(m->d, DIAG_SECTION_NEW);
    str near = full ? S("") : nearest_id(m, id->value, (int)e->kind, NULL);
    diag_add(m->d, near.n ? DIAG_SECTION_NEW_NEAR : DIAG_SECTION_NEW, id->at,
             ARGS(id->value, element_name(e->kind), near));
}

placed *merge_operand(merging *m, const element *e)
{
    const attribute *id = element_find(e, "id");
    if (!id || id->value.n == 0)
        return NULL; /* reported by the loader */
    size_t i = merge_find(m, id->value);
    if (i < m->parts.n)
        return &m->parts.at[i];
    unknown_part(m, id);
    return NULL;
}
