/* Templates. */
#include "fuzz.h"

#include "base/decode.h"
#include "template/field.h"

static void check(const element *e)
{
    HOLDS(is_within(e->at) && str_starts(str_after(e->at.src->text, e->at.off), S("<")));
    for (size_t i = 0; i < e->attributes.n; i++)
        HOLDS(is_within(e->attributes.at[i].at) && e->attributes.at[i].at.off > e->at.off);
    for (size_t i = 0; i < e->text.n; i++)
        HOLDS(is_within(e->text.at[i].at));
    for (size_t i = 0; i < e->children.n; i++)
        check(e->children.at[i]);
}

static void check_whole(diags *d, const skeleton *form)
{
    field_list fields = {0};
    check(form->root);
    fields_read(d, form, &fields);
    for (size_t i = 0; i < fields.n; i++)
        HOLDS(field_find(&fields, fields.at[i].path) == &fields.at[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    skeleton form;
    const source *src = source_decode(&d, S("fuzz.xml"), (str){(const char *)data, n});
    if (src && skeleton_load(&d, src, &form))
        check_whole(&d, &form);
    else
        HOLDS(!diags_clean(&d));
    say_all(&d);
    arena_free(a);
    return 0;
}
