/* About templates and values: lists, descriptions, starters, where words come from. */
#include "lib/document.h"

#include "base/decode.h"
#include "base/file.h"
#include "base/utf8.h"
#include "input/json.h"
#include "template/explain.h"
#include "template/inspect.h"
#include "template/khung_check.h"
#include "template/offered.h"
#include "template/starter.h"

/* ---- about templates and values ---- */

static language speech_of(kh_language asked)
{
    return asked == KH_ENGLISH ? LANGUAGE_EN : LANGUAGE_VI;
}

static void take_template_options(kh_document *d, const kh_options *options)
{
    static const kh_options none;
    document_take_options(d, options ? options : &none);
}

static kh_status text_result(const kh_document *d, bool good, str out, const void **text, size_t *n)
{
    document_give(out, text, n);
    return good ? document_status(d) : document_failure(d);
}

kh_status kh_list_templates(kh_document *d, const kh_options *options, kh_language speech,
                            const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    take_template_options(d, options);
    khung_list all = khung_list_all(&d->d, &d->how.places);
    str out = inspect_list(d->a, &all, speech_of(speech));
    document_guard(d, NULL);
    return text_result(d, diags_clean(&d->d), out, text, n);
}

static bool inspect(kh_document *d, const char *name, kh_format format, language speech, str *out)
{
    const khung *k = khung_load(&d->d, document_copy(d, name), &d->how.places, (pos){0});
    if (k)
        khung_check(&d->d, k, &d->how.places);
    if (k)
        *out = format == KH_JSON ? json_write(d->a, inspect_tree(d->a, k))
                                 : inspect_text(d->a, k, speech);
    return k != NULL;
}

kh_status kh_inspect(kh_document *d, const char *name, const kh_options *options, kh_format format,
                     kh_language speech, const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    take_template_options(d, options);
    bool good = inspect(d, name, format, speech_of(speech), &out);
    document_guard(d, NULL);
    return text_result(d, good, out, text, n);
}

typedef bool explain(diags *d, const job_view *v, const source *asked, language speech, str *text);

/* `name`: what messages call the word that is asked for. */
static kh_status explain_guarded(kh_document *d, explain *how, const char *name, const char *word,
                                 const char *whose, language speech, str *out)
{
    size_t i;
    d->sorted = false;
    const source *asked = document_typed(d, name, word);
    const source *unit_word = whose ? document_typed(d, "--unit", whose) : NULL;
    if (!d->job || !asked || (whose && !unit_word) || !explain_unit(&d->d, d->job, unit_word, &i))
        return document_failure(d);
    job_view view;
    if (!job_look(d->job, i, &view))
        return document_failure(d);
    return how(&d->d, &view, asked, speech, out) ? document_status(d) : document_failure(d);
}

kh_status kh_explain_key(kh_document *d, const char *key, const char *whose, kh_language speech,
                         const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    kh_status status =
        explain_guarded(d, explain_key, "explain", key, whose, speech_of(speech), &out);
    document_guard(d, NULL);
    document_give(out, text, n);
    return status;
}

kh_status kh_explain_words(kh_document *d, const char *words, const char *whose, kh_language speech,
                           const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    kh_status status =
        explain_guarded(d, explain_words, "--words", words, whose, speech_of(speech), &out);
    document_guard(d, NULL);
    document_give(out, text, n);
    return status;
}

/* The input that names a template, as far as it can be read. */
static const source *named_input(kh_document *d, const char *input)
{
    diags dropped = {.a = d->a};
    str bytes, name = document_copy_or_empty(d, input);
    if (!input || file_look(d->a, name) != FILE_REGULAR ||
        !file_read(&dropped, name, (pos){0}, &bytes))
        return NULL;
    return source_decode_from(&dropped, name, bytes, d->how.places.old);
}

static bool complete(kh_document *d, kh_word kind, const char *begun, const char *input,
                     const kh_options *options, str *out)
{
    static const offered_kind kinds[] = {[KH_TEMPLATES] = OFFER_TEMPLATES,
                                         [KH_LEVELS] = OFFER_LEVELS,
                                         [KH_KEYS] = OFFER_KEYS,
                                         [KH_ENCODINGS] = OFFER_ENCODINGS};
    d->input_name = document_copy_or_empty(d, input);
    take_template_options(d, options);
    const source *typed = document_typed(d, "complete", begun);
    if (!typed)
        return false;
    offered_options how = {d->how.places, utf8_nfc(d->a, typed->text), d->how.template_name,
                           kind == KH_KEYS ? named_input(d, input) : NULL};
    return offered_words(&d->d, kinds[kind], &how, out);
}

kh_status kh_complete(kh_document *d, kh_word kind, const char *begun, const char *input,
                      const kh_options *options, const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (kind > KH_ENCODINGS)
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    bool good = complete(d, kind, begun, input, options, &out);
    document_guard(d, NULL);
    return text_result(d, good, out, text, n);
}

static bool make_starter(kh_document *d, const kh_options *options, str *out)
{
    take_template_options(d, options);
    starter_options how = {d->how.places, d->how.template_name, d->how.level};
    return starter_write(&d->d, &how, out);
}

kh_status kh_starter(kh_document *d, const kh_options *options, const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    bool good = make_starter(d, options, &out);
    document_guard(d, NULL);
    return text_result(d, good, out, text, n);
}

kh_status kh_starter_file(kh_document *d, const kh_options *options, const char *path)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0}, name = document_copy(d, path);
    bool good = make_starter(d, options, &out) && file_write_new(&d->d, name, out);
    document_guard(d, NULL);
    return good ? KH_OK : document_failure(d);
}
