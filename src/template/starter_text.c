/* From entries to the text of an input. Fills no texts: what is in {{…}} stays so. */
#include "plan/wording.h"
#include "template/attribute.h"
#include "template/starter_state.h"

static void add(starter *s, str words)
{
    buf_add(&s->out, words);
    for (size_t i = 0; i < words.n; i++)
        s->line += words.p[i] == '\n';
}

static void comment(starter *s, str words)
{
    if (words.n)
        add(s, STR_CAT(s->d->a, S("; "), words, S("\n")));
}

/* `key = value`; a list or text below its key, indented. A leading `@` would name a file. */
static void write_value(starter *s, str key, const text_lines *given, bool below, bool commented)
{
    str lead = commented ? S("; ") : S("");
    bool one = !below && given->n <= 1;
    str first = given->n ? given->at[0] : (str){0};
    bool escaped = str_starts(first, S("@"));
    add(s, STR_CAT(s->d->a, lead, key, first.n && one ? S(" = ") : S(" ="),
                   escaped && one ? S("\\") : S(""), one ? first : S(""), S("\n")));
    for (size_t i = 0; !one && i < given->n; i++)
        add(s, STR_CAT(s->d->a, lead, S("    "), escaped && i == 0 ? S("\\") : S(""), given->at[i],
                       S("\n")));
}

/* The default as one would write it oneself: of what takes many lines all of them. */
static text_lines standard_lines(const starter *s, const entry *e)
{
    arena *a = s->d->a;
    const known_key *key = names_path(s->form->names, e->path);
    bool list = key && key->kind == KEY_LINES;
    line_list all = attribute_lines(a, e->field->default_value, list);
    text_lines out = {0};
    for (size_t i = 0; i < all.n && (e->below || i == 0); i++)
        *list_add(a, &out) = all.at[i].text;
    return out;
}

static void write_entry(starter *s, entry *e)
{
    arena *a = s->d->a;
    bool answered = e->answer.n > 0;
    text_lines given = answered ? e->answer : e->value;
    comment(s, e->help);
    e->line = s->line;
    if (e->locked)
        comment(s, S("khung đã đặt cố định, ở đây không đặt được"));
    if (e->standard.n && e->value.n) {
        str flat = e->standard;
        size_t end = str_find(flat, S("\n"));
        comment(s, STR_CAT(a, S("mặc định: "), str_slice(flat, 0, end),
                           end < flat.n ? S(" …") : S("")));
    }
    if (given.n == 0 && e->standard.n)
        given = standard_lines(s, e);
    bool commented = e->left_out || (!answered && e->commented);
    write_value(s, e->key_name, &given, e->below && !(commented && given.n == 1), commented);
    e->n_lines = s->line - e->line;
}

static void write_section(starter *s, str of)
{
    bool opened = false;
    for (size_t i = 0; i < s->entries.n; i++) {
        entry *e = &s->entries.at[i];
        if (!str_eq(e->section, of))
            continue;
        if (!opened)
            add(s, STR_CAT(s->d->a, S("\n["), e->section_name, S("]\n")));
        opened = true;
        write_entry(s, e);
    }
}

/* How to say more than the template does. */
static void write_own_sections(starter *s)
{
    arena *a = s->d->a;
    str first = {0};
    add(s, S("\n; Các mục của khung, với mã của từng mục:\n"));
    for (size_t i = 0; i < s->form->parts.n; i++) {
        const khung_part *p = s->form->parts.at[i].part;
        if (p->kind != ELEMENT_MUC || p->id.n == 0)
            continue;
        add(s, STR_CAT(a, S(";   "), p->id, S(": "), element_attribute(p->own, "tieu_de"),
                       p->locked ? S(" (cố định)\n") : S("\n")));
        if (first.n == 0 && !p->locked)
            first = p->id;
    }
    if (first.n)
        add(s, STR_CAT(a,
                       S("; Thêm chữ vào cuối một mục thì bỏ dấu ; ở các dòng sau (`nội dung =` "
                         "thay cả mục):\n; [mục "),
                       first, S("]\n; thêm =\n;     - …\n")));
}

/* Sections before and behind all others. */
static const char *const first_sections[] = {"van_ban", "co_quan", "cap_tren", "can_cu", "mo_dau"};
static const char *const last_sections[] = {"ket_thuc", "noi_nhan", "ky"};
enum {
    FIRST = sizeof first_sections / sizeof *first_sections,
    LAST = sizeof last_sections / sizeof *last_sections
};

static bool is_among(str of, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(of, str_from(list[i])))
            return true;
    return false;
}

/* The sections of the template's own, each where its first field stands; or those of a plan. */
static void write_other_sections(starter *s, bool free)
{
    for (size_t i = 0; i < s->entries.n; i++) {
        str of = s->entries.at[i].section;
        size_t before = 0;
        while (!str_eq(s->entries.at[before].section, of))
            before++;
        if (before == i && !is_among(of, first_sections, FIRST) &&
            !is_among(of, last_sections, LAST) && s->entries.at[i].free == free)
            write_section(s, of);
    }
}

str starter_text(starter *s)
{
    const khung *k = s->form->khung;
    arena *a = s->d->a;
    str of = wording_without_sign(k->description);
    s->out.n = 0;
    s->line = 1;
    add(s, STR_CAT(a, S("; "), of.n ? of : k->name, S(".\n")));
    add(s, S("; Tệp này dùng được ngay:  kehoach generate TÊN-TỆP.ini\n"
             "; Sửa các giá trị ví dụ cho đúng với đơn vị mình. Dòng bắt đầu bằng dấu ; là chú "
             "thích; bỏ dấu ấy\n"
             "; thì dòng `khóa = giá trị` được dùng. Chữ ở các dòng dưới một khóa phải thụt vào. "
             "{{…}} được thay\n"
             "; bằng chữ đúng với loại đơn vị và ngày của văn bản.\n"));
    for (size_t i = 0; i < FIRST; i++)
        write_section(s, str_from(first_sections[i]));
    write_other_sections(s, false);
    if (starter_has_part(s, ELEMENT_MUC))
        write_own_sections(s);
    write_other_sections(s, true);
    for (size_t i = 0; i < LAST; i++)
        write_section(s, str_from(last_sections[i]));
    return str_copy(a, buf_str(&s->out));
}
