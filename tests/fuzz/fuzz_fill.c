/* Text of a template, filled: the first byte chooses the kind; lines up to `%%` are the text, those
 * up to the next a text value, the rest a list. Nothing may be left to fill. */
#include "fuzz.h"

#include "base/decode.h"
#include "base/utf8.h"
#include "input/ini.h"
#include "template/fill.h"

typedef LIST(line) line_list;

/* Lines up to one that holds `%%` alone. */
static line_list take_lines(arena *a, const source *src, size_t *at)
{
    line_list out = {0};
    while (src && *at < src->text.n) {
        str text = utf8_trim(ini_next_line(src->text, at));
        if (str_eq(text, S("%%")))
            break;
        line *added = list_add(a, &out);
        *added = (line){utf8_nfc(a, text), {src, (size_t)(text.p - src->text.p)}, NULL, 0};
    }
    return out;
}

static void check_runs(const runs *r, const plan *p)
{
    for (size_t i = 0; i < r->n; i++) {
        HOLDS(r->at[i].kind == RUN_TEXT || r->at[i].kind == RUN_NOTE ||
              r->at[i].kind == RUN_REFERENCE); /* bind resolves these when all parts stand */
        HOLDS(r->at[i].kind != RUN_NOTE || r->at[i].note < p->notes.n);
    }
}

static void check_blocks(const blocks *all, const plan *p)
{
    for (size_t i = 0; i < all->n; i++) {
        const block *b = &all->at[i];
        HOLDS(b->kind != BLOCK_THE);
        check_runs(&b->runs, p);
        for (size_t r = 0; b->table && r < b->table->rows.n; r++) {
            HOLDS(!b->table->rows.at[r].tag);
            for (size_t c = 0; c < b->table->rows.at[r].cells.n; c++)
                for (size_t k = 0; k < b->table->rows.at[r].cells.at[c].paragraphs.n; k++)
                    check_runs(&b->table->rows.at[r].cells.at[c].paragraphs.at[k], p);
        }
    }
    for (size_t i = 0; i < p->notes.n; i++)
        check_runs(&p->notes.at[i].text, p);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    const source *src =
        source_decode(&d, S("fuzz"), n ? (str){(const char *)bytes + 1, n - 1} : (str){0});
    size_t at = 0;
    line_list text = take_lines(a, src, &at), value_lines = take_lines(a, src, &at),
              list = take_lines(a, src, &at);
    names known = {.a = a};
    names_declare(&known, S("a"), S("a"), S("x"), S("x"), KEY_LINE, NULL);
    names_declare(&known, S("a"), S("a"), S("v"), S("v"), KEY_TEXT, NULL);
    names_declare(&known, S("a"), S("a"), S("d"), S("d"), KEY_LINES, NULL);
    data values;
    data_begin(a, src, &known, &values);
    pos where = {src, 0};
    if (src) {
        data_put(&values, LAYER_INPUT, S("a.x"), S("5/2/2026"), where);
        data_put_lines(&values, LAYER_INPUT, S("a.v"), value_lines.at, value_lines.n, where, false);
        data_put_lines(&values, LAYER_INPUT, S("a.d"), list.at, list.n, where, false);
    }
    unsigned choice = n ? bytes[0] : 0;
    text_kind kind = (text_kind)(TEXT_WORDS + choice % 6);
    plan p = {0};
    blocks out = {0};
    resolver r = {
        .d = &d, .shared = &d, .data = &values, .p = &p, .issuer = where, .apart = choice & 64};
    const body *parsed =
        text_parse(&d, &known, text.at, text.n, kind,
                   (choice & 32 ? TEXT_LITERAL : 0) | (choice & 16 ? TEXT_IN_LIST : 0));
    fill_blocks(&r, parsed, kind, &out);
    check_blocks(&out, &p);
    blocks again = {0}; /* a parsed text can be filled any number of times */
    plan q = {0};
    r.p = &q;
    r.produced = 0;
    fill_blocks(&r, parsed, kind, &again);
    HOLDS(again.n == out.n || !diags_clean(&d));
    say_all(&d);
    arena_free(a);
    return 0;
}
