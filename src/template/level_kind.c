/* Kinds of unit: by number, by name, at the beginning of a unit's name. Knows no ranks. */
#include "template/level_table.h"

#include "base/nearest.h"
#include "base/utf8.h"

const unit_kind *unit_kind_at_number(const levels *l, size_t number)
{
    return l->kinds.at[number];
}

size_t unit_kind_number(const levels *l, const unit_kind *kind)
{
    size_t i = 0;
    while (l->kinds.at[i] != kind)
        i++;
    return i;
}

const unit_kind *unit_kind_find(const levels *l, arena *a, str word)
{
    str folded = utf8_fold(a, word);
    for (size_t i = 0; i < l->kinds.n; i++)
        if (str_eq(folded, l->kinds.at[i]->id))
            return l->kinds.at[i];
    return NULL;
}

/* Capitals take as many bytes in Vietnamese. */
bool unit_kind_called(const levels *l, arena *a, str name)
{
    for (size_t i = 0; i < l->kinds.n; i++) {
        str kind = l->kinds.at[i]->name;
        if (kind.n == name.n && str_eq(kind, utf8_lower(a, name)))
            return true;
    }
    return false;
}

const unit_kind *unit_kind_at(const levels *l, str folded)
{
    const unit_kind *found = NULL;
    for (size_t i = 0; i < l->kinds.n; i++) {
        const unit_kind *kind = l->kinds.at[i];
        bool begins = str_starts(folded, kind->id) && folded.n > kind->id.n + 1 &&
                      folded.p[kind->id.n] == '_';
        if (begins && (!found || kind->id.n > found->id.n))
            found = kind;
    }
    return found;
}

/* True where a name that begins with this kind may begin with another, longer one. */
static bool may_go_on(const levels *l, const unit_kind *kind)
{
    for (size_t i = 0; i < l->kinds.n; i++) {
        str id = l->kinds.at[i]->id;
        if (id.n > kind->id.n && id.p[kind->id.n] == '_' && str_starts(id, kind->id))
            return true;
    }
    return false;
}

const unit_kind *unit_kind_written(const levels *l, str name)
{
    for (size_t i = 0; i < l->kinds.n; i++) {
        const unit_kind *kind = l->kinds.at[i];
        size_t n = kind->name.n;
        bool begins = name.n > n + 1 && name.p[n] == ' ' && str_starts(name, kind->name);
        if (begins && utf8_is_letter(utf8_first(str_after(name, n + 1))) && !may_go_on(l, kind))
            return kind;
    }
    return NULL;
}

str unit_kind_nearest(const levels *l, arena *a, str word)
{
    str folded = utf8_fold(a, word), lead = S("cap_");
    nearest near = nearest_start(str_starts(folded, lead) ? str_after(folded, lead.n) : folded);
    for (size_t i = 0; i < l->kinds.n; i++)
        nearest_try(&near, l->kinds.at[i]->id, l->kinds.at[i]->name);
    return near.best;
}

unit_sample unit_kind_sample(const levels *l, const unit_kind *kind, rank of)
{
    unit_sample found = {0};
    for (size_t i = 0; i < l->variants.n; i++) {
        const variant *v = l->variants.at[i];
        if (v->kind == kind && v->sample.words.n && (found.words.n == 0 || v->rank == of))
            found = v->sample;
    }
    return found;
}

const unit_kind *unit_kind_asked(diags *d, const levels *l, const source *word)
{
    const unit_kind *kind = word ? unit_kind_find(l, d->a, word->text) : NULL;
    if (kind || !word)
        return kind;
    str near = unit_kind_nearest(l, d->a, word->text);
    diag_add(d, near.n ? DIAG_LEVEL_OPTION_NEAR : DIAG_LEVEL_OPTION_UNKNOWN, (pos){word, 0},
             ARGS(word->text, near.n ? near : unit_kind_names(l, d->a, true)));
    return NULL;
}

str unit_kind_names(const levels *l, arena *a, bool as_options)
{
    buf b = {.a = a};
    for (size_t i = 0; i < l->kinds.n; i++) {
        const unit_kind *kind = l->kinds.at[i];
        buf_add(&b, i ? S(", ") : S(""));
        size_t from = b.n;
        buf_add(&b, as_options ? kind->id : kind->name);
        for (size_t k = from; as_options && k < b.n; k++)
            if (b.p[k] == '_')
                b.p[k] = '-';
    }
    return buf_str(&b);
}
