/* Word documents. */
#include "fuzz.h"

#include "base/utf8.h"
#include "text/word_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    str text;
    size_t bad;
    bool good = word_text(&d, S("fuzz.docx"), (str){(const char *)data, n}, true, &text);
    HOLDS(good == diags_clean(&d));
    HOLDS(utf8_check(text, &bad));
    say_all(&d);
    arena_free(a);
    return 0;
}
