/* The parts of a Word document in the order in which they are read. */
#include "text/word_text.h"

#include "text/word_reader.h"

static bool read_notes(word_reader *r, str kind, char letter)
{
    str part = word_part_by_kind(r->p, kind);
    r->note_kind = letter;
    bool good = part.n == 0 || word_read_part(r, part);
    r->note_kind = 0;
    return good;
}

/* Those of headers or footers. */
static bool read_pages(word_reader *r, const str *ids, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        str part = word_part_by_id(r->p, ids[i]);
        if (part.n && !word_read_part(r, part))
            return false;
    }
    return true;
}

static void put_notes(word_reader *r)
{
    for (size_t i = 0; i < r->notes.n; i++) {
        buf_add(&r->out, S("[^"));
        buf_number(&r->out, (long)i + 1);
        buf_add(&r->out, S("]: "));
        str text = r->notes.at[i]->text;
        for (size_t k = 0; k < text.n; k++)
            buf_byte(&r->out, text.p[k] == '\n' ? ' ' : text.p[k]);
        buf_byte(&r->out, '\n');
    }
}

static bool read_document(word_reader *r, bool headers)
{
    if (!word_read_part(r, r->p->main) || !read_notes(r, S("footnotes"), 'f') ||
        !read_notes(r, S("endnotes"), 'e'))
        return false;
    put_notes(r);
    if (!headers)
        return true;
    buf body = r->out;
    r->out = (buf){.a = r->a};
    if (!read_pages(r, r->headers.at, r->headers.n))
        return false;
    buf_add(&r->out, buf_str(&body));
    return read_pages(r, r->footers.at, r->footers.n);
}

bool word_text(diags *d, str name, str bytes, bool headers, str *out)
{
    word_package p;
    word_reader r = {
        .a = d->a, .p = &p, .out.a = d->a, .notes_by_id.a = d->a, .pages_seen.a = d->a};
    bool good = word_package_open(&p, d, name, bytes) && read_document(&r, headers);
    word_package_close(&p);
    *out = good ? buf_str(&r.out) : (str){0};
    return good;
}
