/* docProps: what file managers and searches show. No clock: the day is the document's own. */
#include "docx/parts.h"

void app_write(writing *w)
{
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "Properties");
    xml_attribute(x, "xmlns",
                  S("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"));
    xml_open(x, "Application");
    xml_text(x, S("kehoach"));
    xml_close(x);
    xml_close(x);
}

/* The civil day of a count of days since 1970-01-01 (proleptic Gregorian). */
static date civil(long long days)
{
    days += 719468; /* to 0000-03-01 */
    long long era = (days >= 0 ? days : days - 146096) / 146097;
    long long of_era = days - era * 146097;
    long long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long long of_year = of_era - (365 * year + year / 4 - year / 100);
    long long month = (5 * of_year + 2) / 153;
    int m = (int)(month < 10 ? month + 3 : month - 9);
    return (date){(int)(of_year - (153 * month + 2) / 5 + 1), m,
                  (int)(year + era * 400 + (m <= 2))};
}

static void digits(buf *b, long long n, int width)
{
    if (width == 4)
        digits(b, n / 100 % 100, 2);
    buf_byte(b, (char)('0' + n / 10 % 10));
    buf_byte(b, (char)('0' + n % 10));
}

/* "2026-02-06T00:00:00Z" */
static str w3c_time(arena *a, date d, long long second_of_day)
{
    buf b = {.a = a};
    digits(&b, d.year, 4);
    buf_byte(&b, '-');
    digits(&b, d.month, 2);
    buf_byte(&b, '-');
    digits(&b, d.day, 2);
    buf_byte(&b, 'T');
    digits(&b, second_of_day / 3600, 2);
    buf_byte(&b, ':');
    digits(&b, second_of_day / 60 % 60, 2);
    buf_byte(&b, ':');
    digits(&b, second_of_day % 60, 2);
    buf_byte(&b, 'Z');
    return buf_str(&b);
}

static void field(xml *x, const char *name, str value)
{
    if (value.n == 0)
        return;
    xml_open(x, name);
    xml_text(x, value);
    xml_close(x);
}

static void time_field(xml *x, const char *name, str value)
{
    xml_open(x, name);
    xml_fixed(x, S(" xsi:type=\"dcterms:W3CDTF\""));
    xml_markup(x, value);
    xml_close(x);
}

str core_made_at(arena *a, const plan *p, const docx_options *how)
{
    if (p->ngay.day && p->ngay.month && p->ngay.year)
        return w3c_time(a, p->ngay, 0);
    if (how->epoch >= 0)
        return w3c_time(a, civil(how->epoch / 86400), how->epoch % 86400);
    return (str){0};
}

/* Word parts authors by semicolons. */
static str creators(arena *a, const plan *p)
{
    buf b = {.a = a};
    for (size_t i = 0; i < p->co_quan.n; i++) {
        buf_add(&b, i ? S("; ") : S(""));
        buf_add(&b, p->co_quan.at[i].ten.text);
    }
    return buf_str(&b);
}

void core_write(writing *w)
{
    const plan *p = w->p;
    xml *x = &w->x;
    arena *a = x->a;
    str made = core_made_at(a, p, w->how);
    xml_declaration(x);
    xml_open(x, "cp:coreProperties");
    xml_fixed(x, S(" xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                   "core-properties\""
                   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                   " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                   " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""));
    field(x, "dc:title",
          p->rieng ? STR_CAT(a, p->phu_luc.at[0].nhan, S(" "), p->phu_luc.at[0].tieu_de.text)
                   : STR_CAT(a, p->ten_loai, S(" "), p->trich_yeu.text));
    field(x, "dc:subject", p->trich_yeu.text);
    field(x, "dc:creator", creators(a, p));
    field(x, "dc:language", S("vi-VN"));
    if (made.n) {
        time_field(x, "dcterms:created", made);
        time_field(x, "dcterms:modified", made);
    }
    xml_close(x);
}
