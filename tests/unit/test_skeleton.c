/* template/skeleton: from XML to a tree with places. */
#include "test.h"

#include "template/skeleton.h"

#define OPEN  "<khung xmlns=\"urn:kehoach:skeleton:1\" ten=\"thử\">"
#define CHILD "<khung xmlns=\"urn:kehoach:skeleton:1\" ke_thua=\"x\">"

static skeleton form;

static bool load(str text)
{
    forget_faults();
    form = (skeleton){0};
    return skeleton_load(&d, make_source(text), &form);
}

static void assert_line_at(const element *e, size_t i, const char *text, size_t line_number,
                           size_t column)
{
    assert_true(i < e->text.n);
    assert_str(e->text.at[i].text, text);
    place p = source_place(e->text.at[i].at, NULL);
    assert_int_equal(p.line, line_number);
    assert_int_equal(p.column, column);
}

static void assert_element_at(const element *e, element_kind kind, size_t line_number,
                              size_t column)
{
    assert_int_equal(e->kind, kind);
    place p = source_place(e->at, NULL);
    assert_int_equal(p.line, line_number);
    assert_int_equal(p.column, column);
}

CASE(elements_and_their_places)
{
    assert_true(load(S("<?xml version=\"1.0\"?>\n<!-- <ky/> -->\n" OPEN "\n"
                       "  <mo_ta>Thử</mo_ta><muc_tu_do/>\n  <ky ></ky>\n</khung>\n")));
    assert_faults("");
    assert_str(form.name, "thử");
    assert_element_at(form.root, ELEMENT_KHUNG, 3, 1);
    assert_int_equal(form.root->children.n, 3);
    assert_element_at(form.root->children.at[0], ELEMENT_MO_TA, 4, 3);
    assert_element_at(form.root->children.at[1], ELEMENT_MUC_TU_DO, 4, 21);
    assert_element_at(form.root->children.at[2], ELEMENT_KY, 5, 3);
}

CASE(the_name_is_the_files_where_none_is_given)
{
    assert_true(load(S("<khung xmlns=\"urn:kehoach:skeleton:1\"/>")));
    assert_str(form.name, "test");
}

CASE(attributes)
{
    assert_true(load(S(OPEN "<muc tieu_de=\"a&amp;b x > y &#x1EBF;\">t</muc></khung>")));
    const element *e = form.root->children.at[0];
    assert_str(element_attribute(e, "tieu_de"), "a&b x > y ế");
    assert_int_equal(element_attribute(e, "khac").n, 0);
    assert_line_at(e, 0, "t", 1, 87); /* behind a '>' within quotes */
}

CASE(several_attributes)
{
    assert_false(load(S("<khung zzz='1' xmlns='urn:kehoach:skeleton:1' ke_thau='x' ten='y'/>")));
    assert_faults("ATTRIBUTE_UNKNOWN ATTRIBUTE_NEAR");
    assert_str(d.list.at[0].args.at[0], "zzz");
    assert_str(d.list.at[1].args.at[0], "ke_thau");
    assert_str(d.list.at[1].args.at[2], "ke_thua");
}

/* Each row: the attributes of <muc>, and where the value of `tieu_de` begins. */
CASE(places_of_attributes)
{
    static const struct {
        const char *xml;
        size_t line, column;
    } rows[] = {
        {" tieu_de=\"x\"", 2, 16},
        {" tieu_de='x'", 2, 16},
        {" id='a' tieu_de='x'", 2, 23},
        {" tieu_de='x' id='a'", 2, 16},
        {"\n  tieu_de = \"x\"", 3, 14},
        {" neu='tieu_de=\"y\"' tieu_de='x'", 2, 34},
        {" neu='a > b / c' tieu_de='x'", 2, 32},
        {" neu='&quot;&#39;ế' tieu_de='x'", 2, 35},
        {" tieu_de='&#x1EBF; x'", 2, 16},
        {" tieu_de='  x '", 2, 18},
        {"\r\n\ttieu_de='\n x'", 4, 2},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str before = S(OPEN "\n <muc"), after = S("/></khung>");
        assert_true(load(STR_CAT(a, before, str_from(rows[i].xml), after)));
        const attribute *found = element_find(form.root->children.at[0], "tieu_de");
        place p = source_place(found->at, NULL);
        if (p.line != rows[i].line || p.column != rows[i].column)
            fail_msg("%s: %zu:%zu", rows[i].xml, p.line, p.column);
    }
}

CASE(values_are_composed_and_trimmed)
{
    assert_true(load(S(OPEN "<muc tieu_de=' \xC3\x8A\xCC\x81 '/></khung>")));
    assert_str(element_attribute(form.root->children.at[0], "tieu_de"), "Ế");
}

CASE(lines_of_text)
{
    assert_true(load(S(OPEN "\n<mo_dau>\n\n  một\n\n    hai \n\n</mo_dau></khung>")));
    const element *e = form.root->children.at[0];
    assert_int_equal(e->text.n, 3);
    assert_line_at(e, 0, "một", 4, 3);
    assert_str(e->text.at[1].text, "");
    assert_line_at(e, 2, "hai", 6, 5);
}

/* Each row: the text of <mo_dau>, the word looked at and where it stands. */
CASE(places_in_text)
{
    static const struct {
        const char *xml, *text;
        size_t line, column;
    } rows[] = {
        {"a\n&amp;\nxyz", "xyz", 3, 1},
        {"&lt;&gt;&amp;&quot;&apos;\nxyz", "xyz", 2, 1},
        {"&#x1EBF;&#7871;\nxyz", "xyz", 2, 1},
        {"&#38;\nxyz", "xyz", 2, 1},
        {"&#10;xyz", "xyz", 1, 6}, /* a line break that stands on no line of its own */
        {"<!-- c -->xyz", "xyz", 1, 11},
        {"a <!-- c\n --> b\nxyz", "xyz", 3, 1},
        {"<![CDATA[xyz]]>", "xyz", 1, 10},
        {"a<![CDATA[b\nxyz]]>", "xyz", 2, 1},
        {"<![CDATA[]]>xyz", "xyz", 1, 13},
        {"<![CDATA[a & b < c]]>\nxyz", "xyz", 2, 1},
        {"<![CDATA[&amp;]]>\nxyz", "xyz", 2, 1},
        {"<![CDATA[<!-- a]]>\nxyz", "xyz", 2, 1},
        {"<?pi a > b?>xyz", "xyz", 1, 13},
        {"a\r\nb\r\nxyz", "xyz", 3, 1},
        {"a\rxyz", "xyz", 2, 1},
        {"tiếng\nviệt xyz", "việt xyz", 2, 1},
        {"a\ue000\n\U0001F600\nxyz", "xyz", 3, 1},
    };
    size_t misplaced = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        str before = S(OPEN "\n<mo_dau>\n"), after = S("\n</mo_dau></khung>");
        assert_true(load(STR_CAT(a, before, str_from(rows[i].xml), after)));
        assert_faults("");
        const element *e = form.root->children.at[0];
        assert_str(e->text.at[e->text.n - 1].text, rows[i].text);
        place p = source_place(e->text.at[e->text.n - 1].at, NULL);
        if (p.line != rows[i].line + 2 || p.column != rows[i].column) {
            print_error("%s: %zu:%zu\n", rows[i].xml, p.line - 2, p.column);
            misplaced++;
        }
    }
    assert_int_equal(misplaced, 0);
}

/* What follows entities on the same line: places of faults found later depend on it. */
CASE(an_element_behind_any_text_is_placed)
{
    static const char *const rows[] = {
        "x",
        "&amp;",
        "&#38;",
        "&#x26;lt;",
        "<![CDATA[a]]>",
        "<![CDATA[<ky/>]]>",
        "<![CDATA[]]>",
        "<!-- a --><![CDATA[]]>",
        "<!--<ky/>-->",
        "<?pi <ky/>?>",
        "&#60;ky/>",
        "ế",
        "&lt;ky/&gt;",
        "",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str text = STR_CAT(a, S(OPEN "<mo_ta>"), str_from(rows[i]), S("</mo_ta>\n<ky/></khung>"));
        assert_true(load(text));
        assert_element_at(form.root->children.at[1], ELEMENT_KY, 2, 1);
    }
}

CASE(faults)
{
    static const struct {
        const char *xml, *faults;
        size_t line, column; /* the XML reader knows no more than the line */
    } rows[] = {
        {OPEN "\n<muk/></khung>", "ELEMENT_NEAR", 2, 1},
        {OPEN "\n <qqqqqqqqq/></khung>", "ELEMENT_UNKNOWN", 2, 2},
        {OPEN "\n<truong>a</truong></khung>", "ATTRIBUTE_MISSING", 2, 1},
        {OPEN "\n<muc tieu_de='a'><ky/></muc></khung>", "ELEMENT_PLACE", 2, 18},
        {OPEN "\n<muc>a</muc></khung>", "ATTRIBUTE_MISSING", 2, 1},
        {OPEN "\n<mo_dau bat_buoc='yes'/></khung>", "ATTRIBUTE_VALUE", 2, 1},
        {OPEN "<ky/>\n<ky/></khung>", "ELEMENT_TWICE", 2, 1},
        {OPEN "<mo_ta>a\n b</mo_ta></khung>", "ELEMENT_ONE_LINE", 2, 2},
        {OPEN "\n<khung/></khung>", "ELEMENT_PLACE", 2, 1},
        {"<mo_dau xmlns=\"urn:kehoach:skeleton:1\"/>", "ELEMENT_PLACE", 1, 1},
        {"\n<khung/>", "ELEMENT_NAMESPACE", 2, 1},
        {"<khung xmlns=\"urn:x\"/>", "ELEMENT_NAMESPACE", 1, 1},
        {OPEN "\n a b</khung>", "ELEMENT_TEXT", 2, 2},
        {OPEN "\n<ky>\n x</ky></khung>", "ELEMENT_TEXT", 3, 2},
        {OPEN "\n<ky zzz=\"1\"/></khung>", "ATTRIBUTE_UNKNOWN", 2, 1},
        {OPEN "\n<ky co_dinhh=\"co\"/></khung>", "ATTRIBUTE_NEAR", 2, 1},
        {OPEN "\n<ky xml:lang=\"vi\"/></khung>", "ATTRIBUTE_UNKNOWN", 2, 1},
        {OPEN "\n<ky xmlns:k='urn:x' k:co_dinh='co'/></khung>", "ATTRIBUTE_NEAR", 2, 1},
        {OPEN "\n<muc tieu_de=''/></khung>", "ATTRIBUTE_BLANK", 2, 15},
        {OPEN "\n<muc tieu_de='a' neu=' '/></khung>", "ATTRIBUTE_BLANK", 2, 24},
        {OPEN "\n<truong ma='a.b' kieu='zzzzz'/></khung>", "ATTRIBUTE_CHOICE", 2, 24},
        {OPEN "\n<truong ma='a.b' kieu='ngayy'/></khung>", "ATTRIBUTE_CHOICE_NEAR", 2, 24},
        {OPEN "\n<muc id='A b' tieu_de='a'/></khung>", "ATTRIBUTE_ID", 2, 10},
        {OPEN "<muc id='a' tieu_de='a'/>\n<phu_luc id='a' tieu_de='a'/></khung>", "ID_TWICE", 2,
         14},
        {OPEN "\n<muc id='ky' tieu_de='a'/></khung>", "ID_RESERVED", 2, 10},
        {OPEN "\n<bo id='a'/></khung>", "ELEMENT_NO_PARENT", 2, 1},
        {CHILD "<chen_sau id='a'>\n<ky/></chen_sau></khung>", "ELEMENT_IN_CHEN", 2, 1},
        {CHILD "<bo id='a'>\n<muc tieu_de='b'/></bo></khung>", "ELEMENT_PLACE", 2, 1},
        {CHILD "\n<chen_sau><muc tieu_de='b'/></chen_sau></khung>", "ATTRIBUTE_MISSING", 2, 1},
        {CHILD "<chen_sau id='a'>\n x</chen_sau></khung>", "ELEMENT_TEXT", 2, 2},
        {CHILD "\n<truoc id='ky'>x</truoc></khung>", "PART_WITHOUT_TEXT", 2, 12},
        {CHILD "\n<muc tieu_de='b'/></khung>", "SECTION_WITHOUT_ID", 2, 1},
        {CHILD "\n<phu_luc tieu_de='b'/></khung>", "SECTION_WITHOUT_ID", 2, 1},
        {OPEN "\n<truong ma='a.b' lua_chon='x'/></khung>", "CHOICES_WITHOUT_KIND", 2, 28},
        {OPEN "\n<truong ma='a.b' kieu='so' lua_chon='x'/></khung>", "CHOICES_WITHOUT_KIND", 2, 38},
        {OPEN "\n<truong ma='a.b' kieu='chon'/></khung>", "ATTRIBUTE_MISSING", 2, 1},
        {"<!-- a -->\n<!DOCTYPE khung>\n" OPEN "</khung>", "XML_DOCTYPE", 2, 1},
        {OPEN "\n<ky>\n</khung>", "XML_TAG_OPEN", 3, 0},
        {OPEN "\n<mo_ta>&khong;</mo_ta></khung>", "XML_ENTITY", 2, 0},
        {OPEN "\n<mo_ta>a & b</mo_ta></khung>", "XML_AMPERSAND", 2, 0},
        {OPEN "\n<mo_ta>a &b</mo_ta></khung>", "XML_AMPERSAND", 2, 0},
        {OPEN "\n<mo_ta>a < b</mo_ta></khung>", "XML_LESS_THAN", 2, 0},
        {OPEN "\n<muc tieu_de='a < b'/></khung>", "XML_LESS_THAN", 2, 0},
        {OPEN "\n<muc tieu_de='a/></khung>", "XML_LESS_THAN", 2, 0},
        {OPEN "\n<muc tieu_de=a/></khung>", "XML_ATTRIBUTE", 2, 0},
        {OPEN "\n<muc tieu_de=“a”/></khung>", "XML_ATTRIBUTE", 2, 0},
        {OPEN "\n<muc tieu_de/></khung>", "XML_ATTRIBUTE", 2, 0},
        {OPEN "\n<muc id='a'tieu_de='b'/></khung>", "XML_ATTRIBUTE", 2, 0},
        {OPEN "\n<muc tieu_de='a' tieu_de='b'/></khung>", "XML_ATTRIBUTE_TWICE", 2, 0},
        {OPEN "<mo_ta>a</mo_ta></khung>\n<a/>", "XML_BEHIND", 1, 0},
        {OPEN "<!-- a\n-- b --></khung>", "XML_COMMENT", 1, 0},
        {OPEN "\n<!-- a </khung>", "XML_COMMENT", 2, 0},
        {OPEN "\n<mo_ta>a</mo_ta </khung>", "XML_TAG_END", 2, 0},
        {OPEN "\n<mo_ta>&#1;</mo_ta></khung>", "XML_REFERENCE", 2, 0},
        {OPEN "\n<mo_ta>&#xZ;</mo_ta></khung>", "XML_REFERENCE", 2, 0},
        {OPEN "\n<mo_ta><![CDATA[a</mo_ta></khung>", "XML_BROKEN", 2, 0},
        {OPEN "\n<mo_ta>ấ&#x202E;</mo_ta></khung>", "TEXT_STEERED", 2, 9},
        {OPEN "\n<muc tieu_de='ấ&#x202E;'/></khung>", "TEXT_STEERED", 2, 16},
        {"", "XML_NO_TAG", 1, 0},
        {"chữ", "XML_NO_TAG", 1, 0},
        {OPEN, "XML_NOT_CLOSED", 1, 0},
    };
    size_t misplaced = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_false(load(str_from(rows[i].xml)));
        assert_faults(rows[i].faults);
        place p = source_place(d.list.at[0].at, NULL);
        if (p.line != rows[i].line || (rows[i].column && p.column != rows[i].column)) {
            print_error("%s: %zu:%zu\n", rows[i].xml, p.line, p.column);
            misplaced++;
        }
    }
    assert_int_equal(misplaced, 0);
}

CASE(unseen_characters_by_their_numbers_are_told_of_once)
{
    assert_true(
        load(S(OPEN "\n<mo_dau>a&#x200B;\nb&#173;</mo_dau><ket_thuc>c&#160;</ket_thuc></khung>")));
    assert_faults("TEXT_UNSEEN TEXT_UNSEEN");
    assert_place(0, 2, 10);
    assert_place(1, 3, 2);
}

/* Behind blanks, a line's end of two characters and other references; one that stands there itself
 * is told when the source is decoded. */
CASE(unseen_characters_by_their_numbers_in_attributes)
{
    assert_true(load(S(OPEN "<truong ma='a.b' mac_dinh='  &#32;a&amp;ế&#8203;\r\n\t&#xAD;&#7871;'/>"
                            "<truong ma='a.c' mac_dinh='\u200Bx&#x200B;'/></khung>")));
    assert_faults("TEXT_UNSEEN TEXT_UNSEEN TEXT_UNSEEN");
    assert_place(0, 1, 90);
    assert_place(1, 2, 2);
    assert_place(2, 2, 47);
}

CASE(all_faults_in_one_go)
{
    assert_false(load(S(OPEN "<muk/>\n<ky zzz='1'/>\n<phu_luc/>x</khung>")));
    assert_faults("ELEMENT_NEAR ATTRIBUTE_UNKNOWN ATTRIBUTE_MISSING ELEMENT_TEXT");
    assert_non_null(form.root); /* what was understood */
}

CASE(the_whole_language)
{
    assert_true(load(
        S("<khung xmlns='urn:kehoach:skeleton:1' ten='a' ke_thua='b' cap='xa' cap_duoi='c d'>\n"
          "<mo_ta>x</mo_ta><ten_loai co_dinh='co'>x</ten_loai>"
          "<trich_yeu bat_buoc='co' co_dinh='khong'>x</trich_yeu>"
          "<truong ma='hội nghị.ngày' kieu='ngay' bat_buoc='co' vi_du='15/3/2026'>Ngày</truong>"
          "<truong ma='a.b' kieu='chon' lua_chon='x | y' mac_dinh='x' co_dinh='co'/>"
          "<can_cu neu='a' tru_khi='b' bat_buoc='co' co_dinh='co'>x</can_cu>"
          "<mo_dau>x\ny</mo_dau><muc id='m' tieu_de='t' neu='a' tru_khi='b' moi='c' co_dinh='co'/>"
          "<muc_tu_do/><ket_thuc/><noi_nhan/><ky co_dinh='co'/>"
          "<phu_luc id='p' tieu_de='t' ten='Mẫu' moi='c'>x</phu_luc><phu_luc_tu_do/>"
          "<truoc id='m'>x</truoc><sau id='mo_dau'>x</sau><truoc id='m'>y</truoc><bo id='ky'/>"
          "<chen_truoc id='m'><muc tieu_de='t'>x</muc><muc tieu_de='u'/></chen_truoc>"
          "<chen_sau id='ky'><phu_luc tieu_de='t'/></chen_sau></khung>")));
    assert_faults("");
    assert_int_equal(form.root->children.n, 20);
    const element *chen = form.root->children.at[18];
    assert_int_equal(chen->kind, ELEMENT_CHEN_TRUOC);
    assert_int_equal(chen->children.n, 2);
    assert_str(chen->children.at[0]->text.at[0].text, "x");
}

CASE(what_is_refused_is_empty)
{
    assert_false(load(S(OPEN "<muc id='Á' tieu_de='t' co_dinh='yes'/></khung>")));
    assert_faults("ATTRIBUTE_VALUE ATTRIBUTE_ID");
    const element *e = form.root->children.at[0];
    assert_non_null(element_find(e, "id"));
    assert_int_equal(element_attribute(e, "id").n, 0);
    assert_false(element_says(e, "co_dinh"));
}

CASE(what_stands_in_a_refused_element_is_passed_over)
{
    assert_false(load(S(OPEN "\n<zzzzzzzzz a='>'>x<ky/><b>y</b></zzzzzzzzz>\n<muk/></khung>")));
    assert_faults("ELEMENT_UNKNOWN ELEMENT_NEAR");
    assert_place(1, 3, 1);
}

CASE(no_entity_is_expanded_and_no_file_read)
{
    assert_false(load(S("<!DOCTYPE k [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" OPEN
                        "<mo_ta>&a;</mo_ta></khung>")));
    assert_faults("XML_DOCTYPE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(elements_and_their_places),
        TEST(the_name_is_the_files_where_none_is_given),
        TEST(attributes),
        TEST(several_attributes),
        TEST(places_of_attributes),
        TEST(values_are_composed_and_trimmed),
        TEST(the_whole_language),
        TEST(what_is_refused_is_empty),
        TEST(lines_of_text),
        TEST(places_in_text),
        TEST(an_element_behind_any_text_is_placed),
        TEST(faults),
        TEST(unseen_characters_by_their_numbers_are_told_of_once),
        TEST(unseen_characters_by_their_numbers_in_attributes),
        TEST(all_faults_in_one_go),
        TEST(what_stands_in_a_refused_element_is_passed_over),
        TEST(no_entity_is_expanded_and_no_file_read),
    };
    return RUN(tests);
}
