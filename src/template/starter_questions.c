/* A starter question by question: what is asked, and answers in the place of examples. Says nothing
 * to people and checks no values. */
#include "base/utf8.h"
#include "template/starter_state.h"
#include "template/vocabulary.h"

/* ---- opening ---- */

/* Template, level and issuing body first, who signs and gets it last. */
static void put_in_order(starter *s)
{
    static const char *const first[] = {"van_ban.khung", "van_ban.cap", "co_quan.ten"};
    static const char *const last[] = {"ket_thuc", "noi_nhan", "ky"};
    arena *a = s->d->a;
    s->order.n = 0;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        for (size_t k = 0; k < s->entries.n; k++)
            if (str_is(s->entries.at[k].path, first[i]) && !(i == 0 && s->named) &&
                !(i == 1 && s->of_kind))
                *list_add(a, &s->order) = k;
    for (int end = 0; end < 2; end++)
        for (size_t k = 0; k < s->entries.n; k++) {
            const entry *e = &s->entries.at[k];
            if (!STR_IS_ONE_OF(e->path, first) && !e->locked &&
                STR_IS_ONE_OF(e->section, last) == (end == 1))
                *list_add(a, &s->order) = k;
        }
}

static void read_texts(starter *s)
{
    source_layers all = sources_named(s->d, S("khoi-dau.ini"), &s->places);
    for (size_t i = 0; i < all.n; i++)
        ini_parse(s->d, all.at[i], list_add(s->d->a, &s->texts));
}

starter *starter_open(diags *d, const starter_options *how)
{
    starter *s = NEW(d->a, starter);
    *s = (starter){.d = d,
                   .places = how->places,
                   .named = how->template_name.n,
                   .of_kind = how->level,
                   .out.a = d->a};
    s->levels = vocabulary_levels(d, &s->places);
    read_texts(s);
    str name = how->template_name.n ? how->template_name : S("ke-hoach");
    if (!starter_collect(s, name, how->level))
        return NULL;
    put_in_order(s);
    return s;
}

bool starter_write(diags *d, const starter_options *how, str *text)
{
    starter *s = starter_open(d, how);
    if (!s)
        return false;
    *text = starter_text(s);
    return diags_clean(d);
}

/* ---- questions ---- */

size_t starter_question_count(const starter *s)
{
    return s->order.n;
}

static str joined(arena *a, const text_lines *lines)
{
    buf b = {.a = a};
    for (size_t i = 0; i < lines->n; i++) {
        buf_add(&b, i ? S("\n") : S(""));
        buf_add(&b, lines->at[i]);
    }
    return buf_str(&b);
}

/* Templates that are sound, kinds of unit that the template is for, what a field says. */
static str choices_of(starter *s, const entry *e)
{
    arena *a = s->d->a;
    text_lines all = {0};
    if (str_is(e->path, "van_ban.khung")) {
        khung_list list = khung_list_all(s->d, &s->places);
        for (size_t i = 0; i < list.n; i++)
            if (list.at[i].usable)
                *list_add(a, &all) = list.at[i].name;
    } else if (str_is(e->path, "van_ban.cap")) {
        str kinds = unit_kind_names(s->levels, a, false);
        while (kinds.n) {
            size_t end = str_find(kinds, S(", "));
            str one = str_slice(kinds, 0, end);
            kinds = end < kinds.n ? str_after(kinds, end + 2) : (str){0};
            const unit_kind *kind = unit_kind_find(s->levels, a, one);
            if (kind && sample_fits(kind, s->form->khung))
                *list_add(a, &all) = one;
        }
    } else if (e->field) {
        for (size_t i = 0; i < e->field->choices.n; i++)
            *list_add(a, &all) = e->field->choices.at[i];
    }
    return joined(a, &all);
}

static field_kind kind_of(const entry *e, bool chosen)
{
    if (e->field)
        return e->field->kind;
    if (chosen)
        return FIELD_CHON;
    if (str_ends(e->path, S(".ngay")))
        return FIELD_NGAY;
    return !e->below                            ? FIELD_CHU
           : str_ends(e->path, S(".danh_sach")) ? FIELD_DANH_SACH
                                                : FIELD_DOAN;
}

starter_question starter_question_at(starter *s, size_t i)
{
    arena *a = s->d->a;
    const entry *e = &s->entries.at[s->order.at[i]];
    str given = joined(a, &e->value), choices = choices_of(s, e);
    bool chosen = str_is(e->path, "van_ban.khung") || str_is(e->path, "van_ban.cap");
    bool usual = chosen || (e->usual && e->value.n);
    return (starter_question){
        .key = STR_CAT(a, e->section_name, S("."), e->key_name),
        .help = e->help,
        .standard = usual ? given : e->standard,
        .example = usual ? (str){0} : given,
        .choices = choices,
        .answer = e->declined ? S("-") : joined(a, &e->answer),
        .kind = kind_of(e, chosen),
        .lines = e->below,
        .required = e->field && e->field->required && e->standard.n == 0,
        .answered = e->asked,
        .line = e->line,
        .n_lines = e->n_lines,
    };
}

/* ---- answers ---- */

/* The answers of `from` to what `to` asks too. */
static void keep_answers(starter *to, const starter *from)
{
    for (size_t i = 0; i < from->entries.n; i++) {
        const entry *old = &from->entries.at[i];
        entry *e = starter_find(to, old->path);
        if (!e || !old->asked || e->locked || old->below != e->below)
            continue;
        e->asked = true;
        e->answer = old->answer;
        e->left_out = old->answer.n == 0 && (old->declined || !e->usual);
        e->declined = old->declined;
    }
}

/* Another template, or another level of it. */
static bool choose(starter *s, entry *e, const source *answer)
{
    starter made = *s;
    bool of_name = str_is(e->path, "van_ban.khung");
    str name = of_name ? utf8_trim(answer->text) : s->name;
    const source *level = !of_name ? answer : s->of_kind ? s->level : NULL;
    if (!of_name && !unit_kind_find(s->levels, s->d->a, answer->text)) {
        diag_add(s->d, DIAG_ANSWER_LEVEL, (pos){answer, 0}, ARGS(utf8_trim(answer->text)));
        return false;
    }
    if (!starter_collect(&made, name, level))
        return false;
    keep_answers(&made, s);
    starter_find(&made, e->path)->asked = true;
    made.order.at = NULL;
    made.order.n = made.order.cap = 0;
    put_in_order(&made);
    *s = made;
    return true;
}

/* An input takes such a line for a comment. */
static bool is_comment(const entry *e, str words)
{
    return e->below && words.n && (words.p[0] == ';' || words.p[0] == '#');
}

static bool read_answer(starter *s, const entry *e, const source *answer, text_lines *lines)
{
    for (size_t at = 0; at < answer->text.n;) {
        str words = utf8_trim(ini_next_line(answer->text, &at));
        if (is_comment(e, words)) {
            diag_add(s->d, DIAG_ANSWER_COMMENT, (pos){answer, (size_t)(words.p - answer->text.p)},
                     ARGS(str_slice(words, 0, 1)));
            return false;
        }
        if (words.n)
            *list_add(s->d->a, lines) = utf8_nfc(s->d->a, words);
    }
    return true;
}

bool starter_answer(starter *s, size_t i, const source *answer)
{
    entry *e = &s->entries.at[s->order.at[i]];
    text_lines lines = {0};
    bool chosen = str_is(e->path, "van_ban.khung") || str_is(e->path, "van_ban.cap");
    if (answer && !read_answer(s, e, answer, &lines))
        return false;
    if (chosen && lines.n)
        return choose(s, e, answer);
    e->declined = lines.n == 1 && str_is(lines.at[0], "-");
    if (e->declined)
        lines.n = 0;
    e->asked = answer;
    e->answer = lines;
    e->left_out = answer && lines.n == 0 && !chosen && (e->declined || !e->usual);
    return true;
}
