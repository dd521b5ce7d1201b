/* Rules of form on single values, one function each; whether tables fit. Changes nothing. */
#include "nd30/check.h"

#include "base/utf8.h"
#include "nd30/choice.h"
#include "nd30/marks.h"
#include "nd30/wide.h"

/* Letters, and no small one among them. */
static bool is_all_capitals(str text)
{
    size_t capitals = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        if (utf8_is_lower(cp))
            return false;
        capitals += utf8_is_upper(cp);
    }
    return capitals > 1;
}

static bool has_blank(str text)
{
    for (size_t i = 0; i < text.n;)
        if (utf8_is_space(utf8_next(text, &i)))
            return true;
    return false;
}

static bool starts_with_one_of(str text, const char *const *list)
{
    for (; *list; list++)
        if (str_starts(text, str_from(*list)))
            return true;
    return false;
}

/* II.5.b: the subject is in small letters, and no sentence. */
static void check_subject(diags *d, const phrase *s)
{
    if (is_all_capitals(s->text))
        diag_add(d, DIAG_SUBJECT_CAPITALS, s->at, ARGS(S("")));
    if (str_ends(s->text, S(".")) || str_ends(s->text, S(";")))
        diag_add(d, DIAG_SUBJECT_SIGN, s->at, ARGS(str_after(s->text, s->text.n - 1)));
}

/* II.2.a: the official full name; a name in capitals can't be cited in small letters. */
static void check_agency(diags *d, const said *s)
{
    if (is_all_capitals(s->text))
        diag_add(d, DIAG_AGENCY_CAPITALS, s->at, ARGS(s->text));
}

/* Digits, with letters behind them ("45a", "12-M"); or a place left open ("", "……"). */
static bool is_number(str so)
{
    bool digits = so.n && so.p[0] >= '0' && so.p[0] <= '9', open = true;
    for (size_t i = 0; i < so.n; i++) {
        unsigned char c = (unsigned char)so.p[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z', sign = c == '.' || c == '-';
        digits = digits && (letter || sign || (c >= '0' && c <= '9'));
        open = open && (sign || c == '_' || c == ' ' || str_starts(str_after(so, i), S("…")) ||
                        (c & 0xC0) == 0x80);
    }
    return digits || open;
}

/* II.3: no blanks in the sign, only digits and letters in the number. */
static void check_number(diags *d, const plan *p)
{
    if (has_blank(p->ky_hieu.text))
        diag_add(d, DIAG_SIGN_BLANK, p->ky_hieu.at, ARGS(p->ky_hieu.text));
    if (memchr(p->so.text.p ? p->so.text.p : "", '/', p->so.text.n))
        diag_add(d, DIAG_NUMBER_SLASH, p->so.at, ARGS(p->so.text));
    else if (!is_number(p->so.text))
        diag_add(d, DIAG_NUMBER_WORDS, p->so.at, ARGS(p->so.text));
}

/* II.4: the official name of the unit, not abbreviated. */
static void check_place(diags *d, const said *s)
{
    static const char *const short_forms[] = {"P.", "TP.", "Tp.", "TX.", "Tx.", "TT.",
                                              "Q.", "H.",  "X.",  "T.",  NULL};
    if (starts_with_one_of(s->text, short_forms))
        diag_add(d, DIAG_PLACE_SHORT, s->at, ARGS(s->text));
}

/* II.7.c: no academic rank, degree or honour before the name. */
static void check_name(diags *d, const said *s)
{
    static const char *const titles[] = {"GS",  "PGS",  "TS.",  "ThS",  "Ths",  "BS.", "CN.",
                                         "KS.", "NGND", "NGƯT", "TTND", "TTƯT", "LS.", NULL};
    if (starts_with_one_of(s->text, titles))
        diag_add(d, DIAG_NAME_TITLE, s->at, ARGS(s->text));
}

/* "40,5 × 12" from EMU */
static str millimetres(arena *a, long width, long height)
{
    const long sides[] = {width, height};
    buf b = {.a = a};
    for (size_t i = 0; i < 2; i++) {
        long tenths = (sides[i] + 5 * EMU_PER_HUNDREDTH) / (10 * EMU_PER_HUNDREDTH);
        buf_add(&b, i ? S(" × ") : S(""));
        buf_number(&b, tenths / 10);
        if (tenths % 10) {
            buf_byte(&b, ',');
            buf_number(&b, tenths % 10);
        }
    }
    return buf_str(&b);
}

/* II.7.d, II.8.a: of what is printed in another size than its own. */
static void check_picture(diags *d, const picture *p, const place_form *stands)
{
    arena *a = d->a;
    str printed = millimetres(a, stands->width, stands->height);
    long width = picture_hundredths(p->png.width, p->png.per_metre) * EMU_PER_HUNDREDTH;
    long height = picture_hundredths(p->png.height, p->png.per_metre_up) * EMU_PER_HUNDREDTH;
    if (stands->scaled)
        diag_add(d, DIAG_PICTURE_SCALED, p->at,
                 ARGS(p->name, millimetres(a, width, height), printed));
    else if (!stands->size_said)
        diag_add(d, DIAG_PICTURE_SIZE_UNSAID, p->at, ARGS(p->name, printed));
}

static void check_pictures(diags *d, const form *f, const ky *k)
{
    const picture *sign = &k->anh_chu_ky, *seal = &k->anh_dau;
    if (!sign->name.n && !seal->name.n)
        return;
    int column = text_width(&f->page) - text_width(&f->page) / 2;
    place_form of_sign = signature_place(f, sign, column);
    place_form of_seal = seal_place(f, seal, sign, column);
    if (sign->name.n)
        check_picture(d, sign, &of_sign);
    if (seal->name.n)
        check_picture(d, seal, &of_seal);
}

/* [thể thức]: within the decree's ranges, and within ours where it has none. */
static void check_choice(diags *d, const lua_chon *given)
{
    const choice *c = choice_find(given->id);
    double value = 0;
    choice_fault fault = c ? choice_read(c, given->words.text, &value) : CHOICE_GOOD;
    if (fault == CHOICE_GOOD)
        return;
    bool ours = !c->clause || (c->ours_above && value > c->to);
    diag_code code = fault == CHOICE_UNREADABLE ? DIAG_CHOICE_UNREADABLE
                     : fault == CHOICE_FRACTION ? DIAG_CHOICE_FRACTION
                     : ours                     ? DIAG_CHOICE_OUTSIDE_OURS
                                                : DIAG_CHOICE_OUTSIDE;
    diag_add(d, code, given->words.at,
             ARGS(str_from(c->name), given->words.text,
                  choice_range(d->a, c, code == DIAG_CHOICE_OUTSIDE),
                  str_from(c->clause ? c->clause : "")));
}

/* A copy has what its document has, but for subject and text. */
static void check_copy(diags *d, const plan *p)
{
    check_agency(d, &p->co_quan.at[0].ten);
    check_number(d, p);
    check_place(d, &p->dia_danh);
    for (size_t i = 0; i < p->ky.n; i++)
        check_name(d, &p->ky.at[i].ho_ten);
}

void check_plan(diags *d, const plan *p)
{
    const form *chosen = form_chosen(d->a, p);
    for (size_t i = 0; i < p->the_thuc.n; i++)
        check_choice(d, &p->the_thuc.at[i]);
    check_subject(d, &p->trich_yeu);
    for (size_t i = 0; i < p->co_quan.n; i++)
        check_agency(d, &p->co_quan.at[i].ten);
    check_number(d, p);
    check_place(d, &p->dia_danh);
    for (size_t i = 0; i < p->ky.n; i++) {
        check_name(d, &p->ky.at[i].ho_ten);
        check_pictures(d, chosen, &p->ky.at[i]);
    }
    wide_check(d, chosen, p);
    check_mentions(d, p);
    if (p->ban_sao)
        check_copy(d, p->ban_sao->khoi);
}
