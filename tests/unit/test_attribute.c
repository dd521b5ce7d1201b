/* template/attribute: an attribute's value as lines, and where they are written. */
#include "test.h"

#include "template/attribute.h"

/* The lines of the value between the first quotes of a source, each behind its line and column;
 * `mark`: the place of that character too, where the line has it. */
static str lines_of(str value, str written, bool list, str mark)
{
    const source *src = make_source(STR_CAT(a, S("<a b="), written, S("/>")));
    size_t off = strlen("<a b=\"");
    while (off < src->text.n && strchr(" \n\r", src->text.p[off]))
        off++;
    attribute of = {S("b"), value, {src, off}};
    line_list all = attribute_lines(a, &of, list);
    buf b = {.a = a};
    for (size_t i = 0; i < all.n; i++) {
        const line *l = &all.at[i];
        place p = source_place(l->at, NULL);
        size_t at = mark.n ? str_find(l->text, mark) : l->text.n;
        assert_true(attribute_holds(&of, l->at));
        buf_add(&b, STR_CAT(a, i ? S(", ") : S(""), str_number(a, p.line), S(":"),
                            str_number(a, p.column), S(" "), l->text));
        if (at == l->text.n)
            continue;
        p = source_place(line_pos(l, at), NULL);
        buf_add(&b, STR_CAT(a, S(" @"), str_number(a, p.line), S(":"), str_number(a, p.column)));
    }
    return buf_str(&b);
}

CASE(bars_part_a_list_alone_and_breaks_anything)
{
    assert_str(lines_of(S("một | hai|  | ba"), S("\"một | hai|  | ba\""), true, S("")),
               "1:7 một, 1:13 hai, 1:21 ba");
    assert_str(lines_of(S("một | hai"), S("'một | hai'"), false, S("")), "1:7 một | hai");
    assert_str(lines_of(S("một\nhai | ba"), S("\"một&#10;hai | ba\""), true, S("")),
               "1:7 một, 1:15 hai, 1:21 ba");
    assert_str(lines_of(S("một\n\nhai"), S("\"một&#10;&#xA;hai\""), false, S("")),
               "1:7 một, 1:20 hai");
    assert_str(lines_of(S(""), S("\"\""), true, S("")), "");
    assert_str(lines_of(S("| |"), S("\"| |\""), true, S("")), "");
}

CASE(bars_within_a_tag_part_its_filters)
{
    assert_str(lines_of(S("{{a | b}} | x {{c|d: 1|e}}"), S("\"{{a | b}} | x {{c|d: 1|e}}\""), true,
                        S("c")),
               "1:7 {{a | b}}, 1:19 x {{c|d: 1|e}} @1:23");
    assert_str(lines_of(S("{{a | b | {{c | d}}"), S("\"{{a | b | {{c | d}}\""), true, S("")),
               "1:7 {{a, 1:13 b, 1:17 {{c | d}}");
    assert_str(lines_of(S("\\{{a | b}}"), S("\"\\{{a | b}}\""), true, S("")),
               "1:7 \\{{a, 1:14 b}}");
    assert_str(lines_of(S("a {{ | b"), S("\"a {{ | b\""), true, S("")), "1:7 a {{, 1:14 b");
}

CASE(places_behind_references_and_breaks_of_the_file)
{
    assert_str(lines_of(S("a & b"), S("\"a &amp; b\""), false, S("b")), "1:7 a & b @1:15");
    assert_str(lines_of(S("ế&<x | y\"z"), S("\"&#x1EBF;&amp;&lt;x | y&#34;z\""), true, S("x")),
               "1:7 ế&<x @1:24, 1:28 y\"z");
    assert_str(lines_of(S("ế | yz"), S("\"e\xCC\x82\xCC\x81 | yz\""), true, S("z")),
               "1:7 ế, 1:11 yz @1:12"); /* letter and marks apart */
    assert_str(lines_of(S("é | z"), S("\"e&#769; | z\""), true, S("")), "1:7 é, 1:17 z");
    assert_str(lines_of(S("một |  hai & x"), S("\" \r\n một |\r\n hai\n&amp; x\""), true, S("x")),
               "2:2 một, 3:2 hai & x @4:7");
    assert_str(lines_of(S("x & y"), S("\"&#32;x &amp; y&#32;\""), false, S("y")),
               "1:12 x & y @1:20");
}

CASE(what_is_within)
{
    const source *src = make_source(S("<a b='x>&gt;' c='y'/>"));
    attribute of = {S("b"), S("x>>"), {src, 6}};
    for (size_t i = 0; i < src->text.n; i++)
        assert_int_equal(attribute_holds(&of, (pos){src, i}), i >= 6 && i <= 12);
    assert_false(attribute_holds(&of, (pos){make_source(S("<a b='x'/>")), 6}));
    of.at.off = 100; /* of another file */
    attribute_line(a, &of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bars_part_a_list_alone_and_breaks_anything),
        TEST(bars_within_a_tag_part_its_filters),
        TEST(places_behind_references_and_breaks_of_the_file),
        TEST(what_is_within),
    };
    return RUN(tests);
}
