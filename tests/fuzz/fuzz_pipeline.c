/* From an input's bytes to all outputs and messages. */
#include "document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const kh_options options = {.renumber = n % 2, .level = n % 3 ? NULL : "xa"};
    kh_document *doc = kh_open();
    HOLDS(doc);
    /* a folder that isn't there: no file can be taken in */
    check_outcome(doc, kh_read_memory(doc, "/none/fuzz.ini", data, n, &options));
    kh_close(doc);
    return 0;
}
