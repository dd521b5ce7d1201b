/* Knows no folders: a name is a name. */
#include "template/file_name.h"

#include "base/shown.h"
#include "base/utf8.h"

const body *file_name_parse(diags *d, str given, const data *input)
{
    const value *typed = data_get(input, S("don_vi.tep_ten"));
    line l = {.text = S("{{don_vi.ten}}"), .at = {input->src, 0}};
    if (given.n) {
        source *word = NEW(d->a, source);
        *word = (source){.name = S("--name"), .text = given, .is_word = true};
        l = (line){.text = utf8_nfc(d->a, given), .at = {word, 0}};
    } else if (typed && !value_is_blank(typed)) {
        l = value_line(typed);
    }
    return text_parse(d, input->names, &l, 1, TEXT_WORDS, 0);
}

enum {
    LONGEST_NAME = LIMIT_FILE_NAME_BYTES
}; /* bytes: 255 less an ending and what a temporary file adds */

/* As small letters: in letters of ASCII, which are all that is looked for. */
static bool ends_as(str name, str ending)
{
    bool same = name.n >= ending.n;
    for (size_t i = 0; i < ending.n && same; i++) {
        char c = name.p[name.n - ending.n + i];
        same = (c >= 'A' && c <= 'Z' ? c + 0x20 : c) == ending.p[i];
    }
    return same;
}

/* Names that Windows keeps for devices. */
static bool is_device(str name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    str first = str_slice(name, 0, str_find(name, S(".")));
    bool port = first.n == 4 && is_digit((uint32_t)first.p[3]), device = false;
    if (first.n == 3)
        for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
            device |= ends_as(first, str_from(devices[i]));
    first.n -= port;
    return device || (port && (ends_as(first, S("com")) || ends_as(first, S("lpt"))));
}

/* The first character that some system has no place for, or empty. */
static str unsafe_character(str name)
{
    for (size_t i = 0; i < name.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(name, &i);
        if (is_digit(cp) || utf8_is_ascii_letter(cp))
            continue;
        bool forbidden = cp < 0x80 && strchr("/\\:*?\"<>|", (int)cp);
        if (forbidden || cp == 0x200D || shown_is_hidden(cp))
            return str_slice(name, from, i);
    }
    return (str){0};
}

/* The ending is added by who writes; typed, it would stand there twice. */
static str without_ending(str name)
{
    str ending = S(".docx");
    return ends_as(name, ending) ? utf8_trim(str_slice(name, 0, name.n - ending.n)) : name;
}

str file_name_fill(diags *d, diags *shared, const body *name, const data *values, pos at)
{
    resolver r = {.d = d, .shared = shared, .data = values};
    str words = utf8_trim(utf8_nfc(d->a, fill_phrase(&r, name, at).text));
    words = without_ending(words);
    str unsafe = unsafe_character(words);
    if (words.n == 0)
        diag_add(d, DIAG_NAME_BLANK, at, ARGS(S("")));
    else if (unsafe.n)
        diag_add(d, DIAG_NAME_UNSAFE, at, ARGS(words, unsafe));
    else if (words.p[0] == '.' || words.p[words.n - 1] == '.' || is_device(words))
        diag_add(d, DIAG_NAME_RESERVED, at, ARGS(words));
    else if (words.n > LONGEST_NAME)
        diag_add(d, DIAG_NAME_LONG, at, ARGS(words, str_number(d->a, LONGEST_NAME)));
    else
        return words;
    return (str){0};
}

str file_name_key(arena *a, str name)
{
    return utf8_lower(a, name);
}
