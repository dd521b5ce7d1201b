/* Paragraphs and runs (ECMA-376 Part 1, 17.3): a named style, and what only computing can tell. */
#ifndef KH_DOCX_PARAGRAPH_H
#define KH_DOCX_PARAGRAPH_H

#include "docx/xml.h"
#include "nd30/form.h"
#include "plan/plan.h"

/* What a document is made from, besides the plan. */
typedef struct docx_options {
    long long epoch; /* SOURCE_DATE_EPOCH: seconds since 1970, UTC; -1: none given */
} docx_options;

/* What the writers of one document share. */
typedef struct writing {
    xml x;
    const plan *p;
    const form *form;
    const docx_options *how;
    page_form page;             /* of the section that is written */
    int room;                   /* between its margins, in twips */
    int drawings;               /* ids given so far (docPr) */
    unsigned parts;             /* that the package has: a bit each (parts.c) */
    struct part_pieces *pieces; /* of the documents before (pieces.h), or NULL */
    struct word_memory *words;  /* of the batch, or NULL */
    struct text_memory *texts;
} writing;

/* Direct formatting of one paragraph. */
typedef struct paragraph {
    component style;
    bool keep_next, keep_lines;
    bool before_table; /* a gap below, and not parted from the table */
    int left, right;   /* indents, where the style's won't do */
    int hanging;       /* lines after the first, behind it */
    bool from_left;    /* not in the middle */
} paragraph;

#define PARAGRAPH(component) ((paragraph){.style = (component)})

/* Between open and close stand runs. */
void paragraph_open(writing *w, paragraph how);
void paragraph_close(writing *w);

/* How wide words are in a component's type, in twips. */
double component_width(const writing *w, component c, str words);

/* The same for words that most documents of a batch have. */
double component_width_of(const writing *w, component c, str words);

/* A paragraph of plain words. */
void paragraph_words(writing *w, component style, str words);

/* One run of words with MARK_* (those that the paragraph's style has already are left out). */
void run_words(writing *w, str words, unsigned marks, component style);
void run_break(writing *w); /* a new line of the same paragraph */

/* A field (17.16.2): its instruction, with a blank at either end; between the two, the words it
 * shows. */
void field_open(writing *w, str instruction);
void field_close(writing *w);
void runs_write(writing *w, const runs *r, component style);

/* Around the words that a plan's target is (0: none): a bookmark (17.13.6), which hyperlinks of
 * runs that refer to it lead to (17.16.22). */
void bookmark_open(writing *w, size_t target);
void bookmark_close(writing *w, size_t target);

/* A line drawn under the paragraph before: `length` twips, centred on `room`. */
void rule_write(writing *w, double length, int room, bool before_table);

/* The words in lines of at most `room` twips, as even as can be, in one paragraph. The width of
 * the widest. */
double lines_write(writing *w, component style, str words, double room);

/* The same for words with marks. */
double phrase_write(writing *w, component style, const runs *words, double room);

/* The character style for marks: NULL for none. */
const char *marks_style(unsigned marks);

#endif
