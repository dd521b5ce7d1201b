/* Workbooks. */
#include "fuzz.h"

#include "input/csv.h"
#include "input/xlsx.h"

/* What comes out is a list that can be parted again, whatever the cells hold. */
static bool check_row(void *context, const csv_row *row)
{
    const csv_list *list = context;
    HOLDS(row->cells.n == list->columns.n && is_within(row->at));
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    csv_list list = {0};
    str name = S("fuzz.xlsx");
    byte_stream *from = xlsx_stream_of_bytes(&d, name, (str){(const char *)data, n});
    HOLDS(from || !diags_clean(&d));
    if (from)
        HOLDS(csv_read_stream(&d, from, name, &list, check_row, &list) || !diags_clean(&d));
    for (size_t i = 0; i < d.list.n; i++)
        HOLDS(d.list.at[i].code != DIAG_CSV_QUOTE_OPEN &&
              d.list.at[i].code != DIAG_CSV_QUOTE_STRAY && d.list.at[i].code != DIAG_CSV_ROW_LONG &&
              d.list.at[i].code != DIAG_CSV_ROW_SHORT);
    say_all(&d);
    arena_free(a);
    return 0;
}
