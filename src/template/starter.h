/* A commented starter input for a template: it makes a whole plan at once. */
#ifndef KH_TEMPLATE_STARTER_H
#define KH_TEMPLATE_STARTER_H

#include "template/find.h"

typedef struct starter_options {
    template_places places;
    str template_name;   /* empty: "ke-hoach" */
    const source *level; /* the word of --level, or NULL: the template's */
} starter_options;

/* The text of an .ini file, in Vietnamese. Fields of the template have their help above and their
 * example as value (without one: commented out, unless they are required); examples follow the kind
 * of unit and its time. What the template takes and declares no field for is filled from
 * khoi-dau.ini. False after reporting: no such template, no such level, or one that is not the
 * template's. */
bool starter_write(diags *d, const starter_options *how, str *text);

#endif
