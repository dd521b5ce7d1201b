/* libxml2, loaded when XML is read for the first time: with what it brings (ICU's tables, C++) it
 * takes a process longer to start than a plan takes to make, and most runs read no XML. */
#ifndef KH_INPUT_XML_LIBRARY_H
#define KH_INPUT_XML_LIBRARY_H

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "base/diag.h"

/* Its functions that are called, each by its own name: xml->xmlParseChunk(…). */
#define XML_FUNCTIONS(X)                                                                           \
    X(xmlInitParser)                                                                               \
    X(xmlNewParserCtxt)                                                                            \
    X(xmlCreatePushParserCtxt)                                                                     \
    X(xmlCtxtUseOptions)                                                                           \
    X(xmlParseChunk)                                                                               \
    X(xmlCtxtReadMemory)                                                                           \
    X(xmlByteConsumed)                                                                             \
    X(xmlSAX2GetLineNumber)                                                                        \
    X(xmlStopParser)                                                                               \
    X(xmlFreeDoc)                                                                                  \
    X(xmlFreeParserCtxt)

typedef struct xml_library {
#define X(name) __typeof__(name) *name;
    XML_FUNCTIONS(X)
#undef X
} xml_library;

/* From any thread; it stays loaded. NULL after reporting at `at` that it isn't there. */
const xml_library *xml_library_open(diags *d, pos at);

/* For arena_defer: an xmlParserCtxtPtr of it. */
void xml_library_free_parser(void *parser);

#endif
