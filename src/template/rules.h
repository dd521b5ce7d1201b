/* The skeleton language as tables: which element may stand where, with which attributes, and what
 * these may say. templates/skeleton.rng says the same for editors; tests/rng holds both together.
 */
#ifndef KH_TEMPLATE_RULES_H
#define KH_TEMPLATE_RULES_H

#include "base/map.h"
#include "template/skeleton.h"

enum { ELEMENT_KINDS = ELEMENT_CHEN_SAU + 1 };

/* What a file has had so far. */
typedef struct rules_state {
    bool seen[ELEMENT_KINDS];
    bool has_parent; /* its root says ke_thua */
    map ids;         /* of its own sections and annexes → element */
} rules_state;

typedef enum text_rule { NO_TEXT, ONE_LINE, TEXT } text_rule;
text_rule rules_text(element_kind kind);

/* Sets the kind of an element from its tag's name. False after reporting that there is none, or
 * that it may not stand in `parent` (NULL: nowhere else) or not again. */
bool rules_accept(diags *d, rules_state *state, const element *parent, str tag, element *e);

/* True if an element may have such an attribute; else reports. */
bool rules_take_attribute(diags *d, const element *e, str name);

/* Checks an element with all its attributes. Values that are refused become empty. */
void rules_check(diags *d, rules_state *state, const element *parent, element *e);

#endif
