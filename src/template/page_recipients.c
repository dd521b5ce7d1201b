/* The lines of "Nơi nhận" once more: what the list says, between what the form puts around it. */
#include "template/page_state.h"

#include "base/utf8.h"
#include "plan/wording.h"
#include "template/bind_parts.h"

static void collect_entries(binding *b, const bound_part *part, void *context)
{
    const value *given = bind_given(data_get_named(b->data, "noi_nhan.danh_sach"));
    bind_text(b, part->form, S("noi_nhan.danh_sach"), given, context);
}

/* The list before its lines got their signs: its runs are still apart. */
static void fill_entries(const page *g, blocks *into)
{
    diags dropped = {.a = g->a};
    plan ignored = {0};
    binding b = {
        .d = &dropped, .data = g->v->data, .form = g->v->form, .how = g->v->how, .p = &ignored};
    b.resolver = (resolver){
        .d = &dropped, .shared = &dropped, .data = g->v->data, .p = &ignored, .apart = true};
    for (size_t i = 0; i < g->v->form->parts.n; i++) {
        bound_part part = {.form = &g->v->form->parts.at[i]};
        if (part.form->part->kind == ELEMENT_NOI_NHAN)
            bind_standing(&b, &part, collect_entries, into);
    }
}

/* The bytes from..to of the runs' words. */
static void add_runs_part(page *g, const runs *all, size_t from, size_t to)
{
    for (size_t i = 0, at = 0; i < all->n; i++) {
        const run *r = &all->at[i];
        if (r->kind != RUN_TEXT)
            continue;
        size_t begin = from > at ? from - at : 0, end = to - at < r->text.n ? to - at : r->text.n;
        if (to > at && begin < end)
            page_add(g, str_slice(r->text, begin, end), page_piece_of(r));
        at += r->text.n;
    }
}

/* A line as it is printed, around what the list says. */
static void add_entry(page *g, str printed, const block *entry)
{
    str typed = runs_text(g->a, &entry->runs), core = wording_without_sign(typed);
    size_t sign = 0;
    if (core.n && strchr("-+}", core.p[0]))
        sign = 1;
    core = utf8_trim(str_after(core, sign));
    size_t found = str_find(printed, core), from = (size_t)(core.p - typed.p);
    if (core.n == 0 || found == printed.n) {
        page_add(g, printed, (piece){.at = entry->at, .rule = RULE_NOI_NHAN});
        return;
    }
    page_add_fixed(g, str_slice(printed, 0, found), RULE_NOI_NHAN);
    add_runs_part(g, &entry->runs, from, from + core.n);
    page_add_fixed(g, str_after(printed, found + core.n), RULE_NOI_NHAN);
}

static void add_filing(page *g, str printed)
{
    str lead = S("- Lưu: "),
        words = str_starts(printed, lead) ? str_after(printed, lead.n) : printed;
    size_t end = words.n && strchr(".;", words.p[words.n - 1]) ? words.n - 1 : words.n;
    page_add_fixed(g, S("- Lưu: "), RULE_NOI_NHAN);
    page_add_value(g, str_slice(words, 0, end), "noi_nhan.luu", RULE_NOI_NHAN);
    page_add_fixed(g, str_after(words, end), RULE_NOI_NHAN);
}

/* The first entry at a place that no line was made of yet, or NULL. */
static const block *take_entry(const blocks *entries, bool *taken, pos at)
{
    for (size_t i = 0; i < entries->n; i++)
        if (!taken[i] && pos_is_same(entries->at[i].at, at)) {
            taken[i] = true;
            return &entries->at[i];
        }
    return NULL;
}

/* The line that closes the k-th brace, or NULL. */
static const block *closing_entry(arena *a, const blocks *entries, size_t k)
{
    for (size_t i = 0; i < entries->n; i++)
        if (str_starts(runs_text(a, &entries->at[i].runs), S("}")) && --k == 0)
            return &entries->at[i];
    return NULL;
}

void page_read_recipients(page *g)
{
    const plan *p = &g->v->plan;
    blocks entries = {0};
    fill_entries(g, &entries);
    bool *taken = NEW_ARRAY(g->a, bool, entries.n + 1);
    page_open(g, "nơi nhận", "recipients");
    if (p->noi_nhan.n)
        page_add_fixed(g, S(NOI_NHAN), RULE_NOI_NHAN);
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        const nhan *now = &p->noi_nhan.at[i];
        bool last = i + 1 == p->noi_nhan.n || p->noi_nhan.at[i + 1].brace != now->brace;
        const block *entry = take_entry(&entries, taken, now->at);
        page_open(g, "nơi nhận", "recipients");
        if (entry)
            add_entry(g, now->text, entry);
        else
            add_filing(g, now->text);
        entry = now->brace && last ? closing_entry(g->a, &entries, now->brace) : NULL;
        if (!entry)
            continue;
        page_open(g, "nơi nhận", "recipients");
        add_entry(g, p->braces.at[now->brace - 1], entry);
    }
}
