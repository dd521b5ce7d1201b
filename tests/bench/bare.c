/* The least that writing a list's documents can cost: bare DIR FILE, whose lines are "SIZE NAME".
 * Each file is opened under another name, written at once, closed and renamed; its bytes are
 * random. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char temporary[] = ".bare";

static int write_file(int dir, const char *name, const char *bytes, size_t n)
{
    int fd = openat(dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return -1;
    ssize_t wrote = write(fd, bytes, n);
    if (close(fd) != 0 || wrote != (ssize_t)n)
        return -1;
    return renameat(dir, temporary, dir, name);
}

int main(int argc, char **argv)
{
    FILE *list = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (!list || mkdir(argv[1], 0777) != 0) {
        perror(list ? argv[1] : "usage: bare DIR FILE");
        return 2;
    }
    int dir = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    enum { MOST = 1 << 20 };
    char *bytes = malloc(MOST), *line = NULL;
    size_t room = 0;
    for (size_t i = 0; i < MOST; i++)
        bytes[i] = (char)random();
    while (getline(&line, &room, list) > 0) {
        char *name;
        size_t n = strtoul(line, &name, 10);
        line[strcspn(line, "\n")] = 0;
        if (n > MOST || *name != ' ' || write_file(dir, name + 1, bytes, n) != 0) {
            perror(line);
            return 1;
        }
    }
    free(line);
    free(bytes);
    return fclose(list) != 0;
}
