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

static str words_of(const unit_row *u, const char *path)
{
    const csv_cell *c = cell_of(u->list, u->row, path);
    return c && !str_eq(c->text, S("-")) ? c->text : (str){0};
}

/* The kind that the row says, or its name's first words, or the one that rows have without. */
static bool read_kind(diags *d, const units_options *how, unit_row *u, str name)
{
    arena *a = d->a;
    const csv_cell *said = cell_of(u->list, u->row, "don_vi.loai");
    const unit_kind *in_name = unit_kind_at(how->levels, utf8_fold(a, name));
    u->kind = in_name;
    if (said && said->text.n) {
        u->kind = unit_kind_find(how->levels, a, said->text);
        str near = unit_kind_nearest(how->levels, a, said->text);
        if (!u->kind)
            diag_add(d, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, said->at,
                     ARGS(said->text, near.n ? near : unit_kind_names(how->levels, a, false)));
        if (!u->kind)
            return false;
    } else if (!in_name) {
        u->kind = how->kind;
    }
    if (!u->kind) {
        diag_add(d, DIAG_UNIT_NO_KIND, u->at, ARGS(name));
        return false;
    }
    u->words = in_name == u->kind ? name : STR_CAT(a, u->kind->name, S(" "), name);
    u->name = utf8_trim(str_after(u->words, u->kind->name.n));
    return true;
}

static bool read_unit(diags *d, const units_options *how, unit_row *u)
{
    const csv_cell *name = cell_of(u->list, u->row, "don_vi.ten");
    if (!name)
        return false; /* the list was reported */
    u->at = name->at;
    if (name->text.n == 0) {
        diag_add(d, DIAG_UNIT_NO_NAME, name->at, ARGS(S("")));
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
    else
        return true;
    return false;
}

/* Units by what `thuộc` may call them: with and without their kind. */
typedef struct above_index {
    map by_words, by_name;
} above_index;

static void index_units(arena *a, const unit_rows *all, above_index *out)
{
    out->by_words.a = out->by_name.a = a;
    for (size_t i = 0; i < all->n; i++) {
        unit_row *u = all->at[i];
        str words = utf8_fold(a, u->words), name = utf8_fold(a, u->name);
        if (!map_get(&out->by_words, words))
            map_set(&out->by_words, words, u);
        if (!map_get(&out->by_name, name) && u->rank < RANK_XA)
            map_set(&out->by_name, name, u);
    }
}

static void unknown_above(diags *d, const unit_rows *all, const unit_row *u, const csv_cell *said)
{
    nearest near = nearest_start(utf8_fold(d->a, said->text));
    for (size_t i = 0; i < all->n && !diags_full(d, DIAG_UNIT_ABOVE_NEAR); i++)
        if (all->at[i]->rank < u->rank)
            nearest_try(&near, utf8_fold(d->a, all->at[i]->words), all->at[i]->words);
    diag_add(d, near.best.n ? DIAG_UNIT_ABOVE_NEAR : DIAG_UNIT_ABOVE_UNKNOWN, said->at,
             ARGS(said->text, u->words, near.best));
}

/* Whose plan a unit's plan carries out. */
static void find_above(diags *d, const units_options *how, const unit_rows *all,
                       const above_index *index, unit_row *u)
{
    const csv_cell *said = cell_of(u->list, u->row, "don_vi.thuoc");
    if (!said || said->text.n == 0 || str_eq(said->text, S("-")))
        return;
    str folded = utf8_fold(d->a, said->text), own = utf8_fold(d->a, how->own_words);
    bool is_own = str_eq(folded, own) || (own.n && str_ends(own, STR_CAT(d->a, S("_"), folded)));
    unit_row *above = map_get(&index->by_words, folded);
    if (!above && !is_own)
        above = map_get(&index->by_name, folded);
    if (above && above != u && above->rank < u->rank)
        u->above = above;
    else if (!is_own)
        unknown_above(d, all, u, said);
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
    for (size_t i = 0; i < out->n; i++)
        find_above(d, how, out, &index, out->at[i]);
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
    if (u->above && words_of(u, "don_vi.thuoc").n)
        data_put(to, LAYER_ROW, S("don_vi.thuoc"), u->above->words, u->at);
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
