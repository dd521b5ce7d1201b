/* Paragraphs that name the unit whose plan it is, or one above it, and are the same but for the
 * unit's name in all plans of a list: one found clean for one unit is so for the others, where the
 * words of their names mean nothing to any rule. Knows which words do; the rules themselves it leaves to others. */
#include "base/utf8.h"
#include "template/leftover_guard.h"

/* Words that rules look for beside others: a name with one of these is looked at in full. Leads and
 * signs of the past stand anywhere, what a rule looks back at, as the name's last word. */
static const char *const telling[] = {"ubnd", "hđnd", "toàn", "trong", "cũ", "trước", "nay"};
static const char *const telling_last[] = {
    "thị", "tác", "làng", "và",   "hoặc", "hay",  "các", "từng",
    "mỗi", "đến", "năm",  "đoạn", "kỳ",   "khóa", "học", "quý",
};
static const char *const telling_pairs[] = {"công an", "cán bộ", "trụ sở",  "nhân dân",
                                            "đảng ủy", "địa bàn", "văn hóa"};

static bool is_telling(const guard *g, size_t i)
{
    str key = words_key(&g->words, i, 1);
    bool pair = false, last = i + 1 == g->words.list.n;
    for (size_t k = 0; k < sizeof telling_pairs / sizeof *telling_pairs; k++)
        pair |= words_are(&g->words, i, 2, telling_pairs[k]);
    return pair || STR_IS_ONE_OF(key, telling) || (last && STR_IS_ONE_OF(key, telling_last));
}

static bool is_inner(const guard *g, str key)
{
    return g->own_inner || finder_has_inner(g->c->others, key) ||
           finder_has_inner(g->of->gone, key);
}

/* A kind that begins no name from within, then capital words that no rule looks for. */
void leftover_alike_prepare(guard *g)
{
    str own = utf8_nfc(g->d->a, g->c->own_words);
    words_cut(&g->words, own);
    size_t kind = g->own_kind < KINDS ? leftover_kinds[g->own_kind].is.words : 0;
    g->alike = g->c->classes && kind && g->words.list.n > kind && str_eq(own, g->c->own_words) &&
               !is_inner(g, words_key(&g->words, 0, 1));
    for (size_t i = kind; i < g->words.list.n && g->alike; i++) {
        str key = words_key(&g->words, i, 1);
        g->alike = guard_is_capital(g, i) && (i == kind || guard_gap(g, i) == GAP_BLANK) &&
                   !map_get(&g->of->interest, key) && !is_telling(g, i);
    }
    if (!g->alike)
        return;
    g->own_capitals = utf8_upper(g->d->a, own);
    buf names = {.a = g->d->a}; /* of the units above: they may stand in it, too */
    for (size_t i = 0; i < g->c->n_allowed; i++) {
        buf_byte(&names, '\n');
        buf_add(&names, g->c->allowed[i]);
    }
    g->allowed = buf_str(&names);
}

/* True where a word goes on behind what stands before `rest`: "xã An" of "xã Anh". */
static bool goes_on(str rest)
{
    uint32_t next = utf8_first(rest);
    return utf8_is_letter(next) || utf8_is_mark(next) || is_digit(next);
}

/* Adds words with a sign for each `name`; false where one is the beginning of a longer word. */
static bool add_without(buf *out, str words, str name, char sign)
{
    for (size_t at = str_find(words, name); at < words.n; at = str_find(words, name)) {
        buf_add(out, str_slice(words, 0, at));
        buf_byte(out, sign);
        words = str_after(words, at + name.n);
        if (goes_on(words))
            return false;
    }
    buf_add(out, words);
    return true;
}

/* The paragraph with signs for the unit's name, in small letters and in capitals; empty where that
 * can't be told. */
static str nameless(guard *g, str raw)
{
    buf small = {.a = g->d->a};
    g->nameless.n = 0;
    if (!g->alike || !add_without(&small, raw, g->c->own_words, '\1') ||
        !add_without(&g->nameless, buf_str(&small), g->own_capitals, '\2'))
        return (str){0};
    buf_byte(&g->nameless, g->grounds ? 'c' : ' ');
    buf_add(&g->nameless, g->allowed);
    return buf_str(&g->nameless);
}

bool leftover_alike_is_clean(guard *g, str raw)
{
    str key = nameless(g, raw);
    return key.n && map_get(&g->of->clean_alike, key);
}

/* True if some name that begins as the one at word i does has this word within. */
static bool may_be_in_name(const guard *g, size_t i, str key)
{
    str first = words_key(&g->words, i, 1);
    return finder_has_inner(g->c->others, key) || finder_has_inner(g->ours, key) ||
           (finder_begins(g->of->gone, first) && finder_has_inner(g->of->gone, key));
}

/* True where all that names the unit is what stands for any other's name: as the list writes it, or
 * in capitals; and no word behind it could make another name of it, or a lead with it. */
static bool names_alike(const guard *g)
{
    const void *what;
    size_t signs = 0, named = 0;
    for (size_t i = 0; i < g->nameless.n; i++)
        signs += g->nameless.p[i] == '\1' || g->nameless.p[i] == '\2';
    for (size_t i = 0; i < g->words.list.n; i++) {
        size_t n = finder_match(g->ours, &g->words, i, &what), next = i + n;
        named += n && what == g->c;
        if (n && next < g->words.list.n && guard_gap(g, next) == GAP_BLANK &&
            (guard_is_word(g, next, "toàn") ||
             may_be_in_name(g, i, words_key(&g->words, next, 1))))
            return false;
    }
    return named == signs;
}

enum { MOST_CLEAN = 4096 };

void leftover_alike_keep(guard *g, str raw)
{
    str key = nameless(g, raw);
    map *clean = &g->of->clean_alike;
    if (key.n && clean->n < MOST_CLEAN && names_alike(g))
        map_set(clean, str_copy(clean->a, key), g->of);
}
