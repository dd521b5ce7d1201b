/* Which files a command still needs, while it reads those of strangers. How they are held:
 * landlock. Knows names on the command line, and nothing of what is read. */
#include "cli/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

static bool add(confine *c, const char *path, bool is_file, landlock_grant grant)
{
    int fd = -1;
    if (c->n == CONFINE_MOST)
        return false;
    do /* a signal may come before anything was opened */
        fd = open(path, O_PATH | O_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    if (fd >= 0)
        c->rules[c->n++] = (landlock_rule){fd, is_file, grant};
    return fd >= 0;
}

/* "a/b/c" → "a/b" → "a" → "."; false behind the last. */
static bool go_up(char *path)
{
    size_t n = strlen(path);
    if (strcmp(path, ".") == 0 || strcmp(path, "/") == 0)
        return false;
    while (n > 1 && path[n - 1] == '/')
        n--;
    while (n > 0 && path[n - 1] != '/')
        n--;
    while (n > 1 && path[n - 1] == '/')
        n--;
    if (n == 0)
        path[n++] = '.';
    path[n] = 0;
    return true;
}

static void add_folder(confine *c, const char *path)
{
    char at[PATH_MAX];
    if (strlen(path) >= sizeof at)
        return;
    strcpy(at, path);
    while (!add(c, at, false, LANDLOCK_BOTH) && go_up(at))
        ;
}

/* One step from a link to where it leads. */
static bool follow(char path[PATH_MAX])
{
    char target[PATH_MAX], *name = strrchr(path, '/');
    ssize_t n = readlink(path, target, sizeof target);
    size_t before = n > 0 && target[0] != '/' && name ? (size_t)(name + 1 - path) : 0;
    if (n <= 0 || before + (size_t)n >= PATH_MAX)
        return false;
    memcpy(path + before, target, (size_t)n);
    path[before + (size_t)n] = 0;
    return true;
}

/* A device, or a name among them: of its folder nothing else is to be written. */
static bool is_device(const char *path)
{
    struct stat is;
    bool among = strncmp(path, "/dev/", 5) == 0 && !strchr(path + 5, '/');
    return among || (stat(path, &is) == 0 && (S_ISCHR(is.st_mode) || S_ISBLK(is.st_mode)));
}

static void add_output(confine *c, const char *path)
{
    enum { MOST_LINKS = 40 }; /* as Linux follows */
    char at[PATH_MAX], first[PATH_MAX];
    if (!path || strcmp(path, "-") == 0 || strlen(path) >= sizeof at)
        return;
    strcpy(at, path);
    strcpy(first, path);
    for (int i = 0; i < MOST_LINKS && follow(at); i++)
        ;
    if (is_device(at))
        add(c, at, true, LANDLOCK_BOTH);
    else if (go_up(at))
        add_folder(c, at);
    if (!is_device(first) && go_up(first) && strcmp(first, at) != 0)
        add_folder(c, first); /* what earlier runs left beside the link */
}

/* "a/ke-hoach.ini" → beside "a/ke-hoach.docx" */
static void add_beside(confine *c, const char *input)
{
    char path[PATH_MAX];
    size_t n = strlen(input), dot = n;
    while (dot > 0 && input[dot - 1] != '.' && input[dot - 1] != '/')
        dot--;
    if (dot > 1 && input[dot - 1] == '.' && input[dot - 2] != '/')
        n = dot - 1;
    if (n + sizeof ".docx" > sizeof path)
        return;
    memcpy(path, input, n);
    strcpy(path + n, ".docx");
    add_output(c, path);
}

static void add_outputs(confine *c, const kh_options *o, const char *input, const char *output)
{
    add_output(c, o->zip);
    add_output(c, o->manifest);
    if (output)
        add_output(c, output);
    else if (o->out_folder)
        add_folder(c, o->out_folder);
    else if (strcmp(input, "-") == 0)
        add_folder(c, ".");
    else
        add_beside(c, input);
}

/* Where lists and workbooks wait that are larger than memory should be. */
static void add_waiting_room(confine *c)
{
    const char *room = getenv("TMPDIR");
    add(c, room && *room ? room : "/tmp", false, LANDLOCK_BOTH);
}

/* ---- all ---- */

static int begin(confine *c, speech how)
{
    const char *word = getenv("KEHOACH_SANDBOX");
    *c = (confine){.off = word && strcmp(word, "off") == 0,
                   .required = word && strcmp(word, "required") == 0};
    if (!word || !*word || c->off || c->required || strcmp(word, "auto") == 0)
        return EXIT_DONE;
    return usage_fault(how, "KEHOACH_SANDBOX nhận auto, off hoặc required, không nhận",
                       "KEHOACH_SANDBOX takes auto, off or required, not", word);
}

static int restrict_to(const confine *c, bool reading, speech how)
{
    confine all = *c;
#ifdef COUNTS_FOLDER /* where counts of what tests ran are written at the end */
    if (!add(&all, COUNTS_FOLDER, false, LANDLOCK_BOTH)) /* tests make one call fail */
        add(&all, COUNTS_FOLDER, false, LANDLOCK_BOTH);
#endif
    if (c->off || landlock_restrict(all.rules, all.n, reading) || !c->required)
        return EXIT_DONE;
    system_fault(
        how,
        "KEHOACH_SANDBOX=required: nhân Linux này không có Landlock (có từ bản 5.13, phải bật); "
        "chưa làm gì",
        "KEHOACH_SANDBOX=required: this kernel has no Landlock (from 5.13 on, switched on); "
        "nothing was done");
    return EXIT_SYSTEM;
}

int confine_to(const char *output, bool lists, speech how)
{
    confine c;
    int fault = begin(&c, how);
    if (fault || c.off)
        return fault;
    add_output(&c, output);
    if (lists)
        add_waiting_room(&c);
    landlock_no_new_rights();
    return restrict_to(&c, false, how);
}

int confine_generate(confine *c, const kh_options *o, const char *input, const char *output,
                     bool office, speech how)
{
    int fault = begin(c, how);
    c->off = c->off || office;
    if (fault || c->off)
        return fault;
    add_outputs(c, o, input, output);
    for (size_t i = 0; i < c->n && o->check_only; i++)
        c->rules[i].grant = LANDLOCK_READ;
    size_t outputs = c->n;
    add_waiting_room(c);
    landlock_no_new_rights();
    fault = restrict_to(c, false, how);
    c->n = outputs;
    return fault;
}

void confine_reading(const confine *c, speech how)
{
#ifndef __SANITIZE_ADDRESS__ /* it looks for leaks in /proc at the end */
    confine all = *c;
    if (c->off)
        return;
    add(&all, "/proc/sys/kernel/random/boot_id", true, LANDLOCK_READ); /* base/draft.c */
    restrict_to(&all, true, how);
#else
    (void)c, (void)how;
#endif
}
