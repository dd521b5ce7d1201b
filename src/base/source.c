/* From offsets to lines and columns, computed only when something is said about a place. */
#include "base/source.h"

#include "base/utf8.h"

/* A line ends at LF, CRLF or a lone CR, as in Python's text files. */
static bool ends_line(str text, size_t i)
{
    return text.p[i] == '\n' || (text.p[i] == '\r' && (i + 1 == text.n || text.p[i + 1] != '\n'));
}

static size_t original_byte(const source *src, size_t off)
{
    if (!src->utf16_unit)
        return src->bom + off;
    size_t bytes = src->bom;
    for (size_t i = 0; i < off;)
        bytes += utf8_next(src->text, &i) > 0xFFFF ? 4 : 2;
    return bytes;
}

place source_place(pos at, const place *hint)
{
    str text = at.src->text;
    size_t off = at.off < text.n ? at.off : text.n;
    place p = {.line = 1};
    if (hint && hint->line && hint->line_start <= off) {
        p.line = hint->line;
        p.line_start = hint->line_start;
    }
    for (size_t i = p.line_start; i < off; i++)
        if (ends_line(text, i)) {
            p.line++;
            p.line_start = i + 1;
        }
    size_t end = p.line_start;
    while (end < text.n && text.p[end] != '\n' && text.p[end] != '\r')
        end++;
    p.line_text = str_slice(text, p.line_start, end);
    p.column = utf8_length(str_slice(text, p.line_start, off)) + 1;
    p.byte = original_byte(at.src, off);
    return p;
}

pos line_pos(const line *l, size_t i)
{
    while (l->rest && i >= l->rest_at) {
        i -= l->rest_at;
        l = l->rest;
    }
    str raw = str_after(l->at.src->text, l->at.off);
    if (l->text.p == raw.p)
        return (pos){l->at.src, l->at.off + i};
    /* the text is the NFC of the source's bytes: count characters, which NFC keeps */
    size_t characters = utf8_length(str_slice(l->text, 0, i < l->text.n ? i : l->text.n));
    return (pos){l->at.src, l->at.off + utf8_offset(raw, characters)};
}
