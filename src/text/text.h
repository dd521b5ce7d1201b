/* The words of a plan as plain text, a paragraph a line. */
#ifndef KH_TEXT_TEXT_H
#define KH_TEXT_TEXT_H

#include "plan/plan.h"

str text_write(arena *a, const plan *p);

#endif
