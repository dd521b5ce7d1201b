/* Which face Times New Roman becomes where LibreOffice draws pages. */
#ifndef KH_OFFICE_FONTS_H
#define KH_OFFICE_FONTS_H

#include "base/diag.h"
#include "office/process.h"
#include "office/workplace.h"

/* fonts/fonts.conf, as it was built in. */
extern const unsigned char builtin_fonts_conf[];
extern const size_t builtin_fonts_conf_size;

/* "FONTCONFIG_FILE=…": that of the caller where he has one, else ours, which is written into the
 * workplace. NULL after reporting. */
const char *fonts_setting(diags *d, const workplace *w);

/* Warns at `at` of a face without Vietnamese letters, or of other widths than those of Times New
 * Roman. Says nothing where fontconfig's tools can't be asked. */
void fonts_check(diags *d, pos at, const workplace *w, const char *setting, int seconds);

#endif
