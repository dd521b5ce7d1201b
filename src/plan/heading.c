/* Two walks: what each line could be alone, then what its neighbours make of it. */
#include "plan/heading.h"

#include "base/utf8.h"
#include "plan/inline.h"

enum { LONGEST_HEADING = 250, DEEPEST = 8 };

/* What a line could be, and which clauses stand beside it. */
typedef struct candidate {
    heading_look look;
    size_t group; /* of clauses of one depth and parent; 0: none */
} candidate;

static str words_of(arena *a, const block *b)
{
    buf words = {.a = a};
    if (b->runs.n == 1 && b->runs.at[0].kind == RUN_TEXT)
        return b->runs.at[0].text;
    for (size_t i = 0; i < b->runs.n; i++) {
        if (b->runs.at[i].kind == RUN_TEXT)
            buf_add(&words, b->runs.at[i].text);
        else if (b->runs.at[i].kind == RUN_HOLE || b->runs.at[i].kind == RUN_REFERENCE)
            buf_byte(&words, 'x'); /* some word will stand there */
    }
    return buf_str(&words);
}

/* Closing brackets and quotes don't count. */
static uint32_t last_sign(str text)
{
    while (text.n) {
        size_t i = text.n;
        uint32_t cp = utf8_before(text, &i);
        if (cp != ')' && cp != 0x201D && cp != '"' && !utf8_is_space(cp))
            return cp;
        text.n = i;
    }
    return 0;
}

static uint32_t heading_sign(arena *a, const block *b)
{
    str text = words_of(a, b);
    uint32_t sign = last_sign(text);
    bool sentence =
        sign == '.' || sign == ';' || sign == ',' || sign == 0x2026 || sign == '!' || sign == '?';
    if (sentence || (text.n > LONGEST_HEADING && utf8_length(text) > LONGEST_HEADING))
        return 0;
    return sign;
}

static bool is_fenced(const block *b)
{
    return b->kind == BLOCK_GIUA || b->kind == BLOCK_PHAI || b->kind == BLOCK_NGUYEN_VAN ||
           b->kind == BLOCK_BANG || b->kind == BLOCK_PHAN_CONG;
}

static heading_look look_at(arena *a, const block *b)
{
    heading_look look = {.known = true};
    if (b->look.known)
        return b->look;
    if (!is_fenced(b))
        look.marks = (unsigned char)runs_common_marks(&b->runs);
    if (b->kind == BLOCK_KHOAN)
        look.sign = heading_sign(a, b);
    return look;
}

void heading_note(arena *a, block *b)
{
    b->look = look_at(a, b);
}

/* A clause closes the groups below its depth, a section all of them. */
static size_t *find_candidates(arena *a, const blocks *all, candidate *found, size_t *n_groups)
{
    size_t open[DEEPEST + 1] = {0};
    for (size_t i = 0; i < all->n; i++) {
        const block *b = &all->at[i];
        found[i].look = look_at(a, b);
        bool clause = b->kind == BLOCK_KHOAN;
        if (!clause && b->kind != BLOCK_MUC && b->kind != BLOCK_PHAN)
            continue;
        int depth = !clause ? 0 : b->depth < DEEPEST ? b->depth : DEEPEST;
        for (int k = depth + 1; k <= DEEPEST; k++)
            open[k] = 0;
        if (!clause)
            continue;
        if (open[depth] == 0)
            open[depth] = ++*n_groups;
        found[i].group = open[depth];
    }
    return NEW_ARRAY(a, size_t, *n_groups + 1);
}

void heading_find(arena *a, blocks *all)
{
    candidate *found = NEW_ARRAY(a, candidate, all->n + 1);
    size_t n_groups = 0;
    size_t *headings = find_candidates(a, all, found, &n_groups); /* by group */
    for (size_t i = 0; i < all->n; i++)
        headings[found[i].group] +=
            (found[i].look.marks & MARK_BOLD) || (found[i].look.sign && found[i].look.sign != ':');
    for (size_t i = 0; i < all->n; i++) {
        const heading_look *c = &found[i].look;
        bool titled = c->sign && (c->sign != ':' || headings[found[i].group] > 0);
        all->at[i].heading = c->marks & MARK_BOLD     ? HEADING_BOLD
                             : c->marks & MARK_ITALIC ? HEADING_ITALIC
                             : titled                 ? HEADING_BOLD
                                                      : HEADING_NONE;
    }
}
