/* From fields, parts and khoi-dau.ini to what a starter says of each key. Writes no text. */
#include "template/starter_state.h"

#include "base/utf8.h"
#include "plan/wording.h"
#include "template/agency.h"
#include "template/asked.h"
#include "template/vocabulary.h"

/* ---- what khoi-dau.ini says ---- */

static const ini_key *text_of(const starter *s, str of, str key)
{
    const ini_key *found = NULL;
    for (size_t i = s->texts.n; i > 0 && !found; i--)
        found = ini_find(s->d->a, &s->texts.at[i - 1], of, key);
    return found;
}

text_lines starter_lines(arena *a, const ini_key *k)
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
    text_lines lines = starter_lines(s->d->a, text_of(s, S("chu_thich"), path));
    return lines.n ? lines.at[0] : (str){0};
}

bool starter_is_muc(arena *a, const ini_section *of)
{
    return str_starts(utf8_fold(a, of->name), S("muc_"));
}

const ini_file *starter_sections(const starter *s)
{
    for (size_t i = s->texts.n; i > 0; i--)
        for (size_t k = 0; k < s->texts.at[i - 1].sections.n; k++)
            if (starter_is_muc(s->d->a, &s->texts.at[i - 1].sections.at[k]))
                return &s->texts.at[i - 1];
    return NULL;
}

/* ---- entries ---- */

entry *starter_find(starter *s, str path)
{
    for (size_t i = 0; i < s->entries.n; i++)
        if (str_eq(s->entries.at[i].path, path))
            return &s->entries.at[i];
    return NULL;
}

void starter_set_line(arena *a, text_lines *given, str words)
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

bool starter_has_part(const starter *s, element_kind kind)
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
    bool below, usual;
} known_rows[] = {
    {"van_ban.khung", ALWAYS, false, true},       {"van_ban.cap", ALWAYS, false, true},
    {"van_ban.so", ALWAYS, false, false},         {"van_ban.dia_danh", ALWAYS, false, false},
    {"van_ban.ngay", ALWAYS, false, false},       {"van_ban.trich_yeu", ASKED_FOR, false, false},
    {"co_quan.ten", ALWAYS, false, false},        {"cap_tren.so", CITED, false, false},
    {"cap_tren.ky_hieu", CITED, false, false},    {"cap_tren.ngay", CITED, false, false},
    {"cap_tren.co_quan", CITED, false, false},    {"cap_tren.trich_yeu", CITED, false, false},
    {"can_cu.danh_sach", ASKED_FOR, true, false}, {"mo_dau.noi_dung", ASKED_FOR, true, false},
    {"ket_thuc.noi_dung", ASKED_FOR, true, true}, {"noi_nhan.danh_sach", ASKED_FOR, true, true},
    {"noi_nhan.luu", OF_RECIPIENTS, false, true}, {"ky.chuc_vu", OF_SIGNATURE, false, true},
    {"ky.ho_ten", OF_SIGNATURE, false, false},
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
    case OF_RECIPIENTS: return starter_has_part(s, ELEMENT_NOI_NHAN);
    case OF_SIGNATURE: return starter_has_part(s, ELEMENT_KY);
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
        .value = starter_lines(a, text_of(s, of, key)),
        .below = known->below,
        .usual = known->usual,
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
    entry *grounds = starter_find(s, S("can_cu.danh_sach")),
          *opening = starter_find(s, S("mo_dau.noi_dung")),
          *subject = starter_find(s, S("van_ban.trich_yeu"));
    str description = wording_without_sign(s->form->khung->description);
    if (!starter_has_part(s, ELEMENT_MUC))
        return;
    if (grounds && !is_required(s, ELEMENT_CAN_CU)) {
        grounds->value.n = 0;
        grounds->commented = true;
    }
    if (opening) {
        opening->value = starter_lines(s->d->a, text_of(s, S("khung_rieng"), S("mo_dau")));
        opening->usual = true;
    }
    if (subject && description.n)
        starter_set_line(s->d->a, &subject->value, description);
}

/* ---- what hangs on the unit ---- */

static void set_value(starter *s, const char *path, str words)
{
    entry *e = starter_find(s, str_from(path));
    if (!e || words.n == 0)
        return;
    starter_set_line(s->d->a, &e->value, words);
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

/* The sections of khoi-dau.ini, where the template leaves them to the input. */
static void add_sections(starter *s)
{
    arena *a = s->d->a;
    const ini_file *text = starter_sections(s);
    for (size_t i = 0; text && i < text->sections.n; i++) {
        const ini_section *of = &text->sections.at[i];
        for (size_t k = 0; starter_is_muc(a, of) && k < of->keys.n; k++) {
            const ini_key *key = &of->keys.at[k];
            str id = utf8_fold(a, of->name);
            *list_add(a, &s->entries) = (entry){
                .section = id,
                .section_name = of->name,
                .path = STR_CAT(a, id, S("."), utf8_fold(a, key->name)),
                .key_name = key->name,
                .value = starter_lines(a, key),
                .below = !key->value_on_key_line,
                .free = true,
                .usual = true,
            };
        }
    }
}

static void collect(starter *s, str named)
{
    for (size_t i = 0; i < sizeof known_rows / sizeof *known_rows; i++)
        add_known(s, &known_rows[i]);
    set_own_subject(s);
    if (starter_find(s, S("cap_tren.so")))
        set_superior(s);
    for (size_t i = 0; i < s->form->khung->fields.n; i++)
        starter_add_field(s, &s->form->khung->fields.at[i]);
    if (!starter_has_part(s, ELEMENT_MUC) && starter_has_part(s, ELEMENT_MUC_TU_DO))
        add_sections(s);
    set_unit(s, named);
}

/* ---- the whole ---- */

bool starter_collect(starter *s, str name, const source *level)
{
    diags *d = s->d;
    starter made = *s;
    const unit_kind *asked = unit_kind_asked(d, s->levels, level);
    const khung *k = khung_load(d, name, &s->places, (pos){0});
    if (!k || (level && !asked))
        return false;
    made.name = name;
    made.level = level;
    made.entries.at = NULL;
    made.entries.n = made.entries.cap = 0;
    made.form = vocabulary_prepare(d, k, s->levels, &s->places);
    text_lines day = starter_lines(d->a, text_of(&made, S("van_ban"), S("ngay")));
    sample_options of = {s->levels, k, level, asked, day.n ? day.at[0] : (str){0}};
    if (!sample_make(d, &of, &made.sample))
        return false;
    collect(&made, name);
    *s = made;
    return true;
}
