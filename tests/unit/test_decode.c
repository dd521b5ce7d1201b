/* base/decode: from bytes to text. */
#include "test.h"

#include "base/decode.h"
#include "base/utf8.h"

static const source *decoded(const char *bytes, size_t n)
{
    return source_decode(&d, S("tệp.ini"), (str){bytes, n});
}
#define DECODED(literal) decoded("" literal, sizeof(literal) - 1)

CASE(utf8_with_and_without_bom)
{
    const source *src = DECODED("[mục]\r\n");
    assert_str(src->text, "[mục]\r\n");
    assert_int_equal(src->bom, 0);
    src = DECODED("\xEF\xBB\xBF[mục]");
    assert_str(src->text, "[mục]");
    assert_int_equal(src->bom, 3);
    assert_str(src->name, "tệp.ini");
    assert_str(DECODED("")->text, "");
    assert_faults("");
}

/* Bytes at the edges of what is taken without a look are as utf8_check has them. */
CASE(edges_of_plain_letters)
{
    static const unsigned char edges[] = {0x0A, 0x20, 0x7F, 0x80, 0x8F, 0xA0, 0xB7, 0xB8, 0xBB,
                                          0xBC, 0xBF, 0xC0, 0xC1, 0xC2, 0xCB, 0xCC, 0xE1, 0xFF};
    size_t good = 0;
    for (unsigned first = 0x7E; first < 0xFE; first++)
        for (size_t i = 0; i < COUNT(edges) * COUNT(edges); i++) {
            const char bytes[] = {(char)first, (char)edges[i / COUNT(edges)],
                                  (char)edges[i % COUNT(edges)]};
            for (size_t n = 1; n <= sizeof bytes; n++) {
                size_t bad;
                const source *src = decoded(bytes, n);
                bool none = n == 3 && memcmp(bytes, "\xEF\xBF\xBF", n) == 0; /* U+FFFF */
                assert_int_equal(src != NULL, !none && utf8_check((str){bytes, n}, &bad));
                good += src != NULL;
            }
        }
    assert_true(good > 1000);
    d = (diags){.a = a};
}

CASE(text_is_not_normalized)
{
    assert_str(DECODED("e\u0301")->text, "e\u0301");
}

CASE(utf16_of_both_orders)
{
    const source *src = DECODED("\xFF\xFE"
                                "a\0\xBF\x1E\x3D\xD8\x00\xDE");
    assert_str(src->text, "a\u1EBF\U0001F600");
    assert_int_equal(src->utf16_unit, 2);
    assert_int_equal(src->bom, 2);
    src = DECODED("\xFE\xFF"
                  "\0a\x1E\xBF\xD8\x3D\xDE\x00");
    assert_str(src->text, "a\u1EBF\U0001F600");
    /* the first and last of the pairs, and of the letters beside them */
    src = DECODED("\xFF\xFE\x00\xD8\x00\xDC\xFF\xDB\xFF\xDF\xFF\xD7\x00\xE0");
    assert_str(src->text, "\U00010000\U0010FFFF\xED\x9F\xBF\uE000");
    assert_str(DECODED("\xFF\xFE")->text, "");
    assert_faults("");
}

CASE(broken_utf16_is_placed)
{
    static const struct {
        str bytes;
        size_t column, byte;
    } rows[] = {
        {{"\xFF\xFE"
          "a\0\x3D\xD8",
          6},
         2,
         4}, /* high surrogate at the end */
        {{"\xFF\xFE"
          "a\0\x3D\xD8"
          "b\0",
          8},
         2,
         4}, /* before a letter */
        {{"\xFF\xFE"
          "a\0b\0\x00\xDE",
          8},
         3,
         6}, /* low surrogate alone */
        {{"\xFF\xFE"
          "a\0b",
          5},
         2,
         4}, /* half a unit */
        {{"\xFE\xFF"
          "\0a\xDE\x00",
          6},
         2,
         4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_null(source_decode(&d, S("x"), rows[i].bytes));
        assert_faults("UTF16_BROKEN");
        assert_place(0, 1, rows[i].column);
        assert_int_equal(source_place(d.list.at[0].at, NULL).byte, rows[i].byte);
    }
}

CASE(broken_bytes_are_placed)
{
    assert_null(DECODED("\xEF\xBB\xBF"
                        "a\nđ\xFFz"));
    assert_faults("TEXT_NOT_UTF8");
    assert_place(0, 2, 2);
    assert_int_equal(source_place(d.list.at[0].at, NULL).byte, 7);
}

CASE(old_encodings_are_named)
{
    static const struct {
        const char *bytes, *faults;
    } rows[] = {
        {"[v\xA8n b\xB6n]\ntr\xDD"
         "ch y\xD5u = K\xD5 ho\xB9"
         "ch n\xA8m 2024",
         "TEXT_TCVN3"},
        {"\xF1y ban nh\xA9n d\xA9n x\xB7", "TEXT_TCVN3"},
        {"[va\xEAn ba\xFBn]\ntr\xED"
         "ch ye\xE1u = Ke\xE1 hoa\xEF"
         "ch na\xEAm",
         "TEXT_VNI"},
        {"U\xFBy ban nha\xE2n da\xE2n xa\xF5", "TEXT_VNI"},
        {"caf\xE9 cr\xE8me", "TEXT_NOT_UTF8"}, /* Latin-1 */
        {"\xF0\x9F\x98", "TEXT_NOT_UTF8"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_null(source_decode(&d, S("x"), str_from(rows[i].bytes)));
        assert_faults(rows[i].faults);
    }
}

CASE(characters_that_no_document_holds)
{
    static const struct {
        str bytes;
        const char *faults;
        size_t column;
    } rows[] = {
        {{"ab\0c\0", 5}, "TEXT_NUL", 3},
        {{"a\x01\0", 3}, "TEXT_NUL", 2}, /* the first of them is shown */
        {{"a\x0B", 2}, "TEXT_CONTROL", 2},
        {{"\x1F", 1}, "TEXT_CONTROL", 1},
        {{"a\xEF\xBF\xBE", 4}, "TEXT_CONTROL", 2}, /* U+FFFE */
        {{"a\xEF\xBF\xBF", 4}, "TEXT_CONTROL", 2}, /* U+FFFF */
        {{"\xFF\xFE\x01\0", 4}, "TEXT_CONTROL", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_null(source_decode(&d, S("x"), rows[i].bytes));
        assert_faults(rows[i].faults);
        assert_place(0, 1, rows[i].column);
    }
    forget_faults();
    assert_non_null(DECODED("\t\n\r\uFFFD"));
    assert_faults("");
}

CASE(characters_that_nobody_sees_are_told_of)
{
    static const struct {
        str bytes;
        const char *faults, *count, *name;
        size_t line, column;
    } rows[] = {
        {{"a\u202Eb\u202Ec", 9}, "TEXT_STEERED", "2", "U+202E RIGHT-TO-LEFT OVERRIDE", 1, 2},
        {{"a\n\u200E", 5}, "TEXT_STEERED", "1", "U+200E LEFT-TO-RIGHT MARK", 2, 1},
        {{"a\u2069", 4}, "TEXT_STEERED", "1", "U+2069 POP DIRECTIONAL ISOLATE", 1, 2},
        {{"a\u061C", 3}, "TEXT_STEERED", "1", "U+061C ARABIC LETTER MARK", 1, 2},
        {{"a\u2028b", 5}, "TEXT_STEERED", "1", "U+2028 LINE SEPARATOR", 1, 2},
        {{"a\U000E0041", 5}, "TEXT_STEERED", "1", "U+E0041", 1, 2},
        {{"\uFEFF\uFEFFa", 7}, "TEXT_STEERED", "1", "U+FEFF ZERO WIDTH NO-BREAK SPACE", 1, 1},
        {{"a\r\n\uFEFFa", 7}, "TEXT_STEERED", "1", "U+FEFF ZERO WIDTH NO-BREAK SPACE", 2, 1},
        {{"\xFF\xFE"
          "a\0\x2E\x20",
          6},
         "TEXT_STEERED",
         "1",
         "U+202E RIGHT-TO-LEFT OVERRIDE",
         1,
         2},
        {{"\u202E\u200B", 6},
         "TEXT_STEERED TEXT_UNSEEN",
         "1",
         "U+202E RIGHT-TO-LEFT OVERRIDE",
         1,
         1},
        {{"a\uFEFFa", 5}, "TEXT_UNSEEN", "1", "U+FEFF ZERO WIDTH NO-BREAK SPACE", 1, 2},
        {{"ế\u200B\u00AD", 8}, "TEXT_UNSEEN", "2", "U+200B ZERO WIDTH SPACE", 1, 2},
        {{"a\u00ADb", 4}, "TEXT_UNSEEN", "1", "U+00AD SOFT HYPHEN", 1, 2},
        {{"a\u2060b", 5}, "TEXT_UNSEEN", "1", "U+2060 WORD JOINER", 1, 2},
        {{"a\x7F", 2}, "TEXT_UNSEEN", "1", "U+007F", 1, 2},
        {{"a\xC2\x85", 3}, "TEXT_UNSEEN", "1", "U+0085", 1, 2},
        {{"a\u200D", 4}, "TEXT_UNSEEN", "1", "U+200D ZERO WIDTH JOINER", 1, 2},
        {{"\U0001F468\u200D\U0001F469", 11}, "", "", "", 0, 0}, /* one emoji */
        {{"\uFEFFa\u00A0", 6}, "", "", "", 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_non_null(source_decode(&d, S("x"), rows[i].bytes)); /* of no document */
        assert_faults("");
        assert_non_null(source_decode_text(&d, S("x"), rows[i].bytes, OLD_NONE, COMMENTS_NONE));
        assert_faults(rows[i].faults);
        if (!rows[i].line)
            continue;
        assert_place(0, rows[i].line, rows[i].column);
        assert_str(d.list.at[0].args.at[0], rows[i].count);
        assert_str(d.list.at[0].args.at[1], rows[i].name);
    }
}

CASE(what_is_lost_in_comments_is_lost_to_nobody)
{
    static const struct {
        str bytes;
        comments sort;
        const char *faults, *count;
        size_t line, column;
    } rows[] = {
        {S("# \uFFFD\n  ; \uFFFC\u200B\r\n# \uFFFD"), COMMENTS_LINES, "", "", 0, 0},
        {S("# \uFFFD\na # \uFFFD"), COMMENTS_LINES, "TEXT_LOST", "1", 2, 5},
        {S("# \uFFFD\ra\uFFFD\r;\uFFFD"), COMMENTS_LINES, "TEXT_LOST", "1", 2, 2},
        {S("# \uFFFD"), COMMENTS_NONE, "TEXT_LOST", "1", 1, 3},
        {S("# \u202E"), COMMENTS_LINES, "TEXT_STEERED", "1", 1, 3},
        {{"\xFF\xFE"
          "#\0\xFD\xFF\n\0\xFD\xFF",
          10},
         COMMENTS_LINES,
         "TEXT_LOST",
         "1",
         2,
         1},
        {S("<a><!-- \uFFFD\n\uFFFD --></a>"), COMMENTS_XML, "", "", 0, 0},
        {S("<a><!-- \uFFFD -->\uFFFD</a>"), COMMENTS_XML, "TEXT_LOST", "1", 1, 14},
        {S("<!-- \uFFFD"), COMMENTS_XML, "", "", 0, 0},
        {S("# \uFFFD {{! \uFFFD }}"), COMMENTS_MUSTACHE, "TEXT_LOST", "1", 1, 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_non_null(source_decode_text(&d, S("x"), rows[i].bytes, OLD_NONE, rows[i].sort));
        assert_faults(rows[i].faults);
        if (!rows[i].line)
            continue;
        assert_place(0, rows[i].line, rows[i].column);
        assert_str(d.list.at[0].args.at[0], rows[i].count);
    }
}

CASE(word_files_and_archives_are_no_text)
{
    assert_null(DECODED("PK\x03\x04 and so on"));
    assert_null(DECODED("\xD0\xCF\x11\xE0 and so on"));
    assert_faults("TEXT_IS_WORD TEXT_IS_WORD");
    assert_true(d.list.at[0].at.src->whole_only);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(utf8_with_and_without_bom),
        TEST(edges_of_plain_letters),
        TEST(text_is_not_normalized),
        TEST(utf16_of_both_orders),
        TEST(broken_utf16_is_placed),
        TEST(broken_bytes_are_placed),
        TEST(old_encodings_are_named),
        TEST(characters_that_no_document_holds),
        TEST(characters_that_nobody_sees_are_told_of),
        TEST(what_is_lost_in_comments_is_lost_to_nobody),
        TEST(word_files_and_archives_are_no_text),
    };
    return RUN(tests);
}
