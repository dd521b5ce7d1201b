/* Columns, lines, places. Knows nothing of what is told. */
#include "template/report.h"

#include "base/utf8.h"

report report_begin(arena *a, language speech)
{
    return (report){.b = {.a = a}, .speech = speech};
}

str report_text(const report *r)
{
    return buf_str(&r->b);
}

void report_add(report *r, str words)
{
    buf_add(&r->b, words);
}

void report_say(report *r, const char *vi, const char *en)
{
    buf_add(&r->b, str_from(r->speech == LANGUAGE_EN ? en : vi));
}

static void add_blanks(report *r, size_t n)
{
    while (n--)
        buf_byte(&r->b, ' ');
}

void report_line(report *r, size_t indent)
{
    while (r->b.n && r->b.p[r->b.n - 1] == ' ')
        r->b.n--;
    if (r->b.n)
        buf_byte(&r->b, '\n');
    add_blanks(r, indent);
}

void report_column(report *r, str words, size_t width)
{
    size_t taken = utf8_length(words);
    report_add(r, words);
    add_blanks(r, taken < width ? width - taken : 1);
}

size_t report_width(size_t width, str words)
{
    size_t taken = utf8_length(words);
    return taken > width ? taken : width;
}

size_t place_line(pos at)
{
    bool has_lines = at.src && !at.src->is_word && !at.src->whole_only;
    return has_lines ? source_place(at, NULL).line : 0;
}

str place_shown(arena *a, pos at)
{
    size_t number = place_line(at);
    if (number)
        return STR_CAT(a, at.src->name, S(":"), str_number(a, number));
    return at.src ? at.src->name : (str){0};
}

str place_told(arena *a, pos at, language speech)
{
    str shown = place_shown(a, at);
    if (!at.src || !at.src->built_in)
        return shown;
    return STR_CAT(a, shown, speech == LANGUAGE_EN ? S(" (built in)") : S(" (có sẵn)"));
}
