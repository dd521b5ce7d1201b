/* Text in old encodings: recognised, converted, placed; text that is none stays untold. */
#include "test.h"

#include "base/decode.h"
#include "base/decoder.h"
#include "base/utf8.h"
#include "input/csv.h"

static const char plain[] = "Hội ủy ban nhân dân xã An Thịnh\n"
                            "tổ chức hội nghị tuyên dương, “điển hình” tiên tiến\n"
                            "Phường Đường Lâm trước ngày mười tám tháng bảy – được hưởng\n";

/* CP1258: the tone behind its letter. */
static void add_apart(buf *out, uint32_t cp)
{
    static const uint16_t marks[] = {0x300, 0x301, 0x303, 0x309, 0x323};
    static const char bases[] = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
    unsigned char units[2];
    for (size_t i = 0; i < sizeof bases - 1;) {
        uint32_t base = utf8_next(str_from(bases), &i);
        for (size_t m = 0; m < COUNT(marks); m++) {
            buf b = {.a = a};
            utf8_add(&b, base);
            utf8_add(&b, marks[m]);
            if (utf8_first(utf8_nfc(a, buf_str(&b))) != cp)
                continue;
            old_units(OLD_CP1258, base, units);
            buf_byte(out, (char)units[0]);
            old_units(OLD_CP1258, marks[m], units);
            buf_byte(out, (char)units[0]);
        }
    }
}

/* Text as a code has it. TCVN3 has no capitals with tones; VISCII no quotes and dashes. */
static str encoded(old_code code, const char *text)
{
    buf out = {.a = a};
    for (size_t i = 0; i < strlen(text);) {
        uint32_t cp = utf8_next(str_from(text), &i);
        unsigned char units[2];
        size_t n = old_units(code, cp, units);
        for (size_t k = 0; k < n; k++)
            buf_byte(&out, (char)units[k]);
        if (n == 0 && code == OLD_CP1258)
            add_apart(&out, cp);
        else if (n == 0)
            buf_byte(&out, '-');
    }
    return buf_str(&out);
}

static str typed(str units)
{
    buf out = {.a = a};
    for (size_t i = 0; i < units.n; i++)
        utf8_add(&out, old_typed((unsigned char)units.p[i]));
    return buf_str(&out);
}

static str utf16(str text)
{
    buf out = {.a = a};
    buf_add(&out, S("\xFF\xFE"));
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        buf_byte(&out, (char)(cp & 0xFF));
        buf_byte(&out, (char)(cp >> 8));
    }
    return buf_str(&out);
}

static const source *read_as(str bytes, old_code from)
{
    d = (diags){.a = a};
    return source_decode_from(&d, S("x"), bytes, from);
}

CASE(encodings_are_told)
{
    static const char *const names[] = {"", "TEXT_TCVN3", "TEXT_VNI", "TEXT_VISCII", "TEXT_CP1258"};
    for (int code = OLD_TCVN3; code < OLD_CODES; code++) {
        assert_null(read_as(encoded((old_code)code, plain), OLD_NONE));
        assert_faults(names[code]);
        assert_place(0, 1, code == OLD_VNI ? 3 : 2); /* the first byte that isn't UTF-8 */
    }
}

/* Not in what was typed, of which a letter is one character or two, and has other bytes. */
CASE(faults_of_typed_text_stand_in_what_it_comes_to)
{
    static const old_code codes[] = {OLD_TCVN3, OLD_VNI};
    size_t lines = 1;
    for (size_t i = 0; i < strlen(plain); i++)
        lines += plain[i] == '\n';
    for (size_t i = 0; i < COUNT(codes); i++) {
        str text = typed(encoded(codes[i], plain));
        assert_null(read_as(STR_CAT(a, text, S("ab\x01"), S("c")), codes[i]));
        assert_faults("TEXT_CONTROL");
        assert_place(0, (int)lines, 3);
        assert_null(read_as(STR_CAT(a, text, S("ab\xFF\xFF"), S("c")), codes[i]));
        assert_faults("TEXT_NOT_UTF8");
        assert_place(0, (int)lines, 3);
    }
}

CASE(typed_encodings_are_told)
{
    static const old_code codes[] = {OLD_TCVN3, OLD_VNI};
    for (size_t i = 0; i < COUNT(codes); i++) {
        str text = STR_CAT(a, S("a = b\n\n  "), typed(encoded(codes[i], plain)));
        assert_null(read_as(text, OLD_NONE));
        assert_faults("OLD_TYPED");
        assert_place(0, 3, 3);
        assert_null(read_as(utf16(text), OLD_NONE));
        assert_faults("OLD_TYPED");
        assert_place(0, 3, 3);
        assert_int_equal(source_place(d.list.at[0].at, NULL).byte, 2 + 2 * 9);
    }
    assert_null(read_as(S("C«ng hoµ x· héi"), OLD_NONE));
    assert_str(
        diag_text(a, &d.list.at[0], LANGUAGE_VI),
        "chữ gõ theo mã cũ TCVN3 (ABC, .VnTime): `C«ng` là “Công”; thêm --from tcvn3, hoặc chuyển "
        "mã sang Unicode (Unikey: Ctrl+Shift+F9) rồi lưu UTF-8");
    assert_null(read_as(S("Coäng hoøa"), OLD_NONE));
    assert_faults("OLD_TYPED");
}

CASE(other_text_is_let_be)
{
    static const char *const texts[] = {
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "café crème, déjà vu, été à la thé, là où",
        "Öl für Größe und Übung, Mühe, Straße, Tür und Fuß",
        "5 µg, 12 m², 3 m³, 25 °C, ±2 %, ½, § 5, a · b, x × y",
        "«Tên» ¿qué? ¡hola! señor mañana corazón",
        "Buôn Ma Thuột, Đắk Lắk, Krông Năng, Ê Đê, K’Ho, Čư M’gar",
        "Ñandú, São Paulo, naïve, Ångström, Malmö, Kraków",
        "tỉnh¹ huyện² xã³ ban¹ so¹",
        "là và có cả ba bé bò má",
        "x\u0308 z\u030C",
        "ΑΒΓ абв 漢字 \U0001F600",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const source *src = read_as(str_from(texts[i]), OLD_NONE);
        assert_faults("");
        assert_str(src->text, texts[i]);
    }
}

CASE(converts)
{
    static const old_code codes[] = {OLD_TCVN3, OLD_VNI, OLD_VISCII, OLD_CP1258};
    for (size_t i = 0; i < COUNT(codes); i++) {
        const char *text = codes[i] == OLD_VISCII ? "Ủy ban nhân dân\nPhường Đường Ẫn Ỹ" : plain;
        str bytes = encoded(codes[i], text);
        const source *src = read_as(bytes, codes[i]);
        assert_faults("");
        assert_str(utf8_nfc(a, src->text), text);
        assert_int_equal(source_place((pos){src, src->text.n}, NULL).byte, bytes.n);
        if (!old_code_is_typed(codes[i]))
            continue;
        bytes = STR_CAT(a, S("\xEF\xBB\xBF"), typed(bytes));
        src = read_as(bytes, codes[i]);
        assert_faults("");
        assert_str(src->text, text);
        assert_int_equal(source_place((pos){src, src->text.n}, NULL).byte, bytes.n);
        bytes = utf16(typed(encoded(codes[i], text)));
        src = read_as(bytes, codes[i]);
        assert_str(src->text, text);
        assert_int_equal(source_place((pos){src, src->text.n}, NULL).byte, bytes.n);
    }
}

CASE(unicode_stays)
{
    const source *src = read_as(str_from(plain), OLD_TCVN3);
    assert_faults("");
    assert_str(src->text, plain);
    assert_int_equal(src->old, OLD_NONE);
    src = read_as(S("a = b"), OLD_VNI);
    assert_str(src->text, "a = b");
}

CASE(columns_are_those_of_the_file)
{
    const source *src = read_as(S("Co\xE4ng ho\xF8"
                                  "a = x\n\xF1\xF6\xF4\xF8ng !"),
                                OLD_VNI);
    size_t at = str_find(src->text, S("="));
    place p = source_place((pos){src, at}, NULL);
    assert_int_equal(p.line, 1);
    assert_int_equal(p.column, 12);
    assert_int_equal(p.byte, 11);
    p = source_place((pos){src, str_find(src->text, S("!"))}, NULL);
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 8);
    assert_int_equal(p.byte, 15 + 7);
    src = read_as(S("Ti\xEA\xECng Vi\xEA\xF2t !"), OLD_CP1258); /* marks are of their letters */
    p = source_place((pos){src, str_find(src->text, S("!"))}, NULL);
    assert_int_equal(p.column, 12);
    assert_int_equal(p.byte, 13);
}

CASE(tcvn3_capitals_and_signs)
{
    const source *src = read_as(S("k\xD5 ho\xB9"
                                  "ch K\xD5 HO\xB9"
                                  "CH Th\xA8ng GD\xAET, 25\xB0"
                                  "C, 3 m\xB2, ho\xB3"),
                                OLD_TCVN3);
    assert_str(utf8_nfc(a, src->text), "kế hoạch Kế HOẠCH Thăng GDĐT, 25°C, 3 m², hó");
    place p = source_place((pos){src, src->text.n}, NULL);
    assert_int_equal(p.byte, 45);
    assert_int_equal(p.column, 45); /* the last tone is of its letter */
}

CASE(mixed_files)
{
    str lines[3] = {str_from(plain), {0}, S("\nhết\n")};
    for (int code = OLD_TCVN3; code < OLD_CODES; code++) {
        lines[1] =
            encoded((old_code)code, "\na = b kế hoạch chuyển đổi số của huyện, những trường học");
        str all = str_join(a, lines, 3);
        assert_null(read_as(all, OLD_NONE));
        assert_faults("OLD_MIXED");
        assert_place(0, 1, 1);
        assert_int_equal(source_place(d.list.at[0].other, NULL).line, 5);
        assert_int_equal(source_place(d.list.at[0].other, NULL).column, 7);
        assert_null(read_as(all, (old_code)code));
        assert_faults("OLD_MIXED");
        assert_place(0, 1, 1);
        if (!old_code_is_typed((old_code)code))
            continue;
        lines[1] = typed(lines[1]);
        all = str_join(a, lines, 3);
        assert_null(read_as(all, OLD_NONE));
        assert_faults("OLD_MIXED");
        assert_int_equal(source_place(d.list.at[0].other, NULL).line, 5);
        assert_null(read_as(all, (old_code)code));
        assert_faults("OLD_MIXED");
    }
}

/* Where all so far was Unicode, letters that it has are passed over; others are not. */
CASE(mixed_behind_much_unicode)
{
    str parts[7];
    size_t n = COUNT(parts), lines = 1;
    for (size_t i = 0; i + 1 < n; i++)
        parts[i] = str_from(plain);
    for (size_t i = 0; i < strlen(plain); i++)
        lines += (n - 1) * (plain[i] == '\n');
    parts[n - 1] = encoded(OLD_TCVN3, "kế hoạch chuyển đổi số của huyện");
    assert_null(read_as(str_join(a, parts, n), OLD_NONE));
    assert_faults("OLD_MIXED");
    assert_int_equal(source_place(d.list.at[0].other, NULL).line, lines);
}

/* Of a line so long only its beginning is kept. */
CASE(a_line_longer_than_is_kept)
{
    enum { LONG = 2 * 1024 * 1024 };
    buf b = {.a = a};
    buf_add(&b, typed(encoded(OLD_TCVN3, "ab công hòa")));
    while (b.n < LONG)
        buf_add(&b, S(" abc"));
    assert_null(read_as(buf_str(&b), OLD_NONE));
    assert_faults("OLD_TYPED");
    assert_place(0, 1, 4);
    assert_true(d.list.at[0].at.src->text.n < LONG);
}

CASE(two_old_encodings)
{
    static const char text[] = "kế hoạch chuyển đổi số của huyện, những trường học được hưởng\n";
    str all = STR_CAT(a, encoded(OLD_TCVN3, text), encoded(OLD_VNI, text));
    old_code froms[] = {OLD_NONE, OLD_TCVN3, OLD_VNI};
    for (size_t i = 0; i < COUNT(froms); i++) {
        assert_null(read_as(all, froms[i]));
        assert_faults("OLD_MIXED");
        assert_place(0, 1, 1);
        assert_int_equal(source_place(d.list.at[0].other, NULL).line, 2);
        assert_null(read_as(typed(all), froms[i]));
        assert_faults("OLD_MIXED");
        assert_int_equal(source_place(d.list.at[0].other, NULL).line, 2);
    }
}

CASE(another_encoding_than_asked_for)
{
    for (int code = OLD_TCVN3; code < OLD_CODES; code++)
        for (int from = OLD_TCVN3; from < OLD_CODES; from++) {
            if (from == code)
                continue;
            assert_null(read_as(encoded((old_code)code, plain), (old_code)from));
            bool told = false;
            for (size_t i = 0; i < d.list.n; i++)
                told = told || (d.list.at[i].code == DIAG_OLD_OTHER &&
                                str_eq(d.list.at[i].args.at[1], old_code_option((old_code)code)));
            assert_true(told);
        }
}

CASE(units_that_there_are_not)
{
    assert_null(read_as(S("Co\xE4ng ho\xF8"
                          "a\nh \xE2 hai"),
                        OLD_VNI));
    assert_faults("OLD_UNIT");
    assert_place(0, 2, 3);
}

CASE(marks_apart)
{
    assert_non_null(read_as(S("a\nx e\u0323\u0302 a\u0301"), OLD_NONE));
    assert_faults("TEXT_NFD");
    assert_place(0, 2, 3);
    assert_non_null(read_as(S("ê\u0306 č\u0306"), OLD_NONE)); /* letters of Êđê */
    assert_faults("");
    d = (diags){.a = a};
    assert_non_null(source_decode_word(&d, S("--set"), S("a\u0301")));
    assert_faults("");
}

/* ---- block by block ---- */

static str in_steps(str bytes, old_code from, size_t step, diags *to)
{
    decoder c = {.look.a = a, .early.a = a, .late.a = a, .from = from};
    buf out = {.a = a};
    source whole = {.name = S("x")};
    for (size_t i = 0; i < bytes.n; i += step)
        decoder_take(&c, str_slice(bytes, i, i + step < bytes.n ? i + step : bytes.n), false, &out);
    decoder_take(&c, (str){0}, true, &out);
    source *kept = NEW(a, source);
    *kept = whole;
    kept->old = c.way ? c.from : OLD_NONE;
    old_look_tell(&c.look, to, kept, c.way, from, c.broken.found);
    return buf_str(&out);
}

CASE(blocks_cut_anywhere)
{
    static const old_code codes[] = {OLD_TCVN3, OLD_VNI, OLD_VISCII, OLD_CP1258};
    buf many = {.a = a}; /* beyond the bytes that settle it */
    while (many.n < 70000)
        buf_add(&many, str_from(plain));
    buf_byte(&many, 0);
    for (size_t i = 0; i < COUNT(codes); i++) {
        str bytes = encoded(codes[i], many.p);
        str want = read_as(bytes, codes[i])->text;
        for (size_t step = 1; step < 90000; step = step * 3 + 1) {
            diags to = {.a = a};
            assert_true(str_eq(in_steps(bytes, codes[i], step, &to), want));
            assert_int_equal(to.list.n, 0);
            if (old_code_is_typed(codes[i]))
                assert_true(str_eq(in_steps(typed(bytes), codes[i], step, &to), want));
            assert_int_equal(to.list.n, 0);
        }
    }
    str mixed = STR_CAT(a, S("a\r\n\r\n  "), typed(encoded(OLD_VNI, plain)), S("\rđược\n"));
    for (size_t step = 1; step < 40; step++) {
        diags to = {.a = a};
        in_steps(mixed, OLD_NONE, step, &to);
        assert_int_equal(to.list.n, 1);
        place p = source_place(to.list.at[0].at, NULL),
              other = source_place(to.list.at[0].other, NULL);
        assert_int_equal(to.list.at[0].code, DIAG_OLD_MIXED);
        assert_int_equal(p.line, 3);
        assert_int_equal(p.column, 3);
        assert_int_equal(p.byte, 7);
        assert_int_equal(other.line, 7);
        assert_int_equal(other.column, 1);
    }
}

/* ---- lists ---- */

static bool take_none(void *context, const csv_row *row)
{
    (void)context, (void)row;
    return true;
}

static void read_list(str bytes, old_code from, csv_list *out)
{
    d = (diags){.a = a};
    byte_stream *s = stream_of_bytes(a, bytes);
    s->old = from;
    csv_read_stream(&d, s, S("ds.csv"), out, take_none, NULL);
}

CASE(lists_in_old_encodings)
{
    csv_list list;
    str bytes = encoded(OLD_TCVN3, "tên;chức vụ\nxã Đông;phó\nxã Tây;trưởng;thừa\n");
    read_list(bytes, OLD_NONE, &list);
    assert_faults("TEXT_TCVN3");
    read_list(typed(bytes), OLD_NONE, &list);
    assert_faults("OLD_TYPED");
    assert_place(0, 1, 1);
    read_list(bytes, OLD_TCVN3, &list);
    assert_str(list.columns.at[1].name, "chức vụ");
    assert_faults("CSV_ROW_LONG");
    assert_place(0, 3, 15);
    assert_int_equal(source_place(d.list.at[0].at, NULL).byte, 38);
    read_list(encoded(OLD_VNI, "tên;chức vụ\nxã Đông;phó\nxã Tây;trưởng;thừa\n"), OLD_VNI, &list);
    assert_faults("CSV_ROW_LONG");
    assert_place(0, 3, 18);
    read_list(S("tên\nxa\u0303 A\n\"x"), OLD_NONE, &list);
    assert_faults("TEXT_NFD CSV_QUOTE_OPEN");
    assert_place(0, 2, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(encodings_are_told),
        TEST(faults_of_typed_text_stand_in_what_it_comes_to),
        TEST(typed_encodings_are_told),
        TEST(other_text_is_let_be),
        TEST(converts),
        TEST(unicode_stays),
        TEST(columns_are_those_of_the_file),
        TEST(tcvn3_capitals_and_signs),
        TEST(mixed_files),
        TEST(mixed_behind_much_unicode),
        TEST(a_line_longer_than_is_kept),
        TEST(two_old_encodings),
        TEST(another_encoding_than_asked_for),
        TEST(units_that_there_are_not),
        TEST(marks_apart),
        TEST(blocks_cut_anywhere),
        TEST(lists_in_old_encodings),
    };
    return RUN(tests);
}
