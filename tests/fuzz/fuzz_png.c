/* Headers of pictures. */
#include "fuzz.h"

#include "base/png.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    png p;
    png_fault fault = png_read((str){(const char *)data, n}, &p);
    HOLDS(fault != PNG_GOOD || (p.width && p.height));
    HOLDS(!p.per_metre == !p.per_metre_up);
    return 0;
}
