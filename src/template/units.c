/* Rows to units and values. Knows no templates and no plans. */
#include "template/units.h"

#include "base/nearest.h"
#include "base/utf8.h"

/* Headings with a meaning of their own (folded); NULL: what people number rows with. */
static const struct {
    const char *heading, *path;
} headings[] = {
    {"stt", NULL},
    {"tt", NULL},
    {"ten", "don_vi.ten"},
    {"loai", "don_vi.loai"},
    {"thuoc", "don_vi.thuoc"},
    {"dia_danh", "van_ban.dia_danh"},
    {"so", "van_ban.so"},
    {"ngay", "van_ban.ngay"},
    {"nguoi_ky", "ky.ho_ten"},
    {"ho_ten", "ky.ho_ten"},
    {"chuc_vu", "ky.chuc_vu"},
    {"quyen_han", "ky.quyen_han"},
    {"luu", "noi_nhan.luu"},
};

/* ---- columns ---- */

static str column_path(arena *a, const csv_column *c)
{
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (str_eq(c->folded, str_from(headings[i].heading)))
            return str_from(headings[i].path);
    return memchr(c->folded.p, '.', c->folded.n) ? c->folded : STR_CAT(a, S("don_vi."), c->folded);
}

void units_columns(diags *d, unit_list *l)
{
    const csv_list *csv = &l->csv;
    bool named = false;
    l->paths = NEW_ARRAY(d->a, str, csv->columns.n + 1);
    for (size_t i = 0; i < csv->columns.n; i++) {
        const csv_column *c = &csv->columns.at[i];
        l->paths[i] = column_path(d->a, c);
        named = named || str_eq(l->paths[i], S("don_vi.ten"));
        for (size_t k = 0; k < i && l->paths[i].n; k++)
            if (str_eq(l->paths[i], l->paths[k]))
                diag_add_both(d, DIAG_LIST_COLUMN_TWICE, c->at, csv->columns.at[k].at,
                              ARGS(c->name, csv->columns.at[k].name));
        if (str_eq(l->paths[i], S("van_ban.ngay")))
            csv_check_dates(d, csv, i);
    }
    if (!named && csv->columns.n)
        diag_add(d, DIAG_LIST_NO_NAMES, csv->columns.at[0].at, ARGS(csv->src->name));
}

static bool is_known(const unit_names *known, str path)
{
    for (size_t i = 0; i < known->n; i++)
        if (names_path(known->at[i], path))
            return true;
    return false;
}

/* A row says who the unit is and what its plan says, not which template and list there are. */
static bool is_of_rows(const unit_names *known, str path)
{
    static const char *const others[] = {"van_ban.khung", "van_ban.cap", "don_vi.danh_sach",
                                         "don_vi.tep_ten", "don_vi.ten_rieng"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_eq(path, str_from(others[i])))
            return false;
    for (size_t i = 0; i < known->n; i++) {
        const known_key *k = names_path(known->at[i], path);
        if (k && (k->support == SUPPORTED || str_starts(path, S("don_vi."))))
            return true;
    }
    return false;
}

static void unknown_heading(diags *d, const unit_names *known, const csv_column *c)
{
    nearest near = nearest_start(c->folded);
    for (size_t i = 0; i < known->n; i++)
        names_try_paths(known->at[i], d->a, &near);
    diag_add(d, near.best.n ? DIAG_HEADING_NEAR : DIAG_HEADING_UNKNOWN, c->at,
             ARGS(c->name, near.best));
}

void units_check_columns(diags *d, const unit_lists *lists, const unit_names *known)
{
    for (size_t i = 0; i < lists->n; i++)
        for (size_t k = 0; k < lists->at[i]->csv.columns.n; k++) {
            const csv_column *c = &lists->at[i]->csv.columns.at[k];
            str path = lists->at[i]->paths[k];
            if (path.n == 0 || !memchr(c->folded.p, '.', c->folded.n))
                continue;
            if (!is_known(known, path))
                unknown_heading(d, known, c);
            else if (!is_of_rows(known, path))
                diag_add(d, DIAG_HEADING_NOT_HERE, c->at, ARGS(c->name));
        }
}

void units_declare(const unit_lists *lists, names *n)
{
    for (size_t i = 0; i < lists->n; i++)
        for (size_t k = 0; k < lists->at[i]->csv.columns.n; k++) {
            str path = lists->at[i]->paths[k];
            if (str_starts(path, S("don_vi.")) && !names_path(n, path))
                names_declare(n, S("don_vi"), S("đơn vị"), str_after(path, strlen("don_vi.")),
                              lists->at[i]->csv.columns.at[k].name, KEY_LINE, NULL);
        }
}

/* ---- units ---- */

static const csv_cell *cell_of(const unit_list *l, const csv_row *row, const char *path)
{
    for (size_t i = 0; i < l->csv.columns.n; i++)
        if (str_eq(l->paths[i], str_from(path)))
            return &row->cells.at[i];
    return NULL;
}

/* "Đăk Hà" of "huyện Đăk Hà". */
static str behind_kind(const unit_kind *kind, str name)
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

/* The kind that a name begins with. "Tịnh Biên" and "Quan Sơn" begin with none: marks count, but
 * where the name has none at all, and no column says the kind. */
static const unit_kind *kind_in_name(const units_options *how, arena *a, str name, bool said)
{
    const unit_kind *kind = unit_kind_at(how->levels, utf8_fold(a, name));
    if (!kind)
        return NULL;
    str rest = behind_kind(kind, name);
    str typed = utf8_trim(str_slice(name, 0, name.n - rest.n));
    bool exact = str_eq(utf8_lower(a, typed), kind->name);
    return exact || (!said && is_ascii(name)) ? kind : NULL;
}

/* "phường" and no more. */
static bool is_kind_alone(const units_options *how, arena *a, str name)
{
    const unit_kind *kind = unit_kind_find(how->levels, a, name);
    return kind && str_eq(utf8_lower(a, name), kind->name);
}

static const unit_kind *said_kind(diags *d, const units_options *how, const csv_cell *said)
{
    const unit_kind *kind = unit_kind_find(how->levels, d->a, said->text);
    str near = unit_kind_nearest(how->levels, d->a, said->text);
    if (!kind)
        diag_add(d, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, said->at,
                 ARGS(said->text, near.n ? near : unit_kind_names(how->levels, d->a, false)));
    return kind;
}

/* The kind that the row says, or its name's first words, or the one that rows have without. The
 * noun is written small, but in a name that keeps its own: "Phường 7". */
static bool read_kind(diags *d, const units_options *how, unit_row *u, str name)
{
    arena *a = d->a;
    const csv_cell *cell = cell_of(u->list, u->row, "don_vi.loai");
    bool said = cell && cell->text.n && !str_eq(cell->text, S("-"));
    const unit_kind *in_name = kind_in_name(how, a, name, said);
    u->kind = said ? said_kind(d, how, cell) : in_name ? in_name : how->kind;
    if (said && !u->kind)
        return false;
    if (!u->kind)
        diag_add(d, DIAG_UNIT_NO_KIND, u->at, ARGS(name));
    else if (in_name && in_name != u->kind)
        diag_add(d, DIAG_UNIT_KINDS_DIFFER, cell->at, ARGS(name, cell->text));
    if (!u->kind || (in_name && in_name != u->kind))
        return false;
    u->name = in_name ? behind_kind(in_name, name) : name;
    bool as_typed = in_name && !is_ascii(name) && unit_keeps_noun(how->levels, a, u->kind, u->name);
    u->words = as_typed ? name : STR_CAT(a, u->kind->name, S(" "), u->name);
    return true;
}

static bool read_unit(diags *d, const units_options *how, unit_row *u)
{
    const csv_cell *name = cell_of(u->list, u->row, "don_vi.ten");
    if (!name)
        return false; /* the list was reported */
    u->at = name->at;
    if (name->text.n == 0 || str_eq(name->text, S("-"))) {
        diag_add(d, DIAG_UNIT_NO_NAME, name->at, ARGS(S("")));
        return false;
    }
    if (is_kind_alone(how, d->a, name->text)) {
        diag_add(d, DIAG_UNIT_KIND_ALONE, name->at, ARGS(name->text));
        return false;
    }
    if (!read_kind(d, how, u, name->text))
        return false;
    u->rank = unit_rank(how->levels, d->a, u->kind, u->name, how->when);
    if (u->rank == RANK_NONE)
        diag_add(d, DIAG_LEVEL_CITY, u->at, ARGS(u->name));
    else if (how->own_rank && u->rank < how->own_rank)
        diag_add(d, DIAG_UNIT_ABOVE, u->at,
                 ARGS(u->words, rank_name(u->rank), rank_name(how->own_rank)));
    else if (how->below && u->rank == how->own_rank)
        diag_add(d, DIAG_UNIT_BESIDE, u->at, ARGS(u->words, rank_name(u->rank)));
    else
        return true;
    return false;
}

/* Units by what `thuộc` may call them: with and without their kind. */
typedef struct above_index {
    map by_words, by_name; /* the first that is called so */
    map again;             /* of by_name the second */
} above_index;

static void index_units(arena *a, const unit_rows *all, above_index *out)
{
    out->by_words.a = out->by_name.a = out->again.a = a;
    for (size_t i = 0; i < all->n; i++) {
        unit_row *u = all->at[i];
        str words = utf8_fold(a, u->words), name = utf8_fold(a, u->name);
        if (!map_get(&out->by_words, words))
            map_set(&out->by_words, words, u);
        if (u->rank == RANK_XA)
            continue;
        const unit_row *before = map_get(&out->by_name, name);
        if (!before)
            map_set(&out->by_name, name, u);
        else if (!str_eq(before->words, u->words))
            map_set(&out->again, name, u);
    }
}

static void unknown_above(diags *d, const units_options *how, const unit_rows *all,
                          const unit_row *u, const csv_cell *said)
{
    nearest near = nearest_start(utf8_fold(d->a, said->text));
    nearest_try(&near, utf8_fold(d->a, how->own_words), how->own_words);
    nearest_try(&near, utf8_fold(d->a, how->own_name), how->own_words);
    for (size_t i = 0; i < all->n && !diags_full(d, DIAG_UNIT_ABOVE_NEAR); i++)
        if (all->at[i]->rank < u->rank) {
            nearest_try(&near, utf8_fold(d->a, all->at[i]->words), all->at[i]->words);
            nearest_try(&near, utf8_fold(d->a, all->at[i]->name), all->at[i]->words);
        }
    diag_add(d, near.best.n ? DIAG_UNIT_ABOVE_NEAR : DIAG_UNIT_ABOVE_UNKNOWN, said->at,
             ARGS(said->text, u->words, near.best));
}

/* Two units of one name ("Kon Tum": the province, its city); the second, or empty. */
static str namesake(const units_options *how, arena *a, const above_index *index, str folded)
{
    const unit_row *first = map_get(&index->by_name, folded);
    const unit_row *second = map_get(&index->again, folded);
    bool own = how->own_name.n && str_eq(folded, utf8_fold(a, how->own_name));
    return second                                                  ? second->words
           : first && own && !str_eq(first->words, how->own_words) ? how->own_words
                                                                   : (str){0};
}

/* Whose plan a unit's plan carries out; false after reporting that it can't be told. */
static bool find_above(diags *d, const units_options *how, const unit_rows *all,
                       const above_index *index, unit_row *u)
{
    const csv_cell *said = cell_of(u->list, u->row, "don_vi.thuoc");
    bool below = how->own_rank && u->rank > how->own_rank;
    u->above_words = below ? how->own_words : (str){0};
    if (!said || said->text.n == 0 || str_eq(said->text, S("-")))
        return true;
    str folded = utf8_fold(d->a, said->text);
    bool is_own = how->own_words.n && str_eq(folded, utf8_fold(d->a, how->own_words));
    unit_row *above = map_get(&index->by_words, folded);
    str other = above || is_own ? (str){0} : namesake(how, d->a, index, folded);
    if (!above && !is_own) {
        above = map_get(&index->by_name, folded);
        is_own = !above && how->own_name.n && str_eq(folded, utf8_fold(d->a, how->own_name));
    }
    bool good = above && !other.n && above != u && above->rank < u->rank;
    if (other.n)
        diag_add(d, DIAG_UNIT_ABOVE_TWICE, said->at, ARGS(said->text, above->words, other));
    else if (!good && !is_own)
        unknown_above(d, how, all, u, said);
    if (good) {
        u->above = above;
        u->above_words = above->words;
    }
    return good || (is_own && !other.n);
}

/* Where other rows of its level name the unit above, one that doesn't may have forgotten it. */
static void check_named_above(diags *d, const units_options *how, const unit_rows *all)
{
    bool named[RANK_XA + 1] = {false};
    for (size_t i = 0; i < all->n; i++)
        named[all->at[i]->rank] = named[all->at[i]->rank] || all->at[i]->above;
    for (size_t i = 0; i < all->n; i++) {
        const unit_row *u = all->at[i];
        const csv_cell *said = cell_of(u->list, u->row, "don_vi.thuoc");
        if (named[u->rank] && !u->above && (!said || said->text.n == 0))
            diag_add(d, DIAG_UNIT_NOT_NAMED_ABOVE, u->at, ARGS(u->words, how->own_words));
    }
}

void units_read(diags *d, const unit_lists *lists, const units_options *how, unit_rows *out)
{
    for (size_t i = 0; i < lists->n; i++)
        for (size_t k = 0; k < lists->at[i]->csv.rows.n; k++) {
            unit_row *u = NEW(d->a, unit_row);
            u->list = lists->at[i];
            u->row = &lists->at[i]->csv.rows.at[k];
            if (read_unit(d, how, u))
                *list_add(d->a, out) = u;
        }
    above_index index = {0};
    index_units(d->a, out, &index);
    unit_rows good = {0};
    for (size_t i = 0; i < out->n; i++)
        if (find_above(d, how, out, &index, out->at[i]))
            *list_add(d->a, &good) = out->at[i];
    *out = good;
    check_named_above(d, how, out);
}

/* ---- values ---- */

static void give_cell(diags *d, const unit_row *u, size_t column, data *to)
{
    const csv_cell *cell = &u->row->cells.at[column];
    str path = u->list->paths[column];
    const known_key *key = names_path(to->names, path);
    if (cell->text.n == 0 || path.n == 0 || !key)
        return;
    line *lines;
    size_t n = csv_cell_lines(to->a, cell, &lines);
    if (str_eq(cell->text, S("-")))
        n = 0;
    if (n > 1 && (key->kind == KEY_LINE || key->kind == KEY_PHRASE))
        diag_add(d, DIAG_CELL_ONE_LINE, cell->at,
                 ARGS(u->list->csv.columns.at[column].name, u->words));
    data_open_section(to, str_slice(path, 0, str_find(path, S("."))), cell->at);
    data_put_lines(to, LAYER_ROW, path, lines, n, cell->at, true);
}

void units_give(diags *d, const unit_row *u, data *to)
{
    for (size_t i = 0; i < u->list->csv.columns.n; i++)
        give_cell(d, u, i, to);
    data_put(to, LAYER_ROW, S("don_vi.ten"), u->words, u->at);
    data_put(to, LAYER_ROW, S("don_vi.ten_rieng"), u->name, u->at);
    data_put(to, LAYER_ROW, S("don_vi.loai"), u->kind->name, u->at);
    if (!data_in_layer(to, LAYER_ROW, S("co_quan.ten")))
        data_put(to, LAYER_ROW, S("co_quan.ten"), STR_CAT(to->a, S("Ủy ban nhân dân "), u->words),
                 u->at);
    data_put(to, LAYER_ROW, S("van_ban.cap"), u->kind->name, u->at);
    if (u->above_words.n)
        data_put(to, LAYER_ROW, S("don_vi.thuoc"), u->above_words, u->at);
}

str units_heading(const unit_row *u, pos at, str *words)
{
    if (at.src != u->list->csv.src)
        return (str){0};
    for (size_t i = u->row->cells.n; i-- > 0;)
        if (at.off >= u->row->cells.at[i].at.off) {
            *words = u->row->cells.at[i].text;
            return u->list->csv.columns.at[i].name;
        }
    return (str){0};
}
