/* base/map: names to things. */
#include "test.h"

#include "base/map.h"

CASE(an_empty_map_holds_nothing)
{
    const map m = {.a = a};
    assert_null(map_get(&m, S("a")));
}

CASE(many_names_are_found_again)
{
    static int things[5000];
    map m = {.a = a};
    for (size_t i = 0; i < COUNT(things); i++)
        map_set(&m, str_number(a, i), &things[i]);
    assert_int_equal(m.n, COUNT(things));
    for (size_t i = 0; i < COUNT(things); i++)
        assert_ptr_equal(map_get(&m, str_number(a, i)), &things[i]);
    assert_null(map_get(&m, S("5000")));
    assert_null(map_get(&m, S("")));
}

CASE(a_name_set_again_takes_the_new_thing)
{
    int first, second;
    map m = {.a = a};
    map_set(&m, S("x"), &first);
    map_set(&m, S("x"), &second);
    assert_ptr_equal(map_get(&m, S("x")), &second);
    assert_int_equal(m.n, 1);
}

CASE(the_empty_name_is_a_name)
{
    int thing;
    map m = {.a = a};
    map_set(&m, (str){0}, &thing);
    assert_ptr_equal(map_get(&m, S("")), &thing);
    assert_null(map_get(&m, S("a")));
}

/* Values from the function's authors. */
CASE(the_hash_is_fnv_1a)
{
    assert_true(map_hash(S("")) == 0xcbf29ce484222325ULL);
    assert_true(map_hash(S("a")) == 0xaf63dc4c8601ec8cULL);
    assert_true(map_hash(S("foobar")) == 0x85944171f73967e8ULL);
    assert_true(map_hash_on(map_hash(S("foo")), S("bar")) == map_hash(S("foobar")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_map_holds_nothing),
        TEST(many_names_are_found_again),
        TEST(a_name_set_again_takes_the_new_thing),
        TEST(the_empty_name_is_a_name),
        TEST(the_hash_is_fnv_1a),
    };
    return RUN(tests);
}
