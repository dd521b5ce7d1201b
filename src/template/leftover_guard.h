/* The paragraph that is looked at, as the rules see it. Private to the files leftover*.c. */
#ifndef KH_TEMPLATE_LEFTOVER_GUARD_H
#define KH_TEMPLATE_LEFTOVER_GUARD_H

#include "template/leftover.h"
#include "template/words.h"

/* Words as words_cut() gives them, and how many. */
typedef struct phrase_key {
    const char *key;
    size_t words;
} phrase_key;

enum { KINDS = 9 };
enum { AT_TINH = 1 << RANK_TINH, AT_HUYEN = 1 << RANK_HUYEN, AT_XA = 1 << RANK_XA };
typedef struct ranked_kind {
    phrase_key is;
    unsigned ranks; /* AT_… */
} ranked_kind;
extern const ranked_kind leftover_kinds[KINDS];

enum { GUARD_MARKS = 1024 };

/* What plans with the same kind, time and years share. */
typedef struct plan_class {
    finder *gone;
    map interest;                     /* first words of all that the rules look for, but names; */
    uint64_t marks[GUARD_MARKS / 64]; /* a bit for each, which others may have too */
    map clean; /* paragraphs without leftovers, whichever unit's they are → themselves, kept */
    map clean_grounds; /* căn cứ: other rules hold there */
    map clean_alike;   /* those that were so with any unit's name in them → alike_pattern */
    map name_words;    /* words of units' names, as written → str: the key, where such a name is
                        * like any other; else empty */
    map behind_kind;   /* words that names of bodies that are gone have behind our kind within them;
                        * its arena is there once they were looked for */
    bool kind_ends;    /* such a name ends with it */
} plan_class;

/* What a plan was prepared from, but its unit's name, and what came of it: the next one's mostly is
 * the same. */
typedef struct guard_prepared {
    plan_class *made; /* NULL: it can't be told from these */
    buf words;        /* our kind, and the names allowed */
    rank own_rank;
    date when;
    bool two_tiers;
    leftover_years years; /* of those that plans are told apart by */
    size_t own_kind;
    bool above[KINDS], inner;
} guard_prepared;

enum { PLACES = 1024, BLOCK_PLACES = 2048, ALIKE_PLACES = 256 };

/* What all plans of a list share. Each place has what lay there last: it is compared. */
typedef struct guard_shared {
    struct clean_place {
        const map *in;
        const char *at;
        const str *words; /* as kept in that map */
    } places[PLACES];
    struct clean_block {
        const map *in;
        const block *kept;
    } blocks[BLOCK_PLACES];
    struct alike_place {
        const plan_class *of;
        pos at; /* of a paragraph's first words in the template */
        const struct alike_pattern *is;
    } alike[ALIKE_PLACES];
    leftover_years asked; /* those that some paragraph's words were looked at for */
    guard_prepared last;
} guard_shared;

typedef struct guard {
    diags *d;
    const leftover_context *c;
    plan_class *of;
    guard_shared *shared;      /* or NULL */
    leftover_years told_apart; /* years that plans of another class have otherwise */
    bool unsure;               /* a paragraph of the block wasn't known to be clean with any name */
    finder *ours;              /* once a paragraph is cut into words */
    bool inner;                /* a name allowed has our kind's first word behind its own */
    size_t own_kind;           /* its row of kinds, or KINDS */
    bool plain_kind;           /* the kind is that row's words and no more */
    str own_first;             /* the key of its first word */
    bool above[KINDS];         /* kinds of the units above and below */
    map seen;                  /* places and words that were warned of */
    bool grounds;              /* within căn cứ */
    const runs *runs;          /* of the paragraph */
    LIST(size_t) starts;       /* where each run begins in its text */
    pos at;                    /* of the paragraph, for a run that has no place */
    buf raw, text;             /* as it stands; composed */
    bool own;                  /* what was found good is so in this plan, perhaps not in another: */
    bool given;                /* for another reason than the names of units */
    bool alike;                /* the unit's name is like any other's */
    str allowed;      /* the names of the units above: they may stand in such paragraphs, too */
    str own_capitals; /* its name as the head and the signature have it, once asked for */
    buf nameless;
    size_t found; /* leftovers in the paragraph */
    word_list words, successor;
    bool cited;       /* the clause has named a law so far */
    size_t past_next; /* up to this word `past` is known */
    bool past;
} guard;

/* ---- words of the paragraph ---- */

bool guard_is_at(const guard *g, size_t i, phrase_key key);
bool guard_is_word(const guard *g, size_t i, const char *key);

/* What stands before word i, which may be the end. */
static inline char guard_gap(const guard *g, size_t i)
{
    return i < g->words.list.n ? g->words.list.at[i].gap : g->words.end;
}

/* The row of the kind that word i begins, or KINDS. */
size_t guard_kind_at(const guard *g, size_t i);

/* "Đăk" and "Ý", not "UBND". */
bool guard_is_capital(const guard *g, size_t i);

/* True where "(cũ)", "trước đây" or "nay là" follows within the clause. */
bool guard_is_past(guard *g, size_t i);

/* ---- where they stand, and warning of them ---- */

/* Of the run that word i begins in. */
pos guard_run_place(const guard *g, size_t i);

/* A paragraph's line in its file, with what `\` joins to it. */
str guard_source_line(pos at);

/* Warns of n words from the i-th on. */
void guard_warn(guard *g, diag_code code, size_t i, size_t n, str second, str third);

/* ---- what plans share ---- */

void leftover_prepare(guard *g);

/* Of a kind that has a row: true where the name of a body that is gone has it within, and behind it
 * the word with this key, or nothing. */
bool guard_is_behind_kind(guard *g, str key);

/* The class of a plan, and what is known of its unit: leftover_class.c; then, of its name: */
void leftover_alike_prepare(guard *g);

/* ---- paragraphs alike but for the unit's name ---- */

/* True for a paragraph (as it stands) that was found clean with another unit's name in it: as it
 * was at this place; or anywhere. */
bool leftover_alike_is_known(guard *g, str raw);
bool leftover_alike_is_clean(guard *g, str raw);

/* Notes that it is, after no rule has found anything. */
void leftover_alike_keep(guard *g, str raw);

/* The first words of what rules look for: whether this is one, and noting that of one more. */
bool guard_is_interest(const plan_class *of, str key);
void guard_add_interest(plan_class *to, const char *key);
void leftover_unit_interest(plan_class *to);
void leftover_citation_interest(plan_class *to);

/* ---- the rules: each gives the number of words that it has dealt with, or 0 ---- */

size_t leftover_unit(guard *g, size_t i);
size_t leftover_agency_gone(guard *g, size_t i);
size_t leftover_district(guard *g, size_t i);
size_t leftover_kind(guard *g, size_t i);
size_t leftover_below(guard *g, size_t i);
size_t leftover_year(guard *g, size_t i);

#endif
