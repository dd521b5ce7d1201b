/* Nothing that was written is lost: the first byte says where in a plan words are put, the rest are
 * lines of words. Each sign that means something is escaped, and "Chữ" stands before each line, so
 * that none is anything but words. If there is a document, it has each line's characters side by
 * side, as NFC has them, blanks aside; if there is none, a message says why. */
#include "document.h"

#include "base/utf8.h"
#include "input/ini.h"
#include "text/word_text.h"

#define HEAD                                                                                       \
    "[văn bản]\nngày = 04/9/2024\nsố = 5\ntrích yếu = Thử\n"                            \
    "[cơ quan]\ntên = Ủy ban nhân dân xã A\n"                                               \
    "[ký]\nchức vụ = Phó Chủ tịch\nhọ tên = B\n[mục I]\ntiêu đề = Một\n"

#define SIGNS "*~^\\[]|{"

static const struct {
    const char *before, *line, *after; /* `before` stands once, `line` before each of the lines */
    const char *end;                   /* behind each line */
    bool one;                          /* the first line alone */
    const char *signs;                 /* that are escaped */
} places[] = {
    {"nội dung =\n", "  Chữ ", "", "", false, SIGNS},
    {"nội dung =\n  ::: nguyên văn\n", "  Chữ ", "  :::\n", "", false, ""},
    {"nội dung =\n  |a|\n  |-|\n", "  |Chữ ", "", "|", false, SIGNS},
    {"nội dung =\n  Hai[^1]\n", "  [^1]: Chữ ", "", "", true, SIGNS},
    {"nội dung = Hai\n[căn cứ]\ndanh sách =\n", "  Chữ ", "", " a", false, SIGNS},
    {"nội dung = Hai\n[nơi nhận]\ndanh sách =\n", "  Chữ ", "", " a", false, "{"},
    {"nội dung = Hai\n[phụ lục I]\ntiêu đề = Biểu\nnội dung =\n", "  - Chữ ", "", "", false, SIGNS},
    {"nội dung =\n", "  1. Chữ ", "", "", true, SIGNS},
};
enum { PLACES = sizeof places / sizeof *places };

/* Where braces alone are signs, `\` isn't, and two are a sign. */
static str escaped(arena *a, str words, const char *signs)
{
    buf b = {.a = a};
    for (size_t i = 0; i < words.n; i++) {
        bool sign = words.p[i] && strchr(signs, words.p[i]);
        bool two = sign && !signs[1];
        if (two ? str_starts(str_after(words, i), S("{{")) : sign)
            buf_byte(&b, '\\');
        buf_byte(&b, words.p[i]);
        if (two && str_starts(str_after(words, i), S("{{")))
            buf_byte(&b, words.p[++i]);
    }
    return buf_str(&b);
}

/* Without blanks; `<br>` is one in a cell. */
static str close_up(arena *a, str text, bool in_cell)
{
    buf b = {.a = a};
    str whole = utf8_nfc(a, text);
    for (size_t i = 0; i < whole.n;) {
        if (in_cell && str_starts(str_after(whole, i), S("<br>"))) {
            i += 4;
            continue;
        }
        uint32_t cp = utf8_next(whole, &i);
        if (!utf8_is_space(cp))
            utf8_add(&b, cp);
    }
    return buf_str(&b);
}

/* Where `words` stand, `rest.n` if nowhere. The text's last line has "./." in place of its own end. */
static size_t found_at(arena *a, str rest, str words, bool last)
{
    static const char *const ends[] = {";", ",", ".", "/.", "./."};
    size_t at = str_find(rest, words);
    for (size_t i = 0; last && at == rest.n && i < sizeof ends / sizeof *ends; i++)
        if (str_ends(words, str_from(ends[i]))) {
            str kept = str_slice(words, 0, words.n - strlen(ends[i]));
            at = str_find(rest, STR_CAT(a, kept, S("./.")));
        }
    return at;
}

static void check_words(arena *a, kh_document *doc, str lines, bool one, bool in_cell)
{
    diags d = {.a = a};
    const void *bytes;
    size_t n, at = 0;
    str words;
    HOLDS(kh_render(doc, KH_DOCX, &bytes, &n) == KH_OK);
    HOLDS(word_text(&d, S("made.docx"), (str){bytes, n}, true, &words));
    str all = close_up(a, words, in_cell);
    for (size_t begins = 0; begins < lines.n && !(one && begins);) {
        str wanted = close_up(a, STR_CAT(a, S("Chữ"), ini_next_line(lines, &begins)), in_cell);
        str rest = str_after(all, at);
        size_t found = found_at(a, rest, wanted, begins == lines.n || one);
        if (found == rest.n)
            fprintf(stderr, "lost: %.*s\n", (int)wanted.n, wanted.p);
        HOLDS(found < rest.n);
        at += found + wanted.n;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    size_t where = n ? data[0] % PLACES : 0, bad;
    str lines = n ? (str){(const char *)data + 1, n - 1} : S("");
    buf input = {.a = a};
    buf_add(&input, STR_CAT(a, S(HEAD), str_from(places[where].before)));
    for (size_t at = 0; at < lines.n && !(places[where].one && at);) {
        str words = ini_next_line(lines, &at);
        buf_add(&input, str_from(places[where].line));
        buf_add(&input, escaped(a, words, places[where].signs));
        buf_add(&input, STR_CAT(a, str_from(places[where].end), S("\n")));
    }
    buf_add(&input, str_from(places[where].after));
    kh_document *doc = kh_open();
    HOLDS(doc);
    str whole = buf_str(&input);
    kh_status status = kh_read_memory(doc, "/none/fuzz.ini", whole.p, whole.n, NULL);
    HOLDS(status == KH_OK || kh_message_count(doc));
    if (status == KH_OK && utf8_check(lines, &bad))
        check_words(a, doc, lines, places[where].one, places[where].end[0] == '|');
    kh_close(doc);
    arena_free(a);
    return 0;
}
