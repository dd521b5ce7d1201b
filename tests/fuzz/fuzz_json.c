/* JSON: what is read can be written, and is read again as it was; as an input it has places. */
#include "fuzz.h"

#include "base/decode.h"
#include "input/json.h"

static const source *as_source(arena *a, str text)
{
    source *src = NEW(a, source);
    *src = (source){.name = S("written.json"), .text = text};
    return src;
}

static void check_written(arena *a, const tree *t)
{
    diags d = {.a = a};
    str once = json_write(a, t);
    const tree *again = json_read(&d, as_source(a, once));
    HOLDS(again && str_eq(json_write(a, again), once));
}

static void check_input(const ini_file *file)
{
    for (size_t i = 0; i < file->sections.n; i++) {
        const ini_section *s = &file->sections.at[i];
        HOLDS(is_within(s->at));
        for (size_t k = 0; k < s->keys.n; k++) {
            const ini_key *key = &s->keys.at[k];
            HOLDS(is_within(key->at));
            for (size_t l = 0; l < key->lines.n; l++)
                HOLDS(is_within(line_pos(&key->lines.at[l], key->lines.at[l].text.n)));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    ini_file file = {0};
    const source *src = source_decode(&d, S("fuzz.json"), (str){(const char *)data, n});
    const tree *t = src ? json_read(&d, src) : NULL;
    HOLDS((t != NULL) == diags_clean(&d));
    if (t)
        check_written(a, t);
    if (src)
        json_to_ini(&d, src, &file);
    check_input(&file);
    say_all(&d);
    arena_free(a);
    return 0;
}
