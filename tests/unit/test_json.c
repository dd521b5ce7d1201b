/* input/json, input/tree: trees read, made and written; an input in JSON as sections and keys. What
 * is broken: tests/cases. */
#include "test.h"

#include "base/utf8.h"
#include "input/json.h"

static str written(str text)
{
    const tree *t = json_read(&d, make_source(text));
    return t ? json_write(a, t) : S("(broken)");
}

CASE(what_is_read_is_written)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"{}", "{}\n"},
        {" [ ]", "[]\n"},
        {"null", "null\n"},
        {"\"x\"", "\"x\"\n"},
        {"[true,false,null]", "[\n  true,\n  false,\n  null\n]\n"},
        {"{\"z\":1,\"a\":{\"y\":[],\"b\":\"\"},\"m\":\"đậm\"}",
         "{\n  \"z\": 1,\n  \"a\": {\n    \"y\": [],\n    \"b\": \"\"\n  },\n  \"m\": "
         "\"đậm\"\n}\n"},
        {"[0,-5,9223372036854775807,1.5,0.25,1.0]",
         "[\n  0,\n  -5,\n  9223372036854775807,\n  1.5,\n  0.25,\n  1.0\n]\n"},
        {"[\"a\\\"b\\\\c\\n\\u0001\\u1eadm\"]", "[\n  \"a\\\"b\\\\c\\n\\u0001ậm\"\n]\n"},
        {"[\"\xF0\x9F\x98\x80\"]", "[\n  \"\xF0\x9F\x98\x80\"\n]\n"},
        {"[1,]", "(broken)"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_str(written(str_from(rows[i].text)), rows[i].want);
    }
    assert_faults("JSON_NO_VALUE");
}

CASE(numbers_are_as_written)
{
    static const struct {
        const char *text, *want;
    } rows[] = {{"12", "12"},      {"-7", "-7"},     {"1.5", "1.5"},
                {"0.1", "0.1"},    {"1.0", "1.0"},   {"1e3", "1000.0"},
                {"1e30", "1e+30"}, {"-0.5", "-0.5"}, {"123456789", "123456789"}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(json_read(&d, make_source(str_from(rows[i].text)))->text, rows[i].want);
}

CASE(trees_are_made)
{
    tree *whole = tree_object(a), *list = tree_list(a);
    tree_set(a, whole, S("tệp"), tree_text(a, S("a.docx")));
    tree_set(a, whole, S("lỗi"), list);
    tree_set(a, whole, S("ghi"), tree_bool(a, true));
    tree_set(a, whole, S("số"), tree_number(a, 1));
    tree_set(a, whole, S("không"), tree_text(a, (str){0}));
    tree_append(a, list, tree_number(a, -12));
    tree_append(a, list, tree_bool(a, false));
    tree_set(a, whole, S("số"), tree_number(a, 9223372036854775807)); /* in the same place */
    assert_str(json_write(a, whole),
               "{\n  \"tệp\": \"a.docx\",\n  \"lỗi\": [\n    -12,\n    false\n"
               "  ],\n  \"ghi\": true,\n  \"số\": 9223372036854775807,\n"
               "  \"không\": \"\"\n}\n");
    assert_str(json_write(a, tree_object(a)), "{}\n");
    assert_false(tree_holds(list->items.at[1]));
    assert_true(tree_holds(list));
    assert_false(tree_holds(tree_list(a)));
}

static ini_file file;

static bool input(str text)
{
    file = (ini_file){0};
    source *src = NEW(a, source);
    *src = (source){.name = S("t.json"), .text = text};
    return json_to_ini(&d, src, &file);
}

/* "[a] k=x/y l=" */
static str file_shown(void)
{
    buf b = {.a = a};
    for (size_t i = 0; i < file.sections.n; i++) {
        const ini_section *s = &file.sections.at[i];
        buf_add(&b, STR_CAT(a, i ? S(" [") : S("["), s->name, S("]")));
        for (size_t k = 0; k < s->keys.n; k++) {
            buf_add(&b, STR_CAT(a, S(" "), s->keys.at[k].name, S("=")));
            assert_true(s->keys.at[k].literal && !s->keys.at[k].value_on_key_line);
            for (size_t l = 0; l < s->keys.at[k].lines.n; l++)
                buf_add(&b, STR_CAT(a, l ? S("/") : S(""), s->keys.at[k].lines.at[l].text));
        }
    }
    return buf_str(&b);
}

CASE(an_input_as_sections_and_keys)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"", ""},
        {"{}", ""},
        {"{\"b\":{\"z\":\"1\",\"y\":\"2\"},\"a\":{}}", "[b] z=1 y=2 [a]"},
        {"{\"a\":{\"k\":\"x\\ny\\r\\n\\n z \\n\\n\"}}", "[a] k=x/y// z"},
        {"{\"a\":{\"k\":[\"x\",\"\",null,\"y\\nz\",5,\"\"]}}", "[a] k=x///y/z/5"},
        {"{\"a\":{\"k\":\"\",\"l\":null,\"m\":[],\"n\":-12}}", "[a] k= l= m= n=-12"},
        {"{\"a\":{\"k\":{\"l\":\"x\",\"m\":[\"y\",\"z\"]}}}", "[a] k.l=x k.m=y/z"},
        {"{\"Văn bản\":{\"Trích yếu\":\"te\\u0302n\"}}", "[Văn bản] Trích yếu=tên"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(input(str_from(rows[i].text)));
        assert_faults("");
        assert_str(file_shown(), rows[i].want);
    }
}

CASE(faults_of_inputs)
{
    static const struct {
        const char *text, *faults, *name, *left;
    } rows[] = {
        {"{\"a\"}", "JSON_SIGN_MISSING", "t.json", ""},
        {"[1]", "JSON_WHOLE", "t.json", ""},
        {"\"x\"", "JSON_WHOLE", "t.json", ""},
        {"{\"a\":1,\"b\":{\"k\":\"x\"}}", "JSON_SECTION", "t.json: a", "[b] k=x"},
        {"{\"a\":{\"k\":true,\"l\":\"x\"}}", "JSON_VALUE", "t.json: a.k", "[a] k= l=x"},
        {"{\"a\":{\"k\":[\"x\",0.5]}}", "JSON_VALUE", "t.json: a.k[1]", "[a] k=x"},
        {"{\"a\":{\"k\":[[]]}}", "JSON_DEPTH", "t.json: a.k[0]", "[a] k="},
        {"{\"a\":{\"k\":[{}]}}", "JSON_DEPTH", "t.json: a.k[0]", "[a] k="},
        {"{\"a\":{\"k\":{\"l\":{}}}}", "JSON_DEPTH", "t.json: a.k.l", "[a] k.l="},
        {"{\"\":{}}", "JSON_NAME", "t.json: {…}", ""},
        {"{\"a\":{\" \":\"x\"}}", "JSON_NAME", "t.json: a", "[a]"},
        {"{\"a\":{\"k\":{\"l\\rm\":\"x\"}}}", "JSON_NAME", "t.json: a.k", "[a]"},
        {"{\"a\":{\"k\\u0002\":\"x\"}}", "TEXT_CONTROL", "t.json: a", "[a]"},
        {"{\"a\":{\"k\":\"\\uffff\"}}", "TEXT_CONTROL", "t.json: a.k", "[a] k="},
        {"{\"a\":{\"k\":\"\\u0000\"}}", "JSON_BROKEN", "t.json", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_false(input(str_from(rows[i].text)));
        assert_faults(rows[i].faults);
        assert_str(d.list.at[0].at.src->name, rows[i].name);
        assert_str(file_shown(), rows[i].left);
    }
}

CASE(slips_are_told_where_they_begin)
{
    static const struct {
        const char *text, *fault;
        size_t line, column;
    } rows[] = {
        {"{\"a\":{\"b\":\"1\",}}", "JSON_NO_NAME", 1, 15},
        {"{a:{}}", "JSON_NO_NAME", 1, 2},
        {"{\"a\":{'b':1}}", "JSON_NO_NAME", 1, 7},
        {"{\"a\":{\"b\":\"1\"\n \"c\":\"2\"}}", "JSON_SIGN_MISSING", 2, 2},
        {"{\"a\":[\"một\" \"hai\"]}", "JSON_SIGN_MISSING", 1, 13},
        {"{\"a\":[\"một hai ba bốn năm sáu\" \"một hai ba bốn \\\" năm sáu\"]}",
         "JSON_SIGN_MISSING", 1, 32},
        {"{\"a\" \"1\"}", "JSON_SIGN_MISSING", 1, 6},
        {"{\"a\":{}", "JSON_ENDS", 1, 8},
        {"{\"a\":{}}}", "JSON_BEHIND", 1, 9},
        {"{\"a\":{}}\n{}", "JSON_BEHIND", 2, 1},
        {"{\"a\":{\"b\":“1”}}", "JSON_NO_VALUE", 1, 11},
        {"{\"a\":{\"b\":True}}", "JSON_NO_VALUE", 1, 11},
        {"{\"a\":[1,]}", "JSON_NO_VALUE", 1, 9},
        {"{\"a\":{\"b\":\"1\n2\"}}", "JSON_STRING", 1, 11},
        {"{\"a\":{\"b\":\"1\t2\"}}", "JSON_STRING", 1, 11},
        {"{\"a\":{\"b\":\"C:\\dir\"}}", "JSON_STRING", 1, 11},
        {"{\"a\":{\"b\":\"1", "JSON_STRING", 1, 11},
        {"{\"a\":99999999999999999999}", "JSON_BROKEN", 1, 6},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        assert_false(input(str_from(rows[i].text)));
        assert_faults(rows[i].fault);
        assert_place(0, rows[i].line, rows[i].column);
    }
}

CASE(unseen_characters_are_told_with_their_paths)
{
    assert_true(input(S("{\"a\":{\"k\":\"x\\u202e\",\"l\":[\"y\",\"\\u200b\"]}}")));
    assert_faults("TEXT_STEERED TEXT_UNSEEN");
    assert_str(d.list.at[0].at.src->name, "t.json: a.k");
    assert_place(0, 1, 2);
    assert_str(d.list.at[1].at.src->name, "t.json: a.l[1]");
}

CASE(places_are_paths)
{
    assert_true(
        input(S("{\"mở đầu\":{\"nội dung\":[\"x\",\"một\\nte\\u0302n y\"],\"thêm\":\" z\"}}")));
    const ini_section *s = &file.sections.at[0];
    assert_str(s->at.src->name, "t.json: mở đầu");
    assert_str(s->keys.at[0].at.src->name, "t.json: mở đầu.nội dung");
    const line *lines = s->keys.at[0].lines.at;
    assert_str(lines[0].at.src->name, "t.json: mở đầu.nội dung[0]");
    assert_true(lines[0].at.src->is_word);
    assert_true(lines[1].at.src == lines[2].at.src); /* one text, which has lines */
    assert_str(lines[2].at.src->name, "t.json: mở đầu.nội dung[1]");
    assert_false(lines[2].at.src->is_word);
    place p = source_place(line_pos(&lines[2], str_find(lines[2].text, S("y"))), NULL);
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 5);
    assert_str(s->keys.at[1].lines.at[0].text, " z"); /* what the value is for, says its key */
}

CASE(a_long_name_is_shown_in_part)
{
    buf b = {.a = a};
    buf_add(&b, S("{\"mục "));
    for (size_t i = 0; i < 1000; i++)
        buf_add(&b, S("ậ"));
    buf_add(&b, S("\":{\"k\":[\"x\"]}}"));
    assert_true(input(buf_str(&b)));
    assert_int_equal(utf8_length(file.sections.at[0].name), 1004);
    str shown = file.sections.at[0].keys.at[0].lines.at[0].at.src->name;
    assert_int_equal(utf8_length(shown), utf8_length(S("t.json: ")) + 61 + utf8_length(S(".k[0]")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_read_is_written),
        TEST(numbers_are_as_written),
        TEST(trees_are_made),
        TEST(an_input_as_sections_and_keys),
        TEST(faults_of_inputs),
        TEST(slips_are_told_where_they_begin),
        TEST(unseen_characters_are_told_with_their_paths),
        TEST(places_are_paths),
        TEST(a_long_name_is_shown_in_part),
    };
    return RUN(tests);
}
