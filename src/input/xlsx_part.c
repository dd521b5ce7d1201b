/* Parts of a workbook as XML events, and its way of writing text. Knows no element. */
#include "base/utf8.h"
#include "input/xlsx_book.h"

bool book_is_main(str space)
{
    return str_eq(space, S("http://schemas.openxmlformats.org/spreadsheetml/2006/main")) ||
           str_eq(space, S("http://purl.oclc.org/ooxml/spreadsheetml/main"));
}

bool book_xml_fault(xlsx_book *b, str part, xml_fault fault, const xml_parser *x)
{
    static const diag_code codes[] = {[XML_BROKEN] = DIAG_XLSX_XML,
                                      [XML_HAS_DTD] = DIAG_XLSX_DTD,
                                      [XML_TOO_DEEP] = DIAG_XLSX_DEEP};
    if (fault == XML_GOOD)
        return true;
    diag_add(
        b->d, codes[fault], zip_place(b->zip),
        ARGS(part, str_number(b->d->a, xml_parser_line(x)), str_number(b->d->a, XML_MOST_DEPTH)));
    return false;
}

bool book_part(xlsx_book *b, str part, unsigned most_mib, const xml_events *events, void *context)
{
    char block[4096];
    if (!zip_part_open(b->zip, part, most_mib))
        return false;
    xml_parser *x = xml_parser_new(b->d, zip_place(b->zip), events, context);
    if (!x)
        return false;
    xml_fault fault = XML_GOOD;
    long got;
    do {
        got = zip_part_read(b->zip, block, sizeof block);
        if (got >= 0)
            fault = xml_parser_feed(x, (str){block, (size_t)got}, got == 0);
    } while (got > 0 && fault == XML_GOOD);
    bool good = got >= 0 && book_xml_fault(b, part, fault, x);
    xml_parser_free(x);
    return good;
}

static int hex(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + ('a' - 'A') : c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* The unit that `_xHHHH_` stands for; -1 where it is no such thing. */
static long escaped(str s)
{
    enum { LENGTH = 7 };
    long unit = 0;
    if (s.n < LENGTH || !str_starts(s, S("_x")) || s.p[LENGTH - 1] != '_')
        return -1;
    for (size_t i = 2; i < LENGTH - 1; i++) {
        if (hex(s.p[i]) < 0)
            return -1;
        unit = unit * 16 + hex(s.p[i]);
    }
    return unit;
}

void book_add_text(buf *out, str raw)
{
    for (size_t i = 0; i < raw.n;) {
        size_t plain = i;
        while (i < raw.n && raw.p[i] != '_' && raw.p[i] != '\r')
            i++;
        buf_add(out, str_slice(raw, plain, i));
        if (i == raw.n)
            return;
        long unit = raw.p[i] == '_' ? escaped(str_after(raw, i)) : -1;
        size_t used = unit < 0 ? 1 : 7;
        if (unit >= 0xD800 && unit < 0xDC00) { /* half of a character */
            long low = escaped(str_after(raw, i + used));
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                used += 7;
            }
        }
        if (unit >= 0xD800 && unit < 0xE000) {
            unit = -1;
            used = 1;
        }
        i += used;
        char c = unit < 0 ? raw.p[i - 1] : unit < 0x80 ? (char)unit : 0;
        str rest = str_after(raw, i);
        bool doubled = c == '\r' && (str_starts(rest, S("\n")) || escaped(rest) == '\n');
        if (unit >= 0x80)
            utf8_add(out, (uint32_t)unit);
        else if (!doubled)
            buf_byte(out, c == '\r' ? '\n' : c);
    }
}
