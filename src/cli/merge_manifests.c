/* kehoach merge-manifests: what the parts of a run wrote, as one list; and what is missing. */
#include <stdlib.h>

#include "cli/confine.h"
#include "cli/outcome.h"

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach merge-manifests [TÙY CHỌN]… PHẦN…\n\n"
        "Gộp bảng kê của các phần (generate --shard K/N --manifest PHẦN) thành bảng kê\n"
        "của cả danh sách, in ra đầu ra chuẩn; nói phần nào, hàng nào còn thiếu, trùng\n"
        "hoặc khác nhau.\n\n",
        "Usage:  kehoach merge-manifests [OPTION]… PART…\n\n"
        "Joins the manifests of shards (generate --shard K/N --manifest PART) to that of\n"
        "the whole list, on standard output; says what is missing, there twice, or\n"
        "different.\n\n",
    };
    return help_print("merge-manifests", head, rows, how);
}

static int run(int argc, char **argv, const char **parts, speech how)
{
    const char *output = "-", *folder = NULL, *lang = NULL, *format = NULL;
    bool help = false;
    const option_row rows[] = {
        {"--output",
         "-o",
         {"TỆP", "FILE"},
         {"tên bảng kê chung (.csv, .json)", "where to write (.csv, .json)"},
         .text = &output,
         .takes = "csv json"},
        {"--check-files",
         NULL,
         {"THƯ MỤC", "DIR"},
         {"đối chiếu cả các tệp ở đây với bảng kê", "compare the files there with it, too"},
         .text = &folder,
         .takes = TAKES_FOLDER},
        {"--lang",
         NULL,
         {"vi|en", "vi|en"},
         {"ngôn ngữ của thông báo", "language of messages"},
         .text = &lang,
         .rare = true},
        {"--message-format",
         NULL,
         {"text|json", "text|json"},
         {"thông báo cho người đọc, hay JSON cho chương trình",
          "messages for people, or JSON for programs"},
         .text = &format,
         .rare = true},
        {"--help", "-h", {NULL}, {"hướng dẫn này", "this text"}, .flag = &help},
        {0},
    };
    int n = options_read(argc, argv, rows, parts, argc, how);
    if (n < 0)
        return EXIT_USAGE;
    if (help)
        return print_help(rows, how);
    if (n == 0)
        return usage_fault(how, "cần bảng kê của các phần", "the parts' manifests are wanted",
                           NULL);
    int fault = confine_to(output, false, how);
    if (fault)
        return fault;
    kh_document *d = kh_open();
    int written = 0;
    kh_status status =
        d ? kh_merge_manifests(d, parts, (size_t)n, folder, output, &written) : KH_E_MEMORY;
    if (status == KH_E_MEMORY)
        memory_fault(how);
    else if (!messages_print(d, how, KH_NOTE, written))
        status = KH_E_MEMORY;
    if (written)
        say_written(output, how);
    kh_close(d);
    return exit_status(status);
}

int merge_manifests_run(int argc, char **argv, speech how)
{
    const char **parts = calloc((size_t)argc, sizeof *parts);
    int status = parts ? run(argc, argv, parts, how) : memory_fault(how);
    free(parts);
    return status;
}
