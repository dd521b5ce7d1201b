/* What the input grammar reads from files, as JSON, a line a file: for tests/oracle/run. */
#include <stdio.h>
#include <stdlib.h>

#include "base/decode.h"
#include "base/file.h"
#include "input/ini.h"

static void print_json(str s)
{
    putchar('"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20)
            printf("\\u%04x", c);
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else
            putchar(c);
    }
    putchar('"');
}

static str value_of(arena *a, const ini_key *k)
{
    buf b = {.a = a};
    for (size_t i = 0; i < k->lines.n; i++) {
        if (i)
            buf_byte(&b, '\n');
        buf_add(&b, k->lines.at[i].text);
    }
    return buf_str(&b);
}

static void print_section(arena *a, const ini_section *s)
{
    printf("{\"name\":");
    print_json(s->name);
    printf(",\"keys\":[");
    for (size_t i = 0; i < s->keys.n; i++) {
        printf("%s{\"name\":", i ? "," : "");
        print_json(s->keys.at[i].name);
        printf(",\"value\":");
        print_json(value_of(a, &s->keys.at[i]));
        putchar('}');
    }
    printf("]}");
}

static void dump(const char *path)
{
    arena *a = arena_new();
    diags d = {.a = a};
    str bytes;
    ini_file file = {0};
    if (!file_read(&d, str_from(path), (pos){0}, &bytes)) {
        fprintf(stderr, "ini_dump: can't read %s\n", path);
        exit(3);
    }
    const source *src = source_decode(&d, str_from(path), bytes);
    if (src)
        ini_parse(&d, src, &file);
    printf("{\"accepted\":%s,\"codes\":[", diags_clean(&d) ? "true" : "false");
    for (size_t i = 0; i < d.list.n; i++)
        printf("%s%d", i ? "," : "", diag_number(d.list.at[i].code));
    printf("],\"sections\":[");
    for (size_t i = 0; i < file.sections.n; i++) {
        printf("%s", i ? "," : "");
        print_section(a, &file.sections.at[i]);
    }
    puts("]}");
    arena_free(a);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        dump(argv[i]);
    return 0;
}
