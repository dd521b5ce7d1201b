/* Words on files: where they are, or would be; none among messages for programs. Knows no faults:
 * messages. */
#include "cli/outcome.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

void say_typing(const kh_options *o, const char *input, speech how)
{
    bool wanted = strcmp(input, "-") == 0;
    for (size_t i = 0; i < o->n_lists; i++)
        wanted = wanted || strcmp(o->lists[i], "-") == 0;
    if (wanted && !how.json && isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
        fputs(how.language == KH_ENGLISH
                  ? "reading what is typed here; Ctrl-D on a line of its own ends it\n"
                  : "đang đọc chữ gõ ở đây; gõ xong thì xuống dòng và bấm Ctrl-D\n",
              stderr);
}

/* Names of files may hold anything. */
static void say_path(const char *words, const char *path)
{
    fputs(words, stderr);
    put_shown(path);
    fputc('\n', stderr);
}

void say_written(const char *path, speech how)
{
    if (!how.json && isatty(STDERR_FILENO) && strcmp(path, "-") != 0)
        say_path(how.language == KH_ENGLISH ? "written: " : "đã ghi: ", path);
}

static void say_time(void)
{
    char shown[sizeof "00:00:00"] = "";
    time_t now = time(NULL);
    struct tm parts;
    if (localtime_r(&now, &parts))
        strftime(shown, sizeof shown, "%H:%M:%S", &parts);
    fputs(shown, stderr);
}

void say_written_at(const char *path, speech how)
{
    if (how.json)
        return;
    fputs(how.language == KH_ENGLISH ? "written: " : "đã ghi ", stderr);
    put_shown(path);
    fputs(how.language == KH_ENGLISH ? " at " : " lúc ", stderr);
    say_time();
    fputc('\n', stderr);
}

void say_kept(speech how)
{
    if (how.json)
        return;
    fputs(how.language == KH_ENGLISH ? "not written at " : "không ghi lúc ", stderr);
    say_time();
    fputs(how.language == KH_ENGLISH ? "; the document stays as it was\n"
                                     : "; văn bản để nguyên như trước\n",
          stderr);
}

void say_checked(const char *path, speech how)
{
    if (how.json)
        return;
    say_path(how.language == KH_ENGLISH ? "checked, nothing was written; would be written: "
                                        : "đã kiểm tra, chưa ghi gì; sẽ ghi: ",
             path);
}

/* Where plans of a list went, for a person. */
static const char *name_place(const char *place, bool zip, speech how)
{
    static const char *const here[] = {"thư mục này", "this folder"};
    static const char *const output[] = {"đầu ra chuẩn", "standard output"};
    return strcmp(place, zip ? "-" : ".") != 0 ? place
           : zip                               ? output[how.language]
                                               : here[how.language];
}

static void say_units_checked(size_t good, size_t all, const char *place, speech how)
{
    if (how.language == KH_ENGLISH)
        fprintf(stderr, "checked, nothing was written; would be written: %zu of %zu plans, in ",
                good, all);
    else
        fprintf(stderr, "đã kiểm tra, chưa ghi gì; sẽ ghi: %zu trong %zu kế hoạch, vào ", good,
                all);
    say_path("", place);
}

void say_units_written(const kh_options *o, kh_document *d, size_t written, const char *place,
                       speech how)
{
    size_t all = kh_unit_count(d), same = kh_unit_same_count(d);
    if (how.json)
        return;
    if (!o->shard) /* each of the shards would count them */
        all += kh_lost_row_count(d);
    place = name_place(place, o->zip, how);
    if (o->check_only) {
        say_units_checked(written, all, place, how);
        return;
    }
    if (how.language == KH_ENGLISH)
        fprintf(stderr, "written: %zu of %zu plans, in ", written - same, all);
    else
        fprintf(stderr, "đã ghi: %zu trong %zu kế hoạch, vào ", written - same, all);
    put_shown(place);
    if (o->resume)
        fprintf(stderr,
                how.language == KH_ENGLISH ? "; left as they were: %zu" : "; để nguyên: %zu", same);
    fputc('\n', stderr);
}
