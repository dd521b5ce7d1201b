/* From a template's name to its text. */
#include "template/find.h"

#include "base/decode.h"
#include "base/file.h"

static const source *from_file(diags *d, str name, str input_folder)
{
    arena *a = d->a;
    const str places[] = {name, file_in(a, input_folder, name),
                          file_in(a, input_folder, STR_CAT(a, S("templates/"), name))};
    str path = name, bytes;
    for (size_t i = 0; i < 3; i++)
        if (file_look(a, places[i]) != FILE_NONE) {
            path = places[i];
            break;
        }
    return file_read(d, path, (pos){0}, &bytes) ? source_decode(d, path, bytes) : NULL;
}

const source *template_find(diags *d, str name, str input_folder)
{
    arena *a = d->a;
    if (memchr(name.p, '/', name.n) || str_ends(name, S(".xml")))
        return from_file(d, name, input_folder);
    buf names = {.a = a};
    for (const builtin_template *t = builtin_templates; t->name; t++) {
        if (str_eq(name, str_from(t->name)))
            return source_decode(d, STR_CAT(a, S("templates/"), name, S(".xml")),
                                 (str){(const char *)t->bytes, t->n});
        buf_add(&names, names.n ? S(", ") : S(""));
        buf_add(&names, str_from(t->name));
    }
    source *src = NEW(a, source);
    *src = (source){.name = S("--template"), .text = name, .is_word = true};
    diag_add(d, DIAG_TEMPLATE_UNKNOWN, (pos){src, 0}, ARGS(name, buf_str(&names)));
    return NULL;
}
