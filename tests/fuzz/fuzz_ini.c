/* The grammar of input files. */
#include "fuzz.h"

#include "base/decode.h"
#include "input/ini.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    ini_file file = {0};
    const source *src = source_decode(&d, S("fuzz.ini"), (str){(const char *)data, n});
    if (src)
        ini_parse(&d, src, &file);
    for (size_t i = 0; i < file.sections.n; i++) {
        const ini_section *s = &file.sections.at[i];
        HOLDS(is_within(s->at) && s->name.n);
        for (size_t k = 0; k < s->keys.n; k++)
            for (size_t l = 0; l < s->keys.at[k].lines.n; l++) {
                const line *now = &s->keys.at[k].lines.at[l];
                HOLDS(is_within(line_pos(now, 0)) && is_within(line_pos(now, now->text.n)));
            }
    }
    say_all(&d);
    arena_free(a);
    return 0;
}
