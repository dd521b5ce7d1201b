/* A chain of skeletons becomes one khung: who inherits from whom, and that it ends. How a child
 * changes its parent is merge.c's; what the parts come to, bind decides. */
#include "template/inherit.h"

#include "template/merge.h"

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
            const khung *whole = khung_merge(d, t, parent);
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
