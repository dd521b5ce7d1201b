/* What a document was read from, by name. Knows nothing of what is in the files. */
#include "lib/document.h"

size_t kh_source_count(kh_document *d)
{
    return d->n_asked;
}

kh_status kh_source_name(kh_document *d, size_t index, const char **path)
{
    jmp_buf no_memory;
    *path = "";
    if (index >= d->n_asked)
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    *path = str_z(d->a, d->asked.names.at[index]);
    document_guard(d, NULL);
    return KH_OK;
}
