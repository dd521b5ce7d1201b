/* From bytes to text. Nothing is guessed: bytes that aren't Unicode are an error that says
 * what they look like. */
#include "base/decode.h"

#include "base/utf8.h"

static uint32_t unit16(str bytes, size_t i, bool big)
{
    unsigned char first = (unsigned char)bytes.p[i], second = (unsigned char)bytes.p[i + 1];
    return big ? (uint32_t)(first << 8 | second) : (uint32_t)(second << 8 | first);
}

/* UTF-16 (RFC 2781). An unpaired surrogate or a last half unit is an error at its place. */
static bool decode_utf16(diags *d, source *src, str bytes)
{
    bool big = (unsigned char)bytes.p[0] == 0xFE, good = true;
    buf b = {.a = d->a};
    size_t bad_at = 0;
    for (size_t i = 2; i < bytes.n && good;) {
        bad_at = b.n;
        uint32_t cp = i + 2 <= bytes.n ? unit16(bytes, i, big) : 0xD800;
        i += 2;
        if (cp >= 0xD800 && cp < 0xDC00 && i + 2 <= bytes.n) {
            uint32_t low = unit16(bytes, i, big);
            if (low >= 0xDC00 && low < 0xE000) {
                cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        good = cp < 0xD800 || cp >= 0xE000;
        if (good)
            utf8_add(&b, cp);
    }
    src->text = buf_str(&b);
    if (!good)
        diag_add(d, DIAG_UTF16_BROKEN, (pos){src, bad_at}, ARGS(S("")));
    return good;
}

/* Old Vietnamese 8-bit text, told by where its bytes lie: TCVN3 (ABC) keeps small letters at
 * 0xA8–0xBF; VNI writes a plain vowel and then its mark as a byte from 0xC0 up. Text that is UTF-8
 * for the most part is UTF-8 with a broken byte. */
static diag_code name_8bit(str bytes)
{
    size_t whole = 0, high = 0, low_marks = 0, after_vowel = 0;
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        size_t length = c >= 0x80 ? utf8_sequence(str_after(bytes, i)) : 1;
        if (length > 1) {
            whole += length;
            i += length - 1;
        } else if (c >= 0x80) {
            high++;
            low_marks += c >= 0xA8 && c <= 0xBF;
            after_vowel += c >= 0xC0 && i > 0 && strchr("aeiouyAEIOUY", bytes.p[i - 1]) != NULL;
        }
    }
    if (whole > high)
        return DIAG_TEXT_NOT_UTF8;
    if (low_marks * 5 >= high)
        return DIAG_TEXT_TCVN3;
    return after_vowel * 2 >= high ? DIAG_TEXT_VNI : DIAG_TEXT_NOT_UTF8;
}

/* XML 1.0, 2.2: what a document can't hold. */
static bool is_forbidden(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') || cp == 0xFFFE || cp == 0xFFFF;
}

/* Stream-safe text (UAX #15, 13): composing a letter with endless marks takes endless time. */
enum { MOST_MARKS = 30 };

static bool check_marks(diags *d, const source *src)
{
    size_t marks = 0;
    for (size_t i = 0; i < src->text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(src->text, &i);
        marks = utf8_is_mark(cp) ? marks + 1 : 0;
        if (marks <= MOST_MARKS)
            continue;
        diag_add(d, DIAG_TEXT_MARKS, (pos){src, at}, ARGS(str_number(d->a, MOST_MARKS)));
        return false;
    }
    return true;
}

static bool check_characters(diags *d, const source *src)
{
    size_t found = 0, nul = 0, first = 0;
    for (size_t i = 0; i < src->text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(src->text, &i);
        if (!is_forbidden(cp))
            continue;
        if (found++ == 0)
            first = at;
        nul += cp == 0;
    }
    if (found == 0)
        return true;
    str count = str_number(d->a, found);
    diag_add(d, nul ? DIAG_TEXT_NUL : DIAG_TEXT_CONTROL, (pos){src, first}, ARGS(count));
    return false;
}

static bool is_sound(diags *d, const source *src)
{
    return check_characters(d, src) && check_marks(d, src);
}

/* Latin letters in UTF-16 have every other byte NUL, and Vietnamese text is mostly Latin. */
static bool is_mostly_nul(str bytes)
{
    size_t nul = 0;
    for (size_t i = 0; i < bytes.n; i++)
        nul += bytes.p[i] == 0;
    return bytes.n >= 8 && nul * 3 >= bytes.n && nul * 3 <= bytes.n * 2;
}

const source *source_decode(diags *d, str name, str bytes)
{
    source *src = NEW(d->a, source);
    src->name = name;
    if (str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("\xD0\xCF\x11\xE0"))) {
        src->whole_only = true;
        diag_add(d, DIAG_TEXT_IS_WORD, (pos){src, 0}, ARGS(S("")));
        return NULL;
    }
    if (str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF"))) {
        src->bom = 2;
        src->utf16_unit = 2;
        return decode_utf16(d, src, bytes) && is_sound(d, src) ? src : NULL;
    }
    src->bom = str_starts(bytes, S("\xEF\xBB\xBF")) ? 3 : 0;
    src->text = str_after(bytes, src->bom);
    if (is_mostly_nul(bytes)) {
        src->whole_only = true;
        diag_add(d, DIAG_TEXT_UTF16_NO_BOM, (pos){src, 0}, ARGS(S("")));
        return NULL;
    }
    size_t bad;
    if (!utf8_check(src->text, &bad)) {
        diag_code code = name_8bit(src->text);
        src->text.n = bad; /* what can be shown and counted */
        diag_add(d, code, (pos){src, bad}, ARGS(S("")));
        return NULL;
    }
    return is_sound(d, src) ? src : NULL;
}
