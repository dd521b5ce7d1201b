/* Fields: the values that a template declares with <truong>, beyond the known keys of an input. */
#ifndef KH_TEMPLATE_FIELD_H
#define KH_TEMPLATE_FIELD_H

#include "template/skeleton.h"

typedef enum field_kind {
    FIELD_CHU,  /* one line */
    FIELD_DOAN, /* outline text */
    FIELD_NGAY,
    FIELD_SO,
    FIELD_TIEN,
    FIELD_DANH_SACH, /* lines */
    FIELD_CHON,      /* one of `choices` */
} field_kind;

/* All views belong to the skeleton's arena. */
typedef struct field {
    str path;                   /* "hoi_nghi.ngay" */
    str section, key;           /* folded: "hoi_nghi", "ngay" */
    str section_name, key_name; /* as written in `ma`: "hội nghị", "ngày" */
    field_kind kind;
    bool required, locked;                    /* bat_buoc, co_dinh */
    const attribute *default_value, *example; /* NULL: none; the default may hold {{…}} */
    LIST(str) choices;                        /* of FIELD_CHON, as written */
    str help;                                 /* the element's text, or empty */
    const element *at;
    const struct field *hides; /* the parent's field of the same path, or NULL */
    str template_name;
} field;

typedef LIST(field) field_list;

/* The fields that a skeleton itself declares. Reported: a `ma` that names none, one that stands
 * twice (both places), and defaults and examples that their own `kieu` doesn't take. */
void fields_read(diags *d, const skeleton *from, field_list *out);

/* What `f` leaves unsaid it takes from the parent's field that it hides: kind, default, example,
 * help, required; but no default or example of another kind. Reported: the parent's is locked; a
 * default or example of f's that a kind so taken doesn't take. `hidden` must outlive `f`. */
void field_inherit(diags *d, field *f, const field *hidden);

/* "ngay": a kind as `kieu` has it. */
str field_kind_name(field_kind kind);

/* The field of a path (folded), or NULL. */
const field *field_find(const field_list *list, str path);

/* Checks what an input gives (`at`: where lines have no place of their own). One line, except of
 * FIELD_DOAN and FIELD_DANH_SACH: FIELD_NGAY a date (open parts allowed), FIELD_SO digits, dots
 * between thousands, a decimal comma; FIELD_TIEN the same without comma; FIELD_CHON one of the
 * choices, compared by utf8_fold. Blank passes. False after reporting. */
bool field_check_value(diags *d, const field *f, const line *lines, size_t n, pos at);

#endif
