/* The page's top: issuers, number, state's name, place and date, type, subject. */
#include "template/page_state.h"

#include "base/utf8.h"
#include "plan/wording.h"
#include "template/agency.h"
#include "template/bind_parts.h"

static void read_number(page *g)
{
    const plan *p = &g->v->plan;
    str whole = wording_so(g->a, p), lead = S("Số: ");
    size_t slash = str_find(whole, S("/")) + 1;
    page_open(g, "số, ký hiệu", "number and symbol");
    page_add_fixed(g, lead, RULE_SO);
    page_add_value(g, str_slice(whole, lead.n, slash), "van_ban.so", RULE_SO);
    page_add_value(g, str_after(whole, slash), "van_ban.ky_hieu", RULE_SO);
}

/* The template's own words with the values among them. False where capitals made other words of the
 * whole than of its pieces. */
static bool add_type_pieces(page *g, const runs *all)
{
    str rest = g->v->plan.ten_loai, whole = rest;
    for (size_t i = 0; i < all->n; i++) {
        str words = utf8_capitals(g->a, all->at[i].text);
        if (all->at[i].kind != RUN_TEXT || !str_starts(rest, words))
            return false;
        rest = str_after(rest, words.n);
    }
    for (size_t i = 0; i < all->n && rest.n == 0; i++) {
        piece p = page_piece_of(&all->at[i]);
        p.rule = RULE_TEN_LOAI;
        size_t n = utf8_capitals(g->a, all->at[i].text).n;
        page_add(g, str_slice(whole, 0, n), p);
        whole = str_after(whole, n);
    }
    return rest.n == 0;
}

/* A type that nobody gave is the program's own. */
static void read_type(page *g)
{
    const plan *p = &g->v->plan;
    const prepared_part *part = NULL;
    for (size_t i = 0; i < g->v->form->parts.n && !part; i++)
        if (g->v->form->parts.at[i].part->kind == ELEMENT_TEN_LOAI)
            part = &g->v->form->parts.at[i];
    str path = S("van_ban.loai");
    const value *v = data_get(g->v->data, path);
    bool given = v && v->layer != LAYER_DERIVED;
    bool own = part && p->loai.text.n && pos_is_same(p->loai.at, part->own.at) &&
               (given || !text_asks_for(g->a, part->own.text, path));
    page_open(g, "tên loại", "type of document");
    if (own && add_type_pieces(g, &p->loai.runs))
        return;
    if (own)
        page_add(g, p->ten_loai, (piece){.at = part->own.at, .rule = RULE_TEN_LOAI});
    else if (given)
        page_add_value(g, p->ten_loai, "van_ban.loai", RULE_TEN_LOAI);
    else
        page_add_fixed(g, p->ten_loai, RULE_TEN_LOAI);
}

static void read_issuer(page *g, const co_quan *of, size_t i)
{
    page_open(g, "cơ quan chủ quản", "body above the issuer");
    page_add_value(g, page_joined(g->a, of->chu_quan.at, of->chu_quan.n),
                   paths_of_issuers[i].chu_quan, RULE_CO_QUAN);
    page_open(g, "cơ quan ban hành", "issuer");
    page_add_value(g, page_joined(g->a, of->dong.at, of->dong.n), paths_of_issuers[i].ten,
                   RULE_CO_QUAN);
}

void page_read_kem_theo(page *g, str words, decree_rule rule)
{
    const plan *p = &g->v->plan;
    const ban_hanh *by = p->ban_hanh;
    const struct {
        str words;
        const char *path;
    } own[] =
        {
            {wording_number(g->a, p->so.text), "van_ban.so"},
            {p->ky_hieu.text, "van_ban.ky_hieu"},
            {wording_ngay(g->a, p->ngay), "van_ban.ngay"},
            {p->co_quan.at[0].ten.text, paths_of_issuers[0].ten},
            {p->co_quan.n > 1 ? p->co_quan.at[1].ten.text : (str){0}, paths_of_issuers[1].ten},
        },
      of_decision[] = {
          {by ? by->loai : (str){0}, "kem_theo.loai"},
          {by ? wording_number(g->a, by->so.text) : (str){0}, "kem_theo.so"},
          {by ? by->ky_hieu.text : (str){0}, "kem_theo.ky_hieu"},
          {by ? wording_ngay(g->a, by->ngay) : (str){0}, "kem_theo.ngay"},
          {by ? by->co_quan : (str){0}, "kem_theo.co_quan"},
      };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        str part = by ? of_decision[i].words : own[i].words;
        size_t at = part.n ? str_find(words, part) : words.n;
        if (at == words.n)
            continue;
        page_add_fixed(g, str_slice(words, 0, at), rule);
        page_add_value(g, part, by ? of_decision[i].path : own[i].path, rule);
        words = str_after(words, at + part.n);
    }
    page_add_fixed(g, words, rule);
}

static void read_decision(page *g)
{
    page_open(g, "dòng kèm theo", "what issues the plan");
    page_read_kem_theo(g, wording_ban_hanh(g->a, g->v->plan.ban_hanh), RULE_BAN_HANH);
}

static void read_place(page *g)
{
    const plan *p = &g->v->plan;
    page_open(g, "địa danh, thời gian", "place and date");
    page_add_value(g, p->dia_danh.text, "van_ban.dia_danh", RULE_DIA_DANH);
    page_add_fixed(g, S(", "), RULE_NGAY);
    page_add_value(g, wording_ngay(g->a, p->ngay), "van_ban.ngay", RULE_NGAY);
}

void page_read_head(page *g)
{
    const plan *p = &g->v->plan;
    page_read_mark(g, EXTRA_LUU_HANH, "phạm vi lưu hành", "circulation", RULE_LUU_HANH);
    for (size_t i = 0; i < p->co_quan.n; i++)
        read_issuer(g, &p->co_quan.at[i], i);
    if (!p->ban_hanh)
        read_number(g);
    page_read_mark(g, EXTRA_DO_MAT, "độ mật", "secrecy", RULE_DO_MAT);
    page_read_mark(g, EXTRA_DO_KHAN, "độ khẩn", "urgency", RULE_DO_KHAN);
    page_read_mark(g, EXTRA_DU_THAO, "dự thảo", "draft", RULE_NONE);
    page_open(g, "quốc hiệu", "name of the state");
    page_add_fixed(g, S(QUOC_HIEU), RULE_QUOC_HIEU);
    page_open(g, "tiêu ngữ", "motto");
    page_add_fixed(g, S(TIEU_NGU), RULE_TIEU_NGU);
    if (!p->ban_hanh)
        read_place(g);
    read_type(g);
    page_open(g, "trích yếu", "subject");
    page_add_runs(g, &p->trich_yeu.runs);
    if (p->ban_hanh)
        read_decision(g);
    page_read_kinh_gui(g);
}
