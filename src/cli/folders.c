/* Where templates of the user and of the system are: what the environment says. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static bool add(folder_list *list, const char *folder, size_t n, const char *below)
{
    char **more = realloc(list->at, (list->n + 1) * sizeof *more);
    if (!more)
        return false;
    list->at = more;
    size_t with_end = strlen(below) + 1;
    char *path = malloc(n + with_end);
    if (!path)
        return false;
    memcpy(path, folder, n);
    memcpy(path + n, below, with_end);
    list->at[list->n++] = path;
    return true;
}

/* Each of the folders between colons, with `below` behind it. What isn't absolute counts only where
 * `relative` (XDG Base Directory Specification: such paths are invalid). */
static bool add_all(folder_list *list, const char *folders, const char *below, bool relative)
{
    bool good = true;
    while (folders && *folders && good) {
        size_t n = strcspn(folders, ":");
        if (n > 0 && (relative || folders[0] == '/'))
            good = add(list, folders, n, below);
        folders += folders[n] ? n + 1 : n;
    }
    return good;
}

static const char *variable(const char *name, const char *otherwise)
{
    const char *value = getenv(name);
    return value && value[0] ? value : otherwise;
}

bool folders_from_environment(folder_list *list)
{
    static const char below[] = "/kehoach/templates";
    const char *own = variable("XDG_DATA_HOME", NULL), *home = getenv("HOME");
    *list = (folder_list){0};
    return add_all(list, getenv("KEHOACH_TEMPLATES"), "", true) &&
           (own ? add_all(list, own, below, false)
                : add_all(list, home, "/.local/share/kehoach/templates", false)) &&
           add_all(list, variable("XDG_DATA_DIRS", "/usr/local/share:/usr/share"), below, false);
}

void folders_free(folder_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->at[i]);
    free(list->at);
    *list = (folder_list){0};
}
