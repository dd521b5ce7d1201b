/* Three digits are said at a time, and each group by its place. */
#include "template/number_words.h"

static const char *const digit_words[] = {"không", "một", "hai", "ba",  "bốn",
                                          "năm",   "sáu", "bảy", "tám", "chín"};

static void say(buf *b, const char *word)
{
    if (b->n)
        buf_byte(b, ' ');
    buf_add(b, str_from(word));
}

static void say_unit(buf *b, unsigned tens, unsigned unit)
{
    if (unit == 1 && tens > 1)
        say(b, "mốt");
    else if (unit == 5 && tens > 0)
        say(b, "lăm");
    else if (unit)
        say(b, digit_words[unit]);
}

/* 1…999; behind a higher group its missing hundreds are said too: "không trăm linh năm". */
static void say_group(buf *b, unsigned n)
{
    unsigned hundreds = n / 100, tens = n / 10 % 10, unit = n % 10;
    bool behind = b->n > 0;
    if (hundreds || behind) {
        say(b, digit_words[hundreds]);
        say(b, "trăm");
    }
    if (tens > 1) {
        say(b, digit_words[tens]);
        say(b, "mươi");
    } else if (tens == 1) {
        say(b, "mười");
    } else if (unit && (hundreds || behind)) {
        say(b, "linh");
    }
    say_unit(b, tens, unit);
}

/* Less than a thousand million; behind "tỷ" it goes on from there. */
static void say_millions(buf *b, unsigned long long n)
{
    static const struct {
        unsigned long long size;
        const char *name;
    } places[] = {{1000000, "triệu"}, {1000, "nghìn"}, {1, NULL}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        unsigned group = (unsigned)(n / places[i].size % 1000);
        if (group == 0)
            continue;
        say_group(b, group);
        if (places[i].name)
            say(b, places[i].name);
    }
}

str number_words(arena *a, str digits)
{
    enum { BILLION = 1000000000 };
    buf b = {.a = a};
    unsigned long long n = 0;
    for (size_t i = 0; i < digits.n; i++)
        n = n * 10 + (unsigned)(digits.p[i] - '0');
    if (n == 0)
        return str_from(digit_words[0]);
    say_millions(&b, n / BILLION);
    if (n >= BILLION)
        say(&b, "tỷ");
    say_millions(&b, n % BILLION);
    return buf_str(&b);
}
