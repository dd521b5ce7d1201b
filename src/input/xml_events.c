/* libxml2's push parser behind a few calls. Knows nothing of any vocabulary. */
#include "input/xml_events.h"

#include <limits.h>

#include "input/xml_library.h"

struct xml_parser {
    arena *a;
    const xml_library *xml;
    const xml_events *events;
    void *context;
    xmlParserCtxtPtr parser;
    xml_fault fault;
    int depth;
    bool stopped, no_memory;
    xml_attribute *attributes; /* of the element at hand */
    size_t room;
};

static str view(const xmlChar *z)
{
    return str_from(z ? (const char *)z : "");
}

str xml_attribute_of(const xml_element *e, const char *name)
{
    for (size_t i = 0; i < e->n; i++)
        if (!e->attributes[i].is_relation && str_eq(e->attributes[i].name, str_from(name)))
            return e->attributes[i].value;
    return (str){0};
}

void xml_parser_stop(xml_parser *x)
{
    x->stopped = true;
    x->xml->xmlStopParser(x->parser);
}

static void give_up(xml_parser *x, xml_fault fault)
{
    if (x->fault == XML_GOOD && !x->stopped)
        x->fault = fault;
    xml_parser_stop(x);
}

/* Attributes come as (name, prefix, space, value, behind it). Those of other vocabularies than the
 * element's are none of ours. */
static size_t take_attributes(xml_parser *x, size_t n, const xmlChar **given, const xmlChar *space)
{
    size_t kept = 0;
    if (n > x->room) {
        x->room = n * 2;
        x->attributes = NEW_ARRAY(x->a, xml_attribute, x->room);
    }
    for (size_t i = 0; i < n; i++, given += 5) {
        bool relation = given[1] && str_ends(view(given[2]), S("/relationships"));
        bool own = !given[1] || given[2] == space; /* names are kept once */
        if (own || relation)
            x->attributes[kept++] = (xml_attribute){
                view(given[0]), {(const char *)given[3], (size_t)(given[4] - given[3])}, relation};
    }
    return kept;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space, int n_spaces, const xmlChar **spaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)n_spaces, (void)spaces, (void)n_defaulted;
    xml_parser *x = context;
    if (x->stopped)
        return;
    if (++x->depth > XML_MOST_DEPTH) {
        give_up(x, XML_TOO_DEEP);
        return;
    }
    xml_element e = {.name = view(name), .space = view(space)};
    e.n = take_attributes(x, (size_t)n_attributes, attributes, space);
    e.attributes = x->attributes;
    x->events->start(x->context, &e);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)prefix;
    xml_parser *x = context;
    x->depth--;
    if (!x->stopped)
        x->events->end(x->context, view(name), view(space));
}

static void on_text(void *context, const xmlChar *text, int n)
{
    xml_parser *x = context;
    if (!x->stopped)
        x->events->text(x->context, (str){(const char *)text, (size_t)n});
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
    (void)name, (void)id, (void)uri;
    give_up(context, XML_HAS_DTD);
}

#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    xml_parser *x = context;
    if (error->code == XML_ERR_NO_MEMORY)
        x->no_memory = true;
    if (error->level >= XML_ERR_ERROR && x->fault == XML_GOOD && !x->stopped)
        x->fault = XML_BROKEN;
}

void xml_parser_free(xml_parser *x)
{
    if (x->parser)
        x->xml->xmlFreeParserCtxt(x->parser);
    x->parser = NULL;
}

static void release(void *object)
{
    xml_parser_free(object);
}

xml_parser *xml_parser_new(diags *d, pos at, const xml_events *events, void *context)
{
    arena *a = d->a;
    const xml_library *xml = xml_library_open(d, at);
    if (!xml)
        return NULL;
    xml_parser *x = NEW(a, xml_parser);
    *x = (xml_parser){.a = a, .xml = xml, .events = events, .context = context};
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC};
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    x->parser = xml->xmlCreatePushParserCtxt(&sax, x, NULL, 0, NULL);
    if (!x->parser)
        arena_no_memory(a);
    arena_defer(a, release, x);
    xml->xmlCtxtUseOptions(x->parser, XML_PARSE_NONET);
    return x;
}

xml_fault xml_parser_feed(xml_parser *x, str bytes, bool last)
{
    while (bytes.n > INT_MAX && !x->stopped && x->fault == XML_GOOD) {
        xml_parser_feed(x, str_slice(bytes, 0, INT_MAX), false);
        bytes = str_after(bytes, INT_MAX);
    }
    if (x->stopped || x->fault != XML_GOOD)
        return x->fault;
    x->xml->xmlParseChunk(x->parser, bytes.p ? bytes.p : "", (int)bytes.n, last);
    if (x->no_memory)
        arena_no_memory(x->a);
    if (x->fault == XML_GOOD && !x->stopped && !x->parser->wellFormed)
        x->fault = XML_BROKEN;
    return x->fault;
}

size_t xml_parser_line(const xml_parser *x)
{
    int number = x->xml->xmlSAX2GetLineNumber(x->parser);
    return number > 0 ? (size_t)number : 1;
}
