/* From templates, levels and keys to the words that name them, as they are typed. Knows no shell
 * and no values. */
#include "template/offered.h"

#include "base/utf8.h"
#include "input/data.h"
#include "plan/wording.h"
#include "template/sample.h"
#include "template/vocabulary.h"

typedef struct offer {
    diags *d;
    const offered_options *how;
    bool plain; /* words are wanted without marks */
    const khung *khung;
    const levels *levels;
    LIST(ini_file) texts; /* khoi-dau.ini: what keys are about */
    buf out;
} offer;

static bool is_plain(str begun)
{
    for (size_t i = 0; i < begun.n; i++)
        if ((unsigned char)begun.p[i] >= 0x80 || begun.p[i] == ' ')
            return false;
    return begun.n > 0;
}

static void give(offer *o, str word, str about)
{
    if (!str_starts(word, o->how->begun))
        return;
    buf_add(&o->out, word);
    buf_byte(&o->out, '\t');
    buf_add(&o->out, str_slice(about, 0, str_find(about, S("\n"))));
    buf_byte(&o->out, '\n');
}

/* One that has faults as well: whoever mends it types its name to look at them. */
static void give_templates(offer *o)
{
    khung_list all = khung_list_all(o->d, &o->how->places);
    for (size_t i = 0; i < all.n; i++) {
        str faulty = STR_CAT(o->d->a, S("có lỗi, xem bằng: kehoach inspect "), all.at[i].name);
        give(o, all.at[i].name,
             all.at[i].usable ? wording_without_sign(all.at[i].description) : faulty);
    }
}

static void give_encodings(offer *o)
{
    for (int code = OLD_NONE + 1; code < OLD_CODES; code++)
        give(o, old_code_option((old_code)code), old_code_name((old_code)code));
}

/* ---- the template in hand ---- */

/* What the input says; its faults are another command's to tell. */
static str template_of_input(offer *o)
{
    diags dropped = {.a = o->d->a};
    ini_file file = {0};
    const ini_key *named = NULL;
    if (o->how->input && data_parse(&dropped, o->how->input, &file))
        named = ini_find(o->d->a, &file, S("van_ban"), S("khung"));
    return named && named->lines.n ? utf8_trim(named->lines.at[0].text) : (str){0};
}

static bool load(offer *o)
{
    str name = o->how->template_name.n ? o->how->template_name : template_of_input(o);
    o->levels = vocabulary_levels(o->d, &o->how->places);
    o->khung = khung_load(o->d, name.n ? name : S("ke-hoach"), &o->how->places, (pos){0});
    return o->khung != NULL;
}

/* The i-th of words between commas; *list moves past it. */
static str next_word(str *list)
{
    size_t end = str_find(*list, S(", "));
    str word = str_slice(*list, 0, end);
    *list = end < list->n ? str_after(*list, end + 2) : (str){0};
    return word;
}

/* `lead`: what stands before each, `van_ban.cap=`. Of an input's own level, typed as words. */
static void give_levels(offer *o, str lead, bool as_options)
{
    arena *a = o->d->a;
    str typed = unit_kind_names(o->levels, a, true), written = unit_kind_names(o->levels, a, false);
    while (typed.n) {
        str one = next_word(&typed), name = next_word(&written);
        const unit_kind *kind = unit_kind_find(o->levels, a, one);
        if (!o->khung || !kind || sample_fits(kind, o->khung))
            give(o, STR_CAT(a, lead, as_options ? one : name), as_options ? name : (str){0});
    }
}

/* ---- keys ---- */

static void read_texts(offer *o)
{
    diags dropped = {.a = o->d->a};
    source_layers all = sources_named(&dropped, S("khoi-dau.ini"), &o->how->places);
    for (size_t i = 0; i < all.n; i++)
        ini_parse(&dropped, all.at[i], list_add(o->d->a, &o->texts));
}

/* A field's help, else what a starter says of the key. */
static str about(const offer *o, str path, const known_key *k)
{
    const ini_key *told = NULL;
    if (k->field && k->field->help.n)
        return k->field->help;
    for (size_t i = o->texts.n; i > 0 && !told; i--)
        told = ini_find(o->d->a, &o->texts.at[i - 1], S("chu_thich"), path);
    return told && told->lines.n ? told->lines.at[0].text : (str){0};
}

static str lead_of(const offer *o, str id, str name)
{
    return STR_CAT(o->d->a, o->plain ? id : name, S("."));
}

/* The keys of a section that is typed out; else the section. */
static void give_section(offer *o, str id, str name, str kind_id, const names *n, bool whole)
{
    arena *a = o->d->a;
    str lead = lead_of(o, id, name);
    const known_key *k;
    if (!whole && !str_starts(o->how->begun, lead)) {
        give(o, lead, (str){0});
        return;
    }
    for (size_t i = 0; (k = names_key_at(n, kind_id, i)); i++) {
        bool again = false; /* the template says more of a known key */
        for (size_t before = 0; before < i && !again; before++)
            again = strcmp(names_key_at(n, kind_id, before)->id, k->id) == 0;
        if (again || k->support == DERIVED || (k->field && k->field->locked))
            continue;
        give(o, STR_CAT(a, lead, str_from(o->plain ? k->id : k->name), S("=")),
             about(o, STR_CAT(a, id, S("."), str_from(k->id)), k));
    }
}

/* Sections, or those that the template itself has ([mục muc_dich]): `whole`, all with their keys.
 */
static void give_sections(offer *o, const names *n, bool whole)
{
    const known_section *s;
    for (size_t i = 0; (s = names_section_at(n, i)); i++)
        if (!s->numbered && names_key_at(n, str_from(s->id), 0))
            give_section(o, str_from(s->id), str_from(s->name), str_from(s->id), n, whole);
    for (size_t i = 0; i < o->khung->parts.n; i++) {
        const khung_part *p = &o->khung->parts.at[i];
        if (p->kind == ELEMENT_MUC && p->id.n && !p->locked)
            give_section(o, STR_CAT(o->d->a, S("muc_"), p->id), STR_CAT(o->d->a, S("mục "), p->id),
                         S("muc"), n, whole);
    }
}

/* What a key takes, where that is a choice. */
static void give_values(offer *o, const names *n, size_t sign)
{
    arena *a = o->d->a;
    str lead = str_slice(o->how->begun, 0, sign + 1);
    str typed = str_slice(o->how->begun, 0, sign), of, key;
    size_t dot = str_find(typed, S("."));
    if (dot == typed.n)
        return;
    of = utf8_fold(a, str_slice(typed, 0, dot));
    key = utf8_fold(a, str_after(typed, dot + 1));
    str path = STR_CAT(a, of, S("."), key);
    const known_key *k = names_path(n, path);
    o->plain = is_plain(str_after(o->how->begun, sign + 1));
    if (str_eq(path, S("van_ban.cap")))
        give_levels(o, lead, o->plain);
    for (size_t i = 0; k && k->field && i < k->field->choices.n; i++) {
        str choice = k->field->choices.at[i];
        give(o, STR_CAT(a, lead, o->plain ? utf8_fold(a, choice) : choice), choice);
    }
}

static bool give_keys(offer *o)
{
    size_t sign = str_find(o->how->begun, S("="));
    if (!load(o))
        return false;
    names *n = vocabulary_make(o->d->a, o->khung, o->levels);
    if (sign < o->how->begun.n) {
        give_values(o, n, sign);
        return true;
    }
    read_texts(o);
    give_sections(o, n, false);
    str all = buf_str(&o->out);
    size_t first = str_find(all, S("\n"));
    bool one = all.n && first + 1 == all.n && str_ends(str_slice(all, 0, first), S(".\t"));
    if (one) { /* a single section: its keys at once */
        o->out.n = 0;
        give_sections(o, n, true);
    }
    return true;
}

bool offered_words(diags *d, offered_kind kind, const offered_options *how, str *text)
{
    offer o = {.d = d, .how = how, .plain = is_plain(how->begun), .out.a = d->a};
    bool good = true;
    switch (kind) {
    case OFFER_TEMPLATES: give_templates(&o); break;
    case OFFER_ENCODINGS: give_encodings(&o); break;
    case OFFER_KEYS: good = give_keys(&o); break;
    case OFFER_LEVELS:
        o.levels = vocabulary_levels(d, &how->places);
        if (how->template_name.n)
            o.khung = khung_load(d, how->template_name, &how->places, (pos){0});
        give_levels(&o, (str){0}, how->begun.n == 0 || o.plain);
        break;
    }
    *text = buf_str(&o.out);
    return good;
}
