/* The list of faults. Texts stand in diag.def; nothing is printed here. */
#include "base/diag.h"

#include <stdlib.h>

#include "base/shown.h"

typedef struct wording {
    int number;
    severity severity;
    const char *text[2]; /* by language */
} wording;

static const wording wordings[DIAG_COUNT] = {
#define DIAG(name, number, severity, vi, en) {number, SEVERITY_##severity, {vi, en}},
#include "base/diag.def"
#undef DIAG
};

void diag_add_both(diags *d, diag_code code, pos at, pos other, diag_args args)
{
    if (diags_full(d, code))
        d->left_out++;
    else
        *list_add(d->a, &d->list) = (diag){code, at, other, args, d->list.n};
    d->count[wordings[code].severity]++;
}

void diag_add(diags *d, diag_code code, pos at, diag_args args)
{
    diag_add_both(d, code, at, (pos){0}, args);
}

bool diags_full(const diags *d, diag_code like)
{
    return d->count[wordings[like].severity] >= DIAGS_KEPT && like != DIAG_TOO_MANY;
}

bool diags_clean(const diags *d)
{
    return d->count[SEVERITY_ERROR] + d->count[SEVERITY_USAGE] + d->count[SEVERITY_SYSTEM] == 0;
}

typedef struct ranked {
    diag d;
    size_t source_rank, off;
} ranked;

static int compare(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->source_rank != b->source_rank)
        return a->source_rank < b->source_rank ? -1 : 1;
    if (a->off != b->off)
        return a->off < b->off ? -1 : 1;
    return a->d.order < b->d.order ? -1 : a->d.order > b->d.order;
}

void diags_sort(diags *d)
{
    ranked *all = NEW_ARRAY(d->a, ranked, d->list.n);
    LIST(const source *) seen = {0};
    for (size_t i = 0; i < d->list.n; i++) {
        const source *src = source_whole(d->list.at[i].at.src);
        size_t rank = 0;
        while (rank < seen.n && seen.at[rank] != src)
            rank++;
        if (rank == seen.n)
            *list_add(d->a, &seen) = src;
        all[i] = (ranked){d->list.at[i], rank, pos_offset(d->list.at[i].at)};
    }
    if (d->list.n)
        qsort(all, d->list.n, sizeof *all, compare);
    for (size_t i = 0; i < d->list.n; i++)
        d->list.at[i] = all[i].d;
}

severity diag_severity(diag_code code)
{
    return wordings[code].severity;
}

int diag_number(diag_code code)
{
    return wordings[code].number;
}

/* What has no lines is told of by its name: "dòng" before it is taken back. */
static void add_line_number(buf *b, pos at)
{
    static const char *const leads[] = {"dòng ", "line "};
    for (size_t i = 0; at.src->is_word && i < sizeof leads / sizeof *leads; i++)
        if (str_ends(buf_str(b), str_from(leads[i])))
            b->n -= strlen(leads[i]);
    if (at.src->is_word)
        buf_add(b, at.src->name);
    else
        buf_number(b, (long)source_place(at, NULL).line);
}

enum { VALUE_SHOWN = 400 }; /* bytes: more than anyone reads */

/* A value on one line, with nothing in it that doesn't show; a longer one ends in "…". */
static void add_value(buf *b, str value)
{
    size_t n = value.n < VALUE_SHOWN ? value.n : VALUE_SHOWN;
    while (n < value.n && ((unsigned char)value.p[n] & 0xC0) == 0x80)
        n--;
    shown_add(b, str_slice(value, 0, n));
    if (n < value.n)
        buf_add(b, S("…"));
}

str diag_text_and_hint(arena *a, const diag *d, language lang, str *hint)
{
    buf b = {.a = a};
    size_t hint_at = 0;
    str text = str_from(wordings[d->code].text[lang]);
    while (text.n) {
        str hole = {0};
        if (!hint_at && str_starts(text, S("; ")))
            hint_at = b.n + 2;
        if (text.n > 2 && text.p[0] == '{' && text.p[1] >= '1' && text.p[1] <= '4') {
            add_value(&b, d->args.at[text.p[1] - '1']);
            hole = S("{1}");
        } else if (str_starts(text, S("{line}"))) {
            add_line_number(&b, d->at);
            hole = S("{line}");
        } else if (str_starts(text, S("{other}"))) {
            add_line_number(&b, d->other);
            hole = S("{other}");
        } else {
            buf_byte(&b, text.p[0]);
        }
        text = str_after(text, hole.n ? hole.n : 1);
    }
    *hint = hint_at ? str_after(buf_str(&b), hint_at) : (str){0};
    return buf_str(&b);
}

str diag_text(arena *a, const diag *d, language lang)
{
    str hint;
    return diag_text_and_hint(a, d, lang, &hint);
}

static bool has_same(const diags *d, const diag *one)
{
    for (size_t i = 0; i < d->list.n; i++) {
        const diag *known = &d->list.at[i];
        if (known->code == one->code && pos_same(known->at, one->at))
            return true;
    }
    return false;
}

void diags_take_new(diags *d, const diags *from)
{
    const diags known = *d; /* as it is now: two of `from` may be alike */
    for (size_t i = 0; i < from->list.n; i++) {
        const diag *one = &from->list.at[i];
        if (!has_same(&known, one))
            diag_add_both(d, one->code, one->at, one->other, one->args);
    }
    d->left_out += from->left_out;
}

void diags_keep(diags *to, const diags *from)
{
    arena *a = to->a;
    *to = *from;
    to->a = a;
    to->list.at = NEW_ARRAY(a, diag, from->list.n);
    to->list.cap = from->list.n;
    for (size_t i = 0; i < from->list.n; i++) {
        diag *one = &to->list.at[i];
        *one = from->list.at[i];
        one->at = pos_keep(a, one->at);
        one->other = pos_keep(a, one->other);
        for (size_t k = 0; k < sizeof one->args.at / sizeof *one->args.at; k++)
            one->args.at[k] = str_copy(a, one->args.at[k]);
    }
}
