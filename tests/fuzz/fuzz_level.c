/* Words by level: any text as cap.ini and as dia-danh.ini, over the built-in ones. */
#include "fuzz.h"

#include "base/decode.h"
#include "template/find.h"
#include "template/level.h"

static void ask_all(diags *d, const levels *l, unit u)
{
    for (size_t i = 0; i < levels_key_count(l); i++) {
        level_word w;
        if (levels_word(l, d->a, &u, levels_key(l, i), &w))
            HOLDS(!w.at.src || is_within(w.at));
    }
    unit_keeps_noun(l, d->a, u.kind, u.name);
    unit_gone_from(l, d->a, u.kind, u.name, u.when);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    const source *own = source_decode(&d, S("fuzz.ini"), (str){(const char *)data, n});
    const source *cap[] = {builtin_source(&d, S("cap.ini")), own};
    const source *names[] = {builtin_source(&d, S("dia-danh.ini")), own};
    const levels *l = levels_read(&d, cap, own ? 2 : 1, names, own ? 2 : 1);
    static const char *const kinds[] = {"tinh", "thanh_pho", "xa", "xa_dao"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const unit_kind *kind = unit_kind_find(l, a, str_from(kinds[i]));
        date when = {1, 7, 2025};
        if (kind)
            ask_all(&d, l,
                    (unit){.kind = kind,
                           .name = S("Huế"),
                           .province = S("Sơn La"),
                           .two_tiers = i % 2 == 0,
                           .when = i ? when : (date){0}});
    }
    say_all(&d);
    arena_free(a);
    return 0;
}
