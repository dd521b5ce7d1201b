/* office/seal: PDF and PNG that tell whether they were edited. */
#include "test.h"

#include "office/seal.h"

#define ID       "0123456789ABCDEF0123456789ABCDEF"
#define OTHER_ID "AAAABBBBCCCCDDDDEEEEFFFF00001111"
#define PDF(date, id)                                                                              \
    "%PDF-1.6\n<</CreationDate(D:" date ")>>\ntrailer\n/ID [ <" id ">\n<" id                       \
    "> ]\n/DocChecksum /" id "\n>>\nstartxref\n9\n%%EOF\n"
#define PNG_END "\0\0\0\0IEND\xae\x42\x60\x82"

CASE(a_pdf_tells_no_time_of_day)
{
    str first, second;
    assert_true(pdf_seal(a, S(PDF("20261120155614Z'", ID)), S("20260206000000"), 7, &first));
    assert_true(pdf_seal(a, S(PDF("20271231235959Z'", OTHER_ID)), S("20260206000000"), 7, &second));
    assert_true(str_eq(first, second));
    assert_true(str_find(first, S("(D:20260206000000Z')")) < first.n);
    assert_true(str_find(first, S(ID)) == first.n);
    assert_true(pdf_seal(a, S(PDF("20261120155614Z'", ID)), (str){0}, 7, &second));
    assert_true(str_find(second, S("CreationDate")) == second.n);
    assert_int_equal(second.n, first.n);
    assert_true(str_find(second, S("%kehoach ")) < str_find(second, S("startxref")));
}

CASE(what_has_another_shape_stays)
{
    static const char *const pdfs[] = {
        PDF("20261120155614+07'00'", "0123"),
        PDF("2026", ""),
        "%PDF-1.4\nstartxref\n0\n%%EOF",
        "%PDF-1.4\n/ID\nstartxref\n0\n%%EOF",
        "%PDF-1.4\n/CreationDate(D:\nstartxref\n0\n%%EOF",
    };
    for (size_t i = 0; i < COUNT(pdfs); i++) {
        str pdf = str_from(pdfs[i]), sealed;
        size_t start = str_find(pdf, S("startxref"));
        assert_true(pdf_seal(a, pdf, S("20260206000000"), 7, &sealed));
        assert_true(str_starts(sealed, str_slice(pdf, 0, start)));
        assert_true(str_ends(sealed, str_after(pdf, start)));
        assert_true(pdf_is_untouched(sealed));
    }
}

CASE(what_is_no_whole_pdf_gets_no_seal)
{
    static const char *const pdfs[] = {"",
                                       "%PDF-",
                                       "%PDF-1.4\n%%EOF\n",
                                       "startxref\n0\n%%EOF\n",
                                       "%PDF-1.4\nstartxref\n0\n",
                                       "%PDF-1.4\n%%EOF\nstartxref\n"};
    str sealed;
    for (size_t i = 0; i < COUNT(pdfs); i++) {
        assert_false(pdf_seal(a, str_from(pdfs[i]), (str){0}, 7, &sealed));
        assert_false(pdf_is_untouched(str_from(pdfs[i])));
    }
}

typedef bool is_untouched(str bytes);

/* Each byte changed, one left out at either end, one added. */
static void check_edits(str sealed, is_untouched *untouched)
{
    assert_true(untouched(sealed));
    char *p = (char *)str_copy(a, sealed).p;
    for (size_t i = 0; i < sealed.n; i++) {
        p[i] ^= 1;
        assert_false(untouched((str){p, sealed.n}));
        p[i] ^= 1;
        assert_false(untouched((str){p, i}));
    }
    assert_false(untouched(STR_CAT(a, sealed, S("x"))));
    assert_false(untouched(STR_CAT(a, sealed, S("\n%%EOF\n"))));
    assert_false(untouched(str_after(sealed, 1)));
}

CASE(an_edited_pdf_is_known)
{
    str sealed;
    assert_false(pdf_is_untouched(S(PDF("20261120155614Z'", ID))));
    assert_true(pdf_seal(a, S(PDF("20261120155614Z'", ID)), (str){0}, 7, &sealed));
    check_edits(sealed, pdf_is_untouched);
    assert_false(png_is_untouched(sealed));
}

CASE(a_pdf_knows_what_it_was_made_from)
{
    str sealed, other;
    assert_true(pdf_seal(a, S(PDF("20261120155614Z'", ID)), (str){0}, 7, &sealed));
    assert_true(pdf_seal(a, S(PDF("20261120155614Z'", ID)), (str){0}, 8, &other));
    assert_true(pdf_is_made_from(sealed, 7));
    assert_false(pdf_is_made_from(sealed, 8));
    assert_true(pdf_is_made_from(other, 8));
    assert_false(pdf_is_made_from(STR_CAT(a, sealed, S("\n")), 7)); /* edited */
    assert_false(pdf_is_made_from(S(PDF("20261120155614Z'", ID)), 7));
    str before = S("%PDF-1.4\nstartxref\n0\n%%EOF\n"); /* of a version without it */
    str seal = S("%kehoach 0000000000000000\n");
    assert_false(pdf_is_made_from(STR_CAT(a, seal, before), 0));
}

CASE(an_edited_picture_is_known)
{
    str sealed;
    assert_true(png_seal(a, S("\x89PNG\r\n\x1a\nwords" PNG_END), &sealed));
    check_edits(sealed, png_is_untouched);
    assert_false(pdf_is_untouched(sealed));
    static const str none[] = {S(""), S("\x89PNG\r\n\x1a\n"), S(PNG_END), S("x" PNG_END)};
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_false(png_seal(a, none[i], &sealed));
        assert_false(png_is_untouched(none[i]));
    }
}

/* The CRC of "IEND" stands in every picture. */
CASE(the_chunk_is_a_chunk)
{
    str sealed;
    assert_true(png_seal(a, S("\x89PNG\r\n\x1a\n" PNG_END), &sealed));
    assert_true(str_starts(str_after(sealed, 8), S("\0\0\0\x18tEXtkehoach\0")));
    assert_int_equal(sealed.n, 8 + 4 + 4 + 24 + 4 + 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_pdf_tells_no_time_of_day),
        TEST(what_has_another_shape_stays),
        TEST(what_is_no_whole_pdf_gets_no_seal),
        TEST(an_edited_pdf_is_known),
        TEST(a_pdf_knows_what_it_was_made_from),
        TEST(an_edited_picture_is_known),
        TEST(the_chunk_is_a_chunk),
    };
    return RUN(tests);
}
