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
    for (size_t i = 0; i < all.n; i++)
        stretches_fill(all.at[i].bytes, &all.at[i].same);
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

/* Of a batch's memory of texts: what blocks of the same seed are copies of. */
typedef struct kept_blocks {
    arena *a;
    block *at[MOST_SEED];
} kept_blocks;

static void take_kept(arena *to, kept_blocks *k, unsigned seed, block *b)
{
    if (!k->at[seed]) {
        k->at[seed] = NEW(k->a, block);
        *k->at[seed] = pick_block(k->a, seed);
    }
    const block *kept = k->at[seed];
    *b = *kept;
    b->kept = kept;
    b->runs.at = NULL;
    b->runs.n = b->runs.cap = 0;
    for (size_t i = 0; i < kept->runs.n; i++)
        *list_add(to, &b->runs) = kept->runs.at[i];
}

/* As bind goes on to do with what it recalled. */
static void change_block(chance c, arena *to, block *b)
{
    c.a = to;
    unsigned what = pick(&c, 12);
    if (what == 0)
        b->heading = b->heading == HEADING_NONE ? HEADING_ITALIC : HEADING_NONE;
    else if (what == 1)
        b->target = b->target ? 0 : 1;
    else if (what == 2)
        b->remark = !b->remark;
    else if (what == 3 && b->runs.n)
        b->runs.at[pick(&c, (unsigned)b->runs.n)].text = pick_words(&c, 9);
    else if (what == 4 && b->runs.n)
        b->runs.at[0].marks ^= MARK_ITALIC;
    else if (what == 5 && b->runs.n)
        b->runs.at[0].target = b->runs.at[0].target ? 0 : 2;
    else if (what == 6 && b->runs.n && b->runs.at[0].kind == RUN_NOTE)
        b->runs.at[0].note ^= 1;
    else if (what == 7 && b->runs.n)
        b->runs.n--;
    else if (what == 8)
        b->kind = BLOCK_DOAN;
}

/* The same changes for the plan alone and the one of the batch, most of whose blocks are copies. */
static void recall(chance *c, const seeds *s, kept_blocks *k, plan *alone, plan *together)
{
    for (size_t i = 0; i < together->than.n && i < SEEDS_TEXT; i++) {
        if (pick(c, 6))
            take_kept(c->a, k, s->text[i], &together->than.at[i]);
        if (together->than.at[i].table || pick(c, 4))
            continue;
        change_block(*c, c->a, &alone->than.at[i]);
        change_block(*c, c->a, &together->than.at[i]);
    }
}

/* Rows in a row, through arenas that are emptied as those of a batch are. */
static size_t run_batch(unsigned seed, size_t rows)
{
    chance c = {a, seed};
    seeds s = {.n_text = SEEDS_TEXT, .n_annex = 2};
    docx_memory m = {.a = arena_made()};
    arena *one = arena_made(), *other = arena_made();
    kept_blocks kept = {.a = m.a};
    parts first = {0};
    size_t same = 0;
    for (size_t i = 0; i < rows; i++) {
        change(&c, &s);
        plan alone = random_plan(one, &s), together = random_plan(other, &s);
        chance changes = {other, c.state};
        recall(&changes, &s, &kept, &alone, &together);
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

static str many_words(chance *c, unsigned n)
{
    buf b = {.a = c->a};
    for (; n; n--) {
        buf_add(&b, pick_words(c, 3));
        buf_add(&b, pick(c, 12) ? S(" ") : S("  "));
    }
    return str_slice(buf_str(&b), 0, b.n - pick(c, 2));
}

/* Texts that differ in a name, at either end or between. */
CASE(texts_alike_are_as_alone)
{
    for (unsigned seed = 0; seed < 400; seed++) {
        chance c = by_chance(a, seed);
        docx_memory m = {.a = a};
        str begin = pick(&c, 4) ? many_words(&c, 1 + pick(&c, 8)) : S("");
        str end = pick(&c, 4) ? many_words(&c, 1 + pick(&c, 8)) : S("");
        for (int i = 0; i < 6; i++) {
            str words = STR_CAT(a, begin, pick_words(&c, 3), pick(&c, 3) ? S(" ") : S(""), end);
            plan p = {.ten_loai = S("KẾ HOẠCH")};
            block *b = list_add(a, &p.than);
            b->kind = BLOCK_DOAN;
            *list_add(a, &b->runs) = (run){.text = words};
            parts want = written(a, &p, NULL), got = written(a, &p, &m);
            assert_alike(&got, &want);
        }
    }
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

/* The same of one with many paragraphs, whose keys are short of what may be kept, but not its XML. */
CASE(long_parts_of_many_paragraphs)
{
    docx_memory m = {.a = a};
    stretches same;
    plan few = small_plan(a, "Hai."), many = small_plan(a, "Hai.");
    buf words = {.a = a}; /* so many that a copy leaves some out */
    for (long i = 0; i < 1000; i++)
        buf_number(&words, i);
    few.than.at[0].runs.at[0].text = many.than.at[0].runs.at[0].text = buf_str(&words);
    for (size_t i = 0; i < 16000; i++) {
        block *b = list_add(a, &many.than);
        b->kind = BLOCK_DOAN;
        *list_add(a, &b->runs) = (run){.text = STR_CAT(a, S("Việc "), str_number(a, i))};
    }
    str want = document_of(&few, NULL, &same), alone = document_of(&many, NULL, &same);
    assert_true(alone.n > 1024 * 1024);
    for (size_t i = 0; i < 3; i++) {
        assert_str(document_of(&few, &m, &same), str_z(a, want));
        assert_true(str_eq(document_of(&many, &m, &same), alone));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_batch_is_as_its_documents_alone),
        TEST(texts_alike_are_as_alone),
        TEST(what_is_the_same_is_told),
        TEST(what_is_told_hangs_on_no_other),
        TEST(long_parts),
        TEST(long_parts_of_many_paragraphs),
    };
    return RUN(tests);
}
