/* Words that the decree fixes. Knows no sizes and no styles. */
#include "plan/wording.h"

#include "base/utf8.h"

/* No-break spaces: a gap of fixed width that no line break and no justification touches. */
static void add_gap(buf *b, size_t n)
{
    while (n--)
        buf_add(b, S("\u00A0"));
}

/* `gap`: no-break spaces for an open part; 0: dots. */
static void add_part(buf *b, const char *word, int n, bool zero, size_t gap)
{
    buf_add(b, str_from(word));
    if (n == 0) {
        add_gap(b, gap);
        buf_add(b, gap ? S("") : S("……"));
        return;
    }
    if (zero)
        buf_byte(b, '0');
    buf_number(b, n);
}

str wording_ngay(arena *a, date d)
{
    buf b = {.a = a};
    add_part(&b, "ngày ", d.day, d.day < 10, 6);
    add_part(&b, " tháng ", d.month, d.month < 3, 6);
    add_part(&b, " năm ", d.year, false, 8);
    return buf_str(&b);
}

str wording_ngay_dotted(arena *a, date d)
{
    buf b = {.a = a};
    add_part(&b, "ngày ", d.day, d.day < 10, 0);
    add_part(&b, " tháng ", d.month, d.month < 3, 0);
    add_part(&b, " năm ", d.year, false, 0);
    return buf_str(&b);
}

static void add_short_part(buf *b, int n, bool zero)
{
    if (n && zero)
        buf_byte(b, '0');
    if (n)
        buf_number(b, n);
    else
        buf_add(b, S("…"));
}

str wording_ngay_ngan(arena *a, date d)
{
    buf b = {.a = a};
    add_short_part(&b, d.day, d.day < 10);
    buf_byte(&b, '/');
    add_short_part(&b, d.month, d.month < 3);
    buf_byte(&b, '/');
    add_short_part(&b, d.year, false);
    return buf_str(&b);
}

str wording_without_sign(str words)
{
    words = utf8_trim(words);
    if (!str_ends(words, S("...")))
        while (words.n && strchr(";.,", words.p[words.n - 1]))
            words = utf8_trim_end(str_slice(words, 0, words.n - 1));
    return words;
}

str wording_number(arena *a, str typed)
{
    bool one_digit = typed.n == 1 && typed.p[0] >= '1' && typed.p[0] <= '9';
    return one_digit ? STR_CAT(a, S("0"), typed) : typed;
}

/* `so`, empty or `blank`: room to write in. */
static void add_number(buf *b, str so, str ky_hieu, bool blank)
{
    so = wording_number(b->a, so);
    if (so.n == 0 || blank)
        add_gap(b, 8);
    else
        buf_add(b, so);
    buf_byte(b, '/');
    buf_add(b, ky_hieu);
}

str wording_so(arena *a, const plan *p)
{
    buf b = {.a = a};
    buf_add(&b, S("Số: "));
    add_number(&b, p->so.text, p->ky_hieu.text, false);
    return buf_str(&b);
}

str wording_dia_danh(arena *a, const plan *p)
{
    return STR_CAT(a, p->dia_danh.text, S(", "), wording_ngay(a, p->ngay));
}

str wording_as_sentence(arena *a, str s)
{
    size_t first = 0;
    if (s.n)
        utf8_next(s, &first);
    return STR_CAT(a, utf8_upper(a, str_slice(s, 0, first)), utf8_lower(a, str_after(s, first)));
}

str wording_co_quan(arena *a, const plan *p)
{
    buf b = {.a = a};
    for (size_t i = 0; i < p->co_quan.n; i++) {
        buf_add(&b, i ? S(" và ") : S(""));
        buf_add(&b, p->co_quan.at[i].ten.text);
    }
    return buf_str(&b);
}

/* "Quyết định số 15/QĐ-UBND ngày … của …" */
static void add_decision(buf *b, const ban_hanh *by, bool blank)
{
    buf_add(b, STR_CAT(b->a, by->loai, S(" số ")));
    add_number(b, by->so.text, by->ky_hieu.text, blank);
    buf_byte(b, ' ');
    buf_add(b, wording_ngay(b->a, blank ? (date){0} : by->ngay));
    buf_add(b, STR_CAT(b->a, S(" của "), by->co_quan));
}

str wording_ban_hanh(arena *a, const ban_hanh *by)
{
    buf b = {.a = a};
    buf_add(&b, S("(Kèm theo "));
    add_decision(&b, by, false);
    buf_byte(&b, ')');
    return buf_str(&b);
}

str wording_kem_theo(arena *a, const plan *p, bool blank)
{
    buf b = {.a = a};
    buf_add(&b, STR_CAT(a, S("(Kèm theo "), wording_as_sentence(a, p->ten_loai)));
    if (p->ban_hanh) {
        buf_add(&b, S(" ban hành tại "));
        add_decision(&b, p->ban_hanh, blank);
    } else {
        buf_add(&b, S(" số "));
        add_number(&b, p->so.text, p->ky_hieu.text, blank);
        buf_byte(&b, ' ');
        buf_add(&b, wording_ngay(a, blank ? (date){0} : p->ngay));
        buf_add(&b, STR_CAT(a, S(" của "), wording_co_quan(a, p)));
    }
    buf_byte(&b, ')');
    return buf_str(&b);
}

/* "09/02/2026; 10:20:15", with room for what is open. */
static void add_time(buf *b, date d, str time)
{
    const int parts[] = {d.day, d.month, d.year};
    static const bool zeros[] = {true, true, false};
    for (size_t i = 0; i < 3; i++) {
        buf_add(b, i ? S("/") : S(""));
        if (parts[i] == 0)
            add_gap(b, i < 2 ? 4 : 8);
        else
            buf_add(b, parts[i] < 10 && zeros[i] ? S("0") : S(""));
        if (parts[i])
            buf_number(b, parts[i]);
    }
    buf_add(b, S("; "));
    buf_add(b, time);
    for (size_t i = 0; time.n == 0 && i < 3; i++) {
        buf_add(b, i ? S(":") : S(""));
        add_gap(b, 4);
    }
}

str wording_ky_so(arena *a, const plan *p)
{
    buf b = {.a = a};
    const ban_hanh *by = p->ban_hanh;
    buf_add(&b, S("Số: "));
    add_number(&b, by ? by->so.text : p->so.text, by ? by->ky_hieu.text : p->ky_hieu.text, false);
    buf_add(&b, S("; "));
    add_time(&b, (date){0}, (str){0});
    return buf_str(&b);
}

str wording_ban_sao(arena *a, const plan *p)
{
    buf b = {.a = a};
    const ban_sao *c = p->ban_sao;
    buf_add(&b, STR_CAT(a, c->hinh_thuc, S("; "), wording_co_quan(a, c->khoi), S("; ")));
    add_time(&b, c->khoi->ngay, c->gio);
    buf_add(&b, S(" +07:00"));
    return buf_str(&b);
}

str wording_dau_trang(arena *a, const plan *p)
{
    if (p->ban_sao && p->ban_sao->dien_tu)
        return wording_ban_sao(a, p);
    return p->rieng ? wording_ky_so(a, p) : (str){0};
}
