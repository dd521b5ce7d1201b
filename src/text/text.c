/* What a reader would read aloud, in the order of the page. */
#include "text/text.h"

#include "plan/extra.h"
#include "plan/wording.h"

typedef struct text {
    buf b;
    const plan *p;
} text;

static void put_line(text *t, str words)
{
    if (words.n == 0)
        return;
    buf_add(&t->b, words);
    buf_byte(&t->b, '\n');
}

static void put_runs(text *t, const runs *r)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->at[i].kind == RUN_TEXT) {
            buf_add(&t->b, r->at[i].text);
        } else {
            buf_add(&t->b, S("[^"));
            buf_number(&t->b, (long)r->at[i].note + 1);
            buf_byte(&t->b, ']');
        }
    }
}

static void put_table(text *t, const table *all)
{
    for (size_t r = 0; r < all->rows.n; r++) {
        const row *now = &all->rows.at[r];
        for (size_t c = 0; c < now->cells.n; c++) {
            if (c)
                buf_add(&t->b, S(" | "));
            for (size_t k = 0; k < now->cells.at[c].paragraphs.n; k++) {
                if (k)
                    buf_byte(&t->b, ' ');
                put_runs(t, &now->cells.at[c].paragraphs.at[k]);
            }
        }
        buf_byte(&t->b, '\n');
    }
}

static void put_blocks(text *t, const blocks *all)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].table) {
            put_table(t, all->at[i].table);
            continue;
        }
        put_runs(t, &all->at[i].runs);
        buf_byte(&t->b, '\n');
    }
}

static void put_issuer(text *t, const co_quan *of)
{
    for (size_t i = 0; i < of->chu_quan.n; i++)
        put_line(t, of->chu_quan.at[i]);
    for (size_t i = 0; i < of->dong.n; i++)
        put_line(t, of->dong.at[i]);
}

/* "Kính gửi: A", or a line for each. */
static void put_kinh_gui(text *t)
{
    const plan *p = t->p;
    bool one = p->kinh_gui.n == 1;
    if (p->kinh_gui.n)
        put_line(t, STR_CAT(t->b.a, S(KINH_GUI), one ? S(" ") : S(""),
                            one ? p->kinh_gui.at[0].text : S("")));
    for (size_t i = 0; !one && i < p->kinh_gui.n; i++)
        put_line(t, p->kinh_gui.at[i].text);
}

static void put_head(text *t)
{
    const plan *p = t->p;
    put_line(t, p->extras[EXTRA_LUU_HANH].text);
    for (size_t i = 0; i < p->co_quan.n; i++)
        put_issuer(t, &p->co_quan.at[i]);
    if (!p->ban_hanh)
        put_line(t, wording_so(t->b.a, p));
    for (int e = EXTRA_DO_MAT; e <= EXTRA_DU_THAO; e++)
        put_line(t, p->extras[e].text);
    put_line(t, S(QUOC_HIEU));
    put_line(t, S(TIEU_NGU));
    if (!p->ban_hanh)
        put_line(t, wording_dia_danh(t->b.a, p));
    put_line(t, p->ten_loai);
    put_line(t, p->trich_yeu.text);
    if (p->ban_hanh)
        put_line(t, wording_ban_hanh(t->b.a, p->ban_hanh));
    put_kinh_gui(t);
}

static void put_signer(text *t, const ky *k)
{
    for (size_t i = 0; i < k->quyen_han.n; i++)
        put_line(t, k->quyen_han.at[i]);
    put_line(t, k->chuc_vu.text);
    put_line(t, k->chuc_vu_khac.text);
    put_line(t, k->ho_ten.text);
}

static void put_recipients(text *t)
{
    const plan *p = t->p;
    if (p->noi_nhan.n)
        put_line(t, S(NOI_NHAN));
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        const nhan *now = &p->noi_nhan.at[i];
        bool braced = now->brace > 0;
        bool last = braced && (i + 1 == p->noi_nhan.n || p->noi_nhan.at[i + 1].brace != now->brace);
        str remark = last ? STR_CAT(t->b.a, S(" } "), p->braces.at[now->brace - 1]) : S("");
        put_line(t, STR_CAT(t->b.a, now->text, remark));
    }
    put_line(t, extra_nguoi_soan(t->b.a, p));
}

/* Two who sign jointly stand above "Nơi nhận". */
static void put_tail(text *t)
{
    const plan *p = t->p;
    bool joint = p->ky.n > 1;
    if (!joint)
        put_recipients(t);
    for (size_t i = 0; i < p->ky.n; i++)
        put_signer(t, &p->ky.at[i]);
    if (joint)
        put_recipients(t);
    put_line(t, extra_dia_chi(t->b.a, p));
    put_line(t, extra_tren_mang(t->b.a, p));
}

static void put_annex(text *t, const phu_luc *l)
{
    put_line(t, l->nhan);
    put_line(t, l->tieu_de.text);
    put_runs(t, &l->kem_theo.runs);
    buf_byte(&t->b, '\n');
    put_blocks(t, &l->than);
    put_blocks(t, &l->ghi_chu);
}

/* Under a document that was copied on paper. */
static void put_copy(text *t)
{
    const plan *whole = t->p;
    t->p = whole->ban_sao->khoi;
    put_issuer(t, &t->p->co_quan.at[0]);
    put_line(t, wording_so(t->b.a, t->p));
    put_line(t, whole->ban_sao->hinh_thuc);
    put_line(t, wording_dia_danh(t->b.a, t->p));
    put_tail(t);
    t->p = whole;
}

str text_write(arena *a, const plan *p)
{
    text t = {.b.a = a, .p = p};
    put_line(&t, wording_dau_trang(a, p));
    if (p->rieng) {
        for (int e = EXTRA_LUU_HANH; e <= EXTRA_DU_THAO; e++)
            put_line(&t, p->extras[e].text);
    } else {
        put_head(&t);
        put_blocks(&t, &p->can_cu);
        put_blocks(&t, &p->than);
        put_tail(&t);
    }
    for (size_t i = 0; i < p->phu_luc.n; i++)
        put_annex(&t, &p->phu_luc.at[i]);
    if (p->ban_sao && !p->ban_sao->dien_tu && !p->rieng)
        put_copy(&t);
    for (size_t i = 0; i < p->notes.n; i++) {
        buf_add(&t.b, S("[^"));
        buf_number(&t.b, (long)i + 1);
        buf_add(&t.b, S("]: "));
        put_runs(&t, &p->notes.at[i].text);
        buf_byte(&t.b, '\n');
    }
    return buf_str(&t.b);
}
