/* Text templates alone. */
#include "lib/files.h"

#include <errno.h>

#include "base/decode.h"
#include "base/file.h"
#include "input/json.h"
#include "template/mustache.h"

/* ---- text templates ---- */

static const source *read_source(kh_document *d, const char *path, comments sort)
{
    str name = document_copy(d, path), bytes;
    if (!file_read(&d->d, name, (pos){0}, &bytes))
        return NULL;
    *list_add(d->a, &d->inputs) = name;
    return source_decode_text(&d->d, name, bytes, d->fill_from, sort);
}

typedef struct partial_place {
    str folder;
    old_code from;
} partial_place;

/* `NAME.mustache`, then `NAME`; names that lead out of the folder are none. */
static const source *find_partial(void *context, diags *d, str name)
{
    const partial_place *where = context;
    str bytes;
    const str files[] = {STR_CAT(d->a, name, S(".mustache")), name};
    for (size_t i = 0; i < 2; i++) {
        str path = file_in(d->a, where->folder, files[i]);
        file_kind kind = file_look(d->a, path);
        if (kind != FILE_REGULAR && kind != FILE_UNSEEN)
            continue;
        if (kind == FILE_REGULAR && file_is_inside(d->a, path, where->folder))
            return file_read(d, path, (pos){0}, &bytes)
                       ? source_decode_text(d, path, bytes, where->from, COMMENTS_MUSTACHE)
                       : NULL;
        if (errno && errno != ENOENT && errno != ENOTDIR) {
            file_tell_unread(d, path, (pos){0});
            return NULL;
        }
    }
    return NULL;
}

static bool fill(kh_document *d, const char *template_path, const char *data_path,
                 const char *partials, str *out)
{
    const source *text = read_source(d, template_path, COMMENTS_MUSTACHE);
    const source *json = read_source(d, data_path, COMMENTS_NONE);
    partial_place where = {.from = d->fill_from};
    where.folder =
        partials ? document_copy(d, partials) : file_folder(document_copy(d, template_path));
    const tree *values = json ? json_read(&d->d, json) : NULL;
    partial_source found = {find_partial, &where};
    const mustache *m = text ? mustache_compile(&d->d, text, found) : NULL;
    return m && values && diags_clean(&d->d) && mustache_render(&d->d, m, values, out);
}

kh_status kh_fill_from(kh_document *d, const char *from)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->fill_from = document_encoding(d, from);
    document_guard(d, NULL);
    return document_status(d);
}

kh_status kh_fill(kh_document *d, const char *template_path, const char *data_path,
                  const char *partials, const void **bytes, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, bytes, n);
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    bool good = fill(d, template_path, data_path, partials, &out);
    document_guard(d, NULL);
    document_give(out, bytes, n);
    return good ? KH_OK : document_failure(d);
}

kh_status kh_fill_file(kh_document *d, const char *template_path, const char *data_path,
                       const char *partials, const char *path)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0}, name = document_copy(d, path);
    bool good = fill(d, template_path, data_path, partials, &out) &&
                write_spares_inputs(d, &d->d, name) && file_write(&d->d, name, out);
    document_guard(d, NULL);
    return good ? KH_OK : document_failure(d);
}
