/* Whose plan it is: what `cấp`, --level and the issuer's name say, and whether they agree. */
#include "template/bind_head.h"

static const unit_kind *given_level(binding *b)
{
    if (b->how.level.n == 0)
        return NULL;
    source *src = NEW(b->d->a, source);
    *src = (source){.name = S("--level"), .text = b->how.level, .is_word = true};
    const unit_kind *kind = unit_kind_find(b->d->a, b->how.level);
    str near = unit_kind_nearest(b->d->a, b->how.level);
    if (!kind)
        diag_add(b->d, near.n ? DIAG_LEVEL_OPTION_NEAR : DIAG_LEVEL_OPTION_UNKNOWN, (pos){src, 0},
                 ARGS(b->how.level, near));
    return kind;
}

/* The kind of unit that the input speaks for: `cấp`, else the issuer's own. A `cấp` that names the
 * rank alone ("xã" for a phường) leaves the issuer's. */
static const unit_kind *input_kind(binding *b, said cap)
{
    const unit_kind *own = b->agency.unit;
    const unit_kind *kind = cap.text.n ? unit_kind_find(b->d->a, cap.text) : own;
    str near = unit_kind_nearest(b->d->a, cap.text);
    if (cap.text.n && !kind)
        diag_add(b->d, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, cap.at, ARGS(cap.text, near));
    if (!kind || !own || own == kind)
        return kind;
    date when = b->p->ngay;
    rank said_rank = unit_rank(b->d->a, kind, b->agency.unit_name, when);
    if (said_rank != unit_rank(b->d->a, own, b->agency.unit_name, when))
        diag_add(b->d, DIAG_LEVEL_AND_AGENCY, cap.at, ARGS(cap.text, b->agency.unit_words));
    return own;
}

/* The name of the unit: the issuer's; of an office, that of the body above it, or its seat. */
static str unit_name(binding *b, const unit_kind *kind)
{
    if (b->agency.unit)
        return b->agency.unit_name;
    return b->above.unit == kind ? b->above.unit_name : bind_said(b, "van_ban.dia_danh").text;
}

static void check_era(binding *b, const unit_kind *kind, rank own, pos at)
{
    bool town = kind->rank == RANK_XA && strcmp(kind->id, "thi_tran") == 0;
    if ((own == RANK_HUYEN || town) && level_is_two_tier(b->p->ngay))
        diag_add(b->d, DIAG_LEVEL_ABOLISHED, at,
                 ARGS(town ? str_from(kind->name) : rank_name(own)));
}

void bind_level(binding *b)
{
    arena *a = b->d->a;
    said cap = bind_said(b, "van_ban.cap");
    const unit_kind *wanted = given_level(b), *kind = input_kind(b, cap);
    if (!kind)
        kind = wanted;
    if (!kind) {
        if (b->how.level.n == 0 && cap.text.n == 0)
            diag_add(b->d, DIAG_LEVEL_MISSING, cap.at, ARGS(S("")));
        return;
    }
    b->p->cap = str_from(kind->name);
    pos at = cap.text.n ? cap.at : b->p->co_quan_ten.at;
    str name = unit_name(b, kind);
    rank own = unit_rank(a, kind, name, b->p->ngay);
    if (own == RANK_NONE)
        diag_add(b->d, DIAG_LEVEL_CITY, at, ARGS(name));
    check_era(b, kind, own, at);
    rank asked = wanted ? unit_rank(a, wanted, name, b->p->ngay) : own;
    if (asked != own && own != RANK_NONE)
        diag_add(b->d, asked < own ? DIAG_LEVEL_ABOVE : DIAG_LEVEL_BELOW_NOT_YET, at,
                 ARGS(rank_name(asked), rank_name(own)));
}
