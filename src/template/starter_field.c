/* What a starter says of the template's own fields. */
#include "template/attribute.h"
#include "template/starter_state.h"

/* What stands in for an example of a required field that has none. */
static str made_up(const starter *s, const field *f)
{
    switch (f->kind) {
    case FIELD_NGAY: return s->sample.date_words;
    case FIELD_SO: return S("1");
    case FIELD_TIEN: return S("1000000");
    case FIELD_CHON: return f->choices.n ? f->choices.at[0] : (str){0};
    case FIELD_CHU:
    case FIELD_DOAN:
    case FIELD_DANH_SACH: return f->help.n ? f->help : f->key_name;
    }
    return (str){0};
}

static text_lines example_lines(const starter *s, const field *f)
{
    arena *a = s->d->a;
    text_lines lines = {0};
    line_list given = attribute_lines(a, f->example, f->kind == FIELD_DANH_SACH);
    for (size_t i = 0; i < given.n; i++)
        *list_add(a, &lines) = sample_words(&s->sample, a, given.at[i].text, f->kind == FIELD_NGAY);
    return lines;
}

/* A child's default is nearer than an example of its parent's. */
static bool has_example(const field *f)
{
    const attribute *given = f->default_value, *example = f->example;
    bool hidden =
        given && example && given->at.src == f->at->at.src && example->at.src != given->at.src;
    return example && example->value.n && !hidden && !f->locked;
}

void starter_add_field(starter *s, const field *f)
{
    arena *a = s->d->a;
    entry *e = starter_find(s, f->path);
    str suffix, of = f->section;
    const known_section *known = names_section(s->form->names, of, &suffix);
    if (!e) {
        e = list_add(a, &s->entries);
        *e = (entry){.section = of, .path = f->path};
    }
    e->field = f;
    e->section_name = known && !known->numbered ? str_from(known->name) : f->section_name;
    e->key_name = f->key_name;
    e->help = f->help.n ? f->help : e->help;
    e->standard = f->default_value ? f->default_value->value : (str){0};
    e->below = e->below || f->kind == FIELD_DOAN || f->kind == FIELD_DANH_SACH;
    e->usual = e->usual && !has_example(f);
    if (has_example(f))
        e->value = example_lines(s, f);
    else if (f->default_value)
        e->value.n = 0;
    else if (f->required && e->value.n == 0)
        starter_set_line(a, &e->value, made_up(s, f));
    e->locked = f->locked;
    e->commented = e->value.n == 0 || f->locked;
}
