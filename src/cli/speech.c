/* How it speaks: which language, for people or programs, in colours or not; and what it says of a
 * command line that is wrong. Knows no document. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* The value of `--lang X` or `--lang=X` among the options, or NULL. */
static const char *option_value(int argc, char **argv, const char *name)
{
    size_t n = strlen(name);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], name) == 0 && i + 1 < argc)
            return argv[i + 1];
        if (strncmp(argv[i], name, n) == 0 && argv[i][n] == '=')
            return argv[i] + n + 1;
    }
    return NULL;
}

static kh_language language_of_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && value[0])
            return strncmp(value, "en", 2) == 0 ? KH_ENGLISH : KH_VIETNAMESE;
    }
    return KH_VIETNAMESE;
}

bool speech_choose(int argc, char **argv, speech *how)
{
    const char *language = option_value(argc, argv, "--lang");
    const char *format = option_value(argc, argv, "--message-format");
    *how = (speech){.language = language_of_locale()};
    if (language)
        how->language = strcmp(language, "en") == 0 ? KH_ENGLISH : KH_VIETNAMESE;
    how->json = format && strcmp(format, "json") == 0;
    if (language && strcmp(language, "en") != 0 && strcmp(language, "vi") != 0)
        usage_fault(*how, "--lang nhận vi hoặc en, không nhận", "--lang takes vi or en, not",
                    language);
    else if (format && !how->json && strcmp(format, "text") != 0)
        usage_fault(*how, "--message-format nhận text hoặc json, không nhận",
                    "--message-format takes text or json, not", format);
    else
        return true;
    return false;
}

bool speech_coloured(void)
{
    const char *off = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool dumb = terminal && strcmp(terminal, "dumb") == 0;
    return !(off && off[0]) && !dumb && isatty(STDERR_FILENO);
}

void put_shown(const char *text)
{
    char one[KH_SHOWN_ROOM];
    while (*text) {
        size_t n = kh_shown(&text, one);
        fwrite(one, 1, n, stderr);
    }
}

/* ---- faults that no document has ---- */

static void say(speech how, const char *message, const char *hint)
{
    static const char *const labels[] = {"lỗi", "error"};
    bool coloured = !how.json && speech_coloured();
    if (how.json) {
        json_fault(message, hint);
        return;
    }
    fprintf(stderr, "kehoach: %s%s%s: ", coloured ? "\033[31m" : "", labels[how.language],
            coloured ? "\033[0m" : "");
    put_shown(message);
    fprintf(stderr, "%s%s\n", hint ? "; " : "", hint ? hint : "");
}

void system_fault(speech how, const char *vi, const char *en)
{
    say(how, how.language == KH_ENGLISH ? en : vi, NULL);
}

int memory_fault(speech how)
{
    system_fault(how, "hết bộ nhớ; đóng bớt chương trình rồi chạy lại",
                 "out of memory; close other programs and run again");
    return EXIT_SYSTEM;
}

/* "MESSAGE `WHAT`" with its hint; without WHAT the message alone. */
static int say_usage(speech how, const char *message, const char *what, const char *hint)
{
    size_t n = strlen(message) + (what ? strlen(what) : 0) + sizeof " ``";
    char *whole = what ? malloc(n) : NULL;
    if (whole)
        snprintf(whole, n, "%s `%s`", message, what);
    say(how, whole ? whole : message, hint);
    free(whole);
    return EXIT_USAGE;
}

int usage_fault(speech how, const char *vi, const char *en, const char *what)
{
    static const char *const see[] = {"xem `kehoach --help`", "see `kehoach --help`"};
    return say_usage(how, how.language == KH_ENGLISH ? en : vi, what, see[how.language]);
}

int usage_hint(speech how, const char *vi, const char *en, const char *what, const char *hint)
{
    return say_usage(how, how.language == KH_ENGLISH ? en : vi, what, hint);
}

int usage_unknown(speech how, const char *vi, const char *en, const char *what, const char *nearest)
{
    static const char *const did_you_mean[] = {"có phải ý bạn là `%s`?", "did you mean `%s`?"};
    char hint[128];
    if (!nearest)
        return usage_fault(how, vi, en, what);
    snprintf(hint, sizeof hint, did_you_mean[how.language], nearest);
    return say_usage(how, how.language == KH_ENGLISH ? en : vi, what, hint);
}
