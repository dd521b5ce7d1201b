/* What workbooks give, for tests/xlsx: the text of each file on standard output, what is told of it
 * on standard error, a line a message. `--discard`: only how many bytes the text has, and the most
 * memory (KiB) that this took. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/xlsx.h"

/* Since the program began: what getrusage gives counts the shell that called it, too. */
static long most_memory(void)
{
    char row[256];
    long most = -1;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(row, sizeof row, f))
        if (strncmp(row, "VmHWM:", 6) == 0)
            most = strtol(row + 6, NULL, 10);
    if (f)
        fclose(f);
    return most;
}

static void tell(diags *d)
{
    diags_sort(d);
    for (size_t i = 0; i < d->list.n; i++) {
        const diag *one = &d->list.at[i];
        place p = source_place(one->at, NULL);
        str text = diag_text(d->a, one, LANGUAGE_EN), file = one->at.src->name;
        if (!one->at.src->whole_only)
            fprintf(stderr, "%.*s:%zu:%zu: KH%04d %.*s | %.*s\n", (int)file.n, file.p, p.line,
                    p.column, diag_number(one->code), (int)text.n, text.p, (int)p.line_text.n,
                    p.line_text.p);
        else
            fprintf(stderr, "%.*s: KH%04d %.*s\n", (int)file.n, file.p, diag_number(one->code),
                    (int)text.n, text.p);
    }
}

static bool dump(const char *path, bool discard)
{
    char block[1000]; /* smaller than lines may be */
    arena *a = arena_new();
    diags d = {.a = a};
    const char *slash = strrchr(path, '/');
    source whole = {.name = str_from(slash ? slash + 1 : path), .is_sheet = true};
    byte_stream *from = xlsx_stream(&d, str_from(path), (pos){&whole, 0});
    size_t all = 0;
    if (from)
        from->whole = &whole;
    for (size_t n = 1; from && n; all += n) {
        n = from->read(from, block, sizeof block);
        if (!discard)
            fwrite(block, 1, n, stdout);
    }
    if (from)
        from->tell(from, &d);
    bool good = from && !from->failed;
    tell(&d);
    arena_free(a);
    if (discard)
        printf("%zu %ld\n", all, most_memory());
    return good;
}

int main(int argc, char **argv)
{
    bool discard = argc > 1 && strcmp(argv[1], "--discard") == 0, good = true;
    for (int i = 1 + discard; i < argc; i++)
        good = dump(argv[i], discard) && good;
    return good ? 0 : 1;
}
