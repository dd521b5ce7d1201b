/* Blocks to text at hand, offsets to places. Knows no grammar. */
#include "input/window.h"

#include "base/utf8.h"

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

text_window *window_of_stream(diags *d, byte_stream *from, str name)
{
    text_window *w = NEW(d->a, text_window);
    w->d = d;
    w->from = from;
    w->kept.a = d->a;
    w->whole = NEW(d->a, source);
    w->whole->name = name;
    w->whole->is_sheet = from->is_sheet;
    from->whole = w->whole;
    w->src = w->whole;
    w->decoder.from = from->old;
    w->decoder.look.a = w->decoder.early.a = w->decoder.late.a = d->a;
    w->decoder.look.is_sheet = from->is_sheet;
    return w;
}

text_window *window_of_source(diags *d, const source *src)
{
    text_window *w = NEW(d->a, text_window);
    w->d = d;
    w->src = src;
    w->text = src->text;
    w->ended = true;
    return w;
}

static void look_at_bytes(text_window *w)
{
    const decoder *c = &w->decoder;
    w->bad =
        c->is_word || c->broken.found || c->forbidden.found || c->marks.found || c->alien.found;
    w->whole->bom = c->bom;
    w->whole->utf16_unit = c->utf16_unit;
    w->whole->old = c->way == OLD_UNICODE ? OLD_NONE : c->from;
    w->whole->old_typed = c->way == OLD_TYPED;
}

/* Reads on to the end of its line. */
static void note_first(text_window *w, const decoder_place *found, window_first *first)
{
    if (!found->found || first->noted)
        return;
    first->noted = true;
    size_t off = found->off, begin = off, end = off;
    while (begin > w->base && !is_break(w->text.p[begin - 1 - w->base]))
        begin--;
    do {
        while (end < w->base + w->text.n && !is_break(w->text.p[end - w->base]))
            end++;
    } while (end == w->base + w->text.n && w->text.n < WINDOW_MOST && window_more(w));
    source before = w->mark, *part = NEW(w->d->a, source);
    bool quoted = w->quoted;
    *part = window_mark(w, begin);
    w->mark = before; /* rows before it are still to be marked */
    w->quoted = quoted;
    part->text = str_copy(w->d->a, str_slice(w->text, begin - w->base, end - w->base));
    first->at = (pos){part, off - begin};
}

bool window_more(text_window *w)
{
    if (w->ended)
        return false;
    if (w->done) {
        memmove(w->kept.p, w->kept.p + w->done, w->kept.n - w->done);
        w->kept.n -= w->done;
        w->done = 0;
    }
    size_t before = w->kept.n, n = w->from->read(w->from, w->block, sizeof w->block);
    w->ended = n == 0;
    decoder_take(&w->decoder, (str){w->block, n}, w->ended, &w->kept);
    w->text = buf_str(&w->kept);
    look_at_bytes(w);
    note_first(w, &w->decoder.joined, &w->joined);
    for (unseen_kind kind = UNSEEN_NOT + 1; kind < UNSEEN_KINDS; kind++)
        note_first(w, &w->decoder.unseen[kind].first, &w->unseen[kind]);
    return n > 0 || w->kept.n > before; /* the end may be of a character that was held back */
}

str window_from(const text_window *w, size_t off)
{
    size_t at = off - w->base;
    return at < w->text.n ? str_after(w->text, at) : (str){0};
}

/* True where the line ends behind an offset; the next character is at hand. */
static bool ends_line(str text, size_t i)
{
    return text.p[i] == '\n' || (text.p[i] == '\r' && (i + 1 == text.n || text.p[i + 1] != '\n'));
}

static size_t lines_between(str text, size_t from, size_t to)
{
    size_t n = 0;
    const char *at = text.p + from, *end = text.p + to;
    if (from >= to)
        return 0;
    for (const char *hit = at; (hit = memchr(hit, '\n', (size_t)(end - hit))); hit++)
        n++;
    for (const char *hit = at; (hit = memchr(hit, '\r', (size_t)(end - hit))); hit++)
        n += ends_line(text, (size_t)(hit - text.p));
    return n;
}

/* Line ends inside a cell are none of the sheet. */
static void pass_lines_of_sheet(text_window *w, size_t off)
{
    for (size_t i = w->mark.off; i < off; i++) {
        w->quoted = w->quoted != (w->text.p[i - w->base] == '"');
        w->mark.line += !w->quoted && ends_line(w->text, i - w->base);
    }
}

source window_mark(text_window *w, size_t off)
{
    source *m = &w->mark;
    if (!w->from)
        return *w->src;
    if (w->whole->is_sheet)
        pass_lines_of_sheet(w, off);
    else
        m->line += lines_between(w->text, m->off - w->base, off - w->base);
    bool counted = w->whole->utf16_unit || w->whole->old;
    for (size_t i = m->off - w->base; counted && i < off - w->base;)
        m->byte += source_size(w->whole, utf8_next(w->text, &i));
    m->byte = counted ? m->byte : off;
    m->off = off;
    return (source){.name = w->whole->name,
                    .bom = w->whole->bom,
                    .utf16_unit = w->whole->utf16_unit,
                    .old = w->whole->old,
                    .old_typed = w->whole->old_typed,
                    .is_sheet = w->whole->is_sheet,
                    .of = w->whole,
                    .off = off,
                    .line = m->line,
                    .byte = m->byte};
}

void window_drop(text_window *w, size_t off)
{
    if (!w->from)
        return;
    size_t n = off - w->base < w->text.n ? off - w->base : w->text.n;
    while (n && w->text.p[n - 1] == '\r') /* one line's end with what may follow */
        n--;
    if (w->base + n > w->mark.off)
        window_mark(w, w->base + n);
    w->done += n;
    w->base += n;
    w->text = str_after(w->text, n);
}

/* The offset of the first end of a line from `off` on, or of the end. */
static size_t line_end(text_window *w, size_t off)
{
    do {
        while (off < w->base + w->text.n && !is_break(w->text.p[off - w->base]))
            off++;
    } while (off >= w->base + w->text.n && window_more(w));
    return off;
}

pos window_place(text_window *w, size_t begin, size_t off)
{
    if (!w->from)
        return (pos){w->src, off < w->text.n ? off : w->text.n};
    size_t end = line_end(w, off);
    source *part = NEW(w->d->a, source);
    *part = window_mark(w, begin);
    end = end < w->base + w->text.n ? end : w->base + w->text.n;
    part->text = str_copy(w->d->a, str_slice(w->text, begin - w->base, end - w->base));
    off = off < end ? off : end;
    return (pos){part, off - begin};
}

void window_keep_head(text_window *w, size_t off)
{
    if (w->from)
        w->whole->text = str_copy(w->d->a, str_slice(w->text, 0, off - w->base));
}

/* ---- what is wrong with the bytes ---- */

/* The start of the line that an offset is in. */
static size_t line_start(const text_window *w, size_t off)
{
    size_t at = off - w->base;
    while (at && !is_break(w->text.p[at - 1]))
        at--;
    return w->base + at;
}

enum { FOUND = 4 };

/* What keeps the bytes from being text; of the first that there is the place is told. */
static const decoder_place *found_at(const text_window *w, size_t i)
{
    const decoder *c = &w->decoder;
    const decoder_place *all[FOUND] = {&c->alien, &c->broken, &c->forbidden, &c->marks};
    return all[i];
}

/* Notes the places of what was found, the first first, while their lines are at hand. */
static void note_places(text_window *w)
{
    for (;;) {
        size_t next = FOUND;
        for (size_t i = 0; i < FOUND; i++)
            if (found_at(w, i)->found && !w->places[i].src &&
                (next == FOUND || found_at(w, i)->off < found_at(w, next)->off))
                next = i;
        if (next == FOUND)
            return;
        size_t off = found_at(w, next)->off;
        w->places[next] = window_place(w, line_start(w, off), off);
    }
}

bool window_end(text_window *w)
{
    if (!w->from)
        return true;
    do {
        look_at_bytes(w);
        note_places(w);
        window_drop(w, line_start(w, w->base + w->text.n));
    } while (window_more(w));
    diag_code code;
    size_t off, n;
    if (w->from->failed) {
        w->from->tell(w->from, w->d);
        return false;
    }
    const decoder *c = &w->decoder;
    if (old_look_tell(&c->look, w->d, w->whole, c->way, c->from, c->broken.found))
        return false;
    if (!decoder_fault(c, &code, &off, &n))
        return true;
    w->whole->whole_only = decoder_fault_is_whole(code);
    pos where = {w->whole, 0};
    for (size_t i = FOUND; i-- > 0 && !w->whole->whole_only;)
        where = found_at(w, i)->found ? w->places[i] : where;
    diag_add(w->d, code, where, ARGS(str_number(w->d->a, n)));
    return false;
}
