/* Counts words by the encodings in which they are Vietnamese. What follows from that is
 * old_tell.c's. Keeps the line at hand, and those of the first words of each sort. */
#include "base/old_look.h"

#include "base/syllable.h"
#include "base/utf8.h"

enum {
    WORD_MOST = 96,          /* bytes; a longer one is no word */
    LINE_MOST = 1024 * 1024, /* what is kept of a line between blocks */
    SURE_ENOUGH = 64,        /* words after which text is taken for Unicode, and looked at less */
    TYPED = 1 << (OLD_TCVN3 - 1) | 1 << (OLD_VNI - 1),
    ALL = OLD_SETS - 1,
};

static bool is_word_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z');
}

static bool is_mark(uint32_t cp)
{
    return cp >= 0x300 && cp < 0x370;
}

/* True if one of the words among letters and signs is Vietnamese, and none is something else; words
 * of ASCII say nothing. */
static bool are_syllables(const uint32_t *cps, size_t n)
{
    size_t good = 0;
    for (size_t i = 0; i < n;) {
        size_t from = i;
        bool plain = true;
        for (; i < n && (utf8_is_letter(cps[i]) || is_mark(cps[i])); i++)
            plain = plain && cps[i] < 0x80;
        if (i == from)
            i++;
        else if (plain)
            continue;
        else if (!syllable_is(cps + from, i - from))
            return false;
        else
            good += i - from > 1;
    }
    return good > 0;
}

/* Of `codes` those in which units are Vietnamese. */
static unsigned read_as(const unsigned char *units, size_t n, unsigned codes)
{
    unsigned good = 0;
    uint32_t cps[WORD_MOST];
    for (int code = OLD_TCVN3; code < OLD_CODES; code++) {
        size_t made = 0, i = 0;
        if (!(codes & 1U << (code - 1)))
            continue;
        while (i < n && (made == 0 || cps[made - 1]))
            cps[made++] = old_next((old_code)code, units, n, &i);
        if (made && cps[made - 1] && are_syllables(cps, made))
            good |= 1U << (code - 1);
    }
    return good;
}

/* The word at hand, in the text that holds its line. */
typedef struct word {
    str in;
    size_t line, at, end;
} word;

static void count(old_look *l, old_words *sort, const word *w)
{
    if (sort->n++)
        return;
    size_t end = w->end;
    while (end < w->in.n && w->in.p[end] != '\n' && w->in.p[end] != '\r')
        end++;
    if (end - w->line > LINE_MOST)
        end = w->end;
    sort->first = (old_spot){l->line, l->off, str_copy(l->a, str_slice(w->in, w->line, end)),
                             w->at - w->line, w->end - w->at};
}

/* Well-formed UTF-8: Unicode as it should be, or units of an old encoding as characters. */
static void look_at_text(old_look *l, const word *w, str text)
{
    uint32_t cps[WORD_MOST];
    unsigned char units[WORD_MOST];
    size_t n = 0;
    bool sure = false, strange = false, typed = true;
    for (size_t i = 0; i < text.n; n++) {
        cps[n] = utf8_next(text, &i);
        units[n] = old_unit_typed(cps[n]);
        bool own = syllable_has_letter(cps[n]) || is_mark(cps[n]);
        sure = sure || (own && cps[n] >= 0x100);
        strange = strange || (!own && cps[n] > 0xA0 && cps[n] < 0x100);
        typed = typed && units[n];
    }
    if (sure) {
        count(l, &l->sure, w);
        return;
    }
    if (!strange && l->sure.n >= SURE_ENOUGH)
        return;
    if (are_syllables(cps, n))
        count(l, &l->latin, w);
    else if (typed && (strange || read_as(units, n, TYPED)))
        count(l, &l->typed[read_as(units, n, TYPED)], w);
    else if (!typed && read_as((const unsigned char *)text.p, text.n, ALL))
        count(l, &l->bytes[read_as((const unsigned char *)text.p, text.n, ALL)], w);
}

static void look_at_word(old_look *l, const word *w)
{
    str text = str_slice(w->in, w->at, w->end);
    size_t bad;
    if (text.n > WORD_MOST)
        return;
    if (utf8_check(text, &bad))
        look_at_text(l, w, text);
    else
        count(l, &l->bytes[read_as((const unsigned char *)text.p, text.n, ALL)], w);
}

/* Passes the character at i, which ends a line or not. True if it does. */
static bool pass(old_look *l, str text, size_t i)
{
    char c = text.p[i];
    l->quoted = l->quoted != (l->is_sheet && c == '"');
    bool ends = c == '\n' || (c == '\r' && (i + 1 == text.n || text.p[i + 1] != '\n'));
    if (!ends)
        return false;
    l->line += !l->quoted;
    return true;
}

static bool goes_on(str text, size_t i)
{
    return i < text.n && ((unsigned char)text.p[i] & 0xC0) == 0x80;
}

/* The bytes of a letter that Vietnamese has in Unicode, or of what is no sign of another encoding;
 * 0: its word is to be looked at. */
static size_t usual(str text, size_t i)
{
    unsigned char c = (unsigned char)text.p[i];
    if (!goes_on(text, i + 1))
        return 0;
    if (c == 0xC3)
        return syllable_has_letter(0xC0 | (text.p[i + 1] & 0x3F)) ? 2 : 0;
    if (c >= 0xC4 && c <= 0xC6)
        return 2;
    return (c == 0xE1 || c == 0xE2) && goes_on(text, i + 2) ? 3 : 0;
}

/* Looks at text that begins a line, from `seen` on. How far: a word at its end may go on. */
static size_t scan(old_look *l, str text, size_t seen, bool last, size_t *line_at)
{
    size_t start = l->off, i = seen, end_of_last = seen;
    *line_at = 0;
    for (; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c < 0x80) {
            if (c == '\r' && i + 1 == text.n && !last) /* of CRLF, perhaps */
                return i;
            if (c < 0x30 && pass(l, text, i)) {
                *line_at = i + 1;
                l->off = start + *line_at;
            }
            continue;
        }
        size_t passed = l->sure.n >= SURE_ENOUGH ? usual(text, i) : 0;
        if (passed) {
            i += passed - 1;
            continue;
        }
        word w = {text, *line_at, i, i};
        while (w.at > *line_at && w.at > end_of_last && is_word_byte(text.p[w.at - 1]))
            w.at--;
        while (w.end < text.n && is_word_byte(text.p[w.end]))
            w.end++;
        if (w.end == text.n && !last)
            return w.at;
        look_at_word(l, &w);
        end_of_last = w.end;
        i = w.end - 1;
    }
    while (!last && i > end_of_last && i > *line_at && is_word_byte(text.p[i - 1]))
        i--;
    return i;
}

/* A line whose beginning came earlier: as far as it goes in this block. How much of that it took.
 */
static size_t go_on(old_look *l, str text, bool last)
{
    size_t n = 0, line_at;
    while (n < text.n && text.p[n] != '\n')
        n++;
    n += n < text.n;
    if (l->begun.n + n > LINE_MOST)
        l->gave_up = true;
    bool whole = n && text.p[n - 1] == '\n';
    buf_add(&l->begun, str_slice(text, 0, n));
    if (l->gave_up && whole) { /* the line counts; its words don't */
        l->seen = l->begun.n - 1;
        l->gave_up = false;
    } else if (l->gave_up) {
        l->off += l->begun.n;
        l->begun.n = l->seen = 0;
        return n;
    }
    l->seen = scan(l, buf_str(&l->begun), l->seen, last || whole, &line_at);
    size_t done = whole ? l->begun.n : line_at;
    if (done)
        memmove(l->begun.p, l->begun.p + done, l->begun.n - done);
    l->begun.n -= done;
    l->seen -= done;
    return n;
}

void old_look_take(old_look *l, str text, bool last)
{
    if (!l->a)
        return;
    l->begun.a = l->a;
    size_t line_at, taken = l->begun.n || l->gave_up ? go_on(l, text, last) : 0;
    str rest = str_after(text, taken);
    if (rest.n == 0)
        return;
    size_t seen = scan(l, rest, 0, last, &line_at);
    if (last)
        return;
    buf_add(&l->begun, str_after(rest, line_at));
    l->seen = seen - line_at;
}
