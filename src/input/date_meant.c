/* By the numbers alone, in their order; what is suggested is a day that there is. */
#include "input/date_meant.h"

#include "base/utf8.h"

enum { PARTS = 3, THIS_CENTURY = 2000 };

/* The numbers of a text, each with how many digits it has; more than three are told by the count.
 */
static size_t numbers_of(str text, int number[PARTS], size_t digits[PARTS])
{
    size_t n = 0;
    for (size_t i = 0, end; i < text.n; i = end) {
        for (end = i; end < text.n && is_digit((unsigned char)text.p[end]); end++)
            ;
        if (end > i && n < PARTS) {
            number[n] = number_value(str_slice(text, i, end));
            digits[n] = end - i;
        }
        n += end > i;
        end += end == i;
    }
    return n;
}

/* Empty for a day that there isn't. */
static str written(arena *a, int day, int month, int year)
{
    date parsed;
    buf b = {.a = a};
    if (day)
        buf_number(&b, day);
    buf_byte(&b, '/');
    buf_number(&b, month);
    buf_byte(&b, '/');
    buf_number(&b, year);
    bool good = month > 0 && year > 0 && date_parse(buf_str(&b), &parsed) == DATE_GOOD;
    return good ? buf_str(&b) : (str){0};
}

str date_meant(arena *a, str typed)
{
    int number[PARTS] = {0};
    size_t digits[PARTS] = {0}, n = numbers_of(typed, number, digits);
    if (n == 2 && digits[1] == 4)
        return written(a, 0, number[0], number[1]);
    if (n != PARTS || number[0] == 0)
        return (str){0};
    if (digits[0] == 4)
        return written(a, number[2], number[1], number[0]);
    int year = number[2] + (digits[2] == 2 ? THIS_CENTURY : 0);
    str day_first = written(a, number[0], number[1], year);
    return day_first.n ? day_first : written(a, number[1], number[0], year);
}

void date_tell(diags *d, date_fault fault, str typed, pos at)
{
    str meant = date_meant(d->a, typed);
    if (meant.n)
        diag_add(d, DIAG_DATE_NEAR, at, ARGS(typed, meant));
    else
        diag_add(d, fault == DATE_UNREADABLE ? DIAG_DATE_UNREADABLE : DIAG_DATE_IMPOSSIBLE, at,
                 ARGS(typed));
}
