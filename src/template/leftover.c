/* A paragraph at a time is cut into words, and each word is looked at once. Knows what a leftover
 * looks like; which units, bodies and years there are, it is told. */
#include "template/leftover.h"

#include "base/map.h"
#include "base/utf8.h"
#include "plan/walk.h"
#include "plan/wording.h"
#include "template/finder.h"

/* ---- vocabulary ---- */

enum { AT_TINH = 1 << RANK_TINH, AT_HUYEN = 1 << RANK_HUYEN, AT_XA = 1 << RANK_XA };

typedef struct phrase_key {
    const char *key;
    size_t words;
} phrase_key;

static const struct {
    phrase_key is;
    unsigned ranks;
} kinds[] = {
    {{"tỉnh", 1}, AT_TINH},    {{"thành phố", 2}, AT_TINH | AT_HUYEN},
    {{"huyện", 1}, AT_HUYEN},  {{"quận", 1}, AT_HUYEN},
    {{"thị xã", 2}, AT_HUYEN}, {{"xã", 1}, AT_XA},
    {{"phường", 1}, AT_XA},    {{"thị trấn", 2}, AT_XA},
    {{"đặc khu", 2}, AT_XA},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* Behind these a kind of unit alone means the unit whose plan it is. */
static const phrase_key leads[] = {
    {"ubnd", 1},    {"ủy ban nhân dân", 4}, {"hđnd", 1}, {"hội đồng nhân dân", 4},
    {"đảng ủy", 2}, {"địa bàn", 2},         {"toàn", 1},
};
enum { LEADS = sizeof leads / sizeof *leads };

/* What went with the district level; the longer stands before the shorter. */
static const struct {
    phrase_key is;
    const char *gone;
} district_words[] = {
    {{"cấp huyện", 2}, "cấp huyện"}, {{"huyện ủy", 2}, "cấp huyện"}, {{"quận ủy", 2}, "cấp huyện"},
    {{"thị ủy", 2}, "cấp huyện"},    {{"thị xã", 2}, "cấp huyện"},   {{"thị trấn", 2}, "thị trấn"},
    {{"huyện", 1}, "cấp huyện"},     {{"quận", 1}, "cấp huyện"},
};
enum { DISTRICT_WORDS = sizeof district_words / sizeof *district_words };

/* Kinds of document that are cited by their year. */
static const phrase_key citations[] = {
    {"luật", 1},     {"bộ luật", 2},    {"pháp lệnh", 2}, {"nghị định", 2}, {"nghị quyết", 2},
    {"thông tư", 2}, {"quyết định", 2}, {"chỉ thị", 2},   {"kết luận", 2},  {"hiến pháp", 2},
};
enum { CITATIONS = sizeof citations / sizeof *citations };

/* A number behind one of these is a year, and not so many people. */
static const char *const year_leads[] = {"năm", "đoạn", "kỳ", "khóa", "học", "quý"};
enum { YEAR_LEADS = sizeof year_leads / sizeof *year_leads };

/* ---- one paragraph ---- */

typedef struct guard {
    diags *d;
    const leftover_context *c;
    finder *ours, *gone;
    size_t own_kind;     /* its row of kinds, or KINDS */
    bool above[KINDS];   /* kinds of the units above and below */
    map seen;            /* places and words that were warned of */
    bool grounds;        /* within căn cứ */
    const runs *runs;    /* of the paragraph */
    LIST(size_t) starts; /* where each run begins in its text */
    pos at;              /* of the paragraph, for a run that has no place */
    buf text;
    word_list words;
    bool cited;       /* the clause has named a law so far */
    size_t past_next; /* up to this word `past` is known */
    bool past;
} guard;

static bool is_at(const guard *g, size_t i, phrase_key key)
{
    return words_are(&g->words, i, key.words, key.key);
}

static bool is_word(const guard *g, size_t i, const char *key)
{
    return words_are(&g->words, i, 1, key);
}

static char gap_before(const guard *g, size_t i)
{
    return i < g->words.list.n ? g->words.list.at[i].gap : g->words.end;
}

/* The row of the kind that word i begins, or KINDS. */
static size_t kind_at(const guard *g, size_t i)
{
    size_t k = 0;
    while (k < KINDS && !is_at(g, i, kinds[k].is))
        k++;
    return k;
}

/* "Đăk" and "Ý", not "UBND". */
static bool is_capital(const guard *g, size_t i)
{
    str written = words_written(&g->words, i, 1);
    size_t first = 0;
    bool capital = utf8_is_upper(utf8_next(written, &first));
    return capital && (first == written.n || utf8_is_lower(utf8_last(written)));
}

static bool starts_small(const guard *g, size_t i)
{
    return utf8_is_lower(utf8_first(words_written(&g->words, i, 1)));
}

/* The end of a longer word in which "xã" names no unit: "thị xã", "hợp tác xã". */
static bool is_within_word(const guard *g, size_t i)
{
    static const char *const before[] = {"thị", "tác", "làng"};
    bool within = false;
    if (i && is_word(g, i, "xã") && gap_before(g, i) == GAP_BLANK)
        for (size_t k = 0; k < sizeof before / sizeof *before; k++)
            within |= is_word(g, i - 1, before[k]);
    return within;
}

static bool is_past_mark(const guard *g, size_t k)
{
    if (words_are(&g->words, k, 2, "trước đây") || words_are(&g->words, k, 2, "nay là"))
        return true;
    bool after_name =
        gap_before(g, k) == GAP_BLANK && k &&
        (is_capital(g, k - 1) || kind_at(g, k - 1) < KINDS || is_word(g, k - 1, "xã"));
    return is_word(g, k, "cũ") && (gap_before(g, k) == GAP_BRACKET || after_name);
}

/* True where "(cũ)", "trước đây" or "nay là" follows within the clause. */
static bool is_past(guard *g, size_t i)
{
    if (i < g->past_next)
        return g->past;
    size_t k = i + 1;
    while (k < g->words.list.n && gap_before(g, k) != GAP_CLAUSE && !is_past_mark(g, k))
        k++;
    g->past_next = k;
    g->past = k < g->words.list.n && gap_before(g, k) != GAP_CLAUSE;
    return g->past;
}

/* ---- warning ---- */

/* The place of the run that the i-th word begins in. */
static pos run_place(const guard *g, size_t i)
{
    size_t off = g->words.list.at[i].from, from = 0, to = g->starts.n;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        bool before = g->starts.at[middle] <= off;
        from = before ? middle : from;
        to = before ? to : middle;
    }
    pos at = g->runs->at[from].at;
    return at.src ? at : g->at;
}

/* Where the words stand in the line at `at`, if they stand there once; else `at` itself. */
static pos place_within(pos at, str written)
{
    str rest = str_after(at.src->text, at.off < at.src->text.n ? at.off : at.src->text.n);
    rest = str_slice(rest, 0, str_find(rest, S("\n")));
    size_t hit = str_find(rest, written);
    bool once = hit < rest.n && str_find(str_after(rest, hit + 1), written) + hit + 1 == rest.n;
    return once ? (pos){at.src, at.off + hit} : at;
}

/* False for words that were warned of at this place, or have none. */
static bool is_new(guard *g, diag_code code, pos at, str key)
{
    arena *a = g->d->a;
    if (!at.src)
        return false;
    str id = STR_CAT(a, str_number(a, code), S(" "), str_number(a, (size_t)(uintptr_t)at.src),
                     S(" "), str_number(a, at.off), S(" "), key);
    bool seen = map_get(&g->seen, id) != NULL;
    if (!seen)
        map_set(&g->seen, id, g);
    return !seen;
}

/* Warns of n words from the i-th on. */
static void warn(guard *g, diag_code code, size_t i, size_t n, str second, str third)
{
    bool full = diags_full(g->d, code); /* then it is only counted */
    pos at = run_place(g, i);
    str written = words_written(&g->words, i, n);
    if (is_new(g, code, at, words_key(&g->words, i, n)))
        diag_add(g->d, code, full ? at : place_within(at, written),
                 ARGS(full ? written : str_copy(g->d->a, written), second, third));
}

/* ---- the rules: each gives the number of words that it has dealt with, or 0 ---- */

/* "xã Tân" in "xã Tân Lập" is no unit of its own. */
static bool goes_on(const guard *g, size_t i)
{
    return i < g->words.list.n && gap_before(g, i) == GAP_BLANK && is_capital(g, i);
}

static size_t check_unit(guard *g, size_t i)
{
    const void *what;
    size_t ours = finder_match(g->ours, &g->words, i, &what);
    size_t other = finder_match(g->c->others, &g->words, i, &what);
    if (ours >= other)
        return ours;
    if (is_within_word(g, i))
        return 0;
    if (!goes_on(g, i + other) && !is_past(g, i))
        warn(g, DIAG_LEFTOVER_UNIT, i, other, g->c->own_words, (str){0});
    return other;
}

/* A citation in căn cứ names levels of its own time. */
static bool is_cited_ground(const guard *g)
{
    return g->grounds && g->cited;
}

static size_t check_agency(guard *g, size_t i)
{
    const void *what;
    size_t n = finder_match(g->gone, &g->words, i, &what);
    if (n == 0 || is_past(g, i) || g->cited)
        return n; /* a citation names bodies of its own time */
    const leftover_agency *agency = what;
    warn(g, agency->successor.n ? DIAG_LEFTOVER_AGENCY : DIAG_LEFTOVER_AGENCY_ONLY, i, n,
         wording_ngay_ngan(g->d->a, agency->gone_from), agency->successor);
    return n;
}

/* "quận công", and the name in "Nguyễn Văn Huyện". */
static bool is_no_district(const guard *g, size_t i, size_t n)
{
    bool noble = is_word(g, i, "quận") && (is_word(g, i + 1, "công") || is_word(g, i + 1, "chúa"));
    bool person =
        n == 1 && i && gap_before(g, i) == GAP_BLANK && is_capital(g, i) && is_capital(g, i - 1);
    return noble || person;
}

static size_t check_district(guard *g, size_t i)
{
    size_t k = 0;
    if (!g->c->two_tiers)
        return 0;
    while (k < DISTRICT_WORDS && !is_at(g, i, district_words[k].is))
        k++;
    if (k == DISTRICT_WORDS)
        return 0;
    size_t n = district_words[k].is.words;
    bool own = g->own_kind < KINDS && is_at(g, i, kinds[g->own_kind].is);
    if (!own && !is_no_district(g, i, n) && !is_past(g, i) && !is_cited_ground(g))
        warn(g, DIAG_LEFTOVER_DISTRICT, i, n, str_from(district_words[k].gone), (str){0});
    return n;
}

/* How many words before word i say that the kind there means this unit; 0: none do. */
static size_t lead_before(const guard *g, size_t i)
{
    if (gap_before(g, i) != GAP_BLANK)
        return 0;
    for (size_t k = 0; k < LEADS; k++) {
        size_t n = leads[k].words;
        if (i < n || !is_at(g, i - n, leads[k]))
            continue;
        bool inside = strcmp(leads[k].key, "toàn") == 0 && i > 1 &&
                      gap_before(g, i - 1) == GAP_BLANK &&
                      (is_word(g, i - 2, "an") || is_word(g, i - 2, "hoàn"));
        return inside ? 0 : n;
    }
    return 0;
}

/* "xã, phường", "xã và các phường", "xã (phường)": any of them is meant. */
static bool is_list(const guard *g, size_t next)
{
    static const char *const between[] = {"và", "hoặc", "hay", "các", "cùng"};
    if (gap_before(g, next) == GAP_CLAUSE)
        return false;
    for (size_t k = 0; k < sizeof between / sizeof *between; k++)
        next += is_word(g, next, between[k]);
    return next < g->words.list.n && kind_at(g, next) < KINDS;
}

/* Behind the kind: punctuation, the end, or a small letter that makes no other word of it. */
static bool stands_alone(const guard *g, size_t next)
{
    if (next >= g->words.list.n || gap_before(g, next) != GAP_BLANK)
        return true;
    return starts_small(g, next) && !is_word(g, next, "hội");
}

static size_t check_kind(guard *g, size_t i)
{
    const leftover_context *c = g->c;
    size_t k = g->own_kind < KINDS ? kind_at(g, i) : KINDS;
    if (k == KINDS || k == g->own_kind || g->above[k] || !(kinds[k].ranks & 1u << c->own_rank))
        return 0;
    /* before the two tiers a province had such cities below it */
    if (c->own_rank == RANK_TINH && !c->two_tiers && (kinds[k].ranks & AT_HUYEN))
        return 0;
    size_t lead = lead_before(g, i), next = i + kinds[k].is.words;
    if (lead && stands_alone(g, next) && !is_list(g, next) && !is_past(g, i))
        warn(g, DIAG_LEFTOVER_KIND, i - lead, lead + kinds[k].is.words, c->own_kind,
             str_from(kinds[k].is.key));
    return kinds[k].is.words;
}

/* 0 for anything else. */
static int year_of(str digits)
{
    int n = digits.n == 4 ? number_value(digits) : -1;
    return n >= LEFTOVER_FIRST_YEAR && n < LEFTOVER_FIRST_YEAR + LEFTOVER_YEARS ? n : 0;
}

static int year_at(const guard *g, size_t i)
{
    return i < g->words.list.n ? year_of(words_key(&g->words, i, 1)) : 0;
}

/* "năm 2024", "13/8/2024", "2020 - 2025", "năm 2023 và 2024"; not "2000 người", and not the number
 * of a document, "98/2023/NĐ-CP". */
static bool is_year(const guard *g, size_t i)
{
    bool slash_behind = words_gap_behind(&g->words, i) == GAP_SLASH;
    if (slash_behind && !year_at(g, i + 1))
        return false;
    if (slash_behind || gap_before(g, i) == GAP_SLASH)
        return true;
    bool lead = false;
    for (size_t k = 0; i && k < YEAR_LEADS; k++)
        lead |= is_word(g, i - 1, year_leads[k]);
    bool joined = i > 1 && (is_word(g, i - 1, "và") || is_word(g, i - 1, "đến"));
    return lead || (i && year_at(g, i - 1)) || (joined && year_at(g, i - 2)) ||
           (gap_before(g, i + 1) == GAP_DASH && year_at(g, i + 1));
}

static bool is_typed(const guard *g, pos at)
{
    bool typed = !at.src;
    for (size_t i = 0; i < g->c->n_inputs; i++)
        typed |= g->c->inputs[i] == at.src;
    return typed;
}

static size_t check_year(guard *g, size_t i)
{
    enum { HISTORY = 1975 };
    int year = year_at(g, i);
    if (year <= HISTORY || year == g->c->when.year || g->c->years.is[year - LEFTOVER_FIRST_YEAR] ||
        g->cited || !is_year(g, i) || is_typed(g, run_place(g, i)))
        return 0;
    warn(g, DIAG_LEFTOVER_YEAR, i, 1, (str){0}, (str){0});
    return 1;
}

static void follow_citation(guard *g, size_t i)
{
    if (gap_before(g, i) == GAP_CLAUSE)
        g->cited = false;
    if (!utf8_is_upper(utf8_first(words_written(&g->words, i, 1))))
        return;
    for (size_t k = 0; k < CITATIONS; k++)
        g->cited |= is_at(g, i, citations[k]);
}

static void check_words(guard *g)
{
    static size_t (*const rules[])(guard *, size_t) = {check_unit, check_agency, check_district,
                                                       check_kind, check_year};
    g->cited = false;
    g->past_next = 0;
    for (size_t i = 0, end = 0; i < g->words.list.n; i++) {
        follow_citation(g, i);
        size_t n = 0;
        for (size_t k = 0; i >= end && k < sizeof rules / sizeof *rules && n == 0; k++)
            n = rules[k](g, i);
        end = n ? i + n : end;
    }
}

/* ---- the whole ---- */

static void check_paragraph(void *context, plan_part part, const runs *r, pos at)
{
    guard *g = context;
    g->grounds = part == PART_CAN_CU;
    g->runs = r;
    g->at = at;
    g->text.n = g->starts.n = 0;
    for (size_t i = 0; i < r->n; i++) {
        *list_add(g->d->a, &g->starts) = g->text.n;
        if (r->at[i].kind == RUN_TEXT)
            buf_add(&g->text, utf8_nfc(g->d->a, r->at[i].text));
    }
    words_cut(&g->words, buf_str(&g->text));
    check_words(g);
}

static void prepare(guard *g)
{
    const leftover_context *c = g->c;
    arena *a = g->d->a;
    const date two_tiers_from = {1, 7, 2025};
    date when = c->two_tiers && c->when.year == 0 ? two_tiers_from : c->when;
    g->words.keys.a = g->text.a = g->seen.a = a;
    words_cut(&g->words, utf8_nfc(a, c->own_kind));
    g->own_kind = kind_at(g, 0);
    g->ours = leftover_units(a, c->allowed, c->n_allowed);
    finder_add(g->ours, c->own_words, c);
    for (size_t i = 0; i < c->n_allowed; i++) {
        words_cut(&g->words, utf8_nfc(a, c->allowed[i]));
        size_t k = kind_at(g, 0);
        if (k < KINDS)
            g->above[k] = true;
    }
    g->gone = finder_new(a);
    for (size_t i = 0; i < c->n_agencies; i++)
        if (date_reaches(when, c->agencies[i].gone_from))
            finder_add(g->gone, c->agencies[i].name, &c->agencies[i]);
}

finder *leftover_units(arena *a, const str *units, size_t n)
{
    finder *all = finder_new(a);
    for (size_t i = 0; i < n; i++)
        finder_add(all, units[i], all);
    return all;
}

void leftover_check(diags *d, const leftover_context *c, const plan *p)
{
    guard g = {.d = d, .c = c};
    prepare(&g);
    plan_walk(p, check_paragraph, &g);
}

void leftover_years_add(leftover_years *years, str text)
{
    for (size_t i = 0; i < text.n;) {
        size_t from = i;
        while (i < text.n && is_digit((unsigned char)text.p[i]))
            i++;
        int year = year_of(str_slice(text, from, i));
        if (year)
            years->is[year - LEFTOVER_FIRST_YEAR] = true;
        i += i == from;
    }
}
