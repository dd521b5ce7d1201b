/* Packages: a part is the same however it is read, and from wherever. */
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "input/zip_read.h"

enum { MOST_MIB = 4 };

/* All of a part; false where it is none, or damaged. */
static bool read_part(zip_file *z, str name, size_t step, buf *into)
{
    char piece[4096];
    long got;
    HOLDS(step <= sizeof piece);
    if (!zip_part_open(z, name, MOST_MIB))
        return false;
    while ((got = zip_part_read(z, piece, step)) > 0) {
        HOLDS((size_t)got <= step);
        buf_add(into, (str){piece, (size_t)got});
        HOLDS(into->n <= (size_t)MOST_MIB << 20);
    }
    return got == 0;
}

static void check_part(arena *a, zip_file *one, zip_file *other, str name)
{
    buf all = {.a = a}, again = {.a = a}, elsewhere = {.a = a};
    bool good = read_part(one, name, 4096, &all);
    HOLDS(!good || zip_has(one, name));
    HOLDS(read_part(one, name, 97, &again) == good);
    HOLDS(read_part(other, name, 1000, &elsewhere) == good);
    HOLDS(!good ||
          (str_eq(buf_str(&all), buf_str(&again)) && str_eq(buf_str(&all), buf_str(&elsewhere))));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const names[] = {
        "a", "A.XML", "a.xml", "[Content_Types].xml", "word/document.xml", "xl/workbook.xml"};
    arena *a = arena_new();
    diags d = {.a = a}, from_file = {.a = a};
    int fd = memfd_create("fuzz.zip", MFD_CLOEXEC);
    HOLDS(fd >= 0 && write(fd, data, n) == (ssize_t)n);
    zip_file *one = zip_open_bytes(&d, S("fuzz.zip"), (str){(const char *)data, n});
    zip_file *other = zip_open_fd(&from_file, S("fuzz.zip"), fd);
    HOLDS((one != NULL) == diags_clean(&d) && (other != NULL) == (one != NULL));
    for (size_t i = 0; one && i < sizeof names / sizeof *names; i++)
        check_part(a, one, other, str_from(names[i]));
    say_all(&d);
    say_all(&from_file);
    arena_free(a);
    close(fd);
    return 0;
}
