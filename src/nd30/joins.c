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

/* How far a text was looked into. */
typedef struct joining {
    str words;
    face as;
    double room;
    size_t at;       /* the next blank that may be joined; words.n: there is none */
    size_t last;     /* the last that was, if any: no text begins with one */
    size_t in_a_row; /* with those before it, word by word */
    size_t start;    /* of the part that it is in */
} joining;

static joining join_begin(str words, face as, double room)
{
    bool special = words.n && is_special(words.p[0]);
    return (joining){words, as, room, special ? word_end(words, 0) : odd_blank(words, 0), 0, 0, 0};
}

/* True where the blank is joined; the next one's turn. */
static bool join_next(joining *j)
{
    window w = window_at(j->words, j->at);
    size_t left = j->at - w.left.n, end = j->at + 1 + w.right.n;
    bool follows = j->last && j->last + 1 == left;
    j->in_a_row = follows ? j->in_a_row : 0;
    j->start = follows ? j->start : left;
    bool joined = j->in_a_row < MOST_IN_A_ROW && are_joined(&w) &&
                  (j->room == INFINITY ||
                   metrics_width(str_slice(j->words, j->start, end), j->as) <= j->room);
    if (joined) {
        j->last = j->at;
        j->in_a_row++;
    }
    j->at = w.right.n && is_special(w.right.p[0]) ? end : odd_blank(j->words, j->at + 1);
    return joined;
}

void joins_find(arena *a, str words, joins *out)
{
    joining j = join_begin(words, (face){0}, INFINITY);
    for (size_t at; (at = j.at) < words.n;)
        if (join_next(&j))
            *list_add(a, out) = at;
}

str joins_make_within(arena *a, str words, face as, double room)
{
    buf out = {.a = a};
    size_t copied = 0;
    joining j = join_begin(words, as, room);
    for (size_t at; (at = j.at) < words.n;)
        if (join_next(&j)) {
            buf_add(&out, str_slice(words, copied, at));
            buf_add(&out, S(NO_BREAK_SPACE));
            copied = at + 1;
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

/* ---- a text like another ---- */

/* Goes on at a blank of which all before is as in the other text. */
static joining join_from(str words, const joined_text *other, size_t at, size_t known)
{
    joining j = {words, (face){0}, INFINITY, at, known ? other->at.at[known - 1] : 0, 0, 0};
    for (size_t i = known; i > 0 && j.in_a_row < MOST_IN_A_ROW; i--, j.in_a_row++)
        if (i < known && word_start(words, other->at.at[i]) != other->at.at[i - 1] + 1)
            break;
    return j;
}

/* The third blank from `from` on, or words.n: there, and behind it, both words before a blank lie
 * behind `from`. */
static size_t third_blank(str words, size_t from)
{
    size_t at = word_end(words, from);
    for (int i = 0; i < 2 && at < words.n; i++)
        at = word_end(words, at + 1);
    return at;
}

/* A blank's window ends with the word behind it. So what both texts begin with has the same joins
 * up to its last blank; and of what they end with, all from a blank on whose window is in it, once
 * no joins are in a row before it in either. */
joined_part joins_find_like(arena *a, str words, const joined_text *other, size_t begin, size_t end)
{
    const joins *known = &other->at;
    size_t from = word_start(words, begin), calm = third_blank(words, words.n - end);
    joined_part out = {.from = from ? from - 1 : 0, .to = words.n, .behind = known->n};
    while (from && out.before < known->n && known->at[out.before] < out.from)
        out.before++;
    joining j = from ? join_from(words, other, out.from, out.before)
                     : join_begin(words, (face){0}, INFINITY);
    for (size_t at; (at = j.at) < words.n;) {
        size_t left = word_start(words, at), i = known->n;
        if (at >= calm && j.last + 1 != left) {
            size_t there = at + other->words.n - words.n; /* the same blank in the other text */
            while (i > out.before && known->at[i - 1] >= there)
                i--;
            if (i == 0 || known->at[i - 1] + 1 + (at - left) != there) {
                out.to = at;
                out.behind = i;
                break;
            }
        }
        if (join_next(&j))
            *list_add(a, &out.at) = at;
    }
    return out;
}
