/* Words of a paragraph one by one, their place in the file, and the warning of them. Knows what is
 * a kind of unit and what speaks of the past; what is a leftover, it is told. */
#include "template/leftover_guard.h"
#include "base/utf8.h"

const ranked_kind leftover_kinds[KINDS] = {
    {{"tỉnh", 1}, AT_TINH},    {{"thành phố", 2}, AT_TINH | AT_HUYEN},
    {{"huyện", 1}, AT_HUYEN},  {{"quận", 1}, AT_HUYEN},
    {{"thị xã", 2}, AT_HUYEN}, {{"xã", 1}, AT_XA},
    {{"phường", 1}, AT_XA},    {{"thị trấn", 2}, AT_XA},
    {{"đặc khu", 2}, AT_XA},
};

bool guard_is_at(const guard *g, size_t i, phrase_key key)
{
    return words_are(&g->words, i, key.words, key.key);
}

bool guard_is_word(const guard *g, size_t i, const char *key)
{
    return words_are(&g->words, i, 1, key);
}

size_t guard_kind_at(const guard *g, size_t i)
{
    size_t k = 0;
    while (k < KINDS && !guard_is_at(g, i, leftover_kinds[k].is))
        k++;
    return k;
}

bool guard_is_capital(const guard *g, size_t i)
{
    str written = words_written(&g->words, i, 1);
    size_t first = 0;
    bool capital = utf8_is_upper(utf8_next(written, &first));
    return capital && (first == written.n || utf8_is_lower(utf8_last(written)));
}

static bool is_past_mark(const guard *g, size_t k)
{
    if (words_are(&g->words, k, 2, "trước đây") || words_are(&g->words, k, 2, "nay là"))
        return true;
    bool after_name = guard_gap(g, k) == GAP_BLANK && k &&
                      (guard_is_capital(g, k - 1) || guard_kind_at(g, k - 1) < KINDS ||
                       guard_is_word(g, k - 1, "xã"));
    return guard_is_word(g, k, "cũ") && (guard_gap(g, k) == GAP_BRACKET || after_name);
}

bool guard_is_past(guard *g, size_t i)
{
    if (i < g->past_next)
        return g->past;
    size_t k = i + 1;
    while (k < g->words.list.n && guard_gap(g, k) != GAP_CLAUSE && !is_past_mark(g, k))
        k++;
    g->past_next = k;
    g->past = k < g->words.list.n && guard_gap(g, k) != GAP_CLAUSE;
    return g->past;
}

/* The run that the i-th word begins in. */
static size_t run_of(const guard *g, size_t i)
{
    size_t off = g->words.list.at[i].from, from = 0, to = g->starts.n;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        bool before = g->starts.at[middle] <= off;
        from = before ? middle : from;
        to = before ? to : middle;
    }
    return from;
}

pos guard_run_place(const guard *g, size_t i)
{
    pos at = g->runs->at[run_of(g, i)].at;
    return at.src ? at : g->at;
}

str guard_source_line(pos at)
{
    str rest = str_after(at.src->text, at.off < at.src->text.n ? at.off : at.src->text.n);
    size_t end = str_find(rest, S("\n"));
    while (end < rest.n && end && rest.p[end - 1] == '\\')
        end += 1 + str_find(str_after(rest, end + 1), S("\n"));
    return str_slice(rest, 0, end);
}

/* How often `what` stands in `text`; in *at where the n-th (from 0) does. */
static size_t times_in(str text, str what, size_t n, size_t *at)
{
    size_t times = 0, i = str_find(text, what);
    for (; i < text.n; times++) {
        *at = times == n ? i : *at;
        i += what.n + str_find(str_after(text, i + what.n), what);
    }
    return times;
}

/* The words of the line that run `in` is of: marks cut one into several runs. */
static str text_of_line(const guard *g, size_t in)
{
    const run *all = g->runs->at;
    size_t from = in, to = in + 1;
    while (from && all[from - 1].at.src == all[in].at.src && all[from - 1].at.off == all[in].at.off)
        from--;
    while (to < g->runs->n && all[to].at.src == all[in].at.src && all[to].at.off == all[in].at.off)
        to++;
    return str_slice(buf_str(&g->text), g->starts.at[from],
                     to < g->starts.n ? g->starts.at[to] : g->text.n);
}

/* The i-th word in its file, if its line has it as often as the paragraph does; else, as with words
 * that a value gave, where the line begins. */
static pos word_place(const guard *g, size_t i, str written)
{
    pos at = guard_run_place(g, i);
    str text = text_of_line(g, run_of(g, i));
    size_t off = 0, from = (size_t)(text.p - g->text.p);
    size_t n = times_in(str_slice(text, 0, g->words.list.at[i].from - from), written, 0, &off);
    size_t times = times_in(text, written, 0, &off);
    bool same = times_in(guard_source_line(at), written, n, &off) == times;
    return same ? (pos){at.src, at.off + off} : at;
}

/* False for words that were warned of at this place, or have none. */
static bool is_new(guard *g, diag_code code, pos at, str key)
{
    arena *a = g->d->a;
    if (!at.src)
        return false;
    str id = STR_CAT(a, str_number(a, code), S(" "), str_number(a, (size_t)(uintptr_t)at.src),
                     S(" "), str_number(a, at.off), S(" "), key);
    bool seen = map_get(&g->seen, id) != NULL;
    if (!seen)
        map_set(&g->seen, id, g);
    return !seen;
}

void guard_warn(guard *g, diag_code code, size_t i, size_t n, str second, str third)
{
    g->found++;
    bool full = diags_full(g->d, code); /* then it is only counted */
    pos at = guard_run_place(g, i);
    str written = words_written(&g->words, i, n);
    if (is_new(g, code, at, words_key(&g->words, i, n)))
        diag_add(g->d, code, full ? at : word_place(g, i, written),
                 ARGS(full ? written : str_copy(g->d->a, written), second, third));
}
