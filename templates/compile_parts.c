/* From the writers of parts to constants: compile_parts >ready_parts.c. make runs it, so that what
 * is the same in most documents is deflated once, and as tightly as can be. Parts that come out
 * otherwise, as with another form, are deflated as ever: nothing depends on these. */
#include <libdeflate.h>
#include <stdio.h>

#include "docx/package.h"
#include "docx/ready.h"

const ready_part ready_parts[1]; /* there are none yet */
const ready_use ready_uses[1];
const str ready_frames[1];

static bool has_words(const char *path)
{
    static const char *const of_plan[] = {"word/document.xml", "word/footnotes.xml",
                                          "docProps/core.xml"};
    return STR_IS_ONE_OF(str_from(path), of_plan);
}

static void put_bytes(const char *name, size_t number, str bytes)
{
    printf("static const unsigned char %s%zu[] = {", name, number);
    for (size_t i = 0; i < bytes.n; i++)
        printf("%s0x%02x,", i % 16 ? "" : "\n", (unsigned char)bytes.p[i]);
    printf("\n};\n");
}

static str deflate_most(arena *a, str bytes)
{
    enum { LEVEL = 12 };
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(LEVEL);
    if (!packer)
        arena_no_memory(a);
    size_t room = libdeflate_deflate_compress_bound(packer, bytes.n);
    char *out = arena_alloc(a, room);
    size_t n = libdeflate_deflate_compress(packer, bytes.p, bytes.n, out, room);
    libdeflate_free_compressor(packer);
    return (str){out, n};
}

typedef LIST(str) bytes_list;

typedef struct made {
    bytes_list parts, frames;
    LIST(ready_use) uses;
} made;

/* The parts of a plan without words, each once, and the headers of its package. */
static void list_parts(arena *a, const plan *p, made *out)
{
    parts written = {0};
    const form f = form_of(p);
    const docx_options how = {.epoch = -1};
    if (!parts_write(a, p, &f, &how, NULL, &written))
        arena_no_memory(a);
    *list_add(a, &out->frames) = package_frame(a, &written, package_date(how.epoch));
    for (size_t i = 0; i < written.n; i++) {
        size_t k = 0;
        if (has_words(written.at[i].path))
            continue;
        while (k < out->parts.n && !str_eq(out->parts.at[k], written.at[i].bytes))
            k++;
        if (k == out->parts.n)
            *list_add(a, &out->parts) = written.at[i].bytes;
        *list_add(a, &out->uses) = (ready_use){written.at[i].path, parts_there(p), k};
    }
}

static void put_all(arena *a, const made *all)
{
    for (size_t i = 0; i < all->parts.n; i++) {
        put_bytes("bytes", i, all->parts.at[i]);
        put_bytes("deflated", i, deflate_most(a, all->parts.at[i]));
    }
    printf("const ready_part ready_parts[] = {\n");
    for (size_t i = 0; i < all->parts.n; i++)
        printf("{bytes%zu, deflated%zu, sizeof bytes%zu, sizeof deflated%zu, %luUL},\n", i, i, i, i,
               (unsigned long)libdeflate_crc32(0, all->parts.at[i].p, all->parts.at[i].n));
    printf("{0}};\nconst ready_use ready_uses[] = {\n");
    for (size_t i = 0; i < all->uses.n; i++)
        printf("{\"%s\", %u, %zu},\n", all->uses.at[i].path, all->uses.at[i].parts,
               all->uses.at[i].number);
    printf("{0}};\n");
    for (size_t i = 0; i < all->frames.n; i++)
        put_bytes("frame", i, all->frames.at[i]);
    printf("const str ready_frames[] = {\n");
    for (size_t i = 0; i < all->frames.n; i++)
        printf("{(const char *)frame%zu, sizeof frame%zu},\n", i, i);
    printf("{0}};\n");
}

int main(void)
{
    jmp_buf no_memory;
    arena *a = arena_new();
    if (!a || setjmp(no_memory)) {
        fprintf(stderr, "compile_parts: no memory, or a part that can't be written\n");
        return 1;
    }
    arena_on_no_memory(a, &no_memory);
    made all = {0};
    plan p = {0};
    list_parts(a, &p, &all);
    *list_add(a, &p.notes) = (note){0};
    list_parts(a, &p, &all);
    printf("/* Made by templates/compile_parts.c. */\n#include \"docx/ready.h\"\n");
    put_all(a, &all);
    arena_free(a);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
