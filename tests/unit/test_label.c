/* plan/label: what the start of a line says. */
#include "test.h"

#include "plan/label.h"

typedef struct expected {
    const char *text;
    block_kind kind;
    const char *label;
    int depth;
} expected;

static void assert_label(const expected *want, label_context context)
{
    label got = label_read(a, str_from(want->text), context);
    if (got.kind != want->kind)
        fail_msg("\"%s\": kind %d, not %d", want->text, (int)got.kind, (int)want->kind);
    assert_str(got.text, want->kind == BLOCK_DOAN ? "" : want->label);
    assert_int_equal(got.depth, want->depth);
}

CASE(labels)
{
    static const expected rows[] = {
        {"1. Mục đích", BLOCK_KHOAN, "1.", 1},
        {"99. Mục đích", BLOCK_KHOAN, "99.", 1},
        {"1.1. Mục đích", BLOCK_KHOAN, "1.1.", 2},
        {"2.3.1. mục đích", BLOCK_KHOAN, "2.3.1.", 3},
        {"1.\u00A0Mục đích", BLOCK_KHOAN, "1.", 1},
        {"a) Một", BLOCK_DIEM, "a)", 0},
        {"đ) Một", BLOCK_DIEM, "đ)", 0},
        {"y) Một", BLOCK_DIEM, "y)", 0},
        {"a1) Một", BLOCK_DIEM, "a1)", 0},
        {"- Một", BLOCK_GACH, "-", 0},
        {"– Một", BLOCK_GACH, "–", 0},
        {"— Một", BLOCK_GACH, "—", 0},
        {"• Một", BLOCK_GACH, "•", 0},
        {"-Một", BLOCK_GACH, "-", 0},
        {"- 5°C", BLOCK_GACH, "-", 0},
        {"+ Một", BLOCK_CONG, "+", 0},
        {"* Một", BLOCK_GHI_CHU, "*", 0},
        {"?. Một", BLOCK_KHOAN, "?.", 1},
        {"?) Một", BLOCK_DIEM, "?)", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_label(&rows[i], (label_context){0});
}

CASE(every_letter_of_the_list_is_a_point)
{
    for (int i = 1; i <= 23; i++) {
        str text = STR_CAT(a, point_letter(i), S(") Một"));
        assert_int_equal(label_read(a, text, (label_context){0}).kind, BLOCK_DIEM);
    }
}

CASE(text_that_only_looks_like_a_label)
{
    static const char *const rows[] = {
        "",
        "2025. Năm mới",
        "100. Một",
        "01. Một",
        "0. Không",
        "30.4",
        "30.4 là ngày lễ",
        "1.000.000 đồng",
        "1.Một",
        "1.5 triệu",
        "1. ",
        "1.",
        "1.01. Một",
        "1..1. Một",
        "f) Một",
        "j) Một",
        "w) Một",
        "z) Một",
        "ă) Một",
        "â) Một",
        "ê) Một",
        "a)Một",
        "a)",
        "aa) Một",
        "-5°C",
        "- ",
        "-",
        "+5%",
        "*",
        "**",
        "I. Một",
        "V.I. Lê-nin",
        "V.v",
        "I/2025",
        "--",
        "(1) Một",
        "(a) Một",
        "Điều 1. Một",
        "a 1) Một",
        "a123) Một",
        "…",
        "*nghiêng* thôi",
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_label(&(expected){rows[i], BLOCK_DOAN, "", 0}, (label_context){.clause = 9});
}

CASE(unusual_labels_are_text_with_the_usual_one_named)
{
    static const char *const rows[][2] = {
        {"A) Một", "a)"}, {"Đ) Một", "đ)"},   {"a. Một", "a)"},   {"1) Một", "1."},
        {"1/ Một", "1."}, {"12) Một", "12."}, {"a.Một", ""},      {"1)Một", ""},
        {"F) Một", "g)"}, {"(1) Một", ""},    {"1/2 số", ""},     {"I) Một", ""},
        {"V) Một", ""},   {"X) Một", ""},     {"A. Một", ""},     {"Một", ""},
        {"f) Một", "g)"}, {"j) Một", "k)"},   {"w) Một", "x)"},   {"ă) Một", "b)"},
        {"ê) Một", "g)"}, {"ơ) Một", "p)"},   {"ư1) Một", "v1)"}, {"z) Một", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        label got = label_read(a, str_from(rows[i][0]), (label_context){0});
        assert_int_equal(got.kind, BLOCK_DOAN);
        assert_str(got.usual, rows[i][1]);
    }
}

CASE(labels_within_marks)
{
    static const expected rows[] = {
        {"**1. Tiêu đề**", BLOCK_KHOAN, "1.", 1},   {"*1.1. Tiêu đề*", BLOCK_KHOAN, "1.1.", 2},
        {"***1. Tiêu đề***", BLOCK_KHOAN, "1.", 1}, {"**1.** chữ", BLOCK_KHOAN, "1.", 1},
        {"**a)** chữ", BLOCK_DIEM, "a)", 0},        {"*a) chữ*", BLOCK_DIEM, "a)", 0},
        {"**1.1.** chữ", BLOCK_KHOAN, "1.1.", 2},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_label(&rows[i], (label_context){0});
        assert_true(label_read(a, str_from(rows[i].text), (label_context){0}).in_marks);
    }
}

CASE(sections_only_in_order_and_only_in_a_whole_body)
{
    static const struct {
        const char *text;
        int next;
        bool section;
    } rows[] = {
        {"I. MỘT", 1, true},   {"II. HAI", 2, true}, {"V. NĂM", 5, true},
        {"II. HAI", 1, false}, {"I. MỘT", 2, false}, {"V.I. Lê-nin", 5, false},
        {"V.v", 5, false},     {"I.", 1, false},     {"I.MỘT", 1, false},
        {"I/2025", 1, false},  {"i. một", 1, false}, {"**I. MỘT**", 1, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        label_context whole = {.sections = true, .next_section = rows[i].next}, part = whole;
        part.sections = false;
        bool found = label_read(a, str_from(rows[i].text), whole).kind == BLOCK_MUC;
        if (found != rows[i].section)
            fail_msg("\"%s\" as section %d", rows[i].text, rows[i].next);
        assert_int_not_equal(label_read(a, str_from(rows[i].text), part).kind, BLOCK_MUC);
    }
}

CASE(a_sub_clause_may_lack_its_last_dot)
{
    const label_context second = {.clause = 2};
    assert_label(&(expected){"2.1 Một", BLOCK_KHOAN, "2.1", 2}, second);
    assert_label(&(expected){"2.1.3 Một", BLOCK_KHOAN, "2.1.3", 3}, second);
    assert_label(&(expected){"2.1 một", BLOCK_DOAN, "", 0}, second); /* no capital */
    assert_label(&(expected){"2.1 000", BLOCK_DOAN, "", 0}, second);
    assert_label(&(expected){"3.1 Một", BLOCK_DOAN, "", 0}, second); /* another clause */
    assert_label(&(expected){"2 Một", BLOCK_DOAN, "", 0}, second);
}

CASE(where_the_words_begin)
{
    assert_int_equal(label_read(a, S("1.  Một"), (label_context){0}).words, 4);
    assert_int_equal(label_read(a, S("đ) Một"), (label_context){0}).words, 4);
    assert_int_equal(label_read(a, S("-Một"), (label_context){0}).words, 1);
    assert_int_equal(label_read(a, S("**1. Một**"), (label_context){0}).words, 5);
}

CASE(private_bullets_of_word)
{
    label got = label_read(a, S("\uF0B7 Một"), (label_context){0});
    assert_int_equal(got.kind, BLOCK_GACH);
    assert_true(got.word_bullet);
    assert_false(label_read(a, S("- Một"), (label_context){0}).word_bullet);
    assert_false(label_read(a, S("\uF0B7"), (label_context){0}).word_bullet);
}

CASE(parts)
{
    static const struct {
        const char *text;
        bool part;
    } rows[] = {
        {"Phần I", true},
        {"PHẦN II", true},
        {"Phần thứ nhất", true},
        {"PHẦN THỨ HAI", true},
        {"**Phần I**", true},
        {"Phần i", false},
        {"Phần I của kế hoạch", false},
        {"Phần", false},
        {"Phần thứ", false},
        {"Phần thứ nhất là", false},
        {"Phần lớn", false},
        {"Phần 1", false},
        {"phần VX", false},
        {"*", false},
        {"***", false},
        {"", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (label_is_part(a, str_from(rows[i].text)) != rows[i].part)
            fail_msg("\"%s\"", rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(labels),
        TEST(every_letter_of_the_list_is_a_point),
        TEST(text_that_only_looks_like_a_label),
        TEST(unusual_labels_are_text_with_the_usual_one_named),
        TEST(labels_within_marks),
        TEST(sections_only_in_order_and_only_in_a_whole_body),
        TEST(a_sub_clause_may_lack_its_last_dot),
        TEST(where_the_words_begin),
        TEST(private_bullets_of_word),
        TEST(parts),
    };
    return RUN(tests);
}
