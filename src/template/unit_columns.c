/* What the headings of lists mean. Knows no rows' units. */
#include "template/units.h"

#include "base/nearest.h"
#include "input/meant.h"
#include "input/rows.h"

/* Headings with a meaning of their own (folded); NULL: what people number rows with. `shown`: to
 * suggest; NULL: another way to say the same. */
static const struct {
    const char *heading, *path, *shown;
} headings[] = {
    {"stt", NULL, NULL},
    {"tt", NULL, NULL},
    {"ten", "don_vi.ten", "tên"},
    {"ten_don_vi", "don_vi.ten", "tên đơn vị"},
    {"loai", "don_vi.loai", "loại"},
    {"thuoc", "don_vi.thuoc", "thuộc"},
    {"dia_danh", "van_ban.dia_danh", "địa danh"},
    {"so", "van_ban.so", "số"},
    {"ngay", "van_ban.ngay", "ngày"},
    {"nguoi_ky", "ky.ho_ten", "người ký"},
    {"ho_ten", "ky.ho_ten", "họ tên"},
    {"ho_va_ten", "ky.ho_ten", NULL},
    {"chuc_vu", "ky.chuc_vu", "chức vụ"},
    {"quyen_han", "ky.quyen_han", "quyền hạn"},
    {"luu", "noi_nhan.luu", "lưu"},
    {"ghi_chu", "don_vi.ghi_chu", NULL}, /* of the list's own, and needn't be printed */
};
enum { HEADINGS = sizeof headings / sizeof *headings };

/* ---- columns ---- */

static size_t heading_row(str folded)
{
    size_t i = 0;
    while (i < HEADINGS && !str_eq(folded, str_from(headings[i].heading)))
        i++;
    return i;
}

static str column_path(arena *a, const csv_column *c)
{
    size_t row = heading_row(c->folded);
    if (row < HEADINGS)
        return str_from(headings[row].path);
    return memchr(c->folded.p, '.', c->folded.n) ? c->folded : STR_CAT(a, S("don_vi."), c->folded);
}

/* No column `tên`; perhaps one that is meant for it. */
static void report_no_names(diags *d, const csv_list *csv)
{
    static const char *const speak_of_names[] = {"ten", "don_vi", "xa", "phuong", "huyen"};
    for (size_t k = 0; k < sizeof speak_of_names / sizeof *speak_of_names; k++)
        for (size_t i = 0; i < csv->columns.n; i++) {
            const csv_column *c = &csv->columns.at[i];
            if (heading_row(c->folded) == HEADINGS &&
                str_find(c->folded, str_from(speak_of_names[k])) < c->folded.n) {
                diag_add(d, DIAG_LIST_NAMES_NEAR, c->at, ARGS(c->name));
                return;
            }
        }
    diag_add(d, DIAG_LIST_NO_NAMES, csv->columns.at[0].at, ARGS(csv->src->name));
}

/* What the rows say in a column of dates; rows that are lost are reported when they are asked for.
 */
static void check_dates(diags *d, store *rows, const unit_list *l, size_t column)
{
    arena *work = arena_below(d->a);
    diags lost = {.a = work};
    store_view v = {.of = rows, .a = d->a};
    csv_dates c = {.column = &l->csv.columns.at[column]};
    csv_row row;
    for (uint64_t at = l->from; at < l->to;) {
        arena_reset(work);
        if (!rows_get(&v, &lost, work, at, l->csv.src, &row, &at))
            break;
        csv_dates_add(&c, d, work, &row.cells.at[column]);
    }
    csv_dates_end(&c, d);
    arena_reset(work);
}

void units_columns(diags *d, store *rows, unit_list *l)
{
    const csv_list *csv = &l->csv;
    bool named = false;
    l->paths = NEW_ARRAY(d->a, str, csv->columns.n + 1);
    l->taken = NEW_ARRAY(d->a, bool, csv->columns.n + 1);
    l->giving = units_giving(d->a);
    for (size_t i = 0; i < csv->columns.n; i++) {
        const csv_column *c = &csv->columns.at[i];
        l->paths[i] = column_path(d->a, c);
        named = named || str_eq(l->paths[i], S("don_vi.ten"));
        for (size_t k = 0; k < i && l->paths[i].n; k++)
            if (str_eq(l->paths[i], l->paths[k]))
                diag_add_both(d, DIAG_LIST_COLUMN_TWICE, c->at, csv->columns.at[k].at,
                              ARGS(c->name, csv->columns.at[k].name));
        if (str_eq(l->paths[i], S("van_ban.ngay")))
            check_dates(d, rows, l, i);
    }
    if (!named && csv->columns.n)
        report_no_names(d, csv);
}

/* A column of the list's own, which nothing but a text that asks for it takes. */
static bool is_own_column(const unit_list *l, size_t column)
{
    const csv_column *c = &l->csv.columns.at[column];
    return heading_row(c->folded) == HEADINGS && str_starts(l->paths[column], S("don_vi."));
}

/* The fields whose last part a heading is, as keys of [cấp xã] are: how many; *first, *second of
 * them. */
static size_t fields_of(const names *n, str key, const field **first, const field **second)
{
    size_t found = 0;
    for (size_t i = 0; i < n->sections.n; i++) {
        const declared_section *s = n->sections.at[i];
        for (size_t k = 0; k < s->keys.n && !str_starts(s->id, S("cap_")); k++) {
            const field *f = s->keys.at[k]->field;
            if (!f || !str_eq(f->key, key))
                continue;
            *(found ? second : first) = f;
            found++;
        }
    }
    return found;
}

const field *units_field_of(const names *n, const unit_list *l, size_t column)
{
    const field *f = NULL, *other = NULL;
    if (!is_own_column(l, column))
        return NULL;
    return fields_of(n, str_after(l->paths[column], strlen("don_vi.")), &f, &other) == 1 ? f : NULL;
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

/* A heading that is a path, and one that speaks of a field. */
static void check_column(diags *d, store *rows, const unit_names *known, const unit_list *l,
                         size_t column)
{
    const csv_column *c = &l->csv.columns.at[column];
    str path = l->paths[column];
    bool typed = path.n && memchr(c->folded.p, '.', c->folded.n);
    if (typed && !is_known(known, path))
        unknown_heading(d, known, c);
    else if (typed && !is_of_rows(known, path))
        diag_add(d, DIAG_HEADING_NOT_HERE, c->at, ARGS(c->name));
    for (size_t i = 0; i < known->n; i++) {
        const known_key *key = names_path(known->at[i], path);
        const field *bare = units_field_of(known->at[i], l, column);
        const field *f = bare ? bare : key ? key->field : NULL;
        for (size_t k = 0; bare && k < l->csv.columns.n; k++)
            if (k != column && str_eq(l->paths[k], bare->path))
                diag_add_both(d, DIAG_LIST_COLUMN_TWICE, c->at, l->csv.columns.at[k].at,
                              ARGS(c->name, l->csv.columns.at[k].name));
        if (f && f->kind == FIELD_NGAY && !str_eq(path, S("van_ban.ngay"))) {
            check_dates(d, rows, l, column);
            return;
        }
    }
}

void units_check_columns(diags *d, store *rows, const unit_lists *lists, const unit_names *known)
{
    for (size_t i = 0; i < lists->n; i++)
        for (size_t k = 0; k < lists->at[i]->csv.columns.n; k++)
            check_column(d, rows, known, lists->at[i], k);
}

/* The nearest heading that would have a meaning, or empty. */
static str near_heading(arena *a, const unit_names *known, str folded)
{
    nearest near = nearest_start(folded);
    for (size_t i = 0; i < HEADINGS; i++)
        if (headings[i].shown)
            nearest_try(&near, str_from(headings[i].heading), str_from(headings[i].shown));
    for (size_t i = 0; i < known->n; i++)
        for (size_t s = 0; s < known->at[i]->sections.n; s++)
            for (size_t k = 0; k < known->at[i]->sections.at[s]->keys.n; k++) {
                const field *f = known->at[i]->sections.at[s]->keys.at[k]->field;
                if (f)
                    nearest_try(&near, f->key, str_copy(a, f->key_name));
            }
    str also = meant_path(a, folded);
    for (size_t i = 0; also.n && near.distance > 0 && i < HEADINGS; i++)
        if (headings[i].shown && str_is(also, headings[i].path))
            return str_from(headings[i].shown);
    return near.best;
}

const field *units_declared_field(const unit_list *l, size_t column, const unit_names *known)
{
    for (size_t i = 0; i < known->n; i++) {
        const known_key *key = names_path(known->at[i], l->paths[column]);
        const field *bare = units_field_of(known->at[i], l, column);
        if (bare || (key && key->field))
            return bare ? bare : key->field;
    }
    return NULL;
}

void units_report_unused(diags *d, const unit_list *l, size_t column, const unit_names *known)
{
    const csv_column *c = &l->csv.columns.at[column];
    const field *first = NULL, *second = NULL;
    for (size_t i = 0; i < known->n; i++)
        if (fields_of(known->at[i], c->folded, &first, &second) > 1) {
            diag_add(d, DIAG_HEADING_FIELDS, c->at, ARGS(c->name, first->path, second->path));
            return;
        }
    const field *of = units_declared_field(l, column, known);
    if (of) {
        diag_add(d, DIAG_HEADING_UNASKED, c->at, ARGS(c->name, of->template_name, of->path));
        return;
    }
    str near = near_heading(d->a, known, c->folded);
    diag_add(d, near.n ? DIAG_HEADING_UNUSED_NEAR : DIAG_HEADING_UNUSED, c->at,
             ARGS(c->name, near));
}

bool units_may_be_unused(const unit_list *l, size_t column, const unit_names *known)
{
    bool taken =
        l->taken[column] || (!is_own_column(l, column) && !units_declared_field(l, column, known));
    return l->csv.columns.at[column].has_words && !taken;
}

void units_took(const unit_row *u, const data *of)
{
    for (size_t i = 0; i < u->list->csv.columns.n; i++) {
        const value *v = u->list->taken[i] ? NULL : data_in_layer(of, LAYER_ROW, u->list->paths[i]);
        if (v && v->used)
            u->list->taken[i] = true;
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
