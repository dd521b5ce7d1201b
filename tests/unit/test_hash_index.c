/* base/hash_index: numbers by hashes, also where all have one. */
#include "test.h"

#include "base/hash_index.h"

static size_t numbers_of(const hash_index *h, uint64_t hash)
{
    size_t step = 0, number, sum = 0;
    while (hash_index_next(h, hash, &step, &number))
        sum += number + 1;
    return sum;
}

CASE(all_numbers_of_a_hash_are_found)
{
    enum { MOST = 1000 };
    hash_index h = hash_index_new(a, MOST);
    assert_int_equal(numbers_of(&h, 7), 0);
    for (size_t i = 0; i < MOST; i++)
        hash_index_add(&h, i % 2 ? (uint64_t)1 << 50 : (uint64_t)i << 32, i);
    assert_int_equal(numbers_of(&h, (uint64_t)1 << 50), MOST / 2 * (MOST / 2 + 1));
    assert_int_equal(numbers_of(&h, (uint64_t)998 << 32), 999);
    hash_index_clear(&h);
    assert_int_equal(numbers_of(&h, (uint64_t)998 << 32), 0);
}

CASE(an_index_that_was_never_made_has_nothing)
{
    hash_index none = {0};
    assert_int_equal(numbers_of(&none, 7), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_numbers_of_a_hash_are_found),
        TEST(an_index_that_was_never_made_has_nothing),
    };
    return RUN(tests);
}
