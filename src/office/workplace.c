/* The folder and its keeper. Knows nothing of what is done there. */
#include "office/workplace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

enum { GONE = 50 * 1000 * 1000 }; /* nanoseconds until killed processes write no more */

/* Listens for process groups (0: none) until we close or die. */
_Noreturn static void keep(int orders, char *folder, char *also)
{
    char name[] = "rm", how[] = "-rf", end[] = "--";
    char *const remove[] = {name, how, end, folder, also, NULL};
    pid_t group = 0, heard;
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    setpgid(0, 0);
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fd != orders)
            dup2(nothing, fd);
    if (orders > STDERR_FILENO + 1)
        close_range(STDERR_FILENO + 1, (unsigned)orders - 1, 0);
    close_range((unsigned)(orders > STDERR_FILENO ? orders : STDERR_FILENO) + 1, ~0U, 0);
    for (;;) {
        ssize_t n = read(orders, &heard, sizeof heard);
        if (n == sizeof heard)
            group = heard;
        else if (n >= 0 || errno != EINTR)
            break;
    }
    if (group > 0) {
        kill(-group, SIGKILL);
        nanosleep(&(struct timespec){.tv_nsec = GONE}, NULL);
    }
    execv("/bin/rm", remove);
    execv("/usr/bin/rm", remove);
    _exit(127);
}

static bool start_keeper(workplace *w, char *folder, char *also)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    w->keeper_pid = fork();
    if (w->keeper_pid == 0) {
        close(ends[1]);
        keep(ends[0], folder, also);
    }
    int error = errno;
    close(ends[0]);
    w->keeper = ends[1];
    if (w->keeper_pid > 0)
        return true;
    close(ends[1]);
    errno = error;
    return false;
}

static void report(diags *d, pos at, str folder)
{
    str reason = str_copy(d->a, str_from(strerror(errno)));
    diag_add(d, DIAG_WORK_FOLDER, at, ARGS(file_folder(folder), reason));
}

workplace *workplace_open(diags *d, pos at)
{
    arena *a = d->a;
    const char *named = getenv("TMPDIR");
    str base = file_real(a, str_from(named && named[0] ? named : "/tmp"));
    workplace *w = NEW(a, workplace);
    char *folder = str_z(a, file_in(a, base, S("kehoach-XXXXXX")));
    w->folder = str_from(folder);
    if (mkdtemp(folder))
        return w;
    report(d, at, w->folder);
    return NULL;
}

bool workplace_guard(workplace *w, diags *d, pos at, str also)
{
    char *folder = str_z(d->a, w->folder), *file = str_z(d->a, also);
    arena_defer(d->a, workplace_close, w);
    if (start_keeper(w, folder, file))
        return true;
    report(d, at, w->folder);
    rmdir(folder);
    return false;
}

void workplace_close(void *object)
{
    workplace *w = object;
    if (w->keeper_pid <= 0)
        return;
    close(w->keeper);
    while (waitpid(w->keeper_pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    w->keeper_pid = 0;
}
