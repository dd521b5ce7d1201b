/* docx/quick, docx/huffman: a text deflated by itself. zlib reads it. */
#include "test.h"

#include <zlib.h>

#include "docx/quick.h"

static size_t packed_size(str text)
{
    str packed = quick_deflate(a, text);
    char *out = arena_alloc(a, text.n + 1);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)packed.p,
                  .avail_in = (uInt)packed.n,
                  .next_out = (Bytef *)out,
                  .avail_out = (uInt)text.n + 1};
    assert_int_equal(inflateInit2(&z, -15), Z_OK);
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.avail_in, 0);
    assert_true(str_eq((str){out, z.total_out}, text));
    inflateEnd(&z);
    return packed.n;
}

static size_t zlib_size(str text)
{
    uLong room = compressBound(text.n);
    unsigned char *out = arena_alloc(a, room);
    assert_int_equal(compress2(out, &room, (const Bytef *)text.p, text.n, 6), Z_OK);
    return room - 6; /* its own head and sum */
}

static unsigned long long dice;

static size_t chance(size_t below)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(dice >> 33) % below;
}

/* `letters` different bytes, in parts from before, nearer and farther. */
static str random_text(size_t n, size_t letters, size_t repeats)
{
    char *p = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n;) {
        size_t from = i ? chance(i) : 0, length = 1 + chance(300);
        if (i == 0 || chance(100) >= repeats)
            p[i++] = (char)chance(letters);
        else
            for (; length && i < n; length--)
                p[i++] = p[from++];
    }
    return (str){p, n};
}

CASE(any_text_comes_back)
{
    for (dice = 1; dice < 20; dice++) {
        unsigned long long seed = dice;
        for (size_t n = 1; n <= QUICK_MOST; n += 1 + n / 3 + chance(5))
            packed_size(random_text(n, 1 + chance(256), chance(60)));
        packed_size(random_text(QUICK_MOST, 1 + chance(256), chance(60)));
        dice = seed;
    }
}

CASE(the_shortest_texts)
{
    for (size_t n = 1; n < 40; n++)
        for (size_t letters = 1; letters < 4; letters++)
            packed_size(random_text(n, letters, 0));
}

CASE(a_repeat_from_afar)
{
    char *p = arena_alloc(a, QUICK_MOST);
    dice = 7;
    for (size_t i = 0; i < QUICK_MOST; i++)
        p[i] = (char)chance(256);
    for (size_t k = 0; k < 5; k++) /* at and around the farthest distance */
        memcpy(p + 100 + 32766 + k * 70 + k, p + 100 + k * 70, 64);
    packed_size((str){p, QUICK_MOST});
    memset(p, 'a', QUICK_MOST);
    assert_in_range(packed_size((str){p, QUICK_MOST}), 1, 400);
}

/* Codes deeper than deflate can say are made shallower. */
CASE(letters_of_all_frequencies)
{
    buf b = {.a = a};
    size_t often = 1, before = 1;
    for (int letter = 0; letter < 21; letter++) { /* as Fibonacci has them */
        for (size_t i = 0; i < often; i++) {
            buf_byte(&b, (char)('a' + letter));
            buf_byte(&b, (char)(128 + chance(100)));
        }
        size_t sum = often + before;
        before = often;
        often = sum;
    }
    packed_size(str_slice(buf_str(&b), 0, b.n < QUICK_MOST ? b.n : QUICK_MOST));
}

/* Paragraphs of words as a document has them. */
CASE(about_as_small_as_zlib_has_it)
{
    static const char *const begin[] = {"b",  "c",  "ch", "d",  "đ", "g", "h", "k",  "kh", "l",
                                        "nh", "ng", "ph", "qu", "r", "s", "t", "th", "tr", "v"};
    static const char *const middle[] = {"a", "ă", "ấ", "e", "ế", "i",
                                         "o", "ộ", "ơ", "u", "ư", "iệ"};
    static const char *const end[] = {"", "", "n", "ng", "nh", "t", "c", "m"};
    buf b = {.a = a};
    dice = 3;
    while (b.n < 30000) {
        buf_add(&b, S("<w:p><w:pPr><w:pStyle w:val=\"Than\"/></w:pPr><w:r><w:t>"));
        for (size_t words = chance(40); words; words--) {
            buf_add(&b, str_from(begin[chance(COUNT(begin))]));
            buf_add(&b, str_from(middle[chance(COUNT(middle))]));
            buf_add(&b, str_from(end[chance(COUNT(end))]));
            buf_byte(&b, ' ');
        }
        buf_add(&b, S("</w:t></w:r></w:p>"));
    }
    size_t ours = packed_size(buf_str(&b)), theirs = zlib_size(buf_str(&b));
    if (ours > theirs * 105 / 100)
        fail_msg("%zu bytes, zlib %zu", ours, theirs);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(any_text_comes_back),
        TEST(the_shortest_texts),
        TEST(a_repeat_from_afar),
        TEST(letters_of_all_frequencies),
        TEST(about_as_small_as_zlib_has_it),
    };
    return RUN(all);
}
