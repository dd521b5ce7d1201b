/* An attribute's value as lines. XML writes some characters as longer references, so that offsets
 * in the value are none in the source. Knows no element and no field. */
#include "template/attribute.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "plan/tag.h"

/* The value as it is written, up to the quote that ends it. */
static str written(const attribute *from)
{
    str text = from->at.src->text;
    size_t begin = from->at.off < text.n ? from->at.off : text.n, quote = begin;
    while (quote > 0 && strchr(" \t\r\n", text.p[quote - 1]))
        quote--;
    str rest = str_after(text, begin);
    return quote ? str_slice(rest, 0, str_find(rest, str_slice(text, quote - 1, quote))) : S("");
}

/* The bytes that a reference ("amp", "#7879", "#x1EC7") has in the value; 0 where it is none of
 * the value's, as of a blank at its beginning or of a mark that became part of its letter. */
static size_t bytes_of_reference(arena *a, str reference, str value)
{
    if (!str_starts(reference, S("#")))
        return value.n > 0; /* the five that XML knows */
    bool hex = str_starts(reference, S("#x"));
    unsigned long cp = strtoul(str_z(a, str_after(reference, hex ? 2 : 1)), NULL, hex ? 16 : 10);
    size_t n = 0;
    return value.n && utf8_next(value, &n) == cp ? n : 0;
}

/* Behind each reference begins a part with a place of its own. */
static void part_at_references(arena *a, line *l, str raw)
{
    str left = l->text;
    for (pos at = l->at; left.n;) {
        str before = str_slice(raw, 0, str_find(raw, S("&")));
        str reference = str_after(raw, before.n);
        reference.n = str_find(reference, S(";"));
        if (before.n + reference.n == raw.n)
            return;
        size_t n = str_starts(left, before) ? before.n : utf8_offset(left, utf8_length(before));
        n += bytes_of_reference(a, str_after(reference, 1), str_after(left, n));
        at.off += before.n + reference.n + 1;
        raw = str_after(raw, before.n + reference.n + 1);
        left = str_after(left, n);
        line *part = NEW(a, line);
        *part = (line){.text = left, .at = at};
        l->rest = part;
        l->rest_at = n;
        l = part;
    }
}

line attribute_line(arena *a, const attribute *from)
{
    line whole = {.text = from->value, .at = from->at};
    part_at_references(a, &whole, written(from));
    return whole;
}

/* Where the line that begins at `from` ends. */
static size_t end_of_line(str text, size_t from, bool list)
{
    size_t i = from;
    while (i < text.n && text.p[i] != '\n' && !(list && text.p[i] == '|')) {
        size_t within = list ? tag_length(text, i) : 0;
        i += within ? within : 1;
    }
    return i;
}

line_list attribute_lines(arena *a, const attribute *from, bool list)
{
    line whole = attribute_line(a, from);
    line_cursor walk = line_walk(&whole);
    line_list out = {0};
    for (size_t at = 0, end; at < whole.text.n; at = end + 1) {
        end = end_of_line(whole.text, at, list);
        str one = utf8_trim(str_slice(whole.text, at, end));
        if (one.n == 0)
            continue;
        size_t begin = (size_t)(one.p - whole.text.p);
        line *l = list_add(a, &out);
        *l = (line){.text = one, .at = line_walk_to(&walk, begin)};
        l->rest = walk.part->rest;
        l->rest_at = l->rest ? walk.start + walk.part->rest_at - begin : 0;
    }
    return out;
}

bool attribute_holds(const attribute *of, pos at)
{
    return at.src == of->at.src && at.off >= of->at.off && at.off <= of->at.off + written(of).n;
}
