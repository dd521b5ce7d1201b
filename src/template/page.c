/* The plan once more, word by word. Mirrors how bind makes it; changes nothing. */
#include "template/page_state.h"

#include "template/agency.h"
#include "template/bind_parts.h"

str decree_clause(decree_rule rule)
{
    static const char *const clauses[RULES] = {
        [RULE_NONE] = "",
        [RULE_QUOC_HIEU] = "Phụ lục I, mục II.1.a",
        [RULE_TIEU_NGU] = "Phụ lục I, mục II.1.b",
        [RULE_CO_QUAN] = "Phụ lục I, mục II.2",
        [RULE_SO] = "Phụ lục I, mục II.3",
        [RULE_DIA_DANH] = "Phụ lục I, mục II.4.a",
        [RULE_NGAY] = "Phụ lục I, mục II.4.b",
        [RULE_TEN_LOAI] = "Phụ lục I, mục II.5",
        [RULE_HET] = "Phụ lục III, mẫu 1.4",
        [RULE_CHUC_VU] = "Điều 13; Phụ lục I, mục II.7",
        [RULE_NOI_NHAN] = "Phụ lục I, mục II.9.d",
        [RULE_PHU_LUC] = "Phụ lục I, mục III.1.a",
        [RULE_KEM_THEO] = "Phụ lục I, mục III.1.b",
        [RULE_BAN_HANH] = "Phụ lục III, mẫu 1.3",
        [RULE_DO_MAT] = "Phụ lục I, mục III.2.a",
        [RULE_DO_KHAN] = "Phụ lục I, mục III.2.b",
        [RULE_LUU_HANH] = "Phụ lục I, mục III.2.c",
        [RULE_NGUOI_SOAN] = "Phụ lục I, mục III.3",
        [RULE_DIA_CHI] = "Phụ lục I, mục III.4",
        [RULE_KINH_GUI] = "Phụ lục I, mục II.9.d",
        [RULE_BAN_SAO] = "Phụ lục I, phần II",
    };
    return str_from(clauses[rule]);
}

bool pos_is_same(pos left, pos right)
{
    return left.src && left.src == right.src && left.off == right.off;
}

/* ---- lines and pieces ---- */

void page_open(page *g, const char *vi, const char *en)
{
    g->text = (buf){.a = g->a};
    *list_add(g->a, &g->lines) = (page_line){.part = str_from(g->speech == LANGUAGE_EN ? en : vi)};
}

page_line *page_line_now(page *g)
{
    return &g->lines.at[g->lines.n - 1];
}

void page_add(page *g, str words, piece p)
{
    if (words.n == 0)
        return;
    p.from = g->text.n;
    buf_add(&g->text, words);
    p.to = g->text.n;
    *list_add(g->a, &page_line_now(g)->pieces) = p;
    page_line_now(g)->text = buf_str(&g->text);
}

void page_add_fixed(page *g, str words, decree_rule rule)
{
    page_add(g, words, (piece){.rule = rule});
}

void page_add_value(page *g, str words, const char *path, decree_rule rule)
{
    const value *v = data_get(g->v->data, str_from(path));
    piece p = {.rule = rule};
    if (v) {
        p.path = v->path;
        p.value_at = value_line(v).at;
    }
    page_add(g, words, p);
}

str page_joined(arena *a, const str *lines, size_t n)
{
    buf b = {.a = a};
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, i ? S(" ") : S(""));
        buf_add(&b, lines[i]);
    }
    return buf_str(&b);
}

piece page_piece_of(const run *r)
{
    piece p = {.at = r->at};
    if (r->from) {
        p.path = r->from->path;
        p.value_at = value_line(r->from).at;
    }
    return p;
}

void page_add_runs(page *g, const runs *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const run *r = &all->at[i];
        bool ends = i + 1 == all->n && str_ends(r->text, S("./."));
        if (r->kind != RUN_TEXT)
            continue;
        page_add(g, str_slice(r->text, 0, r->text.n - (ends ? 3 : 0)), page_piece_of(r));
        if (ends)
            page_add_fixed(g, S("./."), RULE_HET);
    }
}

/* ---- text ---- */

static void open_block(page *g, const char *vi, const char *en)
{
    page_open(g, vi, en);
    if (g->title.n)
        page_line_now(g)->part = STR_CAT(g->a, page_line_now(g)->part, S(" “"), g->title, S("”"));
}

static void read_table(page *g, const table *t, const char *vi, const char *en)
{
    for (size_t r = 0; r < t->rows.n; r++)
        for (size_t c = 0; c < t->rows.at[r].cells.n; c++) {
            const cell *now = &t->rows.at[r].cells.at[c];
            for (size_t i = 0; i < now->paragraphs.n; i++) {
                open_block(g, vi, en);
                page_add_runs(g, &now->paragraphs.at[i]);
            }
        }
}

static void read_block(page *g, const block *b, const char *vi, const char *en)
{
    if (b->kind == BLOCK_MUC)
        g->title = runs_text(g->a, &b->runs);
    if (b->table)
        read_table(g, b->table, vi, en);
    else
        open_block(g, vi, en);
    page_add_runs(g, &b->runs);
}

static void read_blocks(page *g, const blocks *all, const char *vi, const char *en)
{
    for (size_t i = 0; i < all->n; i++)
        read_block(g, &all->at[i], vi, en);
    g->title = (str){0};
}

/* The opening, sections and the closing. What follows the last section is no part of it. */
static void read_body(page *g)
{
    const plan *p = &g->v->plan;
    size_t closing = p->muc.n ? p->muc.at[p->muc.n - 1].to : p->than.n;
    for (size_t i = 0; i < p->than.n; i++) {
        bool behind = i >= closing;
        if (i == closing)
            g->title = (str){0};
        read_block(g, &p->than.at[i], behind ? "kết thúc" : "nội dung",
                   behind ? "closing" : "text");
    }
    g->title = (str){0};
}

/* ---- signature ---- */

static void read_signer(page *g, const ky *k, const signer_paths *from)
{
    const value *given = data_get(g->v->data, str_from(from->quyen_han));
    bool derived = !given || value_is_blank(given);
    for (size_t i = 0; i < k->quyen_han.n; i++) {
        page_open(g, "quyền hạn", "authority");
        page_add_value(g, k->quyen_han.at[i], derived ? from->chuc_vu : from->quyen_han,
                       RULE_CHUC_VU);
        for (size_t n = 0; n < page_line_now(g)->pieces.n; n++)
            page_line_now(g)->pieces.at[n].derived = derived;
    }
    page_open(g, "chức vụ", "title");
    page_add_value(g, k->chuc_vu.text, from->chuc_vu, RULE_CHUC_VU);
    page_open(g, "chức vụ khác", "other post");
    page_add_value(g, k->chuc_vu_khac.text, from->chuc_vu_khac, RULE_NONE);
    page_open(g, "họ tên", "name of the signer");
    page_add_value(g, k->ho_ten.text, from->ho_ten, RULE_NONE);
}

/* ---- annexes ---- */

static const section *annex_section(const page *g, const phu_luc *l)
{
    for (size_t i = 0; i < g->v->data->sections.n; i++)
        if (pos_is_same(g->v->data->sections.at[i]->at, l->at))
            return g->v->data->sections.at[i];
    return NULL;
}

static void read_annex_label(page *g, const phu_luc *l, const section *s)
{
    const value *own = s ? data_get_in(g->v->data, s->id, S("ten")) : NULL;
    page_open(g, "phụ lục", "annex");
    if (own && !value_is_blank(own))
        page_add(g, l->nhan, (piece){.path = own->path, .value_at = value_line(own).at});
    else if (str_starts(l->nhan, S("Phụ lục")))
        page_add_fixed(g, l->nhan, RULE_PHU_LUC);
    else
        page_add(g, l->nhan, (piece){.at = l->at});
}

static void read_annex(page *g, const phu_luc *l)
{
    const section *s = annex_section(g, l);
    bool made = l->kem_theo.runs.n == 1 && pos_is_same(l->kem_theo.at, l->at);
    read_annex_label(g, l, s);
    page_open(g, "tiêu đề phụ lục", "title of the annex");
    page_add_runs(g, &l->tieu_de.runs);
    page_open(g, "dòng kèm theo của phụ lục", "what the annex belongs to");
    if (made)
        page_read_kem_theo(g, l->kem_theo.text, RULE_KEM_THEO);
    else
        page_add_runs(g, &l->kem_theo.runs);
    g->title = l->tieu_de.text;
    read_blocks(g, &l->than, "phụ lục", "annex");
    read_blocks(g, &l->ghi_chu, "ghi chú của phụ lục", "remarks of the annex");
}

/* ---- the whole ---- */

page_lines page_read(arena *a, const job_view *v, language speech)
{
    page g = {.a = a, .v = v, .speech = speech};
    const plan *p = &v->plan;
    if (p->ban_sao && p->ban_sao->dien_tu)
        page_read_electronic_copy(&g);
    page_read_head(&g);
    read_blocks(&g, &p->can_cu, "căn cứ", "legal grounds");
    read_body(&g);
    page_read_recipients(&g);
    page_read_drafter(&g);
    for (size_t i = 0; i < p->ky.n; i++)
        read_signer(&g, &p->ky.at[i], &paths_of_signers[i]);
    page_read_contacts(&g, EXTRA_DIA_CHI, EXTRA_FAX);
    page_read_contacts(&g, EXTRA_THU_DIEN_TU, EXTRA_TRANG_TIN);
    for (size_t i = 0; i < p->phu_luc.n; i++)
        read_annex(&g, &p->phu_luc.at[i]);
    if (p->ban_sao && !p->ban_sao->dien_tu)
        page_read_paper_copy(&g);
    for (size_t i = 0; i < p->notes.n; i++) {
        page_open(&g, "chú thích chân trang", "footnote");
        page_add_runs(&g, &p->notes.at[i].text);
    }
    return g.lines;
}
