/* A bounded descent: width goes from the columns that lose the fewest lines by it to those that
 * save the most. Knows cells and widths; not what columns hold, no Word. */
#include "nd30/column_balance.h"

#include "nd30/cells.h"
#include "nd30/metrics.h"

enum {
    MOST_CELLS = 1200, /* looked at */
    MOST_PIECES = 60,  /* of a cell; what it holds beyond them counts by its width alone */
    MOST_MOVES = 12,   /* of one step */
    ROWS_OF_A_PAGE = 12,
};

/* Steps, as parts of the room: small ones first, or columns that no wide step can fill stay
 * cramped; then wider ones, over what small ones can't pass. */
static const double steps[] = {1.0 / 50, 1.0 / 100, 1.0 / 200, 1.0 / 30,
                               1.0 / 60, 1.0 / 120, 1.0 / 240};

/* What a line counts in a cell that is not its row's highest: less, but no column is to be cramped
 * beside a high one, and where several cells are equally high one has to begin. */
static const double low_line = 0.2;

static const double least_gain = 0.02;

/* Words up to a place where a line may end. */
typedef struct piece {
    double width;
    double before; /* the blank that parts it from the one before, on the same line */
    bool first;    /* of its paragraph */
} piece;

typedef struct set_cell {
    size_t column, across, down;
    LIST(piece) pieces;
    double beyond; /* width of what is not in pieces */
    double extra;  /* lines that are there at any width: paragraphs beyond, gaps between them */
    double lines;  /* at the present widths */
} set_cell;

typedef struct set_row {
    LIST(set_cell) cells;
    double weight; /* how often it is set: heading rows once a page */
} set_row;

typedef struct balance {
    arena *a;
    const form *form;
    const table *t;
    column_share *columns;
    size_t *members; /* how many columns are alike, by the first of them */
    LIST(set_row) rows;
} balance;

/* ---- what is set ---- */

static double gap_of_paragraph(const form *f, component c)
{
    const component_form *of = &f->components[c];
    return (double)(of->before + of->after) / line_height(of->size);
}

static void add_piece(balance *b, set_cell *to, piece p)
{
    if (to->pieces.n < MOST_PIECES) {
        *list_add(b->a, &to->pieces) = p;
        return;
    }
    to->beyond += p.before + p.width;
    to->extra += p.first;
}

/* `open`: the word before goes on. */
static void add_words(balance *b, set_cell *to, str text, face as, piece *open)
{
    for (size_t i = 0; i < text.n;) {
        size_t end = metrics_line_end(text, i);
        double width = metrics_width(str_slice(text, i, end), as);
        bool blank = text.p[i] == ' ';
        if (blank && open->width > 0) {
            add_piece(b, to, *open);
            *open = (piece){0};
        }
        *(blank ? &open->before : &open->width) += width;
        i = end;
        if (!blank && text.p[end - 1] == '-') {
            add_piece(b, to, *open);
            *open = (piece){0};
        }
    }
}

static void set_words(balance *b, const row *r, const cell *c, set_cell *to)
{
    component style = r->heading ? TP_DAU_BANG : TP_O_BANG;
    face as = face_of(b->form, style);
    bool bold = as.bold || row_is_bold(r);
    for (size_t k = 0; k < c->paragraphs.n; k++) {
        const runs *words = &c->paragraphs.at[k];
        piece open = {.first = true};
        for (size_t i = 0; i < words->n; i++) {
            as.bold = bold || (words->at[i].marks & MARK_BOLD);
            add_words(b, to, words->at[i].text, as, &open);
        }
        if (open.width > 0 || open.first)
            add_piece(b, to, open);
        to->extra += gap_of_paragraph(b->form, style);
    }
}

static void set_row_of(balance *b, const row *r, double weight)
{
    set_row *out = list_add(b->a, &b->rows);
    *out = (set_row){.weight = weight};
    for (size_t c = 0; c < r->cells.n; c++) {
        const cell *in = &r->cells.at[c];
        if (in->across == 0 || in->down == 0)
            continue;
        set_cell *to = list_add(b->a, &out->cells);
        *to = (set_cell){.column = c, .across = in->across, .down = in->down};
        set_words(b, r, in, to);
    }
}

static void set_rows(balance *b)
{
    const table *t = b->t;
    size_t heads = 0;
    while (heads < t->rows.n && t->rows.at[heads].heading)
        heads++;
    size_t body = t->rows.n - heads;
    size_t most = MOST_CELLS / t->n_columns + 1;
    size_t stride = body / most + 1;
    for (size_t r = 0; r < heads && r < most; r++)
        set_row_of(b, &t->rows.at[r], 1 + (double)body / (double)stride / ROWS_OF_A_PAGE);
    for (size_t r = heads; r < t->rows.n; r += stride)
        set_row_of(b, &t->rows.at[r], 1);
}

/* ---- lines ---- */

static double lines_in(const set_cell *c, double room)
{
    double lines = c->extra, used = 0;
    for (size_t i = 0; i < c->pieces.n; i++) {
        const piece *p = &c->pieces.at[i];
        if (p->first || used + p->before + p->width > room) {
            lines++;
            used = p->width;
        } else
            used += p->before + p->width;
    }
    return (lines + (c->beyond > 0 ? c->beyond / room : 0)) / (double)c->down;
}

/* How much wider a cell gets when a column and those alike get `more` in all. */
static double widened(const balance *b, const set_cell *c, size_t which, double more)
{
    size_t n = 0;
    for (size_t i = c->column; i < c->column + c->across; i++)
        n += b->columns[i].alike == which;
    return (double)n * more / (double)b->members[which];
}

static double room_of(const balance *b, const set_cell *c)
{
    double room = -cell_sides();
    for (size_t i = c->column; i < c->column + c->across; i++)
        room += b->columns[i].width;
    return room > 1 ? room : 1;
}

/* How high the table is, were a column and those alike `more` twips wider in all. */
static double height_with(const balance *b, size_t which, double more)
{
    double height = 0, each = more / (double)b->members[which]; /* what one column gets of it */
    for (size_t r = 0; r < b->rows.n; r++) {
        const set_row *in = &b->rows.at[r];
        double most = 0, sum = 0;
        for (size_t i = 0; i < in->cells.n; i++) {
            const set_cell *c = &in->cells.at[i];
            double by = c->across > 1                          ? widened(b, c, which, more)
                        : b->columns[c->column].alike == which ? each
                                                               : 0;
            double lines = c->lines;
            if (by > 0 ? lines * (double)c->down > 1 : by < 0)
                lines = lines_in(c, room_of(b, c) + by);
            most = lines > most ? lines : most;
            sum += lines;
        }
        height += in->weight * (most + low_line * (sum - most));
    }
    return height;
}

/* Moves `by` twips to some columns from others. Returns the new height. */
static double move(balance *b, size_t to, size_t from, double by)
{
    for (size_t c = 0; c < b->t->n_columns; c++) {
        column_share *of = &b->columns[c];
        if (of->alike == to)
            of->width += by / (double)b->members[to];
        else if (of->alike == from)
            of->width -= by / (double)b->members[from];
    }
    for (size_t r = 0; r < b->rows.n; r++)
        for (size_t i = 0; i < b->rows.at[r].cells.n; i++) {
            set_cell *c = &b->rows.at[r].cells.at[i];
            bool changes = widened(b, c, to, by) != widened(b, c, from, by) || c->lines == 0;
            c->lines = changes ? lines_in(c, room_of(b, c)) : c->lines;
        }
    return height_with(b, to, 0);
}

/* ---- descent ---- */

/* The best columns to give and to get `by` twips, taken one by one. False where nothing is saved.
 */
static bool best_move(const balance *b, double height, double by, size_t *to, size_t *from)
{
    double most_saved = 0, least_lost = 0;
    *to = *from = b->t->n_columns;
    for (size_t c = 0; c < b->t->n_columns; c++) {
        const column_share *of = &b->columns[c];
        if (of->alike != c)
            continue;
        double saved = height - height_with(b, c, by);
        if (saved > most_saved) {
            most_saved = saved;
            *to = c;
        }
    }
    for (size_t c = 0; c < b->t->n_columns; c++) {
        const column_share *of = &b->columns[c];
        if (of->alike != c || c == *to || of->width - by / (double)b->members[c] < of->least)
            continue;
        double lost = height_with(b, c, -by) - height;
        if (*from == b->t->n_columns || lost < least_lost) {
            least_lost = lost;
            *from = c;
        }
    }
    return *to < b->t->n_columns && *from < b->t->n_columns && least_lost < most_saved;
}

void columns_balance(arena *a, const form *f, const table *t, column_share *columns)
{
    balance b = {.a = a, .form = f, .t = t, .columns = columns};
    double room = 0;
    b.members = NEW_ARRAY(a, size_t, t->n_columns + 1);
    for (size_t c = 0; c < t->n_columns; c++) {
        b.members[columns[c].alike]++;
        room += columns[c].width;
    }
    if (b.members[0] == t->n_columns)
        return;
    set_rows(&b);
    double height = move(&b, 0, 0, 0);
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
        for (size_t k = 0, to, from; k < MOST_MOVES; k++) {
            double by = room * steps[s];
            if (!best_move(&b, height, by, &to, &from))
                break;
            double now = move(&b, to, from, by);
            if (now > height - least_gain) {
                move(&b, from, to, by);
                break;
            }
            height = now;
        }
}
