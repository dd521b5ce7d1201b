/* Templates told to people and programs. Reads khungs; looks for no files and fills no texts. */
#include "template/inspect.h"

#include "base/utf8.h"

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

/* A file compiled in is named by its path in the sources, which nothing on the disk answers to. */
static bool is_built_in(const source *src)
{
    return src->built_in;
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
        if (is_built_in(src))
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

/* Nobody fills in a locked field, whatever example its parent has. */
static const attribute *example_of(const field *f)
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
    say_lines(r, "ví dụ: ", "example: ", example_of(f));
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

/* ---- tree ---- */

static const tree *text_or_null(arena *a, str text)
{
    static const tree null = {.kind = TREE_NULL};
    return text.n ? tree_text(a, text) : &null;
}

static void set_text(arena *a, tree *to, const char *name, str text)
{
    tree_set(a, to, str_from(name), text_or_null(a, text));
}

static void set_place(arena *a, tree *to, pos at)
{
    set_text(a, to, "tep", at.src->name);
    tree_set(a, to, S("dong"), tree_number(a, (long long)place_line(at)));
}

static const tree *names_tree(arena *a, str blank_separated)
{
    tree *all = tree_list(a);
    for (str rest = utf8_trim(blank_separated); rest.n;) {
        size_t end = str_find(rest, S(" "));
        tree_append(a, all, tree_text(a, str_slice(rest, 0, end)));
        rest = utf8_trim(str_after(rest, end));
    }
    return all;
}

static const tree *chain_tree(arena *a, const khung *k)
{
    tree *all = tree_list(a);
    for (size_t i = 0; i < k->chain.n; i++) {
        const source *src = k->chain.at[i]->root->at.src;
        tree *one = tree_object(a);
        set_text(a, one, "ten", k->chain.at[i]->name);
        set_text(a, one, "tep", src->name);
        tree_set(a, one, S("co_san"), tree_bool(a, is_built_in(src)));
        tree_append(a, all, one);
    }
    return all;
}

static const tree *field_tree(arena *a, const khung *k, const field *f)
{
    tree *one = tree_object(a), *choices = tree_list(a);
    for (size_t i = 0; i < f->choices.n; i++)
        tree_append(a, choices, tree_text(a, f->choices.at[i]));
    set_text(a, one, "ma", STR_CAT(a, f->section_name, S("."), f->key_name));
    set_text(a, one, "muc", f->section_name);
    set_text(a, one, "khoa", f->key_name);
    set_text(a, one, "duong_dan", f->path);
    set_text(a, one, "kieu", field_kind_name(f->kind));
    tree_set(a, one, S("bat_buoc"), tree_bool(a, f->required));
    set_text(a, one, "mac_dinh", f->default_value ? f->default_value->value : (str){0});
    set_text(a, one, "vi_du", example_of(f) ? f->example->value : (str){0});
    tree_set(a, one, S("lua_chon"), choices);
    tree_set(a, one, S("co_dinh"), tree_bool(a, f->locked));
    set_text(a, one, "mo_ta", f->help);
    set_text(a, one, "khung", khung_name_of(k, f->at->at.src));
    set_place(a, one, f->at->at);
    return one;
}

static const tree *texts_tree(arena *a, const khung *k, const element_list *texts)
{
    tree *all = tree_list(a);
    for (size_t i = 0; i < texts->n; i++) {
        tree *one = tree_object(a);
        set_text(a, one, "khung", khung_name_of(k, texts->at[i]->at.src));
        set_place(a, one, texts->at[i]->at);
        tree_append(a, all, one);
    }
    return all;
}

static const tree *lock_tree(arena *a, const khung_part *p)
{
    if (!p->locked)
        return text_or_null(a, (str){0});
    tree *where = tree_object(a);
    set_place(a, where, p->locked->at);
    return where;
}

static const tree *part_tree(arena *a, const khung *k, const khung_part *p)
{
    static const char *const attributes[] = {"tieu_de", "neu", "tru_khi", "moi"};
    tree *one = tree_object(a);
    set_text(a, one, "loai", element_name(p->kind));
    set_text(a, one, "id", p->id);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        set_text(a, one, attributes[i], element_attribute(p->own, attributes[i]));
    set_text(a, one, "khung", p->template_name);
    set_place(a, one, p->own->at);
    tree_set(a, one, S("co_dinh"), lock_tree(a, p));
    tree_set(a, one, S("truoc"), texts_tree(a, k, &p->before));
    tree_set(a, one, S("sau"), texts_tree(a, k, &p->after));
    return one;
}

const tree *inspect_tree(arena *a, const khung *k)
{
    tree *all = tree_object(a), *fields = tree_list(a), *parts = tree_list(a);
    for (size_t i = 0; i < k->fields.n; i++)
        tree_append(a, fields, field_tree(a, k, &k->fields.at[i]));
    for (size_t i = 0; i < k->parts.n; i++)
        tree_append(a, parts, part_tree(a, k, &k->parts.at[i]));
    set_text(a, all, "ten", k->name);
    set_text(a, all, "mo_ta", k->description);
    set_text(a, all, "cap", k->cap);
    tree_set(a, all, S("cap_duoi"), names_tree(a, k->cap_duoi));
    tree_set(a, all, S("chuoi"), chain_tree(a, k));
    tree_set(a, all, S("truong"), fields);
    tree_set(a, all, S("phan"), parts);
    return all;
}
