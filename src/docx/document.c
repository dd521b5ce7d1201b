/* word/document.xml: the plan from top to bottom, a function a part, sections at the annexes. */
#include "docx/copy.h"
#include "docx/frame.h"
#include "docx/head.h"
#include "docx/marks.h"
#include "docx/parts.h"
#include "docx/same.h"
#include "docx/stamp.h"
#include "docx/table.h"
#include "docx/tail.h"
#include "nd30/wide.h"
#include "plan/inline.h"
#include "plan/wording.h"

/* ---- sections (17.6) ---- */

static void reference(writing *w, const char *name, const char *type, const char *path)
{
    if (!part_is_there(w, path))
        return;
    xml_open(&w->x, name);
    xml_attribute(&w->x, "w:type", str_from(type));
    xml_attribute(&w->x, "r:id", part_relationship(w->x.a, path));
    xml_close(&w->x);
}

/* What a section doesn't name, it inherits: annexes have the headers, but not the address at the
 * foot of page 1. */
static void references(writing *w, size_t section)
{
    if (section == 0) {
        reference(w, "w:headerReference", "default", HEADER_PART);
        reference(w, "w:headerReference", "first", FIRST_HEADER_PART);
        reference(w, "w:footerReference", "first", ADDRESS_PART);
    } else if (section == 1) {
        reference(w, "w:footerReference", "first", EMPTY_FOOTER_PART);
    }
}

/* Page numbers from 1, the first not shown (Phụ lục I, I.7 and III.1.đ). `section`: from 0. */
static void section_make(writing *w, size_t section)
{
    xml *x = &w->x;
    const page_form *page = &w->page;
    xml_open(x, "w:sectPr");
    references(w, section);
    xml_leaf(x, "w:type", "w:val", S("nextPage"));
    xml_open(x, "w:pgSz");
    xml_number(x, "w:w", page->width);
    xml_number(x, "w:h", page->height);
    if (page->width > page->height)
        xml_attribute(x, "w:orient", S("landscape"));
    xml_close(x);
    xml_open(x, "w:pgMar");
    xml_number(x, "w:top", page->top);
    xml_number(x, "w:right", page->right);
    xml_number(x, "w:bottom", page->bottom);
    xml_number(x, "w:left", page->left);
    xml_number(x, "w:header", page->header);
    xml_number(x, "w:footer", page->header);
    xml_number(x, "w:gutter", 0);
    xml_close(x);
    xml_leaf_number(x, "w:pgNumType", "w:start", 1);
    xml_leaf(x, "w:titlePg", NULL, (str){0});
    xml_close(x);
}

static void section_properties(writing *w, size_t section)
{
    const page_form *page = &w->page;
    piece_open(w, PIECE_SECTION);
    key_number(w, (long)section);
    key_number(w, w->parts);
    key_number(w, page->width > page->height);
    if (piece_known(w, NULL))
        return;
    section_make(w, section);
    piece_close(w, 0);
}

static void section_begin(writing *w, page_form page)
{
    w->page = page;
    w->room = text_width(&page);
}

/* The end of a section but the last sits in a paragraph of no height. */
static void section_end(writing *w, size_t section)
{
    xml *x = &w->x;
    xml_open(x, "w:p");
    xml_open(x, "w:pPr");
    xml_leaf(x, "w:pStyle", "w:val", str_from(w->form->components[TP_KET_KHUNG].id));
    section_properties(w, section);
    xml_close(x);
    xml_close(x);
}

/* ---- text ---- */

static bool is_short(const writing *w, const block *b)
{
    str words = runs_text(w->x.a, &b->runs);
    return component_width(w, component_of(b), words) <= (double)kept_lines * w->room;
}

/* `is_last`: before what it should not be parted from. */
static void paragraph_block(writing *w, const block *b, paragraph how, bool is_last, unsigned look)
{
    component style = how.style;
    piece_open(w, PIECE_BLOCK);
    key_paragraph(w, &how, (size_t)(is_last ? w->room : 0), b->target);
    if (b->target)
        key_words(w, w->p->targets.at[b->target - 1].name);
    if (!same_key(w, b))
        key_runs(w, &b->runs);
    if (piece_known(w, NULL)) {
        same_note(w, b, look);
        return;
    }
    how.keep_lines = is_last && is_short(w, b);
    paragraph_open(w, how);
    bookmark_open(w, b->target);
    runs_write(w, &b->runs, style);
    bookmark_close(w, b->target);
    paragraph_close(w);
    piece_close(w, 0);
}

static bool is_heading(const block *b)
{
    return b->heading != HEADING_NONE || b->kind == BLOCK_MUC || b->kind == BLOCK_TIEU_DE_PHAN;
}

/* The heading that a table stands under, as far as blocks were looked at. */
typedef struct above {
    const block *heading;
    size_t looked;
} above;

/* What the table at `i` is of; without a heading it is `title`. */
static str caption_of(arena *a, const blocks *all, size_t i, above *known, str title)
{
    for (; known->looked < i; known->looked++)
        if (is_heading(&all->at[known->looked]))
            known->heading = &all->at[known->looked];
    return known->heading ? runs_text(a, &known->heading->runs) : title;
}

/* `kept`: the last paragraph stays with what follows; one before "./." does, so that no page has
 * the signature alone. A line of words stays with a centred line below it: a block of such lines
 * is one thing to see. */
static paragraph how_of(const blocks *all, size_t i, bool kept)
{
    const block *b = &all->at[i], *next = i + 1 < all->n ? b + 1 : NULL;
    paragraph how = PARAGRAPH(component_of(b));
    if (!next) {
        how.keep_next = kept;
        return how;
    }
    bool ends = kept && i + 2 == all->n && next->kind == BLOCK_HET;
    bool is_label = b->remark && i == 0;
    how.keep_next = ends || is_label || (next->kind == BLOCK_GIUA && !next->table);
    how.before_table = next->table;
    return how;
}

/* `title`: what the tables are of that stand under no heading. Two tables that touch would be one.
 */
static void blocks_write(writing *w, const blocks *all, bool kept, str title)
{
    above known = {0};
    for (size_t i = 0; (i = same_blocks(w, all, i, kept)) < all->n; i++) {
        const block *b = &all->at[i];
        paragraph how = how_of(all, i, kept);
        if (i > 0 && b->table && all->at[i - 1].table)
            frame_end(w);
        if (b->table)
            table_write(w, b, caption_of(w->x.a, all, i, &known, title), how.keep_next);
        else
            paragraph_block(w, b, how, kept && i + 1 == all->n, same_look(all, i, kept));
    }
}

static void grounds_write(writing *w)
{
    const blocks *all = &w->p->can_cu;
    for (size_t i = 0; (i = same_grounds(w, all, i)) < all->n; i++) {
        const block ground = {.runs = all->at[i].runs, .kept = all->at[i].kept};
        paragraph_block(w, &ground, PARAGRAPH(TP_CAN_CU), false, SAME_GROUND);
    }
}

/* ---- annexes (III.1) ---- */

static void annex_write(writing *w, const phu_luc *l)
{
    double room = subject_share * w->room;
    paragraph_open(w, PARAGRAPH(TP_PHU_LUC));
    bookmark_open(w, l->target);
    run_words(w, l->nhan, 0, TP_PHU_LUC);
    bookmark_close(w, l->target);
    paragraph_close(w);
    phrase_write(w, TP_TIEU_DE_PHU_LUC, &l->tieu_de.runs, room);
    double widest = phrase_write(w, TP_KEM_THEO, &l->kem_theo.runs, room);
    rule_write(w, rule_share * widest, w->room, l->than.n && l->than.at[0].table);
    blocks_write(w, &l->than, false, l->tieu_de.text);
    blocks_write(w, &l->ghi_chu, false, l->tieu_de.text);
}

/* Where the plan doesn't say which way an annex lies, its tables do: how wide they are is
 * remembered. */
static page_form page_of_annex(writing *w, const phu_luc *l)
{
    const blocks *const texts[] = {&l->than, &l->ghi_chu};
    double turns;
    piece_open(w, PIECE_PAGE);
    key_number(w, l->kho);
    for (size_t t = 0; t < 2 && l->kho == KHO_UNSAID; t++)
        for (size_t i = 0; i < texts[t]->n; i++)
            if (texts[t]->at[i].table)
                key_table(w, texts[t]->at[i].table);
    if (!piece_known(w, &turns)) {
        turns = annex_turns(w->x.a, w->form, l);
        piece_close(w, turns);
    }
    return turns > 0 ? page_turned(&w->form->page) : w->form->page;
}

/* The document itself, then its annexes. */
static void plan_write(writing *w)
{
    const plan *p = w->p;
    head_write(w);
    title_write(w);
    kinh_gui_write(w);
    grounds_write(w);
    blocks_write(w, &p->than, tail_stands(p), p->trich_yeu.text);
    tail_write(w);
    for (size_t i = 0; i < p->phu_luc.n; i++) {
        section_end(w, i);
        section_begin(w, page_of_annex(w, &p->phu_luc.at[i]));
        annex_write(w, &p->phu_luc.at[i]);
    }
    bool copied = p->ban_sao && !p->ban_sao->dien_tu;
    if (copied)
        copy_write(w);
    if (copied || (p->phu_luc.n == 0 && tail_stands(p)))
        frame_end(w);
}

void document_write(writing *w)
{
    static const char spaces[] =
        " xmlns:w=\"" NS_W "\""
        " xmlns:r=\"" NS_R "\""
        " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
        " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
        " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
        " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
    const plan *p = w->p;
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "w:document");
    xml_fixed(x, (str){spaces, sizeof spaces - 1});
    xml_open(x, "w:body");
    str on_top = wording_dau_trang(x->a, p);
    if (p->rieng)
        section_begin(w, page_of_annex(w, &p->phu_luc.at[0]));
    if (on_top.n)
        stamp_write(w, on_top);
    if (p->rieng) {
        marks_of_annex(w);
        annex_write(w, &p->phu_luc.at[0]);
    } else {
        plan_write(w);
    }
    section_properties(w, p->rieng ? 0 : p->phu_luc.n);
    xml_close(x);
    xml_close(x);
}
