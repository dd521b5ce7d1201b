/* What texts came to in the documents before: most of a batch's paragraphs are the same in all. A
 * block (with the section that it opens) depends on the values that were looked up for it and on
 * nothing else; where they are the same again, so is what it comes to. */
#ifndef KH_TEMPLATE_FILL_MEMORY_H
#define KH_TEMPLATE_FILL_MEMORY_H

#include "input/usual.h"
#include "template/body_memory.h"
#include "template/level.h"
#include "template/open_texts.h"
#include "template/quiet_steps.h"
#include "template/step_memory.h"
#include "template/text.h"

/* Of a job; what is kept lives in its arena, and so do the texts that it is of. */
typedef struct fill_memory {
    arena *a;
    size_t most_blocks; /* that a body came to */
    step_memory recipients, citation, signer, body_above;
    body_memory body;
    quiet_steps quiet;
    struct kept_list *lists[STEP_VARIANTS]; /* of recipients, by the blocks that they are made of */
    const level_names *special;             /* units, by name */
    struct unit_words *words;               /* of the unit before */
    LIST(usual *) usual;                    /* by what is shared, and template */
} fill_memory;

/* Holds a document against those before: from then on its texts can be recalled. */
void memory_compare(fill_memory *m, data *of, const void *form);

/* A block that is being filled. */
typedef struct memory_watch {
    struct kept_block *of; /* NULL: it isn't to be kept */
    data_looks own;        /* what is looked up for it */
    data_looks *around;    /* for what is watched around it, or NULL */
    open_texts open;       /* what it leaves open, unless a text around it says */
    size_t from_open, from_spent;
    size_t from_block, notes, messages, missing, produced;
} memory_watch;

/* True where the block at `i` of a text (`text->blocks.n`: all of it) came to the same before: that
 * is added to `into`. */
bool memory_recall(resolver *r, const body *text, size_t i, text_kind kind, blocks *into);

/* Around the filling of a block that wasn't recalled. */
void memory_begin(resolver *r, const body *text, size_t i, const blocks *into, memory_watch *w);
void memory_end(resolver *r, text_kind kind, const blocks *into, memory_watch *w);

#endif
