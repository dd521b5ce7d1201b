/* Numbers in rising order as people write many: "3, 7–9, 12". */
#ifndef KH_LIB_RANGES_H
#define KH_LIB_RANGES_H

#include "base/str.h"

enum { RANGES_SHOWN = 20 };

/* `ranges r = {.a = arena};` */
typedef struct ranges {
    arena *a;
    size_t first[RANGES_SHOWN], last[RANGES_SHOWN];
    size_t n;     /* that there are, with those that aren't kept */
    size_t count; /* of numbers */
    size_t end;   /* the last number */
} ranges;

/* Those from `from` on before `to`, none below what was added before; one that was is left out. */
void ranges_add(ranges *r, size_t from, size_t to);

/* Those past RANGES_SHOWN ranges are "…". */
str ranges_text(const ranges *r);

#endif
