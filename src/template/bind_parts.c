/* Sections and annexes by id and by number; locks; texts of parts. */
#include "template/bind_parts.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/inline.h"
#include "template/fill_memory.h"

/* ---- which section is meant ---- */

typedef struct addressing {
    binding *b;
    const char *section_id; /* "muc", "phu_luc" */
    bound_parts own;        /* the template's, in order */
    bound_parts added;      /* the input's further ones */
    size_t adds_at;         /* they stand before own.at[adds_at] */
    bool adds;              /* there is a place for them */
} addressing;

static const str *part_id(const bound_part *p)
{
    return &p->form->part->id;
}

static bool is_conditional(const prepared_part *p)
{
    return p->neu.n || p->tru_khi.n || p->moi.n;
}

static void collect_own(addressing *a, element_kind kind, element_kind free_kind)
{
    const prepared *form = a->b->form;
    bool placed = false;
    for (size_t i = 0; i < form->parts.n; i++) {
        const prepared_part *p = &form->parts.at[i];
        if (p->part->kind == kind)
            *list_add(a->b->d->a, &a->own) = (bound_part){.form = p};
        placed = placed || p->part->kind == free_kind;
        if (!placed)
            a->adds_at = a->own.n;
    }
    if (!placed)
        a->adds_at = a->own.n;
    a->adds = placed || a->own.n;
}

/* A number means nothing where a section up to it may be missing. */
static bool is_certain(const addressing *a, size_t n, const section *s)
{
    buf ids = {.a = a->b->d->a};
    bool certain = true;
    for (size_t i = 0; i < a->own.n; i++) {
        certain = certain && (i >= n || !is_conditional(a->own.at[i].form));
        if (part_id(&a->own.at[i])->n)
            buf_add(&ids, STR_CAT(ids.a, ids.n ? S(", ") : S(""), *part_id(&a->own.at[i])));
    }
    if (!certain)
        diag_add(a->b->d, DIAG_SECTION_UNCERTAIN, s->at, ARGS(s->name, buf_str(&ids)));
    return certain;
}

static void unknown_id(const addressing *a, const section *s)
{
    nearest near = nearest_start(s->suffix);
    buf ids = {.a = a->b->d->a};
    for (size_t i = 0; i < a->own.n; i++) {
        str id = *part_id(&a->own.at[i]);
        nearest_try(&near, id, id);
        if (id.n)
            buf_add(&ids, STR_CAT(ids.a, ids.n ? S(", ") : S(""), id));
    }
    diag_add(a->b->d, near.best.n ? DIAG_SECTION_ID_NEAR : DIAG_SECTION_ID_UNKNOWN, s->at,
             ARGS(s->name, near.best.n ? near.best : buf_str(&ids)));
}

/* The template's section that a name means; NULL: it is a further one, or was reported. */
static bound_part *find_own(addressing *a, const section *s, bool *further)
{
    int n = roman_value(utf8_upper(a->b->d->a, s->suffix));
    *further = n > (int)a->own.n || a->own.n == 0;
    if (*further)
        return NULL;
    if (n > 0)
        return is_certain(a, (size_t)n, s) ? &a->own.at[n - 1] : NULL;
    bool has_ids = false;
    for (size_t i = 0; i < a->own.n; i++) {
        has_ids = has_ids || part_id(&a->own.at[i])->n;
        if (str_eq(*part_id(&a->own.at[i]), s->suffix))
            return &a->own.at[i];
    }
    *further = !has_ids || s->suffix.n == 0;
    if (!*further)
        unknown_id(a, s);
    return NULL;
}

/* A further section that skips a numeral: "[mục IX]" where the fourth is due. */
static void check_numeral(const addressing *a, const section *s)
{
    arena *in = a->b->d->a;
    int typed = roman_value(utf8_upper(in, s->suffix)), due = (int)(a->own.n + a->added.n) + 1;
    if (a->own.n && typed && typed != due)
        diag_add(a->b->d, DIAG_SECTION_NUMBER, s->at,
                 ARGS(s->name, STR_CAT(in, str_from(s->known->name), S(" "), roman_text(in, due))));
}

static void address(addressing *a, const section *s)
{
    bool further = false;
    bound_part *own = find_own(a, s, &further);
    if (own && own->given)
        diag_add_both(a->b->d, DIAG_SECTION_ADDRESSED, s->at, own->given->at,
                      ARGS(s->name, own->given->name));
    if (own && !own->given) {
        own->given = s;
    } else if (further && a->adds) {
        check_numeral(a, s);
        *list_add(a->b->d->a, &a->added) = (bound_part){.given = s};
    } else if (!further) {
        data_section_holds(a->b->data, s->id); /* reported: that nothing takes its values, too */
    }
}

bound_parts bind_addresses(binding *b, element_kind kind)
{
    bool annex = kind == ELEMENT_PHU_LUC;
    addressing a = {.b = b, .section_id = annex ? "phu_luc" : "muc"};
    collect_own(&a, kind, annex ? ELEMENT_PHU_LUC_TU_DO : ELEMENT_MUC_TU_DO);
    for (size_t i = 0; i < b->data->sections.n; i++) {
        const section *s = b->data->sections.at[i];
        if (strcmp(s->known->id, a.section_id) == 0)
            address(&a, s);
    }
    bound_parts all = {0};
    for (size_t i = 0; i <= a.own.n; i++) {
        for (size_t k = 0; i == a.adds_at && k < a.added.n; k++)
            *list_add(b->d->a, &all) = a.added.at[k];
        if (i < a.own.n)
            *list_add(b->d->a, &all) = a.own.at[i];
    }
    return all;
}

/* ---- whether it stands ---- */

size_t bind_standing(binding *b, const bound_part *part, bind_each each, void *context)
{
    const prepared_part *form = part->form;
    resolver *r = &b->resolver;
    bool stands = !form || ((!form->neu.n || resolve_holds(r, form->neu)) &&
                            (!form->tru_khi.n || !resolve_holds(r, form->tru_khi)));
    if (stands && (!form || !form->moi.n))
        each(b, part, context);
    if (!stands || !form || !form->moi.n)
        return stands;
    const value *list = resolve_name(r, form->moi);
    size_t times = 0;
    if (list)
        list = value_items(r, list, form->part->own->at);
    for (size_t i = 0; list && i < list->n; i++) {
        scope item = {.item = value_item(b->d->a, list, i)};
        if (list->lines[i].text.n == 0)
            continue;
        times++;
        r->scope = &item;
        each(b, part, context);
        r->scope = NULL;
    }
    return times;
}

void bind_absent(binding *b, const bound_part *part, str what, pos at)
{
    pos condition = part->form->part->own->at;
    diag_add_both(b->d, DIAG_PART_ABSENT, at, condition, ARGS(what, condition.src->name));
}

void bind_section_absent(binding *b, const bound_part *part)
{
    const section *s = part->given;
    if (s && data_section_holds(b->data, s->id))
        bind_absent(b, part, STR_CAT(b->d->a, S("["), s->name, S("]")), s->at);
}

/* ---- who gives its words ---- */

const value *bind_given(const value *v)
{
    return v && v->layer >= LAYER_INPUT && v->layer <= LAYER_SET ? v : NULL;
}

bool bind_unlocked(binding *b, const khung_part *of, const value *v)
{
    if (!v || !of->locked)
        return true;
    diag_add_both(b->d, DIAG_LOCKED, v->at, of->locked->at,
                  ARGS(resolve_shown(b->d->a, b->data->names, v->path), of->template_name,
                       of->locked->at.src->name));
    return false;
}

static void add_all(binding *b, const prepared_text *texts, size_t n, text_kind kind, blocks *into)
{
    for (size_t i = 0; i < n; i++)
        fill_blocks(&b->resolver, texts[i].text, kind, into);
}

void bind_text(binding *b, const prepared_part *part, str path, const value *v, blocks *into)
{
    bool taken_in = v && text_asks_for(b->d->a, part->own.text, path);
    add_all(b, part->before.at, part->before.n, part->kind, into);
    if (v && !taken_in && bind_unlocked(b, part->part, v))
        fill_value(&b->resolver, v, v->at, part->kind, into);
    else
        fill_blocks(&b->resolver, part->own.text, part->kind, into);
    add_all(b, part->after.at, part->after.n, part->kind, into);
}

/* Most titles are the same in all plans of a batch. */
phrase bind_title(binding *b, const body *text, pos at)
{
    resolver *r = &b->resolver;
    blocks kept = {0};
    memory_watch watch;
    phrase title = {.at = at};
    if (text->blocks.n && !memory_recall(r, text, 0, TEXT_NONE, &kept)) {
        memory_begin(r, text, 0, &kept, &watch);
        block *filled = list_add(b->d->a, &kept);
        filled->runs = fill_phrase(r, text, at).runs;
        runs_capitalize(b->d->a, &filled->runs);
        memory_end(r, TEXT_NONE, &kept, &watch);
    }
    if (kept.n && kept.at[0].refers)
        block_own_runs(b->d->a, &kept.at[0]);
    if (kept.n)
        title.runs = kept.at[0].runs;
    title.text = runs_text(b->d->a, &title.runs);
    return title;
}

/* "I. MỤC ĐÍCH" as a title would print its number twice. */
static void check_title(binding *b, const line *title)
{
    size_t dot = str_find(title->text, S(". "));
    str number = str_slice(title->text, 0, dot);
    if (dot < title->text.n && roman_value(number))
        diag_add(b->d, DIAG_TITLE_NUMBERED, title->at, ARGS(STR_CAT(b->d->a, number, S("."))));
}

phrase bind_part_title(binding *b, const bound_part *part)
{
    const section *s = part->given;
    const value *v = s ? data_get_in(b->data, s->id, S("tieu_de")) : NULL;
    if (v && part->form && !bind_unlocked(b, part->form->part, v))
        v = NULL;
    if (v && !value_is_blank(v)) {
        line words = value_line(v);
        if (!part->form || part->form->part->kind == ELEMENT_MUC)
            check_title(b, &words);
        return bind_title(b, value_text(&b->resolver, v, TEXT_PHRASE), words.at);
    }
    if (part->form)
        return bind_title(b, part->form->tieu_de, part->form->part->own->at);
    diag_add(b->d, DIAG_VALUE_MISSING, s->at, ARGS(S("tiêu đề"), s->name));
    return (phrase){.at = s->at};
}

void bind_part_text(binding *b, const bound_part *part, blocks *into)
{
    const section *s = part->given;
    const value *more = s ? data_get_in(b->data, s->id, S("them")) : NULL;
    if (part->form) {
        str path = s ? STR_CAT(b->d->a, s->id, S(".noi_dung")) : (str){0};
        bind_text(b, part->form, path, s ? bind_given(data_get(b->data, path)) : NULL, into);
        if (more && !bind_unlocked(b, part->form->part, more))
            more = NULL;
    } else {
        const value *text = data_get_in(b->data, s->id, S("noi_dung"));
        if (text)
            fill_value(&b->resolver, text, text->at, TEXT_OUTLINE, into);
    }
    if (more)
        fill_value(&b->resolver, more, more->at, TEXT_OUTLINE, into);
}
