/* template/explain, template/page: every word of the page has a place, and is found. */
#include "test.h"

#include "template/explain.h"
#include "template/page.h"
#include "text/text.h"

static const char input[] = "[văn bản]\n"
                            "cấp = phường\n"
                            "khung = hoi-nghi-xa\n"
                            "số = 7\n"
                            "ngày = 06/4/2026\n"
                            "địa danh = Cẩm Thành\n"
                            "[cơ quan]\n"
                            "tên = Ủy ban nhân dân phường Cẩm Thành\n"
                            "[giai đoạn]\n"
                            "từ năm = 2021\n"
                            "đến năm = 2025\n"
                            "[hội nghị]\n"
                            "đại biểu tối đa = 100\n"
                            "[phong trào]\n"
                            "danh sách =\n"
                            "    Bình dân học vụ số\n"
                            "    Vì người nghèo\n"
                            "[ký]\n"
                            "họ tên = Phạm Văn Lợi\n";

static job_view view_of(const char *text)
{
    job_options *how = NEW(a, job_options);
    *how = (job_options){.places = template_places_make(a, S("/khong-co"), NULL, 0),
                         .from = {S("."), NULL, 0},
                         .apart = true};
    job *j = job_read(&d, make_source(str_from(text)), how);
    assert_non_null(j);
    job_view v;
    job_look(j, 0, &v);
    return v;
}

static str words_explained(const job_view *v, const char *words)
{
    str out = {0};
    source *src = NEW(a, source);
    *src = (source){.name = S("--words"), .text = str_from(words), .is_word = true};
    explain_words(&d, v, src, LANGUAGE_VI, &out);
    return out;
}

static size_t count_of(str text, const char *what)
{
    size_t n = 0;
    for (size_t at; (at = str_find(text, str_from(what))) < text.n; n++)
        text = str_after(text, at + 1);
    return n;
}

CASE(pieces_make_up_their_lines)
{
    job_view v = view_of(input);
    page_lines all = page_read(a, &v, LANGUAGE_VI);
    for (size_t i = 0; i < all.n; i++) {
        size_t at = 0;
        for (size_t k = 0; k < all.at[i].pieces.n; k++) {
            const piece *p = &all.at[i].pieces.at[k];
            assert_int_equal(p->from, at);
            assert_true(p->at.src || p->value_at.src || p->rule);
            at = p->to;
        }
        assert_int_equal(at, all.at[i].text.n);
    }
}

/* The issuer's two lines are one here. */
CASE(every_line_of_the_page_is_there)
{
    job_view v = view_of(input);
    page_lines all = page_read(a, &v, LANGUAGE_VI);
    str rest = text_write(a, &v.plan);
    assert_true(rest.n > 1000);
    while (rest.n) {
        size_t end = str_find(rest, S("\n"));
        str now = str_slice(rest, 0, end);
        bool found = false;
        for (size_t i = 0; i < all.n && !found; i++)
            found = str_find(all.at[i].text, now) < all.at[i].text.n || now.n == 0;
        if (!found)
            fail_msg("not on the page: %.*s", (int)now.n, now.p);
        rest = str_after(rest, end + 1);
    }
}

CASE(search)
{
    static const struct {
        const char *words;
        size_t places;
        const char *said; /* within the answer */
    } rows[] = {
        {"không quá 100 đại biểu", 1, "“100”"},
        {"KHÔNG  QUÁ\u00A0100 ĐẠI BIỂU", 1, "`đại biểu tối đa` [hội nghị], tệp đầu vào, test:13"},
        {"Không quá 100", 1, "“Không quá”"},
        {"100", 1, "đặt vào khung hoi-nghi-xa"},
        {"10", 0, ""},
        {"quá đại biểu", 0, ""},                          /* not side by side */
        {"Uỷ ban nhân dân phường", 1, "`tên` [cơ quan]"}, /* the mark's other place */
        {"Bình dân học vụ số", 1, "test:16"},
        {"Vì người nghèo", 1, "test:17"},
        {"phạm văn lợi", 1, "`họ tên` [ký], tệp đầu vào, test:19"},
        {"07/KH-UBND", 1, "`số` [văn bản]"},
        {"./.", 1, "cố định"},
        {"Phòng Văn hóa - Xã hội", 3, "templates/cap.ini:"},
        {"Công an phường", 1, "{{cap.loai}} = phường"},
    };
    job_view v = view_of(input);
    for (size_t i = 0; i < COUNT(rows); i++) {
        str got = words_explained(&v, rows[i].words);
        size_t places = count_of(got, ":\n    ");
        if (places != rows[i].places || (rows[i].places && !count_of(got, rows[i].said)))
            fail_msg("%s: %zu places\n%.*s", rows[i].words, places, (int)got.n, got.p);
    }
}

CASE(nowhere)
{
    job_view v = view_of(input);
    forget_faults();
    words_explained(&v, "không quá 120 đại biểu");
    assert_faults("EXPLAIN_WORDS_NEAR");
    assert_int_equal(str_find(d.list.at[0].args.at[1], S("5. Số lượng")), 0);
    forget_faults();
    words_explained(&v, "mèo mun");
    assert_faults("EXPLAIN_WORDS_NONE");
    forget_faults();
    words_explained(&v, "\u00A0 ");
    assert_faults("EXPLAIN_WORDS_BLANK");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pieces_make_up_their_lines),
        TEST(every_line_of_the_page_is_there),
        TEST(search),
        TEST(nowhere),
    };
    return RUN(tests);
}
