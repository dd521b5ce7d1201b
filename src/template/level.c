/* Kinds of unit as a table. Knows no documents. */
#include "template/level.h"

#include "base/nearest.h"
#include "base/utf8.h"

static const unit_kind kinds[] = {
    {"tinh", "tỉnh", RANK_TINH},      {"thanh_pho", "thành phố", RANK_NONE},
    {"huyen", "huyện", RANK_HUYEN},   {"quan", "quận", RANK_HUYEN},
    {"thi_xa", "thị xã", RANK_HUYEN}, {"xa", "xã", RANK_XA},
    {"phuong", "phường", RANK_XA},    {"thi_tran", "thị trấn", RANK_XA},
    {"dac_khu", "đặc khu", RANK_XA},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* Centrally run cities, with the day from which they are. */
static const struct {
    const char *id;
    date from;
    bool person; /* named after one */
} cities[] = {
    {"ha_noi", {0}, false},  {"ho_chi_minh", {0}, true},       {"hai_phong", {0}, false},
    {"da_nang", {0}, false}, {"can_tho", {1, 1, 2004}, false}, {"hue", {1, 1, 2025}, false},
};
enum { CITIES = sizeof cities / sizeof *cities };
static const date two_tiers_from = {1, 7, 2025};

const unit_kind *unit_kind_find(arena *a, str word)
{
    str folded = utf8_fold(a, word);
    for (size_t i = 0; i < KINDS; i++)
        if (str_eq(folded, str_from(kinds[i].id)))
            return &kinds[i];
    return NULL;
}

const unit_kind *unit_kind_at(str folded)
{
    for (size_t i = 0; i < KINDS; i++) {
        str id = str_from(kinds[i].id);
        if (str_starts(folded, id) && folded.n > id.n && folded.p[id.n] == '_')
            return &kinds[i];
    }
    return NULL;
}

str unit_kind_nearest(arena *a, str word)
{
    nearest near = nearest_start(utf8_fold(a, word));
    for (size_t i = 0; i < KINDS; i++)
        nearest_try(&near, str_from(kinds[i].id), str_from(kinds[i].name));
    return near.best;
}

/* Open parts count as the latest; a date without a year is on neither side. */
static bool is_on_or_after(date d, date from)
{
    if (d.year == 0 || d.year != from.year)
        return d.year > from.year;
    if (d.month == 0 || d.month != from.month)
        return d.month == 0 || d.month > from.month;
    return d.day == 0 || d.day >= from.day;
}

rank unit_rank(arena *a, const unit_kind *kind, str unit_name, date when)
{
    if (kind->rank != RANK_NONE)
        return kind->rank;
    str folded = utf8_fold(a, unit_name);
    for (size_t i = 0; i < CITIES; i++)
        if (str_eq(folded, str_from(cities[i].id)))
            return when.year == 0 || is_on_or_after(when, cities[i].from) ? RANK_TINH : RANK_HUYEN;
    return level_is_two_tier(when) ? RANK_NONE : RANK_HUYEN;
}

bool level_is_two_tier(date when)
{
    return is_on_or_after(when, two_tiers_from);
}

bool unit_keeps_noun(arena *a, str unit_name)
{
    str folded = utf8_fold(a, unit_name);
    for (size_t i = 0; i < CITIES; i++)
        if (cities[i].person && str_eq(folded, str_from(cities[i].id)))
            return true;
    return is_digit(utf8_first(unit_name));
}

str rank_name(rank r)
{
    static const char *const names[] = {"", "cấp tỉnh", "cấp huyện", "cấp xã"};
    return str_from(names[r]);
}
