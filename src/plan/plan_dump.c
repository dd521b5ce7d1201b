/* The plan as an indented tree, a thing a line. What a value holds stands in quotes. */
#include "plan/extra.h"
#include "plan/wording.h"

typedef struct dump {
    buf b;
    const plan *p;
} dump;

static const char *const kind_names[] = {
    [BLOCK_PHAN] = "phần",
    [BLOCK_TIEU_DE_PHAN] = "tiêu đề phần",
    [BLOCK_MUC] = "mục",
    [BLOCK_KHOAN] = "khoản",
    [BLOCK_DIEM] = "điểm",
    [BLOCK_GACH] = "gạch",
    [BLOCK_CONG] = "cộng",
    [BLOCK_GHI_CHU] = "ghi chú",
    [BLOCK_DOAN] = "đoạn",
    [BLOCK_GIUA] = "giữa",
    [BLOCK_PHAI] = "phải",
    [BLOCK_BANG] = "bảng",
    [BLOCK_DON_VI_TINH] = "đơn vị tính",
    [BLOCK_NGUYEN_VAN] = "nguyên văn",
    [BLOCK_HET] = "hết",
};

static void indent(dump *d, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_add(&d->b, S("  "));
}

static void quoted(dump *d, str s)
{
    buf_byte(&d->b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            buf_byte(&d->b, '\\');
        buf_byte(&d->b, s.p[i]);
    }
    buf_byte(&d->b, '"');
}

static void field(dump *d, int depth, const char *name, str value)
{
    if (value.n == 0)
        return;
    indent(d, depth);
    buf_add(&d->b, str_from(name));
    buf_byte(&d->b, ' ');
    quoted(d, value);
    buf_byte(&d->b, '\n');
}

/* "→muc_1": the words refer to it; "#muc_1": this is it. */
static void mark_target(dump *d, size_t target, const char *sign)
{
    if (target)
        buf_add(&d->b, STR_CAT(d->b.a, str_from(sign), d->p->targets.at[target - 1].name));
}

/* "words" *"italic"* [^1] */
static void dump_runs(dump *d, const runs *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const run *now = &r->at[i];
        unsigned m = now->marks;
        const char *mark = m & MARK_BELOW    ? "~"
                           : m & MARK_ABOVE  ? "^"
                           : (m & 3) == 3    ? "***"
                           : m & MARK_BOLD   ? "**"
                           : m & MARK_ITALIC ? "*"
                                             : "";
        buf_byte(&d->b, ' ');
        buf_add(&d->b, str_from(mark));
        if (now->kind == RUN_NOTE) {
            buf_add(&d->b, S("[^"));
            buf_number(&d->b, (long)now->note + 1);
            buf_byte(&d->b, ']');
        } else { /* words: of a plan that is dumped nothing is left to fill */
            quoted(d, now->text);
            mark_target(d, now->target, "→");
        }
        buf_add(&d->b, str_from(mark));
    }
}

static void phrase_field(dump *d, int depth, const char *name, const phrase *value)
{
    if (value->runs.n == 0)
        return;
    indent(d, depth);
    buf_add(&d->b, str_from(name));
    dump_runs(d, &value->runs);
    buf_byte(&d->b, '\n');
}

static void dump_table(dump *d, int depth, const table *t)
{
    static const char *const aligned[] = {"", " trái", " giữa", " phải"};
    static const char *const kinds[] = {"hàng", "nhóm", "nhóm lớn", "hàng tổng"};
    for (size_t i = 0; i < t->n_columns; i++) {
        buf_add(&d->b, i ? S(" |") : S(" cột"));
        buf_add(&d->b, str_from(aligned[t->columns[i]]));
    }
    buf_byte(&d->b, '\n');
    for (size_t i = 0; i < t->rows.n; i++) {
        const row *r = &t->rows.at[i];
        indent(d, depth);
        buf_add(&d->b, r->heading ? S("hàng đầu") : str_from(kinds[r->kind]));
        for (size_t c = 0; c < r->cells.n; c++) {
            const cell *now = &r->cells.at[c];
            buf_add(&d->b, now->across == 0 ? S(" |<") : now->down == 0 ? S(" |^") : S(" |"));
            if (now->across == 0 || now->down == 0)
                continue;
            for (size_t k = 0; k < r->cells.at[c].paragraphs.n; k++) {
                if (k)
                    buf_add(&d->b, S(" <br>"));
                dump_runs(d, &r->cells.at[c].paragraphs.at[k]);
            }
        }
        buf_byte(&d->b, '\n');
    }
}

static void dump_giao(dump *d, const giao *g)
{
    static const char *const names[] = {" nhiệm vụ", " chủ trì", " phối hợp", " thời hạn"};
    buf_add(&d->b, S(" {giao"));
    for (size_t i = 0; i < GIAO_PARTS; i++)
        if (g->given[i]) {
            buf_add(&d->b, str_from(names[i]));
            dump_runs(d, &g->words[i]);
        }
    buf_byte(&d->b, '}');
}

static void dump_block(dump *d, int depth, const block *b)
{
    indent(d, depth);
    buf_add(&d->b, str_from(kind_names[b->kind]));
    if (b->depth > 1)
        buf_number(&d->b, b->depth);
    if (b->heading != HEADING_NONE)
        buf_add(&d->b, b->heading == HEADING_BOLD ? S(" đề") : S(" đề nghiêng"));
    if (b->label.n)
        buf_add(&d->b, STR_CAT(d->b.a, S(" <"), b->label, S(">")));
    mark_target(d, b->target, " #");
    if (b->table) {
        dump_table(d, depth + 1, b->table);
        return;
    }
    dump_runs(d, &b->runs);
    if (b->giao)
        dump_giao(d, b->giao);
    buf_byte(&d->b, '\n');
}

static void dump_blocks(dump *d, int depth, const char *name, const blocks *all)
{
    if (all->n == 0)
        return;
    indent(d, depth);
    buf_add(&d->b, str_from(name));
    buf_byte(&d->b, '\n');
    for (size_t i = 0; i < all->n; i++)
        dump_block(d, depth + 1, &all->at[i]);
}

static void dump_extras(dump *d, extra from, extra to)
{
    static const char *const names[EXTRAS] = {
        "phạm vi lưu hành", "độ mật",     "độ khẩn", "dự thảo",     "người soạn", "số bản",
        "địa chỉ",          "điện thoại", "fax",     "thư điện tử", "trang tin"};
    for (int e = (int)from; e <= (int)to; e++)
        field(d, 1, names[e], d->p->extras[e].text);
}

static void dump_picture(dump *d, const char *name, const picture *p)
{
    if (p->name.n == 0)
        return;
    field(d, 2, name, p->name);
    indent(d, 3);
    const uint32_t sizes[] = {p->png.width, p->png.height, p->png.per_metre, p->png.per_metre_up};
    static const char *const words[] = {"", " × ", ", mỗi mét ", " × "};
    for (size_t i = 0; i < (p->png.per_metre ? 4 : 2); i++) {
        buf_add(&d->b, str_from(words[i]));
        buf_number(&d->b, sizes[i]);
    }
    buf_byte(&d->b, '\n');
}

static void dump_date(dump *d, int depth, date day)
{
    const int parts[] = {day.day, day.month, day.year};
    indent(d, depth);
    buf_add(&d->b, S("ngày "));
    for (size_t i = 0; i < 3; i++) {
        if (i)
            buf_byte(&d->b, '/');
        if (parts[i])
            buf_number(&d->b, parts[i]);
    }
    buf_byte(&d->b, '\n');
}

/* Number, place and date; or the decision that has them. */
static void dump_number(dump *d)
{
    const plan *p = d->p;
    if (p->ban_hanh) {
        field(d, 1, "kèm theo", p->ban_hanh->loai);
        field(d, 2, "số", p->ban_hanh->so.text);
        field(d, 2, "ký hiệu", p->ban_hanh->ky_hieu.text);
        dump_date(d, 2, p->ban_hanh->ngay);
        field(d, 2, "cơ quan", p->ban_hanh->co_quan);
        return;
    }
    field(d, 1, "số", p->so.text);
    field(d, 1, "ký hiệu", p->ky_hieu.text);
    field(d, 1, "địa danh", p->dia_danh.text);
    dump_date(d, 1, p->ngay);
}

static void dump_head(dump *d)
{
    const plan *p = d->p;
    field(d, 1, "cấp", p->cap);
    for (size_t i = 0; i < p->co_quan.n; i++) {
        const co_quan *of = &p->co_quan.at[i];
        for (size_t k = 0; k < of->chu_quan.n; k++)
            field(d, 1, "chủ quản", of->chu_quan.at[k]);
        for (size_t k = 0; k < of->dong.n; k++)
            field(d, 1, "cơ quan", of->dong.at[k]);
    }
    dump_number(d);
    field(d, 1, "tên loại", p->ten_loai);
    phrase_field(d, 1, "trích yếu", &p->trich_yeu);
    dump_extras(d, EXTRA_LUU_HANH, EXTRA_DU_THAO);
    for (size_t i = 0; i < p->kinh_gui.n; i++)
        field(d, 1, "kính gửi", p->kinh_gui.at[i].text);
    for (size_t i = 0; i < p->the_thuc.n; i++)
        field(d, 1, str_z(d->b.a, STR_CAT(d->b.a, S("thể thức "), str_from(p->the_thuc.at[i].id))),
              p->the_thuc.at[i].words.text);
}

static void dump_signer(dump *d, const ky *k)
{
    buf_add(&d->b, S("  ký\n"));
    for (size_t i = 0; i < k->quyen_han.n; i++)
        field(d, 2, "quyền hạn", k->quyen_han.at[i]);
    field(d, 2, "chức vụ", k->chuc_vu.text);
    field(d, 2, "chức vụ khác", k->chuc_vu_khac.text);
    field(d, 2, "họ tên", k->ho_ten.text);
    dump_picture(d, "ảnh chữ ký", &k->anh_chu_ky);
    dump_picture(d, "ảnh dấu", &k->anh_dau);
}

static void dump_tail(dump *d)
{
    static const char *const kinds[] = {"dòng", "nhóm", "dòng con"};
    const plan *p = d->p;
    if (!p->ban_hanh)
        buf_add(&d->b, S("  nơi nhận\n"));
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        const nhan *n = &p->noi_nhan.at[i];
        indent(d, 2);
        buf_add(&d->b, str_from(kinds[n->kind]));
        if (n->brace)
            buf_add(&d->b, STR_CAT(d->b.a, S(" }"), p->braces.at[n->brace - 1]));
        buf_byte(&d->b, ' ');
        quoted(d, n->text);
        buf_byte(&d->b, '\n');
    }
    dump_extras(d, EXTRA_NGUOI_SOAN, EXTRA_TRANG_TIN);
    for (size_t i = 0; i < p->ky.n; i++)
        dump_signer(d, &p->ky.at[i]);
}

/* What a copy bears; `d` looks at its block meanwhile. */
static void dump_copy(dump *d)
{
    const plan *whole = d->p;
    const ban_sao *c = whole->ban_sao;
    buf_add(&d->b, c->dien_tu ? S("  bản sao điện tử") : S("  bản sao giấy"));
    buf_byte(&d->b, ' ');
    quoted(d, c->hinh_thuc);
    buf_byte(&d->b, '\n');
    d->p = c->khoi;
    for (size_t i = 0; i < d->p->co_quan.at[0].dong.n; i++)
        field(d, 1, "cơ quan sao", d->p->co_quan.at[0].dong.at[i]);
    if (c->dien_tu)
        field(d, 1, "đầu trang", wording_ban_sao(d->b.a, whole));
    else
        field(d, 1, "số, ngày",
              STR_CAT(d->b.a, wording_so(d->b.a, d->p), S("; "), wording_dia_danh(d->b.a, d->p)));
    if (!c->dien_tu)
        dump_tail(d);
    d->p = whole;
}

str plan_dump(arena *a, const plan *p)
{
    static const char *const ways[] = {"", "dọc", "ngang"};
    dump d = {.b.a = a, .p = p};
    buf_add(&d.b, p->rieng ? S("phụ lục riêng\n") : S("kế hoạch\n"));
    if (p->rieng) {
        field(&d, 1, "đầu trang", wording_dau_trang(a, p));
        dump_extras(&d, EXTRA_LUU_HANH, EXTRA_DU_THAO);
    } else {
        dump_head(&d);
    }
    dump_blocks(&d, 1, "căn cứ", &p->can_cu);
    dump_blocks(&d, 1, "thân", &p->than);
    for (size_t i = 0; i < p->notes.n; i++) {
        buf_add(&d.b, S("  chú thích "));
        buf_number(&d.b, (long)i + 1);
        dump_runs(&d, &p->notes.at[i].text);
        buf_byte(&d.b, '\n');
    }
    if (!p->rieng)
        dump_tail(&d);
    for (size_t i = 0; i < p->phu_luc.n; i++) {
        const phu_luc *l = &p->phu_luc.at[i];
        field(&d, 1, "phụ lục", l->nhan);
        if (l->target)
            field(&d, 2, "đích", p->targets.at[l->target - 1].name);
        field(&d, 2, "khổ", str_from(ways[l->kho]));
        phrase_field(&d, 2, "tiêu đề", &l->tieu_de);
        phrase_field(&d, 2, "kèm theo", &l->kem_theo);
        dump_blocks(&d, 2, "thân", &l->than);
        dump_blocks(&d, 2, "ghi chú", &l->ghi_chu);
    }
    if (p->ban_sao && !p->rieng)
        dump_copy(&d);
    return buf_str(&d.b);
}
