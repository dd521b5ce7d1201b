/* plan/table_text, plan/table_settle: rows between bars. */
#include "plan/table_settle.h"
#include "plan/table_text.h"
#include "plan_text.h"

static table *parsed(const char *text)
{
    inline_scope s = {.d = &d, .notes.a = a};
    lines all = lines_of(str_from(text));
    return table_parse(&s, all.at, all.n);
}

/* "a,b/c,d": cells by commas, rows by slashes, paragraphs by "¶"; "!" behind a heading row; "<" and
 * "^": part of the cell on the left, of the one above. */
static str table_shown(const table *t)
{
    buf b = {.a = a};
    for (size_t r = 0; r < t->rows.n; r++) {
        const row *now = &t->rows.at[r];
        buf_add(&b, r ? S("/") : S(""));
        for (size_t c = 0; c < now->cells.n; c++) {
            buf_add(&b, c ? S(",") : S(""));
            if (now->cells.at[c].join)
                buf_add(&b, now->cells.at[c].across == 0 ? S("<")
                            : now->cells.at[c].down == 0 ? S("^")
                                                         : S(""));
            for (size_t k = 0; k < now->cells.at[c].paragraphs.n; k++) {
                buf_add(&b, k ? S("¶") : S(""));
                add_runs(&b, &now->cells.at[c].paragraphs.at[k]);
            }
        }
        buf_add(&b, now->heading ? S("!") : S(""));
    }
    return buf_str(&b);
}

CASE(tables)
{
    static const struct {
        const char *text, *table, *faults;
    } rows[] = {
        {"|a|b|", "a,b", ""},
        {"| a | b |\n|---|---|\n| 1 | 2 |", "a,b!/1,2", ""},
        {"|a|b|\n|c|d|\n|-|-|\n|1|2|", "a,b!/c,d!/1,2", ""}, /* all rows above are heading */
        {"|a|b", "a,b", ""},                                 /* the last bar may be missing */
        {"|a| |", "a,", ""},
        {"|a\\|b|c|", "a|b,c", ""},
        {"|a<br>b|c|", "a¶b,c", ""},
        {"|<br>|", "¶", ""},
        {"|**a**|*b*|", "b:a,i:b", ""},
        {"|1.250.000|01|", "1.250.000,01", ""}, /* numbers stay as typed */
        {"|a|b|\n|-|-|\n|1|", "a,b!/1,", "TABLE_ROW_SHORT"},
        {"|a|b|\n|-|-|\n|1|2|3|", "a,b!/1,2,3", "TABLE_ROW_LONG"},
        {"|a|\n|-|\n|-|", "a!", "TABLE_RULE_TWICE"},
        {"|-|-|", "", "TABLE_EMPTY"},
        {"|", "", "TABLE_EMPTY"},
        {"|a||b|", "a,<,b", ""},
        {"|a|b|\n|^^|c|", "a,b/^,c", ""},
        {"|a||b|\n|c|d|^^|\n|-|-|-|\n|1|2|3|", "a,<,b!/c,d,^!/1,2,3", ""},
        {"|a||\n|^^||", "a,</^,<", ""}, /* over two columns and two rows */
        {"|a||\n|^^|^^|", "a,</^,<", ""},
        {"|a|\n|^^|\n|^^|", "a/^/^", ""},
        {"|a|b|\n|^^|^^|", "a,b/^,^", ""}, /* two cells */
        {"||a|", ",a", "TABLE_JOIN_LEFT"},
        {"|^^|a|", ",a", "TABLE_JOIN_UP"},
        {"|a|\n|-|\n|^^|", "a!/", "TABLE_JOIN_HEADING"},
        {"|a|b|\n|^^||", "a,b/^,<", "TABLE_JOIN_SHAPE"},
        {"|a||\n|^^|b|", "a,</^,b", "TABLE_JOIN_SHAPE"},
        {"|a||c|\n|b|^^|d|", "a,<,c/b,^,d", "TABLE_JOIN_SHAPE"},
        {"|a|\n|^^|\n|b|\n|^^|", "a/^/b/^", ""},
        {"|\\^\\^|", "^^", ""},
        {"|\\?|\\=tổng|\\?x|", "?,=tổng,\\?x", ""},
        {"|a|*b|", "a,*b", "MARK_UNPAIRED"},
        {"|*a|b*|", "*a,b*", "MARK_UNPAIRED MARK_UNPAIRED"}, /* marks end with their cell */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_str(table_shown(parsed(rows[i].text)), rows[i].table);
        assert_faults(rows[i].faults);
    }
}

CASE(the_rule_aligns)
{
    table *t = parsed("|a|b|c|d|e|\n|---|:--|--:|:-:|-|");
    static const alignment want[] = {ALIGN_UNSAID, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER,
                                     ALIGN_UNSAID};
    assert_int_equal(t->n_columns, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++)
        assert_int_equal(t->columns[i], want[i]);
}

CASE(every_row_has_all_columns)
{
    table *t = parsed("|a|b|c|\n|-|-|-|\n|1|\n|1|2|3|");
    assert_int_equal(t->rows.at[1].cells.n, 3);
    assert_int_equal(t->rows.at[1].cells.at[2].paragraphs.n, 1);
    assert_str(d.list.at[0].args.at[0], "1");
    assert_str(d.list.at[0].args.at[1], "3");
    assert_place(0, 3, 1);
}

CASE(faults_stand_in_their_cell)
{
    parsed("|một|hai *ba|");
    assert_faults("MARK_UNPAIRED");
    assert_place(0, 1, 10);
    forget_faults();
    parsed("||một|");
    assert_faults("TABLE_JOIN_LEFT");
    assert_place(0, 1, 2);
    forget_faults();
    parsed("|a|b|\n|-|-|\n|c|^^|");
    assert_int_equal(d.list.at[0].code, DIAG_TABLE_JOIN_HEADING);
    assert_place(0, 3, 4);
}

/* "2x3": columns and rows that a cell takes. */
CASE(joins_say_how_far_a_cell_reaches)
{
    table *t = parsed("|a||b|\n|^^||^^|\n|^^||c|");
    assert_int_equal(t->rows.at[0].cells.at[0].across, 2);
    assert_int_equal(t->rows.at[0].cells.at[0].down, 3);
    assert_int_equal(t->rows.at[1].cells.at[0].across, 2);
    assert_int_equal(t->rows.at[1].cells.at[0].down, 0);
    assert_int_equal(t->rows.at[0].cells.at[2].down, 2);
    assert_int_equal(t->rows.at[2].cells.at[2].down, 1);
}

CASE(word_takes_63_columns)
{
    for (size_t n = 63; n <= 64; n++) {
        buf b = {.a = a};
        for (size_t i = 0; i < n; i++)
            buf_add(&b, S("|x"));
        buf_add(&b, S("|"));
        buf_byte(&b, '\0');
        forget_faults();
        parsed(b.p);
        assert_faults(n == 63 ? "" : "TABLE_TOO_WIDE");
    }
}

/* A sum is right, or it is none. */
CASE(a_sum_has_18_digits_at_the_most)
{
    for (size_t n = 1000; n <= 1001; n++) {
        buf b = {.a = a};
        for (size_t i = 0; i < n; i++)
            buf_add(&b, S("|x|999.999.999.999.999|\n"));
        buf_add(&b, S("|Cộng|=tổng|"));
        buf_byte(&b, '\0');
        forget_faults();
        table *t = parsed(b.p);
        table_settle(&d, t);
        assert_faults(n == 1000 ? "" : "TABLE_TOTAL_TOO_LARGE");
        if (n == 1000)
            assert_str(t->rows.at[n].cells.at[1].paragraphs.at[0].at[0].text,
                       "999.999.999.999.999.000");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tables),
        TEST(the_rule_aligns),
        TEST(every_row_has_all_columns),
        TEST(faults_stand_in_their_cell),
        TEST(joins_say_how_far_a_cell_reaches),
        TEST(word_takes_63_columns),
        TEST(a_sum_has_18_digits_at_the_most),
    };
    return RUN(tests);
}
