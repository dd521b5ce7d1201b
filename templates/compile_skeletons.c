/* From templates to constants: compile_skeletons a.xml b.xml … >builtin_skeletons.c.
 * make runs it, so that no start of kehoach parses them again. They are read as those of a user
 * would be; a fault in one of them ends the build. */
#include <stdio.h>

#include "base/decode.h"
#include "base/file.h"
#include "template/packed.h"

/* The order is that of packed.h: each element before its children. */
typedef struct packing {
    arena *a;
    size_t number; /* of the template */
    buf strings;
    LIST(const element *) elements;
} packing;

static void list_elements(packing *p, const element *e)
{
    *list_add(p->a, &p->elements) = e;
    for (size_t i = 0; i < e->children.n; i++)
        list_elements(p, e->children.at[i]);
}

static void put_str(packing *p, str s)
{
    str all = buf_str(&p->strings);
    size_t from = s.n ? str_find(all, s) : 0;
    if (from == all.n)
        buf_add(&p->strings, s);
    printf("{%zu, %zu}, ", from, s.n);
}

static void put_elements(const packing *p)
{
    printf("static const packed_element elements%zu[] = {\n", p->number);
    for (size_t i = 0; i < p->elements.n; i++) {
        const element *e = p->elements.at[i];
        printf("{%d, %zu, %zu, %zu, %zu},\n", e->kind, e->at.off, e->attributes.n, e->text.n,
               e->children.n);
    }
    printf("};\n");
}

static void put_attributes(packing *p)
{
    printf("static const packed_attribute attributes%zu[] = {\n", p->number);
    for (size_t i = 0; i < p->elements.n; i++)
        for (size_t k = 0; k < p->elements.at[i]->attributes.n; k++) {
            const attribute *given = &p->elements.at[i]->attributes.at[k];
            putchar('{');
            put_str(p, given->name);
            put_str(p, given->value);
            printf("%zu},\n", given->at.off);
        }
    printf("};\n");
}

static void put_lines(packing *p)
{
    printf("static const packed_line lines%zu[] = {\n", p->number);
    for (size_t i = 0; i < p->elements.n; i++)
        for (size_t k = 0; k < p->elements.at[i]->text.n; k++) {
            putchar('{');
            put_str(p, p->elements.at[i]->text.at[k].text);
            printf("%zu},\n", p->elements.at[i]->text.at[k].at.off);
        }
    printf("};\n");
}

static void put_strings(const packing *p)
{
    printf("static const char strings%zu[] = {", p->number);
    for (size_t i = 0; i < p->strings.n; i++)
        printf("%s'\\x%02x',", i % 16 ? "" : "\n", (unsigned char)p->strings.p[i]);
    printf("\n0};\n");
}

/* "templates/ke-hoach.xml" → "ke-hoach" */
static str bare_name(str path)
{
    while (memchr(path.p, '/', path.n))
        path = str_after(path, str_find(path, S("/")) + 1);
    return str_slice(path, 0, str_find(path, S(".xml")));
}

/* False after saying why. */
static bool put_skeleton(diags *d, str path, size_t number)
{
    str bytes;
    skeleton form;
    packing p = {.a = d->a, .number = number, .strings.a = d->a};
    const source *src = file_read(d, path, (pos){0}, &bytes) ? source_decode(d, path, bytes) : NULL;
    if (!src || !skeleton_load(d, src, &form) || d->list.n) {
        fprintf(stderr, "%.*s has faults, or can't be read\n", (int)path.n, path.p);
        return false;
    }
    list_elements(&p, form.root);
    put_elements(&p);
    put_attributes(&p);
    put_lines(&p);
    put_strings(&p);
    return true;
}

int main(int argc, char **argv)
{
    jmp_buf no_memory;
    arena *a = arena_new();
    diags d = {.a = a};
    if (!a || setjmp(no_memory)) {
        fprintf(stderr, "compile_skeletons: no memory\n");
        return 1;
    }
    arena_on_no_memory(a, &no_memory);
    printf("/* Made by templates/compile_skeletons.c. */\n#include \"template/packed.h\"\n");
    for (int i = 1; i < argc; i++)
        if (!put_skeleton(&d, str_from(argv[i]), (size_t)i))
            return 1;
    printf("const packed_skeleton builtin_skeletons[] = {\n");
    for (int i = 1; i < argc; i++) {
        str name = bare_name(str_from(argv[i]));
        printf("{\"%.*s\", elements%d, attributes%d, lines%d, strings%d},\n", (int)name.n, name.p,
               i, i, i, i);
    }
    printf("{0}};\n");
    arena_free(a);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
