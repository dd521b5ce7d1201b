/* Numbers said in Vietnamese words: "một trăm năm mươi". */
#ifndef KH_TEMPLATE_NUMBER_WORDS_H
#define KH_TEMPLATE_NUMBER_WORDS_H

#include "base/str.h"

enum { NUMBER_WORDS_DIGITS = 18 };

/* `digits`: 1 to NUMBER_WORDS_DIGITS of them, the first not 0 unless it stands alone.
 * "linh" (not "lẻ") stands for the missing tens, "nghìn" (not "ngàn") for the thousands, "tỷ" for
 * the thousands of millions, as in official money slips; 21 is "hai mươi mốt", 25 "hai mươi lăm",
 * 24 "hai mươi bốn". */
str number_words(arena *a, str digits);

#endif
