/* Asks the columns; changes nothing. */
#include "nd30/wide.h"

#include "nd30/columns.h"

page_form page_turned(const page_form *page)
{
    page_form out = *page;
    out.width = page->height;
    out.height = page->width;
    return out;
}

/* The first table that doesn't fit a page, or NULL. */
static const block *too_wide(arena *a, const form *f, const blocks *all, const page_form *page)
{
    for (size_t i = 0; i < all->n; i++) {
        const table *t = all->at[i].table;
        if (t && !columns_fit(a, f, t, text_width(page)))
            return &all->at[i];
    }
    return NULL;
}

static const block *too_wide_in(arena *a, const form *f, const phu_luc *l, const page_form *page)
{
    const block *found = too_wide(a, f, &l->than, page);
    return found ? found : too_wide(a, f, &l->ghi_chu, page);
}

bool annex_turns(arena *a, const form *f, const phu_luc *l)
{
    return l->kho == KHO_NGANG || (l->kho == KHO_UNSAID && too_wide_in(a, f, l, &f->page));
}

static void check_annex(diags *d, const form *f, const phu_luc *l)
{
    bool turns = annex_turns(d->a, f, l), turned = turns && l->kho == KHO_UNSAID;
    bool fits = !turns && l->kho == KHO_UNSAID; /* else it would turn */
    const page_form page = turns ? page_turned(&f->page) : f->page;
    const block *wide = fits ? NULL : too_wide_in(d->a, f, l, &page);
    if (wide)
        diag_add(d, l->kho == KHO_DOC ? DIAG_TABLE_WIDE_PORTRAIT : DIAG_TABLE_WIDE_LANDSCAPE,
                 wide->at, ARGS(l->nhan));
    else if (turned)
        diag_add(d, DIAG_ANNEX_TURNED, l->at, ARGS(l->nhan));
}

void wide_check(diags *d, const form *f, const plan *p)
{
    const block *wide = too_wide(d->a, f, &p->than, &f->page);
    if (wide)
        diag_add(d, DIAG_TABLE_WIDE_TEXT, wide->at, ARGS(S("")));
    for (size_t i = 0; i < p->phu_luc.n; i++)
        check_annex(d, f, &p->phu_luc.at[i]);
}
