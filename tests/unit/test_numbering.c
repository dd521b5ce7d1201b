/* plan/numbering: labels in order. */
#include "plan/numbering.h"
#include "plan_text.h"

static block_kind kind_of(str label)
{
    if (str_ends(label, S(")")))
        return BLOCK_DIEM;
    if (is_digit((unsigned char)label.p[0]) || str_eq(label, S("?.")))
        return BLOCK_KHOAN;
    return label.p[0] == '-' ? BLOCK_GACH : label.p[0] == 'P' ? BLOCK_PHAN : BLOCK_MUC;
}

/* Blocks from their labels, a blank between; "P" is a part, "??" asks for a section. */
static blocks labelled(str text)
{
    blocks all = {0};
    const source *src = make_source(text);
    for (size_t at = 0, n; at < text.n; at += n + 1) {
        n = str_find(str_after(text, at), S(" "));
        str label = str_slice(text, at, at + n);
        block *b = list_add(a, &all);
        *b = (block){.kind = kind_of(label), .label = label, .at = {src, at}};
        if (str_eq(label, S("??")))
            b->label = S("?.");
        for (size_t i = 0; i < label.n && b->kind == BLOCK_KHOAN; i++)
            b->depth += i == 0 || label.p[i - 1] == '.';
        run words = {.kind = RUN_TEXT, .text = STR_CAT(a, b->label, S(" chữ"))};
        *list_add(a, &b->runs) = words;
    }
    return all;
}

/* Labels as they are now; the words must have followed them. */
static str labels_of(const blocks *all)
{
    buf b = {.a = a};
    for (size_t i = 0; i < all->n; i++) {
        str label = all->at[i].label;
        buf_add(&b, i ? S(" ") : S(""));
        buf_add(&b, label);
        assert_true(str_eq(all->at[i].runs.at[0].text, STR_CAT(a, label, S(" chữ"))));
    }
    return buf_str(&b);
}

CASE(labels_in_order)
{
    static const char *const rows[] = {
        "",
        "1. 2. 3.",
        "I. 1. 2. II. 1. 2. III.",
        "1. a) b) c) d) đ) e) g) 2. a) b)",
        "1. 1.1. 1.2. 2. 2.1. 2.1.1. 2.1.2. 2.2. 3.",
        "1. 1.1. a) b) 1.2. a) b)",
        "1. 1.1 1.2 2. 2.1", /* without the last dot */
        "a) a1) a2) b) b1) c)",
        "a1) a2) b)",
        "1. a) - b) -",
        "P I. II. P I. 1.",
        "2.1. 2.2.", /* right under a section: the prefix is its own */
        "I. 1.1. 1.2. II. 2.1. 2.2.",
        "1. a1) a2) b1) b2)",
        "a) b1) b2) c)",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        blocks all = labelled(str_from(rows[i]));
        numbering_check(&d, &all, false);
        if (d.list.n)
            fail_msg("%s", rows[i]);
        assert_str(labels_of(&all), rows[i]);
    }
}

CASE(gaps_and_repeats_are_warned_of_once)
{
    static const struct {
        const char *labels, *due;
        size_t column;
    } rows[] = {
        {"1. 2. 4. 5.", "3.", 7},         {"1. 2. 2. 3.", "3.", 7},    {"2. 3.", "1.", 1},
        {"a) b) d) đ)", "c)", 7},         {"a) c) d)", "b)", 4},       {"a) a) b)", "b)", 4},
        {"1. 1.1. 1.3. 1.4.", "1.2.", 9}, {"I. III. IV.", "II.", 4},   {"b) c)", "a)", 1},
        {"1. 2.1. 2.2.", "1.1.", 4},      {"a) a1) a3) b)", "a2)", 8}, {"d) e)", "a)", 1},
        {"1. 1.1 1.3", "1.2", 8},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        blocks all = labelled(str_from(rows[i].labels));
        numbering_check(&d, &all, false);
        size_t wrong = 0; /* "d) e)" and "2.1. 2.2." may warn of what follows too */
        for (; wrong < d.list.n; wrong++)
            assert_int_equal(d.list.at[wrong].code, DIAG_NUMBERING);
        assert_true(wrong >= 1);
        assert_str(d.list.at[0].args.at[1], rows[i].due);
        assert_place(0, 1, rows[i].column);
        assert_str(labels_of(&all), rows[i].labels);
    }
}

CASE(after_a_gap_counting_goes_on_from_what_stands)
{
    static const char *const rows[] = {"1. 2. 4. 5. 6.", "a) c) d) đ)",        "1. 1.1. 1.3. 1.4.",
                                       "I. III. IV. V.", "1. 1.1 1.3 1.4 1.5", "a) a1) a3) a4)"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        blocks all = labelled(str_from(rows[i]));
        numbering_check(&d, &all, false);
        assert_faults("NUMBERING");
    }
}

CASE(renumbering_mends)
{
    static const char *const rows[][2] = {
        {"1. 2. 4. 5.", "1. 2. 3. 4."},
        {"a) b) d) e)", "a) b) c) d)"},
        {"c) d) e)", "a) b) c)"},
        {"I. III. 2. 3. V.", "I. II. 1. 2. III."},
        {"1. 1.1. 1.3. 3. 3.1. 3.1.2.", "1. 1.1. 1.2. 2. 2.1. 2.1.1."},
        {"a) a2) a3) c)", "a) a1) a2) b)"},
        {"1. 1.2", "1. 1.1"},
        {"1. 2. 3.", "1. 2. 3."},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        blocks all = labelled(str_from(rows[i][0]));
        numbering_check(&d, &all, true);
        assert_str(labels_of(&all), rows[i][1]);
        assert_faults("");
    }
}

CASE(labels_that_are_asked_for)
{
    static const char *const rows[][2] = {
        {"?. ?. ?.", "1. 2. 3."},
        {"1. ?. 3.", "1. 2. 3."},
        {"1. ?) ?) 2. ?)", "1. a) b) 2. a)"},
        {"?? ?. ?? ?.", "I. 1. II. 1."},
        {"a) b) c) d) ?) ?)", "a) b) c) d) đ) e)"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        blocks all = labelled(str_from(rows[i][0]));
        numbering_check(&d, &all, false);
        assert_str(labels_of(&all), rows[i][1]);
        assert_faults("");
    }
}

CASE(an_opening_has_numbers_of_its_own)
{
    blocks all = labelled(S("1. 2. a) 1. a) 2."));
    all.at[3].restarts = true;
    numbering_check(&d, &all, false);
    assert_faults("");
}

CASE(past_the_last_letter)
{
    buf b = {.a = a};
    for (int i = 1; i <= 23; i++)
        buf_add(&b, STR_CAT(a, point_letter(i), S(") ")));
    buf_add(&b, S("?)"));
    blocks all = labelled(buf_str(&b));
    numbering_check(&d, &all, false);
    assert_faults("LETTERS_SPENT");
}

CASE(depth_has_no_end)
{
    blocks all = labelled(S("1. 1.1. 1.1.1. 1.1.1.1.1.1.1.1.1.1.1.1. 1.1.1.1.1.1.1.1.1.1.1.2."));
    numbering_check(&d, &all, false);
    assert_int_equal(all.n, 5); /* that it comes back is enough */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(labels_in_order),
        TEST(gaps_and_repeats_are_warned_of_once),
        TEST(after_a_gap_counting_goes_on_from_what_stands),
        TEST(renumbering_mends),
        TEST(labels_that_are_asked_for),
        TEST(an_opening_has_numbers_of_its_own),
        TEST(past_the_last_letter),
        TEST(depth_has_no_end),
    };
    return RUN(tests);
}
