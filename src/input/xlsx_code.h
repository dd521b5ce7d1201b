/* Format codes of a workbook, token by token, and the days that they show. */
#ifndef KH_INPUT_XLSX_CODE_H
#define KH_INPUT_XLSX_CODE_H

#include "input/xlsx_decimal.h"
#include "input/xlsx_format.h"

typedef enum code_kind {
    CODE_NOTHING, /* a colour, a blank as wide as a character, a fill */
    CODE_WORDS,   /* shown as they are */
    CODE_DIGIT,   /* 0 # ? */
    CODE_POINT,
    CODE_COMMA,
    CODE_PERCENT,
    CODE_SLASH,
    CODE_DATE, /* a run of one of d m y h s, or AM/PM */
    CODE_TEXT, /* @ */
    CODE_GENERAL,
    CODE_UNKNOWN, /* conditions, powers, fractions, times past a day, letters we don't know */
} code_kind;

typedef struct code_token {
    code_kind kind;
    str text;
} code_token;

code_token code_next(str code, size_t *at);

/* Positive, negative, zero, text; 0 where there are more than that. */
enum { CODE_SECTIONS = 4 };
size_t code_split(str code, str section[CODE_SECTIONS]);

/* Shows the day, the time or both, as far as the section does. */
shown code_show_date(str section, const sheet_decimal *v, bool from_1904, buf *out);

#endif
