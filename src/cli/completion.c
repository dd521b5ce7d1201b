/* kehoach completion: scripts that have shells complete our command lines, and the words that they
 * ask for. Options are what the commands themselves read (options.c asks here instead). */
#include "cli/completion.h"

#include <stdlib.h>
#include <string.h>

/* What is known of the line before the word that is typed. */
typedef struct typed_line {
    const char *word; /* which is completed */
    const char *lead; /* of `--level=ph` what stands before `ph`; how long */
    size_t lead_n;
    const char *template_name, *input;
    int before;              /* words that are no options */
    bool only_words;         /* `--` was there */
    const option_row *wants; /* the option whose value is typed, or NULL */
} typed_line;

/* A word on a line of its own, what it is behind a tab; one with either in it isn't offered. */
static void offer_word(const typed_line *l, const char *word, size_t n, const char *about)
{
    size_t typed = strlen(l->word);
    if (n < typed || memcmp(word, l->word, typed) != 0 || memchr(word, '\n', n))
        return;
    printf("%.*s%.*s\t%s\n", (int)l->lead_n, l->lead, (int)n, word, about);
}

/* Of "docx|pdf|text" each. */
static void offer_each(const typed_line *l, const char *words)
{
    while (*words) {
        size_t n = strcspn(words, "|");
        offer_word(l, words, n, "");
        words += words[n] ? n + 1 : n;
    }
}

static void offer_options(const typed_line *l, const option_row *rows, speech how)
{
    for (const option_row *r = rows; r->name; r++)
        offer_word(l, r->name, strlen(r->name), r->help[how.language]);
    for (const option_row *r = rows; r->name; r++)
        if (r->letter && l->word[1] != '-' && l->word[1])
            offer_word(l, r->letter, strlen(r->letter), r->help[how.language]);
}

/* Lines that the library gives, behind what stands before `=` of an option. A key that nothing is
 * set to (`explain`) stands alone. */
static void print_lines(const typed_line *l, const char *text, size_t n)
{
    for (size_t end; n; text += end, n -= end) {
        const char *line_end = memchr(text, '\n', n), *tab = memchr(text, '\t', n);
        end = line_end ? (size_t)(line_end - text) + 1 : n;
        size_t word = tab ? (size_t)(tab - text) : end;
        bool sign = !l->wants && word > 0 && word < end && text[word - 1] == '=';
        printf("%.*s%.*s%.*s", (int)l->lead_n, l->lead, (int)(word - sign), text, (int)(end - word),
               text + word);
    }
}

/* Nothing is said of faults in files: whoever types is told of them when the command runs. Gives
 * the exit status. */
static int ask_library(const typed_line *l, kh_word kind, speech how)
{
    folder_list folders = {0};
    const void *text = NULL;
    size_t n = 0;
    kh_document *d = kh_open();
    kh_status status = KH_E_MEMORY;
    if (d && folders_from_environment(&folders)) {
        kh_options o = {.template_name = l->template_name,
                        .template_folders = (const char *const *)folders.at,
                        .n_template_folders = folders.n};
        status = kh_complete(d, kind, l->word, l->input, &o, &text, &n);
        print_lines(l, text, n);
    }
    if (status == KH_E_MEMORY || (status == KH_E_SYSTEM && !faults_print(d, how, KH_ERROR)))
        memory_fault(how);
    folders_free(&folders);
    kh_close(d);
    return status >= KH_E_SYSTEM ? EXIT_SYSTEM : EXIT_DONE;
}

/* What `takes` says of a word (cli.h). Files are the shell's own to list. */
static int offer(const typed_line *l, const char *takes, speech how)
{
    int status = EXIT_DONE;
    static const struct {
        const char *takes;
        kh_word kind;
    } kinds[] = {{TAKES_TEMPLATE, KH_TEMPLATES},
                 {TAKES_LEVEL, KH_LEVELS},
                 {TAKES_KEY, KH_KEYS},
                 {TAKES_ENCODING, KH_ENCODINGS}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(takes, kinds[i].takes) == 0)
            status = ask_library(l, kinds[i].kind, how);
    if (strcmp(takes, TAKES_TEMPLATE) == 0)
        takes = "xml";
    if (strchr(takes, '|'))
        offer_each(l, takes);
    else if (strcmp(takes, TAKES_FOLDER) == 0)
        printf("\tfolders\t%zu\n", l->lead_n);
    else if (takes[0] && takes[0] != ':')
        printf("\tfiles\t%zu\t%s\n", l->lead_n, takes);
    return status;
}

/* ---- the line ---- */

static const option_row *row_named(const option_row *rows, const char *word, size_t n)
{
    for (const option_row *r = rows; r->name; r++)
        if ((strlen(r->name) == n && memcmp(r->name, word, n) == 0) ||
            (r->letter && strlen(r->letter) == n && memcmp(r->letter, word, n) == 0))
            return r;
    return NULL;
}

static void take_value(typed_line *l, const option_row *r, const char *value)
{
    if (r->takes && strcmp(r->takes, TAKES_TEMPLATE) == 0)
        l->template_name = value;
}

/* The words between the command and the last, which is being typed. */
static void read_line(typed_line *l, int argc, char **argv, const option_row *rows)
{
    for (int i = 1; i < argc - 1; i++) {
        size_t n = strcspn(argv[i], "=");
        const option_row *r = row_named(rows, argv[i], n);
        if (!l->only_words && strcmp(argv[i], "--") == 0) {
            l->only_words = true;
        } else if (l->only_words || argv[i][0] != '-' || !argv[i][1]) {
            l->input = l->before++ == 0 ? argv[i] : l->input;
        } else if (r && r->argument[0] && argv[i][n]) {
            take_value(l, r, argv[i] + n + 1);
        } else if (r && r->argument[0] && i + 1 < argc - 1) {
            take_value(l, r, argv[++i]);
        } else if (r && r->argument[0]) {
            l->wants = r;
        }
    }
}

void completion_offer(completion *of, int argc, char **argv, const option_row *rows, int most,
                      speech how)
{
    typed_line l = {.word = argv[argc - 1], .lead = argv[argc - 1]};
    read_line(&l, argc, argv, rows);
    size_t n = strcspn(l.word, "=");
    const option_row *named = l.only_words ? NULL : row_named(rows, l.word, n);
    if (!l.wants && named && named->argument[0] && l.word[n] && l.word[1] == '-') {
        l.wants = named;
        l.lead_n = n + 1;
        l.word += n + 1;
    }
    if (l.wants)
        of->status = offer(&l, l.wants->takes ? l.wants->takes : l.wants->argument[0], how);
    else if (l.word[0] == '-' && !l.only_words)
        offer_options(&l, rows, how);
    else if (l.before < most)
        of->status = offer(&l, of->takes[l.before == 0 ? 0 : 1], how);
}

/* ---- commands ---- */

/* What may stand before a command, or without one. */
static const option_row *front_rows(void)
{
    /* clang-format off */
    static const option_row rows[] = {
        {.name = "--help", .letter = "-h", .help = {"hướng dẫn", "help"}},
        {.name = "--version", .help = {"số phiên bản", "the version's number"}},
        {.name = "--lang", .argument = {"vi|en", "vi|en"},
         .help = {"ngôn ngữ của thông báo", "language of messages"}},
        {.name = "--message-format", .argument = {"text|json", "text|json"},
         .help = {"thông báo cho người đọc, hay JSON", "messages for people, or JSON"}},
        {0},
    };
    /* clang-format on */
    return rows;
}

static const command *find_command(const char *word)
{
    for (const command *c = commands; c->name; c++)
        if (strcmp(word, c->name) == 0)
            return c;
    return NULL;
}

/* words[0] is the program; the last is being typed. */
static int complete(int n, const char **words, speech how)
{
    int at = 1;
    while (at < n - 1 && !find_command(words[at]))
        at++;
    const command *c = at < n - 1 ? find_command(words[at]) : NULL;
    completion of = {{"", ""}, EXIT_DONE};
    if (!c) {
        typed_line l = {.word = words[n - 1]};
        bool value = false;
        completion_offer(&of, n, (char **)words, front_rows(), 0, how);
        for (const option_row *r = front_rows(); r->name && n > 2; r++)
            value = value || (r->argument[0] && strcmp(words[n - 2], r->name) == 0);
        for (c = commands; c->name && !value && l.word[0] != '-'; c++)
            offer_word(&l, c->name, strlen(c->name), c->summary[how.language]);
        return of.status;
    }
    for (int i = at; i > 0; i--) /* as main does */
        words[i] = words[i - 1];
    of.takes[0] = c->takes[0];
    of.takes[1] = c->takes[1];
    how.completed = &of;
    int status = c->run(n - 1, (char **)words + 1, how); /* it has only listed its options */
    return status == EXIT_SYSTEM ? status : of.status;
}

/* ---- the command ---- */

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach completion bash|zsh\n"
        "            kehoach completion words -- kehoach [CHỮ]…\n\n"
        "In kịch bản để bash hoặc zsh bổ sung dòng lệnh bằng phím Tab: lệnh, tùy chọn,\n"
        "tệp, khung, cấp, khóa của --set. Cài bằng `make install` hoặc gói thì đã có sẵn;\n"
        "không thì thêm vào ~/.bashrc:  source <(kehoach completion bash)\n"
        "words: những chữ có thể thay chữ cuối của dòng lệnh, mỗi dòng một chữ.\n\n",
        "Usage:  kehoach completion bash|zsh\n"
        "        kehoach completion words -- kehoach [WORD]…\n\n"
        "Prints the script by which bash or zsh complete command lines (Tab): commands,\n"
        "options, files, templates, levels, keys of --set. `make install` and the package\n"
        "bring it along; else put into ~/.bashrc:  source <(kehoach completion bash)\n"
        "words: what may stand for the last word of a command line, a word a line.\n\n",
    };
    return help_print("completion", head, rows, how);
}

static int print_script(const char *script, speech how)
{
    fputs(script, stdout);
    return output_arrived(how) ? EXIT_DONE : EXIT_SYSTEM;
}

static int run(int argc, char **argv, const char **words, speech how)
{
    input_options o = {0};
    option_row rows[LAST_ROWS];
    last_rows(&o, rows);
    int n = options_read(argc, argv, rows, words, how.completed ? 1 : argc, how);
    if (n < 0)
        return EXIT_USAGE;
    if (o.help)
        return print_help(rows, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên shell: bash, zsh", "the shell is missing: bash, zsh",
                           NULL);
    if (n > 2 && strcmp(words[0], "words") == 0) {
        int status = complete(n - 1, words + 1, how);
        return output_arrived(how) ? status : EXIT_SYSTEM;
    }
    if (n > 1)
        return usage_fault(how, "thừa chữ", "there is a word too many:", words[1]);
    if (strcmp(words[0], "bash") == 0)
        return print_script(completion_of_bash, how);
    if (strcmp(words[0], "zsh") == 0)
        return print_script(completion_of_zsh, how);
    return usage_fault(how, "chỉ có cho bash và zsh, không có cho", "there are bash and zsh, not",
                       words[0]);
}

int completion_run(int argc, char **argv, speech how)
{
    const char **words = calloc((size_t)argc, sizeof *words);
    int status = words ? run(argc, argv, words, how) : memory_fault(how);
    free(words);
    return status;
}
