/* The best of all ways to part a title over lines, by dynamic programming. Knows widths, and what a
 * break costs from phrase.h; no words. */
#include "nd30/line_break.h"

#include <math.h>

#include "nd30/metrics.h"
#include "nd30/phrase.h"

/* A line that is off the mean by a tenth of it costs 1, by three tenths 9: a break between two
 * known words (8 there) may be had for that. One word alone on the last line is not wanted at all.
 */
static const double evenness = 100;
static const double lonely_word = 150;

enum {
    MOST_WORDS = 200, /* a bound for words without any width: time stays linear in the words */
    SHORT = 80, /* bytes, of a text that is likely to be one line: no word of it is looked at */
};

/* Words that are held together are parts of one piece. */
typedef struct text_lines {
    LIST(word *) words;
    double *ends; /* from the text's start to each word's end, in twips */
    double *starts;
    const char *text;
    size_t *places; /* of words in the text */
    int *gaps;
    size_t *pieces; /* the word that each begins with; behind the last, how many words there are */
    size_t n_pieces;
    double width; /* of a line at most */
    double mean;  /* what lines would have if all had the same */
} text_lines;

/* The best way to part the pieces before one. */
typedef struct way {
    size_t lines;
    double cost;
    size_t from; /* the piece that its last line begins with */
} way;

static void measure(arena *a, word_memory *known, str text, face as, text_lines *t)
{
    double at = 0, space = metrics_width(S(" "), as);
    size_t most = text.n / 2 + 2;
    t->starts = NEW_ARRAY(a, double, most);
    t->ends = NEW_ARRAY(a, double, most);
    t->places = NEW_ARRAY(a, size_t, most);
    list_reserve(a, &t->words, most);
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        while (end < text.n && text.p[end] != ' ')
            end++;
        if (end == i) {
            at += space;
            i++;
            continue;
        }
        size_t n = t->words.n++;
        t->words.at[n] = word_of(a, known, str_slice(text, i, end));
        t->places[n] = i;
        t->starts[n] = at;
        t->ends[n] = at += metrics_twips(word_width(t->words.at[n], as), as);
        i = end;
    }
}

static double line_width(const text_lines *t, size_t from, size_t to)
{
    return t->ends[to - 1] - t->starts[from];
}

static bool fits(const text_lines *t, size_t from, size_t to)
{
    return to - from <= MOST_WORDS && line_width(t, from, to) <= t->width;
}

/* What is held together and fits no line is held no more; its breaks stay dear. */
static void loosen(text_lines *t)
{
    for (size_t from = 0, to; from < t->words.n; from = to) {
        for (to = from + 1; to < t->words.n && t->gaps[to] >= GAP_HELD; to++)
            ;
        for (size_t i = from + 1; i < to && !fits(t, from, to); i++)
            t->gaps[i] = GAP_HELD - 1;
    }
}

static void find_pieces(arena *a, text_lines *t)
{
    t->pieces = NEW_ARRAY(a, size_t, t->words.n + 1);
    for (size_t i = 0; i < t->words.n; i++)
        if (t->gaps[i] < GAP_HELD)
            t->pieces[t->n_pieces++] = i;
    t->pieces[t->n_pieces] = t->words.n;
}

/* True where the pieces from..to can be a line: one alone must. */
static bool is_line(const text_lines *t, size_t from, size_t to)
{
    return from + 1 == to || fits(t, t->pieces[from], t->pieces[to]);
}

/* Each taking all that fits. */
static size_t fewest_lines(const text_lines *t)
{
    size_t lines = 0;
    for (size_t from = 0, to; from < t->n_pieces; from = to, lines++)
        for (to = from + 1; to < t->n_pieces && is_line(t, from, to + 1); to++)
            ;
    return lines;
}

static double line_cost(const text_lines *t, size_t from, size_t to)
{
    size_t first = t->pieces[from], end = t->pieces[to];
    double off = t->mean > 0 ? (line_width(t, first, end) - t->mean) / t->mean : 0;
    bool lonely = end == t->words.n && end - first == 1 && first > 0;
    return evenness * off * off + t->gaps[first] + (lonely ? lonely_word : 0);
}

/* ways[i]: the pieces before i. Fewest lines first, then the lowest cost; both add up line by line.
 */
static void find_ways(const text_lines *t, way *ways)
{
    ways[0] = (way){0};
    for (size_t to = 1; to <= t->n_pieces; to++) {
        way best = {.lines = (size_t)-1};
        for (size_t from = to; from-- > 0 && is_line(t, from, to);) {
            size_t lines = ways[from].lines + 1; /* never more than best's: fewer come before */
            double cost = ways[from].cost + line_cost(t, from, to);
            if (lines < best.lines || cost < best.cost)
                best = (way){lines, cost, from};
        }
        ways[to] = best;
    }
}

/* The words from..to. */
static str one_line(const text_lines *t, size_t from, size_t to)
{
    size_t end = t->places[to - 1] + t->words.at[to - 1]->raw.n;
    return (str){t->text + t->places[from], end - t->places[from]};
}

static double add_lines(arena *a, const text_lines *t, const way *ways, metrics_lines *out)
{
    size_t n = ways[t->n_pieces].lines, first = out->n;
    double widest = 0;
    list_reserve(a, out, n);
    out->n += n;
    for (size_t to = t->n_pieces; to > 0; to = ways[to].from) { /* the last comes first */
        size_t begin = t->pieces[ways[to].from], end = t->pieces[to];
        out->at[first + --n] = one_line(t, begin, end);
        widest = larger(widest, line_width(t, begin, end));
    }
    return widest;
}

static str without_blanks(str s)
{
    while (s.n && s.p[0] == ' ')
        s = str_after(s, 1);
    while (s.n && s.p[s.n - 1] == ' ')
        s.n--;
    return s;
}

double line_break(arena *a, word_memory *known, str text, face as, double width, metrics_lines *out)
{
    text = without_blanks(text);
    if (text.n == 0)
        return 0;
    double whole = text.n <= SHORT ? metrics_width(text, as) : INFINITY;
    if (whole <= width) { /* as most do */
        *list_add(a, out) = text;
        return whole;
    }
    text_lines t = {.width = width, .text = text.p};
    measure(a, known, text, as, &t);
    size_t n = t.words.n;
    if (fits(&t, 0, n)) {
        *list_add(a, out) = text;
        return line_width(&t, 0, n);
    }
    t.gaps = NEW_ARRAY(a, int, n);
    phrase_gaps(a, t.words.at, n, t.gaps);
    loosen(&t);
    find_pieces(a, &t);
    t.mean = line_width(&t, 0, n) / (double)fewest_lines(&t);
    way *ways = NEW_ARRAY(a, way, t.n_pieces + 1);
    find_ways(&t, ways);
    return add_lines(a, &t, ways, out);
}
