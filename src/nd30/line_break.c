/* The best of all ways to part a title over lines, by dynamic programming. Knows widths, and what a
 * break costs from phrase.h; no words. */
#include "nd30/line_break.h"

#include "nd30/phrase.h"

/* A line that is off the mean by a tenth of it costs 1, by three tenths 9: a break between two
 * known words (8 there) may be had for that. One word alone on the last line is not wanted at all.
 */
static const double evenness = 100;
static const double lonely_word = 150;

/* A bound for words without any width: time stays linear in the words. */
enum { MOST_WORDS = 200 };

typedef struct text_lines {
    LIST(str) words;
    double *ends; /* from the text's start to each word's end, in twips */
    double *starts;
    int *gaps;
    double width; /* of a line at most */
    double mean;  /* what lines would have if all had the same */
} text_lines;

/* The best way to part the words before one. */
typedef struct way {
    size_t lines;
    double cost;
    size_t from; /* the word that its last line begins with */
} way;

static void measure(arena *a, str text, face as, text_lines *t)
{
    double at = 0, space = metrics_width(S(" "), as);
    t->starts = NEW_ARRAY(a, double, text.n / 2 + 2);
    t->ends = NEW_ARRAY(a, double, text.n / 2 + 2);
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        while (end < text.n && text.p[end] != ' ')
            end++;
        if (end == i) {
            at += space;
            i++;
            continue;
        }
        str word = str_slice(text, i, end);
        t->starts[t->words.n] = at;
        t->ends[t->words.n] = at += metrics_width(word, as);
        *list_add(a, &t->words) = word;
        i = end;
    }
}

static double line_width(const text_lines *t, size_t from, size_t to)
{
    return t->ends[to - 1] - t->starts[from];
}

/* What is held together and fits no line is held no more; its breaks stay dear. */
static void loosen(text_lines *t)
{
    for (size_t from = 0, to; from < t->words.n; from = to) {
        for (to = from + 1; to < t->words.n && t->gaps[to] >= GAP_HELD; to++)
            ;
        if (line_width(t, from, to) > t->width || to - from > MOST_WORDS)
            for (size_t i = from + 1; i < to; i++)
                t->gaps[i] = GAP_HELD - 1;
    }
}

static double line_cost(const text_lines *t, size_t from, size_t to)
{
    double off = t->mean > 0 ? (line_width(t, from, to) - t->mean) / t->mean : 0;
    bool lonely = to == t->words.n && to - from == 1 && from > 0;
    return evenness * off * off + t->gaps[from] + (lonely ? lonely_word : 0);
}

/* ways[i]: the words before i. Fewest lines first, then, if they are to be `even`, the lowest cost;
 * both add up line by line. */
static void find_ways(const text_lines *t, bool even, way *ways)
{
    ways[0] = (way){0};
    for (size_t to = 1; to <= t->words.n; to++) {
        way best = {.lines = (size_t)-1};
        for (size_t from = to; from-- > 0;) {
            if (from + 1 < to && (line_width(t, from, to) > t->width || to - from > MOST_WORDS))
                break;
            bool held = t->gaps[from] >= GAP_HELD || ways[from].lines == (size_t)-1;
            size_t lines = ways[from].lines + 1;
            if (held || lines > best.lines || (!even && lines == best.lines))
                continue;
            double cost = even ? ways[from].cost + line_cost(t, from, to) : 0;
            if (lines < best.lines || cost < best.cost)
                best = (way){lines, cost, from};
        }
        ways[to] = best;
    }
}

static str one_line(const text_lines *t, size_t from, size_t to)
{
    str first = t->words.at[from], last = t->words.at[to - 1];
    return (str){first.p, (size_t)(last.p + last.n - first.p)};
}

void line_break(arena *a, str text, face as, double width, metrics_lines *out)
{
    text_lines t = {.width = width};
    measure(a, text, as, &t);
    size_t n = t.words.n;
    if (n == 0)
        return;
    if (n <= MOST_WORDS && line_width(&t, 0, n) <= width) { /* as most do */
        *list_add(a, out) = one_line(&t, 0, n);
        return;
    }
    t.gaps = NEW_ARRAY(a, int, n);
    phrase_gaps(a, t.words.at, n, t.gaps);
    loosen(&t);
    way *ways = NEW_ARRAY(a, way, n + 1);
    find_ways(&t, false, ways); /* how many lines it takes, to know their mean */
    t.mean = line_width(&t, 0, n) / (double)ways[n].lines;
    find_ways(&t, true, ways);
    size_t first = out->n;
    for (size_t to = n; to > 0; to = ways[to].from)
        *list_add(a, out) = one_line(&t, ways[to].from, to);
    for (size_t i = first, k = out->n; i + 1 < k; i++) { /* they came last to first */
        str swapped = out->at[i];
        out->at[i] = out->at[--k];
        out->at[k] = swapped;
    }
}
