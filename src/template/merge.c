/* One step of inheritance: a child's elements act on its parent's khung. Knows nothing of chains
 * and files. */
#include "template/merge.h"

#include "template/merge_state.h"

/* ---- operations ---- */

/* Texts that the same file put around a part stay when it replaces the part. */
static element_list of_source(arena *a, const element_list *list, const source *src)
{
    element_list kept = {0};
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i]->at.src == src)
            *list_add(a, &kept) = list->at[i];
    return kept;
}

static void replace_part(merging *m, placed *old, const element *e)
{
    if (!merge_may_change(m, &old->part, e))
        return;
    khung_part now = merge_part(m, e);
    now.before = of_source(m->d->a, &old->part.before, e->at.src);
    now.after = of_source(m->d->a, &old->part.after, e->at.src);
    old->part = now;
}

/* Before the first part of a kind that stands further down in a plan. */
static void add_missing_part(merging *m, const element *e)
{
    size_t at = 0;
    while (at < m->parts.n && m->parts.at[at].part.kind <= e->kind)
        at++;
    merge_put(m, at, e, NULL);
}

/* A part of a skeleton with a parent. */
static void take_part(merging *m, const element *e)
{
    const attribute *id = element_find(e, "id");
    size_t i = merge_find(m, merge_part_id(e));
    bool found = i < m->parts.n && m->parts.at[i].part.kind == e->kind;
    if (found)
        replace_part(m, &m->parts.at[i], e);
    else if (!merge_named_by_id(e->kind))
        add_missing_part(m, e);
    else if (id && id->value.n)
        merge_unknown_section(m, e, id);
}

/* A grandchild's text stands outside a child's; texts of one file keep their order. */
static void add_text(merging *m, const element *e)
{
    placed *on = merge_operand(m, e);
    if (!on || !merge_may_change(m, &on->part, e))
        return;
    if (e->kind == ELEMENT_SAU) {
        *list_add(m->d->a, &on->part.after) = e;
        return;
    }
    element_list *list = &on->part.before;
    size_t at = 0;
    while (at < list->n && list->at[at]->at.src == e->at.src)
        at++;
    list_add(m->d->a, list);
    memmove(list->at + at + 1, list->at + at, (list->n - 1 - at) * sizeof *list->at);
    list->at[at] = e;
}

static void remove_part(merging *m, const element *e)
{
    placed *out = merge_operand(m, e);
    if (!out || !merge_may_change(m, &out->part, e))
        return;
    size_t at = (size_t)(out - m->parts.at);
    m->parts.n--;
    memmove(out, out + 1, (m->parts.n - at) * sizeof *out);
}

/* Where the next section behind part `anchor` goes: behind those that this file has put there, and
 * behind those that it put behind these. */
static size_t place_behind(const merging *m, size_t anchor, const source *src)
{
    size_t at = anchor + 1;
    for (; at < m->parts.n; at++) {
        const element *by = m->parts.at[at].by;
        if (!by || by->kind != ELEMENT_CHEN_SAU || by->at.src != src)
            break;
        size_t behind = merge_find(m, element_attribute(by, "id"));
        if (behind < anchor || behind >= at)
            break;
    }
    return at;
}

static void insert_sections(merging *m, const element *e)
{
    const placed *anchor = merge_operand(m, e);
    if (!anchor)
        return;
    size_t at = (size_t)(anchor - m->parts.at);
    if (e->kind == ELEMENT_CHEN_SAU)
        at = place_behind(m, at, e->at.src);
    for (size_t i = 0; i < e->children.n; i++) {
        const element *now = e->children.at[i];
        size_t there = merge_find(m, merge_part_id(now));
        if (there == m->parts.n) {
            merge_put(m, at++, now, e);
            continue;
        }
        const khung_part *p = &m->parts.at[there].part;
        if (p->own->at.src != now->at.src) /* else the loader has reported it */
            diag_add_both(m->d, DIAG_PART_THERE, element_find(now, "id")->at, p->own->at,
                          ARGS(p->id, p->own->at.src->name, element_name(p->kind)));
    }
}

/* ---- one skeleton ---- */

static void act(merging *m, const element *e)
{
    switch (e->kind) {
    case ELEMENT_KHUNG:
    case ELEMENT_MO_TA:
    case ELEMENT_TRUONG: break;
    case ELEMENT_TEN_LOAI:
    case ELEMENT_TRICH_YEU:
    case ELEMENT_CAN_CU:
    case ELEMENT_MO_DAU:
    case ELEMENT_MUC:
    case ELEMENT_MUC_TU_DO:
    case ELEMENT_KET_THUC:
    case ELEMENT_NOI_NHAN:
    case ELEMENT_KY:
    case ELEMENT_PHU_LUC:
    case ELEMENT_PHU_LUC_TU_DO:
        if (m->parent)
            take_part(m, e);
        else
            merge_put(m, m->parts.n, e, NULL);
        break;
    case ELEMENT_TRUOC:
    case ELEMENT_SAU: add_text(m, e); break;
    case ELEMENT_BO: remove_part(m, e); break;
    case ELEMENT_CHEN_TRUOC:
    case ELEMENT_CHEN_SAU: insert_sections(m, e); break;
    }
}

static element_list copy_list(arena *a, const element_list *list)
{
    element_list copy = {0};
    for (size_t i = 0; i < list->n; i++)
        *list_add(a, &copy) = list->at[i];
    return copy;
}

/* The parent's khung stays as it is: others may inherit from it too. */
static void start_from_parent(merging *m)
{
    arena *a = m->d->a;
    khung *k = m->out;
    k->name = m->now->name;
    *list_add(a, &k->chain) = m->now;
    if (!m->parent)
        return;
    k->description = m->parent->description;
    k->cap = m->parent->cap;
    k->cap_duoi = m->parent->cap_duoi;
    k->cap_duoi_at = m->parent->cap_duoi_at;
    k->cap_duoi_folder = m->parent->cap_duoi_folder;
    for (size_t i = 0; i < m->parent->chain.n; i++)
        *list_add(a, &k->chain) = m->parent->chain.at[i];
    for (size_t i = 0; i < m->parent->parts.n; i++) {
        khung_part now = m->parent->parts.at[i];
        now.before = copy_list(a, &now.before);
        now.after = copy_list(a, &now.after);
        *list_add(a, &m->parts) = (placed){now, NULL};
    }
}

/* The attribute `cap` that the parent's rank comes from. */
static const attribute *parents_cap(const merging *m, const skeleton **of)
{
    const attribute *cap = NULL;
    for (size_t i = 1; !cap && i < m->out->chain.n; i++) {
        *of = m->out->chain.at[i];
        cap = element_find((*of)->root, "cap");
    }
    return cap;
}

static void take_head(merging *m)
{
    khung *k = m->out;
    const element *root = m->now->root;
    const attribute *cap = element_find(root, "cap"), *below = element_find(root, "cap_duoi");
    const skeleton *of = NULL;
    const attribute *above = parents_cap(m, &of);
    if (cap && cap->value.n && above && !str_eq(cap->value, above->value))
        diag_add_both(m->d, DIAG_CAP_DIFFERS, cap->at, above->at,
                      ARGS(cap->value, above->value, of->root->at.src->name));
    if (cap)
        k->cap = cap->value;
    if (below) {
        k->cap_duoi = below->value;
        k->cap_duoi_at = below->at;
        k->cap_duoi_folder = m->folder;
    }
    for (size_t i = 0; i < root->children.n; i++)
        if (root->children.at[i]->kind == ELEMENT_MO_TA && root->children.at[i]->text.n)
            k->description = root->children.at[i]->text.at[0].text;
}

static void take_fields(merging *m, const field_list *own)
{
    arena *a = m->d->a;
    map places = {.a = a}; /* path → its field, of the parents' */
    list_reserve(a, &m->out->fields, own->n + (m->parent ? m->parent->fields.n : 0));
    for (size_t i = 0; m->parent && i < m->parent->fields.n; i++)
        *list_add(a, &m->out->fields) = m->parent->fields.at[i];
    for (size_t i = 0; i < m->out->fields.n; i++)
        map_set(&places, m->out->fields.at[i].path, (field *)&m->parent->fields.at[i]);
    for (size_t i = 0; i < own->n; i++) {
        const field *hidden = map_get(&places, own->at[i].path);
        field *now = hidden ? &m->out->fields.at[hidden - m->parent->fields.at]
                            : list_add(a, &m->out->fields);
        *now = own->at[i];
        if (hidden)
            field_inherit(m->d, now, hidden);
    }
}

const khung *khung_merge(diags *d, const found_template *t, const khung *parent)
{
    khung *k = NEW(d->a, khung);
    merging m = {.d = d, .parent = parent, .out = k, .now = &t->form, .folder = t->folder};
    start_from_parent(&m);
    take_head(&m);
    take_fields(&m, &t->fields);
    for (size_t i = 0; i < t->form.root->children.n; i++)
        act(&m, t->form.root->children.at[i]);
    for (size_t i = 0; i < m.parts.n; i++)
        *list_add(d->a, &k->parts) = m.parts.at[i].part;
    return k;
}
