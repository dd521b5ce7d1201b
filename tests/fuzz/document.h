/* What must hold of every Word document: its package can be read, each part is well-formed XML, and
 * valid by the schemas of ECMA-376 where KEHOACH_SHARED names their folder. */
#ifndef KH_FUZZ_DOCUMENT_H
#define KH_FUZZ_DOCUMENT_H

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>

#include "fuzz.h"
#include "input/zip_read.h"
#include "kehoach.h"

#define COMPATIBILITY "http://schemas.openxmlformats.org/markup-compatibility/2006"

/* NULL where there are none. Read once. */
static xmlSchemaPtr schemas(void)
{
    static xmlSchemaPtr read;
    static int asked;
    const char *shared = getenv("KEHOACH_SHARED");
    char path[4096];
    if (asked++ || !shared)
        return read;
    snprintf(path, sizeof path, "%s/ooxml-xsd/docx-parts.xsd", shared);
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    read = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    HOLDS(read);
    return read;
}

static bool is_named(const xmlNode *n, const char *name)
{
    return n->type == XML_ELEMENT_NODE && n->ns && !strcmp((const char *)n->name, name) &&
           !strcmp((const char *)n->ns->href, COMPATIBILITY);
}

/* What a program does that knows nothing newer: the fallback stands in the choice's place. */
static void take_fallbacks(xmlNode *parent)
{
    for (xmlNode *n = parent->children, *next; n; n = next) {
        next = n->next;
        take_fallbacks(n);
        if (!is_named(n, "AlternateContent"))
            continue;
        for (xmlNode *way = n->children; way; way = way->next)
            while (is_named(way, "Fallback") && way->children) {
                xmlNode *moved = way->children;
                xmlUnlinkNode(moved);
                xmlAddPrevSibling(n, moved);
            }
        xmlUnlinkNode(n);
        xmlFreeNode(n);
    }
}

static void check_xml(str path, str xml)
{
    xmlDocPtr doc =
        xmlReadMemory(xml.p, (int)xml.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    if (!doc)
        fprintf(stderr, "%.*s isn't well-formed\n", (int)path.n, path.p);
    HOLDS(doc);
    if (schemas()) {
        take_fallbacks((xmlNode *)doc);
        xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(schemas());
        HOLDS(xmlSchemaValidateDoc(v, doc) == 0);
        xmlSchemaFreeValidCtxt(v);
    }
    xmlFreeDoc(doc);
}

static void read_whole(zip_file *z, str part, buf *into)
{
    char piece[4096];
    long got;
    HOLDS(zip_part_open(z, part, 0));
    while ((got = zip_part_read(z, piece, sizeof piece)) > 0)
        buf_add(into, (str){piece, (size_t)got});
    HOLDS(got == 0);
}

static void check_document(str bytes)
{
    static const char *const parts[] = {
        "[Content_Types].xml", "_rels/.rels",       "word/_rels/document.xml.rels",
        "word/document.xml",   "word/styles.xml",   "word/settings.xml",
        "word/footnotes.xml",  "word/header1.xml",  "word/header2.xml",
        "word/footer1.xml",    "docProps/core.xml", "docProps/app.xml",
    };
    arena *a = arena_new();
    diags d = {.a = a};
    zip_file *z = zip_open_bytes(&d, S("made.docx"), bytes);
    HOLDS(z && zip_has(z, S("word/document.xml")));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        str path = str_from(parts[i]);
        buf xml = {.a = a};
        if (!zip_has(z, path))
            continue;
        read_whole(z, path, &xml);
        check_xml(path, buf_str(&xml));
    }
    arena_free(a);
}

/* All outputs but PDF, which LibreOffice makes of the Word document, for seconds; all messages. */
static inline void check_outcome(kh_document *doc, kh_status status)
{
    static const kh_format formats[] = {KH_DOCX, KH_TEXT, KH_DUMP};
    HOLDS(status == KH_OK || status == KH_E_INPUT || status == KH_E_SYSTEM);
    HOLDS(status == KH_OK || kh_message_count(doc));
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const void *bytes = NULL;
        size_t size = 0;
        kh_status rendered = kh_render(doc, formats[i], &bytes, &size);
        HOLDS((rendered == KH_OK) == (status == KH_OK));
        HOLDS((size > 0) == (rendered == KH_OK));
        if (formats[i] == KH_DOCX && size)
            check_document((str){bytes, size});
    }
    for (size_t i = 0; i < kh_message_count(doc) && i < 50; i++) {
        kh_message m;
        HOLDS(kh_message_get(doc, i, i % 2 ? KH_ENGLISH : KH_VIETNAMESE, &m) == KH_OK);
        HOLDS(m.text[0] && m.file[0]);
    }
}

#endif
