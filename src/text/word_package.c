/* Finds the parts of a Word document through relationships, as any program may have named them.
 * Knows nothing of what they say. */
#include "text/word_package.h"

enum { PART_MOST_MIB = LIMIT_WORD_PART_MIB, BLOCK = 1 << 16 };

/* The reader speaks of lists and Excel. */
static const struct {
    diag_code said, here;
} codes[] = {
    {DIAG_ZIP_PASSWORD, DIAG_DOCX_PASSWORD}, {DIAG_ZIP_OLD_OFFICE, DIAG_DOCX_OLD},
    {DIAG_XLSX_NOT_ONE, DIAG_DOCX_NOT_ONE},  {DIAG_ZIP_DAMAGED, DIAG_DOCX_DAMAGED},
    {DIAG_ZIP_PARTS, DIAG_DOCX_PARTS},       {DIAG_ZIP_PART_TOO_LARGE, DIAG_DOCX_PART_TOO_LARGE},
    {DIAG_ZIP_RATIO, DIAG_DOCX_RATIO},       {DIAG_ZIP_NAME, DIAG_DOCX_NAME},
    {DIAG_ZIP_TWICE, DIAG_DOCX_TWICE},       {DIAG_ZIP_METHOD, DIAG_DOCX_PASSWORD},
    {DIAG_ZIP_OVERLAP, DIAG_DOCX_OVERLAP},   {DIAG_LIST_IS_PAGE, DIAG_DOCX_NOT_ONE},
};

static bool failed(word_package *p)
{
    for (size_t i = 0; i < p->own.list.n; i++) {
        diag one = p->own.list.at[i];
        for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
            if (codes[k].said == one.code) {
                one.args.at[0] = one.code == DIAG_ZIP_METHOD ? p->name : one.args.at[0];
                one.code = codes[k].here;
                break;
            }
        diag_add(p->d, one.code, one.at, one.args);
    }
    p->own.list.n = 0;
    return false;
}

bool word_package_refuse(word_package *p)
{
    diag_add(p->d, DIAG_DOCX_NOT_ONE, zip_place(p->zip), ARGS(p->name));
    return false;
}

static bool xml_failed(word_package *p, str part, xml_fault fault, const xml_parser *x)
{
    arena *a = p->d->a;
    if (fault == XML_GOOD)
        return false;
    if (fault == XML_BROKEN)
        diag_add(p->d, DIAG_DOCX_DAMAGED, zip_place(p->zip), ARGS(p->name, part));
    else
        diag_add(p->d, fault == XML_HAS_DTD ? DIAG_DOCX_DTD : DIAG_DOCX_DEEP, zip_place(p->zip),
                 ARGS(part, str_number(a, xml_parser_line(x)), str_number(a, XML_MOST_DEPTH)));
    return true;
}

bool word_package_read(word_package *p, str part, const xml_events *events, void *context)
{
    if (!zip_part_open(p->zip, part, PART_MOST_MIB))
        return failed(p);
    char *block = arena_alloc(p->d->a, BLOCK);
    xml_parser *x = xml_parser_new(p->d, zip_place(p->zip), events, context);
    if (!x)
        return false;
    xml_fault fault = XML_GOOD;
    long got;
    do {
        got = zip_part_read(p->zip, block, BLOCK);
        if (got >= 0)
            fault = xml_parser_feed(x, (str){block, (size_t)got}, got == 0);
    } while (got > 0 && fault == XML_GOOD);
    bool bad = xml_failed(p, part, fault, x);
    xml_parser_free(x);
    return got < 0 ? failed(p) : !bad;
}

/* ---- relationships ---- */

/* "word/document.xml": up to and with the last '/'. */
static str folder_of(str part)
{
    size_t n = part.n;
    while (n && part.p[n - 1] != '/')
        n--;
    return str_slice(part, 0, n);
}

/* A target against the folder of the part it is a relationship of. */
static str resolved(arena *a, str folder, str target)
{
    if (str_starts(target, S("/")))
        return str_copy(a, str_after(target, 1));
    while (str_starts(target, S("../"))) {
        target = str_after(target, 3);
        folder = folder_of(str_slice(folder, 0, folder.n ? folder.n - 1 : 0));
    }
    return STR_CAT(a, folder, target);
}

typedef struct relations_reading {
    word_package *p;
    str folder;
} relations_reading;

static void on_relation(void *context, const xml_element *e)
{
    relations_reading *r = context;
    arena *a = r->p->d->a;
    str type = xml_attribute_of(e, "Type");
    bool outside = str_eq(xml_attribute_of(e, "TargetMode"), S("External"));
    if (!str_eq(e->name, S("Relationship")) || outside)
        return;
    str *part = NEW(a, str);
    *part = resolved(a, r->folder, xml_attribute_of(e, "Target"));
    map_set(&r->p->by_id, str_copy(a, xml_attribute_of(e, "Id")), part);
    str kind = str_copy(a, str_after(type, folder_of(type).n)); /* "footnotes" */
    if (!map_get(&r->p->by_kind, kind))
        map_set(&r->p->by_kind, kind, part);
}

static void pass_end(void *context, str name, str space)
{
    (void)context, (void)name, (void)space;
}

static void pass_text(void *context, str text)
{
    (void)context, (void)text;
}

static bool read_relations(word_package *p, str of)
{
    static const xml_events events = {on_relation, pass_end, pass_text};
    str folder = folder_of(of);
    str part = STR_CAT(p->d->a, folder, S("_rels/"), str_after(of, folder.n), S(".rels"));
    relations_reading r = {p, folder};
    p->by_id = p->by_kind = (map){.a = p->d->a};
    return !zip_has(p->zip, part) || word_package_read(p, part, &events, &r);
}

static str part_of(const map *m, str name)
{
    const str *part = map_get(m, name);
    return part ? *part : (str){0};
}

str word_part_by_kind(const word_package *p, str kind)
{
    return part_of(&p->by_kind, kind);
}

str word_part_by_id(const word_package *p, str id)
{
    return part_of(&p->by_id, id);
}

bool word_package_open(word_package *p, diags *d, str name, str bytes)
{
    *p = (word_package){.d = d, .own.a = d->a, .name = name};
    p->zip = zip_open_bytes(&p->own, name, bytes);
    if (!p->zip)
        return failed(p);
    if (!read_relations(p, S("")))
        return false;
    p->main = word_part_by_kind(p, S("officeDocument"));
    if (p->main.n == 0)
        return word_package_refuse(p);
    return read_relations(p, p->main);
}

void word_package_close(word_package *p)
{
    if (p->zip)
        zip_close(p->zip);
}
