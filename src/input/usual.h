/* What the documents of a batch say mostly, against which each is held: what was made of values
 * that are as usual comes to the same again, without looking at them. */
#ifndef KH_INPUT_USUAL_H
#define KH_INPUT_USUAL_H

#include "input/data.h"

/* Of documents that share the same values and are bound to the same template. The first of them
 * that gives a path a value of its own says what is usual there; elsewhere it is what all share. */
typedef struct usual {
    arena *a;
    const data *below;
    const void *form;
    LIST(const value *) at; /* by number, of those known */
    number_set known;
    number_set unlike; /* those known that are unlike what all share */
    number_set good;   /* the form's fields with nothing to tell of what is usual */
    size_t good_version;
    number_set settled; /* numbers of what all share, that is marked as used */
    size_t version;     /* how many times something became known */
} usual;

/* From now on `of.changed` has the paths whose value isn't the usual one, whatever is put into it;
 * the same words at another place (another row, say) are the usual one. */
void usual_compare(usual *with, data *of);

/* The same, of one path: data does it where a value is put. */
void usual_compare_at(data *of, size_t number);

/* Values that many documents refer to one after another (data_refer), compared once: how they stand
 * to what is usual, where a document has none of its own at their paths. */
typedef struct held {
    const usual *of;
    size_t version, last; /* number */
    number_set here, changed;
} held;

/* What is known of `lent` for the document; or NULL: it is to be put value by value, and then kept
 * with usual_hold(). */
const held *usual_held(const data *lent, const data *of);
void usual_hold(data *lent, const data *of);

/* The document has all of its values now. */
void usual_take_held(const held *h, data *of);

/* The usual value, or NULL. */
const value *usual_at(const usual *u, size_t number);

/* True if both are missing, or say the same in the same way, wherever they stand. */
bool value_is_same(const value *a, const value *b);

/* A value that lives as long as the arena: itself where several documents have it. */
const value *value_keep(arena *a, const value *v);

/* ---- what is made of values ---- */

/* The values that something was made of. */
typedef struct looked {
    const usual *of;
    size_t version;
    number_set at, taken;
    number_set unusual;   /* of `at`: those that weren't as usual */
    const value **values; /* in the order of `at` */
} looked;

/* Around the making: what is looked up meanwhile is noted. */
void looked_begin(data *from, data_looks *own, data_looks **around);
void looked_end(data *from, data_looks *own, data_looks *around);

/* What was noted; it lives as long as the arena. */
void looked_keep(arena *a, const data *from, const data_looks *own, looked *out);

/* True if all those values are the same now, in words. */
bool looked_is_same(looked *l, const data *now);

/* They count as looked up and taken again. */
void looked_again(const looked *l, data *now);

/* Marks what counts as taken since as used. */
void looked_settle(data *now);

#endif
