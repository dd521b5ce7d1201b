/* Extra components: each says what it may be, and takes what is near. Knows no sizes. */
#include "template/bind_extra.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/extra.h"
#include "plan/inline.h"
#include "plan/wording.h"

/* ---- one of a few words ---- */

typedef struct choice {
    const char *folded, *words;
} choice;

typedef struct choices {
    const choice *at;
    size_t n;
    diag_code near, unknown;
} choices;

/* The words of the choice that is meant, or empty after reporting that none is. */
static str choose(binding *b, const said *typed, const choices *of)
{
    arena *a = b->d->a;
    str folded = utf8_fold(a, typed->text);
    nearest near = nearest_start(folded);
    for (size_t i = 0; i < of->n; i++) {
        if (str_eq(folded, str_from(of->at[i].folded)))
            return str_from(of->at[i].words);
        nearest_try(&near, str_from(of->at[i].folded), str_from(of->at[i].words));
    }
    diag_add(b->d, near.best.n ? of->near : of->unknown, typed->at, ARGS(typed->text, near.best));
    return (str){0};
}

#define CHOICES(table, near, unknown)                                                              \
    {                                                                                              \
        table, sizeof table / sizeof *table, near, unknown                                         \
    }

static void choose_urgency(binding *b, said *s)
{
    static const choice all[] = {
        {"hoa_toc", "HỎA TỐC"}, {"thuong_khan", "THƯỢNG KHẨN"}, {"khan", "KHẨN"}};
    static const choices urgency = CHOICES(all, DIAG_KHAN_NEAR, DIAG_KHAN_UNKNOWN);
    s->text = choose(b, s, &urgency);
}

/* Where such a document may be written, the law says, and no program can know. */
static void choose_secrecy(binding *b, said *s)
{
    static const choice all[] = {
        {"mat", "MẬT"}, {"toi_mat", "TỐI MẬT"}, {"tuyet_mat", "TUYỆT MẬT"}};
    static const choices secrecy = CHOICES(all, DIAG_MAT_NEAR, DIAG_MAT_UNKNOWN);
    s->text = choose(b, s, &secrecy);
    if (s->text.n)
        diag_add(b->d, DIAG_MAT_PLACE, s->at, ARGS(s->text));
}

/* The decree names two, others are taken as typed, in capitals. */
static void choose_circulation(binding *b, said *s)
{
    static const choice all[] = {{"luu_hanh_noi_bo", "LƯU HÀNH NỘI BỘ"},
                                 {"xem_xong_tra_lai", "XEM XONG TRẢ LẠI"}};
    str folded = utf8_fold(b->d->a, s->text);
    nearest near = nearest_start(folded);
    for (size_t i = 0; i < 2; i++)
        nearest_try(&near, str_from(all[i].folded), str_from(all[i].words));
    if (near.best.n && near.distance == 0)
        s->text = near.best;
    else if (near.best.n)
        diag_add(b->d, DIAG_LUU_HANH_NEAR, s->at, ARGS(s->text, near.best));
    s->text = utf8_capitals(b->d->a, s->text);
}

/* ---- draft, drafter ---- */

/* "2" of "lần 2", "lần thứ 2", "dự thảo lần 2", "2"; empty where it is none of these. */
static str draft_number(str folded)
{
    static const char *const leads[] = {"du_thao_", "lan_", "thu_"};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (str_starts(folded, str_from(leads[i])))
            folded = str_after(folded, strlen(leads[i]));
    return number_value(folded) > 0 ? folded : (str){0};
}

static void choose_draft(binding *b, said *s)
{
    arena *a = b->d->a;
    str folded = utf8_fold(a, s->text), number = draft_number(folded);
    if (str_eq(folded, S("khong")))
        s->text = (str){0};
    else if (str_eq(folded, S("co")) || str_eq(folded, S("du_thao")))
        s->text = S("DỰ THẢO");
    else if (number.n)
        s->text = STR_CAT(a, S("DỰ THẢO LẦN "), number);
    else
        diag_add(b->d, DIAG_DRAFT_FORM, s->at, ARGS(s->text));
}

static void read_copies(binding *b, said *s)
{
    str words = s->text;
    if (str_starts(words, S("(")) && str_ends(words, S(")")))
        words = utf8_trim(str_slice(words, 1, words.n - 1));
    if (number_value(words) > 0)
        s->text = words;
    else
        diag_add(b->d, DIAG_COPIES_FORM, s->at, ARGS(s->text));
}

static void read_drafter(binding *b, said *s)
{
    s->text = utf8_upper(b->d->a, wording_without_sign(s->text));
}

/* The one without the other tells half of what the line is for. */
static void check_drafter(binding *b)
{
    const plan *p = b->p;
    bool who = extra_is_there(p, EXTRA_NGUOI_SOAN), copies = extra_is_there(p, EXTRA_SO_BAN);
    if (who != copies)
        diag_add(b->d, DIAG_DRAFTER_HALF, p->extras[who ? EXTRA_NGUOI_SOAN : EXTRA_SO_BAN].at,
                 ARGS(who ? S("số bản") : S("người soạn")));
}

/* ---- all ---- */

/* Where nothing is said, the row is where it would be. */
static bool is_place_of_row(const binding *b, pos at)
{
    return at.src == b->row->at.src && at.off == b->row->at.off;
}

void bind_extras(binding *b)
{
    static void (*const readers[EXTRAS])(binding *, said *) = {
        [EXTRA_LUU_HANH] = choose_circulation, [EXTRA_DO_MAT] = choose_secrecy,
        [EXTRA_DO_KHAN] = choose_urgency,      [EXTRA_DU_THAO] = choose_draft,
        [EXTRA_NGUOI_SOAN] = read_drafter,     [EXTRA_SO_BAN] = read_copies,
    };
    bool nothing = b->row;
    quiet_watch watch;
    if (b->row && bind_quiet(b, QUIET_EXTRAS, &watch)) {
        for (int e = 0; e < EXTRAS; e++)
            b->p->extras[e].at = b->row->at;
        return;
    }
    for (int e = 0; e < EXTRAS; e++) {
        said *s = &b->p->extras[e];
        *s = bind_said(b, extra_path((extra)e).p);
        nothing = nothing && s->text.n == 0 && is_place_of_row(b, s->at);
        if (str_eq(s->text, S("-")))
            s->text = (str){0};
        if (s->text.n && readers[e])
            readers[e](b, s);
    }
    check_drafter(b);
    if (b->row)
        bind_quiet_end(b, QUIET_EXTRAS, nothing, &watch);
}

void bind_kinh_gui(binding *b)
{
    arena *a = b->d->a;
    blocks lines = {0};
    const value *v = data_get_named(b->data, "kinh_gui.danh_sach");
    if (v && !value_is_blank(v))
        fill_value(&b->resolver, v, v->at, TEXT_ENTRIES, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        str words = runs_text(a, &lines.at[i].runs);
        uint32_t sign = utf8_first(words);
        if (sign == '-' || sign == 0x2013 || sign == 0x2014 || sign == 0x2022) {
            size_t behind = 0;
            utf8_next(words, &behind);
            words = str_after(words, behind);
        }
        words = wording_without_sign(words);
        if (words.n)
            *list_add(a, &b->p->kinh_gui) = (nhan){NHAN_DONG, words, 0, lines.at[i].at};
    }
    size_t n = b->p->kinh_gui.n;
    for (size_t i = 0; n > 1 && i < n; i++) {
        str *words = &b->p->kinh_gui.at[i].text;
        *words = STR_CAT(a, S("- "), *words, i + 1 == n ? S(".") : S(";"));
    }
}

/* ---- pictures ---- */

static picture picture_of(binding *b, const char *path)
{
    said file = bind_said(b, path);
    bool named = file.text.n && !str_eq(file.text, S("-"));
    return named ? pictures_read(b->how.pictures, b->d, file.text, file.at) : (picture){0};
}

static void bind_pictures_of(binding *b, const signer_paths *from, ky *k)
{
    size_t errors = b->d->count[SEVERITY_ERROR];
    k->anh_chu_ky = picture_of(b, from->anh_chu_ky);
    k->anh_dau = picture_of(b, from->anh_dau);
    bool alone = k->anh_dau.name.n && k->anh_chu_ky.name.n == 0;
    if (alone && b->d->count[SEVERITY_ERROR] == errors)
        diag_add(b->d, DIAG_SEAL_ALONE, k->anh_dau.at, ARGS(S("")));
}

void bind_pictures(binding *b)
{
    quiet_watch watch = {0};
    bool one = b->p->ky.n == 1;
    if (one && bind_quiet(b, QUIET_PICTURES, &watch))
        return;
    for (size_t i = 0; i < b->p->ky.n; i++)
        bind_pictures_of(b, &paths_of_signers[i], &b->p->ky.at[i]);
    if (one)
        bind_quiet_end(b, QUIET_PICTURES,
                       !b->p->ky.at[0].anh_chu_ky.name.n && !b->p->ky.at[0].anh_dau.name.n, &watch);
}
