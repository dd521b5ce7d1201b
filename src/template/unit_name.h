/* What the cells of a list call a unit: "UBND phường Sa Pa", "P. Sa Pa", "PHƯỜNG SA PA". */
#ifndef KH_TEMPLATE_UNIT_NAME_H
#define KH_TEMPLATE_UNIT_NAME_H

#include "template/level.h"

/* "phường Sa Pa" of "Ủy ban nhân dân phường Sa Pa", "UBND phường Sa Pa"; other names as they are.
 * Empty where nothing follows. */
str unit_name_behind_body(arena *a, str called);

/* "phường Sa Pa" for "P. Sa Pa", "TX.Sa Pa", which no document says; empty for other names. */
str unit_name_unshortened(arena *a, str called);

/* The kind that a name begins with, and in *own what follows ("Đăk Hà" of "huyện Đăk Hà"); or NULL,
 * and the name itself. "Tịnh Biên" and "Quan Sơn" begin with none: marks count, but where the name
 * has none at all, and nothing else (`said`) tells the kind. */
const unit_kind *unit_name_kind(const levels *l, arena *a, str name, bool said, str *own);

/* "phường" and no more. */
bool unit_name_is_kind(const levels *l, arena *a, str name);

/* The unit as texts name it: the noun is small, but in a name that keeps its own ("Phường 7"). */
str unit_name_words(const levels *l, arena *a, const unit_kind *kind, str name, str own);

/* True for three letters or more, all of them capitals. */
bool unit_name_is_capitals(str name);

/* "Bắc Hà" for "BẮC HÀ": to show as an example, for not all names are written so. */
str unit_name_small(arena *a, str name);

#endif
