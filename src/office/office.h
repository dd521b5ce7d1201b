/* LibreOffice and poppler as this library uses them: Word documents to PDF, PDF to pictures. */
#ifndef KH_OFFICE_OFFICE_H
#define KH_OFFICE_OFFICE_H

#include "base/diag.h"

enum { OFFICE_SECONDS = 120 }; /* unless asked for otherwise */

typedef struct office_options {
    str program; /* of LibreOffice; blank: soffice or libreoffice on PATH */
    int seconds; /* that LibreOffice may take for one document, poppler for all pages; 0: usual */
    str name;    /* of what is made, for messages */
} office_options;

typedef struct office office;

/* A private folder, a profile of its own, fonts that are checked. NULL after reporting: there is
 * no LibreOffice, or no folder. */
office *office_open(diags *d, const office_options *o);

/* Ends what runs and removes the folder. It is done when d->a is freed, too. */
void office_close(office *o);

/* Another document to be converted; `made` as pdf_seal has it. False after reporting. */
bool office_add(office *o, str docx, str made);

/* Converts those added since, in one run of LibreOffice. False after reporting that it failed as a
 * whole; some may be there even so. */
bool office_convert(office *o);

/* The i-th of those converted last, in `a`. False after reporting, unless office_convert did. */
bool office_take(office *o, arena *a, size_t i, str *pdf);

typedef struct page_range {
    int dpi;
    int first, last; /* from 1; 0: the document's */
} page_range;

typedef struct page_picture {
    int number; /* its page, from 1 */
    str png;    /* with its seal (seal.h) */
} page_picture;
typedef LIST(page_picture) page_pictures;

/* Pictures of a PDF's pages, in their order and in the document's arena; once per office. False
 * after reporting. */
bool office_draw(office *o, str pdf, const page_range *range, page_pictures *pages);

#endif
