/* plan/outline: from lines to blocks. */
#include "plan/end_mark.h"
#include "plan/outline.h"
#include "plan_text.h"

static body parsed(const char *text, outline_options how)
{
    lines all = lines_of(str_from(text));
    body out;
    outline_parse(&d, all.at, all.n, how, &out);
    return out;
}

typedef struct expected {
    const char *text, *blocks, *faults;
} expected;

static void assert_rows(const expected *rows, size_t n, outline_options how)
{
    for (size_t i = 0; i < n; i++) {
        forget_faults();
        body got = parsed(rows[i].text, how);
        assert_str(blocks_shown(&got.blocks), rows[i].blocks);
        assert_faults(rows[i].faults);
    }
}

CASE(one_paragraph_a_line)
{
    static const expected rows[] = {
        {"", "", ""},
        {"\n\n", "", ""},
        {"Một\n\n\nHai", "doan Một\ndoan Hai", ""},
        {"1. Một;\na) Hai\n- Ba\n+ Bốn\n* Năm",
         "khoan1 1. |Một;\ndiem a) |Hai\ngach - |Ba\ncong + |Bốn\nghi-chu * |Năm", ""},
        {"– Một", "gach – |Một", ""},
        {"-Một", "gach - |Một", ""},
        {"\uF0B7 Một", "gach - |Một", "WORD_BULLET"},
        {"A) Một", "doan A) Một", "LABEL_UNUSUAL"},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

CASE(sections_and_parts_of_a_whole_body)
{
    static const expected rows[] = {
        {"I. MỘT\nII. HAI\nV. NĂM", "muc I. |MỘT\nmuc II. |HAI\ndoan V. NĂM", "SECTION_SKIPPED"},
        {"Phần I\nCHUNG\nI. MỘT\nPhần II\nRIÊNG\nI. MỘT",
         "phan Phần I\nten-phan CHUNG\nmuc I. |MỘT\nphan Phần II\nten-phan RIÊNG\nmuc I. |MỘT", ""},
        {"Phần I\n1. Một;", "phan Phần I\nkhoan1 1. |Một;", ""}, /* a label is no title */
    };
    assert_rows(rows, COUNT(rows), (outline_options){.sections = true});
    static const expected within[] = {{"I. MỘT\nPhần I", "doan I. MỘT\ndoan Phần I", ""}};
    assert_rows(within, COUNT(within), (outline_options){0});
}

CASE(headings)
{
    static const expected rows[] = {
        {"1. Mục đích", "khoan1 B 1. |Mục đích", ""},
        {"1. Mục đích.", "khoan1 1. |Mục đích.", ""},
        {"1. Một;\n2. Hai,\n3. Ba…\n4. Bốn!\n5. Năm?",
         "khoan1 1. |Một;\nkhoan1 2. |Hai,\nkhoan1 3. |Ba…\nkhoan1 4. |Bốn!\nkhoan1 5. |Năm?", ""},
        {"1. Mục đích (của xã)", "khoan1 B 1. |Mục đích (của xã)", ""},
        {"1. Như sau (xem dưới.)", "khoan1 1. |Như sau (xem dưới.)", ""},
        {"1. “Một.”", "khoan1 1. |“Một.”", ""},
        {"a) Mục đích", "diem a) |Mục đích", ""}, /* never a point */
        {"Mục đích", "doan Mục đích", ""},
        {"1. Mục đích:", "khoan1 1. |Mục đích:", ""},
        {"1. Mục đích:\n2. Yêu cầu", "khoan1 B 1. |Mục đích:\nkhoan1 B 2. |Yêu cầu", ""},
        {"1. Một\n1.1. Hai:\n2. Ba\n2.1. Bốn", /* siblings have one parent */
         "khoan1 B 1. |Một\nkhoan2 1.1. |Hai:\nkhoan1 B 2. |Ba\nkhoan2 B 2.1. |Bốn", ""},
        {"**Cả dòng.**", "doan B b:Cả dòng.", ""},
        {"*Cả dòng*", "doan I i:Cả dòng", ""},
        {"**Cả** dòng", "doan b:Cả| dòng", ""},
        {"**1. Mục đích.**", "khoan1 B b:1. Mục đích.", ""},
        {"*1.1. Mục đích.*", "khoan2 I i:1.1. Mục đích.", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

CASE(a_heading_has_at_most_250_characters)
{
    for (size_t n = 250; n <= 251; n++) {
        buf b = {.a = a};
        buf_add(&b, S("1. "));
        for (size_t i = 3; i < n; i++)
            buf_add(&b, S("ế"));
        buf_byte(&b, '\0');
        body got = parsed(b.p, (outline_options){0});
        assert_int_equal(got.blocks.at[0].heading, n == 250 ? HEADING_BOLD : HEADING_NONE);
    }
}

CASE(footnotes)
{
    static const expected rows[] = {
        {"Một[^1].\n[^1]: Chữ", "doan Một|[0]|.", ""},
        {"Một[^b] hai[^a]\n[^a]: A\n[^b]: B", "doan Một|[0]| hai|[1]", ""},
        {"1. Mục đích[^1]\n[^1]: Chữ.", "khoan1 B 1. |Mục đích|[0]", ""}, /* skipped at the end */
        {"Một\n[^1]: Chữ", "doan Một", "NOTE_NOT_REFERRED"},
        {"Một[^1][^1]\n[^1]: Chữ", "doan Một|[0]|[0]", "NOTE_REFERRED_TWICE"},
        {"Một[^1]\n[^1]: A\n[^1]: B", "doan Một|[0]", "NOTE_TEXT_TWICE"},
        {"Một[^1]\n[^1]:", "doan Một|[0]", "NOTE_EMPTY"},
        {"Một[^1]", "doan Một", "NOTE_WITHOUT_TEXT"},
        {"Một[^1]\n[^1]: A[^2]\n[^2]: B", "doan Một|[0]", "NOTE_NOT_HERE NOTE_NOT_REFERRED"},
        {"|a[^1]|\n[^1]: A", "bang ", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
    body got = parsed("Một[^b] hai[^a]\n[^a]: *A*\n[^b]: B", (outline_options){0});
    assert_int_equal(got.notes.n, 2);
    assert_str(got.notes.at[0].id, "b");
    assert_str(runs_shown(&got.notes.at[1].text), "i:A");
}

CASE(lines_joined)
{
    static const expected rows[] = {
        {"Một \\\n  hai\\\nba", "doan Một hai ba", ""},
        {"1. Một \\\nhai", "khoan1 B 1. |Một hai", ""},
        {"Một \\\\\nhai", "doan Một \\\ndoan hai", ""}, /* an escaped one joins nothing */
        {"Một \\", "doan Một", ""},
        {"*Một \\\nhai*", "doan I i:Một hai", ""},
        {"Một[^1]\n[^1]: Chữ \\\nvà chữ", "doan Một|[0]", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
    body got = parsed("Một[^1]\n[^1]: Chữ \\\nvà chữ", (outline_options){0});
    assert_str(runs_shown(&got.notes.at[0].text), "Chữ và chữ");
}

CASE(a_fault_in_a_joined_line_is_placed_there)
{
    parsed("Một \\\nhai *ba", (outline_options){0});
    assert_faults("MARK_UNPAIRED");
    assert_place(0, 2, 5);
}

CASE(fences)
{
    static const expected rows[] = {
        {"::: giữa\n1. **Một**\n:::\nHai", "giua 1. |b:Một\ndoan Hai", ""},
        {"::: PHẢI\nMột\n:::", "phai Một", ""},
        {"::: nguyên văn\n1. **Một** \\\n{{a.b}} [^1]\n:::",
         "nguyen-van 1. **Một** \\\nnguyen-van {{a.b}} [^1]", ""},
        {"::: nguyên văn\n[^1]: chữ\n:::", "nguyen-van [^1]: chữ", ""},
        {"::: nguyên văn\n|a|b|\n:::", "nguyen-van |a|b|", ""},
        {"::: giửa\nMột\n:::", "giua Một", ""}, /* folds to the same */
        {"::: giuax\nMột\n:::", "giua Một", "FENCE_NEAR"},
        {"::: xyz\nMột\n:::", "giua Một", "FENCE_UNKNOWN"},
        {"::: bảng a.csv\n:::", "nguyen-van ::: bảng a.csv", "TABLE_FILE_NOWHERE"},
        {"::: bảng\n:::\nMột", "nguyen-van ::: bảng\ndoan Một", "TABLE_FILE_UNNAMED"},
        {"::: bảng a.csv\n|a|", "nguyen-van ::: bảng a.csv", "FENCE_NOT_CLOSED TABLE_FILE_NOWHERE"},
        {"::: bảng a.csv\nMột\n:::", "nguyen-van ::: bảng a.csv",
         "TABLE_FILE_NOWHERE TABLE_FILE_TEXT"},
        {":::", "", "FENCE_NOT_OPEN"},
        {"::: giữa\nMột", "giua Một", "FENCE_NOT_CLOSED"},
        {"::: giữa\n::: phải\nMột\n:::", "giua Một", "FENCE_NESTED"},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

CASE(verbatim_lines_keep_their_indentation)
{
    static const expected rows[] = {
        {"  ::: nguyên văn\n  a\n    b  c\n\td\n e\n  :::\n  f",
         "nguyen-van a\nnguyen-van   b  c\nnguyen-van d\nnguyen-van e\ndoan f", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

CASE(a_heading_inside_a_fence_is_none)
{
    static const expected rows[] = {
        {"::: giữa\n**Một**\n:::\n::: phải\n*Hai*\n:::", "giua b:Một\nphai i:Hai", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

CASE(a_number_asked_for_counts)
{
    static const expected rows[] = {
        {"?. Một;\n1.1 Hai;\n?. Ba;\n2.1 Bốn;",
         "khoan1 ?. |Một;\nkhoan2 1.1 |Hai;\nkhoan1 ?. |Ba;\nkhoan2 2.1 |Bốn;", ""},
        {"1. Một;\n1.1. Hai;\n1.2 Ba;", "khoan1 1. |Một;\nkhoan2 1.1. |Hai;\nkhoan2 1.2 |Ba;", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

CASE(tables_stand_among_blocks)
{
    static const expected rows[] = {
        {"Một\n|a|b|\n|-|-|\n|1|2|\nHai", "doan Một\nbang \ndoan Hai", ""},
        {"|a|\n\n|b|", "bang ", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

/* Labels are looked at over a whole plan, later. */
CASE(labels_stay_as_typed)
{
    static const expected rows[] = {
        {"1. Một;\n3. Ba;", "khoan1 1. |Một;\nkhoan1 3. |Ba;", ""},
    };
    assert_rows(rows, COUNT(rows), (outline_options){0});
}

CASE(a_list_reads_no_labels)
{
    lines all = lines_of(S("1. Một\n\n- *Hai* \\\nba\n|x|\n::: giữa"));
    body out;
    outline_list(&d, all.at, all.n, (outline_options){0}, &out);
    assert_str(blocks_shown(&out.blocks),
               "doan 1. Một\ndoan - |i:Hai| ba\ndoan |x|\ndoan ::: giữa");
    assert_faults("");
}

CASE(the_end_mark)
{
    static const char *const rows[][2] = {
        {"Một", "doan Một./."},
        {"Một.", "doan Một./."},
        {"Một;", "doan Một./."},
        {"Một/.", "doan Một./."},
        {"Một./.", "doan Một./."},
        {"Một .", "doan Một./."},
        {"**Một.**", "doan B b:Một./."},
        {"Một\nHai.", "doan Một\ndoan Hai./."},
        {"a) Một.", "diem a) |Một./."},
        {"|a|", "bang \nhet ./."},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        body got = parsed(rows[i][0], (outline_options){0});
        end_mark_add(a, &got.blocks);
        assert_str(blocks_shown(&got.blocks), rows[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_paragraph_a_line),
        TEST(sections_and_parts_of_a_whole_body),
        TEST(headings),
        TEST(a_heading_has_at_most_250_characters),
        TEST(footnotes),
        TEST(lines_joined),
        TEST(a_fault_in_a_joined_line_is_placed_there),
        TEST(fences),
        TEST(verbatim_lines_keep_their_indentation),
        TEST(a_heading_inside_a_fence_is_none),
        TEST(a_number_asked_for_counts),
        TEST(tables_stand_among_blocks),
        TEST(labels_stay_as_typed),
        TEST(a_list_reads_no_labels),
        TEST(the_end_mark),
    };
    return RUN(tests);
}
