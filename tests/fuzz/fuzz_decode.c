/* Bytes to text, and what is done to any text. */
#include "fuzz.h"

#include "base/decode.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    const source *src = source_decode(&d, S("fuzz"), (str){(const char *)data, n});
    HOLDS(!src == !diags_clean(&d));
    if (src) {
        str text = src->text, composed = utf8_nfc(a, text), folded = utf8_fold(a, text);
        size_t bad;
        HOLDS(utf8_check(text, &bad) && utf8_check(folded, &bad));
        HOLDS(str_eq(utf8_nfc(a, composed), composed));
        HOLDS(str_eq(utf8_fold(a, folded), folded));
        HOLDS(utf8_check(utf8_capitals(a, text), &bad) && utf8_check(utf8_lower(a, text), &bad));
        HOLDS(utf8_offset(text, utf8_length(text)) == text.n);
        for (size_t i = 0; i < 8; i++) {
            place p = source_place((pos){src, text.n * i / 7}, NULL);
            HOLDS(p.line > 0 && p.column > 0 && p.byte <= n);
        }
    }
    say_all(&d);
    arena_free(a);
    return 0;
}
