/* Values that the page shows though no layer has them: bind works them out where it needs them, and
 * here they are worked out again. Prints nothing. */
#include "template/explain.h"

#include "template/agency.h"

static line said_at(const job_view *v, const char *path)
{
    const value *found = data_get(v->data, str_from(path));
    return found ? value_line(found) : (line){0};
}

/* Its name; empty where there is no such issuer. */
static said issuer_name(const job_view *v, size_t which)
{
    return v->plan.co_quan.n > which ? v->plan.co_quan.at[which].ten : (said){0};
}

static agency issuer_of(arena *a, const job_view *v, size_t which)
{
    return agency_read(v->how.levels, a, issuer_name(v, which).text);
}

static following authority(arena *a, const job_view *v, size_t which)
{
    buf b = {.a = a};
    const ky *k = v->plan.ky.n > which ? &v->plan.ky.at[which] : NULL;
    for (size_t i = 0; k && i < k->quyen_han.n; i++) {
        buf_add(&b, i ? S(" / ") : S(""));
        buf_add(&b, k->quyen_han.at[i]);
    }
    return (following){buf_str(&b), said_at(v, paths_of_signers[which].chuc_vu).at};
}

static following kind_of_issuer(arena *a, const job_view *v, size_t which)
{
    agency of = issuer_of(a, v, which);
    return (following){agency_kind_name(&of), issuer_name(v, which).at};
}

static following short_name(arena *a, const job_view *v, size_t which)
{
    agency of = issuer_of(a, v, which);
    str kind = said_at(v, paths_of_issuers[which].loai).text;
    if (kind.n)
        agency_kind_find(a, kind, &of.kind);
    return (following){agency_sign(&of), issuer_name(v, which).at};
}

static following model(arena *a, const job_view *v, size_t which)
{
    agency of = issuer_of(a, v, which);
    era_source era;
    date when = v->plan.ngay.year ? v->plan.ngay : v->how.when;
    bool sees = v->how.sees_districts ||
                (of.unit && unit_is_of_three_tiers(v->how.levels, a, of.unit, of.unit_name));
    bool two = levels_two_tiers(v->how.levels, when, (str){0}, sees, &era);
    line day = said_at(v, "van_ban.ngay");
    return (following){two ? S("2 cấp") : S("3 cấp"), era == ERA_DATE ? day.at : (pos){0}};
}

bool explain_following(arena *a, const job_view *v, str path, following *out)
{
    static const struct {
        const char *path;
        following (*find)(arena *a, const job_view *v, size_t which);
        size_t which;
    } rows[] = {
        {"ky.quyen_han", authority, 0},      {"ky_2.quyen_han", authority, 1},
        {"co_quan.loai", kind_of_issuer, 0}, {"co_quan_2.loai", kind_of_issuer, 1},
        {"co_quan.ten_tat", short_name, 0},  {"co_quan_2.ten_tat", short_name, 1},
        {"van_ban.mo_hinh", model, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_eq(path, str_from(rows[i].path))) {
            *out = rows[i].find(a, v, rows[i].which);
            return out->words.n;
        }
    return false;
}
