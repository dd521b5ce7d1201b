/* docx/short_parts: parts that waited are the same again, and so is their package. */
#include "test.h"

#include "docx/package.h"
#include "docx/short_parts.h"

static const docx_options how = {.epoch = -1};

/* XML of `n` elements; those that `changed` has a bit for have another word. */
static str text(size_t n, unsigned changed)
{
    buf b = {.a = a};
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, S("<w:t>kế hoạch số "));
        buf_number(&b, (long)(i * 7919 % 1009));
        if (changed >> i % 32 & 1)
            buf_add(&b, STR_CAT(a, S(" của xã "), str_number(a, i + changed)));
        buf_add(&b, S("</w:t>"));
    }
    return buf_str(&b);
}

static void add(parts *all, const char *path, str bytes)
{
    *list_add(a, all) = (part){.path = path, .bytes = bytes};
}

/* The first document, as each thread has it. */
static kept_parts referred_with(unsigned changed)
{
    kept_parts kept = {.a = a};
    parts first = {0};
    add(&first, "word/styles.xml", text(40, changed));
    add(&first, "word/document.xml", text(200, 0));
    add(&first, "docProps/core.xml", text(3, 0));
    add(&first, "word/empty.xml", (str){0});
    deflate_refer(&kept, &first);
    return kept;
}

static kept_parts referred(void)
{
    return referred_with(0);
}

/* One that is whole the same, one in part, one that has hardly anything, two that the first
 * document hasn't. */
static parts document(unsigned changed)
{
    parts all = {0};
    add(&all, "word/styles.xml", text(40, 0));
    add(&all, "word/document.xml", text(200 + changed % 3, changed));
    add(&all, "docProps/core.xml", S("another"));
    add(&all, "word/footnotes.xml", text(changed % 5, changed));
    add(&all, "word/empty.xml", changed % 2 ? S("x") : (str){0});
    add(&all, "word/other.xml", (str){0});
    return all;
}

static void assert_same_parts(const parts *got, const parts *want)
{
    assert_int_equal(got->n, want->n);
    for (size_t i = 0; i < got->n; i++) {
        stretches_fill(got->at[i].bytes, &got->at[i].same);
        assert_string_equal(got->at[i].path, want->at[i].path);
        assert_true(str_eq(got->at[i].bytes, want->at[i].bytes));
    }
}

CASE(parts_are_the_same_for_another_thread)
{
    static const unsigned changes[] = {0, 1, 2, 0x80000000, 0x00F0F001, 0xFFFFFFFF};
    kept_parts one = referred(), other = referred(), alone = referred();
    for (size_t i = 0; i < COUNT(changes); i++) {
        parts all = document(changes[i]), again = {0};
        buf kept = {.a = a};
        parts_shorten(a, &all, &one, &kept);
        assert_true(parts_restore(a, buf_str(&kept), &other, &again));
        str late = package_write(a, &again, &how, &other);
        assert_true(str_eq(late, package_write(a, &all, &how, &alone)));
        assert_same_parts(&again, &all);
    }
}

/* The first document's words behind others, or all of them, most of which aren't copied. */
static void add_left_out(parts *all, str first, bool moved, bool left_out)
{
    stretch *copied = NEW(a, stretch);
    size_t head = strlen("<w:t>khác</w:t>");
    *copied = (stretch){head, moved ? 0 : head, first.n - head};
    char *bytes = memset(arena_alloc(a, first.n), '?', first.n);
    memcpy(bytes, moved ? "<w:t>khác</w:t>" : first.p, head);
    if (left_out)
        stretch_copy_ends(bytes + head, first.p + copied->from, copied->n);
    else
        memcpy(bytes + head, first.p + copied->from, copied->n);
    add(all, "word/document.xml", (str){bytes, first.n});
    all->at[all->n - 1].same = (told_same){{copied, 1, 1}, first.p, .left_out = left_out};
}

CASE(what_is_left_out_is_put_in_its_place)
{
    kept_parts kept = referred(), none = {.a = a};
    for (size_t i = 0; i < 4; i++) {
        kept_parts *with = i / 2 ? &none : &kept;
        parts all = {0}, apart = {0}, again = {0};
        buf waiting = {.a = a};
        add_left_out(&all, kept.parts.at[1].bytes, i % 2, false);
        add_left_out(&apart, kept.parts.at[1].bytes, i % 2, true);
        assert_false(str_eq(apart.at[0].bytes, all.at[0].bytes));
        parts_shorten(a, &apart, with, &waiting);
        assert_true(parts_restore(a, buf_str(&waiting), with, &again));
        str late = package_write(a, &again, &how, with);
        assert_true(str_eq(late, package_write(a, &all, &how, with)));
        assert_same_parts(&again, &all);
    }
}

CASE(what_is_the_first_documents_takes_no_room)
{
    kept_parts kept = referred();
    parts all = {0};
    buf out = {.a = a};
    add(&all, "word/styles.xml", text(40, 0));
    add(&all, "word/document.xml", text(200, 1));
    parts_shorten(a, &all, &kept, &out);
    assert_true(out.n < all.at[1].bytes.n / 5);
}

/* No first document: all is there. */
CASE(nothing_is_needed)
{
    kept_parts none = {.a = a};
    parts all = document(3), again = {0};
    buf kept = {.a = a};
    parts_shorten(a, &all, &none, &kept);
    assert_true(parts_restore(a, buf_str(&kept), &none, &again));
    assert_same_parts(&again, &all);
}

/* A thread that has no first document can't, and nor can anybody from fewer bytes; but where they
 * end between parts. */
CASE(what_is_missing_is_told)
{
    kept_parts kept = referred(), none = {.a = a};
    parts all = document(5), again = {0};
    buf out = {.a = a};
    parts_shorten(a, &all, &kept, &out);
    assert_false(parts_restore(a, buf_str(&out), &none, &again));
    size_t good = 0;
    for (size_t n = 0; n < out.n; n++) {
        parts some = {0};
        str less = str_copy(a, str_slice(buf_str(&out), 0, n)); /* none behind it to be read */
        good += parts_restore(a, less, &kept, &some);
        assert_true(some.n <= all.n);
    }
    assert_int_equal(good, all.n);
}

/* The template has changed under way, say: what one thread kept is nothing to another. */
CASE(another_first_document_is_told)
{
    kept_parts one = referred(), other = referred_with(1);
    parts whole = {0}, alike = {0}, again = {0};
    add(&whole, "word/styles.xml", text(40, 0));
    add(&alike, "word/styles.xml", text(40, 2));
    for (size_t i = 0; i < 2; i++) {
        buf out = {.a = a};
        parts_shorten(a, i ? &alike : &whole, &one, &out);
        assert_false(parts_restore(a, buf_str(&out), &other, &again));
        assert_true(parts_restore(a, buf_str(&out), &one, &again));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(parts_are_the_same_for_another_thread),
        TEST(what_is_left_out_is_put_in_its_place),
        TEST(what_is_the_first_documents_takes_no_room),
        TEST(nothing_is_needed),
        TEST(what_is_missing_is_told),
        TEST(another_first_document_is_told),
    };
    return RUN(tests);
}
