/* An extract keeps its document's form, and of the text only the parts that `phần trích` names. */
#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/split.h"
#include "template/bind_parts.h"
#include "template/references.h"

enum { NAMES = 4 };

/* A part of the text that can be named: opening, a section, closing. */
typedef struct stretch {
    str names[NAMES]; /* folded: "muc_i", its title, "muc_dich", "muc_muc_dich" */
    str shown;        /* "mục I" */
    size_t from, to;
    bool wanted;
} stretch;

typedef LIST(stretch) stretches;

static void name_section(binding *b, stretch *s, const block *title)
{
    arena *a = b->d->a;
    str number = str_ends(title->label, S(".")) ? str_slice(title->label, 0, title->label.n - 1)
                                                : title->label;
    s->shown = STR_CAT(a, S("mục "), number);
    str words = runs_text(a, &title->runs);
    bool labelled = str_starts(words, title->label);
    s->names[0] = utf8_fold(a, s->shown);
    s->names[1] = utf8_fold(a, utf8_trim(str_after(words, labelled ? title->label.n : 0)));
    for (size_t i = 0; i < b->p->muc.n; i++) {
        const muc_range *m = &b->p->muc.at[i];
        if (m->from != s->from && m->from != s->from + 1)
            continue;
        s->names[2] = m->id;
        s->names[3] = STR_CAT(a, S("muc_"), m->id);
    }
}

/* The opening up to the first section, the closing from what begins anew behind the last. */
static stretches find_stretches(binding *b)
{
    arena *a = b->d->a;
    const blocks *all = &b->p->than;
    stretches out = {0};
    bool behind = false;
    for (size_t i = 0; i < all->n; i++) {
        const block *now = &all->at[i];
        bool titled = now->kind == BLOCK_MUC, closing = behind && !titled && now->restarts;
        if (i == 0 || titled || closing) {
            stretch *s = list_add(a, &out);
            s->from = i;
            s->shown = closing ? S("kết thúc") : S("mở đầu");
            s->names[0] = utf8_fold(a, s->shown);
            if (titled)
                name_section(b, s, now);
        }
        behind = behind || titled;
        out.at[out.n - 1].to = i + 1;
    }
    return out;
}

static bool want_stretch(stretches *all, str name)
{
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < NAMES; k++)
            if (name.n && str_eq(all->at[i].names[k], name)) {
                all->at[i].wanted = true;
                return true;
            }
    return false;
}

static bool want_annex(binding *b, bool *wanted, str name)
{
    for (size_t i = 0; i < b->p->phu_luc.n; i++)
        if (str_eq(utf8_fold(b->d->a, b->p->phu_luc.at[i].nhan), name)) {
            wanted[i] = true;
            return true;
        }
    return false;
}

static void unknown_part(binding *b, const stretches *all, str typed, pos at)
{
    buf known = {.a = b->d->a};
    if (b->p->can_cu.n)
        buf_add(&known, S("căn cứ, "));
    for (size_t i = 0; i < all->n; i++)
        buf_add(&known, STR_CAT(known.a, all->at[i].shown, S(", ")));
    for (size_t i = 0; i < b->p->phu_luc.n; i++)
        buf_add(&known, STR_CAT(known.a, b->p->phu_luc.at[i].nhan, S(", ")));
    known.n -= known.n ? 2 : 0;
    diag_add(b->d, DIAG_COPY_PART_UNKNOWN, at, ARGS(typed, buf_str(&known)));
}

/* What is kept moves up; the sections' places with it. */
static void keep_stretches(binding *b, const stretches *all)
{
    plan *p = b->p;
    size_t n = 0, sections = 0;
    for (size_t i = 0; i < all->n; i++) {
        const stretch *s = &all->at[i];
        if (!s->wanted)
            continue;
        for (size_t k = 0; k < p->muc.n; k++) {
            muc_range m = p->muc.at[k];
            if (m.from < s->from || m.to > s->to || k < sections)
                continue;
            m.from += n - s->from;
            m.to += n - s->from;
            p->muc.at[sections++] = m;
        }
        memmove(p->than.at + n, p->than.at + s->from, (s->to - s->from) * sizeof *p->than.at);
        n += s->to - s->from;
    }
    p->than.n = n;
    p->muc.n = sections;
}

static void keep_annexes(plan *p, const bool *wanted)
{
    size_t n = 0;
    for (size_t i = 0; i < p->phu_luc.n; i++)
        if (wanted[i])
            p->phu_luc.at[n++] = p->phu_luc.at[i];
    p->phu_luc.n = n;
}

void bind_extract(binding *b)
{
    arena *a = b->d->a;
    plan *p = b->p;
    const value *list = data_get(b->data, S("ban_sao.phan_trich"));
    if (!list || value_is_blank(list)) {
        diag_add(b->d, DIAG_VALUE_MISSING,
                 list ? list->at : bind_missing_place(b, S("ban_sao.phan_trich")),
                 ARGS(S("phần trích"), S("bản sao")));
        return;
    }
    references_resolve(b); /* while all that words may refer to is there */
    stretches all = find_stretches(b);
    size_t named = 0;
    bool *annexes = NEW_ARRAY(a, bool, p->phu_luc.n + 1), grounds = false;
    list = value_items(&b->resolver, list, list->at);
    for (size_t i = 0; i < list->n; i++) {
        const line *l = &list->lines[i];
        for (str rest = l->text; rest.n;) {
            size_t end = str_find(rest, S(","));
            str typed = utf8_trim(str_slice(rest, 0, end)), name = utf8_fold(a, typed);
            rest = str_after(rest, end < rest.n ? end + 1 : end);
            named += name.n > 0;
            if (str_eq(name, S("can_cu")) && p->can_cu.n)
                grounds = true;
            else if (name.n && !want_stretch(&all, name) && !want_annex(b, annexes, name))
                unknown_part(b, &all, typed, l->at);
        }
    }
    if (named == 0)
        diag_add(b->d, DIAG_VALUE_MISSING, list->at, ARGS(S("phần trích"), S("bản sao")));
    keep_stretches(b, &all);
    keep_annexes(p, annexes);
    p->can_cu.n = grounds ? p->can_cu.n : 0;
    plan_settle(a, p);
}
