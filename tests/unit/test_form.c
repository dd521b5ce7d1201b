/* nd30/form: the tables of the decree hold together. */
#include "test.h"

#include "nd30/form.h"

CASE(ids_are_ascii_and_stand_once)
{
    for (int i = 0; i < COMPONENTS; i++) {
        assert_non_null(usual_form.components[i].id);
        assert_true(usual_form.components[i].id[0] != 0);
        for (const char *p = usual_form.components[i].id; *p; p++)
            assert_true((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') ||
                        (*p >= '0' && *p <= '9'));
        for (int k = i + 1; k < COMPONENTS; k++)
            assert_string_not_equal(usual_form.components[i].id, usual_form.components[k].id);
    }
}

CASE(names_have_no_comma_and_stand_once)
{
    for (int i = 0; i < COMPONENTS; i++) {
        assert_true(usual_form.components[i].name && usual_form.components[i].name[0]);
        assert_null(strchr(usual_form.components[i].name, ','));
        for (int k = i + 1; k < COMPONENTS; k++)
            assert_string_not_equal(usual_form.components[i].name, usual_form.components[k].name);
    }
}

CASE(sizes_are_what_the_decree_allows)
{
    size_t limited = 0;
    for (int i = 0; i < COMPONENTS; i++) {
        const component_form *f = &usual_form.components[i];
        assert_true(f->size > 0);
        assert_true(f->clause && f->clause[0]);
        if (f->size_from == 0)
            continue;
        limited++;
        assert_true(f->size_from <= f->size && f->size <= f->size_to);
    }
    assert_true(limited > 20);
}

/* Phụ lục I, mục V: rows of its table, and whether bold and italic. */
CASE(rows_of_the_decree)
{
    static const struct {
        component of;
        int from, to;
        bool bold, italic;
    } rows[] = {
        {TP_QUOC_HIEU, 12, 13, true, false},
        {TP_TIEU_NGU, 13, 14, true, false},
        {TP_CHU_QUAN, 12, 13, false, false},
        {TP_CO_QUAN, 12, 13, true, false},
        {TP_SO, 13, 13, false, false},
        {TP_DIA_DANH, 13, 14, false, true},
        {TP_TEN_LOAI, 13, 14, true, false},
        {TP_TRICH_YEU, 13, 14, true, false},
        {TP_CAN_CU, 13, 14, false, true},
        {TP_THAN, 13, 14, false, false},
        {TP_MUC, 13, 14, true, false},
        {TP_KHOAN_CO_TIEU_DE, 13, 14, true, false},
        {TP_KHOAN, 13, 14, false, false},
        {TP_DIEM, 13, 14, false, false},
        {TP_QUYEN_HAN, 13, 14, true, false},
        {TP_HO_TEN, 13, 14, true, false},
        {TP_TU_NOI_NHAN, 12, 12, true, true},
        {TP_NOI_NHAN, 11, 11, false, false},
        {TP_NOI_NHAN_NHOM, 11, 11, false, false},
        {TP_NOI_NHAN_CON, 11, 11, false, false},
        {TP_PHU_LUC, 14, 14, true, false},
        {TP_TIEU_DE_PHU_LUC, 13, 14, true, false},
        {TP_SO_TRANG, 13, 14, false, false},
        {TP_KINH_GUI, 13, 14, false, false},
        {TP_DO_KHAN, 13, 14, true, false},
        {TP_LUU_HANH, 13, 14, true, false},
        {TP_NGUOI_SOAN, 11, 11, false, false},
        {TP_DIA_CHI, 11, 12, false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const component_form *f = &usual_form.components[rows[i].of];
        if (f->size < rows[i].from || f->size > rows[i].to || f->bold != rows[i].bold ||
            f->italic != rows[i].italic)
            fail_msg("%s", f->name);
    }
}

static int millimetres(int twips)
{
    return (int)(twips / 56.693 + 0.5);
}

CASE(the_page_is_what_the_decree_says)
{
    assert_int_equal(millimetres(usual_form.page.width), 210);
    assert_int_equal(millimetres(usual_form.page.height), 297);
    assert_in_range(millimetres(usual_form.page.top), 20, 25);
    assert_in_range(millimetres(usual_form.page.bottom), 20, 25);
    assert_in_range(millimetres(usual_form.page.left), 30, 35);
    assert_in_range(millimetres(usual_form.page.right), 15, 20);
    assert_true(usual_form.page.header > 0 && usual_form.page.header < usual_form.page.top);
}

CASE(the_text_is_set_as_the_decree_says)
{
    const component_form *f = &usual_form.components[TP_THAN];
    assert_int_equal(f->set, SET_BOTH);
    assert_true(f->first_line == 567 || f->first_line == 720); /* 1 or 1.27 cm */
    assert_true(f->before + f->after >= 6 * TWIPS_PER_POINT);
    assert_true(rule_share >= 1.0 / 3 && rule_share <= 0.5);
}

CASE(blocks_have_their_looks)
{
    static const struct {
        block b;
        component look;
    } rows[] = {
        {{.kind = BLOCK_DOAN}, TP_THAN},
        {{.kind = BLOCK_MUC}, TP_MUC},
        {{.kind = BLOCK_MUC, .heading = HEADING_BOLD}, TP_MUC},
        {{.kind = BLOCK_KHOAN, .depth = 1}, TP_KHOAN},
        {{.kind = BLOCK_KHOAN, .depth = 1, .heading = HEADING_BOLD}, TP_KHOAN_CO_TIEU_DE},
        {{.kind = BLOCK_KHOAN, .depth = 2}, TP_TIEU_KHOAN},
        {{.kind = BLOCK_KHOAN, .depth = 3, .heading = HEADING_BOLD}, TP_TIEU_KHOAN_CO_TIEU_DE},
        {{.kind = BLOCK_KHOAN, .depth = 1, .heading = HEADING_ITALIC}, TP_DONG_NGHIENG},
        {{.kind = BLOCK_DIEM}, TP_DIEM},
        {{.kind = BLOCK_DOAN, .heading = HEADING_BOLD}, TP_DONG_DAM},
        {{.kind = BLOCK_DOAN, .heading = HEADING_ITALIC}, TP_DONG_NGHIENG},
        {{.kind = BLOCK_PHAN}, TP_PHAN},
        {{.kind = BLOCK_NGUYEN_VAN}, TP_NGUYEN_VAN},
        {{.kind = BLOCK_HET}, TP_PHAI},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(component_of(&rows[i].b), rows[i].look);
}

CASE(heights)
{
    assert_in_range(line_height(14), 14 * 20, 14 * 20 * 6 / 5);
    assert_int_equal(level_drop(&usual_form, TP_THAN), 0);
    assert_true(level_drop(&usual_form, TP_TU_NOI_NHAN) > 0);
    assert_true(block_height <
                usual_form.page.height - usual_form.page.top - usual_form.page.bottom);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ids_are_ascii_and_stand_once),     TEST(names_have_no_comma_and_stand_once),
        TEST(sizes_are_what_the_decree_allows), TEST(rows_of_the_decree),
        TEST(the_page_is_what_the_decree_says), TEST(the_text_is_set_as_the_decree_says),
        TEST(blocks_have_their_looks),          TEST(heights),
    };
    return RUN(tests);
}
