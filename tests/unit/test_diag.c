/* base/diag: the list of faults and its words. */
#include "test.h"

static const struct {
    int number;
    severity severity;
    const char *text[2];
} rows[] = {
#define DIAG(name, number, severity, vi, en) {number, SEVERITY_##severity, {vi, en}},
#include "base/diag.def"
#undef DIAG
};

CASE(numbers_rise_and_texts_are_there)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        assert_int_equal(diag_number((diag_code)i), rows[i].number);
        assert_int_equal(diag_severity((diag_code)i), rows[i].severity);
        assert_true(i == 0 || rows[i].number > rows[i - 1].number);
        assert_true(strlen(rows[i].text[0]) > 10 && strlen(rows[i].text[1]) > 10);
    }
}

/* A hole that one language fills and the other doesn't is a slip. */
CASE(both_languages_say_the_same_things)
{
    static const char *const holes[] = {"{1}", "{2}", "{3}", "{4}"};
    for (int i = 0; i < DIAG_COUNT; i++)
        for (size_t k = 0; k < COUNT(holes); k++)
            if (!strstr(rows[i].text[0], holes[k]) != !strstr(rows[i].text[1], holes[k]))
                fail_msg("KH%04d: %s stands in one language alone", rows[i].number, holes[k]);
}

CASE(texts_are_filled)
{
    const source *src = make_source(S("a\nb\nc\nd\n"));
    diag_add_both(&d, DIAG_INI_STRAY_LINES, (pos){src, 2}, (pos){src, 6},
                  ARGS(S("nội dung"), S("mục I")));
    const diag *one = &d.list.at[0];
    assert_str(diag_text(a, one, LANGUAGE_VI),
               "dòng 2–4 không thụt vào nên không thuộc `nội dung` của [mục I]; thụt vào, hoặc để "
               "riêng một tệp: nội dung = @ten-tep.txt");
    assert_str(diag_text(a, one, LANGUAGE_EN),
               "lines 2–4 are not indented, so they don't belong to `nội dung` of [mục I]; indent "
               "them, or keep the text in a file of its own: nội dung = @file.txt");
}

/* What to do stands behind the first "; " of diag.def's text, whatever stands in its holes. */
CASE(every_fault_says_what_to_do)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        bool vi = strstr(rows[i].text[0], "; "), en = strstr(rows[i].text[1], "; ");
        if (vi != en || (!vi && rows[i].severity != SEVERITY_NOTE))
            fail_msg("KH%04d: what is to be done?", rows[i].number);
    }
    const source *src = make_source(S("x"));
    diag_add(&d, DIAG_READ_MISSING, (pos){src, 0}, ARGS(S("a; b")));
    diag_add(&d, DIAG_WORD_BULLET, (pos){src, 0}, ARGS(S("")));
    str hint;
    assert_str(diag_text_and_hint(a, &d.list.at[0], LANGUAGE_EN, &hint),
               "there is no file `a; b`; check its name and folder");
    assert_str(hint, "check its name and folder");
    diag_text_and_hint(a, &d.list.at[1], LANGUAGE_VI, &hint);
    assert_int_equal(hint.n, 0);
}

CASE(braces_round_a_hole_stay)
{
    const source *src = make_source(S("x"));
    diag_add(&d, DIAG_PATH_NEAR, (pos){src, 0}, ARGS(S("ky.ten"), S("ky.ho_ten")));
    assert_str(diag_text(a, &d.list.at[0], LANGUAGE_EN),
               "{{ky.ten}}: there is no such value; did you mean {{ky.ho_ten}}?");
}

/* A cell of a list may hold lines, or megabytes. */
CASE(a_value_is_shown_on_one_line_and_no_longer_than_anyone_reads)
{
    const source *src = make_source(S("x"));
    buf lines = {.a = a}, fits = {.a = a}, longer = {.a = a};
    buf_add(&lines, S("a\nb\tc\x7f"));
    for (int i = 0; i < 400; i++)
        buf_byte(&fits, 'k');
    buf_byte(&longer, 'k'); /* the 400th byte is within a character */
    for (int i = 0; i < 201; i++)
        buf_add(&longer, S("đ"));
    const str values[4] = {buf_str(&lines), buf_str(&fits), buf_str(&longer), S("")};
    for (size_t i = 0; i < COUNT(values); i++)
        diag_add(&d, DIAG_LIST_TWICE, (pos){src, 0}, ARGS(values[i]));
    static const char *const before = "the list `";
    str texts[4];
    for (size_t i = 0; i < COUNT(values); i++)
        texts[i] = str_after(diag_text(a, &d.list.at[i], LANGUAGE_EN), strlen(before));
    assert_true(str_starts(texts[0], S("a⏎b c<U+007F>` is named twice")));
    assert_true(str_starts(texts[1], values[1]));
    assert_true(str_starts(str_after(texts[1], 400), S("` is named twice")));
    assert_true(str_starts(texts[2], (str){longer.p, 399}));
    assert_true(str_starts(str_after(texts[2], 399), S("…` is named twice")));
    assert_true(str_starts(texts[3], S("` is named twice")));
}

/* What is put in is not looked into again. */
CASE(a_filling_is_no_text_to_fill)
{
    const source *src = make_source(S("x"));
    diag_add(&d, DIAG_KEY_UNKNOWN, (pos){src, 0}, ARGS(S("{2}{line}"), S("s")));
    assert_str(
        diag_text(a, &d.list.at[0], LANGUAGE_EN),
        "[s] has no key `{2}{line}`; mend its name (keys: kehoach init), or take the line out");
}

CASE(sorted_by_source_then_place_then_time)
{
    const source *one = make_source(S("0123456789")), *two = make_source(S("0123456789"));
    diag_add(&d, DIAG_NUMBERING, (pos){one, 5}, ARGS(S("a")));
    diag_add(&d, DIAG_NUMBERING, (pos){two, 1}, ARGS(S("b")));
    diag_add(&d, DIAG_NUMBERING, (pos){one, 2}, ARGS(S("c")));
    diag_add(&d, DIAG_MARK_UNPAIRED, (pos){one, 5}, ARGS(S("d")));
    diag_add(&d, DIAG_NUMBERING, (pos){two, 0}, ARGS(S("e")));
    diags_sort(&d);
    buf order = {.a = a};
    for (size_t i = 0; i < d.list.n; i++)
        buf_add(&order, d.list.at[i].args.at[0]);
    assert_str(buf_str(&order), "cadeb");
}

CASE(sorting_nothing)
{
    diags_sort(&d);
    assert_int_equal(d.list.n, 0);
}

CASE(errors_make_it_unclean)
{
    const source *src = make_source(S("x"));
    assert_true(diags_clean(&d));
    diag_add(&d, DIAG_NUMBERING, (pos){src, 0}, ARGS(S("")));     /* warning */
    diag_add(&d, DIAG_PLACE_DERIVED, (pos){src, 0}, ARGS(S(""))); /* note */
    assert_true(diags_clean(&d));
    static const diag_code stoppers[] = {DIAG_INI_NO_NAME, DIAG_EPOCH_FORM, DIAG_WRITE_FULL};
    for (size_t i = 0; i < COUNT(stoppers); i++) {
        forget_faults();
        diag_add(&d, stoppers[i], (pos){src, 0}, ARGS(S("")));
        assert_false(diags_clean(&d));
    }
}

CASE(a_thousand_are_kept_and_all_are_counted)
{
    const source *src = make_source(S("x"));
    for (size_t i = 0; i < DIAGS_KEPT + 500; i++)
        diag_add(&d, DIAG_INI_NO_NAME, (pos){src, i}, ARGS(S("")));
    assert_int_equal(d.list.n, DIAGS_KEPT);
    assert_int_equal(d.left_out, 500);
    assert_int_equal(d.count[SEVERITY_ERROR], DIAGS_KEPT + 500);
    diag_add(&d, DIAG_TOO_MANY, (pos){src, 0}, ARGS(S("500")));
    assert_int_equal(d.list.n, DIAGS_KEPT + 1);
}

/* Whoever gets nothing but warnings and a failure can't mend the input. */
CASE(an_error_is_kept_though_a_thousand_warnings_came_first)
{
    const source *src = make_source(S("x"));
    for (size_t i = 0; i < DIAGS_KEPT + 10; i++)
        diag_add(&d, DIAG_NUMBERING, (pos){src, i}, ARGS(S("")));
    diag_add(&d, DIAG_INI_NO_NAME, (pos){src, 0}, ARGS(S("")));
    bool shown = false;
    for (size_t i = 0; i < d.list.n; i++)
        shown |= d.list.at[i].code == DIAG_INI_NO_NAME;
    assert_true(shown);
}

CASE(full_is_said_for_each_severity)
{
    const source *src = make_source(S("x"));
    for (size_t i = 0; i < DIAGS_KEPT; i++) {
        assert_false(diags_full(&d, DIAG_NUMBERING));
        diag_add(&d, DIAG_NUMBERING, (pos){src, 0}, ARGS(S("")));
    }
    assert_true(diags_full(&d, DIAG_MARK_UNPAIRED)); /* a warning too */
    assert_false(diags_full(&d, DIAG_INI_NO_NAME));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(numbers_rise_and_texts_are_there),
        TEST(both_languages_say_the_same_things),
        TEST(texts_are_filled),
        TEST(every_fault_says_what_to_do),
        TEST(braces_round_a_hole_stay),
        TEST(a_value_is_shown_on_one_line_and_no_longer_than_anyone_reads),
        TEST(a_filling_is_no_text_to_fill),
        TEST(sorted_by_source_then_place_then_time),
        TEST(sorting_nothing),
        TEST(errors_make_it_unclean),
        TEST(a_thousand_are_kept_and_all_are_counted),
        TEST(full_is_said_for_each_severity),
        TEST(an_error_is_kept_though_a_thousand_warnings_came_first),
    };
    return RUN(tests);
}
