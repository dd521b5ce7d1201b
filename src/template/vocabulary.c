/* From fields and words by level to names. Knows no values. */
#include "template/vocabulary.h"

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
