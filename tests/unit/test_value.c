/* input/value: dates, Roman numerals, letters of points. */
#include "test.h"

#include "input/value.h"

CASE(good_dates)
{
    static const struct {
        const char *text;
        date date;
    } rows[] = {
        {"04/9/2024", {4, 9, 2024}},
        {"4/9/2024", {4, 9, 2024}},
        {"2024-09-04", {4, 9, 2024}},
        {"31/12/2999", {31, 12, 2999}},
        {"1/1/1900", {1, 1, 1900}},
        {" 04 / 9 / 2024 ", {4, 9, 2024}},
        {"/3/2023", {0, 3, 2023}},
        {"//2026", {0, 0, 2026}},
        {"", {0, 0, 0}},
        {"  ", {0, 0, 0}},
        {"//", {0, 0, 0}},
        {"5//2026", {5, 0, 2026}},
        {"29/2/2024", {29, 2, 2024}},
        {"29/2/2000", {29, 2, 2000}},
        {"29/2/", {29, 2, 0}},
        {"31//2024", {31, 0, 2024}},
        {"2024-12-", {0, 12, 2024}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        date got;
        assert_int_equal(date_parse(str_from(rows[i].text), &got), DATE_GOOD);
        assert_int_equal(got.day, rows[i].date.day);
        assert_int_equal(got.month, rows[i].date.month);
        assert_int_equal(got.year, rows[i].date.year);
    }
}

CASE(dates_that_cannot_be_read)
{
    static const char *const rows[] = {
        "04.9.2024",
        "4/9",
        "4/9/2024/1",
        "hôm nay",
        "a/9/2024",
        "4/tháng 9/2024",
        "0/9/2024",
        "00/9/2024",
        "4/0/2024",
        "4/9/0",
        "-4/9/2024",
        "+4/9/2024",
        "4/9/２０２４",
        "2024-09",
        "2024",
        "/",
        "4/9/20240000000000",
        "1.5/9/2024",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        date got;
        assert_int_equal(date_parse(str_from(rows[i]), &got), DATE_UNREADABLE);
    }
}

CASE(days_that_never_were)
{
    static const char *const rows[] = {
        "31/4/2024",  "30/2/2024", "29/2/2023", "29/2/2100", "29/2/1900", "30/2/",
        "32/1/2024",  "31/6/",     "1/13/2024", "/13/2024",  "32//",      "2024-13-01",
        "2024-02-30", "4/9/24",    "1/1/1899",  "1/1/3000",  "4/9/20244",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        date got;
        assert_int_equal(date_parse(str_from(rows[i]), &got), DATE_IMPOSSIBLE);
    }
}

/* Against the calendar's own rules, all days of eight hundred years. */
CASE(every_day_is_one_and_the_next_is_not)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int year = 1900; year < 2700; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
            int last = days[month - 1] + (month == 2 && leap);
            for (int day = 28; day <= 31; day++) {
                date got;
                buf b = {.a = a};
                buf_number(&b, day);
                buf_byte(&b, '/');
                buf_number(&b, month);
                buf_byte(&b, '/');
                buf_number(&b, year);
                assert_int_equal(date_parse(buf_str(&b), &got),
                                 day <= last ? DATE_GOOD : DATE_IMPOSSIBLE);
            }
        }
}

CASE(roman_numerals_go_round)
{
    assert_str(roman_text(a, 1), "I");
    assert_str(roman_text(a, 1994), "MCMXCIV");
    assert_str(roman_text(a, 3888), "MMMDCCCLXXXVIII");
    assert_int_equal(roman_text(a, 0).n, 0);
    assert_int_equal(roman_text(a, 4000).n, 0);
    for (int n = 1; n <= 3999; n++)
        assert_int_equal(roman_value(roman_text(a, n)), n);
}

CASE(what_romans_did_not_write)
{
    static const char *const rows[] = {
        "",
        "IIII",
        "VV",
        "IXI",
        "IIV",
        "VX",
        "IC",
        "XM",
        "LL",
        "DD",
        "iv",
        "IV.",
        " I",
        "I ",
        "MMMM",
        "A",
        "XIA",
        "IVI",
        "XCX",
        "CMC",
        "IL",
        "VIV",
        "Ⅳ",
        "MMMDCCCLXXXVIIII",
        "IIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIII",
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(roman_value(str_from(rows[i])), 0);
}

CASE(letters_of_points)
{
    static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                          "i", "k", "l", "m", "n", "o", "p", "q",
                                          "r", "s", "t", "u", "v", "x", "y"};
    for (int i = 0; i < (int)COUNT(letters); i++)
        assert_str(point_letter(i + 1), letters[i]);
    assert_int_equal(point_letter(0).n, 0);
    assert_int_equal(point_letter(-1).n, 0);
    assert_int_equal(point_letter(COUNT(letters) + 1).n, 0);
    assert_int_equal(point_letter_index('a'), 1);
    assert_int_equal(point_letter_index(0x111), 5);
    assert_int_equal(point_letter_index('e'), 6);
    assert_int_equal(point_letter_index('y'), 23);
    static const unsigned others[] = {'f', 'j', 'w', 'z', 'A', 0x103, 0xE2, 0xEA, '1', ' ', 0};
    for (size_t i = 0; i < COUNT(others); i++)
        assert_int_equal(point_letter_index(others[i]), 0);
}

CASE(digits_as_a_number)
{
    static const struct {
        const char *text;
        int value;
    } rows[] = {
        {"0", 0},   {"007", 7},         {"999999999", 999999999},
        {"", -1},   {"1000000000", -1}, {"-1", -1},
        {"1a", -1}, {" 1", -1},         {"１", -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(number_value(str_from(rows[i].text)), rows[i].value);
}

CASE(days_later)
{
    static const struct {
        date from;
        long days;
        date to; /* a year 0: out of bounds */
    } rows[] = {
        {{1, 3, 2024}, -1, {29, 2, 2024}},
        {{28, 2, 2025}, 1, {1, 3, 2025}},
        {{31, 12, 2025}, 1, {1, 1, 2026}},
        {{1, 1, 2026}, -1, {31, 12, 2025}},
        {{15, 6, 2026}, 0, {15, 6, 2026}},
        {{1, 1, 2000}, 146097, {1, 1, 2400}},
        {{1, 1, 1900}, -1, {0}},
        {{31, 12, 2999}, 1, {0}},
        {{1, 1, 2026}, 999999999, {0}},
        {{1, 1, 2026}, -999999999, {0}},
        {{31, 12, 2999}, -401766, {1, 1, 1900}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        date got = rows[i].from;
        assert_int_equal(date_add(&got, rows[i].days), rows[i].to.year > 0);
        if (rows[i].to.year == 0)
            continue;
        assert_int_equal(got.day, rows[i].to.day);
        assert_int_equal(got.month, rows[i].to.month);
        assert_int_equal(got.year, rows[i].to.year);
    }
}

CASE(days_reached)
{
    static const date from = {1, 7, 2025};
    static const date after[] = {{1, 7, 2025}, {2, 7, 2025}, {1, 8, 2025},
                                 {0, 7, 2025}, {0, 0, 2025}, {1, 1, 2026}};
    static const date before[] = {{30, 6, 2025}, {0, 6, 2025}, {31, 12, 2024}, {0, 0, 2024}, {0}};
    for (size_t i = 0; i < COUNT(after); i++)
        assert_true(date_reaches(after[i], from));
    for (size_t i = 0; i < COUNT(before); i++)
        assert_false(date_reaches(before[i], from));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(good_dates),
        TEST(dates_that_cannot_be_read),
        TEST(days_that_never_were),
        TEST(every_day_is_one_and_the_next_is_not),
        TEST(roman_numerals_go_round),
        TEST(what_romans_did_not_write),
        TEST(letters_of_points),
        TEST(digits_as_a_number),
        TEST(days_later),
        TEST(days_reached),
    };
    return RUN(tests);
}
