/* What each code of a message is about: entries of docs/ma-loi.md and docs/error-codes.md, which
 * are compiled in. An entry is a heading `### KH0123 · …` and what follows it; its example, a block
 * between
 * ``` lines, stands in the Vietnamese one for both. Knows no message. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

typedef struct entry {
    const char *p, *end;
} entry;

enum { DIGITS = 4 };

enum { MOST_DIGITS = 2 * DIGITS }; /* of what may be meant as a code */

/* The digits of "KH0123", or as it is copied or typed: "kh123", "[KH0123]", "KH 0123", "0123",
 * "KHO123". false: that is no code, nor a slip at one. */
static bool read_digits(const char *word, char digits[MOST_DIGITS + 1])
{
    size_t n = 0;
    word += *word == '[';
    if (toupper((unsigned char)word[0]) == 'K' && toupper((unsigned char)word[1]) == 'H')
        word += 2;
    else if (!isdigit((unsigned char)*word))
        return false;
    word += *word == ' ' || *word == '-' || *word == '_';
    for (; isdigit((unsigned char)*word) || *word == 'O' || *word == 'o'; word++) {
        if (n == MOST_DIGITS)
            return false;
        digits[n++] = isdigit((unsigned char)*word) ? *word : '0';
    }
    digits[n] = 0;
    return n > 0 && strcmp(word, *word == ']' ? "]" : "") == 0;
}

bool code_is(const char *word)
{
    char digits[MOST_DIGITS + 1];
    return read_digits(word, digits);
}

/* "123" is KH0123. */
static void pad(const char *typed, char digits[MOST_DIGITS + 1])
{
    size_t n = strlen(typed), zeros = n < DIGITS ? DIGITS - n : 0;
    memset(digits, '0', zeros);
    memcpy(digits + zeros, typed, n + 1);
}

/* p == NULL: there is none. */
static entry find_entry(const char *text, const char *digits)
{
    char heading[] = "\n### KH0000 ";
    if (strlen(digits) != DIGITS)
        return (entry){0};
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

/* ---- a code that there isn't ---- */

/* The least that may have slipped between what was typed and a code: a digit too few, too many or
 * another, or two that changed places. */
static bool is_near(const char *typed, const char *code)
{
    size_t n = strlen(typed), same = 0;
    while (same < n && same < DIGITS && typed[same] == code[same])
        same++;
    const char *left = typed + same, *right = code + same;
    if (n == DIGITS)
        return strcmp(left + (*left != 0), right + (*right != 0)) == 0 ||
               (left[0] == right[1] && left[1] == right[0] && strcmp(left + 2, right + 2) == 0);
    if (n == DIGITS - 1)
        return strcmp(left, right + 1) == 0;
    return n == DIGITS + 1 && strcmp(left + 1, right) == 0;
}

enum { MOST_NEAR = 6 };

/* Codes with what they say, those of the same group first; how many there are. */
static size_t find_near(const char *text, const char *typed, const char *padded,
                        entry near[MOST_NEAR])
{
    size_t n = 0;
    for (int group = 1; group >= 0; group--)
        for (const char *p = text; (p = strstr(p, "\n### KH")) && n < MOST_NEAR; p++) {
            char code[DIGITS + 1] = "";
            memcpy(code, p + strlen("\n### KH"), DIGITS);
            bool of_group = strncmp(code, padded, 2) == 0;
            if (of_group == group && (is_near(typed, code) || is_near(padded, code)))
                near[n++] = find_entry(text, code);
        }
    return n;
}

/* "  KH0328  không có ngày …" */
static void print_near(entry e)
{
    entry heading = next_line(&e), said = {0};
    while (e.p < e.end && !begins(said, "> "))
        said = next_line(&e);
    fprintf(stderr, "  %.6s  %.*s\n", heading.p + strlen("### "), (int)(said.end - said.p - 2),
            said.p + 2);
}

static int tell_unknown(const char *word, const char *typed, const char *padded, speech how)
{
    static const char *const looks[] = {
        "chép cả mã ở cuối thông báo: KH và bốn chữ số, như [KH0328]",
        "copy the whole code at a message's end: KH and four digits, such as [KH0328]",
    };
    static const char *const nearest[] = {"gần nhất:\n", "the nearest:\n"};
    const char *text = how.language == KH_ENGLISH ? codes_in_english : codes_in_vietnamese;
    entry near[MOST_NEAR];
    size_t n = find_near(text, typed, padded, near);
    int status = usage_hint(how, "không có mã", "there is no code", word, looks[how.language]);
    if (how.json)
        return status;
    if (n)
        fputs(nearest[how.language], stderr);
    for (size_t i = 0; i < n; i++)
        print_near(near[i]);
    return status;
}

int code_explain(const char *word, speech how)
{
    char typed[MOST_DIGITS + 1] = "", digits[MOST_DIGITS + 1];
    const char *text = how.language == KH_ENGLISH ? codes_in_english : codes_in_vietnamese;
    read_digits(word, typed);
    pad(typed, digits);
    entry words = find_entry(text, digits);
    if (!words.p)
        return tell_unknown(word, typed, digits, how);
    print_text(words);
    print_example(find_entry(codes_in_vietnamese, digits), how);
    return output_arrived(how) ? EXIT_DONE : EXIT_SYSTEM;
}
