/* docx/same: blocks that come from a batch's memory as they are kept there aren't read again. What
 * is kept is written over here: so it is seen who looks at it. */
#include "test.h"

#include "docx/parts.h"
#include "nd30/form.h"
#include "plan/inline.h"

enum { GROUNDS = 3, LINES = 9, CHANGED = 4, TABLE = 6 };

typedef struct kept_plan {
    block grounds[GROUNDS], lines[LINES];
} kept_plan;

static void add_kept_run(block *b, const char *words)
{
    *list_add(a, &b->runs) = (run){.text = str_copy(a, str_from(words))};
}

/* No headings: tables are called after them. */
static kept_plan *kept_plan_made(void)
{
    static const block_kind kinds[LINES] = {BLOCK_DOAN, BLOCK_DOAN, BLOCK_GIUA,
                                            BLOCK_DIEM, BLOCK_DOAN, BLOCK_DOAN,
                                            BLOCK_BANG, BLOCK_GACH, BLOCK_DOAN};
    kept_plan *k = NEW(a, kept_plan);
    for (size_t i = 0; i < GROUNDS; i++) {
        k->grounds[i].kind = BLOCK_DOAN;
        add_kept_run(&k->grounds[i], "Căn cứ này nọ");
    }
    for (size_t i = 0; i < LINES; i++) {
        block *b = &k->lines[i];
        b->kind = kinds[i];
        for (int n = 0; n < 2 && i != TABLE; n++)
            add_kept_run(b, n ? "bốn" : "một hai ba");
    }
    table *t = NEW(a, table);
    static alignment sides[] = {ALIGN_LEFT};
    *t = (table){.columns = sides, .n_columns = 1};
    for (int i = 0; i < 2; i++) {
        row *r = list_add(a, &t->rows);
        *r = (row){.heading = i == 0};
        cell *c = list_add(a, &r->cells);
        *c = (cell){.across = 1, .down = 1};
        runs *words = list_add(a, &c->paragraphs);
        *words = (runs){0};
        *list_add(a, words) = (run){.text = str_copy(a, S("ô"))};
    }
    k->lines[TABLE].table = t;
    return k;
}

/* As it comes from a batch's memory: the runs themselves, or copies of them. */
static block recalled(const block *kept, bool copied)
{
    block b = *kept;
    b.kept = kept;
    if (copied)
        block_own_runs(a, &b);
    return b;
}

static plan plan_recalled(const kept_plan *k, const char *changed)
{
    plan p = {.ten_loai = S("KẾ HOẠCH")};
    for (size_t i = 0; i < GROUNDS; i++)
        *list_add(a, &p.can_cu) = recalled(&k->grounds[i], i == 1);
    for (size_t i = 0; i < LINES; i++) {
        block *b = list_add(a, &p.than);
        *b = recalled(&k->lines[i], i % 2);
        if (i == CHANGED && changed) {
            block_own_runs(a, b);
            b->kept = NULL;
            b->runs.n = 1;
            b->runs.at[0].text = str_from(changed);
        }
    }
    return p;
}

static void write_over(const runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        memset((char *)(uintptr_t)r->at[i].text.p, 'x', r->at[i].text.n);
}

static void write_over_all(const kept_plan *k)
{
    for (size_t i = 0; i < GROUNDS; i++)
        write_over(&k->grounds[i].runs);
    for (size_t i = 0; i < LINES; i++)
        write_over(&k->lines[i].runs);
    const table *t = k->lines[TABLE].table;
    for (size_t i = 0; i < t->rows.n; i++)
        write_over(&t->rows.at[i].cells.at[0].paragraphs.at[0]);
}

static str document_of(const plan *p, docx_memory *m)
{
    static const docx_options how = {.epoch = -1};
    const form f = form_of(p);
    parts all = {0};
    size_t i = 0;
    assert_true(parts_write(a, p, &f, &how, m, &all));
    while (strcmp(all.at[i].path, "word/document.xml") != 0)
        i++;
    stretches_fill(all.at[i].bytes, &all.at[i].same);
    return str_copy(a, all.at[i].bytes);
}

CASE(what_is_kept_is_not_read_again)
{
    docx_memory m = {.a = a};
    kept_plan *k = kept_plan_made();
    plan all = plan_recalled(k, NULL), other = plan_recalled(k, "khác hẳn");
    str first = document_of(&all, &m), second = document_of(&other, &m);
    assert_false(str_eq(first, second));
    assert_str(document_of(&all, &m), str_z(a, first));
    write_over_all(k);
    assert_str(document_of(&all, &m), str_z(a, first));
    assert_str(document_of(&other, &m), str_z(a, second));
    assert_false(str_eq(document_of(&all, NULL), first));
}

/* What a line is set like hangs on what stands below it, and a table's name on the heading above:
 * kept lines with others around them, some gone, one other. */
CASE(what_stands_around_counts)
{
    docx_memory m = {.a = a};
    kept_plan *k = kept_plan_made();
    k->lines[CHANGED].kind = BLOCK_MUC;
    k->lines[CHANGED].heading = HEADING_BOLD;
    k->lines[TABLE + 1].kind = BLOCK_GIUA;
    for (int round = 0; round < 2; round++)
        for (unsigned gone = 0; gone < 1U << LINES; gone += 1 + gone % 5) {
            plan p = plan_recalled(k, gone % 3 ? NULL : "khác hẳn");
            size_t n = 0;
            for (size_t i = 0; i < LINES; i++)
                if (!(gone >> i & 1))
                    p.than.at[n++] = p.than.at[i];
            p.than.n = n;
            assert_str(document_of(&p, &m), str_z(a, document_of(&p, NULL)));
        }
}

/* Whatever number of documents there are. */
CASE(memory_stops_growing)
{
    static jmp_buf nowhere; /* it doesn't run out */
    arena *own = arena_new(), *around = a;
    docx_memory m = {.a = own};
    kept_plan *k = kept_plan_made();
    plan all = plan_recalled(k, NULL), other = plan_recalled(k, "khác hẳn và dài hơn một ít nữa");
    size_t size = 0;
    arena_on_no_memory(own, &nowhere);
    for (int i = 0; i < 400; i++) {
        a = arena_new();
        arena_on_no_memory(a, &nowhere);
        document_of(i % 2 ? &all : &other, &m);
        arena_free(a);
        if (i == 20)
            size = arena_size(own);
    }
    a = around;
    assert_int_equal(arena_size(own), size);
    arena_free(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_kept_is_not_read_again),
        TEST(what_stands_around_counts),
        TEST(memory_stops_growing),
    };
    return RUN(tests);
}
