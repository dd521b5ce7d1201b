/* The grammar of input files. What has no fault can be written, gives the same when it is read
 * again, and is then written as it was. */
#include "fuzz.h"

#include "base/decode.h"
#include "base/utf8.h"
#include "input/ini.h"

/* A line that continues a value. U+037E is `;` once it is composed, and would begin a comment. */
static void put_line(buf *b, str words)
{
    if (words.n)
        buf_add(b, S("  "));
    buf_add(b, str_starts(words, S(";")) ? S("\xCD\xBE") : str_slice(words, 0, words.n > 0));
    buf_add(b, STR_CAT(b->a, str_after(words, words.n > 0), S("\n")));
}

static str written(arena *a, const ini_file *file)
{
    buf b = {.a = a};
    for (size_t i = 0; i < file->sections.n; i++) {
        const ini_section *s = &file->sections.at[i];
        buf_add(&b, STR_CAT(a, S("["), s->name, S("]\n")));
        for (size_t k = 0; k < s->keys.n; k++) {
            const ini_key *key = &s->keys.at[k];
            bool beside = key->value_on_key_line;
            buf_add(&b, STR_CAT(a, key->name, S(" ="), beside ? S(" ") : S("")));
            buf_add(&b, STR_CAT(a, beside ? key->lines.at[0].text : S(""), S("\n")));
            for (size_t l = beside; l < key->lines.n; l++)
                put_line(&b, key->lines.at[l].text);
        }
    }
    return buf_str(&b);
}

static bool same_lines(const ini_key *one, const ini_key *two)
{
    bool same = str_eq(one->name, two->name) && one->lines.n == two->lines.n;
    for (size_t i = 0; same && i < one->lines.n; i++)
        same = str_eq(one->lines.at[i].text, two->lines.at[i].text);
    return same;
}

static void check_written(arena *a, const ini_file *file)
{
    diags d = {.a = a};
    const source src = {.name = S("written.ini"), .text = written(a, file)};
    ini_file again = {0};
    ini_parse(&d, &src, &again);
    HOLDS(again.sections.n == file->sections.n);
    for (size_t i = 0; i < again.sections.n; i++) {
        const ini_section *one = &file->sections.at[i], *two = &again.sections.at[i];
        HOLDS(str_eq(one->name, two->name) && one->keys.n == two->keys.n);
        for (size_t k = 0; k < one->keys.n; k++)
            HOLDS(same_lines(&one->keys.at[k], &two->keys.at[k]));
    }
    HOLDS(str_eq(written(a, &again), src.text));
}

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
    if (diags_clean(&d))
        check_written(a, &file);
    say_all(&d);
    arena_free(a);
    return 0;
}
