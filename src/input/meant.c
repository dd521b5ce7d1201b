/* Slips of the hand by distance, other words for the same by a table, else by the keys that stand
 * there. Knows no values. */
#include "input/meant.h"

#include "base/nearest.h"
#include "base/utf8.h"

/* What offices also call them; folded. */
static const struct {
    const char *typed, *section;
} other_sections[] = {
    {"phan", "muc"},           {"chuong", "muc"},
    {"phu_bieu", "phu_luc"},   {"thong_tin_chung", "van_ban"},
    {"lanh_dao", "ky"},        {"noi_gui", "noi_nhan"},
    {"loi_noi_dau", "mo_dau"},
};

static const struct {
    const char *section, *typed, *key;
} other_keys[] = {
    {"van_ban", "so_van_ban", "so"},
    {"van_ban", "so_ke_hoach", "so"},
    {"van_ban", "ngay_ban_hanh", "ngay"},
    {"van_ban", "ngay_thang", "ngay"},
    {"van_ban", "ngay_thang_nam", "ngay"},
    {"van_ban", "ngay_ky", "ngay"},
    {"van_ban", "ngay_van_ban", "ngay"},
    {"van_ban", "noi_ban_hanh", "dia_danh"},
    {"van_ban", "ten_loai", "loai"},
    {"van_ban", "loai_van_ban", "loai"},
    {"van_ban", "tieu_de", "trich_yeu"},
    {"van_ban", "ve_viec", "trich_yeu"},
    {"van_ban", "ten_ke_hoach", "trich_yeu"},
    {"van_ban", "trich_yeu_noi_dung", "trich_yeu"},
    {"co_quan", "ten_co_quan", "ten"},
    {"co_quan", "co_quan_ban_hanh", "ten"},
    {"co_quan", "co_quan_chu_quan", "chu_quan"},
    {"co_quan", "email", "thu_dien_tu"},
    {"co_quan", "website", "trang_tin"},
    {"co_quan", "so_dien_thoai", "dien_thoai"},
    {"ky", "chuc_danh", "chuc_vu"},
    {"ky", "ho_va_ten", "ho_ten"},
    {"ky", "ten", "ho_ten"},
    {"ky", "nguoi_ky", "ho_ten"},
    {"ky", "ho_ten_nguoi_ky", "ho_ten"},
    {"ky", "ho_va_ten_nguoi_ky", "ho_ten"},
    {"ky", "chuc_vu_nguoi_ky", "chuc_vu"},
    {"muc", "ten", "tieu_de"},
    {"muc", "ten_muc", "tieu_de"},
    {"phu_luc", "ten_phu_luc", "tieu_de"},
    {"noi_nhan", "luu_tru", "luu"},
    {"noi_nhan", "noi_luu", "luu"},
};

/* ---- sections ---- */

static str shown_name(arena *a, const known_section *s)
{
    return s->numbered ? STR_CAT(a, str_from(s->name), S(" …")) : str_from(s->name);
}

static size_t last_word(str folded)
{
    size_t end = folded.n;
    while (end > 0 && folded.p[end - 1] != '_')
        end--;
    return end;
}

/* "mucc_ii": a numbered section is compared without what follows its name. */
static str without_last_word(str folded)
{
    size_t end = last_word(folded);
    return str_slice(folded, 0, end ? end - 1 : folded.n);
}

/* True for "nguoi_ky" and "ky": a section's name among others' words. */
static bool has_words(str folded, str id)
{
    size_t rest = folded.n - id.n;
    return folded.n > id.n && ((str_starts(folded, id) && folded.p[id.n] == '_') ||
                               (str_ends(folded, id) && folded.p[rest - 1] == '_'));
}

bool meant_holds(arena *a, const names *n, str section_id, const ini_section *typed)
{
    for (size_t k = 0; k < typed->keys.n; k++)
        if (names_key(n, section_id, utf8_fold(a, typed->keys.at[k].name)))
            return true;
    return false;
}

/* Of two sections among others' words the likelier: one that has a key of those, one that the name
 * begins with. */
static int likeliness(arena *a, const names *n, const ini_section *typed, str folded, str id)
{
    return 1 + str_starts(folded, id) + 2 * meant_holds(a, n, id, typed);
}

static const char *other_section(str folded)
{
    for (size_t i = 0; i < sizeof other_sections / sizeof *other_sections; i++)
        if (str_is(folded, other_sections[i].typed))
            return other_sections[i].section;
    return NULL;
}

static bool holds_all(arena *a, const names *n, str section_id, const ini_section *typed)
{
    for (size_t k = 0; k < typed->keys.n; k++)
        if (!names_key(n, section_id, utf8_fold(a, typed->keys.at[k].name)))
            return false;
    return true;
}

/* The section, not yet given, that has all the keys; a single key must be of one section alone. */
static const known_section *by_keys(arena *a, const names *n, const ini_section *typed,
                                    const map *given)
{
    const known_section *s, *first = NULL;
    size_t found = 0;
    for (size_t i = 0; typed->keys.n && (s = names_section_at(n, i)); i++) {
        if (map_get(given, str_from(s->id)) || !holds_all(a, n, str_from(s->id), typed))
            continue;
        first = first ? first : s;
        found++;
    }
    return typed->keys.n > 1 || found == 1 ? first : NULL;
}

typedef struct guess {
    const known_section *section; /* or NULL */
    bool numbered;                /* the name's last word is its number */
    bool close;                   /* one letter off */
} guess;

static guess guess_section(arena *a, const names *n, const ini_section *typed, str folded,
                           const map *given)
{
    str without = without_last_word(folded);
    nearest near = nearest_start(folded), numbered = nearest_start(without);
    const known_section *s, *whole = NULL, *part = NULL, *within = NULL;
    int best = 0;
    for (size_t i = 0; (s = names_section_at(n, i)); i++) {
        str id = str_from(s->id);
        const char *other = other_section(folded), *other_part = other_section(without);
        size_t before = near.distance, before_part = numbered.distance;
        nearest_try(&near, id, id);
        if (s->numbered)
            nearest_try(&numbered, id, id);
        bool named = has_words(folded, id) || (other && str_is(id, other));
        int likely = named && !s->numbered ? likeliness(a, n, typed, folded, id) : 0;
        within = likely > best ? s : within;
        best = likely > best ? likely : best;
        if (s->numbered && other_part && str_is(id, other_part))
            part = s;
        whole = near.distance < before ? s : whole;
        part = numbered.distance < before_part ? s : part;
    }
    bool of_part = part && (!whole || numbered.distance < near.distance);
    s = of_part ? part : whole ? whole : within;
    return (guess){s ? s : by_keys(a, n, typed, given), of_part && without.n < folded.n,
                   near.distance <= 1 || numbered.distance <= 1};
}

static meant_section meant_of(arena *a, const guess *g, str name, str folded)
{
    const known_section *s = g->section;
    meant_section m = {s, str_from(s->id), str_from(s->name), {0}};
    if (!g->numbered)
        return m;
    size_t blank = name.n;
    while (blank > 0 && name.p[blank - 1] != ' ')
        blank--;
    m.suffix = str_after(folded, last_word(folded));
    m.id = STR_CAT(a, m.id, S("_"), m.suffix);
    m.name = STR_CAT(a, m.name, S(" "), blank ? str_after(name, blank) : m.suffix);
    return m;
}

meant_section meant_section_tell(diags *d, const names *n, const ini_section *typed,
                                 const map *given)
{
    arena *a = d->a;
    str folded = utf8_fold(a, typed->name);
    guess g = {0};
    if (!diags_full(d, DIAG_SECTION_UNKNOWN))
        g = guess_section(a, n, typed, folded, given);
    if (n->open && !(g.section && g.close))
        return (meant_section){0}; /* the template that can't be read may know it */
    meant_section m = {0};
    if (g.section)
        m = meant_of(a, &g, typed->name, folded);
    if (g.section && !typed->guessed)
        diag_add(d, DIAG_SECTION_NEAR, typed->at,
                 ARGS(typed->name, g.numbered ? m.name : shown_name(a, g.section)));
    else if (!typed->guessed)
        diag_add(d, DIAG_SECTION_UNKNOWN, typed->at, ARGS(typed->name));
    if (!g.section)
        return m;
    bool which = g.numbered || !g.section->paths; /* [cấp]: of which level? */
    return which ? m : (meant_section){0};
}

/* ---- keys ---- */

/* The first section that has such a key, or NULL. */
static const known_section *key_elsewhere(const names *n, str folded)
{
    const known_section *s;
    for (size_t i = 0; (s = names_section_at(n, i)); i++)
        if (names_key(n, str_from(s->id), folded) && s->support == SUPPORTED)
            return s;
    return NULL;
}

/* "muc" for "muc_i". */
static bool is_of(str section_id, const char *id)
{
    str of = str_from(id);
    return str_eq(section_id, of) ||
           (str_starts(section_id, of) && str_starts(str_after(section_id, of.n), S("_")));
}

static const known_key *other_key(const names *n, str section_id, str folded)
{
    for (size_t i = 0; i < sizeof other_keys / sizeof *other_keys; i++)
        if (is_of(section_id, other_keys[i].section) && str_is(folded, other_keys[i].typed))
            return names_key(n, section_id, str_from(other_keys[i].key));
    return NULL;
}

str meant_path(arena *a, str folded)
{
    for (size_t i = 0; i < sizeof other_keys / sizeof *other_keys; i++)
        if (str_is(folded, other_keys[i].typed))
            return STR_CAT(a, str_from(other_keys[i].section), S("."), str_from(other_keys[i].key));
    return (str){0};
}

/* The key of the section that is nearest to what was typed, or means the same; NULL: none.
 * *distance: 0 for one that means the same. */
static const known_key *near_key(const names *n, str section_id, str folded, size_t *distance)
{
    nearest near = nearest_start(folded);
    const known_key *k, *best = other_key(n, section_id, folded);
    *distance = 0;
    for (size_t i = 0; !best && (k = names_key_at(n, section_id, i)); i++)
        if (k->support != DERIVED)
            nearest_try(&near, str_from(k->id), str_from(k->id));
    if (!best)
        *distance = near.distance;
    return best ? best : near.best.n ? names_key(n, section_id, near.best) : NULL;
}

meant_key meant_key_tell(diags *d, const names *n, str in_id, str in_name, str name, pos at)
{
    str folded = utf8_fold(d->a, name);
    bool full = diags_full(d, DIAG_KEY_UNKNOWN);
    size_t distance = 2;
    const known_key *near = full ? NULL : near_key(n, in_id, folded, &distance);
    const known_section *elsewhere = full ? NULL : key_elsewhere(n, folded);
    if (n->open && distance > 1)
        return (meant_key){0}; /* the template that can't be read may know it */
    if (elsewhere && distance > 1) {
        str id = str_from(elsewhere->id);
        diag_add(d, DIAG_KEY_ELSEWHERE, at, ARGS(name, in_name, shown_name(d->a, elsewhere)));
        return elsewhere->numbered ? (meant_key){0} : (meant_key){names_key(n, id, folded), id};
    }
    if (near)
        diag_add(d, DIAG_KEY_NEAR, at, ARGS(name, in_name, str_from(near->name)));
    else
        diag_add(d, DIAG_KEY_UNKNOWN, at, ARGS(name, in_name));
    return (meant_key){near, in_id};
}

/* ---- before the template is known: other sections than close ones may be its own ---- */

/* The key itself, or one that was meant to be it. */
static const ini_key *find_in(arena *a, const names *n, const ini_section *in, str section, str key)
{
    const ini_key *meant = NULL;
    size_t distance;
    for (size_t k = 0; k < in->keys.n; k++) {
        str folded = utf8_fold(a, in->keys.at[k].name);
        if (str_eq(folded, key))
            return &in->keys.at[k];
        const known_key *near =
            names_key(n, section, folded) ? NULL : near_key(n, section, folded, &distance);
        if (!meant && near && str_is(key, near->id))
            meant = &in->keys.at[k];
    }
    return meant;
}

const ini_key *meant_find(arena *a, const ini_file *file, const char *section, const char *key)
{
    const names none = {0};
    str of = str_from(section), wanted = str_from(key), suffix;
    const ini_key *found = ini_find(a, file, of, wanted);
    for (size_t i = 0; i < file->sections.n && !found; i++) {
        const ini_section *in = &file->sections.at[i];
        str folded = utf8_fold(a, in->name);
        bool itself = str_eq(folded, of);
        if (!itself && names_section(&none, folded, &suffix))
            continue;
        guess g = itself ? (guess){0} : guess_section(a, &none, in, folded, &(map){.a = a});
        if (itself || (g.section && g.close && str_is(of, g.section->id)))
            found = find_in(a, &none, in, of, wanted);
    }
    return found;
}
