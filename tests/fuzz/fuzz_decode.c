/* Bytes to text, and what is done to any text. */
#include "fuzz.h"

#include "base/decode.h"
#include "base/utf8.h"

/* Text of an old encoding: well-formed, and its end is the file's. */
static void check_old(str bytes, old_code from)
{
    arena *a = arena_new();
    diags d = {.a = a};
    size_t bad;
    const source *src = source_decode_from(&d, S("fuzz"), bytes, from);
    HOLDS(!src == !diags_clean(&d));
    if (src) {
        HOLDS(utf8_check(src->text, &bad));
        HOLDS(source_place((pos){src, src->text.n}, NULL).byte == bytes.n);
    }
    say_all(&d);
    arena_free(a);
}

/* Text that an old encoding has all characters of, in its units. */
static bool encode(arena *a, str text, old_code into, str *units)
{
    buf b = {.a = a};
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        unsigned char of[2];
        size_t n = old_units(into, cp, of), at = 0;
        if (n == 0)
            return false;
        uint32_t back = old_next(into, of, n, &at);
        HOLDS(at == n);
        if (back != cp) /* a capital of TCVN3 */
            return false;
        buf_add(&b, (str){(const char *)of, n});
    }
    *units = buf_str(&b);
    return true;
}

/* decode(encode(x)) = x, but for bytes that are UTF-8 too. */
static void check_back(arena *a, str text, old_code from)
{
    diags d = {.a = a};
    str units, composed = utf8_nfc(a, text);
    size_t bad;
    if (!encode(a, composed, from, &units) || utf8_check(units, &bad))
        return;
    const source *src = source_decode_from(&d, S("fuzz"), units, from);
    HOLDS(!src || str_eq(utf8_nfc(a, src->text), composed));
}

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
    arena *b = arena_new();
    size_t wrong;
    for (int from = OLD_TCVN3; from < OLD_CODES; from++)
        if (utf8_check((str){(const char *)data, n}, &wrong))
            check_back(b, (str){(const char *)data, n}, (old_code)from);
    arena_free(b);
    for (int from = OLD_TCVN3; from < OLD_CODES; from++)
        check_old((str){(const char *)data, n}, (old_code)from);
    return 0;
}
