/* Command lines: one table a command says what may stand on it. */
#include <stdlib.h>
#include <string.h>

#include "cli/completion.h"

enum { LONGEST_WORD = 31 };

/* Letters to change, put in or take out; as much as can be for words that are too long. */
static size_t distance(const char *left, const char *right)
{
    size_t row[LONGEST_WORD + 1], n = strlen(right);
    if (strlen(left) > LONGEST_WORD || n > LONGEST_WORD)
        return LONGEST_WORD;
    for (size_t k = 0; k <= n; k++)
        row[k] = k;
    for (size_t i = 0; left[i]; i++) {
        size_t diagonal = row[0]++;
        for (size_t k = 1; k <= n; k++) {
            size_t best = diagonal + (left[i] != right[k - 1]);
            best = row[k] + 1 < best ? row[k] + 1 : best;
            best = row[k - 1] + 1 < best ? row[k - 1] + 1 : best;
            diagonal = row[k];
            row[k] = best;
        }
    }
    return row[n];
}

enum { FARTHEST = 2 };

void word_try(const char *word, const char *known, const char **nearest)
{
    size_t now = distance(word, known);
    if (now <= FARTHEST && now < strlen(known) / 2 && (!*nearest || now < distance(word, *nearest)))
        *nearest = known;
}

int exit_status(kh_status status)
{
    return status == KH_E_MEMORY ? EXIT_SYSTEM : (int)status;
}

/* The row that an argument names; *value is what stands behind its `=`, or NULL. */
static const option_row *find_row(const option_row *rows, const char *word, const char **value)
{
    *value = NULL;
    for (const option_row *r = rows; r->name; r++) {
        size_t n = strlen(r->name);
        if (strcmp(word, r->name) == 0 || (r->letter && strcmp(word, r->letter) == 0))
            return r;
        if (r->argument[0] && strncmp(word, r->name, n) == 0 && word[n] == '=') {
            *value = word + n + 1;
            return r;
        }
    }
    return NULL;
}

static void store(const option_row *r, const char *value)
{
    if (r->flag)
        *r->flag = true;
    else if (r->text)
        *r->text = value;
    else
        r->list[(*r->list_n)++] = value;
}

static void unknown_option(const option_row *rows, const char *typed, speech how)
{
    const char *nearest = NULL;
    char word[LONGEST_WORD + 1] = "";
    size_t n = strcspn(typed, "=");
    if (n <= LONGEST_WORD)
        memcpy(word, typed, n);
    for (const option_row *r = rows; r->name; r++)
        word_try(word, r->name, &nearest);
    usage_unknown(how, "không có tùy chọn", "there is no option", typed, nearest);
}

int options_read(int argc, char **argv, const option_row *rows, const char **words, int most,
                 speech how)
{
    int n = 0;
    bool only_words = false;
    if (how.completed) {
        completion_offer(how.completed, argc, argv, rows, most, how);
        return -1;
    }
    for (int i = 1; i < argc; i++) {
        const char *value;
        if (!only_words && strcmp(argv[i], "--") == 0) {
            only_words = true;
            continue;
        }
        if (only_words || argv[i][0] != '-' || !argv[i][1]) {
            if (n == most) {
                static const char *const hints[] = {
                    "tên có dấu cách thì đặt cả tên trong nháy, như \"Kế hoạch 1.ini\"",
                    "put a name with blanks in quotes, such as \"Plan 1.ini\"",
                };
                usage_hint(how, "quá nhiều tên tệp, thừa", "too many file names:", argv[i],
                           hints[how.language]);
                return -1;
            }
            words[n++] = argv[i];
            continue;
        }
        const option_row *r = find_row(rows, argv[i], &value);
        if (!r) {
            unknown_option(rows, argv[i], how);
            return -1;
        }
        if (r->argument[0] && !value && i + 1 == argc) {
            usage_fault(how, "thiếu giá trị sau", "a value is missing after", argv[i]);
            return -1;
        }
        if (r->argument[0] && !value)
            value = argv[++i];
        if (r->argument[0] && !value[0]) {
            usage_fault(how, "giá trị để trống sau", "the value is blank after", r->name);
            return -1;
        }
        store(r, value);
    }
    return n;
}

static size_t characters(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* How a row's option is typed: "-o, --output FILE". */
static void print_typed(const option_row *r, speech how, char left[static 64])
{
    snprintf(left, 64, "%s%s%s%s%s", r->letter ? r->letter : "", r->letter ? ", " : "", r->name,
             r->argument[0] ? " " : "", r->argument[0] ? r->argument[how.language] : "");
}

void options_print(const option_row *rows, speech how)
{
    enum { COLUMNS = 80, LEFT = 24 };
    char left[64];
    size_t column = 0;
    for (const option_row *r = rows; r->name; r++) {
        print_typed(r, how, left);
        if (!r->rare)
            printf("  %s%*s %s\n", left, LEFT - (int)characters(left), "", r->help[how.language]);
    }
    for (const option_row *r = rows; r->name; r++) {
        print_typed(r, how, left);
        size_t n = characters(left) + strlen(", ");
        if (!r->rare)
            continue;
        bool fits = column && column + n < COLUMNS;
        printf("%s%s", !column ? "  " : fits ? ", " : ",\n  ", left);
        column = fits ? column + n : n;
    }
    if (column)
        puts("");
}
