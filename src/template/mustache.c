/* A line-aware cut into nodes. */
#include "template/mustache_made.h"

#include "base/utf8.h"

enum { DEEPEST_SECTION = LIMIT_RENDER_SECTIONS };

typedef struct compiling {
    library *library;
    const source *src;
    str open, close; /* the delimiters now */
    size_t at;
    LIST(node *) sections; /* open ones, outermost first */
    nodes *into;
    LIST(nodes *) outer; /* where nodes went before each open section */
} compiling;

/* ---- cutting ---- */

typedef struct tag {
    size_t from, to; /* with its delimiters */
    char sign;       /* # ^ / > ! & { = or ' ' for a plain value */
    str name;
    bool alone; /* on its line: the line goes with it */
    size_t line_from, line_to;
} tag;

static pos place_at(const compiling *c, size_t off)
{
    return (pos){c->src, off};
}

/* A sign, a name, the closing delimiter; false after reporting that there is none. */
static bool read_tag(compiling *c, size_t from, tag *t)
{
    str text = c->src->text;
    size_t i = from + c->open.n;
    *t = (tag){.from = from, .sign = ' '};
    while (i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'))
        i++;
    if (i < text.n && strchr("#^/>!&{=", text.p[i]))
        t->sign = text.p[i++];
    str end = c->close;
    if (t->sign == '{')
        end = STR_CAT(c->library->d->a, S("}"), c->close);
    else if (t->sign == '=')
        end = STR_CAT(c->library->d->a, S("="), c->close);
    size_t hit = str_find(str_after(text, i), end);
    if (i + hit == text.n && !str_ends(text, end)) {
        diag_add(c->library->d, DIAG_TAG_OPEN, place_at(c, from), ARGS(c->close));
        return false;
    }
    t->name = utf8_trim(str_slice(text, i, i + hit));
    t->to = i + hit + end.n;
    return true;
}

static bool is_blank(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ' && s.p[i] != '\t')
            return false;
    return true;
}

/* A tag but a value that stands alone takes its whole line with it. */
static void find_line(const compiling *c, tag *t)
{
    str text = c->src->text;
    t->line_from = t->from;
    t->line_to = t->to;
    if (t->sign == ' ' || t->sign == '&' || t->sign == '{')
        return;
    size_t from = t->from, to = t->to;
    while (from > 0 && text.p[from - 1] != '\n')
        from--;
    while (to < text.n && text.p[to] != '\n')
        to++;
    size_t end = to > t->to && text.p[to - 1] == '\r' && to < text.n ? to - 1 : to;
    t->alone = is_blank(str_slice(text, from, t->from)) && is_blank(str_slice(text, t->to, end));
    if (t->alone) {
        t->line_from = from;
        t->line_to = to < text.n ? to + 1 : to;
    }
}

/* Text line by line, so that a partial can indent each. */
static void add_text(compiling *c, size_t from, size_t to)
{
    str text = c->src->text;
    while (from < to) {
        size_t end = from;
        while (end < to && text.p[end] != '\n')
            end++;
        end += end < to;
        node *n = list_add(c->library->d->a, c->into);
        *n = (node){.kind = NODE_TEXT,
                    .text = str_slice(text, from, end),
                    .begins_line = from == 0 || text.p[from - 1] == '\n'};
        from = end;
    }
}

static void set_delimiters(compiling *c, const tag *t)
{
    size_t blank = str_find(t->name, S(" "));
    str open = str_slice(t->name, 0, blank);
    str close = utf8_trim(str_after(t->name, blank));
    if (open.n == 0 || close.n == 0 || memchr(close.p, ' ', close.n))
        diag_add(c->library->d, DIAG_TAG_DELIMITERS, place_at(c, t->from), ARGS(t->name));
    else {
        c->open = open;
        c->close = close;
    }
}

static void open_section(compiling *c, const tag *t)
{
    arena *a = c->library->d->a;
    if (c->sections.n == DEEPEST_SECTION)
        diag_add(c->library->d, DIAG_TAG_TOO_DEEP, place_at(c, t->from),
                 ARGS(t->name, str_number(a, DEEPEST_SECTION)));
    node *n = list_add(a, c->into);
    *n = (node){.kind = t->sign == '#' ? NODE_SECTION : NODE_INVERTED,
                .text = t->name,
                .at = place_at(c, t->from)};
    *list_add(a, &c->outer) = c->into;
    *list_add(a, &c->sections) = n;
    c->into = &n->inside;
}

static void close_section(compiling *c, const tag *t)
{
    pos at = place_at(c, t->from);
    if (c->sections.n == 0) {
        diag_add(c->library->d, DIAG_TAG_NOT_OPEN, at, ARGS(t->name));
        return;
    }
    const node *n = c->sections.at[--c->sections.n];
    c->into = c->outer.at[--c->outer.n];
    if (!str_eq(n->text, t->name))
        diag_add_both(c->library->d, DIAG_TAG_CROSSED, at, n->at, ARGS(t->name, n->text));
}

static void take_tag(compiling *c, const tag *t)
{
    arena *a = c->library->d->a;
    str text = c->src->text;
    switch (t->sign) {
    case '!': break;
    case '=': set_delimiters(c, t); break;
    case '#':
    case '^': open_section(c, t); break;
    case '/': close_section(c, t); break;
    case '>':
        *list_add(a, c->into) =
            (node){.kind = NODE_PARTIAL,
                   .text = t->name,
                   .at = place_at(c, t->from),
                   .indent = t->alone ? str_slice(text, t->line_from, t->from) : (str){0}};
        break;
    default:
        *list_add(a, c->into) = (node){.kind = NODE_VALUE,
                                       .text = t->name,
                                       .raw = t->sign == '&' || t->sign == '{',
                                       .at = place_at(c, t->from)};
    }
}

mustache *mustache_add(library *l, const source *src)
{
    mustache *m = NEW(l->d->a, mustache);
    m->library = l;
    compiling c = {.library = l, .src = src, .open = S("{{"), .close = S("}}"), .into = &m->top};
    while (c.at < src->text.n) {
        size_t from = c.at + str_find(str_after(src->text, c.at), c.open);
        tag t;
        if (from >= src->text.n || !read_tag(&c, from, &t))
            break;
        find_line(&c, &t);
        add_text(&c, c.at, t.line_from);
        c.at = t.line_to;
        take_tag(&c, &t);
    }
    add_text(&c, c.at, src->text.n);
    for (size_t i = 0; i < c.sections.n; i++)
        diag_add(l->d, DIAG_TAG_NOT_CLOSED, c.sections.at[i]->at, ARGS(c.sections.at[i]->text));
    return m;
}

const mustache *mustache_compile(diags *d, const source *src, partial_source partials)
{
    library *l = NEW(d->a, library);
    *l = (library){.d = d, .partials = partials, .compiled.a = d->a};
    mustache *m = mustache_add(l, src);
    return diags_clean(d) ? m : NULL;
}
