/* Lists as streams: blocks cut anywhere give what the whole gives; rows come back as they went into
 * the store; memory doesn't grow with the list. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/decode.h"
#include "base/decoder.h"
#include "base/hash_index.h"
#include "base/map.h"
#include "input/rows.h"

/* ---- streams in steps ---- */

/* The first block has `first` bytes, the others `step`. */
typedef struct steps {
    byte_stream is;
    str left;
    size_t first, step;
} steps;

static size_t next_step(byte_stream *s, char *into, size_t room)
{
    steps *all = (steps *)s;
    size_t n = all->first ? all->first : all->step;
    all->first = 0;
    n = n < room ? n : room;
    n = n < all->left.n ? n : all->left.n;
    memcpy(into, all->left.p, n);
    all->left = str_after(all->left, n);
    return n;
}

static void tell_nothing(byte_stream *s, diags *to)
{
    (void)s;
    diag_add(to, DIAG_READ_FAILED, (pos){0}, ARGS(S("")));
}

static steps cut(str bytes, size_t first, size_t step)
{
    return (steps){.is = {.read = next_step, .tell = tell_nothing},
                   .left = bytes,
                   .first = first,
                   .step = step};
}

/* ---- what a list gives, in one line of text ---- */

static store *kept;

static bool keep(void *context, const csv_row *row)
{
    return rows_add(context, &d, row);
}

static void show_place(buf *b, pos at)
{
    place p = source_place(at, NULL);
    buf_byte(b, '@');
    buf_number(b, (long)p.line);
    buf_byte(b, ':');
    buf_number(b, (long)p.column);
    buf_byte(b, ':');
    buf_number(b, (long)p.byte);
}

static void show_cell(buf *b, const csv_cell *cell)
{
    line *lines;
    size_t n = csv_cell_lines(a, cell, &lines);
    buf_byte(b, '|');
    for (size_t i = 0; i < n; i++) {
        buf_add(b, lines[i].text);
        show_place(b, line_pos(&lines[i], lines[i].text.n));
    }
    show_place(b, cell->at);
}

static void show_row(buf *b, const csv_row *row)
{
    buf_byte(b, '\n');
    show_place(b, row->at);
    for (size_t i = 0; i < row->cells.n; i++)
        show_cell(b, &row->cells.at[i]);
}

static str shown(const csv_list *list, bool good)
{
    buf b = {.a = a};
    store_view v = {.of = kept, .a = a};
    csv_row row;
    for (size_t i = 0; good && i < list->columns.n; i++) {
        buf_add(&b, list->columns.at[i].name);
        show_place(&b, list->columns.at[i].at);
    }
    for (size_t i = 0; i < list->rows.n && good; i++)
        show_row(&b, &list->rows.at[i]);
    for (uint64_t at = 0; good && kept && at < store_size(kept); show_row(&b, &row))
        assert_true(rows_get(&v, &d, a, at, list->src, &row, &at));
    buf_add(&b, fault_names());
    for (size_t i = 0; i < d.list.n; i++) {
        const diag *one = &d.list.at[i];
        if (one->at.src->whole_only)
            continue;
        show_place(&b, one->at);
        buf_add(&b, source_place(one->at, NULL).line_text);
    }
    return buf_str(&b);
}

static str whole(str bytes)
{
    csv_list list = {0};
    kept = NULL;
    forget_faults();
    const source *src = source_decode(&d, S("ds"), bytes);
    bool good = src && csv_read(&d, src, &list);
    return shown(&list, good);
}

static str streamed(str bytes, size_t first, size_t step)
{
    csv_list list = {0};
    steps from = cut(bytes, first, step);
    kept = store_new(a);
    forget_faults();
    bool good = csv_read_stream(&d, &from.is, S("ds"), &list, keep, kept);
    return shown(&list, good);
}

#define BYTES(literal)                                                                             \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const str texts[] = {
    BYTES("tên,số\nA,1\nB,2\n"),
    BYTES("\xEF\xBB\xBFtên;số\r\nXã \u1EA4m;1\r\n\r\nB;2"),
    BYTES("tên\tsố\rA\t1\rB\t2\r"),
    BYTES("\n \r\n,,\ntên,số\n\n,\n  , \t\nA,1\n\n"),
    BYTES("sep=|\r\ntên|số\r\nA|1\r\n"),
    BYTES("tên,số\n\"một \"\"hai\"\" te\u0302n\nhai\r\n  ba \"\"x\"\"\",1\n\"A \"\"B\"\"\",\n"),
    BYTES("te\u0302n,\" số\"\nTie\u0302\u0301ng, 1\n"),
    BYTES("\xFF\xFEt\0\xEA\0n\0,\0b\0\r\0\n\0\x3D\xD8\x00\xDE,\0\"\0x\0\"\0\n\0A\0,\0y\0\n\0"),
    BYTES("\xFE\xFF\0t\0,\0b\0\n\0A\0,\0y"),
    BYTES("tên,số,\nA,1,5\nB\nC,2,,\nD,1\n"),
    BYTES("tên,số\nA\nB\nC\nD,1,\nE\nF\n"),
    BYTES("tên,số\nA,\"1\nB,2\n"),
    BYTES("tên,số\n\nXã \"A\",1\nB,2\n\"Một\nhai\"x,1\nC\n"),
    BYTES("tê\"n,số\nA,1\n"),
    BYTES("tên,,số,tên\nA,1,2,3\n"),
    BYTES(" \n\n,,\t\n"),
    BYTES("tên,số\n"),
    BYTES(""),
    BYTES("tên,số\nA,1\nB\xFF,2\nC\n"),
    BYTES("tên,số\nA,\"1\nB\x01 \x02,2\nC\xE1\xBA,\n"),
    BYTES("tên\nmột\x07 hai\nba\0\n"),
    BYTES("\xFF\xFEt\0\n\0a\0\x3D\xD8"
          "b\0"),
    BYTES("\xFF\xFEt\0\n\0a\0b"),
    BYTES("PK\x03\x04..."),
    BYTES("t\0e\0n\0,\0b\0\n\0A\0,\0"),
    BYTES("t\xAAn x\xB7 ph\xAD\xEAng,a\nx\xB7,b\n"),
    BYTES("te\xC2n xa\xD5 qua\xC4n,a\nb,c\n"),
};

CASE(any_cut_gives_what_the_whole_gives)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        str want = whole(texts[i]);
        for (size_t first = 1; first <= texts[i].n; first++)
            for (size_t step = 1; step <= (first == 1 ? 5 : 1); step++) {
                str got = streamed(texts[i], first, first == 1 ? step : texts[i].n);
                str_asserted(got, str_z(a, want), __FILE__, __LINE__);
            }
    }
}

CASE(marks_without_end_are_told_whatever_the_cut)
{
    buf b = {.a = a};
    buf_add(&b, S("tên\ne"));
    for (size_t i = 0; i < 40; i++)
        buf_add(&b, S("\u0301"));
    buf_add(&b, S("\nA\n"));
    str want = whole(buf_str(&b));
    assert_faults("TEXT_MARKS");
    assert_place(0, 2, 2);
    for (size_t first = 1; first < b.n; first++)
        str_asserted(streamed(buf_str(&b), first, b.n), str_z(a, want), __FILE__, __LINE__);
}

/* A list whose row opens a cell and never closes it. */
static size_t endless(byte_stream *s, char *into, size_t room)
{
    steps *all = (steps *)s;
    if (all->left.n)
        return next_step(s, into, room);
    memset(into, 'x', room);
    return room;
}

CASE(a_row_without_end_is_given_up)
{
    csv_list list;
    steps from = cut(S("tên,số\nA,1\nB,\"2\n"), 5, 5);
    from.is.read = endless;
    kept = store_new(a);
    assert_false(csv_read_stream(&d, &from.is, S("ds"), &list, keep, kept));
    assert_faults("CSV_ROW_ENDLESS");
    assert_place(0, 3, 1);
}

static size_t breaks_off(byte_stream *s, char *into, size_t room)
{
    size_t n = next_step(s, into, room);
    s->failed = n == 0;
    return n;
}

CASE(what_breaks_off_is_told_alone)
{
    csv_list list;
    steps from = cut(S("tên,số\nA\n"), 4, 4);
    from.is.read = breaks_off;
    kept = store_new(a);
    assert_false(csv_read_stream(&d, &from.is, S("ds"), &list, keep, kept));
    assert_int_equal(d.list.n, 1);
    assert_int_equal(d.list.at[0].code, DIAG_READ_FAILED);
}

/* ---- the store ---- */

CASE(a_store_gives_back_what_it_took)
{
    enum { PIECE = 100000, PIECES = 40 };
    char *piece = arena_alloc(a, PIECE);
    store *s = store_new(a);
    store_view v = {.of = s, .a = a};
    str got;
    for (size_t i = 0; i < PIECES; i++) {
        for (size_t k = 0; k < PIECE; k++)
            piece[k] = (char)((i * PIECE + k) % 251);
        assert_true(store_add(s, &d, (str){piece, PIECE}));
    }
    assert_int_equal(store_size(s), PIECE * PIECES);
    for (size_t at = 0; at < PIECE * PIECES; at += 7919) {
        size_t left = PIECE * PIECES - at, n = left < 70001 ? left : at % 3 ? 70001 : 11;
        assert_true(store_read(&v, &d, at, n, &got));
        assert_int_equal(got.n, n);
        for (size_t k = 0; k < n; k++)
            assert_int_equal((unsigned char)got.p[k], (at + k) % 251);
    }
    assert_faults("");
}

CASE(a_store_without_a_folder_says_so)
{
    const char *before = getenv("TMPDIR");
    str was = before ? str_from(str_z(a, str_from(before))) : (str){0};
    setenv("TMPDIR", "/nowhere/at/all", 1);
    store *s = store_new(a);
    char *much = arena_alloc(a, STORE_IN_MEMORY);
    assert_true(store_add(s, &d, (str){much, STORE_IN_MEMORY}));
    assert_true(store_add(s, &d, (str){much, 1}));
    assert_false(store_add(s, &d, (str){much, STORE_IN_MEMORY}));
    assert_faults("STORE_FULL");
    assert_str(d.list.at[0].at.src->name, "/nowhere/at/all");
    if (was.p)
        setenv("TMPDIR", was.p, 1);
    else
        unsetenv("TMPDIR");
}

/* ---- numbers by hash ---- */

CASE(numbers_are_found_by_their_hash)
{
    enum { MANY = 5000 };
    hash_index h = hash_index_new(a, MANY);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < MANY; i++)
            hash_index_add(&h, map_hash(str_number(a, i)), i);
        for (size_t i = 0; i < MANY * 2; i++) {
            size_t step = 0, number, found = 0;
            while (hash_index_next(&h, map_hash(str_number(a, i)), &step, &number))
                found += number == i;
            assert_int_equal(found, i < MANY);
        }
        hash_index_clear(&h);
    }
    size_t step = 0, number;
    assert_false(hash_index_next(&h, map_hash(S("1")), &step, &number));
}

/* ---- memory ---- */

/* Rows as they are made, so that nothing but the list's reader holds them. */
typedef struct made_rows {
    byte_stream is;
    size_t next, n;
    char line[160];
    str left;
} made_rows;

static size_t make_rows(byte_stream *s, char *into, size_t room)
{
    made_rows *m = (made_rows *)s;
    if (m->left.n == 0 && m->next < m->n) {
        int n = m->next ? snprintf(m->line, sizeof m->line,
                                   "%zu,xã Mỹ Lộc %zu,huyện An,\"Nguyễn \"\"Văn\"\" %zu\"\n",
                                   m->next, m->next, m->next)
                        : snprintf(m->line, sizeof m->line, "stt,tên,thuộc,họ tên\n");
        m->left = (str){m->line, (size_t)n};
        m->next++;
    }
    size_t n = m->left.n < room ? m->left.n : room;
    memcpy(into, m->left.p, n);
    m->left = str_after(m->left, n);
    return n;
}

/* KiB at most, of a process that reads a list of n rows and asks for each. */
static long peak_of(size_t n)
{
    int ends[2];
    long peak = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        made_rows from = {.is = {.read = make_rows, .tell = tell_nothing}, .n = n + 1};
        csv_list list;
        csv_row row;
        size_t rows = 0;
        kept = store_new(a);
        bool good = csv_read_stream(&d, &from.is, S("ds"), &list, keep, kept);
        store_view v = {.of = kept, .a = a};
        arena *work = arena_below(a);
        for (uint64_t at = 0; good && at < store_size(kept); rows++) {
            arena_reset(work);
            good = rows_get(&v, &d, work, at, list.src, &row, &at);
        }
        struct rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        peak = good && rows == n ? usage.ru_maxrss : -1;
        _exit(write(ends[1], &peak, sizeof peak) != sizeof peak);
    }
    assert_int_equal(read(ends[0], &peak, sizeof peak), sizeof peak);
    waitpid(child, NULL, 0);
    close(ends[0]);
    close(ends[1]);
    return peak;
}

CASE(memory_does_not_grow_with_the_rows)
{
    long few = peak_of(20000), many = peak_of(100000); /* 1.5 and 7.5 MiB of text */
    assert_true(few > 0 && many > 0);
    if (many - few > 1024)
        fail_msg("20,000 rows took %ld KiB, 100,000 took %ld", few, many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(any_cut_gives_what_the_whole_gives), TEST(marks_without_end_are_told_whatever_the_cut),
        TEST(a_row_without_end_is_given_up),      TEST(what_breaks_off_is_told_alone),
        TEST(a_store_gives_back_what_it_took),    TEST(a_store_without_a_folder_says_so),
        TEST(numbers_are_found_by_their_hash),    TEST(memory_does_not_grow_with_the_rows),
    };
    return RUN(tests);
}
