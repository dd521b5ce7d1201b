/* The page's extra components: marks, addressees, drafter, address. Mirrors bind_extra; changes
 * nothing. */
#include "plan/wording.h"
#include "template/page_state.h"

static void add_extra(page *g, extra e, decree_rule rule)
{
    str path = extra_path(e);
    page_add_value(g, g->v->plan.extras[e].text, path.p, rule);
}

void page_read_mark(page *g, extra e, const char *vi, const char *en, decree_rule rule)
{
    page_open(g, vi, en);
    add_extra(g, e, rule);
}

void page_read_drafter(page *g)
{
    const plan *p = &g->v->plan;
    bool copies = extra_is_there(p, EXTRA_SO_BAN), who = extra_is_there(p, EXTRA_NGUOI_SOAN);
    page_open(g, "người soạn, số bản", "drafter and copies");
    add_extra(g, EXTRA_NGUOI_SOAN, RULE_NGUOI_SOAN);
    if (copies)
        page_add_fixed(g, extra_lead(EXTRA_SO_BAN, !who), RULE_NGUOI_SOAN);
    add_extra(g, EXTRA_SO_BAN, RULE_NGUOI_SOAN);
    page_add_fixed(g, copies ? S(")") : who ? S(".") : S(""), RULE_NGUOI_SOAN);
}

void page_read_contacts(page *g, extra from, extra to)
{
    page_open(g, "chân trang 1", "foot of page 1");
    for (int e = (int)from; e <= (int)to; e++)
        if (extra_is_there(&g->v->plan, (extra)e)) {
            page_add_fixed(g, extra_lead((extra)e, page_line_now(g)->pieces.n == 0), RULE_DIA_CHI);
            add_extra(g, (extra)e, RULE_DIA_CHI);
        }
}

void page_read_kinh_gui(page *g)
{
    const plan *p = &g->v->plan;
    for (size_t i = 0; i < p->kinh_gui.n; i++) {
        const nhan *now = &p->kinh_gui.at[i];
        page_open(g, "kính gửi", "addressees");
        if (i == 0)
            page_add_fixed(g, p->kinh_gui.n == 1 ? S(KINH_GUI " ") : S(KINH_GUI), RULE_KINH_GUI);
        if (p->kinh_gui.n > 1 && i == 0)
            page_open(g, "kính gửi", "addressees");
        page_add(
            g, now->text,
            (piece){.path = S("kinh_gui.danh_sach"), .value_at = now->at, .rule = RULE_KINH_GUI});
    }
}
