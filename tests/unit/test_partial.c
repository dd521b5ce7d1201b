/* template/partial: lines with other files taken in. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "template/partial.h"

static char home[64];

static void put(str name, str text)
{
    str path = STR_CAT(a, str_from(home), S("/templates/"), name);
    FILE *f = fopen(str_z(a, path), "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
    fclose(f);
}

static str numbered(const char *stem, int i)
{
    return STR_CAT(a, str_from(stem), str_number(a, (size_t)i));
}

static str call_of(str name)
{
    return STR_CAT(a, S("{{> "), name, S("}}\n"));
}

/* What the lines of a text come to, one a line. */
static line_list taken_in(const char *text)
{
    template_places places = template_places_make(a, str_from(home), NULL, 0);
    const source *src = make_source(str_from(text));
    line_list lines = {0}, out = {0};
    for (size_t at = 0; at < src->text.n;) {
        str rest = str_after(src->text, at);
        size_t end = str_find(rest, S("\n"));
        *list_add(a, &lines) = (line){.text = str_slice(rest, 0, end), .at = {src, at}};
        at += end + (end < rest.n);
    }
    partials_take_in(&d, lines.at, lines.n, &places, &out);
    return out;
}

static str shown(const line_list *all)
{
    buf b = {.a = a};
    for (size_t i = 0; i < all->n; i++) {
        buf_add(&b, i ? S("\n") : S(""));
        buf_add(&b, all->at[i].text);
    }
    return buf_str(&b);
}

static int start(void **state)
{
    if (setup(state) != 0)
        return -1;
    strcpy(home, "/tmp/kehoach-unit-XXXXXX");
    return mkdtemp(home) ? mkdir(str_z(a, STR_CAT(a, str_from(home), S("/templates"))), 0755) : -1;
}

static int finish(void **state)
{
    int failed = system(str_z(a, STR_CAT(a, S("rm -rf "), str_from(home))));
    return teardown(state) + failed;
}

CASE(alone_all_lines_within_a_line_one)
{
    put(S("hai.mustache"), S("  một  \n\n{{x}} hai\r\n"));
    put(S("mot.mustache"), S("\nchữ\n\n"));
    put(S("ca.txt"), S("cả {{> mot}}, {{>mot}}"));
    put(S("rong.mustache"), S("\n \n"));
    line_list all = taken_in("đầu\n{{> hai}}\n- a {{> mot}} b {{>mot}}.\n{{> rong}}\n{{> ca.txt}}\n"
                             "x{{> rong}}y\n\\{{> mot}} {{! > mot }}");
    assert_str(shown(&all), "đầu\nmột\n{{x}} hai\n- a chữ b chữ.\ncả chữ, chữ\nxy\n"
                            "\\{{> mot}} {{! > mot }}");
    assert_faults("");
}

/* Faults in what was taken in stand where it was written. */
CASE(every_piece_keeps_its_place)
{
    put(S("p.mustache"), S("\n  giữa\n"));
    line_list all = taken_in("đầu {{> p}} cuối");
    assert_int_equal(all.n, 1);
    place at = source_place(line_pos(&all.at[0], 7 + 2), NULL); /* in "giữa" */
    assert_int_equal(at.line, 2);
    assert_int_equal(at.column, 5);
    at = source_place(line_pos(&all.at[0], all.at[0].text.n - 1), NULL);
    assert_int_equal(at.line, 1);
    assert_int_equal(at.column, 16);
    assert_true(line_pos(&all.at[0], 0).src != line_pos(&all.at[0], 7).src);
}

CASE(what_cannot_be_taken_in_is_told)
{
    static const struct {
        const char *text, *faults, *lines;
    } rows[] = {
        {"{{> khong}}", "PARTIAL_UNKNOWN", ""},
        {"a {{> khong}} b", "PARTIAL_UNKNOWN", "a  b"},
        {"a {{> hai}} b", "PARTIAL_LINES", "a một b"},
        {"{{> ../ngoai}}", "PARTIAL_OUTSIDE", ""},
        {"{{> a/../../ngoai}}", "PARTIAL_OUTSIDE", ""},
        {"{{> /etc/passwd}}", "PARTIAL_OUTSIDE", ""},
        {"{{> vong}}", "PARTIAL_CYCLE", "chữ"},
    };
    put(S("hai.mustache"), S("một\nhai"));
    put(S("vong.mustache"), S("chữ\n{{> vong}}"));
    put(S("../ngoai.mustache"), S("ngoài"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        line_list all = taken_in(rows[i].text);
        assert_faults(rows[i].faults);
        assert_str(shown(&all), rows[i].lines);
    }
}

CASE(partials_have_a_depth)
{
    for (int i = 0; i < 40; i++)
        put(numbered("p", i), call_of(numbered("p", i + 1)));
    put(S("p40"), S("chữ"));
    taken_in("{{> p0}}");
    assert_faults("PARTIAL_DEEP");
    assert_int_equal(d.list.at[0].code, DIAG_PARTIAL_DEEP);
    assert_str(d.list.at[0].args.at[0], "p32");
    forget_faults();
    line_list all = taken_in("{{> p9}}");
    assert_faults("");
    assert_str(shown(&all), "chữ");
}

/* Each of them twice in the one before: 2 to the 20th. */
CASE(what_multiplies_ends)
{
    for (int i = 0; i < 20; i++) {
        str next = call_of(numbered("q", i + 1));
        put(numbered("q", i), STR_CAT(a, next, next));
    }
    put(S("q20"), S("chữ"));
    taken_in("{{> q0}}");
    assert_faults("PARTIAL_LARGE");
    assert_int_equal(d.list.at[0].code, DIAG_PARTIAL_LARGE);
}

CASE(lines_have_an_end)
{
    buf many = {.a = a}, calls = {.a = a};
    for (int i = 0; i < 1000; i++)
        buf_add(&many, S("chữ\n"));
    for (int i = 0; i < 110; i++)
        buf_add(&calls, S("{{> nhieu}}\n"));
    put(S("nhieu"), buf_str(&many));
    taken_in(str_z(a, buf_str(&calls)));
    assert_faults("PARTIAL_LARGE");
    assert_place(0, 101, 1);
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(alone_all_lines_within_a_line_one),
        TEST(every_piece_keeps_its_place),
        TEST(what_cannot_be_taken_in_is_told),
        TEST(partials_have_a_depth),
        TEST(what_multiplies_ends),
        TEST(lines_have_an_end),
    };
    return RUN(tests);
}
