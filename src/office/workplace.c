/* The folder and its keeper. Knows nothing of what is done there. */
#include "office/workplace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
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
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
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

static str reason(arena *a)
{
    return str_copy(a, str_from(strerror(errno)));
}

workplace *workplace_open(diags *d, pos at)
{
    arena *a = d->a;
    const char *named = getenv("TMPDIR");
    str base = file_real(a, str_from(named && named[0] ? named : "/tmp"));
    workplace *w = NEW(a, workplace);
    char *folder = str_z(a, file_in(a, base, S("kehoach-XXXXXX")));
    if (!mkdtemp(folder)) {
        str why = reason(a);
        diag_add(d, DIAG_WORK_FOLDER, at, ARGS(file_folder(str_from(folder)), why));
        return NULL;
    }
    w->folder = str_from(folder);
    arena_defer(a, workplace_close, w);
    return w;
}

bool workplace_guard(workplace *w, diags *d, pos at, str also)
{
    char *folder = str_z(d->a, w->folder), *file = str_z(d->a, also);
    if (start_keeper(w, folder, file))
        return true;
    diag_add(d, DIAG_WORK_KEEPER, at, ARGS(reason(d->a)));
    return false;
}

/* A keeper that was killed must not take us with it: no SIGPIPE. */
bool workplace_tell(int keeper, pid_t group)
{
    return send(keeper, &group, sizeof group, MSG_NOSIGNAL) == sizeof group;
}

void workplace_close(void *object)
{
    workplace *w = object;
    if (w->keeper_pid > 0) {
        close(w->keeper);
        while (waitpid(w->keeper_pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    } else if (w->folder.n) {
        rmdir(w->folder.p); /* nothing is done there without a keeper */
    }
    w->keeper_pid = 0;
    w->folder = (str){0};
}
