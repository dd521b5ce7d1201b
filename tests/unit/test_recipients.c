/* template/recipients: "Nơi nhận". */
#include "plan_text.h"
#include "template/recipients.h"

static plan read_list(const char *text, const char *luu)
{
    plan p = {0};
    lines all = lines_of(str_from(text));
    recipients_read(&d, all.at, all.n, (said){str_from(luu), {0}}, &p);
    return p;
}

/* A line each; "1|" before those in brace 1, its remark behind the last. */
static str list_shown(const plan *p)
{
    buf b = {.a = a};
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        const nhan *n = &p->noi_nhan.at[i];
        buf_add(&b, i ? S("\n") : S(""));
        if (n->brace)
            buf_add(&b, STR_CAT(a, str_number(a, n->brace), S("|")));
        buf_add(&b, n->text);
        bool last = i + 1 == p->noi_nhan.n || p->noi_nhan.at[i + 1].brace != n->brace;
        if (n->brace && last)
            buf_add(&b, STR_CAT(a, S(" }"), p->braces.at[n->brace - 1]));
    }
    return buf_str(&b);
}

CASE(lists)
{
    static const struct {
        const char *text, *luu, *list, *faults;
    } rows[] = {
        {"", "", "", "FILING_MISSING"},
        {"", "VT, NV", "- Lưu: VT, NV.", ""},
        {"- A\n- B", "VT", "- A;\n- B;\n- Lưu: VT.", ""},
        {"- A\n- B", "", "- A;\n- B.", "FILING_MISSING"},
        {"- A\n- Lưu: VT.", "", "- A;\n- Lưu: VT.", ""},
        {"- A\n- Lưu: VT.", "NV", "- A;\n- Lưu: VT.", "FILING_TWICE"},
        {"{ - A\n}", "VT", "- Lưu: VT.", "BRACE_WITH_TEXT BRACE_NOT_OPEN"},
        {"A\nB;\n- C.", "VT", "- A;\n- B;\n- C;\n- Lưu: VT.", ""}, /* dash and signs are ours */
        {"– A\n• B\n-C", "VT", "- A;\n- B;\n- C;\n- Lưu: VT.", ""},
        {"A\n\n\nB", "", "- A;\n- B.", "FILING_MISSING"},
        {"A", "Lưu: VT.", "- A;\n- Lưu: VT.", ""},
        {"A", "Lưu:VT", "- A;\n- Lưu: VT.", ""},
        {"A", "lưu : VT", "- A;\n- Lưu: VT.", ""},
        {"A", "VT; NV;", "- A;\n- Lưu: VT; NV.", ""},
        {"Gửi bản điện tử:\n- A\nGửi bản giấy:\n- B", "VT",
         "Gửi bản điện tử:\n- A;\nGửi bản giấy:\n- B;\n- Lưu: VT.", ""},
        {"- A:\n+ B\n+ C", "VT", "- A:\n+ B;\n+ C;\n- Lưu: VT.", ""}, /* sub-lines of A */
        {"{\n- A\n- B\n} (B/c)\n- C", "VT", "1|- A\n1|- B }(B/c);\n- C;\n- Lưu: VT.", ""},
        {"{\n- A\n- B\n}", "VT", "1|- A\n1|- B; }\n- Lưu: VT.", ""},
        {"{\n- A\n} (a)\n{\n- B\n} (b)", "", "1|- A }(a);\n2|- B }(b).", "FILING_MISSING"},
        {"} (B/c)", "VT", "- Lưu: VT.", "BRACE_NOT_OPEN"},
        {"{\n- A", "VT", "1|- A; }\n- Lưu: VT.", "BRACE_NOT_CLOSED"},
        {"{\n} (x)", "VT", "- Lưu: VT.", "BRACE_EMPTY"},
        {"{\n- A\n{\n- B\n}", "VT", "1|- A; }\n2|- B; }\n- Lưu: VT.", "BRACE_NESTED"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        forget_faults();
        plan p = read_list(rows[i].text, rows[i].luu);
        assert_str(list_shown(&p), rows[i].list);
        assert_faults(rows[i].faults);
    }
}

CASE(kinds_of_lines)
{
    plan p = read_list("Nhóm:\n- A\n+ B\nC", "VT");
    static const nhan_kind want[] = {NHAN_NHOM, NHAN_DONG, NHAN_CON, NHAN_DONG, NHAN_DONG};
    assert_int_equal(p.noi_nhan.n, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++)
        assert_int_equal(p.noi_nhan.at[i].kind, want[i]);
}

CASE(places_of_lines)
{
    plan p = read_list("Nhóm:\n- A\n  + B\nC\n- Lưu: VT", "");
    static const size_t lines_at[] = {1, 2, 3, 4, 5};
    assert_int_equal(p.noi_nhan.n, COUNT(lines_at));
    for (size_t i = 0; i < COUNT(lines_at); i++)
        assert_int_equal(source_place(p.noi_nhan.at[i].at, NULL).line, lines_at[i]);
}

CASE(places_of_faults)
{
    read_list("- A\n{\n- B\n  {\n} x\n}", "VT");
    assert_faults("BRACE_NESTED BRACE_EMPTY BRACE_NOT_OPEN");
    assert_place(0, 4, 3);
    assert_int_equal(source_place(d.list.at[0].other, NULL).line, 2);
    assert_place(2, 6, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lists),
        TEST(kinds_of_lines),
        TEST(places_of_lines),
        TEST(places_of_faults),
    };
    return RUN(tests);
}
