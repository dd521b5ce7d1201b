/* The grammar of format codes. Knows no cell. */
#include "input/xlsx_code.h"

#include "base/utf8.h"

enum { CODE_MOST = 255 }; /* characters, as Excel has it */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool starts_any_case(str s, str low)
{
    if (s.n < low.n)
        return false;
    for (size_t i = 0; i < low.n; i++)
        if (lower(s.p[i]) != low.p[i])
            return false;
    return true;
}

/* `[Red]`, `[$đ-42A]`, `[$-42A]`; conditions and `[h]` are beyond us. */
static code_token bracket(str rest, size_t *used)
{
    static const char *const colours[] = {"black", "blue",   "cyan",  "green", "magenta",
                                          "red",   "yellow", "white", "color"};
    size_t end = str_find(rest, S("]"));
    str inside = str_slice(rest, 1, end < rest.n ? end : rest.n);
    *used = end < rest.n ? end + 1 : rest.n;
    if (str_starts(inside, S("$"))) {
        str words = str_slice(inside, 1, inside.n);
        words.n = str_find(words, S("-"));
        return (code_token){words.n ? CODE_WORDS : CODE_NOTHING, words};
    }
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (starts_any_case(inside, str_from(colours[i])))
            return (code_token){CODE_NOTHING, inside};
    return (code_token){CODE_UNKNOWN, inside};
}

static code_token date_run(str rest, size_t *used)
{
    size_t n = 1;
    while (n < rest.n && lower(rest.p[n]) == lower(rest.p[0]))
        n++;
    *used = n;
    return (code_token){CODE_DATE, str_slice(rest, 0, n)};
}

/* What stands for itself without quotes. */
static code_token plain(str rest, size_t *used)
{
    size_t n = utf8_sequence(rest);
    *used = n ? n : 1;
    bool itself = n > 1 || strchr("$-+():!^&'~{}<>= ", rest.p[0]);
    return (code_token){itself ? CODE_WORDS : CODE_UNKNOWN, str_slice(rest, 0, *used)};
}

static code_token token(str rest, size_t *used)
{
    *used = 1;
    str one = str_slice(rest, 0, 1);
    size_t next = rest.n > 1 ? utf8_sequence(str_after(rest, 1)) : 0;
    switch (rest.p[0]) {
    case '"': {
        str inside = str_after(rest, 1);
        inside.n = str_find(inside, S("\""));
        *used = inside.n + 2 < rest.n ? inside.n + 2 : rest.n;
        return (code_token){CODE_WORDS, inside};
    }
    case '\\': *used = 1 + next; return (code_token){CODE_WORDS, str_slice(rest, 1, 1 + next)};
    case '_':
    case '*': *used = 1 + next; return (code_token){CODE_NOTHING, one};
    case '[': return bracket(rest, used);
    case '0':
    case '#':
    case '?': return (code_token){CODE_DIGIT, one};
    case '.': return (code_token){CODE_POINT, one};
    case ',': return (code_token){CODE_COMMA, one};
    case '%': return (code_token){CODE_PERCENT, one};
    case '/': return (code_token){CODE_SLASH, one}; /* of a day, or a fraction */
    case '@': return (code_token){CODE_TEXT, one};
    default: break;
    }
    if (starts_any_case(rest, S("general"))) {
        *used = S("general").n;
        return (code_token){CODE_GENERAL, str_slice(rest, 0, *used)};
    }
    if (starts_any_case(rest, S("am/pm")) || starts_any_case(rest, S("a/p"))) {
        *used = lower(rest.p[1]) == 'm' ? 5 : 3;
        return (code_token){CODE_DATE, str_slice(rest, 0, *used)};
    }
    return rest.p[0] && strchr("dmyhs", lower(rest.p[0])) ? date_run(rest, used)
                                                          : plain(rest, used);
}

code_token code_next(str code, size_t *at)
{
    size_t used;
    code_token t = token(str_after(code, *at), &used);
    *at += used;
    return t;
}

size_t code_split(str code, str section[CODE_SECTIONS])
{
    size_t n = 0, from = 0, at = 0;
    if (code.n > CODE_MOST)
        return 0;
    while (at < code.n) {
        if (code.p[at] != ';') {
            code_next(code, &at);
            continue;
        }
        if (n == CODE_SECTIONS - 1)
            return 0;
        section[n++] = str_slice(code, from, at);
        from = ++at;
    }
    section[n++] = str_slice(code, from, code.n);
    return n;
}

/* ---- days ---- */

enum { SECONDS = 86400, DAYS_1904 = 1462, FIRST = 61, LAST = 2958465, EXACT = 10 };

/* What a section shows of a day and its time. */
typedef struct day_parts {
    bool day, month, year, hour, minute, second;
} day_parts;

static bool is_hour(str run)
{
    return run.n && lower(run.p[0]) == 'h';
}

/* `m` is minutes behind hours or before seconds. False where something else is shown, too. */
static bool look_at(str section, day_parts *p)
{
    bool behind_hour = false, pending = false; /* an m that seconds may follow */
    *p = (day_parts){0};
    for (size_t at = 0; at < section.n;) {
        code_token t = code_next(section, &at);
        if (t.kind == CODE_COMMA || t.kind == CODE_POINT || t.kind == CODE_SLASH ||
            t.kind == CODE_WORDS || t.kind == CODE_NOTHING)
            continue; /* "thứ", "ngày": words of another way to write the same day */
        if (t.kind != CODE_DATE)
            return false;
        char c = lower(t.text.p[0]);
        if (c == 'a')
            continue;
        if (c == 's' && pending) {
            p->month = false;
            p->minute = true;
        }
        pending = c == 'm' && !behind_hour && !p->month;
        if (c == 'm' && behind_hour)
            p->minute = true;
        else if (c == 'm')
            p->month = true;
        p->day = p->day || (c == 'd' && t.text.n <= 2);
        p->year = p->year || c == 'y';
        p->hour = p->hour || c == 'h';
        p->second = p->second || c == 's';
        behind_hour = is_hour(t.text);
    }
    return true;
}

static void add_padded(buf *out, long n, size_t width)
{
    char digits[20];
    size_t i = sizeof digits;
    do
        digits[--i] = (char)('0' + n % 10);
    while ((n /= 10) > 0 && i > 0);
    for (size_t k = sizeof digits - i; k < width; k++)
        buf_byte(out, '0');
    buf_add(out, (str){digits + i, sizeof digits - i});
}

/* Day, month and year of a day that is counted from 30/12/1899. */
static void civil(long serial, long *day, long *month, long *year)
{
    /* eras of 400 years from 01/3/0000, as H. Hinnant's civil_from_days */
    enum { FROM_MARCH_0 = 693899, ERA = 146097 };
    long z = serial + FROM_MARCH_0, era = z / ERA, of_era = z % ERA;
    long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * y + y / 4 - y / 100);
    long m = (5 * of_year + 2) / 153;
    *day = of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = y + era * 400 + (*month <= 2);
}

static void add_day(const day_parts *p, long serial, buf *out)
{
    long day, month, year;
    civil(serial, &day, &month, &year);
    if (p->day) {
        add_padded(out, day, 2);
        buf_byte(out, '/');
    }
    if (p->month)
        add_padded(out, month, 2);
    if (p->month && p->year)
        buf_byte(out, '/');
    if (p->year)
        add_padded(out, year, 4);
}

static void add_time(const day_parts *p, long seconds, buf *out)
{
    if (p->hour) {
        add_padded(out, seconds / 3600, 2);
        buf_byte(out, ':');
    }
    add_padded(out, seconds / 60 % 60, 2);
    if (p->second) {
        buf_byte(out, ':');
        add_padded(out, seconds % 60, 2);
    }
}

shown code_show_date(str section, const sheet_decimal *v, bool from_1904, buf *out)
{
    day_parts p;
    if (!look_at(section, &p))
        return SHOWN_NOT_CERTAIN;
    bool of_day = p.day || p.month || p.year, time = p.hour || p.minute || p.second;
    if (of_day && !(p.month && (p.day || p.year)) && !(p.year && !p.day && !p.month))
        return SHOWN_NOT_CERTAIN;
    if (time && (!p.minute || !(p.hour || p.second) || (of_day && !p.hour)))
        return SHOWN_NOT_CERTAIN;
    if (v->negative || v->point > 7)
        return SHOWN_NO_DATE;
    long serial = 0, part = 0;
    for (long power = v->point - 1; power >= 0; power--)
        serial = serial * 10 + (sheet_decimal_digit(v, power) - '0');
    long long scale = 1;
    for (long power = -1; power >= -EXACT; power--, scale *= 10)
        part = part * 10 + (sheet_decimal_digit(v, power) - '0');
    long seconds = (long)(((long long)part * SECONDS + scale / 2) / scale);
    if (time && seconds == SECONDS) { /* rounded up to midnight */
        serial++;
        seconds = 0;
    }
    serial += from_1904 && of_day ? DAYS_1904 : 0;
    if (of_day ? serial < FIRST || serial > LAST : serial != 0)
        return of_day ? SHOWN_NO_DATE : SHOWN_NOT_CERTAIN;
    if (of_day)
        add_day(&p, serial, out);
    if (of_day && time && seconds)
        buf_byte(out, ' ');
    if (time && (!of_day || seconds))
        add_time(&p, seconds, out);
    return SHOWN;
}
