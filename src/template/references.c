/* Names to places of the plan, places to words. Knows neither form nor Word's bookmarks. */
#include "template/references.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/walk.h"
#include "template/filter.h"

/* ---- names ---- */

/* What a name may be: with "mục", "phụ lục" before it or without. */
typedef struct asked_place {
    str id;         /* folded, as typed */
    str behind_muc; /* without "muc_"; empty where that isn't typed */
    str behind_phu_luc;
} asked_place;

static str behind(str folded, str lead)
{
    return str_starts(folded, lead) ? utf8_trim(str_after(folded, lead.n)) : (str){0};
}

static asked_place read_name(arena *a, str name)
{
    buf plain = {.a = a};
    for (size_t i = 0; i < name.n; i++) /* "phu_luc: bieu_1" */
        buf_byte(&plain, name.p[i] == ':' ? ' ' : name.p[i]);
    str folded = utf8_fold(a, buf_str(&plain));
    return (asked_place){folded, behind(folded, S("muc_")), behind(folded, S("phu_luc_"))};
}

static int numeral_of(arena *a, str folded)
{
    return folded.n ? roman_value(utf8_upper(a, folded)) : 0;
}

static bool names_section_of(const asked_place *q, str id)
{
    return id.n && (str_eq(q->id, id) || str_eq(q->behind_muc, id));
}

static bool names_annex_of(arena *a, const asked_place *q, const phu_luc *l)
{
    bool own = l->id.n && (str_eq(q->id, l->id) || str_eq(q->behind_phu_luc, l->id));
    return own || str_eq(q->id, S("phu_luc")) || numeral_of(a, q->behind_phu_luc) == l->so;
}

/* ---- places ---- */

typedef LIST(referred) referred_list;

static bool is_title(const block *b)
{
    return b->kind == BLOCK_MUC;
}

static size_t section_end(const plan *p, size_t title)
{
    size_t i = title + 1;
    while (i < p->than.n && !is_title(&p->than.at[i]) && p->than.at[i].kind != BLOCK_PHAN)
        i++;
    return i;
}

static void find_sections(arena *a, const plan *p, const asked_place *q, referred_list *found)
{
    for (size_t i = 0; i < p->muc.n; i++) {
        const muc_range *m = &p->muc.at[i];
        if (m->titled && names_section_of(q, m->id))
            *list_add(a, found) = (referred){.index = m->from - 1, .from = m->from, .to = m->to};
    }
    int wanted = numeral_of(a, q->behind_muc.n ? q->behind_muc : q->id);
    str label = wanted ? STR_CAT(a, roman_text(a, wanted), S(".")) : (str){0};
    for (size_t i = 0; wanted && found->n == 0 && i < p->than.n; i++) {
        if (is_title(&p->than.at[i]) && str_eq(p->than.at[i].label, label))
            *list_add(a, found) = (referred){.index = i, .from = i + 1, .to = section_end(p, i)};
    }
}

static void find_annexes(arena *a, const plan *p, const asked_place *q, referred_list *found)
{
    for (size_t i = 0; i < p->phu_luc.n; i++)
        if (names_annex_of(a, q, &p->phu_luc.at[i]))
            *list_add(a, found) = (referred){.annex = true, .index = i};
}

/* ---- faults ---- */

static str shown(arena *a, bool annex, str id)
{
    str name = numeral_of(a, id) ? utf8_upper(a, id) : id;
    return annex ? STR_CAT(a, S("phu_luc:"), name) : name;
}

typedef struct naming {
    arena *a;
    nearest near;
    buf all;
} naming;

static void name_one(naming *n, bool annex, str id)
{
    if (id.n == 0)
        return;
    str words = shown(n->a, annex, id);
    nearest_try(&n->near, utf8_fold(n->a, words), words);
    nearest_try(&n->near, id, words);
    buf_add(&n->all, n->all.n ? S(", ") : S(""));
    buf_add(&n->all, words);
}

static void tell_unknown(diags *d, const plan *p, const asked_place *q, str name, pos at)
{
    bool is_numeral = numeral_of(d->a, q->id) || numeral_of(d->a, q->behind_muc) ||
                      numeral_of(d->a, q->behind_phu_luc);
    naming n = {.a = d->a, .near = nearest_start(utf8_fold(d->a, name)), .all.a = d->a};
    for (size_t i = 0; i < p->muc.n; i++)
        name_one(&n, false, p->muc.at[i].id);
    for (size_t i = 0; p->muc.n == 0 && i < p->than.n; i++)
        if (is_title(&p->than.at[i]))
            name_one(&n, false, str_slice(p->than.at[i].label, 0, p->than.at[i].label.n - 1));
    for (size_t i = 0; i < p->phu_luc.n; i++)
        name_one(&n, true, p->phu_luc.at[i].id);
    str all = n.all.n ? buf_str(&n.all) : S("—");
    bool near = n.near.best.n && !is_numeral; /* another number is no slip of the pen */
    diag_add(d, near ? DIAG_REFERENCE_NEAR : DIAG_REFERENCE_UNKNOWN, at,
             ARGS(name, near ? n.near.best : all));
}

/* The template's section or annex of that name, which is left out this time; or NULL. */
static const prepared_part *left_out(const prepared *form, const asked_place *q)
{
    for (size_t i = 0; i < form->parts.n; i++) {
        const prepared_part *p = &form->parts.at[i];
        str id = p->part->id;
        bool annex = p->part->kind == ELEMENT_PHU_LUC;
        if ((p->part->kind == ELEMENT_MUC && names_section_of(q, id)) ||
            (annex && id.n && (str_eq(q->id, id) || str_eq(q->behind_phu_luc, id))))
            return p;
    }
    return NULL;
}

bool reference_find(diags *d, const binding *b, str name, pos at, referred *out)
{
    asked_place q = read_name(d->a, name);
    referred_list found = {0};
    find_sections(d->a, b->p, &q, &found);
    if (found.n == 0)
        find_annexes(d->a, b->p, &q, &found);
    const prepared_part *gone = found.n ? NULL : left_out(b->form, &q);
    if (found.n > 1)
        diag_add(d, DIAG_REFERENCE_MANY, at, ARGS(name, str_number(d->a, found.n)));
    else if (gone)
        diag_add_both(d, DIAG_REFERENCE_ABSENT, at, gone->part->own->at,
                      ARGS(name, gone->part->own->at.src->name));
    else if (found.n == 0)
        tell_unknown(d, b->p, &q, name, at);
    if (found.n == 1)
        *out = found.at[0];
    return found.n == 1;
}

/* ---- words ---- */

/* "mục II", in a text with parts "mục II Phần thứ nhất". */
static str section_words(arena *a, const plan *p, size_t title)
{
    str label = p->than.at[title].label;
    str words = STR_CAT(a, S("mục "), str_slice(label, 0, label.n - 1));
    while (title-- > 0)
        if (p->than.at[title].kind == BLOCK_PHAN)
            return STR_CAT(a, words, S(" "), runs_text(a, &p->than.at[title].runs));
    return words;
}

/* Its number, from 1; given at the first reference. */
static uint32_t target_of(arena *a, plan *p, const referred *at)
{
    uint32_t *known = at->annex ? &p->phu_luc.at[at->index].target : &p->than.at[at->index].target;
    if (*known)
        return *known;
    size_t nth = 1; /* in the order of the page: names don't hang on who refers first */
    for (size_t i = 0; i < at->index; i++)
        nth += at->annex || is_title(&p->than.at[i]);
    *list_add(a, &p->targets) = (bookmark){
        .name = STR_CAT(a, at->annex ? S("phu_luc_") : S("muc_"), str_number(a, nth)),
        .words = at->annex ? p->phu_luc.at[at->index].nhan : section_words(a, p, at->index),
    };
    return *known = (uint32_t)p->targets.n;
}

typedef struct resolving {
    binding *b;
    LIST(pos) faulty; /* references that were reported: words may stand in a table again */
} resolving;

static bool was_told(const resolving *r, pos at)
{
    for (size_t i = 0; i < r->faulty.n; i++)
        if (r->faulty.at[i].src == at.src && r->faulty.at[i].off == at.off)
            return true;
    return false;
}

static str filtered(const binding *b, const tag *t, str words, pos at)
{
    for (size_t i = 0; i < t->filters.n; i++) {
        const tag_filter *f = &t->filters.at[i];
        const filter *known = filter_find(utf8_fold(b->d->a, f->name));
        bool fits = known && filter_takes_argument(known) == (f->argument.n > 0);
        if (!fits || !filter_apply(b->d, known, f->argument, words, at, t->name, &words))
            break;
    }
    return words;
}

/* In words taken over from the superior's plan: "mục IV Kế hoạch số 171/KH-UBND". */
static void refer_above(const binding *b, run *now)
{
    arena *a = b->d->a;
    const value *cited = data_get(b->data, S("cap_tren.trich_dan_ngan"));
    str words = cited ? STR_CAT(a, now->text, S(" "), value_line(cited).text) : now->text;
    *now = (run){.kind = RUN_TEXT, .marks = now->marks, .text = words, .at = now->at};
}

static void resolve_one(resolving *r, run *now)
{
    binding *b = r->b;
    diags dropped = {.a = b->d->a};
    referred at;
    if (now->target) {
        refer_above(b, now);
        return;
    }
    if (!reference_find(was_told(r, now->at) ? &dropped : b->d, b, now->tag->name, now->at, &at)) {
        if (!diags_full(b->d, DIAG_REFERENCE_UNKNOWN))
            *list_add(b->d->a, &r->faulty) = now->at;
        return;
    }
    now->target = target_of(b->d->a, b->p, &at);
    now->text = filtered(b, now->tag, b->p->targets.at[now->target - 1].words, now->at);
    if (b->how.goes_on) {
        now->text = at.annex ? STR_CAT(b->d->a, now->text, S(" kèm theo")) : now->text;
        return; /* the plan's citation is to follow */
    }
    now->kind = RUN_TEXT;
    now->tag = NULL;
}

static void resolve_runs(resolving *r, const runs *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (words->at[i].kind == RUN_REFERENCE)
            resolve_one(r, &words->at[i]); /* the plan is still bind's own */
}

static void visit(void *context, plan_part part, const runs *words, pos at)
{
    (void)part, (void)at;
    resolve_runs(context, words);
}

void references_resolve_in(binding *b, const blocks *text)
{
    resolving r = {.b = b};
    for (size_t i = 0; i < text->n; i++)
        resolve_runs(&r, &text->at[i].runs);
}

static bool may_refer(const block *b)
{
    bool may = b->table;
    for (size_t i = 0; i < b->runs.n && !may; i++)
        may = b->runs.at[i].kind == RUN_REFERENCE;
    return may;
}

/* What is changed in place is to be the plan's own. */
static bool own_references(arena *a, blocks *all)
{
    bool any = false;
    for (size_t i = 0; i < all->n; i++)
        if (may_refer(&all->at[i])) {
            block_own_runs(a, &all->at[i]);
            any = true;
        }
    return any;
}

/* False for most plans, where no word refers to another place. */
static bool has_references(binding *b)
{
    plan *p = b->p;
    bool any = p->phu_luc.n || p->notes.n || b->how.goes_on;
    for (size_t i = 0; i < p->trich_yeu.runs.n; i++)
        any = any || p->trich_yeu.runs.at[i].kind == RUN_REFERENCE;
    any = own_references(b->d->a, &p->can_cu) || any;
    if (b->body.refers)
        any = own_references(b->d->a, &p->than) || any;
    for (size_t i = 0; i < p->phu_luc.n; i++) {
        own_references(b->d->a, &p->phu_luc.at[i].than);
        own_references(b->d->a, &p->phu_luc.at[i].ghi_chu);
    }
    return any;
}

void references_resolve(binding *b)
{
    resolving r = {.b = b};
    if (!has_references(b))
        return;
    plan_walk(b->p, visit, &r);
    for (size_t i = 0; b->how.goes_on && i < b->p->than.n; i++)
        for (size_t k = 0; b->p->than.at[i].giao && k < GIAO_PARTS; k++)
            resolve_runs(&r, &b->p->than.at[i].giao->words[k]);
    for (size_t i = 0; i < b->p->phu_luc.n; i++) {
        phrase *kem_theo = &b->p->phu_luc.at[i].kem_theo;
        kem_theo->text = runs_text(b->d->a, &kem_theo->runs);
    }
}
