/* Units as they are put away, and asked for again. Knows no columns but that of names. */
#include "input/rows.h"
#include "template/units_state.h"

typedef struct record {
    uint64_t row_at;
    uint32_t list, kind, n_words, n_name;
} record;

unit_entry *units_entry(const unit_rows *all, size_t number)
{
    return &all->blocks.at[number / ENTRIES][number % ENTRIES];
}

rank units_rank(const unit_rows *all, size_t number)
{
    return (rank)units_entry(all, number)->rank;
}

bool units_is_good(const unit_rows *all, size_t number)
{
    return !(units_entry(all, number)->marks & UNIT_LEFT);
}

bool units_take_row(void *taking, const csv_row *row)
{
    const unit_taking *t = taking;
    return rows_add(t->rows, t->d, row);
}

bool units_add(unit_rows *all, diags *d, const unit_row *u, uint64_t row_at)
{
    uint64_t at = store_size(all->units);
    record one = {.row_at = row_at, .n_words = (uint32_t)u->words.n, .n_name = (uint32_t)u->name.n};
    while (all->lists->at[one.list] != u->list)
        one.list++;
    one.kind = (uint32_t)unit_kind_number(all->how->levels, u->kind);
    if (all->n % ENTRIES == 0)
        *list_add(d->a, &all->blocks) = NEW_ARRAY(d->a, unit_entry, ENTRIES);
    *units_entry(all, all->n++) = (unit_entry){
        .at_low = (uint32_t)at, .at_high = (uint16_t)(at >> 32), .rank = (uint8_t)u->rank};
    return store_add(all->units, d, (str){(const char *)&one, sizeof one}) &&
           store_add(all->units, d, u->words) && store_add(all->units, d, u->name);
}

unit_view units_view(arena *a, const unit_rows *of)
{
    return (unit_view){of, {.of = of->rows, .a = a}, {.of = of->units, .a = a}};
}

static bool get_cells(unit_view *v, diags *d, arena *a, uint64_t at, unit_row *out)
{
    csv_row *row = NEW(a, csv_row);
    uint64_t next;
    if (!rows_get(&v->rows, d, a, at, out->list->csv.src, row, &next))
        return false;
    out->row = row;
    out->at = units_cell(out->list, row, "don_vi.ten")->at;
    return true;
}

/* Those above are of ever higher ranks, so it comes to an end. */
bool units_get(unit_view *v, diags *d, arena *a, size_t number, bool cells, unit_row *out)
{
    const unit_entry *e = units_entry(v->of, number);
    uint64_t at = (uint64_t)e->at_high << 32 | e->at_low;
    record one;
    str bytes;
    if (!store_read(&v->units, d, at, sizeof one, &bytes))
        return false;
    memcpy(&one, bytes.p, sizeof one);
    if (!store_read(&v->units, d, at + sizeof one, (size_t)one.n_words + one.n_name, &bytes))
        return false;
    bytes = str_copy(a, bytes);
    const units_options *how = v->of->how;
    *out = (unit_row){.number = number,
                      .list = v->of->lists->at[one.list],
                      .words = str_slice(bytes, 0, one.n_words),
                      .name = str_after(bytes, one.n_words),
                      .kind = unit_kind_at_number(how->levels, one.kind),
                      .rank = (rank)e->rank};
    if (how->own_rank && out->rank > how->own_rank)
        out->above_words = how->own_words;
    if (cells && !get_cells(v, d, a, one.row_at, out))
        return false;
    if (!e->above)
        return true;
    unit_row *above = NEW(a, unit_row);
    if (!units_get(v, d, a, e->above - 1, false, above))
        return false;
    out->above = above;
    out->above_words = above->words;
    return true;
}
