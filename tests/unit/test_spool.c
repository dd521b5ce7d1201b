/* lib/spool, lib/ledger: what waits in memory and on disk, and names of many rows. */
#include "test.h"

#include <sys/resource.h>

#include "lib/ledger.h"

enum { RECORDS = 300 };

/* The i-th record: of other lengths, with every byte. */
static str record(size_t i)
{
    size_t n = i * 37 % 4099;
    char *p = arena_alloc(a, n + 1);
    for (size_t k = 0; k < n; k++)
        p[k] = (char)(i + k);
    return (str){p, n};
}

/* Puts all records there; how many were kept. */
static size_t fill(spool *s, uint64_t places[RECORDS])
{
    size_t kept = 0;
    for (size_t i = 0; i < RECORDS; i++) {
        str all = record(i),
            pieces[] = {str_slice(all, 0, all.n / 3), {0}, str_after(all, all.n / 3)};
        places[i] = UINT64_MAX;
        kept += spool_add(s, pieces, COUNT(pieces), &places[i]);
    }
    return kept;
}

static spool *filled(spool_options how, uint64_t places[RECORDS], size_t *kept)
{
    spool *s = spool_new(a, &how);
    *kept = fill(s, places);
    return s;
}

/* Each `step` records on, so also backwards; by windows of several sizes, smaller than a record or
 * with room for many. */
static void check_kept(const spool *s, const uint64_t places[RECORDS], size_t from, size_t to)
{
    static const size_t rooms[] = {0, 1, 8, 100, 5000, 50000}, steps[] = {1, 7, RECORDS - 1};
    for (size_t r = 0; r < COUNT(rooms); r++)
        for (size_t k = 0; k < COUNT(steps); k++) {
            spool_window w = {.p = arena_alloc(a, rooms[r]), .cap = rooms[r]};
            for (size_t n = from; n < to; n++) {
                size_t i = from + (n - from) * steps[k] % (to - from);
                str got;
                assert_true(spool_get(s, &w, a, places[i], &got));
                assert_true(str_eq(got, record(i)));
            }
        }
}

CASE(what_was_put_comes_back)
{
    uint64_t places[RECORDS];
    size_t kept;
    static const size_t memory[] = {100, 4096, 9000, 100000, 100000000};
    for (size_t i = 0; i < COUNT(memory); i++) {
        spool_options how = {S("/tmp"), memory[i], 1 << 30, false, i % 2 ? 4096 : 0};
        spool *s = filled(how, places, &kept);
        assert_int_equal(kept, RECORDS);
        check_kept(s, places, 0, RECORDS);
    }
}

/* Once there is a file, memory has a block and no more: all before it can be given back. */
CASE(many_bytes_wait_in_blocks)
{
    enum { BLOCK = 4096 };
    uint64_t places[RECORDS];
    size_t kept, whole = 0;
    spool_options how = {S("/tmp"), 100000, 1 << 30, true, BLOCK};
    spool *s = filled(how, places, &kept);
    check_kept(s, places, 0, RECORDS);
    spool_drop(s, places[RECORDS - 1]);
    for (size_t i = 1; places[i] + record(i).n + 2 * BLOCK < places[RECORDS - 1]; i++) {
        spool_window w = {0};
        str got;
        whole += spool_get(s, &w, a, places[i], &got) && str_eq(got, record(i));
    }
    assert_int_equal(whole, 0);
}

CASE(once_cleared_it_is_as_new)
{
    uint64_t places[RECORDS], first[RECORDS];
    size_t kept;
    spool_options how = {S("/tmp"), 10000, 20000, false, 0};
    spool *s = filled(how, first, &kept);
    spool_clear(s);
    assert_int_equal(fill(s, places), kept);
    assert_memory_equal(places, first, sizeof places);
    check_kept(s, places, 0, 5);
}

CASE(no_more_than_it_may)
{
    uint64_t places[RECORDS];
    size_t kept;
    spool_options how = {S("/tmp"), 10000, 20000, false, 0};
    filled(how, places, &kept);
    assert_true(kept > 5 && kept < RECORDS);
    how.needed = true; /* then memory takes it */
    spool *s = filled(how, places, &kept);
    assert_int_equal(kept, RECORDS);
    check_kept(s, places, 0, RECORDS);
}

CASE(a_folder_that_is_missing_or_takes_nothing)
{
    uint64_t places[RECORDS];
    size_t kept;
    static const char *const folders[] = {"/tmp/not there/at all", "not there", "/proc/self", ""};
    for (size_t i = 0; i < COUNT(folders); i++) {
        spool_options how = {str_from(folders[i]), 1000, 1 << 30, false, 0};
        spool *s = filled(how, places, &kept);
        assert_int_equal(kept, RECORDS); /* above it, or in TMPDIR */
        check_kept(s, places, 0, RECORDS);
    }
}

CASE(what_is_dropped_is_gone_and_nothing_else)
{
    uint64_t places[RECORDS];
    size_t kept, whole = 0;
    spool_options how = {S("/tmp"), 4096, 1 << 30, false, 0};
    spool *s = filled(how, places, &kept);
    for (size_t i = 0; i < RECORDS; i += 50) {
        spool_drop(s, places[i]);
        check_kept(s, places, i, RECORDS);
    }
    spool_drop(s, places[RECORDS - 1]);
    check_kept(s, places, RECORDS - 1, RECORDS);
    for (size_t i = 0; i + 10 < RECORDS; i++) {
        spool_window w = {0};
        str got = {0};
        size_t length = record(i).n;
        if (length < 1000 || !spool_get(s, &w, a, places[i], &got))
            continue;
        whole += str_eq(got, record(i));
    }
    assert_int_equal(whole, 0);
}

/* Bytes past the limit would end the process by a signal. */
CASE(the_limit_for_files_is_kept)
{
    uint64_t places[RECORDS];
    size_t kept;
    struct rlimit old, small;
    getrlimit(RLIMIT_FSIZE, &old);
    small = (struct rlimit){50000, old.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    spool_options how = {S("/tmp"), 1000, 1 << 30, false, 0};
    spool *s = filled(how, places, &kept);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_true(kept > 5 && kept < RECORDS);
    check_kept(s, places, 0, 5);
}

/* ---- names ---- */

static bool is_key(void *context, size_t nth, str key)
{
    const ledger *l = context;
    return str_eq(ledger_name(l, a, nth), key);
}

CASE(names_of_many_rows_and_who_has_which)
{
    enum { MANY = 60000 };
    ledger l;
    ledger_begin(&l, a, MANY, S("/tmp"));
    for (size_t i = 0; i < MANY; i++) {
        str name = STR_CAT(a, S("kế hoạch huyện thứ "), str_number(a, i % (MANY - 10)));
        assert_int_equal(l.at[i].worker, UNIT_NOT_KEPT);
        ledger_name_is(&l, i, name);
        size_t first = ledger_take_key(&l, i, name, is_key, &l);
        assert_int_equal(first, i % (MANY - 10));
    }
    assert_str(ledger_name(&l, a, 7), "kế hoạch huyện thứ 7");
    assert_str(ledger_name(&l, a, MANY - 1), "kế hoạch huyện thứ 9");
    assert_int_equal(sizeof(unit_state), 24);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_put_comes_back),
        TEST(many_bytes_wait_in_blocks),
        TEST(once_cleared_it_is_as_new),
        TEST(what_is_dropped_is_gone_and_nothing_else),
        TEST(no_more_than_it_may),
        TEST(a_folder_that_is_missing_or_takes_nothing),
        TEST(the_limit_for_files_is_kept),
        TEST(names_of_many_rows_and_who_has_which),
    };
    return RUN(tests);
}
