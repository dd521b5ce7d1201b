/* What counts of words (old_look.c) come to: which encoding, or that there are two. */
#include "base/old_look.h"

#include "base/utf8.h"

enum {
    ONE_SORT = 2, /* words that tell an encoding, where none is Unicode for certain; */
    AMONG = 3,    /* where some are, or of a second encoding, */
    MOSTLY = 4,   /* times as many words in another encoding: it is that one */
    RARE = 50,    /* which are no chance where they are more than one word in so many */
};

static bool has(size_t set, old_code code)
{
    return code && set & 1U << (code - 1);
}

/* Words that are Vietnamese in one code, and not in another. */
static size_t words_in(const old_words *sets, old_code code, old_code without)
{
    size_t n = 0;
    for (size_t set = 0; set < OLD_SETS; set++)
        n += has(set, code) && !has(set, without) ? sets[set].n : 0;
    return n;
}

static size_t all_words(const old_words *sets)
{
    size_t n = 0;
    for (size_t set = 0; set < OLD_SETS; set++)
        n += sets[set].n;
    return n;
}

static const old_spot *earlier(const old_spot *left, const old_spot *right)
{
    bool first =
        left && (left->off < right->off || (left->off == right->off && left->at <= right->at));
    return first ? left : right;
}

static const old_spot *first_in(const old_words *sets, old_code code, old_code without)
{
    const old_spot *first = NULL;
    for (size_t set = 0; set < OLD_SETS; set++)
        if (sets[set].n && has(set, code) && !has(set, without))
            first = earlier(first, &sets[set].first);
    return first;
}

static const old_spot *first_unicode(const old_look *l, bool latin)
{
    const old_spot *first = l->sure.n ? &l->sure.first : NULL;
    return latin && l->latin.n ? earlier(first, &l->latin.first) : first;
}

/* The code with the most words. */
static old_code best_of(const old_words *sets)
{
    old_code best = OLD_NONE;
    size_t most = 0;
    for (int code = OLD_TCVN3; code < OLD_CODES; code++) {
        size_t n = words_in(sets, (old_code)code, OLD_NONE);
        if (n > most) {
            most = n;
            best = (old_code)code;
        }
    }
    return best;
}

/* Another one, in which words are that aren't in the first; OLD_NONE. */
static old_code second_of(const old_words *sets, old_code first)
{
    old_code second = OLD_NONE;
    size_t most = AMONG - 1, all = all_words(sets);
    for (int code = OLD_TCVN3; code < OLD_CODES; code++) {
        size_t n = words_in(sets, (old_code)code, first);
        if (n > most && n * RARE > all) {
            most = n;
            second = (old_code)code;
        }
    }
    return second;
}

old_way old_look_way(const old_look *l, old_code from)
{
    size_t unicode = l->sure.n + l->latin.n, bytes = all_words(l->bytes);
    size_t readable = words_in(l->bytes, best_of(l->bytes), OLD_NONE);
    if (bytes && (unicode == 0 || (readable >= ONE_SORT && readable * 2 >= bytes)))
        return OLD_BYTES;
    bool typed = old_code_is_typed(from) && words_in(l->typed, from, OLD_NONE) > l->sure.n;
    return typed ? OLD_TYPED : OLD_UNICODE;
}

old_code old_look_bytes(const old_look *l)
{
    old_code best = best_of(l->bytes);
    size_t words = words_in(l->bytes, best, OLD_NONE);
    bool chance = words * 2 < all_words(l->bytes) || words <= l->sure.n + l->latin.n;
    return chance ? OLD_NONE : best;
}

/* ---- saying it ---- */

/* Words as a code has them; those that are no text in it, as what can be shown. */
static str converted(arena *a, str text, old_code code, bool typed)
{
    buf units = {.a = a}, out = {.a = a};
    for (size_t i = 0; typed && i < text.n;) {
        unsigned char unit = old_unit_typed(utf8_next(text, &i));
        buf_byte(&units, unit ? (char)unit : '?');
    }
    str from = typed ? buf_str(&units) : text;
    for (size_t i = 0; i < from.n;) {
        uint32_t cp = old_next(code, (const unsigned char *)from.p, from.n, &i);
        utf8_add(&out, cp < ' ' && cp != '\t' ? 0xFFFD : cp);
    }
    return utf8_nfc(a, buf_str(&out));
}

/* Where words stand: their line as it can be shown. */
static pos place_of(diags *d, const source *whole, const old_spot *s, old_code code, str word)
{
    size_t bad;
    source *part = NEW(d->a, source);
    *part = (source){.name = whole->name,
                     .of = whole,
                     .bom = whole->bom,
                     .is_sheet = whole->is_sheet,
                     .off = s->off,
                     .line = s->line,
                     .byte = s->off};
    if (whole->utf16_unit && whole->text.n >= s->off + s->at + word.n &&
        str_eq(str_slice(whole->text, s->off + s->at, s->off + s->at + word.n), word))
        return (pos){whole, s->off + s->at};
    if (utf8_check(s->text, &bad)) {
        part->text = s->text;
        return (pos){part, s->at};
    }
    buf text = {.a = d->a};
    part->old = code;
    size_t at = 0;
    for (size_t i = 0; i < s->text.n;) {
        size_t from = i;
        uint32_t cp = old_next(code, (const unsigned char *)s->text.p, s->text.n, &i);
        if (from <= s->at)
            at = text.n;
        utf8_add(&text, cp < ' ' && cp != '\t' ? '?' : cp);
    }
    part->text = buf_str(&text);
    return (pos){part, at};
}

typedef struct telling {
    diags *d;
    const source *whole;
    const old_words *sets;
    bool typed;
} telling;

static str word_of(const old_spot *s)
{
    return str_slice(s->text, s->at, s->at + s->n);
}

/* A second code of OLD_NONE is Unicode. */
static bool tell_mixed(const telling *t, const old_spot *one, old_code code, const old_spot *other,
                       old_code other_code)
{
    pos at = place_of(t->d, t->whole, one, code, word_of(one));
    pos there = place_of(t->d, t->whole, other, other_code ? other_code : code, word_of(other));
    if (one == earlier(one, other))
        diag_add_both(t->d, DIAG_OLD_MIXED, at, there,
                      ARGS(old_code_name(code), old_code_name(other_code)));
    else
        diag_add_both(t->d, DIAG_OLD_MIXED, there, at,
                      ARGS(old_code_name(other_code), old_code_name(code)));
    return true;
}

static bool tell_one(const telling *t, diag_code fault, old_code code, old_code asked)
{
    const old_spot *s = first_in(t->sets, code, asked);
    str word = converted(t->d->a, word_of(s), code, t->typed);
    str option = fault == DIAG_OLD_OTHER ? old_code_option(asked) : word_of(s);
    diag_add(t->d, fault, place_of(t->d, t->whole, s, code, word_of(s)),
             ARGS(old_code_name(code), old_code_option(code), option, word));
    return true;
}

/* Of text that was read as Unicode. */
static bool tell_unicode(const telling *t, const old_look *l, bool broken)
{
    old_code best = best_of(t->sets);
    size_t words = words_in(t->sets, best, OLD_NONE), none = t->sets[0].n;
    const old_spot *unicode = first_unicode(l, broken);
    size_t least = l->sure.n + l->latin.n ? AMONG : ONE_SORT;
    if (words < least || words <= none * (broken ? 1 : 2))
        return false;
    old_code second = second_of(t->sets, best);
    if (unicode)
        return tell_mixed(t, first_in(t->sets, best, OLD_NONE), best, unicode, OLD_NONE);
    if (second)
        return tell_mixed(t, first_in(t->sets, best, second), best, first_in(t->sets, second, best),
                          second);
    return !broken && tell_one(t, DIAG_OLD_TYPED, best, OLD_NONE);
}

bool old_look_tell(const old_look *l, diags *d, const source *whole, old_way way, old_code from,
                   bool broken)
{
    bool bytes = way == OLD_BYTES || (way == OLD_UNICODE && broken);
    telling t = {d, whole, bytes ? l->bytes : l->typed, !bytes};
    if (!l->a)
        return false;
    if (way == OLD_UNICODE)
        return tell_unicode(&t, l, broken);
    const old_spot *unicode = first_unicode(l, bytes), *own = first_in(t.sets, from, OLD_NONE);
    old_code best = best_of(t.sets), second = second_of(t.sets, from);
    if (best && best != from && words_in(t.sets, best, from) >= AMONG &&
        words_in(t.sets, best, from) > MOSTLY * words_in(t.sets, from, best))
        return tell_one(&t, DIAG_OLD_OTHER, best, from);
    if (unicode && own)
        return tell_mixed(&t, own, from, unicode, OLD_NONE);
    if (second && first_in(t.sets, from, second))
        return tell_mixed(&t, first_in(t.sets, from, second), from, first_in(t.sets, second, from),
                          second);
    return false;
}
