/* What is remembered of the parts of packages: the first document's and the one before, each with
 * the form and the parts that it was made with. Knows nothing of what is in them. */
#include "docx/pieces.h"
#include "docx/texts.h"
#include "nd30/word.h"

enum {
    MOST_FILES = 8,  /* of one plan */
    MOST_PARTS = 32, /* of one file */
};

static void forget(remembered *r)
{
    r->xml.n = r->keys.n = r->pieces.n = r->next = r->form = 0;
    memset(r->heads, 0, HEADS * sizeof *r->heads);
}

static part_pieces *add_part(arena *a)
{
    part_pieces *added = NEW(a, part_pieces);
    remembered *const all[] = {&added->first, &added->before, &added->now};
    for (size_t i = 0; i < 3; i++) {
        all[i]->xml.a = all[i]->keys.a = a;
        all[i]->heads = NEW_ARRAY(a, unsigned, HEADS);
    }
    return added;
}

static part_pieces *part_of(docx_memory *m, size_t number)
{
    while (m->parts.n <= number)
        *list_add(m->a, &m->parts) = NULL;
    part_pieces **at = &m->parts.at[number];
    if (!*at)
        *at = add_part(m->a);
    return *at;
}

/* The first form always has the number 1, so that what is the same as in the first document hangs
 * on no other. */
void pieces_document(docx_memory *m, const form *f)
{
    if (m->documents++ == 0) {
        m->words = word_memory_new(m->a);
        m->texts = text_memory_new(m->a);
    }
    if (m->last == f)
        return;
    m->last = f == &usual_form ? f : NULL;
    if (m->forms == 0) {
        m->first_form = NEW(m->a, form);
        m->last_form = NEW(m->a, form);
        *m->first_form = *f;
    } else if (memcmp(m->last_form, f, sizeof *f) == 0) {
        return;
    }
    bool first = memcmp(m->first_form, f, sizeof *f) == 0;
    m->form = first ? 1 : m->forms + 1;
    m->forms = m->form > m->forms ? m->form : m->forms;
    *m->last_form = *f;
}

static bool is_kept(const part_pieces *p, const remembered *r, unsigned there)
{
    return r->form == p->form && r->parts == there;
}

static part_pieces *begin(docx_memory *m, size_t file, size_t part)
{
    if (file >= MOST_FILES || part >= MOST_PARTS)
        return NULL;
    part_pieces *p = part_of(m, file * MOST_PARTS + part);
    p->form = m->form;
    p->same.n = 0;
    return p;
}

/* The first document's part stays where it is. */
static told_same told(const part_pieces *p)
{
    const char *from = p->first.form ? p->first.xml.p : NULL;
    return (told_same){.all = p->same, .from = from, .left_out = p->same.n > 0};
}

bool pieces_part_known(docx_memory *m, unsigned there, size_t file, size_t number, str *bytes,
                       told_same *same)
{
    part_pieces *p = begin(m, file, number);
    const remembered *from = !p                              ? NULL
                             : is_kept(p, &p->first, there)  ? &p->first
                             : is_kept(p, &p->before, there) ? &p->before
                                                             : NULL;
    if (!from)
        return false;
    *bytes = buf_str(&from->xml);
    if (from == &p->first)
        *list_add(from->keys.a, &p->same) = (stretch){0, 0, bytes->n};
    *same = told(p);
    same->left_out = false;
    return true;
}

void pieces_begin(docx_memory *m, writing *w, size_t file, size_t number)
{
    part_pieces *p = begin(m, file, number);
    if (!p)
        return;
    forget(&p->now);
    p->is_first = m->documents == 1 && file == 0;
    p->first.next = p->before.next = 0;
    p->within = false;
    w->pieces = p;
    w->x.out = p->now.xml;
}

told_same pieces_end(writing *w)
{
    part_pieces *p = w->pieces;
    if (!p)
        return (told_same){0};
    remembered *to = p->is_first ? &p->first : &p->before, was = *to;
    p->now.xml = w->x.out;
    p->now.form = p->form;
    p->now.parts = w->parts;
    *to = p->now;
    p->now = was;
    w->pieces = NULL;
    return told(p);
}
