/* What the documents of a batch have in common is written once: pieces of XML, each with all that
 * it was made from, its key. A piece whose key is the same is copied, so nobody has to know what a
 * row changes. The same bytes come out as without, once what was left out of them is put in its
 * place (stretches.h).
 *
 *     piece_open(w, PIECE_X);
 *     key_number(w, …), key_runs(w, …);  // all that what follows reads
 *     if (!piece_known(w, NULL)) {
 *         …                              // writes; pieces may lie within pieces
 *         piece_close(w, 0);
 *     }
 *
 * Without a memory (`w->pieces` NULL) a piece is never known, and the rest does nothing. */
#ifndef KH_DOCX_PIECES_H
#define KH_DOCX_PIECES_H

#include "docx/paragraph.h"
#include "docx/stretches.h"

/* What a piece is: the first of its key. */
typedef enum piece_kind {
    PIECE_PHRASE,
    PIECE_BLOCK,
    PIECE_TABLE,
    PIECE_PAGE, /* no XML: whether an annex lies on its side */
    PIECE_SECTION,
    PIECE_NATION,
    PIECE_RECIPIENTS,
    PIECE_HEIGHT,       /* no XML: of all recipients */
    PIECE_TITLE_HEIGHT, /* no XML: of a signer's authority and title */
    PIECE_NOTE,
} piece_kind;

typedef struct piece {
    size_t key, key_n;
    size_t xml, xml_n;
    unsigned hash;
    unsigned alike; /* 1 + the piece before with that hash; 0: none */
    int drawings;   /* that got an id within it */
    double result;
    const block *kept; /* a kept block that has this key's text (same.h); NULL: none is known */
    unsigned look;     /* how that was set; same.h */
} piece;

/* One part of one document. */
typedef struct remembered {
    buf xml, keys;
    LIST(piece) pieces;
    unsigned *heads; /* by hash: 1 + the last piece; 0: none */
    size_t next;     /* where the next piece is looked for first */
    size_t form;     /* number of the form it was made in; 0: there is none */
    unsigned parts;  /* that the package had */
} remembered;

enum { HEADS = 256 };

/* The memory of one part: the first document of the batch, which stays, and the one before. */
typedef struct part_pieces {
    remembered first, before, now;
    bool is_first;
    size_t form;
    stretches same; /* as in the first document's: it hangs on the two documents alone, whichever
                     * was written between them */
    size_t behind;  /* `first.next`, once the piece in hand is written */
    const char *met, *expected; /* of the key that the first document has next: how far the one in
                                 * hand is the same, and where it ends; NULL: it isn't */
    piece *found;               /* the one that was known last; NULL: not from the first document */
    size_t open;                /* the piece that is being written, */
    int drawings;               /* and how many there were before it */
    bool within;                /* there is one */
} part_pieces;

/* The memory of a batch, of one thread: `docx_memory m = {.a = arena};`. The arena outlives all
 * documents; the bytes of a part are good until the next document but one. */
typedef struct docx_memory {
    arena *a;
    LIST(part_pieces *) parts;
    size_t documents;
    size_t form, forms; /* number of the form in hand, from 1; how many numbers were given */
    form *first_form, *last_form; /* from the first document on */
    const form *last;             /* where that came from, if it is one that stays */
    struct word_memory *words;
    struct text_memory *texts;
} docx_memory;

/* part_memory.c: a document begins. */
void pieces_document(docx_memory *m, const form *f);

/* Readies the writer for a part: its number, and that of the file that it is in, 0 or its annex's.
 */
void pieces_begin(docx_memory *m, writing *w, size_t file, size_t number);

/* True for a part that hangs on the form and the parts `there` alone, and so has no pieces, if they
 * are as they were. */
bool pieces_part_known(docx_memory *m, unsigned there, size_t file, size_t number, str *bytes,
                       told_same *same);

/* The part is whole. What is the same as in the first document; without memory nothing. */
told_same pieces_end(writing *w);

/* Keys: keys.c. Of the piece that was opened last; before piece_known. */
void piece_open(writing *w, piece_kind kind);
void key_number(writing *w, long n);
void key_real(writing *w, double n);
void key_words(writing *w, str words);
void key_runs(writing *w, const runs *r);
void key_paragraph(writing *w, const paragraph *how, size_t room, size_t target);
void key_table(writing *w, const table *t);
void key_is_met(writing *w); /* all that is left of it is what the first document has next; */
void key_differs(writing *w, const void *bytes, size_t n); /* these bytes aren't */

/* True where such a piece was copied; *result (or NULL) is what it was closed with. */
bool piece_known(writing *w, double *result);
void piece_close(writing *w, double result);

/* Copies XML of the first document, as pieces that lie in no other do. */
void pieces_copy_first(writing *w, size_t from, size_t to);

#endif
