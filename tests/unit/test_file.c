/* base/file: whole files, or none. */
#include "test.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[64];

/* Each test has a folder of its own, empty at first. */
static int enter(void **state)
{
    strcpy(folder, "/tmp/kehoach-test-XXXXXX");
    return setup(state) || !mkdtemp(folder) || chdir(folder) != 0;
}

static int leave(void **state)
{
    if (chdir("/") != 0 || system(str_z(a, STR_CAT(a, S("rm -rf "), str_from(folder)))) != 0)
        return -1;
    return teardown(state);
}

static void put(const char *path, str bytes)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fwrite(bytes.p, 1, bytes.n, f);
    fclose(f);
}

static void link_to(const char *target, const char *path)
{
    assert_int_equal(symlink(target, path), 0);
}

static str got(const char *path)
{
    str bytes = {0};
    assert_true(file_read(&d, str_from(path), (pos){0}, &bytes));
    return bytes;
}

static mode_t mode_of(const char *path)
{
    struct stat info;
    assert_int_equal(lstat(path, &info), 0);
    return info.st_mode;
}

/* How many files are in the folder: a temporary one must not stay behind. */
static size_t files_left(void)
{
    size_t n = 0;
    DIR *dir = opendir(".");
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(dir);
    return n;
}

/* While a file is put on the disk, somebody else makes one of its name. */
static const char *comes;

int fsync(int fd)
{
    if (comes)
        put(comes, S("another's"));
    comes = NULL;
    return fdatasync(fd);
}

/* ---- reading ---- */

CASE(a_file_is_read_whole)
{
    put("empty", S(""));
    put("some", S("a\0b\r\n"));
    assert_int_equal(got("empty").n, 0);
    assert_true(str_eq(got("some"), S("a\0b\r\n")));
    assert_faults("");
}

CASE(what_cannot_be_read_is_said)
{
    str bytes;
    mkdir("folder", 0777);
    assert_false(file_read(&d, S("none"), (pos){0}, &bytes));
    assert_false(file_read(&d, S("folder"), (pos){0}, &bytes));
    assert_false(file_read(&d, S("folder/none"), (pos){0}, &bytes));
    assert_faults("READ_MISSING READ_IS_FOLDER READ_MISSING");
    assert_true(d.list.at[0].at.src->whole_only);
    assert_str(d.list.at[0].at.src->name, "none");
}

CASE(a_file_without_permission)
{
    str bytes;
    if (geteuid() == 0)
        skip(); /* root may read anything */
    put("secret", S("x"));
    chmod("secret", 0);
    assert_false(file_read(&d, S("secret"), (pos){0}, &bytes));
    assert_faults("READ_DENIED");
}

CASE(a_fault_stands_where_the_name_was_written)
{
    str bytes;
    const source *src = make_source(S("key = @none"));
    assert_false(file_read(&d, S("none"), (pos){src, 6}, &bytes));
    assert_faults("READ_MISSING");
    assert_place(0, 1, 7);
}

CASE(more_than_the_cap_is_refused)
{
    str bytes;
    put("large", S(""));
    assert_int_equal(truncate("large", FILE_CAP + 1), 0);
    assert_false(file_read(&d, S("large"), (pos){0}, &bytes));
    assert_faults("READ_TOO_LARGE");
}

CASE(standard_input)
{
    put("some", S("from stdin"));
    int kept = dup(STDIN_FILENO), file = open("some", O_RDONLY);
    dup2(file, STDIN_FILENO);
    str bytes = got("-");
    dup2(kept, STDIN_FILENO);
    close(kept);
    close(file);
    assert_str(bytes, "from stdin");
}

/* ---- writing ---- */

CASE(a_new_file_is_written)
{
    mode_t mask = umask(027);
    assert_true(file_write(&d, S("new"), S("a\0b")));
    umask(mask);
    assert_true(str_eq(got("new"), S("a\0b")));
    assert_int_equal(mode_of("new") & 07777, 0640);
    assert_int_equal(files_left(), 1);
}

CASE(an_old_file_is_replaced_and_keeps_its_mode)
{
    struct stat before, after;
    put("old", S("long old words"));
    chmod("old", 0604);
    stat("old", &before);
    assert_true(file_write(&d, S("old"), S("new")));
    stat("old", &after);
    assert_str(got("old"), "new");
    assert_int_equal(after.st_mode & 07777, 0604);
    assert_true(before.st_ino != after.st_ino); /* another file under the name */
    assert_int_equal(files_left(), 1);
}

CASE(a_link_stays_a_link)
{
    mkdir("there", 0777);
    put("there/file", S("old"));
    link_to("there/file", "link");
    assert_true(file_write(&d, S("link"), S("new")));
    assert_true(S_ISLNK(mode_of("link")));
    assert_str(got("there/file"), "new");
    assert_int_equal(files_left(), 2);
}

CASE(a_set_is_written_whole)
{
    mkdir("there", 0777);
    put("there/file", S("old"));
    link_to("there/file", "link");
    const file_bytes files[] = {{S("one"), S("1")}, {S("link"), S("2")}};
    assert_true(file_write_set(&d, files, COUNT(files)));
    assert_str(got("one"), "1");
    assert_str(got("there/file"), "2");
    assert_int_equal(files_left(), 3);
    assert_true(file_write_set(&d, files, 0));
}

CASE(of_a_set_none_is_written_where_one_fails)
{
    mkdir("folder", 0777);
    put("old", S("old words"));
    const file_bytes files[] = {{S("old"), S("new")}, {S("new"), S("new")}, {S("folder"), S("x")}};
    assert_false(file_write_set(&d, files, COUNT(files)));
    assert_faults("WRITE_IS_FOLDER");
    assert_str(got("old"), "old words");
    assert_int_equal(files_left(), 2);
}

/* That no file has an empty name is known last of all. */
CASE(of_a_set_what_was_new_goes_where_the_next_gets_no_name)
{
    put("old", S("old words"));
    const file_bytes files[] = {{S("new"), S("1")}, {S(""), S("2")}, {S("old"), S("3")}};
    assert_false(file_write_set(&d, files, COUNT(files)));
    assert_faults("WRITE_NO_FOLDER");
    assert_str(got("old"), "old words");
    assert_int_equal(files_left(), 1);
}

static bool write_limited(const char *path, str bytes, rlim_t limit)
{
    struct rlimit old, low;
    getrlimit(RLIMIT_FSIZE, &old);
    low = old;
    low.rlim_cur = limit;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &low);
    bool good = file_write(&d, str_from(path), bytes);
    setrlimit(RLIMIT_FSIZE, &old);
    return good;
}

/* A limit on file size fails in the middle of the bytes, as a full disk does. */
CASE(a_failure_leaves_the_old_file)
{
    put("old", S("old words"));
    str large = {arena_alloc(a, 100000), 100000};
    assert_false(write_limited("old", large, 50000));
    assert_faults("WRITE_TOO_LARGE");
    assert_str(got("old"), "old words");
    assert_int_equal(files_left(), 1);
}

CASE(a_failure_leaves_no_new_file)
{
    str large = {arena_alloc(a, 100000), 100000};
    assert_false(write_limited("new", large, 50000));
    assert_faults("WRITE_TOO_LARGE");
    assert_int_equal(files_left(), 0);
}

CASE(a_full_device_is_said)
{
    if (file_look(a, S("/dev/full")) != FILE_OTHER)
        skip();
    assert_false(file_write(&d, S("/dev/full"), S("x")));
    assert_faults("WRITE_FULL");
    assert_true(S_ISCHR(mode_of("/dev/full")));
}

CASE(a_device_is_written_to_not_replaced)
{
    assert_true(file_write(&d, S("/dev/null"), S("x")));
    assert_true(S_ISCHR(mode_of("/dev/null")));
}

CASE(what_cannot_be_written_is_said)
{
    mkdir("folder", 0777);
    put("file", S(""));
    assert_false(file_write(&d, S("folder"), S("x")));
    assert_false(file_write(&d, S("none/new"), S("x")));
    assert_false(file_write(&d, S("file/new"), S("x")));
    assert_faults("WRITE_IS_FOLDER WRITE_NO_FOLDER WRITE_NOT_FOLDER");
    assert_int_equal(d.count[SEVERITY_SYSTEM], 3);
}

CASE(a_link_that_leads_to_itself)
{
    link_to("loop", "loop");
    assert_false(file_write(&d, S("loop/new"), S("x")));
    assert_faults("WRITE_LINK_LOOP");
}

/* ---- names ---- */

CASE(folders_of_names)
{
    static const char *const rows[][2] = {
        {"a/b/c.ini", "a/b"}, {"c.ini", "."}, {"/c.ini", "/"}, {"./c", "."}, {"a/", "a"}, {"", "."},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(file_folder(str_from(rows[i][0])), rows[i][1]);
    assert_str(file_in(a, S("a/b"), S("c")), "a/b/c");
    assert_str(file_in(a, S("."), S("c")), "c");
    assert_str(file_in(a, S("/"), S("c")), "/c");
    assert_str(file_in(a, S("a"), S("/c")), "/c");
}

CASE(kinds_of_files)
{
    mkdir("folder", 0777);
    put("file", S(""));
    assert_int_equal(file_look(a, S("folder")), FILE_FOLDER);
    assert_int_equal(file_look(a, S("file")), FILE_REGULAR);
    assert_int_equal(file_look(a, S("none")), FILE_NONE);
    assert_int_equal(file_look(a, S("/dev/null")), FILE_OTHER);
}

CASE(inside_and_outside)
{
    mkdir("in", 0777);
    mkdir("in/deep", 0777);
    mkdir("inner", 0777);
    put("in/a", S(""));
    put("in/deep/b", S(""));
    put("inner/c", S(""));
    link_to("../inner/c", "in/way-out");
    link_to("../in/a", "inner/way-in");
    static const struct {
        const char *path;
        bool inside;
    } rows[] = {
        {"in/a", true},     {"in/deep/b", true},      {"in/../in/a", true},  {"inner/way-in", true},
        {"inner/c", false}, {"in/../inner/c", false}, {"in/way-out", false}, {"in", false},
        {"in/none", false}, {"/etc/passwd", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(file_is_inside(a, str_from(rows[i].path), S("in")), rows[i].inside);
    assert_true(file_is_inside(a, S("in/a"), S("/")));
    assert_false(file_is_inside(a, S("in/a"), S("none")));
    assert_false(file_is_inside(a, S("in/a"), S("in/a")));
}

CASE(one_file_by_several_names)
{
    put("one", S(""));
    put("two", S(""));
    link_to("one", "link");
    assert_int_equal(link("one", "twin"), 0);
    assert_true(file_is_one_of(a, S("one"), &S("./one"), 1));
    assert_true(file_is_one_of(a, S("one"), &S("link"), 1));
    assert_true(file_is_one_of(a, S("twin"), &S("one"), 1));
    assert_false(file_is_one_of(a, S("one"), &S("two"), 1));
    assert_false(file_is_one_of(a, S("one"), &S("none"), 1));
    assert_false(file_is_one_of(a, S("none"), &S("none"), 1));
    const str several[] = {S("none"), S("two"), S("twin"), S("two")};
    assert_true(file_is_one_of(a, S("one"), several, 4));
    assert_false(file_is_one_of(a, S("one"), several, 2));
    assert_false(file_is_one_of(a, S("one"), several, 0));
    assert_true(str_ends(file_real(a, S("link")), S("/one")));
    assert_str(file_real(a, S("none/x")), "none/x");
}

CASE(names_in_a_folder)
{
    static const char *const files[] = {"c.xml", "a.xml", "b.ini", "é.xml", ".xml"};
    str_list names = {0};
    for (size_t i = 0; i < COUNT(files); i++)
        put(files[i], S(""));
    file_names(a, S("."), S(".xml"), &names);
    assert_int_equal(names.n, 4);
    assert_str(names.at[0], ".xml");
    assert_str(names.at[1], "a.xml");
    assert_str(names.at[2], "c.xml");
    assert_str(names.at[3], "é.xml");
    file_names(a, S("khong-co"), S(".xml"), &names);
    assert_int_equal(names.n, 4);
}

CASE(a_file_that_comes_meanwhile)
{
    link_to("leads", "link");
    assert_true(file_write_new(&d, S("link"), S("ours")));
    assert_str(got("leads"), "ours");
    assert_false(file_write_new(&d, S("leads"), S("again")));
    comes = "new";
    assert_false(file_write_new(&d, S("new"), S("ours")));
    assert_str(got("new"), "another's");
    assert_true(
        file_write(&d, S("new"), S("ours"))); /* is to replace what is there, whenever it came */
    comes = "newer";
    assert_true(file_write(&d, S("newer"), S("ours")));
    assert_str(got("newer"), "ours");
    assert_int_equal(files_left(), 4);
    assert_false(file_write_new(&d, S("none/new"), S("ours")));
    assert_faults("WRITE_EXISTS WRITE_EXISTS WRITE_NO_FOLDER");
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_read_whole),
        TEST(what_cannot_be_read_is_said),
        TEST(a_file_without_permission),
        TEST(a_fault_stands_where_the_name_was_written),
        TEST(more_than_the_cap_is_refused),
        TEST(standard_input),
        TEST(a_new_file_is_written),
        TEST(an_old_file_is_replaced_and_keeps_its_mode),
        TEST(a_link_stays_a_link),
        TEST(a_set_is_written_whole),
        TEST(of_a_set_none_is_written_where_one_fails),
        TEST(of_a_set_what_was_new_goes_where_the_next_gets_no_name),
        TEST(a_failure_leaves_the_old_file),
        TEST(a_failure_leaves_no_new_file),
        TEST(a_full_device_is_said),
        TEST(a_device_is_written_to_not_replaced),
        TEST(what_cannot_be_written_is_said),
        TEST(a_link_that_leads_to_itself),
        TEST(a_file_that_comes_meanwhile),
        TEST(folders_of_names),
        TEST(kinds_of_files),
        TEST(inside_and_outside),
        TEST(one_file_by_several_names),
        TEST(names_in_a_folder),
    };
    return RUN(tests);
}
