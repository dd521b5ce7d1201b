/* How a table's room is shared among its columns. */
#ifndef KH_ND30_COLUMN_ROOM_H
#define KH_ND30_COLUMN_ROOM_H

#include "nd30/cell_need.h"

typedef struct column {
    need need;                      /* with the cells' sides */
    double width;                   /* twips */
    bool settled;                   /* it has all it can use */
    bool is_ordinal;                /* it numbers the rows */
    size_t alike;                   /* the first column that is to be as wide, or itself */
    size_t numbers, dates, phrases; /* cells of the body by what they hold */
} column;

/* Gives each of `n` columns what it must have, then what it needs to be read, then a share of the
 * rest, `room` twips in all. False: there is no room for all to be read. */
bool columns_share_room(column *columns, size_t n, double room);

#endif
