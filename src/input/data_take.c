/* The lines of a value: those of the input, or of a text file beside it. */
#include "input/data_take.h"

#include <errno.h>

#include "base/asked.h"
#include "base/decode.h"
#include "base/file.h"
#include "base/utf8.h"
#include "input/data_state.h"

/* Body text: blanks before a line count in verbatim blocks. */
static bool keeps_blanks(key_kind kind)
{
    return kind == KEY_TEXT || kind == KEY_BODY || kind == KEY_ANY;
}

/* The lines of a text file: no comments, no keys; blanks before a line count in body text, where
 * a verbatim block keeps them. */
static void split_lines(arena *a, const source *src, key_kind kind, ini_key *into)
{
    into->lines.n = 0;
    for (size_t at = 0; at < src->text.n;) {
        str raw = ini_next_line(src->text, &at);
        str text = keeps_blanks(kind) ? utf8_trim_end(raw) : utf8_trim(raw);
        pos where = {src, (size_t)(text.p - src->text.p)};
        *list_add(a, &into->lines) = (line){.text = utf8_nfc(a, text), .at = where};
    }
}

/* What --allow-path would have to name: the file's folder, or that of the file a link leads to. */
static str folder_to_allow(arena *a, str path)
{
    str folder = file_folder(path);
    return file_is_inside(a, path, folder) ? folder : file_folder(file_real(a, path));
}

/* True of what stands in the way of looking; that nothing is there is an answer. */
static bool hides(int error)
{
    return error && error != ENOENT && error != ENOTDIR;
}

bool data_may_read(diags *d, const folders *from, str path, str typed, pos at)
{
    file_asked(d, path);
    bool inside = file_is_inside(d->a, path, from->input);
    int error = inside ? 0 : errno;
    for (size_t i = 0; i < from->n_also && !inside; i++)
        inside = file_is_inside(d->a, path, from->also[i]);
    file_kind kind = file_look(d->a, path);
    errno = kind == FILE_UNSEEN ? errno : inside ? 0 : error;
    if (hides(errno))
        file_tell_unread(d, path, at);
    else if (kind == FILE_NONE)
        diag_add(d, DIAG_VALUE_FILE_MISSING, at, ARGS(path));
    else if (!inside)
        diag_add(d, DIAG_VALUE_FILE_OUTSIDE, at, ARGS(typed, folder_to_allow(d->a, path)));
    else
        return true;
    return false;
}

/* `key = @file.txt`: the value's lines come from the file. */
static void read_value_file(diags *d, data *out, const folders *from, key_kind kind, ini_key *key)
{
    arena *a = d->a;
    pos at = key->lines.at[0].at;
    str name = utf8_trim(str_after(key->lines.at[0].text, 1));
    str path = file_in(a, from->input, name), bytes;
    if (key->lines.n > 1)
        diag_add(d, DIAG_VALUE_FILE_AND_TEXT, key->lines.at[1].at, ARGS(key->name));
    if (name.n == 0) {
        diag_add(d, DIAG_VALUE_FILE_UNNAMED, at, ARGS(key->name));
    } else if (data_may_read(d, from, path, name, at) && file_read(d, path, at, &bytes)) {
        const source *src = source_decode_text(d, path, bytes, from->old, COMMENTS_NONE);
        if (src) {
            *list_add(a, &out->files) = src;
            split_lines(a, src, kind, key);
        }
    }
}

static size_t drop_blank_lines(line *lines, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (lines[i].text.n)
            lines[kept++] = lines[i];
    return kept;
}

/* The blanks before a line count in body text alone, where a verbatim block keeps them. */
static void trim_lines(ini_key *key, key_kind kind)
{
    for (size_t i = 0; !keeps_blanks(kind) && i < key->lines.n; i++) {
        line *l = &key->lines.at[i];
        str words = utf8_trim(l->text);
        l->at.off += (size_t)(words.p - l->text.p);
        l->text = words;
    }
}

/* `tên = "An"`, as programmers write: the quotes would be printed. */
static void check_quotes(diags *d, const ini_key *key)
{
    str text = key->lines.n == 1 ? key->lines.at[0].text : (str){0};
    bool quoted = text.n > 2 && text.p[0] == '"' && text.p[text.n - 1] == '"';
    if (quoted && !memchr(text.p + 1, '"', text.n - 2))
        diag_add(d, DIAG_VALUE_QUOTED, key->lines.at[0].at, ARGS(key->name));
}

value *data_take(diags *d, data *out, const folders *from, const known_key *known, str path,
                 ini_key *key)
{
    bool typed = known->kind == KEY_FILE; /* its `@` is part of what was typed */
    if (key->literal || typed)
        trim_lines(key, known->kind);
    else if (key->lines.n && str_starts(key->lines.at[0].text, S("@")))
        read_value_file(d, out, from, known->kind, key);
    else if (key->lines.n && str_starts(key->lines.at[0].text, S("\\@")))
        key->lines.at[0].text = str_after(key->lines.at[0].text, 1);
    if (key_takes_one_line(known->kind)) {
        key->lines.n = drop_blank_lines(key->lines.at, key->lines.n);
        if (key->lines.n > 1)
            diag_add(d, DIAG_KEY_ONE_LINE, key->lines.at[1].at, ARGS(key->name));
        if (!key->literal && !typed)
            check_quotes(d, key);
    }
    bool other = str_starts(path, S("cap_")) && !str_starts(path, S("cap_tren."));
    value v = {.key = known,
               .lines = key->lines.at,
               .n = key->lines.n,
               .at = key->at,
               .literal = key->literal,
               .used = other}; /* [cấp xã] is for plans of that level */
    return data_add(out, LAYER_INPUT, path, v);
}
