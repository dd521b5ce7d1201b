/* Looks for a text with the same beginning, or the same end, and compares. Knows no parts of a
 * plan. */
#include "docx/texts.h"

#include "base/bytes.h"
#include "nd30/joins.h"

#define NO_BREAK_SPACE "\xC2\xA0"

enum {
    SLOTS = 64,
    SHORTEST = 24, /* bytes: less is written sooner than found */
    LONGEST = 4096,
    NO_BREAK_MORE = sizeof NO_BREAK_SPACE - 1 - 1, /* bytes than a blank */
};

/* A text that XML has as it is, but for its joins. */
typedef struct known {
    joined_text of;
    buf words, xml;
} known;

struct text_memory {
    known begins[SLOTS], ends[SLOTS]; /* by the first bytes, by the last */
};

text_memory *text_memory_new(arena *a)
{
    text_memory *m = NEW(a, text_memory);
    known *const all[] = {m->begins, m->ends};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < SLOTS; i++)
            all[k][i].words.a = all[k][i].xml.a = a;
    return m;
}

static known *slot_of(known slots[SLOTS], const char *p)
{
    return &slots[(load_64(p) * 0x9E3779B97F4A7C15u >> 32) % SLOTS];
}

/* ---- writing ---- */

static void text_open(writing *w, bool preserve)
{
    if (preserve)
        xml_markup(&w->x, S("<w:t xml:space=\"preserve\">"));
    else
        xml_markup(&w->x, S("<w:t>"));
}

void words_write(writing *w, str words)
{
    if (words.n == 0)
        return;
    text_open(w, xml_needs_preserve(words));
    xml_text(&w->x, words);
    xml_markup(&w->x, S("</w:t>"));
}

/* ---- keeping ---- */

static void keep(known *to, str words, str as_xml, const joins *at)
{
    to->words.n = to->xml.n = to->of.at.n = 0;
    buf_add(&to->words, words);
    buf_add(&to->xml, as_xml);
    to->of.words = buf_str(&to->words);
    for (size_t i = 0; i < at->n; i++)
        *list_add(to->words.a, &to->of.at) = at->at[i];
}

static str with_joins(arena *a, str words, const joins *at)
{
    buf out = {.a = a};
    size_t done = 0;
    buf_room(&out, words.n + at->n * NO_BREAK_MORE);
    for (size_t i = 0; i < at->n; i++) {
        buf_add(&out, str_slice(words, done, at->at[i]));
        buf_add(&out, S(NO_BREAK_SPACE));
        done = at->at[i] + 1;
    }
    buf_add(&out, str_after(words, done));
    return buf_str(&out);
}

static void write_and_keep(writing *w, text_memory *m, str words)
{
    joins at = {0};
    joins_find(w->x.a, words, &at);
    str joined = with_joins(w->x.a, words, &at);
    bool preserve = xml_needs_preserve(words);
    text_open(w, preserve);
    size_t from = w->x.out.n;
    xml_text(&w->x, joined);
    bool as_it_is = w->x.out.n - from == joined.n && !w->x.failed;
    xml_markup(&w->x, S("</w:t>"));
    if (preserve || !as_it_is)
        return;
    keep(slot_of(m->begins, words.p), words, joined, &at);
    keep(slot_of(m->ends, words.p + words.n - 8), words, joined, &at);
}

/* ---- texts alike ---- */

static size_t common(const char *one, const char *other, size_t most)
{
    size_t n = 0;
    while (n + 8 <= most && load_64(one + n) == load_64(other + n))
        n += 8;
    while (n < most && one[n] == other[n])
        n++;
    return n;
}

/* … before the places. */
static size_t common_before(const char *one, const char *other, size_t most)
{
    size_t n = 0;
    while (n + 8 <= most && load_64(one - n - 8) == load_64(other - n - 8))
        n += 8;
    while (n < most && one[-1 - (ptrdiff_t)n] == other[-1 - (ptrdiff_t)n])
        n++;
    return n;
}

/* What lies between, letter by letter. A text that was kept has no blank at its ends, and no two in
 * a row. */
static void write_like(writing *w, const known *k, str words, size_t begin, size_t end)
{
    joined_part own = joins_find_like(w->x.a, words, &k->of, begin, end);
    str all = buf_str(&k->xml);
    size_t first = own.from ? own.from + 1 : 0; /* it begins with a blank */
    size_t behind = k->of.words.n - (words.n - own.to) + own.behind * NO_BREAK_MORE;
    text_open(w, first >= own.to || xml_needs_preserve(str_slice(words, first, own.to)));
    xml_markup(&w->x, str_slice(all, 0, own.from + own.before * NO_BREAK_MORE));
    size_t done = own.from;
    for (size_t i = 0; i < own.at.n; i++) {
        xml_text(&w->x, str_slice(words, done, own.at.at[i]));
        xml_markup(&w->x, S(NO_BREAK_SPACE));
        done = own.at.at[i] + 1;
    }
    xml_text(&w->x, str_slice(words, done, own.to));
    xml_markup(&w->x, str_after(all, behind));
    xml_markup(&w->x, S("</w:t>"));
}

static bool written_like(writing *w, const known *k, str words)
{
    str was = k->of.words;
    size_t most = words.n < was.n ? words.n : was.n, begin = common(words.p, was.p, most);
    size_t end = common_before(words.p + words.n, was.p + was.n, most - begin);
    if (2 * (begin + end) < words.n)
        return false;
    write_like(w, k, words, begin, end);
    return true;
}

void words_write_joined(writing *w, str words)
{
    text_memory *m = words.n >= SHORTEST && words.n <= LONGEST ? w->texts : NULL;
    if (!m) {
        words_write(w, joins_make(w->x.a, words));
        return;
    }
    if (!written_like(w, slot_of(m->begins, words.p), words) &&
        !written_like(w, slot_of(m->ends, words.p + words.n - 8), words))
        write_and_keep(w, m, words);
}
