/* Words of several syllables, names, dates and numbers: what of a title belongs together. Tables of
 * Vietnamese; knows no widths. */
#include "nd30/phrase.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "input/value.h"

/* What a break costs, in hundredths of a line's width, squared: see line_break.c. */
enum {
    COST_PAUSE = 0,    /* a reader takes breath here */
    COST_JOINT = 3,    /* between two parts of a list, behind a dash */
    COST_WORDS = 8,    /* between two words that are known */
    COST_WORD = 12,    /* beside a word that is known */
    COST_UNKNOWN = 16, /* perhaps within a word */
    COST_QUOTED = 6,   /* more, within quotation marks or brackets */
    COST_NUMBER = 40,  /* before a number */
    COST_LEADING = 60, /* behind a word that leads on to the next */
};

static const char *const word_pairs[] = {
#include "nd30/word_pairs.inc"
};

/* A pause comes before these; with a second word, only where that follows. */
static const char *const pauses[][2] = {
    {"và", NULL},     {"của", NULL},    {"về", NULL},     {"trên", NULL},   {"tại", NULL},
    {"cho", NULL},    {"theo", NULL},   {"do", NULL},     {"để", NULL},     {"trong", NULL},
    {"từ", NULL},     {"đến", NULL},    {"nhằm", NULL},   {"giữa", NULL},   {"gắn", "với"},
    {"với", NULL},    {"giai", "đoạn"}, {"nhiệm", "kỳ"},  {"nhân", "dịp"},  {"nhân", "ngày"},
    {"nhân", "kỷ"},   {"kỷ", "niệm"},   {"chào", "mừng"}, {"hưởng", "ứng"}, {"tiến", "tới"},
    {"hướng", "tới"}, {"lần", "thứ"},   {"thành", "phố"}, {"thị", "xã"},    {"thị", "trấn"},
    {"đặc", "khu"},   {"phường", NULL}, {"xã", NULL},     {"huyện", NULL},  {"quận", NULL},
    {"tỉnh", NULL},   {"ngày", NULL},   {"các", NULL},    {"thông", "qua"}, {"đối", "với"},
    {"ở", NULL},      {"thuộc", NULL},  {"thời", "kỳ"},   {"tầm", "nhìn"},
};

/* They lead on: no line ends in them. */
static const char *const leading[] = {
    "và",   "của",  "về",   "trên", "tại",   "cho",   "theo", "do",   "để",  "trong", "từ",
    "đến",  "nhằm", "giữa", "với",  "các",   "những", "mọi",  "một",  "hai", "không", "được",
    "đã",   "sẽ",   "là",   "ở",    "thuộc", "mỗi",   "toàn", "nhân", "sự",  "việc",  "hoặc",
    "bằng", "cùng", "khi",  "lần",  "sở",    "phòng", "ban",  "bộ",   "vì",  "tới",
};

/* Kinds of unit, by their last syllable: the name follows. */
static const char *const unit_kinds[] = {"tỉnh", "huyện", "quận", "xã", "phường", "phố",
                                         "trấn", "khu",   "thôn", "ấp", "bản",    "khóm"};

/* Before the name of a person, an event, a country. */
static const char *const titles[] = {"chí", "ông",   "bà",  "tịch", "thư",
                                     "đốc", "tướng", "bác", "hội",  "nước"};

/* A number belongs to them. */
static const char *const before_numbers[] = {
    "ngày", "tháng", "năm",  "số",   "thứ",    "điều",   "khoản", "mục",  "quý",
    "khóa", "kỳ",    "đoạn", "lục",  "phần",   "chương", "đợt",   "vòng", "tuần",
    "cấp",  "loại",  "hạng", "quận", "phường", "tổ",     "khu",   "xã",   "điểm"};

typedef struct word {
    str raw;
    str bare;         /* in small letters, without signs around it */
    bool opens;       /* after “ or ( */
    bool closes;      /* before , ; : */
    bool dash;        /* nothing but one */
    bool number;      /* begins with a digit, or Roman */
    bool plain_digit; /* of digits, a sign after them perhaps */
    bool capital;     /* as the parts of a name: "Phùng", "V.I." */
    bool quoted;      /* within quotation marks or brackets, and not the first there */
} word;

enum {
    LONGEST_NAME = 6,  /* syllables */
    LONGEST_PAIR = 30, /* bytes of two words that are known */
};

static bool is_sign(uint32_t cp)
{
    return cp < 128 ? !is_digit(cp) && !utf8_is_letter(cp) : !utf8_is_letter(cp);
}

static bool is_opening(uint32_t cp)
{
    return cp == 0x201C || cp == '(' || cp == '"' || cp == 0x2018;
}

static bool is_closing(uint32_t cp)
{
    return cp == 0x201D || cp == ')' || cp == '"' || cp == 0x2019;
}

/* "V.I.", "Phùng", "A", but not "UBND". */
static bool is_name_part(str w)
{
    size_t i = 0, capitals = 0, small = 0;
    if (!w.n || !utf8_is_upper(utf8_first(w)))
        return false;
    while (i < w.n) {
        uint32_t cp = utf8_next(w, &i);
        capitals += utf8_is_upper(cp);
        small += utf8_is_lower(cp);
    }
    return small > 0 || capitals == 1 || str_find(w, S(".")) + 1 < w.n;
}

/* Most words are in small letters as they are. */
static str in_small_letters(arena *a, str w)
{
    for (size_t i = 0; i < w.n;) {
        uint32_t cp = utf8_next(w, &i);
        if (cp >= 'a' && cp <= 'z')
            continue;
        if (utf8_small(cp) != cp)
            return utf8_lower(a, w);
    }
    return w;
}

static word read_word(arena *a, str raw)
{
    word w = {.raw = raw};
    size_t from = 0, to = raw.n;
    for (size_t i = 0; i < to && is_sign(utf8_first(str_after(raw, i)));) {
        if (is_opening(utf8_next(raw, &i)))
            w.opens = true;
        from = i;
    }
    for (size_t i = to; i > from && is_sign(utf8_last(str_slice(raw, 0, i)));) {
        uint32_t cp = utf8_before(raw, &i);
        w.closes = w.closes || cp == ',' || cp == ';' || cp == ':';
        to = i;
    }
    str bare = str_slice(raw, from, to);
    w.dash = bare.n == 0 && !w.opens && !w.closes;
    w.number = bare.n && (is_digit((unsigned char)bare.p[0]) || roman_value(bare));
    w.plain_digit = bare.n > 0 && raw.n - to <= 1;
    for (size_t i = 0; i < bare.n; i++)
        w.plain_digit = w.plain_digit && (is_digit((unsigned char)bare.p[i]) || bare.p[i] == '.' ||
                                          bare.p[i] == ',');
    w.capital = is_name_part(str_slice(raw, from, raw.n));
    w.bare = in_small_letters(a, bare);
    return w;
}

static int compare_pair(const void *wanted, const void *row)
{
    return strcmp(wanted, *(const char *const *)row);
}

/* "thi đua"; "hiện | Đại hội" is none. */
static bool is_pair(const word *left, const word *right)
{
    char both[LONGEST_PAIR + 2];
    str first = left->bare, second = right->bare;
    if (left->closes || right->opens || (right->capital && !left->capital) || first.n == 0 ||
        second.n == 0 || first.n + second.n > LONGEST_PAIR)
        return false;
    memcpy(both, first.p, first.n);
    both[first.n] = ' ';
    memcpy(both + first.n + 1, second.p, second.n);
    both[first.n + 1 + second.n] = '\0';
    return bsearch(both, word_pairs, sizeof word_pairs / sizeof *word_pairs, sizeof *word_pairs,
                   compare_pair);
}

static bool is_pause(const word *now, const word *next)
{
    char first = now->bare.n ? now->bare.p[0] : '\0';
    for (size_t i = 0; i < sizeof pauses / sizeof *pauses; i++)
        if (pauses[i][0][0] == first && str_eq(now->bare, str_from(pauses[i][0])) &&
            (!pauses[i][1] || (next && str_eq(next->bare, str_from(pauses[i][1])))))
            return true;
    return str_eq(now->bare, S("năm")) && next && next->number;
}

typedef struct title {
    arena *a;
    word *w;
    size_t n;
    bool *paired;  /* with the word before */
    bool capitals; /* all of it: names can't be told by theirs */
} title;

static bool is_number_held(const title *t, size_t i)
{
    const word *left = &t->w[i - 1], *now = &t->w[i];
    const word *before = i > 1 ? &t->w[i - 2] : NULL;
    if (left->closes || now->opens)
        return false;
    if (now->number && STR_IS_ONE_OF(left->bare, before_numbers))
        return true;
    if (now->dash || left->dash) { /* "2021 - 2025": the dash holds on both sides */
        const word *first = now->dash ? left : before;
        const word *second = now->dash ? (i + 1 < t->n ? &t->w[i + 1] : NULL) : now;
        return first && second && first->number && second->number;
    }
    if (!left->plain_digit)
        return false;
    bool dated = before && (str_eq(before->bare, S("ngày")) || str_eq(before->bare, S("tháng")));
    if (str_eq(now->bare, S("tháng")) || str_eq(now->bare, S("năm")))
        return dated || !before || !STR_IS_ONE_OF(before->bare, before_numbers);
    bool counted = !before || (!STR_IS_ONE_OF(before->bare, before_numbers) && !before->dash);
    return counted && !is_pause(now, i + 1 < t->n ? &t->w[i + 1] : NULL);
}

/* "phường Phùng Chí Kiên", "đồng chí Nguyễn Văn A", "tỉnh Bà Rịa - Vũng Tàu". */
static bool is_name_held(const title *t, size_t i)
{
    const word *left = &t->w[i - 1], *now = &t->w[i];
    if (left->closes || now->opens)
        return false;
    if (left->dash || now->dash) {
        size_t k = i;
        while (k > 0 && i - k < 2 * LONGEST_NAME && (t->w[k - 1].capital || t->w[k - 1].dash))
            k--;
        bool named = k > 0 && k < i && STR_IS_ONE_OF(t->w[k - 1].bare, unit_kinds);
        const word *next = now->dash && i + 1 < t->n ? &t->w[i + 1] : now;
        return named && !t->capitals && next->capital;
    }
    bool holds =
        left->capital || STR_IS_ONE_OF(left->bare, unit_kinds) || STR_IS_ONE_OF(left->bare, titles);
    return !t->capitals && now->capital && holds;
}

/* A kind of unit, and not a syllable of another word: XÃ HỘI, HỢP TÁC XÃ, VĂN BẢN. */
static bool is_kind(const title *t, size_t i)
{
    static const char *const firsts[] = {"thành", "thị", "đặc"};
    static const char *const kinds[] = {"tỉnh", "huyện", "quận", "xã", "phường"};
    if ((i + 1 < t->n && t->paired[i + 1]) || !STR_IS_ONE_OF(t->w[i].bare, unit_kinds))
        return false;
    return i > 0 && t->paired[i] ? STR_IS_ONE_OF(t->w[i - 1].bare, firsts)
                                 : STR_IS_ONE_OF(t->w[i].bare, kinds);
}

/* The same where all is in capitals: what follows the kind of unit, up to a pause. */
static bool is_capital_name_held(const title *t, size_t i)
{
    for (size_t k = i; t->capitals && k > 0 && i - k < LONGEST_NAME; k--) {
        const word *now = &t->w[k], *next = k + 1 < t->n ? now + 1 : NULL;
        if (t->w[k - 1].closes || now->opens || now->number || (!now->dash && is_pause(now, next)))
            return false;
        if (is_kind(t, k - 1))
            return true;
    }
    return false;
}

static int gap_cost(const title *t, size_t i)
{
    const word *left = &t->w[i - 1], *now = &t->w[i], *next = i + 1 < t->n ? now + 1 : NULL;
    int quoted = now->quoted ? COST_QUOTED : 0;
    if (t->paired[i] || is_number_held(t, i) || is_name_held(t, i) || is_capital_name_held(t, i))
        return GAP_HELD;
    if (left->closes || now->opens)
        return COST_PAUSE + quoted;
    if (now->dash)
        return COST_LEADING;
    if (left->dash)
        return COST_JOINT + quoted;
    if (STR_IS_ONE_OF(left->bare, leading) && !t->paired[i - 1])
        return COST_LEADING;
    if (now->number)
        return COST_NUMBER;
    if (is_pause(now, next)) /* but "địa bàn xã" */
        return (str_eq(left->bare, S("bàn")) ? COST_WORD : COST_PAUSE) + quoted;
    bool known_left = t->paired[i - 1], known_right = next && t->paired[i + 1];
    return quoted + (known_left && known_right   ? COST_WORDS
                     : known_left || known_right ? COST_WORD
                                                 : COST_UNKNOWN);
}

/* False for most words: no sign of is_opening and is_closing begins with another byte. */
static bool may_quote(str s)
{
    bool may = false;
    for (size_t i = 0; i < s.n; i++)
        may = may || s.p[i] == '\xE2' || s.p[i] == '(' || s.p[i] == ')' || s.p[i] == '"';
    return may;
}

static void find_quoted(word *w, size_t n)
{
    bool inside = false;
    for (size_t i = 0; i < n; i++) {
        w[i].quoted = inside;
        if (!may_quote(w[i].raw))
            continue;
        for (size_t k = 0; k < w[i].raw.n;) {
            uint32_t cp = utf8_next(w[i].raw, &k);
            inside = is_opening(cp) && !(inside && cp == '"') ? true
                     : is_closing(cp)                         ? false
                                                              : inside;
        }
    }
}

void phrase_gaps(arena *a, const str *words, size_t n, int *gaps)
{
    title t = {a, NEW_ARRAY(a, word, n + 1), n, NEW_ARRAY(a, bool, n + 1), n > 0};
    for (size_t i = 0; i < n; i++) {
        t.w[i] = read_word(a, words[i]);
        for (size_t k = 0; t.capitals && k < words[i].n;)
            if (utf8_is_lower(utf8_next(words[i], &k)))
                t.capitals = false;
    }
    find_quoted(t.w, n);
    for (size_t i = 1; i < n; i++)
        t.paired[i] = is_pair(&t.w[i - 1], &t.w[i]);
    for (size_t i = 0; i < n; i++)
        gaps[i] = i ? gap_cost(&t, i) : 0;
}
