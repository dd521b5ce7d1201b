/* Words looked for on the page, and the pieces they are made of. */
#include "base/utf8.h"
#include "template/attribute.h"
#include "template/explain.h"
#include "template/page.h"
#include "template/words.h"

typedef struct search {
    diags *d;
    const job_view *v;
    report *r;
    page_lines lines;
    str wanted;
    word_list query, now; /* of what is looked for, of the line looked at */
    size_t found;
} search;

/* ---- looking ---- */

static bool stands_at(const search *s, size_t i)
{
    for (size_t k = 0; k < s->query.list.n; k++)
        if (i + k >= s->now.list.n ||
            !str_eq(words_key(&s->now, i + k, 1), words_key(&s->query, k, 1)))
            return false;
    return true;
}

/* How many of the query's words the line has in their order. */
static size_t words_shared(const search *s)
{
    size_t n = s->query.list.n, m = s->now.list.n;
    size_t *best = NEW_ARRAY(s->d->a, size_t, n + 1); /* longest common sequence so far */
    for (size_t i = 0; i < m; i++)
        for (size_t k = 1, diagonal = 0; k <= n; k++) {
            size_t above = best[k];
            if (str_eq(words_key(&s->now, i, 1), words_key(&s->query, k - 1, 1)))
                best[k] = diagonal + 1;
            else if (best[k - 1] > above)
                best[k] = best[k - 1];
            diagonal = above;
        }
    return best[n];
}

/* ---- telling ---- */

static const value *value_of(const search *s, const piece *p)
{
    const value *v = p->path.n ? data_get(s->v->data, p->path) : NULL;
    for (size_t i = 0; v && i < v->n; i++)
        if (pos_is_same(v->lines[i].at, p->value_at))
            return v;
    return v && pos_is_same(value_line(v).at, p->value_at) ? v : NULL;
}

static void tell_rule(search *s, const piece *p)
{
    report *r = s->r;
    str clause = STR_CAT(r->b.a, S("Nghị định 30/2020/NĐ-CP, "), decree_clause(p->rule));
    bool alone = !p->path.n && !p->at.src;
    if (!alone)
        report_line(r, 8);
    if (alone)
        report_say(r, "cố định: ", "fixed: ");
    else
        report_say(r, "viết theo ", "written as in ");
    report_add(r, clause);
}

/* The value, what it says, and what is in it. */
static void tell_value(search *s, const piece *p)
{
    report *r = s->r;
    arena *a = r->b.a;
    const value *v = value_of(s, p);
    if (p->derived)
        report_say(r, "suy ra từ ", "derived from ");
    if (v) {
        report_add(r, STR_CAT(a, resolve_shown(a, s->v->data->names, v->path), S(", "),
                              explain_layer(a, s->v, v, r->speech)));
        explain_where(r, s->v, v, p->value_at);
    } else {
        report_add(r, STR_CAT(a, explain_source(a, s->v, p->value_at, r->speech), S(", "),
                              place_told(a, p->value_at, r->speech)));
    }
    if (v && value_has_tags(v) && v->n == 1)
        report_add(r, STR_CAT(a, S(": "), v->lines[0].text));
    if (v && (v->n == 1 || v->layer == LAYER_DERIVED))
        explain_inside(r, s->v, v, 10);
    if (!p->at.src)
        return;
    report_line(r, 8);
    report_say(r, "đặt vào ", "put into ");
    report_add(r, STR_CAT(a, explain_source(a, s->v, p->at, r->speech), S(", "),
                          place_told(a, p->at, r->speech)));
}

/* Words that stand as they are: in a default they are the field's. */
static void tell_text(search *s, const piece *p)
{
    report *r = s->r;
    arena *a = r->b.a;
    const field_list *fields = &s->v->form->khung->fields;
    report_add(r, explain_source(a, s->v, p->at, r->speech));
    report_add(r, STR_CAT(a, S(", "), place_told(a, p->at, r->speech)));
    for (size_t i = 0; i < fields->n; i++) {
        const field *f = &fields->at[i];
        if (!f->default_value || !attribute_holds(f->default_value, p->at))
            continue;
        report_say(r, ": mặc định của ", ": default of ");
        report_add(r, resolve_shown(a, s->v->data->names, f->path));
        return;
    }
}

static void tell_piece(search *s, const page_line *l, const piece *p, size_t from, size_t to,
                       size_t width)
{
    report *r = s->r;
    size_t begin = p->from > from ? p->from : from, end = p->to < to ? p->to : to;
    str words = STR_CAT(r->b.a, S("“"), utf8_trim(str_slice(l->text, begin, end)), S("”"));
    report_line(r, 4);
    report_column(r, words, width + 1);
    report_add(r, S("← "));
    if (p->path.n || p->value_at.src)
        tell_value(s, p);
    else if (p->at.src)
        tell_text(s, p);
    if (p->rule && (p->path.n || !p->at.src))
        tell_rule(s, p);
}

enum { WIDEST = 40 }; /* characters of a piece that others are aligned with */

static bool overlaps(const page_line *l, const piece *p, size_t from, size_t to)
{
    size_t begin = p->from > from ? p->from : from, end = p->to < to ? p->to : to;
    return begin < end && utf8_trim(str_slice(l->text, begin, end)).n;
}

enum { AROUND = 80 }; /* characters of a long line before and behind the words */

static str excerpt(arena *a, str text, size_t from, size_t to)
{
    size_t before = utf8_length(str_slice(text, 0, from)),
           behind = utf8_length(str_after(text, to));
    size_t begin = before > AROUND ? utf8_offset(text, before - AROUND) : 0;
    size_t end = behind > AROUND ? to + utf8_offset(str_after(text, to), AROUND) : text.n;
    return STR_CAT(a, begin ? S("…") : S(""), str_slice(text, begin, end),
                   end < text.n ? S("…") : S(""));
}

static void tell_place(search *s, const page_line *l, size_t from, size_t to)
{
    report *r = s->r;
    arena *a = r->b.a;
    size_t width = 0;
    if (s->found++)
        report_line(r, 0);
    report_line(r, 0);
    report_add(r, STR_CAT(a, str_number(a, s->found), S(". "), l->part, S(":")));
    report_line(r, 4);
    report_add(r, excerpt(a, l->text, from, to));
    for (size_t i = 0; i < l->pieces.n; i++) {
        const piece *p = &l->pieces.at[i];
        if (!overlaps(l, p, from, to))
            continue;
        size_t begin = p->from > from ? p->from : from, end = p->to < to ? p->to : to;
        size_t now = utf8_length(utf8_trim(str_slice(l->text, begin, end))) + 2;
        width = now <= WIDEST && now > width ? now : width;
    }
    for (size_t i = 0; i < l->pieces.n; i++)
        if (overlaps(l, &l->pieces.at[i], from, to))
            tell_piece(s, l, &l->pieces.at[i], from, to, width);
}

/* ---- the whole ---- */

static void look_at(search *s, const page_line *l)
{
    size_t n = s->query.list.n;
    if (n == 0) { /* signs alone */
        size_t at = str_find(l->text, s->wanted);
        if (at < l->text.n)
            tell_place(s, l, at, at + s->wanted.n);
        return;
    }
    words_cut(&s->now, l->text);
    for (size_t i = 0; i + n <= s->now.list.n; i++)
        if (stands_at(s, i)) {
            tell_place(s, l, s->now.list.at[i].from, s->now.list.at[i + n - 1].to);
            i += n - 1;
        }
}

static void report_none(search *s, const source *words)
{
    size_t most = 0;
    str near = {0};
    for (size_t i = 0; i < s->lines.n && s->query.list.n; i++) {
        words_cut(&s->now, s->lines.at[i].text);
        size_t shared = words_shared(s);
        if (shared > most) {
            most = shared;
            near = s->lines.at[i].text;
        }
    }
    bool is_near = most > 0 && 2 * most >= s->query.list.n;
    diag_add(s->d, is_near ? DIAG_EXPLAIN_WORDS_NEAR : DIAG_EXPLAIN_WORDS_NONE, (pos){words, 0},
             ARGS(s->wanted, near));
}

bool explain_words(diags *d, const job_view *v, const source *words, language speech, str *text)
{
    arena *a = d->a;
    report r = report_begin(a, speech);
    search s = {.d = d, .v = v, .r = &r, .wanted = utf8_trim(utf8_nfc(a, words->text))};
    s.query.keys.a = s.now.keys.a = a;
    if (s.wanted.n == 0) {
        diag_add(d, DIAG_EXPLAIN_WORDS_BLANK, (pos){words, 0}, ARGS(S("")));
        return false;
    }
    s.lines = page_read(a, v, speech);
    words_cut(&s.query, s.wanted);
    for (size_t i = 0; i < s.lines.n; i++)
        look_at(&s, &s.lines.at[i]);
    if (s.found == 0)
        report_none(&s, words);
    report_line(&r, 0);
    *text = report_text(&r);
    return s.found > 0;
}
