/* Runs a target over the files of a corpus, for builds without libFuzzer. */
#include <stdio.h>

#include "fuzz.h"

static void run(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    size_t n = (size_t)ftell(f);
    uint8_t *data = malloc(n ? n : 1); /* of just this size, so that a sanitizer sees its end */
    rewind(f);
    if (!data || fread(data, 1, n, f) != n) {
        perror(path);
        exit(1);
    }
    fclose(f);
    LLVMFuzzerTestOneInput(data, n);
    free(data);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run(argv[i]);
    printf("%d inputs\n", argc - 1);
    return argc < 2; /* an empty corpus tests nothing */
}
