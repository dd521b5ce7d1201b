/* The superior's plan cited: from what is said of it. Knows no lists. */
#include <stdint.h>

#include "base/utf8.h"
#include "input/date_meant.h"
#include "plan/wording.h"
#include "template/agency.h"
#include "template/fill_memory.h"
#include "template/superior.h"

#define GAP "……"

static str said_of(resolver *r, const char *path, pos *at)
{
    const value *v = data_peek_named(r->data, path);
    if (v)
        *at = value_line(v).at;
    return v ? fill_words(r, v, v->at) : (str){0};
}

static str cite_date(diags *d, str typed, pos at)
{
    arena *a = d->a;
    date day;
    date_fault fault = date_parse(typed, &day);
    if (fault != DATE_GOOD)
        date_tell(d, fault, typed, at);
    bool whole = fault == DATE_GOOD && day.day && day.month && day.year;
    if (whole || fault != DATE_GOOD)
        return fault == DATE_GOOD ? wording_ngay(a, day) : (str){0};
    diag_add(d, DIAG_CITED_WITHOUT, at, ARGS(S("ngày")));
    return wording_ngay_dotted(a, day);
}

/* A word with two capitals is an acronym; two words that begin with one are a name. */
static bool keeps_capital(str words)
{
    size_t blank = str_find(words, S(" ")), upper = 0;
    for (size_t i = 0; i < blank;)
        upper += utf8_is_upper(utf8_next(words, &i));
    bool second = blank < words.n && utf8_is_upper(utf8_first(str_after(words, blank + 1)));
    return upper != 1 || second;
}

static bool is_all_capitals(str words)
{
    size_t letters = 0;
    for (size_t i = 0; i < words.n;) {
        uint32_t cp = utf8_next(words, &i);
        if (utf8_is_lower(cp))
            return false;
        letters += utf8_is_letter(cp);
    }
    return letters > 5;
}

/* " về việc tổ chức …" */
static str cite_subject(diags *d, resolver *r)
{
    arena *a = d->a;
    pos at = {0}, ignored;
    str words = wording_without_sign(said_of(r, "cap_tren.trich_yeu", &at));
    str link = said_of(r, "cap_tren.noi", &ignored);
    if (words.n == 0)
        return (str){0};
    if (is_all_capitals(words))
        diag_add(d, DIAG_CITED_CAPITALS, at, ARGS(words));
    size_t first = 0;
    utf8_next(words, &first);
    str begin = str_slice(words, 0, first);
    words =
        STR_CAT(a, keeps_capital(words) ? begin : utf8_lower(a, begin), str_after(words, first));
    if (str_starts(words, S("về ")) && !str_starts(link, S("ban hành"))) /* its own link */
        return STR_CAT(a, S(" "), words);
    return STR_CAT(a, S(" "), link.n ? link : S("về việc"), S(" "), words);
}

static void derive(data *to, const char *path, str words, pos at)
{
    const value *given = data_peek_named(to, path);
    if (words.n && (!given || value_is_blank(given)))
        data_put(to, LAYER_DERIVED, str_from(path), words, at)->used = false;
}

/* The unit in "Ủy ban nhân dân tỉnh Kon Tum"; of two who issued jointly, that of the first. */
static void derive_unit(arena *a, data *to, str issuer, const levels *l, pos at)
{
    agency g = agency_read(l, a, str_slice(issuer, 0, str_find(issuer, S(" và "))));
    if (g.unit)
        derive(to, "cap_tren.don_vi", g.unit_words, at);
}

/* "Kế hoạch số 171/KH-UBND"; empty where nothing is said of it. */
static str cite_number(resolver *r, pos at, bool needed, citation *out)
{
    arena *a = r->d->a;
    pos so_at = at;
    str loai = said_of(r, "cap_tren.loai", &at), ky_hieu = said_of(r, "cap_tren.ky_hieu", &so_at);
    str so = said_of(r, "cap_tren.so", &so_at); /* its own place is nearer */
    if (!needed && so.n == 0 && ky_hieu.n == 0)
        return (str){0};
    if (so.n == 0)
        diag_add(&out->number, DIAG_CITED_WITHOUT, so_at, ARGS(S("số")));
    return STR_CAT(a, loai.n ? loai : S("Kế hoạch"), S(" số "),
                   so.n ? wording_number(a, so) : S(GAP), S("/"), ky_hieu.n ? ky_hieu : S(GAP));
}

/* ---- the same again ---- */

enum { SAID = STEP_WORDS }; /* keys of [cấp trên], and those that a template adds */

static const char *const derived[] = {"cap_tren.don_vi", "cap_tren.trich_dan_ngan",
                                      "cap_tren.trich_dan"};
enum { DERIVED_PATHS = sizeof derived / sizeof *derived };

/* The citations that came of what is said; without words: none did. */
typedef struct kept_citation {
    said is[DERIVED_PATHS];
} kept_citation;

/* False where more than words are in it, or too many are. */
static bool is_comparable(const value *const *all, size_t n, step_key *key)
{
    if (n > SAID)
        return false;
    for (size_t i = 0; i < n; i++) {
        const value *v = all[i];
        if (v && (v->parsed || v->n > 1 || value_has_tags(v) || v->layer == LAYER_DERIVED))
            return false;
        line only =
            v ? value_line(v) : (line){.at = {NULL, SIZE_MAX}}; /* no value has that place */
        step_add(key, only.text, only.at);
    }
    return true;
}

static void keep_citation(resolver *r, const data *of, const step_key *key)
{
    step_memory *m = &r->memory->citation;
    arena *a = r->memory->a;
    if (!step_has_room(m, key))
        return;
    kept_citation *kept = NEW(a, kept_citation);
    for (size_t i = 0; i < DERIVED_PATHS; i++) {
        const value *v = data_in_layer(of, LAYER_DERIVED, str_from(derived[i]));
        if (v)
            kept->is[i] = (said){str_copy(a, value_line(v).text), v->at};
    }
    step_keep(a, m, key, kept);
}

static void take_citation(const kept_citation *kept, data *to)
{
    for (size_t i = 0; i < DERIVED_PATHS; i++)
        if (kept->is[i].text.n)
            data_put(to, LAYER_DERIVED, str_from(derived[i]), kept->is[i].text, kept->is[i].at)
                ->used = false;
}

static void cite(resolver *r, data *to, const levels *l, citation *out)
{
    arena *a = r->d->a;
    pos at = {to->src, 0}, day_at;
    str issuer = said_of(r, "cap_tren.co_quan", &at);
    derive_unit(a, to, issuer, l, at);
    const value *given = data_peek_named(to, "cap_tren.trich_dan");
    bool whole = given && !value_is_blank(given); /* typed as it is to be */
    str number = cite_number(r, at, !whole, out);
    derive(to, "cap_tren.trich_dan_ngan", number, at);
    if (whole)
        return;
    day_at = at;
    str ngay = said_of(r, "cap_tren.ngay", &day_at);
    str day = cite_date(&out->rest, ngay, day_at);
    str of = issuer.n ? STR_CAT(a, S(" của "), issuer) : (str){0};
    derive(to, "cap_tren.trich_dan",
           STR_CAT(a, number, S(" "), day, of, cite_subject(&out->rest, r)), at);
}

void superior_cite(resolver *r, data *to, const levels *l, citation *out)
{
    const value *all[SAID];
    step_key key = {0};
    size_t n = data_section_values(to, S("cap_tren"), all, SAID), before = step_messages(r->d);
    bool is_said = n > SAID; /* too many to tell here: looked at in full */
    for (size_t i = 0; i < n && i < SAID; i++)
        is_said = is_said || (all[i] && !value_is_blank(all[i]));
    *out = (citation){{.a = r->d->a}, {.a = r->d->a}};
    if (!is_said)
        return;
    bool comparable = r->memory && is_comparable(all, n, &key);
    const kept_citation *kept = comparable ? step_recall(&r->memory->citation, &key) : NULL;
    if (kept)
        take_citation(kept, to);
    else
        cite(r, to, l, out);
    if (comparable && !kept && !out->number.list.n && !out->rest.list.n &&
        step_messages(r->d) == before)
        keep_citation(r, to, &key);
}

static bool was_taken(const data *of, const char *path)
{
    const value *v = data_in_layer(of, LAYER_DERIVED, str_from(path));
    return v && v->used;
}

static void take_over(diags *d, const diags *from)
{
    for (size_t i = 0; i < from->list.n; i++) {
        const diag *one = &from->list.at[i];
        diag_add_both(d, one->code, one->at, one->other, one->args);
    }
}

void superior_cited(diags *d, const citation *c, const data *of)
{
    bool whole = was_taken(of, "cap_tren.trich_dan");
    bool taken = whole || was_taken(of, "cap_tren.trich_dan_ngan");
    if (taken)
        take_over(d, &c->number);
    if (whole)
        take_over(d, &c->rest);
    const value *cited = data_peek_named(of, "cap_tren.trich_dan"); /* perhaps typed as a whole */
    if (taken || (cited && cited->used) || was_taken(of, "cap_tren.don_vi"))
        data_section_holds(of, S("cap_tren"));
}
