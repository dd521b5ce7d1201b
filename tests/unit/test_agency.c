/* template/agency: what names say. */
#include "levels.h"

#include "template/agency.h"

CASE(bodies_by_their_names)
{
    const levels *l = levels_built_in();
    static const struct {
        const char *name;
        agency_kind kind;
        const char *unit, *unit_words, *unit_name, *sign, *place;
    } rows[] = {
        {"Ủy ban nhân dân tỉnh Kon Tum", AGENCY_UBND, "tinh", "tỉnh Kon Tum", "Kon Tum", "UBND",
         "Kon Tum"},
        {"UBND xã An Thịnh", AGENCY_UBND, "xa", "xã An Thịnh", "An Thịnh", "UBND", "An Thịnh"},
        {"Ủy ban nhân dân thị xã X", AGENCY_UBND, "thi_xa", "thị xã X", "X", "UBND", "X"},
        {"Ủy ban nhân dân quận 1", AGENCY_UBND, "quan", "quận 1", "1", "UBND", "Quận 1"},
        {"Ủy ban nhân dân đặc khu Phú Quốc", AGENCY_UBND, "dac_khu", "đặc khu Phú Quốc", "Phú Quốc",
         "UBND", "Phú Quốc"},
        {"Hội đồng nhân dân huyện X", AGENCY_HDND, "huyen", "huyện X", "X", "HĐND", "X"},
        {"Hội đồng Thi đua - Khen thưởng", AGENCY_HOI_DONG, NULL, "", "", "HĐ", ""},
        {"Sở Nội vụ", AGENCY_SO, NULL, "", "", "", ""},
        {"Phòng Nội vụ", AGENCY_PHONG, NULL, "", "", "", ""},
        {"Ban Chỉ đạo Phong trào", AGENCY_BAN_CHI_DAO, NULL, "", "", "BCĐ", ""},
        {"Tỉnh ủy Kon Tum", AGENCY_DANG, NULL, "", "", "", ""},
        {"Đảng ủy xã An Thịnh", AGENCY_DANG, NULL, "", "", "", ""},
        {"Thành ủy Hà Nội", AGENCY_DANG, NULL, "", "", "", ""},
        {"Huyện ủy Phong Thổ", AGENCY_DANG, NULL, "", "", "", ""},
        {"Trường Trung học cơ sở X", AGENCY_OTHER, NULL, "", "", "", ""},
        {"", AGENCY_OTHER, NULL, "", "", "", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        agency g = agency_read(l, a, str_from(rows[i].name));
        if (g.kind != rows[i].kind || (g.unit != NULL) != (rows[i].unit != NULL))
            fail_msg("%s", rows[i].name);
        if (g.unit)
            assert_str(g.unit->id, rows[i].unit);
        assert_str(g.unit_words, rows[i].unit_words);
        assert_str(g.unit_name, rows[i].unit_name);
        assert_str(agency_sign(&g), rows[i].sign);
        assert_str(agency_place(l, a, &g), rows[i].place);
    }
}

/* Phụ lục I, II.4: a number or a person's name keeps the common noun. */
CASE(place_names)
{
    const levels *l = levels_built_in();
    static const char *const rows[][2] = {
        {"Ủy ban nhân dân thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"},
        {"Ủy ban nhân dân thành phố Hà Nội", "Hà Nội"},
        {"Ủy ban nhân dân thành phố Đà Nẵng", "Đà Nẵng"},
        {"Ủy ban nhân dân thành phố Huế", "Huế"},
        {"Ủy ban nhân dân phường 12", "Phường 12"},
        {"Ủy ban nhân dân quận 1", "Quận 1"},
        {"Ủy ban nhân dân phường Phùng Chí Kiên", "Phường Phùng Chí Kiên"},
        {"Ủy ban nhân dân phường Điện Biên Phủ", "Phường Điện Biên Phủ"},
        {"Ủy ban nhân dân thành phố Điện Biên Phủ", "Điện Biên Phủ"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        agency g = agency_read(l, a, str_from(rows[i][0]));
        assert_str(agency_place(l, a, &g), rows[i][1]);
    }
}

CASE(titles)
{
    assert_str(agency_title(a, S("Phó Chủ tịch")), "PHÓ CHỦ TỊCH");
    assert_str(agency_title(a, S("Quyền Chủ tịch")), "Q. CHỦ TỊCH");
}

CASE(kinds_as_they_are_typed)
{
    static const struct {
        const char *word;
        agency_kind kind;
    } rows[] = {
        {"UBND", AGENCY_UBND},
        {"hđnd", AGENCY_HDND},
        {"sở", AGENCY_SO},
        {"Phòng", AGENCY_PHONG},
        {"ban chỉ đạo", AGENCY_BAN_CHI_DAO},
        {"hội đồng", AGENCY_HOI_DONG},
    };
    agency_kind kind;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(agency_kind_find(a, str_from(rows[i].word), &kind));
        assert_int_equal(kind, rows[i].kind);
    }
    assert_false(agency_kind_find(a, S("trường"), &kind));
}

static str joined(const str *list, size_t n)
{
    buf b = {.a = a};
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, i ? S(" / ") : S(""));
        buf_add(&b, list[i]);
    }
    return buf_str(&b);
}

CASE(headers)
{
    const levels *l = levels_built_in();
    static const char *const rows[][2] = {
        {"Ủy ban nhân dân tỉnh Kon Tum", "ỦY BAN NHÂN DÂN / TỈNH KON TUM"},
        {"Ủy ban nhân dân phường Phùng Chí Kiên", "ỦY BAN NHÂN DÂN / PHƯỜNG PHÙNG CHÍ KIÊN"},
        {"Sở Nội vụ", "SỞ NỘI VỤ"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        co_quan p = {0};
        str name = str_from(rows[i][0]);
        agency g = agency_read(l, a, name);
        agency_header(a, name, &g, &p);
        assert_str(joined(p.dong.at, p.dong.n), rows[i][1]);
    }
}

/* Điều 13; Phụ lục I, II.7. */
CASE(who_signs_and_how)
{
    const levels *l = levels_built_in();
    static const char *const rows[][3] = {
        {"Ủy ban nhân dân xã X", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"},
        {"Ủy ban nhân dân xã X", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"},
        {"Ủy ban nhân dân xã X", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"},
        {"Hội đồng nhân dân xã X", "Chủ tịch", "TM. HỘI ĐỒNG NHÂN DÂN"},
        {"Sở Nội vụ", "Giám đốc", ""},
        {"Sở Nội vụ", "Phó Giám đốc", "KT. GIÁM ĐỐC"},
        {"Phòng Nội vụ", "Phó Trưởng phòng", "KT. TRƯỞNG PHÒNG"},
        {"Ban Chỉ đạo X", "Trưởng ban", "TM. BAN CHỈ ĐẠO"},
        {"Ban Chỉ đạo X", "Phó Trưởng ban", "KT. TRƯỞNG BAN"},
        {"Trường X", "Hiệu trưởng", ""},
        {"Ủy ban nhân dân xã X", "Quyền Chủ tịch", "TM. ỦY BAN NHÂN DÂN"},
        {"Ủy ban nhân dân tỉnh X", "Chánh Văn phòng", "TL. CHỦ TỊCH"},
        {"Ủy ban nhân dân tỉnh X", "Phó Chánh Văn phòng", "TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG"},
        {"Ủy ban nhân dân xã X", "Quyền Trưởng phòng Kinh tế", "TL. CHỦ TỊCH"},
        {"Sở Nội vụ", "Chánh Văn phòng", "TL. GIÁM ĐỐC"},
        {"Hội đồng nhân dân tỉnh X", "Trưởng ban", "TM. HỘI ĐỒNG NHÂN DÂN"},
        {"Phòng Nội vụ", "Trưởng phòng", ""},
        {"Hội đồng Thi đua", "Chủ tịch Hội đồng", "TM. HỘI ĐỒNG"},
        {"Hội đồng Thi đua", "Phó Chủ tịch Hội đồng", "KT. CHỦ TỊCH HỘI ĐỒNG"},
        {"Ủy ban Mặt trận Tổ quốc Việt Nam xã X", "Chủ tịch", "TM. BAN THƯỜNG TRỰC"},
        {"Ủy ban MTTQ Việt Nam xã X", "Phó Chủ tịch", "TM. BAN THƯỜNG TRỰC / KT. CHỦ TỊCH"},
        {"Trường X", "Phó Hiệu trưởng", "KT. HIỆU TRƯỞNG"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        ky k = {0};
        agency g = agency_read(l, a, str_from(rows[i][0]));
        agency_authority(a, &g, str_from(rows[i][1]), &k);
        assert_str(joined(k.quyen_han.at, k.quyen_han.n), rows[i][2]);
    }
}

CASE(titles_of_joint_documents)
{
    const levels *l = levels_built_in();
    static const char *const rows[][3] = {
        {"Sở Nội vụ", "Giám đốc", "GIÁM ĐỐC SỞ NỘI VỤ"},
        {"Sở Nội vụ", "Giám đốc Sở Nội vụ", "GIÁM ĐỐC SỞ NỘI VỤ"},
        {"Sở Nội vụ", "Phó Giám đốc", "KT. GIÁM ĐỐC SỞ NỘI VỤ / PHÓ GIÁM ĐỐC"},
        {"Phòng Kinh tế", "Trưởng phòng", "TRƯỞNG PHÒNG KINH TẾ"},
        {"Trường Tiểu học An Thịnh", "Hiệu trưởng", "HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC AN THỊNH"},
        {"Ủy ban nhân dân xã X", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        ky k = {0};
        str name = str_from(rows[i][0]), title = agency_title(a, str_from(rows[i][1]));
        agency g = agency_read(l, a, name);
        agency_authority(a, &g, str_from(rows[i][1]), &k);
        agency_name_signer(a, &g, name, &title, &k);
        *list_add(a, &k.quyen_han) = title;
        assert_str(joined(k.quyen_han.at, k.quyen_han.n), rows[i][2]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bodies_by_their_names),     TEST(place_names), TEST(titles),
        TEST(kinds_as_they_are_typed),   TEST(headers),     TEST(who_signs_and_how),
        TEST(titles_of_joint_documents),
    };
    return RUN(tests);
}
