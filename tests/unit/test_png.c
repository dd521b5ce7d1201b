/* base/png: chunks, sums, sizes. */
#include "test.h"

#include "base/png.h"

static uint32_t crc(const char *p, size_t n)
{
    uint32_t sum = 0xffffffff;
    for (size_t i = 0; i < n; i++) {
        sum ^= (unsigned char)p[i];
        for (int k = 0; k < 8; k++)
            sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum;
}

static void put(buf *b, uint32_t n)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_byte(b, (char)(n >> shift & 255));
}

static void chunk(buf *b, const char *type, str body)
{
    put(b, (uint32_t)body.n);
    size_t from = b->n;
    buf_add(b, str_from(type));
    buf_add(b, body);
    put(b, crc(b->p + from, b->n - from));
}

static void header(buf *b, uint32_t width, uint32_t height, char colour)
{
    buf body = {.a = b->a};
    put(&body, width);
    put(&body, height);
    buf_add(&body, (str){(const char[]){8, colour, 0, 0, 0}, 5});
    chunk(b, "IHDR", buf_str(&body));
}

static buf begun(void)
{
    buf b = {.a = a};
    buf_add(&b, S("\x89PNG\r\n\x1a\n"));
    return b;
}

CASE(sizes_and_alpha)
{
    buf b = begun();
    png p;
    header(&b, 300, 120, 6);
    chunk(&b, "pHYs", (str){"\0\0\x2e\x23\0\0\x2e\x23\1", 9});
    chunk(&b, "IDAT", S("x"));
    chunk(&b, "IEND", S(""));
    assert_int_equal(png_read(buf_str(&b), &p), PNG_GOOD);
    assert_int_equal(p.width, 300);
    assert_int_equal(p.height, 120);
    assert_int_equal(p.per_metre, 0x2e23);
    assert_int_equal(p.per_metre_up, 0x2e23);
    assert_true(p.see_through);
}

CASE(a_transparent_colour_counts_and_a_shape_is_no_size)
{
    buf b = begun();
    png p;
    header(&b, 1, 1, 3);
    chunk(&b, "pHYs", (str){"\0\0\0\1\0\0\0\1\0", 9});
    chunk(&b, "tRNS", S("x"));
    chunk(&b, "IDAT", S("x"));
    chunk(&b, "IEND", S(""));
    assert_int_equal(png_read(buf_str(&b), &p), PNG_GOOD);
    assert_int_equal(p.per_metre, 0);
    assert_true(p.see_through);
}

CASE(a_header_of_another_length_is_broken_a_size_of_nothing_is_none)
{
    buf b = begun();
    png p;
    header(&b, 300, 120, 6);
    chunk(&b, "pHYs", (str){"\0\0\x2e\x23\0\0\0\0\1", 9});
    chunk(&b, "IDAT", S("x"));
    chunk(&b, "IEND", S(""));
    assert_int_equal(png_read(buf_str(&b), &p), PNG_GOOD);
    assert_int_equal(p.per_metre, 0);
    assert_int_equal(p.per_metre_up, 0);
    b = begun();
    chunk(&b, "IHDR", (str){"\0\0\0\1\0\0\0\1\x08\6\0\0\0\0", 14});
    chunk(&b, "IDAT", S("x"));
    chunk(&b, "IEND", S(""));
    assert_int_not_equal(png_read(buf_str(&b), &p), PNG_GOOD);
}

CASE(every_cut_and_every_changed_byte_is_seen)
{
    buf b = begun();
    png p;
    header(&b, 20, 10, 2);
    chunk(&b, "IDAT", S("abc"));
    chunk(&b, "IEND", S(""));
    assert_int_equal(png_read(buf_str(&b), &p), PNG_GOOD);
    assert_false(p.see_through);
    for (size_t n = 0; n < b.n; n++) {
        char *cut = str_z(a, str_slice(buf_str(&b), 0, n));
        assert_int_equal(png_read((str){cut, n}, &p), n < 8 ? PNG_NOT : PNG_BROKEN);
    }
    for (size_t i = 0; i < b.n; i++) {
        b.p[i] ^= 1;
        assert_int_equal(png_read(buf_str(&b), &p), i < 8 ? PNG_NOT : PNG_BROKEN);
        b.p[i] ^= 1;
    }
}

CASE(what_must_be_there)
{
    png p;
    buf none = begun(), late = begun(), flat = begun();
    header(&none, 20, 10, 2);
    chunk(&none, "IEND", S(""));
    assert_int_equal(png_read(buf_str(&none), &p), PNG_BROKEN);
    chunk(&late, "IDAT", S("abc"));
    header(&late, 20, 10, 2);
    chunk(&late, "IEND", S(""));
    assert_int_equal(png_read(buf_str(&late), &p), PNG_BROKEN);
    header(&flat, 20, 0, 2);
    chunk(&flat, "IDAT", S("abc"));
    chunk(&flat, "IEND", S(""));
    assert_int_equal(png_read(buf_str(&flat), &p), PNG_BROKEN);
    assert_int_equal(png_read(S("GIF89a"), &p), PNG_NOT);
    assert_int_equal(png_read(S(""), &p), PNG_NOT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sizes_and_alpha),
        TEST(a_transparent_colour_counts_and_a_shape_is_no_size),
        TEST(a_header_of_another_length_is_broken_a_size_of_nothing_is_none),
        TEST(every_cut_and_every_changed_byte_is_seen),
        TEST(what_must_be_there),
    };
    return RUN(tests);
}
