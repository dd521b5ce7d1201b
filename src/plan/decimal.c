/* Two whole numbers, so that nothing is rounded. */
#include "plan/decimal.h"

#include "base/utf8.h"

enum { PLACES = 6, MILLION = 1000000, MOST_DIGITS = 15 };

static const long long LARGEST_SUM = 1000000000000000000;

static decimal normal(decimal n)
{
    if (n.millionths >= MILLION) {
        n.millionths -= MILLION;
        n.whole++;
    } else if (n.millionths < 0) {
        n.millionths += MILLION;
        n.whole--;
    }
    return n;
}

static bool all_digits(str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!is_digit((unsigned char)text.p[i]))
            return false;
    return text.n > 0;
}

/* "1234", "1.234.567": the digits, or false. */
static bool whole_part(str text, long long *out)
{
    size_t digits = 0;
    bool dotted = str_find(text, S(".")) < text.n;
    *out = 0;
    for (size_t from = 0; from <= text.n;) {
        size_t to = from + str_find(str_after(text, from), S("."));
        str group = str_slice(text, from, to);
        bool fits = from == 0 ? group.n <= 3 : group.n == 3;
        digits += group.n;
        if (!all_digits(group) || (dotted && !fits) || digits > MOST_DIGITS)
            return false;
        for (size_t i = 0; i < group.n; i++)
            *out = *out * 10 + (group.p[i] - '0');
        from = to + 1;
    }
    return true;
}

bool decimal_parse(str text, decimal *out)
{
    static const char *const signs[] = {"-", "−", "–"};
    bool negative = false;
    *out = (decimal){0};
    for (size_t i = 0; i < 3 && !negative; i++)
        if (str_starts(text, str_from(signs[i]))) {
            text = str_after(text, strlen(signs[i]));
            negative = true;
        }
    size_t comma = str_find(text, S(","));
    str behind = comma < text.n ? str_after(text, comma + 1) : (str){0};
    bool good = whole_part(str_slice(text, 0, comma), &out->whole) && behind.n <= PLACES &&
                (comma == text.n || all_digits(behind));
    for (size_t i = 0; good && i < PLACES; i++)
        out->millionths = out->millionths * 10 + (i < behind.n ? behind.p[i] - '0' : 0);
    out->places = (int)behind.n;
    if (negative)
        *out = normal((decimal){-out->whole, -out->millionths, out->places});
    return good;
}

bool decimal_add(decimal *to, decimal n)
{
    int places = to->places > n.places ? to->places : n.places;
    decimal sum = normal((decimal){to->whole + n.whole, to->millionths + n.millionths, places});
    bool fits = -LARGEST_SUM < sum.whole && sum.whole < LARGEST_SUM;
    if (fits)
        *to = sum;
    return fits;
}

str decimal_text(arena *a, decimal n)
{
    buf b = {.a = a};
    bool negative = n.whole < 0;
    if (negative)
        n = normal((decimal){-n.whole, -n.millionths, n.places});
    if (negative)
        buf_byte(&b, '-');
    str digits = str_number(a, (size_t)n.whole);
    for (size_t i = 0; i < digits.n; i++) {
        if (i > 0 && (digits.n - i) % 3 == 0)
            buf_byte(&b, '.');
        buf_byte(&b, digits.p[i]);
    }
    if (n.places)
        buf_byte(&b, ',');
    long left = n.millionths;
    for (int i = 0; i < n.places; i++) {
        left *= 10;
        buf_byte(&b, (char)('0' + left / MILLION));
        left %= MILLION;
    }
    return buf_str(&b);
}
