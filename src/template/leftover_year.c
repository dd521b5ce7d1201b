/* Years that the text has from another time. Knows what is a year and not an amount; which ones the
 * input names, it is told. */
#include "base/utf8.h"
#include "template/leftover_guard.h"

/* A number behind one of these is a year, and not so many people. */
static const char *const year_leads[] = {"năm", "đoạn", "kỳ", "khóa", "học", "quý"};
enum { YEAR_LEADS = sizeof year_leads / sizeof *year_leads };

/* What is counted and never follows a year. */
static const char *const counted[] = {"đồng", "nghìn", "triệu", "tỷ", "tỉ",   "ha",
                                      "m",    "m2",    "km",    "kg", "suất", "lượt"};
enum { COUNTED = sizeof counted / sizeof *counted };

/* 0 for anything else. */
static int year_of(str digits)
{
    int n = digits.n == 4 ? number_value(digits) : -1;
    return n >= LEFTOVER_FIRST_YEAR && n < LEFTOVER_FIRST_YEAR + LEFTOVER_YEARS ? n : 0;
}

static int year_at(const guard *g, size_t i)
{
    return i < g->words.list.n ? year_of(words_key(&g->words, i, 1)) : 0;
}

/* "năm 2024", "13/8/2024", "2020 - 2025", "năm 2023 và 2024"; not "2000 người", and not the number
 * of a document, "98/2023/NĐ-CP". */
static bool is_year(const guard *g, size_t i)
{
    for (size_t k = 0; guard_gap(g, i + 1) == GAP_BLANK && k < COUNTED; k++)
        if (guard_is_word(g, i + 1, counted[k]))
            return false;
    bool slash_behind = words_gap_behind(&g->words, i) == GAP_SLASH;
    if (slash_behind && !year_at(g, i + 1))
        return false;
    if (slash_behind || guard_gap(g, i) == GAP_SLASH)
        return true;
    bool lead = false;
    for (size_t k = 0; i && k < YEAR_LEADS; k++)
        lead |= guard_is_word(g, i - 1, year_leads[k]);
    bool joined = i > 1 && (guard_is_word(g, i - 1, "và") || guard_is_word(g, i - 1, "đến"));
    return lead || (i && year_at(g, i - 1)) || (joined && year_at(g, i - 2)) ||
           (guard_gap(g, i + 1) == GAP_DASH && year_at(g, i + 1));
}

/* Typed for this plan, or made of a value (a date, some days earlier): no text that the template
 * left standing. */
static bool is_given(const guard *g, size_t i)
{
    pos at = guard_run_place(g, i);
    str year = words_written(&g->words, i, 1), whole = at.src ? guard_source_line(at) : (str){0};
    bool given = str_find(whole, year) == whole.n;
    for (size_t k = 0; k < g->c->n_inputs; k++)
        given |= g->c->inputs[k] == at.src;
    return given;
}

static bool has(const leftover_years *years, int year)
{
    unsigned i = (unsigned)(year - LEFTOVER_FIRST_YEAR);
    return years->is[i / 64] >> i % 64 & 1;
}

static void add(leftover_years *years, int year)
{
    unsigned i = (unsigned)(year - LEFTOVER_FIRST_YEAR);
    years->is[i / 64] |= (uint64_t)1 << i % 64;
}

/* Whether the input names it. Asked for the first time, plans weren't told apart by it so far: what
 * follows from it holds for this one alone. */
static bool is_named(guard *g, int year)
{
    if (g->shared && !has(&g->told_apart, year)) {
        add(&g->shared->asked, year);
        g->given = true;
    }
    return has(&g->c->years, year);
}

/* A year behind the document's is a goal ("đến năm 2045"). */
size_t leftover_year(guard *g, size_t i)
{
    enum { HISTORY = 1975 };
    int year = year_at(g, i), now = g->c->when.year;
    bool old = year > HISTORY && (year < now || now == 0);
    if (!old || g->cited || !is_year(g, i) || is_named(g, year))
        return 0;
    if (is_given(g, i))
        g->given = true;
    else
        guard_warn(g, DIAG_LEFTOVER_YEAR, i, 1, (str){0}, (str){0});
    return 1;
}

void leftover_years_add(leftover_years *years, str text)
{
    const unsigned char *p = (const unsigned char *)text.p;
    for (size_t i = 0; i + 3 < text.n;) {
        if (!is_digit(p[i + 3])) { /* no four digits begin here, nor behind it up to there */
            i += 4;
            continue;
        }
        size_t from = i + 3, to = from;
        while (from > 0 && is_digit(p[from - 1]))
            from--;
        while (to < text.n && is_digit(p[to]))
            to++;
        int year = year_of(str_slice(text, from, to));
        if (year)
            add(years, year);
        i = to;
    }
}

void leftover_years_join(leftover_years *years, const leftover_years *more)
{
    for (size_t i = 0; i < LEFTOVER_YEAR_WORDS; i++)
        years->is[i] |= more->is[i];
}
