/* How messages look: `file:line:column: lỗi: text [KH0205]`, the source line, a caret. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/speech.h"

enum { VIEW_BEFORE = 50, VIEW_AFTER = 70 }; /* characters of a long line around the caret */

static const char *const labels[][2] = {[KH_NOTE] = {"lưu ý", "note"},
                                        [KH_WARNING] = {"cảnh báo", "warning"},
                                        [KH_ERROR] = {"lỗi", "error"}};
static const char *const colours[] = {
    [KH_NOTE] = "\033[36m", [KH_WARNING] = "\033[33m", [KH_ERROR] = "\033[31m"};

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Combining marks U+0300–U+036F take no column of their own. */
static bool is_combining(const char *p)
{
    unsigned char first = (unsigned char)p[0], second = (unsigned char)p[1];
    return first == 0xCC || (first == 0xCD && second < 0xB0);
}

/* How many the character at `*p` takes as it is shown; `*p` moves past it. */
static int columns(const char **p)
{
    char one[KH_SHOWN_ROOM];
    bool none = is_combining(*p);
    size_t n = kh_shown(p, one);
    bool number = n > 1 && (one[0] == '<' || one[0] == '\\');
    return none ? 0 : number ? (int)n : 1;
}

/* `n` characters back or on from `p`, within the line. */
static const char *back(const char *line, const char *p, int n)
{
    while (p > line && n > 0) {
        p--;
        n -= !is_continuation(*p);
    }
    return p;
}

static const char *on(const char *p, int n)
{
    while (*p && n > 0) {
        p++;
        n -= !is_continuation(*p);
    }
    return p;
}

static void print_source(const kh_message *m, bool colour)
{
    const char *line = m->source_line, *at = line + m->source_offset;
    const char *from = back(line, at, VIEW_BEFORE), *to = on(at, VIEW_AFTER);
    fputs("    ", stderr);
    if (from > line)
        fputs("…", stderr);
    for (const char *p = from; p < to;) {
        char one[KH_SHOWN_ROOM];
        size_t n = kh_shown(&p, one);
        fwrite(one, 1, n, stderr);
    }
    fputs(*to ? "…\n    " : "\n    ", stderr);
    if (from > line)
        fputc(' ', stderr);
    for (const char *p = from; p < at;)
        for (int left = columns(&p); left > 0; left--)
            fputc(' ', stderr);
    fprintf(stderr, "%s^%s\n", colour ? "\033[32m" : "", colour ? "\033[0m" : "");
}

static void print_message(const kh_message *m, speech how, bool colour)
{
    const char *label = labels[m->severity][how.language];
    put_shown(m->file);
    if (m->line)
        fprintf(stderr, ":%zu:%zu", m->line, m->column);
    if (colour)
        fprintf(stderr, ": %s%s\033[0m: ", colours[m->severity], label);
    else
        fprintf(stderr, ": %s: ", label);
    put_shown(m->text);
    fprintf(stderr, " [KH%04d]\n", m->code);
    if (m->source_line)
        print_source(m, colour);
}

static void print_count(size_t n, const char *const one[2], const char *many, speech how)
{
    fprintf(stderr, "%zu %s", n, how.language == KH_ENGLISH && n != 1 ? many : one[how.language]);
}

static void print_summary(size_t errors, size_t warnings, speech how, bool written)
{
    static const char *const nothing[] = {"; chưa ghi tệp nào", "; nothing was written"};
    static const char *const strict[] = {" (--strict: cảnh báo cũng là lỗi)",
                                         " (--strict: warnings are errors)"};
    if (written && errors + warnings < 2)
        return;
    print_count(errors, labels[KH_ERROR], "errors", how);
    fputs(", ", stderr);
    print_count(warnings, labels[KH_WARNING], "warnings", how);
    if (!written)
        fputs(nothing[how.language], stderr);
    if (!written && !errors)
        fputs(strict[how.language], stderr);
    fputc('\n', stderr);
}

static bool print_all(kh_document *d, speech how, kh_severity least, size_t *errors,
                      size_t *warnings)
{
    bool colour = speech_coloured();
    size_t n = kh_message_count(d);
    for (size_t i = 0; i < n; i++) {
        kh_message m;
        kh_status got = kh_message_get(d, i, how.language, &m);
        n = kh_message_count(d); /* a closing line may have come in */
        if (got != KH_OK)
            return false;
        if (m.severity >= least && how.json)
            json_message(&m);
        else if (m.severity >= least)
            print_message(&m, how, colour);
        *errors += m.severity == KH_ERROR;
        *warnings += m.severity == KH_WARNING;
    }
    return true;
}

bool faults_print(kh_document *d, speech how, kh_severity least)
{
    size_t errors = 0, warnings = 0;
    bool all = print_all(d, how, least, &errors, &warnings);
    if (!all)
        memory_fault(how);
    return all;
}

bool messages_print(kh_document *d, speech how, kh_severity least, bool written)
{
    size_t errors = 0, warnings = 0;
    bool all = print_all(d, how, least, &errors, &warnings);
    if (!all)
        memory_fault(how);
    else if (least == KH_NOTE && !how.json)
        print_summary(errors, warnings, how, written);
    return all;
}

bool output_arrived(speech how)
{
    bool flushed = fflush(stdout) == 0; /* an earlier part may be lost even so */
    if (flushed && !ferror(stdout))
        return true;
    system_fault(how, "đầu ra chuẩn không nhận hết; xem đĩa có đầy không rồi chạy lại",
                 "standard output took only a part; see whether its disk is full, run again");
    return false;
}
