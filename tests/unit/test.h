/* What the unit tests share: an arena and a list of faults, new for each test, and asserts. */
#ifndef KH_TEST_H
#define KH_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static arena *a;
static diags d;

static int setup(__attribute__((unused)) void **state)
{
    a = arena_new();
    d = (diags){.a = a};
    return a ? 0 : -1;
}

static int teardown(__attribute__((unused)) void **state)
{
    arena_free(a);
    return 0;
}

#define CASE(name) static void name(__attribute__((unused)) void **state)
#define TEST(f)    cmocka_unit_test_setup_teardown(f, setup, teardown)
#define RUN(tests) cmocka_run_group_tests(tests, NULL, NULL)

static inline void str_asserted(str got, const char *want, const char *file, int at)
{
    if (str_eq(got, str_from(want)))
        return;
    print_error("got  \"%.*s\"\nwant \"%s\"\n", (int)got.n, got.n ? got.p : "", want);
    _fail(file, at);
}
#define assert_str(got, want) str_asserted((got), (want), __FILE__, __LINE__)

/* The codes of all faults so far as "NAME NAME", in the order of places. */
static inline str fault_names(void)
{
    static const char *const names[] = {
#define DIAG(name, number, severity, vi, en) #name,
#include "base/diag.def"
#undef DIAG
    };
    buf b = {.a = a};
    diags_sort(&d);
    for (size_t i = 0; i < d.list.n; i++) {
        buf_add(&b, i ? S(" ") : S(""));
        buf_add(&b, str_from(names[d.list.at[i].code]));
    }
    return buf_str(&b);
}
#define assert_faults(want) str_asserted(fault_names(), (want), __FILE__, __LINE__)

/* Where the i-th fault stands (after assert_faults). */
#define assert_place(i, want_line, want_column)                                                    \
    do {                                                                                           \
        place found = source_place(d.list.at[i].at, NULL);                                         \
        assert_int_equal(found.line, want_line);                                                   \
        assert_int_equal(found.column, want_column);                                               \
    } while (0)

/* In a table: the faults of one row are looked at before the next. */
static inline void forget_faults(void)
{
    d = (diags){.a = a};
}

static inline const source *make_source(str text)
{
    source *src = NEW(a, source);
    *src = (source){.name = S("test"), .text = text};
    return src;
}

#endif
