/* plan/wording: how numbers and dates are said. */
#include "test.h"

#include "plan/wording.h"

#define GAP6 "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0"
#define GAP8 GAP6 "\u00A0\u00A0"

CASE(dates)
{
    static const struct {
        date date;
        const char *words;
    } rows[] = {
        {{5, 1, 2026}, "ngày 05 tháng 01 năm 2026"},
        {{9, 2, 2026}, "ngày 09 tháng 02 năm 2026"},
        {{10, 3, 2026}, "ngày 10 tháng 3 năm 2026"}, /* no zero from March on */
        {{4, 9, 2024}, "ngày 04 tháng 9 năm 2024"},
        {{31, 12, 2026}, "ngày 31 tháng 12 năm 2026"},
        {{1, 10, 1999}, "ngày 01 tháng 10 năm 1999"},
        {{0, 3, 2023}, "ngày " GAP6 " tháng 3 năm 2023"},
        {{0, 0, 2026}, "ngày " GAP6 " tháng " GAP6 " năm 2026"},
        {{0, 0, 0}, "ngày " GAP6 " tháng " GAP6 " năm " GAP8},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(wording_ngay(a, rows[i].date), rows[i].words);
}

CASE(numbers)
{
    static const char *const rows[][2] = {
        {"1", "01"},  {"9", "09"}, {"0", "0"},   {"10", "10"}, {"0125", "0125"},
        {"01", "01"}, {"", ""},    {"5a", "5a"}, {"x", "x"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(wording_number(a, str_from(rows[i][0])), rows[i][1]);
}

CASE(signs_at_the_end)
{
    static const char *const rows[][2] = {
        {"A;", "A"},     {"A.", "A"},  {"A,", "A"}, {"A ;.", "A"}, {" A . ", "A"}, {"A...", "A..."},
        {"v.v.", "v.v"}, {"A:", "A:"}, {"", ""},    {".;", ""},    {"A", "A"},     {"A;B", "A;B"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(wording_without_sign(str_from(rows[i][0])), rows[i][1]);
}

CASE(number_and_sign)
{
    plan p = {.so.text = S("5"), .ky_hieu.text = S("KH-UBND")};
    assert_str(wording_so(a, &p), "Số: 05/KH-UBND");
    p.so.text = (str){0};
    assert_str(wording_so(a, &p), "Số: " GAP8 "/KH-UBND");
}

CASE(place_and_date)
{
    const plan p = {.dia_danh.text = S("An Thịnh"), .ngay = {6, 2, 2026}};
    assert_str(wording_dia_danh(a, &p), "An Thịnh, ngày 06 tháng 02 năm 2026");
}

CASE(enclosed_with)
{
    plan p = {.so.text = S("5"),
              .ky_hieu.text = S("KH-UBND"),
              .ten_loai = S("KẾ HOẠCH"),
              .ngay = {6, 2, 2026}};
    list_add(a, &p.co_quan)->ten.text = S("Ủy ban nhân dân xã An Thịnh");
    assert_str(wording_kem_theo(a, &p, false),
               "(Kèm theo Kế hoạch số 05/KH-UBND ngày 06 tháng 02 năm 2026 của Ủy ban nhân dân xã "
               "An Thịnh)");
    assert_str(wording_kem_theo(a, &p, true),
               "(Kèm theo Kế hoạch số " GAP8 "/KH-UBND ngày " GAP6 " tháng " GAP6 " năm " GAP8
               " của Ủy ban nhân dân xã An Thịnh)");
}

CASE(enclosed_with_a_decision)
{
    const ban_hanh by = {S("Quyết định"),
                         {.text = S("8")},
                         {.text = S("QĐ-UBND")},
                         {5, 1, 2026},
                         S("Chủ tịch Ủy ban nhân dân xã An Thịnh")};
    plan p = {.ten_loai = S("KẾ HOẠCH"), .ban_hanh = &by};
    assert_str(wording_ban_hanh(a, &by), "(Kèm theo Quyết định số 08/QĐ-UBND ngày 05 tháng 01 năm "
                                         "2026 của Chủ tịch Ủy ban nhân dân xã An Thịnh)");
    assert_str(wording_kem_theo(a, &p, false),
               "(Kèm theo Kế hoạch ban hành tại Quyết định số 08/QĐ-UBND ngày 05 tháng 01 năm 2026 "
               "của Chủ tịch Ủy ban nhân dân xã An Thịnh)");
}

CASE(two_issuers)
{
    plan p = {0};
    list_add(a, &p.co_quan)->ten.text = S("Sở Nội vụ");
    list_add(a, &p.co_quan)->ten.text = S("Sở Tài chính");
    assert_str(wording_co_quan(a, &p), "Sở Nội vụ và Sở Tài chính");
}

CASE(fixed_words)
{
    assert_string_equal(QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert_string_equal(TIEU_NGU, "Độc lập - Tự do - Hạnh phúc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dates),
        TEST(numbers),
        TEST(signs_at_the_end),
        TEST(number_and_sign),
        TEST(place_and_date),
        TEST(enclosed_with),
        TEST(enclosed_with_a_decision),
        TEST(two_issuers),
        TEST(fixed_words),
    };
    return RUN(tests);
}
