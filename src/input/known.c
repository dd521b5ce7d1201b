/* The vocabulary of inputs as tables. Knows no values and no documents. */
#include "input/known.h"

#include <stdint.h>

static const known_key van_ban[] = {
    {"cap", "cấp", KEY_LINE, SUPPORTED, NULL},
    {"loai", "loại", KEY_LINE, SUPPORTED, NULL},
    {"so", "số", KEY_LINE, SUPPORTED, NULL},
    {"ky_hieu", "ký hiệu", KEY_LINE, SUPPORTED, NULL},
    {"dia_danh", "địa danh", KEY_LINE, SUPPORTED, NULL},
    {"ngay", "ngày", KEY_LINE, SUPPORTED, NULL},
    {"trich_yeu", "trích yếu", KEY_PHRASE, SUPPORTED, NULL},
    {"khung", "khung", KEY_LINE, SUPPORTED, NULL},
    {"nam", "năm", KEY_LINE, DERIVED, NULL},
    {"mo_hinh", "mô hình", KEY_LINE, SUPPORTED, NULL},
    {"do_khan", "độ khẩn", KEY_LINE, SUPPORTED, NULL},
    {"do_mat", "độ mật", KEY_LINE, SUPPORTED, NULL},
    {"pham_vi_luu_hanh", "phạm vi lưu hành", KEY_LINE, SUPPORTED, NULL},
    {"du_thao", "dự thảo", KEY_LINE, SUPPORTED, NULL},
    {"nguoi_soan", "người soạn", KEY_LINE, SUPPORTED, NULL},
    {"so_ban", "số bản", KEY_LINE, SUPPORTED, NULL},
    {0},
};

static const known_key co_quan[] = {
    {"chu_quan", "chủ quản", KEY_LINE, SUPPORTED, NULL},
    {"ten", "tên", KEY_LINE, SUPPORTED, NULL},
    {"ten_tat", "tên tắt", KEY_LINE, SUPPORTED, NULL},
    {"loai", "loại", KEY_LINE, SUPPORTED, NULL},
    {"dia_chi", "địa chỉ", KEY_LINE, SUPPORTED, NULL},
    {"dien_thoai", "điện thoại", KEY_LINE, SUPPORTED, NULL},
    {"fax", "fax", KEY_LINE, SUPPORTED, NULL},
    {"thu_dien_tu", "thư điện tử", KEY_LINE, SUPPORTED, NULL},
    {"trang_tin", "trang tin", KEY_LINE, SUPPORTED, NULL},
    {"don_vi_duoi", "đơn vị dưới", KEY_LINE, SUPPORTED, NULL},
    {0},
};

static const known_key co_quan_2[] = {
    {"chu_quan", "chủ quản", KEY_LINE, SUPPORTED, NULL},
    {"ten", "tên", KEY_LINE, SUPPORTED, NULL},
    {"ten_tat", "tên tắt", KEY_LINE, SUPPORTED, NULL},
    {"loai", "loại", KEY_LINE, SUPPORTED, NULL},
    {0},
};

static const known_key cap_tren[] = {
    {"loai", "loại", KEY_LINE, SUPPORTED, NULL},
    {"so", "số", KEY_LINE, SUPPORTED, NULL},
    {"ky_hieu", "ký hiệu", KEY_LINE, SUPPORTED, NULL},
    {"ngay", "ngày", KEY_LINE, SUPPORTED, NULL},
    {"co_quan", "cơ quan", KEY_LINE, SUPPORTED, NULL},
    {"trich_yeu", "trích yếu", KEY_LINE, SUPPORTED, NULL},
    {"noi", "nối", KEY_LINE, SUPPORTED, NULL},
    {"trich_dan", "trích dẫn", KEY_LINE, SUPPORTED, NULL},
    {"trich_dan_ngan", "trích dẫn ngắn", KEY_LINE, SUPPORTED, NULL},
    {"don_vi", "đơn vị", KEY_LINE, SUPPORTED, NULL},
    {0},
};

static const known_key kem_theo[] = {
    {"loai", "loại", KEY_LINE, SUPPORTED, NULL},       {"so", "số", KEY_LINE, SUPPORTED, NULL},
    {"ky_hieu", "ký hiệu", KEY_LINE, SUPPORTED, NULL}, {"ngay", "ngày", KEY_LINE, SUPPORTED, NULL},
    {"co_quan", "cơ quan", KEY_LINE, SUPPORTED, NULL}, {0},
};

static const known_key danh_sach[] = {
    {"danh_sach", "danh sách", KEY_LINES, SUPPORTED, NULL},
    {0},
};

static const known_key noi_dung[] = {
    {"noi_dung", "nội dung", KEY_TEXT, SUPPORTED, NULL},
    {0},
};

static const known_key whole_body[] = {
    {"noi_dung", "nội dung", KEY_BODY, SUPPORTED, NULL},
    {0},
};

static const known_key muc[] = {
    {"tieu_de", "tiêu đề", KEY_PHRASE, SUPPORTED, NULL},
    {"noi_dung", "nội dung", KEY_TEXT, SUPPORTED, NULL},
    {"them", "thêm", KEY_TEXT, SUPPORTED, NULL},
    {0},
};

static const known_key phu_luc[] = {
    {"ten", "tên", KEY_LINE, SUPPORTED, NULL},
    {"tieu_de", "tiêu đề", KEY_PHRASE, SUPPORTED, NULL},
    {"noi_dung", "nội dung", KEY_TEXT, SUPPORTED, NULL},
    {"kho", "khổ", KEY_LINE, SUPPORTED, NULL},
    {"don_vi_tinh", "đơn vị tính", KEY_LINE, SUPPORTED, NULL},
    {"kem_theo", "kèm theo", KEY_LINE, SUPPORTED, NULL},
    {"ghi_chu", "ghi chú", KEY_TEXT, SUPPORTED, NULL},
    {0},
};

static const known_key noi_nhan[] = {
    {"danh_sach", "danh sách", KEY_LINES, SUPPORTED, NULL},
    {"luu", "lưu", KEY_LINE, SUPPORTED, NULL},
    {0},
};

static const known_key ky[] = {
    {"quyen_han", "quyền hạn", KEY_LINES, SUPPORTED, NULL},
    {"chuc_vu", "chức vụ", KEY_LINE, SUPPORTED, NULL},
    {"chuc_vu_khac", "chức vụ khác", KEY_LINE, SUPPORTED, NULL},
    {"ho_ten", "họ tên", KEY_LINE, SUPPORTED, NULL},
    {"anh_chu_ky", "ảnh chữ ký", KEY_FILE, SUPPORTED, NULL},
    {"anh_dau", "ảnh dấu", KEY_FILE, SUPPORTED, NULL},
    {0},
};

static const known_key ban_sao[] = {
    {"hinh_thuc", "hình thức", KEY_LINE, SUPPORTED, NULL},
    {"ban", "bản", KEY_LINE, SUPPORTED, NULL},
    {"so", "số", KEY_LINE, SUPPORTED, NULL},
    {"ky_hieu", "ký hiệu", KEY_LINE, SUPPORTED, NULL},
    {"co_quan", "cơ quan", KEY_LINE, SUPPORTED, NULL},
    {"ten_tat", "tên tắt", KEY_LINE, SUPPORTED, NULL},
    {"dia_danh", "địa danh", KEY_LINE, SUPPORTED, NULL},
    {"ngay", "ngày", KEY_LINE, SUPPORTED, NULL},
    {"gio", "giờ", KEY_LINE, SUPPORTED, NULL},
    {"quyen_han", "quyền hạn", KEY_LINES, SUPPORTED, NULL},
    {"chuc_vu", "chức vụ", KEY_LINE, SUPPORTED, NULL},
    {"chuc_vu_khac", "chức vụ khác", KEY_LINE, SUPPORTED, NULL},
    {"ho_ten", "họ tên", KEY_LINE, SUPPORTED, NULL},
    {"noi_nhan", "nơi nhận", KEY_LINES, SUPPORTED, NULL},
    {"luu", "lưu", KEY_LINE, SUPPORTED, NULL},
    {"phan_trich", "phần trích", KEY_LINES, SUPPORTED, NULL},
    {0},
};

static const known_key don_vi[] = {
    {"danh_sach", "danh sách", KEY_LINES, SUPPORTED, NULL},
    {"tep_ten", "tệp tên", KEY_LINE, SUPPORTED, NULL},
    {"ten", "tên", KEY_LINE, DERIVED, NULL},
    {"ten_rieng", "tên riêng", KEY_LINE, DERIVED, NULL},
    {"loai", "loại", KEY_LINE, DERIVED, NULL},
    {"thuoc", "thuộc", KEY_LINE, DERIVED, NULL},
    {0},
};

/* The ranges stand in nd30/choice.c, a row each. */
static const known_key the_thuc[] = {
    {"le_tren", "lề trên", KEY_LINE, SUPPORTED, NULL},
    {"le_duoi", "lề dưới", KEY_LINE, SUPPORTED, NULL},
    {"le_trai", "lề trái", KEY_LINE, SUPPORTED, NULL},
    {"le_phai", "lề phải", KEY_LINE, SUPPORTED, NULL},
    {"co_chu", "cỡ chữ", KEY_LINE, SUPPORTED, NULL},
    {"co_chu_quoc_hieu", "cỡ chữ quốc hiệu", KEY_LINE, SUPPORTED, NULL},
    {"co_chu_dia_danh", "cỡ chữ địa danh", KEY_LINE, SUPPORTED, NULL},
    {"co_chu_ten_loai", "cỡ chữ tên loại", KEY_LINE, SUPPORTED, NULL},
    {"co_chu_ky", "cỡ chữ ký", KEY_LINE, SUPPORTED, NULL},
    {"co_chu_so_trang", "cỡ chữ số trang", KEY_LINE, SUPPORTED, NULL},
    {"co_chu_bang", "cỡ chữ bảng", KEY_LINE, SUPPORTED, NULL},
    {"thut_dau_dong", "thụt đầu dòng", KEY_LINE, SUPPORTED, NULL},
    {"cach_doan", "cách đoạn", KEY_LINE, SUPPORTED, NULL},
    {"gian_dong", "giãn dòng", KEY_LINE, SUPPORTED, NULL},
    {0},
};

static const known_key nothing[] = {{0}};

const known_section known_sections[] = {
    {"van_ban", "văn bản", false, SUPPORTED, van_ban, false},
    {"co_quan", "cơ quan", false, SUPPORTED, co_quan, false},
    {"co_quan_2", "cơ quan 2", false, SUPPORTED, co_quan_2, false},
    {"cap_tren", "cấp trên", false, SUPPORTED, cap_tren, false},
    {"can_cu", "căn cứ", false, SUPPORTED, danh_sach, false},
    {"kinh_gui", "kính gửi", false, SUPPORTED, danh_sach, false},
    {"mo_dau", "mở đầu", false, SUPPORTED, noi_dung, false},
    {"ket_thuc", "kết thúc", false, SUPPORTED, noi_dung, false},
    {"muc", "mục", true, SUPPORTED, muc, false},
    {"noi_dung", "nội dung", false, SUPPORTED, whole_body, false},
    {"phu_luc", "phụ lục", true, SUPPORTED, phu_luc, false},
    {"kem_theo", "kèm theo", false, SUPPORTED, kem_theo, false},
    {"noi_nhan", "nơi nhận", false, SUPPORTED, noi_nhan, false},
    {"ky", "ký", false, SUPPORTED, ky, false},
    {"ky_2", "ký 2", false, SUPPORTED, ky, false},
    {"ban_sao", "bản sao", false, SUPPORTED, ban_sao, false},
    {"don_vi", "đơn vị", false, SUPPORTED, don_vi, false},
    {"the_thuc", "thể thức", false, SUPPORTED, the_thuc, false},
    {"cap", "cấp", true, SUPPORTED, nothing, true},
    {0},
};

bool key_takes_one_line(key_kind kind)
{
    return kind == KEY_LINE || kind == KEY_PHRASE || kind == KEY_FILE;
}

static const known_section *find_static(str folded, str *suffix)
{
    const known_section *of = NULL;
    char first = folded.n ? folded.p[0] : '\0';
    *suffix = (str){0};
    for (const known_section *s = known_sections; s->id; s++) {
        if (s->id[0] != first)
            continue;
        if ((!s->numbered || s->keys == phu_luc) && str_is(folded, s->id)) {
            *suffix = (str){0};
            return s;
        }
        str id = str_from(s->id);
        if (!of && s->numbered && str_starts(folded, id) && folded.n > id.n + 1 &&
            folded.p[id.n] == '_') {
            *suffix = str_after(folded, id.n + 1);
            of = s;
        }
    }
    return of;
}

static declared_section *find_declared(const names *n, str section_id)
{
    for (size_t i = 0; i < n->sections.n; i++)
        if (str_eq(n->sections.at[i]->id, section_id))
            return n->sections.at[i];
    return NULL;
}

/* 0: it declares no such key. */
static size_t place_of(const declared_section *s, str id)
{
    return (size_t)(uintptr_t)map_get(&s->places, id);
}

static declared_section *declare_section(names *n, str id, str name)
{
    str suffix;
    declared_section *s = NEW(n->a, declared_section);
    known_section *own = NEW(n->a, known_section);
    *own = (known_section){.id = str_z(n->a, id), .name = str_z(n->a, name), .keys = nothing};
    *s = (declared_section){.id = id, .section = find_static(id, &suffix), .places.a = n->a};
    if (!s->section)
        s->section = own;
    *list_add(n->a, &n->sections) = s;
    return s;
}

void names_declare(names *n, str section_id, str section_name, str key_id, str key_name,
                   key_kind kind, const struct field *field)
{
    declared_section *s = find_declared(n, section_id);
    if (!s)
        s = declare_section(n, section_id, section_name);
    const known_key *known = names_key(n, section_id, key_id);
    known_key *k = NEW(n->a, known_key);
    if (known)
        *k = *known; /* a known key stays what it is, under its own name */
    else
        *k = (known_key){str_z(n->a, key_id), str_z(n->a, key_name), kind, SUPPORTED, NULL};
    k->field = field;
    size_t place = place_of(s, key_id);
    if (place) {
        s->keys.at[place - 1] = k;
        return;
    }
    *list_add(n->a, &s->keys) = k;
    map_set(&s->places, str_from(k->id), (void *)(uintptr_t)s->keys.n);
}

const known_section *names_section(const names *n, str folded, str *suffix)
{
    const known_section *s = find_static(folded, suffix);
    const declared_section *declared = s ? NULL : find_declared(n, folded);
    return declared ? declared->section : s;
}

/* The section of the decree's own that an id means; `bare`: "muc" too, what all may have. */
static const known_section *static_section(str id, bool bare)
{
    str suffix;
    const known_section *s = find_static(id, &suffix);
    for (size_t k = 0; !s && bare && known_sections[k].id; k++)
        if (str_is(id, known_sections[k].id))
            s = &known_sections[k];
    return s;
}

static const known_key *key_of(const declared_section *declared, str of, str folded, bool bare)
{
    static const known_key superior_section = {"muc", "mục", KEY_TEXT, DERIVED, NULL};
    if (str_eq(of, S("cap_tren")) && str_starts(folded, S("muc.")))
        return &superior_section; /* cap_tren.muc.ID: what the superior's section says */
    size_t place = declared ? place_of(declared, folded) : 0;
    if (place)
        return declared->keys.at[place - 1];
    const known_section *s = static_section(of, bare);
    for (const known_key *k = s ? s->keys : NULL; k && k->id; k++)
        if (str_is(folded, k->id))
            return k;
    return NULL;
}

const known_key *names_key(const names *n, str section_id, str folded)
{
    return key_of(find_declared(n, section_id), section_id, folded, true);
}

const known_key *names_path(const names *n, str path)
{
    size_t dot = str_find(path, S("."));
    str of = str_slice(path, 0, dot);
    const declared_section *declared = find_declared(n, of);
    return dot < path.n ? key_of(declared, of, str_after(path, dot + 1), declared) : NULL;
}

/* Declared ones first: a template may say more of a known key. */
const known_key *names_key_at(const names *n, str section_id, size_t i)
{
    const declared_section *declared = find_declared(n, section_id);
    size_t n_declared = declared ? declared->keys.n : 0;
    if (i < n_declared)
        return declared->keys.at[i];
    const known_section *s = static_section(section_id, true);
    for (size_t k = 0; s && s->keys[k].id; k++)
        if (k == i - n_declared)
            return &s->keys[k];
    return NULL;
}

const known_section *names_section_at(const names *n, size_t i)
{
    size_t count = 0;
    while (known_sections[count].id)
        count++;
    if (i < count)
        return &known_sections[i];
    for (size_t k = 0, seen = count; k < n->sections.n; k++) {
        str suffix;
        bool own = !find_static(n->sections.at[k]->id, &suffix);
        if (own && seen++ == i)
            return n->sections.at[k]->section;
    }
    return NULL;
}

void names_try_paths(const names *n, arena *a, nearest *near)
{
    const known_section *s;
    const known_key *k;
    for (size_t i = 0; (s = names_section_at(n, i)); i++)
        for (size_t j = 0; !s->numbered && (k = names_key_at(n, str_from(s->id), j)); j++) {
            str path = STR_CAT(a, str_from(s->id), S("."), str_from(k->id));
            nearest_try(near, path, path);
        }
}
