/* base/nearest: did you mean. */
#include "test.h"

#include "base/nearest.h"

static const char *const candidates[] = {"trich_yeu", "noi_dung", "tieu_de", "ten", "so", "ngay"};

static str nearest_of(const char *name)
{
    nearest n = nearest_start(str_from(name));
    for (size_t i = 0; i < COUNT(candidates); i++)
        nearest_try(&n, str_from(candidates[i]), str_from(candidates[i]));
    return n.best;
}

CASE(slips_of_the_hand)
{
    static const struct {
        const char *name, *best;
    } rows[] = {
        {"trich_yeu", "trich_yeu"},  /* itself */
        {"trich_yue", "trich_yeu"},  /* neighbours swapped: one step */
        {"trich_ye", "trich_yeu"},   /* one short */
        {"trich_yeuu", "trich_yeu"}, /* one long */
        {"tieude", "tieu_de"},       /* a blank left out */
        {"noi_dumg", "noi_dung"},    /* one wrong */
        {"nagy", "ngay"},            /* swapped, short */
        {"tne", "ten"},              /* swapped, three letters: one step is a third */
        {"xo", "so"},                /* one step is allowed below three letters */
        {"ghi_chu", ""},             /* nothing near */
        {"noi_ddungxx", "noi_dung"}, /* three steps of eleven letters */
        {"nxxxdung", ""},            /* three steps of eight: more than a third */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(nearest_of(rows[i].name), rows[i].best);
}

CASE(a_swap_counts_once)
{
    nearest n = nearest_start(S("abcdef"));
    nearest_try(&n, S("bacdef"), S("swap"));
    assert_int_equal(n.distance, 1);
}

CASE(distances)
{
    static const struct {
        const char *candidate;
        size_t distance;
    } rows[] = {
        {"abcdefghijkl", 0},   {"abcdefghijk", 1},  {"bcdefghijkl", 1},  {"abcdefghijklx", 1},
        {"xabcdefghijkl", 1},  {"abcdefgxijkl", 1}, {"abdcefghijkl", 1}, {"abcdefghij", 2},
        {"xyabcdefghijkl", 2}, {"badcefghijkl", 2}, {"cbadefghijkl", 2}, {"abcdefghi", 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        nearest n = nearest_start(S("abcdefghijkl"));
        nearest_try(&n, str_from(rows[i].candidate), S("x"));
        assert_int_equal(n.distance, rows[i].distance);
    }
}

CASE(the_nearer_one_wins_whatever_the_order)
{
    nearest n = nearest_start(S("abcdef"));
    nearest_try(&n, S("abcdxy"), S("two"));
    nearest_try(&n, S("abcdex"), S("one"));
    nearest_try(&n, S("abcdyx"), S("two again"));
    assert_str(n.best, "one");
}

CASE(long_names_are_no_slips)
{
    char name[60];
    memset(name, 'a', sizeof name);
    nearest n = nearest_start((str){name, 49});
    nearest_try(&n, (str){name, 48}, S("x"));
    assert_int_equal(n.best.n, 0);
    n = nearest_start((str){name, 48});
    nearest_try(&n, (str){name, 60}, S("y"));
    nearest_try(&n, (str){name, 48}, S("x"));
    assert_str(n.best, "x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(slips_of_the_hand),
        TEST(a_swap_counts_once),
        TEST(distances),
        TEST(the_nearer_one_wins_whatever_the_order),
        TEST(long_names_are_no_slips),
    };
    return RUN(tests);
}
