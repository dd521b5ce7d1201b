/* nd30/metrics: widths of words, lines that they take. */
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

/* Letters of the four styles, in 1/2048 of the size. */
CASE(styles_have_widths_of_their_own)
{
    static const struct {
        const char *letter;
        int widths[4]; /* regular, bold, italic, bold italic */
    } rows[] = {{"!", {682, 682, 682, 797}}, {"²", {614, 614, 614, 614}}};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int style = 0; style < 4; style++) {
            face f = {16, (style & 1) != 0, (style & 2) != 0};
            double want = rows[i].widths[style] * 16.0 * TWIPS_PER_POINT / 2048;
            assert_true(fabs(metrics_width(str_from(rows[i].letter), f) - want) < 0.001);
        }
    assert_true(metrics_width(S("M"), (face){14, false, true}) !=
                metrics_width(S("M"), (face){14, false, false}));
    assert_true(metrics_width(S("M"), (face){14, true, true}) !=
                metrics_width(S("M"), (face){14, true, false}));
}

/* What text may hold beside letters: m², H₂O, 10⁰, dashes, a no-break hyphen. */
CASE(signs_are_in_the_table)
{
    double unknown = metrics_width(S("\u4E2D"), (face){14, false, false});
    static const char *const signs[] = {"²", "³", "₂", "⁰", "⁴", "₀", "₉", "–", "—", "“",
                                        "”", "…", "•", "≥", "≤", "₫", "°", "×", "‰", "\u2011"};
    for (size_t i = 0; i < COUNT(signs); i++)
        assert_true(metrics_width(str_from(signs[i]), (face){14, false, false}) != unknown);
}

CASE(lines_are_counted_as_they_are_set)
{
    face f = {11, false, false};
    str text = S("- Sở Nội vụ tỉnh An Thịnh;");
    double whole = metrics_width(text, f);
    assert_int_equal(metrics_wrapped(text, f, whole + 1, whole), 1);
    assert_int_equal(metrics_wrapped(text, f, whole - 1, whole), 2);
    assert_int_equal(metrics_wrapped(S("a b c"), f, 1, 1000), 2);
    assert_int_equal(metrics_wrapped(S("171/KH-UBND"), f, metrics_width(S("171/KH-"), f) + 1, 1000),
                     2);
    assert_int_equal(metrics_wrapped(S("a\u00A0b"), f, metrics_width(S("a\u00A0b"), f) + 1, 1), 1);
    assert_int_equal(metrics_wrapped(S(""), f, 100, 100), 1);
    assert_true(metrics_wrapped(S("mộttừrấtdài"), f, 200, 200) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(known_widths),
        TEST(a_width_grows_with_its_size),
        TEST(accents_have_no_width),
        TEST(an_unknown_letter_is_as_wide_as_m),
        TEST(styles_have_widths_of_their_own),
        TEST(signs_are_in_the_table),
        TEST(lines_are_counted_as_they_are_set),
    };
    return RUN(tests);
}
