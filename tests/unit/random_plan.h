/* Plans by chance, for tests: a seed a piece, so that two plans differ in nothing but the pieces
 * whose seeds do. Every kind of thing that is written as XML comes up. */
#ifndef KH_RANDOM_PLAN_H
#define KH_RANDOM_PLAN_H

#include "plan/plan.h"

typedef struct chance {
    arena *a;
    uint64_t state;
} chance;

static unsigned pick(chance *c, unsigned n)
{
    c->state = c->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(c->state >> 33) % n;
}

static chance by_chance(arena *to, unsigned seed)
{
    chance c = {to, seed + 1};
    pick(&c, 2);
    pick(&c, 2);
    return c;
}

static str pick_words(chance *c, unsigned most)
{
    static const char *const words[] = {
        "Kế",   "hoạch",  "số",        "19",    "tháng", "năm", "2026", "TM.",    "ỦY",
        "BAN",  "a & b",  "<tỉnh>",    "Kon",   "Tum",   "-",   "xã",   "thi",    "đua",
        "“yêu", "nước”,", "10",        "triệu", "đồng",  "\t",  "V.I.", "Lê-nin", "để",
        "b/c;", " ",      "\"trích\"", "các",   "cấp",   "H",
    };
    buf b = {.a = c->a};
    for (unsigned n = pick(c, most) + 1; n; n--) {
        buf_add(&b, b.n ? S(" ") : S(""));
        buf_add(&b, str_from(words[pick(c, sizeof words / sizeof *words)]));
    }
    return buf_str(&b);
}

enum { TARGETS = 3, NOTES = 3 };

static runs pick_runs(chance *c, bool notes)
{
    runs out = {0};
    for (unsigned n = pick(c, 3) + 1; n; n--) {
        run *r = list_add(c->a, &out);
        r->text = pick_words(c, 9);
        r->marks = pick(c, 3) ? 0 : pick(c, 16) & ~(unsigned)MARK_ABOVE;
        r->target = pick(c, 8) ? 0 : 1 + pick(c, TARGETS);
        if (notes && pick(c, 8) == 0)
            *r = (run){.kind = RUN_NOTE, .note = pick(c, NOTES)};
    }
    return out;
}

/* Of a seed the lower bits are shapes, a bit a feature; the rest chooses words. So the same words
 * come up in shapes that differ in one thing. */
enum { SHAPES = 32 };

static table *pick_table(chance *c, unsigned shape)
{
    table *t = NEW(c->a, table);
    t->n_columns = 2 + pick(c, 4) * pick(c, 6);
    t->ordinals = shape & 1 ? 0 : t->n_columns;
    t->columns = NEW_ARRAY(c->a, alignment, t->n_columns);
    t->columns[1] = shape & 2 ? ALIGN_RIGHT : ALIGN_UNSAID;
    t->even = true;
    for (unsigned n = 1 + pick(c, 4); n; n--) {
        row *r = list_add(c->a, &t->rows);
        for (size_t i = 0; i < t->n_columns; i++) {
            cell *in = list_add(c->a, &r->cells);
            in->across = in->down = 1;
            *list_add(c->a, &in->paragraphs) = pick_runs(c, true);
        }
        r->heading = shape & 4 && t->rows.n == 1;
        r->kind = shape & 8 && !r->heading ? ROW_GROUP : ROW_PLAIN;
        if (shape & 16)
            r->cells.at[0].across = 2, r->cells.at[1].across = 0;
    }
    return t;
}

static block pick_block(arena *to, unsigned seed)
{
    static const block_kind kinds[] = {BLOCK_DOAN, BLOCK_MUC, BLOCK_KHOAN, BLOCK_GIUA};
    unsigned shape = seed % SHAPES;
    chance c = by_chance(to, seed / SHAPES);
    block b = {.kind = BLOCK_BANG};
    if (seed / SHAPES % 3 == 0) {
        b.table = pick_table(&c, shape);
        return b;
    }
    b.kind = shape == SHAPES - 1 ? BLOCK_HET : kinds[shape & 3];
    b.depth = shape & 4 ? 2 : 1;
    b.heading = shape & 8 ? HEADING_BOLD : HEADING_NONE;
    b.target = shape & 16 ? 1 + shape % TARGETS : 0;
    b.runs = pick_runs(&c, true);
    return b;
}

enum {
    SEEDS_TEXT = 16,
    SEEDS_REST = 12, /* of head, title, grounds, recipients, signers … */
    SEEDS_ANNEX = 6,
};

enum { MOST_SEED = 8 * SHAPES };

typedef struct seeds {
    unsigned text[SEEDS_TEXT], rest[SEEDS_REST], annex[SEEDS_ANNEX];
    unsigned n_text, n_annex;
} seeds;

static said say(chance *c, unsigned words)
{
    return (said){.text = pick_words(c, words)};
}

static phrase pick_phrase(arena *to, unsigned seed)
{
    chance c = by_chance(to, seed);
    phrase out = {.runs = pick_runs(&c, false)};
    out.text = out.runs.at[0].text;
    return out;
}

static void pick_head(chance *c, plan *p)
{
    for (unsigned n = 1 + pick(c, 2); n; n--) {
        co_quan *of = list_add(c->a, &p->co_quan);
        of->ten = say(c, 5);
        if (pick(c, 2))
            *list_add(c->a, &of->chu_quan) = pick_words(c, 4);
        *list_add(c->a, &of->dong) = pick_words(c, 6);
    }
    p->so = say(c, 1);
    p->ky_hieu = say(c, 1);
    p->dia_danh = say(c, pick(c, 2) ? 2 : 6);
    p->ngay = (date){(int)pick(c, 28), (int)pick(c, 12), 2020 + (int)pick(c, 9)};
}

/* Recipients: at times too many for a page, some under braces. */
static void pick_tail(chance *c, unsigned shape, plan *p)
{
    unsigned braced = shape & 3, n = pick(c, 6);
    if (shape & 4)
        n += 16 + pick(c, 20); /* about as high as a page */
    for (unsigned i = 0; i < n; i++) {
        nhan *to = list_add(c->a, &p->noi_nhan);
        to->text = pick_words(c, 9);
        to->kind = shape & 8 ? NHAN_DONG : NHAN_NHOM;
        to->brace = i % 4 < braced ? i / 4 + 1 : 0;
        if (i % 4 == 0)
            *list_add(c->a, &p->braces) = shape & 16 ? S("(để b/c)") : S("(để phối hợp thực hiện)");
    }
    for (n = pick(c, 3); n; n--)
        *list_add(c->a, &p->kinh_gui) = (nhan){.text = pick_words(c, 5)};
}

static void pick_signers(chance *c, plan *p)
{
    for (unsigned n = pick(c, 3); n; n--) {
        ky *k = list_add(c->a, &p->ky);
        *list_add(c->a, &k->quyen_han) = pick_words(c, 4);
        k->chuc_vu = say(c, 3);
        if (pick(c, 3) == 0)
            k->chuc_vu_khac = say(c, 3);
        k->ho_ten = say(c, 3);
        if (pick(c, 3) == 0)
            k->anh_chu_ky = (picture){.name = S("a.png"),
                                      .bytes = pick_words(c, 9),
                                      .png = {.width = 90 + pick(c, 9), .height = 40}};
    }
}

static void pick_extras(chance *c, plan *p)
{
    static const char *const sizes[] = {"13", "14"};
    for (int i = 0; i < EXTRAS; i++)
        if (pick(c, 4) == 0)
            p->extras[i] = say(c, 4);
    if (pick(c, 4) == 0)
        *list_add(c->a, &p->the_thuc) = (lua_chon){"co_chu", {.text = str_from(sizes[pick(c, 2)])}};
}

static phu_luc pick_annex(arena *to, const seeds *s, size_t i)
{
    chance c = by_chance(to, s->annex[i] / 3);
    phu_luc l = {.so = (int)i + 1, .nhan = pick_words(&c, 2), .kho = (kho)(s->annex[i] % 3)};
    l.target = pick(&c, 2) ? 0 : 1 + pick(&c, TARGETS);
    l.tieu_de = pick_phrase(to, s->annex[i] + 1);
    l.kem_theo = pick_phrase(to, s->rest[1]);
    for (unsigned n = pick(&c, 4); n; n--)
        *list_add(to, &l.than) = pick_block(to, pick(&c, MOST_SEED));
    for (unsigned n = pick(&c, 2); n; n--)
        *list_add(to, &l.ghi_chu) = pick_block(to, pick(&c, MOST_SEED));
    return l;
}

static void pick_marked(arena *to, const seeds *s, plan *p)
{
    static const char *const names[TARGETS] = {"muc_i", "phu_luc_ii", "bang"};
    chance c = by_chance(to, s->rest[7]);
    size_t turn = pick(&c, TARGETS);
    for (size_t i = 0; i < TARGETS; i++)
        *list_add(to, &p->targets) = (bookmark){.name = str_from(names[(i + turn) % TARGETS])};
    for (unsigned i = 0; i < NOTES; i++) {
        c = by_chance(to, (s->rest[8] >> i) % 3);
        *list_add(to, &p->notes) = (note){.text = pick_runs(&c, false)};
    }
    if (s->rest[9] % 5 == 3) { /* a copy on paper, or an electronic one */
        plan *of = NEW(to, plan);
        ban_sao *own = NEW(to, ban_sao);
        c.state = s->rest[9];
        pick_head(&c, of);
        pick_tail(&c, s->rest[10], of);
        pick_signers(&c, of);
        *own = (ban_sao){.hinh_thuc = S("SAO Y"), .dien_tu = pick(&c, 2), .khoi = of};
        p->ban_sao = own;
    }
}

static plan random_plan(arena *to, const seeds *s)
{
    plan p = {.ten_loai = S("KẾ HOẠCH")};
    pick_head(&(chance){to, s->rest[0]}, &p);
    p.trich_yeu = pick_phrase(to, s->rest[1]);
    for (unsigned i = 0; i < s->rest[2] % 3; i++)
        *list_add(to, &p.can_cu) = pick_block(to, s->rest[2] + 9 * i);
    for (unsigned i = 0; i < p.can_cu.n; i++)
        p.can_cu.at[i].target = 0, p.can_cu.at[i].table = NULL;
    for (unsigned i = 0; i < s->n_text; i++)
        *list_add(to, &p.than) = pick_block(to, s->text[i]);
    pick_tail(&(chance){to, s->rest[3]}, s->rest[10], &p);
    pick_signers(&(chance){to, s->rest[4]}, &p);
    pick_extras(&(chance){to, s->rest[5]}, &p);
    for (unsigned i = 0; i < s->n_annex; i++)
        *list_add(to, &p.phu_luc) = pick_annex(to, s, i);
    pick_marked(to, s, &p);
    if (s->rest[6] % 7 == 3 && p.phu_luc.n) {
        p.phu_luc.n = 1;
        p.rieng = true;
    }
    return p;
}

#endif
