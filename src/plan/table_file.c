/* The file's cells are literal: nothing in them is read as mark, tag or join. */
#include "plan/table_file.h"

#include <errno.h>

#include "base/asked.h"
#include "base/decode.h"
#include "base/utf8.h"
#include "input/csv.h"
#include "plan/table_settle.h"
#include "plan/table_text.h"

typedef struct file_table {
    const inline_scope *s;
    csv_list list;
    const table *typed; /* what stands between the fences */
    table *out;
    bool numbered; /* a column TT comes before the file's */
} file_table;

/* ---- the file ---- */

/* The path of the file; empty after reporting that it can't be read from there. */
/* It lies elsewhere, or isn't there, or the system doesn't let us see. */
static void tell_not_inside(diags *d, str path, str name, pos at)
{
    if (errno == 0 || errno == ENOENT || errno == ENOTDIR)
        diag_add(d, DIAG_TABLE_FILE_TEMPLATE, at, ARGS(name));
    else
        file_tell_unread(d, path, at);
}

static str path_of(diags *d, const text_place *at, const line *fence, str name)
{
    const source *own = fence->at.src;
    bool has_folder = at->of_template ? !own->built_in : at->files && !own->is_word;
    str folder = !has_folder       ? S("")
                 : at->of_template ? file_folder(own->name)
                                   : at->files->from->input;
    str path = file_in(d->a, folder, name);
    if (name.n && has_folder)
        file_asked(d, path);
    if (name.n == 0)
        diag_add(d, DIAG_TABLE_FILE_UNNAMED, fence->at, ARGS(S("")));
    else if (!has_folder)
        diag_add(d, DIAG_TABLE_FILE_NOWHERE, fence->at, ARGS(name));
    else if (at->of_template && !file_is_inside(d->a, path, folder))
        tell_not_inside(d, path, name, fence->at);
    else if (at->of_template || data_may_read(d, at->files->from, path, name, fence->at))
        return path;
    return (str){0};
}

static bool read_list(diags *d, const text_place *at, const line *fence, str name, csv_list *out)
{
    str path = path_of(d, at, fence, name), bytes;
    if (path.n == 0 || !file_read(d, path, fence->at, &bytes))
        return false;
    if (at->files)
        *list_add(at->files->a, &at->files->read) = str_copy(at->files->a, path);
    old_code old = at->files ? at->files->from->old : OLD_NONE;
    const source *src = source_decode_text(d, path, bytes, old, COMMENTS_NONE);
    if (src && at->files && !at->of_template)
        *list_add(at->files->a, &at->files->sources) = src;
    return src && csv_read(d, src, out);
}

/* ---- cells and rows ---- */

static void add_words(arena *a, cell *into, str words, pos at)
{
    runs *paragraph = list_add(a, &into->paragraphs);
    into->at = at;
    if (words.n)
        *list_add(a, paragraph) = (run){.kind = RUN_TEXT, .text = words, .at = at};
}

static row *add_row(file_table *f, pos at, bool heads)
{
    row *r = list_add(f->s->d->a, &f->out->rows);
    r->at = at;
    r->heading = heads;
    return r;
}

static void add_heading(file_table *f)
{
    row *r = add_row(f, f->list.columns.at[0].at, true);
    for (size_t c = 0; c < f->list.columns.n; c++) {
        const csv_column *column = &f->list.columns.at[c];
        add_words(f->s->d->a, list_add(f->s->d->a, &r->cells), column->name, column->at);
    }
}

static void add_file_row(file_table *f, const csv_row *from)
{
    arena *a = f->s->d->a;
    row *r = add_row(f, from->at, false);
    if (f->numbered) {
        cell *number = list_add(a, &r->cells);
        number->ask = ASK_NUMBER;
        add_words(a, number, S("?"), from->at);
    }
    for (size_t c = 0; c < from->cells.n; c++) {
        cell *into = list_add(a, &r->cells);
        line *lines;
        size_t n = csv_cell_lines(a, &from->cells.at[c], &lines);
        for (size_t i = 0; i < n; i++)
            add_words(a, into, lines[i].text, lines[i].at);
        if (n == 0)
            add_words(a, into, S(""), from->cells.at[c].at);
        into->at = from->cells.at[c].at;
    }
}

/* ---- the whole ---- */

/* "TT" typed over a column that numbers nothing: the heading stands a column too far left. */
static void tell_shifted(file_table *f)
{
    arena *a = f->s->d->a;
    const csv_column *first = &f->list.columns.at[0];
    if (f->typed->rows.n && f->typed->rows.at[0].heading && table_numbers(a, f->typed, 0) &&
        !heading_numbers(a, first->name))
        diag_add(f->s->d, DIAG_TABLE_FILE_SHIFTED, f->typed->rows.at[0].at,
                 ARGS(first->name, str_number(a, f->list.columns.n),
                      str_number(a, f->list.columns.n + 1)));
}

/* The file's columns, or one more before them that numbers the rows. */
static bool columns_fit(file_table *f)
{
    arena *a = f->s->d->a;
    const table *t = f->typed;
    size_t n = f->list.columns.n;
    bool typed = t->n_columns || t->rows.n;
    if (t->n_columns == n)
        tell_shifted(f);
    if (!typed || t->n_columns == n)
        return true;
    bool one_more = t->n_columns == n + 1 && t->rows.n && t->rows.at[0].heading;
    f->numbered = one_more && table_numbers(a, t, 0);
    if (!f->numbered)
        diag_add(f->s->d, DIAG_TABLE_FILE_COLUMNS,
                 t->rows.n ? t->rows.at[0].at : f->list.columns.at[0].at,
                 ARGS(str_number(a, t->n_columns), str_number(a, n)));
    return f->numbered;
}

static void build(file_table *f)
{
    arena *a = f->s->d->a;
    table *out = f->out;
    size_t i = 0;
    out->n_columns = f->list.columns.n + f->numbered;
    out->columns =
        f->typed->n_columns ? f->typed->columns : NEW_ARRAY(a, alignment, out->n_columns);
    for (; i < f->typed->rows.n && f->typed->rows.at[i].heading; i++)
        *list_add(a, &out->rows) = f->typed->rows.at[i];
    if (i == 0)
        add_heading(f);
    for (size_t r = 0; r < f->list.rows.n; r++)
        add_file_row(f, &f->list.rows.at[r]);
    for (; i < f->typed->rows.n; i++)
        *list_add(a, &out->rows) = f->typed->rows.at[i];
    out->even = true;
    table_join(f->s->d, out);
}

table *table_from_file(const inline_scope *s, const text_place *at, const line *fence, str name,
                       const line *lines, size_t n)
{
    arena *a = s->d->a;
    file_table f = {.s = s, .typed = table_read(s, lines, n), .out = NEW(a, table)};
    bool even = n == 0 || f.typed->even;
    if (!read_list(s->d, at, fence, name, &f.list) || !even)
        return NULL;
    if (f.list.columns.n > TABLE_MOST_COLUMNS)
        table_too_wide(s->d, f.list.columns.n, fence->at);
    else if (columns_fit(&f)) {
        build(&f);
        return f.out;
    }
    return NULL;
}
