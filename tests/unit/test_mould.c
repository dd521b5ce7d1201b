/* docx/mould: what one text has in common with another is deflated as it was there. zlib reads it.
 */
#include "test.h"

#include <zlib.h>

#include "docx/bits.h"
#include "docx/crc.h"
#include "docx/huffman.h"
#include "docx/lz77.h"
#include "docx/mould.h"
#include "docx/stretches.h"

static str inflated(str packed, size_t n)
{
    char *out = arena_alloc(a, n + 1);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)packed.p,
                  .avail_in = (uInt)packed.n,
                  .next_out = (Bytef *)out,
                  .avail_out = (uInt)n + 1};
    assert_int_equal(inflateInit2(&z, -15), Z_OK);
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.avail_in, 0);
    str all = {out, z.total_out};
    inflateEnd(&z);
    return all;
}

static size_t deflated_size(str text)
{
    uLong room = compressBound(text.n);
    unsigned char *out = arena_alloc(a, room);
    assert_int_equal(compress2(out, &room, (const Bytef *)text.p, text.n, 6), Z_OK);
    return room - 6; /* its own head and sum */
}

static mould *mould_of(str text)
{
    known_text known = stretches_know(a, text);
    return mould_make(a, &known);
}

static stretches same; /* of the last cast */

/* The size that `text` comes to; it is read again by zlib. */
static size_t cast(mould *m, str text)
{
    str packed;
    if (!mould_cast(a, m, text, &(told_same){0}, &packed, &same))
        fail_msg("refused: %zu bytes", text.n);
    str all = inflated(packed, text.n);
    assert_true(str_eq(all, text));
    return packed.n;
}

static unsigned long long dice;

static size_t chance(size_t below)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(dice >> 33) % below;
}

static void add_words(buf *b, size_t n)
{
    static const char *const words[] = {"Ủy ban ", "nhân dân ", "huyện ",    "kế hoạch ", "</w:t>",
                                        "</w:r>",  "</w:p>",    "<w:p>",     "<w:r>",     "<w:t>",
                                        "2026 ",   "tổ chức ",  "thực hiện "};
    while (n-- > 0) {
        if (chance(4) == 0)
            buf_number(b, (long)chance(1000));
        else
            buf_add(b, str_from(words[chance(COUNT(words))]));
    }
}

static str words(size_t n)
{
    buf b = {.a = a};
    add_words(&b, n);
    return buf_str(&b);
}

/* Some places changed: bytes of all kinds put in, taken out, words put in, a piece said again. */
static str edited(str text, size_t edits)
{
    for (; edits > 0; edits--) {
        size_t at = chance(text.n + 1), n = chance(text.n - at + 1);
        buf b = {.a = a};
        buf_add(&b, str_slice(text, 0, at));
        switch (chance(4)) {
        case 0: buf_byte(&b, (char)chance(256)); break;
        case 1:
            n = chance(200);
            at = at + n < text.n ? at + n : text.n;
            break;
        case 2: add_words(&b, chance(20)); break;
        default: buf_add(&b, str_slice(text, at, at + n % 300)); break;
        }
        buf_add(&b, str_after(text, at));
        text = buf_str(&b);
    }
    return text;
}

/* What is told may be wrong in any way. */
static void add_nonsense(stretches *all, size_t n)
{
    static const size_t odd[] = {0, 1, SIZE_MAX, SIZE_MAX / 2};
    for (; n > 0; n--) {
        stretch s = {chance(3000), chance(3000), chance(300)};
        if (chance(4) == 0)
            *(size_t *[]){&s.at, &s.from, &s.n}[chance(3)] = odd[chance(COUNT(odd))];
        *list_add(a, all) = s;
        size_t i = chance(all->n);
        all->at[all->n - 1] = all->at[i];
        all->at[i] = s;
    }
}

/* Without nonsense, as if it had been copied. */
static bool cast_as_told(mould *m, str text, str other, size_t nonsense, str *packed)
{
    known_text k = stretches_know(a, text);
    told_same all = {0};
    all.all = stretches_find(a, &k, other, &(told_same){0});
    add_nonsense(&all.all, nonsense);
    all.from = nonsense ? NULL : text.p;
    return mould_cast(a, m, other, &all, packed, &same);
}

CASE(edited_texts_are_read_again)
{
    size_t taken = 0;
    for (size_t seed = 0; seed < 3000; seed++) {
        arena *outer = a;
        a = arena_new();
        dice = seed;
        str text = words(20 + chance(seed % 10 ? 200 : 4000)), packed;
        mould *m = mould_of(text);
        known_crc sums = crc_know(a, text);
        cast(m, text);
        for (size_t i = 0; i < 5; i++) {
            str other = edited(text, 1 + chance(12));
            if (!(i < 2 ? mould_cast(a, m, other, &(told_same){0}, &packed, &same)
                        : cast_as_told(m, text, other, i - 2, &packed)))
                continue;
            taken++;
            if (!str_eq(inflated(packed, other.n), other) ||
                crc_like(&sums, other, &same) != crc32(0, (const Bytef *)other.p, (uInt)other.n))
                fail_msg("seed %zu", seed);
        }
        arena_free(a);
        a = outer;
    }
    assert_true(taken > 10000);
}

/* Distances of up to 32 KB reach back; what has moved out of reach is written anew. */
CASE(long_texts_are_read_again)
{
    dice = 1;
    str text = words(40000),
        grown = STR_CAT(a, str_slice(text, 0, 40000), words(3000), str_after(text, 40000));
    assert_true(text.n > 200000);
    mould *m = mould_of(text);
    cast(m, text);
    cast(m, grown);
    cast(m, edited(text, 100));
}

CASE(bytes_of_all_kinds_are_read_again)
{
    char all[3000];
    dice = 2;
    for (size_t i = 0; i < sizeof all; i++)
        all[i] = (char)(i < 256 ? i : chance(256));
    str text = {all, sizeof all};
    mould *m = mould_of(text);
    cast(m, text);
    cast(m, STR_CAT(a, S("new"), text));
    str xs = {memset(arena_alloc(a, 5000), 'x', 5000), 5000};
    m = mould_of(xs);
    assert_true(cast(m, xs) < 200);
    cast(m, STR_CAT(a, xs, text));
}

CASE(what_has_little_in_common_is_refused)
{
    str packed;
    mould *m = mould_of(words(500)), *none = mould_of((str){0});
    dice = 3;
    str other = {memset(arena_alloc(a, 2000), 'x', 2000), 2000};
    assert_false(mould_cast(a, m, other, &(told_same){0}, &packed, &same));
    assert_false(mould_cast(a, m, (str){0}, &(told_same){0}, &packed, &same));
    assert_false(mould_cast(a, none, other, &(told_same){0}, &packed, &same));
    assert_false(mould_cast(a, none, (str){0}, &(told_same){0}, &packed, &same));
}

CASE(sizes_are_about_zlibs)
{
    dice = 4;
    str text = words(4000);
    mould *m = mould_of(text);
    for (size_t i = 0; i < 20; i++) {
        str other = edited(text, 8);
        assert_in_range(cast(m, other) * 100 / deflated_size(other), 50, 110);
    }
}

/* Which mould was cast from before, and what, is nothing to the next. */
CASE(the_same_texts_give_the_same_bytes)
{
    dice = 5;
    str text = words(500), one = edited(text, 4), other = edited(text, 4), first, again;
    mould *m = mould_of(text);
    assert_true(mould_cast(a, m, one, &(told_same){0}, &first, &same));
    assert_true(mould_cast(a, m, other, &(told_same){0}, &again, &same));
    assert_true(mould_cast(a, m, one, &(told_same){0}, &again, &same));
    assert_true(str_eq(first, again));
    assert_true(
        mould_cast(a, mould_of(str_copy(a, text)), one, &(told_same){0}, &again, &same));
    assert_true(str_eq(first, again));
}

CASE(stretches_are_what_both_have)
{
    str text = S("Kính gửi: Ủy ban nhân dân huyện Đắk Tô, ngày 12 tháng 8 năm 2019, về việc họp");
    str other = S("Kính gửi: Ủy ban nhân dân huyện Sa Thầy, ngày 12 tháng 8 năm 2019, về việc họp");
    known_text k = stretches_know(a, text);
    stretches all = stretches_find(a, &k, other, &(told_same){0});
    assert_int_equal(all.n, 2);
    assert_str(str_slice(other, 0, all.at[0].n), "Kính gửi: Ủy ban nhân dân huyện ");
    assert_str(str_slice(other, all.at[1].at, all.at[1].at + all.at[1].n),
               ", ngày 12 tháng 8 năm 2019, về việc họp");
    assert_int_equal(all.at[1].at + all.at[1].n, other.n);
    assert_int_equal(all.at[1].from + all.at[1].n, text.n);
    all = stretches_find(a, &k, text, &(told_same){0});
    assert_int_equal(all.n, 1);
    assert_int_equal(all.at[0].n, text.n);
}

/* Of words that come more than once, only those know who wrote them. */
CASE(what_is_told_is_taken)
{
    str text = S("một hai ba bốn năm sáu, một hai ba bốn năm sáu; hết");
    str other = S("Chín. một hai ba bốn năm sáu: hết rồi");
    size_t at = strlen("Chín. "), n = strlen("một hai ba bốn năm sáu"), from = n + 2;
    known_text k = stretches_know(a, text);
    stretch both[] = {{at, from + 1, n}, {at, from, n}};
    stretches all = stretches_find(a, &k, other, &(told_same){.all = {both, 2, 2}});
    assert_true(all.n > 0);
    bool taken = false;
    for (size_t i = 0; i < all.n; i++) {
        stretch s = all.at[i];
        assert_memory_equal(other.p + s.at, text.p + s.from, s.n);
        taken = taken || (s.from - s.at == from - at && s.at <= at && s.at + s.n >= at + n);
    }
    assert_true(taken);
}

/* What is copied isn't looked at: here it is another text's. */
CASE(what_was_copied_is_not_compared)
{
    str text = S("một hai ba bốn năm sáu bảy tám"), other = S("mười hai mươi ba mươi bốn mươi năm");
    known_text k = stretches_know(a, text);
    stretch one = {3, 4, 20};
    told_same all = {.all = {&one, 1, 1}, .from = text.p};
    stretches got = stretches_find(a, &k, other, &all);
    bool taken = false;
    for (size_t i = 0; i < got.n; i++)
        taken = taken || (got.at[i].at <= one.at && got.at[i].at + got.at[i].n >= one.at + one.n);
    assert_true(taken);
    str copy = str_copy(a, text);
    all.from = copy.p;
    got = stretches_find(a, &k, other, &all);
    for (size_t i = 0; i < got.n; i++)
        assert_memory_equal(other.p + got.at[i].at, text.p + got.at[i].from, got.at[i].n);
}

/* As who copied them leaves them. */
static str left_out(str text, const stretches *copied)
{
    char *out = arena_alloc(a, text.n + 1);
    memset(out, '?', text.n);
    for (size_t i = 0, done = 0; i <= copied->n; i++) {
        stretch s = i < copied->n ? copied->at[i] : (stretch){.at = text.n};
        memcpy(out + done, text.p + done, s.at - done);
        if (s.n)
            stretch_copy_ends(out + s.at, text.p + s.at, s.n);
        done = s.at + s.n;
    }
    return (str){out, text.n};
}

/* Words, and stretches of a text: from anywhere, or in its order. */
static str put_together(str text, bool in_order, stretches *copied)
{
    buf b = {.a = a};
    for (size_t from = 0, n; from < text.n; from += in_order ? n : 1 + chance(text.n)) {
        add_words(&b, chance(20));
        size_t at = in_order ? from + chance(100) : chance(text.n);
        if (at >= text.n)
            break;
        from = in_order ? at : from;
        n = 1 + chance(text.n - at);
        *list_add(a, copied) = (stretch){b.n, at, n};
        buf_add(&b, str_slice(text, at, at + n));
    }
    return buf_str(&b);
}

/* What others copied may stand elsewhere in the text that they copied from, which needn't be the
 * mould's very own. */
CASE(what_is_left_out_changes_nothing)
{
    size_t taken = 0;
    for (size_t seed = 0; seed < 600; seed++) {
        arena *outer = a;
        a = arena_new();
        dice = seed;
        str text = words(500 + chance(seed % 10 ? 1000 : 8000)), packed, again;
        known_text k = stretches_know(a, seed % 7 ? text : str_copy(a, text));
        mould *m = mould_make(a, &k);
        known_crc sums = crc_know(a, text);
        told_same all = {.from = text.p};
        str other = put_together(text, seed % 3, &all.all);
        if (seed % 7 && seed % 4 == 1) {
            all.all = stretches_find(a, &k, other, &all);
            all.is_all = true;
        }
        str apart = left_out(other, &all.all);
        bool is_cast = mould_cast(a, m, other, &all, &packed, &same);
        all.left_out = true;
        assert_int_equal(mould_cast(a, m, apart, &all, &again, &same), is_cast);
        if (is_cast) {
            taken += !str_eq(apart, other);
            uLong sum = crc32(0, (const Bytef *)other.p, (uInt)other.n);
            if (!str_eq(again, packed) || crc_like(&sums, apart, &same) != sum)
                fail_msg("seed %zu", seed);
        }
        stretches_fill(apart, &all);
        assert_true(str_eq(apart, other));
        arena_free(a);
        a = outer;
    }
    assert_true(taken > 200);
}

static unsigned bit_of(const unsigned char *stream, size_t at)
{
    return stream[at / 8] >> (at & 7) & 1;
}

CASE(bits_are_copied_from_anywhere_to_anywhere)
{
    unsigned char stream[200 + BITS_ROOM], out[200 + BITS_ROOM];
    dice = 6;
    for (size_t i = 0; i < sizeof stream; i++)
        stream[i] = (unsigned char)chance(256);
    for (size_t i = 0; i < 20000; i++) {
        size_t from = chance(600), n = chance(i % 2 ? 900 : 80), before = chance(20);
        bits b = {.p = out};
        bits_copy(&b, stream, 3, 3 + before);
        bits_copy(&b, stream, from, from + n);
        bits_copy(&b, stream, 7, 7 + 9);
        assert_int_equal((size_t)(b.p - out) * 8 + b.n, before + n + 9);
        for (size_t k = 0; k < before + n + 9; k++) {
            size_t at = k < before       ? 3 + k
                        : k < before + n ? from + k - before
                                         : 7 + k - before - n;
            if (bit_of(out, k) != bit_of(stream, at))
                fail_msg("%zu bits from %zu behind %zu: bit %zu", n, from, before, k);
        }
    }
}

/* Fibonacci's numbers make the deepest tree that there is. */
CASE(codes_are_no_longer_than_allowed)
{
    unsigned often[30] = {1, 1};
    code codes[30];
    for (size_t i = 2; i < COUNT(often); i++)
        often[i] = often[i - 1] + often[i - 2];
    static const unsigned limits[] = {7, 15};
    for (size_t k = 0; k < COUNT(limits); k++) {
        unsigned long taken = 0;
        huffman_make(often, COUNT(often), limits[k], codes);
        for (size_t i = 0; i < COUNT(often); i++) {
            assert_in_range(codes[i].n, 1, limits[k]);
            taken += 1ul << (15 - codes[i].n);
        }
        assert_int_equal(taken, 1ul << 15); /* the code is complete */
    }
    often[3] = 0;
    huffman_make(often, COUNT(often), 15, codes);
    assert_int_equal(codes[3].n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(edited_texts_are_read_again),
        TEST(long_texts_are_read_again),
        TEST(bytes_of_all_kinds_are_read_again),
        TEST(what_has_little_in_common_is_refused),
        TEST(sizes_are_about_zlibs),
        TEST(the_same_texts_give_the_same_bytes),
        TEST(stretches_are_what_both_have),
        TEST(what_is_told_is_taken),
        TEST(what_was_copied_is_not_compared),
        TEST(what_is_left_out_changes_nothing),
        TEST(bits_are_copied_from_anywhere_to_anywhere),
        TEST(codes_are_no_longer_than_allowed),
    };
    return RUN(tests);
}
