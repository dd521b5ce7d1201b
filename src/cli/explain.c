/* kehoach explain: where a value, a part, a word on the page came from; what a code is about. */
#include <string.h>

#include "cli/cli.h"
#include "cli/confine.h"

typedef struct request {
    input_options common;
    const char *asked[2]; /* the input; the key */
    const char *words, *unit;
} request;

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach explain [TÙY CHỌN]… TỆP KHÓA\n"
        "            kehoach explain [TÙY CHỌN]… TỆP --words \"CHỮ TRÊN TRANG\"\n"
        "            kehoach explain KH0123\n\n"
        "KHÓA: mọi nơi cho giá trị ấy, nơi được dùng có dấu →. Viết như `hội nghị.ngày`,\n"
        "`cap.noi_vu`, hoặc mã một phần của khung như `muc_dich` (`kehoach inspect`).\n"
        "--words: mọi chỗ trên trang có mấy chữ ấy, lấy từ tệp nào, dòng nào. KH0123: mã\n"
        "ở cuối một thông báo, vì sao có, sửa thế nào. Tùy chọn khác như khi generate.\n\n",
        "Usage:  kehoach explain [OPTION]… FILE KEY\n"
        "        kehoach explain [OPTION]… FILE --words \"WORDS ON THE PAGE\"\n"
        "        kehoach explain KH0123\n\n"
        "KEY: all that gives this value, the one in use marked →. Write `hội nghị.ngày`,\n"
        "`cap.noi_vu`, or the id of a part such as `muc_dich` (`kehoach inspect`).\n"
        "--words: every place on the page with these words, and the file and line of each\n"
        "piece. KH0123: the code at the end of a message, why it comes, how to mend it.\n\n",
    };
    return help_print("explain", head, rows, how);
}

/* Text that a value is explained by; the input's own faults don't keep it back. */
static int explain(const request *r, speech how)
{
    int fault = confine_to(NULL, true, how);
    if (fault)
        return fault;
    kh_document *d = kh_open();
    const void *text = NULL;
    size_t n = 0;
    kh_status status = d ? kh_read_file(d, r->asked[0], &r->common.options) : KH_E_MEMORY;
    if (status != KH_E_MEMORY && r->words)
        status = kh_explain_words(d, r->words, r->unit, how.language, &text, &n);
    else if (status != KH_E_MEMORY)
        status = kh_explain_key(d, r->asked[1], r->unit, how.language, &text, &n);
    return text_print(d, status, text, n, how, KH_ERROR);
}

enum { OWN_ROWS = 2, ROWS = INPUT_ROWS + OWN_ROWS + LAST_ROWS };

static int run(int argc, char **argv, request *r, speech how)
{
    const option_row own[OWN_ROWS] = {
        {"--words",
         NULL,
         {"CHỮ", "WORDS"},
         {"tìm mấy chữ này trên trang", "look for these words on the page"},
         .text = &r->words},
        {"--unit",
         NULL,
         {"TÊN", "NAME"},
         {"đơn vị nào trong danh sách", "which unit of the list"},
         .text = &r->unit},
    };
    option_row rows[ROWS];
    memcpy(rows, own, sizeof own);
    size_t n_rows = OWN_ROWS + input_rows(&r->common, rows + OWN_ROWS);
    last_rows(&r->common, rows + n_rows);
    int n = options_read(argc, argv, rows, r->asked, 2, how);
    if (n < 0)
        return EXIT_USAGE;
    if (r->common.help)
        return print_help(rows, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên tệp đầu vào", "the input's name is missing", NULL);
    if (n == 1 && !r->words && code_is(r->asked[0]))
        return code_explain(r->asked[0], how);
    if (n == 1 && !r->words)
        return usage_fault(how, "thiếu khóa cần giải thích, hoặc --words",
                           "the key to explain is missing, or --words", NULL);
    if (n == 2 && r->words)
        return usage_fault(how, "đã có --words thì không nhận khóa",
                           "with --words there is no key:", r->asked[1]);
    r->common.options.explain = 1;
    return explain(r, how);
}

int explain_run(int argc, char **argv, speech how)
{
    request r = {0};
    int status =
        input_options_begin(&r.common, argc) ? run(argc, argv, &r, how) : memory_fault(how);
    input_options_end(&r.common);
    return status;
}
