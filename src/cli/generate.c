/* kehoach generate: one input, one document. */
#include <string.h>

#include "cli/confine.h"
#include "cli/generate.h"
#include "cli/outcome.h"

static int print_help(const option_row *rows, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach generate [TÙY CHỌN]… TỆP.ini\n\n"
        "Viết TỆP.docx (hoặc TỆP.pdf) cạnh TỆP.ini. Tệp đã có người sửa thì không bao giờ\n"
        "bị ghi đè; `-o` thì ghi đè. `-` là đầu vào chuẩn, hoặc (-o -) đầu ra chuẩn.\n\n",
        "Usage:  kehoach generate [OPTION]… FILE.ini\n\n"
        "Writes FILE.docx (or FILE.pdf) beside FILE.ini. One that somebody has edited is\n"
        "never overwritten; with `-o` it is. `-` is standard input, or (-o -) output.\n\n",
    };
    return help_print("generate", head, rows, how);
}

/* A file's words or structure to standard output, under its name where there are several. */
static void print_part(const char *name, const void *bytes, size_t n, bool first)
{
    printf("%s== %s ==\n", first ? "" : "\n", name);
    fwrite(bytes, 1, n, stdout);
}

/* Words or structure of document and annexes, each under its name. */
static kh_status print_files(const request *r, kh_document *d, speech how)
{
    kh_status status = KH_OK;
    for (size_t i = 0; i < kh_file_count(d) && status == KH_OK; i++) {
        const void *bytes;
        size_t n;
        const char *name;
        status = kh_render_file(d, i, r->format, &bytes, &n);
        if (status == KH_OK)
            status = kh_file_name(d, "ke-hoach", i, &name);
        if (status == KH_OK)
            print_part(name, bytes, n, i == 0);
    }
    return output_arrived(how) ? status : KH_E_SYSTEM;
}

kh_status generate_write(const request *r, kh_document *d, outcome_say *say, const char **where,
                         speech how)
{
    const char *path = r->output ? r->output : format_is_file(r->format) ? NULL : "-";
    kh_status status =
        path ? kh_write_file(d, r->format, path) : kh_write_beside(d, r->format, &path);
    *where = path;
    for (size_t i = 0; status == KH_OK && i < kh_file_count(d); i++) {
        const char *name;
        status = kh_file_name(d, path, i, &name);
        if (status == KH_OK && r->check_only)
            say_checked(name, how);
        else if (status == KH_OK && !r->quiet)
            say(name, how);
    }
    return status;
}

static kh_status write_one(const request *r, kh_document *d, speech how)
{
    const char *path;
    bool printed = !format_is_file(r->format) && (!r->output || strcmp(r->output, "-") == 0);
    if (printed && kh_file_count(d) > 1)
        return print_files(r, d, how);
    return generate_write(r, d, say_written, &path, how);
}

static kh_status print_unit(const request *r, kh_document *d, size_t unit, bool first)
{
    size_t files = kh_unit_file_count(d, unit);
    kh_status status = files ? KH_OK : KH_E_INPUT;
    for (size_t i = 0; i < files && status == KH_OK; i++) {
        const void *bytes;
        size_t n;
        const char *name;
        status = kh_render_unit_file(d, unit, i, r->format, &bytes, &n);
        if (status == KH_OK)
            status = kh_file_name(d, kh_unit_name(d, unit), i, &name);
        if (status == KH_OK)
            print_part(name, bytes, n, first && i == 0);
    }
    return status;
}

/* Words or structure of all units to standard output, each under its name. */
static kh_status print_units(const request *r, kh_document *d, size_t *printed, speech how)
{
    kh_status worst = KH_OK;
    for (size_t i = 0; i < kh_unit_count(d) && !batch_signal(); i++) {
        kh_status status = print_unit(r, d, i, *printed == 0);
        *printed += status == KH_OK;
        worst = status > worst ? status : worst;
    }
    return output_arrived(how) ? worst : KH_E_SYSTEM;
}

/* False where options came together that exclude each other: there is a list, or there is none. */
static bool check_output(const request *r, bool list, speech how)
{
    bool printed = !format_is_file(r->format) && r->output && strcmp(r->output, "-") == 0;
    const char *alone = r->common.options.out_folder  ? "--out-dir"
                        : r->common.options.manifest  ? "--manifest"
                        : r->common.options.zip       ? "--zip"
                        : r->resume                   ? "--resume"
                        : r->common.options.file_name ? "--name"
                        : r->keep_going               ? "--keep-going"
                        : r->jobs                     ? "--jobs"
                                                      : NULL;
    if (list && r->output && !printed)
        usage_fault(how, "-o chỉ dùng cho một văn bản; có danh sách thì dùng --out-dir",
                    "-o is for one document; with a list use --out-dir", NULL);
    else if (!list && alone)
        usage_fault(how, "chỉ dùng khi có danh sách (--each, hoặc [đơn vị] `danh sách`):",
                    "this is for lists alone (--each, or [đơn vị] `danh sách`):", alone);
    else
        return true;
    return false;
}

static kh_status write_units(const request *r, kh_document *d, size_t *written, const char **folder,
                             speech how)
{
    if (!format_is_file(r->format))
        return print_units(r, d, written, how);
    return kh_write_units(d, r->format, written, folder);
}

static int make(const request *r, speech how)
{
    confine held;
    int fault =
        confine_generate(&held, &r->common.options, r->input, r->output, r->format == KH_PDF, how);
    if (fault)
        return fault;
    if (!r->quiet)
        say_typing(&r->common.options, r->input, how);
    kh_document *d = kh_open();
    kh_status status = d ? kh_read_file(d, r->input, &r->common.options) : KH_E_MEMORY;
    size_t rows = d && status <= KH_E_INPUT ? kh_row_count(d) : 0, written = 0;
    const char *folder = NULL;
    if (!rows && status == KH_OK)
        confine_reading(&held, how); /* a list is read again while its plans are written */
    if ((rows || status == KH_OK) && !check_output(r, rows > 0, how)) {
        kh_close(d);
        return EXIT_USAGE;
    }
    if (rows && (status == KH_OK || r->keep_going)) {
        kh_status wrote = write_units(r, d, &written, &folder, how);
        status = wrote > status ? wrote : status;
    } else if (status == KH_OK) {
        status = write_one(r, d, how);
    }
    if (status == KH_E_MEMORY)
        memory_fault(how);
    else if (!messages_print(d, how, r->quiet ? KH_WARNING : KH_NOTE,
                             status == KH_OK || written > 0 || ferror(stdout))) /* said */
        status = KH_E_MEMORY;
    bool empty = status == KH_OK && r->common.options.shard; /* it may have no row */
    if (folder && (written || r->check_only || empty) && !r->quiet)
        say_units_written(&r->common.options, d, written, folder, how);
    kh_close(d);
    return batch_signal() ? SIGNALLED + batch_signal() : exit_status(status);
}

static int run(int argc, char **argv, request *r, speech how)
{
    option_row rows[GENERATE_ROWS];
    generate_rows(r, rows);
    int n = options_read(argc, argv, rows, &r->input, 1, how);
    if (n < 0)
        return EXIT_USAGE;
    if (r->common.help)
        return print_help(rows, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên tệp đầu vào", "the input's name is missing", NULL);
    int fault = generate_take(r, how);
    return fault ? fault : make(r, how);
}

int generate_run(int argc, char **argv, speech how)
{
    request r = {0};
    int status =
        input_options_begin(&r.common, argc) ? run(argc, argv, &r, how) : memory_fault(how);
    input_options_end(&r.common);
    return status;
}
