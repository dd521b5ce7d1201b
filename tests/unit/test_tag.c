/* plan/tag: what stands between double braces, and which section ends where. */
#include "plan_text.h"

/* The tag at `from` of a line as short text; "-" where there is none. */
static str scanned(const char *text, size_t from, size_t *end)
{
    line l = {.text = str_from(text), .at = {make_source(str_from(text)), 0}};
    line_cursor walk = line_walk(&l);
    tag t;
    *end = from;
    if (!tag_scan(&d, &l, &walk, end, &t))
        return S("-");
    if (t.kind == TAG_COMMENT)
        return S("!");
    buf b = {.a = a};
    add_tag(&b, &t);
    return buf_str(&b);
}

CASE(kinds_names_and_filters)
{
    static const struct {
        const char *text, *tag, *faults;
    } rows[] = {
        {"{{a.b}}", "a.b", ""},
        {"{{  hội nghị.Ngày }}", "hội nghị.Ngày", ""}, /* as typed; folding is for others */
        {"{{.}}", ".", ""},
        {"{{#a}}", "#a", ""},
        {"{{ # a }}", "#a", ""},
        {"{{^a}}", "^a", ""},
        {"{{/a}}", "/a", ""},
        {"{{> đầu thư}}", ">đầu thư", ""},
        {"{{! {ghi} chú }}", "!", ""},
        {"{{!}}", "!", ""},
        {"{{a | b}}", "a | b", ""},
        {"{{a|b|c: 5 |d}}", "a | b | c: 5 | d", ""},
        {"{{a | b:}}", "a | b", ""},
        {"{{#a | b}}", "#a", "TAG_SECTION_FILTER"},
        {"a", "-", ""},
        {"{a}", "-", ""},
        {"{{a", "-", "HOLE_OPEN"},
        {"{{a}", "-", "HOLE_OPEN"},
        {"{{}}", "!", "TAG_EMPTY"},
        {"{{  }}", "!", "TAG_EMPTY"},
        {"{{#}}", "!", "TAG_EMPTY"},
        {"{{/ }}", "!", "TAG_EMPTY"},
        {"{{>}}", "!", "TAG_EMPTY"},
        {"{{| b}}", "!", "TAG_EMPTY"},
        {"{{a |}}", "a | ", "TAG_FILTER_BLANK"},
        {"{{a | | b}}", "a |  | b", "TAG_FILTER_BLANK"},
        {"{{< a}}", "!", "TAG_INHERITS"},
        {"{{$a}}", "!", "TAG_INHERITS"},
        {"{{=<% %>=}}", "!", "TAG_INHERITS"},
        {"{{& a}}", "!", "TAG_RAW"},
        {"{{{a}}}", "!", "TAG_RAW"},
        {"{{tham_chieu a}}", "@a", ""},
        {"{{ Tham chiếu  phụ lục: II | b }}", "@phụ lục: II | b", ""},
        {"{{tham_chieu.a}}", "tham_chieu.a", ""},
        {"{{tham_chieu_a}}", "tham_chieu_a", ""},
        {"{{#tham_chieu a}}", "#tham_chieu a", ""},
        {"{{tham_chieu}}", "!", "REFERENCE_BLANK"},
        {"{{tham chiếu | b}}", "!", "REFERENCE_BLANK"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t end;
        forget_faults();
        assert_str(scanned(rows[i].text, 0, &end), rows[i].tag);
        assert_faults(rows[i].faults);
        assert_int_equal(end, rows[i].tag[0] == '-' ? 0 : strlen(rows[i].text));
    }
}

CASE(what_stands_beside_a_tag_is_not_of_it)
{
    size_t end;
    assert_str(scanned("x {{a}}}} y", 2, &end), "a");
    assert_int_equal(end, 7);
    assert_str(scanned("x {{a}}}} y", 1, &end), "-");
    assert_str(scanned("{{a}}{{b}}", 5, &end), "b");
    assert_int_equal(end, 10);
    assert_faults("");
}

/* However long a line is, its braces are looked through once. */
CASE(what_is_too_long_is_no_tag)
{
    size_t end;
    buf b = {.a = a};
    buf_add(&b, S("{{"));
    for (int i = 0; i < 5000; i++)
        buf_byte(&b, 'a');
    buf_add(&b, S("}}"));
    assert_str(scanned(str_z(a, buf_str(&b)), 0, &end), "-");
    assert_faults("TAG_TOO_LONG");
    assert_str(d.list.at[0].args.at[0], "4096");
    forget_faults();
    const char *longest = str_z(a, STR_CAT(a, str_slice(buf_str(&b), 0, 4094), S("}}")));
    scanned(longest, 0, &end);
    assert_faults("");
    assert_int_equal(end, 4096);
}

CASE(how_long_a_tag_is_whose_bars_part_nothing_else)
{
    static const struct {
        const char *text;
        size_t length;
    } rows[] = {{"{{a | b}} | c", 9},
                {"{{a}}}", 5},
                {"{{{a | b}}}", 10},
                {"{{}}", 4},
                {"{{a | {{b}}", 0},
                {"{{! {{ | }}", 11},
                {"{{a | b", 0},
                {"{{a | b}", 0},
                {"{{!", 0},
                {"{{", 0},
                {"{", 0},
                {"", 0},
                {"{ {a}}", 0},
                {"a{{b}}", 0},
                {"{{{{a}}", 0}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(tag_length(str_from(rows[i].text), 0), rows[i].length);
    assert_int_equal(tag_length(S("\\\\{{a}}"), 2), 5);
    assert_int_equal(tag_length(S("\\{{a}}"), 1), 0); /* the characters */
    buf b = {.a = a};
    buf_add(&b, S("{{"));
    for (int i = 0; i < 4092; i++)
        buf_byte(&b, 'a');
    buf_add(&b, S("}}"));
    assert_int_equal(tag_length(buf_str(&b), 0), 4096);
    assert_int_equal(tag_length(STR_CAT(a, S("{{a"), str_after(buf_str(&b), 2)), 0), 0);
}

CASE(places_of_faults)
{
    size_t end;
    scanned("ấy {{đ | }}", 5, &end); /* bytes; places count characters */
    assert_faults("TAG_FILTER_BLANK");
    assert_place(0, 1, 9);
    forget_faults();
    scanned("ấy {{{đ}}}", 5, &end);
    assert_faults("TAG_RAW");
    assert_place(0, 1, 4);
}

CASE(a_tag_alone_on_its_line)
{
    static const struct {
        const char *text;
        char sign;
    } rows[] = {{"{{#a}}", '#'},  {"{{ ^ a }}", '^'}, {"{{/a}}", '/'},     {"{{! a }}", '!'},
                {"{{> a}}", '>'}, {"{{a}}", 0},       {"{{.}}", 0},        {"{{#a}}x", 0},
                {"x{{#a}}", 0},   {"{{#a}}.", 0},     {"{{#a}}{{/a}}", 0}, {"{{#a}} {{/a}}", 0},
                {"{{}}", 0},      {"{{", 0},          {"}}", 0},           {"", 0},
                {"\\{{#a}}", 0},  {"{{#a | b}}", '#'}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(tag_alone(str_from(rows[i].text)), rows[i].sign);
}

/* Pairs the tags of a text that holds nothing else. */
static void paired(const char *text, bool in_line, tag *tags)
{
    line l = {.text = str_from(text), .at = {make_source(str_from(text)), 0}};
    line_cursor walk = line_walk(&l);
    tag_matching m = {.d = &d, .in_line = in_line};
    size_t n = 0;
    for (size_t i = 0; i < l.text.n && tag_scan(&d, &l, &walk, &i, &tags[n]); n++)
        tag_match(&m, &tags[n], n);
    tag_match_end(&m);
}

CASE(sections_and_their_ends)
{
    static const struct {
        const char *text;
        bool in_line;
        const char *faults;
    } rows[] = {
        {"{{#a}}{{/a}}", true, ""},
        {"{{#a}}{{#a}}{{/a}}{{^b}}{{/b}}{{/a}}", false, ""},
        {"{{#a}}", false, "TAG_NOT_CLOSED"},
        {"{{/a}}", false, "TAG_NOT_OPEN"},
        {"{{#a}}", true, "TAG_IN_LINE"},
        {"{{/a}}", true, "TAG_IN_LINE"},
        {"{{#a}}{{^b}}{{/a}}{{/b}}", false, "TAG_CROSSED TAG_CROSSED"},
        {"{{#a}}{{/a}}{{/a}}{{#a}}", false, "TAG_NOT_OPEN TAG_NOT_CLOSED"},
    };
    tag tags[8];
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        paired(rows[i].text, rows[i].in_line, tags);
        assert_faults(rows[i].faults);
    }
    forget_faults();
    paired("{{#a}}{{#a}}{{/a}}{{^b}}{{/b}}{{/a}}", false, tags);
    assert_int_equal(tags[0].close, 5);
    assert_int_equal(tags[1].close, 2);
    assert_int_equal(tags[3].close, 4);
}

CASE(sections_have_a_depth)
{
    enum { DEEP = 101 };
    tag *tags = NEW_ARRAY(a, tag, 2 * DEEP);
    buf b = {.a = a};
    for (int i = 0; i < 2 * DEEP; i++)
        buf_add(&b, i < DEEP ? S("{{#a}}") : S("{{/a}}"));
    paired(str_z(a, buf_str(&b)), false, tags);
    assert_faults("TAG_TOO_DEEP");
    assert_int_equal(tags[0].close, 2 * DEEP - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(kinds_names_and_filters),    TEST(what_stands_beside_a_tag_is_not_of_it),
        TEST(what_is_too_long_is_no_tag), TEST(how_long_a_tag_is_whose_bars_part_nothing_else),
        TEST(places_of_faults),           TEST(a_tag_alone_on_its_line),
        TEST(sections_and_their_ends),    TEST(sections_have_a_depth),
    };
    return RUN(tests);
}
