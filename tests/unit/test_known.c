/* input/known: the vocabulary. Names as people write them must fold to the ids. */
#include "test.h"

#include "base/utf8.h"
#include "input/known.h"

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
                    "pham_vi_luu_hanh du_thao nguoi_soan so_ban"},
        {"co_quan", "chu_quan ten ten_tat loai dia_chi dien_thoai thu_dien_tu trang_tin"},
        {"co_quan_2", "ten"},
        {"cap_tren", "loai so ky_hieu ngay co_quan trich_yeu noi trich_dan"},
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
        {"the_thuc", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str suffix;
        const known_section *s = known_section_find(str_from(rows[i][0]), &suffix);
        assert_non_null(s);
        for (str rest = str_from(rows[i][1]); rest.n;) {
            size_t blank = str_find(rest, S(" "));
            str key = str_slice(rest, 0, blank);
            if (!known_key_find(s, key))
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
        {"muc", NULL, ""},
        {"muc_", NULL, ""},
        {"mucx", NULL, ""},
        {"van_ban_2", NULL, ""},
        {"", NULL, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str suffix = S("?");
        const known_section *s = known_section_find(str_from(rows[i].folded), &suffix);
        assert_int_equal(s != NULL, rows[i].id != NULL);
        if (s)
            assert_string_equal(s->id, rows[i].id);
        assert_str(suffix, rows[i].suffix);
    }
}

CASE(a_key_of_another_section)
{
    assert_string_equal(known_key_elsewhere(S("ho_ten"))->id, "ky");
    assert_string_equal(known_key_elsewhere(S("luu"))->id, "noi_nhan");
    assert_null(known_key_elsewhere(S("khong_co")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_fold_to_their_ids),
        TEST(ids_stand_once),
        TEST(names_are_composed),
        TEST(what_the_language_knows_is_known),
        TEST(numbered_sections_bear_a_name_of_their_own),
        TEST(a_key_of_another_section),
    };
    return RUN(tests);
}
