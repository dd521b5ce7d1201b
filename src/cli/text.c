/* kehoach text: the words of a Word document. */
#include "cli/cli.h"
#include "cli/confine.h"

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach text [TÙY CHỌN]… TỆP.docx\n\n"
        "In lời văn của một tệp Word bất kỳ: mỗi đoạn một dòng, mỗi hàng của bảng một\n"
        "dòng (các ô cách nhau bằng tab), chú thích [^1] ở cuối. Số, chữ mà Word tự đánh\n"
        "đầu dòng không nằm trong lời văn nên không in. `-` là đầu vào chuẩn.\n\n",
        "Usage:  kehoach text [OPTION]… FILE.docx\n\n"
        "Prints the words of any Word file: a paragraph a line, a row of a table a line\n"
        "(cells apart by tabs), footnotes [^1] at the end. Numbers that Word sets itself\n"
        "are none of its words and aren't printed. `-` is standard input.\n\n",
    };
    return help_print("text", head, rows, how);
}

int text_run(int argc, char **argv, speech how)
{
    const char *path, *from = NULL, *lang = NULL, *format = NULL;
    bool help = false, headers = false;
    const option_row rows[] = {
        {"--headers",
         NULL,
         {NULL},
         {"in cả đầu trang (ở trên) và chân trang (ở dưới)",
          "headers before and footers behind too"},
         .flag = &headers},
        from_row(&from),
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
    int n = options_read(argc, argv, rows, &path, 1, how);
    if (n < 0)
        return EXIT_USAGE;
    if (help)
        return print_help(rows, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên tệp Word", "the Word file's name is missing", NULL);
    int fault = confine_to(NULL, false, how);
    if (fault)
        return fault;
    kh_document *d = kh_open();
    const void *text = NULL;
    size_t bytes = 0;
    kh_status status = d ? kh_word_text(d, path, from, headers, &text, &bytes) : KH_E_MEMORY;
    return text_print(d, status, text, bytes, how, KH_NOTE);
}
