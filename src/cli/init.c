/* kehoach init: a starter input. */
#include <string.h>

#include "cli/confine.h"
#include "cli/interview.h"

enum { OWN_ROWS = 2 };

static int run(int argc, char **argv, input_options *o, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach init [--level CẤP] [--template KHUNG] > TỆP.ini\n"
        "            kehoach init --interactive -o TỆP.ini\n\n"
        "In một tệp đầu vào có chú thích, dùng được ngay: sửa các giá trị ví dụ, rồi\n"
        "`kehoach generate TỆP.ini`.\n\n",
        "Usage:  kehoach init [--level LEVEL] [--template NAME] > FILE.ini\n"
        "        kehoach init --interactive -o FILE.ini\n\n"
        "Prints a commented input that works at once: change its examples, then\n"
        "`kehoach generate FILE.ini`.\n\n",
    };
    const char *output = "-", *none;
    bool interactive = false;
    const option_row own[OWN_ROWS] = {
        {"--output",
         "-o",
         {"TỆP", "FILE"},
         {"tên tệp mới; không ghi đè tệp đã có", "a new file; never over an old one"},
         .text = &output,
         .takes = "ini"},
        {"--interactive",
         NULL,
         {NULL},
         {"hỏi từng câu, kiểm tra từng câu trả lời", "ask question by question, check each answer"},
         .flag = &interactive},
    };
    option_row rows[INPUT_ROWS + OWN_ROWS + LAST_ROWS];
    input_rows(o, rows);
    memcpy(rows + LEVEL_AND_TEMPLATE, own, sizeof own);
    last_rows(o, rows + LEVEL_AND_TEMPLATE + OWN_ROWS);
    int n = options_read(argc, argv, rows, &none, 0, how);
    if (n < 0)
        return EXIT_USAGE;
    if (o->help)
        return help_print("init", head, rows, how);
    if (interactive && how.json)
        return usage_fault(how, "--interactive hỏi người, không đi cùng",
                           "--interactive asks people; it excludes", "--message-format json");
    int fault = confine_to(output, false, how);
    if (fault)
        return fault;
    if (interactive)
        return interview_run(&o->options, output, how);
    kh_document *d = kh_open();
    kh_status status = d ? kh_starter_file(d, &o->options, output) : KH_E_MEMORY;
    return text_print(d, status, NULL, 0, how, KH_ERROR);
}

int init_run(int argc, char **argv, speech how)
{
    input_options o;
    int status = input_options_begin(&o, argc) ? run(argc, argv, &o, how) : memory_fault(how);
    input_options_end(&o);
    return status;
}
