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

/* Room for day, month, year; hour, minute, second. */
static void add_open_time(buf *b)
{
    static const struct {
        size_t gap;
        const char *sign;
    } parts[] = {{4, "/"}, {4, "/"}, {8, "; "}, {4, ":"}, {4, ":"}, {4, ""}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        add_gap(b, parts[i].gap);
        buf_add(b, str_from(parts[i].sign));
    }
}

str wording_ky_so(arena *a, const plan *p)
{
    buf b = {.a = a};
    buf_add(&b, wording_so(a, p));
    buf_add(&b, S("; "));
    add_open_time(&b);
    return buf_str(&b);
}
