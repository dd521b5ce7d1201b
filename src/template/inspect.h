/* What templates there are, and what one of them holds and wants. */
#ifndef KH_TEMPLATE_INSPECT_H
#define KH_TEMPLATE_INSPECT_H

#include "input/tree.h"
#include "template/inherit.h"
#include "template/report.h"

/* A line each: name, level, where it is, what for; those with faults are said to have some. */
str inspect_list(arena *a, const khung_list *all, language speech);

/* Its chain, fields and parts, for people. */
str inspect_text(arena *a, const khung *k, language speech);

/* The same as a tree:
 *
 *     ten, mo_ta   name, what it is for
 *     cap          "tinh", "huyen", "xa"; null: any
 *     cap_duoi     names of the templates for plans of units below
 *     chuoi        the template and its parents, each {ten, tep, co_san}
 *     truong       fields: {ma, muc, khoa, duong_dan, kieu, bat_buoc, mac_dinh, vi_du, lua_chon,
 *                  co_dinh, mo_ta, khung, tep, dong}
 *     phan         parts as they are printed: {loai, id, tieu_de, neu, tru_khi, moi, khung, tep,
 * dong, co_dinh, truoc, sau}; co_dinh: null or {tep, dong}; truoc, sau: lists of {khung, tep, dong}
 * of the texts put before and after
 *
 * Texts that weren't given are null; `tep` is a path, `dong` a line of it. */
const tree *inspect_tree(arena *a, const khung *k);

/* What a field's example is, or NULL: nobody fills in a locked one, whatever example its parent has. */
const attribute *inspect_example(const field *f);

/* The name of the template in a chain that a source is of, or empty. */
str khung_name_of(const khung *k, const source *src);

/* What a kind of part is called: "căn cứ". */
str part_kind_name(element_kind kind, language speech);

#endif
