/* The list of files that were asked for. Knows nothing of what is in them, nor of the disk. */
#include "base/asked.h"

void file_asked(diags *d, str path)
{
    asked_files *all = d->asked;
    if (!all || str_eq(path, S("-")) || map_get(&all->known, path))
        return;
    str *name = list_add(all->known.a, &all->names);
    *name = str_copy(all->known.a, path);
    map_set(&all->known, *name, all);
}
