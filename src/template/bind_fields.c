/* What a template declares of its fields, held against what is given: missing, mistyped, locked. Of
 * a batch, what is usual is looked at once. */
#include "input/usual.h"
#include "template/bind_parts.h"
#include "template/step_memory.h"

/* A known key may be a list whatever kind of field it is declared as; lines too many were told
 * when the input was read. */
static bool is_reported(const field *f, const value *v)
{
    bool lines = v->key->kind == KEY_LINES || v->key->kind == KEY_TEXT;
    return v->n > 1 && f->kind == FIELD_CHU && (lines || v->layer == LAYER_INPUT);
}

/* Of what several documents have, it is looked at once. Whether it is missing or locked is told
 * before. */
static void note_kind(const value *checked, const field *f, bool good)
{
    value *v = (value *)checked; /* made by data: not const there */
    v->faulty = !good;
    v->fits = good && v->shared ? f : NULL;
}

static const size_t *numbers_of_fields(const binding *b)
{
    prepared *form = (prepared *)b->form; /* made by prepare(): not const there */
    const field_list *fields = &form->khung->fields;
    if (form->numbers == b->data->numbers)
        return form->fields;
    form->fields = NEW_ARRAY(form->a, size_t, fields->n + 1);
    for (size_t i = 0; i < fields->n; i++)
        form->fields[i] = data_number(b->data, fields->at[i].path);
    form->numbers = b->data->numbers;
    return form->fields;
}

/* Once more is known of what is usual, all are looked at again. */
static void begin_fields(usual *u)
{
    if (!u || u->good_version == u->version)
        return;
    u->good = (number_set){0};
    u->good_version = u->version;
}

/* Words of a batch that were looked at before, with nothing to tell of them: for usual words the
 * field is the same too (usual.form). */
static bool is_known_good(const data *of, size_t nth, size_t number)
{
    const usual *u = of->usual;
    return u && number_set_has(&u->good, nth) && !number_set_has(&of->changed, number);
}

static void note_good(const data *of, size_t nth, size_t number)
{
    if (of->usual && !number_set_has(&of->changed, number))
        number_set_put(of->usual->a, &of->usual->good, nth, true);
}

void bind_check_fields(binding *b)
{
    const field_list *fields = &b->form->khung->fields;
    const size_t *numbers = numbers_of_fields(b);
    b->resolver.missed.a = b->d->a;
    begin_fields(b->data->usual);
    for (size_t i = 0; i < fields->n; i++) {
        const field *f = &fields->at[i];
        if (is_known_good(b->data, i, numbers[i]))
            continue;
        const value *v = data_peek_at(b->data, numbers[i]); /* looking is not taking */
        size_t messages = step_messages(b->d);
        if (v && v->shared && v->fits == f)
            continue;
        bool given = v && v->layer > LAYER_TEMPLATE && v->layer < LAYER_DERIVED;
        bool missing = f->required && (!v || value_is_blank(v));
        if (missing)
            map_set(&b->resolver.missed, f->path, (void *)f); /* once is enough */
        if (missing)
            diag_add_both(b->d, DIAG_FIELD_MISSING, given ? v->at : bind_missing_place(b, f->path),
                          f->at->at, ARGS(f->key_name, f->section_name, f->template_name, f->help));
        else if (given && f->locked)
            diag_add_both(b->d, DIAG_LOCKED, v->at, f->at->at,
                          ARGS(resolve_shown(b->d->a, b->data->names, f->path), f->template_name,
                               f->at->at.src->name));
        else if (given && (v->literal || !value_has_tags(v)) && !is_reported(f, v))
            note_kind(v, f, field_check_value(b->d, f, v->lines, v->n, v->at));
        if (!missing && step_messages(b->d) == messages)
            note_good(b->data, i, numbers[i]);
    }
}
