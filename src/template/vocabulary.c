/* From fields and words by level to names. Knows no values. */
#include "template/vocabulary.h"

#include "template/asked.h"

static key_kind kind_of(field_kind kind)
{
    return kind == FIELD_DOAN ? KEY_TEXT : kind == FIELD_DANH_SACH ? KEY_LINES : KEY_LINE;
}

names *vocabulary_make(arena *a, const khung *k, const levels *l)
{
    names *n = NEW(a, names);
    n->a = a;
    n->open = !k;
    for (size_t i = 0; i < levels_key_count(l); i++) {
        str key = levels_key(l, i);
        names_declare(n, S("cap"), S("cấp"), key, key, KEY_LINE, NULL);
    }
    for (size_t i = 0; k && i < k->fields.n; i++) {
        const field *f = &k->fields.at[i];
        names_declare(n, f->section, f->section_name, f->key, f->key_name, kind_of(f->kind), f);
    }
    return n;
}

const levels *vocabulary_levels(diags *d, const template_places *places)
{
    source_layers cap = sources_named(d, S("cap.ini"), places);
    source_layers dia_danh = sources_named(d, S("dia-danh.ini"), places);
    return levels_read(d, cap.at, cap.n, dia_danh.at, dia_danh.n);
}

/* The columns that the template's texts ask for. */
static void declare_columns(arena *a, const khung *k, names *n, const template_places *places)
{
    diags dropped = {.a = a};
    asked_names q = {.names.a = a};
    str lead = S("don_vi.");
    const prepared *form = prepare(&dropped, n, k, places);
    for (size_t i = 0; i < form->parts.n; i++)
        asked_part(&q, &form->parts.at[i], false);
    for (size_t i = 0; i < q.list.n; i++) {
        str name = q.list.at[i], key = str_after(name, lead.n);
        if (str_starts(name, lead) && !names_path(n, name))
            names_declare(n, S("don_vi"), S("đơn vị"), key, key, KEY_LINE, NULL);
    }
}

const prepared *vocabulary_prepare(diags *d, const khung *k, const levels *l,
                                   const template_places *places)
{
    names *n = vocabulary_make(d->a, k, l);
    declare_columns(d->a, k, n, places);
    return prepare(d, n, k, places);
}
