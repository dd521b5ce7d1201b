/* The values of one document: what was given, under which path, and where it was written. */
#ifndef KH_INPUT_DATA_H
#define KH_INPUT_DATA_H

#include "base/diag.h"
#include "base/map.h"
#include "input/ini.h"
#include "input/known.h"
#include "input/number_set.h"

/* Who gave a value; the later one wins. */
typedef enum layer {
    LAYER_LEVEL,    /* words of the unit's level: cap.ini */
    LAYER_TEMPLATE, /* the template's defaults */
    LAYER_ABOVE,    /* the superior's plan, for the units below it */
    LAYER_INPUT,
    LAYER_CAP,     /* [cấp xã] of the input, or of the superior's */
    LAYER_ROW,     /* a row of the list of units */
    LAYER_SET,     /* --set */
    LAYER_DERIVED, /* what follows from the others, where they leave it open */
    LAYERS
} layer;

enum { VALUE_TEXTS = 8 }; /* kinds of text that template/ knows */

typedef struct value {
    str path; /* "noi_nhan.luu" */
    const known_key *key;
    const line *lines; /* without blank lines for one-line keys */
    size_t n;
    pos at;       /* of the key */
    bool literal; /* braces are plain text (--set, JSON) */
    bool faulty;  /* not of the kind that the template declares, which was reported */
    bool used;    /* the document took it: what nothing takes is reported */
    layer layer;
    struct value *lower;      /* what a lower layer of the same data says at the path, or NULL */
    bool shared;              /* several documents have it */
    bool parsed;              /* it came as a text: `text` for whatever kind, and no words */
    const struct field *fits; /* of one that is shared: the field whose words it was found to be */
    const struct body *text[VALUE_TEXTS]; /* the lines as template/ parsed them, by kind */
} value;

typedef struct section {
    str id;     /* folded: "muc_i" */
    str name;   /* as typed: "mục I" */
    str suffix; /* folded name after "muc", "phu_luc": "i", "muc_dich" */
    const known_section *known;
    pos at;
} section;

enum { NAMED_PATHS = 256 };

/* A path in the program's own words. */
typedef struct named_path {
    const char *path;
    size_t number;
} named_path;

/* Paths get numbers, the same for all that share a document's values: a value is found with one
 * look into a table, whatever the layers. */
typedef struct path_numbers {
    map of; /* path → its number, from 1 */
    size_t n;
    LIST(const known_key *) keys; /* by number: of those that were given a value */
    map sections;                 /* id → list of numbers: of the section's known keys */
    map named;                    /* id → what is known of such a section */
    named_path named_paths[NAMED_PATHS];
} path_numbers;

/* Paths that were looked up, by whoever wants to know whether it would be the same in another
 * document; and those that were taken. */
typedef struct data_looks {
    number_set at, taken;
} data_looks;

typedef struct data {
    arena *a;
    const source *src; /* the input */
    const names *names;
    LIST(section *) sections;   /* in the order of the file */
    LIST(value *) values;       /* in the order in which they were first given */
    LIST(const source *) files; /* text files that values came from */
    path_numbers *numbers;      /* shared with `below` */
    LIST(value *) by_path;      /* by number: what the highest layer says, or NULL */
    map by_section;             /* folded id → section */
    const struct data *below;   /* what this one shares, or NULL */
    data_looks *looks;          /* gets what is looked up; or NULL */
    struct usual *usual;        /* what documents like this one say mostly; or NULL */
    number_set changed;         /* what isn't as usual (input/usual.h) */
    number_set own;             /* with a usual: what has a value here */
    number_set taken;           /* what is to be marked as used yet */
    struct held *held;          /* of what is lent or referred to: how it is to what is usual */
} data;

/* Where `key = @file.txt` may read from. */
typedef struct folders {
    str input;       /* the input's own folder */
    const str *also; /* --allow-path */
    size_t n_also;
    old_code old; /* of files in none of Unicode's encodings (--from) */
} folders;

/* An input's sections and keys, from INI or JSON. False after reporting that there are none. */
bool data_parse(diags *d, const source *src, ini_file *out);

/* Without values. */
void data_begin(arena *a, const source *src, const names *n, data *out);

/* Takes in what the grammar gave. Faults are reported; what is good is kept, so that later steps
 * find more. */
void data_read(diags *d, const ini_file *file, const folders *from, data *out);

/* One `path=value` of the command line, over what the input says. */
void data_set(diags *d, data *to, str assignment);

/* Gives a known path (folded) a value of one line with nothing special in it. */
value *data_put(data *to, layer in, str path, str words, pos at);

/* The same with lines of text. `literal`: braces are plain text. */
void data_put_lines(data *to, layer in, str path, const line *lines, size_t n, pos at,
                    bool literal);

/* A path that many documents are given, looked up once for all that share values. */
typedef struct data_slot {
    str path;
    size_t number;
    const known_key *key; /* NULL: no such path is known */
} data_slot;

data_slot data_slot_of(const data *from, str path);

/* Gives such a path lines of text with nothing special in them. */
value *data_put_at(data *to, layer in, const data_slot *at, const line *lines, size_t n, pos where);

/* The same with a text that is parsed and filled already. */
void data_put_text(data *to, layer in, str path, const struct body *text, pos at);

/* The section of a path that a later layer gives, where the input has none: "muc_i". */
void data_open_section(data *to, str id, pos at);

/* True if these values, or what they share, have such a section. */
bool data_has_section(const data *in, str id);

/* What the vocabulary says of a section, or NULL: looked up once for all that share values. Then it
 * is opened where what is shared hasn't it. */
const section *data_section_named(const data *from, str id);
void data_open_named(data *to, const section *named, pos at);

/* True if `key = @file` may read the path; reports at `at` that it may not. */
bool data_may_read(diags *d, const folders *from, str path, str typed, pos at);

/* A value that follows from others ("van_ban.dia_danh" from the issuer's name), where none was
 * given, or a blank one. */
void data_derive(data *to, const char *path, str words, pos at);

/* A document of its own that shares what is here: what is put into it later, this one lacks. */
data data_share(arena *a, const data *from);

/* Takes over values of the lowest layer, which may be in several documents at a time, as not used.
 * Their paths have the same numbers. */
void data_refer(data *to, const data *lowest);

/* The same of a layer that several documents take one after another, each as if it were its own. */
void data_lend(data *to, const data *lent);

/* A path's number, the same for all that share values; given now if it had none. */
size_t data_number(const data *from, str path);

/* The value at a path, or NULL; marks it as used. */
const value *data_get(const data *from, str path);
const value *data_get_in(const data *from, str section_id, str key_id);

/* The same under a path's number. */
const value *data_get_at(const data *from, size_t number);

/* The same of a path that is in the program's own words. */
const value *data_get_named(const data *from, const char *path);
const value *data_peek_named(const data *from, const char *path);

/* The same without marking it. */
const value *data_peek(const data *from, str path);

/* What is found under a path's number; marks nothing. */
const value *data_peek_at(const data *from, size_t number);

/* What one layer says, or NULL; marks nothing. */
const value *data_in_layer(const data *from, layer in, str path);

/* The same of these values alone, not of those that they share. */
value *data_own(const data *from, layer in, str path);

/* True if the input, a list or --set gives a known key of the section a value that isn't blank; all
 * its values count as used. */
bool data_section_given(const data *from, str section_id);

/* What the known keys of a section say, NULL for those that say nothing: how many of them there
 * are. Marks nothing. */
size_t data_section_values(const data *from, str section_id, const value **into, size_t most);

/* True if a known key of the section has a value, be it blank. */
bool data_section_says(const data *from, str section_id);

/* True if a value of the section isn't blank; all its values count as used. */
bool data_section_holds(const data *from, str section_id);

/* The only line of a one-line value; an empty one at the value's place where there is none. */
line value_line(const value *v);

bool value_is_blank(const value *v);

/* Reports what the input or --set gave and the document never took. `taker`: the template. */
void data_report_unused(diags *d, const data *from, str taker);

#endif
