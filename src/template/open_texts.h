/* Texts with a value that each document of a batch has of its own (the unit's name) are kept open:
 * all is filled but the holes for such values. */
#ifndef KH_TEMPLATE_OPEN_TEXTS_H
#define KH_TEMPLATE_OPEN_TEXTS_H

#include "input/usual.h"
#include "template/text.h"

/* A filled block, and how it was before those holes were filled. */
typedef struct open_block {
    const blocks *in;
    size_t at;
    block open;
} open_block;

/* While a text is filled that is to be kept. */
typedef struct open_texts {
    number_set paths; /* what each document has of its own */
    LIST(open_block) all;
    size_t spent; /* what the holes that stay open came to (resolve_spend) */
} open_texts;

/* What the document has of its own. */
void open_find_paths(const data *of, open_texts *out);

/* Around the filling of a block, which is filled once more with its holes left, where it asks for
 * such a value. `simple`: it is runs and nothing else. */
typedef struct open_watch {
    bool is;
    data_looks own, *around;
    size_t produced, missing, messages;
} open_watch;

void open_begin(resolver *r, bool simple, open_watch *w);
void open_end(resolver *r, const block *from, bool gone, const blocks *into, open_watch *w);

/* How many messages there are. */
size_t open_messages(const resolver *r);

#endif
