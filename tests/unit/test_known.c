/* input/known: the vocabulary. Names as people write them must fold to the ids. */
#include "test.h"

#include "base/utf8.h"
#include "input/known.h"

static const names nothing_declared;

CASE(names_fold_to_their_ids)
{
    for (const known_section *s = known_sections; s->id; s++) {
        assert_str(utf8_fold(a, str_from(s->name)), s->id);
        for (const known_key *k = s->keys; k->id; k++)
            assert_str(utf8_fold(a, str_from(k->name)), k->id);
    }
}

CASE(ids_stand_once)
{
    for (const known_section *s = known_sections; s->id; s++) {
        for (const known_section *t = s + 1; t->id; t++)
            assert_string_not_equal(s->id, t->id);
        for (const known_key *k = s->keys; k->id; k++)
            for (const known_key *l = k + 1; l->id; l++)
                assert_string_not_equal(k->id, l->id);
    }
}

CASE(names_are_composed)
{
    for (const known_section *s = known_sections; s->id; s++) {
        assert_ptr_equal(utf8_nfc(a, str_from(s->name)).p, s->name);
        for (const known_key *k = s->keys; k->id; k++)
            assert_ptr_equal(utf8_nfc(a, str_from(k->name)).p, k->name);
    }
}

/* The sections and keys of the input language's own table. */
CASE(what_the_language_knows_is_known)
{
    static const char *const rows[][2] = {
        {"van_ban", "cap loai so ky_hieu dia_danh ngay trich_yeu mo_hinh do_khan do_mat "
                    "pham_vi_luu_hanh du_thao nguoi_soan so_ban khung"},
        {"co_quan",
         "chu_quan ten ten_tat loai dia_chi dien_thoai thu_dien_tu trang_tin don_vi_duoi"},
        {"co_quan_2", "ten"},
        {"cap_tren", "loai so ky_hieu ngay co_quan trich_yeu noi trich_dan trich_dan_ngan don_vi"},
        {"can_cu", "danh_sach"},
        {"kinh_gui", "danh_sach"},
        {"mo_dau", "noi_dung"},
        {"ket_thuc", "noi_dung"},
        {"muc_i", "tieu_de noi_dung them"},
        {"noi_dung", "noi_dung"},
        {"phu_luc_i", "ten tieu_de noi_dung kho don_vi_tinh kem_theo ghi_chu"},
        {"kem_theo", "loai so ky_hieu ngay co_quan"},
        {"noi_nhan", "danh_sach luu"},
        {"ky", "quyen_han chuc_vu chuc_vu_khac ho_ten anh_chu_ky anh_dau"},
        {"ky_2", "ho_ten"},
        {"don_vi", "danh_sach tep_ten"},
        {"cap_huyen", ""},
        {"the_thuc", "le_tren le_phai co_chu gian_dong"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str suffix;
        const known_section *s = names_section(&nothing_declared, str_from(rows[i][0]), &suffix);
        assert_non_null(s);
        for (str rest = str_from(rows[i][1]); rest.n;) {
            size_t blank = str_find(rest, S(" "));
            str key = str_slice(rest, 0, blank);
            if (!names_key(&nothing_declared, str_from(rows[i][0]), key))
                fail_msg("[%s] lacks %.*s", rows[i][0], (int)key.n, key.p);
            rest = str_after(rest, blank < rest.n ? blank + 1 : blank);
        }
    }
}

CASE(numbered_sections_bear_a_name_of_their_own)
{
    static const struct {
        const char *folded, *id, *suffix;
    } rows[] = {
        {"muc_i", "muc", "i"},
        {"muc_muc_dich", "muc", "muc_dich"},
        {"phu_luc_ii", "phu_luc", "ii"},
        {"cap_xa", "cap", "xa"},
        {"cap_tren", "cap_tren", ""},
        {"ky_2", "ky_2", ""},
        {"van_ban", "van_ban", ""},
        {"phu_luc", "phu_luc", ""}, /* the only one may go without */
        {"muc", NULL, ""},
        {"muc_", NULL, ""},
        {"mucx", NULL, ""},
        {"van_ban_2", NULL, ""},
        {"", NULL, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str suffix = S("?");
        const known_section *s =
            names_section(&nothing_declared, str_from(rows[i].folded), &suffix);
        assert_int_equal(s != NULL, rows[i].id != NULL);
        if (s)
            assert_string_equal(s->id, rows[i].id);
        assert_str(suffix, rows[i].suffix);
    }
}

CASE(paths_name_keys)
{
    static const struct {
        const char *path, *name; /* NULL: it means nothing */
    } rows[] = {
        {"noi_nhan.luu", "lưu"},
        {"muc_ii.noi_dung", "nội dung"},
        {"muc_muc_dich.tieu_de", "tiêu đề"},
        {"phu_luc.ten", "tên"},
        {"van_ban.nam", "năm"},
        {"don_vi.ten_rieng", "tên riêng"},
        {"cap_tren.trich_dan_ngan", "trích dẫn ngắn"},
        {"cap_tren.muc.muc_dich", "mục"},
        {"muc.muc_dich", NULL},
        {"noi_nhan", NULL},
        {"noi_nhan.", NULL},
        {".luu", NULL},
        {"hoi_nghi.ngay", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const known_key *k = names_path(&nothing_declared, str_from(rows[i].path));
        assert_int_equal(k != NULL, rows[i].name != NULL);
        if (k)
            assert_string_equal(k->name, rows[i].name);
    }
}

CASE(what_follows_from_others_is_not_the_inputs_to_give)
{
    static const char *const derived[] = {"van_ban.nam", "don_vi.ten",   "don_vi.ten_rieng",
                                          "don_vi.loai", "don_vi.thuoc", "cap_tren.muc.noi_dung"};
    for (size_t i = 0; i < COUNT(derived); i++)
        assert_int_equal(names_path(&nothing_declared, str_from(derived[i]))->support, DERIVED);
    assert_int_equal(names_path(&nothing_declared, S("don_vi.danh_sach"))->support, SUPPORTED);
}

/* ---- declared ones ---- */

static names *declaring(void)
{
    names *n = NEW(a, names);
    n->a = a;
    return n;
}

CASE(a_template_declares_sections_and_keys)
{
    names *n = declaring();
    str suffix;
    names_declare(n, S("hoi_nghi"), S("hội nghị"), S("ngay"), S("ngày"), KEY_LINE, NULL);
    names_declare(n, S("hoi_nghi"), S("hội nghị"), S("lop"), S("lớp"), KEY_LINES, NULL);
    names_declare(n, S("van_ban"), S("văn bản"), S("ma_so"), S("mã số"), KEY_LINE, NULL);
    const known_section *own = names_section(n, S("hoi_nghi"), &suffix);
    assert_string_equal(own->name, "hội nghị");
    assert_false(own->numbered);
    assert_string_equal(names_key(n, S("hoi_nghi"), S("ngay"))->name, "ngày");
    assert_int_equal(names_path(n, S("hoi_nghi.lop"))->kind, KEY_LINES);
    assert_null(names_path(n, S("hoi_nghi.so")));
    assert_string_equal(names_path(n, S("van_ban.ma_so"))->name, "mã số");
    assert_non_null(names_path(n, S("van_ban.so"))); /* the known ones are still there */
    assert_null(names_section(n, S("hoi_thi"), &suffix));
}

CASE(a_known_key_keeps_its_kind_and_name)
{
    names *n = declaring();
    names_declare(n, S("can_cu"), S("CĂN CỨ"), S("danh_sach"), S("Danh-sách"), KEY_LINE, NULL);
    const known_key *k = names_path(n, S("can_cu.danh_sach"));
    assert_int_equal(k->kind, KEY_LINES);
    assert_string_equal(k->name, "danh sách");
}

CASE(a_later_declaration_takes_the_place_of_an_earlier)
{
    names *n = declaring();
    const struct field *field = (const struct field *)n; /* only compared */
    names_declare(n, S("x"), S("x"), S("y"), S("y"), KEY_LINE, NULL);
    names_declare(n, S("x"), S("x"), S("z"), S("z"), KEY_LINE, NULL);
    names_declare(n, S("x"), S("x"), S("y"), S("y"), KEY_LINE, field);
    assert_ptr_equal(names_path(n, S("x.y"))->field, field);
    assert_string_equal(names_key_at(n, S("x"), 1)->id, "z");
    assert_null(names_key_at(n, S("x"), 2));
}

CASE(keys_of_a_level_are_declared_under_its_section)
{
    names *n = declaring();
    str suffix;
    names_declare(n, S("cap_xa"), S("cấp xã"), S("thoi_gian"), S("thời gian"), KEY_LINE, NULL);
    assert_string_equal(names_path(n, S("cap_xa.thoi_gian"))->name, "thời gian");
    assert_null(names_path(n, S("cap_huyen.thoi_gian")));
    assert_true(names_section(n, S("cap_xa"), &suffix)->paths);
    assert_str(suffix, "xa");
}

CASE(all_sections_and_keys_can_be_gone_through)
{
    names *n = declaring();
    size_t known = 0, all = 0, keys = 0;
    while (known_sections[known].id)
        known++;
    names_declare(n, S("ky"), S("ký"), S("so_the"), S("số thẻ"), KEY_LINE, NULL);
    names_declare(n, S("hoi_nghi"), S("hội nghị"), S("ngay"), S("ngày"), KEY_LINE, NULL);
    while (names_section_at(n, all))
        all++;
    assert_int_equal(all, known + 1); /* [ký] is known already */
    assert_string_equal(names_section_at(n, known)->id, "hoi_nghi");
    while (names_key_at(n, S("ky"), keys))
        keys++;
    assert_string_equal(names_key_at(n, S("ky"), 0)->id, "so_the");
    assert_int_equal(keys, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_fold_to_their_ids),
        TEST(ids_stand_once),
        TEST(names_are_composed),
        TEST(what_the_language_knows_is_known),
        TEST(numbered_sections_bear_a_name_of_their_own),
        TEST(paths_name_keys),
        TEST(what_follows_from_others_is_not_the_inputs_to_give),
        TEST(a_template_declares_sections_and_keys),
        TEST(a_known_key_keeps_its_kind_and_name),
        TEST(a_later_declaration_takes_the_place_of_an_earlier),
        TEST(keys_of_a_level_are_declared_under_its_section),
        TEST(all_sections_and_keys_can_be_gone_through),
    };
    return RUN(tests);
}
