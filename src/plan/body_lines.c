/* What can be said of a body's lines before any is read: which are verbatim, which are tags alone,
 * which are joined. Knows no blocks. */
#include "plan/body_lines.h"

#include "base/utf8.h"
#include "plan/fence.h"
#include "plan/tag.h"

static line trimmed(line l)
{
    str text = utf8_trim(l.text);
    l.at.off += text.n ? (size_t)(text.p - l.text.p) : 0;
    l.text = text;
    return l;
}

/* Blanks right before a place, on its line: the indentation that the input's grammar takes off. */
static size_t indentation(pos at)
{
    size_t n = 0;
    while (n < at.off &&
           (at.src->text.p[at.off - n - 1] == ' ' || at.src->text.p[at.off - n - 1] == '\t'))
        n++;
    return n;
}

/* A verbatim line keeps what it is indented beyond its fence. */
static line with_indentation(arena *a, line l, size_t fence)
{
    size_t own = l.text.n ? indentation(l.at) : 0;
    if (own > fence) {
        str blanks = str_slice(l.at.src->text, l.at.off - (own - fence), l.at.off);
        l.text = STR_CAT(a, blanks, l.text);
        l.at.off -= own - fence;
    }
    return l;
}

/* The lines with those between `::: nguyên văn` and `:::` marked. */
static void mark_verbatim(arena *a, body_lines *into, const line *lines)
{
    bool verbatim = false;
    size_t fence_indentation = 0;
    for (size_t i = 0; i < into->n; i++) {
        line l = trimmed(lines[i]);
        bool fence = fence_is(l.text);
        if (verbatim && !fence)
            l = with_indentation(a, lines[i], fence_indentation);
        into->at[i] = (body_line){.l = l, .verbatim = verbatim && !fence};
        if (fence)
            fence_indentation = indentation(l.at);
        if (fence)
            verbatim = !verbatim && str_eq(utf8_fold(a, fence_name(l.text)), S("nguyen_van"));
    }
}

bool body_line_is_row(const body_line *l)
{
    return !l->verbatim && str_starts(l->l.text, S("|"));
}

/* Which lines are tags alone, and where each section ends: rows between them are one table. */
static void find_tags(arena *a, body_lines *all, bool literal)
{
    LIST(size_t) open = {0};
    size_t words = 0;
    for (size_t i = 0; i < all->n; i++) {
        body_line *l = &all->at[i];
        char sign = literal || l->verbatim ? 0 : tag_alone(l->l.text);
        l->tag = sign;
        l->words = words;
        words += !sign && l->l.text.n && !body_line_is_row(l);
        if (sign == '#' || sign == '^')
            *list_add(a, &open) = i;
        else if (sign == '/' && open.n)
            all->at[open.at[--open.n]].close = i;
    }
}

/* Odd backslashes at the end: the next line belongs to this one. */
static bool joins_next(str text)
{
    size_t n = 0;
    while (n < text.n && text.p[text.n - 1 - n] == '\\')
        n++;
    return n % 2 == 1;
}

line body_lines_next(arena *a, const body_lines *all, size_t *i)
{
    bool verbatim = all->at[*i].verbatim;
    line l = all->at[(*i)++].l;
    if (verbatim || !joins_next(l.text))
        return l;
    buf words = {.a = a};
    line *tail = NEW(a, line);
    *tail = l;
    l.rest = tail; /* the first line's own bytes, from 0 on */
    str part = l.text;
    size_t part_at = 0;
    while (joins_next(part)) {
        buf_add(&words, utf8_trim_end(str_slice(part, 0, part.n - 1)));
        if (*i == all->n)
            break;
        buf_byte(&words, ' ');
        line *rest = NEW(a, line);
        *rest = all->at[(*i)++].l;
        tail->rest = rest;
        tail->rest_at = words.n - part_at;
        part_at = words.n;
        part = rest->text;
        tail = rest;
    }
    if (!joins_next(part))
        buf_add(&words, part);
    l.text = buf_str(&words);
    return l;
}

bool body_lines_among_rows(const body_lines *all, size_t i)
{
    const body_line *l = &all->at[i];
    return l->tag && l->close && all->at[l->close].words == l->words;
}

bool body_line_is_nothing(const body_line *l)
{
    return l->l.text.n == 0 || (l->tag && tag_alone(l->l.text) == '!');
}

body_lines body_lines_read(arena *a, const line *lines, size_t n, bool literal)
{
    body_lines all = {NEW_ARRAY(a, body_line, n + 1), n};
    mark_verbatim(a, &all, lines);
    find_tags(a, &all, literal);
    return all;
}
