/* How a manifest is written as CSV and as JSON: one line a file. Knows no files. */
#include "lib/manifest.h"

#define BOM     "\xEF\xBB\xBF"
#define HEADING "manifest,row,unit,file,bytes,sha256,status,shard,shards,rows,run\n"
#define VERSION "1"

const char *const manifest_words[MANIFEST_STATUSES] = {
    [MANIFEST_WRITTEN] = "written", [MANIFEST_SAME] = "same", [MANIFEST_LEFT] = "left",
    [MANIFEST_FAILED] = "failed",   [MANIFEST_NONE] = "none",
};

static void add_count(buf *b, size_t n)
{
    buf_number(b, (long)n);
}

static void add_digest(buf *b, const sha256_digest *digest)
{
    char hex[SHA256_HEX];
    sha256_hex(digest, hex);
    buf_add(b, (str){hex, sizeof hex});
}

bool manifest_has_file(const manifest_row *row)
{
    return row->status == MANIFEST_WRITTEN || row->status == MANIFEST_SAME;
}

/* ---- CSV ---- */

/* A spreadsheet would take what begins like this for a formula, and runs it. Behind an apostrophe
 * it is text. One that is a cell's own gets another, so that reading takes away the first of any.
 */
static bool is_harmful(str cell)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"}; /* the same, to some */
    bool harmful = cell.n && strchr("=+-@\t\r\n'", cell.p[0]);
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        harmful = harmful || str_starts(cell, str_from(wide[i]));
    return harmful;
}

static void add_cell(buf *b, str cell)
{
    bool quoted = cell.n && (cell.p[0] == ' ' || cell.p[cell.n - 1] == ' ');
    for (size_t i = 0; i < cell.n && !quoted; i++)
        quoted = memchr(",;\"\r\n\t", cell.p[i], 6);
    buf_add(b, quoted ? S("\"") : S(""));
    buf_add(b, is_harmful(cell) ? S("'") : S(""));
    for (size_t from = 0, to; quoted && from < cell.n; from = to) {
        to = from + str_find(str_after(cell, from), S("\""));
        to += to < cell.n;
        buf_add(b, str_slice(cell, from, to));
        buf_add(b, cell.p[to - 1] == '"' ? S("\"") : S(""));
    }
    buf_add(b, quoted ? S("\"") : cell);
}

static void add_csv(buf *b, const manifest_head *head, const manifest_row *row)
{
    buf_add(b, S(VERSION ","));
    if (row->row)
        add_count(b, row->row);
    buf_byte(b, ',');
    add_cell(b, row->unit);
    buf_byte(b, ',');
    add_cell(b, row->file);
    buf_byte(b, ',');
    if (manifest_has_file(row))
        add_count(b, row->bytes);
    buf_byte(b, ',');
    if (manifest_has_file(row))
        add_digest(b, &row->digest);
    buf_byte(b, ',');
    buf_add(b, str_from(manifest_words[row->status]));
    buf_byte(b, ',');
    add_count(b, head->shard);
    buf_byte(b, ',');
    add_count(b, head->shards);
    buf_byte(b, ',');
    add_count(b, head->rows);
    buf_byte(b, ',');
    buf_add(b, head->run);
    buf_byte(b, '\n');
}

/* ---- JSON ---- */

static void add_text(buf *b, str text)
{
    static const char digits[] = "0123456789abcdef";
    buf_byte(b, '"');
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == '"' || c == '\\')
            buf_byte(b, '\\');
        if (c < ' ') {
            buf_add(b, S("\\u00"));
            buf_byte(b, digits[c >> 4]);
            buf_byte(b, digits[c & 15]);
        } else {
            buf_byte(b, (char)c);
        }
    }
    buf_byte(b, '"');
}

static void add_member(buf *b, const char *name, size_t n)
{
    buf_add(b, S("\""));
    buf_add(b, str_from(name));
    buf_add(b, S("\": "));
    add_count(b, n);
}

static void add_json(buf *b, const manifest_row *row)
{
    buf_add(b, S("{"));
    add_member(b, "row", row->row);
    buf_add(b, S(", \"unit\": "));
    add_text(b, row->unit);
    buf_add(b, S(", \"file\": "));
    add_text(b, row->file);
    if (manifest_has_file(row)) {
        buf_add(b, S(", "));
        add_member(b, "bytes", row->bytes);
        buf_add(b, S(", \"sha256\": \""));
        add_digest(b, &row->digest);
        buf_add(b, S("\""));
    }
    buf_add(b, S(", \"status\": \""));
    buf_add(b, str_from(manifest_words[row->status]));
    buf_add(b, S("\"}"));
}

/* ---- both ---- */

#define JSON_START "{\"manifest\": " VERSION ", "

void manifest_begin_text(buf *b, manifest_form form, const manifest_head *head)
{
    if (form == MANIFEST_CSV) {
        buf_add(b, S(BOM HEADING));
        return;
    }
    buf_add(b, S(JSON_START));
    add_member(b, "shard", head->shard);
    buf_add(b, S(", "));
    add_member(b, "shards", head->shards);
    buf_add(b, S(", "));
    add_member(b, "rows", head->rows);
    buf_add(b, S(", \"run\": \""));
    buf_add(b, head->run);
    buf_add(b, S("\", \"files\": ["));
}

void manifest_line_text(buf *b, manifest_form form, const manifest_head *head,
                        const manifest_row *row, bool first)
{
    if (form == MANIFEST_CSV) {
        add_csv(b, head, row);
        return;
    }
    buf_add(b, first ? S("\n") : S(",\n"));
    add_json(b, row);
}

void manifest_end_text(buf *b, manifest_form form, const manifest_head *head, bool empty)
{
    static const manifest_row none = {.status = MANIFEST_NONE};
    if (form == MANIFEST_JSON)
        buf_add(b, S("\n]}\n"));
    else if (empty) /* else nothing would say which shard it is */
        add_csv(b, head, &none);
}

bool manifest_is_ours(str bytes)
{
    return str_starts(bytes, S(BOM HEADING)) || str_starts(bytes, S(JSON_START));
}
