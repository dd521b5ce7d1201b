/* Reading a body's name by its first words. Tables, so that a kind of body is a row. */
#include "template/agency.h"

#include "base/utf8.h"

const issuer_paths paths_of_issuers[ISSUERS] = {
    {"cơ quan", "co_quan.ten", "co_quan.ten_tat", "co_quan.loai", "co_quan.chu_quan"},
    {"cơ quan 2", "co_quan_2.ten", "co_quan_2.ten_tat", "co_quan_2.loai", "co_quan_2.chu_quan"},
};

const signer_paths paths_of_signers[ISSUERS] = {
    {"ký", "ky.quyen_han", "ky.chuc_vu", "ky.chuc_vu_khac", "ky.ho_ten", "ky.anh_chu_ky",
     "ky.anh_dau"},
    {"ký 2", "ky_2.quyen_han", "ky_2.chuc_vu", "ky_2.chuc_vu_khac", "ky_2.ho_ten",
     "ky_2.anh_chu_ky", "ky_2.anh_dau"},
};

typedef struct body_rule {
    str prefix; /* of the folded name */
    agency_kind kind;
    const char *whole; /* what an abbreviation stands for: the header has the full name (II.2.a) */
} body_rule;

#define PREFIX(words)                                                                              \
    {                                                                                              \
        words, sizeof words - 1                                                                    \
    }

static const body_rule bodies[] = {
    {PREFIX("uy_ban_nhan_dan_"), AGENCY_UBND, NULL},
    {PREFIX("ubnd_"), AGENCY_UBND, "Ủy ban nhân dân"},
    {PREFIX("hoi_dong_nhan_dan_"), AGENCY_HDND, NULL},
    {PREFIX("hdnd_"), AGENCY_HDND, "Hội đồng nhân dân"},
    {PREFIX("thuong_truc_hoi_dong_nhan_dan_"), AGENCY_HDND, NULL},
    {PREFIX("thuong_truc_hdnd_"), AGENCY_HDND, "Thường trực Hội đồng nhân dân"},
    {PREFIX("uy_ban_mat_tran_to_quoc_viet_nam_"), AGENCY_MTTQ, NULL},
    {PREFIX("uy_ban_mttq_viet_nam_"), AGENCY_MTTQ, "Ủy ban Mặt trận Tổ quốc Việt Nam"},
    {PREFIX("ban_chi_dao_"), AGENCY_BAN_CHI_DAO, NULL},
    {PREFIX("hoi_dong_"), AGENCY_HOI_DONG, NULL},
    {PREFIX("phong_"), AGENCY_PHONG, NULL},
    {PREFIX("so_"), AGENCY_SO, NULL},
    {PREFIX("dang_uy_"), AGENCY_DANG, NULL},
    {PREFIX("tinh_uy_"), AGENCY_DANG, NULL},
    {PREFIX("thanh_uy_"), AGENCY_DANG, NULL},
    {PREFIX("huyen_uy_"), AGENCY_DANG, NULL},
    {PREFIX("quan_uy_"), AGENCY_DANG, NULL},
    {PREFIX("thi_uy_"), AGENCY_DANG, NULL},
    {PREFIX("ban_chap_hanh_dang_bo_"), AGENCY_DANG, NULL},
    {PREFIX("ban_thuong_vu_"), AGENCY_DANG, NULL},
    {PREFIX("thuong_truc_dang_uy_"), AGENCY_DANG, NULL},
    {PREFIX("thuong_truc_tinh_uy_"), AGENCY_DANG, NULL},
    {PREFIX("thuong_truc_thanh_uy_"), AGENCY_DANG, NULL},
    {PREFIX("thuong_truc_huyen_uy_"), AGENCY_DANG, NULL},
};

/* How the kinds are written in `[cơ quan] loại`, what they are called in TM., and the sign that
 * their documents bear. */
static const struct {
    const char *id, *name;
    agency_kind kind;
    const char *collective; /* the head signs TM. for it; NULL: the head signs as such */
    bool as_named;          /* for the words of the name, if they tell: "Thường trực HĐND" */
    bool deputy_too;        /* the deputy signs for it as well (Điều 13 khoản 2) */
    const char *sign;
    const char *head; /* whose order heads of its offices sign by; NULL: it has none */
} kinds[] = {
    {"ubnd", "UBND", AGENCY_UBND, "ỦY BAN NHÂN DÂN", true, true, "UBND", "CHỦ TỊCH"},
    {"hdnd", "HĐND", AGENCY_HDND, "HỘI ĐỒNG NHÂN DÂN", true, true, "HĐND", NULL},
    {"so", "sở", AGENCY_SO, NULL, false, false, "", "GIÁM ĐỐC"},
    {"phong", "phòng", AGENCY_PHONG, NULL, false, false, "", NULL},
    {"ban_chi_dao", "ban chỉ đạo", AGENCY_BAN_CHI_DAO, "BAN CHỈ ĐẠO", false, false, "BCĐ", NULL},
    {"hoi_dong", "hội đồng", AGENCY_HOI_DONG, "HỘI ĐỒNG", false, false, "HĐ", NULL},
    {"mttq", "MTTQ", AGENCY_MTTQ, "BAN THƯỜNG TRỰC", false, true, "UBMTTQ", NULL},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static size_t count(str text, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == c;
    return n;
}

/* The unit in "Ủy ban nhân dân tỉnh Kon Tum", looked for behind the body's own words. */
static void read_unit(const levels *l, arena *a, str name, const body_rule *body, agency *g)
{
    str rest = utf8_behind_words(name, count(body->prefix, '_'));
    const unit_kind *kind = unit_kind_at(l, utf8_fold(a, rest));
    if (!kind)
        return;
    g->unit = kind;
    g->body_name = body->whole ? str_from(body->whole)
                               : utf8_trim(str_slice(name, 0, (size_t)(rest.p - name.p)));
    g->unit_words = rest;
    g->unit_name = utf8_behind_words(rest, count(kind->id, '_') + 1);
}

agency agency_read(const levels *l, arena *a, str name)
{
    agency g = {0};
    if (name.n == 0)
        return g;
    str folded = utf8_fold(a, name);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        if (!str_starts(folded, bodies[i].prefix))
            continue;
        g.kind = bodies[i].kind;
        if (g.kind == AGENCY_UBND || g.kind == AGENCY_HDND || g.kind == AGENCY_MTTQ)
            read_unit(l, a, name, &bodies[i], &g);
        break;
    }
    return g;
}

bool agency_kind_find(arena *a, str word, agency_kind *kind)
{
    str folded = utf8_fold(a, word);
    for (size_t i = 0; i < KINDS; i++)
        if (str_eq(folded, str_from(kinds[i].id))) {
            *kind = kinds[i].kind;
            return true;
        }
    return false;
}

void agency_header(arena *a, str name, const agency *g, co_quan *out)
{
    if (g->unit) {
        *list_add(a, &out->dong) = utf8_capitals(a, g->body_name);
        *list_add(a, &out->dong) = utf8_capitals(a, g->unit_words);
    } else {
        *list_add(a, &out->dong) = utf8_capitals(a, name);
    }
}

static size_t kind_row(const agency *g)
{
    size_t i = 0;
    while (i < KINDS && kinds[i].kind != g->kind)
        i++;
    return i;
}

str agency_sign(const agency *g)
{
    size_t i = kind_row(g);
    return i < KINDS ? str_from(kinds[i].sign) : (str){0};
}

str agency_kind_name(const agency *g)
{
    size_t i = kind_row(g);
    return i < KINDS ? str_from(kinds[i].name) : (str){0};
}

/* Of "Hòa Khánh, thành phố Đà Nẵng" the unit itself. */
static str before_comma(str name)
{
    return utf8_trim(str_slice(name, 0, str_find(name, S(","))));
}

str agency_place(const levels *l, arena *a, const agency *g)
{
    if (!g->unit || !unit_keeps_noun(l, a, g->unit, g->unit_name))
        return before_comma(g->unit_name);
    size_t first = 0;
    str words = before_comma(g->unit_words);
    utf8_next(words, &first);
    return STR_CAT(a, utf8_upper(a, str_slice(words, 0, first)), str_after(words, first));
}

/* "PHÓ CHỦ TỊCH THƯỜNG TRỰC UBND xã" → "CHỦ TỊCH": whom the deputy signs for. */
static str head_of(arena *a, str title)
{
    static const char *const behind[] = {" UBND",        " ỦY BAN",    " HĐND",
                                         " THƯỜNG TRỰC", " PHỤ TRÁCH", " ĐIỀU HÀNH"};
    str head = utf8_capitals(a, utf8_behind_words(title, 1));
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        head = str_slice(head, 0, str_find(head, str_from(behind[i])));
    return head;
}

/* "Quyền Chủ tịch" → "Chủ tịch" */
static str behind_acting(arena *a, str title)
{
    str first = utf8_fold(a, str_slice(title, 0, str_find(title, S(" "))));
    bool acting = str_eq(first, S("quyen")) || str_eq(first, S("q."));
    return acting ? utf8_behind_words(title, 1) : title;
}

str agency_title(arena *a, str title)
{
    str rest = behind_acting(a, title), capitals = utf8_capitals(a, rest);
    return rest.n < title.n ? STR_CAT(a, S("Q. "), capitals) : capitals;
}

/* "Chánh Văn phòng" of a committee: its head's order lets such sign. */
static bool heads_office(arena *a, str head, const char *of)
{
    static const char *const offices[] = {"chanh_van_phong", "chanh_thanh_tra", "truong_phong",
                                          "truong_ban",      "giam_doc",        "chi_cuc_truong"};
    str folded = utf8_fold(a, head);
    if (!of || str_starts(folded, utf8_fold(a, str_from(of))))
        return false;
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (str_starts(folded, str_from(offices[i])))
            return true;
    return false;
}

bool agency_authority(arena *a, const agency *g, str title, ky *out)
{
    size_t kind = kind_row(g);
    const char *collective = kind < KINDS ? kinds[kind].collective : NULL;
    title = behind_acting(a, title);
    bool deputy = str_starts(utf8_fold(a, title), S("pho_"));
    str head = deputy ? head_of(a, title) : (str){0};
    bool by_order = kind < KINDS && heads_office(a, deputy ? head : title, kinds[kind].head);
    if (by_order) {
        *list_add(a, &out->quyen_han) = STR_CAT(a, S("TL. "), str_from(kinds[kind].head));
    } else if (collective && (!deputy || kinds[kind].deputy_too)) {
        bool named = g->body_name.n && kinds[kind].as_named;
        str name = named ? utf8_capitals(a, g->body_name) : str_from(collective);
        *list_add(a, &out->quyen_han) = STR_CAT(a, S("TM. "), name);
    }
    if (head.n)
        *list_add(a, &out->quyen_han) = STR_CAT(a, S("KT. "), head);
    return by_order;
}

/* "TRƯỞNG PHÒNG" and "PHÒNG KINH TẾ": "TRƯỞNG PHÒNG KINH TẾ". */
static str joined_title(arena *a, str title, str name)
{
    for (size_t i = 0; i < title.n; i++) {
        str end = str_after(title, i);
        bool word = i > 0 && title.p[i - 1] == ' ';
        if (word && str_starts(name, end) && (name.n == end.n || name.p[end.n] == ' '))
            return STR_CAT(a, str_slice(title, 0, i), name);
    }
    return str_find(title, name) < title.n ? title : STR_CAT(a, title, S(" "), name);
}

void agency_name_signer(arena *a, const agency *g, str name, str *title, ky *out)
{
    size_t kind = kind_row(g);
    if (kind < KINDS && kinds[kind].collective)
        return;
    str *of = out->quyen_han.n ? &out->quyen_han.at[0] : title;
    *of = joined_title(a, *of, utf8_capitals(a, name));
}
