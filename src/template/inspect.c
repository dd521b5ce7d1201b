/* Templates told to people and programs. Reads khungs; looks for no files and fills no texts. */
#include "template/inspect.h"

/* ---- words ---- */

static const char *const field_kinds[][2] = {
    [FIELD_CHU] = {"một dòng", "one line"}, [FIELD_DOAN] = {"đoạn văn", "text"},
    [FIELD_NGAY] = {"ngày", "date"},        [FIELD_SO] = {"số", "number"},
    [FIELD_TIEN] = {"tiền", "money"},       [FIELD_DANH_SACH] = {"danh sách", "list"},
    [FIELD_CHON] = {"chọn một", "choice"},
};

static const char *const part_kinds[][2] = {
    [ELEMENT_TEN_LOAI] = {"tên loại", "type of document"},
    [ELEMENT_TRICH_YEU] = {"trích yếu", "subject"},
    [ELEMENT_CAN_CU] = {"căn cứ", "legal grounds"},
    [ELEMENT_MO_DAU] = {"mở đầu", "opening"},
    [ELEMENT_MUC] = {"mục", "section"},
    [ELEMENT_MUC_TU_DO] = {"các mục của tệp đầu vào", "the input's own sections"},
    [ELEMENT_KET_THUC] = {"kết thúc", "closing"},
    [ELEMENT_NOI_NHAN] = {"nơi nhận", "recipients"},
    [ELEMENT_KY] = {"ký", "signature"},
    [ELEMENT_PHU_LUC] = {"phụ lục", "annex"},
    [ELEMENT_PHU_LUC_TU_DO] = {"các phụ lục của tệp đầu vào", "the input's own annexes"},
};

str part_kind_name(element_kind kind, language speech)
{
    return str_from(part_kinds[kind][speech]);
}

static str rank_words(str cap, language speech)
{
    static const char *const names[][3] = {
        {"tinh", "cấp tỉnh", "province (tỉnh)"},
        {"huyen", "cấp huyện", "district (huyện)"},
        {"xa", "cấp xã", "commune (xã)"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(cap, str_from(names[i][0])))
            return str_from(names[i][1 + speech]);
    return speech == LANGUAGE_EN ? S("any level") : S("mọi cấp");
}

str khung_name_of(const khung *k, const source *src)
{
    for (size_t i = 0; i < k->chain.n; i++)
        if (k->chain.at[i]->root->at.src == src)
            return k->chain.at[i]->name;
    return (str){0};
}

/* ---- the list ---- */

static str where_words(const khung_entry *e, language speech)
{
    return e->path.n ? e->path : speech == LANGUAGE_EN ? S("built in") : S("có sẵn");
}

static str level_words(const khung_entry *e, language speech)
{
    if (!e->usable)
        return speech == LANGUAGE_EN ? S("has faults") : S("có lỗi");
    return rank_words(e->cap, speech);
}

str inspect_list(arena *a, const khung_list *all, language speech)
{
    report r = report_begin(a, speech);
    size_t name = 0, level = 0, where = 0;
    for (size_t i = 0; i < all->n; i++) {
        const khung_entry *e = &all->at[i];
        name = report_width(name, e->name);
        level = report_width(level, level_words(e, speech));
        where = report_width(where, where_words(e, speech));
    }
    for (size_t i = 0; i < all->n; i++) {
        const khung_entry *e = &all->at[i];
        report_line(&r, 0);
        report_column(&r, e->name, name + 2);
        report_column(&r, level_words(e, speech), level + 2);
        report_column(&r, where_words(e, speech), where + 2);
        if (e->usable) {
            report_add(&r, e->description);
        } else {
            report_say(&r, "xem lỗi bằng: kehoach inspect ", "its faults: kehoach inspect ");
            report_add(&r, e->name);
        }
    }
    report_line(&r, 0);
    return report_text(&r);
}

/* ---- text ---- */

static void say_chain(report *r, const khung *k)
{
    report_line(r, 0);
    report_say(r, "Chuỗi:", "Chain:");
    size_t width = 0;
    for (size_t i = 0; i < k->chain.n; i++)
        width = report_width(width, k->chain.at[i]->name);
    for (size_t i = 0; i < k->chain.n; i++) {
        const source *src = k->chain.at[i]->root->at.src;
        report_line(r, 2);
        report_add(r, i ? S("← ") : S("  "));
        report_column(r, k->chain.at[i]->name, width + 2);
        report_add(r, src->name);
        if (src->built_in)
            report_say(r, " (có sẵn)", " (built in)");
    }
}

/* "khung bac-kan, templates/bac-kan.xml:12" */
static void say_place(report *r, const khung *k, pos at)
{
    str name = khung_name_of(k, at.src);
    if (name.n) {
        report_add(r, name);
        report_add(r, S(", "));
    }
    report_add(r, place_shown(r->b.a, at));
}

static str field_name(arena *a, const field *f)
{
    return STR_CAT(a, S("["), f->section_name, S("] "), f->key_name);
}

/* Each line of a default or example below the one before. */
static void say_lines(report *r, const char *vi, const char *en, const attribute *given)
{
    if (!given)
        return;
    report_line(r, 6);
    report_say(r, vi, en);
    for (str rest = given->value; rest.n;) {
        size_t end = str_find(rest, S("\n"));
        report_add(r, str_slice(rest, 0, end));
        rest = str_after(rest, end < rest.n ? end + 1 : end);
        report_add(r, rest.n ? S(" / ") : S(""));
    }
}

const attribute *inspect_example(const field *f)
{
    return f->locked ? NULL : f->example;
}

static void say_field(report *r, const khung *k, const field *f, size_t width)
{
    report_line(r, 2);
    report_column(r, field_name(r->b.a, f), width + 2);
    report_column(r, str_from(field_kinds[f->kind][r->speech]), 11);
    report_column(r,
                  !f->required               ? S("")
                  : r->speech == LANGUAGE_EN ? S("required")
                                             : S("bắt buộc"),
                  10);
    say_place(r, k, f->at->at);
    if (f->help.n) {
        report_line(r, 6);
        report_add(r, f->help);
    }
    if (f->choices.n) {
        report_line(r, 6);
        report_say(r, "chọn: ", "choices: ");
        for (size_t i = 0; i < f->choices.n; i++) {
            report_add(r, i ? S(" | ") : S(""));
            report_add(r, f->choices.at[i]);
        }
    }
    say_lines(r, "mặc định: ", "default: ", f->default_value);
    say_lines(r, "ví dụ: ", "example: ", inspect_example(f));
    if (f->locked) {
        report_line(r, 6);
        report_say(r, "cố định: khung con và tệp đầu vào không đặt được",
                   "locked: neither a child template nor the input may set it");
    }
}

static void say_fields(report *r, const khung *k)
{
    size_t width = 0;
    for (size_t i = 0; i < k->fields.n; i++)
        width = report_width(width, field_name(r->b.a, &k->fields.at[i]));
    report_line(r, 0);
    report_line(r, 0);
    report_say(r, "Trường (", "Fields (");
    report_add(r, str_number(r->b.a, k->fields.n));
    report_add(r, S("):"));
    for (size_t i = 0; i < k->fields.n; i++)
        say_field(r, k, &k->fields.at[i], width);
}

static void say_condition(report *r, const khung_part *p, const char *name, const char *vi,
                          const char *en)
{
    str value = element_attribute(p->own, name);
    if (value.n == 0)
        return;
    report_line(r, 8);
    report_say(r, vi, en);
    report_add(r, value);
}

static void say_texts(report *r, const khung *k, const element_list *texts, const char *vi,
                      const char *en)
{
    for (size_t i = 0; i < texts->n; i++) {
        report_line(r, 8);
        report_say(r, vi, en);
        say_place(r, k, texts->at[i]->at);
    }
}

static str part_words(const report *r, const khung_part *p)
{
    arena *a = r->b.a;
    str title = element_attribute(p->own, "tieu_de"), kind = part_kind_name(p->kind, r->speech);
    return title.n ? STR_CAT(a, kind, S(" “"), title, S("”")) : kind;
}

static void say_part(report *r, const khung *k, const khung_part *p, size_t width, size_t ids)
{
    report_line(r, 2);
    report_column(r, p->id.n ? p->id : S("–"), ids + 2);
    report_column(r, part_words(r, p), width + 2);
    say_place(r, k, p->own->at);
    say_condition(r, p, "neu", "nếu có: ", "if there is: ");
    say_condition(r, p, "tru_khi", "trừ khi có: ", "unless there is: ");
    say_condition(r, p, "moi", "mỗi: ", "for each: ");
    if (p->locked) {
        report_line(r, 8);
        report_say(r, "cố định bởi ", "locked by ");
        say_place(r, k, p->locked->at);
    }
    say_texts(r, k, &p->before, "thêm trước: ", "put before: ");
    say_texts(r, k, &p->after, "thêm sau: ", "put after: ");
}

static void say_parts(report *r, const khung *k)
{
    size_t width = 0, ids = 0;
    for (size_t i = 0; i < k->parts.n; i++) {
        width = report_width(width, part_words(r, &k->parts.at[i]));
        ids = report_width(ids, k->parts.at[i].id);
    }
    report_line(r, 0);
    report_line(r, 0);
    report_say(r, "Các phần theo thứ tự in:", "Parts in the order of the page:");
    for (size_t i = 0; i < k->parts.n; i++)
        say_part(r, k, &k->parts.at[i], width < 60 ? width : 60, ids);
}

str inspect_text(arena *a, const khung *k, language speech)
{
    report r = report_begin(a, speech);
    report_add(&r, k->name);
    if (k->description.n)
        report_add(&r, STR_CAT(a, S(": "), k->description));
    report_line(&r, 0);
    report_say(&r, "Cấp: ", "Level: ");
    report_add(&r, rank_words(k->cap, speech));
    if (k->cap_duoi.n) {
        report_line(&r, 0);
        report_say(&r, "Khung cho cấp dưới: ", "Templates for the units below: ");
        report_add(&r, k->cap_duoi);
    }
    say_chain(&r, k);
    say_fields(&r, k);
    say_parts(&r, k);
    report_line(&r, 0);
    return report_text(&r);
}
