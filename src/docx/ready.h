/* Parts that most documents have alike, deflated when the program was built: styles, settings,
 * relationships. templates/compile_parts.c makes them. */
#ifndef KH_DOCX_READY_H
#define KH_DOCX_READY_H

#include <stddef.h>

typedef struct ready_part {
    const unsigned char *bytes, *deflated;
    size_t n, n_deflated;
    unsigned long crc; /* of `bytes` */
} ready_part;

extern const ready_part ready_parts[]; /* ends with a row without bytes */

#endif
