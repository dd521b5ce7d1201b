/* The encodings of Vietnamese before Unicode, letter by letter. */
#ifndef KH_BASE_OLD_CODE_H
#define KH_BASE_OLD_CODE_H

#include <stdint.h>

#include "base/str.h"

typedef enum old_code {
    OLD_NONE,
    OLD_TCVN3, /* ABC: fonts .VnTime */
    OLD_VNI,   /* VNI for Windows: fonts VNI-Times; most letters are two units */
    OLD_VISCII,
    OLD_CP1258, /* Windows' own: tones follow their letter */
    OLD_CODES
} old_code;

/* As --from takes it ("tcvn3"); OLD_NONE for any other word. */
old_code old_code_named(str name);
str old_code_option(old_code code);

/* As messages call it. */
str old_code_name(old_code code);

/* Which codes were also typed into Unicode programs, each unit as the character of Windows-1252
 * that stands at its place ("C«ng hoµ"). */
static inline bool old_code_is_typed(old_code code)
{
    return code == OLD_TCVN3 || code == OLD_VNI;
}

/* The code point at units[*i], below n; *i moves past it, one unit or two. 0: there is none such,
 * and *i moves past one. */
uint32_t old_next(old_code code, const unsigned char *units, size_t n, size_t *i);

/* The units of a code point: how many, 1 or 2; 0 if it has none. The inverse of old_next, but
 * for what TCVN3 has no unit of: the small letter of a capital, the sign at the place of a tone. */
size_t old_units(old_code code, uint32_t cp, unsigned char units[2]);

/* The unit that a character of Windows-1252 stands for, and back; 0: none. */
unsigned char old_unit_typed(uint32_t cp);
uint32_t old_typed(unsigned char unit);

#endif
