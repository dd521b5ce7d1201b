/* From names to files. Knows folders and the built-in set, not what templates say to each other. */
#include "template/find.h"

#include <errno.h>

#include "base/asked.h"
#include "base/decode.h"
#include "base/nearest.h"
#include "template/packed.h"

typedef struct template_store {
    map templates; /* real path, or name of a built-in one → found_template */
    map partials;  /* real path → source */
    str_list own;  /* folders of templates that were found as files */
} template_store;

template_places template_places_make(arena *a, str input_folder, const str *folders,
                                     size_t n_folders)
{
    template_store *store = NEW(a, template_store);
    store->templates.a = store->partials.a = a;
    return (template_places){input_folder, folders, n_folders, store, OLD_NONE};
}

/* The i-th of the folders that hold templates; false behind the last. */
static bool nth_folder(arena *a, const template_places *places, size_t i, str *folder)
{
    *folder = i == 0                   ? file_in(a, places->input_folder, S("templates"))
              : i <= places->n_folders ? places->folders[i - 1]
                                       : (str){0};
    return i <= places->n_folders;
}

/* "a/bac-kan.xml" → "bac-kan" */
static str bare_name(str path)
{
    size_t from = path.n;
    while (from > 0 && path.p[from - 1] != '/')
        from--;
    str name = str_after(path, from);
    return str_ends(name, S(".xml")) ? str_slice(name, 0, name.n - 4) : name;
}

/* ---- looking ---- */

static bool is_path(str name)
{
    return memchr(name.p, '/', name.n) || str_ends(name, S(".xml"));
}

static const builtin_template *find_builtin(str name)
{
    for (const builtin_template *t = builtin_templates; t->name; t++)
        if (str_eq(name, str_from(t->name)))
            return t;
    return NULL;
}

/* Of the compiled-in files that are no templates, the names keep their endings. */
static bool is_template(const builtin_template *t)
{
    return strchr(t->name, '.') == NULL;
}

static bool exists(diags *d, str path)
{
    file_asked(d, path);
    file_kind kind = file_look(d->a, path);
    bool closed = kind == FILE_UNSEEN && errno == EACCES; /* another user's folder */
    return kind != FILE_NONE && !closed;
}

/* The file that a name means; empty where there is none. */
static str find_file(diags *d, str name, const template_places *places, const found_template *child)
{
    arena *a = d->a;
    bool path = is_path(name);
    str file = path ? name : STR_CAT(a, name, S(".xml")), folder;
    if (child && child->folder.n && exists(d, file_in(a, child->folder, file)))
        return file_in(a, child->folder, file);
    if (path && exists(d, file))
        return file;
    if (path && exists(d, file_in(a, places->input_folder, file)))
        return file_in(a, places->input_folder, file);
    for (size_t i = 0; nth_folder(a, places, i, &folder); i++)
        if (exists(d, file_in(a, folder, file)))
            return file_in(a, folder, file);
    return (str){0};
}

static void load(diags *d, found_template *t, str bytes, old_code old)
{
    const source *src = source_decode_text(d, t->path, bytes, old, COMMENTS_XML);
    size_t errors = d->count[SEVERITY_ERROR];
    if (src)
        skeleton_load(d, src, &t->form);
    if (t->form.root)
        fields_read(d, &t->form, &t->fields);
    t->usable = t->form.root && d->count[SEVERITY_ERROR] == errors;
}

/* The build has parsed it, and found no fault. */
static void load_builtin(diags *d, found_template *t, const builtin_template *b)
{
    source *src = NEW(d->a, source);
    *src = (source){.name = t->path, .built_in = true, .text = {(const char *)b->bytes, b->n}};
    const packed_skeleton *packed = builtin_skeletons;
    while (!str_eq(t->name, str_from(packed->name)))
        packed++; /* each template that is compiled in has its row */
    packed_take(d->a, packed, src, &t->form);
    fields_read(d, &t->form, &t->fields);
    t->usable = true;
}

static found_template *take_builtin(diags *d, const builtin_template *b, template_store *store)
{
    str name = str_from(b->name);
    found_template *t = map_get(&store->templates, name);
    if (t)
        return t;
    t = NEW(d->a, found_template);
    *t = (found_template){.name = name, .path = STR_CAT(d->a, S("templates/"), name, S(".xml"))};
    map_set(&store->templates, name, t);
    load_builtin(d, t, b);
    return t;
}

/* `at`: who asks for it, or nowhere. */
static found_template *take_file(diags *d, str path, const template_places *places, pos at)
{
    template_store *store = places->store;
    str real = STR_CAT(d->a, S("/"), file_real(d->a, path)), bytes; /* no built-in name has a '/' */
    found_template *t = map_get(&store->templates, real);
    if (t)
        return t;
    t = NEW(d->a, found_template);
    *t = (found_template){.name = bare_name(path), .folder = file_folder(path), .path = path};
    map_set(&store->templates, real, t);
    *list_add(d->a, &store->own) = t->folder;
    if (file_read(d, path, at, &bytes))
        load(d, t, bytes, places->old);
    return t;
}

/* ---- none ---- */

template_names template_list(diags *d, const template_places *places)
{
    arena *a = d->a;
    template_names all = {0};
    map seen = {.a = a};
    str folder;
    for (size_t i = 0; nth_folder(a, places, i, &folder); i++) {
        str_list files = {0};
        if (!file_names(a, folder, S(".xml"), &files) && errno != ENOENT && errno != ENOTDIR &&
            errno != EACCES)
            file_tell_unread(d, folder, (pos){0});
        for (size_t k = 0; k < files.n; k++) {
            str name = bare_name(files.at[k]);
            if (name.n == 0 || map_get(&seen, name))
                continue;
            map_set(&seen, name, &seen);
            *list_add(a, &all) = (template_name){name, file_in(a, folder, files.at[k])};
        }
    }
    for (const builtin_template *t = builtin_templates; t->name; t++)
        if (is_template(t) && !map_get(&seen, str_from(t->name)))
            *list_add(a, &all) = (template_name){str_from(t->name), {0}};
    return all;
}

static pos option_word(arena *a, str name)
{
    source *src = NEW(a, source);
    *src = (source){.name = S("--template"), .text = name, .is_word = true};
    return (pos){src, 0};
}

static void unknown(diags *d, str name, const template_places *places, bool parent, pos at)
{
    static const diag_code codes[][2] = {
        {DIAG_TEMPLATE_UNKNOWN, DIAG_TEMPLATE_NEAR}, /* --template */
        {DIAG_PARENT_UNKNOWN, DIAG_PARENT_NEAR},
        {DIAG_KHUNG_UNKNOWN, DIAG_KHUNG_NEAR},
    };
    template_names all = template_list(d, places);
    nearest near = nearest_start(bare_name(name));
    buf list = {.a = d->a};
    for (size_t i = 0; i < all.n; i++) {
        nearest_try(&near, all.at[i].name, all.at[i].name);
        buf_add(&list, i ? S(", ") : S(""));
        buf_add(&list, all.at[i].name);
    }
    str names = buf_str(&list);
    size_t who = parent ? 1 : at.src ? 2 : 0;
    diag_add(d, codes[who][near.best.n > 0], at.src ? at : option_word(d->a, name),
             ARGS(name, near.best, names));
}

found_template *template_find(diags *d, str name, const template_places *places,
                              const found_template *child, pos at)
{
    const builtin_template *builtin = find_builtin(name);
    if (builtin && !is_template(builtin))
        builtin = NULL;
    if (builtin && child && child->folder.n == 0)
        return take_builtin(d, builtin, places->store);
    str path = find_file(d, name, places, child);
    if (path.n)
        return take_file(d, path, places, at);
    if (builtin)
        return take_builtin(d, builtin, places->store);
    if (!child && !at.src && is_path(name))
        return take_file(d, name, places, at); /* says why it can't be read */
    unknown(d, name, places, child != NULL, at);
    return NULL;
}

/* ---- partials ---- */

static const source *take_partial(diags *d, str folder, str name, const template_places *places)
{
    template_store *store = places->store;
    const str names[] = {STR_CAT(d->a, name, S(".mustache")), name};
    for (size_t i = 0; i < 2; i++) {
        str path = file_in(d->a, folder, names[i]), bytes;
        file_asked(d, path);
        file_kind kind = file_look(d->a, path);
        if (kind != FILE_REGULAR && kind != FILE_UNSEEN)
            continue;
        if (kind == FILE_UNSEEN || !file_is_inside(d->a, path, folder)) {
            if (errno == 0 || errno == ENOENT || errno == ENOTDIR) /* it lies elsewhere */
                continue;
            file_tell_unread(d, path, (pos){0});
            return NULL;
        }
        str real = file_real(d->a, path);
        const source *src = map_get(&store->partials, real);
        if (!src && file_read(d, path, (pos){0}, &bytes))
            src = source_decode_text(d, path, bytes, places->old, COMMENTS_MUSTACHE);
        if (src)
            map_set(&store->partials, real, (source *)src);
        return src;
    }
    return NULL;
}

const source *partial_find(diags *d, str name, const template_places *places)
{
    template_store *store = places->store;
    const source *src = NULL;
    str folder;
    for (size_t i = 0; !src && i < store->own.n; i++)
        src = take_partial(d, store->own.at[i], name, places);
    for (size_t i = 0; !src && nth_folder(d->a, places, i, &folder); i++)
        src = take_partial(d, folder, name, places);
    return src;
}

/* ---- other files ---- */

const source *builtin_source(diags *d, str name)
{
    const builtin_template *found = find_builtin(name);
    if (!found)
        return NULL;
    source *src = NEW(d->a, source);
    *src = (source){.name = STR_CAT(d->a, S("templates/"), name),
                    .built_in = true,
                    .text = {(const char *)found->bytes, found->n}};
    return src;
}

source_layers sources_named(diags *d, str name, const template_places *places)
{
    source_layers all = {0};
    const source *src = builtin_source(d, name);
    if (src)
        *list_add(d->a, &all) = src;
    for (size_t i = places->n_folders + 1; i-- > 0;) {
        str folder, path, bytes;
        nth_folder(d->a, places, i, &folder);
        path = file_in(d->a, folder, name);
        if (!exists(d, path) || !file_read(d, path, (pos){0}, &bytes))
            continue;
        src = source_decode_text(d, path, bytes, places->old, COMMENTS_LINES);
        if (src)
            *list_add(d->a, &all) = src;
    }
    return all;
}
