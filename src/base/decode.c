/* A file's bytes as a source, at once. */
#include "base/decode.h"

#include "base/decoder.h"

const source *source_decode(diags *d, str name, str bytes)
{
    source *src = NEW(d->a, source);
    decoder c = {0};
    buf text = {.a = d->a}, *out = NULL;
    if (str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF")))
        out = &text; /* else the bytes are the text */
    decoder_take(&c, bytes, true, out);
    *src = (source){.name = name, .bom = c.bom, .utf16_unit = c.utf16_unit};
    src->text = out ? buf_str(&text) : str_after(bytes, c.bom);
    diag_code code;
    size_t off, n;
    if (!decoder_fault(&c, &code, &off, &n))
        return src;
    src->whole_only = decoder_fault_is_whole(code);
    off = src->whole_only ? 0 : off;
    if (c.broken.found && off < src->text.n)
        src->text.n = off; /* what can be shown and counted */
    diag_add(d, code, (pos){src, off}, ARGS(str_number(d->a, n)));
    return NULL;
}
