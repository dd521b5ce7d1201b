/* The text of a stream, as much of it as is at hand: what was read and isn't done with yet. Offsets
 * count from the start of the whole text. A source in memory is one window. */
#ifndef KH_INPUT_WINDOW_H
#define KH_INPUT_WINDOW_H

#include "base/decoder.h"
#include "base/limits.h"
#include "input/stream.h"

enum { WINDOW_MOST = LIMIT_CSV_ROW_MIB * 1024 * 1024 }; /* what may be at hand */

/* The first place of something that is no fault. */
typedef struct window_first {
    bool noted;
    pos at;
} window_first;

typedef struct text_window {
    diags *d;
    source *whole;     /* of a stream: its name, and later its head */
    byte_stream *from; /* NULL: the text is in memory, */
    const source *src; /* all of it here */
    decoder decoder;
    buf kept;
    size_t done;         /* bytes of `kept` that are done with */
    str text;            /* what is at hand, */
    size_t base;         /* and where it begins */
    bool ended;          /* nothing more is to come */
    bool bad;            /* the bytes are no text: window_end reports it */
    source mark;         /* where window_mark was last: before it as in a part */
    bool quoted;         /* there, of a sheet: inside a cell */
    pos places[4];       /* of what is wrong with the bytes */
    window_first joined; /* a letter whose mark stands apart */
    window_first unseen[UNSEEN_KINDS];
    char block[1 << 16]; /* as they are read */
} text_window;

/* In the arena of `d`. */
text_window *window_of_stream(diags *d, byte_stream *from, str name);
text_window *window_of_source(diags *d, const source *src);

/* Reads on; false where nothing more comes. What is at hand may move. */
bool window_more(text_window *w);

/* What is at hand from an offset on. */
str window_from(const text_window *w, size_t off);

/* Ends what is before an offset. */
void window_drop(text_window *w, size_t off);

/* Where an offset stands, as a part of the whole that begins there (ever greater ones): `of`,
 * `off`, `line`, `byte` are set. Of a source in memory the source itself. */
source window_mark(text_window *w, size_t off);

/* The place of an offset, with the text from `begin`, the start of a line, to the end of its line.
 */
pos window_place(text_window *w, size_t begin, size_t off);

/* Makes the head of the text, up to an offset, that of the whole, which is shown with places in it.
 */
void window_keep_head(text_window *w, size_t off);

/* Reads to the end, and reports what keeps the bytes from being text. False if anything does. */
bool window_end(text_window *w);

#endif
