/* CRC-32 as zip has it, of a text that has much in common with another. */
#ifndef KH_DOCX_CRC_H
#define KH_DOCX_CRC_H

#include "docx/stretches.h"

/* Sums of the known text up to places that lie evenly in it, and what as many bytes do to a sum. */
typedef struct known_crc {
    uint32_t *upto, *power;
} known_crc;

known_crc crc_know(arena *a, str text);

/* The sum of `text`, which has these stretches of the known one. */
uint32_t crc_like(const known_crc *known, str text, const stretches *same);

#endif
