/* Header and signature: what is given is taken, what can be derived is derived, what is missing
 * is named. */
#include "template/bind_head.h"

#include "base/utf8.h"

pos bind_missing_place(const binding *b, str path)
{
    const value *unit_row = data_in_layer(b->data, LAYER_ROW, S("don_vi.ten"));
    const section *in = map_get(&b->data->by_section, str_slice(path, 0, str_find(path, S("."))));
    return unit_row ? unit_row->at : in ? in->at : (pos){b->data->src, 0};
}

said bind_said(binding *b, const char *path)
{
    const value *v = data_get(b->data, str_from(path));
    if (!v)
        return (said){.at = bind_missing_place(b, str_from(path))};
    return (said){fill_words(&b->resolver, v, v->at), value_line(v).at};
}

static void require(binding *b, said s, const char *key, const char *of)
{
    if (s.text.n == 0)
        diag_add(b->d, DIAG_VALUE_MISSING, s.at, ARGS(str_from(key), str_from(of)));
}

/* ---- issuer, number, place, date ---- */

/* "Phường Cẩm Thành" for its committee: reported; what follows is read as if it stood there. */
static void take_unit_as_issuer(binding *b, said *ten)
{
    arena *a = b->d->a;
    size_t first = 0;
    utf8_next(ten->text, &first);
    str words =
        STR_CAT(a, utf8_lower(a, str_slice(ten->text, 0, first)), str_after(ten->text, first));
    diag_add(b->d, DIAG_AGENCY_IS_UNIT, ten->at, ARGS(ten->text, words));
    ten->text = STR_CAT(a, S("Ủy ban nhân dân "), words);
    b->agency = agency_read(b->how.levels, a, ten->text);
}

static void bind_agency(binding *b)
{
    arena *a = b->d->a;
    said ten = bind_said(b, "co_quan.ten"), loai = bind_said(b, "co_quan.loai");
    said chu_quan = bind_said(b, "co_quan.chu_quan");
    require(b, ten, "tên", "cơ quan");
    b->agency = agency_read(b->how.levels, a, ten.text);
    b->above = agency_read(b->how.levels, a, chu_quan.text);
    if (loai.text.n && !agency_kind_find(a, loai.text, &b->agency.kind))
        diag_add(b->d, DIAG_AGENCY_KIND, loai.at, ARGS(loai.text));
    if (b->agency.kind == AGENCY_DANG)
        diag_add(b->d, DIAG_AGENCY_PARTY, ten.at, ARGS(ten.text));
    else if (b->agency.kind == AGENCY_OTHER && unit_kind_at(b->how.levels, utf8_fold(a, ten.text)))
        take_unit_as_issuer(b, &ten);
    co_quan *of = list_add(a, &b->p->co_quan);
    of->ten = ten;
    agency_header(a, ten.text, &b->agency, of);
    if (chu_quan.text.n)
        *list_add(a, &of->chu_quan) = utf8_capitals(a, chu_quan.text);
    else if (b->agency.kind == AGENCY_SO || b->agency.kind == AGENCY_PHONG)
        diag_add(b->d, DIAG_PARENT_MISSING, ten.at, ARGS(ten.text));
}

static void bind_date(binding *b)
{
    said ngay = bind_said(b, "van_ban.ngay");
    date_fault fault = date_parse(ngay.text, &b->p->ngay);
    if (fault != DATE_GOOD)
        diag_add(b->d, fault == DATE_UNREADABLE ? DIAG_DATE_UNREADABLE : DIAG_DATE_IMPOSSIBLE,
                 ngay.at, ARGS(ngay.text));
}

static void bind_number(binding *b)
{
    plan *p = b->p;
    arena *a = b->d->a;
    said loai = bind_said(b, "van_ban.loai");
    if (p->ten_loai.n == 0) /* the skeleton may have named it */
        p->ten_loai = loai.text.n ? utf8_capitals(a, loai.text) : S("KẾ HOẠCH");
    p->so = bind_said(b, "van_ban.so");
    p->ky_hieu = bind_said(b, "van_ban.ky_hieu");
    said ten_tat = bind_said(b, "co_quan.ten_tat");
    if (p->ky_hieu.text.n)
        return;
    bool named = ten_tat.text.n;
    str sign = named ? ten_tat.text : agency_sign(&b->agency);
    if (sign.n && str_eq(p->ten_loai, S("KẾ HOẠCH")))
        p->ky_hieu =
            (said){STR_CAT(a, S("KH-"), sign), named ? ten_tat.at : p->co_quan.at[0].ten.at};
    else
        require(b, p->ky_hieu, "ký hiệu", "văn bản");
}

static void bind_place(binding *b)
{
    plan *p = b->p;
    p->dia_danh = bind_said(b, "van_ban.dia_danh");
    if (p->dia_danh.text.n)
        return;
    p->dia_danh.text =
        agency_place(b->how.levels, b->d->a, b->agency.unit ? &b->agency : &b->above);
    if (p->dia_danh.text.n)
        diag_add(b->d, DIAG_PLACE_DERIVED, p->co_quan.at[0].ten.at, ARGS(p->dia_danh.text));
    else
        require(b, p->dia_danh, "địa danh", "văn bản");
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
    const value *v = data_peek(b->data, str_from(path));
    return v ? value_line(v).at : bind_missing_place(b, str_from(path));
}

/* What follows from the rest becomes values, each at the place that it follows from. */
static void derive_head(binding *b)
{
    const plan *p = b->p;
    bool own = b->agency.unit;
    const agency *of = own ? &b->agency : &b->above;
    pos issuer = p->co_quan.at[0].ten.at, of_unit = own ? issuer : place_of(b, "co_quan.chu_quan");
    pos level = own || !b->how.level ? issuer : (pos){b->how.level, 0};
    data_derive(b->data, "van_ban.cap", p->cap, level);
    data_derive(b->data, "van_ban.loai", p->ten_loai, type_place(b));
    data_derive(b->data, "van_ban.ky_hieu", p->ky_hieu.text, p->ky_hieu.at);
    data_derive(b->data, "van_ban.dia_danh", p->dia_danh.text, of_unit);
    if (p->ngay.year)
        data_derive(b->data, "van_ban.nam", str_number(b->d->a, (size_t)p->ngay.year),
                    place_of(b, "van_ban.ngay"));
    data_derive(b->data, "don_vi.ten", of->unit_words, of_unit);
    data_derive(b->data, "don_vi.ten_rieng", of->unit_name, of_unit);
    if (of->unit)
        data_derive(b->data, "don_vi.loai", of->unit->name, of_unit);
}

void bind_head(binding *b)
{
    bind_agency(b);
    bind_date(b);
    bind_level(b);
    bind_number(b);
    bind_place(b);
    derive_head(b);
    bind_level_words(b);
    b->resolver.no_unit = !b->unit.kind || b->agency.kind == AGENCY_DANG;
    b->resolver.kind = b->unit.kind ? b->unit.kind->name : (str){0};
    b->resolver.issuer = b->p->co_quan.at[0].ten.at;
    superior_cite(&b->resolver, b->data, b->how.levels, &b->citation);
    superior_check_order(b->d, b->data);
}

/* ---- signature ---- */

/* "KT. CHỦ TỊCH" as a title: the authority has a key of its own. */
static void check_title(binding *b, const said *title)
{
    static const char *const authorities[] = {"TM.", "KT.", "TL.", "TUQ."};
    for (size_t i = 0; i < sizeof authorities / sizeof *authorities; i++)
        if (str_starts(title->text, str_from(authorities[i])))
            diag_add(b->d, DIAG_AUTHORITY_IN_TITLE, title->at, ARGS(str_from(authorities[i])));
}

static void given_authority(binding *b, const value *lines, ky *k)
{
    for (size_t i = 0; i < lines->n; i++) {
        const value *one = value_item(b->d->a, lines, i);
        str words = utf8_capitals(b->d->a, fill_words(&b->resolver, one, one->at));
        if (words.n && !str_eq(words, S("-")))
            *list_add(b->d->a, &k->quyen_han) = words;
    }
}

static void check_locked(binding *b, const khung_part *form)
{
    static const char *const paths[] = {"ky.quyen_han", "ky.chuc_vu", "ky.chuc_vu_khac"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        str path = str_from(paths[i]);
        const value *v = data_get(b->data, path);
        bool open = i > 0 && !data_in_layer(b->data, LAYER_TEMPLATE, path); /* it says no title */
        if (v && !open && v->layer >= LAYER_INPUT && v->layer <= LAYER_SET)
            bind_unlocked(b, form, v);
    }
}

void bind_signature(binding *b, const khung_part *form)
{
    arena *a = b->d->a;
    ky *k = list_add(a, &b->p->ky);
    check_locked(b, form);
    k->chuc_vu = bind_said(b, "ky.chuc_vu");
    k->chuc_vu_khac = bind_said(b, "ky.chuc_vu_khac");
    k->ho_ten = bind_said(b, "ky.ho_ten");
    require(b, k->chuc_vu, "chức vụ", "ký");
    check_title(b, &k->chuc_vu);
    if (k->ho_ten.text.n == 0)
        diag_add(b->d, DIAG_NAME_MISSING, k->ho_ten.at, ARGS(S("")));
    const value *authority = data_get(b->data, S("ky.quyen_han"));
    if (authority && !value_is_blank(authority))
        given_authority(b, authority, k);
    else
        agency_authority(a, &b->agency, k->chuc_vu.text, k);
    k->chuc_vu.text = agency_title(a, k->chuc_vu.text);
}
