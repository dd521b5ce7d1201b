/* How questions of `kehoach init --interactive` look, and what `?` tells. Reads nothing. */
#include "cli/interview.h"

#include <stdlib.h>
#include <string.h>

void interview_say(const interview *v, const char *vi, const char *en)
{
    fputs(v->how.language == KH_ENGLISH ? en : vi, stderr);
}

/* Lines, each shown as one of a terminal's; of several the first, and how many there are. */
static void put_short(const interview *v, const char *text)
{
    size_t n = strcspn(text, "\n"), lines = 1;
    for (const char *p = text; *p; p++)
        lines += *p == '\n';
    char one[KH_SHOWN_ROOM];
    for (const char *p = text; p < text + n;) {
        size_t bytes = kh_shown(&p, one);
        fwrite(one, 1, bytes, stderr);
    }
    if (lines > 1)
        fprintf(stderr, v->how.language == KH_ENGLISH ? " … (%zu lines)" : " … (%zu dòng)", lines);
}

void interview_lines(const char *lead, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        char one[KH_SHOWN_ROOM];
        fputs(lead, stderr);
        for (const char *end = text + n; text < end;) {
            size_t bytes = kh_shown(&text, one);
            fwrite(one, 1, bytes, stderr);
        }
        fputc('\n', stderr);
        text += *text == '\n';
    }
}

static bool is_choice(const char *choices, const char *word, size_t n)
{
    while (*choices) {
        size_t line = strcspn(choices, "\n");
        if (line == n && memcmp(choices, word, n) == 0)
            return true;
        choices += line + (choices[line] == '\n');
    }
    return false;
}

/* A line "name<Tab>what for" for each of the names that are choices. */
static void put_templates(char *text, const char *choices)
{
    for (char *save, *line = strtok_r(text, "\n", &save); line;
         line = strtok_r(NULL, "\n", &save)) {
        size_t name = strcspn(line, "\t");
        if (!is_choice(choices, line, name))
            continue;
        fprintf(stderr, "  %-20.*s  ", (int)name, line);
        interview_lines("", line + name + (line[name] == '\t'));
        if (!line[name] || !line[name + 1])
            fputc('\n', stderr);
    }
}

/* False where what they are for can't be had. */
static bool tell_templates(const interview *v, const char *choices)
{
    const void *text = NULL;
    size_t n = 0;
    kh_document *d = kh_open();
    bool good = d && kh_complete(d, KH_TEMPLATES, "", NULL, v->o, &text, &n) == KH_OK;
    char *own = good ? strndup(text, n) : NULL;
    bool told = own;
    if (told)
        put_templates(own, choices);
    free(own);
    kh_close(d);
    return told;
}

/* Templates with what they are for; a choice's other words in a row. */
static void put_choices(const interview *v, const kh_question *q)
{
    const char *choices = q->choices;
    if (strcmp(q->key, "văn bản.khung") == 0 && tell_templates(v, choices))
        return;
    fputs("  ", stderr);
    for (; *choices; choices++)
        *choices == '\n' ? fputs(" | ", stderr) : fputc(*choices, stderr);
    fputc('\n', stderr);
}

/* What Enter takes: the answer from before, else the standard. */
static const char *taken(const kh_question *q)
{
    return q->answered && q->answer[0] ? q->answer : q->standard;
}

void interview_ask(const interview *v, size_t i, const kh_question *q)
{
    fprintf(stderr, "\n%zu/%zu  ", i + 1, v->count);
    put_shown(q->help[0] ? q->help : q->key);
    if (q->help[0])
        fprintf(stderr, " (%s)", q->key);
    if (q->required)
        interview_say(v, "; cần có", "; wanted");
    fputc('\n', stderr);
    if (q->choices[0])
        put_choices(v, q);
    if (q->lines && q->kind == KH_ANSWER_BODY)
        interview_say(v, "  mỗi dòng một đoạn; dòng trống là hết\n",
                      "  a paragraph a line; an empty line ends them\n");
    else if (q->lines)
        interview_say(v, "  mỗi dòng một mục; dòng trống là hết\n",
                      "  one a line; an empty line ends them\n");
}

void interview_prompt(const interview *v, const kh_question *q, bool first)
{
    if (first && taken(q)[0]) {
        fputs("  [", stderr);
        put_short(v, taken(q));
        fputc(']', stderr);
    }
    fputs(first && taken(q)[0] ? " > " : "  > ", stderr);
    fflush(stderr);
}

/* ---- what "?" shows ---- */

void interview_help(const interview *v, const kh_question *q)
{
    static const char *const forms[][2] = {
        [KH_ANSWER_WORDS] = {"một dòng chữ", "a line of words"},
        [KH_ANSWER_BODY] = {"các đoạn văn, mỗi đoạn một dòng; đầu dòng có thể là 1. a) -",
                            "paragraphs, a line each; they may begin with 1. a) -"},
        [KH_ANSWER_DATE] = {"ngày, như 12/3/2026; chưa biết ngày thì /3/2026",
                            "a date such as 12/3/2026; /3/2026 if the day isn't known"},
        [KH_ANSWER_NUMBER] = {"một số, như 12 hoặc 1.250,5", "a number such as 12 or 1.250,5"},
        [KH_ANSWER_MONEY] = {"số tiền bằng đồng, như 15.000.000", "an amount such as 15.000.000"},
        [KH_ANSWER_LIST] = {"nhiều mục, mỗi dòng một mục", "entries, one a line"},
        [KH_ANSWER_CHOICE] = {"một trong các chữ đã kể", "one of the words above"}};
    interview_say(v, "  Khóa trong tệp: ", "  Key in the file: ");
    interview_lines("", q->key);
    interview_say(v, "  Cách viết: ", "  Form: ");
    interview_lines("", forms[q->kind][v->how.language]);
    if (q->choices[0])
        put_choices(v, q);
    if (q->example[0]) {
        interview_say(v, "  Ví dụ:\n", "  Example:\n");
        interview_lines("    ", q->example);
    }
    if (strstr(q->example, "{{"))
        interview_say(v, "  {{…}} được thay bằng chữ đúng với đơn vị và ngày của văn bản.\n",
                      "  {{…}} gives way to the words for the unit and the date.\n");
    if (taken(q)[0]) {
        interview_say(v, "  Enter thì lấy:\n", "  Enter takes:\n");
        interview_lines("    ", taken(q));
    } else if (!q->required) {
        interview_say(v, "  Enter thì để trống, nếu khung không cần.\n",
                      "  Enter leaves it out, if the template can do without.\n");
    }
    interview_say(v,
                  "  `-` để trống, `<` về câu trước, `.` ghi những gì đã trả lời rồi thôi, Ctrl-C "
                  "thôi không ghi gì.\n",
                  "  `-` leaves it out, `<` goes back, `.` writes what was answered and ends it, "
                  "Ctrl-C ends it and writes nothing.\n");
}
