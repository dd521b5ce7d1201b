/* Picture files that inputs name: read once, for all plans of a job. */
#ifndef KH_TEMPLATE_PICTURES_H
#define KH_TEMPLATE_PICTURES_H

#include "base/file.h"
#include "base/map.h"
#include "input/data.h"
#include "plan/plan.h"

typedef struct pictures {
    arena *a; /* of the job */
    const folders *from;
    str_list *files; /* gets the names of those that were read */
    map by_path;     /* str → picture */
} pictures;

/* The PNG named at `at`, beside the input or where --allow-path lets it be; a leading `@` is no
 * part of its name. Without name after reporting why it can't be taken; what can is told too where
 * it isn't as the decree asks. */
picture pictures_read(pictures *all, diags *d, str typed, pos at);

#endif
