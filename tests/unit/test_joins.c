/* nd30/joins: where a line must not end. "~" stands for a no-break space. */
#include "test.h"

#include "nd30/joins.h"

static const char *const rows[] = {
    "Nghị định số~30/2020/NĐ-CP ngày~05 tháng~3 năm 2020 của Chính phủ",
    "theo Điều~5, khoản~2 và Phụ lục~I kèm theo",
    "tổ chức 01~buổi, mỗi thôn 05~đại biểu",
    "hỗ trợ 100~triệu đồng và 1.000~cây xanh",
    "Trong năm~2026 xã có 12~thôn",
    "giai đoạn 2021~-~2025 và 2026~-~2030",
    "nhiệm kỳ trước (2016~-~2020)",
    "lần thứ~XIV. Kịp thời",
    "TM.~ỦY BAN NHÂN DÂN",
    "KT.~CHỦ TỊCH",
    "tư tưởng của V.I.~Lê-nin và C.~Mác",
    "- Chủ tịch UBND tỉnh (để~b/c);",
    "- Thường trực Đảng ủy (để~báo cáo);",
    "Đại hội lần thứ~VIII, quý~IV",
    "1. Mục đích",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "theo Mục~I. Các thôn",
    "tại TP.~Huế",
    "a) Các thôn",
    "đạt 95~% kế hoạch",
    "từ ngày~15/5 đến ngày~20/5",
    "Năm~2025 và năm~2026",
    "tháng~5 năm 2019 của Chính phủ",
    "tháng~5 năm~2019;",
    "nhiệm vụ 3 của Kế hoạch",
    "Thành lập 2, 3~tổ",
    "số  12",
    "",
    " ",
    "một",
    "171/KH-UBND",
    "Phòng Văn hóa~- Xã hội",
    "- Các thôn~- tổ dân phố",
};

static str with_tildes(str text)
{
    buf b = {.a = a};
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\xC2' && text.p[i + 1] == '\xA0') {
            buf_byte(&b, '~');
            i++;
        } else {
            buf_byte(&b, text.p[i]);
        }
    }
    return buf_str(&b);
}

CASE(words_are_joined)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf plain = {.a = a};
        for (const char *p = rows[i]; *p; p++)
            buf_byte(&plain, *p == '~' ? ' ' : *p);
        str got = with_tildes(joins_make(a, buf_str(&plain)));
        if (!str_eq(got, str_from(rows[i])))
            fail_msg("%.*s\nnot %s", (int)got.n, got.p, rows[i]);
    }
}

CASE(what_has_no_joint_is_left_as_it_is)
{
    str text = S("Các thôn dọn vệ sinh");
    assert_ptr_equal(joins_make(a, text).p, text.p);
}

CASE(only_running_text_is_joined)
{
    assert_true(joins_in(&usual_form, TP_THAN));
    assert_true(joins_in(&usual_form, TP_CAN_CU));
    assert_true(joins_in(&usual_form, TP_TRICH_YEU));
    assert_true(joins_in(&usual_form, TP_NOI_NHAN));
    assert_true(joins_in(&usual_form, TP_QUYEN_HAN));
    assert_false(joins_in(&usual_form, TP_QUOC_HIEU));
    assert_false(joins_in(&usual_form, TP_SO));
    assert_false(joins_in(&usual_form, TP_NGUYEN_VAN));
    assert_false(joins_in(&usual_form, TP_O_BANG));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_are_joined),
        TEST(what_has_no_joint_is_left_as_it_is),
        TEST(only_running_text_is_joined),
    };
    return RUN(tests);
}
