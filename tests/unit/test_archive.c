/* lib/archive: zip files as another reader sees them, and as ours. */
#include "test.h"

#include <minizip/unzip.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "lib/archive.h"

static char folder[64];

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

static str entry_name(size_t i)
{
    return STR_CAT(a, S("xã "), str_number(a, i), S(".docx"));
}

static void write_archive(size_t entries)
{
    archive *z = archive_open(&d, S("a.zip"));
    assert_non_null(z);
    for (size_t i = 0; i < entries; i++)
        assert_true(archive_add(z, &d, entry_name(i), str_number(a, i)));
    assert_true(archive_close(z, &d));
}

/* Nothing of such an entry is read or written. */
CASE(an_entry_that_zip_cannot_tell_of)
{
    static const struct {
        size_t name, bytes;
    } rows[] = {{70000, 1}, {1, 0xffffffffULL}};
    static const char some[70000] = {'a'};
    for (size_t i = 0; i < COUNT(rows); i++) {
        archive *z = archive_open(&d, S("b.zip"));
        assert_non_null(z);
        assert_false(archive_add(z, &d, (str){some, rows[i].name}, (str){some, rows[i].bytes}));
        archive_drop(z);
        assert_int_equal(d.list.at[i].code, DIAG_WRITE_TOO_LARGE);
    }
    assert_int_equal(file_look(a, S("b.zip")), FILE_NONE);
}

static void check_entry(unzFile zip, size_t i)
{
    char words[32];
    str wanted = str_number(a, i);
    assert_int_equal(unzLocateFile(zip, str_z(a, entry_name(i)), 1), UNZ_OK);
    assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
    assert_int_equal(unzReadCurrentFile(zip, words, sizeof words), wanted.n);
    assert_memory_equal(words, wanted.p, wanted.n);
    assert_int_equal(unzCloseCurrentFile(zip), UNZ_OK); /* the sum is right */
}

/* 65,535 is the most that the plain end record tells (APPNOTE.TXT, 4.4.21). */
CASE(as_many_entries_as_there_are)
{
    static const size_t counts[] = {1, 65534, 65535, 65536, 70000};
    for (size_t i = 0; i < COUNT(counts); i++) {
        unz_global_info64 info;
        write_archive(counts[i]);
        assert_true(archive_is_untouched(a, S("a.zip")));
        unzFile zip = unzOpen64("a.zip");
        assert_non_null(zip);
        assert_int_equal(unzGetGlobalInfo64(zip, &info), UNZ_OK);
        assert_int_equal(info.number_entry, counts[i]);
        check_entry(zip, 0);
        check_entry(zip, counts[i] - 1);
        unzClose(zip);
    }
    assert_faults("");
}

/* Whatever is added or taken away; each byte of directory and end. */
CASE(an_edited_archive_is_known)
{
    str own;
    write_archive(3);
    assert_true(file_read(&d, S("a.zip"), (pos){0}, &own));
    size_t directory = str_find(own, S("PK\1\2"));
    char *p = (char *)str_copy(a, own).p;
    for (size_t i = directory; i < own.n; i++) {
        p[i] ^= 1;
        assert_true(file_write(&d, S("b.zip"), (str){p, own.n}));
        assert_false(archive_is_untouched(a, S("b.zip")));
        p[i] ^= 1;
    }
    const str others[] = {str_slice(own, 0, own.n - 1), str_slice(own, 0, 30),   str_after(own, 1),
                          STR_CAT(a, own, S("x")),      STR_CAT(a, S("x"), own), S("")};
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_true(file_write(&d, S("b.zip"), others[i]));
        assert_false(archive_is_untouched(a, S("b.zip")));
    }
    write_archive(65536); /* has a second end record, and another that says where it is */
    assert_true(file_read(&d, S("a.zip"), (pos){0}, &own));
    p = (char *)str_copy(a, own).p;
    p[str_find(own, S("PK\6\6"))] ^= 1;
    assert_true(file_write(&d, S("b.zip"), (str){p, own.n}));
    assert_false(archive_is_untouched(a, S("b.zip")));
    assert_false(archive_is_untouched(a, S("none.zip")));
    assert_false(archive_is_untouched(a, S(".")));
}

CASE(one_that_is_given_up_leaves_nothing)
{
    archive *z = archive_open(&d, S("a.zip"));
    assert_true(archive_add(z, &d, S("x"), S("y")));
    archive_drop(z);
    assert_int_equal(file_look(a, S("a.zip")), FILE_NONE);
    assert_null(archive_open(&d, S("none/a.zip")));
    assert_faults("WRITE_NO_FOLDER");
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(as_many_entries_as_there_are),
        TEST(an_edited_archive_is_known),
        TEST(one_that_is_given_up_leaves_nothing),
        TEST(an_entry_that_zip_cannot_tell_of),
    };
    return RUN(tests);
}
