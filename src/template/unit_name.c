/* Names of units as people type them into lists. Knows no rows. */
#include "template/unit_name.h"

#include "base/utf8.h"

str unit_name_behind_body(arena *a, str called)
{
    static const struct {
        const char *folded;
        size_t words;
    } bodies[] = {{"uy_ban_nhan_dan_", 4}, {"ubnd_", 1}};
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

str unit_name_unshortened(arena *a, str called)
{
    str small = utf8_lower(a, called);
    for (size_t i = 0; i < sizeof shortened / sizeof *shortened; i++) {
        str typed = str_from(shortened[i].typed);
        char next = str_starts(small, typed) && small.n > typed.n ? small.p[typed.n] : 0;
        str rest = next ? utf8_trim(str_after(called, typed.n + 1)) : (str){0};
        if (rest.n && (next == '.' || (next == ' ' && shortened[i].bare)) && rest.p[0] != '.')
            return STR_CAT(a, str_from(shortened[i].kind), S(" "), rest);
    }
    return (str){0};
}

str unit_name_own(const unit_kind *kind, str name)
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
static str typed_kind(const unit_kind *kind, str name)
{
    return utf8_trim(str_slice(name, 0, name.n - unit_name_own(kind, name).n));
}

const unit_kind *unit_name_kind(const levels *l, arena *a, str name, bool said)
{
    const unit_kind *kind = unit_kind_at(l, utf8_fold(a, name));
    if (!kind)
        return NULL;
    bool exact = str_eq(utf8_lower(a, typed_kind(kind, name)), kind->name);
    return exact || (!said && is_ascii(name)) ? kind : NULL;
}

bool unit_name_is_kind(const levels *l, arena *a, str name)
{
    const unit_kind *kind = unit_kind_find(l, a, name);
    return kind && str_eq(utf8_lower(a, name), kind->name);
}

str unit_name_words(const levels *l, arena *a, const unit_kind *kind, str name)
{
    bool as_typed = !is_ascii(name) && unit_keeps_noun(l, a, kind, unit_name_own(kind, name)) &&
                    !unit_name_is_capitals(typed_kind(kind, name));
    return as_typed ? name : STR_CAT(a, kind->name, S(" "), unit_name_own(kind, name));
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
