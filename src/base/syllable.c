/* The sounds of Vietnamese as tables. Knows no words: what can be said, not what means something.
 */
#include "base/syllable.h"

#include "base/bytes.h"
#include "base/utf8.h"

enum { LONGEST = 8, PLAIN = 0, ACUTE = 4, DOT = 5 };

/* Vowels by tone (plain, grave, hook, tilde, acute, dot). Inside a syllable they are ASCII: ă â ê ô
 * ơ ư đ as A B E O P U D. */
static const struct {
    char as;
    uint16_t tones[6];
} vowels[] = {
    {'a', {'a', 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1}},
    {'A', {0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7}},
    {'B', {0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD}},
    {'e', {'e', 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9}},
    {'E', {0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7}},
    {'i', {'i', 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB}},
    {'o', {'o', 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD}},
    {'O', {0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9}},
    {'P', {0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3}},
    {'u', {'u', 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5}},
    {'U', {0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1}},
    {'y', {'y', 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5}},
};

static const char *const onsets[] = {
    "",  "b",  "c",   "ch", "d", "D",  "g",  "gh", "gi", "h", "k",  "kh", "l", "m",
    "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",  "s",  "t", "th", "tr", "v", "x",
};

/* With zeros behind them: they are compared eight bytes at once. */
static const char rhymes[][8] = {
    "a",    "ac",   "ach", "ai",   "am",   "an",   "ang",  "anh",  "ao",   "ap",   "at",   "au",
    "ay",   "Ac",   "Am",  "An",   "Ang",  "Ap",   "At",   "Bc",   "Bm",   "Bn",   "Bng",  "Bp",
    "Bt",   "Bu",   "By",  "e",    "ec",   "em",   "en",   "eng",  "eo",   "ep",   "et",   "E",
    "Ech",  "Em",   "En",  "Eng",  "Enh",  "Ep",   "Et",   "Eu",   "i",    "ia",   "ich",  "im",
    "in",   "inh",  "ip",  "it",   "iu",   "iEc",  "iEm",  "iEn",  "iEng", "iEp",  "iEt",  "iEu",
    "o",    "oa",   "oac", "oach", "oai",  "oam",  "oan",  "oang", "oanh", "oao",  "oap",  "oat",
    "oay",  "oAc",  "oAm", "oAn",  "oAng", "oAt",  "oc",   "oe",   "oen",  "oeo",  "oet",  "oi",
    "om",   "on",   "ong", "oong", "ooc",  "op",   "ot",   "O",    "Oc",   "Oi",   "Om",   "On",
    "Ong",  "Op",   "Ot",  "P",    "Pi",   "Pm",   "Pn",   "Pp",   "Pt",   "u",    "ua",   "uBn",
    "uBng", "uBt",  "uBy", "uc",   "uE",   "uEch", "uEnh", "ui",   "um",   "un",   "ung",  "uOc",
    "uOi",  "uOm",  "uOn", "uOng", "uOt",  "up",   "ut",   "uy",   "uya",  "uych", "uyEn", "uyEt",
    "uyn",  "uynh", "uyt", "uyu",  "uP",   "U",    "Ua",   "Uc",   "Ui",   "Um",   "Ung",  "Ut",
    "Uu",   "UPc",  "UPi", "UPm",  "UPn",  "UPng", "UPp",  "UPt",  "UPu",  "y",    "yEm",  "yEn",
    "yEng", "yEt",  "yEu", "ych",  "ynh",  "yt",
};

/* A syllable as it is taken apart. */
typedef struct sounds {
    char text[LONGEST + 1];
    size_t n;
    int tone;
} sounds;

static bool set_tone(sounds *s, int tone)
{
    if (s->tone != PLAIN)
        return false;
    s->tone = tone;
    return true;
}

/* A mark behind its letter. */
static bool add_mark(sounds *s, uint32_t cp)
{
    static const uint16_t tones[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
    static const struct {
        uint16_t mark;
        char on, gives;
    } shapes[] = {{0x306, 'a', 'A'}, {0x302, 'a', 'B'}, {0x302, 'e', 'E'},
                  {0x302, 'o', 'O'}, {0x31B, 'o', 'P'}, {0x31B, 'u', 'U'}};
    for (int tone = 1; tone <= DOT; tone++)
        if (tones[tone] == cp)
            return s->n > 0 && set_tone(s, tone);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (s->n && shapes[i].mark == cp && s->text[s->n - 1] == shapes[i].on) {
            s->text[s->n - 1] = shapes[i].gives;
            return true;
        }
    return false;
}

static bool find_vowel(uint32_t cp, char *as, int *tone)
{
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        for (*tone = PLAIN; *tone <= DOT; ++*tone)
            if (vowels[i].tones[*tone] == cp) {
                *as = vowels[i].as;
                return true;
            }
    return false;
}

static bool add_letter(sounds *s, uint32_t cp)
{
    int tone;
    char as;
    cp = utf8_small(cp);
    if (cp >= 0x300 && cp < 0x370)
        return add_mark(s, cp);
    if (s->n == LONGEST)
        return false;
    if (find_vowel(cp, &as, &tone)) {
        if (tone != PLAIN && !set_tone(s, tone))
            return false;
    } else if (cp == 0x111) {
        as = 'D';
    } else if (cp >= 'a' && cp <= 'z') {
        as = (char)cp;
    } else {
        return false;
    }
    s->text[s->n++] = as;
    return true;
}

static bool is_rhyme(str text)
{
    char eight[8] = {0};
    if (text.n >= sizeof eight)
        return false;
    memcpy(eight, text.p, text.n);
    uint64_t asked = load_64(eight);
    for (size_t i = 0; i < sizeof rhymes / sizeof *rhymes; i++)
        if (load_64(rhymes[i]) == asked)
            return true;
    return false;
}

static bool is_onset(str text)
{
    return STR_IS_ONE_OF(text, onsets);
}

bool syllable_is(const uint32_t *letters, size_t n)
{
    sounds s = {.tone = PLAIN};
    for (size_t i = 0; i < n; i++)
        if (!add_letter(&s, letters[i]))
            return false;
    char last = s.n ? s.text[s.n - 1] : 0;
    bool stopped =
        last == 'c' || last == 'p' || last == 't' || str_ends((str){s.text, s.n}, S("ch"));
    if (stopped && s.tone != ACUTE && s.tone != DOT)
        return false;
    for (size_t at = 0; at < 4 && at < s.n; at++) {
        str text = {s.text, s.n};
        if (is_onset(str_slice(text, 0, at)) && is_rhyme(str_after(text, at)))
            return true;
    }
    return false;
}

bool syllable_joins(uint32_t letter, uint32_t mark)
{
    sounds s = {.tone = PLAIN};
    return add_letter(&s, letter) && s.tone == PLAIN && strchr("aABeEioOPuUy", s.text[0]) &&
           add_mark(&s, mark);
}

bool syllable_has_letter(uint32_t cp)
{
    static const uint32_t latin = 0x263C370F; /* of À to ß; à to ÿ are alike */
    if (cp < 0x100)
        return cp >= 0xC0 && (latin >> (cp & 0x1F) & 1);
    if (cp >= 0x1EA0)
        return cp <= 0x1EF9;
    return (cp | 1) == 0x103 || (cp | 1) == 0x111 || (cp | 1) == 0x129 || (cp | 1) == 0x169 ||
           (cp | 1) == 0x1A1 || cp == 0x1AF || cp == 0x1B0;
}
