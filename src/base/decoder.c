/* From bytes to text. Nothing is guessed: bytes that aren't Unicode are an error that says
 * what they look like. Keeps no text: a character cut in two is all that it holds back. */
#include "base/decoder.h"

#include "base/utf8.h"

/* Stream-safe text (UAX #15, 13): composing a letter with endless marks takes endless time. */
enum { MOST_MARKS = 30, LONGEST = 4 /* bytes of a character, and of what tells a Word file */ };

static void note(decoder_place *first, size_t off)
{
    if (!first->found)
        *first = (decoder_place){true, off};
}

/* XML 1.0, 2.2: what a document can't hold. */
static bool is_forbidden(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') || cp == 0xFFFE || cp == 0xFFFF;
}

/* Most letters of Vietnamese: neither marks nor forbidden, told without a table. */
static bool is_plain_letter(uint32_t cp)
{
    return (cp >= 0x20 && cp < 0x300) || (cp >= 0x1E00 && cp < 0x1F00);
}

static void look_at(decoder *c, uint32_t cp, size_t off)
{
    if (is_plain_letter(cp)) {
        c->marks_run = 0;
        return;
    }
    c->marks_run = utf8_is_mark(cp) ? c->marks_run + 1 : 0;
    if (c->marks_run > MOST_MARKS)
        note(&c->marks, off);
    if (!is_forbidden(cp))
        return;
    note(&c->forbidden, off);
    c->n_forbidden++;
    c->n_nul += cp == 0;
}

/* ---- UTF-16 (RFC 2781) ---- */

static uint32_t unit16(str bytes, size_t i, bool big)
{
    unsigned char first = (unsigned char)bytes.p[i], second = (unsigned char)bytes.p[i + 1];
    return big ? (uint32_t)(first << 8 | second) : (uint32_t)(second << 8 | first);
}

/* An unpaired surrogate or a last half unit is an error at its place. */
static size_t take_utf16(decoder *c, str bytes, bool last, buf *out)
{
    for (size_t i = 0; i < bytes.n;) {
        if (bytes.n - i < LONGEST && !last)
            return i;
        uint32_t cp = i + 2 <= bytes.n ? unit16(bytes, i, c->big) : 0xD800;
        i += 2;
        if (cp >= 0xD800 && cp < 0xDC00 && i + 2 <= bytes.n) {
            uint32_t low = unit16(bytes, i, c->big);
            if (low >= 0xDC00 && low < 0xE000) {
                cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (cp >= 0xD800 && cp < 0xE000)
            note(&c->broken, c->text);
        if (c->broken.found)
            return bytes.n;
        size_t before = out->n;
        look_at(c, cp, c->text);
        utf8_add(out, cp);
        c->text += out->n - before;
    }
    return bytes.n;
}

/* ---- UTF-8 ---- */

static void look_at_broken(decoder *c, unsigned char byte)
{
    c->high++;
    c->low_marks += byte >= 0xA8 && byte <= 0xBF;
    c->after_vowel += byte >= 0xC0 && c->before && strchr("aeiouyAEIOUY", c->before);
}

/* How many bytes the plain letter at `p` has that is_plain_letter knows, or the blank or line end;
 * 0: it takes a look. `end` is behind the text. */
static size_t plain_size(const char *p, const char *end)
{
    const unsigned char *b = (const unsigned char *)p;
    if (b[0] < 0x80)
        return b[0] >= ' ' || b[0] == '\n' || b[0] == '\t' || b[0] == '\r';
    if (b[0] >= 0xC2 && b[0] < 0xCC)
        return end - p >= 2 && (b[1] & 0xC0) == 0x80 ? 2 : 0;
    bool latin = b[0] == 0xE1 && end - p >= 3 && b[1] >= 0xB8 && b[1] < 0xBC;
    return latin && (b[2] & 0xC0) == 0x80 ? 3 : 0;
}

/* Up to what isn't plain: most text is. */
static size_t take_plain(decoder *c, str bytes, size_t i)
{
    const char *p = bytes.p + i, *end = bytes.p + bytes.n;
    for (size_t n; p < end && (n = plain_size(p, end)); p += n)
        c->whole += n > 1 ? n : 0;
    return (size_t)(p - bytes.p);
}

/* How many bytes a character has that is_plain_letter() takes, where that can be seen at once. */
static size_t plain_bytes(str bytes, size_t i)
{
    const unsigned char *p = (const unsigned char *)bytes.p + i;
    size_t left = bytes.n - i;
    if (p[0] >= 0xC3 && p[0] < 0xCC && left > 1 && (p[1] & 0xC0) == 0x80)
        return 2;
    bool whole = p[0] == 0xE1 && left > 2 && (p[2] & 0xC0) == 0x80;
    return whole && p[1] >= 0xB8 && p[1] <= 0xBB ? 3 : 0;
}

static size_t take_utf8(decoder *c, str bytes, bool last, buf *out)
{
    size_t i = 0, good = 0; /* up to there it is text */
    for (size_t at; (at = i) < bytes.n; c->before = bytes.p[i - 1]) {
        if ((i = take_plain(c, bytes, i)) > at) {
            c->marks_run = 0;
            continue;
        }
        size_t plain = plain_bytes(bytes, i);
        if (plain) {
            i += plain;
            c->whole += plain;
            c->marks_run = c->broken.found ? c->marks_run : 0;
            continue;
        }
        size_t n = utf8_sequence(str_after(bytes, i));
        if (n == 0 && bytes.n - i < LONGEST && !last)
            break;
        uint32_t cp = n ? utf8_next(bytes, &i) : 0;
        if (n && !c->broken.found)
            look_at(c, cp, c->text + at);
        if (n == 0) {
            if (!c->broken.found)
                good = at;
            note(&c->broken, c->text + at);
            look_at_broken(c, (unsigned char)bytes.p[i++]);
        } else if (n > 1) {
            c->whole += n;
        }
    }
    if (!c->broken.found)
        good = i;
    if (out && good)
        buf_add(out, str_slice(bytes, 0, good));
    c->text += c->broken.found ? good : i;
    return i;
}

/* ---- the whole ---- */

/* BOM and file type. How many bytes that took. */
static size_t start(decoder *c, str bytes, bool last)
{
    if (bytes.n < LONGEST && !last)
        return 0;
    c->started = true;
    if (str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("\xD0\xCF\x11\xE0"))) {
        c->is_word = true;
    } else if (str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF"))) {
        c->bom = 2;
        c->utf16_unit = 2;
        c->big = (unsigned char)bytes.p[0] == 0xFE;
    } else if (str_starts(bytes, S("\xEF\xBB\xBF"))) {
        c->bom = 3;
    }
    return c->bom;
}

/* How many bytes it could make something of. */
static size_t take(decoder *c, str bytes, bool last, buf *out)
{
    size_t n = c->started ? 0 : start(c, bytes, last);
    str rest = str_after(bytes, n);
    if (!c->started)
        return 0;
    if (c->is_word || (c->broken.found && c->utf16_unit))
        return bytes.n;
    return n + (c->utf16_unit ? take_utf16(c, rest, last, out) : take_utf8(c, rest, last, out));
}

static size_t count_nul(str bytes)
{
    size_t n = 0;
    const char *end = bytes.p + bytes.n;
    for (const char *hit = bytes.p; hit && (hit = memchr(hit, 0, (size_t)(end - hit))); hit++)
        n++;
    return n;
}

void decoder_take(decoder *c, str bytes, bool last, buf *out)
{
    size_t taken = 0;
    c->bytes += bytes.n;
    c->nul += count_nul(bytes);
    if (c->n_held) {
        size_t had = c->n_held, room = DECODER_HELD - had;
        size_t more = bytes.n < room ? bytes.n : room;
        memcpy(c->held + had, bytes.p ? bytes.p : "", more);
        bool at_end = last && more == bytes.n;
        size_t done = take(c, (str){c->held, had + more}, at_end, out);
        if (done < had) { /* too few came in */
            memmove(c->held, c->held + done, had + more - done);
            c->n_held = had + more - done;
            return;
        }
        c->n_held = 0;
        taken = done - had;
    }
    str rest = str_after(bytes, taken);
    if (rest.n == 0 && c->started)
        return;
    size_t done = take(c, rest, last, out);
    c->n_held = rest.n - done;
    memcpy(c->held, rest.n ? rest.p + done : "", c->n_held);
}

/* Old Vietnamese 8-bit text, told by where its bytes lie: TCVN3 (ABC) keeps small letters at
 * 0xA8–0xBF; VNI writes a plain vowel and then its mark as a byte from 0xC0 up. Text that is UTF-8
 * for the most part is UTF-8 with a broken byte. */
static diag_code name_8bit(const decoder *c)
{
    if (c->whole > c->high)
        return DIAG_TEXT_NOT_UTF8;
    if (c->low_marks * 5 >= c->high)
        return DIAG_TEXT_TCVN3;
    return c->after_vowel * 2 >= c->high ? DIAG_TEXT_VNI : DIAG_TEXT_NOT_UTF8;
}

/* Latin letters in UTF-16 have every other byte NUL, and Vietnamese text is mostly Latin. */
static bool is_mostly_nul(const decoder *c)
{
    return c->bytes >= 8 && c->nul * 3 >= c->bytes && c->nul * 3 <= c->bytes * 2;
}

bool decoder_fault_is_whole(diag_code code)
{
    return code == DIAG_TEXT_IS_WORD || code == DIAG_TEXT_UTF16_NO_BOM;
}

bool decoder_fault(const decoder *c, diag_code *code, size_t *off, size_t *n)
{
    const decoder_place *at = c->broken.found      ? &c->broken
                              : c->forbidden.found ? &c->forbidden
                                                   : &c->marks;
    *n = at == &c->forbidden ? c->n_forbidden : MOST_MARKS;
    *off = at->off;
    *code = c->is_word                           ? DIAG_TEXT_IS_WORD
            : !c->utf16_unit && is_mostly_nul(c) ? DIAG_TEXT_UTF16_NO_BOM
            : c->broken.found && c->utf16_unit   ? DIAG_UTF16_BROKEN
            : c->broken.found                    ? name_8bit(c)
            : at == &c->forbidden && c->n_nul    ? DIAG_TEXT_NUL
            : at == &c->forbidden                ? DIAG_TEXT_CONTROL
                                                 : DIAG_TEXT_MARKS;
    return decoder_fault_is_whole(*code) || at->found;
}
