/* "Nơi nhận" of a plan; what its lines mean, recipients.c knows. */
#include "base/utf8.h"
#include "template/bind_parts.h"
#include "template/fill_memory.h"
#include "template/recipients.h"

/* What a list of recipients came to. */
typedef struct kept_recipients {
    nhan *at;
    str *braces;
    size_t n, n_braces;
} kept_recipients;

static const kept_recipients *keep_recipients(arena *a, const plan *p)
{
    kept_recipients *kept = NEW(a, kept_recipients);
    *kept = (kept_recipients){.n = p->noi_nhan.n, .n_braces = p->braces.n};
    kept->at = NEW_ARRAY(a, nhan, kept->n + 1);
    kept->braces = NEW_ARRAY(a, str, kept->n_braces + 1);
    for (size_t i = 0; i < kept->n; i++) {
        kept->at[i] = p->noi_nhan.at[i];
        kept->at[i].text = str_copy(a, kept->at[i].text);
    }
    for (size_t i = 0; i < kept->n_braces; i++)
        kept->braces[i] = str_copy(a, p->braces.at[i]);
    return kept;
}

static void take_kept(arena *a, const kept_recipients *kept, plan *p)
{
    list_reserve(a, &p->noi_nhan, kept->n);
    for (size_t i = 0; i < kept->n; i++)
        p->noi_nhan.at[p->noi_nhan.n++] = kept->at[i];
    for (size_t i = 0; i < kept->n_braces; i++)
        *list_add(a, &p->braces) = kept->braces[i];
}

/* Most lists are the same in all plans of a batch. */
static void read_list(binding *b, const line *lines, size_t n, said luu)
{
    fill_memory *memory = b->how.memory;
    plan *p = b->p;
    step_key key = {0};
    step_add(&key, luu.text, luu.at);
    for (size_t i = 0; i < n; i++)
        step_add(&key, lines[i].text, lines[i].at);
    const kept_recipients *kept = memory ? step_recall(&memory->recipients, &key) : NULL;
    if (kept) {
        take_kept(b->d->a, kept, p);
        return;
    }
    size_t before = step_messages(b->d);
    recipients_read(b->d, lines, n, luu, p);
    if (memory && step_has_room(&memory->recipients, &key) && step_messages(b->d) == before)
        step_keep(memory->a, &memory->recipients, &key, keep_recipients(memory->a, p));
}

/* "Như trên" stands for those under "Kính gửi" (Phụ lục I, II.9.c). */
static void check_as_above(binding *b)
{
    for (size_t i = 0; b->p->kinh_gui.n == 0 && i < b->p->noi_nhan.n; i++) {
        const nhan *n = &b->p->noi_nhan.at[i];
        str words = n->kind == NHAN_DONG ? utf8_trim(str_after(n->text, 2)) : (str){0};
        if (utf8_small(utf8_first(words)) == 'n' &&
            str_starts(utf8_fold(b->d->a, words), S("nhu_tren")))
            diag_add(b->d, DIAG_AS_ABOVE_NOBODY, n->at, ARGS(S("")));
    }
}

void bind_recipient_list(binding *b, const line *lines, size_t n, said luu)
{
    read_list(b, lines, n, luu);
    check_as_above(b);
}

/* ---- by blocks ---- */

/* A list by the first of the kept blocks that it was made of, which stand one after another. */
typedef struct kept_list {
    const block *first;
    size_t n;
    said luu;
    bool addressed; /* there were addressees, on whom a warning hangs */
    const kept_recipients *came_to;
} kept_list;

static bool are_copies(const blocks *entries)
{
    bool are = entries->n > 0;
    for (size_t i = 0; i < entries->n && are; i++)
        are = entries->at[i].kept && entries->at[i].kept == entries->at[0].kept + i;
    return are;
}

bool bind_recipients_again(binding *b, const blocks *entries, said luu)
{
    fill_memory *m = b->how.memory;
    if (!m || !are_copies(entries))
        return false;
    for (size_t i = 0; i < STEP_VARIANTS && m->lists[i]; i++) {
        const kept_list *k = m->lists[i];
        if (k->first != entries->at[0].kept || k->n != entries->n ||
            k->addressed != (b->p->kinh_gui.n > 0) || k->luu.at.src != luu.at.src ||
            k->luu.at.off != luu.at.off || !str_eq(k->luu.text, luu.text))
            continue;
        take_kept(b->d->a, k->came_to, b->p);
        return true;
    }
    return false;
}

void bind_recipients_keep(binding *b, const blocks *entries, said luu)
{
    fill_memory *m = b->how.memory;
    size_t at = 0;
    while (m && at < STEP_VARIANTS && m->lists[at])
        at++;
    if (!m || at == STEP_VARIANTS || !are_copies(entries) || (luu.at.src && luu.at.src->of))
        return;
    kept_list *k = NEW(m->a, kept_list);
    *k = (kept_list){.first = entries->at[0].kept,
                     .n = entries->n,
                     .luu = {str_copy(m->a, luu.text), luu.at},
                     .addressed = b->p->kinh_gui.n > 0,
                     .came_to = keep_recipients(m->a, b->p)};
    m->lists[at] = k;
}
