/* docx/pieces: a document written with what is remembered of those before is the same to the byte
 * as one written alone. */
#include "test.h"

#include "docx/parts.h"
#include "random_plan.h"

static const docx_options how = {.epoch = -1};

static parts written(arena *to, const plan *p, docx_memory *m)
{
    parts all = {0};
    const form f = form_of(p);
    assert_true(parts_write(to, p, &f, &how, m, &all));
    return all;
}

static const part *part_named(const parts *all, const char *path)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->at[i].path, path) == 0)
            return &all->at[i];
    return NULL;
}

static void assert_alike(const parts *got, const parts *want)
{
    assert_int_equal(got->n, want->n);
    for (size_t i = 0; i < got->n; i++) {
        assert_string_equal(got->at[i].path, want->at[i].path);
        assert_str(got->at[i].bytes, str_z(a, want->at[i].bytes));
    }
}

/* How many bytes of a document are said to be the first one's; each must be. */
static size_t assert_same(const parts *got, const parts *first)
{
    size_t all = 0;
    for (size_t i = 0; i < got->n; i++) {
        const part *now = &got->at[i], *was = part_named(first, now->path);
        if (now->same.all.n) /* they were copied from a text that is the first one's still */
            assert_memory_equal(now->same.from, was->bytes.p, was->bytes.n);
        for (size_t k = 0, end = 0; k < now->same.all.n; k++) {
            stretch r = now->same.all.at[k];
            assert_true(r.at >= end && r.n > 0);
            end = r.at + r.n;
            assert_non_null(was);
            assert_true(end <= now->bytes.n && r.from + r.n <= was->bytes.n);
            assert_memory_equal(now->bytes.p + r.at, was->bytes.p + r.from, r.n);
            all += r.n;
        }
    }
    return all;
}

static arena *arena_made(void)
{
    static jmp_buf nowhere; /* memory doesn't run out */
    arena *own = arena_new();
    assert_non_null(own);
    arena_on_no_memory(own, &nowhere);
    return own;
}

static void change(chance *c, seeds *s)
{
    unsigned *const all[] = {s->text, s->rest, s->annex};
    static const unsigned n[] = {SEEDS_TEXT, SEEDS_REST, SEEDS_ANNEX};
    for (unsigned k = 1 + pick(c, 3); k; k--) {
        unsigned which = pick(c, 3), *seed = &all[which][pick(c, n[which])];
        *seed = pick(c, 2) ? *seed ^ 1U << pick(c, 5) : pick(c, MOST_SEED);
    }
    if (pick(c, 4) == 0)
        s->n_text = pick(c, SEEDS_TEXT + 1);
    if (pick(c, 8) == 0)
        s->n_annex = pick(c, 4);
    if (pick(c, 6) == 0 && s->n_text) { /* one in between is gone, the rest moves up */
        unsigned at = pick(c, s->n_text--);
        memmove(s->text + at, s->text + at + 1, (SEEDS_TEXT - 1 - at) * sizeof *s->text);
    }
}

/* Rows in a row, through arenas that are emptied as those of a batch are. */
static size_t run_batch(unsigned seed, size_t rows)
{
    chance c = {a, seed};
    seeds s = {.n_text = SEEDS_TEXT, .n_annex = 2};
    docx_memory m = {.a = arena_made()};
    arena *one = arena_made(), *other = arena_made();
    parts first = {0};
    size_t same = 0;
    for (size_t i = 0; i < rows; i++) {
        change(&c, &s);
        plan alone = random_plan(one, &s), together = random_plan(other, &s);
        parts want = written(one, &alone, NULL), got = written(other, &together, &m);
        assert_alike(&got, &want);
        if (i == 0)
            first = written(a, &alone, NULL);
        same += assert_same(&got, &first);
        arena_reset(one);
        arena_reset(other);
    }
    arena_free(m.a);
    arena_free(one);
    arena_free(other);
    return same;
}

CASE(a_batch_is_as_its_documents_alone)
{
    size_t same = 0;
    for (unsigned seed = 1; seed <= 20; seed++)
        same += run_batch(seed, 60);
    assert_true(same > 0);
}

/* The plan of a few paragraphs; `words` stand in the second. */
static plan small_plan(arena *to, const char *words)
{
    static const char *const rest[] = {"Một.", "", "Ba.", "Bốn."};
    plan p = {.ten_loai = S("KẾ HOẠCH")};
    for (size_t i = 0; i < COUNT(rest); i++) {
        block *b = list_add(to, &p.than);
        b->kind = BLOCK_DOAN;
        *list_add(to, &b->runs) = (run){.text = str_from(i == 1 ? words : rest[i])};
    }
    return p;
}

static str document_of(const plan *p, docx_memory *m, stretches *same)
{
    parts all = written(a, p, m);
    const part *of = part_named(&all, "word/document.xml");
    *same = of->same.all;
    return of->bytes;
}

CASE(what_is_the_same_is_told)
{
    docx_memory m = {.a = a};
    stretches same;
    plan one = small_plan(a, "Hai."), other = small_plan(a, "Hai và nữa.");
    str first = document_of(&one, &m, &same);
    assert_int_equal(same.n, 0);
    str second = document_of(&other, &m, &same);
    size_t at = str_find(second, S(" và nữa"));
    assert_true(at < second.n);
    bool before = false, behind = false;
    for (size_t i = 0; i < same.n; i++) {
        assert_true(same.at[i].at + same.at[i].n <= at || same.at[i].at > at);
        str text = str_slice(second, same.at[i].at, same.at[i].at + same.at[i].n);
        before = before || str_find(text, S("Một.")) < text.n;
        behind =
            behind || (str_find(text, S("Ba.")) < text.n && str_find(text, S("Bốn.")) < text.n);
    }
    assert_true(before && behind);
    assert_true(first.n < second.n);
}

/* So documents are deflated to the same bytes, whoever wrote what before. */
CASE(what_is_told_hangs_on_no_other)
{
    docx_memory some = {.a = a}, none = {.a = a};
    stretches with, without;
    plan first = small_plan(a, "Hai."), third = small_plan(a, "Bốn.");
    plan second = small_plan(a, "Một.");
    document_of(&first, &some, &with);
    document_of(&third, &some, &with);
    document_of(&second, &some, &with);
    document_of(&third, &some, &with);
    document_of(&first, &none, &without);
    document_of(&third, &none, &without);
    assert_true(with.n > 0);
    assert_int_equal(with.n, without.n);
    assert_memory_equal(with.at, without.at, with.n * sizeof *with.at);
}

/* A part that is too long is written without memory, and the next document is whole again. */
CASE(long_parts)
{
    docx_memory m = {.a = a};
    stretches same;
    plan p = small_plan(a, "Hai.");
    str want = document_of(&p, NULL, &same);
    buf many = {.a = a};
    for (size_t i = 0; i < 3 * 1024 * 128; i++)
        buf_add(&many, S("từ từ "));
    buf_byte(&many, '\0');
    plan too_long = small_plan(a, many.p);
    str alone = document_of(&too_long, NULL, &same);
    for (size_t i = 0; i < 3; i++) {
        assert_str(document_of(&p, &m, &same), str_z(a, want));
        str got = document_of(&too_long, &m, &same);
        assert_true(str_eq(got, alone));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_batch_is_as_its_documents_alone),
        TEST(what_is_the_same_is_told),
        TEST(what_is_told_hangs_on_no_other),
        TEST(long_parts),
    };
    return RUN(tests);
}
