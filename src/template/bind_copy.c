/* Copies of a document (Điều 25; Phụ lục I, phần II): SAO Y, SAO LỤC, TRÍCH SAO from [bản sao].
 * What an extract leaves out, bind_extract.c knows. */
#include "base/utf8.h"
#include "template/bind_parts.h"
#include "template/recipients.h"

static const struct copy_kind {
    const char *folded, *sign, *words;
    sao_kind kind;
} kinds[] = {
    {"sao_y", "SY", "SAO Y", SAO_Y},
    {"sao_luc", "SL", "SAO LỤC", SAO_LUC},
    {"trich_sao", "TrS", "TRÍCH SAO", TRICH_SAO},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* Values that only some copies print. */
static const struct {
    const char *path, *name;
    bool paper, electronic;
} some_only[] = {
    {"ban_sao.so", "số", true, false},
    {"ban_sao.ky_hieu", "ký hiệu", true, false},
    {"ban_sao.ten_tat", "tên tắt", true, false},
    {"ban_sao.dia_danh", "địa danh", true, false},
    {"ban_sao.quyen_han", "quyền hạn", true, false},
    {"ban_sao.chuc_vu", "chức vụ", true, false},
    {"ban_sao.chuc_vu_khac", "chức vụ khác", true, false},
    {"ban_sao.ho_ten", "họ tên", true, false},
    {"ban_sao.noi_nhan", "nơi nhận", true, false},
    {"ban_sao.luu", "lưu", true, false},
    {"ban_sao.gio", "giờ", false, true},
};

/* The section alone says that there is to be a copy; so do a list and --set without it. */
static bool is_said(binding *b)
{
    quiet_watch watch;
    if (bind_quiet(b, QUIET_COPY, &watch))
        return false;
    bool holds = data_section_holds(b->data, S("ban_sao"));
    bool is = holds || bind_has_section(b, S("ban_sao"));
    bind_quiet_end(b, QUIET_COPY, !is, &watch);
    return is;
}

static const struct copy_kind *kind_of(binding *b)
{
    said typed = bind_said(b, "ban_sao.hinh_thuc");
    str folded = utf8_fold(b->d->a, typed.text);
    bind_require(b, typed, "hình thức", "bản sao");
    for (size_t i = 0; i < KINDS; i++)
        if (str_eq(folded, str_from(kinds[i].folded)) ||
            str_eq(folded, utf8_lower(b->d->a, str_from(kinds[i].sign))))
            return &kinds[i];
    if (typed.text.n)
        diag_add(b->d, DIAG_COPY_KIND, typed.at, ARGS(typed.text));
    return NULL;
}

/* After that was reported, to tell the other faults of the section in the same run. */
static const struct copy_kind *likely_kind(binding *b)
{
    return &kinds[bind_said(b, "ban_sao.phan_trich").text.n ? TRICH_SAO : SAO_Y];
}

/* Paper is what stands where nothing is said. False after reporting that it is neither. */
static bool read_medium(binding *b, bool *electronic)
{
    said typed = bind_said(b, "ban_sao.ban");
    str folded = utf8_fold(b->d->a, typed.text);
    *electronic = str_eq(folded, S("dien_tu"));
    if (typed.text.n == 0 || *electronic || str_eq(folded, S("giay")))
        return true;
    diag_add(b->d, DIAG_COPY_MEDIUM, typed.at, ARGS(typed.text));
    return false;
}

static void check_unused(binding *b, const ban_sao *c)
{
    str which = c->dien_tu ? S("bản sao điện tử") : S("bản sao giấy");
    for (size_t i = 0; i < sizeof some_only / sizeof *some_only; i++) {
        const value *v = data_get_named(b->data, some_only[i].path);
        if (v && !value_is_blank(v) && !(c->dien_tu ? some_only[i].electronic : some_only[i].paper))
            diag_add(b->d, DIAG_COPY_VALUE_UNUSED, v->at, ARGS(str_from(some_only[i].name), which));
    }
    const value *parts = data_get_named(b->data, "ban_sao.phan_trich");
    if (parts && !value_is_blank(parts) && c->kind != TRICH_SAO)
        diag_add(b->d, DIAG_COPY_VALUE_UNUSED, parts->at,
                 ARGS(S("phần trích"), STR_CAT(b->d->a, S("bản "), c->hinh_thuc)));
}

/* ---- who copies, when ---- */

/* The issuer itself, if nobody else is named. */
static agency bind_copier(binding *b, plan *p)
{
    arena *a = b->d->a;
    said name = bind_said(b, "ban_sao.co_quan");
    agency g = b->agency;
    co_quan *of = list_add(a, &p->co_quan);
    if (name.text.n == 0 && b->p->co_quan.n) {
        *of = b->p->co_quan.at[0];
    } else {
        g = agency_read(b->how.levels, a, name.text);
        agency_header(a, name.text, &g, of);
        of->ten = name;
    }
    of->chu_quan.n = 0; /* the decree names the copying body alone */
    return g;
}

static void bind_day(binding *b, plan *p)
{
    said typed = bind_said(b, "ban_sao.ngay");
    date original = b->p->ngay;
    bool whole = original.day && original.month && original.year;
    p->ngay = bind_date_of(b, typed);
    if (whole && p->ngay.day && p->ngay.month && p->ngay.year && !date_reaches(p->ngay, original))
        diag_add(b->d, DIAG_COPY_EARLIER, typed.at, ARGS(typed.text));
}

/* "10:20" or "10:20:15" */
static bool is_time(str text)
{
    static const int most[] = {23, 59, 59};
    size_t parts = 0;
    for (size_t from = 0; from <= text.n; parts++) {
        size_t end = from + str_find(str_after(text, from), S(":"));
        int n = number_value(str_slice(text, from, end));
        if (parts > 2 || end - from > 2 || n < 0 || n > most[parts])
            return false;
        from = end + 1;
    }
    return parts > 1;
}

/* "9:05" as "09:05" (ISO 8601). */
static str two_digits_each(arena *a, str time)
{
    buf out = {.a = a};
    for (size_t from = 0; time.n && from <= time.n;) {
        size_t end = from + str_find(str_after(time, from), S(":"));
        buf_add(&out, from ? S(":") : S(""));
        buf_add(&out, end - from == 1 ? S("0") : S(""));
        buf_add(&out, str_slice(time, from, end));
        from = end + 1;
    }
    return buf_str(&out);
}

static void bind_time(binding *b, ban_sao *c)
{
    said typed = bind_said(b, "ban_sao.gio");
    c->gio = two_digits_each(b->d->a, typed.text);
    if (typed.text.n && !is_time(typed.text))
        diag_add(b->d, DIAG_COPY_TIME, typed.at, ARGS(typed.text));
}

/* ---- what paper has besides ---- */

static void bind_number(binding *b, const struct copy_kind *kind, const agency *g, plan *p)
{
    arena *a = b->d->a;
    bool own = bind_said(b, "ban_sao.co_quan").text.n == 0;
    said typed = bind_said(b, "ban_sao.ten_tat");
    if (typed.text.n == 0 && own)
        typed = bind_said(b, "co_quan.ten_tat");
    str name = typed.text.n ? typed.text : agency_sign(g);
    p->so = bind_said(b, "ban_sao.so");
    p->ky_hieu = bind_said(b, "ban_sao.ky_hieu");
    if (p->ky_hieu.text.n == 0 && name.n)
        p->ky_hieu.text = STR_CAT(a, str_from(kind->sign), S("-"), name);
    bind_require(b, p->ky_hieu, "ký hiệu", "bản sao");
}

static void bind_place(binding *b, const agency *g, plan *p)
{
    bool own = bind_said(b, "ban_sao.co_quan").text.n == 0;
    p->dia_danh = bind_said(b, "ban_sao.dia_danh");
    if (p->dia_danh.text.n == 0)
        p->dia_danh.text = own && b->p->dia_danh.text.n ? b->p->dia_danh.text
                                                        : agency_place(b->how.levels, b->d->a, g);
    bind_require(b, p->dia_danh, "địa danh", "bản sao");
}

/* As those of the document; that the filing words are missing is said of this section. */
static void bind_recipients(binding *b, plan *p)
{
    diags of_list = {.a = b->d->a};
    const value *list = data_get_named(b->data, "ban_sao.noi_nhan");
    if (list)
        list = value_items(&b->resolver, list, list->at);
    recipients_read(&of_list, list ? list->lines : NULL, list ? list->n : 0,
                    bind_said(b, "ban_sao.luu"), p);
    for (size_t i = 0; i < of_list.list.n; i++) {
        const diag *f = &of_list.list.at[i];
        diag_code code = f->code == DIAG_FILING_MISSING ? DIAG_COPY_FILING_MISSING : f->code;
        diag_add_both(b->d, code, f->at, f->other, f->args);
    }
}

void bind_copy(binding *b)
{
    static const signer_paths signer = {
        .section = "bản sao",
        .quyen_han = "ban_sao.quyen_han",
        .chuc_vu = "ban_sao.chuc_vu",
        .chuc_vu_khac = "ban_sao.chuc_vu_khac",
        .ho_ten = "ban_sao.ho_ten",
    };
    arena *a = b->d->a;
    ban_sao *c = NEW(a, ban_sao);
    if (b->how.goes_on || !is_said(b)) /* whoever carries a plan out has the whole of it */
        return;
    const struct copy_kind *kind = kind_of(b);
    if (!read_medium(b, &c->dien_tu)) { /* what else belongs here, it would have said */
        data_section_holds(b->data, S("ban_sao"));
        return;
    }
    kind = kind ? kind : likely_kind(b);
    c->kind = kind->kind;
    c->hinh_thuc = str_from(kind->words);
    plan *p = NEW(a, plan);
    agency g = bind_copier(b, p);
    bind_day(b, p);
    check_unused(b, c);
    if (c->dien_tu) {
        bind_time(b, c);
    } else {
        bind_number(b, kind, &g, p);
        bind_place(b, &g, p);
        bind_recipients(b, p);
        bind_signer(b, &signer, &g, list_add(a, &p->ky));
    }
    c->khoi = p;
    b->p->ban_sao = c;
    if (c->kind == TRICH_SAO)
        bind_extract(b);
}
