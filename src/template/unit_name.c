/* Names of units as people type them into lists. Knows no rows. */
#include "template/unit_name.h"

#include "base/utf8.h"

/* The letter that all bodies' names begin with, which hardly a unit's does. */
static bool begins_with_u(arena *a, str called)
{
    size_t first = 0;
    called = utf8_trim(called);
    if (called.n)
        utf8_next(called, &first);
    return str_eq(utf8_fold(a, str_slice(called, 0, first)), S("u"));
}

str unit_name_behind_body(arena *a, str called)
{
    static const struct {
        const char *folded;
        size_t words;
    } bodies[] = {{"uy_ban_nhan_dan_", 4}, {"ubnd_", 1}};
    if (!begins_with_u(a, called))
        return called;
    str folded = STR_CAT(a, utf8_fold(a, called), S("_"));
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (str_starts(folded, str_from(bodies[i].folded)))
            return utf8_behind_words(called, bodies[i].words);
    return called;
}

/* Without a dot only what can't be a name's own first word ("Y Tý", "A Lưới"). */
static const struct {
    const char *typed; /* in small letters */
    const char *kind;
    bool bare; /* also without its dot */
} shortened[] = {
    {"p", "phường", false},   {"x", "xã", false},         {"q", "quận", false},
    {"h", "huyện", false},    {"t", "tỉnh", false},       {"tt", "thị trấn", true},
    {"tx", "thị xã", true},   {"tp", "thành phố", true},  {"t.p", "thành phố", false},
    {"t.x", "thị xã", false}, {"t.t", "thị trấn", false}, {"đk", "đặc khu", true},
};

enum { LONGEST_SHORTENED = 3 }; /* bytes */

/* The first characters, enough for what may be shortened and one behind it; empty where none of
 * them is a blank or a dot. */
static str beginning(arena *a, str called)
{
    size_t end = 0;
    bool ends_word = false;
    while (end < called.n && end <= LONGEST_SHORTENED) {
        ends_word = ends_word || called.p[end] == ' ' || called.p[end] == '.';
        utf8_next(called, &end);
    }
    return ends_word ? utf8_lower(a, str_slice(called, 0, end)) : (str){0};
}

str unit_name_unshortened(arena *a, str called)
{
    str small = beginning(a, called);
    for (size_t i = 0; small.n && i < sizeof shortened / sizeof *shortened; i++) {
        str typed = str_from(shortened[i].typed);
        char next = str_starts(small, typed) && small.n > typed.n ? small.p[typed.n] : 0;
        str rest = next ? utf8_trim(str_after(called, typed.n + 1)) : (str){0};
        if (rest.n && (next == '.' || (next == ' ' && shortened[i].bare)) && rest.p[0] != '.')
            return STR_CAT(a, str_from(shortened[i].kind), S(" "), rest);
    }
    return (str){0};
}

/* "Đăk Hà" of "huyện Đăk Hà". */
static str own_of(const unit_kind *kind, str name)
{
    size_t words = 1;
    for (size_t i = 0; i < kind->name.n; i++)
        words += kind->name.p[i] == ' ';
    return utf8_behind_words(name, words);
}

static bool is_ascii(str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] >= 0x80)
            return false;
    return true;
}

/* "huyện" of "huyện Đăk Hà", as typed. */
static str typed_kind(str name, str own)
{
    return utf8_trim(str_slice(name, 0, name.n - own.n));
}

const unit_kind *unit_name_kind(const levels *l, arena *a, str name, bool said, str *own)
{
    const unit_kind *kind = unit_kind_written(l, name);
    if (kind) {
        *own = utf8_trim_end(str_after(name, kind->name.n + 1));
        return kind;
    }
    kind = unit_kind_at(l, utf8_fold(a, name));
    *own = name;
    if (!kind)
        return NULL;
    str behind = own_of(kind, name);
    bool exact = str_eq(utf8_lower(a, typed_kind(name, behind)), kind->name);
    if (!exact && (said || !is_ascii(name)))
        return NULL;
    *own = behind;
    return kind;
}

bool unit_name_is_kind(const levels *l, arena *a, str name)
{
    return unit_kind_called(l, a, name);
}

str unit_name_words(const levels *l, arena *a, const unit_kind *kind, str name, str own)
{
    size_t n = kind->name.n;
    bool small = str_starts(name, kind->name) && name.n > n && name.p[n] == ' ' &&
                 str_eq(str_after(name, n + 1), own);
    bool as_typed = small || (!is_ascii(name) && unit_keeps_noun(l, a, kind, own) &&
                              !unit_name_is_capitals(typed_kind(name, own)));
    return as_typed ? name : STR_CAT(a, kind->name, S(" "), own);
}

bool unit_name_is_capitals(str name)
{
    size_t letters = 0;
    for (size_t i = 0; i < name.n;) {
        uint32_t cp = utf8_next(name, &i);
        if (utf8_is_lower(cp))
            return false;
        letters += utf8_is_letter(cp);
    }
    return letters > 2;
}

str unit_name_small(arena *a, str name)
{
    buf b = {.a = a};
    bool first = true;
    for (size_t i = 0; i < name.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(name, &i);
        str one = str_slice(name, from, i);
        buf_add(&b, first ? one : utf8_lower(a, one));
        first = cp == ' ' || cp == '-';
    }
    return buf_str(&b);
}
