/* Sizes, margins, spacing. A size of the decree is one row here. Clauses are those of Phụ lục I of
 * Nghị định 30/2020/NĐ-CP; "V.8b" is row 8b of its table of types. */
#include "nd30/form.h"

enum {
    MM10 = 567,
    MM20 = 1134,      /* top and bottom 20–25 mm, right 15–20 mm */
    MM30 = 1701,      /* left 30–35 mm (I.3) */
    FIRST_LINE = 720, /* 1.27 cm (II.6.e) */
    PT2 = 2 * TWIPS_PER_POINT,
    PT6 = 6 * TWIPS_PER_POINT, /* at least 6 pt between paragraphs (II.6.e) */
    PT12 = 12 * TWIPS_PER_POINT,
    SIGNATURE_ROOM = 1700, /* 30 mm between title and name; the decree names no number */
};

const double rule_share = 0.42;
const int quoc_hieu_spare = 58;
const double right_column_share = 0.62;
const double subject_share = 0.9;
const double widest_word = 0.3;
const int mark_gap = PT6;
const int table_gap = PT6;
const int table_cell_margin = 85;
const int readable_column = 850;
const double alike_figures = 0.35, alike_phrases = 0.1;
const int middle_rows = 8;
const int table_line = 4;
const int word_cell_margin = 108;
const int brace_width = 113;
const int brace_spare = 60;
const int brace_line = 9525;
const char *const typeface = "Times New Roman";
const int stamp_top = MM10;
const double copy_left_share = 0.42;
const double copy_left_least = 0.36;
const int block_height = 12472;
const int kept_lines = 6;

/* Measures of Times New Roman, as parts of its size. */
static const double line_spacing = 1.149;
static const double ascent = 0.891;

/* Rows of the text itself differ in name and weight alone. */
#define BODY                                                                                       \
    .size = 14, .size_from = 13, .size_to = 14, .group = GROUP_TEXT, .set = SET_BOTH,              \
    .before = PT6, .first_line = FIRST_LINE
#define HEADING    BODY, .bold = true, .keep_next = true
#define CENTERED   .size = 14, .size_from = 13, .size_to = 14, .set = SET_CENTER
#define MARK       .size = 13, .bold = true, .set = SET_CENTER
#define BRIGHT_RED "FF0000"
#define CELL       .size = 13, .group = GROUP_TABLE, .before = PT2, .after = PT2

const form usual_form =
    {
        /* A4, portrait (I.1, I.2); the page number within the top margin (I.7). */
        .page =
            {
                .width = 11906,
                .height = 16838,
                .top = MM20,
                .bottom = MM20,
                .left = MM30,
                .right = MM20,
                .header = MM10,
                .tab = FIRST_LINE,
            },
        .components =
            {
                [TP_QUOC_HIEU] = {"QuocHieu", "Quốc hiệu", .group = GROUP_HEADER, .size = 13,
                                  .size_from = 12, .size_to = 13, .bold = true, .set = SET_CENTER,
                                  .clause = "II.1; V.1"},
                [TP_TIEU_NGU] = {"TieuNgu", "Tiêu ngữ", .group = GROUP_HEADER, .over = 1,
                                 .size = 14, .size_from = 13, .size_to = 14, .bold = true,
                                 .set = SET_CENTER, .clause = "II.1; V.1"},
                [TP_CHU_QUAN] = {"CoQuanChuQuan", "Cơ quan chủ quản", .group = GROUP_HEADER,
                                 .size = 13, .size_from = 12, .size_to = 13, .set = SET_CENTER,
                                 .clause = "II.2; V.2"},
                [TP_CO_QUAN] = {"CoQuanBanHanh", "Cơ quan ban hành", .group = GROUP_HEADER,
                                .size = 13, .size_from = 12, .size_to = 13, .bold = true,
                                .set = SET_CENTER, .clause = "II.2; V.2"},
                [TP_SO] = {"SoKyHieu", "Số và ký hiệu", .level = TP_DIA_DANH, .size = 13,
                           .size_from = 13, .size_to = 13, .set = SET_CENTER, .before = PT6,
                           .clause = "II.3; V.3"},
                [TP_DIA_DANH] = {"DiaDanh", "Địa danh và thời gian", .group = GROUP_PLACE,
                                 .size = 13, .size_from = 13, .size_to = 14, .italic = true,
                                 .set = SET_CENTER, .before = PT6, .clause = "II.4; V.4"},
                [TP_LUU_HANH] = {"LuuHanh", "Phạm vi lưu hành", MARK, .size_from = 13,
                                 .size_to = 14, .clause = "III.2.c; V.13"},
                [TP_DO_MAT] = {"DoMat", "Độ mật", MARK, .rgb = BRIGHT_RED, .clause = "III.2.a"},
                [TP_DO_KHAN] = {"DoKhan", "Độ khẩn", MARK, .size_from = 13, .size_to = 14,
                                .rgb = BRIGHT_RED, .clause = "III.2.b; V.10"},
                [TP_DU_THAO] = {"DuThao", "Dự thảo", MARK, .before = PT6, .clause = "-"},
                [TP_TEN_LOAI] = {"TenLoai", "Tên loại văn bản", .group = GROUP_TITLE, CENTERED,
                                 .bold = true, .before = 2 * PT12, .keep_next = true,
                                 .clause = "II.5; V.5a"},
                [TP_TRICH_YEU] = {"TrichYeu", "Trích yếu", .group = GROUP_TITLE, CENTERED,
                                  .bold = true, .keep_next = true, .clause = "II.5; V.5a"},
                [TP_KINH_GUI] = {"KinhGui", "Kính gửi", .group = GROUP_TEXT, CENTERED,
                                 .before = PT12, .keep_next = true, .clause = "II.9.d; V.8a"},
                [TP_KINH_GUI_DONG] = {"KinhGuiDong", "Kính gửi nhiều nơi", .group = GROUP_TEXT,
                                      .size = 14, .size_from = 13, .size_to = 14, .hang = "- ",
                                      .clause = "II.9.d; V.8a"},
                [TP_CAN_CU] = {"CanCu", "Căn cứ", BODY, .italic = true, .clause = "II.6.a; V.6"},
                [TP_THAN] = {"ThanVanBan", "Thân văn bản", BODY, .clause = "II.6.e; V.6"},
                [TP_PHAN] = {"Phan", "Phần", .group = GROUP_TEXT, CENTERED, .bold = true,
                             .before = PT12, .keep_next = true, .clause = "V.6a"},
                [TP_TIEU_DE_PHAN] = {"TieuDePhan", "Tên phần", .group = GROUP_TEXT, CENTERED,
                                     .bold = true, .keep_next = true, .outline = 1,
                                     .clause = "V.6a"},
                [TP_MUC] = {"Muc", "Mục", HEADING, .outline = 1, .clause = "II.6.đ; V.6b"},
                [TP_KHOAN_CO_TIEU_DE] = {"KhoanCoTieuDe", "Khoản có tiêu đề", HEADING, .outline = 2,
                                         .clause = "II.6.đ; V.6b"},
                [TP_KHOAN] = {"Khoan", "Khoản", BODY, .clause = "II.6.đ; V.6b"},
                [TP_TIEU_KHOAN_CO_TIEU_DE] = {"TieuKhoanCoTieuDe", "Tiểu khoản có tiêu đề",
                                              HEADING, .outline = 3, .clause = "-"},
                [TP_TIEU_KHOAN] = {"TieuKhoan", "Tiểu khoản", BODY, .clause = "-"},
                [TP_DIEM] = {"Diem", "Điểm", BODY, .clause = "II.6.đ; V.6"},
                [TP_GACH] = {"GachDauDong", "Gạch đầu dòng", BODY, .clause = "-"},
                [TP_CONG] = {"CongDauDong", "Cộng đầu dòng", BODY, .clause = "-"},
                [TP_GHI_CHU] = {"GhiChu", "Ghi chú", BODY, .clause = "-"},
                [TP_DONG_DAM] = {"DongDam", "Dòng đậm", HEADING, .clause = "-"},
                [TP_DONG_NGHIENG] = {"DongNghieng", "Dòng nghiêng", BODY, .italic = true,
                                     .keep_next = true, .clause = "-"},
                [TP_GIUA] = {"CanGiua", "Căn giữa", .group = GROUP_TEXT, CENTERED, .before = PT6,
                             .clause = "-"},
                [TP_PHAI] = {"CanPhai", "Căn phải", .group = GROUP_TEXT, .size = 14,
                             .set = SET_RIGHT, .before = PT6, .clause = "-"},
                [TP_NGUYEN_VAN] = {"NguyenVan", "Nguyên văn", .group = GROUP_TEXT, .size = 14,
                                   .before = PT6, .clause = "-"},
                [TP_QUYEN_HAN] = {"QuyenHan", "Quyền hạn", .group = GROUP_SIGNATURE, CENTERED,
                                  .bold = true, .before = PT6, .clause = "II.7; V.7"},
                [TP_CHUC_VU] = {"ChucVu", "Chức vụ", .group = GROUP_SIGNATURE, CENTERED,
                                .bold = true, .clause = "II.7; V.7"},
                [TP_CHUC_VU_KHAC] = {"ChucVuKhac", "Chức vụ khác", .group = GROUP_SIGNATURE,
                                     CENTERED, .bold = true, .before = SIGNATURE_ROOM,
                                     .clause = "II.7.c; V.7"},
                [TP_HO_TEN] = {"HoTen", "Họ tên người ký", .group = GROUP_SIGNATURE, CENTERED,
                               .bold = true, .before = SIGNATURE_ROOM, .clause = "II.7.đ; V.7"},
                [TP_HO_TEN_DUOI] = {"HoTenDuoi", "Họ tên dưới chức vụ khác",
                                    .group = GROUP_SIGNATURE, CENTERED,
                                    .bold = true, .clause = "II.7.đ; V.7"},
                [TP_TU_NOI_NHAN] = {"TuNoiNhan", "Từ Nơi nhận", .size = 12, .size_from = 12,
                                    .size_to = 12, .bold = true, .italic = true, .before = PT6,
                                    .level = TP_QUYEN_HAN, .clause = "II.9.d; V.8b"},
                [TP_NOI_NHAN] = {"NoiNhan", "Nơi nhận", .size = 11, .size_from = 11, .size_to = 11,
                                 .hang = "- ", .clause = "II.9.d; V.8b"},
                [TP_NOI_NHAN_NHOM] = {"NoiNhanNhom", "Nhóm nơi nhận", .size = 11, .size_from = 11,
                                      .size_to = 11, .clause = "II.9.d; V.8b"},
                [TP_NOI_NHAN_CON] = {"NoiNhanCon", "Nơi nhận dưới", .size = 11, .size_from = 11,
                                     .size_to = 11, .hang = "+ ", .clause = "II.9.d; V.8b"},
                [TP_NGUOI_SOAN] = {"NguoiSoan", "Người soạn và số bản", .size = 11, .size_from = 11,
                                   .size_to = 11, .clause = "III.3; V.11"},
                [TP_NGOAC] = {"NgoacNoiNhan", "Ngoặc nơi nhận", .size = 11, .clause = "-"},
                [TP_LOI_NGOAC] = {"LoiNgoac", "Lời sau ngoặc", .size = 11, .left = PT2,
                                  .clause = "-"},
                [TP_PHU_LUC] = {"PhuLuc", "Phụ lục", .size = 14, .size_from = 14, .size_to = 14,
                                .bold = true,
                                .set = SET_CENTER, .keep_next = true, .clause = "III.1.b; V.9"},
                [TP_TIEU_DE_PHU_LUC] = {"TieuDePhuLuc", "Tên phụ lục", .group = GROUP_TITLE,
                                        CENTERED, .bold = true, .keep_next = true, .outline = 1,
                                        .clause = "III.1.b; V.9"},
                [TP_KEM_THEO] = {"KemTheo", "Kèm theo", .group = GROUP_TITLE, CENTERED,
                                 .italic = true, .keep_next = true, .clause = "III.1.b"},
                [TP_DON_VI_TINH] = {"DonViTinh", "Đơn vị tính", .group = GROUP_TABLE, .size = 13,
                                    .italic = true, .set = SET_RIGHT, .before = PT6,
                                    .keep_next = true, .clause = "-"},
                [TP_GHI_CHU_PHU_LUC] = {"GhiChuPhuLuc", "Ghi chú phụ lục", .size = 12,
                                        .set = SET_BOTH, .before = PT2 + PT2,
                                        .first_line = FIRST_LINE, .clause = "-"},
                [TP_DAU_BANG] = {"DauBang", "Đầu bảng", CELL, .bold = true, .set = SET_CENTER,
                                 .keep_next = true,
                                 .clause = "-"},
                [TP_O_BANG] = {"OBang", "Ô bảng", CELL, .clause = "-"},
                [TP_O_BANG_GIUA] = {"OBangGiua", "Ô bảng giữa", CELL,
                                    .set = SET_CENTER, .clause = "-"},
                [TP_O_BANG_PHAI] = {"OBangPhai", "Ô bảng phải", CELL,
                                    .set = SET_RIGHT, .clause = "-"},
                [TP_SO_TRANG] = {"Header", "header", .group = GROUP_PAGE_NUMBER, .size = 14,
                                 .size_from = 13, .size_to = 14, .set = SET_CENTER,
                                 .clause = "I.7; V.14"},
                [TP_HINH_THUC_SAO] = {"HinhThucSao", "Hình thức sao", .size = 13, .size_from = 13,
                                      .size_to = 14, .bold = true, .set = SET_CENTER,
                                      .clause = "phần II, mục II"},
                [TP_DUONG_SAO] = {"DuongKeBanSao", "Đường kẻ bản sao", .size = 1, .before = PT12,
                                  .exact = PT2, .rule = 6, .keep_next = true,
                                  .clause = "phần II, mục II"},
                [TP_KY_SO] = {"KySo", "Thông tin ký số", .size = 10, .size_from = 10, .size_to = 10,
                              .set = SET_RIGHT, .clause = "II.8.b, III.1.d; phần II, mục I"},
                [TP_CHU_THICH] = {"FootnoteText", "footnote text", .size = 10,
                                  .set = SET_BOTH, .clause = "-"},
                [TP_DIA_CHI] = {"DiaChi", "Địa chỉ cơ quan", .size = 11, .size_from = 11,
                                .size_to = 12, .set = SET_CENTER, .clause = "III.4; V.12"},
                [TP_KHE_DAU] = {"KheDau", "Khe bên dấu", .size = 1, .exact = PT6, .clause = "-"},
                [TP_DUONG_KE] = {"DuongKe", "Đường kẻ", .size = 1, .exact = PT2, .rule = 6,
                                 .before = PT2, .clause = "II.1.b, II.2.b, II.5.b"},
                [TP_KET_KHUNG] = {"KetKhung", "Kết khung", .size = 1, .exact = 2, .clause = "-"},
            },
};

/* Sub-clauses and headings aside, a kind of block has one look. */
static const component looks[] = {
    [BLOCK_PHAN] = TP_PHAN,
    [BLOCK_TIEU_DE_PHAN] = TP_TIEU_DE_PHAN,
    [BLOCK_MUC] = TP_MUC,
    [BLOCK_KHOAN] = TP_KHOAN,
    [BLOCK_DIEM] = TP_DIEM,
    [BLOCK_GACH] = TP_GACH,
    [BLOCK_CONG] = TP_CONG,
    [BLOCK_GHI_CHU] = TP_GHI_CHU,
    [BLOCK_DOAN] = TP_THAN,
    [BLOCK_GIUA] = TP_GIUA,
    [BLOCK_PHAI] = TP_PHAI,
    [BLOCK_NGUYEN_VAN] = TP_NGUYEN_VAN,
    [BLOCK_BANG] = TP_O_BANG,
    [BLOCK_HET] = TP_PHAI,
    [BLOCK_DON_VI_TINH] = TP_DON_VI_TINH,
};

component component_of(const block *b)
{
    bool clause = b->kind == BLOCK_KHOAN;
    bool set_apart = b->kind >= BLOCK_GIUA;
    bool titled = b->kind == BLOCK_MUC || b->kind == BLOCK_PHAN || b->kind == BLOCK_TIEU_DE_PHAN;
    if (clause && b->heading == HEADING_BOLD)
        return b->depth > 1 ? TP_TIEU_KHOAN_CO_TIEU_DE : TP_KHOAN_CO_TIEU_DE;
    if (b->heading == HEADING_BOLD && !titled)
        return TP_DONG_DAM;
    if (b->heading == HEADING_ITALIC && !titled)
        return TP_DONG_NGHIENG;
    if (b->remark && !set_apart)
        return TP_GHI_CHU_PHU_LUC;
    return clause && b->depth > 1 ? TP_TIEU_KHOAN : looks[b->kind];
}

component component_of_recipient(const nhan *n)
{
    static const component of[] = {
        [NHAN_DONG] = TP_NOI_NHAN,
        [NHAN_NHOM] = TP_NOI_NHAN_NHOM,
        [NHAN_CON] = TP_NOI_NHAN_CON,
    };
    return of[n->kind];
}

int text_width(const page_form *page)
{
    return page->width - page->left - page->right;
}

face face_of(const form *f, component c)
{
    const component_form *of = &f->components[c];
    return (face){of->size, of->bold, of->italic};
}

int line_height(int points)
{
    return (int)(points * line_spacing * TWIPS_PER_POINT + 0.5);
}

double cell_sides(void)
{
    return 2 * table_cell_margin + TWIPS_PER_POINT;
}

int level_drop(const form *f, component c)
{
    component level = f->components[c].level;
    int points = f->components[level].size - f->components[c].size;
    return level && points > 0 ? (int)(points * ascent * TWIPS_PER_POINT + 0.5) : 0;
}
