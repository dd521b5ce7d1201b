/* Words of another unit, of another kind of unit, of a level or a body that is gone. Knows the
 * rules of these; where a word stands, it asks. */
#include "base/utf8.h"
#include "plan/wording.h"
#include "template/leftover_guard.h"

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

void leftover_unit_interest(plan_class *to)
{
    for (size_t i = 0; i < KINDS; i++)
        guard_add_interest(to, leftover_kinds[i].is.key);
    for (size_t i = 0; i < DISTRICT_WORDS; i++)
        guard_add_interest(to, district_words[i].is.key);
    for (size_t i = 0; i < DISTRICT_SHORT; i++)
        guard_add_interest(to, district_short[i]);
    for (size_t i = 0; i < BELOW_WORDS; i++)
        guard_add_interest(to, below_words[i].is.key);
}

/* The end of a longer word in which "xã" names no unit: "thị xã", "hợp tác xã". */
static bool is_within_word(const guard *g, size_t i)
{
    static const char *const before[] = {"thị", "tác", "làng"};
    bool within = false;
    if (i && guard_is_word(g, i, "xã") && guard_gap(g, i) == GAP_BLANK)
        for (size_t k = 0; k < sizeof before / sizeof *before; k++)
            within |= guard_is_word(g, i - 1, before[k]);
    return within;
}

/* "xã Tân" in "xã Tân Lập" is no unit of its own. */
static bool goes_on(const guard *g, size_t i)
{
    return i < g->words.list.n && guard_gap(g, i) == GAP_BLANK && guard_is_capital(g, i);
}

size_t leftover_unit(guard *g, size_t i)
{
    const void *what;
    size_t ours = finder_match(g->ours, &g->words, i, &what);
    size_t other = finder_match_longer(g->c->others, &g->words, i, ours);
    g->own |= ours > 0;
    if (!other)
        return ours;
    if (is_within_word(g, i))
        return 0;
    if (!goes_on(g, i + other) && !guard_is_past(g, i))
        guard_warn(g, DIAG_LEFTOVER_UNIT, i, other, g->c->own_words, (str){0});
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

size_t leftover_agency_gone(guard *g, size_t i)
{
    const void *what;
    size_t n = finder_match(g->of->gone, &g->words, i, &what);
    if (n == 0 || guard_is_past(g, i) || g->cited)
        return n; /* a citation names bodies of its own time */
    const leftover_agency *agency = what;
    str successor = successor_of(g, agency);
    diag_code gone = successor.n ? DIAG_LEFTOVER_AGENCY : DIAG_LEFTOVER_AGENCY_ONLY;
    guard_warn(g, agency->begins ? DIAG_LEFTOVER_EARLY : gone, i, n,
               wording_ngay_ngan(g->d->a, agency->gone_from), successor);
    return n;
}

/* "quận công", "đường Huyện Thanh Quan", and the name in "Nguyễn Văn Huyện". */
static bool is_no_district(const guard *g, size_t i, size_t n)
{
    bool noble = guard_is_word(g, i, "quận") &&
                 (guard_is_word(g, i + 1, "công") || guard_is_word(g, i + 1, "chúa"));
    bool person = n == 1 && i && guard_gap(g, i) == GAP_BLANK && guard_is_capital(g, i) &&
                  guard_is_capital(g, i - 1);
    return noble || person || words_are(&g->words, i, 3, "huyện thanh quan");
}

/* How many words before word i say that the kind there means this unit; 0: none do. */
static size_t lead_before(const guard *g, size_t i)
{
    if (guard_gap(g, i) != GAP_BLANK)
        return 0;
    for (size_t k = 0; k < LEADS; k++) {
        size_t n = leads[k].words;
        if (i < n || !guard_is_at(g, i - n, leads[k]))
            continue;
        bool inside = strcmp(leads[k].key, "toàn") == 0 && i > 1 &&
                      guard_gap(g, i - 1) == GAP_BLANK &&
                      (guard_is_word(g, i - 2, "an") || guard_is_word(g, i - 2, "hoàn"));
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
        is_short |= guard_is_word(g, i, district_short[k]);
    return is_short && (gap == GAP_CLAUSE || gap == GAP_OTHER) && i + 1 < g->words.list.n &&
                   guard_is_capital(g, i + 1) && lead_before(g, i)
               ? 2
               : 0;
}

size_t leftover_district(guard *g, size_t i)
{
    size_t k = 0;
    if (!g->c->two_tiers)
        return 0;
    size_t is_short = district_short_at(g, i);
    if (is_short && !guard_is_past(g, i + 1) && !is_cited_ground(g))
        guard_warn(g, DIAG_LEFTOVER_DISTRICT, i, is_short, S("cấp huyện"), (str){0});
    if (is_short)
        return is_short;
    while (k < DISTRICT_WORDS && !guard_is_at(g, i, district_words[k].is))
        k++;
    if (k == DISTRICT_WORDS)
        return 0;
    size_t n = district_words[k].is.words;
    bool own = g->own_kind < KINDS && guard_is_at(g, i, leftover_kinds[g->own_kind].is);
    if (!own && !is_no_district(g, i, n) && !guard_is_past(g, i) && !is_cited_ground(g))
        guard_warn(g, DIAG_LEFTOVER_DISTRICT, i, n, str_from(district_words[k].gone), (str){0});
    return n;
}

static bool starts_small(const guard *g, size_t i)
{
    return utf8_is_lower(utf8_first(words_written(&g->words, i, 1)));
}

/* "xã, phường", "xã và các phường", "xã (phường)": any of them is meant. */
static bool is_list(const guard *g, size_t next)
{
    static const char *const between[] = {"và", "hoặc", "hay", "các", "cùng"};
    if (guard_gap(g, next) == GAP_CLAUSE)
        return false;
    for (size_t k = 0; k < sizeof between / sizeof *between; k++)
        next += guard_is_word(g, next, between[k]);
    return next < g->words.list.n && guard_kind_at(g, next) < KINDS;
}

/* Behind the kind: punctuation, the end, or a small letter that makes no other word of it. */
static bool stands_alone(const guard *g, size_t next)
{
    if (next >= g->words.list.n || guard_gap(g, next) != GAP_BLANK)
        return true;
    return starts_small(g, next) && !guard_is_word(g, next, "hội");
}

/* True where a list goes on at word i: "và", a comma, a slash, a bracket. */
static bool is_joined(const guard *g, size_t i)
{
    static const char *const between[] = {"và", "hoặc", "hay"};
    char gap = guard_gap(g, i);
    bool joined = gap == GAP_OTHER || gap == GAP_SLASH || gap == GAP_BRACKET || gap == GAP_DASH;
    for (size_t k = 0; k < sizeof between / sizeof *between; k++)
        joined |= guard_is_word(g, i, between[k]) || (i && guard_is_word(g, i - 1, between[k]));
    return joined && i < g->words.list.n;
}

size_t leftover_kind(guard *g, size_t i)
{
    const leftover_context *c = g->c;
    size_t k = g->own_kind < KINDS ? guard_kind_at(g, i) : KINDS;
    if (k == KINDS || k == g->own_kind || g->above[k] ||
        !(leftover_kinds[k].ranks & 1u << c->own_rank))
        return 0;
    /* before the two tiers a province had such cities below it */
    if (c->own_rank == RANK_TINH && !c->two_tiers && (leftover_kinds[k].ranks & AT_HUYEN))
        return 0;
    size_t lead = lead_before(g, i), next = i + leftover_kinds[k].is.words;
    if (lead && stands_alone(g, next) && !is_list(g, next) && !guard_is_past(g, i))
        guard_warn(g, DIAG_LEFTOVER_KIND, i - lead, lead + leftover_kinds[k].is.words, c->own_kind,
                   str_from(leftover_kinds[k].is.key));
    return leftover_kinds[k].is.words;
}

/* "các thôn" in the plan of a phường; not "các thôn, tổ dân phố". */
size_t leftover_below(guard *g, size_t i)
{
    static const char *const all[] = {"các", "từng", "mỗi"};
    const leftover_context *c = g->c;
    bool lead = false;
    for (size_t k = 0; i && k < sizeof all / sizeof *all; k++)
        lead |= guard_is_word(g, i - 1, all[k]) && guard_gap(g, i) == GAP_BLANK;
    for (size_t k = 0; lead && k < BELOW_WORDS; k++) {
        size_t n = below_words[k].is.words, next = i + n;
        if (!str_eq(c->own_kind, str_from(below_words[k].own)) ||
            !guard_is_at(g, i, below_words[k].is))
            continue;
        bool listed = is_joined(g, i - 1) || is_joined(g, next);
        bool era = below_words[k].always || (!c->two_tiers && c->when.year);
        if (era && !listed && stands_alone(g, next) && !guard_is_past(g, i))
            guard_warn(g, DIAG_LEFTOVER_BELOW, i - 1, n + 1, c->own_kind,
                       str_from(below_words[k].right));
        return n;
    }
    return 0;
}
