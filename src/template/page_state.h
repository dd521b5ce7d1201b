/* What the files of the page (page*.c) share. Nobody else includes it. */
#ifndef KH_TEMPLATE_PAGE_STATE_H
#define KH_TEMPLATE_PAGE_STATE_H

#include "plan/extra.h"
#include "template/page.h"

typedef struct page {
    arena *a;
    const job_view *v;
    language speech;
    page_lines lines;
    buf text;  /* of the line that is open */
    str title; /* of the section that blocks stand in */
} page;

/* A new line; what is added goes to its end. */
void page_open(page *g, const char *vi, const char *en);
page_line *page_line_now(page *g);
void page_add(page *g, str words, piece p);
void page_add_fixed(page *g, str words, decree_rule rule);

/* Words that a value gives, written as a rule has it. */
void page_add_value(page *g, str words, const char *path, decree_rule rule);

/* A run with the value that it is from, and all runs of a text; "./." at the end is the form's. */
piece page_piece_of(const run *r);
void page_add_runs(page *g, const runs *all);

/* Lines of a name as one, with blanks between. */
str page_joined(arena *a, const str *lines, size_t n);

/* ---- header and recipients: page_head.c, page_recipients.c ---- */

void page_read_head(page *g);
void page_read_recipients(page *g);

/* "(Kèm theo Kế hoạch số 05/KH-UBND ngày … của …)": number, date and issuer are the plan's; those
 * of the decision, where one issues it. */
void page_read_kem_theo(page *g, str words, decree_rule rule);

/* ---- extra components: page_extra.c ---- */

void page_read_mark(page *g, extra e, const char *vi, const char *en, decree_rule rule);
void page_read_kinh_gui(page *g);
void page_read_drafter(page *g); /* "PL.(300)" */

/* One line at the foot of page 1: those of from…to that are there. */
void page_read_contacts(page *g, extra from, extra to);

/* ---- copies: page_copy.c ---- */

void page_read_electronic_copy(page *g);
void page_read_paper_copy(page *g);

#endif
