/* From XML to a tree with places. libxml2 says what the events are; where each stands, xml_place
 * finds. */
#include "template/skeleton.h"

#include "base/decoder.h"
#include "base/utf8.h"
#include "input/xml_library.h"
#include "template/rules.h"
#include "template/xml_place.h"

typedef struct loading {
    diags *d;
    const xml_library *xml;
    xml_place at; /* how far the events have come */
    xmlParserCtxtPtr parser;
    int skipping;   /* depth inside an element that was refused */
    bool no_memory; /* libxml2 found none */
    bool failed;
    const element *root;
    LIST(element *) open;
    rules_state state;
    buf text;             /* of the innermost open element, up to now */
    LIST(size_t) offsets; /* where each byte run of `text` that follows a line break begins */
} loading;

/* ---- the tree ---- */

/* Of a character that only its number names, `&#…;`: source_decode has seen the others. */
static void tell_unseen(diags *d, pos at, uint32_t before, uint32_t cp)
{
    unseen_kind kind = unseen_look(before, cp);
    if (kind)
        diag_add(d, decoder_unseen_code(kind), at, ARGS(S("1"), unseen_name(d->a, cp)));
}

static void look_at_value(loading *l, str value, pos first)
{
    str raw = l->at.src->text;
    pos at = xml_place_of_value(first);
    uint32_t before = 0;
    for (size_t i = 0, from = 0; i < value.n && at.off < raw.n; from = i) {
        uint32_t cp = utf8_next(value, &i);
        if (cp >= 0x7F && raw.p[at.off] == '&')
            tell_unseen(l->d, at, before, cp);
        at = xml_place_behind(at, i - from);
        before = cp;
    }
}

static void look_at_text(loading *l, str text)
{
    str raw = l->at.src->text;
    uint32_t before = 0;
    for (size_t i = 0; i < text.n;) {
        size_t off = l->offsets.at[i];
        uint32_t cp = utf8_next(text, &i);
        if (cp >= 0x7F && off < raw.n && raw.p[off] == '&')
            tell_unseen(l->d, (pos){l->at.src, off}, before, cp);
        before = cp;
    }
}

/* One attribute as libxml2 gives it: local name, prefix, URI, value, its end. */
static void take_attribute(loading *l, element *e, const xmlChar **given)
{
    arena *a = l->d->a;
    str name = str_copy(a, str_from((const char *)given[0]));
    if (given[1])
        name = STR_CAT(a, str_copy(a, str_from((const char *)given[1])), S(":"), name);
    if (!rules_take_attribute(l->d, e, name))
        return;
    str value = {(const char *)given[3], (size_t)(given[4] - given[3])};
    pos at = xml_place_value(&l->at, name);
    look_at_value(l, value, at);
    *list_add(a, &e->attributes) =
        (attribute){name, utf8_nfc(a, str_copy(a, utf8_trim(value))), at};
}

/* The innermost element's text up to here as trimmed lines, each with the place of its first
 * letter. */
static void settle_text(loading *l)
{
    if (l->open.n == 0)
        return;
    element *e = l->open.at[l->open.n - 1];
    str all = buf_str(&l->text);
    look_at_text(l, all);
    for (size_t from = 0; from < all.n;) {
        size_t end = from + str_find(str_after(all, from), S("\n"));
        str raw = str_slice(all, from, end), text = utf8_trim(raw);
        size_t off = l->offsets.at[text.n ? (size_t)(text.p - all.p) : from];
        if (text.n && rules_text(e->kind) == NO_TEXT) {
            diag_add(l->d, DIAG_ELEMENT_TEXT, (pos){l->at.src, off}, ARGS(text));
            break;
        }
        if (text.n || e->text.n)
            *list_add(l->d->a, &e->text) =
                (line){.text = utf8_nfc(l->d->a, text), .at = {l->at.src, off}};
        from = end + 1;
    }
    while (e->text.n && e->text.at[e->text.n - 1].text.n == 0)
        e->text.n--;
    l->text = (buf){.a = l->d->a}; /* the lines are views of the old one */
    l->offsets.n = 0;
}

/* Sets the kind of an element that may stand here; false after reporting. */
static bool accept_element(loading *l, element *e, const xmlChar *name, const xmlChar *space)
{
    str tag = str_copy(l->d->a, str_from((const char *)name));
    bool ours = space && strcmp((const char *)space, SKELETON_NAMESPACE) == 0;
    if (!ours)
        diag_add(l->d, DIAG_ELEMENT_NAMESPACE, e->at, ARGS(tag, S(SKELETON_NAMESPACE)));
    const element *parent = l->open.n ? l->open.at[l->open.n - 1] : NULL;
    return ours && rules_accept(l->d, &l->state, parent, tag, e);
}

/* True after telling that the file ends within the next tag. */
static bool tell_cut(loading *l)
{
    pos tag;
    if (!xml_place_is_cut(&l->at, &tag))
        return false;
    str line_number = str_number(l->d->a, source_place(tag, NULL).line);
    diag_add(l->d, DIAG_XML_CUT, xml_place_last(&l->at), ARGS(line_number));
    l->failed = true;
    return true;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space, int n_spaces, const xmlChar **spaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)n_spaces, (void)spaces, (void)n_defaulted;
    loading *l = context;
    if (!l->skipping)
        settle_text(l);
    xml_place_to_tag(&l->at);
    if (tell_cut(l)) { /* what there is of the tag is given all the same */
        l->xml->xmlStopParser(l->parser);
        return;
    }
    element *e = NEW(l->d->a, element);
    e->at = xml_place_here(&l->at);
    if (l->skipping || !accept_element(l, e, name, space)) {
        l->skipping++;
        xml_place_through_tag(&l->at);
        return;
    }
    for (int i = 0; i < n_attributes; i++)
        take_attribute(l, e, attributes + (ptrdiff_t)i * 5);
    rules_check(l->d, &l->state, l->open.n ? l->open.at[l->open.n - 1] : NULL, e);
    if (l->open.n)
        *list_add(l->d->a, &l->open.at[l->open.n - 1]->children) = e;
    else
        l->root = e;
    *list_add(l->d->a, &l->open) = e;
    xml_place_through_tag(&l->at);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)name, (void)prefix, (void)space;
    loading *l = context;
    if (!l->at.empty_tag) {
        xml_place_to_tag(&l->at);
        xml_place_through_tag(&l->at);
    }
    l->at.empty_tag = false;
    if (l->skipping) {
        l->skipping--;
        return;
    }
    settle_text(l);
    const element *e = l->open.at[--l->open.n];
    if (rules_text(e->kind) == ONE_LINE && e->text.n > 1)
        diag_add(l->d, DIAG_ELEMENT_ONE_LINE, e->text.at[1].at, ARGS(element_name(e->kind)));
}

static void on_text(void *context, const xmlChar *text, int n)
{
    loading *l = context;
    for (int i = 0; i < n; i++) {
        size_t at = xml_place_text(&l->at, (char)text[i]);
        if (l->skipping || l->open.n == 0)
            continue;
        buf_byte(&l->text, (char)text[i]);
        *list_add(l->d->a, &l->offsets) = at;
    }
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
    (void)name, (void)id, (void)uri;
    loading *l = context;
    l->at.cursor += str_find(xml_place_rest(&l->at), S("<!DOCTYPE"));
    diag_add(l->d, DIAG_XML_DOCTYPE, xml_place_here(&l->at), ARGS(S("")));
    l->failed = true;
    l->xml->xmlStopParser(l->parser);
}

/* ---- faults of the XML itself ---- */

/* The character that the parser stopped behind. */
static pos stopped_at(const loading *l)
{
    long consumed = l->xml->xmlByteConsumed(l->parser);
    size_t off = consumed > 0 ? (size_t)consumed : 0;
    if (off > l->at.src->text.n)
        off = l->at.src->text.n;
    if (off > 0)
        utf8_before(l->at.src->text, &off);
    return (pos){l->at.src, off};
}

/* The '<' of the tag that a place is in. */
static pos tag_before(pos at)
{
    while (at.off > 0 && at.src->text.p[at.off] != '<')
        at.off--;
    return at;
}

/* What libxml2 calls faults, and how we say it; of the others its own words are shown. */
static diag_code fault_code(const xmlError *error)
{
    static const struct {
        int code;
        diag_code as;
    } rows[] = {
        {XML_ERR_ENTITYREF_SEMICOL_MISSING, DIAG_XML_AMPERSAND},
        {XML_ERR_INVALID_CHAR, DIAG_XML_REFERENCE}, /* of others the text is free */
        {XML_ERR_INVALID_CHARREF, DIAG_XML_REFERENCE},
        {XML_ERR_INVALID_DEC_CHARREF, DIAG_XML_REFERENCE},
        {XML_ERR_INVALID_HEX_CHARREF, DIAG_XML_REFERENCE},
        {XML_ERR_UNDECLARED_ENTITY, DIAG_XML_ENTITY},
        {XML_ERR_LT_IN_ATTRIBUTE, DIAG_XML_LESS_THAN},
        {XML_ERR_ATTRIBUTE_NOT_STARTED, DIAG_XML_ATTRIBUTE},
        {XML_ERR_ATTRIBUTE_NOT_FINISHED, DIAG_XML_ATTRIBUTE},
        {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, DIAG_XML_ATTRIBUTE},
        {XML_ERR_SPACE_REQUIRED, DIAG_XML_ATTRIBUTE},
        {XML_ERR_ATTRIBUTE_REDEFINED, DIAG_XML_ATTRIBUTE_TWICE},
        {XML_ERR_DOCUMENT_EMPTY, DIAG_XML_NO_TAG},
        {XML_ERR_DOCUMENT_START, DIAG_XML_NO_TAG},
        {XML_ERR_DOCUMENT_END, DIAG_XML_BEHIND},
        {XML_ERR_TAG_NOT_FINISHED, DIAG_XML_NOT_CLOSED},
        {XML_ERR_COMMENT_NOT_FINISHED, DIAG_XML_COMMENT},
        {XML_ERR_HYPHEN_IN_COMMENT, DIAG_XML_COMMENT},
        {XML_ERR_GT_REQUIRED, DIAG_XML_TAG_END},
    };
    bool entity = error->message && strstr(error->message, "EntityRef");
    if (error->code == XML_ERR_NAME_REQUIRED) /* of an entity, or of a tag */
        return entity ? DIAG_XML_AMPERSAND : DIAG_XML_LESS_THAN;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code == error->code)
            return rows[i].as;
    return DIAG_XML_BROKEN;
}

#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    loading *l = context;
    if (error->code == XML_ERR_NO_MEMORY)
        l->no_memory = true;
    if (l->failed || error->level < XML_ERR_ERROR)
        return; /* the first one is the cause of the rest */
    l->failed = true;
    pos at = stopped_at(l);
    if (at.off == xml_place_last(&l->at).off && tell_cut(l))
        return;
    str message = utf8_trim(str_from(error->message ? error->message : ""));
    message = str_copy(l->d->a, str_slice(message, 0, str_find(message, S("\n"))));
    str name = str_copy(l->d->a, str_from(error->str1 ? error->str1 : ""));
    diag_code code = fault_code(error);
    if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1)
        diag_add(l->d, DIAG_XML_TAG_OPEN, tag_before(at),
                 ARGS(name, str_number(l->d->a, (size_t)error->int1)));
    else if (code == DIAG_XML_BROKEN)
        diag_add(l->d, code, at, ARGS(message));
    else
        diag_add(l->d, code, at, ARGS(name, str_number(l->d->a, (size_t)error->int1)));
}

static bool parse(loading *l)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC};
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    const xml_library *xml = xml_library_open(l->d, (pos){l->at.src, 0});
    if (!xml)
        return false;
    xmlParserCtxtPtr parser = xml->xmlNewParserCtxt();
    if (!parser)
        arena_no_memory(l->d->a);
    arena_defer(l->d->a, xml_library_free_parser, parser);
    *parser->sax = sax;
    parser->userData = l;
    l->xml = xml;
    l->parser = parser;
    str text = l->at.src->text;
    size_t errors = l->d->count[SEVERITY_ERROR];
    xmlDocPtr doc = xml->xmlCtxtReadMemory(parser, text.p ? text.p : "", (int)text.n, NULL, "UTF-8",
                                           XML_PARSE_NONET | XML_PARSE_NOENT);
    if (doc) /* none is built without the default handlers */
        xml->xmlFreeDoc(doc);
    bool nothing = !l->root && !l->failed && l->d->count[SEVERITY_ERROR] == errors;
    if (l->no_memory || (nothing && parser->wellFormed))
        arena_no_memory(l->d->a); /* libxml2 gave up before it began */
    if (!parser->wellFormed && !l->failed) {
        diag_add(l->d, DIAG_XML_BROKEN, (pos){l->at.src, 0}, ARGS(S("XML")));
        l->failed = true;
    }
    return !l->failed;
}

bool skeleton_load(diags *d, const source *src, skeleton *out)
{
    loading l = {.d = d, .at.src = src, .text.a = d->a, .state.ids.a = d->a};
    size_t errors = d->count[SEVERITY_ERROR];
    *out = (skeleton){.name = src->name};
    if (!parse(&l) || !l.root)
        return false;
    out->root = l.root;
    if (element_attribute(l.root, "ten").n)
        out->name = element_attribute(l.root, "ten");
    return d->count[SEVERITY_ERROR] == errors;
}

const attribute *element_find(const element *e, const char *name)
{
    for (size_t i = 0; i < e->attributes.n; i++)
        if (str_eq(e->attributes.at[i].name, str_from(name)))
            return &e->attributes.at[i];
    return NULL;
}

str element_attribute(const element *e, const char *name)
{
    const attribute *found = element_find(e, name);
    return found ? found->value : (str){0};
}

bool element_says(const element *e, const char *name)
{
    return str_eq(element_attribute(e, name), S("co"));
}
