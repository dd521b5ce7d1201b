/* From offsets to lines and columns, computed only when something is said about a place. */
#include "base/source.h"

#include "base/utf8.h"

/* A line ends at LF, CRLF or a lone CR, as in Python's text files. */
static bool ends_line(str text, size_t i)
{
    return text.p[i] == '\n' || (text.p[i] == '\r' && (i + 1 == text.n || text.p[i + 1] != '\n'));
}

static size_t size_as_unicode(const source *src, uint32_t cp)
{
    if (src->utf16_unit)
        return cp > 0xFFFF ? 4 : 2;
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
}

size_t source_size(const source *src, uint32_t cp)
{
    unsigned char units[2];
    size_t n = src->old ? old_units(src->old, cp, units) : 0, bytes = 0;
    if (n == 0)
        return size_as_unicode(src, cp);
    for (size_t i = 0; i < n; i++)
        bytes += src->old_typed ? size_as_unicode(src, old_typed(units[i])) : 1;
    return bytes;
}

static size_t original_byte(const source *src, size_t off)
{
    size_t bytes = src->bom + src->byte;
    if (!src->utf16_unit && !src->old)
        return bytes + off;
    for (size_t i = 0; i < off;)
        bytes += source_size(src, utf8_next(src->text, &i));
    return bytes;
}

/* Characters of the file, of which two may have come to one. */
static size_t original_length(const source *src, str text)
{
    size_t more = 0;
    unsigned char units[2];
    for (size_t i = 0; src->old == OLD_VNI && i < text.n;)
        more += old_units(src->old, utf8_next(text, &i), units) == 2;
    return utf8_length(text) + more;
}

place source_place(pos at, const place *hint)
{
    str text = at.src->text;
    size_t off = at.off < text.n ? at.off : text.n;
    place p = {.line = 1};
    if (hint && hint->line && hint->line_start <= off) {
        p.line = hint->line - at.src->line;
        p.line_start = hint->line_start;
        p.quoted = hint->quoted;
    }
    bool quoted = p.quoted;
    for (size_t i = p.line_start; i < off; i++) {
        quoted = at.src->is_sheet && quoted != (text.p[i] == '"');
        if (ends_line(text, i)) {
            p.line += !quoted;
            p.line_start = i + 1;
            p.quoted = quoted;
        }
    }
    size_t end = p.line_start;
    while (end < text.n && text.p[end] != '\n' && text.p[end] != '\r')
        end++;
    p.line_text = str_slice(text, p.line_start, end);
    p.line += at.src->line;
    p.column = original_length(at.src, str_slice(text, p.line_start, off)) + 1;
    p.byte = original_byte(at.src, off);
    return p;
}

const source *source_whole(const source *src)
{
    return src && src->of ? src->of : src;
}

size_t pos_offset(pos at)
{
    return at.src ? at.src->off + at.off : at.off;
}

bool pos_same(pos left, pos right)
{
    return source_whole(left.src) == source_whole(right.src) &&
           pos_offset(left) == pos_offset(right);
}

pos pos_keep(arena *a, pos at)
{
    if (!at.src || !at.src->of)
        return at;
    source *kept = NEW(a, source);
    *kept = *at.src;
    kept->text = str_copy(a, at.src->text);
    return (pos){kept, at.off};
}

line_cursor line_walk(const line *l)
{
    return (line_cursor){.part = l, .off = l->at.off};
}

pos line_walk_to(line_cursor *c, size_t i)
{
    while (c->part->rest && i >= c->start + c->part->rest_at) {
        c->start += c->part->rest_at;
        c->part = c->part->rest;
        c->at = c->start;
        c->off = c->part->at.off;
    }
    const line *l = c->part;
    const source *src = l->at.src;
    size_t end = i - c->start < l->text.n ? i : c->start + l->text.n;
    if (l->text.p == src->text.p + l->at.off) {
        c->off = l->at.off + (end - c->start);
    } else if (end > c->at) {
        /* the text is the NFC of the source's bytes: count characters, which NFC keeps */
        str passed = str_slice(l->text, c->at - c->start, end - c->start);
        str rest = str_after(src->text, c->off);
        c->off += str_starts(rest, passed) ? passed.n : utf8_offset(rest, utf8_length(passed));
    }
    c->at = end;
    return (pos){src, c->off};
}

pos line_pos(const line *l, size_t i)
{
    line_cursor c = line_walk(l);
    return line_walk_to(&c, i);
}
