/* kehoach merge-manifests: what the parts of a run wrote, as one list; and what is missing. */
#include <stdlib.h>

#include "cli/outcome.h"

static int print_help(const option_row *rows, kh_language language)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach merge-manifests [TÙY CHỌN]… PHẦN…\n\n"
        "Gộp bảng kê của các phần (generate --shard K/N --manifest PHẦN) thành bảng kê của cả "
        "danh\n"
        "sách, in ra đầu ra chuẩn; nói phần nào, hàng nào còn thiếu, trùng hoặc khác nhau.\n\n",
        "Usage:  kehoach merge-manifests [OPTION]… PART…\n\n"
        "Joins the manifests of shards (generate --shard K/N --manifest PART) to that of the "
        "whole\n"
        "list, on standard output; says what is missing, there twice, or different.\n\n",
    };
    return help_print(head, rows, language);
}

static int run(int argc, char **argv, const char **parts, kh_language language)
{
    const char *output = "-", *folder = NULL, *lang = NULL;
    bool help = false;
    const option_row rows[] = {
        {"--output",
         "-o",
         {"TỆP", "FILE"},
         {"tên bảng kê chung (.csv, .json)", "where to write (.csv, .json)"},
         .text = &output},
        {"--check-files",
         NULL,
         {"THƯ MỤC", "DIR"},
         {"đối chiếu cả các tệp ở đây với bảng kê", "compare the files there with it, too"},
         .text = &folder},
        {"--lang",
         NULL,
         {"vi|en", "vi|en"},
         {"ngôn ngữ của thông báo", "language of messages"},
         .text = &lang},
        {"--help", "-h", {NULL}, {"hướng dẫn này", "this text"}, .flag = &help},
        {0},
    };
    int n = options_read(argc, argv, rows, parts, argc, language);
    if (n < 0)
        return EXIT_USAGE;
    if (help)
        return print_help(rows, language);
    if (n == 0)
        return usage_fault(language, "cần bảng kê của các phần", "the parts' manifests are wanted",
                           NULL);
    kh_document *d = kh_open();
    int written = 0;
    kh_status status =
        d ? kh_merge_manifests(d, parts, (size_t)n, folder, output, &written) : KH_E_MEMORY;
    if (status == KH_E_MEMORY)
        fprintf(stderr, "kehoach: %s\n",
                language == KH_ENGLISH ? "error: out of memory" : "lỗi: hết bộ nhớ");
    else
        messages_print(d, language, KH_NOTE, written);
    if (written)
        say_written(output, language);
    kh_close(d);
    return exit_status(status);
}

int merge_manifests_run(int argc, char **argv, kh_language language)
{
    const char **parts = calloc((size_t)argc, sizeof *parts);
    int status = parts ? run(argc, argv, parts, language) : EXIT_SYSTEM;
    free(parts);
    return status;
}
