/* A text template and its data, divided by the first NUL. */
#include "fuzz.h"

#include "base/decode.h"
#include "input/json.h"
#include "template/mustache.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    str all = {n ? (const char *)data : "", n};
    size_t nul = 0;
    while (nul < n && data[nul])
        nul++;
    const source *text = source_decode(&d, S("t"), str_slice(all, 0, nul));
    const source *json = source_decode(&d, S("d"), nul < n ? str_after(all, nul + 1) : S("{}"));
    const tree *values = json ? json_read(&d, json) : NULL;
    const mustache *m = text ? mustache_compile(&d, text, (partial_source){0}) : NULL;
    str out;
    if (m && values)
        mustache_render(&d, m, values, &out);
    arena_free(a);
    return 0;
}
