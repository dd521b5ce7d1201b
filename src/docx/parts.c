/* One row a part; content types and relationships are derived from the rows (ECMA-376 Part 2). */
#include "docx/parts.h"

#define OFFICE           "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD             "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define NS_RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"

typedef struct part_row {
    const char *path;
    const char *content_type;
    const char *relationship;
    bool of_document; /* related to word/document.xml, else to the package */
    void (*write)(writing *w);
    bool (*is_there)(const plan *p); /* NULL: always */
} part_row;

static bool has_notes(const plan *p)
{
    return p->notes.n > 0;
}

static const part_row rows[] = {
    {"word/document.xml", WORD "document.main+xml", OFFICE "officeDocument", false, document_write,
     NULL},
    {"word/styles.xml", WORD "styles+xml", OFFICE "styles", true, styles_write, NULL},
    {"word/settings.xml", WORD "settings+xml", OFFICE "settings", true, settings_write, NULL},
    {"word/header1.xml", WORD "header+xml", OFFICE "header", true, header_write, NULL},
    {"word/footnotes.xml", WORD "footnotes+xml", OFFICE "footnotes", true, footnotes_write,
     has_notes},
    {"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
     "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", false,
     core_write, NULL},
    {"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
     OFFICE "extended-properties", false, app_write, NULL},
};
enum { ROWS = sizeof rows / sizeof *rows };

static bool is_there(const part_row *r, const plan *p)
{
    return !r->is_there || r->is_there(p);
}

str part_relationship(arena *a, const char *path)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(rows[i].path, path) == 0)
            return STR_CAT(a, S("rId"), str_number(a, i + 1));
    return (str){0};
}

static void content_types(writing *w)
{
    static const char *const defaults[][2] = {
        {"rels", "application/vnd.openxmlformats-package.relationships+xml"},
        {"xml", "application/xml"},
    };
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "Types");
    xml_attribute(x, "xmlns", S("http://schemas.openxmlformats.org/package/2006/content-types"));
    for (size_t i = 0; i < 2; i++) {
        xml_open(x, "Default");
        xml_attribute(x, "Extension", str_from(defaults[i][0]));
        xml_attribute(x, "ContentType", str_from(defaults[i][1]));
        xml_close(x);
    }
    for (size_t i = 0; i < ROWS; i++) {
        if (!is_there(&rows[i], w->p))
            continue;
        xml_open(x, "Override");
        xml_attribute(x, "PartName", STR_CAT(x->out.a, S("/"), str_from(rows[i].path)));
        xml_attribute(x, "ContentType", str_from(rows[i].content_type));
        xml_close(x);
    }
    xml_close(x);
}

static void relationships(writing *w, bool of_document)
{
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "Relationships");
    xml_attribute(x, "xmlns", S(NS_RELATIONSHIPS));
    for (size_t i = 0; i < ROWS; i++) {
        if (rows[i].of_document != of_document || !is_there(&rows[i], w->p))
            continue;
        str path = str_from(rows[i].path);
        xml_open(x, "Relationship");
        xml_attribute(x, "Id", part_relationship(x->out.a, rows[i].path));
        xml_attribute(x, "Type", str_from(rows[i].relationship));
        xml_attribute(x, "Target", of_document ? str_after(path, strlen("word/")) : path);
        xml_close(x);
    }
    xml_close(x);
}

static bool add(arena *a, parts *out, const char *path, writing *w)
{
    part *added = list_add(a, out);
    added->path = path;
    return xml_finish(&w->x, &added->bytes);
}

/* Content types, package relationships, document, its relationships, the rest: the order in which
 * `file` and mail filters recognise a Word document. */
bool parts_write(arena *a, const plan *p, const form *f, const docx_options *how, parts *out)
{
    const writing fresh = {
        .x.out.a = a, .p = p, .form = f, .how = how, .page = f->page, .room = text_width(&f->page)};
    bool good = true;
    writing w = fresh;
    content_types(&w);
    good &= add(a, out, "[Content_Types].xml", &w);
    w = fresh;
    relationships(&w, false);
    good &= add(a, out, "_rels/.rels", &w);
    for (size_t i = 0; i < ROWS; i++) {
        if (!is_there(&rows[i], p))
            continue;
        w = fresh;
        rows[i].write(&w);
        good &= add(a, out, rows[i].path, &w);
        if (i > 0)
            continue;
        w = fresh;
        relationships(&w, true);
        good &= add(a, out, "word/_rels/document.xml.rels", &w);
    }
    return good;
}
