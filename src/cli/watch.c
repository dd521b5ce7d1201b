/* kehoach watch: generate's document again whenever a file changes that it was made of. Knows the
 * files by the names that the library gives. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/generate.h"
#include "cli/outcome.h"
#include "cli/watch_files.h"

typedef struct watching {
    request *r;
    watch_files files;
    bool written;     /* by this run; with -o then the file is as `ours` says, */
    struct stat ours; /* unless somebody changed it */
} watching;

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach watch [TÙY CHỌN]… TỆP.ini\n\n"
        "Viết TỆP.docx như `kehoach generate`, và viết lại mỗi khi TỆP.ini hay tệp nó đọc\n"
        "(khung, ảnh, `@tệp`) thay đổi. Có lỗi thì giữ văn bản cũ. Ctrl-C để dừng.\n\n",
        "Usage:  kehoach watch [OPTION]… FILE.ini\n\n"
        "Writes FILE.docx as `kehoach generate` does, and again whenever FILE.ini or what\n"
        "it reads (template, pictures, `@file`) changes; faults keep the old. Ctrl-C ends\n\n",
    };
    return help_print("watch", head, rows, how);
}

/* ---- the line ---- */

/* Those of generate that are of use here; the line is read with all of them, so that the others are
 * refused in words. */
static void own_rows(const option_row *all, option_row *rows)
{
    for (; all->name; all++) {
        if (all->of_lists || strcmp(all->name, "--dump") == 0)
            continue;
        *rows = *all;
        if (strcmp(all->name, "--format") == 0) {
            rows->argument[KH_VIETNAMESE] = rows->argument[KH_ENGLISH] = "docx|pdf";
            rows->help[KH_VIETNAMESE] = "Word, hoặc PDF (cần LibreOffice)";
            rows->help[KH_ENGLISH] = "Word, or PDF (wants LibreOffice)";
        } else if (strcmp(all->name, "--output") == 0) {
            rows->takes = "docx pdf";
        }
        rows++;
    }
    *rows = (option_row){0};
}

/* An option that was given and is for plans of a list, or NULL. */
static const char *option_of_lists(const option_row *rows)
{
    for (; rows->name; rows++)
        if (rows->of_lists && ((rows->flag && *rows->flag) || (rows->text && *rows->text) ||
                               (rows->list_n && *rows->list_n)))
            return rows->name;
    return NULL;
}

static int refuse(const request *r, const option_row *rows, speech how)
{
    const char *of_lists = option_of_lists(rows);
    if (of_lists)
        return usage_hint(how, "kehoach watch chỉ làm một văn bản, không nhận",
                          "kehoach watch makes one document and does not take", of_lists,
                          how.language == KH_ENGLISH ? "for a list use `kehoach generate`"
                                                     : "có danh sách thì dùng `kehoach generate`");
    if (strcmp(r->input, "-") == 0)
        return usage_fault(how, "kehoach watch cần tên một tệp, không nhận",
                           "kehoach watch takes the name of a file, not", r->input);
    if (!format_is_file(r->format) || (r->output && strcmp(r->output, "-") == 0))
        return usage_fault(
            how, "kehoach watch chỉ ghi tệp Word hoặc PDF; bỏ --dump, --format text, -o -",
            "kehoach watch writes Word files or PDFs; leave out --dump, --format text, -o -", NULL);
    return EXIT_DONE;
}

/* ---- one run ---- */

/* What the library may not know of a file named by -o: that it is no longer as we left it. */
static bool was_changed(const watching *w)
{
    struct stat now;
    const struct stat *old = &w->ours;
    return w->written && w->r->output && stat(w->r->output, &now) == 0 &&
           (now.st_dev != old->st_dev || now.st_ino != old->st_ino || now.st_size != old->st_size ||
            now.st_mtim.tv_sec != old->st_mtim.tv_sec ||
            now.st_mtim.tv_nsec != old->st_mtim.tv_nsec);
}

static kh_status write_again(watching *w, kh_document *d, const char **where, speech how)
{
    *where = w->r->output;
    if (was_changed(w)) {
        usage_hint(
            how, "có người đã sửa tệp này sau khi nó được ghi nên để nguyên:",
            "somebody changed this file after it was written, so it is left alone:", w->r->output,
            how.language == KH_ENGLISH ? "once it is moved away it is written again"
                                       : "dời hoặc đổi tên nó thì sẽ được ghi lại");
        return KH_E_INPUT;
    }
    kh_status status = generate_write(w->r, d, say_written_at, where, how);
    if (status == KH_OK && !w->r->check_only)
        w->written = !w->r->output || stat(w->r->output, &w->ours) == 0;
    return status;
}

/* The library's own list has the input, too, but where there was no memory for it. */
static bool add_sources(watching *w, kh_document *d)
{
    bool good = watch_add(&w->files, w->r->input);
    for (size_t i = 0; d && i < kh_source_count(d) && good; i++) {
        const char *path;
        good = kh_source_name(d, i, &path) == KH_OK;
        if (good)
            good = watch_add(&w->files, path);
        else
            errno = ENOMEM;
    }
    return good;
}

static void clear_screen(const request *r, speech how)
{
    const char *terminal = getenv("TERM");
    bool dumb = !terminal || strcmp(terminal, "dumb") == 0;
    if (!r->quiet && !how.json && !dumb && isatty(STDERR_FILENO))
        fputs("\033[H\033[2J", stderr);
}

static kh_status tell(const watching *w, kh_document *d, kh_status status, speech how)
{
    bool quiet = w->r->quiet;
    if (status != KH_OK && !quiet)
        say_kept(how);
    if (status == KH_E_MEMORY)
        memory_fault(how);
    else if (!messages_print(d, how, quiet ? KH_WARNING : KH_NOTE, true))
        status = KH_E_MEMORY;
    return status;
}

static void say_waiting(const request *r, speech how)
{
    if (!r->quiet && !how.json)
        fputs(how.language == KH_ENGLISH ? "waiting for changes; Ctrl-C ends\n"
                                         : "đang chờ tệp thay đổi; Ctrl-C để dừng\n",
              stderr);
    fflush(stderr);
}

/* False with errno where the files can't be watched. */
static bool run_once(watching *w, kh_status *status, speech how)
{
    const char *where = NULL;
    watch_begin(&w->files);
    kh_document *d = kh_open();
    *status = d ? kh_read_file(d, w->r->input, &w->r->common.options) : KH_E_MEMORY;
    bool watched = add_sources(w, d), list = d && kh_row_count(d) > 0;
    int error = errno;
    clear_screen(w->r, how);
    if (list)
        *status = KH_E_USAGE;
    else if (*status == KH_OK)
        *status = write_again(w, d, &where, how);
    if (where && *status == KH_E_INPUT && watched) {
        watched = watch_add_gone(&w->files, where);
        error = errno;
    }
    watch_end(&w->files);
    if (list)
        usage_hint(how, "kehoach watch chỉ làm một văn bản, mà có danh sách đơn vị trong",
                   "kehoach watch makes one document, and there is a list of units in", w->r->input,
                   how.language == KH_ENGLISH ? "for a list use `kehoach generate`"
                                              : "có danh sách thì dùng `kehoach generate`");
    *status = tell(w, d, *status, how);
    kh_close(d);
    errno = error;
    return watched;
}

static int unwatchable(speech how)
{
    if (errno == ENOMEM)
        return memory_fault(how);
    if (errno == ENOSPC || errno == EMFILE)
        system_fault(how,
                     "hệ thống không cho theo dõi thêm tệp; tăng fs.inotify.max_user_watches, "
                     "max_user_instances",
                     "the system lets no more files be watched; raise fs.inotify.max_user_watches, "
                     "max_user_instances");
    else
        system_fault(how, "không theo dõi được các tệp; dùng `kehoach generate`",
                     "the files can't be watched; use `kehoach generate`");
    return EXIT_SYSTEM;
}

/* What is wrong with the line can't be mended while it runs. */
static int watch(request *r, speech how)
{
    watching w = {.r = r};
    kh_status status = KH_OK;
    bool good = watch_open(&w.files) && watch_add(&w.files, r->input);
    signals_catch();
    for (bool first = true; good && !batch_signal(); first = false) {
        good = run_once(&w, &status, how);
        if (first && status == KH_E_USAGE)
            break;
        if (good && !batch_signal())
            say_waiting(r, how);
        good = good && watch_wait(&w.files, batch_signal);
    }
    int ended = !good ? unwatchable(how) : batch_signal() ? SIGNALLED + batch_signal() : EXIT_USAGE;
    watch_close(&w.files);
    return ended;
}

static int run(int argc, char **argv, request *r, speech how)
{
    option_row all[GENERATE_ROWS], own[GENERATE_ROWS];
    generate_rows(r, all);
    own_rows(all, own);
    int n = options_read(argc, argv, how.completed ? own : all, &r->input, 1, how);
    if (n < 0)
        return EXIT_USAGE;
    if (r->common.help)
        return print_help(own, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên tệp đầu vào", "the input's name is missing", NULL);
    int fault = generate_take(r, how);
    if (!fault)
        fault = refuse(r, all, how);
    return fault ? fault : watch(r, how);
}

int watch_run(int argc, char **argv, speech how)
{
    request r = {0};
    int status =
        input_options_begin(&r.common, argc) ? run(argc, argv, &r, how) : memory_fault(how);
    input_options_end(&r.common);
    return status;
}
