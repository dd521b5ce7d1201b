/* kehoach init --interactive: the questions, one after the other, and the way back. Checks no value
 * itself: interview_check.c; reads no line: interview_read.c. */
#include "cli/interview.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/outcome.h"

/* ---- taking ---- */

/* "sai" is what was typed; a file that was named rightly and can't be used has a fault of its own.
 */
static void tell_fault(const interview *v, bool of_file, const char *text)
{
    if (of_file)
        interview_say(v, "  lỗi: ", "  error: ");
    else
        interview_say(v, "  sai: ", "  wrong: ");
    put_shown(text);
}

/* Messages of the interview itself: of what no input can hold, of templates
 * and levels; in the end of the file (`key` is NULL). `status`: how the answer to `key` was taken.
 */
static void tell(interview *v, const char *key, kh_status status)
{
    size_t n = kh_message_count(v->d);
    for (; v->said < n; v->said++) {
        kh_message m;
        if (kh_message_get(v->d, v->said, v->how.language, &m) != KH_OK) {
            v->no_memory = true;
            return;
        }
        bool of_answer = key && strcmp(m.file, key) == 0;
        if (!key) {
            put_shown(m.file);
            interview_say(v, ": lỗi: ", ": error: ");
            put_shown(m.text);
        } else {
            tell_fault(v, !of_answer && (m.line || status == KH_E_SYSTEM), m.text);
        }
        fprintf(stderr, " [KH%04d]", m.code);
        if (key && !of_answer && m.line) {
            fputs(" (", stderr);
            put_shown(m.file);
            fprintf(stderr, ":%zu:%zu)", m.line, m.column);
        }
        fputc('\n', stderr);
    }
}

/* True where nothing is wrong at the question itself, and elsewhere nothing that wasn't before.
 * `missing`: there was no answer, which is all that is to be said. */
static bool tell_faults(const interview *v, const fault_list *before, const fault_list *now,
                        bool missing)
{
    bool good = true;
    for (size_t i = 0; i < now->n; i++) {
        if (!now->at[i].own && faults_have(before, now->at[i].text))
            continue;
        if (missing) {
            interview_say(v, "  sai: câu này cần câu trả lời; `?` cho ví dụ\n",
                          "  wrong: this one wants an answer; `?` shows an example\n");
            return false;
        }
        tell_fault(v, now->at[i].of_file, now->at[i].text);
        fputc('\n', stderr);
        good = false;
    }
    return good;
}

static fault_list look(const interview *v, size_t i, bool warnings)
{
    return interview_look(v->d, i, v->count, v->output, v->o, warnings, v->how);
}

/* Words of one's own may be right where the program doesn't know them, or wait for what isn't asked
 * here: who answers the same again means it. */
static bool insists(interview *v, size_t i, const kh_question *q, const char *answer)
{
    bool words =
        q->kind == KH_ANSWER_WORDS || q->kind == KH_ANSWER_BODY || q->kind == KH_ANSWER_LIST;
    bool again = v->refused && v->refused_at == i && strcmp(v->refused, answer) == 0;
    free(v->refused);
    v->refused = NULL;
    if (!words || again)
        return words;
    v->refused = strdup(answer);
    v->refused_at = i;
    v->no_memory = v->no_memory || !v->refused;
    interview_say(v, "  (gõ lại y như thế thì vẫn nhận, rồi sửa trong tệp)\n",
                  "  (the same again will be taken, to be mended in the file)\n");
    return false;
}

/* False after saying what is wrong; all is as it was then. */
static bool take(interview *v, size_t i, const kh_question *q, const char *answer)
{
    fault_list before = look(v, i, false), now = {0};
    kh_status status = kh_answer(v->d, i, answer, &v->count);
    bool good = status == KH_OK;
    if (good) {
        bool none = !answer[0] || strcmp(answer, "-") == 0;
        now = look(v, i, true);
        good = tell_faults(v, &before, &now, none) || (!none && insists(v, i, q, answer));
    } else {
        tell(v, q->key, status);
    }
    v->no_memory = v->no_memory || status == KH_E_MEMORY || before.no_memory || now.no_memory;
    if (!good && status == KH_OK)
        v->no_memory |= kh_answer(v->d, i, q->answered ? q->answer : NULL, &v->count) != KH_OK;
    faults_free(&before);
    faults_free(&now);
    return good && !v->no_memory;
}

/* ---- the whole ---- */

static void greet(const interview *v)
{
    interview_say(
        v,
        "Trả lời từng câu để có một tệp đầu vào.\n"
        "  Enter: lấy chữ trong [ ], không có [ ] thì để trống;  -: để trống;\n"
        "  ?: chỉ dẫn và ví dụ;  <: về câu trước;  .: thôi hỏi, ghi những gì đã trả lời;\n"
        "  Ctrl-C: thôi, không ghi gì.\n",
        "Answer question by question to get an input.\n"
        "  Enter: takes what is in [ ], without [ ] nothing;  -: nothing;\n"
        "  ?: help and an example;  <: back;  .: stop here, write what was answered;\n"
        "  Ctrl-C: end it, write nothing.\n");
    if (strcmp(v->output, "-") == 0 && isatty(STDOUT_FILENO))
        interview_say(v, "Tệp sẽ in ra màn hình; muốn ghi ra tệp thì chạy lại với -o TÊN.ini.\n",
                      "The input will be shown here; for a file run it with -o NAME.ini.\n");
}

static int ended_early(const interview *v)
{
    if (isatty(STDIN_FILENO))
        fputc('\n', stderr);
    if (v->typed.read == 0 && !isatty(STDIN_FILENO))
        system_fault(
            v->how,
            "không có ai trả lời: đầu vào chuẩn không phải cửa sổ lệnh và không có chữ nào; "
            "chạy trong cửa sổ lệnh, hoặc bỏ --interactive",
            "nobody answers: standard input is no terminal and has no words; run it on a "
            "terminal, or leave --interactive out");
    else
        system_fault(
            v->how,
            "chưa trả lời hết các câu, không ghi gì; chạy lại và trả lời đến câu cuối, hoặc dừng "
            "bằng dấu `.` thì những gì đã trả lời được ghi",
            "not all questions were answered, nothing was written; run it again to the last, or "
            "stop with a `.`, which writes what was answered");
    return EXIT_INPUT;
}

/* What nobody was asked for, or stopped at, and has an example in the file. */
static void tell_unanswered(const interview *v)
{
    bool any = false;
    for (size_t i = 0; i < v->count; i++) {
        kh_question q;
        if (kh_question_get(v->d, i, &q) != KH_OK || q.answered || !q.example[0])
            continue;
        if (!any)
            interview_say(v, "Chưa trả lời, trong tệp là ví dụ, phải sửa:\n",
                          "Not answered, examples in the file, to be changed:\n");
        any = true;
        interview_lines("  ", q.key);
    }
}

/* Which texts are still those of the example. */
static void tell_samples(const interview *v)
{
    bool any = false;
    for (size_t i = 0; i < v->count; i++) {
        kh_question q;
        if (kh_question_get(v->d, i, &q) != KH_OK || q.kind != KH_ANSWER_BODY || q.answer[0] ||
            !q.standard[0])
            continue;
        if (!any)
            interview_say(
                v, "Còn là lời văn mẫu, xem và sửa trong tệp:\n",
                "Still the words of the sample, to be looked at and changed in the file:\n");
        any = true;
        interview_lines("  ", q.key);
    }
}

/* What is wrong with the whole, which no answer was to blame for. */
static int finish(interview *v)
{
    fault_list none = {0}, left = look(v, v->count, false);
    bool good = tell_faults(v, &none, &left, false);
    v->no_memory = left.no_memory;
    faults_free(&left);
    if (v->no_memory)
        return memory_fault(v->how);
    kh_status status = kh_interview_file(v->d, v->output);
    tell(v, NULL, status);
    if (status == KH_E_MEMORY)
        return memory_fault(v->how);
    if (status != KH_OK)
        return exit_status(status);
    tell_unanswered(v);
    tell_samples(v);
    say_written(v->output, v->how);
    return good ? EXIT_DONE : EXIT_INPUT;
}

static bool is_worse(const fault_list *before, const fault_list *now)
{
    for (size_t i = 0; i < now->n; i++)
        if (!faults_have(before, now->at[i].text))
            return true;
    return false;
}

/* Whoever stops leaves the rest out, as far as that draws no fault: an example of somebody else's
 * stands only where there must be something. */
static void leave_rest(interview *v)
{
    for (size_t i = 0; i < v->count && !v->no_memory; i++) {
        kh_question q;
        v->no_memory = kh_question_get(v->d, i, &q) != KH_OK;
        if (v->no_memory || q.answered)
            continue;
        fault_list before = look(v, i, false), now = {0};
        v->no_memory = kh_answer(v->d, i, "", &v->count) != KH_OK;
        if (!v->no_memory)
            now = look(v, i, false);
        if (!v->no_memory && is_worse(&before, &now))
            v->no_memory = kh_answer(v->d, i, NULL, &v->count) != KH_OK;
        v->no_memory = v->no_memory || before.no_memory || now.no_memory;
        faults_free(&before);
        faults_free(&now);
    }
}

/* Up to the last, or where somebody stops. */
static int ask_all(interview *v)
{
    for (size_t i = 0; i < v->count;) {
        kh_question q;
        if (kh_question_get(v->d, i, &q) != KH_OK)
            return memory_fault(v->how);
        interview_ask(v, i, &q);
        reply got = interview_read(v, &q);
        const char *answer = got == REPLY_ANSWER ? v->typed.all : NULL;
        if (got == REPLY_ANSWER && !answer[0] && q.answered && q.answer[0])
            answer = q.answer;
        if (got == REPLY_END)
            return ended_early(v);
        if (got == REPLY_MEMORY)
            return memory_fault(v->how);
        if (got == REPLY_REST) {
            leave_rest(v);
            break;
        }
        if (got == REPLY_HELP)
            interview_help(v, &q);
        else if (got == REPLY_BACK && i == 0)
            interview_say(v, "  đây là câu đầu\n", "  this is the first question\n");
        else if (got == REPLY_BACK)
            i--;
        else if (got == REPLY_CUT)
            interview_cut(v);
        else if (take(v, i, &q, answer))
            i++;
        if (v->no_memory)
            return memory_fault(v->how);
    }
    return finish(v);
}

int interview_run(const kh_options *o, const char *output, speech how)
{
    interview v = {.d = kh_open(), .o = o, .output = output, .how = how};
    kh_status status = v.d ? kh_interview(v.d, o, output, &v.count) : KH_E_MEMORY;
    int exit_with;
    if (status != KH_OK)
        return text_print(v.d, status, NULL, 0, how, KH_ERROR);
    v.said = kh_message_count(v.d);
    greet(&v);
    exit_with = ask_all(&v);
    kh_close(v.d);
    free(v.typed.line);
    free(v.typed.all);
    free(v.refused);
    return exit_with;
}
