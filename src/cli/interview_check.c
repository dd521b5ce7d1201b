/* Whether an answer is good: the whole input is read with it, as generate will. Asks nobody. */
#include <stdlib.h>
#include <string.h>

#include "cli/interview.h"

/* Whose line of the text it is: the question's number, or `count`. */
static size_t question_at(kh_document *d, size_t count, size_t line, kh_question *q)
{
    size_t i = 0;
    for (; i < count; i++)
        if (kh_question_get(d, i, q) == KH_OK && line >= q->line && line < q->line + q->n_lines)
            break;
    return i;
}

bool faults_have(const fault_list *list, const char *message)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->at[i].text, message) == 0)
            return true;
    return false;
}

void faults_free(fault_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->at[i].text);
    free(list->at);
    *list = (fault_list){0};
}

static void add(fault_list *list, const kh_message *m, bool own, bool of_file)
{
    enum { NUMBERS = 48 }; /* a line's and a column's */
    size_t n = strlen(m->text) + strlen(m->file) + NUMBERS + sizeof " [KH0000] (::)";
    struct fault *more = realloc(list->at, (list->n + 1) * sizeof *more);
    char *text = malloc(n);
    if (more)
        list->at = more;
    list->no_memory = list->no_memory || !more || !text;
    if (!more || !text) {
        free(text);
        return;
    }
    int end = snprintf(text, n, "%s [KH%04d]", m->text, m->code);
    if (of_file && m->line)
        snprintf(text + end, n - (size_t)end, " (%s:%zu:%zu)", m->file, m->line, m->column);
    list->at[list->n++] = (struct fault){text, own, of_file};
}

static void tell_warning(const kh_message *m, speech how)
{
    fputs(how.language == KH_ENGLISH ? "  warning: " : "  cảnh báo: ", stderr);
    put_shown(m->text);
    fprintf(stderr, " [KH%04d]\n", m->code);
}

fault_list interview_look(kh_document *d, size_t index, size_t count, const char *output,
                          const kh_options *o, bool warnings, speech how)
{
    fault_list list = {0};
    const void *text;
    size_t n;
    kh_document *tried = kh_open();
    const char *name = strcmp(output, "-") == 0 ? "ke-hoach.ini" : output;
    kh_options of = {.template_folders = o->template_folders,
                     .n_template_folders = o->n_template_folders,
                     .epoch = o->epoch};
    list.no_memory = !tried || kh_interview_text(d, &text, &n) != KH_OK ||
                     kh_read_memory(tried, name, text, n, &of) == KH_E_MEMORY;
    for (size_t i = 0; !list.no_memory && i < kh_message_count(tried); i++) {
        kh_message m;
        kh_question q = {0};
        list.no_memory = kh_message_get(tried, i, how.language, &m) != KH_OK;
        if (list.no_memory || m.severity < KH_WARNING)
            continue;
        bool of_input = strcmp(m.file, name) == 0;
        size_t other = m.other_file ? question_at(d, count, m.other_line, &q) : count;
        bool example = other < count && other != index && !q.answered;
        size_t of_line = of_input ? question_at(d, count, m.line, &q) : count;
        example = example || (of_line < count && of_line != index && !q.answered);
        if (m.severity == KH_ERROR && !example)
            add(&list, &m, of_line == index, !of_input);
        else if (m.severity == KH_WARNING && of_line == index && warnings && !example)
            tell_warning(&m, how);
    }
    kh_close(tried);
    return list;
}
