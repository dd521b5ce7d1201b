/* A manifest read back, strictly: what this library didn't write like this is none. */
#include "lib/manifest.h"

#include "base/decode.h"
#include "base/file.h"
#include "input/json.h"

enum { FIELDS = 11, MOST_DIGITS = 15 };

typedef struct reader {
    diags *d;
    manifest_part *out;
    str text;
    size_t off, line;
    bool headed; /* the head is known */
} reader;

static bool read_number(str digits, size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.p[i] < '0' || digits.p[i] > '9')
            return false;
        *n = *n * 10 + (size_t)(digits.p[i] - '0');
    }
    return digits.n > 0 && digits.n <= MOST_DIGITS;
}

/* ---- what both forms say ---- */

static bool head_is_good(const manifest_head *h)
{
    return h->shard >= 1 && h->shard <= h->shards && h->run.n > 0;
}

static bool read_status(str word, manifest_status *status)
{
    for (int i = 0; i < MANIFEST_STATUSES; i++)
        if (str_eq(word, str_from(manifest_words[i]))) {
            *status = (manifest_status)i;
            return true;
        }
    return false;
}

/* Size and digest stand with a file that is there, and with no other. */
static bool read_size(manifest_row *row, str bytes, str digest)
{
    if (row->status == MANIFEST_WRITTEN || row->status == MANIFEST_SAME)
        return row->file.n && read_number(bytes, &row->bytes) &&
               sha256_from_hex(digest, &row->digest);
    return bytes.n == 0 && digest.n == 0;
}

static bool row_is_of(const manifest_row *row, const manifest_head *h)
{
    return row->row >= 1 && row->row <= h->rows && (row->row - 1) % h->shards == h->shard - 1 &&
           str_find(row->file, S("/")) == row->file.n;
}

static bool take(reader *r, const manifest_row *row)
{
    if (row->status == MANIFEST_NONE)
        return row->row == 0;
    if (!row_is_of(row, &r->out->head))
        return false;
    *list_add(r->d->a, &r->out->rows) = *row;
    return true;
}

/* ---- CSV ---- */

/* A cell between quotes, each quote in it doubled. False where it doesn't end. */
static bool read_quoted(reader *r, str *cell)
{
    buf b = {.a = r->d->a};
    for (r->off++; r->off < r->text.n; r->off++) {
        if (r->text.p[r->off] == '"') {
            r->off++;
            if (r->off >= r->text.n || r->text.p[r->off] != '"') {
                *cell = buf_str(&b);
                return true;
            }
        }
        buf_byte(&b, r->text.p[r->off]);
    }
    return false;
}

static bool read_cell(reader *r, str *cell)
{
    if (r->off < r->text.n && r->text.p[r->off] == '"') {
        if (!read_quoted(r, cell))
            return false;
    } else {
        size_t from = r->off;
        while (r->off < r->text.n && !memchr(",\r\n", r->text.p[r->off], 3))
            r->off++;
        *cell = str_slice(r->text, from, r->off);
    }
    if (str_starts(*cell, S("'"))) /* manifest_text puts it there */
        *cell = str_after(*cell, 1);
    return true;
}

/* One line's cells; false where they aren't as many as there must be. */
static bool read_cells(reader *r, str cells[FIELDS])
{
    for (size_t i = 0; i < FIELDS; i++) {
        if (!read_cell(r, &cells[i]))
            return false;
        if (i + 1 < FIELDS && (r->off >= r->text.n || r->text.p[r->off++] != ','))
            return false;
    }
    r->off += str_starts(str_after(r->text, r->off), S("\r"));
    return r->off < r->text.n && r->text.p[r->off++] == '\n';
}

static bool read_line(reader *r)
{
    str c[FIELDS];
    manifest_row row = {0};
    manifest_head h = {0};
    if (!read_cells(r, c) || !str_eq(c[0], S("1")) || !read_status(c[6], &row.status))
        return false;
    row.unit = c[2];
    row.file = c[3];
    h.run = c[10];
    if ((c[1].n && !read_number(c[1], &row.row)) || !read_size(&row, c[4], c[5]) ||
        !read_number(c[7], &h.shard) || !read_number(c[8], &h.shards) ||
        !read_number(c[9], &h.rows) || !head_is_good(&h))
        return false;
    const manifest_head *first = &r->out->head;
    if (!r->headed)
        r->out->head = h;
    else if (h.shard != first->shard || h.shards != first->shards || h.rows != first->rows ||
             !str_eq(h.run, first->run))
        return false;
    r->headed = true;
    return take(r, &row);
}

static bool read_csv(reader *r)
{
    r->off = str_find(r->text, S("\n")) + 1;
    for (r->line = 2; r->off < r->text.n; r->line++)
        if (!read_line(r))
            return false;
    return r->headed;
}

/* ---- JSON ---- */

static str member(const tree *object, const char *name, tree_kind kind)
{
    const tree *t = object->kind == TREE_OBJECT ? map_get(&object->members, str_from(name)) : NULL;
    return t && t->kind == kind ? t->text : (str){0};
}

static bool read_count(const tree *object, const char *name, size_t *n)
{
    return read_number(member(object, name, TREE_NUMBER), n);
}

static bool read_entry(reader *r, const tree *t)
{
    manifest_row row = {.unit = member(t, "unit", TREE_TEXT), .file = member(t, "file", TREE_TEXT)};
    return read_count(t, "row", &row.row) &&
           read_status(member(t, "status", TREE_TEXT), &row.status) &&
           read_size(&row, member(t, "bytes", TREE_NUMBER), member(t, "sha256", TREE_TEXT)) &&
           take(r, &row);
}

static bool read_tree(reader *r, const tree *t)
{
    manifest_head *h = &r->out->head;
    h->run = member(t, "run", TREE_TEXT);
    const tree *files = map_get(&t->members, S("files"));
    bool good = read_count(t, "shard", &h->shard) && read_count(t, "shards", &h->shards) &&
                read_count(t, "rows", &h->rows) && head_is_good(h) && files &&
                files->kind == TREE_LIST;
    for (size_t i = 0; good && i < files->items.n; i++) {
        r->line = i + 2; /* each has one of its own */
        good = read_entry(r, files->items.at[i]);
    }
    return good;
}

/* ---- both ---- */

bool manifest_read(diags *d, str path, manifest_part *out)
{
    str bytes;
    *out = (manifest_part){.name = path, .at = file_as_whole(d->a, path, path)};
    if (!file_read(d, path, (pos){0}, &bytes))
        return false;
    if (!manifest_is_ours(bytes)) {
        diag_add(d, DIAG_PART_NOT_OURS, out->at, ARGS(path));
        return false;
    }
    const source *src = source_decode(d, path, bytes);
    if (!src)
        return false;
    reader r = {.d = d, .out = out, .text = src->text, .line = 1};
    bool json = str_starts(src->text, S("{"));
    const tree *t = json ? json_read(d, src) : NULL;
    if (json && !t)
        return false;
    bool good = json ? read_tree(&r, t) : read_csv(&r);
    if (!good)
        diag_add(d, DIAG_PART_BROKEN, out->at, ARGS(path, str_number(d->a, r.line)));
    return good;
}
