/* nd30/metrics: widths of words, where lines break. */
#include "test.h"

#include <math.h>

#include "nd30/metrics.h"
#include "plan/wording.h"

static void assert_width(const char *text, int points, bool bold, double want)
{
    double got = metrics_width(str_from(text), (face){points, bold, false});
    if (fabs(got - want) > 0.5)
        fail_msg("\"%s\": %.1f twips, not %.1f", text, got, want);
}

/* Times New Roman, in twips, as measured in the font itself. */
CASE(known_widths)
{
    assert_width(QUOC_HIEU, 13, true, 5424.1);
    assert_width(TIEU_NGU, 14, true, 3427.7);
    assert_width("", 14, false, 0);
    assert_width("MMMM", 12, false, 4 * 12 * 20 * 0.889);
    assert_width("\u00A0", 14, false, 14 * 20 * 0.25);
    assert_width("0123456789", 14, false, 14 * 20 * 5.0);
}

CASE(a_width_grows_with_its_size)
{
    double one = metrics_width(S("Ủy ban nhân dân"), (face){1, false, false});
    assert_true(fabs(metrics_width(S("Ủy ban nhân dân"), (face){14, false, false}) - 14 * one) <
                0.001);
    assert_true(metrics_width(S("Ủy ban"), (face){14, true, false}) !=
                metrics_width(S("Ủy ban"), (face){14, false, false}));
}

/* All Vietnamese letters are in the table: an accent changes no width. */
CASE(accents_have_no_width)
{
    static const char *const rows[][2] = {
        {"a", "àảãáạăằẳẵắặâầẩẫấậ"}, {"e", "èẻẽéẹêềểễếệ"}, {"i", "ìỉĩíị"},       {"y", "ỳỷỹýỵ"},
        {"A", "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ"}, {"E", "ÈẺẼÉẸÊỀỂỄẾỆ"}, {"O", "ÒỎÕÓỌÔỒỔỖỐỘ"}, {"D", "Đ"},
        {"o", "òỏõóọôồổỗốộ"},       {"u", "ùủũúụ"},       {"U", "ÙỦŨÚỤ"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str letters = str_from(rows[i][1]);
        for (size_t from = 0, to = 0; from < letters.n; from = to) {
            do
                to++;
            while (to < letters.n && ((unsigned char)letters.p[to] & 0xC0) == 0x80);
            for (int bold = 0; bold <= 1; bold++)
                assert_true(metrics_width(str_slice(letters, from, to), (face){100, bold, false}) ==
                            metrics_width(str_from(rows[i][0]), (face){100, bold, false}));
        }
    }
}

CASE(an_unknown_letter_is_as_wide_as_m)
{
    assert_true(metrics_width(S("\u4E2D"), (face){14, false, false}) ==
                metrics_width(S("M"), (face){14, false, false}));
}

static const char *const texts[] = {
    "Ủy ban nhân dân xã An Thịnh",
    "Tổ chức Hội nghị điển hình tiên tiến phường Phùng Chí Kiên",
    "Triển khai thực hiện phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” giai đoạn "
    "2021 - 2025 trên địa bàn tỉnh",
    "một",
    "  hai   blank  ",
    "Một_từ_dài_hơn_cả_dòng_thì_đứng_riêng_một_dòng và thêm chữ",
    "a b c d e f g h i k l m n o p q r s t u v x y",
};

static str squeezed(str text)
{
    buf b = {.a = a};
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != ' ')
            buf_byte(&b, text.p[i]);
    return buf_str(&b);
}

CASE(no_word_is_lost_and_lines_fit)
{
    for (size_t i = 0; i < COUNT(texts); i++)
        for (double width = 100; width < 9000; width += 130) {
            metrics_lines lines = {0};
            buf all = {.a = a};
            metrics_break(a, str_from(texts[i]), (face){14, true, false}, width, &lines);
            for (size_t k = 0; k < lines.n; k++) {
                str line_text = lines.at[k];
                bool one_word = !memchr(line_text.p, ' ', line_text.n);
                assert_true(one_word || metrics_width(line_text, (face){14, true, false}) <= width);
                buf_add(&all, line_text);
            }
            assert_true(str_eq(squeezed(buf_str(&all)), squeezed(str_from(texts[i]))));
        }
}

/* As few lines as fit, and none much longer than it must be: narrower would take one more. */
CASE(lines_are_few_and_even)
{
    for (size_t i = 0; i < COUNT(texts); i++)
        for (double width = 2000; width < 9000; width += 500) {
            metrics_lines lines = {0}, narrower = {0};
            metrics_break(a, str_from(texts[i]), (face){14, true, false}, width, &lines);
            double widest = metrics_widest(&lines, (face){14, true, false});
            if (widest > width)
                continue; /* a word that is wider than the line */
            metrics_break(a, str_from(texts[i]), (face){14, true, false}, widest - 3, &narrower);
            assert_true(narrower.n > lines.n ||
                        metrics_widest(&narrower, (face){14, true, false}) > widest - 3);
        }
}

CASE(two_lines_are_halves)
{
    metrics_lines lines = {0};
    metrics_break(a, S("a b c d e f g h"), (face){14, false, false},
                  metrics_width(S("a b c d e f"), (face){14, false, false}), &lines);
    assert_int_equal(lines.n, 2);
    assert_str(lines.at[0], "a b c d");
}

CASE(a_date_stays_together)
{
    str text = S("Kế hoạch ngày 06 tháng 02 năm 2026");
    for (double width = 4000; width < 9000; width += 100) { /* wide enough for the date */
        metrics_lines lines = {0};
        bool whole = false;
        metrics_break(a, text, (face){14, false, false}, width, &lines);
        for (size_t k = 0; k < lines.n; k++)
            whole |= str_find(lines.at[k], S("ngày 06 tháng 02 năm 2026")) < lines.at[k].n;
        assert_true(whole);
    }
}

CASE(nothing_takes_no_line)
{
    metrics_lines lines = {0};
    metrics_break(a, S(""), (face){14, false, false}, 1000, &lines);
    metrics_break(a, S("   "), (face){14, false, false}, 1000, &lines);
    assert_int_equal(lines.n, 0);
    assert_true(metrics_widest(&lines, (face){14, false, false}) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(known_widths),
        TEST(a_width_grows_with_its_size),
        TEST(accents_have_no_width),
        TEST(an_unknown_letter_is_as_wide_as_m),
        TEST(no_word_is_lost_and_lines_fit),
        TEST(lines_are_few_and_even),
        TEST(two_lines_are_halves),
        TEST(a_date_stays_together),
        TEST(nothing_takes_no_line),
    };
    return RUN(tests);
}
