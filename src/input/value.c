/* Parsing and writing of small values. Knows nothing of keys. */
#include "input/value.h"

#include "base/utf8.h"

int number_value(str text)
{
    if (text.n == 0 || text.n > 9)
        return -1;
    int n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!is_digit((unsigned char)text.p[i]))
            return -1;
        n = n * 10 + (text.p[i] - '0');
    }
    return n;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

enum { FIRST_YEAR = 1900, LAST_YEAR = 2999 };

static int days_of(int month, int year)
{
    static const int days[] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool short_february = month == 2 && year && !is_leap(year);
    return days[month] - short_february;
}

/* Open parts are taken at their most generous: 29/02 without a year is a day. */
static bool is_possible(date d)
{
    if (d.month > 12 || (d.year && (d.year < FIRST_YEAR || d.year > LAST_YEAR)))
        return false;
    return d.day <= days_of(d.month, d.year);
}

/* One part of a date: blank is open (0). False for text, or a zero written out. */
static bool date_part(str text, int *part)
{
    text = utf8_trim(text);
    *part = text.n ? number_value(text) : 0;
    return text.n == 0 || *part > 0;
}

/* A whole date as most are typed: "04/9/2024". */
static bool is_plain_date(str text, date *d)
{
    int parts[3] = {0}, n = 0;
    for (size_t i = 0, digits = 0; i < text.n; i++, digits++) {
        unsigned digit = (unsigned char)text.p[i] - (unsigned)'0';
        if (digit < 10 && digits < 4) {
            parts[n] = parts[n] * 10 + (int)digit;
        } else {
            if (text.p[i] != '/' || n == 2 || parts[n] == 0)
                return false;
            n++;
            digits = (size_t)-1;
        }
    }
    *d = (date){parts[0], parts[1], parts[2]};
    return n == 2 && parts[2] > 0;
}

date_fault date_parse(str text, date *d)
{
    *d = (date){0};
    text = utf8_trim(text);
    if (text.n == 0)
        return DATE_GOOD;
    if (is_plain_date(text, d))
        return is_possible(*d) ? DATE_GOOD : DATE_IMPOSSIBLE;
    *d = (date){0};
    char separator = memchr(text.p, '/', text.n) ? '/' : '-';
    str parts[3] = {{0}};
    size_t n = 0;
    for (size_t i = 0, from = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != separator)
            continue;
        if (n == 3)
            return DATE_UNREADABLE;
        parts[n++] = str_slice(text, from, i);
        from = i + 1;
    }
    bool day_first = separator == '/';
    bool good = n == 3 && date_part(parts[day_first ? 0 : 2], &d->day) &&
                date_part(parts[1], &d->month) && date_part(parts[day_first ? 2 : 0], &d->year);
    if (!good)
        return DATE_UNREADABLE;
    return is_possible(*d) ? DATE_GOOD : DATE_IMPOSSIBLE;
}

enum { LONGEST_SHIFT = 500000 }; /* days: more than all years that a date may have */

bool date_add(date *d, long days)
{
    if (days > LONGEST_SHIFT || days < -LONGEST_SHIFT)
        return false;
    long day = d->day + days;
    while (day < 1 || day > days_of(d->month, d->year)) {
        bool back = day < 1;
        day -= back ? 0 : days_of(d->month, d->year);
        d->month += back ? -1 : 1;
        if (d->month < 1 || d->month > 12) {
            d->month = back ? 12 : 1;
            d->year += back ? -1 : 1;
        }
        day += back ? days_of(d->month, d->year) : 0;
    }
    d->day = (int)day;
    return d->year >= FIRST_YEAR && d->year <= LAST_YEAR;
}

bool date_reaches(date d, date from)
{
    if (d.year == 0 || d.year != from.year)
        return d.year > from.year;
    if (d.month == 0 || d.month != from.month)
        return d.month == 0 || d.month > from.month;
    return d.day == 0 || d.day >= from.day;
}

static const struct {
    int value;
    const char *digits;
} romans[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
              {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};

enum { LONGEST_ROMAN = 15 }; /* MMMDCCCLXXXVIII */

static str write_roman(int n, char out[LONGEST_ROMAN + 1])
{
    size_t at = 0;
    for (size_t i = 0; i < sizeof romans / sizeof *romans; i++)
        for (; n >= romans[i].value; n -= romans[i].value)
            for (const char *digit = romans[i].digits; *digit; digit++)
                out[at++] = *digit;
    return (str){out, at};
}

str roman_text(arena *a, int n)
{
    char out[LONGEST_ROMAN + 1];
    return n < 1 || n > 3999 ? (str){0} : str_copy(a, write_roman(n, out));
}

int roman_value(str text)
{
    static const char all[] = "IVXLCDM";
    int n = 0;
    if (text.n == 0 || !memchr(all, text.p[0], strlen(all)) ||
        !memchr(all, text.p[text.n - 1], strlen(all)))
        return 0;
    for (size_t at = 0, i = 0; at < text.n && at <= LONGEST_ROMAN; i = 0) {
        while (i < sizeof romans / sizeof *romans &&
               !str_starts(str_after(text, at), str_from(romans[i].digits)))
            i++;
        if (i == sizeof romans / sizeof *romans)
            return 0;
        n += romans[i].value;
        at += strlen(romans[i].digits);
    }
    char out[LONGEST_ROMAN + 1];
    return n >= 1 && n <= 3999 && str_eq(write_roman(n, out), text) ? n : 0;
}

static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                      "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
enum { LETTERS = sizeof letters / sizeof *letters };

int point_letter_index(unsigned cp)
{
    static const signed char plain[] = {1,  2,  3,  4,  6,  0,  7,  8,  9,  0, 10, 11, 12,
                                        13, 14, 15, 16, 17, 18, 19, 20, 21, 0, 22, 23, 0};
    return cp >= 'a' && cp <= 'z' ? plain[cp - 'a'] : cp == 0x111 ? 5 : 0;
}

str point_letter(int index)
{
    return index >= 1 && index <= LETTERS ? str_from(letters[index - 1]) : (str){0};
}
