/* <truong> elements as records, and values against their kinds. Knows no inputs as files and
 * nothing of how a template is found. */
#include "template/field.h"

#include "base/map.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "input/date_meant.h"
#include "input/value.h"

static const char *const kind_names[] = {
    [FIELD_CHU] = "chu",   [FIELD_DOAN] = "doan", [FIELD_NGAY] = "ngay",
    [FIELD_SO] = "so",     [FIELD_TIEN] = "tien", [FIELD_DANH_SACH] = "danh_sach",
    [FIELD_CHON] = "chon",
};
enum { KINDS = sizeof kind_names / sizeof *kind_names };

str field_kind_name(field_kind kind)
{
    return str_from(kind_names[kind]);
}

/* ---- values against kinds ---- */

static size_t count_digits(str text)
{
    size_t n = 0;
    while (n < text.n && is_digit((unsigned char)text.p[n]))
        n++;
    return n;
}

/* "1250" or "1.250": digits, in groups of three behind the first dot. The bytes that are it. */
static size_t whole_number(str text)
{
    size_t n = count_digits(text);
    if (n == 0 || n > 3)
        return n;
    while (n < text.n && text.p[n] == '.' && count_digits(str_after(text, n + 1)) == 3)
        n += 4;
    return n;
}

static bool is_number(str text, bool with_fraction)
{
    size_t n = whole_number(text);
    if (n > 0 && with_fraction && n < text.n && text.p[n] == ',') {
        size_t digits = count_digits(str_after(text, n + 1));
        n = digits ? n + 1 + digits : n;
    }
    return n > 0 && n == text.n;
}

static void refuse_choice(diags *d, const field *f, str text, str folded, pos at)
{
    nearest near = nearest_start(folded);
    buf all = {.a = d->a};
    for (size_t i = 0; i < f->choices.n; i++) {
        nearest_try(&near, utf8_fold(d->a, f->choices.at[i]), f->choices.at[i]);
        buf_add(&all, i ? S(", ") : S(""));
        buf_add(&all, f->choices.at[i]);
    }
    diag_add(d, near.best.n ? DIAG_FIELD_CHOICE_NEAR : DIAG_FIELD_CHOICE, at,
             ARGS(f->key_name, text, buf_str(&all), near.best));
}

static bool is_choice(arena *a, const field *f, str folded)
{
    for (size_t i = 0; i < f->choices.n; i++)
        if (str_eq(utf8_fold(a, f->choices.at[i]), folded))
            return true;
    return false;
}

static bool check_date(diags *d, const field *f, str text, pos at)
{
    date when;
    date_fault fault = date_parse(text, &when);
    str meant = fault == DATE_GOOD ? (str){0} : date_meant(d->a, text);
    if (meant.n)
        diag_add(d, DIAG_FIELD_DATE_NEAR, at, ARGS(f->key_name, text, meant));
    else if (fault != DATE_GOOD)
        diag_add(d, fault == DATE_UNREADABLE ? DIAG_FIELD_DATE : DIAG_FIELD_DATE_IMPOSSIBLE, at,
                 ARGS(f->key_name, text));
    return fault == DATE_GOOD;
}

/* One line that isn't blank. */
static bool check_words(diags *d, const field *f, str text, pos at)
{
    str folded = f->kind == FIELD_CHON ? utf8_fold(d->a, text) : (str){0};
    switch (f->kind) {
    case FIELD_CHU:
    case FIELD_DOAN:
    case FIELD_DANH_SACH: return true;
    case FIELD_NGAY: return check_date(d, f, text, at);
    case FIELD_SO:
    case FIELD_TIEN:
        if (is_number(text, f->kind == FIELD_SO))
            return true;
        diag_add(d, f->kind == FIELD_SO ? DIAG_FIELD_NUMBER : DIAG_FIELD_MONEY, at,
                 ARGS(f->key_name, text));
        return false;
    case FIELD_CHON:
        if (is_choice(d->a, f, folded))
            return true;
        refuse_choice(d, f, text, folded, at);
        return false;
    }
    return true;
}

bool field_check_value(diags *d, const field *f, const line *lines, size_t n, pos at)
{
    const line *first = NULL;
    if (f->kind == FIELD_DOAN || f->kind == FIELD_DANH_SACH)
        return true;
    for (size_t i = 0; i < n; i++) {
        pos where = lines[i].at.src ? lines[i].at : at;
        str text = utf8_trim(lines[i].text);
        if (text.n && first) {
            diag_add(d, DIAG_KEY_ONE_LINE, where, ARGS(f->key_name));
            return false;
        }
        if (text.n && !check_words(d, f, text, where))
            return false;
        first = text.n ? &lines[i] : first;
    }
    return true;
}

/* A default or an example; words that values come into can't be known yet. */
static void check_attribute(diags *d, const field *f, const attribute *given)
{
    bool own = given && element_find(f->at, str_z(d->a, given->name)) == given;
    if (own && given->value.n && str_find(given->value, S("{{")) == given->value.n)
        check_words(d, f, given->value, given->at);
}

static void check_attributes(diags *d, const field *f)
{
    check_attribute(d, f, f->default_value);
    check_attribute(d, f, f->example);
}

/* ---- reading ---- */

static bool take_name(diags *d, field *f, const attribute *ma)
{
    arena *a = d->a;
    str name = ma->value;
    size_t dot = str_find(name, S("."));
    f->section_name = utf8_trim(str_slice(name, 0, dot));
    f->key_name = dot < name.n ? utf8_trim(str_after(name, dot + 1)) : (str){0};
    bool one = str_find(f->key_name, S(".")) == f->key_name.n;
    if (!one || f->section_name.n == 0 || f->key_name.n == 0) {
        diag_add(d, DIAG_FIELD_NAME, ma->at, ARGS(name));
        return false;
    }
    f->section = utf8_fold(a, f->section_name);
    f->key = utf8_fold(a, f->key_name);
    f->path = STR_CAT(a, f->section, S("."), f->key);
    return true;
}

static void take_choices(diags *d, field *f, const attribute *given)
{
    str rest = given ? given->value : (str){0};
    while (rest.n) {
        size_t bar = str_find(rest, S("|"));
        str choice = utf8_trim(str_slice(rest, 0, bar));
        if (choice.n)
            *list_add(d->a, &f->choices) = choice;
        rest = str_after(rest, bar < rest.n ? bar + 1 : bar);
    }
    if (given && given->value.n && f->choices.n == 0)
        diag_add(d, DIAG_ATTRIBUTE_BLANK, given->at, ARGS(given->name));
}

static field_kind kind_of(const element *e)
{
    str name = element_attribute(e, "kieu");
    size_t kind = 0;
    while (kind < KINDS && !str_eq(name, str_from(kind_names[kind])))
        kind++;
    return kind < KINDS ? (field_kind)kind : FIELD_CHU;
}

/* False where its name is none, which is reported. */
static bool read_field(diags *d, const element *e, str template_name, field *f)
{
    const attribute *ma = element_find(e, "ma");
    *f = (field){
        .kind = kind_of(e),
        .required = element_says(e, "bat_buoc"),
        .locked = element_says(e, "co_dinh"),
        .default_value = element_find(e, "mac_dinh"),
        .example = element_find(e, "vi_du"),
        .help = e->text.n ? e->text.at[0].text : (str){0},
        .at = e,
        .template_name = template_name,
    };
    if (!ma || ma->value.n == 0 || !take_name(d, f, ma))
        return false; /* one without is reported by the skeleton's loader */
    take_choices(d, f, element_find(e, "lua_chon"));
    return true;
}

void fields_read(diags *d, const skeleton *from, field_list *out)
{
    map seen = {.a = d->a}; /* path → its `ma` */
    size_t fields = 0;
    for (size_t i = 0; i < from->root->children.n; i++)
        fields += from->root->children.at[i]->kind == ELEMENT_TRUONG;
    if (fields)
        list_reserve(d->a, out, fields);
    for (size_t i = 0; i < from->root->children.n; i++) {
        const element *e = from->root->children.at[i];
        field f;
        if (e->kind != ELEMENT_TRUONG || !read_field(d, e, from->name, &f))
            continue;
        const attribute *before = map_get(&seen, f.path), *ma = element_find(e, "ma");
        if (before) {
            diag_add_both(d, DIAG_FIELD_TWICE, ma->at, before->at, ARGS(ma->value));
            continue;
        }
        map_set(&seen, f.path, (attribute *)ma);
        if (f.kind != FIELD_CHON || f.choices.n)
            check_attributes(d, &f);
        *list_add(d->a, out) = f;
    }
}

/* ---- inheritance ---- */

void field_inherit(diags *d, field *f, const field *hidden)
{
    const attribute *ma = element_find(f->at, "ma");
    f->hides = hidden;
    if (hidden->locked)
        diag_add_both(d, DIAG_FIELD_LOCKED, ma->at, hidden->at->at,
                      ARGS(ma->value, hidden->at->at.src->name));
    bool own_kind = element_find(f->at, "kieu") != NULL;
    if (!own_kind) {
        f->kind = hidden->kind;
        f->choices.at = hidden->choices.at;
        f->choices.n = f->choices.cap = hidden->choices.n;
        check_attributes(d, f);
    }
    if (!f->default_value && f->kind == hidden->kind)
        f->default_value = hidden->default_value;
    if (!f->example && f->kind == hidden->kind)
        f->example = hidden->example;
    if (!element_find(f->at, "bat_buoc"))
        f->required = hidden->required;
    if (f->help.n == 0)
        f->help = hidden->help;
}

const field *field_find(const field_list *list, str path)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i].path, path))
            return &list->at[i];
    return NULL;
}
