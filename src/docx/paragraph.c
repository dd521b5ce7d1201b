/* w:p and w:r, children in the order of the schema. Knows no parts of a plan. */
#include "docx/paragraph.h"

#include "docx/pieces.h"
#include "docx/texts.h"
#include "nd30/joins.h"
#include "nd30/line_break.h"
#include "plan/inline.h"

void paragraph_open(writing *w, paragraph how)
{
    xml *x = &w->x;
    xml_open(x, "w:p");
    xml_markup(x, S("<w:pPr><w:pStyle w:val=\""));
    xml_markup(x, str_from(w->form->components[how.style].id));
    xml_markup(x, S("\"/>"));
    bool keep_next = how.keep_next || how.before_table;
    if (keep_next && !w->form->components[how.style].keep_next)
        xml_markup(x, S("<w:keepNext/>"));
    if (how.keep_lines)
        xml_markup(x, S("<w:keepLines/>"));
    if (how.before_table)
        xml_leaf_number(x, "w:spacing", "w:after", table_gap);
    if (how.left || how.right) {
        xml_markup(x, S("<w:ind w:left=\""));
        xml_markup_number(x, how.left);
        xml_markup(x, S("\" w:right=\""));
        xml_markup_number(x, how.right);
        if (how.hanging) {
            xml_markup(x, S("\" w:hanging=\""));
            xml_markup_number(x, how.hanging);
        }
        xml_markup(x, S("\"/>"));
    }
    if (how.from_left)
        xml_markup(x, S("<w:jc w:val=\"left\"/>"));
    xml_markup(x, S("</w:pPr>"));
}

void paragraph_close(writing *w)
{
    xml_close(&w->x);
}

double component_width(const writing *w, component c, str words)
{
    return metrics_width(words, face_of(w->form, c));
}

double component_width_of(const writing *w, component c, str words)
{
    face as = face_of(w->form, c);
    if (!w->words)
        return metrics_width(words, as);
    return metrics_twips(word_width(word_of(w->x.a, w->words, words), as), as);
}

void paragraph_words(writing *w, component style, str words)
{
    paragraph_open(w, PARAGRAPH(style));
    run_words(w, words, 0, style);
    paragraph_close(w);
}

/* Toggle properties of a paragraph's and a character's style cancel each other (17.7.3), so a bold
 * word in a bold style bears no mark of its own. */
static unsigned own_marks(const writing *w, unsigned marks, component style)
{
    if (w->form->components[style].bold)
        marks &= ~(unsigned)MARK_BOLD;
    if (w->form->components[style].italic)
        marks &= ~(unsigned)MARK_ITALIC;
    return marks;
}

static void run_open(writing *w, const char *style)
{
    xml_markup(&w->x, S("<w:r>"));
    if (!style)
        return;
    xml_markup(&w->x, S("<w:rPr><w:rStyle w:val=\""));
    xml_markup(&w->x, str_from(style));
    xml_markup(&w->x, S("\"/></w:rPr>"));
}

static void run_close(writing *w)
{
    xml_markup(&w->x, S("</w:r>"));
}

/* A tab within text is an element of its own (17.3.3.32). */
static void words_with_tabs(writing *w, str words)
{
    for (;;) {
        size_t tab = str_find(words, S("\t"));
        words_write(w, str_slice(words, 0, tab));
        if (tab == words.n)
            break;
        xml_markup(&w->x, S("<w:tab/>"));
        words = str_after(words, tab + 1);
    }
}

void run_words(writing *w, str words, unsigned marks, component style)
{
    if (words.n == 0)
        return;
    bool joined = joins_in(w->form, style);
    run_open(w, marks ? marks_style(own_marks(w, marks, style)) : NULL);
    if (memchr(words.p, '\t', words.n))
        words_with_tabs(w, joined ? joins_make(w->x.a, words) : words);
    else if (joined)
        words_write_joined(w, words);
    else
        words_write(w, words);
    run_close(w);
}

void run_break(writing *w)
{
    xml_markup(&w->x, S("<w:r><w:br/></w:r>"));
}

static void note_reference(writing *w, size_t index)
{
    run_open(w, "FootnoteReference");
    xml_leaf_number(&w->x, "w:footnoteReference", "w:id", (long)index + 1);
    run_close(w);
}

static void field_char(writing *w, const char *type)
{
    xml_open(&w->x, "w:r");
    xml_leaf(&w->x, "w:fldChar", "w:fldCharType", str_from(type));
    xml_close(&w->x);
}

void field_open(writing *w, str instruction)
{
    field_char(w, "begin");
    xml_open(&w->x, "w:r");
    xml_open(&w->x, "w:instrText");
    xml_attribute(&w->x, "xml:space", S("preserve"));
    xml_text(&w->x, instruction);
    xml_close(&w->x);
    xml_close(&w->x);
    field_char(w, "separate");
}

void field_close(writing *w)
{
    field_char(w, "end");
}

/* Words of a run; those that refer look like those around them. A field, as readers that know only
 * a paragraph's own runs, such as python-docx before 1.0, lose the words of w:hyperlink. */
static void part_write(writing *w, const run *of, str words, component style)
{
    if (of->target) {
        str name = w->p->targets.at[of->target - 1].name;
        field_open(w, STR_CAT(w->x.a, S(" HYPERLINK \\l \""), name, S("\" ")));
    }
    run_words(w, words, of->marks, style);
    if (of->target)
        field_close(w);
}

void runs_write(writing *w, const runs *r, component style)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->at[i].kind == RUN_NOTE)
            note_reference(w, r->at[i].note);
        else
            part_write(w, &r->at[i], r->at[i].text, style);
    }
}

void bookmark_open(writing *w, size_t target)
{
    if (target == 0)
        return;
    xml_open(&w->x, "w:bookmarkStart");
    xml_number(&w->x, "w:id", (long)target);
    xml_attribute(&w->x, "w:name", w->p->targets.at[target - 1].name);
    xml_close(&w->x);
}

void bookmark_close(writing *w, size_t target)
{
    if (target)
        xml_leaf_number(&w->x, "w:bookmarkEnd", "w:id", (long)target);
}

void rule_write(writing *w, double length, int room, bool before_table)
{
    paragraph how = PARAGRAPH(TP_DUONG_KE);
    how.before_table = before_table;
    int rounded = (int)(length + 0.5);
    how.left = rounded < room ? (room - rounded) / 2 : 0;
    how.right = rounded < room ? room - how.left - rounded : 0;
    paragraph_open(w, how);
    paragraph_close(w);
}

/* Where a line begins among the runs. */
typedef struct run_place {
    size_t run;
    size_t start; /* of that run, in bytes of all words */
} run_place;

/* The words that are bytes from..to; *at goes on to the next line. Phrases have no notes. */
static void line_write(writing *w, const runs *r, component style, size_t from, size_t to,
                       run_place *at)
{
    for (; at->run < r->n; at->run++) {
        const run *now = &r->at[at->run];
        size_t end = at->start + now->text.n;
        size_t first = at->start > from ? at->start : from, last = end < to ? end : to;
        if (first < last)
            part_write(w, now, str_slice(now->text, first - at->start, last - at->start), style);
        if (end > to)
            return;
        at->start = end;
    }
}

static double phrase_make(writing *w, component style, const runs *words, double room)
{
    arena *a = w->x.a;
    str text =
        words->n == 1 && words->at[0].kind == RUN_TEXT ? words->at[0].text : runs_text(a, words);
    metrics_lines lines = {0};
    run_place at = {0};
    double widest = line_break(a, w->words, text, face_of(w->form, style), room, &lines);
    paragraph_open(w, PARAGRAPH(style));
    for (size_t i = 0; i < lines.n; i++) {
        size_t from = (size_t)(lines.at[i].p - text.p);
        if (i)
            run_break(w);
        line_write(w, words, style, from, from + lines.at[i].n, &at);
    }
    paragraph_close(w);
    return widest;
}

double phrase_write(writing *w, component style, const runs *words, double room)
{
    double widest;
    if (style == TP_SO || style == TP_DIA_DANH) /* no two documents have them alike */
        return phrase_make(w, style, words, room);
    piece_open(w, PIECE_PHRASE);
    key_number(w, style);
    key_real(w, room);
    key_runs(w, words);
    if (piece_known(w, &widest))
        return widest;
    widest = phrase_make(w, style, words, room);
    piece_close(w, widest);
    return widest;
}

double lines_write(writing *w, component style, str words, double room)
{
    run one = {.kind = RUN_TEXT, .text = words};
    return phrase_write(w, style, &(runs){&one, 1, 1}, room);
}
