/* Reads format codes token by token, at each cell anew: they are short. Days are in xlsx_date. */
#include "input/xlsx_format.h"

#include "base/utf8.h"
#include "input/xlsx_code.h"
#include "input/xlsx_decimal.h"

enum { GENERAL_MOST = 11 }; /* characters that General shows in a column of the usual width */

str format_built_in(unsigned long id)
{
    static const char *const codes[] = {
        [0] = "General",
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ?\?/?\?",
        [14] = "dd/mm/yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "m/d/yy h:mm",
        [37] = "#,##0;(#,##0)",
        [38] = "#,##0;[Red](#,##0)",
        [39] = "#,##0.00;(#,##0.00)",
        [40] = "#,##0.00;[Red](#,##0.00)",
        [41] = "#,##0;(#,##0);\"-\"",
        [43] = "#,##0.00;(#,##0.00);\"-\"??",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mmss.0",
        [48] = "##0.0E+0",
        [49] = "@",
    };
    bool known = id < sizeof codes / sizeof *codes && codes[id];
    return known ? str_from(codes[id]) : (str){0};
}

/* ---- General ---- */

static shown show_general(const sheet_decimal *v, buf *out)
{
    long whole = v->point > 0 ? v->point : 1, behind = v->n > v->point ? v->n - v->point : 0;
    if (v->n == 0)
        behind = 0;
    long length = whole + (behind ? 1 + behind : 0);
    if (length > GENERAL_MOST || (v->n && v->point < -3))
        return SHOWN_TOO_LONG;
    if (v->negative)
        buf_byte(out, '-');
    for (long power = whole - 1; power >= -behind; power--) {
        if (power == -1)
            buf_byte(out, ',');
        buf_byte(out, sheet_decimal_digit(v, power));
    }
    return SHOWN;
}

/* ---- digits ---- */

typedef struct digits_plan {
    size_t whole, behind; /* places before and behind the point */
    bool point, thousands;
    size_t percent;
} digits_plan;

/* False where the section says more than digits, point, thousands, percent and words. */
static bool look_at(str section, digits_plan *plan)
{
    bool comma = false; /* since the last digit */
    *plan = (digits_plan){0};
    for (size_t at = 0; at < section.n;) {
        code_token t = code_next(section, &at);
        if (t.kind == CODE_DIGIT) {
            plan->thousands = plan->thousands || (comma && plan->whole && !plan->point);
            comma = false;
            plan->whole += !plan->point;
            plan->behind += plan->point;
        } else if (t.kind == CODE_COMMA) {
            comma = true;
            if (plan->point)
                return false;
        } else if (t.kind == CODE_POINT) {
            if (plan->point || comma)
                return false;
            plan->point = true;
        } else if (t.kind == CODE_PERCENT) {
            plan->percent++;
        } else if (t.kind != CODE_WORDS && t.kind != CODE_NOTHING) {
            return false;
        }
    }
    return !comma && plan->percent <= 1; /* a comma behind the digits divides by a thousand */
}

/* One place of the whole part, and at the first one all digits that have none. */
static void show_place(const sheet_decimal *v, const digits_plan *plan, char kind, long power,
                       bool *begun, buf *out)
{
    bool first = power == (long)plan->whole - 1;
    long from = first && v->point - 1 > power ? v->point - 1 : power;
    for (long p = from; p >= power; p--) {
        *begun = *begun || kind == '0' || p < v->point;
        if (!*begun)
            continue;
        buf_byte(out, sheet_decimal_digit(v, p));
        if (plan->thousands && p > 0 && p % 3 == 0)
            buf_byte(out, '.');
    }
}

/* True if places from `power` down must be shown: a digit, or a `0` there. */
static bool goes_on(const sheet_decimal *v, str section, size_t at, char kind, long power)
{
    if (kind == '0' || (v->n && power >= v->point - v->n))
        return true;
    while (at < section.n) {
        code_token t = code_next(section, &at);
        if (t.kind == CODE_DIGIT && t.text.p[0] == '0')
            return true;
    }
    return false;
}

static void show_digits(const sheet_decimal *v, const digits_plan *plan, str section, buf *out)
{
    long power = (long)plan->whole - 1;
    bool begun = false, comma = false;
    for (size_t at = 0; at < section.n;) {
        code_token t = code_next(section, &at);
        if (t.kind == CODE_WORDS)
            buf_add(out, t.text);
        else if (t.kind == CODE_PERCENT)
            buf_byte(out, '%');
        if (t.kind != CODE_DIGIT)
            continue;
        if (power >= 0) {
            show_place(v, plan, t.text.p[0], power, &begun, out);
        } else if (goes_on(v, section, at, t.text.p[0], power)) {
            if (!comma)
                buf_byte(out, ',');
            comma = true;
            buf_byte(out, sheet_decimal_digit(v, power));
        }
        power--;
    }
}

static shown show_number(sheet_decimal v, str section, bool sign, buf *out)
{
    digits_plan plan;
    if (!look_at(section, &plan))
        return SHOWN_NOT_CERTAIN;
    bool digits = plan.whole + plan.behind > 0;
    if (!digits && !v.n && section.n) { /* `"-"` for zero */
        show_digits(&v, &plan, section, out);
        return SHOWN;
    }
    if (!digits || (plan.point && !plan.whole))
        return SHOWN_NOT_CERTAIN;
    v.point += v.n && plan.percent ? 2 : 0;
    sheet_decimal_round(&v, (long)plan.behind);
    if (v.n && v.point > DECIMAL_DIGITS)
        return SHOWN_TOO_LONG; /* Excel shows zeros for digits that it doesn't have */
    if (sign && v.negative)
        buf_byte(out, '-');
    show_digits(&v, &plan, section, out);
    return SHOWN;
}

/* ---- sections ---- */

static bool has_kind(str section, code_kind kind)
{
    for (size_t at = 0; at < section.n;)
        if (code_next(section, &at).kind == kind)
            return true;
    return false;
}

/* `@` and General among words. */
static shown show_around(str section, const sheet_decimal *v, bool sign, str text, buf *out)
{
    shown how = SHOWN;
    sheet_decimal plain = *v;
    plain.negative = v->negative && sign;
    for (size_t at = 0; at < section.n && how == SHOWN;) {
        code_token t = code_next(section, &at);
        if (t.kind == CODE_WORDS)
            buf_add(out, t.text);
        else if ((t.kind == CODE_TEXT || t.kind == CODE_GENERAL) && text.p)
            buf_add(out, text);
        else if (t.kind == CODE_TEXT || t.kind == CODE_GENERAL)
            how = show_general(&plain, out);
        else if (t.kind != CODE_NOTHING)
            how = SHOWN_NOT_CERTAIN;
    }
    return how;
}

shown format_number(str code, str value, bool from_1904, buf *out)
{
    sheet_decimal v;
    str section[CODE_SECTIONS];
    size_t n = code_split(code, section), which = 0, before = out->n;
    if (!sheet_decimal_read(value, &v))
        return SHOWN_NO_NUMBER;
    if (n == 0)
        return SHOWN_NOT_CERTAIN;
    size_t numeric = n > 1 && has_kind(section[n - 1], CODE_TEXT) ? n - 1 : n;
    if (numeric > 1 && v.negative)
        which = 1;
    else if (numeric > 2 && v.n == 0)
        which = 2;
    str chosen = section[which];
    bool sign = which == 0;
    shown how;
    if (chosen.n == 0 || has_kind(chosen, CODE_UNKNOWN))
        how = SHOWN_NOT_CERTAIN; /* an empty section hides the value */
    else if (has_kind(chosen, CODE_DATE))
        how = code_show_date(chosen, &v, from_1904, out);
    else if (has_kind(chosen, CODE_GENERAL) || has_kind(chosen, CODE_TEXT))
        how = show_around(chosen, &v, sign, (str){0}, out);
    else
        how = show_number(v, chosen, sign, out);
    if (how != SHOWN)
        out->n = before;
    return how;
}

shown format_text(str code, str text, buf *out)
{
    str section[CODE_SECTIONS];
    size_t n = code_split(code, section), before = out->n;
    str last = n ? section[n - 1] : S("");
    if (!has_kind(last, CODE_TEXT) || str_eq(last, S("@"))) {
        buf_add(out, text);
        return n == CODE_SECTIONS && !has_kind(last, CODE_TEXT) ? SHOWN_NOT_CERTAIN : SHOWN;
    }
    sheet_decimal none = {0};
    shown how = show_around(last, &none, false, text.p ? text : S(""), out);
    if (how != SHOWN)
        out->n = before;
    return how;
}
