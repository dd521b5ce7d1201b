/* base/arena: memory in one go. */
#include "test.h"

#include <stdalign.h>

/* A request too large is refused with NULL, as by malloc, not with an abort. */
__attribute__((visibility("default"))) extern const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

CASE(blocks_are_zeroed_and_aligned)
{
    for (size_t size = 0; size < 200; size++) {
        unsigned char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xFF, size);
    }
}

CASE(the_last_block_grows_in_place)
{
    arena_alloc(a, 100);
    char *p = arena_alloc(a, 10);
    assert_ptr_equal(arena_grow(a, p, 10, 1000), p);
    assert_ptr_equal(arena_grow(a, p, 1000, 1001), p);
    char *next = arena_alloc(a, 1); /* behind what was grown */
    assert_true(next >= p + 1001);
}

CASE(another_block_moves_when_it_grows)
{
    char *p = arena_alloc(a, 10);
    memcpy(p, "0123456789", 10);
    char *next = arena_alloc(a, 10);
    char *wider = arena_grow(a, p, 10, 20);
    assert_ptr_not_equal(wider, p);
    assert_memory_equal(wider, "0123456789", 10);
    assert_int_equal(next[0], 0);
}

CASE(growing_past_a_chunk_keeps_the_bytes)
{
    size_t size = 16;
    unsigned char *p = arena_alloc(a, size);
    for (; size < 8 * 1024 * 1024; size *= 2) {
        memset(p, (int)(size % 251), size);
        p = arena_grow(a, p, size, size * 2);
        assert_int_equal(p[0], size % 251);
        assert_int_equal(p[size - 1], size % 251);
    }
    assert_true(arena_size(a) >= size);
}

CASE(growing_nothing_is_allocating)
{
    assert_non_null(arena_grow(a, NULL, 0, 100));
}

CASE(too_much_jumps_and_the_arena_lives_on)
{
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX / 4 + 1, SIZE_MAX / 8};
    for (volatile size_t i = 0; i < COUNT(sizes); i++) {
        jmp_buf where;
        volatile int jumped = setjmp(where);
        if (!jumped) {
            arena_on_no_memory(a, &where);
            arena_alloc(a, sizes[i]);
        }
        assert_int_equal(jumped, 1);
        assert_non_null(arena_alloc(a, 100));
    }
}

CASE(growing_too_much_jumps)
{
    jmp_buf where;
    volatile int jumped = setjmp(where);
    if (!jumped) {
        arena_on_no_memory(a, &where);
        void *p = arena_alloc(a, 16);
        arena_grow(a, p, 16, SIZE_MAX - 4);
    }
    assert_int_equal(jumped, 1);
}

CASE(an_array_whose_size_overflows_jumps)
{
    jmp_buf where;
    volatile int jumped = setjmp(where);
    if (!jumped) {
        arena_on_no_memory(a, &where);
        (void)NEW_ARRAY(a, diag, SIZE_MAX / 2);
    }
    assert_int_equal(jumped, 1);
    assert_int_equal(arena_product(3, 5), 15);
    assert_int_equal(arena_product(0, SIZE_MAX), 0);
    assert_int_equal(arena_product(SIZE_MAX, 0), 0);
    assert_int_equal(arena_product(SIZE_MAX / 2, 3), SIZE_MAX);
}

static char order[8];

static void note_release(void *object)
{
    strcat(order, object);
}

CASE(clean_up_runs_newest_first)
{
    arena *own = arena_new();
    char names[] = "a\0b\0c";
    order[0] = 0;
    for (size_t i = 0; i < 3; i++)
        arena_defer(own, note_release, names + 2 * i);
    arena_free(own);
    assert_string_equal(order, "cba");
    arena_free(NULL);
}

CASE(lists_keep_what_is_added)
{
    LIST(size_t) list = {0};
    for (size_t i = 0; i < 5000; i++) {
        size_t *added = list_add(a, &list);
        assert_int_equal(*added, 0);
        *added = i;
        memset(arena_alloc(a, 3), 0xFF, 3); /* so that the list must move */
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(list.at[i], i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blocks_are_zeroed_and_aligned),
        TEST(the_last_block_grows_in_place),
        TEST(another_block_moves_when_it_grows),
        TEST(growing_past_a_chunk_keeps_the_bytes),
        TEST(growing_nothing_is_allocating),
        TEST(too_much_jumps_and_the_arena_lives_on),
        TEST(growing_too_much_jumps),
        TEST(an_array_whose_size_overflows_jumps),
        TEST(clean_up_runs_newest_first),
        TEST(lists_keep_what_is_added),
    };
    return RUN(tests);
}
