/* Words of several syllables, names, dates and numbers: what of a title belongs together. Knows
 * what stands side by side, of single words what word.h says; no widths. */
#include "nd30/phrase.h"

#include <stdlib.h>

/* What a break costs, in hundredths of a line's width, squared: see line_break.c. */
enum {
    COST_PAUSE = 0,    /* a reader takes breath here */
    COST_JOINT = 3,    /* between two parts of a list, behind a dash */
    COST_WORDS = 8,    /* between two words that are known */
    COST_WORD = 12,    /* beside a word that is known */
    COST_UNKNOWN = 16, /* perhaps within a word */
    COST_QUOTED = 6,   /* more, within quotation marks or brackets */
    COST_NUMBER = 40,  /* before a number */
    COST_LEADING = 60, /* behind a word that leads on to the next */
};

static const char *const word_pairs[] = {
#include "nd30/word_pairs.inc"
};

enum {
    LONGEST_NAME = 6,  /* syllables */
    LONGEST_PAIR = 30, /* bytes of two words that are known */
};

static bool is(const word *w, unsigned what)
{
    return w->is & what;
}

static int compare_pair(const void *wanted, const void *known)
{
    return strcmp(wanted, *(const char *const *)known);
}

/* "thi đua"; "hiện | Đại hội" is none. */
static bool is_pair(const word *left, const word *right)
{
    char both[LONGEST_PAIR + 2];
    str first = left->bare, second = right->bare;
    if (is(left, WORD_CLOSES) || is(right, WORD_OPENS) ||
        (is(right, WORD_NAME) && !is(left, WORD_NAME)) || first.n == 0 || second.n == 0 ||
        first.n + second.n > LONGEST_PAIR)
        return false;
    memcpy(both, first.p, first.n);
    both[first.n] = ' ';
    memcpy(both + first.n + 1, second.p, second.n);
    both[first.n + 1 + second.n] = '\0';
    return bsearch(both, word_pairs, sizeof word_pairs / sizeof *word_pairs, sizeof *word_pairs,
                   compare_pair);
}

/* Titles of a batch have the same words side by side. */
static bool are_paired(const word *left, word *right)
{
    if (!left->lasts)
        return is_pair(left, right);
    if (right->left != left) {
        right->paired = is_pair(left, right);
        right->left = left;
    }
    return right->paired;
}

static bool is_pause(const word *now, const word *next)
{
    return is(now, WORD_PAUSE) ||
           (next && is(now, WORD_PAUSE_WITH) && word_pauses_with(now, next)) ||
           (next && is(now, WORD_YEAR) && is(next, WORD_NUMBER));
}

typedef struct title {
    word *const *w;
    size_t n;
    bool *paired;  /* with the word before */
    bool capitals; /* all of it: names can't be told by theirs */
} title;

static const word *next_of(const title *t, size_t i)
{
    return i + 1 < t->n ? t->w[i + 1] : NULL;
}

static bool is_number_held(const title *t, size_t i)
{
    const word *left = t->w[i - 1], *now = t->w[i], *next = next_of(t, i);
    const word *before = i > 1 ? t->w[i - 2] : NULL;
    if (is(left, WORD_CLOSES) || is(now, WORD_OPENS))
        return false;
    if (is(now, WORD_NUMBER) && is(left, WORD_TAKES_NUMBER))
        return true;
    if (is(now, WORD_DASH) ||
        is(left, WORD_DASH)) { /* "2021 - 2025": the dash holds on both sides */
        const word *first = is(now, WORD_DASH) ? left : before;
        const word *second = is(now, WORD_DASH) ? next : now;
        return first && second && is(first, WORD_NUMBER) && is(second, WORD_NUMBER);
    }
    if (!is(left, WORD_DIGITS))
        return false;
    if (is(now, WORD_MONTH | WORD_YEAR))
        return !before || is(before, WORD_DAY | WORD_MONTH) || !is(before, WORD_TAKES_NUMBER);
    bool counted = !before || !is(before, WORD_TAKES_NUMBER | WORD_DASH);
    return counted && !is_pause(now, next);
}

/* "phường Phùng Chí Kiên", "đồng chí Nguyễn Văn A", "tỉnh Bà Rịa - Vũng Tàu". */
static bool is_name_held(const title *t, size_t i)
{
    const word *left = t->w[i - 1], *now = t->w[i];
    if (is(left, WORD_CLOSES) || is(now, WORD_OPENS))
        return false;
    if (is(left, WORD_DASH) || is(now, WORD_DASH)) {
        size_t k = i;
        while (k > 0 && i - k < 2 * LONGEST_NAME && is(t->w[k - 1], WORD_NAME | WORD_DASH))
            k--;
        bool named = k > 0 && k < i && is(t->w[k - 1], WORD_UNIT);
        const word *next = is(now, WORD_DASH) && i + 1 < t->n ? t->w[i + 1] : now;
        return named && !t->capitals && is(next, WORD_NAME);
    }
    return !t->capitals && is(now, WORD_NAME) && is(left, WORD_NAME | WORD_UNIT | WORD_TITLE);
}

/* A kind of unit, and not a syllable of another word: XÃ HỘI, HỢP TÁC XÃ, VĂN BẢN. */
static bool is_kind(const title *t, size_t i)
{
    if ((i + 1 < t->n && t->paired[i + 1]) || !is(t->w[i], WORD_UNIT))
        return false;
    return i > 0 && t->paired[i] ? is(t->w[i - 1], WORD_UNIT_FIRST) : is(t->w[i], WORD_UNIT_WHOLE);
}

/* The same where all is in capitals: what follows the kind of unit, up to a pause. */
static bool is_capital_name_held(const title *t, size_t i)
{
    for (size_t k = i; t->capitals && k > 0 && i - k < LONGEST_NAME; k--) {
        const word *now = t->w[k];
        if (is(t->w[k - 1], WORD_CLOSES) || is(now, WORD_OPENS | WORD_NUMBER) ||
            (!is(now, WORD_DASH) && is_pause(now, next_of(t, k))))
            return false;
        if (is_kind(t, k - 1))
            return true;
    }
    return false;
}

/* `quoted`: within quotation marks or brackets, and not the first there. */
static int gap_cost(const title *t, size_t i, bool quoted_too)
{
    const word *left = t->w[i - 1], *now = t->w[i], *next = next_of(t, i);
    int quoted = quoted_too ? COST_QUOTED : 0;
    if (t->paired[i] || is_number_held(t, i) || is_name_held(t, i) || is_capital_name_held(t, i))
        return GAP_HELD;
    if (is(left, WORD_CLOSES) || is(now, WORD_OPENS))
        return COST_PAUSE + quoted;
    if (is(now, WORD_DASH))
        return COST_LEADING;
    if (is(left, WORD_DASH))
        return COST_JOINT + quoted;
    if (is(left, WORD_LEADS) && !t->paired[i - 1])
        return COST_LEADING;
    if (is(now, WORD_NUMBER))
        return COST_NUMBER;
    if (is_pause(now, next)) /* but "địa bàn xã" */
        return (is(left, WORD_GROUND) ? COST_WORD : COST_PAUSE) + quoted;
    bool known_left = t->paired[i - 1], known_right = next && t->paired[i + 1];
    return quoted + (known_left && known_right   ? COST_WORDS
                     : known_left || known_right ? COST_WORD
                                                 : COST_UNKNOWN);
}

void phrase_gaps(arena *a, word *const *words, size_t n, int *gaps)
{
    title t = {words, n, NEW_ARRAY(a, bool, n + 1), n > 0};
    bool quoted = false;
    for (size_t i = 0; i < n; i++)
        t.capitals = t.capitals && !is(words[i], WORD_SMALL);
    for (size_t i = 1; i < n; i++)
        t.paired[i] = are_paired(words[i - 1], words[i]);
    for (size_t i = 0; i < n; i++) {
        gaps[i] = i ? gap_cost(&t, i, quoted) : 0;
        quoted = word_quotes(words[i], quoted);
    }
}
