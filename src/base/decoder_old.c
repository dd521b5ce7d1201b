/* From an encoding before Unicode to text. What a unit means old_code.c knows, whether text is of
 * such units old_look.c. */
#include "base/decoder.h"

#include "base/syllable.h"
#include "base/utf8.h"

enum { SETTLED_BY = 64 * 1024 }; /* bytes that show how the text is kept */

static void note(decoder_place *first, size_t off)
{
    if (!first->found)
        *first = (decoder_place){true, off};
}

static void put(decoder *c, uint32_t cp, buf *out)
{
    size_t before = out->n;
    decoder_look_at(c, 0, cp, c->text);
    utf8_add(out, cp);
    c->text += out->n - before;
    c->letter = cp;
}

/* TCVN3 has its five loose tones where Windows has ° ± ² ³ ´: behind a vowel they are tones. */
static bool is_sign(const decoder *c, unsigned char unit, uint32_t cp)
{
    return c->from == OLD_TCVN3 && cp >= 0x300 && cp < 0x370 && unit >= 0xB0 &&
           !syllable_joins(c->letter, cp);
}

static bool is_word_unit(unsigned char unit)
{
    return unit > 0xA0 || ((unit | 0x20) >= 'a' && (unit | 0x20) <= 'z');
}

/* TCVN3 has no capitals with tones: there are fonts that draw all letters as capitals, and who
 * types "HO¹CH" means HOẠCH. Up to where that is known: the end of the word. */
static size_t look_at_case(const unsigned char *units, size_t n, size_t i, bool *loud)
{
    size_t capitals = 0, small = 0;
    for (; i < n && is_word_unit(units[i]); i++) {
        capitals += units[i] >= 'A' && units[i] <= 'Z';
        small += units[i] >= 'a' && units[i] <= 'z';
    }
    *loud = capitals > 1 && small == 0;
    return i;
}

static void convert(decoder *c, const unsigned char *units, size_t n, buf *out)
{
    size_t word_end = 0;
    bool loud = false;
    for (size_t i = 0; i < n;) {
        size_t at = i;
        if (c->from == OLD_TCVN3 && at >= word_end)
            word_end = look_at_case(units, n, at, &loud);
        uint32_t cp = old_next(c->from, units, n, &i);
        if (cp == 0 && units[at]) {
            note(&c->alien, c->text);
            cp = 0xFFFD;
        }
        cp = is_sign(c, units[at], cp) ? units[at] : cp;
        put(c, loud ? utf8_capital(cp) : cp, out);
    }
}

/* Where a word begins that may go on in the next block. */
static size_t word_at_end(str units)
{
    enum { FARTHEST = 256 };
    size_t at = units.n;
    while (at && units.n - at < FARTHEST && is_word_unit((unsigned char)units.p[at - 1]))
        at--;
    return at;
}

/* Units as they come: the last word waits for its end. */
static void take_units(decoder *c, str units, bool last, buf *out)
{
    buf_add(&c->late, units);
    str all = buf_str(&c->late);
    size_t end = last ? all.n : word_at_end(all);
    if (end == 0)
        return;
    convert(c, (const unsigned char *)all.p, end, out);
    memmove(c->late.p, c->late.p + end, all.n - end);
    c->late.n -= end;
}

static void flush_units(decoder *c, buf *units, buf *out)
{
    take_units(c, buf_str(units), true, out);
    units->n = 0;
}

/* Characters that no unit stands for are taken as they are. */
static void take_typed(decoder *c, str text, bool last, buf *out)
{
    buf units = {.a = c->look.a};
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        unsigned char unit = old_unit_typed(cp);
        if (unit) {
            buf_byte(&units, (char)unit);
            continue;
        }
        flush_units(c, &units, out);
        put(c, cp, out);
    }
    take_units(c, buf_str(&units), last, out);
}

/* Looks at the beginning as Unicode, and how that goes. */
static void settle(decoder *c, bool last)
{
    buf text = {.a = c->look.a};
    decoder probe = {.look = {.a = c->look.a}};
    diag_code code;
    size_t off, n;
    decoder_take_unicode(&probe, buf_str(&c->early), last, &text);
    c->way = old_look_way(&probe.look, c->from);
    if (c->way == OLD_BYTES && (probe.bom || probe.is_word))
        c->way = OLD_UNICODE;
    if (decoder_fault(&probe, &code, &off, &n) && decoder_fault_is_whole(code))
        c->way = OLD_UNICODE;
    c->settled = true;
}

/* The places of faults are those of what comes out, not of what is typed. */
static void take_typed_bytes(decoder *c, str bytes, bool last, buf *out)
{
    buf text = {.a = c->look.a};
    const decoder before = *c;
    decoder_take_unicode(c, bytes, last, &text);
    bool breaks = c->broken.found && !before.broken.found;
    c->text = before.text;
    c->forbidden = before.forbidden;
    c->n_forbidden = before.n_forbidden;
    c->n_nul = before.n_nul;
    c->marks = before.marks;
    c->marks_run = before.marks_run;
    c->joined = before.joined;
    memcpy(c->unseen, before.unseen, sizeof c->unseen);
    take_typed(c, buf_str(&text), last || breaks, out);
    if (breaks)
        c->broken.off = c->text;
}

static void take_settled(decoder *c, str bytes, bool last, buf *out)
{
    if (c->way == OLD_UNICODE) {
        decoder_take_unicode(c, bytes, last, out);
    } else if (c->way == OLD_BYTES) {
        c->started = true;
        c->bytes += bytes.n;
        old_look_take(&c->look, bytes, last);
        take_units(c, bytes, last, out);
    } else {
        take_typed_bytes(c, bytes, last, out);
    }
}

void decoder_take(decoder *c, str bytes, bool last, buf *out)
{
    if (!c->from) {
        decoder_take_unicode(c, bytes, last, out);
        return;
    }
    if (c->settled) {
        take_settled(c, bytes, last, out);
        return;
    }
    buf_add(&c->early, bytes);
    if (!last && c->early.n < SETTLED_BY)
        return;
    settle(c, last);
    take_settled(c, buf_str(&c->early), last, out);
}
