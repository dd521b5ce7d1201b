/* fork, exec, poll, kill. Knows nothing of what it runs. Nothing takes memory between fork and the
 * end of the program, so that none is left behind where memory runs out. */
#include "office/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "office/workplace.h"

enum { KEPT = 4096, WAIT_FOR_WORDS = 50, WAIT_FOR_END = 10 }; /* bytes; milliseconds */

typedef struct tail {
    char p[KEPT];
    size_t n;
} tail;

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* ---- what it is given ---- */

static bool is_set_anew(const char *variable, const char *const *settings)
{
    for (; *settings; settings++) {
        size_t n = (size_t)(strchr(*settings, '=') - *settings) + 1;
        if (strncmp(variable, *settings, n) == 0)
            return true;
    }
    return false;
}

static char **environment(arena *a, const char *const *settings)
{
    LIST(char *) all = {0};
    for (char **v = environ; v && *v; v++)
        if (!is_set_anew(*v, settings))
            *list_add(a, &all) = *v;
    for (; *settings; settings++)
        *list_add(a, &all) = str_z(a, str_from(*settings));
    *list_add(a, &all) = NULL;
    return all.at;
}

char *process_find(arena *a, const char *const *names)
{
    const char *path = getenv("PATH");
    for (; *names; names++) {
        str name = str_from(*names), rest = str_from(path ? path : "/usr/local/bin:/usr/bin:/bin");
        if (strchr(*names, '/'))
            return access(*names, X_OK) == 0 ? str_z(a, name) : NULL;
        while (rest.n) {
            size_t n = str_find(rest, S(":"));
            char *at = str_z(a, STR_CAT(a, n ? str_slice(rest, 0, n) : S("."), S("/"), name));
            if (access(at, X_OK) == 0)
                return at;
            rest = str_after(rest, n < rest.n ? n + 1 : n);
        }
    }
    return NULL;
}

/* ---- the program ---- */

/* In the new process. Only what is safe between fork and exec. */
_Noreturn static void become(const process_order *o, char **variables, int out)
{
    pid_t self = getpid();
    sigset_t none;
    setpgid(0, 0);
    bool known = workplace_tell(o->keeper, self);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    int nothing = open("/dev/null", O_RDONLY);
    if (known && nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 &&
        dup2(out, STDOUT_FILENO) >= 0 && dup2(out, STDERR_FILENO) >= 0) {
        close_range(STDERR_FILENO + 1, ~0U, 0);
        execve(o->program, (char *const *)o->arguments, variables);
    }
    const char *why = strerrordesc_np(errno); /* takes no lock, as strerror may */
    if (why)
        (void)!write(STDERR_FILENO, why, strlen(why));
    _exit(127);
}

/* False at the end of what it says. */
static bool hear(int fd, tail *said)
{
    char more[KEPT / 2];
    ssize_t n = read(fd, more, sizeof more);
    if (n <= 0)
        return n < 0 && errno == EINTR;
    size_t got = (size_t)n, over = said->n + got > KEPT ? said->n + got - KEPT : 0;
    memmove(said->p, said->p + over, said->n - over);
    memcpy(said->p + said->n - over, more, got);
    said->n += got - over;
    return true;
}

static bool has_ended(pid_t pid)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid;
}

/* False when its time is over. */
static bool watch(pid_t pid, int fd, const process_order *o, tail *said)
{
    long long start = now(), heard = start;
    bool speaks = true;
    while (!has_ended(pid)) {
        struct pollfd p = {.fd = speaks ? fd : -1, .events = POLLIN};
        if (poll(&p, 1, speaks ? WAIT_FOR_WORDS : WAIT_FOR_END) > 0) {
            speaks = hear(fd, said);
            heard = speaks ? now() : heard;
        }
        if (now() - heard > o->quiet * 1000LL || now() - start > o->most * 1000LL)
            return false;
    }
    for (struct pollfd p = {.fd = fd, .events = POLLIN}; speaks && poll(&p, 1, 0) > 0;)
        speaks = hear(fd, said); /* others of its group may hold the pipe still */
    return true;
}

/* Its group goes with it. The process itself is waited for last: until then nobody else gets its
 * number. */
static process_end finish(pid_t pid, bool in_time, const process_order *o)
{
    int status = 0;
    kill(-pid, SIGKILL);
    workplace_tell(o->keeper, 0);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return !in_time ? PROCESS_LATE : good ? PROCESS_DONE : PROCESS_FAILED;
}

process_end process_run(arena *a, const process_order *o, str *said)
{
    char **variables = environment(a, o->settings);
    tail *heard = NEW(a, tail);
    int ends[2];
    pid_t pid = -1;
    if (pipe2(ends, O_CLOEXEC) == 0) {
        pid = fork();
        if (pid == 0)
            become(o, variables, ends[1]);
        int error = errno;
        close(ends[1]);
        errno = error;
    }
    if (pid < 0) {
        *said = str_copy(a, str_from(strerror(errno)));
        return PROCESS_FAILED;
    }
    setpgid(pid, pid); /* whoever comes first */
    bool in_time = watch(pid, ends[0], o, heard);
    process_end end = finish(pid, in_time, o);
    close(ends[0]);
    *said = (str){heard->p, heard->n};
    return end;
}

str process_last_words(str said)
{
    str last = {0};
    while (said.n) {
        size_t n = str_find(said, S("\n"));
        str words = str_slice(said, 0, n);
        while (words.n && (unsigned char)words.p[words.n - 1] <= ' ')
            words.n--;
        if (words.n && str_find(words, S("javaldx")) == words.n) /* said whenever there is no Java */
            last = words;
        said = str_after(said, n < said.n ? n + 1 : n);
    }
    return last;
}
