/* How cells are set once the widths stand, and how high heading rows are. Knows no Word. */
#include "nd30/cells.h"

#include "nd30/joins.h"
#include "nd30/metrics.h"
#include "plan/inline.h"

bool row_is_bold(const row *r)
{
    return r->kind != ROW_PLAIN;
}

bool cell_is_middle(const row *r, const cell *c)
{
    return r->heading || c->down <= (size_t)middle_rows;
}

double cell_room(const cell *c, const column_form *columns)
{
    double room = -cell_sides();
    for (size_t i = 0; i < c->across; i++)
        room += columns[i].width;
    return room;
}

/* A run's words as the row sets them. */
static run set_run(arena *a, const form *f, const row *r, run of, double room)
{
    face as = face_of(f, r->heading ? TP_DAU_BANG : TP_O_BANG);
    of.marks |= row_is_bold(r) ? MARK_BOLD : 0;
    as.bold = as.bold || (of.marks & MARK_BOLD);
    of.text = joins_make_within(a, of.text, as, room);
    return of;
}

const runs *cell_words(arena *a, const form *f, const row *r, const runs *words, double room)
{
    runs *out = NULL;
    for (size_t i = 0; i < words->n; i++) {
        const run *was = &words->at[i];
        run now = set_run(a, f, r, *was, room);
        if (!out && (now.marks != was->marks || now.text.p != was->text.p)) {
            out = NEW(a, runs);
            for (size_t k = 0; k < i; k++)
                *list_add(a, out) = words->at[k];
        }
        if (out)
            *list_add(a, out) = now;
    }
    return out ? out : words;
}

/* ---- heights ---- */

static int cell_height(arena *a, const form *f, const row *r, const cell *c,
                       const column_form *columns)
{
    const component_form *of = &f->components[TP_DAU_BANG];
    face as = face_of(f, TP_DAU_BANG);
    double room = cell_room(c, columns);
    int height = 0;
    for (size_t i = 0; i < c->paragraphs.n; i++) {
        const runs *words = cell_words(a, f, r, &c->paragraphs.at[i], room);
        size_t lines = metrics_wrapped(runs_text(a, words), as, room, room);
        height += (int)lines * line_height(as.size) + of->before + of->after;
    }
    return height;
}

/* What a cell lacks over all its rows, the last of them gets. More than a page of heading rows
 * repeat nowhere. */
const int *cells_heading_heights(arena *a, const form *f, const table *t,
                                 const column_form *columns)
{
    enum { MOST_ROWS = 16 };
    int *heights = NEW_ARRAY(a, int, t->rows.n + 1);
    bool reaches = false;
    size_t n = 0;
    while (n < t->rows.n && t->rows.at[n].heading)
        n++;
    for (size_t down = 1; down <= n && n <= MOST_ROWS; down++)
        for (size_t r = 0; r + down <= n; r++)
            for (size_t c = 0; c < t->n_columns; c++) {
                const cell *now = &t->rows.at[r].cells.at[c];
                if (now->across == 0 || now->down != down)
                    continue;
                int lacks = cell_height(a, f, &t->rows.at[r], now, &columns[c]);
                for (size_t i = r; i < r + down; i++)
                    lacks -= heights[i];
                heights[r + down - 1] += lacks > 0 ? lacks : 0;
                reaches = reaches || down > 1;
            }
    for (size_t r = 0; r < n && !reaches; r++)
        heights[r] = 0;
    return heights;
}
