/* Lines in, lines out: done before the outline is read, so that it sees one text. */
#include "template/partial.h"

#include "base/utf8.h"
#include "input/ini.h"
#include "plan/tag.h"

enum {
    DEEPEST_PARTIALS = LIMIT_PARTIAL_DEPTH,
    MOST_LINES = LIMIT_PARTIAL_LINES,
    MOST_PARTIALS = 10 * 1000
};

typedef struct taking {
    diags *d;
    const template_places *places;
    LIST(str) open; /* names of the partials around */
    line_list *out;
    size_t taken; /* partials so far */
    bool stopped; /* too large: reported */
} taking;

static void take_lines(taking *t, const line *lines, size_t n);

/* The lines of a partial's file, trimmed; blank ones mean nothing. */
static line_list read_lines(arena *a, const source *src)
{
    line_list lines = {0};
    for (size_t at = 0; at < src->text.n;) {
        str text = utf8_trim(ini_next_line(src->text, &at));
        if (text.n)
            *list_add(a, &lines) =
                (line){.text = utf8_nfc(a, text), .at = {src, (size_t)(text.p - src->text.p)}};
    }
    return lines;
}

/* `{{> name}}` at or after `from`. */
typedef struct partial_tag {
    size_t from, to;
    str name;
} partial_tag;

enum { LONGEST_TAG = 4096 };

static bool find_tag(str text, size_t from, partial_tag *out)
{
    for (size_t i = from; i < text.n && memchr(text.p + i, '>', text.n - i); i += 2) {
        i += str_find(str_after(text, i), S("{{"));
        str rest = str_slice(text, i, text.n - i < LONGEST_TAG ? text.n : i + LONGEST_TAG);
        size_t close = str_find(rest, S("}}"));
        if (close == rest.n || tag_is_escaped(text, i))
            continue;
        str inside = utf8_trim(str_slice(rest, 2, close));
        if (!str_starts(inside, S(">")))
            continue;
        *out = (partial_tag){i, i + close + 2, utf8_trim(str_after(inside, 1))};
        return true;
    }
    return false;
}

static bool is_open(taking *t, str name, pos at)
{
    buf chain = {.a = t->d->a};
    bool open = false;
    for (size_t i = 0; i < t->open.n; i++) {
        open = open || str_eq(t->open.at[i], name);
        if (open)
            buf_add(&chain, STR_CAT(t->d->a, t->open.at[i], S(" → ")));
    }
    buf_add(&chain, name);
    if (open)
        diag_add(t->d, DIAG_PARTIAL_CYCLE, at, ARGS(buf_str(&chain)));
    else if (t->open.n == DEEPEST_PARTIALS)
        diag_add(t->d, DIAG_PARTIAL_DEEP, at, ARGS(name, str_number(t->d->a, DEEPEST_PARTIALS)));
    return open || t->open.n == DEEPEST_PARTIALS;
}

static bool leads_out(str name)
{
    return str_starts(name, S("/")) || str_starts(name, S("../")) ||
           str_find(name, S("/../")) < name.n;
}

/* The lines of a partial, its own partials taken in; none after reporting. */
static line_list partial_lines(taking *t, str name, pos at)
{
    line_list lines = {0};
    if (t->stopped || is_open(t, name, at))
        return lines;
    const source *src = partial_find(t->d, name, t->places);
    t->stopped = ++t->taken > MOST_PARTIALS;
    if (t->stopped)
        diag_add(t->d, DIAG_PARTIAL_LARGE, at, ARGS(str_number(t->d->a, MOST_LINES)));
    if (!src)
        diag_add(t->d, leads_out(name) ? DIAG_PARTIAL_OUTSIDE : DIAG_PARTIAL_UNKNOWN, at,
                 ARGS(name));
    if (!src || t->stopped)
        return lines;
    line_list own = read_lines(t->d->a, src);
    line_list *out = t->out;
    *list_add(t->d->a, &t->open) = name;
    t->out = &lines;
    take_lines(t, own.at, own.n);
    t->out = out;
    t->open.n--;
    return lines;
}

/* A line with a partial within: what stands before it, its one line, what stands behind. Each
 * keeps its place. */
typedef struct joining {
    arena *a;
    buf words;
    line *first, *last;
} joining;

static void join_piece(joining *j, str text, pos at)
{
    if (text.n == 0)
        return;
    line *piece = NEW(j->a, line);
    *piece = (line){.text = text, .at = at};
    if (j->last) {
        j->last->rest = piece;
        j->last->rest_at = j->last->text.n;
    } else {
        j->first = piece;
    }
    j->last = piece;
    buf_add(&j->words, text);
}

static void take_within(taking *t, const line *l)
{
    joining j = {.a = t->d->a, .words.a = t->d->a};
    partial_tag hit;
    size_t from = 0;
    for (; find_tag(l->text, from, &hit); from = hit.to) {
        join_piece(&j, str_slice(l->text, from, hit.from), line_pos(l, from));
        pos at = line_pos(l, hit.from);
        line_list lines = partial_lines(t, hit.name, at);
        if (lines.n > 1)
            diag_add(t->d, DIAG_PARTIAL_LINES, at, ARGS(hit.name));
        if (lines.n)
            join_piece(&j, lines.at[0].text, lines.at[0].at);
    }
    join_piece(&j, str_after(l->text, from), line_pos(l, from));
    if (j.first)
        *list_add(t->d->a, t->out) =
            (line){.text = buf_str(&j.words), .at = l->at, .rest = j.first};
}

static void take_line(taking *t, const line *l)
{
    partial_tag hit;
    if (!find_tag(l->text, 0, &hit)) {
        *list_add(t->d->a, t->out) = *l;
        return;
    }
    if (tag_alone(l->text) != '>') {
        take_within(t, l);
        return;
    }
    line_list lines = partial_lines(t, hit.name, l->at);
    for (size_t i = 0; i < lines.n; i++)
        *list_add(t->d->a, t->out) = lines.at[i];
}

static void take_lines(taking *t, const line *lines, size_t n)
{
    for (size_t i = 0; i < n && !t->stopped; i++) {
        take_line(t, &lines[i]);
        if (t->stopped || t->out->n <= MOST_LINES)
            continue;
        t->stopped = true;
        diag_add(t->d, DIAG_PARTIAL_LARGE, lines[i].at, ARGS(str_number(t->d->a, MOST_LINES)));
    }
}

void partials_take_in(diags *d, const line *lines, size_t n, const template_places *places,
                      line_list *out)
{
    taking t = {.d = d, .places = places, .out = out};
    take_lines(&t, lines, n);
}
