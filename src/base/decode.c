/* A file's bytes as a source, at once. */
#include "base/decode.h"

#include "base/decoder.h"
#include "base/utf8.h"

static bool tell(diags *d, const decoder *c, source *src)
{
    diag_code code;
    size_t off, n;
    if (old_look_tell(&c->look, d, src, c->way, c->from, c->broken.found))
        return true;
    if (!decoder_fault(c, &code, &off, &n))
        return false;
    src->whole_only = decoder_fault_is_whole(code);
    off = src->whole_only ? 0 : off;
    if (c->broken.found && off < src->text.n)
        src->text.n = off; /* what can be shown and counted */
    diag_add(d, code, (pos){src, off}, ARGS(str_number(d->a, n)));
    return true;
}

static const source *decode(diags *d, str name, str bytes, decoder *c)
{
    source *src = NEW(d->a, source);
    buf text = {.a = d->a}, *out = NULL;
    if (c->from || str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF")))
        out = &text; /* else the bytes are the text */
    decoder_take(c, bytes, true, out);
    *src = (source){.name = name, .bom = c->bom, .utf16_unit = c->utf16_unit};
    src->old = c->way == OLD_UNICODE ? OLD_NONE : c->from;
    src->old_typed = c->way == OLD_TYPED;
    src->text = out ? buf_str(&text) : str_after(bytes, c->bom);
    if (tell(d, c, src))
        return NULL;
    if (c->look.a && c->joined.found)
        diag_add(d, DIAG_TEXT_NFD, (pos){src, c->joined.off}, ARGS(S("")));
    return src;
}

/* Where the comment ends that begins at `i`; `i` where none does. */
static size_t behind_comment(str text, size_t i, comments sort)
{
    static const struct {
        const char *open, *close;
    } signs[] = {[COMMENTS_XML] = {"<!--", "-->"}, [COMMENTS_MUSTACHE] = {"{{!", "}}"}};
    str rest = str_after(text, i);
    if (sort == COMMENTS_LINES) {
        if (i > 0 && text.p[i - 1] != '\n' && text.p[i - 1] != '\r')
            return i;
        rest = str_slice(rest, 0, str_find(rest, S("\n")));
        rest = utf8_trim(str_slice(rest, 0, str_find(rest, S("\r"))));
        bool is_one = str_starts(rest, S("#")) || str_starts(rest, S(";"));
        return is_one ? (size_t)(rest.p + rest.n - text.p) : i;
    }
    if (sort == COMMENTS_NONE || !str_starts(rest, str_from(signs[sort].open)))
        return i;
    return i + str_find(rest, str_from(signs[sort].close));
}

/* What was lost in a comment, or isn't seen there, is lost to nobody. */
static void leave_out_comments(decoder *c, str text, comments sort)
{
    uint32_t before = 0;
    if (c->unseen[UNSEEN_STAYS].n + c->unseen[UNSEEN_LOST].n == 0)
        return;
    c->unseen[UNSEEN_STAYS] = c->unseen[UNSEEN_LOST] = (decoder_unseen){0};
    for (size_t i = 0, from; (from = i = behind_comment(text, i, sort)) < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        unseen_kind kind = unseen_look(before, cp);
        decoder_unseen *all = &c->unseen[kind];
        before = cp;
        if ((kind == UNSEEN_STAYS || kind == UNSEEN_LOST) && all->n++ == 0)
            *all = (decoder_unseen){1, cp, {true, from}};
    }
}

/* Of text that goes into a document. */
static const source *tell_unseen(diags *d, const decoder *c, const source *src)
{
    for (unseen_kind kind = UNSEEN_NOT + 1; src && kind < UNSEEN_KINDS; kind++)
        if (c->unseen[kind].n)
            decoder_tell_unseen(d, c, kind, (pos){src, c->unseen[kind].first.off});
    return src;
}

const source *source_decode_word(diags *d, str name, str bytes)
{
    decoder c = {0};
    return tell_unseen(d, &c, decode(d, name, bytes, &c));
}

const source *source_decode(diags *d, str name, str bytes)
{
    return source_decode_from(d, name, bytes, OLD_NONE);
}

static decoder looking(diags *d, old_code from)
{
    return (decoder){.look.a = d->a, .early.a = d->a, .late.a = d->a, .from = from};
}

const source *source_decode_from(diags *d, str name, str bytes, old_code from)
{
    decoder c = looking(d, from);
    return decode(d, name, bytes, &c);
}

const source *source_decode_text(diags *d, str name, str bytes, old_code from, comments sort)
{
    decoder c = looking(d, from);
    const source *src = decode(d, name, bytes, &c);
    if (src && sort)
        leave_out_comments(&c, src->text, sort);
    return tell_unseen(d, &c, src);
}
