/* Letters and digits make words, all else the gaps between them. Knows no vocabulary. */
#include "template/words.h"

#include "base/utf8.h"

/* Two ways to place the tone at the end of a word: the newer becomes the older. */
static const char *const tones[][2] = {
    {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
    {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
    {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
};

static void settle_tone(buf *keys, size_t from)
{
    str key = str_after(buf_str(keys), from);
    if (key.n < 3 || (unsigned char)key.p[key.n - 1] < 0x80)
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

/* Of what isn't ASCII. */
static bool is_of_word(uint32_t cp)
{
    return utf8_is_letter(cp) || utf8_is_mark(cp);
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
    if (gap.n == 1 && gap.p[0] == ' ')
        return GAP_BLANK;
    char found = gap.n ? GAP_BLANK : GAP_NONE;
    for (size_t i = 0; i < gap.n;) {
        uint32_t cp = utf8_next(gap, &i);
        if (utf8_is_space(cp))
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
    size_t gap_from = w->list.n ? w->list.at[w->list.n - 1].to : 0;
    char gap = read_gap(str_slice(w->text, gap_from, from));
    if (w->list.n)
        buf_byte(&w->keys, gap);
    *list_add(w->keys.a, &w->list) = (word){.key = w->keys.n, .from = from, .gap = gap};
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
    bool within = false;
    w->text = text;
    w->keys.n = w->list.n = 0;
    buf_room(&w->keys, 2 * text.n); /* letters, and a byte for each gap */
    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);
        bool ascii = cp < 0x80, letter = ascii && utf8_is_ascii_letter(cp);
        bool of_word = ascii ? letter || is_digit(cp) : is_of_word(cp);
        if (of_word && !within)
            begin_word(w, at);
        else if (!of_word && within)
            end_word(w, at);
        if (of_word && ascii)
            buf_byte(&w->keys, (char)(letter ? cp | 0x20 : cp));
        else if (of_word)
            utf8_add(&w->keys, utf8_small(cp));
        within = of_word;
    }
    if (within)
        end_word(w, text.n);
    w->end = read_gap(str_after(text, w->list.n ? w->list.at[w->list.n - 1].to : 0));
}

str words_key(const word_list *w, size_t i, size_t n)
{
    return str_slice(buf_str(&w->keys), w->list.at[i].key, w->list.at[i + n - 1].key_end);
}

bool words_are(const word_list *w, size_t i, size_t n, const char *key)
{
    return i + n <= w->list.n && w->keys.p[w->list.at[i].key] == key[0] &&
           str_eq(words_key(w, i, n), str_from(key));
}

char words_gap_behind(const word_list *w, size_t i)
{
    return i + 1 < w->list.n ? w->list.at[i + 1].gap : w->end;
}

str words_written(const word_list *w, size_t i, size_t n)
{
    return str_slice(w->text, w->list.at[i].from, w->list.at[i + n - 1].to);
}
