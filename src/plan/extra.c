/* One row for each extra component. Knows no sizes and no styles. */
#include "plan/extra.h"

typedef struct extra_row {
    const char *path;
    const char *lead;   /* where it begins a line */
    const char *behind; /* where it follows another */
} extra_row;

static const extra_row rows[EXTRAS] = {
    [EXTRA_LUU_HANH] = {"van_ban.pham_vi_luu_hanh", "", ""},
    [EXTRA_DO_MAT] = {"van_ban.do_mat", "", ""},
    [EXTRA_DO_KHAN] = {"van_ban.do_khan", "", ""},
    [EXTRA_DU_THAO] = {"van_ban.du_thao", "", ""},
    [EXTRA_NGUOI_SOAN] = {"van_ban.nguoi_soan", "", ""},
    [EXTRA_SO_BAN] = {"van_ban.so_ban", "(", ".("},
    [EXTRA_DIA_CHI] = {"co_quan.dia_chi", "Địa chỉ: ", "; địa chỉ: "},
    [EXTRA_DIEN_THOAI] = {"co_quan.dien_thoai", "Điện thoại: ", "; điện thoại: "},
    [EXTRA_FAX] = {"co_quan.fax", "Fax: ", "; fax: "},
    [EXTRA_THU_DIEN_TU] = {"co_quan.thu_dien_tu", "Thư điện tử: ", "; thư điện tử: "},
    [EXTRA_TRANG_TIN] = {"co_quan.trang_tin",
                         "Trang thông tin điện tử: ", "; trang thông tin điện tử: "},
};

str extra_path(extra e)
{
    return str_from(rows[e].path);
}

bool extra_any(const plan *p, extra from, extra to)
{
    bool any = false;
    for (int e = (int)from; e <= (int)to; e++)
        any = any || extra_is_there(p, (extra)e);
    return any;
}

str extra_lead(extra e, bool first)
{
    return str_from(first ? rows[e].lead : rows[e].behind);
}

static str joined(arena *a, const plan *p, extra from, extra to)
{
    buf b = {.a = a};
    for (int e = (int)from; e <= (int)to; e++) {
        if (!extra_is_there(p, (extra)e))
            continue;
        buf_add(&b, extra_lead((extra)e, b.n == 0));
        buf_add(&b, p->extras[e].text);
    }
    return buf_str(&b);
}

str extra_nguoi_soan(arena *a, const plan *p)
{
    str words = joined(a, p, EXTRA_NGUOI_SOAN, EXTRA_SO_BAN);
    bool copies = extra_is_there(p, EXTRA_SO_BAN);
    return STR_CAT(a, words, copies ? S(")") : words.n ? S(".") : S(""));
}

str extra_dia_chi(arena *a, const plan *p)
{
    return joined(a, p, EXTRA_DIA_CHI, EXTRA_FAX);
}

str extra_tren_mang(arena *a, const plan *p)
{
    return joined(a, p, EXTRA_THU_DIEN_TU, EXTRA_TRANG_TIN);
}
