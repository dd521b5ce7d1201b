/* lib/batch: rows by threads, taken in order. */
#include "test.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "lib/batch.h"

enum { ROWS = 5000, MOST_ROWS = ROWS, A_ROW_KEEPS = 4096, KEPT_MOST = 64 * A_ROW_KEEPS };

typedef struct result {
    size_t row;
    char *words; /* in `keep` */
} result;

typedef struct plan_of_rows {
    size_t next;         /* that is to be taken */
    size_t stop_at;      /* is the last that take asks for; ROWS: none */
    size_t no_memory_at; /* the row whose worker has none; ROWS: none */
    bool take_has_none;  /* the calling thread has none at stop_at */
    atomic_size_t begun[MOST_ROWS];
    size_t taken;
    atomic_bool gap; /* a row was taken out of turn, or began with what others left */
    arena *of[BATCH_MOST_THREADS];
    arena *own;
    atomic_int guarded; /* workers that are at work */
} plan_of_rows;

static void work(void *context, size_t worker, size_t row, arena *keep, void *out)
{
    plan_of_rows *p = context;
    result *r = out;
    p->begun[row]++;
    if (r->row || r->words)
        p->gap = true; /* it was not zeroed */
    arena_reset(p->of[worker]);
    if (row == p->no_memory_at)
        arena_alloc(p->of[worker], SIZE_MAX / 2);
    char *scratch = arena_alloc(p->of[worker], 1 + row % 997);
    memset(scratch, 'x', 1 + row % 997);
    if (arena_size(keep) > KEPT_MOST)
        p->gap = true; /* of chunks before */
    r->row = row;
    r->words = arena_alloc(keep, A_ROW_KEEPS);
    r->words[0] = (char)('a' + row % 26);
}

static bool take(void *context, size_t row, void *out)
{
    plan_of_rows *p = context;
    const result *r = out;
    p->gap = p->gap || row != p->next || r->row != row || r->words[0] != (char)('a' + row % 26);
    p->next = row + 1;
    p->taken++;
    if (row == p->stop_at && p->take_has_none)
        arena_alloc(p->own, SIZE_MAX / 2);
    return row < p->stop_at;
}

static void guard(void *context, size_t worker, jmp_buf *where)
{
    plan_of_rows *p = context;
    if (worker == BATCH_CALLER) {
        arena_on_no_memory(p->own, where);
        return;
    }
    arena_on_no_memory(p->of[worker], where);
    p->guarded += where ? 1 : -1;
}

static plan_of_rows *new_plan(void)
{
    plan_of_rows *p = test_calloc(1, sizeof *p);
    p->stop_at = p->no_memory_at = ROWS;
    p->own = arena_new();
    for (size_t i = 0; i < BATCH_MOST_THREADS; i++)
        p->of[i] = arena_new();
    return p;
}

static void free_plan(plan_of_rows *p)
{
    arena_free(p->own);
    for (size_t i = 0; i < BATCH_MOST_THREADS; i++)
        arena_free(p->of[i]);
    test_free(p);
}

static bool run(plan_of_rows *p, size_t rows, size_t threads)
{
    const batch b = {.rows = rows,
                     .threads = threads,
                     .result = sizeof(result),
                     .context = p,
                     .work = work,
                     .take = take,
                     .guard = guard};
    bool good = batch_run(&b);
    assert_int_equal(p->guarded, 0);
    assert_false(p->gap);
    return good;
}

static const size_t threads[] = {1, 2, 3, 7, 40};

CASE(every_row_once_and_in_order)
{
    static const size_t rows[] = {0, 1, 2, 31, 32, 33, 1000, ROWS};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t k = 0; k < COUNT(threads); k++) {
            plan_of_rows *p = new_plan();
            assert_true(run(p, rows[i], threads[k]));
            assert_int_equal(p->taken, rows[i]);
            for (size_t row = 0; row < rows[i]; row++)
                assert_int_equal(p->begun[row], 1);
            free_plan(p);
        }
}

/* Rows that are done when it is stopped are taken all the same: what they did has happened. */
CASE(what_was_begun_is_taken_though_it_was_stopped)
{
    for (size_t k = 0; k < COUNT(threads); k++) {
        plan_of_rows *p = new_plan();
        p->stop_at = 700;
        const batch b = {ROWS, threads[k], sizeof(result), p, work, take, guard};
        assert_true(batch_run(&b));
        size_t begun = 0;
        for (size_t row = 0; row < ROWS; row++)
            begun += p->begun[row];
        assert_int_equal(p->taken, begun);
        assert_true(begun >= 701 && begun < ROWS);
        assert_int_equal(p->guarded, 0);
        free_plan(p);
    }
}

CASE(a_worker_without_memory_ends_all)
{
    static const size_t at[] = {0, 1, 500, ROWS - 1};
    for (size_t i = 0; i < COUNT(at); i++)
        for (size_t k = 0; k < COUNT(threads); k++) {
            plan_of_rows *p = new_plan();
            p->no_memory_at = at[i];
            assert_false(run(p, ROWS, threads[k]));
            assert_true(p->taken <= at[i]);
            free_plan(p);
        }
}

CASE(the_calling_thread_without_memory_ends_all)
{
    for (size_t k = 0; k < COUNT(threads); k++) {
        plan_of_rows *p = new_plan();
        p->stop_at = 600;
        p->take_has_none = true;
        const batch b = {ROWS, threads[k], sizeof(result), p, work, take, guard};
        assert_false(batch_run(&b));
        assert_int_equal(p->taken, 601);
        assert_int_equal(p->guarded, 0);
        free_plan(p);
    }
}

CASE(threads_as_many_as_are_of_use)
{
    assert_int_equal(batch_threads(0, 8), 1);
    assert_int_equal(batch_threads(7, 8), 1);
    assert_int_equal(batch_threads(100, 1), 1);
    assert_int_equal(batch_threads(100, 8), 8);
    assert_int_equal(batch_threads(20, 8), 5);
    assert_int_equal(batch_threads(SIZE_MAX, SIZE_MAX), BATCH_MOST_THREADS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_row_once_and_in_order),      TEST(what_was_begun_is_taken_though_it_was_stopped),
        TEST(a_worker_without_memory_ends_all), TEST(the_calling_thread_without_memory_ends_all),
        TEST(threads_as_many_as_are_of_use),
    };
    return RUN(tests);
}
