/* input/ini: faults and places; what is read is compared with Python's reading in tests/oracle. */
#include "test.h"

#include "input/ini.h"

static ini_file parsed(str text)
{
    ini_file file = {0};
    ini_parse(&d, make_source(text), &file);
    return file;
}

CASE(faults_and_their_places)
{
    static const struct {
        const char *text, *faults;
        size_t line, column;
    } rows[] = {
        {"chữ\n[a]\n", "INI_BEFORE_SECTION", 1, 1},
        {"\n  k = v\n[a]\n", "INI_BEFORE_SECTION", 2, 3},
        {"[a]\n  chữ\n", "INI_NO_EQUALS", 2, 3},
        {"[a]\nk = v\nchữ\n", "INI_STRAY_LINE", 3, 1},
        {"[a]\nk = v\nl: w\n", "INI_NO_EQUALS", 3, 1},
        {"[a]\nk = v\n[b\nl = w\n", "INI_NO_EQUALS", 3, 1},
        {"[a]\nk =\n  v\nl: w\n", "INI_STRAY_LINE", 4, 1},
        {"[a]\nk: v\nl: w\n", "INI_NO_EQUALS INI_NO_EQUALS", 2, 1},
        {"[ký]\nhọ tên: An\n", "INI_OTHER_SIGN", 2, 7},
        {"[ký]\nx = y\nhọ-tên\u00a0- An\n", "INI_OTHER_SIGN", 3, 8},
        {"[ký]\nx = y\nhọ tên-An\n", "INI_STRAY_LINE", 3, 1},
        {"[ký]\nx = y\nhọ tên", "INI_NO_EQUALS", 3, 1},
        {"[ký]\nhọ tên = y\nhọ tên – An\n", "INI_STRAY_LINE", 3, 1}, /* which it has */
        {"[văn bản]\nnăm – 2024\n", "INI_NO_EQUALS", 2, 1},          /* not the input's to give */
        {"[ky 3]\nx = y\nhọ tên – An\n", "INI_STRAY_LINE", 3, 1},
        {"[mục I]\nnội dung =\nthêm – x\n", "INI_STRAY_LINE", 3, 1},
        {"[mục I]\nnội dung =\n  x\n\nthêm – x\n", "INI_OTHER_SIGN", 5, 6},
        {"[a]\nk = v\n ký\n", "", 0, 0},
        {"[a]\nk = v\nký\n", "INI_STRAY_LINE", 3, 1},
        {"[a]\nk = v\nký\n# x\n\n  họ tên = y\n", "INI_NO_BRACKETS", 3, 1},
        {"[a]\nk = v\nký\n# họ tên = y", "INI_STRAY_LINE", 3, 1},
        {"[a]\nk = v\nmục đích\ntiêu đề = x\n", "INI_STRAY_LINE", 3, 1},
        {"[a]\nk = v\nx\n【ký】\ny\n", "INI_STRAY_LINES", 3, 1},
        {"x\n⟦ký⁆\n", "INI_BEFORE_SECTION INI_NO_BRACKETS", 1, 1},
        {"[a]\nk = v\n]\n", "INI_STRAY_LINE", 3, 1},
        {"[a]\nk = v\nmột\nhai\n\nba\n[b]\n", "INI_STRAY_LINES", 3, 1},
        {"[a]\nk =\n  x\n  # y\n", "INI_COMMENT_IN_VALUE", 4, 3},
        {"[a]\nk =\n  x\n  ; y\n", "INI_COMMENT_IN_VALUE", 4, 3},
        {"[a]\nk =\n  x[^1]\n[^1]: y\n", "INI_NOTE_AT_MARGIN", 4, 1},
        {"[a] b\n", "INI_AFTER_BRACKET", 1, 4},
        {"[a]b\n", "INI_AFTER_BRACKET", 1, 4},
        {"[văn bản] ; ghi\n", "INI_AFTER_BRACKET", 1, 10},
        {"[a]\n = v\n", "INI_NO_NAME", 2, 2},
        {"[a]\nk = v\n# x\n; y\n", "", 0, 0}, /* comments at the margin */
        {"[a]\n# x\nk = v # y\n", "", 0, 0},
        {"", "", 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        parsed(str_from(rows[i].text));
        assert_faults(rows[i].faults);
        if (rows[i].line)
            assert_place(0, rows[i].line, rows[i].column);
    }
}

CASE(a_run_of_stray_lines_is_one_fault)
{
    parsed(S("[a]\nk = v\nx\ny\nz\nl = w\nu\n"));
    assert_faults("INI_STRAY_LINES INI_STRAY_LINE");
    assert_int_equal(source_place(d.list.at[0].other, NULL).line, 5);
    assert_str(d.list.at[0].args.at[0], "k");
    assert_str(d.list.at[0].args.at[1], "a");
    assert_str(d.list.at[1].args.at[0], "l");
}

CASE(reading_goes_on_after_a_fault)
{
    ini_file file = parsed(S("x\n[a] y\nk = v\nz\n[b]\n= u\nl = w\n"));
    assert_int_equal(file.sections.n, 2);
    assert_int_equal(file.sections.at[0].keys.n, 1);
    assert_int_equal(file.sections.at[1].keys.n, 2);
    assert_int_equal(d.list.n, 4);
}

CASE(places_of_what_is_read)
{
    ini_file file = parsed(S("[mục I]\r\nnội dung =\r\n    một\r\n\r\n      hai\r\n"));
    const ini_section *s = &file.sections.at[0];
    const ini_key *k = &s->keys.at[0];
    assert_int_equal(source_place(s->at, NULL).line, 1);
    assert_int_equal(source_place(k->at, NULL).line, 2);
    assert_false(k->value_on_key_line);
    assert_int_equal(k->lines.n, 3);
    place last = source_place(k->lines.at[2].at, NULL);
    assert_int_equal(last.line, 5);
    assert_int_equal(last.column, 7);
    assert_str(k->lines.at[2].text, "hai");
}

CASE(the_place_of_a_value_on_its_key_line)
{
    ini_file file = parsed(S("[a]\nnội dung   =   một\n"));
    const ini_key *k = &file.sections.at[0].keys.at[0];
    assert_true(k->value_on_key_line);
    assert_str(k->name, "nội dung");
    assert_int_equal(source_place(k->lines.at[0].at, NULL).column, 16);
}

CASE(lines_are_composed_and_places_stay_in_the_original)
{
    ini_file file = parsed(S("[a]\nk = tie\u0302\u0301ng x\n"));
    const line *l = &file.sections.at[0].keys.at[0].lines.at[0];
    assert_str(l->text, "tiếng x");
    place x = source_place(line_pos(l, l->text.n - 1), NULL);
    assert_int_equal(x.column, 11);
    assert_int_equal(x.byte, 18);
}

CASE(line_breaks)
{
    static const char *const want[] = {"a", "b", "c", "", "d", "e"};
    str text = S("a\nb\r\nc\r\rd\ne");
    size_t at = 0;
    for (size_t i = 0; i < COUNT(want); i++)
        assert_str(ini_next_line(text, &at), want[i]);
    assert_int_equal(at, text.n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(faults_and_their_places),
        TEST(a_run_of_stray_lines_is_one_fault),
        TEST(reading_goes_on_after_a_fault),
        TEST(places_of_what_is_read),
        TEST(the_place_of_a_value_on_its_key_line),
        TEST(lines_are_composed_and_places_stay_in_the_original),
        TEST(line_breaks),
    };
    return RUN(tests);
}
