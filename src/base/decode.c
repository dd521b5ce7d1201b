/* A file's bytes as a source, at once. */
#include "base/decode.h"

#include "base/decoder.h"

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

const source *source_decode_text(diags *d, str name, str bytes, old_code from)
{
    decoder c = looking(d, from);
    return tell_unseen(d, &c, decode(d, name, bytes, &c));
}
