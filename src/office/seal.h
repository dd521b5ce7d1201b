/* What LibreOffice and poppler wrote, made ours: the same bytes each time, and a digest that tells
 * later whether somebody has edited the file. */
#ifndef KH_OFFICE_SEAL_H
#define KH_OFFICE_SEAL_H

#include "base/str.h"

/* `made`: the time of ISO 32000-1, 7.9.4, in UTC and without its mark, "20260206000000"; blank: the
 * document doesn't tell one. `from`: map_hash of the document that it was made from. False where
 * the bytes are no whole PDF. */
bool pdf_seal(arena *a, str pdf, str made, unsigned long long from, str *sealed);
bool pdf_is_untouched(str bytes);

/* True for an untouched PDF that was made from this very document: the same LibreOffice would make
 * the same again. */
bool pdf_is_made_from(str bytes, unsigned long long from);

/* The same for a picture (PNG, ISO/IEC 15948). */
bool png_seal(arena *a, str png, str *sealed);
bool png_is_untouched(str bytes);

#endif
