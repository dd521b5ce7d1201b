/* Part by part: each element of the template asks the input for its text, or brings its own. */
#include "template/bind.h"

#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/numbering.h"
#include "plan/outline.h"
#include "plan/wording.h"
#include "template/bind_text.h"
#include "template/recipients.h"

static bool is_required(const element *e)
{
    return str_eq(element_attribute(e, "bat_buoc"), S("co"));
}

/* An element whose text comes to nothing is left out, unless it must be there. */
static void add_element(binding *b, const element *e, text_kind kind, blocks *into)
{
    size_t before = into->n;
    bind_lines(b, e->text.at, e->text.n, kind, false, into);
    if (into->n > before)
        into->at[before].restarts = true;
    else if (is_required(e))
        diag_add(b->d, DIAG_ELEMENT_EMPTY, e->at, ARGS(e->text.n ? e->text.at[0].text : S("")));
}

/* ---- sections ---- */

static void add_section_title(binding *b, const line *title, bool literal, str label, blocks *into)
{
    arena *a = b->d->a;
    block *added = list_add(a, into);
    *added = (block){.kind = BLOCK_MUC, .label = label, .at = title->at};
    run lead = {.kind = RUN_TEXT, .text = STR_CAT(a, label, S(" ")), .at = title->at};
    *list_add(a, &added->runs) = lead;
    phrase words = bind_title(b, title, literal);
    for (size_t i = 0; i < words.runs.n; i++)
        *list_add(a, &added->runs) = words.runs.at[i];
}

/* "I." for [mục I]; the next numeral, to be supplied, for [mục muc_dich] and where the skeleton has
 * sections of its own. */
static str section_label(const binding *b, const section *s)
{
    str numeral = utf8_upper(b->d->a, s->suffix);
    for (size_t i = 0; i < b->khung->parts.n; i++)
        if (b->khung->parts.at[i].kind == ELEMENT_MUC)
            return S("?.");
    return roman_value(numeral) ? STR_CAT(b->d->a, numeral, S(".")) : S("?.");
}

/* "I. MỤC ĐÍCH" as a title would print its number twice. */
static void check_title(binding *b, const line *title)
{
    size_t dot = str_find(title->text, S(". "));
    str number = str_slice(title->text, 0, dot);
    if (dot < title->text.n && roman_value(number))
        diag_add(b->d, DIAG_TITLE_NUMBERED, title->at, ARGS(STR_CAT(b->d->a, number, S("."))));
}

static void add_section(binding *b, const section *s, blocks *into)
{
    const value *title = data_get_in(b->data, s->id, S("tieu_de"));
    const value *text = data_get_in(b->data, s->id, S("noi_dung"));
    const value *more = data_get_in(b->data, s->id, S("them"));
    if (!title || value_is_blank(title)) {
        diag_add(b->d, DIAG_VALUE_MISSING, s->at, ARGS(S("tiêu đề"), s->name));
    } else {
        line words = value_line(title);
        check_title(b, &words);
        add_section_title(b, &words, title->literal, section_label(b, s), into);
    }
    size_t before = into->n;
    if (text)
        bind_value(b, text, text->at, TEXT_OUTLINE, into);
    if (more)
        bind_value(b, more, more->at, TEXT_OUTLINE, into);
    if (into->n == before)
        diag_add(b->d, DIAG_SECTION_EMPTY, s->at, ARGS(s->name));
}

static void add_whole_body(binding *b, const value *text, blocks *into)
{
    size_t from = into->n;
    bind_value(b, text, text->at, TEXT_WHOLE, into);
    for (size_t i = from; i < into->n; i++)
        if (into->at[i].kind == BLOCK_MUC || into->at[i].kind == BLOCK_TIEU_DE_PHAN)
            runs_capitalize(b->d->a, &into->at[i].runs);
}

static void add_free_sections(binding *b, blocks *into)
{
    const value *whole = data_get(b->data, S("noi_dung.noi_dung"));
    const section *first = NULL;
    for (size_t i = 0; i < b->data->sections.n; i++) {
        const section *s = b->data->sections.at[i];
        if (!str_eq(str_from(s->known->id), S("muc")))
            continue;
        first = first ? first : s;
        add_section(b, s, into);
    }
    if (first && whole)
        diag_add_both(b->d, DIAG_BODY_TWICE, whole->at, first->at, ARGS(first->name));
    else if (whole)
        add_whole_body(b, whole, into);
}

static void add_own_section(binding *b, const element *e, blocks *into)
{
    line title = {.text = element_attribute(e, "tieu_de"), .at = e->at};
    add_section_title(b, &title, false, S("?."), into);
    bind_lines(b, e->text.at, e->text.n, TEXT_OUTLINE, false, into);
}

/* ---- recipients ---- */

typedef LIST(line) line_list;

/* The lines with holes filled; a hole alone on its line takes in a whole list. */
static void collect(binding *b, const line *lines, size_t n, bool literal, line_list *all)
{
    for (size_t i = 0; i < n; i++) {
        str path;
        size_t end = 0;
        bool hole = !literal && str_starts(lines[i].text, S("{{")) &&
                    hole_scan(b->d, &lines[i], &end, &path);
        bool alone = hole && end == lines[i].text.n && path.n;
        pos at = lines[i].at;
        bool own = at.src == b->data->src;
        const value *v = alone ? resolve_value(&b->resolver, path, at, own) : NULL;
        bool affordable = v && resolve_spend(&b->resolver, v->n * sizeof(line), at);
        if (affordable && resolve_enter(&b->resolver, v, at)) {
            collect(b, v->lines, v->n, v->literal, all);
            resolve_leave(&b->resolver);
        }
        if (alone)
            continue;
        const value one = {.lines = &lines[i], .n = 1, .literal = literal};
        line *added = list_add(b->d->a, all);
        *added = lines[i];
        added->text = resolve_words(&b->resolver, &one);
    }
}

static void add_recipients(binding *b, const element *e)
{
    line_list all = {0};
    collect(b, e->text.at, e->text.n, false, &all);
    recipients_read(b->d, all.at, all.n, bind_said(b, "noi_nhan.luu"), b->p);
    if (b->p->noi_nhan.n == 0 && is_required(e))
        diag_add(b->d, DIAG_ELEMENT_EMPTY, e->at, ARGS(e->text.n ? e->text.at[0].text : S("")));
}

/* ---- one line ---- */

/* The value that the element's hole names, or the element's own words. */
static phrase element_phrase(binding *b, const element *e)
{
    if (e->text.n == 0)
        return (phrase){.at = e->at};
    const line *l = &e->text.at[0];
    str path;
    size_t end = 0;
    bool hole = str_starts(l->text, S("{{")) && hole_scan(b->d, l, &end, &path);
    if (!hole || end < l->text.n)
        return bind_phrase(b, l, false);
    const value *v = resolve_value(&b->resolver, path, l->at, false);
    if (is_required(e) && (!v || value_is_blank(v)))
        diag_add_both(b->d, DIAG_PATH_REQUIRED, v ? v->at : bind_missing_place(b, path), l->at,
                      ARGS(resolve_shown(b->d->a, path), l->at.src->name));
    if (!v || !resolve_enter(&b->resolver, v, l->at))
        return (phrase){.at = l->at};
    line words = value_line(v);
    phrase found = bind_phrase(b, &words, v->literal);
    resolve_leave(&b->resolver);
    return found;
}

/* ---- the whole ---- */

static void bind_element(binding *b, const element *e)
{
    plan *p = b->p;
    switch (e->kind) {
    case ELEMENT_KHUNG:
    case ELEMENT_MO_TA:
    case ELEMENT_TRUONG:
    case ELEMENT_TRUOC:
    case ELEMENT_SAU:
    case ELEMENT_BO:
    case ELEMENT_CHEN_TRUOC:
    case ELEMENT_CHEN_SAU: break; /* no parts of a plan */
    case ELEMENT_PHU_LUC: break;  /* annexes of templates are not bound yet */
    case ELEMENT_TEN_LOAI: break; /* taken before, since the number bears its abbreviation */
    case ELEMENT_TRICH_YEU: p->trich_yeu = element_phrase(b, e); break;
    case ELEMENT_CAN_CU: add_element(b, e, TEXT_LIST, &p->can_cu); break;
    case ELEMENT_MO_DAU:
    case ELEMENT_KET_THUC: add_element(b, e, TEXT_OUTLINE, &p->than); break;
    case ELEMENT_MUC: add_own_section(b, e, &p->than); break;
    case ELEMENT_MUC_TU_DO: add_free_sections(b, &p->than); break;
    case ELEMENT_NOI_NHAN: add_recipients(b, e); break;
    case ELEMENT_KY: bind_signature(b); break;
    case ELEMENT_PHU_LUC_TU_DO: bind_annexes(b); break;
    }
}

/* Each ground ends in `;`, the last in `.` (Phụ lục I, II.6.a). */
static void set_ground_signs(arena *a, blocks *grounds)
{
    for (size_t i = 0; i < grounds->n; i++) {
        runs *words = &grounds->at[i].runs;
        run *last = words->n ? &words->at[words->n - 1] : NULL;
        str sign = i + 1 == grounds->n ? S(".") : S(";");
        if (last && last->kind == RUN_TEXT)
            last->text = STR_CAT(a, wording_without_sign(last->text), sign);
        else if (last)
            *list_add(a, words) = (run){.kind = RUN_TEXT, .text = sign, .at = last->at};
    }
}

void bind_plan(diags *d, data *from, const khung *k, bind_options how, plan *out)
{
    *out = (plan){0};
    binding b = {
        .d = d, .data = from, .khung = k, .how = how, .resolver = {.d = d, .data = from}, .p = out};
    for (size_t i = 0; i < k->parts.n; i++)
        if (k->parts.at[i].kind == ELEMENT_TEN_LOAI)
            out->ten_loai = utf8_capitals(d->a, element_phrase(&b, k->parts.at[i].own).text);
    bind_head(&b);
    for (size_t i = 0; i < k->parts.n; i++)
        bind_element(&b, k->parts.at[i].own);
    numbering_check(d, &out->than, how.renumber);
    set_ground_signs(d->a, &out->can_cu);
    if (out->than.n == 0)
        diag_add(d, DIAG_BODY_EMPTY, (pos){from->src, 0}, ARGS(S("")));
    outline_end_mark(d->a, &out->than);
    data_report_unused(d, from, k->name);
}
