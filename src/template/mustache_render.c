/* A walk over the nodes with a stack of contexts. */
#include "template/mustache_made.h"

enum {
    DEEPEST_PARTIAL = LIMIT_RENDER_PARTIALS,
    LARGEST_RESULT = LIMIT_RENDER_MIB * 1024 * 1024,
    MOST_STEPS = 100 * 1000 * 1000, /* nodes rendered and turns of loops, all told */
};

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
    mustache *m = mustache_add(l, src);
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
