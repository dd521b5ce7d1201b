/* Names of the files of units' plans: "kế hoạch huyện Đăk Hà" from `kế hoạch {{don_vi.ten}}`. */
#ifndef KH_TEMPLATE_FILE_NAME_H
#define KH_TEMPLATE_FILE_NAME_H

#include "template/fill.h"

/* From --name, else [đơn vị] `tệp tên`, else the unit's name. */
const body *file_name_parse(diags *d, str given, const data *input);

/* A unit's file name without ending (`.docx`, if typed, is taken off). Reported at `at`: a blank
 * one, and one that no folder of any system takes, or that leads out of its folder. Empty then. */
str file_name_fill(diags *d, diags *shared, const body *name, const data *values, pos at);

/* The same for all systems: names that differ by capitals alone are one file on some. */
str file_name_key(arena *a, str name);

#endif
