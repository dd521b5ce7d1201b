/* Reads tags and pairs them. Knows no paths, no filters and no values. */
#include "plan/tag.h"

#include "base/utf8.h"

enum {
    LONGEST_TAG = LIMIT_TAG_BYTES, /* looking further would cost too much */
    DEEPEST_TAGS = LIMIT_TAG_DEPTH,
};

/* What may follow `{{`. */
static const struct {
    char sign;
    tag_kind kind;
} signs[] = {{'#', TAG_SECTION},
             {'^', TAG_INVERTED},
             {'/', TAG_CLOSE},
             {'!', TAG_COMMENT},
             {'>', TAG_PARTIAL}};

/* "ngay | lui_ngay: 5 | ngay_dai": the path, then its filters. */
static void read_filters(diags *d, const line *l, line_cursor *walk, str inside, tag *t)
{
    size_t bar = str_find(inside, S("|"));
    t->name = utf8_trim(str_slice(inside, 0, bar));
    while (bar < inside.n) {
        inside = str_after(inside, bar + 1);
        bar = str_find(inside, S("|"));
        str one = utf8_trim(str_slice(inside, 0, bar));
        size_t colon = str_find(one, S(":"));
        tag_filter *f = list_add(d->a, &t->filters);
        f->name = utf8_trim(str_slice(one, 0, colon));
        f->argument = colon < one.n ? utf8_trim(str_after(one, colon + 1)) : (str){0};
        f->at = line_walk_to(walk, (size_t)((one.n ? one.p : inside.p) - l->text.p));
        if (f->name.n == 0)
            diag_add(d, DIAG_TAG_FILTER_BLANK, f->at, ARGS(t->name));
    }
}

/* "tham_chieu muc_dich", "tham chiếu phụ lục: II": no path has a blank behind such a word. */
static void read_reference(arena *a, tag *t)
{
    static const size_t words_of_it[] = {1, 2};
    unsigned char first = t->name.n ? (unsigned char)t->name.p[0] : ' ';
    if (first < 0x80 && (first | 0x20) != 't')
        return; /* most tags */
    for (size_t i = 0; i < 2; i++) {
        str rest = utf8_behind_words(t->name, words_of_it[i]);
        str lead = utf8_trim(str_slice(t->name, 0, t->name.n - rest.n));
        if (!str_eq(utf8_fold(a, lead), S("tham_chieu")) || (rest.n == 0 && i == 0))
            continue;
        t->kind = TAG_REFERENCE;
        t->name = rest;
        return;
    }
}

/* Conditions and loops have no filters. */
static str section_name(diags *d, const tag *t, str inside)
{
    size_t bar = str_find(inside, S("|"));
    if (bar == inside.n || t->kind == TAG_COMMENT || t->kind == TAG_PARTIAL)
        return inside;
    diag_add(d, DIAG_TAG_SECTION_FILTER, t->at, ARGS(S("")));
    return utf8_trim(str_slice(inside, 0, bar));
}

/* Tags of Mustache that have no use here: an error each, with what to do. */
static bool refused(diags *d, str whole, str inside, pos at)
{
    char sign = inside.n ? inside.p[0] : 0;
    diag_code code = sign == 0                                   ? DIAG_TAG_EMPTY
                     : sign == '<' || sign == '$' || sign == '=' ? DIAG_TAG_INHERITS
                     : sign == '&' || sign == '{'                ? DIAG_TAG_RAW
                                                                 : DIAG_COUNT;
    if (code != DIAG_COUNT)
        diag_add(d, code, at, ARGS(whole));
    return code != DIAG_COUNT;
}

bool tag_scan(diags *d, const line *l, line_cursor *walk, size_t *i, tag *out)
{
    size_t left = l->text.n - *i;
    str rest = str_slice(l->text, *i, *i + (left < LONGEST_TAG ? left : LONGEST_TAG));
    if (!str_starts(rest, S("{{")))
        return false;
    str end = str_starts(rest, S("{{{")) ? S("}}}") : S("}}");
    size_t close = str_find(rest, end);
    pos at = line_walk_to(walk, *i);
    if (close == rest.n) {
        bool cut = left > LONGEST_TAG;
        diag_add(d, cut ? DIAG_TAG_TOO_LONG : DIAG_HOLE_OPEN, at,
                 ARGS(str_number(d->a, LONGEST_TAG)));
        return false;
    }
    str inside = utf8_trim(str_slice(rest, 2, close));
    *out = (tag){.kind = TAG_VALUE, .at = at};
    *i += close + end.n;
    if (refused(d, str_slice(rest, 0, close + end.n), inside, at)) {
        out->kind = TAG_COMMENT;
        return true;
    }
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (inside.p[0] == signs[k].sign) {
            out->kind = signs[k].kind;
            inside = utf8_trim(str_after(inside, 1));
        }
    if (out->kind == TAG_VALUE)
        read_filters(d, l, walk, inside, out);
    else
        out->name = section_name(d, out, inside);
    if (out->kind == TAG_VALUE)
        read_reference(d->a, out);
    if (out->kind == TAG_REFERENCE && out->name.n == 0)
        diag_add(d, DIAG_REFERENCE_BLANK, at, ARGS(S("")));
    if (out->name.n == 0 && out->kind == TAG_REFERENCE)
        out->kind = TAG_COMMENT;
    if (out->name.n == 0 && out->kind != TAG_COMMENT) {
        diag_add(d, DIAG_TAG_EMPTY, at, ARGS(str_slice(rest, 0, close + end.n)));
        out->kind = TAG_COMMENT;
    }
    return true;
}

size_t tag_length(str text, size_t i)
{
    if (i + 1 >= text.n || text.p[i] != '{' || text.p[i + 1] != '{' || tag_is_escaped(text, i))
        return 0;
    str rest = str_slice(text, i, text.n - i < LONGEST_TAG ? text.n : i + LONGEST_TAG);
    size_t end = str_find(rest, S("}}"));
    bool remark = rest.n > 2 && rest.p[2] == '!'; /* which may hold any words */
    size_t next = remark ? end : 2 + str_find(str_slice(rest, 2, end < 2 ? 2 : end), S("{{"));
    return end < rest.n && next >= end ? end + 2 : 0;
}

char tag_alone(str text)
{
    if (!str_starts(text, S("{{")) || !str_ends(text, S("}}")) || text.n > LONGEST_TAG)
        return 0;
    str inside = str_slice(text, 2, text.n);
    if (str_find(inside, S("}}")) + 2 != inside.n)
        return 0;
    inside = utf8_trim(inside);
    return inside.n && strchr("#^/!>", inside.p[0]) ? inside.p[0] : 0;
}

bool tag_is_escaped(str text, size_t i)
{
    size_t backslashes = 0;
    while (backslashes < i && text.p[i - 1 - backslashes] == '\\')
        backslashes++;
    return backslashes % 2 == 1;
}

/* Nothing walks deeper than this: each step costs stack. */
static void refuse_deep(tag_matching *m, tag *t)
{
    if (m->too_deep++ == 0)
        diag_add(m->d, DIAG_TAG_TOO_DEEP, t->at, ARGS(t->name, str_number(m->d->a, DEEPEST_TAGS)));
    t->kind = TAG_COMMENT;
}

void tag_match(tag_matching *m, tag *t, size_t index)
{
    bool opens = t->kind == TAG_SECTION || t->kind == TAG_INVERTED;
    t->close = index;
    if (opens && (m->open.n == DEEPEST_TAGS || m->too_deep)) {
        refuse_deep(m, t);
    } else if (opens) {
        *list_add(m->d->a, &m->open) = t;
    } else if (t->kind == TAG_CLOSE && m->too_deep) {
        m->too_deep--;
        t->kind = TAG_COMMENT;
    } else if (t->kind == TAG_CLOSE && m->open.n == 0) {
        diag_add(m->d, m->in_line ? DIAG_TAG_IN_LINE : DIAG_TAG_NOT_OPEN, t->at, ARGS(t->name));
    } else if (t->kind == TAG_CLOSE) {
        tag *opened = m->open.at[--m->open.n];
        opened->close = index;
        if (!str_eq(opened->name, t->name) &&
            !str_eq(utf8_fold(m->d->a, opened->name), utf8_fold(m->d->a, t->name)))
            diag_add_both(m->d, DIAG_TAG_CROSSED, t->at, opened->at, ARGS(t->name, opened->name));
    }
}

void tag_match_end(tag_matching *m)
{
    for (size_t i = 0; i < m->open.n; i++)
        diag_add(m->d, m->in_line ? DIAG_TAG_IN_LINE : DIAG_TAG_NOT_CLOSED, m->open.at[i]->at,
                 ARGS(m->open.at[i]->name));
}
