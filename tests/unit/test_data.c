/* input/data: names checked, values under paths. */
#include "test.h"

#include "input/data.h"

static data values;

static void read_text(str text)
{
    static const folders here = {.input = {".", 1}};
    data_read(&d, make_source(text), &here, &values);
}

static str line_at(const char *path)
{
    const value *v = data_get(&values, str_from(path));
    return v ? value_line(v).text : S("(none)");
}

CASE(values_are_found_by_path_however_named)
{
    read_text(S("[VĂN BẢN]\nSO = 12\nTrích-Yếu = thử\n[phụ lục II]\ntiêu  đề = x\n"));
    assert_faults("");
    assert_str(line_at("van_ban.so"), "12");
    assert_str(line_at("van_ban.trich_yeu"), "thử");
    assert_str(line_at("phu_luc_ii.tieu_de"), "x");
    assert_str(line_at("van_ban.ngay"), "(none)");
    assert_str(values.sections.at[1]->suffix, "ii");
    assert_str(values.sections.at[1]->name, "phụ lục II");
}

CASE(faults_of_names)
{
    static const struct {
        const char *text, *faults;
        size_t line, column;
    } rows[] = {
        {"", "INPUT_EMPTY", 1, 1},
        {"[xyzt]\n", "SECTION_UNKNOWN", 1, 1},
        {"[nơi nhậm]\n", "SECTION_NEAR", 1, 1},
        {"[mụcc II]\n", "SECTION_NEAR", 1, 1}, /* whatever its number is */
        {"[zzzzzzz muc_dich]\n", "SECTION_UNKNOWN", 1, 1},
        {"[ký]\n[KY]\n", "SECTION_TWICE", 2, 1},
        {"[DEFAULT]\n", "SECTION_DEFAULT", 1, 1},
        {"[default]\n", "SECTION_DEFAULT", 1, 1},
        {"[the-thuc]\n", "SECTION_NOT_YET", 1, 1},
        {"[ký]\nqqqqqq = 1\n", "KEY_UNKNOWN", 2, 1},
        {"[ký]\nhọ tem = 1\n", "KEY_NEAR", 2, 1},
        {"[ký]\ntrích yếu = 1\n", "KEY_ELSEWHERE", 2, 1},
        {"[ký]\nhọ tên = 1\nHO-TEN = 2\n", "KEY_TWICE", 3, 1},
        {"[ký]\nky.ho_ten = 1\n", "KEY_DOT", 2, 1},
        {"[ký]\nảnh dấu = x.png\n", "KEY_NOT_YET", 2, 1},
        {"[mục I]\nnội dung =\n  x\n  tiêu đề = y\n", "KEY_INDENTED", 4, 3},
        {"[mục I]\nnội dung =\n  x\n  tiêu đề= y\n", "KEY_INDENTED", 4, 3},
        {"[ký]\nhọ tên = x\n  y\n", "KEY_ONE_LINE", 3, 3},
        {"[mục I]\nnội dung = @test_data.c\n  chữ\n", "VALUE_FILE_MISSING VALUE_FILE_AND_TEXT", 0,
         0},
        {"[mục I]\nnội dung = @\n", "VALUE_FILE_UNNAMED", 2, 12},
        {"[mục I]\nnội dung = @khong-co.txt\n", "VALUE_FILE_MISSING", 2, 12},
        {"[mục I]\nnội dung = @/dev/null\n", "VALUE_FILE_OUTSIDE", 2, 12},
        {"[mục I]\nnội dung =\n  x\n  a = y\n", "", 0, 0}, /* no key of this section */
        {"[ký]\nhọ tên =\n\n\n  x\n", "", 0, 0},           /* blank lines are no lines */
        {"[ký]\nhọ tên =\n", "", 0, 0},                    /* blank is a value */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        read_text(str_from(rows[i].text));
        assert_faults(rows[i].faults);
        if (rows[i].line)
            assert_place(0, rows[i].line, rows[i].column);
    }
}

CASE(twice_names_both_places)
{
    read_text(S("[ký]\nhọ tên = 1\nHO-TEN = 2\n[KÝ]\n"));
    assert_faults("KEY_TWICE SECTION_TWICE");
    assert_int_equal(source_place(d.list.at[0].other, NULL).line, 2);
    assert_int_equal(source_place(d.list.at[1].other, NULL).line, 1);
}

CASE(an_escaped_at_sign_is_text)
{
    read_text(S("[mục I]\nnội dung = \\@ai\n"));
    assert_str(line_at("muc_i.noi_dung"), "@ai");
    assert_faults("");
}

/* ---- --set ---- */

CASE(set_replaces_and_adds)
{
    read_text(S("[văn bản]\nsố = 1\n"));
    data_set(&d, &values, S("van_ban.so=12"));
    data_set(&d, &values, S("Nơi-nhận.LƯU =  VT, NV "));
    data_set(&d, &values, S("ky.ho_ten=a=b"));
    data_set(&d, &values, S("van_ban.ngay="));
    assert_faults("");
    assert_str(line_at("van_ban.so"), "12");
    assert_str(line_at("noi_nhan.luu"), "VT, NV");
    assert_str(line_at("ky.ho_ten"), "a=b");
    assert_true(value_is_blank(data_get(&values, S("van_ban.ngay"))));
    assert_true(data_get(&values, S("van_ban.so"))->literal);
}

CASE(set_is_never_read_as_a_file)
{
    read_text(S("[văn bản]\nsố = 1\n"));
    data_set(&d, &values, S("muc_i.noi_dung=@/etc/passwd"));
    assert_faults("");
    assert_str(line_at("muc_i.noi_dung"), "@/etc/passwd");
}

CASE(a_word_of_the_command_line_is_one_line_of_text)
{
    static const struct {
        const char *word, *faults;
    } rows[] = {
        {"ky.ho_ten=a\nb", "SET_ONE_LINE"},
        {"ky.ho_ten=a\rb", "SET_ONE_LINE"},
        {"ky.ho_ten=b\xFF", "TEXT_NOT_UTF8"},
        {"ky.ho_ten=a\x01", "TEXT_CONTROL"},
    };
    read_text(S("[ký]\nhọ tên = x\n"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        data_set(&d, &values, str_from(rows[i].word));
        assert_faults(rows[i].faults);
        assert_str(line_at("ky.ho_ten"), "x");
    }
}

CASE(what_follows_from_others_never_replaces)
{
    read_text(S("[văn bản]\nđịa danh = A\nsố =\n"));
    data_derive(&values, "van_ban.dia_danh", S("B"));
    data_derive(&values, "van_ban.so", S("{{x}}"));
    data_derive(&values, "van_ban.ky_hieu", S(""));
    assert_str(line_at("van_ban.dia_danh"), "A");
    assert_str(line_at("van_ban.so"), "{{x}}");
    assert_true(data_get(&values, S("van_ban.so"))->literal); /* it is no text of a user's */
    assert_str(line_at("van_ban.ky_hieu"), "(none)");
    data_report_unused(&d, &values, S("khung"));
    assert_faults("");
}

CASE(faults_of_set)
{
    static const struct {
        const char *word, *faults;
        size_t column;
    } rows[] = {
        {"van_ban.so", "SET_FORM", 1},
        {"so=1", "SET_FORM", 1},
        {"=1", "SET_FORM", 1},
        {"xyzt.so=1", "SECTION_UNKNOWN", 1},
        {"van_bam.so=1", "SECTION_NEAR", 1},
        {"van_ban.sp=1", "KEY_NEAR", 9},
        {"van_ban.qqqqq=1", "KEY_UNKNOWN", 9},
        {"ky.anh_dau=1", "KEY_NOT_YET", 4},
        {"x=a.b", "SET_FORM", 1},
        {"van_ban.=1", "KEY_UNKNOWN", 9},
    };
    read_text(S("[văn bản]\nsố = 1\n"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        data_set(&d, &values, str_from(rows[i].word));
        assert_faults(rows[i].faults);
        assert_place(0, 1, rows[i].column);
    }
}

/* ---- what nobody took ---- */

CASE(what_nothing_takes_is_reported)
{
    read_text(S("[văn bản]\nsố = 1\nngày =\ntrích yếu = x\n"));
    data_get(&values, S("van_ban.trich_yeu"));
    data_report_unused(&d, &values, S("khung"));
    assert_faults("VALUE_UNUSED"); /* a blank one is no loss */
    assert_place(0, 2, 1);
    assert_str(d.list.at[0].args.at[0], "số");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_are_found_by_path_however_named),
        TEST(faults_of_names),
        TEST(twice_names_both_places),
        TEST(an_escaped_at_sign_is_text),
        TEST(set_replaces_and_adds),
        TEST(set_is_never_read_as_a_file),
        TEST(a_word_of_the_command_line_is_one_line_of_text),
        TEST(what_follows_from_others_never_replaces),
        TEST(faults_of_set),
        TEST(what_nothing_takes_is_reported),
    };
    return RUN(tests);
}
