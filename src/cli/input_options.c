/* Options that several commands take, and the room for what they say. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

bool input_options_begin(input_options *o, int argc)
{
    size_t most = (size_t)argc;
    *o = (input_options){.room = calloc(most * 3, sizeof *o->room)};
    if (!folders_from_environment(&o->templates) || !o->room)
        return false;
    o->sets = o->room;
    o->folders = o->room + most;
    o->lists = o->room + 2 * most;
    o->options = (kh_options){.sets = o->sets,
                              .folders = o->folders,
                              .lists = o->lists,
                              .template_folders = (const char *const *)o->templates.at,
                              .n_template_folders = o->templates.n,
                              .epoch = getenv("SOURCE_DATE_EPOCH"),
                              .office = getenv("KEHOACH_SOFFICE")};
    if (o->options.office && !o->options.office[0])
        o->options.office = NULL;
    return true;
}

void input_options_end(input_options *o)
{
    folders_free(&o->templates);
    free(o->room);
}

option_row from_row(const char **from)
{
    return (option_row){"--from",
                        NULL,
                        {"MÃ", "CODE"},
                        {"chữ theo mã cũ: tcvn3, vni, viscii, cp1258",
                         "text in an old encoding: tcvn3, vni, viscii, cp1258"},
                        .text = from,
                        .rare = true,
                        .takes = TAKES_ENCODING};
}

size_t input_rows(input_options *o, option_row *rows)
{
    /* clang-format off */
    const option_row list[INPUT_ROWS] = {
        {"--level", NULL, {"CẤP", "LEVEL"},
         {"cấp: tinh, huyen, xa, phuong, …", "level: tinh, huyen, xa, phuong, …"},
         .text = &o->options.level, .takes = TAKES_LEVEL},
        {"--template", NULL, {"KHUNG", "NAME"},
         {"khung: tên có sẵn (ke-hoach), hoặc tệp .xml", "template: a name (ke-hoach) or an .xml file"},
         .text = &o->options.template_name, .takes = TAKES_TEMPLATE},
        {"--set", NULL, {"K=V", "K=V"},
         {"giá trị thay cho tệp: --set van_ban.so=12", "a value over the file's: --set van_ban.so=12"},
         .list = o->sets, .list_n = &o->options.n_sets, .takes = TAKES_KEY},
        {"--each", NULL, {"DS.csv", "LIST.csv"},
         {"mỗi hàng của danh sách (.csv, .xlsx) một kế hoạch",
          "a plan for each row of the list (.csv, .xlsx)"},
         .list = o->lists, .list_n = &o->options.n_lists, .of_lists = true, .takes = "csv xlsx"},
        {"--allow-path", NULL, {"THƯ MỤC", "DIR"},
         {"`khóa = @tệp` được đọc từ đây nữa", "`key = @file` may also read from here"},
         .list = o->folders, .list_n = &o->options.n_folders, .rare = true,
         .takes = TAKES_FOLDER},
        from_row(&o->options.from),
    };
    /* clang-format on */
    memcpy(rows, list, sizeof list);
    return INPUT_ROWS;
}

option_row timeout_row(const char **seconds)
{
    return (option_row){"--timeout",
                        NULL,
                        {"GIÂY", "SECONDS"},
                        {"LibreOffice được chạy bao lâu cho một văn bản (120)",
                         "how long LibreOffice may take for one document (120)"},
                        .text = seconds,
                        .rare = true};
}

bool input_timeout(input_options *o, const char *seconds, speech how)
{
    enum { MOST = 86400 };
    char *end = NULL;
    long n = seconds ? strtol(seconds, &end, 10) : 0;
    if (seconds && (*end || n < 1 || n > MOST)) {
        usage_fault(how, "--timeout nhận số giây từ 1 đến 86400, không nhận",
                    "--timeout takes 1 to 86400 seconds, not", seconds);
        return false;
    }
    o->options.seconds = (int)n;
    return true;
}

size_t last_rows(input_options *o, option_row *rows)
{
    const option_row list[LAST_ROWS] = {
        {"--lang",
         NULL,
         {"vi|en", "vi|en"},
         {"ngôn ngữ của thông báo", "language of messages"},
         .text = &o->lang,
         .rare = true},
        {"--message-format",
         NULL,
         {"text|json", "text|json"},
         {"thông báo cho người đọc, hay JSON cho chương trình",
          "messages for people, or JSON for programs"},
         .text = &o->message_format,
         .rare = true},
        {"--help", "-h", {NULL}, {"hướng dẫn này", "this text"}, .flag = &o->help},
        {0},
    };
    memcpy(rows, list, sizeof list);
    return LAST_ROWS;
}

int help_print(const char *name, const char *const head[2], const option_row *rows, speech how)
{
    static const char *const foot[] = {
        "\nKết thúc với: 0 xong, 1 đầu vào có lỗi, 2 lệnh sai, 3 lỗi của máy (đĩa, quyền).\n",
        "\nExit status: 0 done, 1 the input has errors, 2 wrong usage, 3 the system failed.\n",
    };
    static const char *const manual[] = {"Đầy đủ:", "In full:"};
    fputs(head[how.language], stdout);
    options_print(rows, how);
    fputs(foot[how.language], stdout);
    printf("%s man kehoach-%s\n", manual[how.language], name);
    return output_arrived(how) ? EXIT_DONE : EXIT_SYSTEM;
}

int text_print(kh_document *d, kh_status status, const void *text, size_t n, speech how,
               kh_severity least)
{
    fwrite(n ? text : "", 1, n, stdout);
    bool good = output_arrived(how);
    if (status == KH_E_MEMORY)
        memory_fault(how);
    else if (!faults_print(d, how, least))
        status = KH_E_MEMORY;
    kh_close(d);
    return good ? exit_status(status) : EXIT_SYSTEM;
}
