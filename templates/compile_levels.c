/* From cap.ini and dia-danh.ini to constants: compile_levels cap.ini dia-danh.ini
 * >builtin_levels.c. make runs it, so that no start of kehoach reads these files again. They are
 * read as those of a user would be; a fault in them ends the build. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "template/level_table.h"

const levels builtin_levels; /* there is none yet */

/* ---- values ---- */

static void put_str(str s)
{
    printf("{\"");
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '"' || s.p[i] == '\\')
            printf("\\%c", s.p[i]);
        else
            putchar(s.p[i]);
    printf("\", %zu}, ", s.n);
}

static void put_date(date when)
{
    printf("{%d, %d, %d}, ", when.day, when.month, when.year);
}

static void put_span(span when)
{
    putchar('{');
    put_date(when.from);
    put_date(when.to);
    printf("}, ");
}

/* Of cap.ini: names have no places. */
static void put_pos(pos at)
{
    printf("{&cap, %zu}, ", at.off);
}

/* A list that stands in array NAME-NUMBER of its own. */
static void put_list(const char *type, const char *name, size_t number, size_t n)
{
    if (n)
        printf("{(%s *)%s%zu, %zu, %zu}, ", type, name, number, n, n);
    else
        printf("{0}, ");
}

/* ---- kinds and variants ---- */

static void put_kinds(const levels *l)
{
    printf("static const unit_kind kinds[] = {\n");
    for (size_t i = 0; i < l->kinds.n; i++) {
        putchar('{');
        put_str(l->kinds.at[i]->id);
        put_str(l->kinds.at[i]->name);
        printf("(rank)%d},\n", l->kinds.at[i]->rank);
    }
    printf("};\nstatic unit_kind *const kind_list[] = {\n");
    for (size_t i = 0; i < l->kinds.n; i++)
        printf("(unit_kind *)&kinds[%zu],\n", i);
    printf("};\n");
}

static void put_variant(const levels *l, const variant *v, size_t i)
{
    putchar('{');
    put_str(v->id);
    printf("(unit_kind *)&kinds[%zu], (rank)%d, ", unit_kind_number(l, v->kind), v->rank);
    put_span(v->when);
    printf("%d, ", v->has_list);
    put_list("listed_unit", "listed", i, v->list.n);
    putchar('{');
    put_str(v->sample.words);
    put_str(v->sample.above);
    printf("}, ");
    put_pos(v->at);
    printf("},\n");
}

static void put_variants(const levels *l)
{
    for (size_t i = 0; i < l->variants.n; i++) {
        const variant *v = l->variants.at[i];
        if (v->list.n)
            printf("static const listed_unit listed%zu[] = {\n", i);
        for (size_t k = 0; k < v->list.n; k++) {
            putchar('{');
            put_str(v->list.at[k].name);
            put_span(v->list.at[k].when);
            printf("},\n");
        }
        if (v->list.n)
            printf("};\n");
    }
    printf("static const variant variants[] = {\n");
    for (size_t i = 0; i < l->variants.n; i++)
        put_variant(l, l->variants.at[i], i);
    printf("};\nstatic variant *const variant_list[] = {\n");
    for (size_t i = 0; i < l->variants.n; i++)
        printf("(variant *)&variants[%zu],\n", i);
    printf("};\n");
}

/* ---- rules: whom a section speaks of ---- */

typedef LIST(const rule *) rule_list;

static size_t rule_number(const rule_list *all, const rule *of)
{
    size_t i = 0;
    while (i < all->n && all->at[i] != of)
        i++;
    return i;
}

static void put_subject(const levels *l, const subject *s)
{
    printf("{(subject_type)%d, (rank)%d, ", s->type, s->rank);
    if (s->kind)
        printf("&kinds[%zu], ", unit_kind_number(l, s->kind));
    else
        printf("NULL, ");
    for (size_t i = 0; i < l->variants.n; i++)
        if (l->variants.at[i] == s->variant)
            printf("&variants[%zu], ", i);
    if (!s->variant)
        printf("NULL, ");
    put_str(s->name);
    printf("},\n");
}

static void put_rules(const levels *l, const rule_list *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const rule *r = all->at[i];
        if (r->subjects.n)
            printf("static const subject subjects%zu[] = {\n", i);
        for (size_t k = 0; k < r->subjects.n; k++)
            put_subject(l, &r->subjects.at[k]);
        if (r->subjects.n)
            printf("};\n");
        if (r->provinces.n)
            printf("static const str provinces%zu[] = {", i);
        for (size_t k = 0; k < r->provinces.n; k++)
            put_str(r->provinces.at[k]);
        if (r->provinces.n)
            printf("};\n");
    }
    printf("static const rule rules[] = {\n");
    for (size_t i = 0; i < all->n; i++) {
        putchar('{');
        put_list("subject", "subjects", i, all->at[i]->subjects.n);
        put_list("str", "provinces", i, all->at[i]->provinces.n);
        put_span(all->at[i]->when);
        printf("},\n");
    }
    printf("};\n");
}

/* ---- words ---- */

static void put_words(arena *a, const levels *l)
{
    rule_list all = {0};
    for (size_t i = 0; i < l->words.n; i++)
        for (size_t k = 0; k < l->words.at[i]->entries.n; k++)
            if (rule_number(&all, l->words.at[i]->entries.at[k].rule) == all.n)
                *list_add(a, &all) = l->words.at[i]->entries.at[k].rule;
    put_rules(l, &all);
    for (size_t i = 0; i < l->words.n; i++) {
        printf("static const entry entries%zu[] = {\n", i);
        for (size_t k = 0; k < l->words.at[i]->entries.n; k++) {
            const entry *e = &l->words.at[i]->entries.at[k];
            printf("{&rules[%zu], ", rule_number(&all, e->rule));
            put_str(e->words);
            put_pos(e->at);
            printf("},\n");
        }
        printf("};\n");
    }
    printf("static const word_row words[] = {\n");
    for (size_t i = 0; i < l->words.n; i++) {
        putchar('{');
        put_str(l->words.at[i]->key);
        put_list("entry", "entries", i, l->words.at[i]->entries.n);
        printf("},\n");
    }
    printf("};\nstatic word_row *const word_list[] = {\n");
    for (size_t i = 0; i < l->words.n; i++)
        printf("(word_row *)&words[%zu],\n", i);
    printf("};\n");
}

/* ---- rows ---- */

static void put_rows(const levels *l)
{
    printf("static const gone_agency gone[] = {\n");
    for (size_t i = 0; i < l->gone.n; i++) {
        const gone_agency *g = &l->gone.at[i];
        putchar('{');
        put_str(g->name);
        put_date(g->from);
        put_str(g->heir);
        printf("%d, ", g->begins);
        put_str(g->key);
        put_pos(g->at);
        printf("},\n");
    }
    printf("};\nstatic const name_row names[] = {\n");
    for (size_t i = 0; i < l->names.n; i++) {
        putchar('{');
        put_str(l->names.at[i].words);
        printf("%d},\n", l->names.at[i].keeps_noun);
    }
    printf("};\n");
}

static void put_levels(const levels *l)
{
    printf("const levels builtin_levels = {\n"
           ".kinds = {(unit_kind **)kind_list, %zu, %zu},\n"
           ".variants = {(variant **)variant_list, %zu, %zu},\n"
           ".words = {(word_row **)word_list, %zu, %zu},\n"
           ".gone = {(gone_agency *)gone, %zu, %zu},\n"
           ".names = {(name_row *)names, %zu, %zu},\n.two_tiers_from = ",
           l->kinds.n, l->kinds.n, l->variants.n, l->variants.n, l->words.n, l->words.n, l->gone.n,
           l->gone.n, l->names.n, l->names.n);
    put_date(l->two_tiers_from);
    printf(".three_tiers_to = ");
    put_date(l->three_tiers_to);
    printf("};\n");
}

static source *read_source(diags *d, const char *path)
{
    source *src = NEW(d->a, source);
    src->name = str_from(path);
    if (!file_read(d, src->name, (pos){0}, &src->text)) {
        fprintf(stderr, "%s: can't be read\n", path);
        exit(1);
    }
    return src;
}

int main(int argc, char **argv)
{
    jmp_buf no_memory;
    arena *a = arena_new();
    diags d = {.a = a};
    if (argc != 3 || !a || setjmp(no_memory)) {
        fprintf(stderr, "usage: compile_levels cap.ini dia-danh.ini, and memory for it\n");
        return 1;
    }
    arena_on_no_memory(a, &no_memory);
    const source *cap = read_source(&d, argv[1]), *names = read_source(&d, argv[2]);
    const levels *l = levels_read(&d, &cap, 1, &names, 1);
    if (d.list.n) {
        fprintf(stderr, "%s or %s has faults\n", argv[1], argv[2]);
        return 1;
    }
    printf("/* Made by templates/compile_levels.c. */\n#include \"template/level_table.h\"\n"
           "extern const unsigned char builtin_cap_ini[%zu];\nstatic const source cap = {\n"
           ".name = {\"templates/cap.ini\", 17}, .built_in = true,\n"
           ".text = {(const char *)builtin_cap_ini, %zu}};\n",
           cap->text.n, cap->text.n);
    put_kinds(l);
    put_variants(l);
    put_words(a, l);
    put_rows(l);
    put_levels(l);
    arena_free(a);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
