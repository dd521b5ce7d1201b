/* Digests in a comment of the PDF, in a text chunk of the PNG. Knows only as much of the two
 * formats as that takes. */
#include "office/seal.h"

#include "base/map.h"

enum { DIGEST = 16 }; /* hexadecimal digits */

static void write_digest(unsigned long long digest, char out[DIGEST])
{
    for (int i = DIGEST - 1; i >= 0; i--, digest >>= 4)
        out[i] = "0123456789ABCDEF"[digest & 15];
}

/* ---- PDF ---- */

#define SEAL_START "%kehoach "
#define FROM_START "%kehoach-from "
enum {
    SEAL = sizeof SEAL_START - 1 + DIGEST + 1,
    FROM = sizeof FROM_START - 1 + DIGEST + 1,
    END_WITHIN = 1024,
};

/* A comment with the digest of the document that it was made from, before the seal. */
static void write_from(unsigned long long from, char out[FROM])
{
    memcpy(out, FROM_START, sizeof FROM_START - 1);
    write_digest(from, out + sizeof FROM_START - 1);
    out[FROM - 1] = '\n';
}

/* Offset of the last `needle`, or `s.n`. */
static size_t find_last(str s, str needle)
{
    for (size_t at = s.n < needle.n ? 0 : s.n - needle.n + 1; at > 0; at--)
        if (str_starts(str_after(s, at - 1), needle))
            return at - 1;
    return s.n;
}

/* The digits between `from` and the first that is none. */
static size_t run_of(str s, size_t from, const char *digits)
{
    size_t n = 0;
    while (from + n < s.n && s.p[from + n] && strchr(digits, s.p[from + n]))
        n++;
    return n;
}

/* `/CreationDate(D:20261120155614Z')`: the time of day at which the file was made tells nothing of
 * the document. Of another shape it stays. */
static void set_date(char *p, str pdf, str made)
{
    str key = S("/CreationDate(D:");
    size_t at = str_find(pdf, key), digits = at + key.n;
    size_t end = digits + 14;
    if (at == pdf.n || run_of(pdf, digits, "0123456789") != 14 ||
        !str_starts(str_after(pdf, end), S("Z')")))
        return;
    if (made.n == 14)
        memcpy(p + digits, made.p, made.n);
    else
        memset(p + at, ' ', end + 3 - at);
}

/* The hexadecimal digits behind `key` in the trailer, `times` runs of them: they come from the time
 * of day, and are to tell files apart (ISO 32000-1, 14.4). */
static void set_id(char *p, str pdf, str key, int times, const char id[2 * DIGEST])
{
    static const char digits[] = "0123456789ABCDEF";
    size_t at = find_last(pdf, key);
    for (at += at < pdf.n ? key.n : 0; times && at < pdf.n; times--) {
        while (at < pdf.n && strchr(" \r\n[<>/", pdf.p[at]))
            at++;
        if (run_of(pdf, at, digits) != 2 * DIGEST)
            return;
        memcpy(p + at, id, 2 * DIGEST);
        at += 2 * DIGEST;
    }
}

static void set_ids(char *p, str pdf, const char id[2 * DIGEST])
{
    set_id(p, pdf, S("/ID"), 2, id);
    set_id(p, pdf, S("/DocChecksum"), 1, id);
}

bool pdf_seal(arena *a, str pdf, str made, unsigned long long from, str *sealed)
{
    char id[2 * DIGEST], digest[DIGEST], source[FROM];
    size_t end = find_last(pdf, S("%%EOF")), start = find_last(pdf, S("startxref"));
    if (!str_starts(pdf, S("%PDF-")) || end == pdf.n || end + END_WITHIN < pdf.n || start > end)
        return false;
    str own = str_copy(a, pdf);
    char *p = (char *)own.p; /* copied just now */
    set_date(p, pdf, made);
    memset(id, '0', sizeof id);
    set_ids(p, pdf, id);
    write_digest(map_hash(own), id);
    write_digest(map_hash_on(map_hash(own), S(SEAL_START)), id + DIGEST);
    set_ids(p, pdf, id);
    write_from(from, source);
    str before = STR_CAT(a, str_slice(own, 0, start), (str){source, FROM});
    write_digest(map_hash_on(map_hash(before), str_after(own, start)), digest);
    *sealed =
        STR_CAT(a, before, S(SEAL_START), (str){digest, DIGEST}, S("\n"), str_after(own, start));
    return true;
}

/* The digest is that of all before and behind it, one after the other. */
static bool has_digest(str before, str digest, str after)
{
    char wanted[DIGEST];
    write_digest(map_hash_on(map_hash(before), after), wanted);
    return str_eq(digest, (str){wanted, DIGEST});
}

bool pdf_is_untouched(str bytes)
{
    size_t start = find_last(bytes, S("startxref"));
    if (!str_starts(bytes, S("%PDF-")) || start == bytes.n || start < SEAL)
        return false;
    str before = str_slice(bytes, 0, start - SEAL), seal = str_slice(bytes, start - SEAL, start);
    return str_starts(seal, S(SEAL_START)) && str_ends(seal, S("\n")) &&
           has_digest(before, str_slice(seal, sizeof SEAL_START - 1, SEAL - 1),
                      str_after(bytes, start));
}

bool pdf_is_made_from(str bytes, unsigned long long from)
{
    char wanted[FROM];
    size_t start = find_last(bytes, S("startxref"));
    if (!pdf_is_untouched(bytes) || start < SEAL + FROM)
        return false;
    write_from(from, wanted);
    return str_eq(str_slice(bytes, start - SEAL - FROM, start - SEAL), (str){wanted, FROM});
}

/* ---- PNG ---- */

#define PNG_START  "\x89PNG\r\n\x1a\n"
#define PNG_END    "\0\0\0\0IEND\xae\x42\x60\x82"
#define CHUNK_NAME "tEXtkehoach\0"
enum {
    WORDS = sizeof "kehoach" + DIGEST, /* of the chunk: a keyword, NUL, a text */
    CHUNK = 4 + 4 + WORDS + 4,         /* length, type, words, CRC */
};

static void put_number(char out[4], unsigned long n)
{
    for (int i = 0; i < 4; i++)
        out[i] = (char)(n >> (24 - 8 * i) & 0xff);
}

/* ISO/IEC 15948, annex D. */
static unsigned long crc(str s)
{
    unsigned long c = 0xffffffffUL;
    for (size_t i = 0; i < s.n; i++) {
        c ^= (unsigned char)s.p[i];
        for (int bit = 0; bit < 8; bit++)
            c = c & 1 ? 0xedb88320UL ^ c >> 1 : c >> 1;
    }
    return c ^ 0xffffffffUL;
}

static void write_chunk(str before, str after, char out[CHUNK])
{
    put_number(out, WORDS);
    memcpy(out + 4, CHUNK_NAME, sizeof CHUNK_NAME - 1);
    write_digest(map_hash_on(map_hash(before), after), out + 4 + sizeof CHUNK_NAME - 1);
    put_number(out + CHUNK - 4, crc((str){out + 4, CHUNK - 8}));
}

bool png_seal(arena *a, str png, str *sealed)
{
    str end = S(PNG_END);
    char chunk[CHUNK];
    if (!str_starts(png, S(PNG_START)) || !str_ends(png, end))
        return false;
    str before = str_slice(png, 0, png.n - end.n);
    write_chunk(before, end, chunk);
    *sealed = STR_CAT(a, before, (str){chunk, CHUNK}, end);
    return true;
}

bool png_is_untouched(str bytes)
{
    str end = S(PNG_END);
    char chunk[CHUNK];
    if (!str_starts(bytes, S(PNG_START)) || !str_ends(bytes, end) || bytes.n < CHUNK + end.n)
        return false;
    size_t at = bytes.n - end.n - CHUNK;
    write_chunk(str_slice(bytes, 0, at), end, chunk);
    return str_eq(str_slice(bytes, at, at + CHUNK), (str){chunk, CHUNK});
}
