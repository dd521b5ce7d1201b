/* What one word of a title says by itself, whatever stands around it; in a batch it is looked at
 * once. */
#ifndef KH_ND30_WORD_H
#define KH_ND30_WORD_H

#include "nd30/metrics.h"

enum {
    WORD_OPENS = 1 << 0,  /* after “ or ( */
    WORD_CLOSES = 1 << 1, /* before , ; : */
    WORD_DASH = 1 << 2,   /* nothing but one */
    WORD_NUMBER = 1 << 3, /* begins with a digit, or Roman */
    WORD_DIGITS = 1 << 4, /* of digits, a sign after them perhaps */
    WORD_NAME = 1 << 5,   /* a capital, as the parts of a name: "Phùng", "V.I." */
    WORD_SMALL = 1 << 6,  /* has a small letter */
    WORD_QUOTES = 1 << 7, /* has a quotation mark or a bracket */
    /* in small letters, without signs around it: */
    WORD_PAUSE = 1 << 8,         /* a pause comes before it */
    WORD_PAUSE_WITH = 1 << 9,    /* … before some words (word_pauses_with) */
    WORD_LEADS = 1 << 10,        /* leads on to the next: no line ends in it */
    WORD_UNIT = 1 << 11,         /* a kind of unit, by its last syllable: the name follows */
    WORD_UNIT_WHOLE = 1 << 12,   /* … that has no other syllable */
    WORD_UNIT_FIRST = 1 << 13,   /* the first of two syllables of one */
    WORD_TITLE = 1 << 14,        /* the name of a person, an event, a country follows */
    WORD_TAKES_NUMBER = 1 << 15, /* a number belongs to it */
    WORD_DAY = 1 << 16,          /* ngày, */
    WORD_MONTH = 1 << 17,        /* tháng, */
    WORD_YEAR = 1 << 18,         /* năm */
    WORD_GROUND = 1 << 19,       /* bàn: behind "địa", no pause follows */
};

typedef struct word {
    str raw;
    str bare; /* in small letters, without signs around it */
    unsigned is;
    bool lasts;              /* it is in a memory */
    size_t width[4];         /* in each style, + 1; 0: not measured yet */
    const struct word *left; /* the lasting one before it that was asked about last, */
    bool paired;             /* … and whether both are one word to a reader (phrase.c) */
    struct word *next;       /* of the same hash */
} word;

/* The words of a batch, of one thread: so many of them at most. */
typedef struct word_memory word_memory;
word_memory *word_memory_new(arena *a);

/* Lives as long as `a` or the memory, which may be NULL. */
word *word_of(arena *a, word_memory *m, str raw);

/* As metrics_units. */
size_t word_width(word *w, face as);

/* True where quotation marks or brackets are open behind a word, told whether they are before it.
 */
bool word_quotes(const word *w, bool inside);

/* True for a word of WORD_PAUSE_WITH before this one. */
bool word_pauses_with(const word *w, const word *next);

#endif
