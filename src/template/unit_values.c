/* What a unit's row says, as values. Knows no templates and no plans. */
#include "template/units.h"

/* `d` NULL: it may have several lines. */
static void give_cell_as(diags *d, const unit_row *u, size_t column, str path, data *to)
{
    const csv_cell *cell = &u->row->cells.at[column];
    const known_key *key = cell->text.n && path.n ? data_key(to, path) : NULL;
    if (!key)
        return;
    line *lines;
    size_t n = csv_cell_lines(to->a, cell, &lines);
    if (str_eq(cell->text, S("-")))
        n = 0;
    if (d && n > 1 && key_takes_one_line(key->kind))
        diag_add(d, DIAG_CELL_ONE_LINE, cell->at,
                 ARGS(u->list->csv.columns.at[column].name, u->words));
    data_open_section(to, str_slice(path, 0, str_find(path, S("."))), cell->at);
    data_put_lines(to, LAYER_ROW, path, lines, n, cell->at, true);
}

/* A heading that is a field's last part gives the field its value; texts may ask for either. */
static void give_cell(diags *d, const unit_row *u, size_t column, data *to)
{
    const field *f = units_field_of(to->names, u->list, column);
    if (f)
        give_cell_as(d, u, column, f->path, to);
    give_cell_as(f ? NULL : d, u, column, u->list->paths[column], to);
    value *given = data_own(to, LAYER_ROW, u->list->paths[column]);
    if (given)
        given->used = false; /* until a text asks for it: units_took */
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
    if (!u->row || !at.src || at.src->of != u->list->csv.src ||
        pos_offset(u->row->at) != at.src->off)
        return (str){0};
    for (size_t i = u->row->cells.n; i-- > 0;)
        if (at.off >= u->row->cells.at[i].at.off) {
            *words = u->row->cells.at[i].text;
            return u->list->csv.columns.at[i].name;
        }
    return (str){0};
}
