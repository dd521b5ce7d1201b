/* lib/manifest: what is written is read back the same, and numbers as ranges. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/manifest.h"
#include "lib/ranges.h"

static const manifest_head head = {2, 3, 100, {"r0123456789abcdef0123456789abcdef", 33}};

/* What no name should hold, and what spreadsheets, CSV and JSON each have a way of their own with.
 */
static const char *const words[] = {
    "",     "xã Một", "=1+1",   "+2",        "-3",    "@4",      "'",         "''",
    "'=",   "＝",     "＋1",    "a,b",       "a;b",   "\"",      "a\"b\"\"c", " trước",
    "sau ", "\\",     "a\\\"b", "dòng\nhai", "\ttab", "{\"x\"}", "#",         "1-2",
};

static manifest_part written(const char *ending, size_t n)
{
    char folder[] = "/tmp/kehoach-manifest-XXXXXX";
    assert_non_null(mkdtemp(folder));
    str path = STR_CAT(a, str_from(folder), S("/m"), str_from(ending));
    assert_true(manifest_may_stand(&d, path, (pos){0}));
    manifest *m = manifest_open(&d, path, &head);
    assert_non_null(m);
    for (size_t i = 0; i < n; i++) {
        manifest_row one = {.row = 2 + 3 * i,
                            .unit = str_from(words[i % COUNT(words)]),
                            .file = STR_CAT(a, str_from(words[i % COUNT(words)]), S("x")),
                            .bytes = i,
                            .digest = sha256_of(str_from(words[i % COUNT(words)])),
                            .status = i % 2 ? MANIFEST_SAME : MANIFEST_WRITTEN};
        manifest_add(m, &one);
    }
    assert_true(manifest_close(m));
    assert_true(manifest_may_stand(&d, path, (pos){0}));
    manifest_part part;
    assert_true(manifest_read(&d, path, &part));
    assert_faults("");
    unlink(str_z(a, path));
    rmdir(folder);
    return part;
}

CASE(what_is_written_is_read_back)
{
    static const char *const endings[] = {".csv", ".json"};
    for (size_t e = 0; e < COUNT(endings); e++) {
        manifest_part part = written(endings[e], COUNT(words));
        assert_int_equal(part.head.shard, 2);
        assert_int_equal(part.head.shards, 3);
        assert_int_equal(part.head.rows, 100);
        assert_str(part.head.run, "r0123456789abcdef0123456789abcdef");
        assert_int_equal(part.rows.n, COUNT(words));
        for (size_t i = 0; i < part.rows.n; i++) {
            const manifest_row *one = &part.rows.at[i];
            sha256_digest digest = sha256_of(str_from(words[i]));
            assert_int_equal(one->row, 2 + 3 * i);
            assert_str(one->unit, words[i]);
            assert_str(one->file, str_z(a, STR_CAT(a, str_from(words[i]), S("x"))));
            assert_int_equal(one->bytes, i);
            assert_int_equal(one->status, i % 2 ? MANIFEST_SAME : MANIFEST_WRITTEN);
            assert_memory_equal(&one->digest, &digest, sizeof digest);
        }
    }
}

/* A blank at an end is between quotes: some readers cut it elsewhere. */
CASE(cells_between_quotes)
{
    static const struct {
        const char *cell, *line;
    } rows[] = {
        {"a b", "1,1,,a b,,,left,2,3,100,"},         {" a", "1,1,,\" a\",,,left,2,3,100,"},
        {"a ", "1,1,,\"a \",,,left,2,3,100,"},       {"a;b", "1,1,,\"a;b\",,,left,2,3,100,"},
        {"a\"b", "1,1,,\"a\"\"b\",,,left,2,3,100,"}, {"=a", "1,1,,'=a,,,left,2,3,100,"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf b = {.a = a};
        manifest_row one = {.row = 1, .file = str_from(rows[i].cell), .status = MANIFEST_LEFT};
        manifest_line_text(&b, MANIFEST_CSV, &head, &one, true);
        assert_str(buf_str(&b), str_z(a, STR_CAT(a, str_from(rows[i].line), head.run, S("\n"))));
    }
}

CASE(one_without_rows_still_says_whose_it_is)
{
    assert_int_equal(written(".csv", 0).head.shard, 2);
    assert_int_equal(written(".json", 0).head.shard, 2);
    assert_int_equal(written(".csv", 0).rows.n, 0);
}

CASE(memory_does_not_grow_with_the_rows)
{
    char path[] = "/tmp/kehoach-manifest-XXXXXX.csv";
    int fd = mkstemps(path, 4);
    assert_true(fd >= 0);
    close(fd);
    manifest *m = manifest_open(&d, str_from(path), &head);
    manifest_row one = {.unit = S("xã Một"), .file = S("xã Một.docx")};
    size_t before = 0;
    for (size_t i = 0; i < 20000; i++) {
        one.row = 2 + 3 * i;
        manifest_add(m, &one);
        if (i == 1000)
            before = arena_size(a);
    }
    assert_int_equal(arena_size(a), before);
    manifest_drop(m);
    unlink(path);
}

static str ranges_of(const size_t *numbers, size_t n)
{
    ranges r = {.a = a};
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += i == 0 || numbers[i] != numbers[i - 1];
        ranges_add(&r, numbers[i], numbers[i] + 1);
    }
    assert_int_equal(r.count, count);
    return ranges_text(&r);
}

CASE(numbers_as_ranges)
{
    static const size_t some[] = {1, 3, 4, 7, 8, 8, 9, 12};
    assert_str(ranges_of(some, COUNT(some)), "1, 3, 4, 7–9, 12");
    assert_str(ranges_of(some, 1), "1");
    assert_str(ranges_of(some, 0), "");
    size_t many[RANGES_SHOWN + 1];
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = 1 + 2 * i;
    assert_str(ranges_of(many, RANGES_SHOWN), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, "
                                              "29, 31, 33, 35, 37, 39");
    assert_true(str_ends(ranges_of(many, COUNT(many)), S("37, 39 …")));
    ranges r = {.a = a};
    ranges_add(&r, 5, 5);
    ranges_add(&r, 6, 9);
    assert_str(ranges_text(&r), "6–8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_is_read_back),
        TEST(cells_between_quotes),
        TEST(one_without_rows_still_says_whose_it_is),
        TEST(memory_does_not_grow_with_the_rows),
        TEST(numbers_as_ranges),
    };
    return RUN(tests);
}
