/* Paragraphs that name the unit whose plan it is, or one above it, and are the same but for the
 * unit's name in all plans of a list: one found clean for one unit is so for the others, where the
 * words of their names mean nothing to any rule. Knows which words do; the rules themselves it
 * leaves to others. */
#include "base/utf8.h"
#include "template/leftover_guard.h"

/* Words that rules look for beside others: a name with one of these is looked at in full. Leads and
 * signs of the past stand anywhere, what a rule looks back at, as the name's last word. */
static const char *const telling[] = {"ubnd", "hđnd", "toàn", "trong", "cũ", "trước", "nay"};
static const char *const telling_last[] = {
    "thị", "tác", "làng", "và",   "hoặc", "hay",  "các", "từng",
    "mỗi", "đến", "năm",  "đoạn", "kỳ",   "khóa", "học", "quý",
};
static const char *const telling_pairs[] = {"công an", "cán bộ",  "trụ sở", "nhân dân",
                                            "đảng ủy", "địa bàn", "văn hóa"};

/* ---- names ---- */

static bool begins_pair(str key)
{
    for (size_t k = 0; k < sizeof telling_pairs / sizeof *telling_pairs; k++) {
        str pair = str_from(telling_pairs[k]);
        if (str_starts(pair, key) && pair.p[key.n] == ' ')
            return true;
    }
    return false;
}

/* A word with nothing around it that may be the name's last: a capital word, which no rule looks
 * for, wherever it stands. */
static bool judge_word(guard *g, str written)
{
    word_list *w = &g->words;
    words_cut(w, utf8_nfc(g->d->a, written));
    if (w->list.n != 1 || w->list.at[0].from || w->list.at[0].to != written.n ||
        !str_eq(w->text, written) || !guard_is_capital(g, 0))
        return false;
    str key = words_key(w, 0, 1);
    return !guard_is_interest(g->of, key) && !STR_IS_ONE_OF(key, telling) &&
           !STR_IS_ONE_OF(key, telling_last) && !begins_pair(key);
}

enum { MOST_WORDS = 4096 }; /* that are kept: more aren't those of names */

/* The same of a word that names have had before; its key, empty for no plain word. It stays one
 * where a rule comes to look for such a word: that is the first of a unit's name, and no rule looks
 * for one within another. */
static str plain_word(guard *g, str written)
{
    map *known = &g->of->name_words;
    const str *kept = map_get(known, written);
    if (kept)
        return *kept;
    str key = judge_word(g, written) ? words_key(&g->words, 0, 1) : (str){0};
    if (known->n >= MOST_WORDS)
        return key;
    str *keep = NEW(known->a, str);
    *keep = str_copy(known->a, key);
    map_set(known, str_copy(known->a, written), keep);
    return *keep;
}

/* The unit's name is its kind, then plain words with a blank between them; *first: the key of the
 * first of those. */
static bool is_plain_name(guard *g, str *first)
{
    str own = g->c->own_words, kind = g->c->own_kind;
    if (!g->plain_kind || !str_starts(own, kind) || own.n == kind.n || own.p[kind.n] != ' ')
        return false;
    *first = (str){0};
    for (str rest = str_after(own, kind.n); rest.n;) {
        rest = str_after(rest, 1);
        size_t end = str_find(rest, S(" "));
        str key = plain_word(g, str_slice(rest, 0, end));
        if (key.n == 0)
            return false;
        *first = first->n ? *first : key;
        rest = str_after(rest, end);
    }
    return true;
}

static bool is_telling(const guard *g, size_t i)
{
    str key = words_key(&g->words, i, 1);
    bool pair = false, last = i + 1 == g->words.list.n;
    for (size_t k = 0; k < sizeof telling_pairs / sizeof *telling_pairs; k++)
        pair |= words_are(&g->words, i, 2, telling_pairs[k]);
    return pair || STR_IS_ONE_OF(key, telling) ||
           (last && (STR_IS_ONE_OF(key, telling_last) || begins_pair(key)));
}

/* True where a name that begins elsewhere may have our kind within and go on with the unit's own
 * name, whose first word has the key. */
static bool is_inner(guard *g, str first)
{
    return g->inner || finder_has_inner(g->c->others, g->own_first) ||
           guard_is_behind_kind(g, first);
}

/* The same of any name: a kind that begins no name from within, then capital words that no rule
 * looks for. */
static void prepare_name(guard *g)
{
    str own = utf8_nfc(g->d->a, g->c->own_words);
    words_cut(&g->words, own);
    if (g->words.list.n)
        guard_add_interest(g->of, str_z(g->d->a, words_key(&g->words, 0, 1)));
    for (size_t i = 1; i < g->words.list.n; i++)
        g->inner |= str_eq(words_key(&g->words, i, 1), g->own_first);
    size_t kind = g->own_kind < KINDS ? leftover_kinds[g->own_kind].is.words : 0;
    g->alike = g->c->classes && kind && g->words.list.n > kind && str_eq(own, g->c->own_words);
    str first = g->alike ? str_copy(g->d->a, words_key(&g->words, kind, 1)) : (str){0};
    for (size_t i = kind; i < g->words.list.n && g->alike; i++) {
        str key = words_key(&g->words, i, 1);
        g->alike = guard_is_capital(g, i) && (i == kind || guard_gap(g, i) == GAP_BLANK) &&
                   !guard_is_interest(g->of, key) && !is_telling(g, i);
    }
    g->alike = g->alike && !is_inner(g, first);
}

/* A plain name's words aren't of interest, as its kind's first word is: none of them is that word.
 */
void leftover_alike_prepare(guard *g)
{
    str first;
    if (g->c->classes && is_plain_name(g, &first))
        g->alike = !is_inner(g, first);
    else
        prepare_name(g);
}

/* ---- paragraphs ---- */

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

static str own_capitals(guard *g)
{
    if (g->own_capitals.n == 0)
        g->own_capitals = utf8_upper(g->d->a, g->c->own_words);
    return g->own_capitals;
}

enum { SMALL = '\1', CAPITALS = '\2' };

/* The paragraph with signs for the unit's name, in small letters and in capitals; empty where that
 * can't be told. */
static str nameless(guard *g, str raw)
{
    buf small = {.a = g->d->a};
    g->nameless.n = 0;
    if (!g->alike || !add_without(&small, raw, g->c->own_words, SMALL) ||
        !add_without(&g->nameless, buf_str(&small), own_capitals(g), CAPITALS))
        return (str){0};
    buf_byte(&g->nameless, g->grounds ? 'c' : ' ');
    buf_add(&g->nameless, g->allowed);
    return buf_str(&g->nameless);
}

/* ---- patterns: a paragraph at the same place mostly is the same again ---- */

/* Words between names; behind the last of them `sign` is 0. */
typedef struct alike_piece {
    str words;
    char sign;
} alike_piece;

/* A paragraph that was found clean, and where names stand in it. */
typedef struct alike_pattern {
    LIST(alike_piece) pieces; /* none: names have to be looked for */
    bool grounds;
    str allowed;
} alike_pattern;

/* True where a name may begin within the words, or at their end: a kind, a blank, a capital. */
static bool may_begin_name(str words, str kind)
{
    for (size_t at = str_find(words, kind); at < words.n; at = str_find(words, kind)) {
        words = str_after(words, at + kind.n);
        str behind = str_starts(words, S(" ")) ? str_after(words, 1) : (str){0};
        if (words.n == 0 ||
            (words.p[0] == ' ' && (behind.n == 0 || utf8_is_upper(utf8_first(behind)))))
            return true;
    }
    return false;
}

/* Of a nameless paragraph with `n` bytes. Where no piece may begin a name, those are all of any
 * name that has the kind of this one. */
static alike_pattern *pattern_of(const guard *g, str key, size_t n)
{
    arena *a = g->of->clean_alike.a;
    alike_pattern *made = NEW(a, alike_pattern);
    str kind = g->c->own_kind, capitals = utf8_upper(g->d->a, kind);
    *made = (alike_pattern){.grounds = g->grounds, .allowed = str_after(key, n + 1)};
    for (size_t from = 0, i = 0; i <= n; i++) {
        if (i < n && key.p[i] != SMALL && key.p[i] != CAPITALS)
            continue;
        str words = str_slice(key, from, i);
        if (!g->plain_kind || may_begin_name(words, kind) || may_begin_name(words, capitals)) {
            made->pieces.n = 0;
            return made;
        }
        *list_add(a, &made->pieces) = (alike_piece){words, i < n ? key.p[i] : 0};
        from = i + 1;
    }
    return made;
}

static bool is_pattern(guard *g, const alike_pattern *p, str raw)
{
    if (p->grounds != g->grounds || !str_eq(p->allowed, g->allowed))
        return false;
    for (const alike_piece *now = p->pieces.at; str_starts(raw, now->words); now++) {
        raw = str_after(raw, now->words.n);
        if (!now->sign)
            return raw.n == 0;
        str name = now->sign == SMALL ? g->c->own_words : own_capitals(g);
        if (!str_starts(raw, name))
            return false;
        raw = str_after(raw, name.n);
    }
    return false;
}

static struct alike_place *place_of(const guard *g)
{
    pos at = g->runs->at[0].at.src ? g->runs->at[0].at : g->at;
    uint64_t spread = ((uintptr_t)at.src + at.off) * 0x9e3779b97f4a7c15ULL;
    struct alike_place *there = &g->shared->alike[spread >> 32 & (ALIKE_PLACES - 1)];
    if (there->of != g->of || there->at.src != at.src || there->at.off != at.off)
        *there = (struct alike_place){g->of, at, NULL};
    return there;
}

bool leftover_alike_is_known(guard *g, str raw)
{
    const alike_pattern *p = g->alike ? place_of(g)->is : NULL;
    return p && is_pattern(g, p, raw);
}

bool leftover_alike_is_clean(guard *g, str raw)
{
    str key = nameless(g, raw);
    const alike_pattern *known = key.n ? map_get(&g->of->clean_alike, key) : NULL;
    if (known && known->pieces.n)
        place_of(g)->is = known;
    return known;
}

/* True if some unit's name has this word within. Bodies that are gone aren't looked for where a
 * unit that may be named is. */
static bool may_be_in_name(const guard *g, str key)
{
    return finder_has_inner(g->c->others, key) || finder_has_inner(g->ours, key);
}

/* True for n words that a sign stands for: as the list writes the unit's name, or in capitals. */
static bool is_sign(guard *g, size_t i, size_t n)
{
    str written = words_written(&g->words, i, n);
    return str_eq(written, g->c->own_words) || str_eq(written, own_capitals(g));
}

/* True where all that names the unit is what stands for any other's name, and no word behind it
 * could make another name of it, or a lead with it. */
static bool names_alike(guard *g)
{
    const void *what;
    size_t signs = 0, named = 0;
    for (size_t i = 0; i < g->nameless.n; i++)
        signs += g->nameless.p[i] == SMALL || g->nameless.p[i] == CAPITALS;
    for (size_t i = 0; i < g->words.list.n; i++) {
        size_t n = finder_match(g->ours, &g->words, i, &what), next = i + n;
        bool own = n && what == g->c;
        named += own;
        if (own && !is_sign(g, i, n)) /* "Xã hội" */
            return false;
        if (n && next < g->words.list.n && guard_gap(g, next) == GAP_BLANK &&
            (guard_is_word(g, next, "toàn") || may_be_in_name(g, words_key(&g->words, next, 1))))
            return false;
    }
    return named == signs;
}

enum { MOST_CLEAN = 4096 };

void leftover_alike_keep(guard *g, str raw)
{
    str key = nameless(g, raw);
    map *clean = &g->of->clean_alike;
    if (key.n == 0 || clean->n >= MOST_CLEAN || !str_eq(raw, buf_str(&g->text)) || !names_alike(g))
        return;
    key = str_copy(clean->a, key);
    map_set(clean, key, pattern_of(g, key, key.n - g->allowed.n - 1));
}
