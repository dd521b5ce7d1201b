/* The plan once more, word by word. Mirrors how bind makes it; changes nothing. */
#include "template/page_state.h"

#include "base/utf8.h"
#include "plan/inline.h"
#include "plan/wording.h"
#include "template/agency.h"
#include "template/bind_parts.h"
#include "template/inspect.h"

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

static piece piece_of_run(const run *r)
{
    piece p = {.at = r->at};
    if (r->from) {
        p.path = r->from->path;
        p.value_at = value_line(r->from).at;
    }
    return p;
}

static void add_runs(page *g, const runs *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const run *r = &all->at[i];
        bool ends = i + 1 == all->n && str_ends(r->text, S("./."));
        if (r->kind != RUN_TEXT)
            continue;
        page_add(g, str_slice(r->text, 0, r->text.n - (ends ? 3 : 0)), piece_of_run(r));
        if (ends)
            page_add_fixed(g, S("./."), RULE_HET);
    }
}

/* ---- header ---- */

str page_joined(arena *a, const str *lines, size_t n)
{
    buf b = {.a = a};
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, i ? S(" ") : S(""));
        buf_add(&b, lines[i]);
    }
    return buf_str(&b);
}

static void read_number(page *g)
{
    const plan *p = &g->v->plan;
    str whole = wording_so(g->a, p), lead = S("Số: ");
    size_t slash = str_find(whole, S("/")) + 1;
    page_open(g, "số, ký hiệu", "number and symbol");
    page_add_fixed(g, lead, RULE_SO);
    page_add_value(g, str_slice(whole, lead.n, slash), "van_ban.so", RULE_SO);
    page_add_value(g, str_after(whole, slash), "van_ban.ky_hieu", RULE_SO);
}

/* A type that nobody gave is the program's own. */
static void read_type(page *g)
{
    const prepared_part *part = NULL;
    str path = S("van_ban.loai");
    for (size_t i = 0; i < g->v->form->parts.n && !part; i++)
        if (g->v->form->parts.at[i].part->kind == ELEMENT_TEN_LOAI)
            part = &g->v->form->parts.at[i];
    const value *v = data_get(g->v->data, path);
    page_open(g, "tên loại", "type of document");
    if (part && !text_asks_for(g->a, part->own.text, path))
        page_add(g, g->v->plan.ten_loai, (piece){.at = part->own.at, .rule = RULE_TEN_LOAI});
    else if (v && v->layer != LAYER_DERIVED)
        page_add_value(g, g->v->plan.ten_loai, "van_ban.loai", RULE_TEN_LOAI);
    else
        page_add_fixed(g, g->v->plan.ten_loai, RULE_TEN_LOAI);
}

static void read_issuer(page *g, const co_quan *of, size_t i)
{
    page_open(g, "cơ quan chủ quản", "body above the issuer");
    page_add_value(g, page_joined(g->a, of->chu_quan.at, of->chu_quan.n),
                   paths_of_issuers[i].chu_quan, RULE_CO_QUAN);
    page_open(g, "cơ quan ban hành", "issuer");
    page_add_value(g, page_joined(g->a, of->dong.at, of->dong.n), paths_of_issuers[i].ten,
                   RULE_CO_QUAN);
}

/* "(Kèm theo Kế hoạch số 05/KH-UBND ngày … của …)": number, date and issuer are the plan's; those
 * of the decision, where one issues it. */
static void read_kem_theo(page *g, str words, decree_rule rule)
{
    const plan *p = &g->v->plan;
    const ban_hanh *by = p->ban_hanh;
    const struct {
        str words;
        const char *path;
    } own[] =
        {
            {wording_number(g->a, p->so.text), "van_ban.so"},
            {p->ky_hieu.text, "van_ban.ky_hieu"},
            {wording_ngay(g->a, p->ngay), "van_ban.ngay"},
            {p->co_quan.at[0].ten.text, paths_of_issuers[0].ten},
            {p->co_quan.n > 1 ? p->co_quan.at[1].ten.text : (str){0}, paths_of_issuers[1].ten},
        },
      of_decision[] = {
          {by ? by->loai : (str){0}, "kem_theo.loai"},
          {by ? wording_number(g->a, by->so.text) : (str){0}, "kem_theo.so"},
          {by ? by->ky_hieu.text : (str){0}, "kem_theo.ky_hieu"},
          {by ? wording_ngay(g->a, by->ngay) : (str){0}, "kem_theo.ngay"},
          {by ? by->co_quan : (str){0}, "kem_theo.co_quan"},
      };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        str part = by ? of_decision[i].words : own[i].words;
        size_t at = part.n ? str_find(words, part) : words.n;
        if (at == words.n)
            continue;
        page_add_fixed(g, str_slice(words, 0, at), rule);
        page_add_value(g, part, by ? of_decision[i].path : own[i].path, rule);
        words = str_after(words, at + part.n);
    }
    page_add_fixed(g, words, rule);
}

static void read_decision(page *g)
{
    page_open(g, "dòng kèm theo", "what issues the plan");
    read_kem_theo(g, wording_ban_hanh(g->a, g->v->plan.ban_hanh), RULE_BAN_HANH);
}

static void read_place(page *g)
{
    const plan *p = &g->v->plan;
    page_open(g, "địa danh, thời gian", "place and date");
    page_add_value(g, p->dia_danh.text, "van_ban.dia_danh", RULE_DIA_DANH);
    page_add_fixed(g, S(", "), RULE_NGAY);
    page_add_value(g, wording_ngay(g->a, p->ngay), "van_ban.ngay", RULE_NGAY);
}

static void read_head(page *g)
{
    const plan *p = &g->v->plan;
    page_read_mark(g, EXTRA_LUU_HANH, "phạm vi lưu hành", "circulation", RULE_LUU_HANH);
    for (size_t i = 0; i < p->co_quan.n; i++)
        read_issuer(g, &p->co_quan.at[i], i);
    if (!p->ban_hanh)
        read_number(g);
    page_read_mark(g, EXTRA_DO_MAT, "độ mật", "secrecy", RULE_DO_MAT);
    page_read_mark(g, EXTRA_DO_KHAN, "độ khẩn", "urgency", RULE_DO_KHAN);
    page_read_mark(g, EXTRA_DU_THAO, "dự thảo", "draft", RULE_NONE);
    page_open(g, "quốc hiệu", "name of the state");
    page_add_fixed(g, S(QUOC_HIEU), RULE_QUOC_HIEU);
    page_open(g, "tiêu ngữ", "motto");
    page_add_fixed(g, S(TIEU_NGU), RULE_TIEU_NGU);
    if (!p->ban_hanh)
        read_place(g);
    read_type(g);
    page_open(g, "trích yếu", "subject");
    add_runs(g, &p->trich_yeu.runs);
    if (p->ban_hanh)
        read_decision(g);
    page_read_kinh_gui(g);
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
                add_runs(g, &now->paragraphs.at[i]);
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
    add_runs(g, &b->runs);
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

/* ---- recipients ---- */

static void collect_entries(binding *b, const bound_part *part, void *context)
{
    bind_text(b, part->form, S("noi_nhan.danh_sach"), context);
}

/* The list before its lines got their signs: its runs are still apart. */
static void fill_entries(const page *g, blocks *into)
{
    diags dropped = {.a = g->a};
    plan ignored = {0};
    binding b = {
        .d = &dropped, .data = g->v->data, .form = g->v->form, .how = g->v->how, .p = &ignored};
    b.resolver = (resolver){
        .d = &dropped, .shared = &dropped, .data = g->v->data, .p = &ignored, .apart = true};
    for (size_t i = 0; i < g->v->form->parts.n; i++) {
        bound_part part = {.form = &g->v->form->parts.at[i]};
        if (part.form->part->kind == ELEMENT_NOI_NHAN)
            bind_standing(&b, &part, collect_entries, into);
    }
}

/* The bytes from..to of the runs' words. */
static void add_runs_part(page *g, const runs *all, size_t from, size_t to)
{
    for (size_t i = 0, at = 0; i < all->n; i++) {
        const run *r = &all->at[i];
        if (r->kind != RUN_TEXT)
            continue;
        size_t begin = from > at ? from - at : 0, end = to - at < r->text.n ? to - at : r->text.n;
        if (to > at && begin < end)
            page_add(g, str_slice(r->text, begin, end), piece_of_run(r));
        at += r->text.n;
    }
}

/* A line as it is printed, around what the list says. */
static void add_entry(page *g, str printed, const block *entry)
{
    str typed = runs_text(g->a, &entry->runs), core = wording_without_sign(typed);
    size_t sign = 0;
    if (core.n && strchr("-+}", core.p[0]))
        sign = 1;
    core = utf8_trim(str_after(core, sign));
    size_t found = str_find(printed, core), from = (size_t)(core.p - typed.p);
    if (core.n == 0 || found == printed.n) {
        page_add(g, printed, (piece){.at = entry->at, .rule = RULE_NOI_NHAN});
        return;
    }
    page_add_fixed(g, str_slice(printed, 0, found), RULE_NOI_NHAN);
    add_runs_part(g, &entry->runs, from, from + core.n);
    page_add_fixed(g, str_after(printed, found + core.n), RULE_NOI_NHAN);
}

static void add_filing(page *g, str printed)
{
    str lead = S("- Lưu: "),
        words = str_starts(printed, lead) ? str_after(printed, lead.n) : printed;
    size_t end = words.n && strchr(".;", words.p[words.n - 1]) ? words.n - 1 : words.n;
    page_add_fixed(g, S("- Lưu: "), RULE_NOI_NHAN);
    page_add_value(g, str_slice(words, 0, end), "noi_nhan.luu", RULE_NOI_NHAN);
    page_add_fixed(g, str_after(words, end), RULE_NOI_NHAN);
}

/* The first entry at a place that no line was made of yet, or NULL. */
static const block *take_entry(const blocks *entries, bool *taken, pos at)
{
    for (size_t i = 0; i < entries->n; i++)
        if (!taken[i] && pos_is_same(entries->at[i].at, at)) {
            taken[i] = true;
            return &entries->at[i];
        }
    return NULL;
}

/* The line that closes the k-th brace, or NULL. */
static const block *closing_entry(arena *a, const blocks *entries, size_t k)
{
    for (size_t i = 0; i < entries->n; i++)
        if (str_starts(runs_text(a, &entries->at[i].runs), S("}")) && --k == 0)
            return &entries->at[i];
    return NULL;
}

static void read_recipients(page *g)
{
    const plan *p = &g->v->plan;
    blocks entries = {0};
    fill_entries(g, &entries);
    bool *taken = NEW_ARRAY(g->a, bool, entries.n + 1);
    page_open(g, "nơi nhận", "recipients");
    if (p->noi_nhan.n)
        page_add_fixed(g, S(NOI_NHAN), RULE_NOI_NHAN);
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        const nhan *now = &p->noi_nhan.at[i];
        bool last = i + 1 == p->noi_nhan.n || p->noi_nhan.at[i + 1].brace != now->brace;
        const block *entry = take_entry(&entries, taken, now->at);
        page_open(g, "nơi nhận", "recipients");
        if (entry)
            add_entry(g, now->text, entry);
        else
            add_filing(g, now->text);
        entry = now->brace && last ? closing_entry(g->a, &entries, now->brace) : NULL;
        if (!entry)
            continue;
        page_open(g, "nơi nhận", "recipients");
        add_entry(g, p->braces.at[now->brace - 1], entry);
    }
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
    add_runs(g, &l->tieu_de.runs);
    page_open(g, "dòng kèm theo của phụ lục", "what the annex belongs to");
    if (made)
        read_kem_theo(g, l->kem_theo.text, RULE_KEM_THEO);
    else
        add_runs(g, &l->kem_theo.runs);
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
    read_head(&g);
    read_blocks(&g, &p->can_cu, "căn cứ", "legal grounds");
    read_body(&g);
    read_recipients(&g);
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
        add_runs(&g, &p->notes.at[i].text);
    }
    return g.lines;
}
