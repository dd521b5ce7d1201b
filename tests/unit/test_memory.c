/* Out of memory at every allocation in turn: the public functions say so, and nothing leaks. */
#include "test.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "input/csv.h"
#include "input/json.h"
#include "kehoach.h"
#include "lib/archive.h"

static _Atomic size_t taken;      /* blocks that were handed out and not given back */
static _Atomic size_t calls;      /* since the count was last set to 0 */
static _Atomic size_t first_fail; /* this call and all after it fail; 0: none */
static size_t misnamed;           /* how often something else was blamed */

#ifndef __SANITIZE_ADDRESS__
#define VISIBLE __attribute__((visibility("default")))
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *p);

/* minizip 1.x doesn't look whether its own blocks were given, crashes where one was not and forgets
 * others: it is spared, with zlib below it. */
static bool is_minizip(void *caller)
{
    Dl_info info;
    return dladdr(caller, &info) && info.dli_fname &&
           (strstr(info.dli_fname, "libminizip") || strstr(info.dli_fname, "libz."));
}

static bool fails(void *caller)
{
    calls++;
    return first_fail && calls >= first_fail && !is_minizip(caller);
}

VISIBLE void *malloc(size_t size)
{
    void *p = fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
    taken += p != NULL;
    return p;
}

VISIBLE void *calloc(size_t n, size_t size)
{
    void *p = fails(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
    taken += p != NULL;
    return p;
}

VISIBLE void *realloc(void *old, size_t size)
{
    void *p = fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
    taken += p != NULL && old == NULL;
    return p;
}

VISIBLE void free(void *p)
{
    taken -= p != NULL;
    __libc_free(p);
}
#endif

/* A sanitizer or valgrind has its own malloc in place of ours. */
static void skip_unless_malloc_is_ours(void)
{
    size_t before = calls;
    void *volatile p = malloc(1);
    free(p);
    if (calls == before)
        skip();
}

static const char input[] =
    "[văn bản]\nngày = 04/9/2024\nsố = 5\ntrích yếu = Thử\n"
    "[cơ quan]\ntên = Ủy ban nhân dân xã An Thịnh\n"
    "[mục I]\ntiêu đề = Nội dung\nnội dung =\n"
    "    1. Một[^1]\n    a) Hai **đậm**;\n    |a|b|\n    |-|-|\n    |1|2|\n    [^1]: Chú thích\n"
    "[phụ lục I]\ntiêu đề = Biểu\nnội dung = Chữ\n"
    "[nơi nhận]\ndanh sách =\n    - A\nlưu = VT\n"
    "[ký]\nchức vụ = Chủ tịch\nhọ tên = Nguyễn Văn A\n";

static const char json[] =
    "{\"van_ban\": {\"cap\": \"xã\", \"so\": 5, \"ngay\": \"04/9/2024\", \"trich_yeu\": \"Thử\"},"
    "\"co_quan\": {\"ten\": \"Ủy ban nhân dân xã An Thịnh\"},"
    "\"mục I\": {\"tiêu đề\": \"Một\", \"nội dung\": [\"1. Hai\", null, \"a) Ba\\nbốn **năm\"]},"
    "\"noi_nhan\": {\"luu\": \"VT\"},"
    "\"ky\": {\"chuc_vu\": \"Chủ tịch\", \"ho_ten\": \"Nguyễn Văn A\"}}";

/* From the input to the package's size; 0 when memory ran out on the way. From allocation
 * `failing` on there is no memory. */
static size_t make_of(const char *name, const char *bytes_in, size_t n_in, size_t failing)
{
    calls = 0;
    first_fail = failing;
    const void *bytes = NULL;
    size_t n = 0;
    kh_status status = KH_E_MEMORY;
    kh_document *doc = kh_open();
    if (doc)
        status = kh_read_memory(doc, name, bytes_in, n_in, NULL);
    if (status == KH_OK)
        status = kh_render(doc, KH_DOCX, &bytes, &n);
    for (size_t i = 0; status == KH_OK && i < kh_message_count(doc); i++) {
        kh_message m;
        status = kh_message_get(doc, i, KH_ENGLISH, &m);
    }
    kh_close(doc);
    first_fail = 0;
    /* it is not the input that is wrong, nor the disk, nor the program */
    if (status != KH_OK && status != KH_E_MEMORY) {
        print_error("allocation %zu fails: status %d\n", failing, (int)status);
        misnamed++;
    }
    return status == KH_OK ? n : 0;
}

static size_t make_from_ini(size_t failing)
{
    return make_of("thử.ini", input, sizeof input - 1, failing);
}

static size_t make_from_json(size_t failing)
{
    return make_of("thử.json", json, sizeof json - 1, failing);
}

/* Plans of a list, asked for and written as a caller would who looks at no status: what memory ran
 * out in gives something that can be used, and no later call goes back there. */
static char folder[64], list_path[80], written_path[2][96];

static size_t files_written(void)
{
    size_t n = 0;
    for (size_t i = 0; i < COUNT(written_path); i++)
        n += unlink(written_path[i]) == 0;
    return n;
}

/* What is asked for of the units; the sum of their packages. */
static size_t ask_of_units(kh_document *doc, kh_status *status)
{
    size_t sum = 0, n = 1;
    const void *bytes = doc;
    for (size_t i = 0; i < COUNT(written_path) + 1; i++) {
        const char *name = kh_unit_name(doc, i);
        misnamed += (name != NULL) != (i < kh_unit_count(doc));
        misnamed += kh_unit_is_whole(doc, i) && !name;
        kh_status got = kh_render_unit(doc, i, KH_DOCX, &bytes, &n);
        misnamed += got != KH_OK && (bytes || n);
        *status = got == KH_E_MEMORY ? got : *status;
        sum += n;
    }
    return sum;
}

static size_t make_units_by(int jobs, size_t failing)
{
    const char *const lists[] = {list_path}, *where = NULL;
    const kh_options options = {
        .lists = lists, .n_lists = 1, .out_folder = folder, .jobs = jobs, .ahead = 1};
    size_t sum = 0, written = 99;
    calls = 0;
    first_fail = failing;
    kh_status status = KH_E_MEMORY;
    kh_document *doc = kh_open();
    if (doc) {
        status = kh_read_memory(doc, "thử.ini", input, sizeof input - 1, &options);
        misnamed += status != KH_OK && status != KH_E_MEMORY;
        sum = ask_of_units(doc, &status);
        kh_status wrote = kh_write_units(doc, KH_DOCX, &written, &where);
        status = wrote == KH_E_MEMORY ? wrote : status;
        misnamed += !where || (wrote == KH_OK && written != 2);
        sum += ask_of_units(doc, &status);
    }
    kh_close(doc);
    first_fail = 0;
    misnamed += files_written() != (doc ? written : 0);
    return status == KH_OK ? sum : 0;
}

static size_t make_units(size_t failing)
{
    return make_units_by(1, failing);
}

/* What the library's functions don't reach: a list read, a tree read and written. */
static size_t read_list_and_tree(size_t failing)
{
    static const char text[] = "tên,số\n\"Xã \"\"A\"\"\",1\nB,\"2\n3\"\n";
    static const char values[] = "{\"b\": [1, 2.5, \"x\"], \"a\": {\"c\": null, \"d\": true}}";
    static const source list_source = {.name = {"t.csv", 5}, .text = {text, sizeof text - 1}};
    static const source tree_source = {.name = {"t.json", 6}, .text = {values, sizeof values - 1}};
    calls = 0;
    first_fail = failing;
    volatile size_t n = 0;
    jmp_buf no_memory;
    arena *own = arena_new();
    if (own && setjmp(no_memory) == 0) {
        arena_on_no_memory(own, &no_memory);
        diags faults = {.a = own};
        csv_list list;
        line *lines;
        bool good = csv_read(&faults, &list_source, &list);
        const tree *t = json_read(&faults, &tree_source);
        misnamed += !good || !t;
        if (good && t)
            n = csv_cell_lines(own, &list.rows.at[1].cells.at[1], &lines) + json_write(own, t).n;
    }
    arena_free(own);
    first_fail = 0;
    return n;
}

static void fail_everywhere(size_t (*make)(size_t failing))
{
    size_t whole = make(0); /* libraries set themselves up once */
    size_t before = taken, failing = 0;
    assert_true(whole > 0);
    do {
        size_t n = make(++failing);
        if (taken != before)
            fail_msg("allocation %zu fails: %zu blocks are left", failing, taken - before);
        assert_true(n == whole || (n == 0 && calls >= failing));
    } while (calls >= failing);
    assert_int_equal(misnamed, 0);
}

CASE(every_allocation_may_fail)
{
    static size_t (*const makers[])(size_t) = {make_from_ini, make_from_json, read_list_and_tree};
    skip_unless_malloc_is_ours();
    for (size_t i = 0; i < COUNT(makers); i++)
        fail_everywhere(makers[i]);
}

static int set_up_list(void **state)
{
    strcpy(folder, "/tmp/kehoach-memory-XXXXXX");
    if (setup(state) != 0 || !mkdtemp(folder))
        return -1;
    snprintf(list_path, sizeof list_path, "%s/xa.csv", folder);
    snprintf(written_path[0], sizeof *written_path, "%s/xã Một.docx", folder);
    snprintf(written_path[1], sizeof *written_path, "%s/xã Hai.docx", folder);
    return file_write(&d, str_from(list_path), S("tên,địa danh\nxã Một,Một\nxã Hai,Hai\n")) ? 0
                                                                                            : -1;
}

static int take_list_away(void **state)
{
    return unlink(list_path) + rmdir(folder) + teardown(state);
}

CASE(every_allocation_for_units_may_fail)
{
    skip_unless_malloc_is_ours();
    fail_everywhere(make_units);
}

/* ---- functions one by one ---- */

static const void *text;
static size_t text_size, count;
static const char *words;
static kh_message message;
static kh_question question;

static kh_status ask_name(kh_document *doc)
{
    return kh_file_name(doc, "a", 0, &words);
}

static kh_status ask_unit(kh_document *doc)
{
    return *kh_unit_name(doc, 0) ? KH_OK : KH_E_MEMORY; /* "": it can't be told */
}

static kh_status ask_message(kh_document *doc)
{
    return kh_message_get(doc, 0, KH_ENGLISH, &message);
}

static kh_status ask_source(kh_document *doc)
{
    return kh_source_name(doc, 0, &words);
}

static kh_status render(kh_document *doc)
{
    return kh_render(doc, KH_DOCX, &text, &text_size);
}

static kh_status render_unit(kh_document *doc)
{
    return kh_render_unit(doc, 0, KH_DOCX, &text, &text_size);
}

static kh_status render_file(kh_document *doc)
{
    return kh_render_file(doc, 0, KH_DOCX, &text, &text_size);
}

static kh_status write_pages(kh_document *doc)
{
    return kh_write_pages(doc, NULL, &count, &words);
}

static kh_status explain_key(kh_document *doc)
{
    return kh_explain_key(doc, "ky.chuc_vu", NULL, KH_ENGLISH, &text, &text_size);
}

static kh_status explain_words(kh_document *doc)
{
    return kh_explain_words(doc, "Ra quân", NULL, KH_ENGLISH, &text, &text_size);
}

static kh_status complete(kh_document *doc)
{
    return kh_complete(doc, KH_TEMPLATES, "", NULL, NULL, &text, &text_size);
}

static kh_status start(kh_document *doc)
{
    return kh_starter(doc, NULL, &text, &text_size);
}

static kh_status fill_from(kh_document *doc)
{
    return kh_fill_from(doc, "không-có");
}

static kh_status fill_text(kh_document *doc)
{
    return kh_fill(doc, "a", "b", NULL, &text, &text_size);
}

static kh_status fill_file(kh_document *doc)
{
    return kh_fill_file(doc, "a", "b", NULL, "c");
}

static kh_status ask_question(kh_document *doc)
{
    return kh_question_get(doc, 0, &question);
}

static kh_status answer(kh_document *doc)
{
    return kh_answer(doc, 0, "ke-hoach", &count);
}

static kh_status tell_interview(kh_document *doc)
{
    return kh_interview_text(doc, &text, &text_size);
}

static kh_status write_interview(kh_document *doc)
{
    return kh_interview_file(doc, "/khong-co/a.ini");
}

/* A document in whose own memory there is no room, and which gets no more. */
static kh_document *full_document(kh_document *doc)
{
    assert_non_null(doc);
    calls = 0;
    first_fail = 1;
    for (size_t i = 0; i < 1000000 && ask_name(doc) == KH_OK; i++)
        ;
    assert_int_equal(ask_name(doc), KH_E_MEMORY);
    return doc;
}

static void ends(kh_document *doc, kh_status (*call)(kh_document *), size_t nth)
{
    kh_status status = call(doc);
    first_fail = 0;
    if (status != KH_E_MEMORY)
        fail_msg("call %zu: status %d", nth, (int)status);
    kh_close(doc);
}

/* What a function gives that memory runs out in; another call doesn't go back there. */
CASE(each_function_says_so)
{
    static kh_status (*const of_none[])(kh_document *) = {ask_name, complete,  start,
                                                          fill_from, fill_text, fill_file},
                     (*const of_list[])(kh_document *) = {ask_unit,    ask_message, ask_source,
                                                          render_unit, explain_key, explain_words,
                                                          write_pages},
                     (*const of_plan[])(kh_document *) = {render, render_file},
                     (*const of_interview[])(kh_document *) = {ask_question, answer, tell_interview,
                                                               write_interview};
    const char *const lists[] = {list_path};
    const kh_options listed = {.lists = lists, .n_lists = 1}, none = {0};
    skip_unless_malloc_is_ours();
    for (size_t i = 0; i < COUNT(of_none); i++)
        ends(full_document(kh_open()), of_none[i], i);
    for (size_t i = 0; i < COUNT(of_list); i++) {
        kh_document *doc = kh_open();
        assert_int_equal(kh_read_memory(doc, "thử.ini", input, sizeof input - 1, &listed), KH_OK);
        assert_true(kh_message_count(doc) && kh_source_count(doc));
        ends(full_document(doc), of_list[i], i);
    }
    for (size_t i = 0; i < COUNT(of_plan); i++) {
        kh_document *doc = kh_open();
        assert_int_equal(kh_read_memory(doc, "thử.ini", input, sizeof input - 1, &none), KH_OK);
        ends(full_document(doc), of_plan[i], i);
    }
    for (size_t i = 0; i < COUNT(of_interview); i++) {
        kh_document *doc = kh_open();
        assert_int_equal(kh_interview(doc, NULL, NULL, &count), KH_OK);
        ends(full_document(doc), of_interview[i], i);
    }
}

/* ---- by threads: what libraries keep for them isn't counted ---- */

enum { ROWS = 12, STEP = 41 };

/* A workbook of one sheet: the parts that are read of it, not deflated. */
static void write_workbook(const char *path)
{
#define MAIN   "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET                                                                                      \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"         \
    "<Relationship Id='r1' Type='" OFFICE
    archive *z = archive_open(&d, str_from(path));
    buf rows = {.a = a};
    buf_add(&rows, S("<worksheet xmlns='" MAIN "'><sheetData>"));
    for (size_t i = 0; i <= ROWS; i++) {
        str own = i ? STR_CAT(a, S("xã Số "), str_number(a, i - 1)) : S("tên");
        buf_add(&rows, STR_CAT(a, S("<row><c t='inlineStr'><is><t>"), own,
                               S("</t></is></c><c t='inlineStr'><is><t>"),
                               i ? S("Số") : S("địa danh"), S("</t></is></c></row>")));
    }
    buf_add(&rows, S("</sheetData></worksheet>"));
    assert_true(
        archive_add(z, &d, S("_rels/.rels"),
                    S(SHEET "/officeDocument' Target='xl/workbook.xml'/></Relationships>")) &&
        archive_add(z, &d, S("xl/workbook.xml"),
                    S("<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
                      "'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>")) &&
        archive_add(z, &d, S("xl/_rels/workbook.xml.rels"),
                    S(SHEET "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>")) &&
        archive_add(z, &d, S("xl/worksheets/sheet1.xml"), buf_str(&rows)) && archive_close(z, &d));
}

/* Plans written with no memory from allocation `failing` on: whole, or not at all; a manifest and
 * an archive stand only where the run came to its end. */
static void write_by_threads(kh_options how, size_t failing)
{
    char name[96];
    const char *where = NULL;
    size_t written = 0, stand = 0;
    calls = 0;
    first_fail = failing;
    kh_document *doc = kh_open();
    kh_status status =
        doc ? kh_read_memory(doc, "thử.ini", input, sizeof input - 1, &how) : KH_E_MEMORY;
    if (status == KH_OK)
        status = kh_write_units(doc, KH_DOCX, &written, &where);
    kh_close(doc);
    first_fail = 0;
    for (size_t i = 0; i < ROWS; i++) {
        snprintf(name, sizeof name, "%s/xã Số %zu.docx", folder, i);
        stand += unlink(name) == 0;
    }
    bool listed = how.manifest && unlink(how.manifest) == 0,
         packed = how.zip && unlink(how.zip) == 0;
    assert_true(status == KH_OK || status == KH_E_MEMORY);
    assert_true(status == KH_OK ? written == ROWS : how.zip || stand >= written);
    assert_true(stand == 0 || !how.zip);
    assert_true(status != KH_OK || (listed == !!how.manifest && packed == !!how.zip));
    assert_true(failing > 0 || status == KH_OK);
}

static void fail_by_threads(const char *list, const char *zip, const char *manifest)
{
    const char *const lists[] = {list};
    const kh_options how = {.lists = lists,
                            .n_lists = 1,
                            .out_folder = zip ? NULL : folder,
                            .zip = zip,
                            .manifest = manifest,
                            .jobs = 3,
                            .ahead = 1};
    for (size_t failing = 0; failing == 0 || calls >= failing; failing += STEP)
        write_by_threads(how, failing);
}

CASE(allocations_of_threads_may_fail)
{
    char book[96], zip[96], manifest[2][96];
    skip_unless_malloc_is_ours();
    snprintf(book, sizeof book, "%s/xa.xlsx", folder);
    snprintf(zip, sizeof zip, "%s/ra.zip", folder);
    snprintf(manifest[0], sizeof *manifest, "%s/m.csv", folder);
    snprintf(manifest[1], sizeof *manifest, "%s/m.json", folder);
    buf rows = {.a = a};
    buf_add(&rows, S("tên,địa danh\n"));
    for (size_t i = 0; i < ROWS; i++)
        buf_add(&rows, STR_CAT(a, S("xã Số "), str_number(a, i), S(",Số\n")));
    assert_true(file_write(&d, str_from(list_path), buf_str(&rows)));
    write_workbook(book);
    fail_by_threads(list_path, NULL, NULL);
    fail_by_threads(list_path, zip, manifest[0]);
    fail_by_threads(book, NULL, manifest[1]);
    assert_int_equal(unlink(book), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_allocation_may_fail),
        cmocka_unit_test_setup_teardown(every_allocation_for_units_may_fail, set_up_list,
                                        take_list_away),
        cmocka_unit_test_setup_teardown(each_function_says_so, set_up_list, take_list_away),
        cmocka_unit_test_setup_teardown(allocations_of_threads_may_fail, set_up_list,
                                        take_list_away)};
    return RUN(tests);
}
