/* template/field: what <truong> declares, and values against it. */
#include "test.h"

#include "template/field.h"

#define OPEN  "<khung xmlns=\"urn:kehoach:skeleton:1\" ten=\"thử\">\n"
#define CLOSE "</khung>"

static field_list fields;

static void read(const char *elements)
{
    skeleton form;
    forget_faults();
    fields = (field_list){0};
    assert_true(
        skeleton_load(&d, make_source(STR_CAT(a, S(OPEN), str_from(elements), S(CLOSE))), &form));
    fields_read(&d, &form, &fields);
}

CASE(a_field)
{
    read("<truong ma='Hội nghị . số Đại-biểu' kieu='so' bat_buoc='co' mac_dinh='150' vi_du='1.200'"
         " co_dinh='co'>Số đại biểu</truong>");
    assert_faults("");
    const field *f = &fields.at[0];
    assert_str(f->path, "hoi_nghi.so_dai_bieu");
    assert_str(f->section, "hoi_nghi");
    assert_str(f->key, "so_dai_bieu");
    assert_str(f->section_name, "Hội nghị");
    assert_str(f->key_name, "số Đại-biểu");
    assert_int_equal(f->kind, FIELD_SO);
    assert_true(f->required && f->locked);
    assert_str(f->default_value->value, "150");
    assert_str(f->example->value, "1.200");
    assert_str(f->help, "Số đại biểu");
    assert_str(f->template_name, "thử");
    assert_ptr_equal(field_find(&fields, S("hoi_nghi.so_dai_bieu")), f);
    assert_null(field_find(&fields, S("hoi_nghi.ngay")));
}

CASE(little_said)
{
    read("<truong ma='a.b'/>");
    assert_faults("");
    const field *f = &fields.at[0];
    assert_int_equal(f->kind, FIELD_CHU);
    assert_false(f->required || f->locked || f->default_value || f->example || f->hides);
    assert_int_equal(f->help.n + f->choices.n, 0);
}

CASE(kinds_and_choices)
{
    static const char *const names[] = {"chu", "doan", "ngay", "so", "tien", "danh_sach"};
    for (size_t i = 0; i < COUNT(names); i++) {
        str one = STR_CAT(a, S("<truong ma='a.b' kieu='"), str_from(names[i]), S("'/>"));
        read(str_z(a, one));
        assert_faults("");
        assert_int_equal(fields.at[0].kind, i);
    }
    read("<truong ma='a.b' kieu='chon' lua_chon='Trực tiếp | trực tuyến||'/>");
    assert_int_equal(fields.at[0].kind, FIELD_CHON);
    assert_int_equal(fields.at[0].choices.n, 2);
    assert_str(fields.at[0].choices.at[1], "trực tuyến");
}

/* Each row: the attributes of one <truong> and what is said of it. */
CASE(faults)
{
    static const struct {
        const char *attributes, *faults;
    } rows[] = {
        {"ma='a'", "FIELD_NAME"},
        {"ma='a.'", "FIELD_NAME"},
        {"ma=' . b'", "FIELD_NAME"},
        {"ma='.'", "FIELD_NAME"},
        {"ma='a.b.c'", "FIELD_NAME"},
        {"ma='a.b' kieu='chon' lua_chon=' | '", "ATTRIBUTE_BLANK"},
        {"ma='a.b' kieu='ngay' mac_dinh='hôm nay'", "FIELD_DATE"},
        {"ma='a.b' kieu='ngay' vi_du='31/02/2026'", "FIELD_DATE_IMPOSSIBLE"},
        {"ma='a.b' kieu='ngay' mac_dinh='//2026' vi_du=''", ""},
        {"ma='a.b' kieu='so' mac_dinh='150 người'", "FIELD_NUMBER"},
        {"ma='a.b' kieu='tien' mac_dinh='1,5' vi_du='1.5'", "FIELD_MONEY FIELD_MONEY"},
        {"ma='a.b' kieu='chon' lua_chon='x|y' mac_dinh='qqqqq'", "FIELD_CHOICE"},
        {"ma='a.b' kieu='chon' lua_chon='trong ngày|y' vi_du='trong ngayy'", "FIELD_CHOICE_NEAR"},
        {"ma='a.b' kieu='so' mac_dinh='{{van_ban.so}}'", ""},
        {"ma='a.b' kieu='ngay' mac_dinh='{{van_ban.ngay | lui_ngay: 5}}'", ""},
        {"ma='a.b' kieu='doan' mac_dinh='1. Một'", ""},
        {"ma='a.b' kieu='danh_sach' mac_dinh='Một'", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str one = STR_CAT(a, S("<truong "), str_from(rows[i].attributes), S("/>"));
        read(str_z(a, one));
        assert_faults(rows[i].faults);
    }
}

CASE(faults_stand_at_the_value)
{
    read("<truong ma='ngày.họp' kieu='ngay' mac_dinh='x/1'/>");
    assert_place(0, 2, 45);
    assert_str(d.list.at[0].args.at[0], "họp");
    assert_str(d.list.at[0].args.at[1], "x/1");
}

CASE(declared_twice)
{
    read("<truong ma='a.b'/>\n<truong ma='c.d'/>\n <truong ma='Á.B'/>");
    assert_faults("FIELD_TWICE");
    assert_place(0, 4, 14);
    assert_int_equal(source_place(d.list.at[0].other, NULL).line, 2);
    assert_int_equal(fields.n, 2);
}

/* ---- values of an input ---- */

static bool check(const char *attributes, const char *first, const char *second)
{
    read(str_z(a, STR_CAT(a, S("<truong ma='a.tên' "), str_from(attributes), S("/>"))));
    const source *src = make_source(S("giá trị"));
    line lines[2] = {{.text = str_from(first), .at = {src, 0}},
                     {.text = str_from(second ? second : ""), .at = {src, 5}}};
    return field_check_value(&d, &fields.at[0], lines, second ? 2 : 1, (pos){src, 0});
}

CASE(values)
{
    static const struct {
        const char *kind, *value, *faults;
    } rows[] = {
        {"chu", "một dòng", ""},
        {"ngay", "04/9/2024", ""},
        {"ngay", "2024-09-04", ""},
        {"ngay", "/3/2023", ""},
        {"ngay", "", ""},
        {"ngay", "tháng 3", "FIELD_DATE"},
        {"ngay", "32/1/2026", "FIELD_DATE_IMPOSSIBLE"},
        {"so", "0", ""},
        {"so", "05", ""},
        {"so", "1250", ""},
        {"so", "1.250", ""},
        {"so", "1.250.000", ""},
        {"so", "1.250,75", ""},
        {"so", "12,5", ""},
        {"so", "", ""},
        {"so", "12,", "FIELD_NUMBER"},
        {"so", ",5", "FIELD_NUMBER"},
        {"so", "1.25", "FIELD_NUMBER"},
        {"so", "1250.000", "FIELD_NUMBER"},
        {"so", "1,250,000", "FIELD_NUMBER"},
        {"so", "-5", "FIELD_NUMBER"},
        {"so", "1 250", "FIELD_NUMBER"},
        {"tien", "12500000", ""},
        {"tien", "12.500.000", ""},
        {"tien", "12.500.000 đồng", "FIELD_MONEY"},
        {"tien", "12,5", "FIELD_MONEY"},
        {"tien", "một triệu", "FIELD_MONEY"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str kind = STR_CAT(a, S("kieu='"), str_from(rows[i].kind), S("'"));
        bool good = check(str_z(a, kind), rows[i].value, NULL);
        assert_faults(rows[i].faults);
        assert_true(good == !rows[i].faults[0]);
    }
}

CASE(choices)
{
    static const char chon[] = "kieu='chon' lua_chon='Trực tiếp | Trực tuyến'";
    assert_true(check(chon, "trực-tiếp", NULL));
    assert_true(check(chon, "TRUC TUYEN", NULL));
    assert_true(check(chon, "", NULL));
    assert_faults("");
    assert_false(check(chon, "trực tuyên hóa", NULL));
    assert_faults("FIELD_CHOICE_NEAR");
    assert_str(diag_text(a, &d.list.at[0], LANGUAGE_VI),
               "`tên` không nhận `trực tuyên hóa`; có phải ý bạn là `Trực tuyến`? (chọn một "
               "trong: Trực tiếp, Trực tuyến)");
    assert_false(check(chon, "qua thư", NULL));
    assert_faults("FIELD_CHOICE");
}

CASE(lines)
{
    assert_false(check("", "một", "hai"));
    assert_faults("KEY_ONE_LINE");
    assert_place(0, 1, 5);
    assert_str(d.list.at[0].args.at[0], "tên");
    assert_true(check("", "một", ""));
    assert_true(check("kieu='doan'", "một", "hai"));
    assert_true(check("kieu='danh_sach'", "một", "hai"));
    assert_faults("");
}

CASE(a_place_is_given_where_lines_have_none)
{
    read("<truong ma='a.b' kieu='so'/>");
    line one = {.text = S("x")};
    const source *src = make_source(S("0123"));
    assert_false(field_check_value(&d, &fields.at[0], &one, 1, (pos){src, 2}));
    assert_place(0, 1, 3);
}

/* ---- inheritance ---- */

CASE(what_is_left_unsaid_is_the_parents)
{
    read("<truong ma='a.b' kieu='so' mac_dinh='5' vi_du='7' bat_buoc='co'>Trợ giúp</truong>");
    const field parent = fields.at[0];
    read("<truong ma='A.B' mac_dinh='30'/>");
    field *f = &fields.at[0];
    field_inherit(&d, f, &parent);
    assert_faults("");
    assert_ptr_equal(f->hides, &parent);
    assert_int_equal(f->kind, FIELD_SO);
    assert_str(f->default_value->value, "30");
    assert_str(f->example->value, "7");
    assert_str(f->help, "Trợ giúp");
    assert_true(f->required);
    read("<truong ma='a.b' bat_buoc='khong' mac_dinh='ba mươi'>Khác</truong>");
    f = &fields.at[0];
    field_inherit(&d, f, &parent);
    assert_faults("FIELD_NUMBER");
    assert_false(f->required);
    assert_str(f->help, "Khác");
}

CASE(another_kind_takes_no_values)
{
    read("<truong ma='a.b' kieu='chon' lua_chon='x | y' mac_dinh='x' vi_du='y'/>");
    const field parent = fields.at[0];
    read("<truong ma='a.b' kieu='so'/>");
    field_inherit(&d, &fields.at[0], &parent);
    assert_int_equal(fields.at[0].kind, FIELD_SO);
    assert_null(fields.at[0].default_value);
    assert_null(fields.at[0].example);
    read("<truong ma='a.b' mac_dinh='y'/>");
    field_inherit(&d, &fields.at[0], &parent);
    assert_int_equal(fields.at[0].choices.n, 2);
    assert_faults("");
}

CASE(a_locked_field_is_not_declared_again)
{
    read("<truong ma='a.b' co_dinh='co' mac_dinh='x'/>");
    const field parent = fields.at[0];
    read("\n<truong ma='a.b' mac_dinh='y'/>");
    field_inherit(&d, &fields.at[0], &parent);
    assert_faults("FIELD_LOCKED");
    assert_place(0, 3, 13);
    assert_int_equal(source_place(d.list.at[0].other, NULL).line, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_field),
        TEST(little_said),
        TEST(kinds_and_choices),
        TEST(faults),
        TEST(faults_stand_at_the_value),
        TEST(declared_twice),
        TEST(values),
        TEST(choices),
        TEST(lines),
        TEST(a_place_is_given_where_lines_have_none),
        TEST(what_is_left_unsaid_is_the_parents),
        TEST(another_kind_takes_no_values),
        TEST(a_locked_field_is_not_declared_again),
    };
    return RUN(tests);
}
