/* Two steps: a line-aware cut into nodes, then a walk with a stack of contexts. */
#include "template/mustache.h"

#include "base/utf8.h"

enum {
    DEEPEST_PARTIAL = LIMIT_RENDER_PARTIALS,
    DEEPEST_SECTION = LIMIT_RENDER_SECTIONS,
    LARGEST_RESULT = LIMIT_RENDER_MIB * 1024 * 1024,
    MOST_STEPS = 100 * 1000 * 1000, /* nodes rendered and turns of loops, all told */
};

typedef enum node_kind {
    NODE_TEXT,
    NODE_VALUE,
    NODE_SECTION,
    NODE_INVERTED,
    NODE_PARTIAL
} node_kind;

typedef LIST(struct node) nodes;

typedef struct node {
    node_kind kind;
    bool raw;         /* NODE_VALUE: {{{x}}}, {{&x}} */
    bool begins_line; /* NODE_TEXT: a partial's indentation goes before it */
    str text;         /* words, or the name */
    pos at;
    nodes inside; /* of a section */
    str indent;   /* NODE_PARTIAL alone on its line */
} node;

struct mustache {
    nodes top;
    struct library *library;
};

/* All templates of one rendering: the outermost and its partials, each compiled once. */
typedef struct library {
    diags *d;
    partial_source partials;
    map compiled; /* name → mustache */
} library;

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

static mustache *compile(library *l, const source *src)
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
    mustache *m = compile(l, src);
    return diags_clean(d) ? m : NULL;
}

/* ---- rendering ---- */

typedef struct context {
    const tree *value;
    const struct context *outer;
} context;

typedef struct rendering {
    library *library;
    buf out;
    str indent; /* before each line of a partial */
    int depth;  /* of partials */
    long steps;
    bool line_start; /* nothing stands on the line yet */
    bool stopped;
} rendering;

/* One name in one value. */
static const tree *member(const tree *t, str name)
{
    return t->kind == TREE_OBJECT ? map_get(&t->members, name) : NULL;
}

/* A dotted name: its first part anywhere in the stack, the rest inside what that gave. */
static const tree *look_up(const context *c, str name)
{
    if (str_eq(name, S(".")))
        return c->value;
    size_t dot = str_find(name, S("."));
    const tree *found = NULL;
    for (; c && !found; c = c->outer)
        found = member(c->value, str_slice(name, 0, dot));
    while (found && dot < name.n) {
        name = str_after(name, dot + 1);
        dot = str_find(name, S("."));
        found = member(found, str_slice(name, 0, dot));
    }
    return found;
}

static void put(rendering *r, str text)
{
    if (text.n == 0)
        return;
    buf_add(&r->out, text);
    r->line_start = text.p[text.n - 1] == '\n';
    if (r->out.n > LARGEST_RESULT)
        r->stopped = true;
}

/* A loop over nothing takes time, too. */
static bool may_go_on(rendering *r)
{
    r->stopped = r->stopped || ++r->steps > MOST_STEPS;
    return !r->stopped;
}

static void put_escaped(rendering *r, str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        put(r, c == '&'   ? S("&amp;")
               : c == '<' ? S("&lt;")
               : c == '>' ? S("&gt;")
               : c == '"' ? S("&quot;")
                          : str_slice(text, i, i + 1));
    }
}

static void value(rendering *r, const node *n, const context *c)
{
    const tree *t = look_up(c, n->text);
    str words = !t                                               ? S("")
                : t->kind == TREE_TEXT || t->kind == TREE_NUMBER ? t->text
                : t->kind == TREE_TRUE                           ? S("true")
                : t->kind == TREE_FALSE                          ? S("false")
                                                                 : S("");
    if (n->raw)
        put(r, words);
    else
        put_escaped(r, words);
}

static void walk(rendering *r, const nodes *all, const context *c);

static void section(rendering *r, const node *n, const context *c)
{
    const tree *t = look_up(c, n->text);
    if (!tree_holds(t))
        return;
    size_t times = t->kind == TREE_LIST ? t->items.n : 1;
    for (size_t i = 0; i < times && may_go_on(r); i++) {
        context inner = {t->kind == TREE_LIST ? t->items.at[i] : t, c};
        walk(r, &n->inside, &inner);
    }
}

/* The partial of a name, compiled when first met; NULL for none. */
static const mustache *find_partial(library *l, str name)
{
    const mustache *known = map_get(&l->compiled, name);
    const source *src =
        known || !l->partials.find ? NULL : l->partials.find(l->partials.context, l->d, name);
    if (!src)
        return known;
    mustache *m = compile(l, src);
    map_set(&l->compiled, name, m);
    return m;
}

static void partial(rendering *r, const node *n, const context *c)
{
    const mustache *m = find_partial(r->library, n->text);
    if (!m)
        return;
    if (r->depth == DEEPEST_PARTIAL) {
        diag_add(r->library->d, DIAG_PARTIAL_DEPTH, n->at, ARGS(n->text));
        r->stopped = true;
        return;
    }
    str before = r->indent;
    if (n->indent.n)
        r->indent = STR_CAT(r->out.a, before, n->indent);
    r->depth++;
    walk(r, &m->top, c);
    r->depth--;
    r->indent = before;
}

static void walk(rendering *r, const nodes *all, const context *c)
{
    for (size_t i = 0; i < all->n && may_go_on(r); i++) {
        const node *n = &all->at[i];
        bool first = i == 0 ? r->line_start : all->at[i - 1].kind == NODE_TEXT && r->line_start;
        bool indents = n->kind == NODE_TEXT ? n->begins_line : n->kind == NODE_VALUE && first;
        if (indents)
            put(r, r->indent);
        switch (n->kind) {
        case NODE_TEXT: put(r, n->text); break;
        case NODE_VALUE: value(r, n, c); break;
        case NODE_SECTION: section(r, n, c); break;
        case NODE_INVERTED:
            if (!tree_holds(look_up(c, n->text)))
                walk(r, &n->inside, c);
            break;
        case NODE_PARTIAL: partial(r, n, c); break;
        }
    }
}

bool mustache_render(diags *d, const mustache *m, const tree *data, str *out)
{
    rendering r = {.library = m->library, .out.a = d->a, .line_start = true};
    context top = {data, NULL};
    walk(&r, &m->top, &top);
    if (r.out.n > LARGEST_RESULT || r.steps > MOST_STEPS)
        diag_add(d, DIAG_RENDER_TOO_LARGE, m->top.n ? m->top.at[0].at : (pos){0}, ARGS(S("")));
    *out = buf_str(&r.out);
    return !r.stopped && diags_clean(d);
}
