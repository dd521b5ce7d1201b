/* Part by part: each asks the input for its text, or brings its own. */
#include "template/bind.h"

#include "base/utf8.h"
#include "plan/end_mark.h"
#include "plan/inline.h"
#include "plan/wording.h"
#include "template/bind_extra.h"
#include "template/bind_parts.h"
#include "template/bind_phan_cong.h"
#include "template/fill_memory.h"
#include "template/partial.h"
#include "template/references.h"

static bool is_required(const prepared_part *p)
{
    return element_says(p->part->own, "bat_buoc");
}

/* Errors so far: what has some comes to nothing for that reason alone. */
static size_t errors_so_far(const binding *b)
{
    size_t shared = b->resolver.shared == b->d ? 0 : b->resolver.shared->count[SEVERITY_ERROR];
    return b->d->count[SEVERITY_ERROR] + shared;
}

static void report_empty(binding *b, const prepared_part *p, size_t errors_before)
{
    const element *e = p->part->own;
    if (errors_so_far(b) > errors_before)
        return;
    bool textless = e->kind == ELEMENT_MUC && !is_required(p);
    diag_add(b->d, textless ? DIAG_SECTION_TEXTLESS : DIAG_ELEMENT_EMPTY, e->at,
             ARGS(e->text.n ? e->text.at[0].text : element_name(e->kind)));
}

/* ---- parts with paragraphs ---- */

typedef struct target {
    str path;           /* where the input would give the text, */
    const value *given; /* and what it gives, or NULL */
    blocks *into;
} target;

/* One whose text comes to nothing is left out, unless it must be there. */
static void add_text(binding *b, const bound_part *part, void *context)
{
    const target *t = context;
    size_t before = t->into->n, errors = errors_so_far(b);
    bind_text(b, part->form, t->path, t->given, t->into);
    if (t->into->n > before)
        t->into->at[before].restarts = true;
    else if (is_required(part->form))
        report_empty(b, part->form, errors);
}

static void add_part(binding *b, const prepared_part *p, const char *path, blocks *into)
{
    target t = {str_from(path), bind_given(data_get_named(b->data, path)), into};
    bound_part part = {.form = p};
    if (bind_standing(b, &part, add_text, &t) == 0 && t.given && !value_is_blank(t.given))
        bind_absent(b, &part, resolve_shown(b->d->a, b->data->names, t.path), t.given->at);
}

/* ---- sections ---- */

/* "I." for [mục I]; the next numeral, to be supplied, for [mục muc_dich] and where the template has
 * sections of its own. */
static str section_label(const binding *b, const bound_part *part)
{
    str numeral = part->given ? utf8_upper(b->d->a, part->given->suffix) : (str){0};
    for (size_t i = 0; i < b->form->parts.n; i++)
        if (b->form->parts.at[i].part->kind == ELEMENT_MUC)
            return S("?.");
    return roman_value(numeral) ? STR_CAT(b->d->a, numeral, S(".")) : S("?.");
}

static void make_section(binding *b, const bound_part *part, blocks *into)
{
    arena *a = b->d->a;
    phrase words = bind_part_title(b, part);
    str label = section_label(b, part);
    if (words.runs.n) {
        block title = {.kind = BLOCK_MUC, .label = label, .at = words.at};
        run lead = {.kind = RUN_TEXT, .text = STR_CAT(a, label, S(" ")), .at = words.at};
        *list_add(a, &title.runs) = lead;
        for (size_t i = 0; i < words.runs.n; i++)
            *list_add(a, &title.runs) = words.runs.at[i];
        *list_add(a, into) = title;
    }
    size_t before = into->n, errors = errors_so_far(b);
    bind_part_text(b, part, into);
    if (into->n == before && part->given)
        diag_add(b->d, DIAG_SECTION_EMPTY, part->given->at, ARGS(part->given->name));
    else if (into->n == before)
        report_empty(b, part->form, errors);
}

/* Of those that the template alone gives, most are the same in all plans of a batch: they are kept
 * with the title, as what comes of all of its part. */
static void add_section(binding *b, const bound_part *part, void *context)
{
    blocks *into = context;
    size_t from = into->n;
    const body *title = part->form && !part->given ? part->form->tieu_de : NULL;
    memory_watch watch;
    if (!title || !memory_recall(&b->resolver, title, title->blocks.n, TEXT_OUTLINE, into)) {
        if (title)
            memory_begin(&b->resolver, title, title->blocks.n, into, &watch);
        make_section(b, part, into);
        if (title)
            memory_end(&b->resolver, TEXT_OUTLINE, into, &watch);
    }
    str id = part->form ? part->form->part->id : part->given->suffix;
    bool titled = into->n > from && into->at[from].kind == BLOCK_MUC; /* no text has any */
    if (id.n)
        *list_add(b->d->a, &b->p->muc) = (muc_range){id, from + titled, into->n, titled};
}

static void add_whole_body(binding *b, const value *text, blocks *into)
{
    size_t from = into->n;
    fill_value(&b->resolver, text, text->at, TEXT_WHOLE, into);
    for (size_t i = from; i < into->n; i++)
        if (into->at[i].kind == BLOCK_MUC || into->at[i].kind == BLOCK_TIEU_DE_PHAN) {
            block_own_runs(b->d->a, &into->at[i]);
            runs_capitalize(b->d->a, &into->at[i].runs);
        }
}

/* All sections, where the first of their parts stands; or [nội dung] in place of them. */
static void add_sections(binding *b, blocks *into)
{
    bound_parts all = bind_addresses(b, ELEMENT_MUC);
    bool free = false, own = false;
    for (size_t i = 0; i < b->form->parts.n; i++) {
        free = free || b->form->parts.at[i].part->kind == ELEMENT_MUC_TU_DO;
        own = own || b->form->parts.at[i].part->kind == ELEMENT_MUC;
    }
    const value *whole = free && !own ? data_get_named(b->data, "noi_dung.noi_dung") : NULL;
    const section *first = NULL;
    for (size_t i = 0; i < all.n && !first; i++)
        first = all.at[i].given;
    if (first && whole)
        diag_add_both(b->d, DIAG_BODY_TWICE, whole->at, first->at, ARGS(first->name));
    for (size_t i = 0; i < all.n; i++)
        if (bind_standing(b, &all.at[i], add_section, into) == 0)
            bind_section_absent(b, &all.at[i]);
    if (whole && !first)
        add_whole_body(b, whole, into);
}

/* ---- recipients ---- */

static void add_recipients(binding *b, const prepared_part *p)
{
    blocks entries = {0};
    line_list lines = {0};
    add_part(b, p, "noi_nhan.danh_sach", &entries);
    said luu = bind_said(b, "noi_nhan.luu");
    if (bind_recipients_again(b, &entries, luu))
        return;
    for (size_t i = 0; i < entries.n; i++)
        *list_add(b->d->a, &lines) =
            (line){.text = runs_text(b->d->a, &entries.at[i].runs), .at = entries.at[i].at};
    size_t messages = step_messages(b->d);
    bind_recipient_list(b, lines.at, lines.n, luu);
    if (step_messages(b->d) == messages)
        bind_recipients_keep(b, &entries, luu);
}

/* ---- one line ---- */

/* The only hole of a one-line part, or NULL. */
static const run *only_hole(const body *text)
{
    const runs *r = text->blocks.n ? &text->blocks.at[0].runs : NULL;
    return r && r->n == 1 && r->at[0].kind == RUN_HOLE ? &r->at[0] : NULL;
}

/* The input's words; else the template's, where a hole may stand for the whole. */
static phrase part_phrase(binding *b, const prepared_part *p, const char *path)
{
    resolver *r = &b->resolver;
    const value *v = data_get_named(b->data, path);
    const run *hole = only_hole(p->own.text);
    bool given = v && v->layer >= LAYER_INPUT && v->layer <= LAYER_SET && !value_is_blank(v);
    if (hole && !hole->tag->filters.n)
        v = resolve_name(r, hole->text);
    else if (!given || text_asks_for(b->d->a, p->own.text, str_from(path)) ||
             !bind_unlocked(b, p->part, v))
        return fill_line(r, p->own.text, p->own.at);
    if (is_required(p) && (!v || value_is_blank(v)))
        diag_add_both(
            b->d, DIAG_PATH_REQUIRED, v ? v->at : bind_missing_place(b, str_from(path)),
            hole ? hole->at : p->own.at,
            ARGS(resolve_shown(b->d->a, b->data->names, str_from(path)), p->own.at.src->name));
    pos at = v ? value_line(v).at : p->own.at;
    if (!v || !resolve_enter(r, v, at))
        return (phrase){.at = at};
    phrase words = fill_line(r, value_text(r, v, TEXT_PHRASE), at);
    resolve_leave(r);
    return words;
}

/* ---- the whole ---- */

/* True for the first of the parts that all sections go with. */
static bool opens_sections(const binding *b, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        element_kind kind = b->form->parts.at[k].part->kind;
        if (kind == ELEMENT_MUC || kind == ELEMENT_MUC_TU_DO)
            return false;
    }
    return true;
}

static void bind_part(binding *b, size_t i)
{
    plan *p = b->p;
    const prepared_part *part = &b->form->parts.at[i];
    switch (part->part->kind) {
    case ELEMENT_TRICH_YEU: p->trich_yeu = part_phrase(b, part, "van_ban.trich_yeu"); break;
    case ELEMENT_CAN_CU: add_part(b, part, "can_cu.danh_sach", &p->can_cu); break;
    case ELEMENT_MO_DAU: add_part(b, part, "mo_dau.noi_dung", &p->than); break;
    case ELEMENT_KET_THUC: add_part(b, part, "ket_thuc.noi_dung", &p->than); break;
    case ELEMENT_NOI_NHAN:
        if (!p->ban_hanh) /* the decision has the recipients */
            add_recipients(b, part);
        break;
    case ELEMENT_KY:
        bind_signatures(b, part->part);
        bind_pictures(b);
        break;
    case ELEMENT_MUC:
    case ELEMENT_MUC_TU_DO:
        if (opens_sections(b, i))
            add_sections(b, &p->than);
        break;
    default: break; /* the type's name was taken before; annexes come last */
    }
}

/* Each ground ends in `;`, the last in `.` (Phụ lục I, II.6.a). */
static void set_ground_signs(arena *a, blocks *grounds)
{
    for (size_t i = 0; i < grounds->n; i++) {
        block_own_runs(a, &grounds->at[i]);
        runs *words = &grounds->at[i].runs;
        run *last = words->n ? &words->at[words->n - 1] : NULL;
        str sign = i + 1 == grounds->n ? S(".") : S(";");
        if (last && last->kind == RUN_TEXT)
            last->text = STR_CAT(a, wording_without_sign(last->text), sign);
        else if (last)
            *list_add(a, words) = (run){.kind = RUN_TEXT, .text = sign, .at = last->at};
    }
}

void bind_plan(diags *d, diags *shared, data *from, const prepared *form, bind_options how,
               plan *out, unit *whose)
{
    *out = (plan){0};
    binding b = {.d = d, .data = from, .form = form, .how = how, .p = out};
    b.row = data_in_layer(from, LAYER_ROW, S("don_vi.ten"));
    b.resolver = (resolver){
        .d = d, .shared = shared, .data = from, .p = out, .apart = how.apart, .memory = how.memory};
    if (how.memory)
        list_reserve(d->a, &out->than, how.memory->most_blocks);
    bind_check_fields(&b);
    for (size_t i = 0; i < form->parts.n; i++)
        if (form->parts.at[i].part->kind == ELEMENT_TEN_LOAI)
            out->loai = part_phrase(&b, &form->parts.at[i], "van_ban.loai");
    out->ten_loai = utf8_capitals(d->a, out->loai.text);
    bind_head(&b);
    bind_extras(&b);
    bind_kinh_gui(&b);
    bind_choices(&b);
    for (size_t i = 0; i < form->parts.n; i++)
        bind_part(&b, i);
    bind_annexes(&b);
    b.body = body_settle(how.memory ? how.memory->a : NULL, how.memory ? &how.memory->body : NULL,
                         d, &out->than, how.renumber);
    if (b.body.assigns || out->phu_luc.n)
        bind_phan_cong(&b);
    set_ground_signs(d->a, &out->can_cu);
    if (out->than.n == 0)
        diag_add(d, DIAG_BODY_EMPTY, (pos){from->src, 0}, ARGS(S("")));
    bind_copy(&b);
    if (!how.goes_on)
        end_mark_add(d->a, &out->than);
    references_resolve(&b);
    looked_settle(from);
    bind_level_words_taken(&b);
    superior_cited(d, &b.citation, from);
    if (how.memory && out->than.n > how.memory->most_blocks)
        how.memory->most_blocks = out->than.n;
    *whose = b.unit;
}
