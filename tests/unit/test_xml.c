/* docx/xml: tags, escaping, faults that stick. */
#include "test.h"

#include "docx/xml.h"

CASE(elements)
{
    xml x = {.out.a = a};
    str out;
    xml_declaration(&x);
    xml_open(&x, "a");
    xml_attribute(&x, "b", S("c"));
    xml_number(&x, "n", -5);
    xml_leaf(&x, "d", NULL, (str){0});
    xml_leaf(&x, "e", "f", S("g"));
    xml_leaf_number(&x, "h", "i", 7);
    xml_open(&x, "t");
    xml_text(&x, S("x"));
    xml_text(&x, S("y"));
    xml_close(&x);
    xml_close(&x);
    assert_true(xml_finish(&x, &out));
    assert_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<a b=\"c\" n=\"-5\"><d/><e f=\"g\"/><h i=\"7\"/><t>xy</t></a>");
}

CASE(escaping)
{
    static const char *const rows[][3] = {
        {"a & b", "a &amp; b", "a &amp; b"},
        {"<b>", "&lt;b&gt;", "&lt;b&gt;"},
        {"]]>", "]]&gt;", "]]&gt;"},
        {"\"'", "\"'", "&quot;'"},
        {"\t\n", "\t\n", "&#9;&#10;"},
        {"\r", "&#13;", "&#13;"},
        {"&amp;", "&amp;amp;", "&amp;amp;"},
        {"Ủy ban – “x” 😀", "Ủy ban – “x” 😀", "Ủy ban – “x” 😀"},
        {"", "", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        xml x = {.out.a = a};
        str out;
        xml_open(&x, "a");
        xml_attribute(&x, "b", str_from(rows[i][0]));
        xml_text(&x, str_from(rows[i][0]));
        xml_close(&x);
        assert_true(xml_finish(&x, &out));
        assert_true(str_eq(out, STR_CAT(a, S("<a b=\""), str_from(rows[i][2]), S("\">"),
                                        str_from(rows[i][1]), S("</a>"))));
    }
}

/* Text is looked at in spans: what is special is found at any place. */
CASE(special_bytes_anywhere)
{
    enum { LONG = 27 };
    for (int byte = 1; byte < 256; byte++)
        for (size_t at = 0; at < LONG; at++) {
            char text[LONG];
            memset(text, at % 2 ? '!' : 'x', LONG);
            text[at] = (char)byte;
            xml x = {.out.a = a};
            str out;
            xml_open(&x, "a");
            xml_text(&x, (str){text, LONG});
            xml_close(&x);
            bool good = byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r';
            assert_int_equal(xml_finish(&x, &out), good);
            str want = byte == '&'    ? S("&amp;")
                       : byte == '<'  ? S("&lt;")
                       : byte == '>'  ? S("&gt;")
                       : byte == '\r' ? S("&#13;")
                                      : (str){&text[at], 1};
            assert_true(str_eq(out, STR_CAT(a, S("<a>"), (str){text, at}, want,
                                            (str){text + at + 1, LONG - 1 - at}, S("</a>"))));
        }
}

CASE(blanks_that_need_marks)
{
    static const char *const none[] = {"", "a", "a b",
                                       "một hai ba bốn năm sáu bảy tám chín mười mốt"};
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(xml_needs_preserve(str_from(none[i])));
    for (size_t n = 1; n < 40; n++)
        for (size_t at = 0; at < n; at++) {
            char text[40];
            for (size_t i = 0; i < n; i++)
                text[i] = i % 3 == 1 ? ' ' : 'x';
            text[n - 1] = 'x';
            assert_false(xml_needs_preserve((str){text, n}));
            text[at] = ' ';
            bool edge = at == 0 || at == n - 1;
            bool twice = (at > 0 && text[at - 1] == ' ') || (at + 1 < n && text[at + 1] == ' ');
            assert_int_equal(xml_needs_preserve((str){text, n}), edge || twice);
        }
}

CASE(forbidden_characters_fail)
{
    static const char forbidden[] = {0, 1, 8, 0x0B, 0x0C, 0x0E, 0x1F};
    for (size_t i = 0; i < COUNT(forbidden); i++)
        for (int in_attribute = 0; in_attribute <= 1; in_attribute++) {
            xml x = {.out.a = a};
            str out, bad = {&forbidden[i], 1};
            xml_open(&x, "a");
            if (in_attribute)
                xml_attribute(&x, "b", bad);
            else
                xml_text(&x, bad);
            xml_text(&x, S("good again"));
            xml_close(&x);
            assert_false(xml_finish(&x, &out)); /* it sticks */
        }
}

CASE(what_is_not_closed_or_closed_twice_fails)
{
    str out;
    xml x = {.out.a = a};
    xml_open(&x, "a");
    assert_false(xml_finish(&x, &out));
    xml_close(&x);
    assert_true(xml_finish(&x, &out));
    xml_close(&x);
    assert_false(xml_finish(&x, &out));
    xml_open(&x, "b");
    xml_close(&x);
    assert_false(xml_finish(&x, &out));
}

CASE(an_attribute_outside_a_tag_fails)
{
    str out;
    xml x = {.out.a = a};
    xml_open(&x, "a");
    xml_text(&x, S("t"));
    xml_attribute(&x, "b", S("c"));
    xml_close(&x);
    assert_false(xml_finish(&x, &out));
    xml y = {.out.a = a};
    xml_number(&y, "b", 1);
    assert_false(xml_finish(&y, &out));
}

CASE(too_deep_fails_and_stays_in_bounds)
{
    for (int depth = XML_DEEPEST; depth <= XML_DEEPEST + 40; depth += 40) {
        str out;
        xml x = {.out.a = a};
        for (int i = 0; i < depth; i++)
            xml_open(&x, "a");
        for (int i = 0; i < depth; i++)
            xml_close(&x);
        assert_int_equal(xml_finish(&x, &out), depth == XML_DEEPEST);
    }
    str out;
    xml x = {.out.a = a};
    for (int i = 0; i <= XML_DEEPEST; i++)
        xml_open(&x, "a");
    for (int i = 0; i < XML_DEEPEST; i++) /* as many as it can know of */
        xml_close(&x);
    assert_false(xml_finish(&x, &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(elements),
        TEST(escaping),
        TEST(special_bytes_anywhere),
        TEST(blanks_that_need_marks),
        TEST(forbidden_characters_fail),
        TEST(what_is_not_closed_or_closed_twice_fails),
        TEST(an_attribute_outside_a_tag_fails),
        TEST(too_deep_fails_and_stays_in_bounds),
    };
    return RUN(tests);
}
