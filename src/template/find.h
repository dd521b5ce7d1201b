/* Where templates and partials come from. */
#ifndef KH_TEMPLATE_FIND_H
#define KH_TEMPLATE_FIND_H

#include "base/file.h"
#include "base/map.h"
#include "template/field.h"

/* A file compiled into the program; the build makes the table from templates/. */
typedef struct builtin_template {
    const char *name; /* "ke-hoach" for ke-hoach.xml; of others the whole name */
    const unsigned char *bytes;
    size_t n;
} builtin_template;
extern const builtin_template builtin_templates[]; /* ends with a row without name */

/* A template that was looked for and found. Each file is read and parsed once, however often and
 * under however many names it is asked for. */
typedef struct found_template {
    str name;      /* its file's, without folder and ending: "bac-kan" */
    str folder;    /* where it stands; empty: built in */
    str path;      /* its file; of a built-in one "templates/NAME.xml", as messages show it */
    bool usable;   /* false: it has faults, which were reported */
    skeleton form; /* root NULL: it couldn't even be read */
    field_list fields;
    bool merged;               /* these two are inherit's: it was held against its parents, */
    const struct khung *whole; /* and this is what it came to; NULL: there were faults */
} found_template;

/* Where to look, in this order: the path as given, `templates/` beside the input, the folders, the
 * built-in set. */
typedef struct template_places {
    str input_folder;
    const str *folders; /* $KEHOACH_TEMPLATES, then those of user and system */
    size_t n_folders;
    struct template_store *store; /* what was read so far */
    old_code old;                 /* of texts in none of Unicode's encodings (--from) */
} template_places;

template_places template_places_make(arena *a, str input_folder, const str *folders,
                                     size_t n_folders);

/* A template by name ("ke-hoach": NAME.xml in the places) or, where it has a `/` or ends in
 * `.xml`, by path: as given, else beside the input, else in the places. For the parent of `child`
 * (else NULL) the folder of the child comes before all others, of a built-in child the built-in
 * set. NULL after reporting at `at` (nowhere: the word of --template) that there is none. */
found_template *template_find(diags *d, str name, const template_places *places,
                              const found_template *child, pos at);

/* The text of a partial: NAME.mustache, then NAME, in the folders of the templates found so far,
 * then in the places; never outside these folders. NULL where there is none, or where it can't be
 * read, which is reported. */
const source *partial_find(diags *d, str name, const template_places *places);

typedef struct template_name {
    str name;
    str path; /* empty: built in */
} template_name;
typedef LIST(template_name) template_names;

/* All names that can be asked for, in the order of the places; one that an earlier place has too
 * is left out. Reports folders that can't be read. */
template_names template_list(diags *d, const template_places *places);

/* The text of a compiled-in file ("cap.ini"), which tests know to be sound; NULL if there is none.
 */
const source *builtin_source(diags *d, str name);

/* All files of a name ("cap.ini"): the one compiled in, then those of the places, the first place
 * last, so that what a later one says wins. Faults are reported. */
typedef LIST(const source *) source_layers;
source_layers sources_named(diags *d, str name, const template_places *places);

#endif
