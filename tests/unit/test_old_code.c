/* base/old_code, base/syllable: letters of the old encodings, against iconv where it has them. */
#include "test.h"

#include <iconv.h>

#include "base/old_code.h"
#include "base/syllable.h"
#include "base/utf8.h"

static const char letters[] = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
                              "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";

/* A unit as iconv has it; 0: none such. */
static uint32_t by_iconv(iconv_t how, unsigned char unit)
{
    char in[2] = {(char)unit, 'z'}, *from = in; /* what follows brings a letter out */
    unsigned char out[16] = {0};
    char *to = (char *)out;
    size_t n = 2, room = sizeof out;
    iconv(how, NULL, NULL, NULL, NULL);
    if (iconv(how, &from, &n, &to, &room) == (size_t)-1)
        return 0;
    return (uint32_t)(out[1] << 8 | out[0]);
}

CASE(units_are_those_of_iconv)
{
    static const struct {
        old_code code;
        const char *name;
        int first;
    } rows[] = {
        {OLD_TCVN3, "TCVN5712-1", 0xA0}, {OLD_VISCII, "VISCII", 0}, {OLD_CP1258, "CP1258", 0}};
    size_t compared = 0;
    for (size_t r = 0; r < COUNT(rows); r++) {
        iconv_t how = iconv_open("UTF-16LE", rows[r].name);
        if (how == (iconv_t)-1)
            continue;
        for (int unit = rows[r].first; unit < 256; unit++, compared++) {
            unsigned char one = (unsigned char)unit;
            size_t i = 0;
            assert_int_equal(old_next(rows[r].code, &one, 1, &i), by_iconv(how, one));
            assert_int_equal(i, 1);
        }
        iconv_close(how);
    }
    assert_int_equal(compared, 96 + 256 + 256);
}

CASE(units_of_windows_are_those_of_iconv)
{
    iconv_t how = iconv_open("UTF-16LE", "CP1252");
    assert_ptr_not_equal(how, (iconv_t)-1);
    for (int unit = 1; unit < 256; unit++) {
        uint32_t cp = old_typed((unsigned char)unit);
        assert_int_equal(cp, by_iconv(how, (unsigned char)unit));
        if (cp)
            assert_int_equal(old_unit_typed(cp), unit);
    }
    iconv_close(how);
    assert_int_equal(old_unit_typed(0x1EA1), 0);
}

/* CP1258 has most letters in two: a letter and a mark. */
static size_t two_units(uint32_t cp, unsigned char units[2])
{
    static const uint16_t marks[] = {0x300, 0x301, 0x303, 0x309, 0x323};
    static const char bases[] = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
    for (size_t i = 0; i < sizeof bases - 1;) {
        uint32_t base = utf8_next(str_from(bases), &i);
        for (size_t m = 0; m < COUNT(marks); m++) {
            buf b = {.a = a};
            unsigned char one[2];
            utf8_add(&b, base);
            utf8_add(&b, marks[m]);
            if (utf8_first(utf8_nfc(a, buf_str(&b))) != cp)
                continue;
            assert_int_equal(old_units(OLD_CP1258, base, units), 1);
            assert_int_equal(old_units(OLD_CP1258, marks[m], one), 1);
            units[1] = one[0];
            return 2;
        }
    }
    return 0;
}

CASE(letters_come_back)
{
    for (int code = OLD_TCVN3; code < OLD_CODES; code++) {
        size_t n_letters = 0;
        for (size_t i = 0; i < sizeof letters - 1; n_letters++) {
            uint32_t cp = utf8_next(str_from(letters), &i), want = cp;
            unsigned char units[2];
            size_t n = old_units((old_code)code, cp, units), at = 0;
            if (n == 0 && code == OLD_CP1258)
                n = two_units(cp, units);
            assert_in_range(n, 1, 2);
            uint32_t got = old_next((old_code)code, units, n, &at);
            if (at < n) { /* a mark */
                buf b = {.a = a};
                utf8_add(&b, got);
                utf8_add(&b, old_next((old_code)code, units, n, &at));
                got = utf8_first(utf8_nfc(a, buf_str(&b)));
            }
            assert_int_equal(at, n);
            if (code == OLD_TCVN3 && got != want) /* its capitals have no tones */
                want = utf8_small(want);
            assert_int_equal(got, want);
        }
        assert_int_equal(n_letters, 134);
    }
}

CASE(vni_of_two_units)
{
    static const struct {
        const char *units, *text;
    } rows[] = {
        {"Co\xE4ng ho\xF8"
         "a x\xF4\xFB x\xF6\xF9",
         "Cộng hòa xở xứ"},
        {"\xF1\xF6\xF4\xF8ng \xD1\xD6\xD4\xD8NG", "đường ĐƯỜNG"},
        {"A\xD8 A\xF8", "À À"},       /* a mark of either case */
        {"\x93t\xEA\x94", "“t\x01”"}, /* none is without its letter */
        {"tr\xED, k\xF3, \xE6, \xF2, k\xEE", "trí, kĩ, ỉ, ị, kỵ"},
    };
    for (size_t r = 0; r < COUNT(rows); r++) {
        buf b = {.a = a};
        size_t n = strlen(rows[r].units);
        for (size_t i = 0; i < n;) {
            uint32_t cp = old_next(OLD_VNI, (const unsigned char *)rows[r].units, n, &i);
            utf8_add(&b, cp ? cp : 1);
        }
        assert_str(buf_str(&b), rows[r].text);
    }
}

CASE(names)
{
    for (int code = OLD_TCVN3; code < OLD_CODES; code++)
        assert_int_equal(old_code_named(old_code_option((old_code)code)), code);
    assert_int_equal(old_code_named(S("")), OLD_NONE);
    assert_int_equal(old_code_named(S("TCVN3")), OLD_NONE);
    assert_int_equal(old_code_named(S("utf-8")), OLD_NONE);
}

static bool is_syllable(const char *text)
{
    uint32_t cps[64];
    size_t n = 0;
    for (size_t i = 0; i < strlen(text);)
        cps[n++] = utf8_next(str_from(text), &i);
    return syllable_is(cps, n);
}

CASE(syllables)
{
    static const char *const are[] = {"cộng",  "HÒA",  "xã",    "nghĩa", "Việt",
                                      "quốc",  "gì",   "giếng", "khuỷu", "thuở",
                                      "ở",     "được", "Quý",   "yêu",   "e\u0302\u0301ch",
                                      "uỷ",    "ủy",   "hoà",   "Đường", "ướt",
                                      "quyết", "khuya"};
    static const char *const are_not[] = {
        "",    "café", "été",  "Đắk", "Krông",         "hoaø",    "héi",    "thaùng",      "tr",
        "bât", "ệế",   "viêt", "ngd", "a\u0301\u0300", "\u0301a", "Straße", "nguyênnguyên"};
    for (size_t i = 0; i < COUNT(are); i++)
        if (!is_syllable(are[i]))
            fail_msg("%s", are[i]);
    for (size_t i = 0; i < COUNT(are_not); i++)
        if (is_syllable(are_not[i]))
            fail_msg("%s", are_not[i]);
    assert_true(syllable_has_letter(0x1EF4));
    assert_true(syllable_has_letter(0x110));
    for (uint32_t cp = 0x80; cp < 0x2000; cp++) {
        buf b = {.a = a};
        utf8_add(&b, cp);
        assert_int_equal(syllable_has_letter(cp),
                         str_find(str_from(letters), buf_str(&b)) < sizeof letters - 1);
    }
    assert_false(syllable_has_letter('a'));
    assert_false(syllable_has_letter(0xE4));
    assert_true(syllable_joins('e', 0x323));
    assert_true(syllable_joins(0xEA, 0x301));
    assert_false(syllable_joins('d', 0x301));
    assert_false(syllable_joins(0xEA, 0x306)); /* ê̆ of Êđê has no letter of its own */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(units_are_those_of_iconv),
        TEST(units_of_windows_are_those_of_iconv),
        TEST(letters_come_back),
        TEST(vni_of_two_units),
        TEST(names),
        TEST(syllables),
    };
    return RUN(tests);
}
