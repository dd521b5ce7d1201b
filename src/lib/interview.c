/* A starter that asks: questions, answers, the text that comes of them. */
#include "lib/document.h"

#include "base/decode.h"
#include "base/file.h"
#include "template/starter.h"

const source *document_typed(kh_document *d, const char *name, const char *word)
{
    const source *decoded = source_decode_word(&d->d, str_from(name), document_copy(d, word));
    if (decoded)
        ((source *)decoded)->is_word = true; /* made just now */
    return decoded;
}

/* Nothing is asked that couldn't be kept. */
static bool may_be_written(kh_document *d, const char *path)
{
    str name = document_copy_or_empty(d, path);
    if (name.n == 0 || str_eq(name, S("-")))
        return true;
    if (file_look(d->a, name) == FILE_NONE)
        return file_check_folder(&d->d, file_folder(name), false);
    diag_add(&d->d, DIAG_WRITE_EXISTS, file_as_whole(d->a, name, name), ARGS(name));
    return false;
}

kh_status kh_interview(kh_document *d, const kh_options *options, const char *path, size_t *count)
{
    static const kh_options none;
    jmp_buf no_memory;
    *count = 0;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    document_take_options(d, options ? options : &none);
    if (may_be_written(d, path))
        d->interview = starter_open(
            &d->d, &(starter_options){d->how.places, d->how.template_name, d->how.level});
    if (d->interview)
        *count = starter_question_count(d->interview);
    document_guard(d, NULL);
    return d->interview ? document_status(d) : document_failure(d);
}

static kh_answer_kind kind_of(field_kind kind)
{
    switch (kind) {
    case FIELD_DOAN: return KH_ANSWER_BODY;
    case FIELD_NGAY: return KH_ANSWER_DATE;
    case FIELD_SO: return KH_ANSWER_NUMBER;
    case FIELD_TIEN: return KH_ANSWER_MONEY;
    case FIELD_DANH_SACH: return KH_ANSWER_LIST;
    case FIELD_CHON: return KH_ANSWER_CHOICE;
    case FIELD_CHU: break;
    }
    return KH_ANSWER_WORDS;
}

kh_status kh_question_get(kh_document *d, size_t index, kh_question *question)
{
    jmp_buf no_memory;
    *question = (kh_question){"", "", "", "", "", "", KH_ANSWER_WORDS, 0, 0, 0, 0, 0};
    if (!d->interview || index >= starter_question_count(d->interview))
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    arena *a = d->a;
    starter_question q = starter_question_at(d->interview, index);
    kh_question out = {.key = str_z(a, q.key),
                       .help = str_z(a, q.help),
                       .standard = str_z(a, q.standard),
                       .example = str_z(a, q.example),
                       .choices = str_z(a, q.choices),
                       .answer = str_z(a, q.answer),
                       .kind = kind_of(q.kind),
                       .lines = q.lines,
                       .required = q.required,
                       .answered = q.answered,
                       .line = q.line,
                       .n_lines = q.n_lines};
    document_guard(d, NULL);
    *question = out;
    return KH_OK;
}

/* What is wrong with an answer is no fault of the document: the next one may be good. */
static kh_status answer_status(const size_t *before, const size_t *now)
{
    return now[SEVERITY_SYSTEM] > before[SEVERITY_SYSTEM] ? KH_E_SYSTEM
           : now[SEVERITY_USAGE] > before[SEVERITY_USAGE] ? KH_E_USAGE
                                                          : KH_E_INPUT;
}

kh_status kh_answer(kh_document *d, size_t index, const char *answer, size_t *count)
{
    jmp_buf no_memory;
    *count = d->interview ? starter_question_count(d->interview) : 0;
    if (index >= *count)
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    diags before = d->d;
    starter_question q = starter_question_at(d->interview, index);
    const source *typed = answer ? document_typed(d, str_z(d->a, q.key), answer) : NULL;
    bool good = (!answer || typed) && starter_answer(d->interview, index, typed);
    *count = starter_question_count(d->interview);
    document_guard(d, NULL);
    return good ? KH_OK : answer_status(before.count, d->d.count);
}

kh_status kh_interview_text(kh_document *d, const void **text, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, text, n);
    if (!d->interview)
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = starter_text(d->interview);
    document_guard(d, NULL);
    document_give(out, text, n);
    return KH_OK;
}

kh_status kh_interview_file(kh_document *d, const char *path)
{
    jmp_buf no_memory;
    if (!d->interview)
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    diags before = d->d;
    str name = document_copy(d, path);
    bool good = file_write_new(&d->d, name, starter_text(d->interview));
    document_guard(d, NULL);
    return good ? KH_OK : answer_status(before.count, d->d.count);
}
