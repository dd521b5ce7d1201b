/* Messages for programs: a JSON object a line, all names always there, null where there is nothing.
 * Their names and meanings don't change: kehoach(1). */
#include <stdlib.h>
#include <string.h>

#include "cli/speech.h"

/* Bytes of the UTF-8 character at `p`, or 0 where there is none. */
static size_t character_size(const unsigned char *p)
{
    size_t n = p[0] < 0x80                    ? 1
               : p[0] >= 0xC2 && p[0] < 0xE0  ? 2
               : (p[0] & 0xF0) == 0xE0        ? 3
               : p[0] >= 0xF0 && p[0] <= 0xF4 ? 4
                                              : 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    bool beyond = (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] >= 0xA0) ||
                  (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] >= 0x90);
    return beyond ? 0 : n;
}

/* A file's name may be no UTF-8: such bytes become U+FFFD. */
static void put_string(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    fputc('"', stderr);
    while (*p) {
        size_t n = character_size(p);
        if (*p == '"' || *p == '\\')
            fprintf(stderr, "\\%c", *p);
        else if (*p < ' ' || *p == 127)
            fprintf(stderr, "\\u%04x", *p);
        else if (n)
            fwrite(p, 1, n, stderr);
        else
            fputs("\xEF\xBF\xBD", stderr);
        p += n ? n : 1;
    }
    fputc('"', stderr);
}

static void put(const char *name, const char *text)
{
    fprintf(stderr, "\"%s\": ", name);
    if (text)
        put_string(text);
    else
        fputs("null", stderr);
}

/* The names of a place, in the order file, line, column, byte. */
static void put_place(const char *file, size_t line, size_t column, size_t byte)
{
    put("file", file);
    if (line)
        fprintf(stderr, ", \"line\": %zu, \"column\": %zu, \"byte\": %zu", line, column, byte);
    else
        fputs(", \"line\": null, \"column\": null, \"byte\": null", stderr);
}

/* Text up to its hint, which stands behind "; ". */
static void put_words(const char *text, const char *hint)
{
    size_t n = hint ? (size_t)(hint - text) - strlen("; ") : strlen(text);
    char *message = strndup(text, n);
    put("message", message ? message : text);
    free(message);
    fputs(", ", stderr);
    put("hint", hint);
}

void json_message(const kh_message *m)
{
    static const char *const severities[] = {
        [KH_NOTE] = "note", [KH_WARNING] = "warning", [KH_ERROR] = "error"};
    fprintf(stderr, "{\"severity\": \"%s\", \"code\": \"KH%04d\", ", severities[m->severity],
            m->code);
    put_place(m->file, m->line, m->column, m->byte);
    fputs(", ", stderr);
    put_words(m->text, m->hint);
    fputs(", \"related\": ", stderr);
    if (m->other_file) {
        fputc('{', stderr);
        put_place(m->other_file, m->other_line, m->other_column, m->other_byte);
        fputc('}', stderr);
    } else {
        fputs("null", stderr);
    }
    fputs("}\n", stderr);
}

void json_fault(const char *message, const char *hint)
{
    fputs("{\"severity\": \"error\", \"code\": null, ", stderr);
    put_place(NULL, 0, 0, 0);
    fputs(", ", stderr);
    put("message", message);
    fputs(", ", stderr);
    put("hint", hint);
    fputs(", \"related\": null}\n", stderr);
}
