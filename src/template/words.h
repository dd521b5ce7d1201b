/* A text cut into words, each with a key to compare by: small letters, one place for the tone
 * mark ("Uỷ" is "ủy"). */
#ifndef KH_TEMPLATE_WORDS_H
#define KH_TEMPLATE_WORDS_H

#include "base/str.h"

/* What stands between two words. */
enum {
    GAP_NONE = 0, /* before the first, behind the last */
    GAP_BLANK = ' ',
    GAP_DASH = '-',
    GAP_SLASH = '/',
    GAP_BRACKET = '(', /* an opening one */
    GAP_CLAUSE = '.',  /* a sign that ends a clause: . ; : ! ? */
    GAP_OTHER = ',',
};

typedef struct word {
    size_t key, key_end; /* in the keys */
    size_t from, to;     /* in the text */
    char gap;            /* before it */
} word;

/* `word_list w = {.keys.a = arena};` can be cut again and again. */
typedef struct words {
    str text;
    buf keys; /* all keys, the gap between two as one byte */
    LIST(word) list;
    char end; /* the gap behind the last word */
} word_list;

/* `text` is NFC, and outlives the words. */
void words_cut(word_list *w, str text);

/* The keys of n words from the i-th on, their gaps between them: "xã an thịnh". A view that the
 * next words_cut ends. */
static inline str words_key(const word_list *w, size_t i, size_t n)
{
    const word *first = &w->list.at[i];
    return (str){w->keys.p + first->key, first[n - 1].key_end - first->key};
}

/* The key of all words of a text. */
str words_whole_key(arena *a, str text);

/* True if the words from the i-th on have this key of n words. */
bool words_are_whole(const word_list *w, size_t i, size_t n, const char *key);
static inline bool words_are(const word_list *w, size_t i, size_t n, const char *key)
{
    return i < w->list.n && w->keys.p[w->list.at[i].key] == key[0] && words_are_whole(w, i, n, key);
}

/* The gap behind the i-th word. */
char words_gap_behind(const word_list *w, size_t i);

/* The n words from the i-th on as written. */
str words_written(const word_list *w, size_t i, size_t n);

#endif
