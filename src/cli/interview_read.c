/* What is typed for a question of kehoach init --interactive: lines, and the signs among them.
 * Judges no answer. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/interview.h"

enum { TERMINAL_LINE = 4095 }; /* what a terminal holds of a line; it drops the rest */

static void trim(char *line, size_t n)
{
    while (n > 0 && strchr(" \t\r\n", line[n - 1]))
        line[--n] = '\0';
    const char *from = line + strspn(line, " \t");
    memmove(line, from, strlen(from) + 1);
}

static reply read_line(typed *t)
{
    ssize_t n = getline(&t->line, &t->room, stdin);
    if (n < 0)
        return feof(stdin) || ferror(stdin) ? REPLY_END : REPLY_MEMORY;
    t->read++;
    if (!isatty(STDIN_FILENO))
        fputc('\n', stderr); /* nobody typed one */
    if (n >= TERMINAL_LINE && isatty(STDIN_FILENO))
        return REPLY_CUT;
    for (char *nul; (nul = memchr(t->line, 0, (size_t)n));)
        *nul = '\1'; /* refused as a control character is, and not the end of the words */
    trim(t->line, (size_t)n);
    return strcmp(t->line, "?") == 0   ? REPLY_HELP
           : strcmp(t->line, "<") == 0 ? REPLY_BACK
           : strcmp(t->line, ".") == 0 ? REPLY_REST
                                       : REPLY_ANSWER;
}

static bool keep_line(typed *t)
{
    size_t n = strlen(t->line);
    char *more = realloc(t->all, t->n + n + 2);
    if (!more)
        return false;
    t->all = more;
    if (t->n)
        t->all[t->n++] = '\n';
    memcpy(t->all + t->n, t->line, n + 1);
    t->n += n;
    return true;
}

/* Takes the last line back, and says so. */
static void drop_line(const interview *v, typed *t)
{
    while (t->n > 0 && t->all[t->n - 1] != '\n')
        t->n--;
    interview_say(v, "  đã bỏ dòng: ", "  taken back: ");
    interview_lines("", t->all + t->n);
    t->n -= t->n > 0;
    t->all[t->n] = '\0';
}

/* A sign behind lines that were typed: none of them is lost but the one that `<` is about. */
static void heed(const interview *v, typed *t, const kh_question *q, reply got)
{
    if (got == REPLY_HELP)
        interview_help(v, q);
    else if (got == REPLY_BACK)
        drop_line(v, t);
    else if (got == REPLY_REST)
        interview_say(v, "  câu này chưa xong: dòng trống để hết câu, rồi mới `.`\n",
                      "  this answer isn't done: an empty line ends it, then `.`\n");
    else
        interview_cut(v);
}

void interview_cut(const interview *v)
{
    interview_say(v,
                  "  sai: dòng dài quá, cửa sổ lệnh đã cắt bớt; chia ra nhiều dòng, hoặc ghi vào "
                  "tệp sau\n",
                  "  wrong: the terminal has cut a line so long; make several of it, or put it "
                  "into the file later\n");
}

reply interview_read(interview *v, const kh_question *q)
{
    typed *t = &v->typed;
    t->n = 0;
    for (;;) {
        bool first = t->n == 0;
        interview_prompt(v, q, first);
        reply got = read_line(t);
        if (got == REPLY_END || got == REPLY_MEMORY || (first && got != REPLY_ANSWER))
            return got;
        if (got != REPLY_ANSWER) {
            heed(v, t, q, got);
            continue;
        }
        bool empty = t->line[0] == '\0', none = first && strcmp(t->line, "-") == 0;
        if ((first || !empty) && !keep_line(t))
            return REPLY_MEMORY;
        if (!q->lines || empty || none)
            return REPLY_ANSWER;
    }
}
