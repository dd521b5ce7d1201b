/* [kèm theo]: the decision that issues a plan as its attachment (Phụ lục III, mẫu 1.3). Number,
 * place, date and recipients are the decision's. */
#include "template/bind_parts.h"

#include "plan/wording.h"

#define SECTION "kem_theo"

/* The section alone is enough: number and date may be filled in by hand. */
static bool is_said(binding *b)
{
    quiet_watch watch;
    if (bind_quiet(b, QUIET_DECISION, &watch))
        return false;
    bool is = bind_has_section(b, S(SECTION)) || data_section_given(b->data, S(SECTION));
    bind_quiet_end(b, QUIET_DECISION, !is, &watch);
    return is;
}

/* "QĐ-UBND", where it is a decision and its issuer the plan's. */
static said decision_sign(binding *b, const ban_hanh *by, bool own)
{
    said sign = bind_said(b, SECTION ".ky_hieu");
    if (sign.text.n)
        return sign;
    size_t errors = b->d->count[SEVERITY_ERROR];
    if (own && str_eq(by->loai, S("Quyết định")))
        sign.text = bind_sign(b, S("QĐ"), &sign.at);
    if (b->d->count[SEVERITY_ERROR] == errors)
        bind_require(b, sign, "ký hiệu", "kèm theo");
    return sign;
}

void bind_decision(binding *b)
{
    if (!is_said(b))
        return;
    arena *a = b->d->a;
    ban_hanh *by = NEW(a, ban_hanh);
    said type = bind_said(b, SECTION ".loai"), day = bind_said(b, SECTION ".ngay");
    said issuer = bind_said(b, SECTION ".co_quan");
    by->loai = type.text.n ? wording_as_sentence(a, type.text) : S("Quyết định");
    by->so = bind_said(b, SECTION ".so");
    by->co_quan = issuer.text.n ? issuer.text : wording_co_quan(a, b->p);
    by->ky_hieu = decision_sign(b, by, issuer.text.n == 0);
    by->ngay = b->p->ngay = bind_date_of(b, day);
    b->p->ban_hanh = by;
    data_derive(b->data, SECTION ".loai", by->loai, type.at);
    data_derive(b->data, SECTION ".ky_hieu", by->ky_hieu.text, by->ky_hieu.at);
    data_derive(b->data, SECTION ".co_quan", by->co_quan, b->p->co_quan.at[0].ten.at);
    data_derive(b->data, "van_ban.ngay", day.text, day.at);
}

void bind_decision_unused(binding *b)
{
    static const char *const heads[] = {"van_ban.so", "van_ban.ky_hieu", "van_ban.dia_danh",
                                        "van_ban.ngay"};
    static const char *const recipients[] = {"noi_nhan.danh_sach", "noi_nhan.luu"};
    str by = b->p->ban_hanh->loai;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const value *v = bind_given(data_get_named(b->data, heads[i]));
        if (v && !value_is_blank(v))
            diag_add(b->d, DIAG_ATTACHED_HEAD, v->at, ARGS(str_from(v->key->name), by));
    }
    for (size_t i = 0; i < sizeof recipients / sizeof *recipients; i++) {
        const value *v = bind_given(data_get_named(b->data, recipients[i]));
        if (v && !value_is_blank(v))
            diag_add(b->d, DIAG_ATTACHED_RECIPIENTS, v->at, ARGS(str_from(v->key->name), by));
    }
}
