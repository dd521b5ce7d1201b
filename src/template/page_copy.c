/* What a copy bears beside its document, word by word. */
#include "plan/wording.h"
#include "template/page_state.h"

void page_read_electronic_copy(page *g)
{
    const ban_sao *c = g->v->plan.ban_sao;
    str whole = wording_ban_sao(g->a, &g->v->plan), copier = wording_co_quan(g->a, c->khoi);
    size_t behind = c->hinh_thuc.n + 2 + copier.n;
    page_open(g, "dòng sao ở đầu trang", "line of the copy");
    page_add_value(g, c->hinh_thuc, "ban_sao.hinh_thuc", RULE_BAN_SAO);
    page_add_fixed(g, S("; "), RULE_BAN_SAO);
    page_add_value(g, copier, "ban_sao.co_quan", RULE_BAN_SAO);
    str rest = str_after(whole, behind);
    size_t clock = c->gio.n ? str_find(rest, c->gio) : rest.n;
    page_add_value(g, str_slice(rest, 0, clock), "ban_sao.ngay", RULE_BAN_SAO);
    page_add_value(g, str_after(rest, clock), "ban_sao.gio", RULE_BAN_SAO);
}

static void read_copy_line(page *g, str words, const char *path)
{
    page_open(g, "bản sao", "copy");
    page_add_value(g, words, path, RULE_BAN_SAO);
}

void page_read_paper_copy(page *g)
{
    const ban_sao *c = g->v->plan.ban_sao;
    const plan *p = c->khoi;
    const co_quan *of = &p->co_quan.at[0];
    const ky *k = &p->ky.at[0];
    read_copy_line(g, page_joined(g->a, of->dong.at, of->dong.n), "ban_sao.co_quan");
    read_copy_line(g, wording_so(g->a, p), "ban_sao.so");
    read_copy_line(g, c->hinh_thuc, "ban_sao.hinh_thuc");
    read_copy_line(g, wording_dia_danh(g->a, p), "ban_sao.ngay");
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        page_open(g, "nơi nhận của bản sao", "recipients of the copy");
        page_add(g, p->noi_nhan.at[i].text, (piece){.at = p->noi_nhan.at[i].at});
    }
    for (size_t i = 0; i < k->quyen_han.n; i++)
        read_copy_line(g, k->quyen_han.at[i], "ban_sao.quyen_han");
    read_copy_line(g, k->chuc_vu.text, "ban_sao.chuc_vu");
    read_copy_line(g, k->chuc_vu_khac.text, "ban_sao.chuc_vu_khac");
    read_copy_line(g, k->ho_ten.text, "ban_sao.ho_ten");
}
