/* kehoach generate: one input, one document. */
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cli/outcome.h"

enum { SIGNALLED = 128 }; /* an exit status, and the signal's number */

typedef struct request {
    input_options common;
    const char *input, *output, *format_name, *seconds, *jobs;
    kh_format format;
    bool dump, renumber, strict, keep_going, split, resume, check_only, quiet;
    batch_view view;
} request;

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

static bool is_file(kh_format format)
{
    return format == KH_DOCX || format == KH_PDF;
}

/* True where a file's name asks for PDF by its ending, and nothing else says otherwise. */
static bool is_pdf_by_name(const request *r)
{
    size_t n = r->output ? strlen(r->output) : 0;
    return !r->format_name && !r->dump && n > 4 && strcmp(r->output + n - 4, ".pdf") == 0;
}

static bool is_archive_name(const char *name)
{
    size_t n = strlen(name);
    return strcmp(name, "-") == 0 || (n > 4 && strcasecmp(name + n - 4, ".zip") == 0);
}

static bool find_format(request *r, speech how)
{
    static const struct {
        const char *name;
        kh_format format;
    } formats[] = {{"docx", KH_DOCX}, {"pdf", KH_PDF}, {"text", KH_TEXT}};
    r->format = r->dump ? KH_DUMP : is_pdf_by_name(r) ? KH_PDF : KH_DOCX;
    if (!r->format_name)
        return true;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(r->format_name, formats[i].name) == 0) {
            r->format = formats[i].format;
            return true;
        }
    usage_fault(how, "--format nhận docx, pdf hoặc text, không nhận",
                "--format takes docx, pdf or text, not", r->format_name);
    return false;
}

static int choose_format(request *r, speech how)
{
    if (!find_format(r, how))
        return EXIT_USAGE;
    if (r->dump && r->format_name)
        return usage_fault(how, "--dump và --format không đi cùng nhau",
                           "--dump and --format exclude each other", NULL);
    if (r->seconds && r->format != KH_PDF)
        return usage_fault(how, "--timeout chỉ dùng cho PDF; thêm --format pdf, hoặc bỏ đi",
                           "--timeout is for PDF; add --format pdf, or leave it out", NULL);
    if (!r->output && !r->common.options.n_lists &&
        (!is_file(r->format) || strcmp(r->input, "-") == 0))
        r->output = "-";
    const char *zip = r->common.options.zip;
    const char *manifest = r->common.options.manifest;
    const char *folder = r->common.options.out_folder;
    if (!is_file(r->format) && (zip || manifest || folder || r->resume || r->check_only))
        return usage_fault(
            how, "chỉ dùng khi ghi tệp Word hoặc PDF:", "this is for Word files and PDFs alone:",
            zip         ? "--zip"
            : manifest  ? "--manifest"
            : folder    ? "--out-dir"
            : r->resume ? "--resume"
                        : "--check-only");
    if (zip && (r->common.options.out_folder || r->resume))
        return usage_fault(how, "bỏ một trong hai: --zip không đi cùng",
                           "leave one out: --zip does not go with",
                           r->resume ? "--resume" : "--out-dir");
    if (zip && !is_archive_name(zip))
        return usage_fault(how, "--zip nhận tên kết thúc bằng .zip (hoặc `-`), không nhận",
                           "--zip takes a name that ends in .zip (or `-`), not", zip);
    if (zip && strcmp(zip, "-") == 0 && isatty(STDOUT_FILENO) && !r->check_only)
        return usage_fault(how, "tệp nén không in ra màn hình được; thêm --zip TÊN.zip",
                           "an archive can't be shown on a terminal; add --zip NAME.zip", NULL);
    bool shown = r->output && strcmp(r->output, "-") == 0 && isatty(STDOUT_FILENO);
    if (r->format == KH_DOCX && shown)
        return usage_fault(how, "tệp Word không in ra màn hình được; thêm -o TÊN.docx",
                           "a Word file can't be shown on a terminal; add -o NAME.docx", NULL);
    if (r->format == KH_PDF && shown)
        return usage_fault(how, "tệp PDF không in ra màn hình được; thêm -o TÊN.pdf",
                           "a PDF can't be shown on a terminal; add -o NAME.pdf", NULL);
    return EXIT_DONE;
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

static kh_status write_one(const request *r, kh_document *d, speech how)
{
    const char *path = r->output ? r->output : is_file(r->format) ? NULL : "-";
    if (!is_file(r->format) && strcmp(path, "-") == 0 && kh_file_count(d) > 1)
        return print_files(r, d, how);
    kh_status status =
        path ? kh_write_file(d, r->format, path) : kh_write_beside(d, r->format, &path);
    for (size_t i = 0; status == KH_OK && i < kh_file_count(d); i++) {
        const char *name;
        status = kh_file_name(d, path, i, &name);
        if (status == KH_OK && r->check_only)
            say_checked(name, how);
        else if (status == KH_OK && !r->quiet)
            say_written(name, how);
    }
    return status;
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
    bool printed = !is_file(r->format) && r->output && strcmp(r->output, "-") == 0;
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
    if (!is_file(r->format))
        return print_units(r, d, written, how);
    return kh_write_units(d, r->format, written, folder);
}

static int make(const request *r, speech how)
{
    if (!r->quiet)
        say_typing(&r->common.options, r->input, how);
    kh_document *d = kh_open();
    kh_status status = d ? kh_read_file(d, r->input, &r->common.options) : KH_E_MEMORY;
    size_t rows = d && status <= KH_E_INPUT ? kh_row_count(d) : 0, written = 0;
    const char *folder = NULL;
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

enum { OWN_ROWS = 17, ROWS = INPUT_ROWS + OWN_ROWS + LAST_ROWS };

/* What may stand on the line, and where it goes. `rows` has room for ROWS. */
static void list_options(request *r, option_row *rows)
{
    /* clang-format off */
    const option_row list[OWN_ROWS] = {
        {"--out-dir", NULL, {"THƯ MỤC", "DIR"},
         {"nơi ghi các kế hoạch theo danh sách", "where plans of a list are written"},
         .text = &r->common.options.out_folder},
        {"--zip", NULL, {"TỆP.zip", "FILE.zip"},
         {"tất cả vào một tệp nén thay cho thư mục", "all of them in one archive instead of a folder"},
         .text = &r->common.options.zip, .rare = true},
        {"--name", NULL, {"TÊN", "NAME"},
         {"tên từng tệp, như \"{{don_vi.ten}}\"", "name of each file, such as \"{{don_vi.ten}}\""},
         .text = &r->common.options.file_name},
        {"--keep-going", NULL, {NULL},
         {"hàng có lỗi thì bỏ qua, vẫn ghi các hàng khác", "write the other rows where some have faults"},
         .flag = &r->keep_going, .rare = true},
        {"--shard", NULL, {"K/N", "K/N"},
         {"chỉ phần thứ K trong N phần của các hàng: 2/16", "only the K-th of N parts of the rows: 2/16"},
         .text = &r->common.options.shard, .rare = true},
        {"--manifest", NULL, {"TỆP.csv", "FILE.csv"},
         {"hàng nào ra tệp nào, mã SHA-256 (.csv, .json)",
          "which file came of which row, SHA-256 (.csv, .json)"},
         .text = &r->common.options.manifest, .rare = true},
        {"--resume", NULL, {NULL},
         {"tệp nào đã có sẵn đúng như sẽ ghi thì để nguyên", "leave files alone that are as they would be written"},
         .flag = &r->resume, .rare = true},
        {"--check-only", NULL, {NULL},
         {"kiểm tra hết rồi dừng, không ghi gì", "check all and stop; write nothing"},
         .flag = &r->check_only},
        {"--jobs", NULL, {"N", "N"},
         {"làm bằng N luồng cùng lúc (mặc định: số bộ xử lý)", "threads at work (as many as processors)"},
         .text = &r->jobs, .rare = true},
        {"--quiet", NULL, {NULL},
         {"chỉ báo lỗi và cảnh báo", "say nothing but errors and warnings"}, .flag = &r->quiet, .rare = true},
        {"--output", "-o", {"TỆP", "FILE"},
         {"tên tệp kết quả", "where to write"}, .text = &r->output},
        {"--format", NULL, {"docx|pdf|text", "docx|pdf|text"},
         {"Word, PDF (cần LibreOffice), hoặc chỉ lời văn",
          "Word, PDF (wants LibreOffice), or the words alone"}, .text = &r->format_name},
        timeout_row(&r->seconds),
        {"--dump", NULL, {NULL},
         {"in cấu trúc đọc được của kế hoạch", "print the plan's structure"}, .flag = &r->dump, .rare = true},
        {"--renumber", NULL, {NULL},
         {"đánh lại số, chữ của mục, khoản, điểm", "mend labels out of order"}, .flag = &r->renumber, .rare = true},
        {"--split-annexes", NULL, {NULL},
         {"mỗi phụ lục một tệp riêng, để ký số từng tệp", "a file for each annex, to be signed on its own"},
         .flag = &r->split, .rare = true},
        {"--strict", NULL, {NULL}, {"coi cảnh báo là lỗi", "warnings are errors"}, .flag = &r->strict},
    };
    /* clang-format on */
    size_t n = input_rows(&r->common, rows);
    memcpy(rows + n, list, sizeof list);
    last_rows(&r->common, rows + n + OWN_ROWS);
}

static int run(int argc, char **argv, request *r, speech how)
{
    option_row rows[ROWS];
    list_options(r, rows);
    int n = options_read(argc, argv, rows, &r->input, 1, how);
    if (n < 0)
        return EXIT_USAGE;
    if (r->common.help)
        return print_help(rows, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên tệp đầu vào", "the input's name is missing", NULL);
    int fault = choose_format(r, how);
    kh_options *o = &r->common.options;
    if (!fault &&
        (!input_timeout(&r->common, r->seconds, how) || !jobs_read(r->jobs, &o->jobs, how)))
        fault = EXIT_USAGE;
    o->ahead = r->format == KH_DOCX && !r->check_only;
    batch_watch(o, &r->view, r->quiet, how);
    o->renumber = r->renumber;
    o->strict = r->strict;
    o->split_annexes = r->split;
    o->keep_going = r->keep_going;
    o->resume = r->resume;
    o->check_only = r->check_only;
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
