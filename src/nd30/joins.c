/* Which blanks of running text hold its words together. Knows Vietnamese, and of form only in which
 * components text runs. */
#include "nd30/joins.h"

#include <limits.h>
#include <math.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "input/value.h"
#include "nd30/metrics.h"

#define NO_BREAK_SPACE "\xC2\xA0"

enum { MOST_IN_A_ROW = 2 };

/* A number or a numeral belongs to them. */
static const char *const before_numbers[] = {
    "số",     "Số",     "ngày", "Ngày", "tháng", "Tháng", "năm",   "Năm",  "thứ",  "Điều", "điều",
    "khoản",  "Khoản",  "mục",  "Mục",  "quý",   "Quý",   "khóa",  "Khóa", "lục",  "Phần", "phần",
    "Chương", "chương", "đợt",  "vòng", "tuần",  "Tuần",  "cấp",   "loại", "hạng", "quận", "Quận",
    "phường", "Phường", "tổ",   "Tổ",   "khu",   "điểm",  "trang", "Bảng", "bảng", "Biểu", "biểu",
    "bước",   "Bước",   "nhóm", "Nhóm", "án",    "lớp",   "Lớp"};

/* Years follow them, and nothing is counted. */
static const char *const before_years[] = {"đoạn", "kỳ"};

/* No unit of measure: the number before them stands alone. */
static const char *const no_units[] = {"và", "của",   "về",   "trên", "tại",  "cho",  "theo", "do",
                                       "để", "đến",   "với",  "từ",   "ở",    "hoặc", "thì",  "là",
                                       "có", "trong", "được", "phải", "nhằm", "khi"};

static const char *const authorities[] = {"TM.", "KT.", "TL.", "TUQ.", "Q."};

/* Without “ and ( before it. */
static str without_opening(str w)
{
    static const char *const signs[] = {"“", "(", "\"", "‘"};
    if (w.n == 0 || (w.p[0] != '\xE2' && w.p[0] != '(' && w.p[0] != '"')) /* few words begin so */
        return w;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(w, str_from(signs[i])))
            return without_opening(str_after(w, strlen(signs[i])));
    return w;
}

static bool is_digit_at(str w, size_t i)
{
    return i < w.n && is_digit((unsigned char)w.p[i]);
}

/* "19", "15/KH-UBND,", "VIII;" */
static bool is_number(str w)
{
    static const char ends[] = ",;:./)";
    if (is_digit_at(w, 0))
        return true;
    if (w.n == 0 || !strchr("IVXLC", w.p[0]))
        return false;
    while (w.n && strchr(ends, w.p[w.n - 1]))
        w.n--;
    return w.n && roman_value(w);
}

/* "01", "1.000", "2,5": digits with no other sign behind them. */
static bool is_plain_number(str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (!is_digit_at(w, i) && (!strchr(".,", w.p[i]) || !is_digit_at(w, i + 1)))
            return false;
    return is_digit_at(w, 0);
}

static bool is_year(str w)
{
    return w.n == 4 && is_plain_number(w);
}

/* "V.I.", "Ph.", "TP."; not "1." */
static bool is_initials(str w)
{
    size_t dots = 0, letters = 0;
    if (w.n < 2 || w.p[w.n - 1] != '.' || !utf8_is_upper(utf8_first(w)))
        return false;
    for (size_t i = 0; i < w.n;) {
        uint32_t cp = utf8_next(w, &i);
        dots += cp == '.';
        letters += cp != '.';
        if (cp != '.' && !utf8_is_letter(cp))
            return false;
    }
    return letters <= 2 * dots && !(letters > 1 && roman_value(str_slice(w, 0, w.n - 1)));
}

/* A word and the two before it; empty where there is none. */
typedef struct window {
    str earlier, left, right;
    bool ends; /* no word follows */
} window;

static bool is_dash(str w)
{
    return str_eq(w, S("-")) || str_eq(w, S("–"));
}

/* "tháng 02 năm 2026": the year may stand on the next line, but not alone. */
static bool is_year_of_month(const window *w)
{
    return str_eq(w->left, S("năm")) && is_plain_number(w->earlier) && !w->ends;
}

/* "01 buổi", "100 triệu"; not "năm 2026 xã", "2025 và". */
static bool is_counted(const window *w)
{
    if (!is_digit_at(w->left, 0) || !is_plain_number(w->left) ||
        !utf8_is_lower(utf8_first(w->right)))
        return false;
    str before = without_opening(w->earlier);
    return !STR_IS_ONE_OF(before, before_numbers) && !STR_IS_ONE_OF(before, before_years) &&
           !is_dash(before) && !STR_IS_ONE_OF(w->right, no_units);
}

/* "I.", "Mục I." */
static bool is_label(const window *w)
{
    return w->earlier.n == 0 || STR_IS_ONE_OF(w->earlier, before_numbers);
}

/* True for a byte that begins a number, a numeral, a dash, % or an opening sign. */
static bool is_special(char c)
{
    static const bool special[UCHAR_MAX + 1] = {
        ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,
        ['5'] = true, ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true,
        ['I'] = true, ['V'] = true, ['X'] = true, ['L'] = true, ['C'] = true,
        ['-'] = true, ['%'] = true, ['('] = true, ['"'] = true, [0xE2] = true};
    return special[(unsigned char)c];
}

/* Most pairs of words: neither begins as a sign or a number does, and the first has no dot behind
 * it. */
static bool are_plain(const window *w)
{
    return w->right.n && w->left.n && !is_special(w->right.p[0]) && !is_special(w->left.p[0]) &&
           w->left.p[w->left.n - 1] != '.';
}

static bool are_joined(const window *w)
{
    if (are_plain(w))
        return false;
    str left = without_opening(w->left);
    if (left.n == 0 || w->right.n == 0)
        return false;
    if (is_dash(w->right)) /* "2021 - 2025", "Văn hóa - Xã hội": no line begins with it */
        return is_year(left) ? w->earlier.n > 0 : !is_dash(left);
    if (is_dash(left))
        return is_year(without_opening(w->earlier)) && is_digit_at(w->right, 0);
    if (is_number(w->right) && STR_IS_ONE_OF(left, before_numbers))
        return !is_year_of_month(w);
    if (str_eq(w->right, S("%")) || is_counted(w))
        return is_digit_at(left, 0);
    if (w->left.p != left.p && str_eq(left, S("để"))) /* "(để b/c)" */
        return true;
    return left.p[left.n - 1] == '.' && utf8_is_upper(utf8_first(w->right)) &&
           (STR_IS_ONE_OF(left, authorities) || (is_initials(left) && !is_label(w)));
}

bool joins_in(const form *f, component c)
{
    static const component others[] = {TP_NOI_NHAN, TP_NOI_NHAN_NHOM, TP_NOI_NHAN_CON, TP_LOI_NGOAC,
                                       TP_CHU_THICH};
    form_group group = f->components[c].group;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (c == others[i])
            return true;
    return c != TP_NGUYEN_VAN &&
           (group == GROUP_TEXT || group == GROUP_TITLE || group == GROUP_SIGNATURE);
}

/* ---- the blanks of a text ---- */

/* The first blank from `from` on with a dot before it, or something special behind it; words.n:
 * none has. */
static size_t odd_blank(str words, size_t from)
{
    enum { AT_ONCE = 8 };
    const char *p = words.p;
    size_t i = from;
    for (; i + AT_ONCE < words.n; i += AT_ONCE)
        for (uint64_t all = bytes_equal(load_64(p + i), ' '); all; all &= all - 1) {
            size_t at = i + bytes_first(all);
            if (p[at] == ' ' && (is_special(p[at + 1]) || (at > 0 && p[at - 1] == '.')))
                return at;
        }
    for (; i + 1 < words.n; i++)
        if (p[i] == ' ' && (is_special(p[i + 1]) || (i > 0 && p[i - 1] == '.')))
            return i;
    return words.n;
}

static size_t word_start(str words, size_t end)
{
    while (end > 0 && words.p[end - 1] != ' ')
        end--;
    return end;
}

static size_t word_end(str words, size_t start)
{
    const char *blank = start < words.n ? memchr(words.p + start, ' ', words.n - start) : NULL;
    return blank ? (size_t)(blank - words.p) : words.n;
}

static window window_at(str words, size_t blank)
{
    size_t end = word_end(words, blank + 1), left = word_start(words, blank);
    window w = {.left = str_slice(words, left, blank),
                .right = str_slice(words, blank + 1, end),
                .ends = end == words.n};
    if (left > 0)
        w.earlier = str_slice(words, word_start(words, left - 1), left - 1);
    return w;
}

str joins_make_within(arena *a, str words, face as, double room)
{
    buf out = {.a = a};
    size_t copied = 0, in_a_row = 0, start = 0, joined_last = 0; /* no text begins with a joined one */
    size_t at = words.n && is_special(words.p[0]) ? word_end(words, 0) : odd_blank(words, 0);
    while (at < words.n) {
        window w = window_at(words, at);
        size_t left = at - w.left.n, end = at + 1 + w.right.n;
        bool follows = joined_last && joined_last + 1 == left;
        in_a_row = follows ? in_a_row : 0;
        start = follows ? start : left;
        if (in_a_row < MOST_IN_A_ROW && are_joined(&w) &&
            (room == INFINITY || metrics_width(str_slice(words, start, end), as) <= room)) {
            buf_add(&out, str_slice(words, copied, at));
            buf_add(&out, S(NO_BREAK_SPACE));
            copied = at + 1;
            joined_last = at;
            in_a_row++;
        }
        at = w.right.n && is_special(w.right.p[0]) ? end : odd_blank(words, at + 1);
    }
    if (copied == 0)
        return words;
    buf_add(&out, str_after(words, copied));
    return buf_str(&out);
}

str joins_make(arena *a, str words)
{
    return joins_make_within(a, words, (face){0}, INFINITY);
}
