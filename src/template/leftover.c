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
    {"ubnd", 1},        {"ủy ban nhân dân", 4}, {"hđnd", 1},   {"hội đồng nhân dân", 4},
    {"đảng ủy", 2},     {"địa bàn", 2},         {"toàn", 1},   {"trong", 1},
    {"công an", 2},     {"cán bộ", 2},          {"trụ sở", 2}, {"nhân dân", 2},
    {"nhà văn hóa", 3},
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

/* Behind a lead, before a dot and a name: "UBND H. Tư Nghĩa". */
static const char *const district_short[] = {"h", "q", "tx", "tt"};
enum { DISTRICT_SHORT = sizeof district_short / sizeof *district_short };

/* What is below a unit of one kind, in the plan of another; `always`: also since there are two
 * tiers, when communes took in the quarters of towns. */
static const struct {
    const char *own;
    phrase_key is;
    const char *right;
    bool always;
} below_words[] = {
    {"phường", {"thôn", 1}, "tổ dân phố", true},
    {"xã", {"tổ dân phố", 3}, "thôn", false},
};
enum { BELOW_WORDS = sizeof below_words / sizeof *below_words };

/* Kinds of document that are cited by their year. */
static const phrase_key citations[] = {
    {"luật", 1},     {"bộ luật", 2},    {"pháp lệnh", 2}, {"nghị định", 2}, {"nghị quyết", 2},
    {"thông tư", 2}, {"quyết định", 2}, {"chỉ thị", 2},   {"kết luận", 2},  {"hiến pháp", 2},
};
enum { CITATIONS = sizeof citations / sizeof *citations };

/* A number behind one of these is a year, and not so many people. */
static const char *const year_leads[] = {"năm", "đoạn", "kỳ", "khóa", "học", "quý"};
enum { YEAR_LEADS = sizeof year_leads / sizeof *year_leads };

/* What is counted and never follows a year. */
static const char *const counted[] = {"đồng", "nghìn", "triệu", "tỷ", "tỉ",   "ha",
                                      "m",    "m2",    "km",    "kg", "suất", "lượt"};
enum { COUNTED = sizeof counted / sizeof *counted };

/* ---- one paragraph ---- */

/* What plans with the same kind, time and years share. */
typedef struct plan_class {
    finder *gone;
    map clean; /* paragraphs without leftovers, whichever unit's they are */
} plan_class;

typedef struct guard {
    diags *d;
    const leftover_context *c;
    plan_class *of;
    finder *ours;
    size_t own_kind;     /* its row of kinds, or KINDS */
    bool above[KINDS];   /* kinds of the units above and below */
    map seen;            /* places and words that were warned of */
    bool grounds;        /* within căn cứ */
    const runs *runs;    /* of the paragraph */
    LIST(size_t) starts; /* where each run begins in its text */
    pos at;              /* of the paragraph, for a run that has no place */
    buf raw, text;       /* as it stands; composed */
    bool own;            /* what was found good is so in this plan, perhaps not in another */
    size_t found;        /* leftovers in the paragraph */
    word_list words, successor;
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

/* The run that the i-th word begins in. */
static size_t run_of(const guard *g, size_t i)
{
    size_t off = g->words.list.at[i].from, from = 0, to = g->starts.n;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        bool before = g->starts.at[middle] <= off;
        from = before ? middle : from;
        to = before ? to : middle;
    }
    return from;
}

static pos run_place(const guard *g, size_t i)
{
    pos at = g->runs->at[run_of(g, i)].at;
    return at.src ? at : g->at;
}

/* A paragraph's line in its file, with what `\` joins to it. */
static str source_line(pos at)
{
    str rest = str_after(at.src->text, at.off < at.src->text.n ? at.off : at.src->text.n);
    size_t end = str_find(rest, S("\n"));
    while (end < rest.n && end && rest.p[end - 1] == '\\')
        end += 1 + str_find(str_after(rest, end + 1), S("\n"));
    return str_slice(rest, 0, end);
}

/* How often `what` stands in `text`; in *at where the n-th (from 0) does. */
static size_t times_in(str text, str what, size_t n, size_t *at)
{
    size_t times = 0, i = str_find(text, what);
    for (; i < text.n; times++) {
        *at = times == n ? i : *at;
        i += what.n + str_find(str_after(text, i + what.n), what);
    }
    return times;
}

/* The words of the line that run `in` is of: marks cut one into several runs. */
static str text_of_line(const guard *g, size_t in)
{
    const run *all = g->runs->at;
    size_t from = in, to = in + 1;
    while (from && all[from - 1].at.src == all[in].at.src && all[from - 1].at.off == all[in].at.off)
        from--;
    while (to < g->runs->n && all[to].at.src == all[in].at.src && all[to].at.off == all[in].at.off)
        to++;
    return str_slice(buf_str(&g->text), g->starts.at[from],
                     to < g->starts.n ? g->starts.at[to] : g->text.n);
}

/* The i-th word in its file, if its line has it as often as the paragraph does; else, as with words
 * that a value gave, where the line begins. */
static pos word_place(const guard *g, size_t i, str written)
{
    pos at = run_place(g, i);
    str text = text_of_line(g, run_of(g, i));
    size_t off = 0, from = (size_t)(text.p - g->text.p);
    size_t n = times_in(str_slice(text, 0, g->words.list.at[i].from - from), written, 0, &off);
    size_t times = times_in(text, written, 0, &off);
    bool same = times_in(source_line(at), written, n, &off) == times;
    return same ? (pos){at.src, at.off + off} : at;
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
    g->found++;
    bool full = diags_full(g->d, code); /* then it is only counted */
    pos at = run_place(g, i);
    str written = words_written(&g->words, i, n);
    if (is_new(g, code, at, words_key(&g->words, i, n)))
        diag_add(g->d, code, full ? at : word_place(g, i, written),
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
    g->own |= ours > 0;
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

/* Who does a body's work at the document's date: its successor, or the successor's own. */
static str successor_of(guard *g, const leftover_agency *agency)
{
    const void *what;
    str name = agency->successor;
    for (size_t left = agency->begins ? 0 : g->c->n_agencies; left;
         left--) { /* rows may go round */
        words_cut(&g->successor, name);
        size_t n = g->successor.list.n ? finder_match(g->of->gone, &g->successor, 0, &what) : 0;
        if (n == 0 || n < g->successor.list.n)
            break;
        name = ((const leftover_agency *)what)->successor;
    }
    return name;
}

static size_t check_agency(guard *g, size_t i)
{
    const void *what;
    size_t n = finder_match(g->of->gone, &g->words, i, &what);
    if (n == 0 || is_past(g, i) || g->cited)
        return n; /* a citation names bodies of its own time */
    const leftover_agency *agency = what;
    str successor = successor_of(g, agency);
    diag_code gone = successor.n ? DIAG_LEFTOVER_AGENCY : DIAG_LEFTOVER_AGENCY_ONLY;
    warn(g, agency->begins ? DIAG_LEFTOVER_EARLY : gone, i, n,
         wording_ngay_ngan(g->d->a, agency->gone_from), successor);
    return n;
}

/* "quận công", "đường Huyện Thanh Quan", and the name in "Nguyễn Văn Huyện". */
static bool is_no_district(const guard *g, size_t i, size_t n)
{
    bool noble = is_word(g, i, "quận") && (is_word(g, i + 1, "công") || is_word(g, i + 1, "chúa"));
    bool person =
        n == 1 && i && gap_before(g, i) == GAP_BLANK && is_capital(g, i) && is_capital(g, i - 1);
    return noble || person || words_are(&g->words, i, 3, "huyện thanh quan");
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

/* The number of words to show of "H. Tư Nghĩa", or 0. */
static size_t district_short_at(const guard *g, size_t i)
{
    char gap = words_gap_behind(&g->words, i);
    bool is_short = false;
    for (size_t k = 0; k < DISTRICT_SHORT; k++)
        is_short |= is_word(g, i, district_short[k]);
    return is_short && (gap == GAP_CLAUSE || gap == GAP_OTHER) && i + 1 < g->words.list.n &&
                   is_capital(g, i + 1) && lead_before(g, i)
               ? 2
               : 0;
}

static size_t check_district(guard *g, size_t i)
{
    size_t k = 0;
    if (!g->c->two_tiers)
        return 0;
    size_t is_short = district_short_at(g, i);
    if (is_short && !is_past(g, i + 1) && !is_cited_ground(g))
        warn(g, DIAG_LEFTOVER_DISTRICT, i, is_short, S("cấp huyện"), (str){0});
    if (is_short)
        return is_short;
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

/* True where a list goes on at word i: "và", a comma, a slash, a bracket. */
static bool is_joined(const guard *g, size_t i)
{
    static const char *const between[] = {"và", "hoặc", "hay"};
    char gap = gap_before(g, i);
    bool joined = gap == GAP_OTHER || gap == GAP_SLASH || gap == GAP_BRACKET || gap == GAP_DASH;
    for (size_t k = 0; k < sizeof between / sizeof *between; k++)
        joined |= is_word(g, i, between[k]) || (i && is_word(g, i - 1, between[k]));
    return joined && i < g->words.list.n;
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

/* "các thôn" in the plan of a phường; not "các thôn, tổ dân phố". */
static size_t check_below(guard *g, size_t i)
{
    static const char *const all[] = {"các", "từng", "mỗi"};
    const leftover_context *c = g->c;
    bool lead = false;
    for (size_t k = 0; i && k < sizeof all / sizeof *all; k++)
        lead |= is_word(g, i - 1, all[k]) && gap_before(g, i) == GAP_BLANK;
    for (size_t k = 0; lead && k < BELOW_WORDS; k++) {
        size_t n = below_words[k].is.words, next = i + n;
        if (!str_eq(c->own_kind, str_from(below_words[k].own)) || !is_at(g, i, below_words[k].is))
            continue;
        bool listed = is_joined(g, i - 1) || is_joined(g, next);
        bool era = below_words[k].always || (!c->two_tiers && c->when.year);
        if (era && !listed && stands_alone(g, next) && !is_past(g, i))
            warn(g, DIAG_LEFTOVER_BELOW, i - 1, n + 1, c->own_kind, str_from(below_words[k].right));
        return n;
    }
    return 0;
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
    for (size_t k = 0; gap_before(g, i + 1) == GAP_BLANK && k < COUNTED; k++)
        if (is_word(g, i + 1, counted[k]))
            return false;
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

/* Typed for this plan, or made of a value (a date, some days earlier): no text that the template
 * left standing. */
static bool is_given(const guard *g, size_t i)
{
    pos at = run_place(g, i);
    str year = words_written(&g->words, i, 1), whole = at.src ? source_line(at) : (str){0};
    bool given = str_find(whole, year) == whole.n;
    for (size_t k = 0; k < g->c->n_inputs; k++)
        given |= g->c->inputs[k] == at.src;
    return given;
}

/* A year behind the document's is a goal ("đến năm 2045"). */
static size_t check_year(guard *g, size_t i)
{
    enum { HISTORY = 1975 };
    int year = year_at(g, i), now = g->c->when.year;
    bool old = year > HISTORY && (year < now || now == 0);
    if (!old || g->c->years.is[year - LEFTOVER_FIRST_YEAR] || g->cited || !is_year(g, i))
        return 0;
    if (is_given(g, i))
        g->own = true;
    else
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
                                                       check_kind, check_below,  check_year};
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

static void compose(guard *g)
{
    g->text.n = g->starts.n = 0;
    for (size_t i = 0; i < g->runs->n; i++) {
        *list_add(g->d->a, &g->starts) = g->text.n;
        if (g->runs->at[i].kind == RUN_TEXT)
            buf_add(&g->text, utf8_nfc(g->d->a, g->runs->at[i].text));
    }
}

/* Plans of a list have most paragraphs in common: what was found clean once isn't cut again. */
static void check_paragraph(void *context, plan_part part, const runs *r, pos at)
{
    guard *g = context;
    map *clean = &g->of->clean;
    if (part == PART_CAP_TREN) /* another unit beside this one is no slip there */
        return;
    g->grounds = part == PART_CAN_CU;
    g->runs = r;
    g->at = at;
    g->raw.n = 0;
    buf_byte(&g->raw, g->grounds ? 'c' : ' ');
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_TEXT)
            buf_add(&g->raw, r->at[i].text);
    if (map_get(clean, buf_str(&g->raw)))
        return;
    compose(g);
    words_cut(&g->words, buf_str(&g->text));
    g->own = false;
    g->found = 0;
    check_words(g);
    if (g->c->classes && !g->own && g->found == 0)
        map_set(clean, str_copy(clean->a, buf_str(&g->raw)), g->of);
}

/* The day at which bodies are looked at. A unit of three tiers has them as on its last day. */
static date time_of(const leftover_context *c)
{
    const date two_tiers_from = {1, 7, 2025}, three_tiers_to = {30, 6, 2025};
    bool late = date_reaches(c->when, two_tiers_from);
    if (c->two_tiers)
        return c->when.year ? c->when : two_tiers_from;
    return late ? three_tiers_to : c->when;
}

/* True for a body that there isn't at the document's date; without one nothing is early. */
static bool is_not_there(const leftover_context *c, const leftover_agency *agency)
{
    return agency->begins ? c->when.year && !date_reaches(c->when, agency->gone_from)
                          : date_reaches(time_of(c), agency->gone_from);
}

static plan_class *new_class(arena *a, const leftover_context *c)
{
    plan_class *made = NEW(a, plan_class);
    made->clean.a = a;
    made->gone = finder_new(a);
    for (size_t i = 0; i < c->n_agencies; i++)
        if (is_not_there(c, &c->agencies[i]))
            finder_add(made->gone, c->agencies[i].name, &c->agencies[i]);
    return made;
}

/* All that a paragraph's faults depend on, but the names of the unit and those above. */
static str class_key(const guard *g)
{
    const leftover_context *c = g->c;
    buf key = {.a = g->d->a};
    buf_byte(&key, (char)('0' + g->own_kind));
    buf_byte(&key, (char)('0' + c->own_rank));
    buf_number(&key, c->when.year);
    buf_byte(&key, c->two_tiers ? '2' : '3');
    for (size_t i = 0; i < KINDS; i++)
        buf_byte(&key, g->above[i] ? '1' : '0');
    for (size_t i = 0; i < c->n_agencies; i++)
        buf_byte(&key, is_not_there(c, &c->agencies[i]) ? '1' : '0');
    for (size_t i = 0; i < LEFTOVER_YEARS; i++)
        buf_byte(&key, c->years.is[i] ? '1' : '0');
    return buf_str(&key);
}

static plan_class *class_of(const guard *g)
{
    map *classes = g->c->classes;
    if (!classes)
        return new_class(g->d->a, g->c);
    str key = class_key(g);
    plan_class *of = map_get(classes, key);
    if (!of) {
        of = new_class(classes->a, g->c);
        map_set(classes, str_copy(classes->a, key), of);
    }
    return of;
}

static void prepare(guard *g)
{
    const leftover_context *c = g->c;
    arena *a = g->d->a;
    g->words.keys.a = g->successor.keys.a = g->text.a = g->raw.a = g->seen.a = a;
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
    g->of = class_of(g);
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
