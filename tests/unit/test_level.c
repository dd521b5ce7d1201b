/* template/level: kinds, ranks, eras and words, from cap.ini and dia-danh.ini. */
#include "levels.h"

#include "base/utf8.h"
#include "template/level_table.h"
#include "template/words.h"

static unit unit_of(const levels *l, const char *words, const char *province, date when)
{
    str text = str_from(words);
    const unit_kind *kind = unit_kind_at(l, utf8_fold(a, text));
    assert_non_null(kind);
    era_source how;
    bool two = levels_two_tiers(l, when, S(""), false, &how);
    return (unit){.kind = kind,
                  .name = str_after(text, kind->name.n + 1),
                  .province = str_from(province),
                  .two_tiers = two,
                  .when = when};
}

static str word_of(const levels *l, const unit *u, const char *key)
{
    level_word w;
    return levels_word(l, a, u, str_from(key), &w) ? w.words : S("(không có)");
}

static const date before = {13, 8, 2024}, after = {15, 3, 2026};

/* ---- kinds ---- */

CASE(the_built_in_files_are_sound)
{
    const source *files[] = {builtin_source(&d, S("cap.ini")),
                             builtin_source(&d, S("dia-danh.ini"))};
    for (size_t i = 0; i < COUNT(files); i++) {
        size_t bad;
        assert_true(utf8_check(files[i]->text, &bad));
        assert_ptr_equal(utf8_nfc(a, files[i]->text).p, files[i]->text.p);
        assert_non_null(source_decode(&d, files[i]->name, files[i]->text));
    }
    assert_null(builtin_source(&d, S("cap")));
    levels_built_in();
    assert_faults("");
}

CASE(kinds_of_unit)
{
    const levels *l = levels_built_in();
    static const char *const rows[][2] = {
        {"tinh", "tinh"},           {"Tỉnh", "tinh"},         {"dac-khu", "dac_khu"},
        {"Thị xã", "thi_xa"},       {"THI_TRAN", "thi_tran"}, {"phường", "phuong"},
        {"huyện", "huyen"},         {"quận", "quan"},         {"xa", "xa"},
        {"thành phố", "thanh_pho"}, {"thôn", NULL},           {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const unit_kind *kind = unit_kind_find(l, a, str_from(rows[i][0]));
        assert_int_equal(kind != NULL, rows[i][1] != NULL);
        if (kind)
            assert_str(kind->id, rows[i][1]);
    }
    assert_str(unit_kind_nearest(l, a, S("phưng")), "phường");
    assert_str(unit_kind_nearest(l, a, S("huyen nguyen")), "");
    assert_str(unit_kind_at(l, S("thi_xa_x"))->id, "thi_xa");
    assert_null(unit_kind_at(l, S("xa")));
    assert_null(unit_kind_at(l, S("xay_dung")));
    assert_str(unit_kind_sample(l, unit_kind_find(l, a, S("xã")), RANK_XA).words, "xã Tịnh Khê");
    const unit_kind *city = unit_kind_find(l, a, S("thành phố"));
    assert_str(unit_kind_sample(l, city, RANK_TINH).words, "thành phố Đà Nẵng");
    assert_str(unit_kind_sample(l, city, RANK_HUYEN).above, "tỉnh Bắc Kạn");
    assert_str(unit_kind_names(l, a, false),
               "tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu");
    assert_str(unit_kind_names(l, a, true),
               "tinh, thanh-pho, huyen, quan, thi-xa, xa, phuong, thi-tran, dac-khu");
}

CASE(ranks)
{
    const levels *l = levels_built_in();
    static const struct {
        const char *kind, *name;
        date when;
        rank rank;
    } rows[] = {
        {"tỉnh", "Kon Tum", {0}, RANK_TINH},
        {"huyện", "Phong Thổ", {0}, RANK_HUYEN},
        {"quận", "1", {0}, RANK_HUYEN},
        {"thị xã", "X", {0}, RANK_HUYEN},
        {"xã", "X", {0}, RANK_XA},
        {"phường", "X", {0}, RANK_XA},
        {"thị trấn", "X", {0}, RANK_XA},
        {"đặc khu", "X", {0}, RANK_XA},
        {"huyện", "Phong Thổ", {5, 1, 2026}, RANK_HUYEN}, /* that there is none is another matter */
        {"thành phố", "Hà Nội", {0}, RANK_TINH},
        {"thành phố", "Hồ Chí Minh", {1, 1, 2020}, RANK_TINH},
        {"thành phố", "Cần Thơ", {31, 12, 2003}, RANK_HUYEN},
        {"thành phố", "Cần Thơ", {1, 1, 2004}, RANK_TINH},
        {"thành phố", "Huế", {31, 12, 2024}, RANK_HUYEN}, /* centrally run from 2025 on */
        {"thành phố", "Huế", {1, 1, 2025}, RANK_TINH},
        {"thành phố", "Huế", {0, 0, 2025}, RANK_TINH},
        {"thành phố", "Bắc Kạn", {0}, RANK_HUYEN},
        {"thành phố", "Bắc Kạn", {13, 8, 2024}, RANK_HUYEN},
        {"thành phố", "Bắc Kạn", {30, 6, 2025}, RANK_HUYEN},
        {"thành phố", "Bắc Kạn", {1, 7, 2025}, RANK_NONE}, /* no district level any more */
        {"thành phố", "Bắc Kạn", {0, 0, 2025}, RANK_NONE}, /* the year alone counts as after */
        {"thành phố", "Bắc Kạn", {0, 6, 2025}, RANK_HUYEN},
        {"thành phố", "Bắc Kạn", {0, 7, 2025}, RANK_NONE},
        {"thành phố", "Bắc Kạn", {5, 1, 2026}, RANK_NONE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const unit_kind *kind = unit_kind_find(l, a, str_from(rows[i].kind));
        rank got = unit_rank(l, a, kind, str_from(rows[i].name), rows[i].when);
        if (got != rows[i].rank)
            fail_msg("%s %s %d: %d", rows[i].kind, rows[i].name, rows[i].when.year, (int)got);
    }
    assert_str(rank_name(RANK_XA), "cấp xã");
}

CASE(units_end_and_begin)
{
    const levels *l = levels_built_in();
    static const struct {
        const char *words;
        date when;
        date gone, begins;
        bool three_tiers;
    } rows[] = {
        {"tỉnh Kon Tum", {1, 7, 2025}, {0}, {0}, false},
        {"huyện X", {30, 6, 2025}, {0}, {0}, true},
        {"huyện X", {1, 7, 2025}, {1, 7, 2025}, {0}, true},
        {"huyện X", {0, 0, 2025}, {1, 7, 2025}, {0}, true},
        {"thị trấn X", {1, 8, 2025}, {1, 7, 2025}, {0}, true},
        {"thành phố Bắc Kạn", {1, 8, 2025}, {1, 7, 2025}, {0}, true},
        {"thành phố Đà Nẵng", {1, 8, 2025}, {0}, {0}, false},
        {"thành phố Huế", {1, 8, 2025}, {0}, {0}, false},
        {"xã X", {1, 8, 2025}, {0}, {0}, false},
        {"đặc khu X", {30, 6, 2025}, {0}, {1, 7, 2025}, false},
        {"đặc khu X", {1, 7, 2025}, {0}, {0}, false},
        {"huyện X", {0}, {0}, {0}, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        unit u = unit_of(l, rows[i].words, "", rows[i].when);
        date gone = unit_gone_from(l, a, u.kind, u.name, u.when);
        date begins = unit_begins(l, a, u.kind, u.name, u.when);
        assert_memory_equal(&gone, &rows[i].gone, sizeof gone);
        assert_memory_equal(&begins, &rows[i].begins, sizeof begins);
        if (unit_is_of_three_tiers(l, a, u.kind, u.name) != rows[i].three_tiers)
            fail_msg("%s", rows[i].words);
    }
}

/* Phụ lục I, II.4 */
CASE(place_names_that_keep_their_noun)
{
    const levels *l = levels_with("", "[tên người]\ndanh sách =\n  Hoàng Văn A\n"
                                      "[tên thường]\ndanh sách =\n  phường Lê Lợi\n");
    static const struct {
        const char *words;
        bool keeps;
    } rows[] = {
        {"thành phố Hồ Chí Minh", true},
        {"phường Phùng Chí Kiên", true},
        {"xã Phùng Chí Kiên", true},
        {"phường PHÙNG CHÍ KIÊN", true},
        {"phường Điện Biên Phủ", true},
        {"thành phố Điện Biên Phủ", false},
        {"xã Quảng Trung", false},
        {"phường Quang Trung", true},
        {"quận 1", true},
        {"phường 12", true},
        {"xã An Thịnh", false},
        {"xã Hoàng Văn A", true},
        {"phường Lê Lợi", false},
        {"xã Lê Lợi", true},
        {"phường Cách mạng Tháng Tám", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        unit u = unit_of(l, rows[i].words, "", after);
        if (unit_keeps_noun(l, a, u.kind, u.name) != rows[i].keeps)
            fail_msg("%s", rows[i].words);
    }
    assert_faults("");
}

/* ---- eras ---- */

CASE(two_tiers)
{
    const levels *l = levels_built_in();
    static const struct {
        date when;
        bool two, taken_as_late;
    } rows[] = {
        {{30, 6, 2025}, false, false}, {{1, 7, 2025}, true, false}, {{0, 0, 2025}, true, true},
        {{0, 6, 2025}, false, false},  {{0, 7, 2025}, true, false}, {{0, 0, 2024}, false, false},
        {{1, 1, 2026}, true, false},   {{0, 0, 2026}, true, false}, {{0, 0, 0}, false, false},
        {{15, 8, 2025}, true, false},  {{0, 8, 2025}, true, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(level_is_two_tier(l, rows[i].when), rows[i].two);
        assert_int_equal(level_is_taken_as_late(l, rows[i].when), rows[i].taken_as_late);
    }
}

CASE(what_the_era_rests_on)
{
    const levels *l = levels_built_in();
    static const struct {
        date when;
        const char *mo_hinh;
        bool sees, two;
        era_source how;
    } rows[] = {
        {{1, 8, 2025}, "", true, true, ERA_DATE},
        {{1, 8, 2024}, "", false, false, ERA_DATE},
        {{1, 8, 2025}, "3 cấp", false, false, ERA_MODEL},
        {{0}, "2 cấp", true, true, ERA_MODEL},
        {{0}, "", true, false, ERA_GUESS},
        {{0}, "", false, true, ERA_GUESS},
        {{1, 8, 2024}, "hai", false, false, ERA_DATE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        era_source how;
        bool two = levels_two_tiers(l, rows[i].when, str_from(rows[i].mo_hinh), rows[i].sees, &how);
        assert_int_equal(two, rows[i].two);
        assert_int_equal(how, rows[i].how);
    }
    assert_int_equal(levels_model(l, S("2 Cấp")), 2);
    assert_int_equal(levels_model(l, S("4 cấp")), 0);
}

/* ---- words ---- */

CASE(words_by_kind_era_and_province)
{
    const levels *l = levels_built_in();
    static const struct {
        const char *words, *province;
        bool late;
        const char *key, *want;
    } rows[] = {
        {"tỉnh Kon Tum", "Kon Tum", false, "uy", "Tỉnh ủy"},
        {"thành phố Đà Nẵng", "Đà Nẵng", false, "uy", "Thành ủy"},
        {"thành phố Bắc Kạn", "Bắc Kạn", false, "uy", "Thành ủy"},
        {"quận 1", "Hồ Chí Minh", false, "uy", "Quận ủy"},
        {"thị xã X", "", false, "uy", "Thị ủy"},
        {"huyện X", "", false, "uy", "Huyện ủy"},
        {"phường X", "", true, "uy", "Đảng ủy"},
        {"phường X", "", true, "loai", "phường"},
        {"phường X", "", true, "cap", "cấp xã"},
        {"thành phố Bắc Kạn", "", false, "cap", "cấp huyện"},
        {"thành phố Huế", "", true, "cap", "cấp tỉnh"},
        {"thành phố Huế", "", true, "loai", "thành phố"},
        {"phường X", "", true, "ubnd", "UBND {{cap.loai}}"},
        {"tỉnh X", "", true, "noi_vu", "Sở Nội vụ"},
        {"huyện X", "", false, "noi_vu", "Phòng Nội vụ"},
        {"xã X", "", false, "noi_vu", "công chức Văn phòng - Thống kê"},
        {"xã X", "", true, "noi_vu", "Phòng Văn hóa - Xã hội"},
        {"đặc khu X", "", true, "tai_chinh", "Phòng Kinh tế"},
        {"đặc khu Phú Quốc", "An Giang", true, "tai_chinh", "Phòng Kinh tế, Hạ tầng và Đô thị"},
        {"phường X", "", true, "tai_chinh", "Phòng Kinh tế, Hạ tầng và Đô thị"},
        {"tỉnh X", "X", false, "don_vi_duoi", "các huyện, thị xã, thành phố"},
        {"tỉnh Kon Tum", "Kon Tum", false, "don_vi_duoi", "các huyện, thành phố"},
        {"tỉnh Lạng Sơn", "Lạng Sơn", false, "don_vi_duoi", "các huyện, thành phố"},
        {"tỉnh Lạng Sơn", "Lạng Sơn", true, "don_vi_duoi", "các xã, phường"},
        {"tỉnh Quảng Ngãi", "Quảng Ngãi", true, "don_vi_duoi", "các xã, phường, đặc khu"},
        {"tỉnh Quảng Ngãi", "Quảng Ngãi", false, "don_vi_duoi", "các huyện, thị xã, thành phố"},
        {"thành phố Hồ Chí Minh", "", true, "don_vi_duoi_mot", "xã, phường, đặc khu"},
        {"thành phố Hà Nội", "", true, "don_vi_duoi", "các xã, phường"},
        {"thành phố Hà Nội", "", false, "don_vi_duoi", "các quận, huyện, thị xã"},
        {"thành phố Huế", "Thừa Thiên Huế", false, "don_vi_duoi", "các xã, phường"},
        {"huyện X", "", false, "don_vi_duoi", "các xã, thị trấn"},
        {"quận X", "", false, "don_vi_duoi", "các phường"},
        {"thị xã X", "", false, "don_vi_duoi", "các xã, phường"},
        {"xã X", "", true, "don_vi_duoi", "các thôn"},
        {"xã X", "Đắk Lắk", true, "don_vi_duoi", "các thôn, buôn"},
        {"xã X", "Hồ Chí Minh", true, "don_vi_duoi", "các ấp"},
        {"phường X", "Hà Nội", true, "don_vi_duoi", "các tổ dân phố"},
        {"phường X", "Hồ Chí Minh", true, "don_vi_duoi", "các khu phố"},
        {"quận 1", "Hồ Chí Minh", false, "van_phong", "Văn phòng UBND {{cap.loai}}"},
        {"quận X", "Hà Nội", false, "van_phong", "Văn phòng HĐND và UBND {{cap.loai}}"},
        {"xã X", "", true, "thanh_tra", ""},
        {"xã X", "", true, "khong_co", "(không có)"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        unit u = unit_of(l, rows[i].words, rows[i].province, rows[i].late ? after : before);
        str got = word_of(l, &u, rows[i].key);
        if (!str_eq(got, str_from(rows[i].want)))
            fail_msg("%s %s: %.*s", rows[i].words, rows[i].key, (int)got.n, got.p);
    }
}

/* A template for all levels may use any word. */
CASE(every_word_is_there_for_every_kind_while_it_lasts)
{
    const levels *l = levels_built_in();
    const date when[] = {before, {15, 5, 2025}, after};
    for (size_t w = 0; w < COUNT(when); w++)
        for (size_t i = 0; i < l->variants.n; i++) {
            const variant *v = l->variants.at[i];
            unit u = {.kind = v->kind,
                      .name = S("X"),
                      .two_tiers = level_is_two_tier(l, when[w]),
                      .when = when[w]};
            if (v->has_list)
                u.name = v->list.at[0].name;
            if (!span_holds(&v->when, when[w]))
                continue;
            for (size_t k = 0; k < levels_key_count(l); k++) {
                level_word got;
                str key = levels_key(l, k);
                if (!levels_word(l, a, &u, key, &got))
                    fail_msg("%.*s: %.*s", (int)v->id.n, v->id.p, (int)key.n, key.p);
            }
        }
}

/* Kinds that were added have the words of their rank; those compiled in lack what they lack. */
CASE(words_of_added_kinds)
{
    const levels *l = levels_with("[khu kinh tế]\ncấp = xã\nnội vụ = Ban Tổ chức\n"
                                  "[xã]\nthư viện = Thư viện xã\n[xã X]\nbến = Bến X\n",
                                  "");
    level_word w;
    unit u = unit_of(l, "khu kinh tế X", "", after);
    assert_true(levels_word(l, a, &u, S("noi_vu"), &w));
    assert_str(w.words, "Ban Tổ chức");
    assert_true(levels_word(l, a, &u, S("tai_chinh"), &w));
    assert_true(levels_word(l, a, &u, S("thu_vien"), &w));
    assert_false(levels_word(l, a, &u, S("ben"), &w)); /* another unit's */
    unit ward = unit_of(l, "phường X", "", after);
    assert_false(levels_word(l, a, &ward, S("thu_vien"), &w));
}

CASE(words_that_hang_on_the_era)
{
    const levels *l = levels_built_in();
    level_word w;
    unit u = unit_of(l, "xã X", "", (date){0});
    assert_true(u.two_tiers);
    assert_true(levels_word(l, a, &u, S("noi_vu"), &w));
    assert_str(w.words, "Phòng Văn hóa - Xã hội");
    assert_true(w.by_date);
    u.two_tiers = false;
    assert_true(levels_word(l, a, &u, S("noi_vu"), &w));
    assert_str(w.words, "công chức Văn phòng - Thống kê");
    assert_true(levels_word(l, a, &u, S("uy"), &w));
    assert_false(w.by_date);
    assert_str(w.at.src->name, "templates/cap.ini");
    u.when = after; /* `mô hình = 3 cấp` on a date of today */
    assert_true(levels_word(l, a, &u, S("noi_vu"), &w));
    assert_str(w.words, "công chức Văn phòng - Thống kê");
    u.when = before;
    u.two_tiers = true;
    assert_true(levels_word(l, a, &u, S("noi_vu"), &w));
    assert_str(w.words, "Phòng Văn hóa - Xã hội");
}

/* ---- one's own files ---- */

CASE(an_overlay_adds_words_kinds_and_cities)
{
    const levels *l =
        levels_with("[mọi loại]\nthư viện = Thư viện {{cap.loai}}\n"
                    "[xã đảo]\ncấp = xã\n"
                    "[thành phố trực thuộc trung ương]\ndanh sách = Vinh | 01/01/2030\n"
                    "[phường]\nủy = Đảng ủy phường\n"
                    "[xã, từ 01/01/2030]\nnội vụ = Phòng Nội vụ\n"
                    "[xã, tỉnh Lai Châu, tỉnh Sơn La]\nđơn vị dưới = các bản\n"
                    "[cơ quan cũ]\ndanh sách = Sở X | 01/02/2030 | Sở Y\n",
                    "");
    assert_faults("");
    unit island = unit_of(l, "xã đảo Thanh An", "", after);
    assert_str(island.kind->id, "xa_dao");
    assert_int_equal(island.kind->rank, RANK_XA);
    assert_str(word_of(l, &island, "loai"), "xã đảo");
    assert_str(word_of(l, &island, "uy"), "Đảng ủy");
    assert_str(word_of(l, &island, "thu_vien"), "Thư viện {{cap.loai}}");
    unit ward = unit_of(l, "phường X", "", after), commune = unit_of(l, "xã X", "Sơn La", after);
    assert_str(word_of(l, &ward, "uy"), "Đảng ủy phường");
    assert_str(word_of(l, &commune, "don_vi_duoi"), "các bản");
    assert_str(word_of(l, &commune, "noi_vu"), "Phòng Văn hóa - Xã hội");
    commune.when.year = 2030;
    assert_str(word_of(l, &commune, "noi_vu"), "Phòng Nội vụ");
    const unit_kind *city = unit_kind_find(l, a, S("thành phố"));
    assert_int_equal(unit_rank(l, a, city, S("Vinh"), (date){1, 1, 2030}), RANK_TINH);
    assert_int_equal(unit_rank(l, a, city, S("Vinh"), (date){1, 1, 2025}), RANK_HUYEN);
    assert_int_equal(unit_rank(l, a, city, S("Đà Nẵng"), (date){1, 1, 2030}), RANK_TINH);
    const gone_agency *last = levels_gone_agency(l, levels_gone_count(l) - 1);
    assert_str(last->name, "Sở X");
    assert_str(last->key, "sở x");
}

CASE(agencies_that_are_new)
{
    const levels *l = levels_with("[cơ quan mới]\ndanh sách = Sở Y | 01/02/2030 | Sở X\n", "");
    const gone_agency *last = levels_gone_agency(l, levels_gone_count(l) - 1);
    assert_true(last->begins && last->from.year == 2030);
    assert_str(last->name, "Sở Y");
    assert_str(last->heir, "Sở X");
}

CASE(agencies_that_are_gone)
{
    const levels *l = levels_built_in();
    bool found = false;
    for (size_t i = 0; i < levels_gone_count(l); i++) {
        const gone_agency *g = levels_gone_agency(l, i);
        assert_true(g->from.year >= 2025 && g->heir.n && g->at.src);
        str key = words_whole_key(a, g->name);
        assert_true(key.n && str_eq(g->key, key));
        if (!str_eq(g->name, S("Sở Kế hoạch và Đầu tư")))
            continue;
        found = true;
        assert_str(g->heir, "Sở Tài chính");
        assert_int_equal(g->from.month, 3);
    }
    assert_true(found);
}

CASE(faults_have_their_places)
{
    static const struct {
        const char *cap, *names, *want;
        size_t line, column;
    } rows[] = {
        {"[ấp]\ncấp = thôn\n", "", "LEVELS_RANK", 2, 7},
        {"[buôn làng]\nủy = x\n", "", "LEVELS_KIND", 1, 2},
        {"[xã, phưng]\nủy = x\n", "", "LEVELS_KIND_NEAR", 1, 6},
        {"[xã, từ 32/7/2025]\nủy = x\n", "", "LEVELS_DATE", 1, 9},
        {"[xã, đến //2025]\nủy = x\n", "", "LEVELS_DATE", 1, 10},
        {"[huyện]\nđến = mai\n", "", "LEVELS_DATE", 2, 7},
        {"[thành phố trực thuộc trung ương]\ndanh sách =\n  Vinh | 2030\n", "", "LEVELS_DATE", 3,
         3},
        {"[xã]\nủy = x\n  y\n", "", "LEVELS_ONE_LINE", 3, 3},
        {"[xã, phường]\ncấp = xã\n", "", "LEVELS_DECLARES", 2, 1},
        {"[thành phố]\nđến = 30/6/2025\n", "", "LEVELS_DECLARES", 2, 1},
        {"[mô hình 2 cấp]\nđến = 30/6/2025\n", "", "LEVELS_KEY", 2, 1},
        {"[cơ quan cũ]\nủy = x\n", "", "LEVELS_KEY", 2, 1},
        {"[cơ quan cũ]\ndanh sách =\n  Sở X | 01/3/2025\n", "", "LEVELS_ROW", 3, 3},
        {"[cơ quan cũ]\ndanh sách =\n  Sở X | mai | Sở Y\n", "", "LEVELS_DATE", 3, 3},
        {"[xã]\nủy = x\nUY = y\n", "", "KEY_TWICE", 3, 1},
        {"[xã]\na.b = x\n", "", "KEY_DOT", 2, 1},
        {"", "[người]\ndanh sách = X\n", "LEVELS_NAMES", 1, 1},
        {"", "[tên người]\nhọ = X\n", "LEVELS_KEY", 2, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        levels_with(rows[i].cap, rows[i].names);
        assert_faults(rows[i].want);
        assert_place(0, rows[i].line, rows[i].column);
        forget_faults();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_built_in_files_are_sound),
        TEST(kinds_of_unit),
        TEST(ranks),
        TEST(units_end_and_begin),
        TEST(place_names_that_keep_their_noun),
        TEST(two_tiers),
        TEST(what_the_era_rests_on),
        TEST(words_by_kind_era_and_province),
        TEST(every_word_is_there_for_every_kind_while_it_lasts),
        TEST(words_of_added_kinds),
        TEST(words_that_hang_on_the_era),
        TEST(an_overlay_adds_words_kinds_and_cities),
        TEST(agencies_that_are_gone),
        TEST(agencies_that_are_new),
        TEST(faults_have_their_places),
    };
    return RUN(tests);
}
