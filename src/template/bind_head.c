/* The header: what is given is taken, what can be derived is derived, what is missing
 * is named. */
#include "template/bind_head.h"

#include "base/utf8.h"
#include "input/date_meant.h"
#include "template/fill_memory.h"

pos bind_missing_place(const binding *b, str path)
{
    if (b->row)
        return b->row->at;
    const section *in = map_get(&b->data->by_section, str_slice(path, 0, str_find(path, S("."))));
    return in ? in->at : (pos){b->data->src, 0};
}

said bind_said(binding *b, const char *path)
{
    const value *v = data_get_named(b->data, path);
    if (!v)
        return (said){.at = bind_missing_place(b, str_from(path))};
    return (said){fill_words(&b->resolver, v, v->at), value_line(v).at};
}

bool bind_quiet(binding *b, quiet_step step, quiet_watch *w)
{
    return quiet_again(b->how.memory ? &b->how.memory->quiet : NULL, step, b->data, b->d, w);
}

void bind_quiet_end(binding *b, quiet_step step, bool nothing, quiet_watch *w)
{
    quiet_end(b->how.memory ? &b->how.memory->quiet : NULL, step, b->data, b->d, nothing, w);
}

bool bind_has_section(const binding *b, str id)
{
    for (size_t i = 0; i < b->data->sections.n; i++)
        if (str_eq(b->data->sections.at[i]->id, id))
            return true;
    return false;
}

bool bind_names_issuer(const binding *b)
{
    return b->p->co_quan.n && b->p->co_quan.at[0].ten.text.n;
}

void bind_require(binding *b, said s, const char *key, const char *of)
{
    if (s.text.n == 0)
        diag_add(b->d, DIAG_VALUE_MISSING, s.at, ARGS(str_from(key), str_from(of)));
}

/* ---- issuer, number, place, date ---- */

/* "Phường Cẩm Thành" for its committee: reported; what follows is read as if it stood there. */
static void take_unit_as_issuer(binding *b, said *ten, agency *as)
{
    arena *a = b->d->a;
    size_t first = 0;
    utf8_next(ten->text, &first);
    str words =
        STR_CAT(a, utf8_lower(a, str_slice(ten->text, 0, first)), str_after(ten->text, first));
    diag_add(b->d, DIAG_AGENCY_IS_UNIT, ten->at, ARGS(ten->text, words));
    ten->text = STR_CAT(a, S("Ủy ban nhân dân "), words);
    *as = agency_read(b->how.levels, a, ten->text);
}

static bool is_same_body(const co_quan *left, str name, arena *a)
{
    return name.n && str_eq(utf8_fold(a, left->ten.text), utf8_fold(a, name));
}

/* The body above an issuer; the second needn't repeat that of the first, which stands already. */
static void bind_body_above(binding *b, size_t which, const agency *g, co_quan *of)
{
    arena *a = b->d->a;
    said above = bind_said(b, paths_of_issuers[which].chu_quan);
    if (which == 0)
        b->above = agency_read(b->how.levels, a, above.text);
    str lines = utf8_capitals(a, above.text);
    const co_quan *first = &b->p->co_quan.at[0];
    bool stands = which > 0 && first->chu_quan.n && str_eq(first->chu_quan.at[0], lines);
    bool wanted = g->kind == AGENCY_SO || g->kind == AGENCY_PHONG;
    if (lines.n && !stands)
        *list_add(a, &of->chu_quan) = lines;
    else if (wanted && !lines.n && !(which > 0 && first->chu_quan.n))
        diag_add(b->d, DIAG_PARENT_MISSING, of->ten.at, ARGS(of->ten.text));
}

static void bind_issuer(binding *b, size_t which)
{
    arena *a = b->d->a;
    const issuer_paths *from = &paths_of_issuers[which];
    said ten = bind_said(b, from->ten), loai = bind_said(b, from->loai);
    bind_require(b, ten, "tên", from->section);
    if (which > 0 && ten.text.n == 0)
        return; /* all else that is asked of a second issuer is asked by its name */
    if (which > 0 && is_same_body(&b->p->co_quan.at[0], ten.text, a))
        diag_add(b->d, DIAG_ISSUER_TWICE, ten.at, ARGS(ten.text));
    agency g = agency_read(b->how.levels, a, ten.text);
    if (loai.text.n && !agency_kind_find(a, loai.text, &g.kind))
        diag_add(b->d, DIAG_AGENCY_KIND, loai.at, ARGS(loai.text));
    if (g.kind == AGENCY_DANG)
        diag_add(b->d, DIAG_AGENCY_PARTY, ten.at, ARGS(ten.text));
    else if (g.kind == AGENCY_OTHER && unit_kind_at(b->how.levels, utf8_fold(a, ten.text)))
        take_unit_as_issuer(b, &ten, &g);
    co_quan *of = list_add(a, &b->p->co_quan);
    of->ten = ten;
    agency_header(a, ten.text, &g, of);
    bind_body_above(b, which, &g, of);
    *(which ? &b->beside : &b->agency) = g;
    said short_name = bind_said(b, from->ten_tat);
    b->ten_tat[which] = short_name.text.n ? short_name : (said){agency_sign(&g), ten.at};
}

static bool names_second(const binding *b)
{
    const issuer_paths *from = &paths_of_issuers[1];
    const char *const paths[] = {from->ten, from->ten_tat, from->loai, from->chu_quan};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const value *v = data_get_named(b->data, paths[i]);
        if (v && !value_is_blank(v))
            return true;
    }
    return false;
}

static bool is_joint(binding *b)
{
    quiet_watch watch;
    if (bind_quiet(b, QUIET_JOINT, &watch))
        return false;
    bool joint = names_second(b);
    bind_quiet_end(b, QUIET_JOINT, !joint, &watch);
    return joint;
}

static void check_order(binding *b)
{
    quiet_watch watch;
    if (bind_quiet(b, QUIET_ORDER, &watch))
        return;
    superior_check_order(b->d, b->data);
    bind_quiet_end(b, QUIET_ORDER, true, &watch);
}

date bind_date_of(binding *b, said typed)
{
    date day;
    date_fault fault = date_parse(typed.text, &day);
    if (fault != DATE_GOOD)
        date_tell(b->d, fault, typed.text, typed.at);
    return day;
}

str bind_sign(binding *b, str type, pos *at)
{
    arena *a = b->d->a;
    buf all = {.a = a};
    buf_add(&all, type);
    for (size_t i = 0; i < b->p->co_quan.n; i++) {
        said name = b->ten_tat[i];
        if (i == 0)
            *at = name.at;
        if (name.text.n == 0 && b->p->co_quan.n > 1)
            diag_add(b->d, DIAG_JOINT_SIGN, b->p->co_quan.at[i].ten.at,
                     ARGS(b->p->co_quan.at[i].ten.text, str_from(paths_of_issuers[i].section)));
        if (name.text.n == 0)
            return (str){0};
        buf_add(&all, STR_CAT(a, S("-"), name.text));
    }
    return buf_str(&all);
}

static void bind_type(binding *b)
{
    said loai = bind_said(b, "van_ban.loai");
    if (b->p->ten_loai.n == 0) /* the skeleton may have named it */
        b->p->ten_loai = loai.text.n ? utf8_capitals(b->d->a, loai.text) : S("KẾ HOẠCH");
}

static void bind_number(binding *b)
{
    plan *p = b->p;
    p->so = bind_said(b, "van_ban.so");
    p->ky_hieu = bind_said(b, "van_ban.ky_hieu");
    if (p->ky_hieu.text.n)
        return;
    size_t errors = b->d->count[SEVERITY_ERROR];
    pos at = p->ky_hieu.at;
    bool is_plan = str_eq(p->ten_loai, S("KẾ HOẠCH"));
    str sign = is_plan ? bind_sign(b, S("KH"), &at) : (str){0};
    if (sign.n)
        p->ky_hieu = (said){sign, at};
    else if (b->d->count[SEVERITY_ERROR] > errors)
        return; /* reported */
    else if (!is_plan)
        bind_require(b, p->ky_hieu, "ký hiệu", "văn bản");
    else if (bind_names_issuer(b))
        diag_add(b->d, DIAG_SHORT_NAME_UNKNOWN, p->co_quan.at[0].ten.at,
                 ARGS(p->co_quan.at[0].ten.text));
}

static str seat(const binding *b)
{
    return agency_place(b->how.levels, b->d->a, b->agency.unit ? &b->agency : &b->above);
}

static void bind_place(binding *b)
{
    plan *p = b->p;
    p->dia_danh = bind_said(b, "van_ban.dia_danh");
    if (p->dia_danh.text.n)
        return;
    p->dia_danh.text = seat(b);
    if (p->dia_danh.text.n)
        diag_add(b->d, DIAG_PLACE_DERIVED, p->co_quan.at[0].ten.at, ARGS(p->dia_danh.text));
    else if (bind_names_issuer(b))
        bind_require(b, p->dia_danh, "địa danh", "văn bản");
}

/* Where the words of the document's type stand, if not in the input: in the template. */
static pos type_place(const binding *b)
{
    for (size_t i = 0; i < b->form->parts.n; i++)
        if (b->form->parts.at[i].part->kind == ELEMENT_TEN_LOAI)
            return b->form->parts.at[i].own.at;
    return b->form->khung->chain.at[0]->root->at;
}

static pos place_of(const binding *b, const char *path)
{
    const value *v = data_peek_named(b->data, path);
    return v ? value_line(v).at : bind_missing_place(b, str_from(path));
}

/* The unit's words, before others ask for them: "Ủy ban MTTQ Việt Nam {{don_vi.ten}}". */
static void derive_unit(binding *b)
{
    bool own = b->agency.unit;
    const agency *of = own ? &b->agency : &b->above;
    pos of_unit = own ? b->p->co_quan.at[0].ten.at : place_of(b, "co_quan.chu_quan");
    data_derive(b->data, "don_vi.ten", of->unit_words, of_unit);
    data_derive(b->data, "don_vi.ten_rieng", of->unit_name, of_unit);
    if (of->unit)
        data_derive(b->data, "don_vi.loai", of->unit->name, of_unit);
}

/* What follows from the rest becomes values, each at the place that it follows from. */
static void derive_head(binding *b)
{
    const plan *p = b->p;
    bool own = b->agency.unit;
    pos issuer = p->co_quan.at[0].ten.at, of_unit = own ? issuer : place_of(b, "co_quan.chu_quan");
    pos level = own || !b->how.level ? issuer : (pos){b->how.level, 0};
    data_derive(b->data, "van_ban.cap", p->cap, level);
    data_derive(b->data, "van_ban.loai", p->ten_loai, type_place(b));
    data_derive(b->data, "van_ban.ky_hieu", p->ky_hieu.text, p->ky_hieu.at);
    data_derive(b->data, "van_ban.dia_danh", p->dia_danh.text, of_unit);
    if (p->ngay.year)
        data_derive(b->data, "van_ban.nam", str_number(b->d->a, (size_t)p->ngay.year),
                    place_of(b, "van_ban.ngay"));
}

void bind_head(binding *b)
{
    bind_issuer(b, 0);
    derive_unit(b);
    if (is_joint(b))
        bind_issuer(b, 1);
    bind_type(b);
    bind_decision(b);
    if (!b->p->ban_hanh)
        b->p->ngay = bind_date_of(b, bind_said(b, "van_ban.ngay"));
    bind_level(b);
    if (b->p->ban_hanh) {
        bind_decision_unused(b);
        b->p->dia_danh.text = seat(b); /* for texts that ask for it */
    } else {
        bind_number(b);
        bind_place(b);
    }
    derive_head(b);
    bind_level_words(b);
    b->resolver.no_unit = !b->unit.kind || b->agency.kind == AGENCY_DANG;
    b->resolver.kind = b->unit.kind ? b->unit.kind->name : (str){0};
    b->resolver.issuer = b->p->co_quan.at[0].ten.at;
    superior_cite(&b->resolver, b->data, b->how.levels, &b->citation);
    check_order(b);
}
