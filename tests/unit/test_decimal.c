/* plan/decimal: numbers with Vietnamese signs, exact. */
#include "plan/decimal.h"
#include "test.h"

CASE(numbers_and_what_is_none)
{
    static const struct {
        const char *text, *shown; /* NULL: none */
    } rows[] = {
        {"0", "0"},
        {"7", "7"},
        {"007", "7"},
        {"1234", "1.234"},
        {"1.234", "1.234"},
        {"1.234.567", "1.234.567"},
        {"12,5", "12,5"},
        {"1.234,50", "1.234,50"},
        {"0,000001", "0,000001"},
        {"-0,5", "-0,5"},
        {"−12", "-12"},
        {"–1.000,25", "-1.000,25"},
        {"999999999999999", "999.999.999.999.999"},
        {"1000000000000000", NULL},
        {"0,0000001", NULL},
        {"1.5", NULL},
        {"1.2345", NULL},
        {"1234.567", NULL},
        {".5", NULL},
        {",5", NULL},
        {"5,", NULL},
        {"1.", NULL},
        {"1,5,5", NULL},
        {"1,234.5", NULL},
        {"", NULL},
        {"-", NULL},
        {"--1", NULL},
        {"12 triệu", NULL},
        {"1a", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        decimal n;
        bool good = decimal_parse(str_from(rows[i].text), &n);
        if (good != (rows[i].shown != NULL))
            fail_msg("%s", rows[i].text);
        if (good)
            assert_str(decimal_text(a, n), rows[i].shown);
    }
}

static str sum(const char *left, const char *right)
{
    decimal l, r;
    assert_true(decimal_parse(str_from(left), &l) && decimal_parse(str_from(right), &r));
    return decimal_add(&l, r) ? decimal_text(a, l) : S("too many digits");
}

CASE(sums)
{
    assert_str(sum("1,5", "2,25"), "3,75");
    assert_str(sum("0,9", "0,1"), "1,0");
    assert_str(sum("-0,5", "0,25"), "-0,25");
    assert_str(sum("-0,5", "-0,75"), "-1,25");
    assert_str(sum("-1", "1"), "0");
    assert_str(sum("-2,5", "4"), "1,5");
    assert_str(sum("999.999", "1"), "1.000.000");
    decimal n = {999999999999999999, 0, 0}, one = {1, 0, 0};
    assert_false(decimal_add(&n, one)); /* and is as it was */
    assert_str(decimal_text(a, n), "999.999.999.999.999.999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(numbers_and_what_is_none), TEST(sums)};
    return RUN(tests);
}
