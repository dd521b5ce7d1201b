/* What is asked for by name: a value, or a part with what templates and input did to it. */
#include "base/nearest.h"
#include "base/utf8.h"
#include "template/bind_parts.h"
#include "template/explain_state.h"
#include "template/inspect.h"

/* ---- parts ---- */

static void say_at(const asking *q, size_t indent, const char *vi, const char *en, pos at)
{
    report *r = q->r;
    report_line(r, indent);
    report_say(r, vi, en);
    report_add(r, STR_CAT(r->b.a, explain_source(r->b.a, q->v, at, r->speech), S(", "),
                          place_told(r->b.a, at, r->speech)));
}

/* What the input did with a key of a part. */
static void say_given(const asking *q, const prepared_part *part, str path, const char *vi,
                      const char *en)
{
    const value *v = path.n ? data_get(q->v->data, path) : NULL;
    if (!v || v->layer < LAYER_INPUT || v->layer > LAYER_SET || value_is_blank(v))
        return;
    report *r = q->r;
    arena *a = r->b.a;
    bool taken_in = part && text_asks_for(a, part->own.text, path);
    report_line(r, 2);
    report_add(r, explain_layer(a, q->v, v, r->speech));
    report_add(r, STR_CAT(a, S(", "), place_told(a, v->at, r->speech), S(": ")));
    if (taken_in)
        report_say(r, "khung lấy chữ từ đây", "the template takes its words from here");
    else
        report_say(r, vi, en);
}

static void say_section_given(const asking *q, const prepared_part *part, const section *s)
{
    arena *a = q->r->b.a;
    say_given(q, part, STR_CAT(a, s->id, S(".tieu_de")), "thay tiêu đề", "replaces the title");
    say_given(q, part, STR_CAT(a, s->id, S(".noi_dung")), "thay chữ của khung",
              "replaces the template's text");
    say_given(q, part, STR_CAT(a, s->id, S(".them")), "thêm vào cuối", "adds to its end");
}

/* A condition, and whether it holds. */
static void say_condition(const asking *q, str name, const char *vi, const char *en, bool wanted)
{
    report *r = q->r;
    diags dropped = {.a = r->b.a};
    resolver look = {.d = &dropped, .data = q->v->data};
    if (name.n == 0)
        return;
    bool holds = resolve_holds(&look, name);
    report_line(r, 2);
    report_say(r, vi, en);
    report_add(r, name);
    if (holds == wanted)
        report_say(r, ": phần này có trên trang", ": this part is on the page");
    else
        report_say(r, ": phần này không có trên trang", ": this part is not on the page");
}

/* Elements of the chain that have the part too, which the nearest template's hides. */
static void say_replaced(const asking *q, const khung_part *p)
{
    const khung *k = q->v->form->khung;
    for (size_t i = 0; i < k->chain.n; i++) {
        const element *root = k->chain.at[i]->root;
        for (size_t n = 0; n < root->children.n; n++) {
            const element *e = root->children.at[n];
            const element *inner =
                e->kind == ELEMENT_CHEN_TRUOC || e->kind == ELEMENT_CHEN_SAU ? e : NULL;
            for (size_t c = 0; c < (inner ? inner->children.n : 1); c++) {
                const element *now = inner ? inner->children.at[c] : e;
                bool named = now->kind == ELEMENT_MUC || now->kind == ELEMENT_PHU_LUC;
                bool same = now != p->own && now->kind == p->kind &&
                            (!named || str_eq(element_attribute(now, "id"), p->id));
                if (same)
                    say_at(q, 2, "thay phần của ", "replaces that of ", now->at);
            }
        }
    }
}

static void say_part(const asking *q, const prepared_part *part, const section *given)
{
    report *r = q->r;
    arena *a = r->b.a;
    const khung_part *p = part->part;
    str title = element_attribute(p->own, "tieu_de");
    report_line(r, 0);
    report_add(r, STR_CAT(a, p->id, S(": "), part_kind_name(p->kind, r->speech)));
    report_add(r, title.n ? STR_CAT(a, S(" “"), title, S("”")) : (str){0});
    say_at(q, 2, "do ", "given by ", p->own->at);
    say_replaced(q, p);
    say_condition(q, part->neu, "nếu có ", "if there is ", true);
    say_condition(q, part->tru_khi, "trừ khi có ", "unless there is ", false);
    say_condition(q, part->moi, "lặp lại cho mỗi ", "once for each of ", true);
    if (p->locked)
        say_at(q, 2, "cố định bởi ", "locked by ", p->locked->at);
    for (size_t i = 0; i < p->before.n; i++)
        say_at(q, 2, "thêm trước bởi ", "text put before it by ", p->before.at[i]->at);
    for (size_t i = 0; i < p->after.n; i++)
        say_at(q, 2, "thêm sau bởi ", "text put after it by ", p->after.at[i]->at);
    if (given)
        say_section_given(q, part, given);
    say_given(q, part, prepared_path(p->kind), "thay chữ của khung",
              "replaces the template's text");
}

/* A section or annex of the input alone. */
static void say_own_section(const asking *q, const section *s)
{
    arena *a = q->r->b.a;
    report_line(q->r, 0);
    report_add(q->r, STR_CAT(a, S("["), s->name, S("]")));
    say_at(q, 2, "do ", "given by ", s->at);
}

/* ---- what is asked for ---- */

static bound_parts parts_of_kind(const asking *q, element_kind kind)
{
    diags *dropped = NEW(q->d->a, diags);
    plan *ignored = NEW(q->d->a, plan);
    dropped->a = q->d->a;
    binding b = {
        .d = dropped, .data = q->v->data, .form = q->v->form, .how = q->v->how, .p = ignored};
    return bind_addresses(&b, kind);
}

/* "muc_dich", "muc_muc_dich", "muc_i": a section or annex of template or input. */
static bool say_section(const asking *q, str folded, element_kind kind, str prefix)
{
    bound_parts all = parts_of_kind(q, kind);
    str name = str_starts(folded, prefix) ? str_after(folded, prefix.n) : folded;
    int number = str_starts(folded, prefix) ? roman_value(utf8_upper(q->d->a, name)) : 0;
    bool told = false;
    for (size_t i = 0; i < all.n && !told; i++) {
        const bound_part *p = &all.at[i];
        str id = p->form ? p->form->part->id : (str){0};
        bool same = (id.n && (str_eq(id, folded) || str_eq(id, name))) ||
                    (p->given && str_eq(p->given->id, folded)) || (int)i + 1 == number;
        if (same && p->form)
            say_part(q, p->form, p->given);
        else if (same)
            say_own_section(q, p->given);
        told = same;
    }
    return told;
}

static bool say_other_part(const asking *q, str folded)
{
    for (size_t i = 0; i < q->v->form->parts.n; i++) {
        const prepared_part *p = &q->v->form->parts.at[i];
        bool named = p->part->kind == ELEMENT_MUC || p->part->kind == ELEMENT_PHU_LUC;
        if (named || !str_eq(p->part->id, folded))
            continue;
        say_part(q, p, NULL);
        return true;
    }
    return false;
}

static bool is_called(const element *e, str id)
{
    bool named = e->kind == ELEMENT_MUC || e->kind == ELEMENT_PHU_LUC;
    return str_eq(named ? element_attribute(e, "id") : element_name(e->kind), id);
}

/* The part of that id which a template gives, among its elements and those of its chen_*. */
static const element *find_part(const element *root, str id)
{
    for (size_t i = 0; i < root->children.n; i++) {
        const element *e = root->children.at[i];
        bool holds = e->kind == ELEMENT_CHEN_TRUOC || e->kind == ELEMENT_CHEN_SAU;
        const element *found = holds ? find_part(e, id) : is_called(e, id) ? e : NULL;
        if (found)
            return found;
    }
    return NULL;
}

/* A part that a template took out of its parent's. */
static bool say_removed(const asking *q, str folded)
{
    const khung *k = q->v->form->khung;
    const element *part = NULL, *by = NULL;
    for (size_t i = 0; i < k->chain.n; i++) {
        const element *root = k->chain.at[i]->root;
        part = part ? part : find_part(root, folded);
        for (size_t n = 0; n < root->children.n && !by; n++) {
            const element *e = root->children.at[n];
            if (e->kind == ELEMENT_BO && str_eq(element_attribute(e, "id"), folded))
                by = e;
        }
    }
    if (!part || !by)
        return false;
    arena *a = q->r->b.a;
    str title = element_attribute(part, "tieu_de");
    report_line(q->r, 0);
    report_add(q->r, STR_CAT(a, folded, S(": "), part_kind_name(part->kind, q->r->speech)));
    report_add(q->r, title.n ? STR_CAT(a, S(" “"), title, S("”")) : (str){0});
    say_at(q, 2, "do ", "given by ", part->at);
    say_at(q, 2, "bỏ bởi ", "taken out by ", by->at);
    return true;
}

/* All values of a section that some layer gives. */
static bool say_whole_section(const asking *q, str folded)
{
    const known_key *k;
    bool told = false;
    for (size_t i = 0; (k = names_key_at(q->v->data->names, folded, i)); i++) {
        str path = STR_CAT(q->d->a, folded, S("."), str_from(k->id));
        if (!data_get(q->v->data, path))
            continue;
        explain_say_layers(q, path);
        told = true;
    }
    const section *in = map_get(&q->v->own->by_section, folded);
    bool free = in && in->known->paths; /* [cấp xã] has keys that nothing declares */
    for (size_t n = 0; free && n < q->v->own->values.n; n++) {
        str path = q->v->own->values.at[n]->path;
        if (!str_starts(path, STR_CAT(q->d->a, folded, S("."))) ||
            names_path(q->v->data->names, path))
            continue;
        explain_say_layers(q, path);
        told = true;
    }
    return told;
}

static bool is_value(const asking *q, str path)
{
    return path.n && memchr(path.p, '.', path.n) &&
           (names_path(q->v->data->names, path) || data_get(q->v->data, path));
}

/* "[hội nghị] ngày" and "hội nghị . ngày" are "hoi_nghi.ngay" too, "[hội nghị]" is "hoi_nghi". */
static str path_typed(arena *a, str typed)
{
    typed = utf8_trim(utf8_nfc(a, typed));
    size_t end = str_find(typed, S("]"));
    if (str_starts(typed, S("[")) && end < typed.n) {
        str of = str_slice(typed, 1, end), key = str_after(typed, end + 1);
        typed = key.n ? STR_CAT(a, of, S("."), key) : of;
    }
    size_t dot = str_find(typed, S("."));
    str first = utf8_fold(a, utf8_trim(str_slice(typed, 0, dot)));
    if (dot == typed.n)
        return first;
    return STR_CAT(a, first, S("."), utf8_fold(a, utf8_trim(str_after(typed, dot + 1))));
}

static void try_name(nearest *whole, nearest *key, str path)
{
    size_t dot = str_find(path, S("."));
    nearest_try(whole, path, path);
    if (dot < path.n)
        nearest_try(key, str_after(path, dot + 1), path);
}

static void report_unknown(const asking *q, const source *typed, str folded)
{
    arena *a = q->d->a;
    const names *n = q->v->data->names;
    nearest whole = nearest_start(folded), key = nearest_start(folded);
    const known_section *s;
    const known_key *k;
    for (size_t i = 0; (s = names_section_at(n, i)); i++)
        for (size_t j = 0; !s->numbered && (k = names_key_at(n, str_from(s->id), j)); j++)
            try_name(&whole, &key, STR_CAT(a, str_from(s->id), S("."), str_from(k->id)));
    for (size_t i = 0; i < q->v->form->parts.n; i++)
        try_name(&whole, &key, q->v->form->parts.at[i].part->id);
    for (size_t i = 0; i < q->v->data->values.n; i++)
        try_name(&whole, &key, q->v->data->values.at[i]->path);
    str near = whole.best.n ? whole.best : key.best;
    diag_add(q->d, near.n ? DIAG_EXPLAIN_KEY_NEAR : DIAG_EXPLAIN_KEY_UNKNOWN, (pos){typed, 0},
             ARGS(typed->text, near));
}

bool explain_key(diags *d, const job_view *v, const source *key, language speech, str *text)
{
    report r = report_begin(d->a, speech);
    asking q = {d, v, &r};
    str folded = path_typed(d->a, key->text);
    bool told = true;
    if (is_value(&q, folded))
        explain_say_layers(&q, folded);
    else
        told = folded.n && (say_section(&q, folded, ELEMENT_MUC, S("muc_")) ||
                            say_section(&q, folded, ELEMENT_PHU_LUC, S("phu_luc_")) ||
                            say_other_part(&q, folded) || say_removed(&q, folded) ||
                            say_whole_section(&q, folded));
    if (!told)
        report_unknown(&q, key, folded);
    report_line(&r, 0);
    *text = report_text(&r);
    return told;
}
