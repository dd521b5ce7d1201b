/* Labels, one reader a kind, tried in turn. Knows one line at a time. */
#include "plan/label.h"

#include "base/utf8.h"

static bool blank_at(str s, size_t i)
{
    return i < s.n && utf8_is_space(utf8_next(s, &i));
}

static size_t skip_blanks(str s, size_t i)
{
    while (blank_at(s, i))
        utf8_next(s, &i);
    return i;
}

/* The label s[0..end) of a kind, if a blank and then words follow. */
static bool take(label *l, block_kind kind, str s, size_t end)
{
    size_t after = end;
    while (after < s.n && after - end < l->stars && s.p[after] == '*')
        after++; /* `**1.** words`: the marks close behind the label */
    size_t words = skip_blanks(s, after);
    if (words == after || words == s.n)
        return false;
    l->kind = kind;
    l->text = str_slice(s, 0, end);
    l->words = words;
    return true;
}

enum { MOST_SECTIONS = 30 }; /* "C. Mác" and "L. Tôn-xtôi" are no numerals */

static bool read_section(label *l, str s, label_context context)
{
    size_t dot = str_find(s, S("."));
    int numeral = context.sections && dot < s.n ? roman_value(str_slice(s, 0, dot)) : 0;
    if (numeral == context.next_section)
        return numeral && take(l, BLOCK_MUC, s, dot + 1);
    label found = {.kind = BLOCK_DOAN, .stars = l->stars};
    if (numeral && numeral <= MOST_SECTIONS && take(&found, BLOCK_MUC, s, dot + 1))
        l->skipped = found.text;
    return false;
}

/* A number 1…99 without leading zero at *i; 0 for anything else. */
static int short_number(str s, size_t *i)
{
    size_t from = *i;
    while (*i < s.n && is_digit((unsigned char)s.p[*i]))
        ++*i;
    str digits = str_slice(s, from, *i);
    return digits.n >= 1 && digits.n <= 2 && digits.p[0] != '0' ? number_value(digits) : 0;
}

static bool read_clause(label *l, str s, label_context context)
{
    size_t i = 0;
    int first = 0, depth = 0;
    bool dotted = false;
    for (;;) {
        int n = short_number(s, &i);
        if (n == 0)
            return false;
        first = depth == 0 ? n : first;
        depth++;
        dotted = i < s.n && s.p[i] == '.';
        if (!dotted)
            break;
        i++;
        if (i == s.n || !is_digit((unsigned char)s.p[i]))
            break;
    }
    bool capital = utf8_is_upper(utf8_first(str_after(s, skip_blanks(s, i))));
    if (!dotted && (depth < 2 || first != context.clause || !capital))
        return false;
    bool taken = take(l, BLOCK_KHOAN, s, i);
    l->depth = taken ? depth : 0;
    return taken;
}

/* The letter that points have for one they don't have, or the one after it. */
static str letter_of_points(uint32_t letter)
{
    static const struct {
        uint32_t letter;
        const char *points;
    } rows[] = {{'f', "g"},  {'j', "k"},  {'w', "x"},   {0x103, "b"}, {0xE2, "b"},
                {0xEA, "g"}, {0xF4, "p"}, {0x1A1, "p"}, {0x1B0, "v"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].letter == letter)
            return str_from(rows[i].points);
    return (str){0};
}

/* `a)`, `a1)`; `a.`, `A)` and `f)` are unusual. */
static bool read_point(label *l, arena *a, str s)
{
    size_t i = 0;
    uint32_t letter = s.n ? utf8_next(s, &i) : 0;
    bool small = point_letter_index(letter) > 0;
    size_t digits = i;
    while (i < s.n && is_digit((unsigned char)s.p[i]))
        i++;
    str number = str_slice(s, digits, i);
    if (i == s.n || !utf8_is_letter(letter) || number.n > 2)
        return false;
    if (small && s.p[i] == ')')
        return take(l, BLOCK_DIEM, s, i + 1);
    str lowered = utf8_lower(a, str_slice(s, 0, digits));
    bool numeral = letter == 'I' || letter == 'V' || letter == 'X';
    bool unusual = !numeral && ((s.p[i] == '.' && small && number.n == 0) || s.p[i] == ')');
    label found = {.kind = BLOCK_DOAN};
    str usual =
        point_letter_index(utf8_first(lowered)) ? lowered : letter_of_points(utf8_first(lowered));
    if (unusual && usual.n && take(&found, BLOCK_DOAN, s, i + 1))
        l->usual = STR_CAT(a, usual, number, S(")"));
    return false;
}

/* `1)`, `1/`: kept, with a word about the usual label. */
static void read_unusual_number(label *l, arena *a, str s)
{
    size_t i = 0;
    label found = {.kind = BLOCK_DOAN};
    if (short_number(s, &i) && i < s.n && (s.p[i] == ')' || s.p[i] == '/') &&
        take(&found, BLOCK_DOAN, s, i + 1))
        l->usual = STR_CAT(a, str_slice(s, 0, i), S("."));
}

static bool is_word_bullet(uint32_t cp)
{
    return cp >= 0xF000 && cp <= 0xF0FF; /* fonts Symbol and Wingdings in the private area */
}

/* `- words`; `-words` too, where a letter follows. */
static bool read_sign(label *l, str s)
{
    size_t i = 0;
    uint32_t cp = s.n ? utf8_next(s, &i) : 0;
    bool dash = cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2022 || is_word_bullet(cp);
    block_kind kind = dash ? BLOCK_GACH : cp == '+' ? BLOCK_CONG : BLOCK_GHI_CHU;
    if (!dash && cp != '+' && cp != '*')
        return false;
    bool before_letter = cp != '*' && utf8_is_letter(utf8_first(str_after(s, i)));
    if (before_letter) {
        l->kind = kind;
        l->text = str_slice(s, 0, i);
        l->words = i;
    }
    bool found = before_letter || take(l, kind, s, i);
    l->word_bullet = found && is_word_bullet(cp);
    return found;
}

static bool read_question(label *l, str s)
{
    bool point = str_starts(s, S("?)"));
    if (!point && !str_starts(s, S("?.")))
        return false;
    l->asks = take(l, point ? BLOCK_DIEM : BLOCK_KHOAN, s, 2);
    l->depth = l->asks && !point;
    return l->asks;
}

label label_read(arena *a, str text, label_context context)
{
    label l = {.kind = BLOCK_DOAN};
    size_t stars = 0;
    while (stars < text.n && stars < 3 && text.p[stars] == '*')
        stars++;
    if (stars && blank_at(text, stars))
        stars = 0; /* `* words` is a note, not an opening mark */
    l.stars = stars;
    str s = str_after(text, stars);
    bool found = read_section(&l, s, context) || read_clause(&l, s, context) ||
                 read_point(&l, a, s) || read_question(&l, s) || read_sign(&l, s);
    if (!found && !l.usual.n)
        read_unusual_number(&l, a, s);
    l.words = found ? l.words + stars : 0;
    l.in_marks = found && stars > 0;
    return l;
}

bool label_is_part(arena *a, str text)
{
    static const char *const ordinals[] = {"nhat", "hai", "ba",  "tu",   "nam",
                                           "sau",  "bay", "tam", "chin", "muoi"};
    size_t stars = 0;
    while (text.n > 2 * stars + 1 && text.p[stars] == '*' && text.p[text.n - 1 - stars] == '*')
        stars++;
    text = str_slice(text, stars, text.n - stars);
    if (text.n && (text.p[text.n - 1] == ':' || text.p[text.n - 1] == '.'))
        text.n--;
    str folded = utf8_fold(a, text);
    if (text.n > 40 || !str_starts(folded, S("phan_")))
        return false;
    str rest = str_after(folded, 5);
    if (!str_starts(rest, S("thu_")))
        return roman_value(utf8_upper(a, rest)) > 0 && utf8_is_upper(utf8_last(text));
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
        if (str_eq(str_after(rest, 4), str_from(ordinals[i])))
            return true;
    return false;
}
