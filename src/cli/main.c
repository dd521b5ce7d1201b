/* kehoach: finds the command and runs it. */
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <strings.h>

#include "cli/cli.h"

const command commands[] = {
    {"generate",
     {"viết kế hoạch ra tệp Word từ một tệp đầu vào", "write a plan as a Word file from an input"},
     generate_run,
     {"ini json", ""}},
    {"watch",
     {"viết lại mỗi khi tệp đầu vào, khung, ảnh thay đổi",
      "write again whenever the input, template or pictures change"},
     watch_run,
     {"ini json", ""}},
    {"preview",
     {"vẽ các trang thành ảnh PNG để xem", "draw the pages as PNG pictures, to look at"},
     preview_run,
     {"ini json", ""}},
    {"merge-manifests",
     {"gộp bảng kê của các phần, nói còn thiếu gì",
      "join the manifests of shards, say what is missing"},
     merge_manifests_run,
     {"csv json", "csv json"}},
    {"init",
     {"in một tệp đầu vào khởi đầu, dùng được ngay", "print a starter input that works at once"},
     init_run,
     {"", ""}},
    {"templates", {"có những khung nào", "what templates there are"}, templates_run, {"", ""}},
    {"inspect",
     {"một khung có gì, cần gì", "what a template holds and wants"},
     inspect_run,
     {TAKES_TEMPLATE, ""}},
    {"explain",
     {"giá trị, câu chữ trên trang từ đâu ra; mã lỗi KH… là gì",
      "where a value or words came from; what a code KH… is about"},
     explain_run,
     {"ini json", TAKES_KEY}},
    {"text",
     {"in lời văn của một tệp Word bất kỳ", "print the words of any Word file"},
     text_run,
     {"docx docm dotx", ""}},
    {"render",
     {"điền một mẫu chữ (Mustache) bằng dữ liệu JSON", "fill a text template (Mustache) from JSON"},
     render_run,
     {"*", "json"}},
    {"completion",
     {"bổ sung dòng lệnh trong bash, zsh bằng phím Tab",
      "command lines completed by bash and zsh (Tab)"},
     completion_run,
     {"bash|zsh|words", ""}},
    {0},
};

static void print_help(speech how)
{
    static const char *const head[] = {
        "kehoach: kế hoạch hành chính thành tệp Word theo Nghị định 30/2020/NĐ-CP\n\n"
        "Cách dùng:  kehoach LỆNH [TÙY CHỌN]… TỆP\n\nCác lệnh:\n",
        "kehoach: official plans as Word files, in the form of Nghị định 30/2020/NĐ-CP\n\n"
        "Usage:  kehoach COMMAND [OPTION]… FILE\n\nCommands:\n",
    };
    static const char *const foot[] = {
        "\n  --help     hướng dẫn này; `kehoach LỆNH --help` cho từng lệnh\n"
        "  --version  số phiên bản\n"
        "  --lang vi|en\n"
        "  --message-format text|json\n"
        "Đầy đủ: man kehoach; tệp đầu vào: man 5 kehoach; khung: man 5 kehoach-template\n",
        "\n  --help     this text; `kehoach COMMAND --help` for each command\n"
        "  --version  the version's number\n"
        "  --lang vi|en\n"
        "  --message-format text|json\n"
        "In full: man kehoach; inputs: man 5 kehoach; templates: man 5 kehoach-template\n",
    };
    fputs(head[how.language], stdout);
    for (const command *c = commands; c->name; c++)
        printf("  %-15s %s\n", c->name, c->summary[how.language]);
    fputs(foot[how.language], stdout);
}

static const command *find_command(const char *name)
{
    for (const command *c = commands; c->name; c++)
        if (strcmp(name, c->name) == 0)
            return c;
    return NULL;
}

/* Where the command stands: options may come before it. Without one, the first word that is no
 * option; else argc. */
static int command_place(int argc, char **argv)
{
    int word = argc;
    for (int i = argc - 1; i > 0; i--)
        if (argv[i][0] != '-' && strcmp(argv[i - 1], "--lang") != 0 &&
            strcmp(argv[i - 1], "--message-format") != 0)
            word = i;
    for (int i = word; i < argc; i++)
        if (find_command(argv[i]))
            return i;
    return word;
}

static bool asks_for(int argc, char **argv, const char *option)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], option) == 0)
            return true;
    return false;
}

/* The command line without the command itself, for its own reading. */
static int run(const command *c, int at, int argc, char **argv, speech how)
{
    for (int i = at; i > 1; i--)
        argv[i] = argv[i - 1];
    argv[1] = argv[0];
    return c->run(argc - 1, argv + 1, how);
}

/* Working memory is taken and given back for every document: the system is to take back none of it
 * before the end. */
static void keep_freed_memory(void)
{
    enum { MOST_KEPT = 32 * 1024 * 1024, STEP = 1024 * 1024 };
    mallopt(M_TRIM_THRESHOLD, MOST_KEPT);
    mallopt(M_MMAP_THRESHOLD, MOST_KEPT);
    mallopt(M_TOP_PAD, STEP);
}

int main(int argc, char **argv)
{
    keep_freed_memory();
    speech how;
    setvbuf(stderr, NULL, _IOLBF, 0); /* a line is one write, not one for each character */
    signal(SIGXFSZ, SIG_IGN);         /* a file larger than is allowed is a fault to be told */
    if (!speech_choose(argc, argv, &how))
        return EXIT_USAGE;
    int at = command_place(argc, argv);
    if (at == argc) {
        if (asks_for(argc, argv, "--version")) {
            printf("kehoach %s\n", kh_version());
        } else if (asks_for(argc, argv, "--help") || asks_for(argc, argv, "-h")) {
            print_help(how);
        } else {
            return usage_fault(how, "thiếu tên lệnh", "the command is missing", NULL);
        }
        return output_arrived(how) ? EXIT_DONE : EXIT_SYSTEM;
    }
    const command *c = find_command(argv[at]);
    if (c)
        return run(c, at, argc, argv, how);
    static const char *const files[] = {".ini", ".json", ".xml", ".csv", ".xlsx", ".docx"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t n = strlen(argv[at]), ending = strlen(files[i]);
        if (n > ending && strcasecmp(argv[at] + n - ending, files[i]) == 0)
            return usage_hint(how, "thiếu tên lệnh trước", "the command is missing before",
                              argv[at],
                              how.language == KH_ENGLISH ? "such as kehoach generate plan.ini"
                                                         : "như kehoach generate ke-hoach.ini");
    }
    const char *nearest = NULL;
    for (c = commands; c->name; c++)
        word_try(argv[at], c->name, &nearest);
    return usage_unknown(how, "không có lệnh", "there is no command", argv[at], nearest);
}
