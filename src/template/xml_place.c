/* Where what an XML parser tells of stands: its events are followed through the source, so that no
 * parser's own counting is trusted. Knows no parser. */
#include "template/xml_place.h"

#include "base/utf8.h"

str xml_place_rest(const xml_place *p)
{
    return str_after(p->src->text, p->cursor);
}

/* To just behind the next `mark`. */
static void follow_past(xml_place *p, str mark)
{
    size_t hit = str_find(xml_place_rest(p), mark);
    p->cursor = hit < xml_place_rest(p).n ? p->cursor + hit + mark.n : p->src->text.n;
}

bool xml_place_through_tag(xml_place *p)
{
    char quote = 0;
    for (; p->cursor < p->src->text.n; p->cursor++) {
        char c = p->src->text.p[p->cursor];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            break;
    }
    p->empty_tag = p->cursor > 0 && p->src->text.p[p->cursor - 1] == '/';
    bool ends = p->cursor < p->src->text.n;
    p->cursor += ends;
    return ends;
}

void xml_place_to_tag(xml_place *p)
{
    if (p->cdata)
        follow_past(p, S("]]>"));
    p->cdata = false;
    for (;;) {
        size_t open = str_find(xml_place_rest(p), S("<"));
        p->cursor += open;
        str rest = xml_place_rest(p);
        if (str_starts(rest, S("<!--")))
            follow_past(p, S("-->"));
        else if (str_starts(rest, S("<![CDATA[")))
            follow_past(p, S("]]>"));
        else if (str_starts(rest, S("<?")))
            follow_past(p, S("?>"));
        else
            return;
    }
}

bool xml_place_is_cut(const xml_place *p, pos *tag)
{
    xml_place ahead = *p;
    xml_place_to_tag(&ahead);
    *tag = xml_place_here(&ahead);
    return tag->off < p->src->text.n && !xml_place_through_tag(&ahead);
}

static void enter_cdata(xml_place *p)
{
    p->cdata = true;
    p->cursor += strlen("<![CDATA[");
}

static void leave_cdata(xml_place *p)
{
    p->cdata = false;
    p->cursor += strlen("]]>");
}

size_t xml_place_text(xml_place *p, char c)
{
    for (;;) {
        str rest = xml_place_rest(p);
        if (p->cdata && str_starts(rest, S("]]>")))
            leave_cdata(p);
        else if (p->cdata)
            break;
        else if (str_starts(rest, S("<!--")))
            follow_past(p, S("-->"));
        else if (str_starts(rest, S("<![CDATA[")))
            enter_cdata(p);
        else if (str_starts(rest, S("<?")))
            follow_past(p, S("?>"));
        else
            break;
    }
    if (c == '\n' && str_starts(xml_place_rest(p), S("\r\n")))
        p->cursor++; /* the parser gives a line break as one LF (XML 1.0, 2.11) */
    size_t at = p->cursor;
    bool middle = ((unsigned char)c & 0xC0) == 0x80; /* of a letter */
    if (middle && at < p->src->text.n && ((unsigned char)p->src->text.p[at] & 0xC0) != 0x80)
        return at; /* the letter was written as &#…; and is past */
    if (str_starts(xml_place_rest(p), S("&")) && !p->cdata)
        follow_past(p, S(";"));
    else if (p->cursor < p->src->text.n)
        p->cursor++;
    return at;
}

pos xml_place_here(const xml_place *p)
{
    return (pos){p->src, p->cursor};
}

pos xml_place_last(const xml_place *p)
{
    size_t off = p->src->text.n;
    if (off > 0)
        utf8_before(p->src->text, &off);
    return (pos){p->src, off};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_blanks(str text, size_t i)
{
    while (i < text.n && is_blank(text.p[i]))
        i++;
    return i;
}

pos xml_place_value(const xml_place *p, str name)
{
    str text = p->src->text;
    size_t i = p->cursor;
    while (i < text.n && !is_blank(text.p[i]))
        i++;
    for (i = skip_blanks(text, i); i < text.n; i = skip_blanks(text, i + 1)) {
        size_t from = i;
        while (i < text.n && text.p[i] != '=' && !is_blank(text.p[i]))
            i++;
        bool found = str_eq(str_slice(text, from, i), name);
        while (i < text.n && text.p[i] != '"' && text.p[i] != '\'')
            i++;
        size_t quote = i++;
        if (found)
            return (pos){p->src, skip_blanks(text, i < text.n ? i : text.n)};
        while (i < text.n && text.p[i] != text.p[quote])
            i++;
    }
    return xml_place_here(p);
}

pos xml_place_of_value(pos first)
{
    while (first.off > 0 && is_blank(first.src->text.p[first.off - 1]))
        first.off--;
    return first;
}

pos xml_place_behind(pos at, size_t bytes)
{
    str rest = str_after(at.src->text, at.off);
    if (str_starts(rest, S("&")))
        bytes = str_find(rest, S(";")) + 1;
    else if (str_starts(rest, S("\r\n")))
        bytes = 2;
    at.off += bytes;
    return at;
}
