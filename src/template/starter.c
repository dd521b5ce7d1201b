/* From fields, parts and khoi-dau.ini to the text of an input. Fills no texts: what is in {{…}}
 * stays so. */
#include "template/starter.h"

#include "base/utf8.h"
#include "plan/wording.h"
#include "template/agency.h"
#include "template/asked.h"
#include "template/prepare.h"
#include "template/sample.h"
#include "template/vocabulary.h"

typedef LIST(str) text_lines;

/* A key with what is written about it. */
typedef struct entry {
    str section, section_name; /* folded, as a person writes it */
    str path, key_name;
    str help, standard; /* the default, or empty */
    text_lines value;
    bool commented, locked;
    bool below; /* the value stands below its key */
} entry;

typedef struct starter {
    diags *d;
    const prepared *form;
    const levels *levels;
    LIST(ini_file) texts; /* khoi-dau.ini: the one compiled in, then others over it */
    sample sample;
    LIST(entry) entries;
    buf out;
} starter;

/* ---- what khoi-dau.ini says ---- */

static void read_texts(starter *s, const template_places *places)
{
    source_layers all = sources_named(s->d, S("khoi-dau.ini"), places);
    for (size_t i = 0; i < all.n; i++)
        ini_parse(s->d, all.at[i], list_add(s->d->a, &s->texts));
}

static const ini_key *text_of(const starter *s, str of, str key)
{
    const ini_key *found = NULL;
    for (size_t i = s->texts.n; i > 0 && !found; i--)
        found = ini_find(s->d->a, &s->texts.at[i - 1], of, key);
    return found;
}

static text_lines lines_of_key(arena *a, const ini_key *k)
{
    text_lines lines = {0};
    for (size_t i = 0; k && i < k->lines.n; i++) {
        str words = utf8_trim(k->lines.at[i].text);
        if (words.n)
            *list_add(a, &lines) = words;
    }
    return lines;
}

static str help_of(const starter *s, str path)
{
    text_lines lines = lines_of_key(s->d->a, text_of(s, S("chu_thich"), path));
    return lines.n ? lines.at[0] : (str){0};
}

/* ---- entries ---- */

static entry *find_entry(starter *s, str path)
{
    for (size_t i = 0; i < s->entries.n; i++)
        if (str_eq(s->entries.at[i].path, path))
            return &s->entries.at[i];
    return NULL;
}

static void set_line(arena *a, text_lines *given, str words)
{
    given->n = 0;
    if (words.n)
        *list_add(a, given) = words;
}

/* True if a part of the template takes the path in. */
static bool is_asked_for(const starter *s, const char *path)
{
    for (size_t i = 0; i < s->form->parts.n; i++)
        if (text_asks_for(s->d->a, s->form->parts.at[i].own.text, str_from(path)))
            return true;
    return false;
}

static bool has_part(const starter *s, element_kind kind)
{
    for (size_t i = 0; i < s->form->parts.n; i++)
        if (s->form->parts.at[i].part->kind == kind)
            return true;
    return false;
}

typedef enum need { ALWAYS, ASKED_FOR, OF_RECIPIENTS, OF_SIGNATURE, CITED } need;

/* The known keys of a starter, in its order; fields of the template come among them. */
static const struct known_row {
    const char *path;
    need need;
    bool below;
} known_rows[] = {
    {"van_ban.khung", ALWAYS, false},       {"van_ban.cap", ALWAYS, false},
    {"van_ban.so", ALWAYS, false},          {"van_ban.dia_danh", ALWAYS, false},
    {"van_ban.ngay", ALWAYS, false},        {"van_ban.trich_yeu", ASKED_FOR, false},
    {"co_quan.ten", ALWAYS, false},         {"cap_tren.so", CITED, false},
    {"cap_tren.ky_hieu", CITED, false},     {"cap_tren.ngay", CITED, false},
    {"cap_tren.co_quan", CITED, false},     {"cap_tren.trich_yeu", CITED, false},
    {"can_cu.danh_sach", ASKED_FOR, true},  {"mo_dau.noi_dung", ASKED_FOR, true},
    {"ket_thuc.noi_dung", ASKED_FOR, true}, {"noi_nhan.danh_sach", ASKED_FOR, true},
    {"noi_nhan.luu", OF_RECIPIENTS, false}, {"ky.chuc_vu", OF_SIGNATURE, false},
    {"ky.ho_ten", OF_SIGNATURE, false},
};

/* True where texts ask for the superior's plan and the template has no fields for it. */
static bool is_cited(const starter *s)
{
    asked_names q = {.names.a = s->d->a};
    bool cited = false;
    for (size_t i = 0; i < s->form->khung->fields.n; i++)
        if (str_eq(s->form->khung->fields.at[i].section, S("cap_tren")))
            return false;
    for (size_t i = 0; i < s->form->parts.n; i++)
        asked_part(&q, &s->form->parts.at[i], false);
    for (size_t i = 0; i < q.list.n; i++)
        cited = cited || str_starts(q.list.at[i], S("cap_tren"));
    return cited;
}

static bool is_needed(const starter *s, const struct known_row *known)
{
    switch (known->need) {
    case ALWAYS: return true;
    case ASKED_FOR: return is_asked_for(s, known->path);
    case OF_RECIPIENTS: return has_part(s, ELEMENT_NOI_NHAN);
    case OF_SIGNATURE: return has_part(s, ELEMENT_KY);
    case CITED: return is_cited(s);
    }
    return false;
}

static void add_known(starter *s, const struct known_row *known)
{
    arena *a = s->d->a;
    str path = str_from(known->path), suffix;
    size_t dot = str_find(path, S("."));
    str of = str_slice(path, 0, dot), key = str_after(path, dot + 1);
    if (!is_needed(s, known))
        return;
    *list_add(a, &s->entries) = (entry){
        .section = of,
        .section_name = str_from(names_section(s->form->names, of, &suffix)->name),
        .path = path,
        .key_name = str_from(names_path(s->form->names, path)->name),
        .help = help_of(s, path),
        .value = lines_of_key(a, text_of(s, of, key)),
        .below = known->below,
    };
    entry *e = &s->entries.at[s->entries.n - 1];
    e->commented = e->value.n == 0;
}

static bool is_required(const starter *s, element_kind kind)
{
    for (size_t i = 0; i < s->form->parts.n; i++)
        if (s->form->parts.at[i].part->kind == kind)
            return element_says(s->form->parts.at[i].part->own, "bat_buoc");
    return false;
}

/* A template with sections of its own has its own subject: what khoi-dau.ini says of another one
 * gives way. */
static void set_own_subject(starter *s)
{
    entry *grounds = find_entry(s, S("can_cu.danh_sach")),
          *opening = find_entry(s, S("mo_dau.noi_dung")),
          *subject = find_entry(s, S("van_ban.trich_yeu"));
    str description = wording_without_sign(s->form->khung->description);
    if (!has_part(s, ELEMENT_MUC))
        return;
    if (grounds && !is_required(s, ELEMENT_CAN_CU)) {
        grounds->value.n = 0;
        grounds->commented = true;
    }
    if (opening)
        opening->value = lines_of_key(s->d->a, text_of(s, S("khung_rieng"), S("mo_dau")));
    if (subject && description.n)
        set_line(s->d->a, &subject->value, description);
}

/* What stands in for an example of a required field that has none. */
static str made_up(const starter *s, const field *f)
{
    switch (f->kind) {
    case FIELD_NGAY: return s->sample.date_words;
    case FIELD_SO: return S("1");
    case FIELD_TIEN: return S("1000000");
    case FIELD_CHON: return f->choices.n ? f->choices.at[0] : (str){0};
    case FIELD_CHU:
    case FIELD_DOAN:
    case FIELD_DANH_SACH: return f->help.n ? f->help : f->key_name;
    }
    return (str){0};
}

static text_lines example_lines(const starter *s, const field *f, str text)
{
    arena *a = s->d->a;
    text_lines lines = {0};
    bool list = f->kind == FIELD_DANH_SACH;
    for (size_t from = 0, i = 0; i <= text.n; i++) {
        bool end = i == text.n || text.p[i] == '\n' || (list && text.p[i] == '|');
        str words = end ? utf8_trim(str_slice(text, from, i)) : (str){0};
        if (words.n)
            *list_add(a, &lines) = sample_words(&s->sample, a, words, f->kind == FIELD_NGAY);
        from = end ? i + 1 : from;
    }
    return lines;
}

/* A child's default is nearer than an example of its parent's. */
static bool has_example(const field *f)
{
    const attribute *given = f->default_value, *example = f->example;
    bool hidden =
        given && example && given->at.src == f->at->at.src && example->at.src != given->at.src;
    return example && example->value.n && !hidden && !f->locked;
}

/* A field says more of a known key, or is an entry of its own. */
static void add_field(starter *s, const field *f)
{
    arena *a = s->d->a;
    entry *e = find_entry(s, f->path);
    str suffix, of = f->section;
    const known_section *known = names_section(s->form->names, of, &suffix);
    if (!e) {
        e = list_add(a, &s->entries);
        *e = (entry){.section = of, .path = f->path};
    }
    e->section_name = known && !known->numbered ? str_from(known->name) : f->section_name;
    e->key_name = f->key_name;
    e->help = f->help.n ? f->help : e->help;
    e->standard = f->default_value ? f->default_value->value : (str){0};
    e->below = e->below || f->kind == FIELD_DOAN || f->kind == FIELD_DANH_SACH;
    if (has_example(f))
        e->value = example_lines(s, f, f->example->value);
    else if (f->default_value)
        e->value.n = 0;
    else if (f->required && e->value.n == 0)
        set_line(a, &e->value, made_up(s, f));
    e->locked = f->locked;
    e->commented = e->value.n == 0 || f->locked;
}

/* ---- what hangs on the unit ---- */

static void set_value(starter *s, const char *path, str words)
{
    entry *e = find_entry(s, str_from(path));
    if (!e || words.n == 0)
        return;
    set_line(s->d->a, &e->value, words);
    e->commented = e->locked;
}

static void set_unit(starter *s, str named)
{
    const sample *of = &s->sample;
    set_value(s, "van_ban.khung", named);
    set_value(s, "van_ban.cap", of->kind->name);
    set_value(s, "van_ban.ngay", of->date_words);
    set_value(s, "van_ban.dia_danh", agency_place(s->levels, s->d->a, &of->issuer));
    set_value(s, "co_quan.ten", of->issuer_words);
}

/* The superior's plan came somewhat earlier, from the unit above; a province's from the Government.
 */
static void set_superior(starter *s)
{
    const sample *of = &s->sample;
    rank own = of->kind->rank ? of->kind->rank : rank_named(s->form->khung->cap);
    str above = unit_kind_sample(s->levels, of->kind, own ? own : RANK_TINH).above;
    date day;
    if (date_parse(of->date_words, &day) == DATE_GOOD && date_add(&day, -20))
        set_value(s, "cap_tren.ngay", wording_ngay_ngan(s->d->a, day));
    set_value(s, "cap_tren.co_quan",
              above.n ? STR_CAT(s->d->a, S("Ủy ban nhân dân "), above) : S("Chính phủ"));
    if (above.n == 0)
        set_value(s, "cap_tren.ky_hieu", S("KH-CP"));
}

static void collect(starter *s, str named)
{
    for (size_t i = 0; i < sizeof known_rows / sizeof *known_rows; i++)
        add_known(s, &known_rows[i]);
    set_own_subject(s);
    if (find_entry(s, S("cap_tren.so")))
        set_superior(s);
    for (size_t i = 0; i < s->form->khung->fields.n; i++)
        add_field(s, &s->form->khung->fields.at[i]);
    set_unit(s, named);
}

/* ---- writing ---- */

static void add(starter *s, str words)
{
    buf_add(&s->out, words);
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

static void write_entry(starter *s, const entry *e)
{
    arena *a = s->d->a;
    text_lines given = e->value;
    comment(s, e->help);
    if (e->locked)
        comment(s, S("khung đã đặt cố định, ở đây không đặt được"));
    if (e->standard.n && e->value.n) {
        str flat = e->standard;
        size_t end = str_find(flat, S("\n"));
        comment(s, STR_CAT(a, S("mặc định: "), str_slice(flat, 0, end),
                           end < flat.n ? S(" …") : S("")));
    }
    if (e->value.n == 0 && e->standard.n)
        set_line(a, &given, str_slice(e->standard, 0, str_find(e->standard, S("\n"))));
    write_value(s, e->key_name, &given, e->below && !(e->commented && given.n == 1), e->commented);
}

static void write_section(starter *s, str of)
{
    bool opened = false;
    for (size_t i = 0; i < s->entries.n; i++) {
        const entry *e = &s->entries.at[i];
        if (!str_eq(e->section, of))
            continue;
        if (!opened)
            add(s, STR_CAT(s->d->a, S("\n["), e->section_name, S("]\n")));
        opened = true;
        write_entry(s, e);
    }
}

static bool is_muc(arena *a, const ini_section *of)
{
    return str_starts(utf8_fold(a, of->name), S("muc_"));
}

/* The last file that has sections of a plan: they go together. */
static const ini_file *text_with_sections(const starter *s)
{
    for (size_t i = s->texts.n; i > 0; i--)
        for (size_t k = 0; k < s->texts.at[i - 1].sections.n; k++)
            if (is_muc(s->d->a, &s->texts.at[i - 1].sections.at[k]))
                return &s->texts.at[i - 1];
    return NULL;
}

/* The sections of khoi-dau.ini, where the template leaves them to the input. */
static void write_free_sections(starter *s)
{
    arena *a = s->d->a;
    const ini_file *text = text_with_sections(s);
    for (size_t i = 0; text && i < text->sections.n; i++) {
        const ini_section *of = &text->sections.at[i];
        if (!is_muc(a, of))
            continue;
        add(s, STR_CAT(a, S("\n["), of->name, S("]\n")));
        for (size_t k = 0; k < of->keys.n; k++) {
            text_lines given = lines_of_key(a, &of->keys.at[k]);
            write_value(s, of->keys.at[k].name, &given, !of->keys.at[k].value_on_key_line, false);
        }
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

/* The sections of the template's own, each where its first field stands. */
static void write_other_sections(starter *s)
{
    for (size_t i = 0; i < s->entries.n; i++) {
        str of = s->entries.at[i].section;
        size_t before = 0;
        while (!str_eq(s->entries.at[before].section, of))
            before++;
        if (before == i && !is_among(of, first_sections, FIRST) &&
            !is_among(of, last_sections, LAST))
            write_section(s, of);
    }
}

static void write_all(starter *s)
{
    const khung *k = s->form->khung;
    arena *a = s->d->a;
    str of = wording_without_sign(k->description);
    add(s, STR_CAT(a, S("; "), of.n ? of : k->name, S(".\n")));
    add(s, S("; Tệp này dùng được ngay:  kehoach generate TÊN-TỆP.ini\n"
             "; Sửa các giá trị ví dụ cho đúng với đơn vị mình. Dòng bắt đầu bằng dấu ; là chú "
             "thích; bỏ dấu ấy\n"
             "; thì dòng `khóa = giá trị` được dùng. Chữ ở các dòng dưới một khóa phải thụt vào. "
             "{{…}} được thay\n"
             "; bằng chữ đúng với loại đơn vị và ngày của văn bản.\n"));
    for (size_t i = 0; i < FIRST; i++)
        write_section(s, str_from(first_sections[i]));
    write_other_sections(s);
    if (has_part(s, ELEMENT_MUC))
        write_own_sections(s);
    else if (has_part(s, ELEMENT_MUC_TU_DO))
        write_free_sections(s);
    for (size_t i = 0; i < LAST; i++)
        write_section(s, str_from(last_sections[i]));
}

/* ---- the whole ---- */

bool starter_write(diags *d, const starter_options *how, str *text)
{
    starter s = {.d = d, .out.a = d->a};
    str name = how->template_name.n ? how->template_name : S("ke-hoach");
    s.levels = vocabulary_levels(d, &how->places);
    const unit_kind *asked = unit_kind_asked(d, s.levels, how->level);
    const khung *k = khung_load(d, name, &how->places, (pos){0});
    if (!k || (how->level && !asked))
        return false;
    read_texts(&s, &how->places);
    s.form = vocabulary_prepare(d, k, s.levels, &how->places);
    text_lines day = lines_of_key(d->a, text_of(&s, S("van_ban"), S("ngay")));
    sample_options of = {s.levels, k, how->level, asked, day.n ? day.at[0] : (str){0}};
    if (!sample_make(d, &of, &s.sample))
        return false;
    collect(&s, name);
    write_all(&s);
    *text = buf_str(&s.out);
    return diags_clean(d);
}
