/* Decimal numbers of a workbook: 15 digits, as Excel has them, without floating point. */
#ifndef KH_INPUT_XLSX_DECIMAL_H
#define KH_INPUT_XLSX_DECIMAL_H

#include "base/str.h"

enum { DECIMAL_DIGITS = 15 };

/* 0.d1d2d3… × 10^point; no digits: zero. d1 and the last digit are not 0. */
typedef struct sheet_decimal {
    bool negative;
    char digits[DECIMAL_DIGITS + 1];
    int n;
    long point;
} sheet_decimal;

/* "-1.25E-2", rounded to 15 digits. False where it is no such number. */
bool sheet_decimal_read(str text, sheet_decimal *v);

/* Rounds to `places` digits behind the point, halves away from zero. */
void sheet_decimal_round(sheet_decimal *v, long places);

/* The digit that stands for 10^power. */
char sheet_decimal_digit(const sheet_decimal *v, long power);

#endif
