/* template/fill_memory, body_memory, step_memory, quiet_steps: from some row of a list on, what
 * rows have in common is what was kept of those before, and nothing is worked out once more. */
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "template/job_state.h"

enum { ROWS = 60, LEARNT = 6 /* rows, at most, until all is kept */ };

static const char input[] = "[văn bản]\n"
                            "số = 3\n"
                            "ngày = 05/8/2024\n"
                            "trích yếu = Ra quân dọn vệ sinh\n"
                            "[căn cứ]\n"
                            "danh sách =\n"
                            "    Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020\n"
                            "    Căn cứ tình hình của {{don_vi.ten}}\n"
                            "[mục I]\n"
                            "tiêu đề = Nội dung\n"
                            "nội dung =\n"
                            "    ?. Việc chung của mọi đơn vị.\n"
                            "    ?. Việc đầu tháng của {{don_vi.ten}} và các thôn.\n"
                            "    - Dọn rác ở {{don_vi.ten}} **hằng tuần**;\n"
                            "    - Trồng cây.\n"
                            "    ?. {{#ky.ho_ten}}Có **người** ký.{{/ky.ho_ten}}\n"
                            "    | Việc | Hạn |\n"
                            "    |:--|:--|\n"
                            "    | dọn vệ sinh | tháng 4 |\n"
                            "[nơi nhận]\n"
                            "danh sách = - Các phòng của {{don_vi.loai}}\n"
                            "lưu = VT\n"
                            "[ký]\n"
                            "chức vụ = CHỦ TỊCH\n"
                            "họ tên = Phạm Văn Lợi\n";

static char list_path[] = "/tmp/kehoach-recall-XXXXXX.csv";

/* `columns`: heading of columns besides; `said`: what rows have in them, in turn. */
static bool write_list(const char *columns, const char *const *cells, size_t n)
{
    buf rows = {.a = a};
    buf_add(&rows, STR_CAT(a, S("tên,địa danh"), str_from(columns), S("\n")));
    for (size_t i = 0; i < (n ? n : ROWS); i++) {
        str own = STR_CAT(a, S("Hòa "), str_number(a, i + 1)), more = n ? str_from(cells[i]) : S("");
        buf_add(&rows, STR_CAT(a, S("xã "), own, S(","), own, more, S("\n")));
    }
    return file_write(&d, str_from(list_path), buf_str(&rows));
}

static int set_up_list(void **state)
{
    int fd = mkstemps(list_path, 4);
    if (fd < 0 || close(fd) != 0 || setup(state) != 0)
        return -1;
    return write_list("", NULL, 0) ? 0 : -1;
}

static int take_list_away(void **state)
{
    int gone = unlink(list_path);
    memcpy(list_path + sizeof list_path - 11, "XXXXXX", 6);
    return gone + teardown(state);
}

static job *job_of(const char *text, size_t rows)
{
    job_options *how = NEW(a, job_options);
    str *lists = NEW(a, str);
    *lists = str_from(list_path);
    *how = (job_options){.places = template_places_make(a, S("/khong-co"), NULL, 0),
                         .from = {S("."), NULL, 0},
                         .lists = lists,
                         .n_lists = 1};
    job *j = job_read(&d, make_source(str_from(text)), how);
    assert_faults("");
    assert_non_null(j);
    assert_int_equal(job_rows(j), rows);
    return j;
}

static job *job_made(void)
{
    return job_of(input, ROWS);
}

static plan plan_of(job *j, size_t nth, arena *to)
{
    plan p = {0};
    str name;
    diags own = {.a = to};
    arena_reset(to);
    assert_true(job_row_plan(j, nth, true, &own, &p, &name));
    assert_int_equal(own.list.n, 0);
    return p;
}

/* A line with these words in it. */
static const block *line_with(const blocks *all, const char *words)
{
    for (size_t i = 0; i < all->n; i++) {
        str text = runs_text(a, &all->at[i].runs);
        if (str_find(text, str_from(words)) < text.n)
            return &all->at[i];
    }
    fail_msg("no line with: %s", words);
    return NULL;
}

typedef struct two_plans {
    arena *of[2]; /* every other plan's */
    plan now, before;
} two_plans;

static void make_next(job *j, two_plans *two, size_t nth)
{
    static jmp_buf nowhere; /* memory doesn't run out */
    for (size_t i = 0; i < 2 && nth == 0; i++) {
        two->of[i] = arena_new();
        arena_on_no_memory(two->of[i], &nowhere);
    }
    two->before = two->now;
    two->now = plan_of(j, nth, two->of[nth % 2]);
}

static void end_plans(two_plans *two)
{
    arena_free(two->of[0]);
    arena_free(two->of[1]);
}

CASE(lines_are_copies_of_kept_ones)
{
    static const char *const same[] = {"Việc chung", "Trồng cây", "Có người ký"};
    two_plans two = {0};
    job *j = job_made();
    for (size_t nth = 0; nth < ROWS; nth++) {
        make_next(j, &two, nth);
        for (size_t i = 0; i < COUNT(same) && nth > LEARNT; i++) {
            const block *now = line_with(&two.now.than, same[i]);
            const block *before = line_with(&two.before.than, same[i]);
            assert_non_null(now->kept);
            assert_ptr_equal(now->kept, before->kept);
            assert_ptr_equal(now->runs.at, before->runs.at);
        }
    }
    end_plans(&two);
}

/* The words in bold type of a line. */
static str bold_of(const block *b)
{
    for (size_t i = 0; i < b->runs.n; i++)
        if (b->runs.at[i].marks & MARK_BOLD)
            return b->runs.at[i].text;
    return (str){0};
}

/* A line with the unit's name: the rest of it is from the line that was kept, not from the text. */
CASE(lines_with_a_name_are_filled_but_for_it)
{
    const char *first = NULL;
    two_plans two = {0};
    job *j = job_made();
    for (size_t nth = 0; nth < ROWS; nth++) {
        make_next(j, &two, nth);
        const block *now = line_with(&two.now.than, "Dọn rác");
        str name = STR_CAT(a, S("- Dọn rác ở xã Hòa "), str_number(a, nth + 1), S(" hằng tuần;"));
        assert_str(runs_text(a, &now->runs), str_z(a, name));
        assert_str(bold_of(now), "hằng tuần");
        if (nth == 0)
            first = bold_of(now).p;
        if (nth <= LEARNT)
            continue;
        assert_ptr_not_equal(bold_of(now).p, first);
        assert_ptr_equal(bold_of(now).p, bold_of(line_with(&two.before.than, "Dọn rác")).p);
    }
    end_plans(&two);
}

/* ---- what isn't kept ---- */

#define HEAD "[văn bản]\nsố = 3\nngày = 05/8/2024\ntrích yếu = Ra quân\n"
#define TAIL "[nơi nhận]\nlưu = VT\n[ký]\nchức vụ = CHỦ TỊCH\nhọ tên = Phạm Văn Lợi\n"

/* The plan of a row of its own arena; what is told of it in *own. */
static plan next_plan(job *j, size_t nth, diags *own)
{
    plan p = {0};
    str name;
    *own = (diags){.a = a};
    job_row_plan(j, nth, true, own, &p, &name);
    return p;
}

static str all_lines(const blocks *all)
{
    buf out = {.a = a};
    for (size_t i = 0; i < all->n; i++)
        buf_add(&out, STR_CAT(a, i ? S(" | ") : S(""), runs_text(a, &all->at[i].runs)));
    return buf_str(&out);
}

/* The blocks that a list's entries come to on the way are none of the text. */
CASE(entries_of_a_list_name_each_unit)
{
    static const char text[] = HEAD "[kính gửi]\ndanh sách =\n    Các phòng của {{don_vi.ten}}\n    Sở Y tế\n"
                               "[mục I]\ntiêu đề = Việc\nnội dung =\n    Mở đầu.\n    {{#kinh_gui.danh_sach}}\n"
                               "    - Gửi {{.}};\n    {{/kinh_gui.danh_sach}}\n    Kết.\n" TAIL;
    diags own;
    job *j = job_of(text, ROWS);
    for (size_t nth = 0; nth < 8; nth++) {
        plan p = next_plan(j, nth, &own);
        str wanted = STR_CAT(a, S("I. VIỆC | Mở đầu. | - Gửi Các phòng của xã Hòa "), str_number(a, nth + 1),
                             S("; | - Gửi Sở Y tế; | Kết./."));
        assert_str(all_lines(&p.than), str_z(a, wanted));
    }
}

static size_t times_told(const diags *of, diag_code code)
{
    size_t n = 0;
    for (size_t i = 0; i < of->list.n; i++)
        n += of->list.at[i].code == code;
    return n;
}

/* Told once in a plan, a value is missing in each plan that asks for it, wherever it asks. */
CASE(a_missing_value_is_told_in_each_plan)
{
    static const char text[] = HEAD "[mục I]\ntiêu đề = Việc\nnội dung =\n"
                               "    {{#van_ban.nguoi_soan}}\n    ?. Một, {{van_ban.do_khan}}.\n    {{/van_ban.nguoi_soan}}\n"
                               "    ?. Hai, {{van_ban.do_khan}}.\n" TAIL;
    static const char *const cells[] = {",ab", ",", ",ab", ",", ","};
    diags own;
    assert_true(write_list(",văn bản.người soạn", cells, COUNT(cells)));
    job *j = job_of(text, COUNT(cells));
    for (size_t nth = 0; nth < COUNT(cells); nth++) {
        next_plan(j, nth, &own);
        assert_int_equal(times_told(&own, DIAG_PATH_NO_VALUE), 1);
    }
}

/* An entry that is a sign alone in one plan stands in the next. */
CASE(an_entry_that_came_to_nothing_stands_again)
{
    static const char text[] = HEAD "[mục I]\ntiêu đề = Việc\nnội dung = Một.\n"
                               "[kính gửi]\ndanh sách =\n    - Sở Y tế\n    {{#van_ban.so_ban}}\n"
                               "    - Số {{van_ban.so_ban}}\n    {{/van_ban.so_ban}}\n    {{van_ban.nguoi_soan | in_hoa}}\n" TAIL;
    static const char *const cells[] = {",,ab", ",5,cd", ",,+", ",,ef"};
    static const char *const entries[] = {"- Sở Y tế; | - AB.", "- Sở Y tế; | - Số 5; | - CD.", "Sở Y tế", "- Sở Y tế; | - EF."};
    diags own;
    assert_true(write_list(",văn bản.số bản,văn bản.người soạn", cells, COUNT(cells)));
    job *j = job_of(text, COUNT(cells));
    for (size_t nth = 0; nth < COUNT(cells); nth++) {
        plan p = next_plan(j, nth, &own);
        buf all = {.a = a};
        for (size_t i = 0; i < p.kinh_gui.n; i++)
            buf_add(&all, STR_CAT(a, i ? S(" | ") : S(""), p.kinh_gui.at[i].text));
        assert_str(buf_str(&all), entries[nth]);
    }
}

/* Lines of a row's own value are told of where that row has them, though others have the same. */
CASE(lines_of_a_row_stand_in_that_row)
{
    static const char text[] = HEAD "[mục I]\ntiêu đề = Việc\nnội dung =\n    Mở đầu.\n    {{can_cu.danh_sach}}\n" TAIL;
    static const char *const cells[] = {",Căn cứ A;", ",Căn cứ A;", ",Căn cứ A;", ",Căn cứ A;"};
    diags own;
    assert_true(write_list(",căn cứ.danh sách", cells, COUNT(cells)));
    job *j = job_of(text, COUNT(cells));
    for (size_t nth = 0; nth < COUNT(cells); nth++) {
        plan p = next_plan(j, nth, &own);
        const block *one = line_with(&p.than, "Căn cứ A");
        assert_int_equal(source_place(one->at, NULL).line, nth + 2);
        assert_int_equal(source_place(one->runs.at[0].at, NULL).line, nth + 2);
    }
}

/* What was tried once came to the same in all rows. */
CASE(steps_are_done_once)
{
    two_plans two = {0};
    job *j = job_made();
    const fill_memory *m = &j->memory;
    for (size_t nth = 0; nth < ROWS; nth++)
        make_next(j, &two, nth);
    assert_int_equal(m->body.tried, 1);
    assert_int_equal(m->body_above.tried, 1);
    assert_int_equal(m->recipients.tried, 1);
    assert_int_equal(m->signer.tried, 1);
    for (size_t i = 0; i < QUIET_STEPS; i++)
        assert_int_equal(m->quiet.n[i], 1);
    end_plans(&two);
}

/* A row leaves nothing behind, once there is enough. */
CASE(memory_stops_growing)
{
    two_plans two = {0};
    job *j = job_made();
    size_t size = 0;
    for (size_t nth = 0; nth < ROWS; nth++) {
        make_next(j, &two, nth);
        if (nth == LEARNT)
            size = arena_size(j->memory.a);
    }
    assert_int_equal(arena_size(j->memory.a), size);
    end_plans(&two);
}

#define WITH_LIST(f) cmocka_unit_test_setup_teardown(f, set_up_list, take_list_away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIST(lines_are_copies_of_kept_ones),
        WITH_LIST(lines_with_a_name_are_filled_but_for_it),
        WITH_LIST(entries_of_a_list_name_each_unit),
        WITH_LIST(a_missing_value_is_told_in_each_plan),
        WITH_LIST(an_entry_that_came_to_nothing_stands_again),
        WITH_LIST(lines_of_a_row_stand_in_that_row),
        WITH_LIST(steps_are_done_once),
        WITH_LIST(memory_stops_growing),
    };
    return RUN(tests);
}
