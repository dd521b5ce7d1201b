/* Which files the work asked for, there or not: what it comes to can change only when they do. */
#ifndef KH_BASE_ASKED_H
#define KH_BASE_ASKED_H

#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"

typedef struct asked_files {
    str_list names; /* each once, in the order in which they were asked for */
    map known;
} asked_files;

/* Notes one where `d` has a list for it (diags.asked); "-" is none. */
void file_asked(diags *d, str path);

#endif
