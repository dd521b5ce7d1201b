/* input/data: names checked, values under paths. */
#include "test.h"

#include <stdio.h>

#include "input/data.h"

static data values;
static names *known;

/* An input that may also use what `known` declares, where a test made it. */
static void read_text(str text)
{
    static const folders here = {.input = {".", 1}};
    const source *src = make_source(text);
    ini_file file = {0};
    known = NEW(a, names);
    known->a = a;
    names_declare(known, S("hoi_nghi"), S("hội nghị"), S("ngay"), S("ngày"), KEY_LINE, NULL);
    names_declare(known, S("cap_xa"), S("cấp xã"), S("thoi_gian"), S("thời gian"), KEY_LINE, NULL);
    data_begin(a, src, known, &values);
    if (data_parse(&d, src, &file))
        data_read(&d, &file, &here, &values);
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
        {"[Người ký]\n", "SECTION_NEAR", 1, 1},
        {"[căn cứ pháp lý]\n", "SECTION_NEAR", 1, 1},
        {"[nguoiky]\n", "SECTION_UNKNOWN", 1, 1},
        {"[mụcc II]\n", "SECTION_NEAR", 1, 1}, /* whatever its number is */
        {"[zzzzzzz muc_dich]\n", "SECTION_UNKNOWN", 1, 1},
        {"[ký]\n[KY]\n", "SECTION_TWICE", 2, 1},
        {"[DEFAULT]\n", "SECTION_DEFAULT", 1, 1},
        {"[default]\n", "SECTION_DEFAULT", 1, 1},
        {"[ký]\nqqqqqq = 1\n", "KEY_UNKNOWN", 2, 1},
        {"[ký]\nhọ tem = 1\n", "KEY_NEAR", 2, 1},
        {"[ký]\ntrích yếu = 1\n", "KEY_ELSEWHERE", 2, 1},
        {"[ký]\nhọ tên = 1\nHO-TEN = 2\n", "KEY_TWICE", 3, 1},
        {"[ký]\nky.ho_ten = 1\n", "KEY_DOT", 2, 1},
        {"[đơn vị]\ntên riêng = An Thịnh\n", "KEY_DERIVED", 2, 1},
        {"[văn bản]\nnăm = 2026\n", "KEY_DERIVED", 2, 1},
        {"[hội nghị]\nngayy = 1\n", "KEY_NEAR", 2, 1}, /* a template's own */
        {"[hội ngị]\n", "SECTION_NEAR", 1, 1},
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
    data_derive(&values, "van_ban.dia_danh", S("B"), (pos){values.src, 3});
    data_derive(&values, "van_ban.so", S("{{x}}"), (pos){values.src, 5});
    data_derive(&values, "van_ban.ky_hieu", S(""), (pos){0});
    assert_str(line_at("van_ban.dia_danh"), "A");
    assert_str(line_at("van_ban.so"), "{{x}}");
    assert_true(data_get(&values, S("van_ban.so"))->literal); /* it is no text of a user's */
    assert_int_equal(data_get(&values, S("van_ban.so"))->at.off, 5);
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

/* ---- layers ---- */

static void put(layer in, const char *words)
{
    data_put(&values, in, S("hoi_nghi.ngay"), str_from(words), (pos){0});
}

CASE(the_upper_layer_wins_in_whatever_order_they_come)
{
    read_text(S("[ký]\nhọ tên = x\n"));
    put(LAYER_CAP, "cấp");
    assert_str(line_at("hoi_nghi.ngay"), "cấp");
    put(LAYER_LEVEL, "bậc");
    put(LAYER_TEMPLATE, "khung");
    put(LAYER_ABOVE, "cấp trên");
    put(LAYER_INPUT, "đầu vào");
    assert_str(line_at("hoi_nghi.ngay"), "cấp");
    put(LAYER_ROW, "dòng");
    assert_str(line_at("hoi_nghi.ngay"), "dòng");
    data_set(&d, &values, S("hoi_nghi.ngay=lệnh"));
    assert_str(line_at("hoi_nghi.ngay"), "lệnh");
    assert_int_equal(data_get(&values, S("hoi_nghi.ngay"))->layer, LAYER_SET);
    const value *below = data_in_layer(&values, LAYER_TEMPLATE, S("hoi_nghi.ngay"));
    assert_str(value_line(below).text, "khung");
    assert_null(data_in_layer(&values, LAYER_DERIVED, S("hoi_nghi.ngay")));
}

CASE(a_blank_of_an_upper_layer_hides_the_lower)
{
    read_text(S("[hội nghị]\nngày =\n"));
    put(LAYER_TEMPLATE, "15/3/2026");
    assert_true(value_is_blank(data_get(&values, S("hoi_nghi.ngay"))));
    assert_false(data_section_holds(&values, S("hoi_nghi")));
    data_derive(&values, "hoi_nghi.ngay", S("16/3/2026"), (pos){0});
    assert_str(line_at("hoi_nghi.ngay"), "16/3/2026"); /* but what follows fills it */
    assert_true(data_section_holds(&values, S("hoi_nghi")));
}

/* By whom: from the input to the command line, but not by a template or what follows. */
CASE(a_section_is_given_by_who_writes_the_plan)
{
    static const struct {
        layer in;
        const char *words;
        bool given, holds;
    } cases[] = {
        {LAYER_LEVEL, "x", false, true}, {LAYER_TEMPLATE, "x", false, true},
        {LAYER_INPUT, "x", true, true},  {LAYER_INPUT, "", false, false},
        {LAYER_ROW, "x", true, true},    {LAYER_SET, "x", true, true},
        {LAYER_SET, "", false, false},   {LAYER_DERIVED, "x", false, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        read_text(S(""));
        assert_false(data_section_says(&values, S("ban_sao")));
        data_put(&values, cases[i].in, S("ban_sao.so"), str_from(cases[i].words), (pos){0});
        assert_true(data_section_says(&values, S("ban_sao")));
        if (data_section_given(&values, S("ban_sao")) != cases[i].given ||
            data_section_holds(&values, S("ban_sao")) != cases[i].holds)
            fail_msg("row %zu", i);
    }
}

CASE(documents_share_what_is_below_them)
{
    read_text(S("[hội nghị]\nngày = 1/3/2026\n[mục I]\ntiêu đề = x\n"));
    data one = data_share(a, &values), two = data_share(a, &values);
    data_put(&one, LAYER_ROW, S("hoi_nghi.ngay"), S("2/3/2026"), (pos){0});
    assert_str(value_line(data_get(&one, S("hoi_nghi.ngay"))).text, "2/3/2026");
    assert_str(value_line(data_get(&two, S("hoi_nghi.ngay"))).text, "1/3/2026");
    assert_str(line_at("hoi_nghi.ngay"), "1/3/2026");
    assert_false(data_get(&one, S("hoi_nghi.ngay"))->shared);
    assert_true(data_get(&two, S("hoi_nghi.ngay"))->shared);
    /* a layer wins over another whichever document it is in */
    data_put(&two, LAYER_TEMPLATE, S("hoi_nghi.ngay"), S("3/3/2026"), (pos){0});
    assert_str(value_line(data_get(&two, S("hoi_nghi.ngay"))).text, "1/3/2026");
    data_open_section(&one, S("muc_ii"), (pos){values.src, 0});
    data_open_section(&one, S("muc_i"), (pos){values.src, 0}); /* is there already */
    data_open_section(&one, S("zzz"), (pos){values.src, 0});
    assert_int_equal(one.sections.n, 3);
    assert_str(one.sections.at[2]->suffix, "ii");
    assert_int_equal(two.sections.n, 2);
}

/* Opened once, however often it is asked for; what is below has others. */
CASE(sections_looked_up_before_are_opened_once)
{
    read_text(S("[mục I]\ntiêu đề = x\n"));
    data one = data_share(a, &values), two = data_share(a, &values);
    assert_true(data_has_section(&one, S("muc_i")) && !data_has_section(&one, S("muc_ii")));
    assert_null(data_section_named(&one, S("zzz")));
    const section *named = data_section_named(&one, S("muc_ii"));
    assert_ptr_equal(data_section_named(&two, S("muc_ii")), named);
    data_open_named(&one, named, (pos){values.src, 0});
    data_open_named(&one, data_section_named(&one, S("muc_iii")), (pos){values.src, 0});
    data_open_named(&one, named, (pos){values.src, 0});
    data_open_section(&one, S("muc_ii"), (pos){values.src, 0});
    assert_int_equal(one.sections.n, 3);
    assert_str(one.sections.at[1]->suffix, "ii");
    assert_true(data_has_section(&one, S("muc_ii")) && !data_has_section(&two, S("muc_ii")));
    assert_int_equal(two.sections.n, 1);
}

/* Paths in the program's own words, more than there is room for, some of them nobody gives. */
CASE(a_path_is_found_wherever_its_words_lie)
{
    enum { PATHS = 2 * NAMED_PATHS };
    static char paths[PATHS][16];
    read_text(S("[văn bản]\nsố = 12\n"));
    for (size_t i = 0; i < PATHS; i++)
        snprintf(paths[i], sizeof paths[i], i % 3 ? "van_ban.so" : "van_ban.%zu", i);
    for (int twice = 0; twice < 2; twice++)
        for (size_t i = 0; i < PATHS; i++)
            assert_int_equal(data_get_named(&values, paths[i]) != NULL, i % 3 != 0);
}

CASE(what_a_later_layer_hides_is_not_reported)
{
    read_text(S("[văn bản]\nsố = 1\n"));
    data_set(&d, &values, S("van_ban.so=2"));
    data_report_unused(&d, &values, S("khung"));
    assert_faults("VALUE_UNUSED");
    assert_true(d.list.at[0].at.src->is_word);
}

/* ---- [cấp xã] ---- */

CASE(keys_for_a_level_may_be_paths_and_fields_of_other_templates)
{
    read_text(S("[cấp xã]\nthời gian = a\nhoi_nghi.ngay = b\nNơi-nhận.Lưu = c\n"
                "hạn báo cáo = d\nmuc_ii.noi_dung =\n  e\n  f\nxyz.qqq = g\n"));
    assert_faults("");
    assert_str(line_at("cap_xa.thoi_gian"), "a");
    assert_str(line_at("cap_xa.hoi_nghi.ngay"), "b");
    assert_str(line_at("cap_xa.noi_nhan.luu"), "c");
    assert_str(line_at("cap_xa.han_bao_cao"), "d");
    assert_int_equal(data_get(&values, S("cap_xa.muc_ii.noi_dung"))->n, 2);
    assert_int_equal(data_get(&values, S("cap_xa.han_bao_cao"))->key->kind, KEY_ANY);
    assert_int_equal(data_get(&values, S("cap_xa.noi_nhan.luu"))->key->kind, KEY_LINE);
    assert_str(line_at("hoi_nghi.ngay"), "(none)"); /* they are not this plan's */
    data_report_unused(&d, &values, S("khung"));
    assert_faults("");
}

CASE(faults_of_keys_for_a_level)
{
    static const struct {
        const char *text, *faults;
        size_t line, column;
    } rows[] = {
        {"[cấp xã]\nky.ho_ten = a\nKý.họ-tên = b\n", "KEY_TWICE", 3, 1},
        {"[cấp xã]\nky.ho_ten = a\n  b\n", "KEY_ONE_LINE", 3, 3},
        {"[cấp xã]\n[cấp-xã]\n", "SECTION_TWICE", 2, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        read_text(str_from(rows[i].text));
        assert_faults(rows[i].faults);
        assert_place(0, rows[i].line, rows[i].column);
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
        TEST(the_upper_layer_wins_in_whatever_order_they_come),
        TEST(a_blank_of_an_upper_layer_hides_the_lower),
        TEST(a_section_is_given_by_who_writes_the_plan),
        TEST(documents_share_what_is_below_them),
        TEST(sections_looked_up_before_are_opened_once),
        TEST(a_path_is_found_wherever_its_words_lie),
        TEST(what_a_later_layer_hides_is_not_reported),
        TEST(keys_for_a_level_may_be_paths_and_fields_of_other_templates),
        TEST(faults_of_keys_for_a_level),
        TEST(what_nothing_takes_is_reported),
    };
    return RUN(tests);
}
