/* Which characters show what they are, and what stands for the others. Knows no message. */
#include "base/shown.h"

#include <stdio.h>

#include "base/utf8.h"

typedef struct range {
    uint32_t first, last;
} range;

/* Unicode 15.1: Cc; Default_Ignorable_Code_Point but what belongs to a visible character before it
 * (marks, selectors of variants, the joiner of emoji); separators of lines; notes between lines. */
static const range hidden[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x061C, 0x061C},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180E, 0x180E},   {0x200B, 0x200C},
    {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF}, {0xE01F0, 0xE0FFF},
};

bool shown_is_hidden(uint32_t cp)
{
    size_t low = 0, high = sizeof hidden / sizeof *hidden;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cp > hidden[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof hidden / sizeof *hidden && cp >= hidden[low].first;
}

static size_t put(char into[SHOWN_ROOM], str bytes)
{
    memcpy(into, bytes.p, bytes.n);
    return bytes.n;
}

size_t shown_next(str text, size_t *i, char into[SHOWN_ROOM])
{
    str rest = str_after(text, *i);
    if (rest.p[0] >= ' ' && rest.p[0] < 127) {
        ++*i;
        into[0] = rest.p[0];
        return 1;
    }
    size_t n = utf8_sequence(rest);
    *i += n ? n : 1;
    if (n == 0)
        return (size_t)snprintf(into, SHOWN_ROOM, "\\x%02X", (unsigned char)rest.p[0]);
    if (rest.p[0] == '\n')
        return put(into, S("⏎"));
    if (rest.p[0] == '\t')
        return put(into, S(" "));
    size_t from = 0;
    uint32_t cp = utf8_next(rest, &from);
    if (!shown_is_hidden(cp))
        return put(into, str_slice(rest, 0, n));
    return (size_t)snprintf(into, SHOWN_ROOM, "<U+%04X>", (unsigned)cp);
}

void shown_add(buf *b, str text)
{
    char one[SHOWN_ROOM];
    for (size_t i = 0; i < text.n;) {
        size_t n = shown_next(text, &i, one);
        buf_add(b, (str){one, n});
    }
}
