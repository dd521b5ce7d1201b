/* A map of whole names, and one from first words to the longest name that begins so. */
#include "template/finder.h"

#include "base/map.h"
#include "base/utf8.h"

enum { LONGEST_NAME = 32 }; /* words; what is longer is no name, and would cost much to look for */

struct finder {
    word_list words; /* to cut names with */
    map whole;       /* key of a name → what it is */
    map first;       /* key of a first word → size_t, the words of the longest */
    LIST(const char *) firsts; /* those words */
};

finder *finder_new(arena *a)
{
    finder *made = NEW(a, finder);
    made->words.keys.a = made->whole.a = made->first.a = a;
    return made;
}

void finder_add(finder *to, str name, const void *what)
{
    arena *a = to->whole.a;
    word_list *w = &to->words;
    words_cut(w, utf8_nfc(a, name));
    if (w->list.n == 0 || w->list.n > LONGEST_NAME)
        return;
    size_t *most = map_get(&to->first, words_key(w, 0, 1));
    if (!most) {
        char *begin = str_z(a, words_key(w, 0, 1));
        most = NEW(a, size_t);
        map_set(&to->first, str_from(begin), most);
        *list_add(a, &to->firsts) = begin;
    }
    *most = *most > w->list.n ? *most : w->list.n;
    map_set(&to->whole, str_copy(a, words_key(w, 0, w->list.n)), (void *)what);
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
