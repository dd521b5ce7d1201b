/* Signers: authority, title, other post, name (Điều 13; Phụ lục I, II.7). What authority follows
 * from a title, agency.c knows. */
#include "template/bind_parts.h"

#include "base/utf8.h"
#include "template/fill_memory.h"

/* "KT. CHỦ TỊCH" as a title: the authority has a key of its own. */
static void check_title(binding *b, const said *title)
{
    static const char *const authorities[] = {"TM.", "KT.", "TL.", "TUQ."};
    for (size_t i = 0; i < sizeof authorities / sizeof *authorities; i++)
        if (str_starts(title->text, str_from(authorities[i])))
            diag_add(b->d, DIAG_AUTHORITY_IN_TITLE, title->at, ARGS(str_from(authorities[i])));
}

/* "T/M CHỦ TỊCH": as it was written before the decree, or without its dot. */
static void check_spelling(binding *b, str words, pos at)
{
    static const struct {
        const char *typed, *right;
    } rows[] = {
        {"T/M", "TM."},  {"TM", "TM."},    {"T.M", "TM."},    {"T.M.", "TM."},
        {"K/T", "KT."},  {"KT", "KT."},    {"K.T", "KT."},    {"K.T.", "KT."},
        {"T/L", "TL."},  {"TL", "TL."},    {"T.L", "TL."},    {"T.L.", "TL."},
        {"TUQ", "TUQ."}, {"T/UQ", "TUQ."}, {"T.UQ.", "TUQ."}, {"Q", "Q."},
    };
    str first = str_slice(words, 0, str_find(words, S(" ")));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_eq(first, str_from(rows[i].typed)))
            diag_add(b->d, DIAG_AUTHORITY_SPELLING, at, ARGS(first, str_from(rows[i].right)));
}

static void given_authority(binding *b, const value *lines, ky *k)
{
    bool mandate = false;
    for (size_t i = 0; i < lines->n; i++) {
        const value *one = value_item(b->d->a, lines, i);
        str words = utf8_capitals(b->d->a, fill_words(&b->resolver, one, one->at));
        if (words.n == 0 || str_eq(words, S("-")))
            continue;
        check_spelling(b, words, one->at);
        if (mandate && str_starts(words, S("KT.")))
            diag_add(b->d, DIAG_MANDATE_PASSED_ON, one->at, ARGS(words));
        mandate = mandate || str_starts(words, S("TUQ."));
        *list_add(b->d->a, &k->quyen_han) = words;
    }
}

static void check_locked(binding *b, const khung_part *form)
{
    static const char *const paths[] = {"ky.quyen_han", "ky.chuc_vu", "ky.chuc_vu_khac"};
    if (!form->locked && !b->p->ban_hanh) /* whoever signs, is asked all this again */
        return;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        str path = str_from(paths[i]);
        const value *v = data_get(b->data, path);
        bool open = i > 0 && !data_in_layer(b->data, LAYER_TEMPLATE, path); /* it says no title */
        if (v && !open && v->layer >= LAYER_INPUT && v->layer <= LAYER_SET)
            bind_unlocked(b, form, v);
    }
}

/* `-` says that there is none. */
static said said_or_none(binding *b, const char *path)
{
    said s = bind_said(b, path);
    s.text = str_eq(s.text, S("-")) ? (str){0} : s.text;
    return s;
}

/* What follows from a title and a body. */
typedef struct kept_signer {
    str title;
    str *quyen_han;
    size_t n;
} kept_signer;

static const kept_signer *keep_signer(arena *a, str title, const ky *k)
{
    kept_signer *kept = NEW(a, kept_signer);
    *kept =
        (kept_signer){str_copy(a, title), NEW_ARRAY(a, str, k->quyen_han.n + 1), k->quyen_han.n};
    for (size_t i = 0; i < kept->n; i++)
        kept->quyen_han[i] = str_copy(a, k->quyen_han.at[i]);
    return kept;
}

/* The title as printed; the authority that goes with it is added to `k`. Most signers of a batch
 * have one of a few. */
static str title_and_authority(binding *b, const agency *g, ky *k)
{
    arena *a = b->d->a;
    fill_memory *memory = b->how.memory;
    step_key key = {0};
    step_add(&key, k->chuc_vu.text, (pos){.off = g->kind});
    step_add(&key, g->body_name, (pos){0});
    const kept_signer *kept = memory ? step_recall(&memory->signer, &key) : NULL;
    for (size_t i = 0; kept && i < kept->n; i++)
        *list_add(a, &k->quyen_han) = kept->quyen_han[i];
    if (kept)
        return kept->title;
    str title = agency_title(a, k->chuc_vu.text);
    if (agency_authority(a, g, k->chuc_vu.text, k))
        diag_add(b->d, DIAG_AUTHORITY_BY_ORDER, k->chuc_vu.at,
                 ARGS(k->chuc_vu.text, k->quyen_han.at[0]));
    else if (memory && step_has_room(&memory->signer, &key))
        step_keep(memory->a, &memory->signer, &key, keep_signer(memory->a, title, k));
    return title;
}

void bind_signer(binding *b, const signer_paths *from, const agency *g, ky *k)
{
    arena *a = b->d->a;
    const value *authority = data_get_named(b->data, from->quyen_han);
    bool given = authority && !value_is_blank(authority);
    bool none = str_eq(bind_said(b, from->chuc_vu).text, S("-"));
    k->chuc_vu = said_or_none(b, from->chuc_vu);
    k->chuc_vu_khac = said_or_none(b, from->chuc_vu_khac);
    k->ho_ten = said_or_none(b, from->ho_ten);
    if (given)
        given_authority(b, authority, k);
    if (k->quyen_han.n == 0 || !none) /* "Q. CHỦ TỊCH" holds the title */
        bind_require(b, k->chuc_vu, "chức vụ", from->section);
    check_title(b, &k->chuc_vu);
    if (k->ho_ten.text.n == 0)
        diag_add(b->d, DIAG_NAME_MISSING, k->ho_ten.at, ARGS(str_from(from->section)));
    str title = given ? agency_title(a, k->chuc_vu.text) : title_and_authority(b, g, k);
    if (!given) {
        for (size_t i = 0; b->p->co_quan.n > 1 && title.n && i < ISSUERS; i++)
            if (from == &paths_of_signers[i])
                agency_name_signer(a, g, b->p->co_quan.at[i].ten.text, &title, k);
    }
    k->chuc_vu.text = title;
}

static void bind_issuers_signer(binding *b, size_t which)
{
    const agency *g = which ? &b->beside : &b->agency;
    bind_signer(b, &paths_of_signers[which], g, list_add(b->d->a, &b->p->ky));
}

/* Where the input, a list or --set speaks of that signer: the first such value, or NULL. */
static const value *signer_given(const binding *b, size_t which)
{
    const signer_paths *from = &paths_of_signers[which];
    const char *const paths[] = {from->chuc_vu,      from->ho_ten,     from->quyen_han,
                                 from->chuc_vu_khac, from->anh_chu_ky, from->anh_dau};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const value *v = bind_given(data_get_named(b->data, paths[i]));
        if (v && !value_is_blank(v))
            return v;
    }
    return NULL;
}

static const value *second_given(binding *b)
{
    quiet_watch watch;
    if (bind_quiet(b, QUIET_SIGNER, &watch))
        return NULL;
    const value *given = signer_given(b, 1);
    bind_quiet_end(b, QUIET_SIGNER, !given, &watch);
    return given;
}

/* A template may know the title of who signs for the second issuer. */
static bool has_title(const binding *b, size_t which)
{
    const value *title = data_peek_named(b->data, paths_of_signers[which].chuc_vu);
    return title && !value_is_blank(title);
}

void bind_signatures(binding *b, const khung_part *form)
{
    bool joint = b->p->co_quan.n > 1;
    const value *first = signer_given(b, 0), *second = second_given(b);
    check_locked(b, form);
    if (second && !joint) {
        if (!data_section_holds(b->data, S("co_quan_2"))) /* else it lacks its name: reported */
            diag_add(b->d, DIAG_JOINT_ISSUER_MISSING, second->at, ARGS(S("")));
        data_section_holds(b->data, S("ky_2")); /* reported: that nothing takes its values, too */
    }
    if (b->p->ban_hanh && !first && !second)
        return; /* signed is the decision; mẫu 1.3 lets the attachment go without */
    bind_issuers_signer(b, 0);
    if (joint && (second || has_title(b, 1)))
        bind_issuers_signer(b, 1);
    else if (joint)
        diag_add(b->d, DIAG_JOINT_SIGNER_MISSING, b->p->co_quan.at[1].ten.at,
                 ARGS(b->p->co_quan.at[1].ten.text));
}
