/* Element by element: lines, partials, then the outline. Knows no values. */
#include "template/prepare.h"

#include "base/utf8.h"
#include "template/attribute.h"
#include "template/partial.h"

static text_kind kind_of(element_kind kind)
{
    switch (kind) {
    case ELEMENT_TEN_LOAI:
    case ELEMENT_TRICH_YEU: return TEXT_PHRASE;
    case ELEMENT_CAN_CU: return TEXT_LIST;
    case ELEMENT_NOI_NHAN: return TEXT_ENTRIES;
    default: return TEXT_OUTLINE;
    }
}

typedef struct preparing {
    diags *d;
    const names *names;
    const template_places *places;
} preparing;

static prepared_text prepare_text(const preparing *p, const element *e, text_kind kind, bool item)
{
    line_list lines = {0};
    partials_take_in(p->d, e->text.at, e->text.n, p->places, &lines);
    return (prepared_text){text_parse(p->d, p->names, lines.at, lines.n, kind,
                                      TEXT_OF_TEMPLATE | (item ? TEXT_IN_LIST : 0)),
                           e->at};
}

static const body *prepare_attribute(const preparing *p, const element *e, const char *name,
                                     bool item)
{
    const attribute *given = element_find(e, name);
    if (!given)
        return NULL;
    line l = attribute_line(p->d->a, given);
    return text_parse(p->d, p->names, &l, 1, TEXT_PHRASE, item ? TEXT_IN_LIST : 0);
}

/* The name that a condition asks for; one that nothing declares is reported, and asks
 * for nothing. */
static str prepare_name(const preparing *p, const element *e, const char *name)
{
    const attribute *given = element_find(e, name);
    if (!given)
        return (str){0};
    arena *a = p->d->a;
    if (resolve_key(a, p->names, NULL, given->value) ||
        resolve_is_section(a, p->names, given->value))
        return given->value;
    resolve_unknown(p->d, p->names, NULL, true, given->value, given->at);
    return (str){0};
}

static void prepare_part(const preparing *p, const khung_part *from, prepared_part *out)
{
    const element *own = from->own;
    bool item = element_find(own, "moi");
    *out = (prepared_part){
        .part = from,
        .kind = kind_of(from->kind),
        .neu = prepare_name(p, own, "neu"),
        .tru_khi = prepare_name(p, own, "tru_khi"),
        .moi = prepare_name(p, own, "moi"),
        .tieu_de = prepare_attribute(p, own, "tieu_de", item),
        .ten = prepare_attribute(p, own, "ten", item),
    };
    out->own = prepare_text(p, own, out->kind, item);
    for (size_t i = 0; i < from->before.n; i++)
        *list_add(p->d->a, &out->before) = prepare_text(p, from->before.at[i], out->kind, item);
    for (size_t i = 0; i < from->after.n; i++)
        *list_add(p->d->a, &out->after) = prepare_text(p, from->after.at[i], out->kind, item);
}

const prepared *prepare(diags *d, const names *n, const khung *from, const template_places *places)
{
    preparing p = {d, n, places};
    prepared *out = NEW(d->a, prepared);
    out->a = d->a;
    out->khung = from;
    out->names = n;
    for (size_t i = 0; i < from->parts.n; i++)
        prepare_part(&p, &from->parts.at[i], list_add(d->a, &out->parts));
    return out;
}

/* Of `from` no more is looked at than what never changes. */
static const body *share_body(arena *a, const body *from)
{
    if (!from)
        return NULL;
    body *own = NEW(a, body);
    *own = (body){.blocks = from->blocks, .notes = from->notes, .a = a};
    return own;
}

static prepared_text share_text(arena *a, const prepared_text *from)
{
    return (prepared_text){share_body(a, from->text), from->at};
}

static void share_part(arena *a, const prepared_part *from, prepared_part *out)
{
    *out = (prepared_part){
        .part = from->part,
        .kind = from->kind,
        .neu = from->neu,
        .tru_khi = from->tru_khi,
        .moi = from->moi,
        .tieu_de = share_body(a, from->tieu_de),
        .ten = share_body(a, from->ten),
        .own = share_text(a, &from->own),
    };
    for (size_t i = 0; i < from->before.n; i++)
        *list_add(a, &out->before) = share_text(a, &from->before.at[i]);
    for (size_t i = 0; i < from->after.n; i++)
        *list_add(a, &out->after) = share_text(a, &from->after.at[i]);
}

const prepared *prepare_shared(arena *a, const names *n, const prepared *from)
{
    prepared *out = NEW(a, prepared);
    *out = (prepared){.khung = from->khung, .names = n, .a = a};
    for (size_t i = 0; i < from->parts.n; i++)
        share_part(a, &from->parts.at[i], list_add(a, &out->parts));
    return out;
}

static void add_default(data *into, const field *f)
{
    const known_key *key = names_path(into->names, f->path);
    bool list = key && key->kind == KEY_LINES;
    line_list lines = attribute_lines(into->a, f->default_value, list);
    data_put_lines(into, LAYER_TEMPLATE, f->path, lines.at, lines.n, f->default_value->at, false);
}

void prepare_defaults(const prepared *p, data *into)
{
    for (size_t i = 0; i < p->khung->fields.n; i++)
        if (p->khung->fields.at[i].default_value)
            add_default(into, &p->khung->fields.at[i]);
}

/* True for the path itself, and for its section: {{#mo_dau}}{{noi_dung}}{{/mo_dau}}. */
static bool tag_asks_for(arena *a, const tag *t, str path)
{
    bool refers = t && t->kind == TAG_REFERENCE; /* to a number, not to a value */
    str name = t ? utf8_fold(a, t->name) : (str){0};
    return t && !refers &&
           (str_eq(name, path) || str_eq(name, str_slice(path, 0, str_find(path, S(".")))));
}

static bool runs_ask_for(arena *a, const runs *r, str path)
{
    for (size_t i = 0; i < r->n; i++)
        if (tag_asks_for(a, r->at[i].tag, path))
            return true;
    return false;
}

static bool table_asks_for(arena *a, const table *t, str path)
{
    for (size_t i = 0; t && i < t->rows.n; i++) {
        const row *r = &t->rows.at[i];
        if (tag_asks_for(a, r->tag, path))
            return true;
        for (size_t c = 0; c < r->cells.n; c++)
            for (size_t k = 0; k < r->cells.at[c].paragraphs.n; k++)
                if (runs_ask_for(a, &r->cells.at[c].paragraphs.at[k], path))
                    return true;
    }
    return false;
}

bool text_asks_for(arena *a, const body *text, str path)
{
    for (size_t i = 0; i < text->blocks.n; i++) {
        const block *b = &text->blocks.at[i];
        if (runs_ask_for(a, &b->runs, path) || tag_asks_for(a, b->tag, path) ||
            table_asks_for(a, b->table, path))
            return true;
        for (size_t k = 0; b->giao && k < GIAO_PARTS; k++)
            if (runs_ask_for(a, &b->giao->words[k], path))
                return true;
    }
    return false;
}

str prepared_path(element_kind kind)
{
    switch (kind) {
    case ELEMENT_TEN_LOAI: return S("van_ban.loai");
    case ELEMENT_TRICH_YEU: return S("van_ban.trich_yeu");
    case ELEMENT_CAN_CU: return S("can_cu.danh_sach");
    case ELEMENT_MO_DAU: return S("mo_dau.noi_dung");
    case ELEMENT_KET_THUC: return S("ket_thuc.noi_dung");
    case ELEMENT_NOI_NHAN: return S("noi_nhan.danh_sach");
    default: return (str){0};
    }
}
