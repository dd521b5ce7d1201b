/* Loads libxml2 by the name that the linker would note (XML_SONAME, from the Makefile); without one
 * it is linked as any other library. Knows nothing of what is read.
 * The variables here are the process's, as libxml2 is: what that keeps for all threads it makes at
 * its first use, and two threads that come at the same moment would each make one. A failure may
 * pass (no memory, too many open files), so the next call tries again. */
#include "input/xml_library.h"

#include <pthread.h>
#ifdef XML_SONAME
#include <dlfcn.h>
#endif

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static xml_library library;
static bool ready;

#ifdef XML_SONAME
/* False: *why tells the reason, up to this thread's next dlopen. */
static bool load(xml_library *to, const char **why)
{
    void *file = dlopen(XML_SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
#define X(name) &&(to->name = (__typeof__(to->name))dlsym(file, #name))
    if (file XML_FUNCTIONS(X))
        return true;
#undef X
    const char *words = dlerror();
    *why = words ? words : XML_SONAME;
    return false;
}
#else
static bool load(xml_library *to, const char **why)
{
    (void)why;
#define X(name) .name = name,
    *to = (xml_library){XML_FUNCTIONS(X)};
#undef X
    return true;
}
#endif

const xml_library *xml_library_open(diags *d, pos at)
{
    const char *why = "";
    pthread_mutex_lock(&lock);
    if (!ready && load(&library, &why)) {
        library.xmlInitParser();
        ready = true;
    }
    bool there = ready;
    pthread_mutex_unlock(&lock);
    if (!there)
        diag_add(d, DIAG_XML_LIBRARY, at, ARGS(str_copy(d->a, str_from(why))));
    return there ? &library : NULL;
}

void xml_library_free_parser(void *parser)
{
    library.xmlFreeParserCtxt(parser);
}
