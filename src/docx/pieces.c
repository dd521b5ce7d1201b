/* Keys, and where the pieces lie that they belong to. Knows nothing of what the XML says. */
#include "docx/pieces.h"

#include <stdint.h>

enum { MOST_BYTES = 1024 * 1024 }; /* of a part; a longer one isn't remembered: memory is bounded */

/* The part is too long: it goes on without memory. */
static void leave(writing *w)
{
    part_pieces *p = w->pieces;
    buf own = {.a = w->x.a};
    stretches_fill(buf_str(&w->x.out), &(told_same){p->same, p->first.xml.p, .left_out = true});
    buf_add(&own, buf_str(&w->x.out));
    p->now.xml = w->x.out;
    w->pieces = NULL;
    w->x.out = own;
}

/* ---- pieces ---- */

static void add_piece(part_pieces *p, size_t at)
{
    p->open = p->now.pieces.n;
    *list_add(p->now.keys.a, &p->now.pieces) = (piece){.key = p->now.keys.n, .xml = at};
}

/* What is the same as in the first document is not kept again: it will be found there. */
void piece_open(writing *w, piece_kind kind)
{
    part_pieces *p = w->pieces;
    if (!p)
        return;
    xml_end_tag(&w->x);
    if (w->x.out.n > MOST_BYTES || p->within) { /* none lies in another */
        leave(w);
        return;
    }
    const remembered *first = &p->first;
    p->drawings = w->drawings;
    p->within = true;
    if (first->form == p->form && first->next < first->pieces.n) {
        const piece *next = &first->pieces.at[first->next];
        p->met = first->keys.p + next->key;
        p->expected = p->met + next->key_n;
    } else {
        p->met = NULL;
        add_piece(p, w->x.out.n);
    }
    key_number(w, kind);
}

/* The piece is another than was expected: its key is written down from its beginning. */
static void begin_key(writing *w)
{
    part_pieces *p = w->pieces;
    const remembered *first = &p->first;
    const char *begin = first->keys.p + first->pieces.at[first->next].key;
    add_piece(p, w->x.out.n);
    buf_add(&p->now.keys, (str){begin, (size_t)(p->met - begin)});
    p->met = NULL;
}

void key_differs(writing *w, const void *bytes, size_t n)
{
    if (w->pieces->met)
        begin_key(w);
    buf *keys = &w->pieces->now.keys;
    if (keys->n + n > MOST_BYTES)
        leave(w);
    else
        buf_add(keys, (str){bytes, n});
}

void key_is_met(writing *w)
{
    w->pieces->met = w->pieces->expected;
}

/* A few bytes of the key: it is compared afterwards. */
static unsigned hash_of(str key)
{
    uint64_t all = key.n, eight;
    const size_t at[] = {0, key.n / 2 - 4, key.n - 8}; /* a key has at least its kind */
    for (size_t i = 0; i < 3 && key.n >= sizeof eight; i++) {
        memcpy(&eight, key.p + at[i], sizeof eight);
        all = (all ^ eight) * 0x9E3779B97F4A7C15u;
    }
    return (unsigned)(all >> 40);
}

static void link_piece(remembered *r, size_t i)
{
    piece *p = &r->pieces.at[i];
    unsigned *head = &r->heads[p->hash % HEADS];
    p->alike = *head;
    *head = (unsigned)i + 1;
}

static bool has_key(const remembered *r, size_t i, const piece *wanted, str key)
{
    const piece *p = &r->pieces.at[i];
    return p->hash == wanted->hash && p->key_n == key.n &&
           memcmp(r->keys.p + p->key, key.p, key.n) == 0;
}

static piece *find(remembered *r, const piece *wanted, str key)
{
    size_t i = r->next;
    if (i >= r->pieces.n || !has_key(r, i, wanted, key)) {
        r->next += i < r->pieces.n;
        for (i = r->heads[wanted->hash % HEADS]; i; i = r->pieces.at[i - 1].alike)
            if (has_key(r, i - 1, wanted, key))
                break;
        if (i-- == 0)
            return NULL;
    }
    piece *found = &r->pieces.at[i];
    r->next = i + 1;
    return found;
}

static void add_same(part_pieces *p, size_t at, size_t from, size_t n)
{
    stretch *last = p->same.n ? &p->same.at[p->same.n - 1] : NULL;
    if (n == 0)
        return;
    if (last && last->at + last->n == at && last->from + last->n == from)
        last->n += n;
    else
        *list_add(p->now.keys.a, &p->same) = (stretch){at, from, n};
}

void pieces_copy_first(writing *w, size_t from, size_t to)
{
    part_pieces *p = w->pieces;
    xml_end_tag(&w->x);
    buf *out = &w->x.out;
    add_same(p, out->n, from, to - from);
    buf_room(out, to - from);
    if (from < to)
        stretch_copy_ends(out->p + out->n, p->first.xml.p + from, to - from);
    out->n += to - from;
}

static void copied(writing *w, const piece *found)
{
    w->pieces->within = false;
    w->drawings += found->drawings;
}

/* Nothing is left out: the next document may look for this one's piece. */
static void recall(writing *w, const remembered *from, const piece *found)
{
    part_pieces *p = w->pieces;
    piece *now = &p->now.pieces.at[p->open];
    now->xml_n = found->xml_n;
    now->drawings = found->drawings;
    now->result = found->result;
    if (from == &p->first)
        add_same(p, w->x.out.n, found->xml, found->xml_n);
    buf_add(&w->x.out, str_slice(buf_str(&from->xml), found->xml, found->xml + found->xml_n));
    copied(w, found);
}

/* The one that the first document has next, if it is. */
static const piece *expected(writing *w)
{
    part_pieces *p = w->pieces;
    piece *next = &p->first.pieces.at[p->first.next];
    if (p->met < p->expected) {
        begin_key(w);
        return NULL;
    }
    p->first.next++;
    pieces_copy_first(w, next->xml, next->xml + next->xml_n);
    copied(w, next);
    p->found = next;
    return next;
}

/* By its key, which was written down. */
static const piece *known(writing *w)
{
    part_pieces *p = w->pieces;
    size_t i = p->open;
    piece *now = &p->now.pieces.at[i];
    str key = str_after(buf_str(&p->now.keys), now->key);
    now->key_n = key.n;
    now->hash = hash_of(key);
    link_piece(&p->now, i);
    remembered *const all[] = {&p->first, &p->before};
    for (size_t k = 0; k < 2; k++) {
        piece *found = all[k]->form == p->form ? find(all[k], now, key) : NULL;
        if (found) {
            p->found = k == 0 ? found : NULL;
            recall(w, all[k], found);
            return found;
        }
    }
    return NULL;
}

bool piece_known(writing *w, double *result)
{
    part_pieces *p = w->pieces;
    if (!p)
        return false;
    const piece *found = p->met ? expected(w) : NULL;
    found = found ? found : known(w);
    if (!found)
        p->behind = p->first.next;
    if (found && result)
        *result = found->result;
    return found;
}

void piece_close(writing *w, double result)
{
    part_pieces *p = w->pieces;
    if (!p)
        return;
    piece *now = &p->now.pieces.at[p->open];
    now->xml_n = w->x.out.n - now->xml;
    now->drawings = w->drawings - p->drawings;
    now->result = result;
    p->within = false;
    p->first.next = p->behind;
}
