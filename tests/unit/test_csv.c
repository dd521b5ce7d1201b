/* input/csv: headings, rows, places, faults; what is read is compared with Python's reading in
 * tests/oracle. */
#include "test.h"

#include "base/decode.h"
#include "input/csv.h"
#include "input/window.h"

static csv_list list;

static bool read_text(str text)
{
    return csv_read(&d, make_source(text), &list);
}

/* "a|b" for the heading, then for each row, "/" between. */
static str list_shown(void)
{
    buf b = {.a = a};
    for (size_t i = 0; i < list.columns.n; i++)
        buf_add(&b, STR_CAT(a, i ? S("|") : S(""), list.columns.at[i].folded));
    for (size_t i = 0; i < list.rows.n; i++)
        for (size_t k = 0; k < list.rows.at[i].cells.n; k++)
            buf_add(&b, STR_CAT(a, k ? S("|") : S("/"), list.rows.at[i].cells.at[k].text));
    return buf_str(&b);
}

CASE(what_lists_give)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"tên,số\nA,1\nB,2\n", "ten|so/A|1/B|2"},
        {"tên;số\r\nA;1\r\nB;2", "ten|so/A|1/B|2"},
        {"tên\tsố\rA\t1\rB\t2\r", "ten|so/A|1/B|2"},
        {"tên\nA\nB\n", "ten/A/B"},
        {"\n \r\n,,\ntên,số\n\n,\n  , \t\nA,1\n\n", "ten|so/A|1"},
        {" Họ  Tên , Nơi-Nhận.Lưu \nA,VT", "ho_ten|noi_nhan.luu/A|VT"},
        {"\"tên\",\"a,b;;;;\"\nA,1\n", "ten|a,b;;;;/A|1"}, /* outside quotes: one comma */
        {"tên;ghi chú, nếu có;số\nA;b, c;1\n", "ten|ghi_chu,_neu_co|so/A|b, c|1"},
        {"a, b;c\nA;1\n", "a,_b|c/A|1"}, /* as many: the rarer in text */
        {"tên,số\n\" A \",\"\"\n", "ten|so/A|"},
        {"tên,số\n\u00a0A\u3000,\t1\n", "ten|so/A|1"},
        {"tên,số\n\"A \"\"B\"\"\",\"1,5\"\n", "ten|so/A \"B\"|1,5"},
        {"tên,số\n\"một\nhai\r\nba\",1\n", "ten|so/một\nhai\r\nba|1"},
        {"\"tên\nđơn vị\",số\nA,1\n", "ten_don_vi|so/A|1"},
        {"te\u0302n,số\nTie\u0302\u0301ng,1\n", "ten|so/Tiếng|1"},
        {"tên,số\n,1\nA,\n", "ten|so/|1/A|"},
        {"tên,số\n-,1\n", "ten|so/-|1"},
        {"tên\n\"\"\"\"\n", "ten/\""},
        {"sep=;\ntên;a,b\nA;1\n", "ten|a,b/A|1"}, /* as Excel writes it */
        {"sep=|\r\ntên|số\r\nA|1\r\n", "ten|so/A|1"},
        {"sep=x\nA\n", "sep=x/A"},
        {"tên;số;;\nA;1;;\nB;2\n", "ten|so/A|1/B|2"}, /* columns without a word */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_true(read_text(str_from(rows[i].text)));
        assert_faults("");
        assert_str(list_shown(), rows[i].want);
    }
}

CASE(faults_and_their_places)
{
    static const struct {
        const char *text, *faults;
        size_t line, column;
    } rows[] = {
        {"", "CSV_EMPTY", 1, 1},
        {" \n\n,,\t\n", "CSV_EMPTY", 1, 1},
        {"tên,số\n", "CSV_NO_ROWS", 1, 1},
        {"\n tên,số\n,\n\n", "CSV_NO_ROWS", 2, 2},
        {"tên,,số\nA,1,2\n", "CSV_HEADING_BLANK", 1, 5},
        {"tên,,,số\nA,,,1\n", "CSV_HEADING_BLANK", 1, 5}, /* a run of them is one fault */
        {"tên,số,,\"\",\nA,1,,,\nB,2,,x,\n", "CSV_HEADING_BLANK", 1, 8},
        {",số,\nA,1,\n", "CSV_HEADING_BLANK", 1, 1},
        {"sep=;\n", "CSV_EMPTY", 1, 1},
        {"tên, TÊN\nA,1\n", "CSV_HEADING_TWICE", 1, 6},
        {"Họ tên,số,ho-ten,HO_TEN\nA,1,2,3\n", "CSV_HEADING_TWICE CSV_HEADING_TWICE", 1, 11},
        {"tên,số\nA,\"1\nB,2\n", "CSV_QUOTE_OPEN", 2, 3},
        {"tên,số\nA,\"1\"\"", "CSV_QUOTE_OPEN", 2, 3},
        {"tên,\"số\nA,1\n", "CSV_QUOTE_OPEN", 1, 5},
        {"tên,số\nA,\"", "CSV_QUOTE_OPEN", 2, 3},
        {"tên,số\nXã \"A\",1\nB\n", "CSV_QUOTE_STRAY CSV_ROW_SHORT", 2, 4},
        {"tên,số\n\"Xã \"A\"\",1\nB\n", "CSV_QUOTE_STRAY CSV_ROW_SHORT", 2, 5},
        {"tên,số\nA, \"1\"\nB,\"2\" \nC,3\n", "CSV_QUOTE_STRAY CSV_QUOTE_STRAY", 2, 4},
        {"tên,số\n\"Một\nhai\"x,1\nB,\"\n", "CSV_QUOTE_STRAY CSV_QUOTE_OPEN", 3, 4},
        {"tê\"n,số\nA,1,2,3\n\n\"B\"1", "CSV_QUOTE_STRAY CSV_QUOTE_STRAY", 1, 3},
        {"tê\"n", "CSV_QUOTE_STRAY", 1, 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_false(read_text(str_from(rows[i].text)));
        assert_faults(rows[i].faults);
        assert_place(0, rows[i].line, rows[i].column);
    }
}

CASE(rows_that_are_left_out)
{
    static const struct {
        const char *text, *faults, *want;
        size_t line, column, left;
    } rows[] = {
        {"tên,số\nA,1,5\nB,2\n", "CSV_ROW_LONG", "ten|so/B|2", 2, 5, 1},
        {"tên,số,\nA,1,,5\nB,2,\n", "CSV_ROW_LONG", "ten|so/B|2", 2, 6, 1},
        {"tên,số\nA,\"1\n\"\"5\",2,3\n", "CSV_ROW_LONG", "ten|so", 3, 6, 1},
        {"tên,số\nA\n B\n", "CSV_ROW_SHORT CSV_ROW_SHORT", "ten|so", 2, 1, 2},
        {"\n,,\ntên,số\n\nA,1\n;\n", "CSV_ROW_SHORT", "ten|so/A|1", 6, 1, 1}, /* `;` is a word */
        {"tên,số\nA,1\n\"B\"\n", "CSV_ROW_SHORT", "ten|so/A|1", 3, 1, 1},
        {"tên,số\nA\nB\nC\nD,1\nE\nF\n", "CSV_ROW_SHORT CSV_ROW_SHORT CSV_ROW_SHORT ROWS_ALIKE",
         "ten|so/D|1", 2, 1, 5},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_true(read_text(str_from(rows[i].text)));
        assert_faults(rows[i].faults);
        assert_place(0, rows[i].line, rows[i].column);
        assert_str(list_shown(), rows[i].want);
        assert_int_equal(list.row_faults, rows[i].left);
    }
}

CASE(faults_say_what_to_do)
{
    static const struct {
        const char *text;
        diag_code code;
        const char *words;
    } rows[] = {
        {"", DIAG_CSV_EMPTY,
         "tệp `test` chưa có gì; dòng đầu ghi tên các cột (danh sách đơn vị thì như `tên,ngày`), "
         "mỗi dòng sau là một hàng"},
        {"tên\n", DIAG_CSV_NO_ROWS,
         "tệp `test` chỉ có dòng tên cột; thêm các hàng ở dưới, mỗi hàng một dòng"},
        {"tên,\"\n\"\nA,1\n", DIAG_CSV_HEADING_BLANK,
         "cột 2 không có tên; dòng đầu phải là tên các cột: xóa dòng tên bảng ở trên nếu có, ghi tên "
         "cột, hoặc xóa cột này"},
        {"Họ tên,số,ho-ten\nA,1,2\n", DIAG_CSV_HEADING_TWICE,
         "`Họ tên` (cột 1) và `ho-ten` (cột 3) là cùng một tên; đổi tên hoặc xóa một cột"},
        {"tên\tsố\nA\t1\t\t\n", DIAG_CSV_ROW_LONG,
         "dòng này có 4 ô mà dòng tên cột chỉ có 2 ô, ô thừa bắt đầu ở đây; ô có dấu tab ở trong thì "
         "đặt cả ô trong \"…\""},
        {"tên;số;ngày\nA;1\n", DIAG_CSV_ROW_SHORT,
         "dòng này có 2 ô mà dòng tên cột có 3 ô, thiếu từ cột `ngày`; thêm ô còn thiếu, ô trống cũng "
         "cần "
         "dấu `;`"},
        {"tên\n\"A\n", DIAG_CSV_QUOTE_OPEN,
         "ô mở bằng dấu \" ở đây không đóng; thêm dấu \" ở cuối ô (dấu \" ở trong ô viết thành "
         "\"\")"},
        {"tên\nA\"\n", DIAG_CSV_QUOTE_STRAY,
         "dấu \" không đứng được ở đây; ô có dấu này thì đặt cả ô trong \"…\", ngoài không để dấu "
         "cách, và "
         "viết mỗi dấu ở trong thành \"\""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        bool good = read_text(str_from(rows[i].text));
        assert_int_equal(good, list.row_faults > 0);
        assert_int_equal(d.list.at[0].code, rows[i].code);
        assert_str(diag_text(a, &d.list.at[0], LANGUAGE_VI), rows[i].words);
    }
}

CASE(a_heading_on_two_lines_is_told_of_on_one)
{
    read_text(S("\"họ\r\ntên\",ho-ten\nA,1\n"));
    assert_faults("CSV_HEADING_TWICE");
    assert_str(d.list.at[0].args.at[0], "họ  tên");
}

static void assert_cell(size_t row, size_t column, size_t line_no, size_t column_no)
{
    place p = source_place(list.rows.at[row].cells.at[column].at, NULL);
    assert_int_equal(p.line, line_no);
    assert_int_equal(p.column, column_no);
}

CASE(places_of_cells)
{
    assert_true(read_text(S("tên,ghi chú,số\r\n"
                            "Bãi Cháy,\" \"\"a\"\", b\r\nc\"\"\",1\r\n"
                            "\r\n"
                            " \"\"\r\n")) == false); /* the last row is a fault, others are kept */
    assert_cell(0, 0, 2, 1);
    assert_cell(0, 1, 2, 12);
    assert_cell(0, 2, 3, 6);
    forget_faults();
    assert_true(read_text(S("a;b\n\n\"\";\"x\"\n;\"\ny\"\"z\";\n")));
    assert_int_equal(list.row_faults, 1);
    forget_faults();
    assert_true(read_text(S("a;b\n\n\"\";\"x\"\n;\"\ny\"\"z\"\nu;v\n")));
    assert_cell(0, 0, 3, 2);
    assert_cell(0, 1, 3, 5);
    assert_cell(1, 0, 4, 1);
    assert_cell(1, 1, 5, 1);
    assert_cell(2, 1, 6, 3);
    assert_int_equal(source_place(list.rows.at[1].at, NULL).line, 4);
}

CASE(lines_of_cells_and_places_in_them)
{
    assert_true(
        read_text(S("a,b\n\" một \"\"hai\"\" te\u0302n\"\"x\"\"\r\n\r\n  ba \"\"bốn \",c\n")));
    line *lines;
    size_t n = csv_cell_lines(a, &list.rows.at[0].cells.at[0], &lines);
    assert_int_equal(n, 3);
    assert_str(lines[0].text, "một \"hai\" tên\"x\"");
    assert_str(lines[1].text, "");
    assert_str(lines[2].text, "ba \"bốn");
    static const struct {
        size_t line;
        const char *word;
        size_t at_line, at_column;
    } rows[] = {
        {0, "một", 2, 3},   {0, "\"hai", 2, 7}, {0, "hai", 2, 9}, {0, " tên", 2, 14},
        {0, "n\"x", 2, 17}, {0, "x", 2, 20},    {2, "ba", 4, 3},  {2, "bốn", 4, 8},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const line *l = &lines[rows[i].line];
        place p = source_place(line_pos(l, str_find(l->text, str_from(rows[i].word))), NULL);
        assert_int_equal(p.line, rows[i].at_line);
        assert_int_equal(p.column, rows[i].at_column);
    }
    assert_int_equal(csv_cell_lines(a, &list.rows.at[0].cells.at[1], &lines), 1);
    assert_true(lines[0].rest == NULL);
    read_text(S("a,b\n,c\n"));
    assert_int_equal(csv_cell_lines(a, &list.rows.at[0].cells.at[0], &lines), 0);
}

CASE(byte_order_marks_and_utf16)
{
    static const str texts[] = {
        {"\xEF\xBB\xBFt\xC3\xAAn,b\nA,\"x\"\n", 16},
        {"\xFF\xFEt\0\xEA\0n\0,\0b\0\n\0A\0,\0\"\0x\0\"\0\n\0", 26},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const source *src = source_decode(&d, S("ds.csv"), texts[i]);
        assert_non_null(src);
        assert_true(csv_read(&d, src, &list));
        assert_str(list_shown(), "ten|b/A|x");
        assert_cell(0, 1, 2, 4);
        assert_int_equal(source_place(list.rows.at[0].cells.at[1].at, NULL).byte, i ? 20 : 13);
    }
}

static void check_dates(size_t column)
{
    csv_dates c = {.column = &list.columns.at[column]};
    for (size_t i = 0; i < list.rows.n; i++)
        csv_dates_add(&c, &d, a, &list.rows.at[i].cells.at[column]);
    csv_dates_end(&c, &d);
}

CASE(dates_that_only_fit_month_first)
{
    static const struct {
        const char *cells, *faults;
    } rows[] = {
        {"04/25/2024\n12/31/2024\n04/09/2024", "CSV_DATES_MONTH_FIRST"},
        {"04/09/2024\n\"\"\n-\n1/13/2025", "CSV_DATES_MONTH_FIRST"},
        {"04/09/2024\n25/12/2024", ""},
        {"04/25/2024\n25/04/2024", ""}, /* neither order fits both */
        {"04/25/2024\n2024-04-25", ""},
        {"04/25/2024\nx", ""},
        {"02/30/2024", ""},
        {"31/13/2024", ""},
        {"-", ""},
        {"4/25", ""},
        {"05/04/2026\n46117\n46118", "CSV_DATES_SERIAL"},
        {"05/04/2026 00:00\n2026-04-05 07:30:00", "CSV_DATES_TIME"},
        {"4611\n99999\n461170", ""},
        {"05/04/2026 sáng\n5 4 2026\n05/04/2026 00", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_true(read_text(STR_CAT(a, S("ngày\n"), str_from(rows[i].cells))));
        check_dates(0);
        assert_faults(rows[i].faults);
    }
    forget_faults();
    read_text(S("a,Ngày họp\nx,1/2/2024\ny,1/13/2025\n"));
    check_dates(1);
    assert_int_equal(d.list.n, 1);
    assert_int_equal(d.list.at[0].code, DIAG_CSV_DATES_MONTH_FIRST);
    assert_place(0, 1, 3);
    assert_str(
        diag_text(a, &d.list.at[0], LANGUAGE_VI),
        "các ngày của cột `Ngày họp` chỉ đọc được khi tháng đứng trước (như `1/13/2025`); viết "
        "ngày trước, tháng sau: 13/1/2025");
    forget_faults();
    read_text(S("ngày\n46117\n05/04/2026 00:00\n"));
    check_dates(0);
    assert_str(diag_text(a, &d.list.at[0], LANGUAGE_VI),
               "`46117` ở cột `ngày` là ngày theo cách đếm của Excel, tức 05/4/2026; định dạng cả "
               "cột thành Ngày rồi lưu lại, hoặc ghi 05/4/2026");
    assert_str(
        diag_text(a, &d.list.at[1], LANGUAGE_VI),
        "`05/04/2026 00:00` ở cột `ngày` là ngày có kèm giờ; chỉ ghi 05/04/2026 (trong Excel: "
        "định dạng cả cột thành Ngày rồi lưu lại)");
}

CASE(large_lists)
{
    enum { ROWS = 100000 };
    buf b = {.a = a};
    buf_add(&b, S("tên,ghi chú\n"));
    for (size_t i = 0; i < ROWS; i++)
        buf_add(&b, S("\"Xã \"\"Một\"\"\",\"hai\nba\"\n"));
    assert_true(read_text(buf_str(&b)));
    assert_int_equal(list.rows.n, ROWS);
    assert_cell(ROWS - 1, 1, ROWS * 2, 15);
    b.n = 0; /* one cell of many lines */
    buf_add(&b, S("tên\n\""));
    for (size_t i = 0; i < ROWS; i++)
        buf_add(&b, S("một \"\"hai\"\"\n"));
    buf_add(&b, S("\"\n"));
    assert_true(read_text(buf_str(&b)));
    line *lines;
    assert_int_equal(csv_cell_lines(a, &list.rows.at[0].cells.at[0], &lines), ROWS);
    assert_int_equal(source_place(lines[ROWS - 1].at, NULL).line, ROWS + 1);
    b.n = 0; /* a stray quote in each line */
    buf_add(&b, S("tên\n"));
    for (size_t i = 0; i < ROWS; i++)
        buf_add(&b, S("a\"\n"));
    assert_false(read_text(buf_str(&b)));
    assert_int_equal(d.count[SEVERITY_ERROR], ROWS);
}

CASE(a_source_in_memory_is_one_window)
{
    const source *src = make_source(S("tên\nA\n"));
    text_window *w = window_of_source(&d, src);
    assert_false(window_more(w));
    assert_str(window_from(w, 5), "A\n");
    source mark = window_mark(w, 5);
    assert_true(mark.text.p == src->text.p && !mark.of);
    assert_true(window_end(w));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_lists_give),
        TEST(a_source_in_memory_is_one_window),
        TEST(faults_and_their_places),
        TEST(rows_that_are_left_out),
        TEST(faults_say_what_to_do),
        TEST(a_heading_on_two_lines_is_told_of_on_one),
        TEST(places_of_cells),
        TEST(lines_of_cells_and_places_in_them),
        TEST(byte_order_marks_and_utf16),
        TEST(dates_that_only_fit_month_first),
        TEST(large_lists),
    };
    return RUN(tests);
}
