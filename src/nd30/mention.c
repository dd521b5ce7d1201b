/* Phụ lục I, III.1.a: the text refers to every annex. Looks for its number, name or title among the
 * words; knows nothing of how pages look. */
#include "base/map.h"
#include "base/utf8.h"
#include "nd30/check.h"
#include "plan/inline.h"
#include "plan/walk.h"

/* An annex's label as words and number: "Phụ lục II" is "phu_luc" and 2, "Mẫu biểu số 01"
 * "mau_bieu" and 1. */
typedef struct annex_name {
    str stem; /* folded */
    int number;
    str title;    /* folded; empty for one that proves nothing */
    str of_title; /* its first words: "danh_sach" */
    bool mentioned;
} annex_name;

typedef struct mentions {
    arena *a;
    LIST(annex_name) names;
    LIST(str) stems; /* of all names, each once */
} mentions;

/* A word of folded text. */
typedef struct folded_word {
    str text;
    size_t end;
    bool parted; /* by more than blanks and signs of a list from what stands before it */
} folded_word;

static const char *const dashes[] = {"–", "—", " - "};
enum { DASHES = sizeof dashes / sizeof *dashes };

static bool may_have_dash(str text)
{
    return text.n && (memchr(text.p, '-', text.n) || memchr(text.p, dashes[0][0], text.n));
}

/* Folded, with the dash of "I – III" as the word that it stands for. */
static str folded(arena *a, str text)
{
    buf b = {.a = a};
    if (!may_have_dash(text))
        return utf8_fold(a, text);
    for (size_t i = 0; i < text.n;) {
        size_t dash = 0;
        bool may_be = text.p[i] == ' ' || text.p[i] == dashes[0][0];
        for (size_t k = 0; may_be && k < DASHES && dash == 0; k++)
            if (str_starts(str_after(text, i), str_from(dashes[k])))
                dash = strlen(dashes[k]);
        if (dash)
            buf_add(&b, S(" đến "));
        else
            buf_byte(&b, text.p[i]);
        i += dash ? dash : 1;
    }
    return utf8_fold(a, buf_str(&b));
}

static bool is_part_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || is_digit((unsigned char)c) || (c & 0x80);
}

/* The word from `at` on; empty past the last. */
static folded_word word_at(str text, size_t at)
{
    folded_word w = {0};
    while (at < text.n && !is_part_of_word(text.p[at]))
        w.parted = !strchr("_,;", text.p[at++]) || w.parted;
    w.end = at;
    while (w.end < text.n && is_part_of_word(text.p[w.end]))
        w.end++;
    w.text = str_slice(text, at, w.end);
    return w;
}

/* The word that ends before `at`. */
static str word_before(str text, size_t at)
{
    while (at > 0 && !is_part_of_word(text.p[at - 1]))
        at--;
    size_t from = at;
    while (from > 0 && is_part_of_word(text.p[from - 1]))
        from--;
    return str_slice(text, from, at);
}

/* "ii", "2", "02"; 0 for another word. */
static int number_of(arena *a, str text)
{
    enum { MOST = 99 };
    int n = number_value(text);
    bool roman = text.n > 0;
    for (size_t i = 0; i < text.n && roman; i++)
        roman = memchr("ivxlc", text.p[i], 5);
    n = n <= 0 && roman ? roman_value(utf8_upper(a, text)) : n;
    return n > 0 && n <= MOST ? n : 0;
}

/* Where `needle` stands as whole words at or after `from`; text.n where it doesn't. */
static size_t find_words(str text, str needle, size_t from)
{
    while (needle.n && from < text.n) {
        size_t at = from + str_find(str_after(text, from), needle), end = at + needle.n;
        if (at >= text.n)
            break;
        if ((at == 0 || !is_part_of_word(text.p[at - 1])) &&
            (end == text.n || !is_part_of_word(text.p[end])))
            return at;
        from = at + 1;
    }
    return text.n;
}

/* ---- names ---- */

static annex_name name_of(arena *a, const phu_luc *l)
{
    annex_name n = {.stem = folded(a, l->nhan), .title = folded(a, l->tieu_de.text)};
    str last = word_before(n.stem, n.stem.n);
    n.number = number_of(a, last);
    if (n.number) {
        n.stem = str_slice(n.stem, 0, (size_t)(last.p - n.stem.p));
        while (n.stem.n && !is_part_of_word(n.stem.p[n.stem.n - 1]))
            n.stem.n--;
        if (str_ends(n.stem, S("_so")))
            n.stem.n -= 3;
    }
    folded_word first = word_at(n.title, 0), second = word_at(n.title, first.end);
    n.of_title = str_slice(n.title, 0, second.text.n ? second.end : 0);
    if (word_at(n.title, second.end).text.n == 0)
        n.title.n = 0; /* so short a title is an everyday word: "BÁO CÁO" */
    return n;
}

/* ---- what stands behind a name: "I, II và IV", "I đến Phụ lục III" ---- */

static void mention_number(mentions *m, str stem, int from, int to)
{
    for (size_t i = 0; i < m->names.n; i++) {
        annex_name *n = &m->names.at[i];
        if (str_eq(n->stem, stem) && n->number >= from && n->number <= to)
            n->mentioned = true;
    }
}

/* Words between two numbers of a list: more of them belong to something else, and time stays linear
 * in the text. */
enum { MOST_BETWEEN = 24 };

/* Where the last of the numbers ends that follow; `at`: none do. */
static size_t read_numbers(mentions *m, str stem, str text, size_t at)
{
    static const char *const skipped[] = {"so", "va", "cung", "hoac", "tu", "cac"};
    static const char *const ranges[] = {"den", "toi"};
    int last = 0;
    bool range = false;
    size_t end = at, between = 0;
    for (folded_word w = word_at(text, at); w.text.n && !w.parted && between < MOST_BETWEEN;
         w = word_at(text, w.end), between++) {
        int number = number_of(m->a, w.text);
        bool again = find_words(stem, w.text, 0) < stem.n;
        if (number) {
            mention_number(m, stem, range ? last : number, number);
            last = number;
            range = false;
            end = w.end;
            between = 0;
        } else if (STR_IS_ONE_OF(w.text, ranges)) {
            range = last > 0;
        } else if (!again && !STR_IS_ONE_OF(w.text, skipped)) {
            break;
        }
    }
    return end;
}

/* What every annex is, whatever its own name. */
static const str phu_luc_stem = {"phu_luc", 7};

/* "các Phụ lục kèm theo", "03 phụ lục" mean all of them. */
static bool means_all(mentions *m, str text, size_t at)
{
    static const char *const plurals[] = {"cac", "nhung", "hai", "ba", "bon", "nam", "sau"};
    str before = word_before(text, at);
    return STR_IS_ONE_OF(before, plurals) || number_value(before) > 1 || m->names.n == 1;
}

static void read_stem(mentions *m, str stem, str text)
{
    size_t end;
    for (size_t at = find_words(text, stem, 0); at < text.n; at = find_words(text, stem, end)) {
        end = read_numbers(m, stem, text, at + stem.n);
        bool all = end == at + stem.n && means_all(m, text, at);
        bool whatever_named = all && str_eq(stem, phu_luc_stem);
        for (size_t i = 0; i < m->names.n; i++) {
            annex_name *n = &m->names.at[i];
            n->mentioned = n->mentioned || whatever_named ||
                           (str_eq(n->stem, stem) && (all || n->number == 0));
        }
    }
}

/* "(có danh sách kèm theo)" */
static bool goes_along(str name, str text)
{
    size_t end;
    for (size_t at = find_words(text, name, 0); at < text.n; at = find_words(text, name, end)) {
        end = at + name.n;
        while (end < text.n && !strchr(".;:)", text.p[end])) /* the same phrase */
            end++;
        str near = str_slice(text, at, end);
        if (find_words(near, S("kem_theo"), 0) < near.n ||
            find_words(near, S("dinh_kem"), 0) < near.n)
            return true;
    }
    return false;
}

/* A single annex may be called by what it is. */
static bool only_one_goes_along(const mentions *m, str text)
{
    static const char *const things[] = {"bieu", "mau", "bang", "danh_sach", "danh_muc", "lich"};
    for (size_t i = 0; m->names.n == 1 && i < sizeof things / sizeof *things; i++)
        if (goes_along(str_from(things[i]), text))
            return true;
    return false;
}

static bool is_one_missing(const mentions *m)
{
    size_t i = 0;
    while (i < m->names.n && m->names.at[i].mentioned)
        i++;
    return i < m->names.n;
}

static void read_words(void *context, plan_part part, const runs *words, pos at)
{
    (void)at;
    mentions *m = context;
    if ((part != PART_THAN && part != PART_CAN_CU && part != PART_NOTES) || !is_one_missing(m))
        return;
    str text = folded(m->a, runs_text(m->a, words));
    for (size_t i = 0; i < m->stems.n; i++)
        read_stem(m, m->stems.at[i], text);
    for (size_t i = 0; i < m->names.n; i++) {
        annex_name *n = &m->names.at[i];
        n->mentioned = n->mentioned || find_words(text, n->title, 0) < text.n ||
                       goes_along(n->of_title, text) || only_one_goes_along(m, text);
    }
}

static void add_stem(mentions *m, map *known, str stem)
{
    if (map_get(known, stem))
        return;
    map_set(known, stem, m);
    *list_add(m->a, &m->stems) = stem;
}

static void add_name(mentions *m, map *known, annex_name name)
{
    *list_add(m->a, &m->names) = name;
    add_stem(m, known, name.stem);
}

void check_mentions(diags *d, const plan *p)
{
    mentions m = {.a = d->a};
    map known = {.a = d->a};
    add_stem(&m, &known, phu_luc_stem);
    for (size_t i = 0; i < p->phu_luc.n; i++)
        add_name(&m, &known, name_of(m.a, &p->phu_luc.at[i]));
    if (p->ban_sao && p->ban_sao->kind == TRICH_SAO)
        return; /* what refers to it may be left out */
    if (m.names.n)
        plan_walk(p, read_words, &m);
    for (size_t i = 0; i < m.names.n; i++)
        if (!m.names.at[i].mentioned)
            diag_add(d, DIAG_ANNEX_NOT_MENTIONED, p->phu_luc.at[i].at, ARGS(p->phu_luc.at[i].nhan));
}
