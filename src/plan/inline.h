/* Marks inside a line: bold, italic, below, above, footnotes, tags. */
#ifndef KH_PLAN_INLINE_H
#define KH_PLAN_INLINE_H

#include "base/diag.h"
#include "base/map.h"
#include "plan/plan.h"
#include "plan/tag.h"

/* A footnote's text as a body declares it, found by its id. */
typedef struct known_note {
    size_t index; /* among the notes of the body */
    bool referred;
} known_note;

/* A longer sign of a note is text. */
enum { LONGEST_NOTE_SIGN = 64 };

typedef struct inline_scope {
    diags *d;
    map notes;     /* id → known_note */
    bool literal;  /* braces are plain text */
    bool plain;    /* tags alone are read: no marks, no notes */
    bool no_notes; /* none can be declared here: a title, a note's own text */
} inline_scope;

/* Where the tables of a text may come from (table_file.h). */
typedef struct text_place {
    struct text_files *files; /* NULL: it has no folder, unless it is a template's */
    bool of_template;         /* files stand in the folder of the template */
} text_place;

/* Parses the bytes from..to of a line. A note that isn't known is reported. */
void inline_parse(const inline_scope *s, const line *l, size_t from, size_t to, runs *out);

/* The words as one run, with no mark read. */
void inline_verbatim(arena *a, const line *l, runs *out);

/* Neighbours with the same marks become one run. */
void runs_join(arena *a, runs *r);

/* All words of the runs, without marks and notes. */
str runs_text(arena *a, const runs *r);

/* Before its runs are changed in place: those of a kept block are many documents'. */
void block_own_runs(arena *a, block *b);

/* Capitals in every run of words. */
void runs_capitalize(arena *a, runs *r);

/* The marks that all words share; 0 for no words. */
unsigned runs_common_marks(const runs *r);

#endif
