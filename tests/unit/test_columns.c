/* nd30/columns and nd30/wide: widths from content, alignment, which pages tables need. */
#include "nd30/columns.h"
#include "nd30/metrics.h"
#include "nd30/wide.h"
#include "plan/table_settle.h"
#include "plan/table_text.h"
#include "plan_text.h"

static table *settled(const char *text)
{
    inline_scope s = {.d = &d, .notes.a = a};
    lines all = lines_of(str_from(text));
    table *t = table_parse(&s, all.at, all.n);
    table_settle(&d, t);
    return t;
}

static const column_form *measured(const table *t, int room)
{
    return columns_measure(a, &usual_form, t, room);
}

/* Words of a cell in its column, with the cell's margins. */
static double needed(const char *words)
{
    return metrics_width(str_from(words), face_of(&usual_form, TP_O_BANG)) + 2 * table_cell_margin;
}

CASE(widths_add_up_to_the_room)
{
    static const char *const rows[] = {
        "|a|b|c|", "|a||\n|b|c|", "|a|\n|-|\n|một hai ba bốn năm sáu bảy|",
        "|TT|Việc|\n|-|-|\n|1|Một hai ba bốn năm sáu bảy tám chín mười|"};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int room = 300; room < 15000; room += 977) {
            table *t = settled(rows[i]);
            const column_form *got = measured(t, room);
            int sum = 0;
            for (size_t c = 0; c < t->n_columns; c++) {
                assert_true(got[c].width > 0);
                sum += got[c].width;
            }
            assert_int_equal(sum, room);
        }
}

CASE(figures_stay_whole)
{
    static const char *const figures[] = {"1.250.000.000", "06/02/2026", "171/KH-UBND",
                                          "1.250.000 đồng", "1,5 triệu đồng"};
    for (size_t i = 0; i < COUNT(figures); i++) {
        str all = STR_CAT(a, S("|TT|Việc|Số|\n|-|-|-|\n|1|"), S("Một hai ba bốn năm sáu bảy tám "),
                          S("chín mười mười một mười hai mười ba mười bốn mười lăm|"),
                          str_from(figures[i]), S("|"));
        table *t = settled(str_z(a, all));
        const column_form *got = measured(t, 6000);
        assert_true(columns_fit(a, &usual_form, t, 6000));
        assert_true(got[2].width >= needed(figures[i]));
        assert_true(got[0].width < 700);
    }
}

CASE(a_joined_cell_counts_toward_its_columns)
{
    table *t = settled("|1.250.000.000.000||x|\n|a|b|một hai ba bốn năm sáu bảy tám chín mười|");
    const column_form *got = measured(t, 5000);
    assert_true(got[0].width + got[1].width >= needed("1.250.000.000.000"));
    table *down = settled("|1.250.000.000.000|một hai ba bốn năm sáu bảy tám|\n|^^|b|");
    assert_true(measured(down, 8000)[0].width >= needed("1.250.000.000.000"));
}

/* By the first letter of the style's alignment: trái, giữa, phải. */
static void assert_styles(const char *text, const char *want)
{
    table *t = settled(text);
    const column_form *got = measured(t, 9071);
    for (size_t c = 0; c < t->n_columns; c++) {
        component style = got[c].style;
        char is = style == TP_O_BANG_GIUA ? 'g' : style == TP_O_BANG_PHAI ? 'p' : 't';
        if (is != want[c])
            fail_msg("%s: column %zu is %c, not %c", text, c, is, want[c]);
    }
    assert_int_equal(strlen(want), t->n_columns);
}

CASE(columns_are_set_by_what_they_hold)
{
    assert_styles("|TT|b|c|\n|-|-|-|\n|1|x|12|", "gtp");
    assert_styles("|a|STT|\n|-|-|\n|1|x|", "pg");
    assert_styles("|1|x|\n|2|y|", "gt"); /* ordinals without a heading */
    assert_styles("|a|\n|-|\n|12|\n|-|\n|1.000,5|\n|95%|", "p");
    assert_styles("|a|\n|-|\n|12 ha|\n|1,5 tỷ đồng|", "p");
    assert_styles("|a|\n|-|\n|12 con|", "t");
    assert_styles("|a|\n|-|\n|0912345678|", "t"); /* a code */
    assert_styles("|a|\n|-|\n|02|", "p");
    assert_styles("|a|\n|-|\n|06/02/2026|\n|//2026|", "g");
    assert_styles("|a|\n|-|\n|06/02/2026|\n|12|", "t");
    assert_styles("|a|\n|-|\n||", "t");
    assert_styles("|TT|b|c|\n|:-|-:|:-:|\n|1|x|12|", "tpg");
}

CASE(what_fits)
{
    table *t = settled("|1.250.000.000|1.250.000.000|1.250.000.000|");
    int needs = (int)(3 * (needed("1.250.000.000") + TWIPS_PER_POINT)) + 3;
    assert_true(columns_fit(a, &usual_form, t, needs));
    assert_false(columns_fit(a, &usual_form, t, needs - 10));
    table *words = settled("|một hai ba|một hai ba|một hai ba|");
    assert_true(columns_fit(a, &usual_form, words, 3200));
    assert_false(columns_fit(a, &usual_form, words, 2000)); /* columns no one could read */
}

CASE(annexes_turn_for_what_does_not_fit)
{
    block b = {.kind = BLOCK_BANG, .table = settled("|a|b|")};
    phu_luc l = {.nhan = S("Phụ lục"), .than = {&b, 1, 1}};
    page_form page = annex_page(a, &usual_form, &l);
    assert_int_equal(page.width, usual_form.page.width);
    l.kho = KHO_NGANG;
    page = annex_page(a, &usual_form, &l);
    assert_int_equal(page.width, usual_form.page.height);
    assert_int_equal(page.height, usual_form.page.width);
    assert_int_equal(page.left, usual_form.page.left);
    buf wide = {.a = a};
    for (size_t i = 0; i < 11; i++)
        buf_add(&wide, S("|1.250.000"));
    buf_byte(&wide, '\0');
    b.table = settled(wide.p);
    assert_int_equal(annex_page(a, &usual_form, &l).width, usual_form.page.height);
    l.kho = KHO_UNSAID;
    assert_int_equal(annex_page(a, &usual_form, &l).width, usual_form.page.height);
    l.kho = KHO_DOC;
    assert_int_equal(annex_page(a, &usual_form, &l).width, usual_form.page.width);
}

CASE(heading_rows_have_room_for_cells_that_reach_down)
{
    table *t = settled("|a<br>b<br>c<br>d|e|\n|^^|g|\n|-|-|\n|1|2|");
    const column_form *of = measured(t, 9071);
    const component_form *head = &usual_form.components[TP_DAU_BANG];
    int one = line_height(head->size) + head->before + head->after;
    const int *heights = columns_heading_heights(a, &usual_form, t, of);
    assert_int_equal(heights[0], one);
    assert_int_equal(heights[1], 3 * one);
    assert_int_equal(heights[2], 0);
    table *plain = settled("|a<br>b|e|\n|c|g|\n|-|-|\n|1|2|");
    of = measured(plain, 9071);
    assert_int_equal(columns_heading_heights(a, &usual_form, plain, of)[0], 0);
}

CASE(cells_stand_in_the_middle_unless_they_reach_far)
{
    const row body = {0}, head = {.heading = true};
    assert_true(cell_is_middle(&body, &(cell){.down = 1}));
    assert_true(cell_is_middle(&body, &(cell){.down = (size_t)middle_rows}));
    assert_false(cell_is_middle(&body, &(cell){.down = (size_t)middle_rows + 1}));
    assert_true(cell_is_middle(&head, &(cell){.down = (size_t)middle_rows + 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(widths_add_up_to_the_room),
        TEST(figures_stay_whole),
        TEST(a_joined_cell_counts_toward_its_columns),
        TEST(columns_are_set_by_what_they_hold),
        TEST(what_fits),
        TEST(annexes_turn_for_what_does_not_fit),
        TEST(heading_rows_have_room_for_cells_that_reach_down),
        TEST(cells_stand_in_the_middle_unless_they_reach_far),
    };
    return RUN(tests);
}
