/* Which characters nobody sees, which of them make a document say something else than its text,
 * which stand for one that was lost, and how Unicode calls them. Knows no message. */
#include "base/unseen.h"

#include <stdio.h>

#include "base/shown.h"

enum {
    JOINER = 0x200D, /* between parts of one emoji; a clerk's text has none */
    BYTE_ORDER = 0xFEFF,
    OBJECT = 0xFFFC,      /* a picture's or a table's place, in text copied without it */
    REPLACEMENT = 0xFFFD, /* of a letter that no encoding was found for */
    SYMBOLS = 0x2190,     /* from there on, what a joiner may stand behind */
};

unseen_kind unseen_look(uint32_t before, uint32_t cp)
{
    if (cp == '\t' || cp == '\n' || cp == '\r')
        return UNSEEN_NOT;
    if (cp == JOINER)
        return before < SYMBOLS ? UNSEEN_STAYS : UNSEEN_NOT;
    if (cp == OBJECT || cp == REPLACEMENT)
        return UNSEEN_LOST;
    if (!shown_is_hidden(cp))
        return UNSEEN_NOT;
    bool turns = cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
                 (cp >= 0x2066 && cp <= 0x2069);
    bool breaks = cp == 0x2028 || cp == 0x2029;
    bool hides = cp >= 0xE0000 && cp <= 0xE007F;
    /* two files were put together, or its mark was written twice: the line reads wrong */
    bool starts = cp == BYTE_ORDER && (before == 0 || before == '\n' || before == '\r');
    return turns || breaks || hides || starts ? UNSEEN_STEERS : UNSEEN_STAYS;
}

static const struct {
    uint32_t cp;
    const char *name;
} names[] = {
    {0x00AD, "SOFT HYPHEN"},
    {0x061C, "ARABIC LETTER MARK"},
    {0x200B, "ZERO WIDTH SPACE"},
    {0x200C, "ZERO WIDTH NON-JOINER"},
    {0x200D, "ZERO WIDTH JOINER"},
    {0x200E, "LEFT-TO-RIGHT MARK"},
    {0x200F, "RIGHT-TO-LEFT MARK"},
    {0x2028, "LINE SEPARATOR"},
    {0x2029, "PARAGRAPH SEPARATOR"},
    {0x202A, "LEFT-TO-RIGHT EMBEDDING"},
    {0x202B, "RIGHT-TO-LEFT EMBEDDING"},
    {0x202C, "POP DIRECTIONAL FORMATTING"},
    {0x202D, "LEFT-TO-RIGHT OVERRIDE"},
    {0x202E, "RIGHT-TO-LEFT OVERRIDE"},
    {0x2060, "WORD JOINER"},
    {0x2066, "LEFT-TO-RIGHT ISOLATE"},
    {0x2067, "RIGHT-TO-LEFT ISOLATE"},
    {0x2068, "FIRST STRONG ISOLATE"},
    {0x2069, "POP DIRECTIONAL ISOLATE"},
    {0xFEFF, "ZERO WIDTH NO-BREAK SPACE"},
    {0xFFFC, "OBJECT REPLACEMENT CHARACTER"},
    {0xFFFD, "REPLACEMENT CHARACTER"},
};

str unseen_name(arena *a, uint32_t cp)
{
    char number[sizeof "U+10FFFF"];
    snprintf(number, sizeof number, "U+%04X", (unsigned)(cp & 0x1FFFFF));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].cp == cp)
            return STR_CAT(a, str_from(number), S(" "), str_from(names[i].name));
    return str_copy(a, str_from(number));
}
