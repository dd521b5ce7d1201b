/* kehoach preview: the pages as pictures. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

typedef struct request {
    input_options common;
    const char *input, *dpi, *page, *seconds;
    kh_pages pages;
    bool renumber, strict;
} request;

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach preview [TÙY CHỌN]… TỆP.ini\n\n"
        "Vẽ từng trang thành ảnh trang-01.png, trang-02.png … trong thư mục TỆP-trang\n"
        "(hay -o), bằng LibreOffice và poppler. Ảnh của lần trước thì thay, ảnh khác\n"
        "không bị ghi đè.\n\n",
        "Usage:  kehoach preview [OPTION]… FILE.ini\n\n"
        "Draws each page as trang-01.png, trang-02.png … in the folder FILE-trang (-o),\n"
        "by LibreOffice and poppler. Pictures of an earlier preview are replaced, others\n"
        "never.\n\n",
    };
    return help_print("preview", head, rows, how);
}

/* A number up to six digits; false where the word doesn't begin with one. */
static bool read_number(const char **p, int *number)
{
    const char *start = *p;
    *number = 0;
    for (; **p >= '0' && **p <= '9' && *p - start < 6; ++*p)
        *number = *number * 10 + (**p - '0');
    return *p > start && *number > 0;
}

/* "3", "2-4", "2-" */
static bool read_range(const char *p, kh_pages *pages)
{
    if (!read_number(&p, &pages->first))
        return false;
    pages->last = pages->first;
    if (strcmp(p, "-") == 0) {
        pages->last = 0;
        return true;
    }
    return !*p || (*p++ == '-' && read_number(&p, &pages->last) && !*p);
}

static int take_words(request *r, speech how)
{
    const char *dpi = r->dpi;
    if (r->page && !read_range(r->page, &r->pages))
        return usage_fault(how, "--page nhận số trang, như 3, 2-4 hoặc 2-, không nhận",
                           "--page takes pages such as 3, 2-4 or 2-, not", r->page);
    if (dpi && (!read_number(&dpi, &r->pages.dpi) || *dpi))
        return usage_fault(how, "--dpi nhận một số, như 96 hoặc 150, không nhận",
                           "--dpi takes a number such as 96 or 150, not", r->dpi);
    if (!r->pages.folder && strcmp(r->input, "-") == 0)
        return usage_fault(how, "đọc từ đầu vào chuẩn thì thêm -o THƯ-MỤC",
                           "with standard input add -o DIR", NULL);
    r->common.options.renumber = r->renumber;
    r->common.options.strict = r->strict;
    return input_timeout(&r->common, r->seconds, how) ? EXIT_DONE : EXIT_USAGE;
}

static int make(const request *r, speech how)
{
    kh_document *d = kh_open();
    size_t written = 0;
    const char *folder = "";
    kh_status status = d ? kh_read_file(d, r->input, &r->common.options) : KH_E_MEMORY;
    if (status == KH_OK || (status == KH_E_INPUT && kh_unit_count(d)))
        status = kh_write_pages(d, &r->pages, &written, &folder);
    if (status == KH_E_MEMORY)
        memory_fault(how);
    else if (!messages_print(d, how, KH_NOTE, written > 0))
        status = KH_E_MEMORY;
    if (written && !how.json && isatty(STDERR_FILENO)) {
        fprintf(stderr,
                how.language == KH_ENGLISH ? "written: %zu pages, in " : "đã vẽ: %zu trang, vào ",
                written);
        put_shown(folder);
        fputc('\n', stderr);
    }
    kh_close(d);
    return exit_status(status);
}

enum { OWN_ROWS = 7, ROWS = INPUT_ROWS + OWN_ROWS + LAST_ROWS };

static void list_options(request *r, option_row *rows)
{
    /* clang-format off */
    const option_row list[OWN_ROWS] = {
        {"--unit", NULL, {"TÊN", "NAME"},
         {"kế hoạch của đơn vị nào, khi có danh sách", "whose plan, with a list of units"},
         .text = &r->pages.unit},
        {"--output", "-o", {"THƯ MỤC", "DIR"},
         {"nơi để ảnh", "where the pictures go"}, .text = &r->pages.folder, .takes = TAKES_FOLDER},
        {"--page", NULL, {"N[-M]", "N[-M]"},
         {"chỉ những trang này, như 3, 2-4, 2-", "these pages alone, such as 3, 2-4, 2-"},
         .text = &r->page},
        {"--dpi", NULL, {"N", "N"},
         {"số điểm ảnh mỗi inch, 20 đến 600 (96)", "dots an inch, 20 to 600 (96)"}, .text = &r->dpi},
        timeout_row(&r->seconds),
        {"--renumber", NULL, {NULL},
         {"đánh lại số, chữ của mục, khoản, điểm", "mend labels out of order"}, .flag = &r->renumber},
        {"--strict", NULL, {NULL}, {"coi cảnh báo là lỗi", "warnings are errors"}, .flag = &r->strict},
    };
    /* clang-format on */
    size_t n = input_rows(&r->common, rows);
    memcpy(rows + n, list, sizeof list);
    last_rows(&r->common, rows + n + OWN_ROWS);
}

static int run(int argc, char **argv, request *r, speech how)
{
    option_row rows[ROWS];
    list_options(r, rows);
    int n = options_read(argc, argv, rows, &r->input, 1, how);
    if (n < 0)
        return EXIT_USAGE;
    if (r->common.help)
        return print_help(rows, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên tệp đầu vào", "the input's name is missing", NULL);
    int fault = take_words(r, how);
    return fault ? fault : make(r, how);
}

int preview_run(int argc, char **argv, speech how)
{
    request r = {0};
    int status =
        input_options_begin(&r.common, argc) ? run(argc, argv, &r, how) : memory_fault(how);
    input_options_end(&r.common);
    return status;
}
