/* Inline marks in two passes: cut the line into tokens, then pair the marks. A mark opens only
 * before a non-blank and closes at the next of its kind; unpaired ones are text. */
#include "plan/inline.h"

#include <limits.h>

#include "base/utf8.h"

typedef enum token_kind {
    TOKEN_TEXT,
    TOKEN_STARS,
    TOKEN_BELOW,
    TOKEN_ABOVE,
    TOKEN_NOTE,
    TOKEN_TAG
} token_kind;

typedef struct token {
    token_kind kind;
    size_t from, to; /* bytes of the line */
    tag *tag;        /* TOKEN_TAG */
} token;

typedef LIST(token) tokens;

/* ---- cutting ---- */

/* The id of `[^id]` at `i`, or empty. */
static str note_id(str s, size_t i)
{
    str rest = str_slice(s, i, s.n - i < LONGEST_NOTE_SIGN ? s.n : i + LONGEST_NOTE_SIGN);
    size_t close = str_starts(rest, S("[^")) ? str_find(rest, S("]")) : rest.n;
    return close < rest.n && close > 2 ? str_slice(rest, 2, close) : (str){0};
}

static bool is_escape(str s, size_t i)
{
    return s.p[i] == '\\' && i + 1 < s.n && strchr("*~^\\[]|{", s.p[i + 1]);
}

static void add_text(arena *a, tokens *out, size_t from, size_t to)
{
    if (to > from)
        *list_add(a, out) = (token){TOKEN_TEXT, from, to, NULL};
}

/* The token at `i` that is not plain text, or one with to == i where there is none. */
static token special_token(const inline_scope *s, const line *l, line_cursor *walk, size_t i,
                           size_t end)
{
    str text = str_slice(l->text, 0, end);
    token t = {.from = i, .to = i};
    char c = text.p[i];
    if (c == '{' && !s->literal) {
        tag found;
        if (tag_scan(s->d, l, walk, &t.to, &found)) {
            t.kind = TOKEN_TAG;
            t.tag = NEW(s->d->a, tag);
            *t.tag = found;
        }
    } else if (s->plain) {
        return t;
    } else if (c == '*') {
        t.kind = TOKEN_STARS;
        while (t.to < end && text.p[t.to] == '*')
            t.to++;
    } else if (c == '~' || c == '^') {
        t.kind = c == '~' ? TOKEN_BELOW : TOKEN_ABOVE;
        t.to = i + 1;
    } else if (c == '[' && note_id(text, i).n) {
        t.kind = TOKEN_NOTE;
        t.to = i + note_id(text, i).n + 3;
    }
    return t;
}

static bool opens_tag(str text, size_t i)
{
    return str_starts(str_after(text, i), S("{{"));
}

/* An escape or a token, perhaps. */
static const bool may_begin[UCHAR_MAX + 1] = {
    ['\\'] = true, ['{'] = true, ['*'] = true, ['~'] = true, ['^'] = true, ['['] = true,
};

/* Past the plain letters that stand there. */
static size_t next_special(const char *text, size_t i, size_t to)
{
    while (i < to && !may_begin[(unsigned char)text[i]])
        i++;
    return i;
}

static void cut(const inline_scope *s, const line *l, size_t from, size_t to, tokens *out)
{
    arena *a = s->d->a;
    size_t start = from;
    line_cursor walk = line_walk(l);
    for (size_t i = from; (i = next_special(l->text.p, i, to)) < to;) {
        if (is_escape(str_slice(l->text, 0, to), i) && (!s->plain || opens_tag(l->text, i + 1))) {
            add_text(a, out, start, i);
            start = i + 1;
            i += 2; /* `\{{` and `\[^` are the characters: the second is past as well */
            char second = l->text.p[start] == '[' ? '^' : '{';
            if (strchr("{[", l->text.p[start]) && i < to && l->text.p[i] == second)
                i++;
            continue;
        }
        token t = special_token(s, l, &walk, i, to);
        if (t.to == i) {
            i++;
            continue;
        }
        add_text(a, out, start, i);
        *list_add(a, out) = t;
        i = start = t.to;
    }
    add_text(a, out, start, to);
}

/* ---- pairing ---- */

typedef struct pairing {
    const inline_scope *s;
    const line *l;
    const tokens *t;
    size_t to;
    size_t left[4];   /* star tokens still to come that can close 1 star, 2 stars; [3] three */
    unsigned marks;   /* open now */
    line_cursor walk; /* tokens come in order, and so do their places */
    runs *out;
} pairing;

static void emit(pairing *p, run_kind kind, str text, pos at)
{
    *list_add(p->s->d->a, p->out) = (run){.kind = kind, .marks = p->marks, .text = text, .at = at};
}

static str words_of(const pairing *p, const token *t)
{
    return str_slice(p->l->text, t->from, t->to);
}

static bool has_blank(str words)
{
    return memchr(words.p, ' ', words.n);
}

static void unpaired(pairing *p, const token *t)
{
    str mark = str_slice(p->l->text, t->from, t->to);
    if (!diags_full(p->s->d, DIAG_MARK_UNPAIRED))
        diag_add(p->s->d, DIAG_MARK_UNPAIRED, line_walk_to(&p->walk, t->from), ARGS(mark));
    emit(p, RUN_TEXT, mark, p->l->at);
}

static bool before_blank(const pairing *p, const token *t)
{
    size_t i = t->to;
    return i >= p->to || utf8_is_space(utf8_next(p->l->text, &i));
}

static void text_stars(pairing *p, size_t from, size_t n)
{
    const token stars_left = {TOKEN_STARS, from, from + n, NULL};
    if (n)
        unpaired(p, &stars_left);
}

/* One, two or three stars: close what is open, else open if a closing mark is still to come. Three
 * close one open mark and leave the other stars as text. */
static void stars(pairing *p, const token *t)
{
    size_t n = t->to - t->from;
    unsigned mark = n == 1 ? MARK_ITALIC : n == 2 ? MARK_BOLD : MARK_ITALIC | MARK_BOLD;
    if (n > 3) {
        unpaired(p, t);
        return;
    }
    p->left[n]--;
    bool can_close =
        n < 3 ? p->left[n] + p->left[3] > 0 : p->left[3] > 0 || (p->left[1] > 0 && p->left[2] > 0);
    unsigned open = p->marks & mark;
    if (open) {
        size_t used = (open & MARK_ITALIC ? 1u : 0) + (open & MARK_BOLD ? 2u : 0);
        p->marks &= ~open;
        text_stars(p, t->from + used, n - used);
    } else if (!before_blank(p, t) && can_close) {
        p->marks |= mark;
    } else {
        unpaired(p, t);
    }
}

/* `~2~`, `^3^`: the pair must close before a blank, so that "~5 km" is text. */
static void shifted(pairing *p, size_t *index)
{
    const token *t = &p->t->at[*index];
    size_t close = *index + 1;
    while (close < p->t->n && p->t->at[close].kind == TOKEN_TEXT &&
           !has_blank(words_of(p, &p->t->at[close])))
        close++;
    if (close == p->t->n || close == *index + 1 || p->t->at[close].kind != t->kind) {
        unpaired(p, t);
        return;
    }
    unsigned before = p->marks;
    p->marks |= t->kind == TOKEN_BELOW ? MARK_BELOW : MARK_ABOVE;
    for (size_t i = *index + 1; i < close; i++)
        emit(p, RUN_TEXT, words_of(p, &p->t->at[i]), p->l->at);
    p->marks = before;
    *index = close;
}

static void note_sign(pairing *p, const token *t)
{
    str id = str_slice(p->l->text, t->from + 2, t->to - 1); /* of `[^id]` */
    known_note *known = map_get(&p->s->notes, id);
    if (!known) {
        diag_add(p->s->d, p->s->no_notes ? DIAG_NOTE_NOT_HERE : DIAG_NOTE_WITHOUT_TEXT,
                 line_pos(p->l, t->from), ARGS(id));
        return;
    }
    if (known->referred)
        diag_add(p->s->d, DIAG_NOTE_REFERRED_TWICE, line_pos(p->l, t->from), ARGS(id));
    known->referred = true;
    emit(p, RUN_NOTE, id, p->l->at);
    p->out->at[p->out->n - 1].note = (uint32_t)known->index;
}

static bool joins(const run *a, const run *b)
{
    return a->kind == RUN_TEXT && b->kind == RUN_TEXT && a->marks == b->marks;
}

void runs_join(arena *a, runs *out)
{
    size_t kept = 0;
    for (size_t i = 0, end; i < out->n; i = end) {
        run joined = out->at[i];
        for (end = i + 1; end < out->n && joins(&joined, &out->at[end]); end++)
            continue;
        if (end > i + 1) {
            buf words = {.a = a};
            for (size_t k = i; k < end; k++)
                buf_add(&words, out->at[k].text);
            joined.text = buf_str(&words);
        }
        out->at[kept++] = joined;
    }
    out->n = kept;
}

static void take_tag(pairing *p, tag *t)
{
    if (t->kind == TAG_PARTIAL)
        diag_add(p->s->d, DIAG_TAG_PARTIAL_INPUT, t->at, ARGS(t->name));
    if (t->kind == TAG_PARTIAL || t->kind == TAG_COMMENT)
        return;
    run_kind kind = t->kind == TAG_VALUE       ? RUN_HOLE
                    : t->kind == TAG_REFERENCE ? RUN_REFERENCE
                                               : RUN_TAG;
    emit(p, kind, t->name, t->at);
    p->out->at[p->out->n - 1].tag = t;
}

/* Sections within the line. */
static void match_tags(diags *d, const runs *out)
{
    tag_matching m = {.d = d, .in_line = true};
    for (size_t i = 0; i < out->n; i++)
        if (out->at[i].kind == RUN_TAG)
            tag_match(&m, out->at[i].tag, i);
    tag_match_end(&m);
}

void inline_parse(const inline_scope *s, const line *l, size_t from, size_t to, runs *out)
{
    tokens t = {0};
    cut(s, l, from, to, &t);
    pairing p = {.s = s, .l = l, .t = &t, .to = to, .walk = line_walk(l), .out = out};
    for (size_t i = 0; i < t.n; i++)
        if (t.at[i].kind == TOKEN_STARS && t.at[i].to - t.at[i].from <= 3)
            p.left[t.at[i].to - t.at[i].from]++;
    for (size_t i = 0; i < t.n; i++) {
        const token *now = &t.at[i];
        switch (now->kind) {
        case TOKEN_TEXT: emit(&p, RUN_TEXT, words_of(&p, now), l->at); break;
        case TOKEN_TAG: take_tag(&p, now->tag); break;
        case TOKEN_STARS: stars(&p, now); break;
        case TOKEN_NOTE: note_sign(&p, now); break;
        case TOKEN_BELOW:
        case TOKEN_ABOVE: shifted(&p, &i); break;
        }
    }
    runs_join(s->d->a, out);
    match_tags(s->d, out);
}

void inline_verbatim(arena *a, const line *l, runs *out)
{
    *list_add(a, out) = (run){.kind = RUN_TEXT, .text = l->text, .at = l->at};
}

str runs_text(arena *a, const runs *r)
{
    buf b = {.a = a};
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_TEXT)
            buf_add(&b, r->at[i].text);
    return buf_str(&b);
}

void block_own_runs(arena *a, block *b)
{
    if (!b->kept || b->runs.at != b->kept->runs.at)
        return;
    b->runs = (runs){0};
    list_reserve(a, &b->runs, b->kept->runs.n);
    if (b->kept->runs.n)
        memcpy(b->runs.at, b->kept->runs.at, b->kept->runs.n * sizeof(run));
    b->runs.n = b->kept->runs.n;
}

void runs_capitalize(arena *a, runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_TEXT)
            r->at[i].text = utf8_capitals(a, r->at[i].text);
}

static bool is_blank(str words)
{
    size_t i = 0;
    while (i < words.n)
        if (!utf8_is_space(utf8_next(words, &i)))
            return false;
    return true;
}

unsigned runs_common_marks(const runs *r)
{
    unsigned marks = MARK_BOLD | MARK_ITALIC;
    bool words = false;
    for (size_t i = 0; i < r->n; i++) {
        bool blank = r->at[i].kind == RUN_TEXT && is_blank(r->at[i].text);
        if (r->at[i].kind == RUN_NOTE || blank)
            continue;
        marks &= r->at[i].marks;
        words = true;
    }
    return words ? marks : 0;
}
