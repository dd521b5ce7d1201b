/* docx/package: the zip file as bytes (APPNOTE.TXT of PKWARE). */
#include "test.h"

#include <zlib.h>

#include "docx/package.h"
#include "docx/ready.h"

static str package_kept(const char *content, long long epoch, kept_parts *kept)
{
    static const char *const paths[] = {"[Content_Types].xml", "_rels/.rels", "word/document.xml",
                                        "empty"};
    parts all = {0};
    for (size_t i = 0; i < COUNT(paths); i++) {
        part *p = list_add(a, &all);
        *p = (part){.path = paths[i]};
        if (i < 3)
            p->bytes = STR_CAT(a, str_from(paths[i]), str_from(content));
    }
    const docx_options how = {.epoch = epoch};
    return package_write(a, &all, &how, kept);
}

static str package(const char *content, long long epoch)
{
    return package_kept(content, epoch, NULL);
}

static unsigned long number_at(str bytes, size_t at, size_t size)
{
    assert_true(at + size <= bytes.n);
    unsigned long n = 0;
    while (size-- > 0)
        n = n << 8 | (unsigned char)bytes.p[at + size];
    return n;
}

/* The end record's place. */
static size_t end_record(str bytes)
{
    for (size_t at = bytes.n - 22;; at--)
        if (number_at(bytes, at, 4) == 0x06054b50)
            return at;
}

/* The words of a part, inflated, its sum compared. */
static str part_words(str bytes, size_t local, size_t packed, size_t size, unsigned long crc)
{
    size_t from = local + 30 + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
    char *out = arena_alloc(a, size + 1);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)(bytes.p + from),
                  .avail_in = (uInt)packed,
                  .next_out = (Bytef *)out,
                  .avail_out = (uInt)size + 1};
    assert_int_equal(inflateInit2(&z, -15), Z_OK);
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.total_out, size);
    inflateEnd(&z);
    assert_int_equal(crc32(0, (Bytef *)out, (uInt)size), crc);
    return (str){out, size};
}

/* Those of a plan without words are what most plans have. */
CASE(parts_deflated_at_build_are_what_is_written)
{
    const plan p = {0};
    const form f = form_of(&p);
    const docx_options how = {.epoch = -1};
    kept_parts kept = {.a = a};
    parts all = {0};
    static const char head[30]; /* without a name */
    size_t taken = 0;
    assert_true(parts_write(a, &p, &f, &how, NULL, &all));
    for (size_t i = 0; i < all.n; i++) {
        deflated got = deflate_part(a, &all.at[i], &kept);
        for (const ready_part *r = ready_parts; r->bytes; r++)
            taken += got.bytes.p == (const char *)r->deflated;
    }
    assert_int_equal(taken, 7);
    str frame = package_frame(a, &all, package_date(-1));
    assert_true(str_eq(frame, ready_frames[0]));
    assert_int_equal(ready_frames[0].n > 0 && ready_frames[1].n > ready_frames[0].n, 1);
    for (const ready_part *r = ready_parts; r->bytes; r++) {
        str packed =
            STR_CAT(a, (str){head, sizeof head}, (str){(const char *)r->deflated, r->n_deflated});
        str words = part_words(packed, 0, r->n_deflated, r->n, r->crc);
        assert_memory_equal(words.p, r->bytes, r->n);
    }
}

/* A memory is a batch's: with one nothing is taken from the build. */
static void compare_ready(const plan *p, const form *f, size_t expected)
{
    const docx_options how = {.epoch = -1};
    docx_memory m = {.a = a};
    parts all = {0}, written = {0};
    size_t taken = 0;
    assert_true(parts_write(a, p, f, &how, NULL, &all) && parts_write(a, p, f, &how, &m, &written));
    assert_int_equal(all.n, written.n);
    for (size_t i = 0; i < all.n; i++) {
        assert_true(str_eq(all.at[i].bytes, written.at[i].bytes));
        for (const ready_part *r = ready_parts; r->bytes; r++)
            taken += all.at[i].bytes.p == (const char *)r->bytes;
    }
    assert_int_equal(taken, expected);
}

CASE(parts_of_the_build_stand_for_those_of_the_usual_form_alone)
{
    plan p = {0};
    compare_ready(&p, &usual_form, 7);
    form other = usual_form;
    other.components[TP_THAN].size++;
    compare_ready(&p, &other, 0);
    *list_add(a, &p.notes) = (note){0};
    compare_ready(&p, &usual_form, 7);
    p.extras[EXTRA_DU_THAO].text = S("DỰ THẢO");
    compare_ready(&p, &usual_form, 0);
}

CASE(parts_can_be_read_in_their_order)
{
    str bytes = package(" và chữ, và chữ, và chữ", -1);
    size_t end = end_record(bytes), at = number_at(bytes, end + 16, 4);
    buf all = {.a = a};
    assert_int_equal(number_at(bytes, end + 10, 2), 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(number_at(bytes, at, 4), 0x02014b50);
        size_t name = number_at(bytes, at + 28, 2), local = number_at(bytes, at + 42, 4);
        str words = part_words(bytes, local, number_at(bytes, at + 20, 4),
                               number_at(bytes, at + 24, 4), number_at(bytes, at + 16, 4));
        str path = str_slice(bytes, at + 46, at + 46 + name);
        assert_true(str_eq(path, str_slice(bytes, local + 30, local + 30 + name)));
        buf_add(&all, STR_CAT(a, path, S("="), words, S("\n")));
        at += 46 + name + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    }
    assert_int_equal(at, end);
    assert_str(buf_str(&all), "[Content_Types].xml=[Content_Types].xml và chữ, và chữ, và chữ\n"
                              "_rels/.rels=_rels/.rels và chữ, và chữ, và chữ\n"
                              "word/document.xml=word/document.xml và chữ, và chữ, và chữ\n"
                              "empty=\n");
}

/* Sizes stand before the bytes: some readers take nothing else. */
CASE(no_part_has_a_data_descriptor)
{
    str bytes = package(" chữ", -1);
    size_t end = end_record(bytes), at = number_at(bytes, end + 16, 4);
    for (size_t i = 0; i < 4; i++) {
        size_t local = number_at(bytes, at + 42, 4);
        assert_int_equal(number_at(bytes, local, 4), 0x04034b50);
        assert_int_equal(number_at(bytes, local + 6, 2) & 8, 0);
        assert_int_equal(number_at(bytes, local + 18, 4), number_at(bytes, at + 20, 4));
        assert_int_equal(number_at(bytes, local + 22, 4), number_at(bytes, at + 24, 4));
        at += 46 + number_at(bytes, at + 28, 2) + number_at(bytes, at + 30, 2) +
              number_at(bytes, at + 32, 2);
    }
}

CASE(the_same_parts_give_the_same_bytes)
{
    assert_true(str_eq(package("x", -1), package("x", -1)));
    assert_true(str_eq(package("x", 1700000000), package("x", 1700000000)));
    assert_false(str_eq(package("x", -1), package("y", -1)));
}

/* Some long words of a plan, one of them to change. */
static str plan_words(const char *unit, size_t n)
{
    buf b = {.a = a};
    for (size_t i = 0; i < n; i++) {
        buf_number(&b, (long)(i * i));
        buf_add(&b, i == n / 2 ? str_from(unit) : S(" Ủy ban nhân dân; "));
    }
    return buf_str(&b);
}

static str package_of_unit(const char *unit, kept_parts *kept)
{
    return package_kept(str_z(a, plan_words(unit, 300)), -1, kept);
}

static void refer_to_unit(kept_parts *kept, const char *unit)
{
    static const char *const paths[] = {"[Content_Types].xml", "word/document.xml"};
    parts all = {0};
    for (size_t i = 0; i < COUNT(paths); i++)
        *list_add(a, &all) = (part){.path = paths[i],
                                    .bytes = STR_CAT(a, str_from(paths[i]), plan_words(unit, 300))};
    deflate_refer(kept, &all);
}

static void assert_read_as(str bytes, const char *unit)
{
    size_t at = number_at(bytes, end_record(bytes) + 16, 4);
    str want = plan_words(unit, 300);
    for (size_t i = 0; i < 4; i++) {
        size_t name = number_at(bytes, at + 28, 2);
        str words = part_words(bytes, number_at(bytes, at + 42, 4), number_at(bytes, at + 20, 4),
                               number_at(bytes, at + 24, 4), number_at(bytes, at + 16, 4));
        str path = str_slice(bytes, at + 46, at + 46 + name);
        assert_true(i == 3 ? words.n == 0 : str_eq(words, STR_CAT(a, path, want)));
        at += 46 + name;
    }
}

/* What a batch's documents share with its first is deflated once, whichever of them come here. */
CASE(bytes_depend_on_the_first_document_alone)
{
    static const char *const units[] = {"Đắk Tô", "Sa Thầy", "Đắk Tô", "", "Tu Mơ Rông", "Sa Thầy"};
    kept_parts all = {.a = a};
    refer_to_unit(&all, units[0]);
    for (size_t i = 0; i < COUNT(units); i++) {
        kept_parts alone = {.a = a};
        refer_to_unit(&alone, units[0]);
        str bytes = package_of_unit(units[i], &all);
        assert_true(str_eq(bytes, package_of_unit(units[i], &alone)));
        assert_read_as(bytes, units[i]);
        assert_read_as(package_of_unit(units[i], NULL), units[i]);
        assert_in_range(bytes.n * 100 / package_of_unit(units[i], NULL).n, 90, 105);
    }
    assert_int_equal(all.parts.n, 2);
    assert_true(all.parts.at[1].mould && all.parts.at[1].as.bytes.n); /* both were of use */
    assert_int_equal(all.frames.n, 1);
}

CASE(a_frame_is_of_these_parts_and_this_date)
{
    kept_parts kept = {.a = a};
    parts one = {0}, other = {0}, longer = {0};
    *list_add(a, &one) = *list_add(a, &longer) = (part){.path = "a.xml", .bytes = S("1")};
    *list_add(a, &other) = (part){.path = "b.xml", .bytes = S("1")};
    *list_add(a, &longer) = (part){.path = "b.png", .bytes = S("2")};
    const parts *all[] = {&one, &other, &longer};
    for (size_t i = 0; i < 12; i++) {
        const docx_options how = {.epoch = i % 2 ? -1 : 1700000000};
        str bytes = package_write(a, all[i % 3], &how, &kept);
        assert_true(str_eq(bytes, package_write(a, all[i % 3], &how, NULL)));
        assert_int_equal(kept.frames.n, i < 6 ? i + 1 : 6);
    }
}

CASE(dates)
{
    static const struct {
        long long epoch;
        unsigned long dos;
    } rows[] = {
        {-1, 0x00210000},           /* none given: 1980-01-01 00:00 */
        {0, 0x00210000},            /* before what zip knows */
        {315532800, 0x00210000},    /* 1980-01-01 00:00:00 */
        {1700000000, 0x576EB1AA},   /* 2023-11-14 22:13:20 */
        {1709164800, 0x585D0000},   /* 2024-02-29 00:00:00 */
        {1709251200, 0x58610000},   /* 2024-03-01 00:00:00 */
        {1706745599, 0x583FBF7D},   /* 2024-01-31 23:59:59 */
        {1706745600, 0x58410000},   /* 2024-02-01 00:00:00 */
        {1735689600, 0x5A210000},   /* 2025-01-01 00:00:00 */
        {1709251199, 0x585DBF7D},   /* 2024-02-29 23:59:59 */
        {1735689599, 0x599FBF7D},   /* 2024-12-31 23:59:59 */
        {999999999999, 0x00210000}, /* past what zip knows */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(number_at(package("x", rows[i].epoch), 10, 4), rows[i].dos);
}

CASE(ours_and_untouched)
{
    str bytes = package(" chữ", -1);
    assert_true(package_is_untouched(bytes));
    static const char *const others[] = {"", "kehoach ", "PK\x05\x06",
                                         "a text file of more than twenty-six bytes, and some"};
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(package_is_untouched(str_from(others[i])));
}

/* Files that are there must be known whatever digest comes after: FNV-1a's, the one after it, and
 * that of today, all reckoned elsewhere. */
CASE(digests_of_earlier_versions)
{
    static const struct {
        const char *comment;
        bool ours;
    } rows[] = {
        {"kehoach 1ad9cef00da955ba", true},  {"kehoach-3eecf9c2464199c3", true},
        {"kehoach:7cf3ab7a5c55ba20", true},  {"kehoach-1ad9cef00da955ba", false},
        {"kehoach 3eecf9c2464199c3", false}, {"kehoach:3eecf9c2464199c3", false},
        {"kehoach-7cf3ab7a5c55ba20", false}, {"kehoach_3eecf9c2464199c3", false},
    };
    str text = S("Một tệp của ai đó, dài hơn bốn lần tám byte, và thêm một ít nữa.");
    for (size_t i = 0; i < COUNT(rows); i++) {
        str comment = str_from(rows[i].comment);
        str bytes = STR_CAT(a, text, S("\x18\0"), comment);
        if (package_is_untouched(bytes) != rows[i].ours)
            fail_msg("%s", rows[i].comment);
    }
}

/* Of files whose length is a multiple of all that is taken at once, and around it. */
CASE(digests_of_all_lengths)
{
    static const struct {
        size_t n;
        const char *comments[3];
    } rows[] = {
        {32, {"kehoach:8e5ad11627acd8f8", "kehoach-a65d0946e0431523", "kehoach 28d9c2ca1c7022ec"}},
        {64, {"kehoach:882fb74bab9a6002", "kehoach-43a5f154a004f6fb", "kehoach cc1deb1cf8171393"}},
        {33, {"kehoach:11346541ed531f43", "kehoach-4d36fb06b0233c90", "kehoach da287f6e528aa2e6"}},
        {63, {"kehoach:ea56d1ad5f5a828e", "kehoach-c34c0948ee0d7f1c", "kehoach 7fbd96d3edbcf681"}},
        {31, {"kehoach:c65e2db99ee6fd3a", "kehoach-2facd6577fb5b68c", "kehoach c9f5d37dd0fc2344"}},
        {90, {"kehoach:fd9aa6f844aae37a", "kehoach-e7c61a9745f678f0", "kehoach 5217bff160badd54"}},
    };
    str text = S("Ke hoach so 12 ngay 06 thang 02 nam 2026 cua Uy ban nhan dan xa An Thinh, tinh "
                 "Bac Ninh./.");
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t k = 0; k < COUNT(rows[i].comments); k++) {
            str before = str_slice(text, 0, rows[i].n), comment = str_from(rows[i].comments[k]);
            if (!package_is_untouched(STR_CAT(a, before, S("\x18\0"), comment)))
                fail_msg("%zu: %s", rows[i].n, rows[i].comments[k]);
        }
}

CASE(any_changed_byte_tells)
{
    str bytes = str_copy(a, package(" chữ", -1));
    char *p = (char *)(uintptr_t)bytes.p;
    for (size_t i = 0; i < bytes.n; i++) {
        p[i] ^= 0x10;
        if (package_is_untouched(bytes))
            fail_msg("byte %zu of %zu", i, bytes.n);
        p[i] ^= 0x10;
    }
    assert_true(package_is_untouched(bytes));
}

CASE(a_shorter_or_longer_file_tells)
{
    str bytes = package(" chữ", -1);
    for (size_t n = 0; n < bytes.n; n++)
        assert_false(package_is_untouched(str_slice(bytes, 0, n)));
    assert_false(package_is_untouched(STR_CAT(a, bytes, S("x"))));
    assert_false(package_is_untouched(STR_CAT(a, S("x"), bytes)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(parts_deflated_at_build_are_what_is_written),
        TEST(parts_of_the_build_stand_for_those_of_the_usual_form_alone),
        TEST(parts_can_be_read_in_their_order),
        TEST(no_part_has_a_data_descriptor),
        TEST(the_same_parts_give_the_same_bytes),
        TEST(bytes_depend_on_the_first_document_alone),
        TEST(a_frame_is_of_these_parts_and_this_date),
        TEST(dates),
        TEST(ours_and_untouched),
        TEST(digests_of_earlier_versions),
        TEST(digests_of_all_lengths),
        TEST(any_changed_byte_tells),
        TEST(a_shorter_or_longer_file_tells),
    };
    return RUN(tests);
}
