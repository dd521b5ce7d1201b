/* What the build has made of templates, cap.ini and dia-danh.ini is what reading them comes to. */
#include "levels.h"

#include "template/level_table.h"
#include "template/packed.h"

static void assert_same(str got, str want)
{
    if (!str_eq(got, want))
        fail_msg("got \"%.*s\", want \"%.*s\"", (int)got.n, got.p, (int)want.n, want.p);
}

/* ---- templates ---- */

static void assert_same_element(const element *got, const element *want)
{
    assert_int_equal(got->kind, want->kind);
    assert_int_equal(got->at.off, want->at.off);
    assert_int_equal(got->attributes.n, want->attributes.n);
    for (size_t i = 0; i < want->attributes.n; i++) {
        assert_same(got->attributes.at[i].name, want->attributes.at[i].name);
        assert_same(got->attributes.at[i].value, want->attributes.at[i].value);
        assert_int_equal(got->attributes.at[i].at.off, want->attributes.at[i].at.off);
    }
    assert_int_equal(got->text.n, want->text.n);
    for (size_t i = 0; i < want->text.n; i++) {
        assert_same(got->text.at[i].text, want->text.at[i].text);
        assert_int_equal(got->text.at[i].at.off, want->text.at[i].at.off);
        assert_ptr_equal(got->text.at[i].at.src, got->at.src);
    }
    assert_int_equal(got->children.n, want->children.n);
    for (size_t i = 0; i < want->children.n; i++)
        assert_same_element(got->children.at[i], want->children.at[i]);
}

CASE(templates_are_as_they_are_parsed)
{
    size_t n = 0;
    for (const builtin_template *t = builtin_templates; t->name; t++) {
        if (strchr(t->name, '.'))
            continue;
        const packed_skeleton *p = builtin_skeletons;
        while (p->name && strcmp(p->name, t->name) != 0)
            p++;
        assert_non_null(p->name);
        const source *src = source_decode(&d, S("khung"), (str){(const char *)t->bytes, t->n});
        skeleton parsed, packed = {0};
        assert_non_null(src);
        assert_true(skeleton_load(&d, src, &parsed));
        packed_take(a, p, src, &packed);
        assert_same(packed.name, parsed.name);
        assert_same_element(packed.root, parsed.root);
        n++;
    }
    assert_true(n >= 6);
    assert_faults("");
}

/* ---- levels ---- */

static void assert_same_span(span got, span want)
{
    assert_memory_equal(&got, &want, sizeof want);
}

static size_t variant_number(const levels *l, const variant *v)
{
    size_t i = 0;
    while (i < l->variants.n && l->variants.at[i] != v)
        i++;
    return i;
}

static void assert_same_rule(const levels *l, const rule *got, const levels *m, const rule *want)
{
    assert_same_span(got->when, want->when);
    assert_int_equal(got->provinces.n, want->provinces.n);
    for (size_t i = 0; i < want->provinces.n; i++)
        assert_same(got->provinces.at[i], want->provinces.at[i]);
    assert_int_equal(got->subjects.n, want->subjects.n);
    for (size_t i = 0; i < want->subjects.n; i++) {
        const subject *s = &got->subjects.at[i], *t = &want->subjects.at[i];
        assert_int_equal(s->type, t->type);
        assert_int_equal(s->rank, t->rank);
        assert_int_equal(s->kind != NULL, t->kind != NULL);
        if (t->kind)
            assert_int_equal(unit_kind_number(l, s->kind), unit_kind_number(m, t->kind));
        assert_int_equal(variant_number(l, s->variant), variant_number(m, t->variant));
        assert_same(s->name, t->name);
    }
}

static void assert_same_words(const levels *l, const levels *m)
{
    assert_int_equal(l->words.n, m->words.n);
    for (size_t i = 0; i < m->words.n; i++) {
        const word_row *got = l->words.at[i], *want = m->words.at[i];
        assert_same(got->key, want->key);
        assert_ptr_equal(map_get(&l->by_key, want->key), got);
        assert_int_equal(got->entries.n, want->entries.n);
        for (size_t k = 0; k < want->entries.n; k++) {
            assert_same(got->entries.at[k].words, want->entries.at[k].words);
            assert_int_equal(got->entries.at[k].at.off, want->entries.at[k].at.off);
            assert_true(got->entries.at[k].at.src->built_in);
            assert_same_rule(l, got->entries.at[k].rule, m, want->entries.at[k].rule);
        }
    }
}

static void assert_same_kinds(const levels *l, const levels *m)
{
    assert_int_equal(l->kinds.n, m->kinds.n);
    for (size_t i = 0; i < m->kinds.n; i++) {
        assert_same(l->kinds.at[i]->id, m->kinds.at[i]->id);
        assert_same(l->kinds.at[i]->name, m->kinds.at[i]->name);
        assert_int_equal(l->kinds.at[i]->rank, m->kinds.at[i]->rank);
    }
    assert_int_equal(l->variants.n, m->variants.n);
    for (size_t i = 0; i < m->variants.n; i++) {
        const variant *got = l->variants.at[i], *want = m->variants.at[i];
        assert_same(got->id, want->id);
        assert_int_equal(unit_kind_number(l, got->kind), unit_kind_number(m, want->kind));
        assert_int_equal(got->rank, want->rank);
        assert_same_span(got->when, want->when);
        assert_int_equal(got->has_list, want->has_list);
        assert_int_equal(got->list.n, want->list.n);
        for (size_t k = 0; k < want->list.n; k++) {
            assert_same(got->list.at[k].name, want->list.at[k].name);
            assert_same_span(got->list.at[k].when, want->list.at[k].when);
        }
        assert_same(got->sample.words, want->sample.words);
        assert_same(got->sample.above, want->sample.above);
        assert_int_equal(got->at.off, want->at.off);
    }
}

static void assert_same_rows(const levels *l, const levels *m)
{
    assert_int_equal(l->gone.n, m->gone.n);
    for (size_t i = 0; i < m->gone.n; i++) {
        const gone_agency *got = &l->gone.at[i], *want = &m->gone.at[i];
        assert_same(got->name, want->name);
        assert_same(got->heir, want->heir);
        assert_memory_equal(&got->from, &want->from, sizeof want->from);
        assert_int_equal(got->begins, want->begins);
        assert_int_equal(got->at.off, want->at.off);
    }
    assert_int_equal(l->names.n, m->names.n);
    for (size_t i = 0; i < m->names.n; i++) {
        assert_same(l->names.at[i].words, m->names.at[i].words);
        assert_int_equal(l->names.at[i].keeps_noun, m->names.at[i].keeps_noun);
    }
    assert_memory_equal(&l->two_tiers_from, &m->two_tiers_from, sizeof m->two_tiers_from);
    assert_memory_equal(&l->three_tiers_to, &m->three_tiers_to, sizeof m->three_tiers_to);
}

CASE(levels_are_as_they_are_read)
{
    const source *cap = builtin_source(&d, S("cap.ini"));
    const source *names = builtin_source(&d, S("dia-danh.ini"));
    const levels *made = levels_read(&d, &cap, 1, &names, 1), *read = levels_built_in();
    assert_ptr_equal(made->words.at[0], builtin_levels.words.at[0]);
    assert_ptr_not_equal(read->words.at[0], builtin_levels.words.at[0]);
    assert_same_kinds(made, read);
    assert_same_words(made, read);
    assert_same_rows(made, read);
    assert_faults("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(templates_are_as_they_are_parsed),
        TEST(levels_are_as_they_are_read),
    };
    return RUN(tests);
}
