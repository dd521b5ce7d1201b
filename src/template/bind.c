/* Element by element: each row of the skeleton asks the input for its text, or brings its own. */
#include "template/bind.h"

#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/numbering.h"
#include "plan/outline.h"
#include "plan/wording.h"
#include "template/bind_head.h"
#include "template/recipients.h"

static outline_options options(bool literal)
{
    return (outline_options){.literal = literal};
}

/* ---- from outlines to the plan's blocks ---- */

/* Holes filled, notes numbered after those the plan already has. */
static runs settle_runs(binding *b, const runs *from, size_t first_note)
{
    runs filled = resolve_runs(&b->resolver, from);
    for (size_t i = 0; i < filled.n; i++)
        if (filled.at[i].kind == RUN_NOTE)
            filled.at[i].note += first_note;
    return filled;
}

static void settle_table(binding *b, table *t, size_t first_note)
{
    for (size_t r = 0; r < t->rows.n; r++)
        for (size_t c = 0; c < t->rows.at[r].cells.n; c++) {
            cell *in = &t->rows.at[r].cells.at[c];
            for (size_t k = 0; k < in->paragraphs.n; k++)
                in->paragraphs.at[k] = settle_runs(b, &in->paragraphs.at[k], first_note);
        }
}

static void append_value(binding *b, const value *v, pos at, bool list, blocks *into);

/* A hole alone on its line takes in a whole list or text. */
static bool splice(binding *b, const block *now, bool list, blocks *into)
{
    bool alone = now->kind == BLOCK_DOAN && now->runs.n == 1 && now->runs.at[0].kind == RUN_HOLE;
    if (!alone || now->runs.at[0].text.n == 0)
        return false;
    const value *v = resolve_value(&b->resolver, now->runs.at[0].text, now->at, false);
    if (!v)
        return true; /* reported, or left out of the input */
    if (v->key->kind == KEY_LINE)
        return false;
    append_value(b, v, now->runs.at[0].at, list, into);
    return true;
}

static void append_body(binding *b, const body *from, bool list, blocks *into)
{
    size_t first_note = b->p->notes.n;
    for (size_t i = 0; i < from->notes.n; i++) {
        note *added = list_add(b->d->a, &b->p->notes);
        *added = from->notes.at[i];
    }
    for (size_t i = 0; i < from->blocks.n; i++) {
        block now = from->blocks.at[i];
        if (splice(b, &now, list, into))
            continue;
        now.runs = settle_runs(b, &now.runs, first_note);
        if (now.table)
            settle_table(b, now.table, first_note);
        *list_add(b->d->a, into) = now;
    }
    for (size_t i = first_note; i < first_note + from->notes.n; i++)
        b->p->notes.at[i].text = resolve_runs(&b->resolver, &b->p->notes.at[i].text);
}

static void append_lines(binding *b, const line *lines, size_t n, bool list, bool literal,
                         blocks *into)
{
    body parsed;
    if (list)
        outline_list(b->d, lines, n, options(literal), &parsed);
    else
        outline_parse(b->d, lines, n, options(literal), &parsed);
    append_body(b, &parsed, list, into);
}

static void append_value(binding *b, const value *v, pos at, bool list, blocks *into)
{
    if (!resolve_enter(&b->resolver, v, at))
        return;
    append_lines(b, v->lines, v->n, list, v->literal, into);
    resolve_leave(&b->resolver);
}

/* An element whose text comes to nothing is left out, unless it must be there. */
static void append_element(binding *b, const element *e, bool list, blocks *into)
{
    size_t before = into->n;
    append_lines(b, e->text.at, e->text.n, list, false, into);
    if (into->n > before)
        into->at[before].restarts = true;
    else if (str_eq(element_attribute(e, "bat_buoc"), S("co")))
        diag_add(b->d, DIAG_ELEMENT_EMPTY, e->at, ARGS(e->text.n ? e->text.at[0].text : S("")));
}

/* ---- sections ---- */

static void capitalize(arena *a, runs *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (words->at[i].kind == RUN_TEXT)
            words->at[i].text = utf8_capitals(a, words->at[i].text);
}

static void add_section_title(binding *b, const line *title, bool literal, str label, blocks *into)
{
    arena *a = b->d->a;
    block *added = list_add(a, into);
    *added = (block){.kind = BLOCK_MUC, .label = label, .at = title->at};
    run lead = {.kind = RUN_TEXT, .text = STR_CAT(a, label, S(" ")), .at = title->at};
    *list_add(a, &added->runs) = lead;
    runs words = outline_line(b->d, title, options(literal));
    words = resolve_runs(&b->resolver, &words);
    capitalize(a, &words);
    for (size_t i = 0; i < words.n; i++)
        *list_add(a, &added->runs) = words.at[i];
}

/* "I." for [mục I]; the next numeral, to be supplied, for [mục muc_dich]. */
static str section_label(arena *a, const section *s)
{
    str numeral = utf8_upper(a, s->suffix);
    return roman_value(numeral) ? STR_CAT(a, numeral, S(".")) : S("?.");
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
        add_section_title(b, &words, title->literal, section_label(b->d->a, s), into);
    }
    if (text)
        append_value(b, text, text->at, false, into);
    if (more)
        append_value(b, more, more->at, false, into);
}

static void add_whole_body(binding *b, const value *text, blocks *into)
{
    outline_options how = options(text->literal);
    how.sections = true;
    body parsed;
    outline_parse(b->d, text->lines, text->n, how, &parsed);
    append_body(b, &parsed, false, into);
    for (size_t i = 0; i < into->n; i++)
        if (into->at[i].kind == BLOCK_MUC || into->at[i].kind == BLOCK_TIEU_DE_PHAN)
            capitalize(b->d->a, &into->at[i].runs);
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
    append_lines(b, e->text.at, e->text.n, false, false, into);
}

/* ---- annexes ---- */

/* A first paragraph "(kèm theo …)" that the user typed is that line. */
static bool take_own_kem_theo(arena *a, phu_luc *l)
{
    if (l->than.n == 0 || l->than.at[0].kind != BLOCK_DOAN)
        return false;
    str words = runs_text(a, &l->than.at[0].runs);
    if (!str_starts(utf8_fold(a, words), S("(kem_theo")))
        return false;
    l->kem_theo = words;
    memmove(l->than.at, l->than.at + 1, --l->than.n * sizeof *l->than.at);
    return true;
}

static void bind_kem_theo(binding *b, const section *s, phu_luc *l)
{
    arena *a = b->d->a;
    const value *given = data_get_in(b->data, s->id, S("kem_theo"));
    if (!given && take_own_kem_theo(a, l))
        return;
    str choice = given ? utf8_fold(a, value_line(given).text) : S("day_du");
    bool blank = str_eq(choice, S("de_trong"));
    if (!blank && !str_eq(choice, S("day_du")))
        diag_add(b->d, DIAG_KEM_THEO_CHOICE, value_line(given).at, ARGS(value_line(given).text));
    l->kem_theo = wording_kem_theo(a, b->p, blank);
}

/* Portrait is the only way up so far. */
static void check_kho(binding *b, const section *s)
{
    const value *v = data_get_in(b->data, s->id, S("kho"));
    str kho = v ? utf8_fold(b->d->a, value_line(v).text) : S("doc");
    if (str_eq(kho, S("ngang")))
        diag_add(b->d, DIAG_KHO_NOT_YET, value_line(v).at, ARGS(S("")));
    else if (!str_eq(kho, S("doc")))
        diag_add(b->d, DIAG_KHO_CHOICE, value_line(v).at, ARGS(value_line(v).text));
}

static str line_of(binding *b, const section *s, str key)
{
    const value *v = data_get_in(b->data, s->id, key);
    return v ? bind_words(b, v) : (str){0};
}

static void add_annex(binding *b, const section *s, size_t count)
{
    arena *a = b->d->a;
    phu_luc *l = list_add(a, &b->p->phu_luc);
    *l = (phu_luc){.at = s->at, .nhan = line_of(b, s, S("ten"))};
    str numeral = utf8_upper(a, s->suffix);
    if (!roman_value(numeral))
        numeral = roman_text(a, (int)b->p->phu_luc.n);
    if (l->nhan.n == 0)
        l->nhan = count > 1 ? STR_CAT(a, S("Phụ lục "), numeral) : S("Phụ lục");
    l->tieu_de = utf8_capitals(a, line_of(b, s, S("tieu_de")));
    if (l->tieu_de.n == 0)
        diag_add(b->d, DIAG_VALUE_MISSING, s->at, ARGS(S("tiêu đề"), s->name));
    l->don_vi_tinh = line_of(b, s, S("don_vi_tinh"));
    const value *text = data_get_in(b->data, s->id, S("noi_dung"));
    const value *remarks = data_get_in(b->data, s->id, S("ghi_chu"));
    if (text)
        append_value(b, text, text->at, false, &l->than);
    if (remarks)
        append_value(b, remarks, remarks->at, false, &l->ghi_chu);
    if (l->than.n == 0)
        diag_add(b->d, DIAG_VALUE_MISSING, s->at, ARGS(S("nội dung"), s->name));
    check_kho(b, s);
    bind_kem_theo(b, s, l);
    numbering_check(b->d, &l->than, b->how.renumber);
    numbering_check(b->d, &l->ghi_chu, b->how.renumber);
    outline_end_mark(a, l->ghi_chu.n ? &l->ghi_chu : &l->than);
}

static void add_free_annexes(binding *b)
{
    size_t count = 0;
    for (size_t i = 0; i < b->data->sections.n; i++)
        count += str_eq(str_from(b->data->sections.at[i]->known->id), S("phu_luc"));
    for (size_t i = 0; i < b->data->sections.n; i++)
        if (str_eq(str_from(b->data->sections.at[i]->known->id), S("phu_luc")))
            add_annex(b, b->data->sections.at[i], count);
}

/* ---- recipients, title ---- */

/* The list's lines with holes filled: the element's own, or the value's that it takes in. */
static void bind_recipients(binding *b, const element *e)
{
    arena *a = b->d->a;
    said luu = bind_said(b, "noi_nhan.luu");
    LIST(line) all = {0};
    for (size_t i = 0; i < e->text.n; i++) {
        str path;
        size_t at = 0;
        line l = e->text.at[i];
        bool alone = hole_scan(b->d, &l, &at, &path) && at == l.text.n && path.n;
        const value *v = alone ? resolve_value(&b->resolver, path, l.at, false) : NULL;
        value one = {.lines = &l, .n = 1};
        for (size_t k = 0; v && k < v->n; k++) {
            one.lines = &v->lines[k];
            one.literal = v->literal;
            line *added = list_add(a, &all);
            *added = v->lines[k];
            added->text = resolve_words(&b->resolver, &one);
        }
        if (!alone) {
            line *added = list_add(a, &all);
            *added = l;
            added->text = resolve_words(&b->resolver, &one);
        }
    }
    recipients_read(b->d, all.at, all.n, luu.text, b->p);
    if (luu.text.n == 0)
        diag_add(b->d, DIAG_FILING_MISSING, luu.at, ARGS(S("")));
}

/* One line: the value that the element's hole names, or the element's own words. */
static said element_words(binding *b, const element *e)
{
    value own = {.lines = e->text.at, .n = e->text.n, .at = e->at};
    line l = value_line(&own);
    str path;
    size_t at = 0;
    if (e->text.n != 1 || !hole_scan(b->d, &l, &at, &path) || at != l.text.n)
        return (said){resolve_words(&b->resolver, &own), l.at};
    bool required = str_eq(element_attribute(e, "bat_buoc"), S("co"));
    const value *v = resolve_value(&b->resolver, path, l.at, false);
    if (required && (!v || value_is_blank(v)))
        diag_add_both(b->d, DIAG_PATH_REQUIRED, v ? v->at : bind_missing_place(b, path), l.at,
                      ARGS(resolve_shown(b->d->a, path), l.at.src->name));
    if (!v)
        return (said){.at = l.at};
    return (said){bind_words(b, v), value_line(v).at};
}

static void bind_element(binding *b, const element *e)
{
    plan *p = b->p;
    said words;
    switch (e->kind) {
    case ELEMENT_KHUNG:
    case ELEMENT_MO_TA: break;
    case ELEMENT_TEN_LOAI:
        words = element_words(b, e);
        if (words.text.n)
            p->ten_loai = utf8_capitals(b->d->a, words.text);
        break;
    case ELEMENT_TRICH_YEU: p->trich_yeu = element_words(b, e); break;
    case ELEMENT_CAN_CU: append_element(b, e, true, &p->can_cu); break;
    case ELEMENT_MO_DAU:
    case ELEMENT_KET_THUC: append_element(b, e, false, &p->than); break;
    case ELEMENT_MUC: add_own_section(b, e, &p->than); break;
    case ELEMENT_MUC_TU_DO: add_free_sections(b, &p->than); break;
    case ELEMENT_NOI_NHAN: bind_recipients(b, e); break;
    case ELEMENT_KY: bind_signature(b); break;
    case ELEMENT_PHU_LUC_TU_DO: add_free_annexes(b); break;
    }
}

/* Each ground ends in `;`, the last in `.` (Phụ lục I, II.6.a). */
static void set_ground_signs(arena *a, blocks *grounds)
{
    for (size_t i = 0; i < grounds->n; i++) {
        runs *words = &grounds->at[i].runs;
        run *last = words->n ? &words->at[words->n - 1] : NULL;
        str sign = i + 1 == grounds->n ? S(".") : S(";");
        if (last && last->kind == RUN_TEXT) {
            str text = utf8_trim_end(last->text);
            while (text.n && strchr(";.,", text.p[text.n - 1]))
                text = utf8_trim_end(str_slice(text, 0, text.n - 1));
            last->text = STR_CAT(a, text, sign);
        } else if (last) {
            *list_add(a, words) = (run){.kind = RUN_TEXT, .text = sign, .at = last->at};
        }
    }
}

void bind_plan(diags *d, const data *from, const skeleton *s, bind_options how, plan *out)
{
    *out = (plan){0};
    binding b = {
        .d = d, .data = from, .skeleton = s, .how = how, .resolver = {d, from, {0}}, .p = out};
    bind_head(&b);
    for (size_t i = 0; i < s->root->children.n; i++)
        bind_element(&b, s->root->children.at[i]);
    numbering_check(d, &out->than, how.renumber);
    set_ground_signs(d->a, &out->can_cu);
    if (out->than.n == 0)
        diag_add(d, DIAG_BODY_EMPTY, (pos){from->src, 0}, ARGS(S("")));
    outline_end_mark(d->a, &out->than);
    data_report_unused(d, from, s->name);
}
