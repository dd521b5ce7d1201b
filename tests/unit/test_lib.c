/* The public functions for plans of a list, where the command line doesn't lead: other indices, and
 * what stays in memory. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "lib/document.h"

static const char input[] = "[văn bản]\ntrích yếu = Ra quân\n"
                            "[mục I]\ntiêu đề = Nội dung\nnội dung = Các thôn dọn vệ sinh.\n"
                            "[nơi nhận]\nlưu = VT\n[ký]\nchức vụ = CHỦ TỊCH\n";

static char folder[64];
static const char *list_path;

static const char *path_of(const char *name)
{
    return str_z(a, file_in(a, str_from(folder), str_from(name)));
}

static int begin(void **state)
{
    if (setup(state) != 0)
        return -1;
    strcpy(folder, "/tmp/kehoach-lib-XXXXXX");
    bool good = mkdtemp(folder) != NULL;
    list_path = path_of("xa.csv");
    return good && file_write(&d, str_from(list_path),
                              S("tên,địa danh,họ tên\nxã Một,Một,An\nxã Hai,Hai,Bình\n"))
               ? 0
               : -1;
}

static int end(void **state)
{
    static const char *const files[] = {"xa.csv", "xã Một.docx", "xã Hai.docx",
                                        "m.txt",  "d.json",      "soffice"};
    for (size_t i = 0; i < COUNT(files); i++)
        unlink(path_of(files[i]));
    return rmdir(folder) + teardown(state);
}

static kh_document *read_list(kh_status want)
{
    const kh_options options = {.lists = &list_path, .n_lists = 1, .out_folder = folder};
    kh_document *doc = kh_open();
    assert_int_equal(kh_read_memory(doc, "thử.ini", input, sizeof input - 1, &options), want);
    return doc;
}

CASE(units_are_asked_for_by_index)
{
    const void *bytes;
    size_t n;
    kh_document *doc = read_list(KH_OK);
    assert_int_equal(kh_unit_count(doc), 2);
    const char *first = kh_unit_name(doc, 0);
    size_t took = arena_size(doc->a);
    for (size_t i = 0; i < 100000; i++)
        assert_ptr_equal(kh_unit_name(doc, 0), first);
    assert_int_equal(arena_size(doc->a), took);
    assert_string_equal(first, "xã Một");
    assert_string_equal(kh_unit_name(doc, 1), "xã Hai");
    assert_true(kh_unit_is_whole(doc, 1));
    static const size_t beyond[] = {2, 3, 1000000, SIZE_MAX};
    for (size_t i = 0; i < COUNT(beyond); i++) {
        bytes = doc;
        n = 1;
        assert_null(kh_unit_name(doc, beyond[i]));
        assert_false(kh_unit_is_whole(doc, beyond[i]));
        assert_int_equal(kh_render_unit(doc, beyond[i], KH_TEXT, &bytes, &n), KH_E_USAGE);
        assert_int_equal(kh_render_unit(doc, 0, KH_JSON, &bytes, &n), KH_E_USAGE);
        assert_true(bytes == NULL && n == 0);
    }
    kh_close(doc);
}

/* ---- how far it is, and an end to it ---- */

typedef struct watched {
    size_t calls, last[2];
    size_t stop_at; /* this call of `stop` and all after it say so; 0: none */
    size_t asked;
} watched;

static void note_progress(void *context, size_t done, size_t all, int stage)
{
    watched *w = context;
    assert_int_equal(all, 2);
    assert_int_equal(done, w->last[stage] + 1);
    w->last[stage] = done;
    w->calls++;
}

static int stop_there(void *context)
{
    watched *w = context;
    w->asked++;
    return w->stop_at && w->asked >= w->stop_at;
}

static kh_status write_watched(watched *w, int ahead, size_t *written, int *code)
{
    const kh_options options = {.lists = &list_path,
                                .n_lists = 1,
                                .out_folder = folder,
                                .jobs = 1,
                                .ahead = ahead,
                                .context = w,
                                .progress = note_progress,
                                .stop = stop_there};
    const char *where;
    kh_message m = {0};
    kh_document *doc = kh_open();
    kh_status status = kh_read_memory(doc, "thử.ini", input, sizeof input - 1, &options);
    *written = 0;
    if (status == KH_OK)
        status = kh_write_units(doc, KH_DOCX, written, &where);
    else
        assert_int_equal(kh_unit_count(doc), 0);
    for (size_t i = 0; i < kh_message_count(doc); i++)
        kh_message_get(doc, i, KH_ENGLISH, &m);
    *code = m.code;
    kh_close(doc);
    return status;
}

CASE(stopped_after_any_row)
{
    size_t written;
    int code;
    for (int ahead = 0; ahead < 2; ahead++) {
        watched all = {0};
        assert_int_equal(write_watched(&all, ahead, &written, &code), KH_OK);
        assert_int_equal(written, 2);
        assert_int_equal(all.calls, 4);
        for (size_t at = 1; at <= all.asked; at++) {
            watched w = {.stop_at = at};
            assert_int_equal(write_watched(&w, ahead, &written, &code), KH_E_SYSTEM);
            assert_int_equal(written, at > 2 ? at - 2 : 0);
            assert_int_equal(code, 1300); /* DIAG_STOPPED */
        }
    }
}

CASE(without_a_list_there_are_no_units)
{
    kh_document *doc = kh_open();
    size_t written = 9;
    const char *where = NULL;
    assert_null(kh_unit_name(doc, 0));
    assert_false(kh_unit_is_whole(doc, 0));
    assert_int_equal(kh_write_units(doc, KH_DOCX, &written, &where), KH_E_INPUT);
    assert_int_equal(written, 0);
    assert_non_null(where);
    kh_close(doc);
}

static kh_document *read_with_annexes(const kh_options *options)
{
    static const char annexes[] = "[cơ quan]\ntên = Ủy ban nhân dân xã Một\n"
                                  "[phụ lục I]\ntiêu đề = Một\nnội dung = Chữ.\n"
                                  "[phụ lục II]\ntiêu đề = Hai\nnội dung = Chữ.\n";
    char *all = str_z(a, STR_CAT(a, str_from(input), str_from(annexes)));
    kh_document *doc = kh_open();
    assert_int_equal(kh_read_memory(doc, "thử.ini", all, strlen(all), options), KH_OK);
    return doc;
}

CASE(files_are_asked_for_by_index)
{
    const kh_options apart = {.split_annexes = 1};
    const void *bytes = NULL;
    size_t n;
    const char *name;
    kh_document *doc = read_with_annexes(&apart);
    assert_int_equal(kh_file_count(doc), 3);
    assert_int_equal(kh_unit_file_count(doc, 0), 0);
    assert_int_equal(kh_file_name(doc, "a.b/x", 2, &name), KH_OK);
    assert_string_equal(name, "a.b/x.phu-luc-2");
    assert_int_equal(kh_file_name(doc, "a/x.docx", 1, &name), KH_OK);
    assert_string_equal(name, "a/x.phu-luc-1.docx");
    assert_int_equal(kh_render_file(doc, 2, KH_TEXT, &bytes, &n), KH_OK);
    assert_non_null(strstr(str_z(a, (str){bytes, n}), "Phụ lục II\nHAI\n"));
    assert_null(strstr(str_z(a, (str){bytes, n}), "Phụ lục I\n"));
    assert_int_equal(kh_render(doc, KH_TEXT, &bytes, &n), KH_OK);
    assert_null(strstr(str_z(a, (str){bytes, n}), "Phụ lục II\n"));
    assert_int_equal(kh_render_file(doc, 3, KH_TEXT, &bytes, &n), KH_E_USAGE);
    assert_true(bytes == NULL && n == 0);
    assert_int_equal(kh_render_file(doc, 0, KH_JSON, &bytes, &n), KH_E_USAGE);
    assert_int_equal(kh_render(doc, KH_JSON, &bytes, &n), KH_E_USAGE);
    assert_int_equal(kh_write_file(doc, KH_JSON, path_of("x")), KH_E_USAGE);
    const char *beside;
    assert_int_equal(kh_write_beside(doc, KH_TEXT, &beside), KH_E_USAGE);
    assert_string_equal(beside, "");
    kh_close(doc);
    doc = read_with_annexes(NULL);
    assert_int_equal(kh_file_count(doc), 1);
    assert_int_equal(kh_render_file(doc, 1, KH_TEXT, &bytes, &n), KH_E_USAGE);
    kh_close(doc);
}

static const char *text_of(const void *bytes, size_t n)
{
    return str_z(a, (str){bytes, n});
}

CASE(a_starter_and_a_filled_text_in_memory)
{
    const void *bytes;
    size_t n;
    const kh_options of_commune = {.level = "xã"}, of_none = {.level = "làng"};
    kh_document *doc = kh_open();
    assert_int_equal(kh_starter(doc, &of_commune, &bytes, &n), KH_OK);
    assert_non_null(strstr(text_of(bytes, n), "[văn bản]"));
    kh_close(doc);
    doc = kh_open();
    assert_int_equal(kh_starter(doc, &of_none, &bytes, &n), KH_E_USAGE);
    assert_true(bytes == NULL && n == 0);
    kh_close(doc);
    const char *template = path_of("m.txt"), *values = path_of("d.json");
    assert_true(file_write(&d, str_from(template), S("{{ten}}: {{#viec}}{{.}};{{/viec}}")));
    assert_true(file_write(&d, str_from(values), S("{\"ten\": \"An\", \"viec\": [1, 2]}")));
    doc = kh_open();
    assert_int_equal(kh_fill(doc, template, values, NULL, &bytes, &n), KH_OK);
    assert_string_equal(text_of(bytes, n), "An: 1;2;");
    kh_close(doc);
    doc = kh_open();
    assert_int_equal(kh_fill(doc, template, template, NULL, &bytes, &n), KH_E_INPUT);
    assert_true(bytes == NULL && n == 0 && kh_message_count(doc) == 1);
    kh_close(doc);
    doc = kh_open();
    assert_int_equal(kh_fill(doc, path_of("none"), values, NULL, &bytes, &n), KH_E_SYSTEM);
    assert_true(bytes == NULL && n == 0);
    kh_close(doc);
}

/* Stands in for LibreOffice: writes a PDF with its two identifiers for the document, or nothing. */
static void stand_in(const char *how)
{
    const char *path = path_of("soffice");
    str script = STR_CAT(a,
                         S("#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\nout=$2\n"
                           "shift 2\nname=${1##*/}\n"),
                         str_from(how));
    assert_true(file_write(&d, str_from(path), script));
    assert_int_equal(chmod(path, 0755), 0);
}

CASE(a_pdf_in_memory)
{
    const void *bytes;
    size_t n;
    kh_message m = {0};
    kh_options options = {.office = path_of("soffice")};
    kh_document *doc = read_with_annexes(&options);
    stand_in(
        "id=0123456789ABCDEF0123456789ABCDEF\n"
        "printf '%%PDF-1.6\\n<</CreationDate(D:20261120155614Z'\"'\"')>>\\ntrailer\\n"
        "/ID [ <%s>\\n<%s> ]\\nstartxref\\n9\\n%%%%EOF\\n' $id $id >\"$out/${name%.docx}.pdf\"\n");
    assert_int_equal(kh_render(doc, KH_PDF, &bytes, &n), KH_OK);
    assert_true(n > 9 && memcmp(bytes, "%PDF-1.6\n", 9) == 0);
    stand_in("exit 1\n");
    assert_int_equal(kh_render(doc, KH_PDF, &bytes, &n), KH_E_SYSTEM);
    assert_true(bytes == NULL && n == 0);
    kh_close(doc);
    options.office = path_of("none");
    doc = read_with_annexes(&options);
    assert_int_equal(kh_render(doc, KH_PDF, &bytes, &n), KH_E_SYSTEM);
    assert_int_equal(kh_message_get(doc, kh_message_count(doc) - 1, KH_ENGLISH, &m), KH_OK);
    assert_int_equal(m.code, 1131);
    kh_close(doc);
}

/* Large files that stand where plans should go are looked at one by one. */
/* Each says so, and no message is made of it. */
CASE(what_there_is_not_is_a_use_fault)
{
    const char *words = "x", *const none[] = {NULL};
    const void *text;
    size_t n;
    int written;
    kh_question q;
    kh_document *doc = read_list(KH_OK);
    size_t messages = kh_message_count(doc);
    assert_int_equal(kh_read_memory(doc, "a.ini", input, sizeof input - 1, NULL), KH_E_USAGE);
    assert_int_equal(kh_source_name(doc, kh_source_count(doc), &words), KH_E_USAGE);
    assert_string_equal(words, "");
    assert_int_equal(kh_write_units(doc, (kh_format)99, &n, &words), KH_E_USAGE);
    assert_int_equal(kh_merge_manifests(doc, none, 0, NULL, "m.csv", &written), KH_E_USAGE);
    assert_int_equal(written, 0);
    assert_int_equal(kh_complete(doc, (kh_word)99, "", NULL, NULL, &text, &n), KH_E_USAGE);
    assert_int_equal(kh_question_get(doc, 0, &q), KH_E_USAGE); /* it isn't an interview */
    assert_string_equal(q.key, "");
    assert_int_equal(kh_answer(doc, 0, "a", &n), KH_E_USAGE);
    assert_int_equal(n, 0);
    assert_int_equal(kh_interview_text(doc, &text, &n), KH_E_USAGE);
    assert_int_equal(kh_interview_file(doc, "a.ini"), KH_E_USAGE);
    assert_int_equal(kh_message_count(doc), messages);
    kh_close(doc);
}

CASE(old_files_do_not_stay_in_memory)
{
    enum { SIZE = 8 * 1024 * 1024 };
    static const char *const files[] = {"xã Một.docx", "xã Hai.docx"};
    str old = {NEW_ARRAY(a, char, SIZE), SIZE};
    for (size_t i = 0; i < COUNT(files); i++)
        assert_true(file_write(&d, str_from(path_of(files[i])), old));
    size_t written;
    const char *where;
    kh_document *doc = read_list(KH_OK);
    assert_int_equal(kh_write_units(doc, KH_DOCX, &written, &where), KH_E_INPUT);
    assert_int_equal(written, 0);
    assert_string_equal(where, folder);
    assert_int_equal(kh_message_count(doc), 2);
    assert_true(arena_size(doc->a) < SIZE / 2);
    kh_close(doc);
}

CASE(a_message_has_its_hint_and_second_place)
{
    static const char twice[] = "[văn bản]\nsố = 12\nsố = 13\n";
    kh_document *doc = kh_open();
    kh_message m = {0};
    assert_int_equal(kh_read_memory(doc, "a.ini", twice, sizeof twice - 1, NULL), KH_E_INPUT);
    for (size_t i = 0; i < kh_message_count(doc) && m.code != 309; i++)
        assert_int_equal(kh_message_get(doc, i, KH_ENGLISH, &m), KH_OK);
    assert_int_equal(m.line, 3);
    assert_string_equal(m.text, "key `số` is already at line 2; keep one");
    assert_string_equal(m.hint, "keep one");
    assert_ptr_equal(m.hint, strstr(m.text, "keep one"));
    assert_string_equal(m.other_file, "a.ini");
    assert_int_equal(m.other_line, 2);
    assert_int_equal(m.other_column, 1);
    assert_int_equal(m.other_byte, strlen("[văn bản]\n"));
    kh_close(doc);
}

#define LISTED(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LISTED(units_are_asked_for_by_index),
        cmocka_unit_test_setup_teardown(stopped_after_any_row, begin, end),
        TEST(without_a_list_there_are_no_units),
        TEST(files_are_asked_for_by_index),
        LISTED(a_starter_and_a_filled_text_in_memory),
        LISTED(a_pdf_in_memory),
        LISTED(what_there_is_not_is_a_use_fault),
        LISTED(old_files_do_not_stay_in_memory),
        TEST(a_message_has_its_hint_and_second_place),
    };
    return RUN(tests);
}
