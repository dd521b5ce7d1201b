/* The words of Word documents. */
#include "lib/document.h"

#include "base/decode.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/word_text.h"

/* Words in an old encoding are converted, or else reported and given as they are. */
static str as_unicode(kh_document *d, str name, str words, old_code from)
{
    size_t errors = d->d.count[SEVERITY_ERROR];
    const source *src = source_decode_from(&d->d, name, words, from);
    return src && d->d.count[SEVERITY_ERROR] == errors ? utf8_nfc(d->a, src->text) : words;
}

static void read_words(kh_document *d, const char *path, const char *from, bool headers, str *out)
{
    str name = document_copy(d, path), bytes, words;
    old_code old = document_encoding(d, from);
    if ((from && !old) || !file_read(&d->d, name, (pos){0}, &bytes))
        return;
    str shown = str_eq(name, S("-")) ? S("<stdin>") : name;
    if (word_text(&d->d, shown, bytes, headers, &words))
        *out = as_unicode(d, shown, words, old);
}

kh_status kh_word_text(kh_document *d, const char *path, const char *from, int with_headers,
                       const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    read_words(d, path, from, with_headers, &out);
    document_guard(d, NULL);
    document_give(out, text, n);
    return document_status(d);
}
