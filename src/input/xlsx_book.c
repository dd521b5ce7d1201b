/* From _rels/.rels to the sheet: relationships, workbook, styles, shared strings. Knows nothing of
 * rows and of what a list is. */
#include "input/xlsx_book.h"

#include "input/value.h"
#include "input/xlsx_format.h"

/* ---- relationships ---- */

typedef struct relation {
    str id, type, target;
} relation;

typedef struct relations {
    arena *a;
    LIST(relation) list;
} relations;

static void no_end(void *context, str name, str space)
{
    (void)context, (void)name, (void)space;
}

static void no_text(void *context, str text)
{
    (void)context, (void)text;
}

static void relation_start(void *context, const xml_element *e)
{
    relations *all = context;
    str mode = xml_attribute_of(e, "TargetMode");
    if (!str_eq(e->name, S("Relationship")) || str_eq(mode, S("External")))
        return;
    *list_add(all->a, &all->list) = (relation){str_copy(all->a, xml_attribute_of(e, "Id")),
                                               str_copy(all->a, xml_attribute_of(e, "Type")),
                                               str_copy(all->a, xml_attribute_of(e, "Target"))};
}

static size_t folder_end(str path)
{
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    return n;
}

/* `target` as seen from `part`; empty where it leads out of the package. */
static str resolve(arena *a, str part, str target)
{
    if (str_starts(target, S("/")))
        return str_after(target, 1);
    str folder = str_slice(part, 0, folder_end(part));
    for (;;) {
        if (str_starts(target, S("./"))) {
            target = str_after(target, 2);
        } else if (str_starts(target, S("../")) && folder.n) {
            target = str_after(target, 3);
            folder = str_slice(folder, 0, folder_end(str_slice(folder, 0, folder.n - 1)));
        } else {
            break;
        }
    }
    return str_starts(target, S("../")) ? S("") : STR_CAT(a, folder, target);
}

static bool read_relations(xlsx_book *b, str part, relations *all)
{
    static const xml_events events = {relation_start, no_end, no_text};
    arena *a = b->d->a;
    size_t cut = folder_end(part);
    str name = STR_CAT(a, str_slice(part, 0, cut), S("_rels/"), str_after(part, cut), S(".rels"));
    *all = (relations){.a = a};
    if (!zip_has(b->zip, name))
        return true;
    if (!book_part(b, name, BOOK_PART_MOST_MIB, &events, all))
        return false;
    for (size_t i = 0; i < all->list.n; i++)
        all->list.at[i].target = resolve(a, part, all->list.at[i].target);
    return true;
}

static const relation *of_type(const relations *all, str ending)
{
    for (size_t i = 0; i < all->list.n; i++)
        if (str_ends(all->list.at[i].type, ending))
            return &all->list.at[i];
    return NULL;
}

/* ---- the workbook ---- */

typedef struct sheet {
    str name, id;
    bool visible;
} sheet;

typedef struct workbook {
    arena *a;
    bool is_one, from_1904;
    LIST(sheet) sheets;
} workbook;

static bool is_true(str value)
{
    return str_eq(value, S("1")) || str_eq(value, S("true")) || str_eq(value, S("on"));
}

static void workbook_start(void *context, const xml_element *e)
{
    workbook *w = context;
    if (!book_is_main(e->space))
        return;
    if (str_eq(e->name, S("workbook")))
        w->is_one = true;
    if (str_eq(e->name, S("workbookPr")))
        w->from_1904 = is_true(xml_attribute_of(e, "date1904"));
    if (!str_eq(e->name, S("sheet")))
        return;
    sheet *s = list_add(w->a, &w->sheets);
    str state = xml_attribute_of(e, "state");
    s->name = str_copy(w->a, xml_attribute_of(e, "name"));
    s->visible = !state.p || str_eq(state, S("visible"));
    for (size_t i = 0; i < e->n; i++)
        if (e->attributes[i].is_relation && str_eq(e->attributes[i].name, S("id")))
            s->id = str_copy(w->a, e->attributes[i].value);
}

static str sheet_part(const relations *all, str id)
{
    for (size_t i = 0; i < all->list.n; i++)
        if (str_eq(all->list.at[i].id, id) && str_ends(all->list.at[i].type, S("/worksheet")))
            return all->list.at[i].target;
    return (str){0};
}

/* The first sheet that a person sees; of the others a note says that they are left out. */
static bool choose_sheet(xlsx_book *b, const workbook *w, const relations *all)
{
    const sheet *chosen = NULL;
    size_t others = 0;
    for (size_t i = 0; i < w->sheets.n; i++) {
        const sheet *s = &w->sheets.at[i];
        str part = s->visible || !chosen ? sheet_part(all, s->id) : (str){0};
        if (s->visible && part.p && !chosen) {
            chosen = s;
            b->sheet = part;
        } else {
            others++;
        }
    }
    if (!chosen)
        diag_add(b->d, DIAG_XLSX_NO_SHEET, zip_place(b->zip), ARGS(S("")));
    else if (others)
        diag_add(b->d, DIAG_XLSX_SHEETS_LEFT, zip_place(b->zip),
                 ARGS(chosen->name, str_number(b->d->a, others)));
    return chosen != NULL;
}

/* ---- styles ---- */

typedef struct number_code {
    unsigned long id;
    str code;
} number_code;

typedef struct styles {
    arena *a;
    LIST(number_code) codes;
    LIST(unsigned long) cells; /* the id of each cell format's code */
    bool of_cells;
} styles;

static unsigned long number_of(str digits)
{
    int n = number_value(digits);
    return n < 0 ? (unsigned long)-1 : (unsigned long)n;
}

static void styles_start(void *context, const xml_element *e)
{
    styles *s = context;
    if (!book_is_main(e->space))
        return;
    if (str_eq(e->name, S("cellXfs")))
        s->of_cells = true;
    if (str_eq(e->name, S("numFmt")) && xml_attribute_of(e, "formatCode").p)
        *list_add(s->a, &s->codes) =
            (number_code){number_of(xml_attribute_of(e, "numFmtId")),
                          str_copy(s->a, xml_attribute_of(e, "formatCode"))};
    if (str_eq(e->name, S("xf")) && s->of_cells) {
        str id = xml_attribute_of(e, "numFmtId");
        *list_add(s->a, &s->cells) = id.p ? number_of(id) : 0;
    }
}

static void styles_end(void *context, str name, str space)
{
    styles *s = context;
    if (book_is_main(space) && str_eq(name, S("cellXfs")))
        s->of_cells = false;
}

static str code_of(const styles *s, unsigned long id)
{
    for (size_t i = 0; i < s->codes.n; i++)
        if (s->codes.at[i].id == id)
            return s->codes.at[i].code;
    return format_built_in(id);
}

static bool read_styles(xlsx_book *b, const relation *r)
{
    static const xml_events events = {styles_start, styles_end, no_text};
    enum { MOST_CODES = 4096, MOST_CELLS = 65536 }; /* what Excel can have */
    arena *a = b->d->a;
    styles s = {.a = a};
    if (!r) { /* without styles all is General */
        *list_add(a, &b->formats) = S("General");
        return true;
    }
    if (!book_part(b, r->target, BOOK_PART_MOST_MIB, &events, &s))
        return false;
    if (s.codes.n > MOST_CODES || s.cells.n > MOST_CELLS) {
        diag_add(b->d, DIAG_XLSX_STYLES, zip_place(b->zip), ARGS(r->target));
        return false;
    }
    for (size_t i = 0; i < s.cells.n; i++) {
        bool same = i > 0 && s.cells.at[i] == s.cells.at[i - 1];
        str code = same ? b->formats.at[i - 1] : code_of(&s, s.cells.at[i]);
        *list_add(a, &b->formats) = code;
    }
    return true;
}

/* ---- strings ---- */

typedef struct reading {
    xlsx_book *b;
    buf raw, words; /* of one <t>; of the string */
    int phonetic;   /* depth within words of how it is read */
    bool in_text, failed;
} reading;

static void strings_start(void *context, const xml_element *e)
{
    reading *r = context;
    if (!book_is_main(e->space))
        return;
    if (str_eq(e->name, S("si")))
        r->words.n = 0;
    r->phonetic += str_eq(e->name, S("rPh"));
    r->in_text = str_eq(e->name, S("t")) && !r->phonetic;
    if (r->in_text)
        r->raw.n = 0;
}

static void strings_end(void *context, str name, str space)
{
    reading *r = context;
    if (!book_is_main(space))
        return;
    r->phonetic -= str_eq(name, S("rPh"));
    if (r->in_text && str_eq(name, S("t")))
        book_add_text(&r->words, buf_str(&r->raw));
    r->in_text = false;
    if (str_eq(name, S("si")) && !r->failed)
        r->failed = !strings_add(r->b->strings, buf_str(&r->words));
}

static void strings_text(void *context, str text)
{
    enum { MOST = 32767 * 8 }; /* bytes: a cell's characters, some escaped; more the cell reports */
    reading *r = context;
    if (r->in_text && r->raw.n <= MOST && r->words.n <= MOST)
        buf_add(&r->raw, text);
}

static bool read_strings(xlsx_book *b, const relation *r)
{
    static const xml_events events = {strings_start, strings_end, strings_text};
    reading now = {.b = b, .raw.a = b->d->a, .words.a = b->d->a};
    b->strings = strings_new(b->d, zip_place(b->zip));
    return !r || (book_part(b, r->target, 0, &events, &now) && !now.failed);
}

/* ---- the whole ---- */

static bool not_one(xlsx_book *b)
{
    diag_add(b->d, DIAG_XLSX_NOT_ONE, zip_place(b->zip), ARGS(zip_place(b->zip).src->name));
    return false;
}

static bool read_book(xlsx_book *b)
{
    static const xml_events events = {workbook_start, no_end, no_text};
    relations all;
    workbook w = {.a = b->d->a};
    if (!read_relations(b, S(""), &all))
        return false;
    const relation *office = of_type(&all, S("/officeDocument"));
    if (!office || !zip_has(b->zip, office->target))
        return not_one(b);
    str part = office->target;
    if (str_ends(part, S(".bin"))) { /* .xlsb */
        diag_add(b->d, DIAG_ZIP_OLD_OFFICE, zip_place(b->zip), ARGS(zip_place(b->zip).src->name));
        return false;
    }
    if (!book_part(b, part, BOOK_PART_MOST_MIB, &events, &w))
        return false;
    if (!w.is_one)
        return not_one(b);
    b->from_1904 = w.from_1904;
    return read_relations(b, part, &all) && choose_sheet(b, &w, &all) &&
           read_styles(b, of_type(&all, S("/styles"))) &&
           read_strings(b, of_type(&all, S("/sharedStrings")));
}

xlsx_book *book_open(diags *d, zip_file *zip)
{
    xlsx_book *b = NEW(d->a, xlsx_book);
    *b = (xlsx_book){.d = d, .zip = zip};
    return read_book(b) ? b : NULL;
}
