/* template/inherit and template/find: chains of template files, and where they are looked for. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "template/inherit.h"

#define NS "xmlns=\"urn:kehoach:skeleton:1\" "

static char home[64];
static template_places places;

static void put(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", home, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* The same, of a template: attributes of <khung>, what it holds. */
static void put_khung(const char *name, const char *attributes, const char *elements)
{
    put(name, str_z(a, STR_CAT(a, S("<khung " NS), str_from(attributes), S(">\n"),
                               str_from(elements), S("\n</khung>\n"))));
}

static str path_of(const char *name)
{
    return STR_CAT(a, str_from(home), S("/"), str_from(name));
}

static void new_places(void)
{
    str *folders = NEW_ARRAY(a, str, 2);
    folders[0] = path_of("first");
    folders[1] = path_of("second");
    places = template_places_make(a, str_from(home), folders, 2);
}

static int start(void **state)
{
    static const char *const folders[] = {"", "/templates", "/first", "/second"};
    if (setup(state) != 0)
        return -1;
    strcpy(home, "/tmp/kehoach-unit-XXXXXX");
    if (!mkdtemp(home))
        return -1;
    for (size_t i = 1; i < COUNT(folders); i++)
        if (mkdir(str_z(a, STR_CAT(a, str_from(home), str_from(folders[i]))), 0755) != 0)
            return -1;
    new_places();
    return 0;
}

static int finish(void **state)
{
    str command = STR_CAT(a, S("rm -rf "), str_from(home));
    int failed = system(str_z(a, command));
    return teardown(state) + failed;
}

static const khung *load(const char *name)
{
    forget_faults();
    new_places();
    return khung_load(&d, path_of(name), &places, (pos){0});
}

/* "mo_dau muc:a muc ky": the parts of a khung. */
static str parts_of(const khung *k)
{
    buf b = {.a = a};
    assert_non_null(k);
    for (size_t i = 0; i < k->parts.n; i++) {
        const khung_part *p = &k->parts.at[i];
        buf_add(&b, i ? S(" ") : S(""));
        buf_add(&b, p->kind == ELEMENT_MUC || p->kind == ELEMENT_PHU_LUC ? S("") : S("<"));
        buf_add(&b, p->id);
    }
    return buf_str(&b);
}

/* The texts of a part with those around it: "before | own | after". */
static str texts_of(const khung *k, const char *id)
{
    size_t i = 0;
    while (!str_eq(k->parts.at[i].id, str_from(id)))
        i++;
    const khung_part *p = &k->parts.at[i];
    buf b = {.a = a};
    for (size_t t = 0; t < p->before.n; t++) {
        buf_add(&b, p->before.at[t]->text.at[0].text);
        buf_add(&b, S(" "));
    }
    buf_add(&b, S("| "));
    buf_add(&b, p->own->text.n ? p->own->text.at[0].text : S("-"));
    buf_add(&b, S(" |"));
    for (size_t t = 0; t < p->after.n; t++) {
        buf_add(&b, S(" "));
        buf_add(&b, p->after.at[t]->text.at[0].text);
    }
    return buf_str(&b);
}

#define MUC(id) "<muc id='" id "' tieu_de='" id "'>" id "</muc>"

static void put_base(void)
{
    put_khung("goc.xml", "ten='gốc' cap='xa' cap_duoi='x y'",
              "<mo_ta>Gốc</mo_ta><trich_yeu>t</trich_yeu><mo_dau>m</mo_dau>" MUC("a") MUC("b")
                  MUC("c") "<muc_tu_do/><ket_thuc>k</ket_thuc><ky/>"
                           "<phu_luc id='p' tieu_de='p'>p</phu_luc>");
}

/* A child of goc.xml with these elements. */
static const khung *child(const char *elements)
{
    put_base();
    put_khung("con.xml", "ten='con' ke_thua='goc'", elements);
    return load("con.xml");
}

/* ---- what a child does ---- */

CASE(a_template_alone)
{
    put_base();
    const khung *k = load("goc.xml");
    assert_faults("");
    assert_str(k->name, "gốc");
    assert_str(k->description, "Gốc");
    assert_str(k->cap, "xa");
    assert_str(k->cap_duoi, "x y");
    assert_int_equal(k->chain.n, 1);
    assert_str(parts_of(k), "<trich_yeu <mo_dau a b c <muc_tu_do <ket_thuc <ky p");
    assert_str(k->parts.at[0].template_name, "gốc");
}

CASE(all_is_inherited)
{
    const khung *k = child("");
    assert_faults("");
    assert_str(k->name, "con");
    assert_str(k->description, "Gốc");
    assert_str(k->cap, "xa");
    assert_str(k->cap_duoi, "x y");
    assert_int_equal(k->chain.n, 2);
    assert_str(k->chain.at[0]->name, "con");
    assert_str(k->chain.at[1]->name, "gốc");
    assert_str(parts_of(k), "<trich_yeu <mo_dau a b c <muc_tu_do <ket_thuc <ky p");
}

CASE(replacing)
{
    const khung *k = child("<mo_ta>Con</mo_ta><mo_dau>mới</mo_dau>"
                           "<muc id='b' tieu_de='B' neu='x'>bê</muc>"
                           "<phu_luc id='p' tieu_de='P'>pê</phu_luc>");
    assert_faults("");
    assert_str(parts_of(k), "<trich_yeu <mo_dau a b c <muc_tu_do <ket_thuc <ky p");
    assert_str(texts_of(k, "mo_dau"), "| mới |");
    assert_str(texts_of(k, "b"), "| bê |");
    assert_str(texts_of(k, "p"), "| pê |");
    assert_str(k->description, "Con");
    assert_str(k->parts.at[3].template_name, "con");
    assert_str(k->parts.at[2].template_name, "gốc");
    assert_str(element_attribute(k->parts.at[3].own, "neu"), "x");
}

CASE(what_the_parent_lacks_goes_where_its_kind_belongs)
{
    const khung *k = child("<can_cu>x</can_cu><phu_luc_tu_do/><ten_loai>x</ten_loai>"
                           "<noi_nhan>x</noi_nhan>");
    assert_str(parts_of(k), "<ten_loai <trich_yeu <can_cu <mo_dau a b c <muc_tu_do <ket_thuc "
                            "<noi_nhan <ky p <phu_luc_tu_do");
}

CASE(text_around)
{
    const khung *k = child("<truoc id='a'>1</truoc><sau id='a'>3</sau><truoc id='a'>2</truoc>"
                           "<sau id='a'>4</sau><sau id='mo_dau'>x</sau>");
    assert_str(texts_of(k, "a"), "1 2 | a | 3 4");
    assert_str(texts_of(k, "mo_dau"), "| m | x");
    put_khung("chau.xml", "ke_thua='con'",
              "<truoc id='a'>5</truoc><sau id='a'>6</sau><truoc id='a'>7</truoc>");
    k = load("chau.xml");
    assert_faults("");
    assert_str(texts_of(k, "a"), "5 7 1 2 | a | 3 4 6");
}

CASE(replacing_takes_along_what_others_put_around)
{
    child("<truoc id='a'>1</truoc>");
    put_khung("chau.xml", "ke_thua='con'",
              "<truoc id='a'>2</truoc><muc id='a' tieu_de='A'>mới</muc><sau id='a'>3</sau>");
    assert_str(texts_of(load("chau.xml"), "a"), "2 | mới | 3");
}

CASE(removing)
{
    const khung *k = child("<bo id='b'/><bo id='muc_tu_do'/><bo id='ket_thuc'/><bo id='p'/>");
    assert_faults("");
    assert_str(parts_of(k), "<trich_yeu <mo_dau a c <ky");
    put_khung("chau.xml", "ke_thua='con'", "<ket_thuc>lại</ket_thuc>");
    assert_str(parts_of(load("chau.xml")), "<trich_yeu <mo_dau a c <ket_thuc <ky");
}

CASE(inserting)
{
    const khung *k = child("<chen_sau id='a'>" MUC("x") MUC(
        "y") "</chen_sau>"
             "<chen_truoc id='a'>" MUC(
                 "u") "</chen_truoc>"
                      "<chen_truoc id='a'>" MUC(
                          "v") "</chen_truoc>"
                               "<chen_sau id='a'><muc tieu_de='không tên'/></chen_sau>"
                               "<chen_sau id='p'><phu_luc id='q' tieu_de='q'/></chen_sau>");
    assert_faults("");
    assert_str(parts_of(k), "<trich_yeu <mo_dau u v a x y  b c <muc_tu_do <ket_thuc <ky p q");
}

CASE(inserting_behind_what_was_inserted)
{
    const khung *k = child("<chen_sau id='a'>" MUC(
        "x") "</chen_sau>"
             "<chen_sau id='a'>" MUC("y") "</chen_sau>"
                                          "<chen_sau id='x'>" MUC("z") "</chen_sau>"
                                                                       "<chen_sau id='a'>" MUC(
                                                                           "w") "</chen_sau>");
    assert_str(parts_of(k), "<trich_yeu <mo_dau a x z y w b c <muc_tu_do <ket_thuc <ky p");
    put_khung("chau.xml", "ke_thua='con'", "<chen_sau id='a'>" MUC("g") "</chen_sau>");
    assert_str(parts_of(load("chau.xml")),
               "<trich_yeu <mo_dau a g x z y w b c <muc_tu_do <ket_thuc <ky p");
}

CASE(moving)
{
    const khung *k = child("<bo id='a'/><chen_sau id='c'>" MUC("a") "</chen_sau>");
    assert_faults("");
    assert_str(parts_of(k), "<trich_yeu <mo_dau b c a <muc_tu_do <ket_thuc <ky p");
}

/* The khung of a parent is shared by its children: none may see the other's texts. */
CASE(children_of_one_parent)
{
    put_base();
    put_khung("mot.xml", "ke_thua='goc'", "<sau id='a'>1</sau><truoc id='a'>2</truoc><bo id='b'/>");
    put_khung("hai.xml", "ke_thua='mot'", "<sau id='a'>3</sau><truoc id='a'>4</truoc>");
    put_khung("ba.xml", "ke_thua='mot'", "<sau id='a'>5</sau><truoc id='a'>6</truoc>");
    const khung *one = khung_load(&d, path_of("mot.xml"), &places, (pos){0});
    const khung *two = khung_load(&d, path_of("hai.xml"), &places, (pos){0});
    const khung *three = khung_load(&d, path_of("ba.xml"), &places, (pos){0});
    assert_ptr_equal(one, khung_load(&d, path_of("mot.xml"), &places, (pos){0}));
    assert_str(texts_of(one, "a"), "2 | a | 1");
    assert_str(texts_of(two, "a"), "4 2 | a | 1 3");
    assert_str(texts_of(three, "a"), "6 2 | a | 1 5");
    assert_ptr_equal(two->chain.at[1], three->chain.at[1]);
}

/* ---- faults ---- */

CASE(faults)
{
    static const struct {
        const char *elements, *faults;
    } rows[] = {
        {"<bo id='zzzzzz'/>", "PART_UNKNOWN"},
        {"<sau id='mo_dauu'>x</sau>", "PART_NEAR"},
        {"<truoc id='can_cu'>x</truoc>", "PART_UNKNOWN"},
        {"<chen_truoc id='zzzzzz'>" MUC("x") "</chen_truoc>", "PART_UNKNOWN"},
        {"<bo id='a'/><bo id='a'/>", "PART_NEAR"},
        {"<muc id='zzzzzz' tieu_de='x'/>", "SECTION_NEW"},
        {"<muc id='aa' tieu_de='x'/>", "SECTION_NEW_NEAR"},
        {"<phu_luc id='a' tieu_de='x'/>", "SECTION_NEW_NEAR"},
        {"<chen_sau id='a'>" MUC("b") "</chen_sau>", "PART_THERE"},
        {"<muk/><bo id='zzzzzz'/>", "ELEMENT_NEAR PART_UNKNOWN"},
        {"<bo id=''/>", "ATTRIBUTE_BLANK"},
        {"<bo/>", "ATTRIBUTE_MISSING"},
        {"<chen_sau id='a'>" MUC("x") MUC("x") "</chen_sau>", "ID_TWICE"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_null(child(rows[i].elements));
        assert_faults(rows[i].faults);
    }
}

CASE(the_parts_there_are_named)
{
    child("\n<bo id='zzzzzz'/>");
    assert_str(diag_text(a, &d.list.at[0], LANGUAGE_VI),
               "khung cha không có phần `zzzzzz`; các phần của nó: trich_yeu, mo_dau, a, b, c, "
               "muc_tu_do, ket_thuc, ky, p");
    assert_place(0, 3, 9);
}

CASE(locked_parts)
{
    static const char *const elements[] = {
        "\n<muc id='a' tieu_de='x'/>", "\n<bo id='a'/>", "\n<truoc id='a'>x</truoc>",
        "\n<sau id='a'>x</sau>",       "\n<ky/>",
    };
    put_khung("goc.xml", "ten='gốc'",
              MUC("b") "\n<muc id='a' tieu_de='a' co_dinh='co'/>\n"
                       "<ky co_dinh='co'/>");
    for (size_t i = 0; i < COUNT(elements); i++) {
        put_khung("con.xml", "ke_thua='goc'", elements[i]);
        assert_null(load("con.xml"));
        assert_faults("PART_LOCKED");
        assert_int_equal(source_place(d.list.at[0].at, NULL).line, 3);
        assert_int_equal(source_place(d.list.at[0].other, NULL).line, i == 4 ? 4 : 3);
    }
    put_khung("con.xml", "ke_thua='goc'", "<chen_sau id='a'>" MUC("x") "</chen_sau>");
    assert_str(parts_of(load("con.xml")), "b a x <ky");
    assert_faults("");
}

CASE(a_child_locks_for_its_children)
{
    put_base();
    put_khung("con.xml", "ke_thua='goc'",
              "<muc id='a' tieu_de='A' co_dinh='co'/><truoc id='a'>của nó</truoc>");
    assert_non_null(load("con.xml"));
    put_khung("chau.xml", "ke_thua='con'", "<sau id='a'>x</sau>");
    assert_null(load("chau.xml"));
    assert_faults("PART_LOCKED");
}

CASE(ranks)
{
    put_base();
    put_khung("con.xml", "ke_thua='goc' cap='xa'", "");
    assert_non_null(load("con.xml"));
    put_khung("chau.xml", "ke_thua='con'\n cap='huyen'", "");
    assert_null(load("chau.xml"));
    assert_faults("CAP_DIFFERS");
    assert_place(0, 2, 7);
    put_khung("khac.xml", "", "");
    put_khung("con.xml", "ke_thua='khac' cap='tinh'", "");
    assert_str(load("con.xml")->cap, "tinh");
}

CASE(fields_over_fields)
{
    put_khung("goc.xml", "ten='gốc'",
              "<truong ma='h.ngày' kieu='ngay'/><truong ma='h.số' kieu='so' mac_dinh='5'/>");
    put_khung("con.xml", "ten='con' ke_thua='goc'",
              "<truong ma='h.mới'/><truong ma='h.số' mac_dinh='7'/>");
    const khung *k = load("con.xml");
    assert_faults("");
    assert_int_equal(k->fields.n, 3);
    assert_str(k->fields.at[0].path, "h.ngay");
    assert_str(k->fields.at[0].template_name, "gốc");
    assert_str(k->fields.at[1].path, "h.so");
    assert_str(k->fields.at[1].default_value->value, "7");
    assert_int_equal(k->fields.at[1].kind, FIELD_SO);
    assert_str(k->fields.at[1].hides->default_value->value, "5");
    assert_str(k->fields.at[2].path, "h.moi");
    put_khung("con.xml", "ke_thua='goc'", "<truong ma='h.số' mac_dinh='bảy'/>");
    assert_null(load("con.xml"));
    assert_faults("FIELD_NUMBER");
}

CASE(a_locked_field)
{
    put_khung("goc.xml", "", "<truong ma='h.số' mac_dinh='5' co_dinh='co'/>");
    put_khung("con.xml", "ke_thua='goc'", "<truong ma='h.số' mac_dinh='7'/>");
    assert_null(load("con.xml"));
    assert_faults("FIELD_LOCKED");
}

/* ---- chains ---- */

CASE(circles)
{
    put_khung("a.xml", "ke_thua='b'", "");
    put_khung("b.xml", "ke_thua='c'", "");
    put_khung("c.xml", "ke_thua='b'", "");
    put_khung("d.xml", "ke_thua='d.xml'", "");
    assert_null(load("a.xml"));
    assert_faults("TEMPLATE_CYCLE");
    assert_str(d.list.at[0].args.at[0], "b → c → b");
    assert_null(load("d.xml"));
    assert_faults("TEMPLATE_CYCLE");
    assert_str(d.list.at[0].args.at[0], "d → d");
}

CASE(long_chains)
{
    char name[16], attributes[32];
    for (int i = 0; i < 33; i++) {
        snprintf(name, sizeof name, "k%d.xml", i);
        snprintf(attributes, sizeof attributes, i ? "ke_thua='k%d'" : "", i - 1);
        put_khung(name, attributes, "");
    }
    assert_int_equal(load("k31.xml")->chain.n, 32);
    assert_null(load("k32.xml"));
    assert_int_equal(d.list.n, 1);
    assert_int_equal(d.list.at[0].code, DIAG_TEMPLATE_TOO_DEEP);
}

CASE(unknown_parents)
{
    put_khung("con.xml", "ke_thua='ke-hoachh'", "");
    assert_null(load("con.xml"));
    assert_faults("PARENT_NEAR");
    put_khung("con.xml", "ke_thua='qqqqqqqqqqqqqq'", "");
    assert_null(load("con.xml"));
    assert_faults("PARENT_UNKNOWN");
    put_khung("con.xml", "ke_thua='khong-co.xml'", "<muk/>");
    assert_null(load("con.xml"));
    assert_faults("PARENT_UNKNOWN ELEMENT_NEAR");
}

CASE(faults_of_all_files_in_one_run)
{
    put_khung("goc.xml", "", "<muk/><truong ma='x'/>");
    put_khung("con.xml", "ke_thua='goc'", "<muc/><bo id='a'/><truong ma='y'/>");
    assert_null(load("con.xml")); /* that there is no a, the parent's faults may have made */
    assert_faults("ATTRIBUTE_MISSING SECTION_WITHOUT_ID FIELD_NAME ELEMENT_NEAR FIELD_NAME");
}

CASE(a_parent_that_can_not_be_read)
{
    put("goc.xml", "chữ");
    put_khung("con.xml", "ke_thua='goc'", "<bo id='a'/>");
    assert_null(load("con.xml"));
    assert_faults("XML_NO_TAG");
    assert_str(d.list.at[0].at.src->name, str_z(a, path_of("goc.xml")));
}

/* ---- where templates are looked for ---- */

static const char *where(const char *name)
{
    forget_faults();
    new_places();
    const khung *k = khung_load(&d, str_from(name), &places, (pos){0});
    return k ? str_z(a, k->name) : "";
}

CASE(the_order_of_places)
{
    assert_string_equal(where("ke-hoach"), "ke-hoach");
    put_khung("second/ke-hoach.xml", "ten='hai'", "");
    assert_string_equal(where("ke-hoach"), "hai");
    put_khung("first/ke-hoach.xml", "ten='một'", "");
    assert_string_equal(where("ke-hoach"), "một");
    put_khung("templates/ke-hoach.xml", "ten='cạnh'", "");
    assert_string_equal(where("ke-hoach"), "cạnh");
    put_khung("ke-hoach.xml", "ten='đường dẫn'", "");
    assert_string_equal(where("ke-hoach"), "cạnh");
    assert_string_equal(where("ke-hoach.xml"), "đường dẫn");
    put_khung("templates/trong.xml", "ten='trong'", "");
    assert_string_equal(where("templates/trong.xml"), "trong");
    put_khung("second/rieng.xml", "ten='riêng'", "");
    assert_string_equal(where("rieng"), "riêng");
    assert_string_equal(where("rieng.xml"), "riêng");
}

CASE(a_name_that_is_none)
{
    put_khung("first/rieng.xml", "", "");
    assert_string_equal(where("qqqqqqqqqqqqqq"), "");
    assert_faults("TEMPLATE_UNKNOWN");
    assert_true(str_starts(d.list.at[0].args.at[2], S("rieng, ")));
    assert_string_equal(where("riengg"), "");
    assert_faults("TEMPLATE_NEAR");
    assert_str(d.list.at[0].args.at[1], "rieng");
    assert_string_equal(where("qqqqqqqqqqqqqq.xml"), "");
    assert_faults("READ_MISSING");
}

CASE(a_parent_is_looked_for_beside_its_child)
{
    put_khung("goc.xml", "ten='cạnh con'", "");
    put_khung("templates/goc.xml", "ten='trong templates'", "");
    put_khung("con.xml", "ten='con' ke_thua='goc'", "");
    assert_str(load("con.xml")->chain.at[1]->name, "cạnh con");
    put_khung("first/con.xml", "ten='con' ke_thua='goc'", "");
    assert_str(load("first/con.xml")->chain.at[1]->name, "trong templates");
}

/* A file of the user's takes no part in what is built in, unless it is asked for. */
CASE(the_parent_of_a_built_in_one_is_built_in)
{
    put_khung("templates/ke-hoach.xml", "ten='cạnh'", "");
    found_template built_in = {.name = S("x")}, file = {.name = S("x"), .folder = str_from(home)};
    pos at = {make_source(S("x")), 0};
    found_template *t = template_find(&d, S("ke-hoach"), &places, &built_in, at);
    assert_int_equal(t->folder.n, 0);
    t = template_find(&d, S("ke-hoach"), &places, &file, at);
    assert_str(t->form.name, "cạnh");
}

CASE(a_file_is_read_once)
{
    put_khung("mot.xml", "<", "");
    assert_null(khung_load(&d, path_of("mot.xml"), &places, (pos){0}));
    assert_faults("XML_LESS_THAN");
    assert_null(khung_load(&d, STR_CAT(a, str_from(home), S("/first/../mot.xml")), &places, (pos){0}));
    assert_faults("XML_LESS_THAN"); /* said once */
}

CASE(the_list)
{
    put_base();
    put_khung("templates/b.xml", "ke_thua='../goc.xml'", "");
    put_khung("templates/a.xml", "cap='huyen'", "<mo_ta>A</mo_ta>");
    put_khung("first/b.xml", "cap='tinh'", "");
    put_khung("second/hong.xml", "cap='x'", "");
    khung_list all = khung_list_all(&d, &places);
    assert_faults("");
    assert_true(all.n >= 4);
    assert_str(all.at[0].name, "a");
    assert_str(all.at[0].description, "A");
    assert_str(all.at[0].cap, "huyen");
    assert_str(all.at[1].name, "b");
    assert_str(all.at[1].description, "Gốc");
    assert_str(all.at[1].cap, "xa");
    assert_str(all.at[1].path, str_z(a, path_of("templates/b.xml")));
    assert_str(all.at[2].name, "hong");
    assert_false(all.at[2].usable);
    assert_str(all.at[3].path, "");
    assert_true(all.at[3].usable);
}

CASE(partials)
{
    assert_null(partial_find(&d, S("chung"), &places));
    put("second/chung", "hai");
    assert_str(partial_find(&d, S("chung"), &places)->text, "hai");
    put("second/chung.mustache", "hai m");
    assert_str(partial_find(&d, S("chung"), &places)->text, "hai m");
    put("first/chung", "một");
    assert_str(partial_find(&d, S("chung"), &places)->text, "một");
    put("templates/chung", "cạnh");
    const source *src = partial_find(&d, S("chung"), &places);
    assert_str(src->text, "cạnh");
    assert_ptr_equal(partial_find(&d, S("chung"), &places), src);
    put("ngoai", "ngoài");
    assert_null(partial_find(&d, S("../ngoai"), &places));
    assert_null(partial_find(&d, path_of("ngoai"), &places));
    assert_faults("");
}

CASE(partials_beside_a_template)
{
    put("chung", "cạnh khung");
    assert_null(partial_find(&d, S("chung"), &places));
    put_khung("con.xml", "", "");
    assert_non_null(khung_load(&d, path_of("con.xml"), &places, (pos){0}));
    assert_str(partial_find(&d, S("chung"), &places)->text, "cạnh khung");
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_template_alone),
        TEST(all_is_inherited),
        TEST(replacing),
        TEST(what_the_parent_lacks_goes_where_its_kind_belongs),
        TEST(text_around),
        TEST(replacing_takes_along_what_others_put_around),
        TEST(removing),
        TEST(inserting),
        TEST(inserting_behind_what_was_inserted),
        TEST(moving),
        TEST(children_of_one_parent),
        TEST(faults),
        TEST(the_parts_there_are_named),
        TEST(locked_parts),
        TEST(a_child_locks_for_its_children),
        TEST(ranks),
        TEST(fields_over_fields),
        TEST(a_locked_field),
        TEST(circles),
        TEST(long_chains),
        TEST(unknown_parents),
        TEST(faults_of_all_files_in_one_run),
        TEST(a_parent_that_can_not_be_read),
        TEST(the_order_of_places),
        TEST(a_name_that_is_none),
        TEST(a_parent_is_looked_for_beside_its_child),
        TEST(the_parent_of_a_built_in_one_is_built_in),
        TEST(a_file_is_read_once),
        TEST(the_list),
        TEST(partials),
        TEST(partials_beside_a_template),
    };
    return RUN(tests);
}
