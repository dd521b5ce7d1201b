/* What most documents have alike, made when the program was built: styles, settings, relationships
 * deflated, and the headers of packages. templates/compile_parts.c makes them. */
#ifndef KH_DOCX_READY_H
#define KH_DOCX_READY_H

#include "base/str.h"

typedef struct ready_part {
    const unsigned char *bytes, *deflated;
    size_t n, n_deflated;
    unsigned long crc; /* of `bytes` */
} ready_part;

extern const ready_part ready_parts[]; /* ends with a row without bytes */

/* Which of them a part is that has no words of the plan: in the usual form, in a package with these
 * parts (parts_there). */
typedef struct ready_use {
    const char *path;
    unsigned parts;
    size_t number; /* in ready_parts */
} ready_use;

extern const ready_use ready_uses[]; /* ends with a row without a path */
extern const str ready_frames[];       /* as package_frame gives them; ends with an empty one */

#endif
