/* kehoach explain: where a value, a part, a word on the page came from. */
#include <string.h>

#include "cli/cli.h"

typedef struct request {
    input_options common;
    const char *asked[2]; /* the input; the key */
    const char *words, *unit;
} request;

static int print_help(const option_row *rows, kh_language language)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach explain [TÙY CHỌN]… TỆP KHÓA\n"
        "            kehoach explain [TÙY CHỌN]… TỆP --words \"CHỮ TRÊN TRANG\"\n\n"
        "KHÓA: mọi nơi cho giá trị ấy, nơi được dùng có dấu →. Viết như `hội nghị.ngày`, "
        "`cap.noi_vu`,\n"
        "hoặc mã một phần của khung như `muc_dich` (xem `kehoach inspect`). --words: mọi chỗ trên "
        "trang\n"
        "có mấy chữ ấy, từng mảnh lấy từ tệp nào, dòng nào. Các tùy chọn khác như khi "
        "generate.\n\n",
        "Usage:  kehoach explain [OPTION]… FILE KEY\n"
        "        kehoach explain [OPTION]… FILE --words \"WORDS ON THE PAGE\"\n\n"
        "KEY: all that gives this value, the one in use marked →. Write `hội nghị.ngày`, "
        "`cap.noi_vu`,\n"
        "or the id of a part such as `muc_dich` (see `kehoach inspect`). --words: every place on "
        "the page\n"
        "with these words, and the file and line of each piece. Other options as for generate.\n\n",
    };
    return help_print(head, rows, language);
}

/* Text that a value is explained by; the input's own faults don't keep it back. */
static int explain(const request *r, kh_language language)
{
    kh_document *d = kh_open();
    const void *text = NULL;
    size_t n = 0;
    kh_status status = d ? kh_read_file(d, r->asked[0], &r->common.options) : KH_E_MEMORY;
    if (status != KH_E_MEMORY && r->words)
        status = kh_explain_words(d, r->words, r->unit, language, &text, &n);
    else if (status != KH_E_MEMORY)
        status = kh_explain_key(d, r->asked[1], r->unit, language, &text, &n);
    return text_print(d, status, text, n, language, KH_ERROR);
}

enum { OWN_ROWS = 2, ROWS = INPUT_ROWS + OWN_ROWS + LAST_ROWS };

static int run(int argc, char **argv, request *r, kh_language language)
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
    int n = options_read(argc, argv, rows, r->asked, 2, language);
    if (n < 0)
        return EXIT_USAGE;
    if (r->common.help)
        return print_help(rows, language);
    if (n == 0)
        return usage_fault(language, "thiếu tên tệp đầu vào", "the input's name is missing", NULL);
    if (n == 1 && !r->words)
        return usage_fault(language, "thiếu khóa cần giải thích, hoặc --words",
                           "the key to explain is missing, or --words", NULL);
    if (n == 2 && r->words)
        return usage_fault(language, "đã có --words thì không nhận khóa",
                           "with --words there is no key:", r->asked[1]);
    r->common.options.explain = 1;
    return explain(r, language);
}

int explain_run(int argc, char **argv, kh_language language)
{
    request r = {0};
    int status = input_options_begin(&r.common, argc) ? run(argc, argv, &r, language) : EXIT_SYSTEM;
    input_options_end(&r.common);
    return status;
}
