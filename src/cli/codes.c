/* What each code of a message is about: entries of docs/ma-loi.md and docs/error-codes.md, which
 * are compiled in. An entry is a heading `### KH0123 · …` and what follows it; its example, a block
 * between
 * ``` lines, stands in the Vietnamese one for both. Knows no message. */
#include <ctype.h>
#include <string.h>

#include "cli/cli.h"

typedef struct entry {
    const char *p, *end;
} entry;

enum { DIGITS = 4 };

/* The number of "KH0123" (or "kh123", "[KH0123]", as it is copied) as four digits; false: it is
 * none. */
static bool read_digits(const char *word, char digits[DIGITS + 1])
{
    bool bracket = *word == '[';
    word += bracket;
    if (toupper((unsigned char)word[0]) != 'K' || toupper((unsigned char)word[1]) != 'H')
        return false;
    size_t n = strspn(word + 2, "0123456789");
    if (n == 0 || n > DIGITS || strcmp(word + 2 + n, bracket ? "]" : "") != 0)
        return false;
    memset(digits, '0', DIGITS);
    memcpy(digits + DIGITS - n, word + 2, n);
    digits[DIGITS] = 0;
    return true;
}

bool code_is(const char *word)
{
    char digits[DIGITS + 1];
    return read_digits(word, digits);
}

/* p == NULL: there is none. */
static entry find_entry(const char *text, const char *digits)
{
    char heading[] = "\n### KH0000 ";
    memcpy(heading + strlen("\n### KH"), digits, DIGITS);
    const char *p = strstr(text, heading);
    if (!p)
        return (entry){0};
    const char *next = strstr(p + 1, "\n### "), *part = strstr(p + 1, "\n## ");
    if (part && (!next || part < next))
        next = part;
    return (entry){p + 1, next ? next : p + strlen(p)};
}

/* The next line of the entry, without its end. */
static entry next_line(entry *e)
{
    const char *stop = memchr(e->p, '\n', (size_t)(e->end - e->p));
    entry line = {e->p, stop ? stop : e->end};
    e->p = stop ? stop + 1 : e->end;
    return line;
}

static bool begins(entry line, const char *with)
{
    return (size_t)(line.end - line.p) >= strlen(with) && strncmp(line.p, with, strlen(with)) == 0;
}

/* A line of words without its marks of Markdown: "### …", "> …", "**Sửa:** …", "\<". */
static void print_words(entry line)
{
    bool bold = begins(line, "**");
    line.p += begins(line, "### ") ? strlen("### ") : begins(line, "> ") ? strlen("> ") : 0;
    while (line.p < line.end) {
        if (bold && begins(line, "**"))
            line.p += strlen("**");
        line.p += begins(line, "\\<");
        fputc(*line.p++, stdout);
    }
    fputc('\n', stdout);
}

/* All but the example. */
static void print_text(entry e)
{
    bool inside = false, blank = false;
    while (e.p < e.end) {
        entry line = next_line(&e);
        bool fence = begins(line, "```");
        if (!fence && !inside && line.p < line.end) {
            if (blank)
                fputc('\n', stdout);
            print_words(line);
        }
        blank = !fence && !inside && line.p == line.end;
        inside ^= fence;
    }
}

/* Blocks, those that are files under their names. */
static void print_example(entry e, speech how)
{
    static const char *const heads[] = {"\nVí dụ:\n", "\nExample:\n"};
    bool inside = false, first = true;
    while (e.p < e.end) {
        entry line = next_line(&e);
        const char *name = memchr(line.p, ' ', (size_t)(line.end - line.p));
        if (begins(line, "```")) {
            inside = !inside;
            if (inside)
                fputs(first ? heads[how.language] : "\n", stdout);
            if (inside && name)
                printf("  %.*s:\n", (int)(line.end - name - 1), name + 1);
            first = false;
        } else if (inside) {
            printf("    %.*s\n", (int)(line.end - line.p), line.p);
        }
    }
}

int code_explain(const char *word, speech how)
{
    char digits[DIGITS + 1] = "";
    const char *text = how.language == KH_ENGLISH ? codes_in_english : codes_in_vietnamese;
    entry words = read_digits(word, digits) ? find_entry(text, digits) : (entry){0};
    if (!words.p)
        return usage_fault(how, "không có mã", "there is no code", word);
    print_text(words);
    print_example(find_entry(codes_in_vietnamese, digits), how);
    return output_arrived(how) ? EXIT_DONE : EXIT_SYSTEM;
}
