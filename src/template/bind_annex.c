/* Annexes of template and input (Phụ lục I, III.1): number or name, title, "(Kèm theo …)", text. */
#include "base/utf8.h"
#include "plan/end_mark.h"
#include "plan/heading.h"
#include "plan/inline.h"
#include "plan/numbering.h"
#include "plan/outline.h"
#include "plan/wording.h"
#include "template/bind_parts.h"

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

static void put_block(arena *a, blocks *into, size_t at, block b)
{
    list_add(a, into);
    memmove(into->at + at + 1, into->at + at, (into->n - 1 - at) * sizeof *into->at);
    into->at[at] = b;
}

/* What the input says of an annex; nothing, after reporting it, where the template locks that. */
static const value *value_of(binding *b, const bound_part *part, str key)
{
    const section *s = part->given;
    const value *v = s ? data_get_in(b->data, s->id, key) : NULL;
    return v && part->form && !bind_unlocked(b, part->form->part, v) ? NULL : v;
}

/* The choice that it makes, folded, with the words as typed; empty for none. */
static str choice_of(binding *b, const value *v, str *typed)
{
    *typed = v && !value_is_blank(v) ? fill_words(&b->resolver, v, v->at) : (str){0};
    return utf8_fold(b->d->a, *typed);
}

static void bind_kem_theo(binding *b, const bound_part *part, phu_luc *l)
{
    arena *a = b->d->a;
    const value *given = value_of(b, part, S("kem_theo"));
    str typed, choice = choice_of(b, given, &typed);
    if (choice.n == 0 && take_own_kem_theo(a, l))
        return;
    if (choice.n == 0 && b->how.split && b->p->phu_luc.n == 0)
        diag_add(b->d, DIAG_KEM_THEO_LEFT_BLANK, l->at, ARGS(S("")));
    if (typed.n && !str_eq(choice, S("de_trong")) && !str_eq(choice, S("day_du")))
        diag_add(b->d, DIAG_KEM_THEO_CHOICE, value_line(given).at, ARGS(typed));
    bool blank = choice.n ? str_eq(choice, S("de_trong")) : b->how.split;
    str words = wording_kem_theo(a, b->p, blank);
    l->kem_theo = (phrase){words, {0}, l->at};
    *list_add(a, &l->kem_theo.runs) = (run){.kind = RUN_TEXT, .text = words, .at = l->at};
}

/* Which way up: the input's word, else the template's. */
static kho kho_of(binding *b, const bound_part *part)
{
    const value *v = value_of(b, part, S("kho"));
    str own = part->form ? element_attribute(part->form->part->own, "kho") : (str){0};
    str typed, word = choice_of(b, v, &typed);
    if (typed.n && !str_eq(word, S("ngang")) && !str_eq(word, S("doc")))
        diag_add(b->d, DIAG_KHO_CHOICE, value_line(v).at, ARGS(typed));
    word = typed.n ? word : own;
    if (str_eq(word, S("ngang")))
        return KHO_NGANG;
    return word.n ? KHO_DOC : KHO_UNSAID;
}

/* "Đơn vị tính: triệu đồng" right above the first table; on top where there is none. The label may
 * have been typed. */
static void add_unit_line(binding *b, const bound_part *part, phu_luc *l)
{
    arena *a = b->d->a;
    const value *v = value_of(b, part, S("don_vi_tinh"));
    str words = v ? fill_words(&b->resolver, v, v->at) : (str){0};
    size_t at = 0, colon = str_find(words, S(":"));
    if (words.n == 0)
        return;
    bool labelled =
        colon < words.n && str_eq(utf8_fold(a, str_slice(words, 0, colon)), S("don_vi_tinh"));
    while (at < l->than.n && !l->than.at[at].table)
        at++;
    at = at < l->than.n ? at : 0;
    block said_in = {.kind = BLOCK_DON_VI_TINH, .at = value_line(v).at};
    *list_add(a, &said_in.runs) =
        (run){.kind = RUN_TEXT, .text = S("Đơn vị tính: "), .at = said_in.at};
    *list_add(a, &said_in.runs) =
        (run){.kind = RUN_TEXT,
              .text = labelled ? utf8_trim(str_after(words, colon + 1)) : words,
              .at = said_in.at,
              .from = v};
    put_block(a, &l->than, at, said_in);
}

/* "Ghi chú:" before the remarks, unless it was typed or their own sign `*` says it: on the line of
 * a single paragraph, else on a line of its own. */
static void label_remarks(arena *a, blocks *remarks)
{
    if (remarks->n == 0)
        return;
    block *first = &remarks->at[0];
    if (first->kind != BLOCK_GHI_CHU &&
        !str_starts(utf8_fold(a, runs_text(a, &first->runs)), S("ghi_chu"))) {
        bool alone = remarks->n == 1 && first->kind == BLOCK_DOAN;
        block label = {.kind = BLOCK_DOAN, .at = first->at};
        *list_add(a, &label.runs) = (run){.kind = RUN_TEXT,
                                          .marks = MARK_BOLD | MARK_ITALIC,
                                          .text = S("Ghi chú:"),
                                          .at = first->at};
        if (alone)
            *list_add(a, &label.runs) = (run){.kind = RUN_TEXT, .text = S(" "), .at = first->at};
        for (size_t i = 0; alone && i < first->runs.n; i++)
            *list_add(a, &label.runs) = first->runs.at[i];
        if (alone)
            *first = label;
        else
            put_block(a, remarks, 0, label);
    }
    for (size_t i = 0; i < remarks->n; i++)
        remarks->at[i].remark = true;
}

static str line_of(binding *b, const bound_part *part, str key)
{
    const value *v = value_of(b, part, key);
    return v ? fill_words(&b->resolver, v, v->at) : (str){0};
}

typedef struct annexes {
    size_t count; /* of all that stand */
    int last;     /* the number of the one before */
    bool of_template;
} annexes;

/* "Phụ lục II": numbers from two annexes on (III.1.a), as typed; one with a name of its own is the
 * next. */
static str annex_label(binding *b, const bound_part *part, annexes *all)
{
    arena *a = b->d->a;
    const section *s = part->given;
    bool counts = s && !part->form && !all->of_template; /* of those, bind_addresses counts */
    int typed = counts ? roman_value(utf8_upper(a, s->suffix)) : 0;
    if (typed && typed != all->last + 1 && all->count > 1)
        diag_add(b->d, DIAG_SECTION_NUMBER, s->at,
                 ARGS(s->name, STR_CAT(a, S("phụ lục "), roman_text(a, all->last + 1))));
    all->last = typed ? typed : all->last + 1;
    str own = line_of(b, part, S("ten"));
    if (own.n == 0 && part->form && part->form->ten)
        own = fill_phrase(&b->resolver, part->form->ten, part->form->own.at).text;
    return own.n            ? own
           : all->count > 1 ? STR_CAT(a, S("Phụ lục "), roman_text(a, all->last))
                            : S("Phụ lục");
}

static void add_annex(binding *b, const bound_part *part, void *context)
{
    const section *s = part->given;
    phu_luc l = {.at = s ? s->at : part->form->own.at};
    l.nhan = annex_label(b, part, context);
    l.so = ((const annexes *)context)->last;
    l.id = part->form ? part->form->part->id : s->suffix;
    l.tieu_de = bind_part_title(b, part);
    l.kho = kho_of(b, part);
    bind_part_text(b, part, &l.than);
    const value *remarks = value_of(b, part, S("ghi_chu"));
    if (remarks)
        fill_value(&b->resolver, remarks, remarks->at, TEXT_OUTLINE, &l.ghi_chu);
    if (l.than.n == 0)
        diag_add(b->d, DIAG_VALUE_MISSING, l.at,
                 ARGS(S("nội dung"), s ? s->name : part->form->part->id));
    bind_kem_theo(b, part, &l);
    heading_find(b->d->a, &l.than);
    numbering_check(b->d, &l.than, b->how.renumber);
    numbering_check(b->d, &l.ghi_chu, b->how.renumber);
    add_unit_line(b, part, &l);
    label_remarks(b->d->a, &l.ghi_chu);
    end_mark_add(b->d->a, l.ghi_chu.n ? &l.ghi_chu : &l.than);
    *list_add(b->d->a, &b->p->phu_luc) = l;
}

static void count_annex(binding *b, const bound_part *part, void *context)
{
    (void)b, (void)part;
    ((annexes *)context)->count++;
}

void bind_annexes(binding *b)
{
    annexes all = {0};
    bound_parts parts = bind_addresses(b, ELEMENT_PHU_LUC);
    for (size_t i = 0; i < parts.n; i++) {
        bind_standing(b, &parts.at[i], count_annex, &all);
        all.of_template = all.of_template || parts.at[i].form;
    }
    for (size_t i = 0; i < parts.n; i++)
        if (bind_standing(b, &parts.at[i], add_annex, &all) == 0)
            bind_section_absent(b, &parts.at[i]);
}
