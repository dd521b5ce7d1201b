/* base/folder: many files in one folder. */
#include "test.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/folder.h"

static char root[64];

static int enter(void **state)
{
    strcpy(root, "/tmp/kehoach-test-XXXXXX");
    return setup(state) || !mkdtemp(root) || chdir(root) != 0;
}

static int leave(void **state)
{
    if (chdir("/") != 0 || system(str_z(a, STR_CAT(a, S("rm -rf "), str_from(root)))) != 0)
        return -1;
    return teardown(state);
}

static size_t files_in(const char *path)
{
    size_t n = 0;
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(dir);
    return n;
}

static str got(const char *path)
{
    str bytes = {0};
    assert_true(file_read(&d, str_from(path), (pos){0}, &bytes));
    return bytes;
}

CASE(files_are_put_and_replaced)
{
    folder *f = folder_open(&d, S("a/b"));
    assert_non_null(f);
    const file_bytes first[] = {{S("one"), S("1")}, {S("two"), S("2")}};
    const file_bytes again[] = {{S("two"), S("zwei")}, {S("three"), S("drei")}};
    assert_true(folder_put(f, &d, first, 2));
    assert_true(folder_put(f, &d, again, 2));
    assert_str(got("a/b/one"), "1");
    assert_str(got("a/b/two"), "zwei");
    assert_str(got("a/b/three"), "drei");
    assert_int_equal(files_in("a/b"), 3);
    assert_true(folder_has(f, a, S("two"), S("zwei")));
    assert_false(folder_has(f, a, S("two"), S("zwo!")));
    assert_false(folder_has(f, a, S("two"), S("zwei!")));
    assert_false(folder_has(f, a, S("two"), S("zwe")));
    assert_false(folder_has(f, a, S("none"), S("")));
    assert_true(folder_sync(f, &d));
    folder_close(f);
    assert_faults("");
}

/* Those that were new are gone again; one that was replaced stays. */
CASE(a_set_with_a_fault)
{
    folder *f = folder_open(&d, S("."));
    assert_true(file_write(&d, S("old"), S("old")));
    assert_true(file_make_folder(&d, S("sub")));
    const file_bytes set[] = {
        {S("new"), S("1")}, {S("old"), S("2")}, {S("sub"), S("3")}, {S("last"), S("4")}};
    assert_false(folder_put(f, &d, set, COUNT(set)));
    assert_faults("WRITE_IS_FOLDER");
    assert_str(got("old"), "2");
    assert_int_equal(files_in("."), 2);
}

CASE(where_a_link_leads)
{
    folder *f = folder_open(&d, S("here"));
    assert_true(file_make_folder(&d, S("there")));
    assert_int_equal(symlink("../there/file", "here/one"), 0);
    assert_int_equal(symlink("../there/file2", "here/two"), 0);
    const file_bytes set[] = {{S("one"), S("1")}, {S("two"), S("2")}};
    assert_true(folder_put(f, &d, set, 1));
    assert_true(folder_put(f, &d, set, 2));
    assert_str(got("there/file"), "1");
    assert_str(got("there/file2"), "2");
    assert_int_equal(files_in("there"), 2);
    assert_int_equal(files_in("here"), 2);
    assert_true(folder_has(f, a, S("two"), S("2")));
}

CASE(no_folder)
{
    assert_true(file_write(&d, S("file"), S("")));
    assert_null(folder_open(&d, S("file/x")));
    assert_null(folder_open(&d, S("file")));
    assert_faults("WRITE_NOT_FOLDER WRITE_NOT_FOLDER");
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_are_put_and_replaced),
        TEST(a_set_with_a_fault),
        TEST(where_a_link_leads),
        TEST(no_folder),
    };
    return RUN(tests);
}
