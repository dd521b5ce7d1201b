/* The values of one document: what was given, under which path, and where it was written. */
#ifndef KH_INPUT_DATA_H
#define KH_INPUT_DATA_H

#include "base/diag.h"
#include "base/map.h"
#include "input/known.h"

typedef struct value {
    str path; /* "noi_nhan.luu" */
    const known_key *key;
    const line *lines; /* without blank lines for KEY_LINE */
    size_t n;
    pos at;       /* of the key */
    bool literal; /* braces are plain text (--set, JSON) */
    bool used;    /* the document took it: what nothing takes is reported */
} value;

typedef struct section {
    str id;     /* folded: "muc_i" */
    str name;   /* as typed: "mục I" */
    str suffix; /* folded name after "muc", "phu_luc": "i", "muc_dich" */
    const known_section *known;
    pos at;
} section;

typedef struct data {
    arena *a;
    const source *src;        /* the input */
    LIST(section *) sections; /* in the order of the file */
    LIST(value *) values;     /* in the order in which they were first given */
    LIST(str) files;          /* text files that values came from */
    bool empty;               /* the file held nothing at all */
    map by_path;              /* str → value */
    map by_section;           /* folded id → section */
} data;

/* Where `key = @file.txt` may read from. */
typedef struct folders {
    str input;       /* the input's own folder */
    const str *also; /* --allow-path */
    size_t n_also;
} folders;

/* Reads the input. Faults are reported; what is good is kept, so that later steps find more. */
void data_read(diags *d, const source *src, const folders *from, data *out);

/* One `path=value` of the command line, over what the input says. */
void data_set(diags *d, data *to, str assignment);

/* A value that follows from others ("van_ban.dia_danh" from the issuer's name), where none was
 * given. */
void data_derive(data *to, const char *path, str words);

/* The value at a path, or NULL; marks it as used. */
const value *data_get(const data *from, str path);

/* "ho_ten" of section "ky": data_get for the path "ky.ho_ten". */
const value *data_get_in(const data *from, str section_id, str key_id);

/* The first line of a value, or an empty line at its key; never NULL for a value. */
line value_line(const value *v);

/* True if nothing but blanks was given. */
bool value_is_blank(const value *v);

/* Each value that no part of the document took: an error. */
void data_report_unused(diags *d, const data *from, str taker);

#endif
