/* Annexes of the input (Phụ lục I, III.1): number or name, title, "(Kèm theo …)", text. */
#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/numbering.h"
#include "plan/outline.h"
#include "plan/wording.h"
#include "template/bind_text.h"

/* A first paragraph "(kèm theo …)" that the user typed is that line. */
static bool take_own_kem_theo(arena *a, phu_luc *l)
{
    if (l->than.n == 0 || l->than.at[0].kind != BLOCK_DOAN)
        return false;
    str words = runs_text(a, &l->than.at[0].runs);
    if (!str_starts(utf8_fold(a, words), S("(kem_theo")))
        return false;
    l->kem_theo = (phrase){words, l->than.at[0].runs, l->than.at[0].at};
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
    str words = wording_kem_theo(a, b->p, blank);
    l->kem_theo = (phrase){words, {0}, l->at};
    *list_add(a, &l->kem_theo.runs) = (run){.kind = RUN_TEXT, .text = words, .at = l->at};
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

/* "Phụ lục II": numbers from two annexes on (III.1.a), as typed; one with a name of its own is the
 * next. */
static str annex_label(binding *b, const section *s, size_t count, int *last)
{
    arena *a = b->d->a;
    int typed = roman_value(utf8_upper(a, s->suffix));
    if (typed && typed != *last + 1 && count > 1)
        diag_add(b->d, DIAG_NUMBERING, s->at,
                 ARGS(s->name, STR_CAT(a, S("phụ lục "), roman_text(a, *last + 1))));
    *last = typed ? typed : *last + 1;
    str own = line_of(b, s, S("ten"));
    return own.n ? own : count > 1 ? STR_CAT(a, S("Phụ lục "), roman_text(a, *last)) : S("Phụ lục");
}

static void annex_title(binding *b, const section *s, phu_luc *l)
{
    const value *title = data_get_in(b->data, s->id, S("tieu_de"));
    if (title && !value_is_blank(title)) {
        line words = value_line(title);
        l->tieu_de = bind_title(b, &words, title->literal);
    } else {
        diag_add(b->d, DIAG_VALUE_MISSING, s->at, ARGS(S("tiêu đề"), s->name));
    }
}

static void annex_text(binding *b, const section *s, phu_luc *l)
{
    const value *text = data_get_in(b->data, s->id, S("noi_dung"));
    const value *remarks = data_get_in(b->data, s->id, S("ghi_chu"));
    if (text)
        bind_value(b, text, text->at, TEXT_OUTLINE, &l->than);
    if (remarks)
        bind_value(b, remarks, remarks->at, TEXT_OUTLINE, &l->ghi_chu);
    if (l->than.n == 0)
        diag_add(b->d, DIAG_VALUE_MISSING, s->at, ARGS(S("nội dung"), s->name));
}

static void add_annex(binding *b, const section *s, size_t count, int *last)
{
    phu_luc *l = list_add(b->d->a, &b->p->phu_luc);
    *l = (phu_luc){.at = s->at, .nhan = annex_label(b, s, count, last)};
    annex_title(b, s, l);
    l->don_vi_tinh = line_of(b, s, S("don_vi_tinh"));
    check_kho(b, s);
    annex_text(b, s, l);
    bind_kem_theo(b, s, l);
    numbering_check(b->d, &l->than, b->how.renumber);
    numbering_check(b->d, &l->ghi_chu, b->how.renumber);
    outline_end_mark(b->d->a, l->ghi_chu.n ? &l->ghi_chu : &l->than);
}

static bool is_annex(const section *s)
{
    return strcmp(s->known->id, "phu_luc") == 0;
}

void bind_annexes(binding *b)
{
    size_t count = 0;
    int last = 0;
    for (size_t i = 0; i < b->data->sections.n; i++)
        count += is_annex(b->data->sections.at[i]);
    for (size_t i = 0; i < b->data->sections.n; i++)
        if (is_annex(b->data->sections.at[i]))
            add_annex(b, b->data->sections.at[i], count, &last);
}
