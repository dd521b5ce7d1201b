/* One row a part; content types and relationships are derived from the rows (ECMA-376 Part 2). */
#include "docx/parts.h"

#include "docx/ready.h"
#include "plan/extra.h"

#define OFFICE           "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD             "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define NS_RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"

typedef struct part_row {
    const char *path;
    const char *content_type; /* NULL: the default of its ending */
    const char *relationship;
    bool of_document;                /* related to word/document.xml, else to the package */
    void (*write)(writing *w);       /* NULL: it is a picture */
    bool (*is_there)(const plan *p); /* NULL: always */
    const picture *(*picture)(const plan *p, size_t signer);
    size_t signer;
    bool has_words; /* of the plan; else the form and the other parts there are make it */
} part_row;

static bool has_notes(const plan *p)
{
    return p->notes.n > 0;
}

static bool is_draft(const plan *p)
{
    return extra_is_there(p, EXTRA_DU_THAO);
}

static bool has_address(const plan *p)
{
    return extra_any(p, EXTRA_DIA_CHI, EXTRA_TRANG_TIN);
}

/* Annexes would inherit the address. */
static bool hides_address(const plan *p)
{
    return has_address(p) && p->phu_luc.n;
}

static const picture *signature(const plan *p, size_t i)
{
    return i < p->ky.n ? &p->ky.at[i].anh_chu_ky : NULL;
}

static const picture *seal(const plan *p, size_t i)
{
    return i < p->ky.n ? &p->ky.at[i].anh_dau : NULL;
}

#define IMAGE(n) "word/media/image" #n ".png"
const char *const signature_parts[] = {IMAGE(1), IMAGE(3)};
const char *const seal_parts[] = {IMAGE(2), IMAGE(4)};

static const part_row rows[] = {
    {"word/document.xml", WORD "document.main+xml", OFFICE "officeDocument", false, document_write,
     NULL, NULL, 0, true},
    {"word/styles.xml", WORD "styles+xml", OFFICE "styles", true, styles_write, NULL, NULL, 0,
     false},
    {"word/settings.xml", WORD "settings+xml", OFFICE "settings", true, settings_write, NULL, NULL,
     0, false},
    {HEADER_PART, WORD "header+xml", OFFICE "header", true, header_write, NULL, NULL, 0, false},
    {"word/footnotes.xml", WORD "footnotes+xml", OFFICE "footnotes", true, footnotes_write,
     has_notes, NULL, 0, true},
    {FIRST_HEADER_PART, WORD "header+xml", OFFICE "header", true, first_header_write, is_draft,
     NULL, 0, false},
    {ADDRESS_PART, WORD "footer+xml", OFFICE "footer", true, address_footer_write, has_address,
     NULL, 0, true},
    {EMPTY_FOOTER_PART, WORD "footer+xml", OFFICE "footer", true, empty_footer_write, hides_address,
     NULL, 0, false},
    {IMAGE(1), NULL, OFFICE "image", true, NULL, NULL, signature, 0, false},
    {IMAGE(2), NULL, OFFICE "image", true, NULL, NULL, seal, 0, false},
    {IMAGE(3), NULL, OFFICE "image", true, NULL, NULL, signature, 1, false},
    {IMAGE(4), NULL, OFFICE "image", true, NULL, NULL, seal, 1, false},
    {"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
     "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", false,
     core_write, NULL, NULL, 0, true},
    {"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
     OFFICE "extended-properties", false, app_write, NULL, NULL, 0, false},
};
enum { ROWS = sizeof rows / sizeof *rows };

static bool is_there(const part_row *r, const plan *p)
{
    const picture *shown = r->picture ? r->picture(p, r->signer) : NULL;
    if (r->picture)
        return shown && shown->name.n;
    return !r->is_there || r->is_there(p);
}

unsigned parts_there(const plan *p)
{
    unsigned all = 0;
    for (size_t i = 0; i < ROWS; i++)
        all |= (unsigned)is_there(&rows[i], p) << i;
    return all;
}

static bool row_is_there(const writing *w, size_t i)
{
    return w->parts >> i & 1;
}

bool part_is_there(const writing *w, const char *path)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(rows[i].path, path) == 0)
            return row_is_there(w, i);
    return false;
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
        {"png", "image/png"}, /* the last: not all have pictures */
    };
    bool pictures = false;
    for (size_t i = 0; i < ROWS; i++)
        pictures = pictures || (!rows[i].content_type && row_is_there(w, i));
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "Types");
    xml_attribute(x, "xmlns", S("http://schemas.openxmlformats.org/package/2006/content-types"));
    for (size_t i = 0; i < (pictures ? 3 : 2); i++) {
        xml_open(x, "Default");
        xml_attribute(x, "Extension", str_from(defaults[i][0]));
        xml_attribute(x, "ContentType", str_from(defaults[i][1]));
        xml_close(x);
    }
    for (size_t i = 0; i < ROWS; i++) {
        if (!rows[i].content_type || !row_is_there(w, i))
            continue;
        xml_open(x, "Override");
        xml_attribute(x, "PartName", STR_CAT(x->a, S("/"), str_from(rows[i].path)));
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
        if (rows[i].of_document != of_document || !row_is_there(w, i))
            continue;
        str path = str_from(rows[i].path);
        xml_open(x, "Relationship");
        xml_attribute(x, "Id", part_relationship(x->a, rows[i].path));
        xml_attribute(x, "Type", str_from(rows[i].relationship));
        xml_attribute(x, "Target", of_document ? str_after(path, strlen("word/")) : path);
        xml_close(x);
    }
    xml_close(x);
}

static void package_relationships(writing *w)
{
    relationships(w, false);
}

static void document_relationships(writing *w)
{
    relationships(w, true);
}

/* ---- all of them ---- */

typedef struct package_writing {
    writing fresh;
    docx_memory *m;
    parts *out;
    bool good;
    bool usual; /* the form is the usual one, to the last byte */
} package_writing;

/* What most documents take, so that their bytes needn't be moved while they grow. */
enum { USUAL_ROOM = 64 * 1024 };

/* True if the build has written the part: the same form and the same parts make the same bytes. */
static bool is_ready(const package_writing *all, const part_row *of, str *bytes)
{
    if (!all->usual || of->has_words)
        return false;
    for (const ready_use *r = ready_uses; r->path; r++)
        if (r->parts == all->fresh.parts && strcmp(r->path, of->path) == 0) {
            *bytes = (str){(const char *)ready_parts[r->number].bytes, ready_parts[r->number].n};
            return true;
        }
    return false;
}

static void write_part(package_writing *all, const part_row *of, size_t number)
{
    const plan *p = all->fresh.p;
    size_t file = p->rieng ? (size_t)p->phu_luc.at[0].so : 0;
    part *added = list_add(all->fresh.x.a, all->out);
    added->path = of->path;
    if (!all->m && is_ready(all, of, &added->bytes))
        return;
    if (all->m && !of->has_words &&
        pieces_part_known(all->m, all->fresh.parts, file, number, &added->bytes, &added->same))
        return;
    writing w = all->fresh;
    if (all->m)
        pieces_begin(all->m, &w, file, number);
    else if (number == 0)
        buf_room(&w.x.out, USUAL_ROOM);
    of->write(&w);
    all->good &= xml_finish(&w.x, &added->bytes);
    if (all->good)
        added->same = pieces_end(&w);
}

/* Content types, package relationships, document, its relationships, the rest: the order in which
 * `file` and mail filters recognise a Word document. */
bool parts_write(arena *a, const plan *p, const form *f, const docx_options *how, docx_memory *m,
                 parts *out)
{
    static const part_row derived[] = {
        {.path = "[Content_Types].xml", .write = content_types},
        {.path = "_rels/.rels", .write = package_relationships},
        {.path = "word/_rels/document.xml.rels", .write = document_relationships},
    };
    if (m)
        pieces_document(m, f);
    package_writing all = {.fresh = {.x = {.out.a = a, .a = a},
                                     .p = p,
                                     .form = f,
                                     .how = how,
                                     .page = f->page,
                                     .room = text_width(&f->page),
                                     .parts = parts_there(p),
                                     .words = m ? m->words : NULL,
                                     .texts = m ? m->texts : NULL},
                           .m = m,
                           .out = out,
                           .good = true,
                           .usual = !m && memcmp(f, &usual_form, sizeof *f) == 0};
    write_part(&all, &derived[0], ROWS);
    write_part(&all, &derived[1], ROWS + 1);
    for (size_t i = 0; i < ROWS; i++) {
        if (!row_is_there(&all.fresh, i))
            continue;
        if (rows[i].write)
            write_part(&all, &rows[i], i);
        else
            *list_add(a, out) =
                (part){.path = rows[i].path, .bytes = rows[i].picture(p, rows[i].signer)->bytes};
        if (i == 0)
            write_part(&all, &derived[2], ROWS + 2);
    }
    return all.good;
}
