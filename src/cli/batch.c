/* Plans of a list at the terminal: how many threads, how far it is, when it is to stop. */
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

/* ---- threads ---- */

enum { MOST_JOBS = 256 };

/* Processors that this process may use. */
static int processors(void)
{
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : n > MOST_JOBS ? MOST_JOBS : n;
}

bool jobs_read(const char *word, int *jobs, speech how)
{
    char *end = NULL;
    long n = word ? strtol(word, &end, 10) : processors();
    if (word && (!*word || *end || n < 1 || n > MOST_JOBS)) {
        usage_fault(how, "--jobs nhận số từ 1 đến 256, không nhận", "--jobs takes 1 to 256, not",
                    word);
        return false;
    }
    *jobs = (int)n;
    return true;
}

/* ---- how far it is ---- */

enum { MILLISECONDS_BETWEEN = 100, SECOND = 1000 };

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void erase(batch_view *v)
{
    if (v->shown)
        fputs("\r\033[K", stderr);
    v->shown = false;
}

static void show(batch_view *v, size_t done, size_t all, kh_stage stage, long long passed)
{
    static const char *const doing[][2] = {
        [KH_CHECKING] = {"đang kiểm", "checking"}, [KH_WRITING] = {"đang ghi", "writing"}};
    size_t rate = (size_t)((long long)done * SECOND / passed);
    size_t left = rate ? (all - done + rate - 1) / rate : 0;
    erase(v);
    fprintf(stderr, "%s %zu/%zu", doing[stage][v->how.language], done, all);
    if (rate && v->how.language == KH_ENGLISH)
        fprintf(stderr, ", %zu a second, %zu s left", rate, left);
    else if (rate)
        fprintf(stderr, ", %zu kế hoạch/giây, còn %zu giây", rate, left);
    fflush(stderr);
    v->shown = true;
}

static void progress(void *context, size_t done, size_t all, int stage)
{
    batch_view *v = context;
    long long when = now();
    if (done == 1 || stage != v->stage) {
        v->stage = stage;
        v->begun = v->last = when;
    }
    if (done == all)
        erase(v);
    else if (when - v->last >= MILLISECONDS_BETWEEN) {
        v->last = when;
        show(v, done, all, (kh_stage)stage, when - v->begun);
    }
}

/* ---- stopping ---- */

static volatile sig_atomic_t caught; /* the signal; the only thing that a handler may set */

static void catch (int number)
{
    caught = number;
}

/* The second time the signal does what it always does. */
void signals_catch(void)
{
    static const int numbers[] = {SIGINT, SIGTERM};
    struct sigaction how = {.sa_handler = catch, .sa_flags = SA_RESTART | (int)SA_RESETHAND};
    struct sigaction old;
    sigemptyset(&how.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(numbers[i], &how, NULL);
}

/* From the first plan on: before that nothing has to be ended in order. */
static int stop(void *context)
{
    batch_view *v = context;
    if (!v->watching)
        signals_catch();
    v->watching = true;
    if (caught)
        erase(v);
    return caught;
}

int batch_signal(void)
{
    return caught;
}

void batch_watch(kh_options *o, batch_view *v, bool quiet, speech how)
{
    *v = (batch_view){.how = how, .stage = -1};
    o->context = v;
    o->stop = stop;
    o->progress = !quiet && !how.json && isatty(STDERR_FILENO) ? progress : NULL;
}
