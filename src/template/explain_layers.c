/* A value layer by layer: who says it, who wins, what it is filled as. */
#include "template/explain_state.h"

#include "template/bind_parts.h"
#include "template/page.h"

/* One thing that says a value. */
typedef struct saying {
    str who, where;
    str typed, filled; /* `filled` is empty where nothing is to be filled */
    const value *value;
    bool wins;
} saying;

typedef LIST(saying) sayings;

static str typed_lines(arena *a, const value *v)
{
    buf b = {.a = a};
    for (size_t i = 0; i < v->n; i++) {
        buf_add(&b, i ? S(" / ") : S(""));
        buf_add(&b, v->lines[i].text);
    }
    return buf_str(&b);
}

/* "suy ra từ `tên` [cơ quan], tệp đầu vào" */
static str who_says(const asking *q, const value *v)
{
    arena *a = q->r->b.a;
    language speech = q->r->speech;
    str who = explain_layer(a, q->v, v, speech);
    str from =
        v->layer == LAYER_DERIVED ? explain_given_at(a, q->v, value_line(v).at, speech) : (str){0};
    return from.n ? STR_CAT(a, who, speech == LANGUAGE_EN ? S(" from ") : S(" từ "), from) : who;
}

static void add_value(const asking *q, const value *v, const value *winner, sayings *all)
{
    arena *a = q->r->b.a;
    bool tags = value_has_tags(v);
    *list_add(a, all) = (saying){
        .who = who_says(q, v),
        .where = v->layer == LAYER_SET ? (str){0} : place_told(a, value_line(v).at, q->r->speech),
        .typed = v->parsed && !tags ? explain_filled(a, q->v, v) : typed_lines(a, v),
        .filled = tags ? explain_filled(a, q->v, v) : (str){0},
        .value = v,
        .wins = v == winner,
    };
}

/* The defaults of parents that a child's hides. */
static void add_hidden_defaults(const asking *q, str path, sayings *all)
{
    arena *a = q->r->b.a;
    const field *f = field_find(&q->v->form->khung->fields, path);
    const attribute *told = f ? f->default_value : NULL;
    for (; f; f = f->hides) {
        if (!f->default_value || f->default_value == told)
            continue;
        told = f->default_value;
        *list_add(a, all) = (saying){
            .who = explain_source(a, q->v, told->at, q->r->speech),
            .where = place_told(a, told->at, q->r->speech),
            .typed = told->value,
        };
    }
}

static str element_lines(arena *a, const element *e)
{
    buf b = {.a = a};
    for (size_t i = 0; i < e->text.n; i++) {
        buf_add(&b, b.n && e->text.at[i].text.n ? S(" / ") : S(""));
        buf_add(&b, e->text.at[i].text);
    }
    return buf_str(&b);
}

/* The template's own words, where they stand for what no layer gives. */
static void add_part_text(const asking *q, str path, sayings *all)
{
    arena *a = q->r->b.a;
    for (size_t i = 0; i < q->v->form->parts.n; i++) {
        const prepared_part *p = &q->v->form->parts.at[i];
        if (!str_eq(prepared_path(p->part->kind), path) || text_asks_for(a, p->own.text, path) ||
            p->part->own->text.n == 0)
            continue;
        str typed = element_lines(a, p->part->own);
        bool tags = str_find(typed, S("{{")) < typed.n;
        *list_add(a, all) = (saying){
            .who = explain_source(a, q->v, p->own.at, q->r->speech),
            .where = place_told(a, p->own.at, q->r->speech),
            .typed = typed,
            .filled = tags ? explain_filled_text(a, q->v, &p->own, p->kind) : (str){0},
            .wins = true,
        };
    }
}

/* What the page shows though no layer says it. */
static void add_unsaid(const asking *q, str path, sayings *all)
{
    arena *a = q->r->b.a;
    bool english = q->r->speech == LANGUAGE_EN;
    following f;
    if (!explain_following(a, q->v, path, &f)) {
        add_part_text(q, path, all);
        return;
    }
    str from = explain_given_at(a, q->v, f.from, q->r->speech);
    str who = from.n       ? STR_CAT(a, english ? S("derived from ") : S("suy ra từ "), from)
              : f.from.src ? english ? S("derived") : S("suy ra")
              : english ? S("guessed")
                           : S("đoán");
    *list_add(a, all) = (saying){
        .who = who, .where = place_told(a, f.from, q->r->speech), .typed = f.words, .wins = true};
}

static sayings collect(const asking *q, str path)
{
    static const layer order[] = {LAYER_DERIVED, LAYER_SET,   LAYER_ROW,      LAYER_CAP,
                                  LAYER_INPUT,   LAYER_ABOVE, LAYER_TEMPLATE, LAYER_LEVEL};
    const value *winner = data_get(q->v->data, path);
    sayings all = {0};
    if (!winner || value_is_blank(winner))
        add_unsaid(q, path, &all);
    if (all.n)
        winner = NULL;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        for (const data *in = q->v->data; in; in = in->below) {
            const value *v = data_own(in, order[i], path);
            bool again = all.n && v && all.at[all.n - 1].value &&
                         pos_is_same(all.at[all.n - 1].value->at, v->at) &&
                         all.at[all.n - 1].value->layer == v->layer;
            if (v && !again)
                add_value(q, v, winner, &all);
        }
        if (order[i] == LAYER_TEMPLATE)
            add_hidden_defaults(q, path, &all);
    }
    return all;
}

static void say_field(const asking *q, str path)
{
    report *r = q->r;
    const field *f = field_find(&q->v->form->khung->fields, path);
    for (; f; f = f->hides) {
        report_line(r, 2);
        report_say(r, "khai ở ", "declared by ");
        report_add(r, explain_source(r->b.a, q->v, f->at->at, r->speech));
        report_add(r, STR_CAT(r->b.a, S(", "), place_told(r->b.a, f->at->at, r->speech)));
        if (f->help.n)
            report_add(r, STR_CAT(r->b.a, S(": "), f->help));
    }
}

/* `hội nghị.ngày` [cấp xã]: what templates of other plans declare, if any does, is called as the
 * input has it. */
static str shown(const asking *q, str path)
{
    arena *a = q->r->b.a;
    const names *known = q->v->data->names;
    size_t dot = str_find(path, S("."));
    str suffix, whole = resolve_shown(a, known, path);
    const section *in = map_get(&q->v->own->by_section, str_slice(path, 0, dot));
    const value *v = data_get(q->v->data, path);
    if (!str_eq(whole, path) || !in || !in->known->paths || !v)
        return whole;
    str key = str_after(path, dot + 1), name = str_from(v->key->name);
    if (names_path(known, key)) { /* whose own name is its last part's alone */
        const known_section *of =
            names_section(known, str_slice(key, 0, str_find(key, S("."))), &suffix);
        name = STR_CAT(a, str_from(of->name), suffix.n ? S(" ") : S(""), suffix, S("."), name);
    }
    return STR_CAT(a, S("`"), name, S("` ["), in->name, S("]"));
}

void explain_say_layers(const asking *q, str path)
{
    report *r = q->r;
    sayings all = collect(q, path);
    size_t who = 0, where = 0;
    for (size_t i = 0; i < all.n; i++) {
        who = report_width(who, all.at[i].who);
        where = report_width(where, all.at[i].where);
    }
    report_line(r, 0);
    report_add(r, STR_CAT(r->b.a, path, S(": "), shown(q, path)));
    for (size_t i = 0; i < all.n; i++) {
        const saying *s = &all.at[i];
        report_line(r, 2);
        report_add(r, s->wins ? S("→ ") : S("  "));
        report_column(r, s->who, who + 2);
        report_column(r, s->where, where + 2);
        if (s->typed.n)
            report_add(r, s->typed);
        else
            report_say(r, "(để trống)", "(blank)");
        if (s->filled.n) {
            report_line(r, 8);
            report_say(r, "điền thành: ", "filled: ");
            report_add(r, s->filled);
        }
        if (s->wins && s->value)
            explain_inside(r, q->v, s->value, 10);
    }
    if (all.n == 0) {
        report_line(r, 2);
        report_say(r, "chưa có giá trị ở đâu cả", "no layer gives it a value");
    }
    say_field(q, path);
}
