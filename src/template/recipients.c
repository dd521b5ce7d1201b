/* One line of the input is one line of the list; braces join neighbours. */
#include "template/recipients.h"

#include "base/utf8.h"
#include "plan/wording.h"

typedef struct reading {
    diags *d;
    plan *p;
    said luu;     /* the filing words, from their key or a line of the list */
    size_t brace; /* the open one, or 0 */
    pos brace_at;
    size_t brace_lines;
} reading;

static void add(reading *r, nhan_kind kind, str text, pos at)
{
    *list_add(r->d->a, &r->p->noi_nhan) = (nhan){kind, text, r->brace, at};
    r->brace_lines += r->brace != 0;
}

static void open_brace(reading *r, const line *l)
{
    if (r->brace)
        diag_add_both(r->d, DIAG_BRACE_NESTED, l->at, r->brace_at, ARGS(S("")));
    *list_add(r->d->a, &r->p->braces) = (str){0};
    r->brace = r->p->braces.n;
    r->brace_at = l->at;
    r->brace_lines = 0;
}

static void close_brace(reading *r, const line *l)
{
    if (!r->brace) {
        diag_add(r->d, DIAG_BRACE_NOT_OPEN, l->at, ARGS(S("")));
        return;
    }
    if (r->brace_lines == 0)
        diag_add(r->d, DIAG_BRACE_EMPTY, r->brace_at, ARGS(S("")));
    r->p->braces.at[r->brace - 1] = wording_without_sign(str_after(l->text, 1));
    r->brace = 0;
}

/* "Lưu: VT" and "VT" say the same; `named` tells which. */
static str filing_words(arena *a, str luu, bool *named)
{
    luu = wording_without_sign(luu);
    size_t colon = str_find(luu, S(":"));
    *named = colon < luu.n && str_eq(utf8_fold(a, str_slice(luu, 0, colon)), S("luu"));
    return *named ? utf8_trim(str_after(luu, colon + 1)) : luu;
}

/* A line "- Lưu: VT" of the list is the filing line. */
static bool take_filing(reading *r, const line *l, str item)
{
    bool named;
    str words = filing_words(r->d->a, item, &named);
    if (!named)
        return false;
    if (r->luu.text.n)
        diag_add_both(r->d, DIAG_FILING_TWICE, l->at, r->luu.at, ARGS(S("")));
    r->luu = (said){words, l->at};
    return true;
}

/* `- item`, `+ sub-line`, `Group:`; the dash may be missing. */
static void read_line(reading *r, const line *l)
{
    arena *a = r->d->a;
    str text = l->text;
    uint32_t sign = utf8_first(text);
    bool dash = sign == '-' || sign == 0x2013 || sign == 0x2014 || sign == 0x2022;
    if (dash || sign == '+') {
        size_t i = 0;
        utf8_next(text, &i);
        str words = wording_without_sign(str_after(text, i));
        if (dash && take_filing(r, l, words))
            return;
        if (words.n == 0) {
            diag_add(r->d, DIAG_RECIPIENT_EMPTY, l->at, ARGS(S("")));
            return;
        }
        add(r, dash ? NHAN_DONG : NHAN_CON, STR_CAT(a, dash ? S("- ") : S("+ "), words), l->at);
    } else if (str_ends(text, S(":"))) {
        add(r, NHAN_NHOM, text, l->at);
    } else if (!take_filing(r, l, text)) {
        add(r, NHAN_DONG, STR_CAT(a, S("- "), wording_without_sign(text)), l->at);
    }
}

/* Every line but a heading ends in `;`, the last in `.`; a brace's remark bears the sign of its
 * lines. */
static void set_signs(reading *r)
{
    plan *p = r->p;
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        nhan *n = &p->noi_nhan.at[i];
        bool last = i + 1 == p->noi_nhan.n;
        bool brace_goes_on = n->brace && !last && p->noi_nhan.at[i + 1].brace == n->brace;
        if (n->kind == NHAN_NHOM || str_ends(n->text, S(":")) || brace_goes_on)
            continue;
        bool remark = n->brace && p->braces.at[n->brace - 1].n > 0;
        str *words = remark ? &p->braces.at[n->brace - 1] : &n->text;
        *words = STR_CAT(r->d->a, *words, last ? S(".") : S(";"));
    }
}

void recipients_read(diags *d, const line *lines, size_t n, said luu, plan *p)
{
    bool named;
    reading r = {.d = d, .p = p, .luu = {filing_words(d->a, luu.text, &named), luu.at}};
    for (size_t i = 0; i < n; i++) {
        const line *l = &lines[i];
        bool brace = str_starts(l->text, S("{")) && !str_starts(l->text, S("{{"));
        if (brace && l->text.n > 1)
            diag_add(d, DIAG_BRACE_WITH_TEXT, l->at, ARGS(S("")));
        else if (brace)
            open_brace(&r, l);
        else if (str_starts(l->text, S("}")))
            close_brace(&r, l);
        else if (l->text.n)
            read_line(&r, l);
    }
    if (r.brace)
        diag_add(d, DIAG_BRACE_NOT_CLOSED, r.brace_at, ARGS(S("")));
    r.brace = 0;
    if (r.luu.text.n)
        add(&r, NHAN_DONG, STR_CAT(d->a, S("- Lưu: "), r.luu.text), r.luu.at);
    else
        diag_add(d, DIAG_FILING_MISSING, luu.at, ARGS(S("")));
    set_signs(&r);
}
