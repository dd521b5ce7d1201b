/* Digits as characters: what a cell shows is rounded from these, not from a binary fraction. */
#include "input/xlsx_decimal.h"

enum { MOST_EXPONENT = 400 };

static bool is_digit_at(str text, size_t i)
{
    return i < text.n && text.p[i] >= '0' && text.p[i] <= '9';
}

static void drop_zeros(sheet_decimal *v)
{
    while (v->n > 0 && v->digits[v->n - 1] == '0')
        v->n--;
    if (v->n == 0) {
        v->point = 0;
        v->negative = false;
    }
}

/* Keeps `n` digits; the next one tells whether the last of them is one more. */
static void keep(sheet_decimal *v, int n)
{
    if (n >= v->n)
        return;
    bool up = n >= 0 && v->digits[n] >= '5';
    v->n = n > 0 ? n : 0;
    int i = v->n - 1;
    for (; up && i >= 0; i--) {
        up = v->digits[i] == '9';
        v->digits[i] = up ? '0' : (char)(v->digits[i] + 1);
    }
    if (up) { /* 9,99 → 10,0 */
        memmove(v->digits + 1, v->digits, (size_t)v->n);
        v->digits[0] = '1';
        v->n = v->n ? v->n : 1;
        v->point++;
    }
    drop_zeros(v);
}

static bool read_exponent(str text, size_t *i, long *exponent)
{
    bool negative = false;
    *exponent = 0;
    if (*i == text.n)
        return true;
    if (text.p[*i] != 'E' && text.p[*i] != 'e')
        return false;
    ++*i;
    if (*i < text.n && (text.p[*i] == '+' || text.p[*i] == '-'))
        negative = text.p[(*i)++] == '-';
    if (!is_digit_at(text, *i))
        return false;
    for (; is_digit_at(text, *i) && *exponent <= MOST_EXPONENT; ++*i)
        *exponent = *exponent * 10 + (text.p[*i] - '0');
    *exponent = negative ? -*exponent : *exponent;
    return *i == text.n && *exponent <= MOST_EXPONENT && *exponent >= -MOST_EXPONENT;
}

bool sheet_decimal_read(str text, sheet_decimal *v)
{
    enum { MOST = 64 }; /* characters: 17 digits are all that a double has */
    size_t i = 0, seen = 0;
    bool behind = false;
    *v = (sheet_decimal){0};
    if (text.n > MOST)
        return false;
    if (i < text.n && (text.p[i] == '-' || text.p[i] == '+'))
        v->negative = text.p[i++] == '-';
    for (; is_digit_at(text, i) || (i < text.n && text.p[i] == '.' && !behind); i++) {
        if (text.p[i] == '.') {
            behind = true;
            continue;
        }
        seen++;
        if (v->n == 0 && text.p[i] == '0') {
            v->point -= behind;
            continue;
        }
        if (v->n <= DECIMAL_DIGITS)
            v->digits[v->n++] = text.p[i]; /* one more than is kept, to round by */
        v->point += !behind;
    }
    long exponent;
    if (seen == 0 || !read_exponent(text, &i, &exponent))
        return false;
    v->point += exponent;
    keep(v, DECIMAL_DIGITS);
    drop_zeros(v);
    return true;
}

void sheet_decimal_round(sheet_decimal *v, long places)
{
    long n = v->point + places;
    if (n < 0)
        *v = (sheet_decimal){0};
    else if (n < v->n)
        keep(v, (int)n);
}

char sheet_decimal_digit(const sheet_decimal *v, long power)
{
    long i = v->point - 1 - power;
    return i >= 0 && i < v->n ? v->digits[i] : '0';
}
