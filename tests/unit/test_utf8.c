/* base/utf8: validity, composition, folding, case, counting. */
#include "test.h"

#include <utf8proc.h>

#include "base/utf8.h"

#define GOOD SIZE_MAX

CASE(only_well_formed_text_passes)
{
    static const struct {
        str text;
        size_t bad;
    } rows[] = {
        {{"", 0}, GOOD},
        {{"a\0b", 3}, GOOD}, /* NUL is decode's business */
        {{"\x7F\xC2\x80\xDF\xBF", 5}, GOOD},
        {{"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBD", 12}, GOOD},
        {{"\xF0\x90\x80\x80\xF4\x8F\xBF\xBD", 8}, GOOD},
        {{"a\x80", 2}, 1},            /* continuation alone */
        {{"ab\xC0\x80", 4}, 2},       /* overlong NUL */
        {{"\xC1\xBF", 2}, 0},         /* overlong */
        {{"\xE0\x9F\xBF", 3}, 0},     /* overlong */
        {{"\xF0\x8F\xBF\xBF", 4}, 0}, /* overlong */
        {{"a\xED\xA0\x80", 4}, 1},    /* first surrogate */
        {{"a\xED\xBF\xBF", 4}, 1},    /* last surrogate */
        {{"\xF4\x90\x80\x80", 4}, 0}, /* past U+10FFFF */
        {{"\xF5\x80\x80\x80", 4}, 0},
        {{"abc\xFF", 4}, 3},
        {{"\xFE", 1}, 0},
        {{"a\xE1\xBA", 3}, 1}, /* cut at the end */
        {{"a\xF0\x9F\x98", 4}, 1},
        {{"\xE1\xBA"
          "a",
          3},
         0},                              /* cut inside */
        {{"\xE1\xBA\xBF\xE1\xBA", 5}, 3}, /* the second of two */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t bad = GOOD;
        assert_int_equal(utf8_check(rows[i].text, &bad), rows[i].bad == GOOD);
        assert_int_equal(bad, rows[i].bad);
    }
}

CASE(lengths_of_sequences)
{
    assert_int_equal(utf8_sequence(S("ab")), 1);
    assert_int_equal(utf8_sequence(S("\u1EBFx")), 3);
    assert_int_equal(utf8_sequence(S("\U0001F600")), 4);
    assert_int_equal(utf8_sequence(S("\xE1\xBA")), 0);
    assert_int_equal(utf8_sequence(S("\x80")), 0);
    assert_int_equal(utf8_sequence(S("")), 0);
}

CASE(code_points_forward_and_back)
{
    static const uint32_t points[] = {'a', 0x111, 0x1EBF, 0x1F600, 'z'};
    str s = S("a\u0111\u1EBF\U0001F600z");
    size_t i = 0;
    for (size_t k = 0; k < COUNT(points); k++)
        assert_int_equal(utf8_next(s, &i), points[k]);
    assert_int_equal(i, s.n);
    for (size_t k = COUNT(points); k-- > 0;)
        assert_int_equal(utf8_before(s, &i), points[k]);
    assert_int_equal(i, 0);
    assert_int_equal(utf8_first(s), 'a');
    assert_int_equal(utf8_last(S("a\u1EBF")), 0x1EBF);
    assert_int_equal(utf8_first((str){0}), 0);
    assert_int_equal(utf8_last((str){0}), 0);
    buf b = {.a = a};
    for (size_t k = 0; k < COUNT(points); k++)
        utf8_add(&b, points[k]);
    assert_str(buf_str(&b), "a\u0111\u1EBF\U0001F600z");
}

/* The set of Python's str.isspace. */
CASE(blanks_are_those_of_python)
{
    static const uint32_t blanks[] = {
        0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x1C,   0x1D,   0x1E,   0x1F,   0x20,
        0x85,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006,
        0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    size_t found = 0;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++)
        if (utf8_is_space(cp)) {
            assert_true(found < COUNT(blanks));
            assert_int_equal(cp, blanks[found++]);
        }
    assert_int_equal(found, COUNT(blanks));
}

CASE(trimming)
{
    assert_str(utf8_trim(S("\u00A0 \tab c\u3000\n")), "ab c");
    assert_str(utf8_trim_end(S(" a \u2003")), " a");
    assert_str(utf8_trim(S(" \u00A0")), "");
    assert_str(utf8_trim(S("\u200B a")), "\u200B a"); /* no blank */
    assert_str(utf8_trim((str){0}), "");
}

/* The vowels with their tones, and đ: 134 letters that ASCII lacks. */
static const struct {
    const char *plain, *parts, *toned[5], *capital, *capital_toned[5];
} vowels[] = {
    {"a", "a", {"à", "ả", "ã", "á", "ạ"}, "A", {"À", "Ả", "Ã", "Á", "Ạ"}},
    {"a", "a\u0306", {"ằ", "ẳ", "ẵ", "ắ", "ặ"}, "Ă", {"Ằ", "Ẳ", "Ẵ", "Ắ", "Ặ"}},
    {"a", "a\u0302", {"ầ", "ẩ", "ẫ", "ấ", "ậ"}, "Â", {"Ầ", "Ẩ", "Ẫ", "Ấ", "Ậ"}},
    {"e", "e", {"è", "ẻ", "ẽ", "é", "ẹ"}, "E", {"È", "Ẻ", "Ẽ", "É", "Ẹ"}},
    {"e", "e\u0302", {"ề", "ể", "ễ", "ế", "ệ"}, "Ê", {"Ề", "Ể", "Ễ", "Ế", "Ệ"}},
    {"i", "i", {"ì", "ỉ", "ĩ", "í", "ị"}, "I", {"Ì", "Ỉ", "Ĩ", "Í", "Ị"}},
    {"o", "o", {"ò", "ỏ", "õ", "ó", "ọ"}, "O", {"Ò", "Ỏ", "Õ", "Ó", "Ọ"}},
    {"o", "o\u0302", {"ồ", "ổ", "ỗ", "ố", "ộ"}, "Ô", {"Ồ", "Ổ", "Ỗ", "Ố", "Ộ"}},
    {"o", "o\u031B", {"ờ", "ở", "ỡ", "ớ", "ợ"}, "Ơ", {"Ờ", "Ở", "Ỡ", "Ớ", "Ợ"}},
    {"u", "u", {"ù", "ủ", "ũ", "ú", "ụ"}, "U", {"Ù", "Ủ", "Ũ", "Ú", "Ụ"}},
    {"u", "u\u031B", {"ừ", "ử", "ữ", "ứ", "ự"}, "Ư", {"Ừ", "Ử", "Ữ", "Ứ", "Ự"}},
    {"y", "y", {"ỳ", "ỷ", "ỹ", "ý", "ỵ"}, "Y", {"Ỳ", "Ỷ", "Ỹ", "Ý", "Ỵ"}},
};
static const char *const tones[] = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"};

CASE(decomposed_vietnamese_is_composed)
{
    for (size_t v = 0; v < COUNT(vowels); v++)
        for (size_t t = 0; t < COUNT(tones); t++) {
            str typed = STR_CAT(a, str_from(vowels[v].parts), str_from(tones[t]));
            assert_str(utf8_nfc(a, typed), vowels[v].toned[t]);
            /* the other order of marks, as a Mac writes it */
            str letter = str_slice(str_from(vowels[v].parts), 0, 1);
            str mark = str_after(str_from(vowels[v].parts), 1);
            assert_str(utf8_nfc(a, STR_CAT(a, letter, t == 4 ? str_from(tones[t]) : mark,
                                           t == 4 ? mark : str_from(tones[t]))),
                       vowels[v].toned[t]);
        }
}

CASE(composed_text_stays_the_view_it_was)
{
    static const char *const texts[] = {"", "abc", "Ủy ban nhân dân", "“ngoặc” – gạch", "đ"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        str s = str_from(texts[i]);
        assert_ptr_equal(utf8_nfc(a, s).p, s.p);
    }
}

CASE(names_fold_to_plain_letters)
{
    size_t letters = 0;
    for (size_t v = 0; v < COUNT(vowels); v++) {
        for (size_t t = 0; t < COUNT(tones); t++) {
            assert_str(utf8_fold(a, str_from(vowels[v].toned[t])), vowels[v].plain);
            assert_str(utf8_fold(a, str_from(vowels[v].capital_toned[t])), vowels[v].plain);
            letters += 2;
        }
        assert_str(utf8_fold(a, str_from(vowels[v].capital)), vowels[v].plain);
        letters += strlen(vowels[v].capital) > 1 ? 2 : 0;
        assert_str(utf8_fold(a, utf8_nfc(a, str_from(vowels[v].parts))), vowels[v].plain);
        assert_str(utf8_fold(a, str_from(vowels[v].parts)), vowels[v].plain);
    }
    assert_str(utf8_fold(a, S("đĐ")), "dd");
    assert_int_equal(letters + 2, 134);
}

CASE(names_fold_blanks_and_hyphens)
{
    static const char *const rows[][2] = {
        {"Nơi nhận", "noi_nhan"},
        {"NOI_NHAN", "noi_nhan"},
        {"noi-nhan", "noi_nhan"},
        {"  nơi  \u00A0nhận ", "noi_nhan"},
        {"phụ lục II", "phu_luc_ii"},
        {"a.b", "a.b"},
        {"a - b", "a_b"},
        {"", ""},
        {" ", ""},
        {"Đặc khu", "dac_khu"},
        {"a\u2013b", "a\u2013b"}, /* a dash is no hyphen */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(utf8_fold(a, str_from(rows[i][0])), rows[i][1]);
}

CASE(case_of_all_letters)
{
    for (size_t v = 0; v < COUNT(vowels); v++)
        for (size_t t = 0; t < COUNT(tones); t++) {
            assert_str(utf8_upper(a, str_from(vowels[v].toned[t])), vowels[v].capital_toned[t]);
            assert_str(utf8_lower(a, str_from(vowels[v].capital_toned[t])), vowels[v].toned[t]);
            assert_true(utf8_is_lower(utf8_first(str_from(vowels[v].toned[t]))));
            assert_true(utf8_is_upper(utf8_first(str_from(vowels[v].capital_toned[t]))));
        }
    assert_str(utf8_upper(a, S("đ1.")), "Đ1.");
    assert_str(utf8_lower(a, S("Đ1.")), "đ1.");
    assert_false(utf8_is_letter('1'));
    assert_true(utf8_is_letter(0x111));
}

CASE(capitals_spare_words_with_a_capital_inside)
{
    static const char *const rows[][2] = {
        {"mục đích, yêu cầu", "MỤC ĐÍCH, YÊU CẦU"},
        {"ứng dụng IoT năm 2026", "ỨNG DỤNG IoT NĂM 2026"},
        {"Hà Nội", "HÀ NỘI"},
        {"UBND xã", "UBND XÃ"},
        {"iPhone và eOffice", "iPhone VÀ eOffice"},
        {"Covid-19 (Đợt 2)", "COVID-19 (ĐỢT 2)"},
        {"IoT-hóa", "IoT-HÓA"},
        {"", ""},
        {" \u00A0", " \u00A0"},
        {"\u0250\u0250 \u0250x", "\u2C6F\u2C6F \u2C6FX"}, /* with more bytes */
        {"\u0250B \u0250\u0250\u0250", "\u0250B \u2C6F\u2C6F\u2C6F"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(utf8_capitals(a, str_from(rows[i][0])), rows[i][1]);
}

CASE(characters_are_counted_as_people_do)
{
    static const struct {
        const char *text;
        size_t characters;
    } rows[] = {
        {"", 0},
        {"abc", 3},
        {"tiếng", 5},
        {"tie\u0302\u0301ng", 5},                          /* NFD */
        {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 1}, /* a family */
        {"\U0001F1FB\U0001F1F3\U0001F1FB\U0001F1F3", 2},   /* two flags */
        {"\r\n", 1},
        {"\u1112\u1161\u11AB", 1},    /* Hangul syllable */
        {"\U0001F44D\U0001F3FD!", 2}, /* skin tone */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str s = str_from(rows[i].text);
        assert_int_equal(utf8_length(s), rows[i].characters);
        assert_int_equal(utf8_offset(s, rows[i].characters), s.n);
        assert_int_equal(utf8_offset(s, 0), 0);
    }
    assert_int_equal(utf8_offset(S("tie\u0302\u0301ng"), 3), 7);
}

/* Letters of Vietnamese text fold by a table; with a letter that isn't in it, by those of Unicode.
 */
CASE(folding_by_table_and_by_unicode_are_one)
{
    for (uint32_t cp = 1; cp < 0x2100; cp++) {
        buf b = {.a = a};
        utf8_add(&b, 'x');
        utf8_add(&b, cp);
        utf8_add(&b, 'y');
        str plain = buf_str(&b), with_other = STR_CAT(a, plain, S("ß"));
        if (!str_eq(STR_CAT(a, utf8_fold(a, plain), S("ß")), utf8_fold(a, with_other)))
            fail_msg("U+%04X", (unsigned)cp);
    }
}

/* What is decided by rule is what utf8proc's tables say. */
CASE(letters_are_those_of_unicode)
{
    for (uint32_t cp = 1; cp < 0x3000; cp++) {
        utf8proc_int32_t code = (utf8proc_int32_t)cp;
        utf8proc_category_t c = utf8proc_category(code);
        buf b = {.a = a}, lower = {.a = a}, upper = {.a = a};
        size_t i = 0;
        utf8_add(&b, cp);
        utf8_add(&lower, (uint32_t)utf8proc_tolower(code));
        utf8_add(&upper, (uint32_t)utf8proc_toupper(code));
        bool letter = c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
        if (utf8_next(buf_str(&b), &i) != cp || i != b.n || utf8_is_letter(cp) != letter ||
            utf8_is_upper(cp) != (c == UTF8PROC_CATEGORY_LU) ||
            utf8_is_lower(cp) != (c == UTF8PROC_CATEGORY_LL) ||
            !str_eq(utf8_lower(a, buf_str(&b)), buf_str(&lower)) ||
            !str_eq(utf8_upper(a, buf_str(&b)), buf_str(&upper)))
            fail_msg("U+%04X", (unsigned)cp);
    }
}

CASE(characters_by_rule_are_those_of_unicode)
{
    static const uint32_t beside[] = {'a', ' ', 0x1EBF, 0x111, 0x301, 0x200D, 0x1F44D, '\r', 0x600};
    for (uint32_t cp = 1; cp < 0x3000; cp++)
        for (size_t k = 0; k < COUNT(beside); k++) {
            buf b = {.a = a};
            utf8proc_int32_t breaks = 0;
            utf8_add(&b, beside[k]);
            utf8_add(&b, cp);
            bool parted = utf8proc_grapheme_break_stateful((utf8proc_int32_t)beside[k],
                                                           (utf8proc_int32_t)cp, &breaks);
            if (utf8_length(buf_str(&b)) != (parted ? 2 : 1))
                fail_msg("U+%04X U+%04X", (unsigned)beside[k], (unsigned)cp);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_well_formed_text_passes),
        TEST(lengths_of_sequences),
        TEST(code_points_forward_and_back),
        TEST(blanks_are_those_of_python),
        TEST(trimming),
        TEST(decomposed_vietnamese_is_composed),
        TEST(composed_text_stays_the_view_it_was),
        TEST(names_fold_to_plain_letters),
        TEST(names_fold_blanks_and_hyphens),
        TEST(case_of_all_letters),
        TEST(capitals_spare_words_with_a_capital_inside),
        TEST(characters_are_counted_as_people_do),
        TEST(folding_by_table_and_by_unicode_are_one),
        TEST(letters_are_those_of_unicode),
        TEST(characters_by_rule_are_those_of_unicode),
    };
    return RUN(tests);
}
