/* Which tasks a table takes, and what a marked line leaves unsaid. Knows no rows. */
#include "template/bind_phan_cong.h"

#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/wording.h"
#include "template/references.h"
#include "template/superior.h"
#include "template/words.h"

/* ---- what a line says ---- */

/* "Công an xã:" */
static str without_colon(str words)
{
    return str_ends(words, S(":")) ? utf8_trim_end(str_slice(words, 0, words.n - 1)) : words;
}

/* Without the sign at the end of all words; the blank before them stays. */
static void end_plain(arena *a, runs *words)
{
    run *last = words->n ? &words->at[words->n - 1] : NULL;
    if (!last || last->kind != RUN_TEXT)
        return;
    str text = last->text;
    bool blank = words->n > 1 && text.p[0] == ' ';
    if (str_ends(text, S("./.")))
        text = str_slice(text, 0, text.n - 3);
    text = without_colon(wording_without_sign(text));
    last->text = blank && text.n ? STR_CAT(a, S(" "), text) : text;
    words->n -= text.n == 0;
}

/* The words of a block without label, notes' signs, bold and italic, and the sign at its end. */
static runs plain_words(arena *a, const block *b)
{
    runs out = {0};
    size_t label = b->label.n;
    for (size_t i = 0; i < b->runs.n; i++) {
        run now = b->runs.at[i];
        size_t cut = label < now.text.n ? label : now.text.n;
        if (now.kind == RUN_NOTE)
            continue;
        now.marks &= ~(unsigned)(MARK_BOLD | MARK_ITALIC);
        if (now.kind == RUN_TEXT) {
            now.text = str_after(now.text, cut);
            label -= cut;
        }
        while (out.n == 0 && now.kind == RUN_TEXT && str_starts(now.text, S(" ")))
            now.text = str_after(now.text, 1);
        if (now.kind != RUN_TEXT || now.text.n)
            *list_add(a, &out) = now;
    }
    end_plain(a, &out);
    return out;
}

enum { DEEPEST = 8 };

/* The clauses that a line stands under, by depth; NULL for one that names no office. */
typedef struct offices {
    const block *at[DEEPEST + 1];
} offices;

static int depth_of(const block *b)
{
    int depth = b->kind == BLOCK_KHOAN ? b->depth : DEEPEST;
    return depth < DEEPEST ? depth : DEEPEST;
}

/* An office is named by a heading, or by a line that ends in a colon. */
static void go_past(arena *a, offices *o, const block *b)
{
    if (b->kind == BLOCK_MUC || b->kind == BLOCK_PHAN)
        memset(o, 0, sizeof *o);
    if (b->kind != BLOCK_KHOAN)
        return;
    for (int k = depth_of(b); k <= DEEPEST; k++)
        o->at[k] = NULL;
    if (b->heading || str_ends(utf8_trim(runs_text(a, &b->runs)), S(":")))
        o->at[depth_of(b)] = b;
}

/* The nearest above; of a clause, above its own depth. */
static const block *office_above(const offices *o, const block *b)
{
    const block *found = NULL;
    for (int k = depth_of(b) - (b->kind == BLOCK_KHOAN); k > 0 && !found; k--)
        found = o->at[k];
    return found;
}

/* What one marked line assigns. */
static task read_task(diags *d, const block *b, const offices *above)
{
    const giao *g = b->giao;
    task t = {.at = b->at};
    for (size_t k = 0; k < GIAO_PARTS; k++)
        t.words[k] = g->words[k];
    if (!g->given[GIAO_NHIEM_VU])
        t.words[GIAO_NHIEM_VU] = plain_words(d->a, b);
    const block *office = g->given[GIAO_CHU_TRI] ? NULL : office_above(above, b);
    if (office)
        t.words[GIAO_CHU_TRI] = plain_words(d->a, office);
    else if (!g->given[GIAO_CHU_TRI])
        diag_add(d, DIAG_GIAO_NO_CHU_TRI, g->at, ARGS(S("")));
    return t;
}

void tasks_collect(diags *d, const blocks *text, size_t from, size_t to, task_list *into)
{
    offices above = {0};
    for (size_t i = from; i < to; i++) {
        const block *b = &text->at[i];
        if (b->giao)
            *list_add(d->a, into) = read_task(d, b, &above);
        if (b->giao)
            b->giao->taken = true;
        go_past(d->a, &above, b);
    }
}

/* ---- the superior's ---- */

/* What may stand between "các" and a kind of unit: "các xã, phường và đặc khu". */
static bool may_be_between(const word_list *w, size_t i)
{
    static const char *const words[] = {"tỉnh", "thành",  "phố",  "huyện", "quận", "thị",
                                        "xã",   "phường", "trấn", "đặc",   "khu",  "và",
                                        "ủy",   "ban",    "nhân", "dân",   "ubnd"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (words_are(w, i, 1, words[k]))
            return true;
    return false;
}

static bool is_of_all(const word_list *w, size_t i)
{
    while (i-- > 0) {
        if (words_are(w, i, 1, "các"))
            return true;
        if (!may_be_between(w, i) || words_gap_behind(w, i) == GAP_CLAUSE)
            return false;
    }
    return false;
}

/* A name may go on: "xã Đăk" is not in "xã Đăk Hà". */
static bool goes_on(const word_list *w, size_t i)
{
    return i < w->list.n && w->list.at[i].gap == GAP_BLANK &&
           utf8_is_upper(utf8_first(words_written(w, i, 1)));
}

/* How a unit is named: by its own words, by its kind, by its level. */
typedef struct unit_names {
    const char *own, *kind, *level;
    size_t n_own, n_kind;
} unit_names;

static const char *key_of(arena *a, str words, size_t *n)
{
    word_list w = {.keys.a = a};
    words_cut(&w, words);
    *n = w.list.n;
    return str_z(a, *n ? words_key(&w, 0, *n) : (str){0});
}

static unit_names names_of_unit(const binding *b)
{
    arena *a = b->d->a;
    const unit *u = &b->unit;
    size_t ignored;
    unit_names n;
    n.own = key_of(a, STR_CAT(a, u->kind->name, S(" "), u->name), &n.n_own);
    n.kind = key_of(a, u->kind->name, &n.n_kind);
    rank r = unit_rank(b->how.levels, a, u->kind, u->name, u->when);
    n.level = key_of(a, r ? rank_name(r) : u->kind->name, &ignored);
    return n;
}

/* True where an office is the unit's, or that of all of its kind. */
static bool is_named(arena *a, str office, const unit_names *n)
{
    word_list w = {.keys.a = a};
    words_cut(&w, office);
    for (size_t i = 0; i < w.list.n; i++)
        if ((words_are(&w, i, n->n_own, n->own) && !goes_on(&w, i + n->n_own)) ||
            (words_are(&w, i, n->n_kind, n->kind) && is_of_all(&w, i) &&
             !goes_on(&w, i + n->n_kind)) ||
            words_are(&w, i, 2, n->level) || words_are(&w, i, 3, "các địa phương"))
            return true;
    return false;
}

/* Other plans take the same one. */
static task own_copy(arena *a, const task *from)
{
    task t = {.at = from->at};
    for (size_t k = 0; k < GIAO_PARTS; k++)
        for (size_t i = 0; i < from->words[k].n; i++)
            *list_add(a, &t.words[k]) = from->words[k].at[i];
    return t;
}

static void take_superiors(binding *b, const phan_cong *of, task_list *into)
{
    const superior *s = b->how.above;
    arena *a = b->d->a;
    if (!s || !b->unit.kind) {
        diag_add(b->d, DIAG_PHAN_CONG_NO_SUPERIOR, of->at, ARGS(S("")));
        return;
    }
    unit_names mine = names_of_unit(b);
    for (size_t i = 0; i < s->tasks.n; i++) {
        const task *t = &s->tasks.at[i];
        if (is_named(a, runs_text(a, &t->words[GIAO_CHU_TRI]), &mine) ||
            is_named(a, runs_text(a, &t->words[GIAO_PHOI_HOP]), &mine))
            *list_add(a, into) = own_copy(a, t);
    }
    diags_take_new(b->d, &s->task_faults);
    if (into->n == 0)
        diag_add(b->d, DIAG_PHAN_CONG_NOT_NAMED, of->at,
                 ARGS(STR_CAT(a, b->unit.kind->name, S(" "), b->unit.name), b->unit.kind->name));
}

/* ---- tables ---- */

static void take_own(binding *b, const phan_cong *of, task_list *into)
{
    const blocks *text = &b->p->than;
    referred at = {.to = text->n};
    if (of->muc.n && !reference_find(b->d, b, of->muc, of->at, &at))
        return;
    if (at.annex)
        text = &b->p->phu_luc.at[at.index].than;
    if (at.annex)
        at.to = text->n;
    tasks_collect(b->d, text, at.from, at.to, into);
    for (size_t i = 0; of->muc.n == 0 && i < b->p->phu_luc.n; i++)
        tasks_collect(b->d, &b->p->phu_luc.at[i].than, 0, b->p->phu_luc.at[i].than.n, into);
    if (into->n == 0)
        diag_add(b->d, DIAG_PHAN_CONG_EMPTY, of->at, ARGS(S("")));
}

/* A plan has one such table, or a few: many of them over many lines would fill any memory. */
static bool make_table(binding *b, block *now, bool first)
{
    enum { ROW_COST = 512 };
    task_list tasks = {0};
    if (now->phan_cong->cap_tren)
        take_superiors(b, now->phan_cong, &tasks);
    else
        take_own(b, now->phan_cong, &tasks);
    if (!first && !resolve_spend(&b->resolver, tasks.n * ROW_COST, now->at))
        return false;
    now->kind = BLOCK_BANG;
    now->table = phan_cong_table(b->d, &tasks, now->at);
    return true;
}

static bool make_tables(binding *b, blocks *text, size_t *n)
{
    bool good = true;
    for (size_t i = 0; i < text->n && good; i++)
        if (text->at[i].kind == BLOCK_PHAN_CONG)
            good = make_table(b, &text->at[i], (*n)++ == 0);
    return good;
}

/* The first line that no table takes. */
static const giao *first_untaken(const blocks *text, const giao *first, size_t *n)
{
    for (size_t i = 0; i < text->n; i++) {
        const giao *now = text->at[i].giao;
        if (!now || now->taken)
            continue;
        first = first ? first : now;
        ++*n;
    }
    return first;
}

void bind_phan_cong(binding *b)
{
    size_t n = 0, tables = 0;
    bool good = make_tables(b, &b->p->than, &tables);
    for (size_t i = 0; i < b->p->phu_luc.n && good; i++)
        good = make_tables(b, &b->p->phu_luc.at[i].than, &tables);
    const giao *left = first_untaken(&b->p->than, NULL, &n);
    for (size_t i = 0; i < b->p->phu_luc.n; i++)
        left = first_untaken(&b->p->phu_luc.at[i].than, left, &n);
    if (left && good && !b->how.goes_on)
        diag_add(b->d, b->form->khung->cap_duoi.n ? DIAG_GIAO_FOR_BELOW : DIAG_GIAO_NOT_TAKEN,
                 left->at, ARGS(str_number(b->d->a, n)));
}
