/* What texts came to in the documents before: most of a batch's paragraphs are the same in all. A
 * block (with the section that it opens) depends on the values that were looked up for it and on
 * nothing else; where they are the same again, so is what it comes to. */
#ifndef KH_TEMPLATE_FILL_MEMORY_H
#define KH_TEMPLATE_FILL_MEMORY_H

#include "template/step_memory.h"
#include "template/text.h"

/* Of a job; what is kept lives in its arena, and so do the texts that it is of. */
typedef struct fill_memory {
    arena *a;
    size_t most_blocks; /* that a body came to */
    step_memory recipients, citation, signer, body_above;
} fill_memory;

/* A block that is being filled. */
typedef struct memory_watch {
    struct kept_block *of; /* NULL: it isn't to be kept */
    data_looks own;        /* what is looked up, unless a block around it is watched too */
    data_looks *looks;
    size_t from_look, from_block, notes, messages, missing, produced;
} memory_watch;

/* True where the block at `i` of a text (`text->blocks.n`: all of it) came to the same before: that
 * is added to `into`. */
bool memory_recall(resolver *r, const body *text, size_t i, text_kind kind, blocks *into);

/* Around the filling of a block that wasn't recalled. */
void memory_begin(resolver *r, const body *text, size_t i, const blocks *into, memory_watch *w);
void memory_end(resolver *r, text_kind kind, const blocks *into, memory_watch *w);

#endif
