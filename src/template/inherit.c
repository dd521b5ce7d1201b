/* A chain of skeletons becomes one khung. Knows nothing of inputs: what the parts come to, bind
 * decides. */
#include "template/inherit.h"

#include "base/nearest.h"

/* A part while the khung is being put together. */
typedef struct placed {
    khung_part part;
    const element *by; /* the <chen_…> that put it in, or NULL */
} placed;

typedef struct merging {
    diags *d;
    const khung *parent; /* or NULL */
    khung *out;
    LIST(placed) parts;
    const skeleton *now; /* whose elements act */
    str folder;          /* where it stands */
} merging;

/* ---- parts ---- */

static bool is_named_by_id(element_kind kind)
{
    return kind == ELEMENT_MUC || kind == ELEMENT_PHU_LUC;
}

static str part_id(const element *e)
{
    return is_named_by_id(e->kind) ? element_attribute(e, "id") : element_name(e->kind);
}

/* The index of a part, or m->parts.n. */
static size_t find_part(const merging *m, str id)
{
    size_t i = 0;
    while (i < m->parts.n && !(id.n && str_eq(m->parts.at[i].part.id, id)))
        i++;
    return i;
}

static khung_part make_part(const merging *m, const element *e)
{
    return (khung_part){.kind = e->kind,
                        .id = part_id(e),
                        .own = e,
                        .locked = element_says(e, "co_dinh") ? e : NULL,
                        .template_name = m->now->name};
}

static void put_part(merging *m, size_t at, const element *e, const element *by)
{
    list_add(m->d->a, &m->parts);
    memmove(m->parts.at + at + 1, m->parts.at + at, (m->parts.n - 1 - at) * sizeof *m->parts.at);
    m->parts.at[at] = (placed){make_part(m, e), by};
}

/* False after reporting that a part of a parent is locked. */
static bool may_change(const merging *m, const khung_part *p, const element *e)
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

static void unknown_section(const merging *m, const element *e, const attribute *id)
{
    bool full = diags_full(m->d, DIAG_SECTION_NEW);
    str near = full ? S("") : nearest_id(m, id->value, (int)e->kind, NULL);
    diag_add(m->d, near.n ? DIAG_SECTION_NEW_NEAR : DIAG_SECTION_NEW, id->at,
             ARGS(id->value, element_name(e->kind), near));
}

/* The part that an operation names; NULL after reporting. */
static placed *operand(merging *m, const element *e)
{
    const attribute *id = element_find(e, "id");
    if (!id || id->value.n == 0)
        return NULL; /* reported by the loader */
    size_t i = find_part(m, id->value);
    if (i < m->parts.n)
        return &m->parts.at[i];
    unknown_part(m, id);
    return NULL;
}

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
    if (!may_change(m, &old->part, e))
        return;
    khung_part now = make_part(m, e);
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
    put_part(m, at, e, NULL);
}

/* A part of a skeleton with a parent. */
static void take_part(merging *m, const element *e)
{
    const attribute *id = element_find(e, "id");
    size_t i = find_part(m, part_id(e));
    bool found = i < m->parts.n && m->parts.at[i].part.kind == e->kind;
    if (found)
        replace_part(m, &m->parts.at[i], e);
    else if (!is_named_by_id(e->kind))
        add_missing_part(m, e);
    else if (id && id->value.n)
        unknown_section(m, e, id);
}

/* A grandchild's text stands outside a child's; texts of one file keep their order. */
static void add_text(merging *m, const element *e)
{
    placed *on = operand(m, e);
    if (!on || !may_change(m, &on->part, e))
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
    placed *out = operand(m, e);
    if (!out || !may_change(m, &out->part, e))
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
        size_t behind = find_part(m, element_attribute(by, "id"));
        if (behind < anchor || behind >= at)
            break;
    }
    return at;
}

static void insert_sections(merging *m, const element *e)
{
    const placed *anchor = operand(m, e);
    if (!anchor)
        return;
    size_t at = (size_t)(anchor - m->parts.at);
    if (e->kind == ELEMENT_CHEN_SAU)
        at = place_behind(m, at, e->at.src);
    for (size_t i = 0; i < e->children.n; i++) {
        const element *now = e->children.at[i];
        size_t there = find_part(m, part_id(now));
        if (there == m->parts.n) {
            put_part(m, at++, now, e);
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
            put_part(m, m->parts.n, e, NULL);
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

/* The khung of a template whose parent's is good; whole, if nothing was reported. */
static const khung *merge(diags *d, const found_template *t, const khung *parent)
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

/* ---- the chain ---- */

enum { LONGEST_CHAIN = LIMIT_TEMPLATE_PARENTS };
typedef LIST(found_template *) template_chain;

static void report_cycle(diags *d, const template_chain *chain, size_t from, pos at)
{
    buf b = {.a = d->a};
    for (size_t i = from; i < chain->n; i++) {
        buf_add(&b, chain->at[i]->name);
        buf_add(&b, S(" → "));
    }
    buf_add(&b, chain->at[from]->name);
    diag_add(d, DIAG_TEMPLATE_CYCLE, at, ARGS(buf_str(&b)));
}

/* True if `next` may follow; else reports. */
static bool may_follow(diags *d, const template_chain *chain, const found_template *next, pos at)
{
    size_t i = 0;
    while (i < chain->n && chain->at[i] != next)
        i++;
    if (i < chain->n)
        report_cycle(d, chain, i, at);
    else if (chain->n == LONGEST_CHAIN)
        diag_add(d, DIAG_TEMPLATE_TOO_DEEP, at, ARGS(str_number(d->a, LONGEST_CHAIN)));
    else
        return true;
    return false;
}

/* A template and its parents, the child first; false after reporting that it has no end. */
static bool read_chain(diags *d, str name, const template_places *places, pos at,
                       template_chain *chain)
{
    found_template *t = template_find(d, name, places, NULL, at);
    while (t && may_follow(d, chain, t, at)) {
        *list_add(d->a, chain) = t;
        const attribute *parent = t->form.root ? element_find(t->form.root, "ke_thua") : NULL;
        if (!t->form.root || !parent)
            return t->form.root != NULL;
        if (parent->value.n == 0)
            return false; /* reported by the loader */
        at = parent->at;
        t = template_find(d, parent->value, places, t, at);
    }
    return false;
}

const khung *khung_load(diags *d, str name, const template_places *places, pos at)
{
    template_chain chain = {0};
    if (!read_chain(d, name, places, at, &chain))
        return NULL;
    const khung *parent = NULL;
    for (size_t i = chain.n; i > 0; i--) {
        found_template *t = chain.at[i - 1];
        size_t errors = d->count[SEVERITY_ERROR];
        if (!t->merged) {
            const khung *whole = merge(d, t, parent);
            t->merged = true;
            t->whole = t->usable && d->count[SEVERITY_ERROR] == errors ? whole : NULL;
        }
        parent = t->whole;
        if (!parent)
            return NULL;
    }
    return parent;
}

const khung *khung_load_below(diags *d, const khung *of, str name, const template_places *places)
{
    template_places with = *places;
    str *folders = NEW_ARRAY(d->a, str, places->n_folders + 1);
    if (of->cap_duoi_folder.n == 0)
        return khung_load(d, name, places, of->cap_duoi_at);
    folders[0] = of->cap_duoi_folder;
    for (size_t i = 0; i < places->n_folders; i++)
        folders[i + 1] = places->folders[i];
    with.folders = folders;
    with.n_folders++;
    return khung_load(d, name, &with, of->cap_duoi_at);
}

khung_list khung_list_all(diags *d, const template_places *places)
{
    arena *a = d->a;
    khung_list all = {0};
    template_names names = template_list(d, places);
    template_places fresh =
        template_places_make(a, places->input_folder, places->folders, places->n_folders);
    diags unheard = {.a = a};
    fresh.old = places->old;
    for (size_t i = 0; i < names.n; i++) {
        const khung *k = khung_load(&unheard, names.at[i].name, &fresh, (pos){0});
        khung_entry *entry = list_add(a, &all);
        *entry = (khung_entry){.name = names.at[i].name, .path = names.at[i].path, .usable = k};
        entry->description = k ? k->description : (str){0};
        entry->cap = k ? k->cap : (str){0};
    }
    return all;
}
