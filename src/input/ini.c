/* Line by line, with the one rule that matters: a line indented deeper than its key continues
 * the value. Known names matter only in lines that the grammar has no place for. */
#include "input/ini.h"

#include "base/utf8.h"
#include "input/slip.h"

typedef struct reader {
    diags *d;
    const source *src;
    ini_file *file;
    ini_section *section; /* the last of file->sections */
    ini_key *key;         /* the last of section->keys, or NULL */
    size_t key_indent;    /* characters before the line that last began something */
    pos stray;            /* first of a run of lines that belong nowhere */
    size_t stray_last;    /* offset of the last of the run; the run is open if stray.src */
    bool by_colon;        /* `key` is "name: value" */
} reader;

str ini_next_line(str text, size_t *at)
{
    size_t from = *at, left = text.n - from;
    const char *feed = left ? memchr(text.p + from, '\n', left) : NULL;
    size_t end = feed ? (size_t)(feed - text.p) : text.n;
    const char *back = end > from ? memchr(text.p + from, '\r', end - from) : NULL;
    end = back ? (size_t)(back - text.p) : end;
    *at = end;
    if (*at < text.n && text.p[*at] == '\r')
        ++*at;
    if (*at < text.n && text.p[*at] == '\n')
        ++*at;
    return str_slice(text, from, end);
}

enum { LONGEST_NAME = 60 }; /* bytes before a colon that was meant as `=` */

/* Blank lines at a value's end are no part of it. */
static void end_value(reader *r)
{
    if (!r->key)
        return;
    while (r->key->lines.n && r->key->lines.at[r->key->lines.n - 1].text.n == 0)
        r->key->lines.n--;
}

/* True for a lone line that was meant as a key: "Họ tên: An" below a value of one line. */
static bool is_slip(const reader *r)
{
    str text = str_after(r->src->text, r->stray.off);
    text = str_slice(text, 0, str_find(text, S("\n")));
    size_t colon = str_find(text, S(":"));
    bool one_line = r->key && r->key->value_on_key_line && r->key->lines.n == 1;
    bool lone = r->stray.off == r->stray_last;
    return lone && one_line && colon < text.n && colon <= LONGEST_NAME;
}

static void add_line(reader *r, str text, size_t off)
{
    *list_add(r->d->a, &r->key->lines) =
        (line){.text = utf8_nfc(r->d->a, text), .at = {r->src, off}};
}

/* A value that begins at the margin is there, if not where it should be. */
static void keep_stray_value(reader *r)
{
    size_t at = r->stray.off;
    str text = utf8_trim(ini_next_line(r->src->text, &at));
    if (r->key && r->key->lines.n == 0 && text.n)
        add_line(r, text, r->stray.off);
}

/* A run of lines at the margin is one mistake: text pasted without indentation. */
static void end_stray_run(reader *r)
{
    if (!r->stray.src)
        return;
    end_value(r);
    pos last = {r->src, r->stray_last};
    if (!r->section)
        diag_add(r->d, DIAG_INI_BEFORE_SECTION, r->stray, ARGS(S("")));
    else if (!r->key || is_slip(r))
        diag_add(r->d, DIAG_INI_NO_EQUALS, r->stray, ARGS(r->section->name));
    else if (r->stray.off == r->stray_last)
        diag_add(r->d, DIAG_INI_STRAY_LINE, r->stray, ARGS(r->key->name, r->section->name));
    else
        diag_add_both(r->d, DIAG_INI_STRAY_LINES, r->stray, last,
                      ARGS(r->key->name, r->section->name));
    keep_stray_value(r);
    r->stray.src = NULL;
}

static void stray_line(reader *r, size_t off)
{
    if (!r->stray.src)
        r->stray = (pos){r->src, off};
    r->stray_last = off;
}

/* As configparser's SECTCRE: `[`, at least one character, the last `]` of the line. Gives the
 * place of that bracket; 0 where the line is no section's. */
static size_t last_bracket(str text)
{
    if (text.n < 3 || text.p[0] != '[')
        return 0;
    size_t i = text.n - 1;
    while (i > 1 && text.p[i] != ']')
        i--;
    return i > 1 ? i : 0;
}

static void begin_section(reader *r, str name, size_t off, bool guessed)
{
    end_value(r);
    r->by_colon = false;
    r->section = list_add(r->d->a, &r->file->sections);
    *r->section = (ini_section){.name = name, .at = {r->src, off}, .guessed = guessed};
    r->key = NULL;
}

static void section_line(reader *r, str text, size_t off)
{
    size_t close = last_bracket(text);
    if (close + 1 < text.n)
        diag_add(r->d, DIAG_INI_AFTER_BRACKET, (pos){r->src, off + close + 1},
                 ARGS(str_slice(text, 0, close + 1)));
    begin_section(r, str_slice(text, 1, close), off, false);
}

/* Keys above the first section are those of the document: the line that is to be added says so. */
static void begin_without_section(reader *r, size_t off)
{
    stray_line(r, off);
    end_stray_run(r);
    begin_section(r, S("văn bản"), off, true);
}

/* "[ký" between keys: its other bracket is missing. */
static bool is_open_bracket(const reader *r, str text)
{
    bool in_run = r->stray.src;
    return r->section && !in_run && text.n > 1 && text.p[0] == '[' && !memchr(text.p, ']', text.n);
}

/* `sign`: where `=` stands, or what stands for it, of so many bytes. */
static void key_line(reader *r, str text, size_t off, size_t sign, size_t bytes)
{
    end_value(r);
    str name = utf8_trim_end(str_slice(text, 0, sign));
    str value = utf8_trim(str_after(text, sign + bytes));
    pos at = {r->src, off};
    if (name.n == 0)
        diag_add(r->d, DIAG_INI_NO_NAME, at, ARGS(S("")));
    r->key = list_add(r->d->a, &r->section->keys);
    *r->key = (ini_key){.name = name, .at = at, .value_on_key_line = value.n > 0};
    size_t value_off = value.n ? (size_t)(value.p - r->src->text.p) : off + sign + bytes;
    if (value.n)
        add_line(r, value, value_off);
}

/* "Họ tên: An" where a section's keys begin, and what follows it: each is told of as a line without
 * `=`, and taken as a key, so that what it says isn't told to be missing as well. */
static bool is_key_by_colon(const reader *r, str text)
{
    size_t colon = str_find(text, S(":"));
    return r->section && (!r->key || r->by_colon) && colon < text.n && colon <= LONGEST_NAME;
}

/* ---- lines that lack a sign, told by the names in them ---- */

enum { MOST_KEYS = 32 }; /* more than any section knows: of others no more is looked for */

static bool is_given(const reader *r, str name)
{
    str folded = utf8_fold(r->d->a, name);
    const ini_section *in = r->section;
    for (size_t k = in->keys.n; k > 0 && k + MOST_KEYS > in->keys.n; k--)
        if (str_eq(utf8_fold(r->d->a, in->keys.at[k - 1].name), folded))
            return true;
    return false;
}

/* Where lines at the margin are text that was pasted, whatever they begin with: behind another one
 * that belongs to no key, and below `nội dung =` with nothing yet. */
static bool is_in_text(reader *r)
{
    if (!r->key || r->stray.src)
        return r->key;
    end_value(r);
    const known_key *known =
        r->key->lines.n ? NULL : slip_known_key(r->d->a, r->section->name, r->key->name);
    return known && !key_takes_one_line(known->kind);
}

/* "Họ tên – An". */
static bool is_slip_of_key(const reader *r, str text, slip_key *key)
{
    return r->section && slip_is_key(r->d->a, r->section->name, text, key) &&
           !is_given(r, key->name);
}

/* True if what stands next, behind `at`, is a key of the section; `sure`: and has its `=`. */
static bool key_follows(const reader *r, size_t at, str section, bool sure)
{
    str text = {0};
    while (at < r->src->text.n && (text.n == 0 || text.p[0] == '#' || text.p[0] == ';'))
        text = utf8_trim(ini_next_line(r->src->text, &at));
    size_t equals = str_find(text, S("="));
    slip_key key;
    if (equals < text.n)
        return slip_known_key(r->d->a, section, utf8_trim_end(str_slice(text, 0, equals)));
    return !sure && slip_is_key(r->d->a, section, text, &key) && key.sign.n;
}

/* "ký" above its keys, "【ký】". */
static bool is_slip_of_section(const reader *r, str text, size_t off, bool in_text,
                               slip_section *section)
{
    return slip_is_section(r->d->a, text, section) &&
           ((section->bracketed && !in_text) ||
            key_follows(r, off + text.n, section->name, in_text));
}

static void slip_of_section(reader *r, str text, size_t off, const slip_section *section)
{
    end_stray_run(r);
    diag_add(r->d, DIAG_INI_NO_BRACKETS, (pos){r->src, off}, ARGS(text, section->name));
    begin_section(r, section->name, off, true);
}

static void slip_of_key(reader *r, str text, size_t off, const slip_key *key)
{
    end_stray_run(r);
    if (key->sign.n)
        diag_add(r->d, DIAG_INI_OTHER_SIGN, (pos){r->src, off + key->at},
                 ARGS(key->name, key->sign));
    else
        diag_add(r->d, DIAG_INI_NO_EQUALS, (pos){r->src, off}, ARGS(r->section->name));
    key_line(r, text, off, key->at, key->sign.n);
    r->by_colon = str_is(key->sign, ":");
}

/* A line with neither `[…]` nor `=`. */
static void other_line(reader *r, str text, size_t off)
{
    slip_section section;
    slip_key key;
    bool in_text = is_in_text(r);
    if (is_slip_of_section(r, text, off, in_text, &section)) {
        slip_of_section(r, text, off, &section);
    } else if (!in_text && is_slip_of_key(r, text, &key)) {
        slip_of_key(r, text, off, &key);
    } else if (is_open_bracket(r, text)) {
        end_stray_run(r);
        diag_add(r->d, DIAG_INI_NO_EQUALS, (pos){r->src, off}, ARGS(r->section->name));
        begin_section(r, utf8_trim(str_after(text, 1)), off, true);
    } else if (is_key_by_colon(r, text)) {
        end_stray_run(r);
        diag_add(r->d, DIAG_INI_NO_EQUALS, (pos){r->src, off}, ARGS(r->section->name));
        key_line(r, text, off, str_find(text, S(":")), 1);
        r->by_colon = true;
    } else {
        stray_line(r, off);
    }
}

static void beginning_line(reader *r, str text, size_t off)
{
    const char *equals = memchr(text.p, '=', text.n);
    if (str_starts(text, S("[^"))) {
        diag_add(r->d, DIAG_INI_NOTE_AT_MARGIN, (pos){r->src, off}, ARGS(text));
    } else if (last_bracket(text)) {
        end_stray_run(r);
        section_line(r, text, off);
    } else if (equals) {
        if (!r->section)
            begin_without_section(r, off);
        end_stray_run(r);
        key_line(r, text, off, (size_t)(equals - text.p), 1);
        r->by_colon = false;
    } else {
        other_line(r, text, off);
    }
}

static void read_line(reader *r, str raw)
{
    str text = utf8_trim(raw);
    if (text.n == 0) {
        if (r->key)
            add_line(r, text, (size_t)(raw.p - r->src->text.p));
        return;
    }
    size_t off = (size_t)(text.p - r->src->text.p);
    size_t indent = utf8_length(str_slice(raw, 0, (size_t)(text.p - raw.p)));
    bool continues = r->key && indent > r->key_indent;
    if (text.p[0] == '#' || text.p[0] == ';') {
        if (continues)
            diag_add(r->d, DIAG_INI_COMMENT_IN_VALUE, (pos){r->src, off}, ARGS(r->key->name));
        return;
    }
    if (continues) {
        add_line(r, text, off);
        return;
    }
    r->key_indent = indent;
    beginning_line(r, text, off);
}

void ini_parse(diags *d, const source *src, ini_file *file)
{
    reader r = {.d = d, .src = src, .file = file};
    for (size_t at = 0; at < src->text.n;)
        read_line(&r, ini_next_line(src->text, &at));
    end_value(&r);
    end_stray_run(&r);
}

const ini_key *ini_find(arena *a, const ini_file *file, str section, str key)
{
    for (size_t i = 0; i < file->sections.n; i++) {
        const ini_section *in = &file->sections.at[i];
        if (!str_eq(utf8_fold(a, in->name), section))
            continue;
        for (size_t k = 0; k < in->keys.n; k++)
            if (str_eq(utf8_fold(a, in->keys.at[k].name), key))
                return &in->keys.at[k];
    }
    return NULL;
}
