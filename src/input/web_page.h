/* Web pages under the name of a workbook: portals write them as `.xls`, and Excel opens them. */
#ifndef KH_INPUT_WEB_PAGE_H
#define KH_INPUT_WEB_PAGE_H

#include "base/str.h"

/* True where a file that begins so is one (HTML, MHTML, the XML of Excel 2003), and no list. */
bool web_page_begins(str head);

#endif
