/* The vocabulary of inputs as tables. Knows no values and no documents. */
#include "input/known.h"

static const known_key van_ban[] = {
    {"cap", "cấp", KEY_LINE, SUPPORTED},
    {"loai", "loại", KEY_LINE, SUPPORTED},
    {"so", "số", KEY_LINE, SUPPORTED},
    {"ky_hieu", "ký hiệu", KEY_LINE, SUPPORTED},
    {"dia_danh", "địa danh", KEY_LINE, SUPPORTED},
    {"ngay", "ngày", KEY_LINE, SUPPORTED},
    {"trich_yeu", "trích yếu", KEY_LINE, SUPPORTED},
    {"mo_hinh", "mô hình", KEY_LINE, NOT_YET},
    {"do_khan", "độ khẩn", KEY_LINE, NOT_YET},
    {"do_mat", "độ mật", KEY_LINE, NOT_YET},
    {"pham_vi_luu_hanh", "phạm vi lưu hành", KEY_LINE, NOT_YET},
    {"du_thao", "dự thảo", KEY_LINE, NOT_YET},
    {"nguoi_soan", "người soạn", KEY_LINE, NOT_YET},
    {"so_ban", "số bản", KEY_LINE, NOT_YET},
    {0},
};

static const known_key co_quan[] = {
    {"chu_quan", "chủ quản", KEY_LINE, SUPPORTED},
    {"ten", "tên", KEY_LINE, SUPPORTED},
    {"ten_tat", "tên tắt", KEY_LINE, SUPPORTED},
    {"loai", "loại", KEY_LINE, SUPPORTED},
    {"dia_chi", "địa chỉ", KEY_LINE, NOT_YET},
    {"dien_thoai", "điện thoại", KEY_LINE, NOT_YET},
    {"thu_dien_tu", "thư điện tử", KEY_LINE, NOT_YET},
    {"trang_tin", "trang tin", KEY_LINE, NOT_YET},
    {"don_vi_duoi", "đơn vị dưới", KEY_LINE, NOT_YET},
    {0},
};

static const known_key van_ban_khac[] = {
    /* another document: [cấp trên], [kèm theo] */
    {"loai", "loại", KEY_LINE, NOT_YET},
    {"so", "số", KEY_LINE, NOT_YET},
    {"ky_hieu", "ký hiệu", KEY_LINE, NOT_YET},
    {"ngay", "ngày", KEY_LINE, NOT_YET},
    {"co_quan", "cơ quan", KEY_LINE, NOT_YET},
    {"trich_yeu", "trích yếu", KEY_LINE, NOT_YET},
    {"noi", "nối", KEY_LINE, NOT_YET},
    {"trich_dan", "trích dẫn", KEY_LINE, NOT_YET},
    {0},
};

static const known_key danh_sach[] = {
    {"danh_sach", "danh sách", KEY_LINES, SUPPORTED},
    {0},
};

static const known_key noi_dung[] = {
    {"noi_dung", "nội dung", KEY_TEXT, SUPPORTED},
    {0},
};

static const known_key muc[] = {
    {"tieu_de", "tiêu đề", KEY_LINE, SUPPORTED},
    {"noi_dung", "nội dung", KEY_TEXT, SUPPORTED},
    {"them", "thêm", KEY_TEXT, SUPPORTED},
    {0},
};

static const known_key phu_luc[] = {
    {"ten", "tên", KEY_LINE, SUPPORTED},
    {"tieu_de", "tiêu đề", KEY_LINE, SUPPORTED},
    {"noi_dung", "nội dung", KEY_TEXT, SUPPORTED},
    {"kho", "khổ", KEY_LINE, SUPPORTED},
    {"don_vi_tinh", "đơn vị tính", KEY_LINE, SUPPORTED},
    {"kem_theo", "kèm theo", KEY_LINE, SUPPORTED},
    {"ghi_chu", "ghi chú", KEY_TEXT, SUPPORTED},
    {0},
};

static const known_key noi_nhan[] = {
    {"danh_sach", "danh sách", KEY_LINES, SUPPORTED},
    {"luu", "lưu", KEY_LINE, SUPPORTED},
    {0},
};

static const known_key ky[] = {
    {"quyen_han", "quyền hạn", KEY_LINES, SUPPORTED},
    {"chuc_vu", "chức vụ", KEY_LINE, SUPPORTED},
    {"chuc_vu_khac", "chức vụ khác", KEY_LINE, SUPPORTED},
    {"ho_ten", "họ tên", KEY_LINE, SUPPORTED},
    {"anh_chu_ky", "ảnh chữ ký", KEY_LINE, NOT_YET},
    {"anh_dau", "ảnh dấu", KEY_LINE, NOT_YET},
    {0},
};

static const known_key don_vi[] = {
    {"danh_sach", "danh sách", KEY_LINE, NOT_YET},
    {"tep_ten", "tệp tên", KEY_LINE, NOT_YET},
    {0},
};

static const known_key nothing[] = {{0}};

const known_section known_sections[] = {
    {"van_ban", "văn bản", false, SUPPORTED, van_ban},
    {"co_quan", "cơ quan", false, SUPPORTED, co_quan},
    {"co_quan_2", "cơ quan 2", false, NOT_YET, co_quan},
    {"cap_tren", "cấp trên", false, NOT_YET, van_ban_khac},
    {"can_cu", "căn cứ", false, SUPPORTED, danh_sach},
    {"kinh_gui", "kính gửi", false, NOT_YET, danh_sach},
    {"mo_dau", "mở đầu", false, SUPPORTED, noi_dung},
    {"ket_thuc", "kết thúc", false, SUPPORTED, noi_dung},
    {"muc", "mục", true, SUPPORTED, muc},
    {"noi_dung", "nội dung", false, SUPPORTED, noi_dung},
    {"phu_luc", "phụ lục", true, SUPPORTED, phu_luc},
    {"kem_theo", "kèm theo", false, NOT_YET, van_ban_khac},
    {"noi_nhan", "nơi nhận", false, SUPPORTED, noi_nhan},
    {"ky", "ký", false, SUPPORTED, ky},
    {"ky_2", "ký 2", false, NOT_YET, ky},
    {"don_vi", "đơn vị", false, NOT_YET, don_vi},
    {"the_thuc", "thể thức", false, NOT_YET, nothing},
    {"cap", "cấp", true, NOT_YET, nothing},
    {0},
};

const known_section *known_section_find(str folded, str *suffix)
{
    *suffix = (str){0};
    for (const known_section *s = known_sections; s->id; s++)
        if ((!s->numbered || s->keys == phu_luc) && str_eq(folded, str_from(s->id)))
            return s;
    for (const known_section *s = known_sections; s->id; s++) {
        str id = str_from(s->id);
        if (s->numbered && str_starts(folded, id) && folded.n > id.n + 1 && folded.p[id.n] == '_') {
            *suffix = str_after(folded, id.n + 1);
            return s;
        }
    }
    return NULL;
}

const known_key *known_key_find(const known_section *section, str folded)
{
    for (const known_key *k = section->keys; k->id; k++)
        if (str_eq(folded, str_from(k->id)))
            return k;
    return NULL;
}

const known_section *known_key_elsewhere(str folded)
{
    for (const known_section *s = known_sections; s->id; s++)
        if (known_key_find(s, folded))
            return s;
    return NULL;
}
