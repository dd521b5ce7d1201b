/* From bytes to text. Nothing is guessed: bytes that aren't Unicode are an error that says
 * what they look like. Keeps no text: a character cut in two is all that it holds back. */
#include "base/decoder.h"

#include "base/syllable.h"
#include "base/unseen.h"
#include "base/utf8.h"

/* Stream-safe text (UAX #15, 13): composing a letter with endless marks takes endless time. */
enum {
    MOST_MARKS = LIMIT_LETTER_MARKS,
    LONGEST = 4 /* bytes of a character, and of what tells a Word file */
};

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

/* True for those that are looked at with what stands before them. */
static bool joins(uint32_t cp)
{
    return (cp >= 0x300 && cp < 0x370) || cp == 0x200D || cp == 0xFEFF;
}

/* Most letters of Vietnamese: neither marks nor forbidden, told without a table. */
static bool is_plain_letter(uint32_t cp)
{
    return (cp >= 0x20 && cp < 0x7F) || (cp >= 0xA0 && cp < 0x300 && cp != 0xAD) ||
           (cp >= 0x1E00 && cp < 0x1F00);
}

static void look_at_unseen(decoder *c, uint32_t before, uint32_t cp, size_t off)
{
    unseen_kind kind = unseen_look(before, cp);
    if (kind == UNSEEN_NOT)
        return;
    decoder_unseen *all = &c->unseen[kind];
    if (all->n++ == 0)
        all->cp = cp;
    note(&all->first, off);
}

void decoder_look_at(decoder *c, uint32_t before, uint32_t cp, size_t off)
{
    if (is_plain_letter(cp)) {
        c->marks_run = 0;
        return;
    }
    c->marks_run = utf8_is_mark(cp) ? c->marks_run + 1 : 0;
    if (c->marks_run > MOST_MARKS)
        note(&c->marks, off);
    if (c->marks_run == 1 && !c->joined.found && syllable_joins(before, cp))
        note(&c->joined, off - (before < 0x80 ? 1 : before < 0x800 ? 2 : 3));
    if (!is_forbidden(cp)) {
        look_at_unseen(c, before, cp, off);
        return;
    }
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
        size_t before = out->n, end = before;
        decoder_look_at(c, joins(cp) && end ? utf8_before(buf_str(out), &end) : c->last, cp,
                        c->text);
        utf8_add(out, cp);
        c->text += out->n - before;
    }
    return bytes.n;
}

/* ---- UTF-8 ---- */

/* How many bytes the plain letter at `p` has that is_plain_letter knows, or the blank or line end;
 * 0: it takes a look. `end` is behind the text. */
static size_t plain_size(const char *p, const char *end)
{
    const unsigned char *b = (const unsigned char *)p;
    if (b[0] < 0x80)
        return (b[0] >= ' ' && b[0] != 0x7F) || b[0] == '\n' || b[0] == '\t' || b[0] == '\r';
    if (b[0] == 0xC2 && end - p >= 2 && (b[1] < 0xA0 || b[1] == 0xAD))
        return 0;
    if (b[0] >= 0xC2 && b[0] < 0xCC)
        return end - p >= 2 && (b[1] & 0xC0) == 0x80 ? 2 : 0;
    bool latin = b[0] == 0xE1 && end - p >= 3 && b[1] >= 0xB8 && b[1] < 0xBC;
    return latin && (b[2] & 0xC0) == 0x80 ? 3 : 0;
}

/* Up to what isn't plain: most text is. */
static size_t behind_plain(str bytes, size_t i)
{
    const char *p = bytes.p + i, *end = bytes.p + bytes.n;
    for (size_t n; p < end && (n = plain_size(p, end)); p += n)
        ;
    return (size_t)(p - bytes.p);
}

static size_t take_utf8(decoder *c, str bytes, bool last, buf *out)
{
    size_t i = 0, good = 0; /* up to there it is text */
    for (size_t at; (at = i) < bytes.n;) {
        if ((i = behind_plain(bytes, i)) > at) {
            c->marks_run = 0;
            continue;
        }
        size_t n = utf8_sequence(str_after(bytes, i));
        if (n == 0 && bytes.n - i < LONGEST && !last)
            break;
        uint32_t cp = n ? utf8_next(bytes, &i) : 0;
        if (n && !c->broken.found)
            decoder_look_at(c, joins(cp) && at ? utf8_before(bytes, &at) : c->last, cp,
                            c->text + i - n);
        if (n == 0) {
            if (!c->broken.found)
                good = at;
            note(&c->broken, c->text + at);
            i++;
        }
    }
    if (!c->broken.found)
        good = i;
    if (good)
        c->last = utf8_last(str_slice(bytes, 0, good));
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
    size_t had = out ? out->n : 0;
    size_t done = c->utf16_unit ? take_utf16(c, rest, last, out) : take_utf8(c, rest, last, out);
    bool ended = last && done >= rest.n;
    if (c->utf16_unit)
        old_look_take(&c->look, str_after(buf_str(out), had), ended);
    else
        old_look_take(&c->look, str_slice(rest, 0, done), ended);
    return n + done;
}

static size_t count_nul(str bytes)
{
    size_t n = 0;
    const char *end = bytes.p + bytes.n;
    for (const char *hit = bytes.p; hit && (hit = memchr(hit, 0, (size_t)(end - hit))); hit++)
        n++;
    return n;
}

void decoder_take_unicode(decoder *c, str bytes, bool last, buf *out)
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

static diag_code name_8bit(const decoder *c)
{
    static const diag_code codes[OLD_CODES] = {[OLD_NONE] = DIAG_TEXT_NOT_UTF8,
                                               [OLD_TCVN3] = DIAG_TEXT_TCVN3,
                                               [OLD_VNI] = DIAG_TEXT_VNI,
                                               [OLD_VISCII] = DIAG_TEXT_VISCII,
                                               [OLD_CP1258] = DIAG_TEXT_CP1258};
    old_code like = old_look_bytes(&c->look);
    return codes[like == c->from ? OLD_NONE : like]; /* the one asked for is no advice */
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
    const decoder_place *at = c->alien.found       ? &c->alien
                              : c->broken.found    ? &c->broken
                              : c->forbidden.found ? &c->forbidden
                                                   : &c->marks;
    *n = at == &c->forbidden ? c->n_forbidden : MOST_MARKS;
    *off = at->off;
    *code = c->is_word                           ? DIAG_TEXT_IS_WORD
            : !c->utf16_unit && is_mostly_nul(c) ? DIAG_TEXT_UTF16_NO_BOM
            : c->alien.found                     ? DIAG_OLD_UNIT
            : c->broken.found && c->utf16_unit   ? DIAG_UTF16_BROKEN
            : c->broken.found                    ? name_8bit(c)
            : at == &c->forbidden && c->n_nul    ? DIAG_TEXT_NUL
            : at == &c->forbidden                ? DIAG_TEXT_CONTROL
                                                 : DIAG_TEXT_MARKS;
    return decoder_fault_is_whole(*code) || at->found;
}

diag_code decoder_unseen_code(unseen_kind kind)
{
    static const diag_code codes[UNSEEN_KINDS] = {[UNSEEN_STAYS] = DIAG_TEXT_UNSEEN,
                                                  [UNSEEN_STEERS] = DIAG_TEXT_STEERED,
                                                  [UNSEEN_LOST] = DIAG_TEXT_LOST};
    return codes[kind];
}

void decoder_tell_unseen(diags *d, const decoder *c, unseen_kind kind, pos first)
{
    const decoder_unseen *all = &c->unseen[kind];
    diag_add(d, decoder_unseen_code(kind), first,
             ARGS(str_number(d->a, all->n), unseen_name(d->a, all->cp)));
}
