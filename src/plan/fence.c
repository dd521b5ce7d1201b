/* The names of fences, and the nearest one to a name that isn't. Knows neither lines nor what
 * stands between. */
#include "plan/fence.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/phan_cong.h"

static const str fence_sign = {":::", 3};

static const struct {
    const char *id, *name;
    block_kind kind;
} fences[] = {
    {"giua", "giữa", BLOCK_GIUA},
    {"phai", "phải", BLOCK_PHAI},
    {"nguyen_van", "nguyên văn", BLOCK_NGUYEN_VAN},
};

bool fence_is(str text)
{
    return str_starts(text, fence_sign);
}

str fence_name(str text)
{
    return utf8_trim(str_after(text, fence_sign.n));
}

bool fence_is_table(arena *a, str text)
{
    str name = fence_is(text) ? fence_name(text) : (str){0};
    str first = str_slice(name, 0, str_find(name, S(" ")));
    return str_eq(utf8_fold(a, first), S("bang"));
}

/* A fence that takes more words ("bảng tep.csv") is near by its first. */
static void report_unknown(diags *d, str name, str folded, pos at)
{
    nearest near = nearest_start(folded);
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++)
        nearest_try(&near, str_from(fences[i].id), str_from(fences[i].name));
    nearest_try(&near, S("phan_cong"), S("phân công"));
    nearest of_file = nearest_start(str_slice(folded, 0, str_find(folded, S("_"))));
    nearest_try(&of_file, S("bang"), S("bảng"));
    if (near.best.n == 0)
        near.best = of_file.best;
    diag_code unknown = near.best.n ? DIAG_FENCE_NEAR : DIAG_FENCE_UNKNOWN;
    diag_add(d, unknown, at, ARGS(name, near.best));
}

block_kind fence_open(diags *d, str name, pos at, phan_cong **assigned)
{
    str folded = utf8_fold(d->a, name);
    *assigned = phan_cong_fence(d->a, name, at);
    if (*assigned)
        return BLOCK_PHAN_CONG;
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++)
        if (str_eq(folded, str_from(fences[i].id)))
            return fences[i].kind;
    report_unknown(d, name, folded, at);
    return BLOCK_GIUA;
}
