/* kehoach render: a text template alone, filled from JSON. */
#include "cli/cli.h"
#include "cli/confine.h"

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach render [TÙY CHỌN]… MẪU DỮ-LIỆU.json\n\n"
        "Điền một mẫu chữ (Mustache) bằng dữ liệu JSON, in ra đầu ra chuẩn.\n\n",
        "Usage:  kehoach render [OPTION]… TEMPLATE DATA.json\n\n"
        "Fills a text template (Mustache) from JSON and prints it.\n\n",
    };
    return help_print("render", head, rows, how);
}

int render_run(int argc, char **argv, speech how)
{
    const char *words[2], *partials = NULL, *output = "-", *from = NULL, *lang = NULL,
                          *format = NULL;
    bool help = false;
    const option_row rows[] = {
        {"--partials",
         NULL,
         {"THƯ MỤC", "DIR"},
         {"nơi để các mẫu con {{>tên}}", "where partials {{>name}} are"},
         .text = &partials,
         .takes = TAKES_FOLDER},
        from_row(&from),
        {"--output",
         "-o",
         {"TỆP", "FILE"},
         {"tên tệp kết quả", "where to write"},
         .text = &output,
         .takes = "*"},
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
    int n = options_read(argc, argv, rows, words, 2, how);
    if (n < 0)
        return EXIT_USAGE;
    if (help)
        return print_help(rows, how);
    if (n < 2)
        return usage_fault(how, "cần tên mẫu và tên tệp dữ liệu",
                           "a template and a data file are wanted", NULL);
    int fault = confine_to(output, false, how);
    if (fault)
        return fault;
    kh_document *d = kh_open();
    kh_status status = d ? kh_fill_from(d, from) : KH_E_MEMORY;
    if (status == KH_OK)
        status = kh_fill_file(d, words[0], words[1], partials, output);
    if (status == KH_E_MEMORY)
        memory_fault(how);
    else if (!messages_print(d, how, KH_NOTE, status == KH_OK))
        status = KH_E_MEMORY;
    kh_close(d);
    return exit_status(status);
}
