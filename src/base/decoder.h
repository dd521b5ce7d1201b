/* Bytes to text block by block: UTF-8 or UTF-16, BOMs, and what is wrong with the bytes. */
#ifndef KH_BASE_DECODER_H
#define KH_BASE_DECODER_H

#include "base/old_look.h"
#include "base/unseen.h"

/* The first place of its sort, as an offset in the text. */
typedef struct decoder_place {
    bool found;
    size_t off;
} decoder_place;

/* Characters that nobody sees, or that stand for a lost one: all of one kind. */
typedef struct decoder_unseen {
    size_t n;
    uint32_t cp;         /* the first, */
    decoder_place first; /* and where it stands */
} decoder_unseen;

enum { DECODER_HELD = 16 };

/* `decoder c = {0};` is ready. */
typedef struct decoder {
    size_t bom;
    int utf16_unit; /* 2 if the bytes are UTF-16 */
    bool big;
    bool started, is_word;   /* the BOM is dealt with; it is a Word or Excel file */
    char held[DECODER_HELD]; /* the beginning of a character whose end is to come */
    size_t n_held;
    size_t bytes, nul;    /* so far, and which of them are 0 */
    size_t text;          /* bytes of text so far */
    decoder_place broken; /* bytes that are no character: there the text ends */
    decoder_place forbidden, marks;
    size_t n_forbidden, n_nul; /* characters that a document can't hold */
    size_t marks_run;
    decoder_unseen unseen[UNSEEN_KINDS];
    decoder_place joined; /* a letter whose mark stands apart, as NFC has none */
    old_look look;        /* with an arena, text in old encodings is told from other faults; */
    old_code from;        /* and such text is converted from this one */
    old_way way;
    bool settled;        /* `way` is known */
    buf early;           /* bytes from before that */
    buf late;            /* units of a word whose end is to come */
    uint32_t letter;     /* converted last */
    uint32_t last;       /* of what went before, the last character */
    decoder_place alien; /* a unit that the encoding doesn't have */
} decoder;

/* Takes the next bytes; `last`: none follow. Appends their text to `out`; where that is NULL,
 * UTF-8 is only looked at. */
void decoder_take(decoder *c, str bytes, bool last, buf *out);

/* The next bytes as Unicode, whatever `from` says. */
void decoder_take_unicode(decoder *c, str bytes, bool last, buf *out);

/* A character of the text, as it comes out. */
void decoder_look_at(decoder *c, uint32_t before, uint32_t cp, size_t off);

/* What keeps the bytes from being text, once all were taken: its code, offset and, in *n, number;
 * false if nothing does. */
bool decoder_fault(const decoder *c, diag_code *code, size_t *off, size_t *n);

/* What is said of such a character. */
diag_code decoder_unseen_code(unseen_kind kind);

/* Tells of all characters of a kind, at the first of them. */
void decoder_tell_unseen(diags *d, const decoder *c, unseen_kind kind, pos first);

/* True for a fault of the file as a whole. */
bool decoder_fault_is_whole(diag_code code);

#endif
