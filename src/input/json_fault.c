/* Which sort of slip jansson's words mean, and where it begins. Knows no JSON beyond its signs. */
#include "input/json_fault.h"

typedef struct kind {
    const char *words; /* which jansson's begin with */
    diag_code code;
    const char *missing; /* a sign, as it is shown */
} kind;

static const kind kinds[] = {
    {"string or '}' expected", DIAG_JSON_NO_NAME, ""},
    {"'}' expected", DIAG_JSON_SIGN_MISSING, "`,` / `}`"},
    {"']' expected", DIAG_JSON_SIGN_MISSING, "`,` / `]`"},
    {"':' expected", DIAG_JSON_SIGN_MISSING, "`:`"},
    {"end of file expected", DIAG_JSON_BEHIND, ""},
    {"premature end of input", DIAG_JSON_STRING, ""},
    {"unexpected newline", DIAG_JSON_STRING, ""},
    {"control character", DIAG_JSON_STRING, ""},
    {"invalid escape", DIAG_JSON_STRING, ""},
    {"invalid token", DIAG_JSON_NO_VALUE, ""},
    {"unexpected token", DIAG_JSON_NO_VALUE, ""},
};

static bool is_quote(str text, size_t i)
{
    size_t backslashes = 0;
    while (backslashes < i && text.p[i - 1 - backslashes] == '\\')
        backslashes++;
    return text.p[i] == '"' && backslashes % 2 == 0;
}

/* The quote before `off` that isn't a character. */
static size_t quote_before(str text, size_t off)
{
    while (off > 0 && !is_quote(text, off - 1))
        off--;
    return off ? off - 1 : 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Where the word begins that was read last, which ends at `off`. */
static size_t word_before(str text, size_t off)
{
    if (off > 0 && is_quote(text, off - 1))
        return quote_before(text, off - 1);
    size_t end = off;
    while (off > 0 && !is_blank(text.p[off - 1]) && !strchr("{}[],:;\"", text.p[off - 1]))
        off--;
    return off < end || off == 0 ? off : off - 1;
}

void json_tell_broken(diags *d, str words, pos at)
{
    str text = at.src->text;
    bool ended = str_ends(words, S("near end of file"));
    kind is = {"", DIAG_JSON_BROKEN, ""};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !is.words[0]; i++)
        if (str_starts(words, str_from(kinds[i].words)))
            is = kinds[i];
    if (ended) {
        diag_add(d, DIAG_JSON_ENDS, at, ARGS(S("")));
        return;
    }
    if (is.code == DIAG_JSON_STRING)
        at.off = quote_before(text, at.off);
    else
        at.off = word_before(text, at.off);
    diag_add(d, is.code, at, ARGS(is.code == DIAG_JSON_BROKEN ? words : str_from(is.missing)));
}
