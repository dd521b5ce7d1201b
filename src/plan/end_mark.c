/* Where "./." goes and what it takes the place of. Knows no form: how the mark is set is not said
 * here. */
#include "plan/end_mark.h"

#include "base/utf8.h"
#include "plan/inline.h"

/* Without the sentence's own end; of three dots the last is the mark's first. */
static str without_end_marks(str text)
{
    static const char *const ends[] = {"./.", "/.", ".", ";", ","};
    text = utf8_trim_end(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(text, str_from(ends[i])))
            return utf8_trim_end(str_slice(text, 0, text.n - strlen(ends[i])));
    return text;
}

/* Behind a note's sign, or a figure below or above the line, the mark is a run of its own. */
static void end_runs(arena *a, runs *words)
{
    size_t last = words->n - 1;
    while (last > 0 && words->at[last].kind == RUN_NOTE)
        last--;
    run *r = &words->at[last];
    if (r->kind == RUN_TEXT)
        r->text = without_end_marks(r->text);
    unsigned shifted = MARK_BELOW | MARK_ABOVE;
    if (last + 1 == words->n && r->kind == RUN_TEXT && !(r->marks & shifted)) {
        r->text = STR_CAT(a, r->text, S("./."));
        return;
    }
    run mark = {.kind = RUN_TEXT, .text = S("./."), .marks = r->marks & ~shifted, .at = r->at};
    *list_add(a, words) = mark;
}

void end_mark_add(arena *a, blocks *text)
{
    if (text->n == 0)
        return;
    block *last = &text->at[text->n - 1];
    if (last->kind != BLOCK_BANG && last->runs.n > 0) {
        block_own_runs(a, last);
        end_runs(a, &last->runs);
        return;
    }
    pos at = last->at;
    block *end = list_add(a, text);
    *end = (block){.kind = BLOCK_HET, .at = at};
    *list_add(a, &end->runs) = (run){.kind = RUN_TEXT, .text = S("./."), .at = at};
}
