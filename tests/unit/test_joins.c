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

/* Numbers, dashes, dots, signs and blanks at every place that could matter. */
static str by_chance(unsigned *state, unsigned n)
{
    static const char *const words[] = {"số", "19",    "tháng", "năm", "2026", "-",  "2030", "TM.",
                                        "ỦY", "V.I.",  "xã",    "(để", "b/c",  "%",  "3",    "đồng",
                                        "",   "(2016", "và",    "I",   "mục",  "Q.", "A",    "thi"};
    buf b = {.a = a};
    for (; n; n--) {
        *state = *state * 1103515245 + 12345;
        buf_add(&b, str_from(words[(*state >> 16) % COUNT(words)]));
        buf_add(&b, n > 1 || *state >> 30 & 1 ? S(" ") : S(""));
    }
    return buf_str(&b);
}

static void assert_found(str words, const joined_part *got, const joined_text *other)
{
    joins want = {0}, all = {0};
    joins_find(a, words, &want);
    for (size_t i = 0; i < got->before; i++)
        *list_add(a, &all) = other->at.at[i];
    for (size_t i = 0; i < got->at.n; i++)
        *list_add(a, &all) = got->at.at[i];
    for (size_t i = got->behind; i < other->at.n; i++)
        *list_add(a, &all) = other->at.at[i] + words.n - other->words.n;
    assert_int_equal(all.n, want.n);
    for (size_t i = 0; i < all.n; i++)
        assert_int_equal(all.at[i], want.at[i]);
}

CASE(a_text_like_another_has_its_joins)
{
    unsigned by = 1;
    for (int i = 0; i < 20000; i++) {
        str begin = by_chance(&by, (by >> 8) % 9), end = by_chance(&by, (by >> 8) % 9);
        joined_text other = {.words = STR_CAT(a, begin, by_chance(&by, (by >> 9) % 4), end)};
        str words = STR_CAT(a, begin, by_chance(&by, (by >> 9) % 4), end);
        joins_find(a, other.words, &other.at);
        joined_part got = joins_find_like(a, words, &other, begin.n, end.n);
        assert_found(words, &got, &other);
        assert_true(got.from <= begin.n && got.to >= words.n - end.n);
    }
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
        TEST(a_text_like_another_has_its_joins),
        TEST(only_running_text_is_joined),
    };
    return RUN(tests);
}
