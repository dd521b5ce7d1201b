/* Words as they are typed, and the lists that they may stand in. Tables of Vietnamese. */
#include "nd30/word.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "input/value.h"

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

/* Kinds of unit of one syllable, and the first of those of two. */
static const char *const whole_kinds[] = {"tỉnh", "huyện", "quận", "xã", "phường"};
static const char *const first_of_kinds[] = {"thành", "thị", "đặc"};

enum {
    HASHES = 1024,
    MOST_WORDS = 4096, /* that are remembered: names of units would fill the memory */
    LONGEST = 64,      /* bytes of one */
};

/* ---- how it is typed ---- */

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

/* False for most words: no sign of is_opening and is_closing begins with another byte. */
static bool may_quote(str s)
{
    bool may = false;
    for (size_t i = 0; i < s.n; i++)
        may = may || s.p[i] == '\xE2' || s.p[i] == '(' || s.p[i] == ')' || s.p[i] == '"';
    return may;
}

bool word_quotes(const word *w, bool inside)
{
    for (size_t i = 0; i < w->raw.n && w->is & WORD_QUOTES;) {
        uint32_t cp = utf8_next(w->raw, &i);
        inside = is_opening(cp) && !(inside && cp == '"') ? true : is_closing(cp) ? false : inside;
    }
    return inside;
}

/* ---- the lists it stands in ---- */

static unsigned pauses_of(str bare)
{
    unsigned is = 0;
    for (size_t i = 0; i < sizeof pauses / sizeof *pauses; i++)
        if (str_eq(bare, str_from(pauses[i][0])))
            is |= pauses[i][1] ? WORD_PAUSE_WITH : WORD_PAUSE;
    return is;
}

bool word_pauses_with(const word *w, const word *next)
{
    for (size_t i = 0; i < sizeof pauses / sizeof *pauses; i++)
        if (pauses[i][1] && str_eq(w->bare, str_from(pauses[i][0])) &&
            str_eq(next->bare, str_from(pauses[i][1])))
            return true;
    return false;
}

#define LIST_OF(list) list, sizeof list / sizeof *list

static unsigned lists_of(str bare)
{
    static const char *const single[] = {"ngày", "tháng", "năm", "bàn"};
    static const struct {
        const char *const *at;
        size_t n;
        unsigned is;
    } lists[] = {
        {LIST_OF(leading), WORD_LEADS},
        {LIST_OF(unit_kinds), WORD_UNIT},
        {LIST_OF(whole_kinds), WORD_UNIT_WHOLE},
        {LIST_OF(first_of_kinds), WORD_UNIT_FIRST},
        {LIST_OF(titles), WORD_TITLE},
        {LIST_OF(before_numbers), WORD_TAKES_NUMBER},
        {&single[0], 1, WORD_DAY},
        {&single[1], 1, WORD_MONTH},
        {&single[2], 1, WORD_YEAR},
        {&single[3], 1, WORD_GROUND},
    };
    unsigned is = pauses_of(bare);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (str_is_one_of(bare, lists[i].at, lists[i].n))
            is |= lists[i].is;
    return is;
}

/* ---- all of it ---- */

static unsigned digits_of(str bare, size_t signs)
{
    bool digits = bare.n > 0 && signs <= 1;
    for (size_t i = 0; i < bare.n; i++)
        digits =
            digits && (is_digit((unsigned char)bare.p[i]) || bare.p[i] == '.' || bare.p[i] == ',');
    return digits ? WORD_DIGITS : 0;
}

static bool has_small_letter(str w)
{
    for (size_t i = 0; i < w.n;)
        if (utf8_is_lower(utf8_next(w, &i)))
            return true;
    return false;
}

static void read_word(arena *a, str raw, word *w)
{
    size_t from = 0, to = raw.n;
    *w = (word){.raw = raw};
    for (size_t i = 0; i < to && is_sign(utf8_first(str_after(raw, i)));) {
        if (is_opening(utf8_next(raw, &i)))
            w->is |= WORD_OPENS;
        from = i;
    }
    for (size_t i = to; i > from && is_sign(utf8_last(str_slice(raw, 0, i)));) {
        uint32_t cp = utf8_before(raw, &i);
        if (cp == ',' || cp == ';' || cp == ':')
            w->is |= WORD_CLOSES;
        to = i;
    }
    str bare = str_slice(raw, from, to);
    if (bare.n == 0 && !(w->is & (WORD_OPENS | WORD_CLOSES)))
        w->is |= WORD_DASH;
    if (bare.n && (is_digit((unsigned char)bare.p[0]) || roman_value(bare)))
        w->is |= WORD_NUMBER;
    w->is |= is_name_part(str_after(raw, from)) ? WORD_NAME : 0;
    w->is |= has_small_letter(raw) ? WORD_SMALL : 0;
    w->is |= may_quote(raw) ? WORD_QUOTES : 0;
    w->bare = in_small_letters(a, bare);
    w->is |= digits_of(bare, raw.n - to) | lists_of(w->bare);
}

struct word_memory {
    arena *a;
    word *by_hash[HASHES]; /* the newest first */
    size_t n;
};

word_memory *word_memory_new(arena *a)
{
    word_memory *m = NEW(a, word_memory);
    m->a = a;
    return m;
}

static size_t hash_of(str raw)
{
    uint64_t h = raw.n, last = 0;
    size_t i = 0;
    for (; i + 8 <= raw.n; i += 8)
        h = (h ^ load_64(raw.p + i)) * 0x9E3779B97F4A7C15u;
    for (; i < raw.n; i++)
        last = last << 8 | (unsigned char)raw.p[i];
    return ((h ^ last) * 0x9E3779B97F4A7C15u >> 32) % HASHES;
}

word *word_of(arena *a, word_memory *m, str raw)
{
    word **first = NULL;
    if (m && raw.n <= LONGEST) {
        first = &m->by_hash[hash_of(raw)];
        for (word *w = *first; w; w = w->next)
            if (str_eq(w->raw, raw))
                return w;
    }
    bool stays = first && m->n < MOST_WORDS;
    arena *own = stays ? m->a : a;
    word *w = NEW(own, word);
    read_word(own, stays ? str_copy(own, raw) : raw, w);
    if (stays) {
        w->lasts = true;
        w->next = *first;
        *first = w;
        m->n++;
    }
    return w;
}

size_t word_width(word *w, face as)
{
    size_t *width = &w->width[metrics_style(as)];
    if (*width == 0)
        *width = metrics_units(w->raw, as) + 1;
    return *width - 1;
}
