/* nd30/line_break: titles and names in lines, as a reader of Vietnamese would part them. */
#include "test.h"

#include "base/utf8.h"
#include "nd30/line_break.h"

static const face title_face = {14, true, false}, issuer_face = {13, true, false};

/* The room of a title on A4 with margins of 30 and 20 mm, and of the issuer beside Quốc hiệu. */
enum { TITLE_ROOM = 8164, ISSUER_ROOM = 3588, NARROW_ROOM = 3300 };

/* Titles: "|" where a new line begins. */
static const char *const titles[] = {
    "Tổ chức Hội nghị điển hình tiên tiến ở các cấp, các ngành, "
    "| hướng tới Đại hội Thi đua yêu nước tỉnh Kon Tum lần thứ VIII",
    "Tổ chức Hội nghị biểu dương điển hình tiên tiến các cấp "
    "| và Đại hội Thi đua yêu nước tỉnh Lạng Sơn lần thứ V "
    "| tiến tới Đại hội Thi đua yêu nước toàn quốc lần thứ X",
    "Tổ chức Hội nghị điển hình tiên tiến các cấp tiến tới "
    "| Đại hội Thi đua yêu nước tỉnh Bình Thuận lần thứ IX năm 2025",
    "Tổ chức Hội nghị tuyên dương điển hình tiên tiến "
    "| phường Phùng Chí Kiên, tiến tới Đại hội Thi đua yêu nước "
    "| thành phố Bắc Kạn lần thứ I, năm 2025",
    "Xây dựng, nhân rộng điển hình tiên tiến "
    "| trên địa bàn huyện Phong Thổ năm 2023",
    "Thực hiện chuyển đổi số trên địa bàn xã An Thịnh năm 2026",
    "Ra quân tổng vệ sinh môi trường, hưởng ứng "
    "| Ngày Môi trường thế giới và Tháng hành động "
    "| vì môi trường trên địa bàn xã An Thịnh năm 2026",
    "Triển khai phong trào thi đua “Cả nước chung sức "
    "| xây dựng nông thôn mới” giai đoạn 2021 - 2025 "
    "| trên địa bàn tỉnh Bà Rịa - Vũng Tàu",
    "Phát động phong trào thi đua “Cán bộ, công chức, "
    "| viên chức thi đua thực hiện văn hóa công sở” giai đoạn 2026 - 2030",
    "Triển khai thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 "
    "| của Bộ Chính trị về đột phá phát triển khoa học, "
    "| công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
    "Bảo đảm an toàn thực phẩm Tết Nguyên đán "
    "| Bính Ngọ và mùa Lễ hội Xuân năm 2026",
    "Phòng, chống thiên tai và tìm kiếm cứu nạn "
    "| trên địa bàn phường Hòa Bình năm 2026",
    "Học tập và làm theo tư tưởng, đạo đức, "
    "| phong cách Hồ Chí Minh năm 2026",
    "Tổ chức kỷ niệm 80 năm Ngày Quốc khánh "
    "| nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2025)",
    "Tổ chức lễ kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh "
    "| và chào mừng bầu cử đại biểu Quốc hội khóa XVI",
    "Thực hiện Chương trình mục tiêu quốc gia "
    "| giảm nghèo bền vững giai đoạn 2026 - 2030",
    "Tuyên truyền, phổ biến, giáo dục pháp luật; "
    "| hòa giải ở cơ sở; chuẩn tiếp cận pháp luật năm 2026",
    "Kiểm tra công tác cải cách hành chính, kỷ luật, "
    "| kỷ cương hành chính và văn hóa công vụ "
    "| trên địa bàn thành phố Cần Thơ năm 2026",
    "Khen thưởng thành tích đột xuất cho tập thể, "
    "| cá nhân có thành tích xuất sắc trong phòng, chống tội phạm",
    "Tiếp nhận và hỗ trợ 100 triệu đồng cho hộ gia đình "
    "| đồng chí Nguyễn Văn An tại thôn Đoài, xã Yên Bình",
    "Tổ chức 05 lớp tập huấn nghiệp vụ thi đua, "
    "| khen thưởng cho cán bộ, công chức cấp xã năm 2026",
    "QUAN TRẮC, CẢNH BÁO MÔI TRƯỜNG NUÔI TRỒNG "
    "| THỦY SẢN TRÊN ĐỊA BÀN TỈNH THANH HÓA NĂM 2026",
    "PHÁT ĐỘNG PHONG TRÀO THI ĐUA VẬN ĐỘNG "
    "| THỰC HIỆN CHI TRẢ TRỢ GIÚP XÃ HỘI, "
    "| HƯU TRÍ XÃ HỘI KHÔNG DÙNG TIỀN MẶT "
    "| TRÊN ĐỊA BÀN THÀNH PHỐ CẦN THƠ",
    "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ "
    "| CHUYỂN ĐỔI SỐ CỦA CÁC CƠ QUAN, ĐƠN VỊ NĂM 2025",
    "PHÂN CÔNG NHIỆM VỤ TỔ CHỨC "
    "| HỘI NGHỊ ĐIỂN HÌNH TIÊN TIẾN",
    "Triển khai Đề án phát triển ứng dụng dữ liệu về dân cư, "
    "| định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia",
    "Sơ kết 05 năm thực hiện Chỉ thị số 34-CT/TW của Bộ Chính trị "
    "| về tiếp tục đổi mới công tác thi đua, khen thưởng",
    "Triển khai công tác phòng, chống dịch bệnh Sốt xuất huyết, "
    "| bệnh Tay chân miệng trên địa bàn xã Yên Bình năm 2026",
    "Thực hiện Kết luận số 210-KL/TW ngày 12/11/2025 "
    "| của Ban Chấp hành Trung ương Đảng khóa XIII",
};

/* Issuers and bodies above them, at the usual margins. */
static const char *const issuers[] = {
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "SỞ NÔNG NGHIỆP "
    "| VÀ MÔI TRƯỜNG",
    "SỞ VĂN HÓA, "
    "| THỂ THAO VÀ DU LỊCH",
    "SỞ KHOA HỌC "
    "| VÀ CÔNG NGHỆ",
    "SỞ DÂN TỘC VÀ TÔN GIÁO",
    "BAN CHỈ ĐẠO "
    "| CÁC CHƯƠNG TRÌNH "
    "| MỤC TIÊU QUỐC GIA",
    "BAN CHỈ ĐẠO PHÁT TRIỂN "
    "| KHOA HỌC, CÔNG NGHỆ, "
    "| ĐỔI MỚI SÁNG TẠO "
    "| VÀ CHUYỂN ĐỔI SỐ",
    "HỘI ĐỒNG THI ĐUA - "
    "| KHEN THƯỞNG "
    "| TỈNH BÀ RỊA - VŨNG TÀU",
    "ỦY BAN NHÂN DÂN "
    "| TỈNH KON TUM",
    "ỦY BAN NHÂN DÂN "
    "| THÀNH PHỐ HỒ CHÍ MINH",
    "ỦY BAN NHÂN DÂN "
    "| PHƯỜNG PHÙNG CHÍ KIÊN",
    "THÀNH PHỐ HỒ CHÍ MINH",
    "BAN QUẢN LÝ "
    "| CÁC KHU CÔNG NGHIỆP "
    "| TỈNH BẮC NINH",
    "ĐÀI PHÁT THANH "
    "| VÀ TRUYỀN HÌNH "
    "| THÀNH PHỐ CẦN THƠ",
    "TRUNG TÂM PHỤC VỤ "
    "| HÀNH CHÍNH CÔNG "
    "| PHƯỜNG HÒA BÌNH",
    "TRUNG TÂM "
    "| KIỂM SOÁT BỆNH TẬT",
    "PHÒNG KINH TẾ, "
    "| HẠ TẦNG VÀ ĐÔ THỊ",
    "BAN CHỈ HUY "
    "| PHÒNG THỦ DÂN SỰ "
    "| XÃ AN THỊNH",
    "UBND "
    "| TỈNH BÀ RỊA - VŨNG TÀU",
    "UBND "
    "| PHƯỜNG PHÙNG CHÍ KIÊN",
    "BỘ NÔNG NGHIỆP "
    "| VÀ MÔI TRƯỜNG",
    "CHI CỤC TIÊU CHUẨN "
    "| ĐO LƯỜNG CHẤT LƯỢNG",
    "VĂN PHÒNG ĐIỀU PHỐI "
    "| NÔNG THÔN MỚI",
};

/* At the widest margins. */
static const char *const narrow_issuers[] = {
    "SỞ GIÁO DỤC "
    "| VÀ ĐÀO TẠO",
    "SỞ NÔNG NGHIỆP "
    "| VÀ MÔI TRƯỜNG",
    "SỞ VĂN HÓA, "
    "| THỂ THAO VÀ DU LỊCH",
    "SỞ KHOA HỌC "
    "| VÀ CÔNG NGHỆ",
    "SỞ DÂN TỘC "
    "| VÀ TÔN GIÁO",
    "ỦY BAN NHÂN DÂN "
    "| TỈNH KON TUM",
    "ỦY BAN NHÂN DÂN "
    "| THÀNH PHỐ "
    "| HỒ CHÍ MINH",
    "THÀNH PHỐ "
    "| HỒ CHÍ MINH",
};

/* The same whether words are known or not. */
static str broken(str text, face as, double width)
{
    static word_memory *known;
    static arena *of;
    metrics_lines lines = {0}, again = {0};
    buf b = {.a = a};
    if (of != a) {
        known = word_memory_new(a);
        of = a;
    }
    double widest = line_break(a, NULL, text, as, width, &lines);
    assert_true(widest == metrics_widest(&lines, as));
    for (int i = 0; i < 2; i++) {
        again.n = 0;
        assert_true(line_break(a, known, text, as, width, &again) == widest);
        assert_int_equal(again.n, lines.n);
        for (size_t k = 0; k < lines.n; k++)
            assert_true(again.at[k].p == lines.at[k].p && again.at[k].n == lines.at[k].n);
    }
    for (size_t i = 0; i < lines.n; i++) {
        if (i)
            buf_add(&b, S(" | "));
        buf_add(&b, lines.at[i]);
    }
    return buf_str(&b);
}

static void assert_broken(const char *const *rows, size_t n, face as, double width)
{
    for (size_t i = 0; i < n; i++) {
        buf text = {.a = a};
        for (const char *p = rows[i]; *p; p++)
            if (p[0] == '|' && p[1] == ' ')
                p++;
            else
                buf_byte(&text, *p);
        str got = broken(buf_str(&text), as, width);
        if (!str_eq(got, str_from(rows[i])))
            fail_msg("%.*s\nnot %s", (int)got.n, got.p, rows[i]);
    }
}

CASE(titles_break_where_a_reader_pauses)
{
    assert_broken(titles, COUNT(titles), title_face, TITLE_ROOM);
}

CASE(issuers_break_before_the_kind_of_unit)
{
    assert_broken(issuers, COUNT(issuers), issuer_face, ISSUER_ROOM);
    assert_broken(narrow_issuers, COUNT(narrow_issuers), issuer_face, NARROW_ROOM);
}

static const char *const texts[] = {
    "Ủy ban nhân dân xã An Thịnh",
    "Tổ chức Hội nghị điển hình tiên tiến phường Phùng Chí Kiên",
    "Triển khai thực hiện phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” giai đoạn "
    "2021 - 2025 trên địa bàn tỉnh",
    "một",
    "  hai   blank  ",
    "Một_từ_dài_hơn_cả_dòng_thì_đứng_riêng_một_dòng và thêm chữ",
    "a b c d e f g h i k l m n o p q r s t u v x y",
    "(“) - , “( ;",
    "- - - -",
};

static str squeezed(str text)
{
    buf b = {.a = a};
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != ' ')
            buf_byte(&b, text.p[i]);
    return buf_str(&b);
}

CASE(no_word_is_lost_and_lines_fit)
{
    for (size_t i = 0; i < COUNT(texts); i++)
        for (double width = 100; width < 9000; width += 130) {
            metrics_lines lines = {0};
            buf all = {.a = a};
            line_break(a, NULL, str_from(texts[i]), title_face, width, &lines);
            for (size_t k = 0; k < lines.n; k++) {
                str line_text = lines.at[k];
                bool one_word = !memchr(line_text.p, ' ', line_text.n);
                assert_true(one_word || metrics_width(line_text, title_face) <= width);
                buf_add(&all, line_text);
            }
            assert_true(str_eq(squeezed(buf_str(&all)), squeezed(str_from(texts[i]))));
        }
}

/* At every width that is wide enough for them. */
CASE(what_belongs_together_is_not_parted)
{
    static const char *const rows[][2] = {
        {"Kế hoạch ngày 06 tháng 02 năm 2026", "ngày 06 tháng 02 năm 2026"},
        {"Đại hội Thi đua yêu nước toàn quốc lần thứ VIII", "thứ VIII"},
        {"Trao thưởng cho đồng chí Nguyễn Văn An tại hội nghị", "đồng chí Nguyễn Văn An"},
        {"Ngày sinh Chủ tịch Hồ Chí Minh và các ngày lễ", "Chủ tịch Hồ Chí Minh"},
        {"Kỷ niệm ngày sinh của V.I. Lê-nin tại Hà Nội", "V.I. Lê-nin"},
        {"Hỗ trợ mỗi hộ gia đình 100 triệu đồng để sửa nhà ở", "100 triệu"},
        {"Nhiệm vụ của giai đoạn 2021 - 2025 ở cấp xã", "giai đoạn 2021 - 2025"},
        {"Ra quân trên địa bàn thị xã Nghĩa Lộ trong năm", "thị xã Nghĩa Lộ"},
        {"Ra quân trên địa bàn tỉnh Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"},
        {"PHÒNG, CHỐNG THIÊN TAI TẠI THỊ TRẤN THAN UYÊN TRONG NĂM", "THỊ TRẤN THAN UYÊN"},
        {"Thực hiện Điều 5 của Luật và khoản 2 Điều 7", "Điều 5"},
        {"Xây dựng nông thôn mới kiểu mẫu ở xã", "nông thôn mới"},
        {"Bảo đảm an toàn thực phẩm dịp Tết", "an toàn thực phẩm"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str held = str_from(rows[i][1]);
        for (double width = metrics_width(held, title_face) + 1; width < 9000; width += 70) {
            metrics_lines lines = {0};
            bool whole = false;
            line_break(a, NULL, str_from(rows[i][0]), title_face, width, &lines);
            for (size_t k = 0; k < lines.n; k++)
                whole |= str_find(lines.at[k], held) < lines.at[k].n;
            if (!whole)
                fail_msg("%s, %.0f twips", rows[i][1], width);
        }
    }
}

static const char *const word_pairs[] = {
#include "nd30/word_pairs.inc"
};

/* They are searched by halves. */
CASE(pairs_are_sorted_small_and_composed)
{
    assert_true(COUNT(word_pairs) > 200);
    for (size_t i = 0; i < COUNT(word_pairs); i++) {
        str pair = str_from(word_pairs[i]);
        assert_true(str_eq(utf8_lower(a, pair), pair) && str_eq(utf8_nfc(a, pair), pair));
        assert_true(i == 0 || str_compare(str_from(word_pairs[i - 1]), pair) < 0);
        size_t blank = str_find(pair, S(" "));
        assert_true(pair.n <= 31); /* as long as phrase.c looks for */
        assert_true(blank > 0 && blank + 1 < pair.n);
        assert_true(str_find(str_after(pair, blank + 1), S(" ")) == pair.n - blank - 1);
    }
}

CASE(two_lines_are_halves)
{
    metrics_lines lines = {0};
    line_break(a, NULL, S("a b c d e f g h"), (face){14, false, false},
               metrics_width(S("a b c d e f"), (face){14, false, false}), &lines);
    assert_int_equal(lines.n, 2);
    assert_str(lines.at[0], "a b c d");
}

CASE(no_word_stands_alone_on_the_last_line)
{
    str text = S("Tuyên truyền về bầu cử ở thôn, bản");
    for (double width = 1500; width < 5000; width += 20) {
        metrics_lines lines = {0};
        line_break(a, NULL, text, title_face, width, &lines);
        assert_true(memchr(lines.at[lines.n - 1].p, ' ', lines.at[lines.n - 1].n));
    }
}

/* Words without width, names without end: every word is there, soon. */
CASE(long_titles_take_no_long_time)
{
    static const char *const words[] = {"\u0300 ", "Vũng - ", "thi đua "};
    for (size_t i = 0; i < COUNT(words); i++) {
        buf text = {.a = a};
        for (size_t k = 0; k < 50000; k++)
            buf_add(&text, str_from(words[i]));
        metrics_lines lines = {0};
        buf all = {.a = a};
        line_break(a, NULL, buf_str(&text), title_face, TITLE_ROOM, &lines);
        for (size_t k = 0; k < lines.n; k++)
            buf_add(&all, lines.at[k]);
        assert_true(str_eq(squeezed(buf_str(&all)), squeezed(buf_str(&text))));
    }
}

CASE(nothing_takes_no_line)
{
    metrics_lines lines = {0};
    line_break(a, NULL, S(""), title_face, 1000, &lines);
    line_break(a, NULL, S("   "), title_face, 1000, &lines);
    assert_int_equal(lines.n, 0);
    assert_true(metrics_widest(&lines, title_face) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(titles_break_where_a_reader_pauses),
        TEST(issuers_break_before_the_kind_of_unit),
        TEST(no_word_is_lost_and_lines_fit),
        TEST(what_belongs_together_is_not_parted),
        TEST(pairs_are_sorted_small_and_composed),
        TEST(two_lines_are_halves),
        TEST(no_word_stands_alone_on_the_last_line),
        TEST(long_titles_take_no_long_time),
        TEST(nothing_takes_no_line),
    };
    return RUN(tests);
}
