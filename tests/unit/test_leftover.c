/* template/leftover: what is left over from another unit, level or time, and what only looks so. */
#include "levels.h"
#include "plan_text.h"
#include "base/utf8.h"
#include "template/leftover.h"
#include "template/words.h"

static leftover_context c; /* new for each table of rows */

/* A paragraph for each line, as a template or an input gives them. */
static plan plan_of(const char *text)
{
    plan p = {0};
    lines all = lines_of(str_from(text));
    for (size_t i = 0; i < all.n; i++) {
        block *added = list_add(a, &p.than);
        *added = (block){.kind = BLOCK_DOAN, .at = all.at[i].at};
        run words = {.kind = RUN_TEXT, .text = all.at[i].text, .at = all.at[i].at};
        *list_add(a, &added->runs) = words;
    }
    return p;
}

/* "901 huyện Đăk Tô; 903 huyện" */
static str warned(void)
{
    buf b = {.a = a};
    diags_sort(&d);
    for (size_t i = 0; i < d.list.n; i++) {
        buf_add(&b, i ? S("; ") : S(""));
        buf_number(&b, diag_number(d.list.at[i].code));
        buf_add(&b, STR_CAT(a, S(" "), d.list.at[i].args.at[0]));
    }
    return buf_str(&b);
}

typedef struct row_of_text {
    const char *text, *warned;
} row_of_text;

static void check_rows(const row_of_text *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        forget_faults();
        plan p = plan_of(rows[i].text);
        leftover_check(&d, &c, &p);
        str got = warned();
        if (!str_eq(got, str_from(rows[i].warned)))
            fail_msg("%s\ngot  \"%.*s\"\nwant \"%s\"", rows[i].text, (int)got.n, got.p,
                     rows[i].warned);
    }
}

static const date before = {4, 9, 2024}, after = {15, 8, 2025};

static leftover_context of_ward(date when)
{
    return (leftover_context){.own_kind = S("phường"),
                              .own_words = S("phường Phùng Chí Kiên"),
                              .own_rank = RANK_XA,
                              .when = when,
                              .two_tiers = level_is_two_tier(levels_built_in(), when)};
}

static leftover_context of_district(void)
{
    return (leftover_context){.own_kind = S("huyện"),
                              .own_words = S("huyện Đăk Hà"),
                              .own_rank = RANK_HUYEN,
                              .when = before};
}

CASE(other_units)
{
    static const str units[] = {{"huyện Đăk Hà", sizeof "huyện Đăk Hà" - 1},
                                {"huyện Đăk Tô", sizeof "huyện Đăk Tô" - 1}};
    static const char *const more[] = {
        "huyện Sa Thầy",   "thành phố Kon Tum", "huyện Kon Plông",
        "xã Tân",          "thị xã Hoà Bình",   "xã Phan Rang - Tháp",
        "huyện Ia H'Drai", "phường 1",          "xã An Thịnh"};
    static const str allowed[] = {{"tỉnh Kon Tum", sizeof "tỉnh Kon Tum" - 1},
                                  {"xã Đăk Mar", sizeof "xã Đăk Mar" - 1}};
    static const row_of_text rows[] = {
        {"Hội nghị của huyện Đăk Tô.", "901 huyện Đăk Tô"},
        {"HUYỆN ĐĂK TÔ và Huyện Sa Thầy", "901 HUYỆN ĐĂK TÔ; 901 Huyện Sa Thầy"},
        {"huyện  Đăk\u00A0Tô", "901 huyện  Đăk\u00A0Tô"},
        {"thành phố Kon Tum", "901 thành phố Kon Tum"},
        {"tỉnh Kon Tum, huyện Đăk Hà, xã Đăk Mar", ""}, /* above, own, below */
        {"Đăk Tô", ""},                                 /* a name without its kind */
        {"huyện, Đăk Tô", ""},
        {"huyện Đăk", ""},
        {"huyện Đăk Tôn", ""},
        {"xã Tân tổ chức", "901 xã Tân"},
        {"xã Tân Lập tổ chức", ""},   /* a longer name is another's */
        {"xã TÂN LẬP", "901 xã TÂN"}, /* in capitals there is no telling */
        {"thị xã Hòa Bình", "901 thị xã Hòa Bình"},
        {"hợp tác xã An Thịnh, thị xã An Thịnh, làng xã An Thịnh", ""},
        {"xã Phan Rang – Tháp", "901 xã Phan Rang – Tháp"},
        {"huyện Ia H’Drai", "901 huyện Ia H’Drai"},
        {"phường 1; phường 10", "901 phường 1"},
        {"huyện Đăk Tô (cũ)", ""},
        {"huyện Đăk Tô trước đây", ""},
        {"huyện Đăk Tô; nơi ở cũ", "901 huyện Đăk Tô"},
    };
    str all[COUNT(units) + COUNT(more)];
    memcpy(all, units, sizeof units);
    for (size_t i = 0; i < COUNT(more); i++)
        all[COUNT(units) + i] = str_from(more[i]);
    c = of_district();
    c.others = leftover_units(a, all, COUNT(all));
    c.allowed = allowed;
    c.n_allowed = COUNT(allowed);
    check_rows(rows, COUNT(rows));
}

CASE(decomposed_names_are_the_same)
{
    c = of_district();
    const str all[] = {S("huyện Đăk Tô")}; /* decomposed */
    c.others = leftover_units(a, all, 1);
    static const row_of_text rows[] = {{"huyện Đăk Tô", "901 huyện Đăk Tô"}};
    check_rows(rows, COUNT(rows));
}

CASE(other_kinds_of_unit)
{
    static const row_of_text rows[] = {
        {"Nhân dân trên địa bàn xã trong phong trào", "902 địa bàn xã"},
        {"tham mưu UBND xã.", "902 UBND xã"},
        {"Ủy ban nhân dân xã", "902 Ủy ban nhân dân xã"},
        {"Uỷ ban nhân dân xã", "902 Uỷ ban nhân dân xã"},
        {"HĐND xã; Hội đồng nhân dân thị trấn", "902 HĐND xã; 902 Hội đồng nhân dân thị trấn"},
        {"Đảng ủy xã, Chủ tịch UBND xã", "902 Đảng ủy xã; 902 UBND xã"},
        {"trong toàn xã (kể cả tổ dân phố)", "902 toàn xã"},
        {"TRÊN ĐỊA BÀN XÃ", "902 ĐỊA BÀN XÃ"},
        {"UBND đặc khu tổ chức", "902 UBND đặc khu"},
        {"UBND phường, địa bàn phường, toàn phường", ""},
        {"đời sống xã hội, toàn xã hội, xã hội hóa, an toàn xã hội", ""},
        {"hợp tác xã, thị xã, làng xã", ""},
        {"UBND xã, phường; địa bàn xã và phường; UBND xã/phường", ""},
        {"UBND xã phường; UBND xã, các phường; UBND xã (phường)", ""},
        {"UBND các xã, cấp xã, mỗi xã, UBND cấp xã", ""},
        {"UBND xã An Thịnh, địa bàn xã 135", ""},
        {"tổ chức tại xã, đi các xã", ""}, /* nothing says that it is this unit */
        {"bảo đảm an toàn xã, hoàn toàn xã", ""},
        {"UBND huyện, toàn tỉnh, địa bàn thành phố", ""}, /* of other ranks */
        {"UBND. Xã", ""},
        {"Công an xã, cán bộ xã; trụ sở xã", "902 Công an xã; 902 cán bộ xã; 902 trụ sở xã"},
        {"trong xã; Nhân dân xã; Nhà Văn hoá xã",
         "902 trong xã; 902 Nhân dân xã; 902 Nhà Văn hoá xã"},
        {"trong xã hội, nhân dân xã hội, công an thị xã, trong hợp tác xã", ""},
        {"Công an xã, phường; Nhà văn hóa xã, phường; cán bộ xã và phường", ""},
        {"UBND xã (cũ)", ""},
    };
    c = of_ward(before);
    check_rows(rows, COUNT(rows));
}

CASE(what_is_below_another_kind)
{
    static const row_of_text ward[] = {
        {"Các thôn tổ chức; mỗi thôn một điểm", "907 Các thôn; 907 mỗi thôn"},
        {"các thôn.", "907 các thôn"},
        {"các thôn, tổ dân phố; tổ dân phố và các thôn; các thôn (tổ dân phố)", ""},
        {"bản, các thôn; các thôn hoặc tổ dân phố; các thôn/tổ dân phố", ""},
        {"các thôn Đông, một thôn, thôn xóm, các thôn trước đây", ""},
    };
    static const row_of_text commune[] = {
        {"các tổ dân phố trên địa bàn", "907 các tổ dân phố"},
        {"các tổ dân phố, thôn; các tổ dân phố và thôn; các thôn", ""},
    };
    static const row_of_text today[] = {{"các tổ dân phố trên địa bàn", ""}}; /* of former towns */
    c = of_ward(before);
    check_rows(ward, COUNT(ward));
    c = of_ward(after);
    check_rows(ward, COUNT(ward));
    c.own_kind = S("xã");
    check_rows(today, COUNT(today));
    c.when = before;
    c.two_tiers = false;
    check_rows(commune, COUNT(commune));
}

CASE(kinds_of_the_units_above_are_theirs)
{
    static const row_of_text rows[] = {
        {"trên địa bàn thành phố.", ""}, /* Hà Nội, of which it is a district */
        {"trên địa bàn quận.", "902 địa bàn quận"},
    };
    static const row_of_text without[] = {{"trên địa bàn thành phố.", "902 địa bàn thành phố"}};
    static const str above[] = {{"thành phố Hà Nội", sizeof "thành phố Hà Nội" - 1}};
    c = of_district();
    check_rows(without, COUNT(without));
    c.allowed = above;
    c.n_allowed = 1;
    check_rows(rows, COUNT(rows));
}

CASE(kinds_of_provinces)
{
    static const row_of_text before_two[] = {{"trên địa bàn thành phố.", ""}};
    static const row_of_text after_two[] = {{"trên địa bàn thành phố.", "902 địa bàn thành phố"},
                                            {"toàn tỉnh, toàn xã, toàn phường", ""}};
    static const row_of_text of_city[] = {{"UBND tỉnh; UBND tỉnh Kon Tum", "902 UBND tỉnh"}};
    c = (leftover_context){.own_kind = S("tỉnh"), .own_rank = RANK_TINH, .when = before};
    check_rows(before_two, COUNT(before_two));
    c.when = after;
    c.two_tiers = true;
    check_rows(after_two, COUNT(after_two));
    c.own_kind = S("thành phố");
    check_rows(of_city, COUNT(of_city));
    c = (leftover_context){.when = before}; /* kind and rank unknown */
    check_rows(before_two, COUNT(before_two));
}

CASE(districts)
{
    static const row_of_text rows[] = {
        {"các huyện, thị xã", "903 huyện; 903 thị xã"},
        {"UBND quận; cấp huyện", "903 quận; 903 cấp huyện"},
        {"Huyện ủy, Quận uỷ, Thị ủy", "903 Huyện ủy; 903 Quận uỷ; 903 Thị ủy"},
        {"UBND các xã, thị trấn", "903 thị trấn"},
        {"HUYỆN BA BỂ", "903 HUYỆN"},
        {"Quận công, quận chúa", ""},
        {"ông Nguyễn Văn Huyện, Hoàng Quận", ""},
        {"Công an Huyện", "903 Huyện"},
        {"đường Huyện Thanh Quan, bà Huyện Thanh Quan", ""},
        {"UBND H. Tư Nghĩa, UBND TX.Ba Đồn", "903 H. Tư; 903 TX.Ba"},
        {"UBND H. Tư Nghĩa (cũ); ông H. Tư; UBND h; UBND H.", ""},
        {"huyện Ba Bể (cũ)", ""},
        {"các huyện, thị xã cũ", ""},
        {"nhà tình nghĩa của huyện, đường cũ", "903 huyện"},
        {"Phòng Nội vụ huyện Ba Bể và các xã trước đây", ""},
        {"huyện; các xã trước đây", "903 huyện"},
        {"toàn thị xã", "903 thị xã"},
        {"thị xã hội nhập", "903 thị xã"},
        {"UBND xã", "902 UBND xã"},
    };
    static const row_of_text earlier[] = {{"các huyện, cấp huyện, Huyện ủy, thị trấn", ""}};
    static const row_of_text own[] = {{"UBND huyện", ""}};
    c = of_ward(after);
    check_rows(rows, COUNT(rows));
    c = of_ward(before);
    check_rows(earlier, COUNT(earlier));
    c = of_district(); /* that it is a district is another warning's business */
    c.when = after;
    c.two_tiers = true;
    check_rows(own, COUNT(own));
}

static const leftover_agency agencies[] = {
    {{"Sở Thông tin và Truyền thông", sizeof "Sở Thông tin và Truyền thông" - 1},
     {1, 3, 2025},
     {"Sở Khoa học và Công nghệ", sizeof "Sở Khoa học và Công nghệ" - 1},
     false,
     {0}},
    {{"Sở Lao động - Thương binh và Xã hội", sizeof "Sở Lao động - Thương binh và Xã hội" - 1},
     {1, 3, 2025},
     {0},
     false,
     {0}},
    {{"Công an huyện", sizeof "Công an huyện" - 1}, {1, 7, 2025}, {0}, false, {0}},
};

/* "Phòng Một" became "Phòng Hai", that "Phòng Ba"; "Phòng Vòng" goes round. */
static const leftover_agency chain[] = {
    {{"Phòng Một", sizeof "Phòng Một" - 1},
     {1, 3, 2025},
     {"Phòng Hai", sizeof "Phòng Hai" - 1},
     false,
     {0}},
    {{"Phòng Hai", sizeof "Phòng Hai" - 1},
     {1, 7, 2025},
     {"Phòng Ba", sizeof "Phòng Ba" - 1},
     false,
     {0}},
    {{"Phòng Vòng", sizeof "Phòng Vòng" - 1},
     {1, 3, 2025},
     {"Phòng Vòng", sizeof "Phòng Vòng" - 1},
     false,
     {0}},
};

static void check_successor(const char *text, const char *successor)
{
    forget_faults();
    plan p = plan_of(text);
    leftover_check(&d, &c, &p);
    assert_faults("LEFTOVER_AGENCY");
    assert_str(d.list.at[0].args.at[2], successor);
}

CASE(successors_that_are_gone_too)
{
    c = of_ward(after);
    c.agencies = chain;
    c.n_agencies = COUNT(chain);
    check_successor("Phòng Một", "Phòng Ba");
    check_successor("Phòng Hai", "Phòng Ba");
    check_successor("Phòng Vòng", "Phòng Vòng");
    c.when = (date){1, 4, 2025};
    c.two_tiers = false;
    check_successor("Phòng Một", "Phòng Hai");
}

CASE(bodies_that_are_not_there_yet)
{
    static const leftover_agency some[] = {{{"phường, đặc khu", sizeof "phường, đặc khu" - 1},
                                            {1, 7, 2025},
                                            {"phường, thị trấn", sizeof "phường, thị trấn" - 1},
                                            true,
                                            {0}}};
    static const row_of_text early[] = {{"các xã, phường, đặc khu", "908 phường, đặc khu"},
                                        {"đặc khu kinh tế; phường; đặc khu", ""}},
                             today[] = {{"các xã, phường, đặc khu", ""}};
    c = of_ward(before);
    c.agencies = some;
    c.n_agencies = COUNT(some);
    check_rows(early, COUNT(early));
    c.when = (date){0}; /* without a date there is no telling */
    check_rows(today, COUNT(today));
    c = of_ward(after);
    c.agencies = some;
    c.n_agencies = COUNT(some);
    check_rows(today, COUNT(today));
    c.two_tiers = false; /* the plan of a unit that is gone */
    check_rows(today, COUNT(today));
    c.when = before;
    plan p = plan_of("các xã, phường, đặc khu");
    forget_faults();
    leftover_check(&d, &c, &p);
    assert_faults("LEFTOVER_EARLY");
}

/* A district in a document of two tiers: that it is gone is another warning's business. */
CASE(units_that_are_gone_themselves)
{
    static const row_of_text rows[] = {{"UBND huyện, Huyện ủy, các xã, thị trấn, Phòng Hai", ""},
                                       {"Phòng Một; năm 2024", "904 Phòng Một; 906 2024"}};
    c = of_district();
    c.when = after;
    c.agencies = chain;
    c.n_agencies = COUNT(chain);
    check_rows(rows, COUNT(rows));
}

CASE(bodies_that_are_gone)
{
    static const row_of_text rows[] = {
        {"Giao Sở Thông tin và Truyền thông chủ trì", "904 Sở Thông tin và Truyền thông"},
        {"sở thông tin và truyền thông", "904 sở thông tin và truyền thông"},
        {"Sở Lao động-Thương binh và Xã hội", "905 Sở Lao động-Thương binh và Xã hội"},
        {"Sở Lao động – Thương binh và Xã hội", "905 Sở Lao động – Thương binh và Xã hội"},
        {"Sở Thông tin và Truyền thông (cũ)", ""},
        {"Sở Thông tin, Truyền thông; Sở Nội vụ; Thông tin và Truyền thông", ""},
    };
    static const row_of_text none[] = {{"Sở Thông tin và Truyền thông", ""}};
    static const row_of_text two_tiers[] = {{"Công an huyện", "905 Công an huyện"}};
    leftover_agency with_keys[COUNT(agencies)];
    for (size_t i = 0; i < COUNT(agencies); i++) {
        with_keys[i] = agencies[i];
        with_keys[i].key = words_whole_key(a, agencies[i].name);
    }
    c = of_ward(after);
    c.agencies = with_keys;
    c.n_agencies = COUNT(agencies);
    check_rows(rows, COUNT(rows));
    c.agencies = agencies;
    check_rows(rows, COUNT(rows));
    c.when = (date){28, 2, 2025};
    c.two_tiers = false;
    check_rows(none, COUNT(none));
    c.when = (date){0}; /* no date, yet known to be of two tiers */
    c.two_tiers = true;
    check_rows(two_tiers, COUNT(two_tiers));
}

CASE(grounds_cite_what_was)
{
    c = of_ward(after);
    c.agencies = agencies;
    c.n_agencies = COUNT(agencies);
    plan p = plan_of("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2025 của UBND huyện Ba Bể;\n"
                     "Theo đề nghị của Trưởng phòng Nội vụ huyện Ba Bể.");
    p.can_cu = p.than;
    p.than = (blocks){0};
    leftover_check(&d, &c, &p);
    assert_str(warned(), "903 huyện");
    assert_place(0, 2, 38);
}

CASE(years)
{
    static const row_of_text rows[] = {
        {"Tổ chức Hội nghị năm 2019.", "906 2019"},
        {"ngày 13/8/2019, ngày 13 tháng 8 năm 2018", "906 2019; 906 2018"},
        {"giai đoạn 2015 - 2020; 2016-2019", "906 2015; 906 2020; 906 2016; 906 2019"},
        {"năm học 2018/2019, quý I/2020", "906 2018; 906 2019; 906 2020"},
        {"năm 2018 và 2019, 2020", "906 2018; 906 2019; 906 2020"},
        {"NĂM 2019", "906 2019"},
        {"năm 2024, giai đoạn 2024 - 2026", ""},        /* its own, and one of the input */
        {"2019 người, 2.019 đồng, số 2019, 20190", ""}, /* no years */
        {"số 98/2019/NĐ-CP, 15/2018/TT-BNV", ""},
        {"Nghị định số 98/2019/NĐ-CP ngày 31/12/2019 của Chính phủ", ""},
        {"Luật Thi đua, khen thưởng năm 2022 và Hiến pháp năm 2013", ""},
        {"theo Luật năm 2022; trong năm 2019", "906 2019"},
        {"thực hiện Luật năm 2022. Năm 2019 có", "906 2019"},
        {"trình cấp trên quyết định trong năm 2019", "906 2019"}, /* not a Quyết định */
        {"Kế hoạch số 171/KH-UBND ngày 13/8/2019", "906 2019"},
        {"ngày 11/6/1948, năm 1945, mùa xuân năm 1975", ""},       /* history */
        {"năm 1998, tầm nhìn đến năm 2045, năm 2099", "906 1998"}, /* goals */
        {"từ 1980 - 1990 đồng, năm 2019 triệu", "906 1980"},
        {"năm 1899, năm 2100", ""},
    };
    c = of_ward(before);
    leftover_years_add(&c.years, S("đến năm 2026; số 12026/x 20211"));
    check_rows(rows, COUNT(rows));
}

static plan plan_of_run(const char *filled, const char *from)
{
    plan p = {0};
    run words = {
        .kind = RUN_TEXT, .text = str_from(filled), .at = {make_source(str_from(from)), 0}};
    block *added = list_add(a, &p.than);
    *added = (block){0};
    *list_add(a, &added->runs) = words;
    return p;
}

CASE(years_wherever_they_stand)
{
    for (size_t before_it = 0; before_it < 9; before_it++)
        for (size_t digits = 3; digits < 6; digits++) {
            leftover_years years = {0};
            str blanks = str_slice(S("xxxxxxxx "), 9 - before_it, 9);
            leftover_years_add(&years, STR_CAT(a, blanks, str_slice(S("20244"), 0, digits)));
            assert_int_equal(years.is[1] != 0, digits == 4);
            leftover_years_add(&years, STR_CAT(a, S("1 12 "), blanks, S("2024 x")));
            assert_true(years.is[1] == (uint64_t)1 << (2024 - LEFTOVER_FIRST_YEAR) % 64);
        }
}

CASE(years_of_values)
{
    c = of_ward(before);
    plan p = plan_of_run("Từ tháng 5 năm 2018 đến năm 2019",
                         "Từ tháng {{x}} đến \\\n  năm 2019\nnăm 2018");
    leftover_check(&d, &c, &p);
    assert_str(warned(), "906 2019");
    assert_place(0, 2, 7);
}

CASE(years_that_were_typed)
{
    c = of_ward(before);
    plan p = plan_of("năm 2019");
    const source *input = p.than.at[0].at.src;
    c.inputs = &input;
    c.n_inputs = 1;
    leftover_check(&d, &c, &p);
    assert_faults("");
    c.n_inputs = 0;
    leftover_check(&d, &c, &p);
    assert_faults("LEFTOVER_YEAR");
}

CASE(words_over_several_runs)
{
    const str all[] = {S("huyện Đăk Tô")};
    c = of_district();
    c.others = leftover_units(a, all, 1);
    const source *src = make_source(S("Tại huyện\n{{x}}Tô"));
    run parts[] = {{.kind = RUN_TEXT, .text = S("Tại "), .at = {src, 0}},
                   {.kind = RUN_TEXT, .text = S("huyện "), .marks = MARK_BOLD, .at = {src, 5}},
                   {.kind = RUN_NOTE},
                   {.kind = RUN_TEXT, .text = S("Đăk "), .at = {src, 12}},
                   {.kind = RUN_TEXT, .text = S("Tô"), .at = {src, 17}}};
    plan p = {0};
    *list_add(a, &p.than) = (block){.runs = {parts, COUNT(parts), COUNT(parts)}};
    leftover_check(&d, &c, &p);
    assert_str(warned(), "901 huyện Đăk Tô");
    assert_int_equal(d.list.at[0].at.off, 5); /* not as a whole in its line: the run's place */
}

CASE(places)
{
    c = of_ward(after);
    plan p = plan_of("Các xã\n  và các huyện khác\nCó huyện và huyện\nxã huyện A (cũ); huyện");
    leftover_check(&d, &c, &p);
    assert_str(warned(), "903 huyện; 903 huyện; 903 huyện");
    assert_place(0, 2, 10); /* the word itself */
    assert_place(1, 3, 4);  /* twice in its line: one warning */
    assert_place(2, 4, 18); /* the one that is meant, and not the first */
    leftover_check(&d, &c, &p);
    assert_int_equal(d.list.n, 6); /* each plan is warned of anew */
}

/* Where values have given words, a line doesn't tell which is which. */
CASE(places_in_lines_with_values)
{
    c = of_ward(after);
    plan p = plan_of_run("Ở huyện A (cũ); quận. Các huyện", "Ở huyện A (cũ); {{x}}. Các huyện");
    leftover_check(&d, &c, &p);
    assert_str(warned(), "903 quận; 903 huyện");
    assert_place(0, 1, 1);
    assert_place(1, 1, 28);
    forget_faults();
    p = plan_of_run("Ở huyện A (cũ); quận. Các huyện", "Ở {{x}} (cũ); {{x}}. Các huyện");
    leftover_check(&d, &c, &p);
    assert_place(1, 1, 1);
}

/* What plans of a list share changes nothing of what is found. */
CASE(many_plans)
{
    static const row_of_text first[] = {{"Nhân dân phường; huyện", "903 huyện"},
                                        {"tại phường Phùng Chí Kiên, xã Một", "901 xã Một"},
                                        {"tại phường Phùng Chí Kiên", ""},
                                        {"UBND phường", ""}},
                             second[] = {
                                 {"tại phường Phùng Chí Kiên", "901 phường Phùng Chí Kiên"},
                                 {"UBND phường", "902 UBND phường"},
                                 {"Nhân dân phường; huyện", "902 Nhân dân phường; 903 huyện"}};
    const str all[] = {S("phường Phùng Chí Kiên"), S("xã Một")};
    map shared = {.a = a};
    c = of_ward(after);
    c.classes = &shared;
    c.others = leftover_units(a, all, COUNT(all));
    check_rows(first, COUNT(first));
    check_rows(first, COUNT(first));
    c.own_kind = S("xã");
    c.own_words = S("xã Hai");
    check_rows(second, COUNT(second));
    c.own_kind = S("phường");
    c.own_words = S("phường Ba");
    check_rows(second, 1);
    check_rows(&first[3], 1);
}

/* What is told of a paragraph that lies where it did in the plans before: `text` as this plan has it. */
static str warned_there(map *classes, const source *file, const char *text, bool in_grounds)
{
    plan p = {0};
    block *made = list_add(a, in_grounds ? &p.can_cu : &p.than);
    *made = (block){.kind = BLOCK_DOAN, .at = {file, 0}};
    run words = {.kind = RUN_TEXT, .text = str_from(text), .at = {file, 0}};
    *list_add(a, &made->runs) = words;
    forget_faults();
    c.classes = classes;
    leftover_check(&d, &c, &p);
    return warned();
}

/* Found clean with two units' names, a paragraph has a pattern, which holds for the third's. */
CASE(patterns_hold_in_grounds_or_elsewhere)
{
    map shared = {.a = a};
    const source *file = make_source(S("Quyết định của UBND huyện Ba Bể về {{don_vi.ten}}"));
    c = of_ward(after);
    c.own_words = S("phường An");
    assert_str(warned_there(&shared, file, "Quyết định của UBND huyện Ba Bể về phường An", true), "");
    c.own_words = S("phường Bình");
    assert_str(warned_there(&shared, file, "Quyết định của UBND huyện Ba Bể về phường Bình", true), "");
    c.own_words = S("phường Châu");
    assert_str(warned_there(&shared, file, "Quyết định của UBND huyện Ba Bể về phường Châu", false),
               "903 huyện");
}

CASE(patterns_hold_for_units_below_the_same)
{
    static const str above[] = {{"xã Một", sizeof "xã Một" - 1}, {"xã Hai", sizeof "xã Hai" - 1}};
    map shared = {.a = a};
    const source *file = make_source(S("xã Một và {{don_vi.ten}}"));
    c = of_ward(after);
    c.others = leftover_units(a, above, COUNT(above));
    c.allowed = &above[0];
    c.n_allowed = 1;
    c.own_words = S("phường An");
    assert_str(warned_there(&shared, file, "xã Một và phường An", false), "");
    c.own_words = S("phường Bình");
    assert_str(warned_there(&shared, file, "xã Một và phường Bình", false), "");
    c.allowed = &above[1];
    c.own_words = S("phường Châu");
    assert_str(warned_there(&shared, file, "xã Một và phường Châu", false), "901 xã Một");
}

/* "xã Anh" isn't the unit xã An, and what else names it there may be another's name in another plan. */
CASE(a_longer_word_is_no_name)
{
    static const char *const behind[] = {"h", "5", "\u0303", "H"};
    for (size_t i = 0; i < COUNT(behind); i++) {
        map shared = {.a = a};
        const source *file = make_source(S("Ở {{don_vi.ten}}… và ở xã  An."));
        const str all[] = {S("xã An"), S("xã Ba")};
        c = of_ward(after);
        c.own_kind = S("xã");
        c.others = leftover_units(a, all, COUNT(all));
        c.own_words = all[0];
        str own = STR_CAT(a, S("Ở xã An"), str_from(behind[i]), S(" và ở xã  An."));
        assert_str(warned_there(&shared, file, str_z(a, own), false), "");
        c.own_words = all[1];
        str other = STR_CAT(a, S("Ở xã Ba"), str_from(behind[i]), S(" và ở xã  An."));
        assert_str(warned_there(&shared, file, str_z(a, other), false), "901 xã  An");
    }
}

static block block_of(str words, pos at)
{
    block made = {.kind = BLOCK_DOAN, .at = at};
    *list_add(a, &made.runs) = (run){.kind = RUN_TEXT, .text = words, .at = at};
    return made;
}

/* Names of bodies and units of more words than any has; words that stand in no file. */
CASE(names_too_long_and_words_of_nowhere)
{
    buf longest = {.a = a};
    for (size_t i = 0; i < 40; i++)
        buf_add(&longest, i ? S(" Hai") : S("Phòng"));
    str name = buf_str(&longest);
    finder *all = finder_new(a);
    word_list w = {.keys.a = a};
    const void *what;
    words_cut(&w, name);
    finder_add(all, name, all);
    finder_add_key(all, words_whole_key(a, name), all);
    assert_int_equal(finder_match(all, &w, 0, &what), 0);
    finder_add_key(all, words_whole_key(a, S("Phòng Hai")), all);
    assert_int_equal(finder_match(all, &w, 0, &what), 2);
    c = of_ward(after);
    c.own_kind = S("xã");
    c.own_words = S("xã Hai");
    plan p = {0};
    *list_add(a, &p.than) = block_of(S("UBND huyện"), (pos){0});
    leftover_check(&d, &c, &p);
    assert_faults("");
}

/* A sign for a unit's name stands for all that names it: what is written otherwise is another's name
 * in another plan, even where a sign stands in a longer word. */
CASE(a_name_written_otherwise_is_anothers)
{
    static const char *const written[] = {"Xã hội", "xã  Hội", "xã Ho\u0302\u0323i"};
    for (size_t i = 0; i < COUNT(written); i++) {
        map shared = {.a = a};
        const source *file = make_source(S("Phòng …, trong{{don_vi.ten}}"));
        const str all[] = {S("xã Hội"), S("xã Ba")};
        c = of_ward(after);
        c.own_kind = S("xã");
        c.others = leftover_units(a, all, COUNT(all));
        str begin = STR_CAT(a, S("Phòng "), str_from(written[i]), S(", trong"));
        c.own_words = all[0];
        assert_str(warned_there(&shared, file, str_z(a, STR_CAT(a, begin, all[0])), false), "");
        c.own_words = all[1];
        str told = warned_there(&shared, file, str_z(a, STR_CAT(a, begin, all[1])), false);
        assert_true(str_starts(told, S("901 ")));
    }
}

/* Paragraphs that are clean in the plan of one unit and not in another's, which differ in the name alone:
 * \1 in the text. */
CASE(a_name_may_mean_something_to_a_rule)
{
    static const struct {
        const char *text;
        struct {
            const char *unit, *told;
        } plans[3];
    } lists[] = {
        {"Tại \1 năm 2019", {{"xã Luật", ""}, {"xã An", "906 2019"}}}, /* a year that is cited */
        {"Tại \1 an phường.", {{"xã Bình", ""}, {"xã Công", "902 Công an phường"}}},
        {"Tại \1 an phường.", {{"Xã Bình", ""}, {"Xã Công", "902 Công an phường"}}},
        {"Tại \1 xã Ba.", {{"xã Làng", ""}, {"xã An", "901 xã Ba"}}}, /* "hợp tác xã" */
        {"Luật của xã Tư huyện đội và \1", /* a body's name begins with that of the third */
         {{"xã An", ""}, {"xã Bình", ""}, {"xã Tư", "903 huyện"}}},
        {"Luật của XÃ TƯ huyện đội và \1", {{"xã An", ""}, {"xã Bình", ""}, {"xã Tư", "903 huyện"}}},
    };
    static const leftover_agency body = {.name = {"xã Tư huyện đội", sizeof "xã Tư huyện đội" - 1},
                                         .gone_from = {1, 1, 2000}};
    const str all[] = {S("xã Ba")};
    for (size_t i = 0; i < COUNT(lists); i++) {
        map shared = {.a = a};
        str text = str_from(lists[i].text);
        const source *file = make_source(text);
        size_t at = str_find(text, S("\1"));
        for (size_t k = 0; k < 3 && lists[i].plans[k].unit; k++) {
            c = of_ward(after);
            c.own_words = str_from(lists[i].plans[k].unit);
            c.own_kind = str_slice(c.own_words, 0, str_find(c.own_words, S(" ")));
            c.others = leftover_units(a, all, COUNT(all));
            c.agencies = &body;
            c.n_agencies = 1;
            str words = STR_CAT(a, str_slice(text, 0, at), c.own_words, str_after(text, at + 1));
            assert_str(warned_there(&shared, file, str_z(a, words), false), lists[i].plans[k].told);
        }
    }
}

static runs words_at(const char *text, pos at)
{
    runs r = {0};
    *list_add(a, &r) = (run){.kind = RUN_TEXT, .text = str_from(text), .at = at};
    return r;
}

CASE(every_part_is_looked_at)
{
    c = of_ward(after);
    const source *src = make_source(S("0123456789"));
    plan p = {.trich_yeu.runs = words_at("huyện", (pos){src, 0})};
    *list_add(a, &p.can_cu) = (block){.runs = words_at("huyện", (pos){src, 1})};
    table *t = NEW(a, table);
    row *first = list_add(a, &t->rows);
    cell *in = list_add(a, &first->cells);
    *list_add(a, &in->paragraphs) = words_at("huyện", (pos){src, 2});
    *list_add(a, &p.than) = (block){.kind = BLOCK_BANG, .table = t};
    *list_add(a, &p.notes) = (note){.text = words_at("huyện", (pos){src, 3})};
    *list_add(a, &p.noi_nhan) = (nhan){NHAN_DONG, S("- UBND huyện"), 1, {src, 4}};
    *list_add(a, &p.braces) = S("(của huyện, quận)");
    ky *k = list_add(a, &p.ky);
    k->chuc_vu = (said){S("CHỦ TỊCH HUYỆN"), {src, 5}};
    k->chuc_vu_khac = (said){S("Huyện ủy viên"), {src, 6}};
    phu_luc *l = list_add(a, &p.phu_luc);
    *l = (phu_luc){.nhan = S("Biểu huyện"), .at = {src, 7}};
    l->tieu_de.runs = words_at("HUYỆN", (pos){src, 8});
    l->kem_theo.runs = words_at("thị xã", (pos){src, 8});
    *list_add(a, &l->than) = (block){.runs = words_at("quận", (pos){src, 7})};
    *list_add(a, &l->than) = (block){.runs = words_at("huyện", (pos){src, 9})};
    *list_add(a, &l->ghi_chu) = (block){.runs = words_at("thị xã", (pos){src, 9})};
    leftover_check(&d, &c, &p);
    assert_str(warned(),
               "903 huyện; 903 huyện; 903 huyện; 903 huyện; 903 huyện; 903 quận; 903 HUYỆN; "
               "903 Huyện ủy; 903 huyện; 903 quận; 903 HUYỆN; 903 thị xã; 903 huyện; 903 thị xã");
    forget_faults();
    p = (plan){.so = {S("Nguyễn Văn huyện"), {src, 5}}};
    list_add(a, &p.ky)->ho_ten = p.so;
    list_add(a, &p.co_quan)->ten = p.so;
    leftover_check(&d, &c, &p);
    assert_faults("");
}

/* 3,321 names and a long text: were it names × text, this would take minutes. */
CASE(many_names_cost_no_more)
{
    enum { NAMES = 3321, LINES = 4000 };
    str *all = NEW_ARRAY(a, str, NAMES);
    for (size_t i = 0; i < NAMES; i++)
        all[i] = STR_CAT(a, S("xã Tân Lập "), str_number(a, i));
    buf text = {.a = a};
    for (size_t i = 0; i < LINES; i++)
        buf_add(&text,
                S("Tổ chức tại xã Tân Lập và các xã, phường trên địa bàn; xã Tân Lập 12.\n"));
    c = of_ward(before);
    c.others = leftover_units(a, all, NAMES);
    plan p = plan_of(str_z(a, buf_str(&text)));
    leftover_check(&d, &c, &p);
    assert_int_equal(d.list.n, DIAGS_KEPT);
    assert_int_equal(d.list.n + d.left_out, LINES); /* the rest is counted */
}

CASE(messages)
{
    const str all[] = {S("huyện Đăk Tô")};
    c = of_ward(after);
    c.others = leftover_units(a, all, 1);
    c.agencies = agencies;
    c.n_agencies = COUNT(agencies);
    plan p = plan_of("huyện Đăk Tô\nUBND xã\nhuyện\nSở Thông tin và Truyền thông\nCông an huyện\n"
                     "năm 2019\nCác thôn");
    leftover_check(&d, &c, &p);
    static const diag_code codes[] = {
        DIAG_LEFTOVER_UNIT,        DIAG_LEFTOVER_KIND, DIAG_LEFTOVER_DISTRICT, DIAG_LEFTOVER_AGENCY,
        DIAG_LEFTOVER_AGENCY_ONLY, DIAG_LEFTOVER_YEAR, DIAG_LEFTOVER_BELOW};
    diags_sort(&d);
    assert_int_equal(d.list.n, COUNT(codes));
    static const char *const starts[] = {
        "`huyện Đăk Tô` là đơn vị khác, không phải phường Phùng Chí Kiên; ",
        "`UBND xã`: kế hoạch này là của phường, không phải của xã; viết `phường` (trong khung dùng "
        "{{cap.loai}})",
        "`huyện`: từ 01/7/2025 không còn cấp huyện; ",
        "`Sở Thông tin và Truyền thông` không còn từ ngày 01/3/2025, nay là Sở Khoa học và Công "
        "nghệ; ",
        "`Công an huyện` không còn từ ngày 01/7/2025; ",
        "khung ghi năm 2019, không phải năm của văn bản",
        "`Các thôn`: kế hoạch này là của phường, dưới phường là tổ dân phố; ",
    };
    for (size_t i = 0; i < COUNT(starts); i++) {
        assert_int_equal(d.list.at[i].code, codes[i]);
        assert_int_equal(diag_severity(codes[i]), SEVERITY_WARNING);
        assert_true(str_starts(diag_text(a, &d.list.at[i], LANGUAGE_VI), str_from(starts[i])));
    }
}

/* ---- what plans of a list share ---- */

static unsigned long long seed;

static size_t below(size_t n)
{
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return (size_t)(seed >> 33) % n;
}

static const char *const kinds_of_units[] = {"xã", "phường", "huyện", "thị xã", "thành phố", "thị trấn"};
static const char *const syllables[] = {
    "An",  "Tân", "Lập", "Phú", "Quý",  "Hội",  "Thị", "Xã",   "Đông", "Hòa", "Công", "Nhân",
    "Dân", "Kỳ",  "Năm", "Ia",  "H'Drai", "Bàn", "Cũ",  "Nay", "Trước", "5",  "Văn",  "Hóa",
    "Toàn", "Làng", "kinh", "Sở", "Các"};
static const char *const others[] = {
    "UBND",  "địa bàn", "toàn",    "an toàn", "công an", "trong",  "cán bộ",   "nhân dân",
    "các",   "mỗi",     "và",      "hoặc",    ",",       ".",      ";",        "(cũ)",
    "nay là", "trước đây", "năm 2019", "2023 - 2024", "thôn", "tổ dân phố", "cấp huyện",
    "Luật Thanh niên năm 2005", "Sở Xây dựng", "tổ chức", "ban hành", "hợp tác", "/", "-", "đồng",
    "nhà văn hóa", "H. Tư Nghĩa", "Quận", "Huyện", "Lập", "Quý", "tân", "số 5", "làng", "thị",
    "Phòng Văn hóa - Xã hội", "văn hóa", "hội"};

static const char *one_of(const char *const *list, size_t n)
{
    return list[below(n)];
}

/* `own`: the syllables of this list, few, so that names are within each other. */
static str unit_name_of_random(size_t kind, const char *const *own, size_t n_own)
{
    str name = str_from(kinds_of_units[kind]);
    for (size_t n = 1 + below(3); n > 0; n--)
        name = STR_CAT(a, name, S(" "), str_from(one_of(own, n_own)));
    return name;
}

/* A paragraph as a template has it: \1 stands for the unit's name, \2 for that in capitals. */
static str random_paragraph(str above, const str *units, size_t n_units)
{
    buf b = {.a = a};
    for (size_t n = 2 + below(9); n > 0; n--) {
        size_t what = below(12);
        buf_add(&b, b.n && below(12) ? S(" ") : S(""));
        if (what < 3)
            buf_add(&b, below(6) ? S("\1") : S("\1 văn hóa"));
        else if (what == 3)
            buf_byte(&b, '\2');
        else if (what == 4)
            buf_add(&b, above);
        else if (what == 5 && below(3) == 0)
            buf_add(&b, S("Phòng Văn hóa -"));
        else if (what == 5 && below(2))
            buf_add(&b, units[below(n_units)]);
        else if (what < 8)
            buf_add(&b, str_from(one_of(kinds_of_units, COUNT(kinds_of_units))));
        else
            buf_add(&b, str_from(one_of(others, COUNT(others))));
    }
    return buf_str(&b);
}

static str with_name(str paragraph, str name)
{
    buf b = {.a = a};
    for (size_t i = 0; i < paragraph.n; i++)
        if (paragraph.p[i] == '\1')
            buf_add(&b, name);
        else if (paragraph.p[i] == '\2')
            buf_add(&b, utf8_upper(a, name));
        else
            buf_byte(&b, paragraph.p[i]);
    return buf_str(&b);
}

enum { UNITS = 8, PARAGRAPHS = 12, OWN = 4, BODIES = 4 };

/* What plans of a list have in common: paragraphs as one file has them, and those without a name as
 * blocks that are kept. */
typedef struct random_list {
    str units[UNITS], paragraphs[PARAGRAPHS], above;
    pos at[PARAGRAPHS];
    block kept[PARAGRAPHS];
    finder *names;
    leftover_agency bodies[BODIES]; /* gone at all dates */
    size_t n_bodies;
} random_list;

/* Their names may have a unit's within, or begin with it. */
static void add_bodies(random_list *l)
{
    const str names[BODIES] = {STR_CAT(a, S("Phòng Văn hóa - "), l->units[below(UNITS)]),
                               S("Phòng Văn hóa - Xã hội"),
                               STR_CAT(a, l->units[below(UNITS)], S(" văn hóa")),
                               S("Ban Quản lý xã")};
    for (size_t i = 0; i < BODIES; i++)
        l->bodies[i] = (leftover_agency){.name = names[i], .gone_from = {1, 1, 2000}};
    l->n_bodies = below(BODIES + 1);
}

static random_list random_list_of(void)
{
    random_list l = {0};
    buf file = {.a = a};
    const char *own[OWN];
    for (size_t i = 0; i < OWN; i++)
        own[i] = one_of(syllables, COUNT(syllables));
    l.above = unit_name_of_random(4, own, OWN);
    for (size_t i = 0; i < UNITS; i++)
        l.units[i] = unit_name_of_random(below(COUNT(kinds_of_units) / 2), own, OWN);
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        l.paragraphs[i] = random_paragraph(l.above, l.units, UNITS);
        l.at[i].off = file.n;
        buf_add(&file, STR_CAT(a, l.paragraphs[i], S("\n")));
    }
    const source *src = make_source(buf_str(&file));
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        l.at[i].src = src;
        l.kept[i] = block_of(l.paragraphs[i], l.at[i]);
    }
    l.names = leftover_units(a, l.units, UNITS);
    add_bodies(&l);
    return l;
}

static bool has_name(str paragraph)
{
    return memchr(paragraph.p, '\1', paragraph.n) || memchr(paragraph.p, '\2', paragraph.n);
}

/* A unit's plan. A copy of a kept block may have been changed since. */
static plan plan_of_list(const random_list *l, str whose)
{
    plan p = {0};
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        bool named = has_name(l->paragraphs[i]), changed = below(8) == 0;
        str words = with_name(l->paragraphs[changed ? below(PARAGRAPHS) : i], whose);
        blocks *part = below(4) ? &p.than : &p.can_cu;
        block *made = list_add(a, part);
        *made = block_of(named || changed ? words : l->paragraphs[i], l->at[i]);
        made->kept = named ? NULL : &l->kept[i];
    }
    return p;
}

static str warned_of_plan(leftover_context of, map *classes, const plan *p)
{
    forget_faults();
    of.classes = classes;
    leftover_check(&d, &of, p);
    return warned();
}

static leftover_context context_in(const random_list *l, str whose)
{
    leftover_context of = below(2) ? of_ward(after) : of_district();
    of.own_kind = str_slice(whose, 0, str_find(whose, S(" ")));
    of.own_words = whose;
    of.others = l->names;
    of.allowed = &l->above;
    of.n_allowed = below(4) > 0;
    of.agencies = l->bodies;
    of.n_agencies = l->n_bodies;
    if (below(2))
        leftover_years_add(&of.years, below(2) ? S("2019") : S("2019, 2023, 1950"));
    return of;
}

CASE(plans_of_a_list_are_warned_of_as_if_alone)
{
    enum { LISTS = 300, PLANS = 4 * UNITS };
    size_t warnings = 0;
    for (size_t list = 0; list < LISTS; list++) {
        seed = list + 1;
        random_list l = random_list_of();
        map classes = {.a = a};
        for (size_t i = 0; i < PLANS; i++) {
            str whose = l.units[i % UNITS];
            leftover_context of = context_in(&l, whose);
            plan p = plan_of_list(&l, whose);
            str alone = warned_of_plan(of, NULL, &p), together = warned_of_plan(of, &classes, &p);
            warnings += alone.n > 0;
            if (!str_eq(alone, together))
                fail_msg("list %zu, plan %zu, %.*s\nalone    \"%.*s\"\ntogether \"%.*s\"", list, i,
                         (int)whose.n, whose.p, (int)alone.n, alone.p, (int)together.n, together.p);
        }
    }
    assert_true(warnings > LISTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(other_units),
        TEST(plans_of_a_list_are_warned_of_as_if_alone),
        TEST(decomposed_names_are_the_same),
        TEST(other_kinds_of_unit),
        TEST(what_is_below_another_kind),
        TEST(kinds_of_the_units_above_are_theirs),
        TEST(kinds_of_provinces),
        TEST(districts),
        TEST(bodies_that_are_gone),
        TEST(successors_that_are_gone_too),
        TEST(bodies_that_are_not_there_yet),
        TEST(units_that_are_gone_themselves),
        TEST(grounds_cite_what_was),
        TEST(years),
        TEST(years_wherever_they_stand),
        TEST(years_of_values),
        TEST(years_that_were_typed),
        TEST(places_in_lines_with_values),
        TEST(many_plans),
        TEST(patterns_hold_in_grounds_or_elsewhere),
        TEST(patterns_hold_for_units_below_the_same),
        TEST(a_longer_word_is_no_name),
        TEST(a_name_written_otherwise_is_anothers),
        TEST(names_too_long_and_words_of_nowhere),
        TEST(a_name_may_mean_something_to_a_rule),
        TEST(words_over_several_runs),
        TEST(places),
        TEST(every_part_is_looked_at),
        TEST(many_names_cost_no_more),
        TEST(messages),
    };
    return RUN(tests);
}
