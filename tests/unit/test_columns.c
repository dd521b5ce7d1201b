/* nd30/columns, nd30/cells and nd30/wide: widths from content, alignment, which pages tables need.
 */
#include "nd30/cells.h"

#include <stdlib.h>

#include "nd30/metrics.h"
#include "nd30/wide.h"
#include "plan/inline.h"
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

/* A heading, then rows that are all the same. */
static table *rows_of(const char *head, const char *one, size_t n)
{
    buf all = {.a = a};
    buf_add(&all, str_from(head));
    for (size_t i = 0; i < n; i++) {
        buf_byte(&all, '\n');
        buf_add(&all, str_from(one));
    }
    buf_byte(&all, '\0');
    return settled(all.p);
}

#define LONG                                                                                       \
    "Xây dựng cơ sở dữ liệu dùng chung về đất đai, hộ tịch, dân cư của xã và kết nối với tỉnh"

static size_t lines_of_cell(const char *words, int width)
{
    double room = width - cell_sides();
    return metrics_wrapped(str_from(words), face_of(&usual_form, TP_O_BANG), room, room);
}

CASE(a_long_column_takes_from_those_with_room)
{
    table *t = rows_of("|TT|Nhiệm vụ|Chủ trì|Thời hạn|\n|-|-|-|-|",
                       "|?|" LONG "|Văn phòng HĐND và UBND|Hoàn thành trong quý I|", 30);
    const column_form *got = measured(t, 9071);
    size_t most = lines_of_cell(LONG, got[1].width);
    assert_true(lines_of_cell("Văn phòng HĐND và UBND", got[2].width) <= most);
    assert_true(lines_of_cell("Hoàn thành trong quý I", got[3].width) <= most);
    assert_true(most <= 3);
    assert_true(got[0].width < 700);
    assert_true(got[1].width < 9071 * 7 / 10);
}

CASE(no_column_falls_below_its_least)
{
    table *t = rows_of("|TT|Nhiệm vụ|Số tiền|Ngày|Ký hiệu|\n|-|-|-|-|-|",
                       "|?|" LONG "; " LONG "|1.250.000|06/02/2026|171/KH-UBND|", 30);
    const column_form *got = measured(t, 9071);
    assert_true(got[2].width >= needed("1.250.000"));
    assert_true(got[3].width >= needed("06/02/2026"));
    assert_true(got[4].width >= needed("171/KH-UBND"));
    table *joined = rows_of("|a|b|c|\n|-|-|-|", "|" LONG "|1.250.000.000.000 triệu đồng||", 3);
    got = measured(joined, 9071);
    assert_true(got[1].width + got[2].width >= needed("1.250.000.000.000 triệu đồng"));
}

static int apart(const column_form *columns, size_t i, size_t k)
{
    return abs(columns[i].width - columns[k].width);
}

CASE(columns_alike_are_as_wide)
{
    table *same = rows_of("|Việc|Việc|Việc|\n|-|-|-|", "|" LONG "|" LONG "|" LONG "|", 9);
    for (int room = 4000; room < 15000; room += 977) {
        const column_form *got = measured(same, room);
        assert_true(apart(got, 0, 1) <= 1 && apart(got, 0, 2) <= 1);
    }
    table *figures = rows_of("|Việc|Xã|Cộng|Nguồn vốn khác|Ngày|\n|-|-|-|-|-|",
                             "|" LONG "|1.250|1.500|25,5|06/02/2026|", 9);
    const column_form *got = measured(figures, 9071);
    assert_true(apart(got, 1, 2) <= 1 && apart(got, 1, 3) <= 1);
    assert_true(apart(got, 1, 4) > 1);
    table *others = rows_of("|Việc|Xã|Cộng|\n|-|-|-|", "|" LONG "|12|1.250.000.000.000|", 9);
    got = measured(others, 9071);
    assert_true(apart(got, 1, 2) > 200);
}

CASE(many_rows_are_like_some)
{
    static const char head[] = "|TT|Việc|Nơi|\n|-|-|-|";
    static const char one[] = "|?|" LONG "|Nhà văn hóa các thôn của xã|";
    const column_form *few = measured(rows_of(head, one, 40), 9071);
    const column_form *many = measured(rows_of(head, one, 4000), 9071);
    assert_true(abs(few[2].width - many[2].width) < 500);
}

/* Words of a body cell as they are set in so many twips. */
static void assert_words(const char *words, double room, const char *want)
{
    table *t = settled(words);
    const runs *got = cell_words(a, &usual_form, &t->rows.at[0],
                                 &t->rows.at[0].cells.at[0].paragraphs.at[0], room);
    assert_string_equal(str_z(a, runs_text(a, got)), want);
}

CASE(cells_hold_words_together_where_they_fit)
{
    assert_words("|Thôn số 12|x|", 2000, "Thôn số\u00A012");
    assert_words("|Thôn số 12|x|", needed("số 12") - 2 * table_cell_margin - 1, "Thôn số 12");
    assert_words("|Trước ngày 15/3/2026|x|", 1200, "Trước ngày 15/3/2026");
    assert_words("|Trước ngày 15/3/2026|x|", 2000, "Trước ngày\u00A015/3/2026");
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

static page_form page_of(const phu_luc *l)
{
    return annex_turns(a, &usual_form, l) ? page_turned(&usual_form.page) : usual_form.page;
}

CASE(annexes_turn_for_what_does_not_fit)
{
    block b = {.kind = BLOCK_BANG, .table = settled("|a|b|")};
    phu_luc l = {.nhan = S("Phụ lục"), .than = {&b, 1, 1}};
    page_form page = page_of(&l);
    assert_int_equal(page.width, usual_form.page.width);
    l.kho = KHO_NGANG;
    page = page_of(&l);
    assert_int_equal(page.width, usual_form.page.height);
    assert_int_equal(page.height, usual_form.page.width);
    assert_int_equal(page.left, usual_form.page.left);
    buf wide = {.a = a};
    for (size_t i = 0; i < 11; i++)
        buf_add(&wide, S("|1.250.000"));
    buf_byte(&wide, '\0');
    b.table = settled(wide.p);
    assert_int_equal(page_of(&l).width, usual_form.page.height);
    l.kho = KHO_UNSAID;
    assert_int_equal(page_of(&l).width, usual_form.page.height);
    l.kho = KHO_DOC;
    assert_int_equal(page_of(&l).width, usual_form.page.width);
}

CASE(heading_rows_have_room_for_cells_that_reach_down)
{
    table *t = settled("|a<br>b<br>c<br>d|e|\n|^^|g|\n|-|-|\n|1|2|");
    const column_form *of = measured(t, 9071);
    const component_form *head = &usual_form.components[TP_DAU_BANG];
    int one = line_height(head->size) + head->before + head->after;
    const int *heights = cells_heading_heights(a, &usual_form, t, of);
    assert_int_equal(heights[0], one);
    assert_int_equal(heights[1], 3 * one);
    assert_int_equal(heights[2], 0);
    table *plain = settled("|a<br>b|e|\n|c|g|\n|-|-|\n|1|2|");
    of = measured(plain, 9071);
    assert_int_equal(cells_heading_heights(a, &usual_form, plain, of)[0], 0);
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
        TEST(a_long_column_takes_from_those_with_room),
        TEST(no_column_falls_below_its_least),
        TEST(columns_alike_are_as_wide),
        TEST(many_rows_are_like_some),
        TEST(cells_hold_words_together_where_they_fit),
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
