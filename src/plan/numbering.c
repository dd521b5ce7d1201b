/* What the next label should be: sections I II, clauses 1 2 with 1.1 1.2 below, points a b … đ.
 * Clauses restart under each section, points under each clause. */
#include "plan/numbering.h"

#include "base/utf8.h"
#include "plan/inline.h"

enum { DEEPEST = 8 };

typedef struct counters {
    diags *d;
    bool renumber;
    int section;
    int clause[DEEPEST + 1]; /* by depth, from 1 */
    int point, part;         /* part: 2 of `a2)` */
} counters;

void numbering_relabel(arena *a, block *b, str label)
{
    block_own_runs(a, b);
    run *first = &b->runs.at[0];
    if (b->runs.n && str_starts(first->text, b->label))
        first->text = STR_CAT(a, label, str_after(first->text, b->label.n));
    b->label = label;
}

/* True if the label stays as typed; else it has become the expected one. */
static bool keep_label(const counters *c, block *b, str expected)
{
    bool asks = str_starts(b->label, S("?"));
    if (str_eq(b->label, expected))
        return true;
    if (asks || c->renumber) {
        numbering_relabel(c->d->a, b, expected);
        return false;
    }
    diag_add(c->d, DIAG_NUMBERING, b->at, ARGS(b->label, expected));
    return true;
}

static void restart_clauses(counters *c)
{
    memset(c->clause, 0, sizeof c->clause);
    c->point = c->part = 0;
}

/* Of the n-th: "IV." */
static str section_label(arena *a, int n)
{
    static const char *const first[] = {"I.",  "II.",  "III.",  "IV.", "V.",
                                        "VI.", "VII.", "VIII.", "IX.", "X."};
    size_t known = sizeof first / sizeof *first;
    return n >= 1 && (size_t)n <= known ? str_from(first[n - 1])
                                        : STR_CAT(a, roman_text(a, n), S("."));
}

static void section(counters *c, block *b)
{
    str expected = section_label(c->d->a, c->section + 1);
    int typed = roman_value(str_slice(b->label, 0, b->label.n - 1));
    c->section = keep_label(c, b, expected) && typed ? typed : c->section + 1;
    restart_clauses(c);
}

/* The numbers of "2.3." into numbers[1..]. */
static void read_numbers(str label, int numbers[DEEPEST + 1])
{
    int depth = 1;
    for (size_t i = 0, from = 0; i <= label.n && depth <= DEEPEST; i++)
        if (i == label.n || label.p[i] == '.') {
            numbers[depth++] = number_value(str_slice(label, from, i));
            from = i + 1;
        }
}

static str clause_label(arena *a, const int numbers[], int depth, bool last_dot)
{
    buf b = {.a = a};
    for (int i = 1; i <= depth; i++) {
        if (i > 1)
            buf_byte(&b, '.');
        buf_number(&b, numbers[i]);
    }
    if (last_dot)
        buf_byte(&b, '.');
    return buf_str(&b);
}

/* True for a number as it would be written: no sign, no zero before it. */
static bool is_plain_number(str digits)
{
    return digits.n && digits.p[0] >= '1' && digits.p[0] <= '9';
}

/* True where the label is just what clause_label would give. */
static bool is_due(str label, const int numbers[], const int typed[], int depth)
{
    size_t from = 0;
    for (int i = 1; i <= depth; i++) {
        str rest = str_after(label, from), digits = str_slice(rest, 0, str_find(rest, S(".")));
        if (typed[i] != numbers[i] || !is_plain_number(digits))
            return false;
        from += digits.n + (digits.n < rest.n);
    }
    return from == label.n;
}

/* True for "7." or "7" where that is due: most labels are. */
static bool is_next_clause(const counters *c, const block *b)
{
    int due = c->clause[1] + 1;
    size_t digits = b->label.n - (b->label.n && b->label.p[b->label.n - 1] == '.');
    if (b->depth != 1 || digits == 0 || digits > 2 || !is_plain_number(b->label))
        return false;
    int units = b->label.p[digits - 1] - '0', tens = digits > 1 ? b->label.p[0] - '0' : 0;
    return units >= 0 && units <= 9 && tens * 10 + units == due;
}

static void clause(counters *c, block *b)
{
    if (is_next_clause(c, b)) {
        int now = c->clause[1] + 1;
        restart_clauses(c);
        c->clause[1] = now;
        return;
    }
    int depth = b->depth < DEEPEST ? b->depth : DEEPEST, typed[DEEPEST + 1] = {0};
    read_numbers(b->label, typed);
    bool own_prefix = c->clause[1] == 0; /* "1.1." right under a section: the prefix is its own */
    for (int i = 1; i < depth && own_prefix; i++)
        c->clause[i] = typed[i];
    c->clause[depth]++;
    bool dot = str_ends(b->label, S("."));
    bool kept = is_due(b->label, c->clause, typed, depth) ||
                keep_label(c, b, clause_label(c->d->a, c->clause, depth, dot));
    if (kept && typed[depth] > 0) /* a wrong prefix is a slip of this line alone */
        c->clause[depth] = typed[depth];
    for (int i = depth + 1; i <= DEEPEST; i++)
        c->clause[i] = 0;
    c->point = c->part = 0;
}

static void point(counters *c, block *b)
{
    arena *a = c->d->a;
    size_t i = 0;
    int letter = point_letter_index(utf8_next(b->label, &i));
    str number = str_slice(b->label, i, b->label.n - 1);
    if (number.n == 0 && letter && letter == c->point + 1) { /* most are due */
        c->point = letter;
        c->part = 0;
        return;
    }
    int part = number.n ? number_value(number) : 0;
    bool next_part = part > 0 && (letter == c->point || c->point == 0);
    int expected_letter = next_part && c->point ? c->point : c->point + 1;
    int expected_part = part > 0 ? (next_part ? c->part : 0) + 1 : 0;
    str name = point_letter(expected_letter);
    if (name.n == 0) {
        diag_add(c->d, DIAG_LETTERS_SPENT, b->at, ARGS(b->label));
        return;
    }
    str digits = part > 0 ? str_number(a, (size_t)expected_part) : S("");
    bool due = letter == expected_letter && number.n == 0 && part == expected_part;
    bool kept = due || keep_label(c, b, STR_CAT(a, name, digits, S(")")));
    c->point = kept ? letter : expected_letter;
    c->part = kept ? part : expected_part;
}

void numbering_check(diags *d, blocks *body, bool renumber)
{
    counters c = {.d = d, .renumber = renumber};
    for (size_t i = 0; i < body->n; i++) {
        block *b = &body->at[i];
        if (b->restarts)
            restart_clauses(&c);
        if (b->kind == BLOCK_MUC)
            section(&c, b);
        else if (b->kind == BLOCK_KHOAN)
            clause(&c, b);
        else if (b->kind == BLOCK_DIEM)
            point(&c, b);
        else if (b->kind == BLOCK_PHAN)
            c = (counters){.d = d, .renumber = renumber, .section = 0};
    }
}
