/* Tags of texts, collected; and fields held against them. Conditions are not looked at: what a part
 * would take if it stood is asked for. */
#include "template/asked.h"

#include "base/utf8.h"
#include "template/bind_parts.h"

static void take_name(asked_names *q, str name)
{
    arena *a = q->names.a;
    str folded = utf8_fold(a, utf8_trim(name));
    if (folded.n == 0 || map_get(&q->names, folded))
        return;
    map_set(&q->names, folded, q);
    *list_add(a, &q->list) = folded;
}

static void take_tag(asked_names *q, const tag *t)
{
    if (t && t->kind != TAG_COMMENT && t->kind != TAG_PARTIAL && t->kind != TAG_REFERENCE)
        take_name(q, t->name);
}

static void take_runs(asked_names *q, const runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        take_tag(q, r->at[i].tag);
}

static void take_table(asked_names *q, const table *t)
{
    for (size_t i = 0; t && i < t->rows.n; i++) {
        const row *r = &t->rows.at[i];
        take_tag(q, r->tag);
        for (size_t c = 0; c < r->cells.n; c++)
            for (size_t k = 0; k < r->cells.at[c].paragraphs.n; k++)
                take_runs(q, &r->cells.at[c].paragraphs.at[k]);
    }
}

static void take_body(asked_names *q, const body *text)
{
    for (size_t i = 0; text && i < text->blocks.n; i++) {
        const block *b = &text->blocks.at[i];
        take_runs(q, &b->runs);
        take_tag(q, b->tag);
        take_table(q, b->table);
        for (size_t k = 0; b->giao && k < GIAO_PARTS; k++)
            take_runs(q, &b->giao->words[k]);
    }
    for (size_t i = 0; text && i < text->notes.n; i++)
        take_runs(q, &text->notes.at[i].text);
}

void asked_part(asked_names *q, const prepared_part *part, bool replaced)
{
    take_name(q, part->neu);
    take_name(q, part->tru_khi);
    take_name(q, part->moi);
    take_body(q, part->tieu_de);
    take_body(q, part->ten);
    if (!replaced)
        take_body(q, part->own.text);
    for (size_t i = 0; i < part->before.n; i++)
        take_body(q, part->before.at[i].text);
    for (size_t i = 0; i < part->after.n; i++)
        take_body(q, part->after.at[i].text);
}

enum { LONGEST_NAME = 4096 }; /* of a tag's inside */

void asked_value(asked_names *q, const value *v)
{
    for (size_t i = 0; i < v->n && !v->literal; i++) {
        str rest = v->lines[i].text;
        for (size_t at; (at = str_find(rest, S("{{"))) < rest.n;) {
            rest = str_after(rest, at + 2);
            str near = str_slice(rest, 0, rest.n < LONGEST_NAME ? rest.n : LONGEST_NAME);
            size_t close = str_find(near, S("}}"));
            if (close == near.n)
                continue; /* no tag, or none that is read */
            str name = utf8_trim(str_slice(rest, 0, close));
            name = str_slice(name, 0, str_find(name, S("|")));
            take_name(q, name.n && strchr("#^/", name.p[0]) ? str_after(name, 1) : name);
        }
    }
}

bool asked_for(const asked_names *q, str path)
{
    return map_get(&q->names, path) ||
           map_get(&q->names, str_slice(path, 0, str_find(path, S("."))));
}

/* ---- fields ---- */

static bool is_declared_below(arena *a, const khung *k, str path, const template_places *places)
{
    bool declared = false;
    diags dropped = {.a = a};
    for (str rest = utf8_trim(k->cap_duoi); rest.n && !declared;) {
        size_t end = str_find(rest, S(" "));
        const khung *below = khung_load_below(&dropped, k, str_slice(rest, 0, end), places);
        declared = below && field_find(&below->fields, path);
        rest = utf8_trim(str_after(rest, end));
    }
    return declared;
}

bool asked_elsewhere(arena *a, const field *f, const khung *k, const template_places *places)
{
    names known = {.a = a};
    return names_path(&known, f->path) || str_starts(f->section, S("cap_")) ||
           str_eq(f->section, S("don_vi")) || is_declared_below(a, k, f->path, places);
}

static void ask_values(asked_names *q, const data *from, layer least)
{
    for (size_t i = 0; i < from->values.n; i++)
        if (from->values.at[i]->layer >= least)
            asked_value(q, from->values.at[i]);
}

void asked_check_fields(diags *d, const prepared *form, const template_places *places)
{
    const khung *k = form->khung;
    asked_names q = {.names.a = d->a};
    data defaults;
    data_begin(d->a, k->chain.at[0]->root->at.src, form->names, &defaults);
    prepare_defaults(form, &defaults);
    ask_values(&q, &defaults, LAYER_TEMPLATE);
    for (size_t i = 0; i < form->parts.n; i++)
        asked_part(&q, &form->parts.at[i], false);
    for (size_t i = 0; i < k->fields.n; i++) {
        const field *f = &k->fields.at[i];
        bool own = f->at->at.src == k->chain.at[0]->root->at.src;
        if ((own || f->required) && !asked_for(&q, f->path) &&
            !asked_elsewhere(d->a, f, k, places))
            diag_add(d, DIAG_FIELD_UNUSED, f->at->at, ARGS(f->key_name, f->section_name, f->path));
    }
}

/* ---- values ---- */

static bool says(const data *from, str path)
{
    const value *v = data_peek(from, path);
    return v && v->layer >= LAYER_INPUT && v->layer <= LAYER_SET && !value_is_blank(v);
}

/* The path where the input gives a part's text. */
static str text_path(arena *a, const prepared_part *part, const bound_parts *sections)
{
    for (size_t i = 0; i < sections->n; i++)
        if (sections->at[i].form == part && sections->at[i].given)
            return STR_CAT(a, sections->at[i].given->id, S(".noi_dung"));
    return prepared_path(part->part->kind);
}

void asked_all(asked_names *q, const data *from, const prepared *form)
{
    arena *a = q->names.a;
    diags dropped = {.a = a};
    plan ignored = {0};
    data look = *from; /* whoever looks marks what it looks at; that is the same for all */
    binding b = {.d = &dropped, .data = &look, .form = form, .p = &ignored};
    bound_parts sections[] = {bind_addresses(&b, ELEMENT_MUC), bind_addresses(&b, ELEMENT_PHU_LUC)};
    for (size_t i = 0; i < form->parts.n; i++) {
        const prepared_part *p = &form->parts.at[i];
        str path = text_path(a, p, &sections[p->part->kind == ELEMENT_PHU_LUC]);
        bool replaced =
            path.n && says(from, path) && !text_asks_for(a, p->own.text, path) && !p->part->locked;
        asked_part(q, p, replaced);
    }
    ask_values(q, from, LAYER_LEVEL);
}

/* A template for the units below that the input itself names may take anything. */
static bool names_form_below(const data *from)
{
    for (size_t i = 0; i < from->sections.n; i++) {
        str id = from->sections.at[i]->id;
        if (str_starts(id, S("cap_")) && data_peek(from, STR_CAT(from->a, id, S(".khung"))))
            return true;
    }
    return false;
}

void asked_check_values(diags *d, const data *from, const prepared *form,
                        const template_places *places)
{
    asked_names q = {.names.a = d->a};
    const khung *k = form->khung;
    bool ready = false, faults = d->count[SEVERITY_ERROR]; /* of texts that may be the cause */
    for (size_t i = 0; i < from->values.n && !faults; i++) {
        const value *v = from->values.at[i];
        bool given = v->key && v->key->field && !v->used && says(from, v->path);
        if (!given || (v->layer != LAYER_INPUT && v->layer != LAYER_SET))
            continue;
        if (!ready)
            asked_all(&q, from, form);
        ready = true;
        if (!asked_for(&q, v->path) && !asked_elsewhere(d->a, v->key->field, k, places) &&
            !names_form_below(from))
            diag_add(d, DIAG_FIELD_UNASKED, v->at, ARGS(v->key->field->key_name, k->name, v->path));
    }
}
