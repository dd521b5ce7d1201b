/* Says of each template file whether the loader takes it: "good FILE", or "bad FILE" and the codes
 * of what is wrong. Parents are not looked for. */
#include <stdio.h>

#include "base/decode.h"
#include "base/file.h"
#include "template/field.h"

static void judge(const char *path)
{
    arena *a = arena_new();
    if (!a)
        return;
    diags d = {.a = a};
    str bytes;
    skeleton form = {0};
    field_list fields = {0};
    const source *src = NULL;
    if (file_read(&d, str_from(path), (pos){0}, &bytes))
        src = source_decode(&d, str_from(path), bytes);
    if (src && skeleton_load(&d, src, &form))
        fields_read(&d, &form, &fields);
    printf("%s %s", diags_clean(&d) ? "good" : "bad", path);
    for (size_t i = 0; i < d.list.n; i++)
        printf(" KH%04d", diag_number(d.list.at[i].code));
    putchar('\n');
    arena_free(a);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        judge(argv[i]);
    return 0;
}
