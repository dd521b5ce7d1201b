/* Small values: dates, Roman numerals, the letters of points. */
#ifndef KH_INPUT_VALUE_H
#define KH_INPUT_VALUE_H

#include "base/str.h"

/* A date with parts left open (0), to be filled in by hand. */
typedef struct date {
    int day, month, year;
} date;

typedef enum date_fault { DATE_GOOD, DATE_UNREADABLE, DATE_IMPOSSIBLE } date_fault;

/* "04/9/2024" (day first), "2024-09-04", "/3/2023", "//2026", blank. */
date_fault date_parse(str text, date *d);

/* The day `days` later (earlier below 0), over month ends and leap years; open parts: nonsense.
 * False past the years that date_parse takes. */
bool date_add(date *d, long days);

/* True for a day on or after `from`: open parts of `d` count as the latest, no year: false. */
bool date_reaches(date d, date from);

/* 1…3999 from "IV" (capitals, as the Romans wrote it, nothing else); 0 if it is none. */
int roman_value(str text);
str roman_text(arena *a, int n);

/* The letters of points, in the order of Vietnamese lists (a b c d đ e g h i k …;
 * Phụ lục I, mục II.6.đ): index from 1; 0 for any other character. */
int point_letter_index(unsigned cp);
str point_letter(int index); /* empty past y */

/* Digits as a number; -1 if there are others, or none, or too many. */
int number_value(str text);

#endif
