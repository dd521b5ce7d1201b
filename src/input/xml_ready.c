/* What libxml2 keeps for all threads is made once: left to itself it makes it at its first use, and
 * two threads that come at the same moment each make one. The one variable here is libxml2's. */
#include "input/xml_ready.h"

#include <libxml/parser.h>
#include <pthread.h>

static pthread_once_t done = PTHREAD_ONCE_INIT;

void xml_make_ready(void)
{
    pthread_once(&done, xmlInitParser);
}
