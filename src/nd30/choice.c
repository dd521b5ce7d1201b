/* The decree's ranges as data, how a choice is read and what it changes. Reports nothing. */
#include "nd30/choice.h"

#define GROUP(name) (1U << GROUP_##name)
#define TEXT_PARTS  (GROUP(TITLE) | GROUP(TEXT) | GROUP(SIGNATURE))

/* Most general first: `cỡ chữ` is for all that is 13–14, until another row says else. */
const choice choices[] = {
    {"le_tren", "lề trên", UNIT_MM, 20, 25, .clause = "I.3", .sets = SETS_TOP},
    {"le_duoi", "lề dưới", UNIT_MM, 20, 25, .clause = "I.3", .sets = SETS_BOTTOM},
    {"le_trai", "lề trái", UNIT_MM, 30, 35, .clause = "I.3", .sets = SETS_LEFT},
    {"le_phai", "lề phải", UNIT_MM, 15, 20, .clause = "I.3", .sets = SETS_RIGHT},
    {"co_chu", "cỡ chữ", UNIT_PT, 13, 14, .clause = "II.6.e", .sets = SETS_SIZE,
     .groups = TEXT_PARTS},
    {"co_chu_quoc_hieu", "cỡ chữ quốc hiệu", UNIT_PT, 12, 13, .clause = "V.1", .sets = SETS_SIZE,
     .groups = GROUP(HEADER)},
    {"co_chu_dia_danh", "cỡ chữ địa danh", UNIT_PT, 13, 14, .clause = "V.4", .sets = SETS_SIZE,
     .groups = GROUP(PLACE)},
    {"co_chu_ten_loai", "cỡ chữ tên loại", UNIT_PT, 13, 14, .clause = "V.5a", .sets = SETS_SIZE,
     .groups = GROUP(TITLE)},
    {"co_chu_ky", "cỡ chữ ký", UNIT_PT, 13, 14, .clause = "V.7", .sets = SETS_SIZE,
     .groups = GROUP(SIGNATURE)},
    {"co_chu_so_trang", "cỡ chữ số trang", UNIT_PT, 13, 14, .clause = "I.7", .sets = SETS_SIZE,
     .groups = GROUP(PAGE_NUMBER)},
    {"co_chu_bang", "cỡ chữ bảng", UNIT_PT, 10, 14, .sets = SETS_SIZE, .groups = GROUP(TABLE)},
    {"thut_dau_dong", "thụt đầu dòng", UNIT_CM, 1, 1.27, .ends_alone = true, .clause = "II.6.e",
     .sets = SETS_FIRST_LINE, .groups = GROUP(TEXT)},
    {"cach_doan", "cách đoạn", UNIT_PT, 6, 24, .ours_above = true, .clause = "II.6.e",
     .sets = SETS_BEFORE, .groups = GROUP(TEXT)},
    {"gian_dong", "giãn dòng", UNIT_LINES, 1, 1.5, .clause = "II.6.e", .sets = SETS_LINE,
     .groups = GROUP(TEXT)},
    {0},
};

enum { SINGLE_LINE = 240 };

static const double twips_per_mm = 1440 / 25.4, point_in_mm = 25.4 / 72, hair = 1e-6;

const choice *choice_find(const char *id)
{
    for (const choice *c = choices; c->id; c++)
        if (strcmp(c->id, id) == 0)
            return c;
    return NULL;
}

/* ---- reading ---- */

/* Digits with at most one decimal sign, and what follows them. */
static bool read_number(str words, double *value, str *rest)
{
    double all = 0, scale = 0;
    size_t i = 0;
    for (; i < words.n && i < 12; i++) {
        char c = words.p[i];
        if ((c == ',' || c == '.') && scale == 0 && i > 0) {
            scale = 1;
            continue;
        }
        if (c < '0' || c > '9')
            break;
        all = all * 10 + (c - '0');
        scale *= 10;
    }
    bool ends_in_digit = i > 0 && words.p[i - 1] >= '0' && words.p[i - 1] <= '9';
    *value = scale > 0 ? all / scale : all;
    *rest = str_after(words, i);
    while (rest->n && rest->p[0] == ' ')
        *rest = str_after(*rest, 1);
    return ends_in_digit;
}

/* A value in another unit, in the row's. False: a unit that doesn't measure this. */
static bool convert(const choice *c, str unit, double *value)
{
    static const struct {
        const char *word;
        choice_unit unit;
    } words[] = {{"mm", UNIT_MM}, {"cm", UNIT_CM}, {"pt", UNIT_PT}, {"dòng", UNIT_LINES}};
    static const double in_mm[] = {1, 10, 25.4 / 72};
    if (unit.n == 0)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_eq(unit, str_from(words[i].word)))
            continue;
        choice_unit from = words[i].unit;
        if ((from == UNIT_LINES) != (c->unit == UNIT_LINES))
            return false;
        if (from != c->unit)
            *value *= in_mm[from] / in_mm[c->unit];
        return true;
    }
    return false;
}

choice_fault choice_read(const choice *c, str words, double *value)
{
    str unit;
    if (c->unit == UNIT_LINES && str_eq(words, S("đơn")))
        words = S("1");
    if (!read_number(words, value, &unit) || !convert(c, unit, value))
        return CHOICE_UNREADABLE;
    if (*value < c->from - hair || *value > c->to + hair)
        return CHOICE_OUTSIDE;
    bool between = *value > c->from + hair && *value < c->to - hair;
    if (c->ends_alone && between)
        return CHOICE_OUTSIDE;
    double over = *value - (int)(*value + hair);
    return c->sets == SETS_SIZE && over > hair ? CHOICE_FRACTION : CHOICE_GOOD;
}

/* "1,27" */
static str decimal(arena *a, double value)
{
    size_t hundredths = (size_t)(value * 100 + 0.5), part = hundredths % 100;
    str whole = str_number(a, hundredths / 100);
    if (part == 0)
        return whole;
    str digits = STR_CAT(a, part < 10 ? S("0") : S(""), str_number(a, part));
    return STR_CAT(a, whole, S(","), part % 10 ? digits : str_slice(digits, 0, 1));
}

str choice_range(arena *a, const choice *c, bool decree)
{
    static const char *const names[] = {" mm", " cm", " pt", ""};
    str unit = str_from(names[c->unit]), from = decimal(a, c->from), to = decimal(a, c->to);
    if (decree && c->ours_above)
        return STR_CAT(a, S("≥ "), from, unit);
    return c->ends_alone ? STR_CAT(a, from, unit, S(" / "), to, unit)
                         : STR_CAT(a, from, S("–"), to, unit);
}

/* ---- applying ---- */

static int twips(const choice *c, double value)
{
    double mm = c->unit == UNIT_CM ? value * 10 : c->unit == UNIT_PT ? value * point_in_mm : value;
    return (int)(mm * twips_per_mm + 0.5);
}

static void set_component(component_form *of, const choice *c, double value)
{
    if (!(c->groups & (1U << of->group)))
        return;
    int length = twips(c, value);
    if (c->sets == SETS_SIZE)
        of->size = (int)(value + 0.5) + of->over;
    else if (c->sets == SETS_FIRST_LINE && of->first_line)
        of->first_line = length;
    else if (c->sets == SETS_BEFORE && of->before && of->before < length)
        of->before = length;
    else if (c->sets == SETS_LINE && value > 1 + hair)
        of->line = (int)(value * SINGLE_LINE + 0.5);
}

static void apply(form *f, const choice *c, double value)
{
    int *const edges[] = {&f->page.top, &f->page.bottom, &f->page.left, &f->page.right};
    if (c->sets <= SETS_RIGHT)
        *edges[c->sets] = twips(c, value);
    for (int i = 0; c->groups && i < COMPONENTS; i++)
        set_component(&f->components[i], c, value);
}

form form_of(const plan *p)
{
    form f = usual_form;
    for (const choice *c = choices; c->id; c++)
        for (size_t i = 0; i < p->the_thuc.n; i++) {
            double value;
            if (strcmp(p->the_thuc.at[i].id, c->id) == 0 &&
                choice_read(c, p->the_thuc.at[i].words.text, &value) == CHOICE_GOOD)
                apply(&f, c, value);
        }
    return f;
}

const form *form_chosen(arena *a, const plan *p)
{
    if (p->the_thuc.n == 0)
        return &usual_form;
    form *own = NEW(a, form);
    *own = form_of(p);
    return own;
}
