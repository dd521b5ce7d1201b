/* Parses all texts of a template and drops what they come to. Fills none. */
#include "template/khung_check.h"

#include "template/asked.h"
#include "template/vocabulary.h"

/* Defaults may hold {{…}}. */
static void check_defaults(diags *d, const prepared *form)
{
    data defaults;
    data_begin(d->a, form->khung->chain.at[0]->root->at.src, form->names, &defaults);
    prepare_defaults(form, &defaults);
    for (size_t i = 0; i < defaults.values.n; i++) {
        const value *v = defaults.values.at[i];
        text_kind kind = v->key && v->key->kind == KEY_TEXT    ? TEXT_OUTLINE
                         : v->key && v->key->kind == KEY_LINES ? TEXT_LIST
                                                               : TEXT_PHRASE;
        if (value_has_tags(v))
            text_parse(d, form->names, v->lines, v->n, kind, 0);
    }
}

void khung_check(diags *d, const khung *k, const template_places *places)
{
    const levels *l = vocabulary_levels(d, places);
    const prepared *form = vocabulary_prepare(d, k, l, places);
    check_defaults(d, form);
    asked_check_fields(d, form, places);
}
