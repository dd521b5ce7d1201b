/* From braces to runs, from tasks to rows. Which tasks a table takes, template/ knows. */
#include "plan/phan_cong.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/table_settle.h"

static const struct {
    const char *id, *name, *heading;
} parts[GIAO_PARTS] = {
    [GIAO_NHIEM_VU] = {"nhiem_vu", "nhiệm vụ", "Nhiệm vụ"},
    [GIAO_CHU_TRI] = {"chu_tri", "chủ trì", "Chủ trì"},
    [GIAO_PHOI_HOP] = {"phoi_hop", "phối hợp", "Phối hợp"},
    [GIAO_THOI_HAN] = {"thoi_han", "thời hạn", "Thời hạn"},
};

/* ---- where the note is ---- */

static void tell(diags *d, diag_code code, const line *l, size_t at, str key)
{
    diag_add(d, code, diags_full(d, code) ? l->at : line_pos(l, at), ARGS(key));
}

enum { LONGEST_TAG = LIMIT_TAG_BYTES }; /* what is longer is no tag */

/* Behind the tag at `i`; `i` itself where there is none. No end of a tag stands before *clear. */
static size_t behind_tag(str text, size_t i, size_t *clear)
{
    if (text.p[i] != '{' || !str_starts(str_after(text, i), S("{{")))
        return i;
    size_t from = *clear > i ? *clear : i;
    size_t to = text.n - i < LONGEST_TAG ? text.n : i + LONGEST_TAG;
    size_t close = from < to ? from + str_find(str_slice(text, from, to), S("}}")) : to;
    *clear = close < to ? close : to > 0 ? to - 1 : 0;
    return close < to ? close + 2 : i;
}

static bool is_one_of(const char *signs, char c)
{
    while (*signs && *signs != c)
        signs++;
    return *signs;
}

/* The first of these signs from `i` on that stands outside tags; text.n for none. */
static size_t find_outside(str text, size_t i, const char *signs)
{
    size_t clear = i;
    if (i < text.n && signs[0] && !signs[1] && !memchr(text.p + i, signs[0], text.n - i))
        return text.n; /* in most lines there is none */
    bool braces = str_is(S("{"), signs);
    while (i < text.n) {
        if (braces && text.p[i] != '{') {
            i += str_find(str_after(text, i), S("{"));
            continue;
        }
        size_t behind = behind_tag(text, i, &clear);
        if (behind == i && is_one_of(signs, text.p[i]) && !tag_is_escaped(text, i))
            return i;
        i = behind > i ? behind : i + 1;
    }
    return text.n;
}

static bool is_key(str folded)
{
    for (size_t i = 0; i < GIAO_PARTS; i++)
        if (str_is(folded, parts[i].id))
            return true;
    return false;
}

/* Letters and blanks, as short as a key. */
static bool looks_like_key(str words)
{
    enum { LONGEST = 24 };
    for (size_t i = 0; i < words.n;) {
        uint32_t cp = utf8_next(words, &i);
        if (!utf8_is_letter(cp) && cp != ' ' && cp != '_')
            return false;
    }
    return words.n && utf8_length(words) <= LONGEST;
}

/* A note as it stands in a line. */
typedef struct note_place {
    size_t open, close; /* its braces */
    str behind;         /* what follows it */
} note_place;

/* The next braces behind a blank from *i on, and *i past them. */
static bool next_braces(str text, size_t from, size_t *i, note_place *out)
{
    while ((*i = find_outside(text, *i, "{")) < text.n) {
        *out = (note_place){.open = *i, .close = find_outside(text, *i + 1, "}")};
        if (out->close == text.n)
            return false;
        *i = out->close + 1;
        out->behind = utf8_trim(str_after(text, *i));
        if (out->open == from || text.p[out->open - 1] == ' ')
            return true;
    }
    return false;
}

static bool is_last(const note_place *p)
{
    return p->behind.n == 0 || (p->behind.n == 1 && strchr(".;,:", p->behind.p[0]));
}

/* Other braces are text. `exact`: one that looks like a note, but has no known key, is text too. */
static bool is_note(arena *a, str inside, bool exact)
{
    size_t colon = find_outside(inside, 0, ":");
    str first = utf8_trim(str_slice(inside, 0, find_outside(inside, 0, ":;")));
    str folded = utf8_fold(a, first);
    bool known = is_key(folded) || (colon == inside.n && str_eq(folded, S("giao")));
    return known || (!exact && colon < inside.n && looks_like_key(first));
}

/* The note at the end of a line; one before its end is told. */
static bool find_note(diags *d, const line *l, size_t from, note_place *out)
{
    for (size_t i = from; next_braces(l->text, from, &i, out);) {
        bool last = is_last(out);
        if (!is_note(d->a, str_slice(l->text, out->open + 1, out->close), !last))
            continue;
        if (last)
            return true;
        tell(d, DIAG_GIAO_NOT_LAST, l, out->open, (str){0});
    }
    return false;
}

/* ---- what it says ---- */

static void wrong_key(diags *d, const line *l, size_t at, str key)
{
    nearest near = nearest_start(utf8_fold(d->a, key));
    for (size_t i = 0; i < GIAO_PARTS; i++)
        nearest_try(&near, str_from(parts[i].id), str_from(parts[i].name));
    if (near.best.n)
        diag_add(d, DIAG_GIAO_KEY_NEAR, line_pos(l, at), ARGS(key, near.best));
    else
        tell(d, DIAG_GIAO_KEY_UNKNOWN, l, at, key);
}

/* "phối hợp: Đoàn Thanh niên": the line's bytes from..to. */
static void read_part(diags *d, const line *l, size_t from, size_t to, giao *into)
{
    size_t colon = from + find_outside(str_slice(l->text, from, to), 0, ":");
    str key = utf8_trim(str_slice(l->text, from, colon)), folded = utf8_fold(d->a, key);
    if (key.n == 0 && colon == to)
        return;
    size_t begin = key.n ? (size_t)(key.p - l->text.p) : from, i = 0;
    while (i < GIAO_PARTS && !str_is(folded, parts[i].id))
        i++;
    if (colon == to && !str_eq(folded, S("giao"))) {
        tell(d, DIAG_GIAO_NO_COLON, l, begin, key);
    } else if (colon < to && i == GIAO_PARTS) {
        wrong_key(d, l, begin, key);
    } else if (i < GIAO_PARTS && into->given[i]) {
        tell(d, DIAG_GIAO_KEY_TWICE, l, begin, key);
    } else if (i < GIAO_PARTS) {
        const inline_scope within = {.d = d, .notes.a = d->a, .no_notes = true};
        str words = utf8_trim(str_slice(l->text, colon + 1, to));
        size_t begins = words.n ? (size_t)(words.p - l->text.p) : to;
        into->given[i] = true;
        inline_parse(&within, l, begins, begins + words.n, &into->words[i]);
    }
}

giao *giao_read(diags *d, const line *l, size_t from, size_t *end, str *sign)
{
    note_place at;
    *end = l->text.n;
    if (!find_note(d, l, from, &at))
        return NULL;
    giao *into = NEW(d->a, giao);
    into->at = line_pos(l, at.open);
    *sign = at.behind;
    *end = from + utf8_trim_end(str_slice(l->text, from, at.open)).n;
    for (size_t i = at.open + 1; i <= at.close;) {
        size_t next = i + find_outside(str_slice(l->text, i, at.close), 0, ";");
        read_part(d, l, i, next, into);
        i = next + 1;
    }
    if (*end == from)
        diag_add(d, DIAG_GIAO_NO_WORDS, into->at, ARGS(S("")));
    return into;
}

phan_cong *phan_cong_fence(arena *a, str name, pos at)
{
    for (size_t words = 1; words <= 2; words++) {
        str rest = utf8_behind_words(name, words);
        if (!str_eq(utf8_fold(a, str_slice(name, 0, name.n - rest.n)), S("phan_cong")))
            continue;
        phan_cong *found = NEW(a, phan_cong);
        found->cap_tren = str_eq(utf8_fold(a, rest), S("cap_tren"));
        found->muc = found->cap_tren ? (str){0} : rest;
        found->at = at;
        return found;
    }
    return NULL;
}

/* ---- the table ---- */

static runs *add_cell(arena *a, row *into)
{
    cell *in = list_add(a, &into->cells);
    return list_add(a, &in->paragraphs);
}

static void add_words(arena *a, row *into, str words, pos at)
{
    runs *in = add_cell(a, into);
    *list_add(a, in) = (run){.kind = RUN_TEXT, .text = words, .at = at};
}

table *phan_cong_table(diags *d, const task_list *tasks, pos at)
{
    arena *a = d->a;
    table *t = NEW(a, table);
    t->even = true;
    t->n_columns = GIAO_PARTS + 1;
    t->columns = NEW_ARRAY(a, alignment, t->n_columns + 1);
    t->columns[0] = ALIGN_CENTER;
    row *head = list_add(a, &t->rows);
    *head = (row){.heading = true, .at = at};
    add_words(a, head, S("TT"), at);
    for (size_t k = 0; k < GIAO_PARTS; k++)
        add_words(a, head, str_from(parts[k].heading), at);
    for (size_t i = 0; i < tasks->n; i++) {
        const task *now = &tasks->at[i];
        row *r = list_add(a, &t->rows);
        *r = (row){.at = now->at};
        add_words(a, r, str_number(a, i + 1), now->at);
        for (size_t k = 0; k < GIAO_PARTS; k++)
            *add_cell(a, r) = now->words[k];
    }
    table_join(d, t);
    table_settle(d, t);
    return t;
}
