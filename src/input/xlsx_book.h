/* A workbook around its cells: which sheet is read, the strings that cells share, the formats of
 * numbers. */
#ifndef KH_INPUT_XLSX_BOOK_H
#define KH_INPUT_XLSX_BOOK_H

#include "input/xlsx_strings.h"
#include "input/xml_events.h"
#include "input/zip_read.h"

enum { BOOK_PART_MOST_MIB = LIMIT_BOOK_PART_MIB }; /* workbook, styles and relationships, each */

typedef struct xlsx_book {
    diags *d;
    zip_file *zip;
    str sheet; /* the part of the first visible sheet */
    bool from_1904;
    LIST(str) formats; /* by the number that a cell gives; .p is NULL for one that isn't known */
    xlsx_strings *strings;
} xlsx_book;

/* NULL after reporting. Notes which sheets are left out. */
xlsx_book *book_open(diags *d, zip_file *zip);

/* Feeds a whole part. False after reporting. */
bool book_part(xlsx_book *b, str part, unsigned most_mib, const xml_events *events, void *context);

/* The same for what is fed block by block. */
bool book_xml_fault(xlsx_book *b, str part, xml_fault fault, const xml_parser *x);

/* True for names of SpreadsheetML itself. */
bool book_is_main(str space);

/* `_x000A_` is a line break (ST_Xstring); CR LF and CR are LF. */
void book_add_text(buf *out, str raw);

#endif
