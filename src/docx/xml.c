/* Tags, attributes, text. Escapes once, here; knows no vocabulary. */
#include "docx/xml.h"

static void put(xml *x, const char *z)
{
    buf_add(&x->out, str_from(z));
}

static void end_tag(xml *x)
{
    if (x->tag_open)
        buf_byte(&x->out, '>');
    x->tag_open = false;
}

void xml_declaration(xml *x)
{
    put(x, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void xml_open(xml *x, const char *name)
{
    end_tag(x);
    buf_byte(&x->out, '<');
    put(x, name);
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
    const char *name = x->open[--x->depth];
    if (x->tag_open) {
        put(x, "/>");
        x->tag_open = false;
        return;
    }
    put(x, "</");
    put(x, name);
    buf_byte(&x->out, '>');
}

/* What must be written as an entity; NULL for the rest. */
static const char *entity(char c, bool quoted)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return quoted ? "&quot;" : NULL;
    case '\t': return quoted ? "&#9;" : NULL;
    case '\n': return quoted ? "&#10;" : NULL;
    case '\r': return "&#13;";
    default: return NULL;
    }
}

static void escape(xml *x, str text, bool quoted)
{
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c > '>')
            continue;
        const char *e = entity(text.p[i], quoted);
        if (e) {
            buf_add(&x->out, str_slice(text, from, i));
            put(x, e);
            from = i + 1;
        } else if (c < 0x20 && c != '\t' && c != '\n') {
            x->failed = true;
        }
    }
    buf_add(&x->out, str_after(text, from));
}

void xml_attribute(xml *x, const char *name, str value)
{
    if (!x->tag_open)
        x->failed = true;
    buf_byte(&x->out, ' ');
    put(x, name);
    put(x, "=\"");
    escape(x, value, true);
    buf_byte(&x->out, '"');
}

void xml_attributes(xml *x, const char *const (*pairs)[2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        xml_attribute(x, pairs[i][0], str_from(pairs[i][1]));
}

void xml_number(xml *x, const char *name, long value)
{
    if (!x->tag_open)
        x->failed = true;
    buf_byte(&x->out, ' ');
    put(x, name);
    put(x, "=\"");
    buf_number(&x->out, value);
    buf_byte(&x->out, '"');
}

void xml_text(xml *x, str text)
{
    end_tag(x);
    escape(x, text, false);
}

void xml_leaf(xml *x, const char *name, const char *attribute, str value)
{
    xml_open(x, name);
    if (attribute)
        xml_attribute(x, attribute, value);
    xml_close(x);
}

void xml_leaf_number(xml *x, const char *name, const char *attribute, long value)
{
    xml_open(x, name);
    xml_number(x, attribute, value);
    xml_close(x);
}

bool xml_finish(xml *x, str *out)
{
    *out = buf_str(&x->out);
    return !x->failed && x->depth == 0;
}
