/* Layers, sources and values as people call them. Looks for nothing on the page. */
#include "template/explain.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/inline.h"
#include "template/inspect.h"
#include "template/references.h"

/* ---- whose plan ---- */

static void no_such_unit(diags *d, job *j, const source *word, str folded)
{
    nearest near = nearest_start(folded);
    for (size_t i = 0; i < job_units(j); i++) {
        str words = job_unit(j, i, d->a), whole = utf8_fold(d->a, words);
        for (size_t k = 0; k < whole.n; k++) /* with its kind, or without */
            if (k == 0 || whole.p[k - 1] == '_')
                nearest_try(&near, str_after(whole, k), words);
    }
    diag_add(d, near.best.n ? DIAG_UNIT_NEAR : DIAG_UNIT_UNKNOWN, (pos){word, 0},
             ARGS(word->text, near.best.n ? near.best : job_unit(j, 0, d->a)));
}

static pos option_place(arena *a)
{
    source *src = NEW(a, source);
    *src = (source){.name = S("--unit"), .whole_only = true};
    return (pos){src, 0};
}

bool explain_unit(diags *d, job *j, const source *word, size_t *found)
{
    arena *a = d->a;
    size_t n = job_units(j), hits = 0;
    str folded = word ? utf8_fold(a, utf8_trim(utf8_nfc(a, word->text))) : (str){0};
    *found = 0;
    for (size_t i = 0; word && i < n; i++) {
        str whole = utf8_fold(a, job_unit(j, i, d->a));
        bool ends = folded.n && str_ends(whole, STR_CAT(a, S("_"), folded));
        if (ends || str_eq(whole, folded))
            *found = i;
        if (str_eq(whole, folded))
            return true;
        hits += ends;
    }
    if (!word && n)
        diag_add(d, DIAG_UNIT_WANTED, option_place(a),
                 ARGS(str_number(a, n), job_unit(j, 0, d->a)));
    else if (word && n == 0)
        diag_add(d, DIAG_UNIT_NO_LIST, (pos){word, 0}, ARGS(S("")));
    else if (hits > 1)
        diag_add(d, DIAG_UNIT_TWICE, (pos){word, 0}, ARGS(word->text, job_unit(j, *found, d->a)));
    else if (word && hits == 0)
        no_such_unit(d, j, word, folded);
    else
        return true;
    return false;
}

/* ---- names ---- */

static str say(language speech, const char *vi, const char *en)
{
    return str_from(speech == LANGUAGE_EN ? en : vi);
}

/* The section [cấp …] of the input that a value was taken from. */
static str level_section(arena *a, const job_view *v, const value *of)
{
    const section *found = NULL;
    for (size_t i = 0; i < v->own->values.n && !found; i++) {
        const value *own = v->own->values.at[i];
        str id = str_slice(own->path, 0, str_find(own->path, S(".")));
        found = pos_same(own->at, of->at) ? map_get(&v->own->by_section, id) : NULL;
    }
    return STR_CAT(a, S("["), found ? found->name : S(""), S("]"));
}

static str row_column(arena *a, const job_view *v, const value *of, language speech)
{
    str words, column = v->unit ? units_heading(v->unit, value_line(of).at, &words) : (str){0};
    str list = say(speech, "danh sách", "list");
    return column.n ? STR_CAT(a, list, say(speech, ", cột `", ", column `"), column, S("`")) : list;
}

str explain_layer(arena *a, const job_view *v, const value *of, language speech)
{
    switch (of->layer) {
    case LAYER_LEVEL: return say(speech, "chữ theo cấp", "words by level");
    case LAYER_TEMPLATE: return explain_source(a, v, of->at, speech);
    case LAYER_ABOVE: return say(speech, "kế hoạch cấp trên", "superior's plan");
    case LAYER_INPUT: return say(speech, "tệp đầu vào", "input");
    case LAYER_CAP: return level_section(a, v, of);
    case LAYER_ROW: return row_column(a, v, of, speech);
    case LAYER_SET: return S("--set");
    case LAYER_DERIVED: return say(speech, "suy ra", "derived");
    case LAYERS: break;
    }
    return (str){0};
}

str explain_source(arena *a, const job_view *v, pos at, language speech)
{
    const source *src = at.src;
    str name = src ? khung_name_of(v->form->khung, src) : (str){0};
    if (!src)
        return (str){0};
    if (name.n)
        return STR_CAT(a, say(speech, "khung ", "template "), name);
    if (src == v->data->src)
        return say(speech, "tệp đầu vào", "input");
    if (v->unit && source_whole(src) == v->unit->list->csv.src)
        return say(speech, "danh sách", "list");
    if (str_ends(src->name, S("cap.ini")))
        return say(speech, "chữ theo cấp", "words by level");
    if (str_ends(src->name, S(".xml")))
        return say(speech, "khung cấp trên", "the superior's template");
    return src->is_word ? src->name : say(speech, "tệp", "file");
}

str explain_given_at(arena *a, const job_view *v, pos at, language speech)
{
    for (const data *in = v->data; in; in = in->below)
        for (size_t i = 0; i < in->values.n; i++) {
            const value *given = in->values.at[i];
            pos own = value_line(given).at;
            if (given->layer != LAYER_DERIVED && own.src == at.src && own.off == at.off)
                return STR_CAT(a, resolve_shown(a, v->data->names, given->path), S(", "),
                               explain_layer(a, v, given, speech));
        }
    return (str){0};
}

void explain_where(report *r, const job_view *v, const value *of, pos at)
{
    arena *a = r->b.a;
    str from = of->layer == LAYER_DERIVED ? explain_given_at(a, v, at, r->speech) : (str){0};
    if (of->layer == LAYER_SET)
        return;
    if (from.n) {
        report_say(r, " từ ", " from ");
        report_add(r, from);
    }
    report_add(r, STR_CAT(a, S(", "), place_told(a, at, r->speech)));
}

/* ---- values ---- */

typedef struct filling {
    diags dropped;
    plan ignored;
    resolver resolver;
} filling;

static filling *filling_new(arena *a, const job_view *v)
{
    filling *f = NEW(a, filling);
    f->dropped = (diags){.a = a};
    f->resolver = (resolver){
        .d = &f->dropped, .shared = &f->dropped, .data = v->data, .p = &f->ignored, .apart = true};
    return f;
}

static text_kind kind_of(const value *v)
{
    key_kind kind = v->key ? v->key->kind : KEY_LINE;
    return kind == KEY_BODY    ? TEXT_WHOLE
           : kind == KEY_LINES ? TEXT_LIST
           : kind == KEY_TEXT  ? TEXT_OUTLINE
                               : TEXT_PHRASE;
}

/* References get the words that they have on the page. */
static str blocks_words(arena *a, const job_view *v, const blocks *all)
{
    diags dropped = {.a = a};
    plan shown = v->plan;
    binding of = {.d = &dropped, .data = v->data, .form = v->form, .how = v->how, .p = &shown};
    references_resolve_in(&of, all);
    buf b = {.a = a};
    for (size_t i = 0; i < all->n; i++) {
        buf_add(&b, i ? S(" / ") : S(""));
        buf_add(&b, all->at[i].table ? S("| … |") : runs_text(a, &all->at[i].runs));
    }
    return buf_str(&b);
}

str explain_filled(arena *a, const job_view *v, const value *of)
{
    filling *f = filling_new(a, v);
    text_kind kind = kind_of(of);
    blocks all = {0};
    if (kind == TEXT_PHRASE)
        return fill_words(&f->resolver, of, of->at);
    fill_value(&f->resolver, of, of->at, kind, &all);
    return blocks_words(a, v, &all);
}

str explain_filled_text(arena *a, const job_view *v, const prepared_text *of, text_kind kind)
{
    filling *f = filling_new(a, v);
    blocks all = {0};
    if (kind == TEXT_PHRASE)
        return fill_phrase(&f->resolver, of->text, of->at).text;
    fill_blocks(&f->resolver, of->text, kind, &all);
    return blocks_words(a, v, &all);
}

/* ---- {{…}} within values ---- */

enum { DEEPEST = 4 }; /* steps that still help a reader */

typedef struct inside {
    report *r;
    const job_view *v;
    LIST(str) told; /* paths */
} inside;

static bool was_told(const inside *in, str path)
{
    for (size_t i = 0; i < in->told.n; i++)
        if (str_eq(in->told.at[i], path))
            return true;
    return false;
}

static void tell_inside(inside *in, const value *of, size_t indent, int depth);

static void tell_name(inside *in, str name, size_t indent, int depth)
{
    arena *a = in->r->b.a;
    str path = utf8_fold(a, name);
    const value *v = data_get(in->v->data, path);
    if (!v || value_is_blank(v) || was_told(in, path))
        return;
    *list_add(a, &in->told) = path;
    report_line(in->r, indent);
    report_add(in->r, STR_CAT(a, S("{{"), name, S("}} = "), explain_filled(a, in->v, v), S("  ← "),
                              explain_layer(a, in->v, v, in->r->speech)));
    explain_where(in->r, in->v, v, value_line(v).at);
    tell_inside(in, v, indent + 2, depth + 1);
}

/* The names between braces of one line; signs and filters aside. */
static void tell_inside(inside *in, const value *of, size_t indent, int depth)
{
    for (size_t i = 0; i < of->n && !of->literal && depth < DEEPEST; i++) {
        str rest = of->lines[i].text;
        for (size_t at; (at = str_find(rest, S("{{"))) < rest.n;) {
            rest = str_after(rest, at + 2);
            str name = str_slice(rest, 0, str_find(rest, S("}}")));
            name = utf8_trim(str_slice(name, 0, str_find(name, S("|"))));
            if (name.n && !strchr("#^/!>", name.p[0]))
                tell_name(in, name, indent, depth);
        }
    }
}

/* A citation is put together from what is known of the superior's plan. */
static void tell_citation(inside *in, size_t indent)
{
    static const char *const of[] = {"cap_tren.loai",     "cap_tren.so",      "cap_tren.ky_hieu",
                                     "cap_tren.ngay",     "cap_tren.co_quan", "cap_tren.noi",
                                     "cap_tren.trich_yeu"};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        tell_name(in, str_from(of[i]), indent, 0);
}

void explain_inside(report *r, const job_view *v, const value *of, size_t indent)
{
    inside in = {.r = r, .v = v};
    if (of->layer == LAYER_DERIVED && str_starts(of->path, S("cap_tren.trich_dan")))
        tell_citation(&in, indent);
    tell_inside(&in, of, indent, 0);
}
