/* base/str: views and buffers. */
#include "test.h"

#include <limits.h>

CASE(equality_is_of_bytes)
{
    assert_true(str_eq(S("abc"), S("abc")));
    assert_false(str_eq(S("abc"), S("abd")));
    assert_false(str_eq(S("abc"), S("ab")));
    assert_true(str_eq((str){0}, S("")));
    assert_false(str_eq(S("a\0b"), S("a\0c")));
}

CASE(starts_and_ends)
{
    assert_true(str_starts(S("abc"), S("ab")));
    assert_true(str_starts(S("abc"), S("")));
    assert_false(str_starts(S("ab"), S("abc")));
    assert_true(str_ends(S("abc"), S("bc")));
    assert_true(str_ends(S("abc"), S("")));
    assert_false(str_ends(S("bc"), S("abc")));
    assert_false(str_ends(S("abc"), S("ab")));
}

CASE(order_is_of_bytes_then_length)
{
    assert_true(str_compare(S("a"), S("b")) < 0);
    assert_true(str_compare(S("b"), S("a")) > 0);
    assert_true(str_compare(S("a"), S("ab")) < 0);
    assert_true(str_compare(S("\xFF"), S("a")) > 0);
    assert_int_equal(str_compare(S("a"), S("a")), 0);
    assert_int_equal(str_compare((str){0}, S("")), 0);
}

CASE(finding)
{
    static const struct {
        const char *in, *what;
        size_t at;
    } rows[] = {
        {"abc", "a", 0},    {"abc", "c", 2},    {"abc", "bc", 1},   {"abc", "abc", 0},
        {"abc", "abcd", 3}, {"abc", "x", 3},    {"aab", "ab", 1},   {"", "a", 0},
        {"abc", "", 0},     {"aaab", "aab", 1}, {"a]]>", "]]>", 1}, {"abab", "abb", 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(str_find(str_from(rows[i].in), str_from(rows[i].what)), rows[i].at);
}

CASE(one_of_a_list)
{
    static const char *const list[] = {"a", "bc", ""};
    assert_true(STR_IS_ONE_OF(S("bc"), list) && STR_IS_ONE_OF(S(""), list));
    assert_false(STR_IS_ONE_OF(S("b"), list) || str_is_one_of(S("a"), list, 0));
}

CASE(slices)
{
    assert_str(str_slice(S("abcd"), 1, 3), "bc");
    assert_str(str_after(S("abcd"), 4), "");
    assert_int_equal(str_from(NULL).n, 0);
}

CASE(copies_end_in_nul)
{
    assert_string_equal(str_z(a, str_slice(S("abcd"), 0, 2)), "ab");
    assert_string_equal(str_z(a, (str){0}), "");
    assert_str(str_copy(a, S("ab")), "ab");
}

CASE(numbers)
{
    assert_str(str_number(a, 0), "0");
    assert_str(str_number(a, 1203), "1203");
    assert_str(str_number(a, SIZE_MAX), "18446744073709551615");
    buf b = {.a = a};
    buf_number(&b, LONG_MIN);
    buf_byte(&b, ' ');
    buf_number(&b, -7);
    buf_byte(&b, ' ');
    buf_number(&b, LONG_MAX);
    assert_str(buf_str(&b), "-9223372036854775808 -7 9223372036854775807");
}

CASE(joining)
{
    assert_str(STR_CAT(a, S("a"), S(""), S("bc")), "abc");
    assert_str(str_join(a, NULL, 0), "");
}

CASE(buffers_grow)
{
    buf b = {.a = a};
    for (size_t i = 0; i < 100000; i++) {
        buf_byte(&b, (char)('a' + i % 26));
        if (i % 1000 == 0)
            arena_alloc(a, 1); /* so that the buffer must move */
    }
    assert_int_equal(b.n, 100000);
    for (size_t i = 0; i < b.n; i++)
        assert_int_equal(b.p[i], 'a' + i % 26);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(equality_is_of_bytes),
        TEST(starts_and_ends),
        TEST(order_is_of_bytes_then_length),
        TEST(finding),
        TEST(one_of_a_list),
        TEST(slices),
        TEST(copies_end_in_nul),
        TEST(numbers),
        TEST(joining),
        TEST(buffers_grow),
    };
    return RUN(tests);
}
