/* The header of a PNG picture (ISO/IEC 15948). Looks at chunks and their sums, not at the image. */
#ifndef KH_BASE_PNG_H
#define KH_BASE_PNG_H

#include <stdint.h>

#include "base/str.h"

typedef struct png {
    uint32_t width, height;           /* pixels */
    uint32_t per_metre, per_metre_up; /* pixels in a metre, across and up; 0: it doesn't say */
    bool see_through;                 /* an alpha channel, or a transparent colour */
} png;

typedef enum png_fault {
    PNG_GOOD,
    PNG_NOT,    /* another kind of file */
    PNG_BROKEN, /* cut off, a chunk's sum is wrong, or one that must be there isn't */
} png_fault;

png_fault png_read(str bytes, png *out);

#endif
