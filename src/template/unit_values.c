/* What a unit's row says, as values. Knows no templates and no plans. */
#include "template/units.h"

/* ---- where values go: the same for all rows of a list and a rank ---- */

enum { OWN_WORDS, OWN_NAME, OWN_KIND, OWN_BODY, OWN_LEVEL, OWN_ABOVE, OWNS };
static const char *const own_paths[OWNS] = {
    "don_vi.ten", "don_vi.ten_rieng", "don_vi.loai", "co_quan.ten", "van_ban.cap", "don_vi.thuoc",
};

/* What a column gives: the path of its heading, and the field whose last part the heading is. */
typedef struct given_column {
    data_slot own, field;                   /* without a key: none */
    const section *section, *field_section; /* to be opened with them, or NULL */
} given_column;

struct unit_giving {
    const path_numbers *of; /* NULL: not looked up yet */
    const data *below;
    given_column *columns;
    data_slot own[OWNS];
};

struct unit_giving *units_giving(arena *a)
{
    return NEW_ARRAY(a, struct unit_giving, RANK_XA + 1);
}

/* NULL where the values below have it, or nobody knows it. */
static const section *section_to_open(const data *to, str path)
{
    str id = str_slice(path, 0, str_find(path, S(".")));
    return data_has_section(to->below, id) ? NULL : data_section_named(to, id);
}

static const struct unit_giving *giving_of(const unit_row *u, const data *to)
{
    const unit_list *l = u->list;
    struct unit_giving *g = &l->giving[u->rank];
    if (g->of == to->numbers && g->below == to->below)
        return g;
    arena *a = to->numbers->of.a;
    *g = (struct unit_giving){.of = to->numbers, .below = to->below};
    g->columns = NEW_ARRAY(a, given_column, l->csv.columns.n + 1);
    for (size_t i = 0; i < l->csv.columns.n; i++) {
        given_column *c = &g->columns[i];
        const field *f = units_field_of(to->names, l, i);
        if (f) {
            c->field = data_slot_of(to, f->path);
            c->field_section = section_to_open(to, f->path);
        }
        if (l->paths[i].n) {
            c->own = data_slot_of(to, l->paths[i]);
            c->section = section_to_open(to, l->paths[i]);
        }
    }
    for (size_t i = 0; i < OWNS; i++)
        g->own[i] = data_slot_of(to, str_from(own_paths[i]));
    return g;
}

/* ---- giving ---- */

/* `d` NULL: it may have several lines. */
static value *give_cell_as(diags *d, const unit_row *u, size_t column, const data_slot *as,
                           const section *in, data *to)
{
    const csv_cell *cell = &u->row->cells.at[column];
    line *lines;
    size_t n = csv_cell_lines(to->a, cell, &lines);
    if (str_eq(cell->text, S("-")))
        n = 0;
    if (d && n > 1 && key_takes_one_line(as->key->kind))
        diag_add(d, DIAG_CELL_ONE_LINE, cell->at,
                 ARGS(u->list->csv.columns.at[column].name, u->words));
    if (in)
        data_open_named(to, in, cell->at);
    return data_put_at(to, LAYER_ROW, as, lines, n, cell->at);
}

/* A heading that is a field's last part gives the field its value; texts may ask for either. */
static void give_cell(diags *d, const unit_row *u, size_t column, const given_column *c, data *to)
{
    if (u->row->cells.at[column].text.n == 0)
        return;
    if (c->field.key)
        give_cell_as(d, u, column, &c->field, c->field_section, to);
    value *given = c->own.key
                       ? give_cell_as(c->field.key ? NULL : d, u, column, &c->own, c->section, to)
                       : NULL;
    if (given)
        given->used = false; /* until a text asks for it: units_took */
}

static value *give_words(const unit_row *u, const data_slot *as, str words, data *to)
{
    line *only = NEW(to->a, line);
    *only = (line){.text = words, .at = u->at};
    return data_put_at(to, LAYER_ROW, as, only, words.n ? 1 : 0, u->at);
}

void units_give(diags *d, const unit_row *u, data *to)
{
    const struct unit_giving *g = giving_of(u, to);
    for (size_t i = 0; i < u->list->csv.columns.n; i++)
        give_cell(d, u, i, &g->columns[i], to);
    give_words(u, &g->own[OWN_WORDS], u->words, to);
    give_words(u, &g->own[OWN_NAME], u->name, to);
    give_words(u, &g->own[OWN_KIND], u->kind->name, to);
    if (!data_in_layer(to, LAYER_ROW, g->own[OWN_BODY].path))
        give_words(u, &g->own[OWN_BODY], STR_CAT(to->a, S("Ủy ban nhân dân "), u->words), to);
    give_words(u, &g->own[OWN_LEVEL], u->kind->name, to);
    if (u->above_words.n)
        give_words(u, &g->own[OWN_ABOVE], u->above_words, to);
}

str units_heading(const unit_row *u, pos at, str *words)
{
    if (!u->row || !at.src || at.src->of != u->list->csv.src ||
        pos_offset(u->row->at) != at.src->off)
        return (str){0};
    size_t i = u->row->cells.n - 1; /* a row has its first cell where it begins */
    while (i > 0 && at.off < u->row->cells.at[i].at.off)
        i--;
    *words = u->row->cells.at[i].text;
    return u->list->csv.columns.at[i].name;
}
