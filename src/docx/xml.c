/* Tags, attributes, text. Escapes once, here; knows no vocabulary. */
#include "docx/xml.h"

#include <stdint.h>

/* Room for `n` bytes, and where they go; the caller says with `out.n` how many they were. */
static char *room(xml *x, size_t n)
{
    buf_room(&x->out, n);
    return x->out.p + x->out.n;
}

/* Names mostly have 3 to 16 bytes: no call for so few. */
static char *put(char *to, str s)
{
    if (s.n >= 8 && s.n <= 16) { /* some of them twice */
        memcpy(to, s.p, 8);
        memcpy(to + s.n - 8, s.p + s.n - 8, 8);
    } else if (s.n >= 4 && s.n < 8) {
        memcpy(to, s.p, 4);
        memcpy(to + s.n - 4, s.p + s.n - 4, 4);
    } else if (s.n) {
        memcpy(to, s.p, s.n);
    }
    return to + s.n;
}

static void written(xml *x, const char *to)
{
    x->out.n = (size_t)(to - x->out.p);
}

void xml_declaration(xml *x)
{
    buf_add(&x->out, S("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"));
}

void xml_open_str(xml *x, str name)
{
    char *to = room(x, name.n + 2);
    if (x->tag_open)
        *to++ = '>';
    *to++ = '<';
    written(x, put(to, name));
    x->tag_open = true;
    if (x->depth == XML_DEEPEST)
        x->failed = true;
    else
        x->open[x->depth++] = name;
}

void xml_close(xml *x)
{
    if (x->depth == 0) {
        x->failed = true;
        return;
    }
    str name = x->open[--x->depth];
    char *to = room(x, name.n + 3);
    if (x->tag_open) {
        to = put(to, S("/>"));
        x->tag_open = false;
    } else {
        to = put(put(to, S("</")), name);
        *to++ = '>';
    }
    written(x, to);
}

/* ---- escaping ---- */

/* What must be written as an entity; empty for the rest. */
static str entity(char c, bool quoted)
{
    switch (c) {
    case '&': return S("&amp;");
    case '<': return S("&lt;");
    case '>': return S("&gt;");
    case '"': return quoted ? S("&quot;") : (str){0};
    case '\t': return quoted ? S("&#9;") : (str){0};
    case '\n': return quoted ? S("&#10;") : (str){0};
    case '\r': return S("&#13;");
    default: return (str){0};
    }
}

enum { SPAN = 8 }; /* bytes that are looked at in one go */

/* Not 0 if a byte of eight is 0. */
static uint64_t zero_byte(uint64_t v)
{
    return (v - 0x0101010101010101u) & ~v & 0x8080808080808080u;
}

/* True if none of SPAN bytes needs a closer look: none is below a blank, or one of & " (which
 * differ in one bit) and < > (in another). */
static bool is_plain_span(const char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    uint64_t low = (v - 0x2020202020202020u) & ~v & 0x8080808080808080u;
    uint64_t quote = zero_byte((v | 0x0404040404040404u) ^ 0x2626262626262626u);
    uint64_t angle = zero_byte((v | 0x0202020202020202u) ^ 0x3E3E3E3E3E3E3E3Eu);
    return (low | quote | angle) == 0;
}

/* The bytes from..to, one by one. */
static void escape_part(xml *x, str text, size_t from, size_t to, bool quoted)
{
    size_t plain = from;
    for (size_t i = from; i < to; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c > '>' || c == ' ')
            continue;
        str e = entity(text.p[i], quoted);
        if (e.n) {
            buf_add(&x->out, str_slice(text, plain, i));
            buf_add(&x->out, e);
            plain = i + 1;
        } else if (c < 0x20 && c != '\t' && c != '\n') {
            x->failed = true;
        }
    }
    buf_add(&x->out, str_slice(text, plain, to));
}

static void escape(xml *x, str text, bool quoted)
{
    size_t plain = 0, i = 0;
    for (; text.n - i >= SPAN; i += SPAN) {
        if (is_plain_span(text.p + i))
            continue;
        buf_add(&x->out, str_slice(text, plain, i));
        escape_part(x, text, i, i + SPAN, quoted);
        plain = i + SPAN;
    }
    if (text.n >= SPAN && is_plain_span(text.p + text.n - SPAN))
        i = text.n; /* the last span overlaps the one before */
    buf_add(&x->out, str_slice(text, plain, i));
    escape_part(x, text, i, text.n, quoted);
}

/* Two blanks in a row: looked for in spans, of which compilers make vectors. */
static bool has_two_blanks(str text)
{
    enum { WIDE = 16 };
    unsigned found = 0;
    size_t i = 1;
    for (; i + WIDE <= text.n && !found; i += WIDE)
        for (size_t k = 0; k < WIDE; k++)
            found |= (unsigned)((text.p[i + k - 1] == ' ') & (text.p[i + k] == ' '));
    for (; i < text.n && !found; i++)
        found = text.p[i - 1] == ' ' && text.p[i] == ' ';
    return found;
}

bool xml_needs_preserve(str text)
{
    return text.n && (text.p[0] == ' ' || text.p[text.n - 1] == ' ' || has_two_blanks(text));
}

/* ---- attributes and text ---- */

static void attribute_open(xml *x, str name)
{
    char *to = room(x, name.n + 3);
    x->failed = x->failed || !x->tag_open;
    *to++ = ' ';
    written(x, put(put(to, name), S("=\"")));
}

void xml_attribute_str(xml *x, str name, str value)
{
    attribute_open(x, name);
    escape(x, value, true);
    buf_byte(&x->out, '"');
}

void xml_attributes(xml *x, const char *const (*pairs)[2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        xml_attribute(x, pairs[i][0], str_from(pairs[i][1]));
}

void xml_fixed(xml *x, str attributes)
{
    x->failed = x->failed || !x->tag_open;
    buf_add(&x->out, attributes);
}

void xml_number_str(xml *x, str name, long value)
{
    attribute_open(x, name);
    buf_number(&x->out, value);
    buf_byte(&x->out, '"');
}

void xml_text(xml *x, str text)
{
    xml_end_tag(x);
    escape(x, text, false);
}

void xml_leaf_str(xml *x, str name, str attribute, str value)
{
    xml_open_str(x, name);
    if (attribute.n)
        xml_attribute_str(x, attribute, value);
    xml_close(x);
}

void xml_leaf_number_str(xml *x, str name, str attribute, long value)
{
    xml_open_str(x, name);
    xml_number_str(x, attribute, value);
    xml_close(x);
}

bool xml_finish(xml *x, str *out)
{
    *out = buf_str(&x->out);
    return !x->failed && x->depth == 0;
}
