/* Looks at the head of a list. Knows no cells. */
#include "input/csv_delimiter.h"

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* Excel's own first line: "sep=;". True if there is one, which is no heading; *delimiter is what it
 * says. */
static bool sep_line(text_window *w, char *delimiter)
{
    while (w->text.n < S("sep=;\n").n && window_more(w))
        continue;
    str rest = str_after(w->text, str_starts(w->text, S("sep=")) ? 4 : w->text.n);
    bool said = rest.n > 1 && is_break(rest.p[1]) && strchr("\t;,|", rest.p[0]) && rest.p[0];
    if (said)
        *delimiter = rest.p[0];
    return said;
}

static const char delimiters[] = "\t;,";

typedef struct search {
    size_t count[3], at;
    bool quoted, words;
} search;

/* Counts outside quotes in the first line that has words; false where it goes on. */
static bool count_in(search *s, str text)
{
    for (; s->at < text.n && (s->quoted || !s->words || !is_break(text.p[s->at])); s->at++) {
        char c = text.p[s->at];
        const char *hit = c ? strchr(delimiters, c) : NULL;
        if (c == '"')
            s->quoted = !s->quoted;
        else if (hit && !s->quoted)
            s->count[hit - delimiters]++;
        s->words = s->words || (!hit && c != ' ' && !is_break(c));
    }
    return s->at < text.n;
}

char csv_delimiter(text_window *w, size_t *off)
{
    char said;
    search s = {0};
    *off = 0;
    if (sep_line(w, &said)) {
        *off = S("sep=;").n;
        return said;
    }
    while (!count_in(&s, w->text) && w->text.n < WINDOW_MOST && window_more(w))
        continue;
    size_t best = 0; /* of equally many the rarer in text */
    for (size_t i = 1; i < 3; i++)
        if (s.count[i] > s.count[best])
            best = i;
    return s.count[best] ? delimiters[best] : ','; /* none at all: one column */
}
