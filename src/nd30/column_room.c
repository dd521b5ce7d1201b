/* Widths from needs: first what each column must have, then what it can use. Knows no cells. */
#include "nd30/column_room.h"

#include "nd30/metrics.h"

/* What is left when each column has `width`, shared among those that can use more by how much they
 * hold. Returns what the settled ones gave back. */
static double hand_out(column *columns, size_t n, double left)
{
    double all = 0, back = 0;
    for (size_t c = 0; c < n; c++)
        all += columns[c].settled ? 0 : columns[c].need.all;
    for (size_t c = 0; c < n && all > 0; c++) {
        if (columns[c].settled)
            continue;
        columns[c].width += left * columns[c].need.all / all;
        if (columns[c].width < columns[c].need.whole)
            continue;
        back += columns[c].width - columns[c].need.whole;
        columns[c].width = columns[c].need.whole;
        columns[c].settled = true;
    }
    return all > 0 ? back : left;
}

/* Where even the widest words don't fit: the widest columns give way first, down to one width that
 * makes all of them fit. */
static void narrow(column *columns, size_t n, double room)
{
    double low = 0, high = room;
    for (int step = 0; step < 40; step++) {
        double cap = (low + high) / 2, used = 0;
        for (size_t c = 0; c < n; c++)
            used += smaller(columns[c].need.least, cap);
        if (used > room)
            high = cap;
        else
            low = cap;
    }
    for (size_t c = 0; c < n; c++)
        columns[c].width = smaller(columns[c].need.least, low);
}

/* What no column can use goes to those that hold phrases; to all where there are none. */
static void stretch(column *columns, size_t n, double room)
{
    double used = 0, phrases = 0;
    for (size_t c = 0; c < n; c++) {
        used += columns[c].width;
        phrases += columns[c].phrases && !columns[c].is_ordinal ? columns[c].width : 0;
    }
    for (size_t c = 0; c < n; c++) {
        column *to = &columns[c];
        if (phrases <= 0)
            to->width *= room / used;
        else if (to->phrases && !to->is_ordinal)
            to->width += (room - used) * to->width / phrases;
    }
}

/* Columns that need no more than an even share get all they can use, if there is so much. */
static double favour_short(column *columns, size_t n, double room, double left)
{
    double wanted = 0, even = room / (double)n;
    for (size_t c = 0; c < n; c++)
        wanted += columns[c].need.whole <= even ? columns[c].need.whole - columns[c].width : 0;
    for (size_t c = 0; c < n && wanted <= left; c++)
        if (columns[c].need.whole <= even) {
            columns[c].width = columns[c].need.whole;
            columns[c].settled = true;
        }
    return wanted <= left ? left - wanted : left;
}

bool columns_share_room(column *columns, size_t n, double room)
{
    double least = 0, readable = 0;
    for (size_t c = 0; c < n; c++) {
        least += columns[c].need.least;
        readable += columns[c].need.readable;
    }
    for (size_t c = 0; c < n; c++) {
        const need *of = &columns[c].need;
        columns[c].width = readable <= room ? of->readable : of->least;
    }
    double left = room - (readable <= room ? readable : least);
    if (left < 0)
        narrow(columns, n, room);
    if (left > 0)
        left = favour_short(columns, n, room, left);
    for (int round = 0; round < 4 && left > 0; round++)
        left = hand_out(columns, n, left);
    stretch(columns, n, room);
    return readable <= room;
}
