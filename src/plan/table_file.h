/* Tables from lists: `::: bảng so-lieu.csv` … `:::`. */
#ifndef KH_PLAN_TABLE_FILE_H
#define KH_PLAN_TABLE_FILE_H

#include "base/file.h"
#include "input/data.h"
#include "plan/inline.h"

/* Where an input's texts may take tables from, and what was read so far. */
typedef struct text_files {
    const folders *from;
    arena *a;                     /* of the lists */
    str_list read;                /* paths */
    LIST(const source *) sources; /* of the inputs' own texts alone */
} text_files;

/* The table of a list's file: a row of the table each, its words as they are. `lines` stand between
 * the fences: heading rows in place of the file's first line, |---|, rows behind the file's. With a
 * column TT before the file's own the rows are numbered. NULL after reporting why there is none. */
table *table_from_file(const inline_scope *s, const text_place *at, const line *fence, str name,
                       const line *lines, size_t n);

#endif
