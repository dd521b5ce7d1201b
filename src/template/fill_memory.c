/* Results of filling, each with the values that it was made from. Knows nothing of how texts are
 * filled. */
#include "template/fill_memory.h"

#include "plan/heading.h"
#include "template/fill_runs.h"

enum {
    VARIANTS = 4, /* of a block; one that is different in every document is tried no more, */
    VAIN = 32,    /* and not looked for either, once so many documents had none of them */
};

/* A block that has holes yet. */
typedef struct open_place {
    size_t at;   /* in the variant's result */
    bool stands; /* even where they come to nothing */
} open_place;

/* What a block came to, and why. */
typedef struct variant {
    looked of; /* values of one document alone as copies */
    blocks result;
    text_kind kind;
    size_t produced;
    bool assigns; /* a block has a task, which bind notes as taken */
    LIST(open_place) open;
} variant;

typedef struct kept_block {
    variant *at[VARIANTS];
    size_t n, tried; /* those kept, and all that were to be */
    size_t hits, misses;
} kept_block;

/* Texts of one document alone are gone with it, and paragraphs within a list have its items. */
static kept_block *kept_of(const resolver *r, const body *text, size_t i)
{
    if (!r->memory || r->scope || text->a != r->memory->a)
        return NULL;
    if (!text->kept)
        ((body *)text)->kept =
            NEW_ARRAY(text->a, kept_block, text->blocks.n + 1); /* ours to note in */
    return &text->kept[i];
}

void memory_compare(fill_memory *m, data *of, const void *form)
{
    usual *found = NULL;
    for (size_t i = 0; i < m->usual.n && !found; i++)
        if (m->usual.at[i]->below == of->below && m->usual.at[i]->form == form)
            found = m->usual.at[i];
    if (!found) {
        found = NEW(m->a, usual);
        *found = (usual){.a = m->a, .below = of->below, .form = form};
        *list_add(m->a, &m->usual) = found;
    }
    usual_compare(found, of);
}

/* ---- recalling ---- */

static runs fresh_runs(arena *a, const runs *from)
{
    runs out = *from;
    out.cap = from->n;
    out.at = NULL;
    if (from->n)
        out.at =
            memcpy(arena_grow(a, NULL, 0, from->n * sizeof(run)), from->at, from->n * sizeof(run));
    return out;
}

static giao *fresh_giao(arena *a, const giao *from)
{
    giao *out = NEW(a, giao);
    *out = *from;
    for (size_t k = 0; k < GIAO_PARTS; k++)
        out->words[k] = fresh_runs(a, &from->words[k]);
    return out;
}

/* Bind goes on to change the blocks; before it changes runs, it takes a copy of them. */
static void add_result(arena *a, const variant *v, blocks *into)
{
    if (v->result.n == 0)
        return;
    list_reserve(a, into, v->result.n);
    block *now = &into->at[into->n];
    memcpy(now, v->result.at, v->result.n * sizeof(block));
    into->n += v->result.n;
    for (size_t i = 0; v->assigns && i < v->result.n; i++)
        if (now[i].giao)
            now[i].giao = fresh_giao(a, now[i].giao);
}

/* A text around it that is kept open leaves these holes too. */
static void fill_holes(resolver *r, const variant *v, const open_place *which, blocks *into,
                       size_t *at)
{
    const block *open = &v->result.at[which->at];
    open_texts *around = r->open_texts;
    data_looks own, *looks = r->data->looks;
    size_t before = r->produced;
    if (around)
        looked_begin((data *)r->data, &own, &looks);
    fill_open(r, open, &into->at[*at]);
    bool stands = which->stands || !fill_is_gone(r->d->a, &into->at[*at], v->kind);
    if (around) {
        ((data *)r->data)->looks = looks;
        around->spent += r->produced - before;
        *list_add(r->d->a, &around->all) = (open_block){.in = into, .at = *at, .open = *open};
    }
    if (stands) {
        (*at)++;
        return;
    }
    r->missing++; /* what is around it isn't kept: it may stand another time */
    into->n--;
    memmove(&into->at[*at], &into->at[*at + 1], (into->n - *at) * sizeof(block));
}

static const variant *find_variant(const resolver *r, kept_block *kept, text_kind kind)
{
    if (!kept || (kept->hits == 0 && kept->misses > VAIN))
        return NULL;
    for (size_t k = 0; k < kept->n; k++) {
        variant *v = kept->at[k];
        bool fits = !r->open_texts || !number_sets_meet(&v->of.at, &r->open_texts->paths);
        if (fits && v->kind == kind && looked_is_same(&v->of, r->data)) {
            kept->hits++;
            return v;
        }
    }
    kept->misses += kept->tried >= VARIANTS;
    return NULL;
}

bool memory_recall(resolver *r, const body *text, size_t i, text_kind kind, blocks *into)
{
    const variant *v = find_variant(r, kept_of(r, text, i), kind);
    if (!v ||
        !resolve_has_room(r, v->produced)) /* filled anew, what is too much is told at its place */
        return false;
    r->produced += v->produced;
    size_t from = into->n, last = 0;
    looked_again(&v->of, (data *)r->data);
    add_result(r->d->a, v, into);
    for (size_t k = 0, at = from; k < v->open.n; k++) {
        at += v->open.at[k].at - last;
        last = v->open.at[k].at + 1;
        fill_holes(r, v, &v->open.at[k], into, &at);
    }
    return true;
}

/* ---- keeping ---- */

void memory_begin(resolver *r, const body *text, size_t i, const blocks *into, memory_watch *w)
{
    *w = (memory_watch){.of = kept_of(r, text, i)};
    if (w->of && (!r->data->usual || w->of->tried++ >= VARIANTS))
        w->of = NULL;
    if (!w->of)
        return;
    looked_begin((data *)r->data, &w->own, &w->around); /* the document's own, which bind makes */
    if (!r->open_texts && w->of->tried > 1) {           /* it isn't the same in all */
        open_find_paths(r->data, &w->open);
        r->open_texts = &w->open;
    }
    w->from_open = r->open_texts ? r->open_texts->all.n : 0;
    w->from_spent = r->open_texts ? r->open_texts->spent : 0;
    w->from_block = into->n;
    w->notes = r->p->notes.n;
    w->messages = open_messages(r);
    w->missing = r->missing;
    w->produced = r->produced;
}

/* False for a place in a row of a list: it goes with the row's document, and another row that says
 * the same has it elsewhere. */
static bool is_lasting(pos at)
{
    return !at.src || !at.src->of;
}

static bool keep_runs(arena *a, runs *r)
{
    bool good = true;
    *r = fresh_runs(a, r);
    for (size_t i = 0; i < r->n; i++) {
        r->at[i].text = str_copy(a, r->at[i].text);
        r->at[i].from = NULL; /* told of single documents alone */
        good = good && is_lasting(r->at[i].at);
    }
    return good;
}

/* False for a table with references, which bind changes in place, and one of a list's row. */
static bool keep_cells(arena *a, row *to)
{
    bool good = is_lasting(to->at);
    cell *cells = to->cells.n ? NEW_ARRAY(a, cell, to->cells.n) : NULL;
    for (size_t c = 0; c < to->cells.n; c++) {
        cells[c] = to->cells.at[c];
        good = good && is_lasting(cells[c].at);
        size_t n = cells[c].paragraphs.n;
        runs *paragraphs = n ? NEW_ARRAY(a, runs, n) : NULL;
        for (size_t k = 0; k < n; k++) {
            paragraphs[k] = cells[c].paragraphs.at[k];
            good = keep_runs(a, &paragraphs[k]) && good;
            for (size_t i = 0; i < paragraphs[k].n; i++)
                good = good && paragraphs[k].at[i].kind != RUN_REFERENCE;
        }
        cells[c].paragraphs.at = paragraphs;
        cells[c].paragraphs.cap = n;
    }
    to->cells.at = cells;
    to->cells.cap = to->cells.n;
    return good;
}

static bool keep_table(arena *a, table **t)
{
    bool good = true;
    table *out = NEW(a, table);
    *out = **t;
    out->rows.at = out->rows.n ? NEW_ARRAY(a, row, out->rows.n) : NULL;
    out->rows.cap = out->rows.n;
    out->columns = NEW_ARRAY(a, alignment, out->n_columns + 1);
    if (out->n_columns)
        memcpy(out->columns, (*t)->columns, out->n_columns * sizeof *out->columns);
    for (size_t i = 0; i < out->rows.n; i++) {
        out->rows.at[i] = (*t)->rows.at[i];
        good = keep_cells(a, &out->rows.at[i]) && good;
    }
    *t = out;
    return good;
}

static bool keep_block(arena *a, block *b)
{
    heading_note(a, b);
    bool good = keep_runs(a, &b->runs) && is_lasting(b->at) &&
                (!b->phan_cong || is_lasting(b->phan_cong->at)) &&
                (!b->giao || is_lasting(b->giao->at));
    b->label = str_copy(a, b->label);
    if (b->giao)
        b->giao = fresh_giao(a, b->giao);
    for (size_t k = 0; b->giao && k < GIAO_PARTS; k++)
        good = keep_runs(a, &b->giao->words[k]) && good;
    return good && (!b->table || keep_table(a, &b->table));
}

static bool has_references(const runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_REFERENCE)
            return true;
    return false;
}

/* What a block is to be known by, where it is copied to. */
static void name_block(variant *v, block *b)
{
    b->kept = b;
    b->refers = has_references(&b->runs);
    for (size_t k = 0; b->giao && k < GIAO_PARTS; k++)
        b->refers = b->refers || has_references(&b->giao->words[k]);
    v->assigns = v->assigns || b->giao;
}

/* Nothing but text came of it, from values that can be compared. */
static bool is_plain(const resolver *r, const memory_watch *w)
{
    bool plain =
        r->p->notes.n == w->notes && open_messages(r) == w->messages && r->missing == w->missing;
    for (size_t i = 0; i < w->own.at.n * NUMBERS_IN_WORD && plain; i++) {
        const value *v = number_set_has(&w->own.at, i) ? data_peek_at(r->data, i) : NULL;
        plain = !v || v->shared || !v->parsed;
    }
    return plain;
}

static bool keep_blocks(arena *a, variant *v, const blocks *from, size_t first)
{
    bool good = true;
    for (size_t i = first; i < from->n && good; i++) {
        block *kept = list_add(a, &v->result);
        *kept = from->at[i];
        good = keep_block(a, kept);
    }
    return good;
}

/* Those that were left open take the places of what they came to; false where such a block isn't
 * in the text itself, but in what was made of it on the way. */
static bool keep_open(arena *a, variant *v, const blocks *from, const memory_watch *w,
                      const open_texts *o)
{
    bool good = true;
    for (size_t i = w->from_open; o && i < o->all.n && good; i++) {
        const open_block *one = &o->all.at[i];
        size_t at = one->at - w->from_block;
        if (one->in != from)
            return false;
        v->result.at[at] = one->open;
        good = keep_block(a, &v->result.at[at]);
        *list_add(a, &v->open) = (open_place){
            .at = at,
            .stands = v->kind == TEXT_PHRASE || !fill_is_gone(a, &v->result.at[at], v->kind)};
    }
    return good;
}

void memory_end(resolver *r, text_kind kind, const blocks *into, memory_watch *w)
{
    const open_texts *o = r->open_texts;
    if (!w->of)
        return;
    looked_end((data *)r->data, &w->own, w->around);
    if (o == &w->open)
        r->open_texts = NULL;
    if (!is_plain(r, w) || (o && number_sets_meet(&w->own.at, &o->paths)))
        return;
    arena *a = r->memory->a;
    variant *v = NEW(a, variant);
    *v = (variant){.kind = kind, .produced = r->produced - w->produced};
    if (o)
        v->produced -= o->spent - w->from_spent;
    looked_keep(a, r->data, &w->own, &v->of);
    if (!keep_blocks(a, v, into, w->from_block) || !keep_open(a, v, into, w, o))
        return;
    for (size_t i = 0; i < v->result.n; i++)
        name_block(v, &v->result.at[i]);
    w->of->at[w->of->n++] = v;
}
