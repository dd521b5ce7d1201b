/* nd30/choice: the decree's ranges, and what a choice changes. */
#include "test.h"

#include <stdio.h>

#include "input/known.h"
#include "nd30/check.h"
#include "nd30/choice.h"
#include "nd30/metrics.h"
#include "plan/wording.h"

/* [thể thức] has the rows of nd30, in the same order under the same names. */
CASE(known_keys_are_the_rows)
{
    const known_section *s = known_sections;
    while (s->id && strcmp(s->id, "the_thuc") != 0)
        s++;
    size_t i = 0;
    for (; choices[i].id && s->keys[i].id; i++) {
        assert_string_equal(choices[i].id, s->keys[i].id);
        assert_string_equal(choices[i].name, s->keys[i].name);
        assert_int_equal(s->keys[i].support, SUPPORTED);
    }
    assert_true(i > 5 && !choices[i].id && !s->keys[i].id);
}

CASE(values_are_read_with_and_without_units)
{
    static const struct {
        const char *id, *words;
        choice_fault fault;
        double value;
    } rows[] = {
        {"le_tren", "20", CHOICE_GOOD, 20},
        {"le_tren", "20 mm", CHOICE_GOOD, 20},
        {"le_tren", "2 cm", CHOICE_GOOD, 20},
        {"le_tren", "2,5cm", CHOICE_GOOD, 25},
        {"le_tren", "22.5", CHOICE_GOOD, 22.5},
        {"le_tren", "19,9", CHOICE_OUTSIDE, 19.9},
        {"le_tren", "26 mm", CHOICE_OUTSIDE, 26},
        {"le_tren", "hai", CHOICE_UNREADABLE, 0},
        {"le_tren", "20 inch", CHOICE_UNREADABLE, 20},
        {"le_tren", "-20", CHOICE_UNREADABLE, 0},
        {"le_tren", "2,", CHOICE_UNREADABLE, 2},
        {"le_tren", "2,0,0", CHOICE_UNREADABLE, 2},
        {"le_tren", "99999999999999999999", CHOICE_UNREADABLE, 999999999999},
        {"le_phai", "15", CHOICE_GOOD, 15},
        {"le_trai", "3,5 cm", CHOICE_GOOD, 35},
        {"co_chu", "13", CHOICE_GOOD, 13},
        {"co_chu", "13 pt", CHOICE_GOOD, 13},
        {"co_chu", "13,5", CHOICE_FRACTION, 13.5},
        {"co_chu", "12", CHOICE_OUTSIDE, 12},
        {"thut_dau_dong", "1,27", CHOICE_GOOD, 1.27},
        {"thut_dau_dong", "1 cm", CHOICE_GOOD, 1},
        {"thut_dau_dong", "12,7 mm", CHOICE_GOOD, 1.27},
        {"thut_dau_dong", "1,1", CHOICE_OUTSIDE, 1.1},
        {"gian_dong", "đơn", CHOICE_GOOD, 1},
        {"gian_dong", "1,15", CHOICE_GOOD, 1.15},
        {"gian_dong", "1,5 dòng", CHOICE_GOOD, 1.5},
        {"gian_dong", "18 pt", CHOICE_UNREADABLE, 18},
        {"gian_dong", "2", CHOICE_OUTSIDE, 2},
        {"cach_doan", "6", CHOICE_GOOD, 6},
        {"cach_doan", "0", CHOICE_OUTSIDE, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        double value = 0;
        const choice *c = choice_find(rows[i].id);
        assert_non_null(c);
        choice_fault fault = choice_read(c, str_from(rows[i].words), &value);
        double off = value - rows[i].value;
        if (fault != rows[i].fault || off > 0.001 || off < -0.001)
            fail_msg("%s = %s: %d, %f", rows[i].id, rows[i].words, fault, value);
    }
    assert_null(choice_find("mau_chu"));
}

CASE(ranges_are_said)
{
    assert_str(choice_range(a, choice_find("le_tren"), true), "20–25 mm");
    assert_str(choice_range(a, choice_find("thut_dau_dong"), true), "1 cm / 1,27 cm");
    assert_str(choice_range(a, choice_find("gian_dong"), true), "1–1,5");
    assert_str(choice_range(a, choice_find("cach_doan"), true), "≥ 6 pt");
    assert_str(choice_range(a, choice_find("cach_doan"), false), "6–24 pt");
}

static form with(const char *id, const char *words)
{
    plan p = {0};
    *list_add(a, &p.the_thuc) = (lua_chon){id, {.text = str_from(words)}};
    return form_of(&p);
}

CASE(what_is_usual_needs_no_choice)
{
    plan nothing = {0};
    form f = form_of(&nothing);
    assert_memory_equal(&f, &usual_form, sizeof f);
}

/* Both ends of every row are within the size that the components allow. */
CASE(every_choice_changes_the_form)
{
    for (const choice *c = choices; c->id; c++) {
        const double ends[] = {c->from, c->to};
        size_t differ = 0;
        for (size_t i = 0; i < 2; i++) {
            char words[20];
            snprintf(words, sizeof words, "%g", ends[i]);
            form f = with(c->id, words);
            differ += memcmp(&f, &usual_form, sizeof f) != 0;
            for (int k = 0; k < COMPONENTS; k++)
                if (f.components[k].size_from)
                    assert_in_range(f.components[k].size, f.components[k].size_from,
                                    f.components[k].size_to);
        }
        assert_true(differ > 0);
    }
}

CASE(margins)
{
    assert_int_equal(with("le_tren", "25").page.top, 1417);
    assert_int_equal(with("le_duoi", "2,5 cm").page.bottom, 1417);
    assert_int_equal(with("le_trai", "35").page.left, 1984);
    assert_int_equal(with("le_phai", "15").page.right, 850);
    assert_int_equal(with("le_phai", "9").page.right, usual_form.page.right);
}

/* On one line at 13 points beside the issuer, whatever the margins (II.1). */
CASE(quoc_hieu_fits_between_all_margins)
{
    static const char *const lefts[] = {"30", "35"}, *const rights[] = {"15", "20"};
    for (size_t i = 0; i < 4; i++) {
        plan p = {0};
        *list_add(a, &p.the_thuc) = (lua_chon){"le_trai", {.text = str_from(lefts[i / 2])}};
        *list_add(a, &p.the_thuc) = (lua_chon){"le_phai", {.text = str_from(rights[i % 2])}};
        form f = form_of(&p);
        assert_int_equal(f.components[TP_QUOC_HIEU].size, 13);
        double wide = metrics_width(S(QUOC_HIEU), face_of(&f, TP_QUOC_HIEU)) + quoc_hieu_spare;
        double issuer = metrics_width(S("ỦY BAN NHÂN DÂN"), face_of(&f, TP_CO_QUAN));
        assert_true(wide + issuer < text_width(&f.page));
    }
}

CASE(sizes_that_belong_together_stay_together)
{
    form f = with("co_chu_quoc_hieu", "12");
    assert_int_equal(f.components[TP_QUOC_HIEU].size, 12);
    assert_int_equal(f.components[TP_TIEU_NGU].size, 13);
    assert_int_equal(f.components[TP_CO_QUAN].size, 12);
    assert_int_equal(f.components[TP_CHU_QUAN].size, 12);
    assert_int_equal(f.components[TP_SO].size, 13);
    f = with("co_chu", "13");
    assert_int_equal(f.components[TP_THAN].size, 13);
    assert_int_equal(f.components[TP_MUC].size, 13);
    assert_int_equal(f.components[TP_TRICH_YEU].size, 13);
    assert_int_equal(f.components[TP_HO_TEN].size, 13);
    assert_int_equal(f.components[TP_PHU_LUC].size, 14); /* fixed: V.9 */
    assert_true(level_drop(&f, TP_TU_NOI_NHAN) < level_drop(&usual_form, TP_TU_NOI_NHAN));
    f = with("co_chu_dia_danh", "14");
    assert_true(level_drop(&f, TP_SO) > 0);
}

CASE(the_text)
{
    assert_int_equal(with("thut_dau_dong", "1").components[TP_KHOAN].first_line, 567);
    assert_int_equal(with("cach_doan", "12").components[TP_DIEM].before, 240);
    assert_int_equal(with("gian_dong", "1,5").components[TP_THAN].line, 360);
    assert_int_equal(with("gian_dong", "đơn").components[TP_THAN].line, 0);
}

static void assert_reported(const char *id, const char *words, diag_code code)
{
    plan p = {0};
    diags found_faults = {.a = a};
    *list_add(a, &p.the_thuc) = (lua_chon){id, {.text = str_from(words)}};
    check_plan(&found_faults, &p);
    bool found = false;
    for (size_t i = 0; i < found_faults.list.n; i++)
        found |= found_faults.list.at[i].code == code;
    assert_true(found);
}

CASE(what_cannot_be_chosen_is_reported)
{
    assert_reported("le_tren", "hai", DIAG_CHOICE_UNREADABLE);
    assert_reported("le_tren", "30", DIAG_CHOICE_OUTSIDE);
    assert_reported("co_chu_bang", "9", DIAG_CHOICE_OUTSIDE_OURS);
    assert_reported("cach_doan", "48", DIAG_CHOICE_OUTSIDE_OURS);
    assert_reported("cach_doan", "3", DIAG_CHOICE_OUTSIDE);
    assert_reported("co_chu", "13,5", DIAG_CHOICE_FRACTION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(known_keys_are_the_rows),
        TEST(values_are_read_with_and_without_units),
        TEST(ranges_are_said),
        TEST(what_is_usual_needs_no_choice),
        TEST(every_choice_changes_the_form),
        TEST(margins),
        TEST(quoc_hieu_fits_between_all_margins),
        TEST(sizes_that_belong_together_stay_together),
        TEST(the_text),
        TEST(what_cannot_be_chosen_is_reported),
    };
    return RUN(tests);
}
