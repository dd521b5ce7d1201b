/* Messages as callers see them: in order, with their lines. */
#include "lib/document.h"

#include "base/shown.h"

/* ---- messages ---- */

static void sort_messages(kh_document *d)
{
    if (d->sorted)
        return;
    if (d->d.left_out) {
        str count = str_number(d->a, d->d.left_out);
        d->d.left_out = 0;
        diag_add(&d->d, DIAG_TOO_MANY, document_as_whole(d), ARGS(count));
    }
    diags_sort(&d->d);
    d->sorted = true;
    d->shown_source = NULL;
}

size_t kh_message_count(kh_document *d)
{
    return d->d.list.n;
}

/* What is wrong and what to do. */
static void fill_text(kh_document *d, const diag *now, kh_language speech, kh_message *m)
{
    str hint;
    str text =
        diag_text_and_hint(d->a, now, speech == KH_ENGLISH ? LANGUAGE_EN : LANGUAGE_VI, &hint);
    m->text = str_z(d->a, text);
    m->hint = hint.n ? m->text + (text.n - hint.n) : NULL;
}

static void fill_other(kh_document *d, pos other, kh_message *m)
{
    if (!other.src)
        return;
    m->other_file = str_z(d->a, other.src->name);
    if (other.src->whole_only || other.src->is_word)
        return;
    place at = source_place(other, NULL);
    m->other_line = at.line;
    m->other_column = at.column;
    m->other_byte = at.byte;
}

static void fill_message(kh_document *d, const diag *now, kh_language speech, kh_message *m)
{
    static const kh_severity severities[] = {KH_NOTE, KH_WARNING, KH_ERROR, KH_ERROR, KH_ERROR};
    const source *src = now->at.src;
    *m = (kh_message){
        .severity = severities[diag_severity(now->code)],
        .code = diag_number(now->code),
        .file = str_z(d->a, src->name),
    };
    fill_text(d, now, speech, m);
    fill_other(d, now->other, m);
    if (src->whole_only)
        return;
    if (!d->shown)
        d->shown = NEW(d->a, place);
    bool same = src == d->shown_source;
    size_t line_before = d->shown->line;
    *d->shown = source_place(now->at, same ? d->shown : NULL);
    d->shown_source = src;
    if (!same || d->shown->line != line_before)
        d->shown_line = str_z(d->a, d->shown->line_text);
    if (!src->is_word) {
        m->line = d->shown->line;
        m->column = d->shown->column;
        m->byte = d->shown->byte;
    }
    m->source_line = d->shown_line;
    m->source_offset =
        (now->at.off < src->text.n ? now->at.off : src->text.n) - d->shown->line_start;
}

kh_status kh_message_get(kh_document *d, size_t index, kh_language speech, kh_message *message)
{
    jmp_buf no_memory;
    *message = (kh_message){.file = "", .text = ""};
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    sort_messages(d);
    if (index < d->d.list.n)
        fill_message(d, &d->d.list.at[index], speech, message);
    document_guard(d, NULL);
    return index < d->d.list.n ? KH_OK : KH_E_USAGE;
}

/* ---- one line of a terminal ---- */

size_t kh_shown(const char **text, char into[KH_SHOWN_ROOM])
{
    enum { LONGEST = 4 }; /* bytes of a character */
    _Static_assert((int)KH_SHOWN_ROOM == (int)SHOWN_ROOM, "what base writes has room");
    size_t i = 0, n = shown_next((str){*text, strnlen(*text, LONGEST)}, &i, into);
    *text += i;
    return n;
}
