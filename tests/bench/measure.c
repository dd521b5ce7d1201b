/* Runs a command and tells what it took: measure DIR COMMAND…
 * One line: exit status, seconds until it ended, seconds until the file system of DIR was synced as
 * well, user and system seconds, peak memory in KiB. (A script's child begins with the script's
 * memory, and wait4 counts that; this parent is small.) */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

int main(int argc, char **argv)
{
    int folder = argc > 2 ? open(argv[1], O_RDONLY | O_DIRECTORY) : -1, status;
    if (folder < 0) {
        fprintf(stderr, "usage: measure DIR COMMAND...\n");
        return 2;
    }
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    struct rusage used;
    pid_t child;
    double start = now();
    if (posix_spawnp(&child, argv[2], &quiet, NULL, argv + 2, environ) != 0) {
        perror(argv[2]);
        return 2;
    }
    if (wait4(child, &status, 0, &used) < 0)
        return 2;
    double ended = now();
    if (syncfs(folder) != 0) {
        perror("measure: syncfs");
        return 2;
    }
    printf("%d %.6f %.6f %.6f %.6f %ld\n",
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), ended - start,
           now() - start, seconds(used.ru_utime), seconds(used.ru_stime), used.ru_maxrss);
    return 0;
}
