/* Letters and digits make words, all else the gaps between them. Knows no vocabulary. */
#include "template/words.h"

#include "base/utf8.h"

/* Two ways to place the tone at the end of a word: the newer becomes the older. */
static const char *const tones[][2] = {
    {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
    {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
    {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
};

enum { SPARE = 4 }; /* bytes that a letter may touch past its end */

static void settle_tone(buf *keys, size_t from)
{
    str key = str_after(buf_str(keys), from);
    if ((unsigned char)key.p[key.n - 1] < 0x80 || key.n < 3)
        return; /* most words: the tone would be in their last letter */
    char before = key.p[key.n - 3], earlier = key.n > 3 ? key.p[key.n - 4] : ' ';
    if (before != 'o' && before != 'u' && earlier != 'o' && earlier != 'u')
        return; /* letters with a tone take two bytes or three */
    for (size_t i = 0; i < sizeof tones / sizeof *tones; i++)
        if (str_ends(key, str_from(tones[i][0]))) {
            keys->n -= strlen(tones[i][0]);
            buf_add(keys, str_from(tones[i][1]));
            return;
        }
}

/* Digits and small letters, for them and their capitals; 0: of no word. */
static const char small_ascii[0x80] = {
    ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ['A'] = 'a', 'b', 'c',
    'd',         'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',         'o', 'p',
    'q',         'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', ['a'] = 'a', 'b', 'c',
    'd',         'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',         'o', 'p',
    'q',         'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
};

static bool is_of_word(uint32_t cp)
{
    if (cp < 0x80)
        return small_ascii[cp];
    return utf8_is_letter(cp) || utf8_is_mark(cp);
}

/* Most letters of Vietnamese with their marks, small; how many bytes, 0 for any other character.
 * Capitals differ from them in one bit of the last byte: À–þ in 0x20, Ă Đ Ĩ Ũ Ơ Ạ–ỹ in 1. */
static size_t small_marked(const unsigned char *p, const unsigned char *end, char out[3])
{
    size_t n = p[0] == 0xE1 ? 3 : 2;
    if ((size_t)(end - p) < n)
        return 0;
    unsigned last = p[n - 1], pair = last & ~1u;
    if (n == 3 && (p[1] == 0xBA ? last >= 0xA0 : p[1] == 0xBB && last <= 0xB9)) {
        out[1] = (char)p[1];
        last |= 1;
    } else if (p[0] == 0xC3 && (last & 0x1F) != 0x17 && (last & 0x1F) != 0x1F) { /* × ÷ ß ÿ */
        last |= 0x20;
    } else if ((p[0] == 0xC4 && (pair == 0x82 || pair == 0x90 || pair == 0xA8)) ||
               (p[0] == 0xC5 && pair == 0xA8) || (p[0] == 0xC6 && pair == 0xA0)) {
        last |= 1;
    } else {
        return 0;
    }
    out[0] = (char)p[0];
    out[n - 1] = (char)last;
    return n;
}

/* Adds the word's letters, small ones; where it ends. There is room for twice the text. */
static size_t take_word(buf *keys, str text, size_t i)
{
    const unsigned char *p = (const unsigned char *)text.p;
    char *to = keys->p + keys->n;
    for (size_t n; i < text.n; i += n) {
        if (p[i] < 0x80) {
            *to = small_ascii[p[i]];
            if (!*to)
                break;
            to += n = 1;
        } else if ((n = small_marked(p + i, p + text.n, to))) {
            to += n;
        } else {
            size_t next = i;
            uint32_t cp = utf8_next(text, &next);
            if (!is_of_word(cp))
                break;
            keys->n = (size_t)(to - keys->p);
            utf8_add(keys, utf8_small(cp));
            to = keys->p + keys->n;
            n = next - i;
        }
    }
    keys->n = (size_t)(to - keys->p);
    return i;
}

/* What a sign makes of the gap it stands in. */
static char gap_sign(uint32_t cp, bool ends)
{
    switch (cp) {
    case '-':
    case 0x2013:
    case 0x2014: return GAP_DASH;
    case '/': return GAP_SLASH;
    case '(': return GAP_BRACKET;
    case '.': return ends ? GAP_CLAUSE : GAP_OTHER; /* not the one of "1.250" */
    case 0x2026:
    case ';':
    case ':':
    case '!':
    case '?': return GAP_CLAUSE;
    default: return GAP_OTHER;
    }
}

/* Of several signs the end of a clause counts most, then a bracket, then the first. */
static char read_gap(str gap)
{
    char found = gap.n ? GAP_BLANK : GAP_NONE;
    for (size_t i = 0; i < gap.n;) {
        uint32_t cp = utf8_next(gap, &i);
        if (cp == ' ' || utf8_is_space(cp))
            continue;
        char sign = gap_sign(cp, i < gap.n);
        bool stronger = found == GAP_BLANK || sign == GAP_CLAUSE ||
                        (sign == GAP_BRACKET && found != GAP_CLAUSE);
        found = stronger ? sign : found;
    }
    return found;
}

static void begin_word(word_list *w, size_t from)
{
    size_t n = w->list.n, gap_from = n ? w->list.at[n - 1].to : 0;
    bool blank = from == gap_from + 1 && w->text.p[gap_from] == ' '; /* most are */
    char gap = blank ? GAP_BLANK : read_gap(str_slice(w->text, gap_from, from));
    if (n)
        w->keys.p[w->keys.n++] = gap;
    word *begun = list_add(w->keys.a, &w->list);
    begun->key = w->keys.n;
    begun->from = from;
    begun->gap = gap;
}

static void end_word(word_list *w, size_t to)
{
    word *last = &w->list.at[w->list.n - 1];
    settle_tone(&w->keys, last->key);
    last->key_end = w->keys.n;
    last->to = to;
}

void words_cut(word_list *w, str text)
{
    w->text = text;
    w->keys.n = w->list.n = 0;
    buf_room(&w->keys, 2 * text.n + SPARE); /* letters, and a byte for each gap */
    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        if (!is_of_word(utf8_next(text, &i)))
            continue;
        begin_word(w, at);
        i = take_word(&w->keys, text, at);
        end_word(w, i);
    }
    w->end = read_gap(str_after(text, w->list.n ? w->list.at[w->list.n - 1].to : 0));
}

str words_whole_key(arena *a, str text)
{
    word_list w = {.keys.a = a};
    words_cut(&w, utf8_nfc(a, text));
    return w.list.n ? words_key(&w, 0, w.list.n) : (str){0};
}

bool words_are_whole(const word_list *w, size_t i, size_t n, const char *key)
{
    return i + n <= w->list.n && str_eq(words_key(w, i, n), str_from(key));
}

char words_gap_behind(const word_list *w, size_t i)
{
    return i + 1 < w->list.n ? w->list.at[i + 1].gap : w->end;
}

str words_written(const word_list *w, size_t i, size_t n)
{
    return str_slice(w->text, w->list.at[i].from, w->list.at[i + n - 1].to);
}
