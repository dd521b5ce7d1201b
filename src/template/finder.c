/* A map of whole names, and one from first words to the longest name that begins so. */
#include "template/finder.h"

#include "base/map.h"
#include "base/utf8.h"

enum { LONGEST_NAME = 32 }; /* words; what is longer is no name, and would cost much to look for */

/* Names by number, and one thread's means to look at them. */
typedef struct numbered {
    hash_index index;
    finder_names names;
    word_list words;
    arena *work, *cut; /* for the name that is looked at, the one that is added */
} numbered;

struct finder {
    word_list words;           /* to cut names with */
    map whole;                 /* key of a name → what it is */
    map first;                 /* key of a first word → size_t, the words of the longest */
    LIST(const char *) firsts; /* those words */
    map inner;                 /* keys of words behind the first of a name */
    numbered *by_number;
};

finder *finder_new(arena *a)
{
    finder *made = NEW(a, finder);
    made->words.keys.a = made->whole.a = made->first.a = made->inner.a = a;
    return made;
}

static void note_first(finder *to, str first, size_t words)
{
    arena *a = to->whole.a;
    size_t *most = map_get(&to->first, first);
    if (!most) {
        char *begin = str_z(a, first);
        most = NEW(a, size_t);
        map_set(&to->first, str_from(begin), most);
        *list_add(a, &to->firsts) = begin;
    }
    *most = *most > words ? *most : words;
}

static void note_words(finder *to, const word_list *w)
{
    arena *a = to->whole.a;
    note_first(to, words_key(w, 0, 1), w->list.n);
    for (size_t i = 1; i < w->list.n; i++)
        if (!map_get(&to->inner, words_key(w, i, 1)))
            map_set(&to->inner, str_copy(a, words_key(w, i, 1)), to);
}

static bool is_name(const word_list *w)
{
    return w->list.n && w->list.n <= LONGEST_NAME;
}

void finder_add(finder *to, str name, const void *what)
{
    arena *a = to->whole.a;
    word_list *w = &to->words;
    words_cut(w, utf8_nfc(a, name));
    if (!is_name(w))
        return;
    note_words(to, w);
    map_set(&to->whole, str_copy(a, words_key(w, 0, w->list.n)), (void *)what);
}

/* What stands between two words is no letter, nor a digit; all of it comes before them. */
static bool is_gap(char c)
{
    return (unsigned char)c < '0';
}

void finder_add_key(finder *to, str key, const void *what)
{
    size_t words = 1, first = key.n;
    for (size_t i = 0; i < key.n; i++)
        if (is_gap(key.p[i])) {
            first = words == 1 ? i : first;
            words++;
        }
    if (words > LONGEST_NAME)
        return;
    note_first(to, str_slice(key, 0, first), words);
    map_set(&to->whole, key, (void *)what);
}

bool finder_has_inner(const finder *in, str key)
{
    return in && map_get(&in->inner, key);
}

const char *finder_first_word(const finder *in, size_t i)
{
    return i < in->firsts.n ? in->firsts.at[i] : NULL;
}

size_t finder_match(const finder *in, const word_list *w, size_t i, const void **what)
{
    const size_t *most = in ? map_get(&in->first, words_key(w, i, 1)) : NULL;
    size_t left = w->list.n - i, n = !most ? 0 : *most < left ? *most : left;
    for (; n > 0; n--) {
        *what = map_get(&in->whole, words_key(w, i, n));
        if (*what)
            return n;
    }
    return 0;
}

/* ---- names by number ---- */

static finder *with_numbers(arena *a, finder *made, hash_index index, finder_names names)
{
    made->by_number = NEW(a, numbered);
    *made->by_number =
        (numbered){.index = index, .names = names, .work = arena_below(a), .cut = arena_below(a)};
    return made;
}

finder *finder_of_names(arena *a, hash_index index, finder_names names)
{
    return with_numbers(a, finder_new(a), index, names);
}

finder *finder_share(arena *a, const finder *first, finder_names names)
{
    finder *made = NEW(a, finder);
    *made = *first;
    return with_numbers(a, made, first->by_number->index, names);
}

/* True if the name of this number has that key. */
static bool is_called(numbered *n, size_t number, str key)
{
    str name;
    arena_reset(n->work);
    n->words = (word_list){.keys.a = n->work};
    if (!n->names.get(n->names.context, n->work, number, &name))
        return false;
    words_cut(&n->words, utf8_nfc(n->work, name));
    return is_name(&n->words) && str_eq(words_key(&n->words, 0, n->words.list.n), key);
}

static bool is_numbered(numbered *n, str key)
{
    uint64_t hash = map_hash(key);
    size_t step = 0, number;
    while (hash_index_next(&n->index, hash, &step, &number))
        if (is_called(n, number, key))
            return true;
    return false;
}

void finder_add_number(finder *to, str name, size_t number)
{
    numbered *n = to->by_number;
    arena_reset(n->cut);
    word_list w = {.keys.a = n->cut};
    words_cut(&w, utf8_nfc(n->cut, name));
    if (!is_name(&w) || is_numbered(n, words_key(&w, 0, w.list.n)))
        return; /* of many with one name, one is enough */
    note_words(to, &w);
    hash_index_add(&n->index, map_hash(words_key(&w, 0, w.list.n)), number);
}

size_t finder_match_longer(const finder *in, const word_list *w, size_t i, size_t least)
{
    const size_t *most = in ? map_get(&in->first, words_key(w, i, 1)) : NULL;
    size_t left = w->list.n - i, n = !most ? 0 : *most < left ? *most : left;
    for (; n > least; n--) {
        str key = words_key(w, i, n);
        if (map_get(&in->whole, key) || (in->by_number && is_numbered(in->by_number, key)))
            return n;
    }
    return 0;
}
