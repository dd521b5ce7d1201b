/* WordprocessingML to lines. Knows what holds words (ECMA-376 part 1, 17.3, 17.4, 17.11) and no
 * form; what it doesn't know is passed through for the words inside. */
#include "text/word_reader.h"

#include "base/utf8.h"

static bool is_word_space(str space)
{
    return str_eq(space, S("http://schemas.openxmlformats.org/wordprocessingml/2006/main")) ||
           str_eq(space, S("http://purl.oclc.org/ooxml/wordprocessingml/main"));
}

static bool is_compatibility(str space)
{
    return str_eq(space, S("http://schemas.openxmlformats.org/markup-compatibility/2006"));
}

static bool is_formula(str space)
{
    return str_ends(space, S("/officeDocument/2006/math")) ||
           str_ends(space, S("/officeDocument/math"));
}

static buf *words(word_reader *r)
{
    return r->paragraphs.n ? &r->paragraphs.at[r->paragraphs.n - 1] : NULL;
}

static void add(word_reader *r, str text)
{
    if (words(r))
        buf_add(words(r), text);
}

/* ---- lines ---- */

/* A paragraph has ended: a line, or a part of its cell. */
static void end_paragraph(word_reader *r)
{
    buf ended = r->paragraphs.at[--r->paragraphs.n];
    str text = buf_str(&ended);
    if (r->tables.n == 0) {
        buf_add(&r->out, text);
        buf_byte(&r->out, '\n');
        return;
    }
    word_table *t = &r->tables.at[0]; /* tables inside its cells are of their cell */
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == '\t')
            ended.p[i] = ' ';
    if (utf8_trim(text).n == 0)
        return;
    if (t->cell_has_words)
        buf_byte(&t->row, ' ');
    buf_add(&t->row, text);
    t->cell_has_words = true;
}

static void begin_cell(word_reader *r)
{
    word_table *t = &r->tables.at[0];
    if (r->tables.n > 1)
        return;
    if (t->cells++)
        buf_byte(&t->row, '\t');
    t->cell_has_words = false;
}

static void end_row(word_reader *r)
{
    word_table *t = &r->tables.at[0];
    if (r->tables.n > 1)
        return;
    buf_add(&r->out, buf_str(&t->row));
    buf_byte(&r->out, '\n');
    t->row.n = t->cells = 0;
}

/* ---- notes ---- */

static str note_key(word_reader *r, char kind, str id)
{
    return STR_CAT(r->a, kind == 'f' ? S("f") : S("e"), id);
}

static void add_mark(word_reader *r, char kind, str id)
{
    if (!words(r) || !id.p)
        return;
    str key = note_key(r, kind, id);
    word_note *note = map_get(&r->notes_by_id, key);
    if (!note) {
        note = NEW(r->a, word_note);
        *list_add(r->a, &r->notes) = note;
        note->number = r->notes.n;
        map_set(&r->notes_by_id, key, note);
    }
    buf_add(words(r), S("[^"));
    buf_number(words(r), (long)note->number);
    buf_byte(words(r), ']');
}

/* Some are Word's own, such as the rule above them. */
static void begin_note(word_reader *r, const xml_element *e)
{
    str type = xml_attribute_of(e, "type");
    r->in_note = true;
    r->note_is_line = type.n && !str_eq(type, S("normal"));
    r->note_id = str_copy(r->a, xml_attribute_of(e, "id"));
    r->body = r->out;
    r->out = (buf){.a = r->a};
}

/* One that nothing refers to isn't on any page. */
static void end_note(word_reader *r)
{
    str text = utf8_trim(buf_str(&r->out));
    word_note *note = map_get(&r->notes_by_id, note_key(r, r->note_kind, r->note_id));
    r->out = r->body;
    r->in_note = false;
    if (note && !r->note_is_line)
        note->text = text;
}

/* ---- elements ---- */

/* A sign by its number in a font; those of symbol fonts have no other name. */
static void add_sign(word_reader *r, str digits)
{
    uint32_t cp = 0;
    for (size_t i = 0; i < digits.n && i < 6; i++) {
        char c = digits.p[i];
        uint32_t digit =
            c >= '0' && c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a' + 10);
        cp = cp * 16 + digit % 16;
    }
    if (cp >= ' ' && cp < 0xD800 && words(r))
        utf8_add(words(r), cp);
    else if (cp >= 0xE000 && cp < 0xFFFE && words(r))
        utf8_add(words(r), 0x2022); /* a bullet of some sort */
}

static const char *const skipped[] = {"del",       "moveFrom", "delText",
                                      "instrText", "rt",       "delInstrText"};
static const char *const properties[] = {"pPr",  "rPr",   "tblPr",  "trPr",
                                         "tcPr", "sdtPr", "sectPr", "tblGrid"};

static void start_word(word_reader *r, const xml_element *e)
{
    str name = e->name;
    if (str_eq(name, S("p"))) {
        *list_add(r->a, &r->paragraphs) = (buf){.a = r->a};
    } else if (str_eq(name, S("tbl"))) {
        *list_add(r->a, &r->tables) = (word_table){.row.a = r->a};
    } else if (str_eq(name, S("tc")) && r->tables.n) {
        begin_cell(r);
    } else if (str_eq(name, S("t"))) {
        r->in_text++;
    } else if (str_eq(name, S("tab")) || str_eq(name, S("ptab"))) {
        add(r, S("\t"));
    } else if (str_eq(name, S("br")) || str_eq(name, S("cr"))) {
        add(r, S(" "));
    } else if (str_eq(name, S("noBreakHyphen"))) {
        add(r, S("-"));
    } else if (str_eq(name, S("sym"))) {
        add_sign(r, xml_attribute_of(e, "char"));
    } else if (str_eq(name, S("footnoteReference"))) {
        add_mark(r, 'f', xml_attribute_of(e, "id"));
    } else if (str_eq(name, S("endnoteReference"))) {
        add_mark(r, 'e', xml_attribute_of(e, "id"));
    } else if (r->note_kind && !r->in_note &&
               (str_eq(name, S("footnote")) || str_eq(name, S("endnote")))) {
        begin_note(r, e);
    }
}

static void note_page_part(word_reader *r, const xml_element *e)
{
    bool header = str_eq(e->name, S("headerReference"));
    if (!header && !str_eq(e->name, S("footerReference")))
        return;
    for (size_t i = 0; i < e->n; i++) {
        if (!e->attributes[i].is_relation)
            continue;
        str id = str_copy(r->a, e->attributes[i].value);
        if (map_get(&r->pages_seen, id))
            continue;
        map_set(&r->pages_seen, id, r);
        if (header)
            *list_add(r->a, &r->headers) = id;
        else
            *list_add(r->a, &r->footers) = id;
    }
}

static void on_start(void *context, const xml_element *e)
{
    word_reader *r = context;
    bool word = is_word_space(e->space);
    if (!r->began) {
        static const char *const roots[] = {"document", "footnotes", "endnotes", "hdr", "ftr"};
        r->is_word = word && STR_IS_ONE_OF(e->name, roots);
        r->began = true;
    }
    if (word)
        note_page_part(r, e);
    bool fallback = is_compatibility(e->space) && str_eq(e->name, S("Fallback"));
    if (r->skipped || fallback || (word && STR_IS_ONE_OF(e->name, skipped)))
        r->skipped++;
    else if (r->properties || (word && STR_IS_ONE_OF(e->name, properties)))
        r->properties++;
    else if (word)
        start_word(r, e);
    else if (is_formula(e->space) && str_eq(e->name, S("t")))
        r->in_text++;
}

static void end_word(word_reader *r, str name)
{
    if (str_eq(name, S("p")) && r->paragraphs.n) {
        end_paragraph(r);
    } else if (str_eq(name, S("tr")) && r->tables.n) {
        end_row(r);
    } else if (str_eq(name, S("tbl")) && r->tables.n) {
        r->tables.n--;
    } else if (r->in_note && (str_eq(name, S("footnote")) || str_eq(name, S("endnote")))) {
        end_note(r);
    }
}

static void on_end(void *context, str name, str space)
{
    word_reader *r = context;
    if (r->skipped)
        r->skipped--;
    else if (r->properties)
        r->properties--;
    else if (r->in_text && str_eq(name, S("t")))
        r->in_text--;
    else if (is_word_space(space))
        end_word(r, name);
}

static void on_text(void *context, str text)
{
    word_reader *r = context;
    if (r->skipped || r->properties || !r->in_text || !words(r))
        return;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        buf_byte(words(r), c == '\n' || c == '\r' ? ' ' : c);
    }
}

bool word_read_part(word_reader *r, str part)
{
    static const xml_events events = {on_start, on_end, on_text};
    r->paragraphs.n = r->tables.n = r->in_text = r->skipped = r->properties = 0;
    r->began = r->is_word = false;
    if (!word_package_read(r->p, part, &events, r))
        return false;
    return r->is_word || word_package_refuse(r->p);
}
