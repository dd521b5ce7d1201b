/* Whether letters can be a Vietnamese syllable, by its sounds: for guesses about encodings. */
#ifndef KH_BASE_SYLLABLE_H
#define KH_BASE_SYLLABLE_H

#include <stdint.h>

#include "base/str.h"

/* Letters in any case, tones as part of them or as marks behind. Names of other languages
 * ("Đắk", "Krông") mostly are none. */
bool syllable_is(const uint32_t *letters, size_t n);

/* A letter and a mark behind it that are one letter in NFC. */
bool syllable_joins(uint32_t letter, uint32_t mark);

/* A letter of Vietnamese that isn't ASCII. */
bool syllable_has_letter(uint32_t cp);

#endif
