/* kehoach generate: what may stand on its line, and what of that goes together. Reads and writes no
 * document. */
#include "cli/generate.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

bool format_is_file(kh_format format)
{
    return format == KH_DOCX || format == KH_PDF;
}

/* True where a file's name asks for PDF by its ending, and nothing else says otherwise. */
static bool is_pdf_by_name(const request *r)
{
    size_t n = r->output ? strlen(r->output) : 0;
    return !r->format_name && !r->dump && n > 4 && strcmp(r->output + n - 4, ".pdf") == 0;
}

/* Names of what other programs write: whoever opened it would find something else in it. */
static bool is_of_others(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcasecmp(dot, ".doc") == 0 || strcasecmp(dot, ".rtf") == 0 ||
                   strcasecmp(dot, ".odt") == 0);
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
        (!format_is_file(r->format) || strcmp(r->input, "-") == 0))
        r->output = "-";
    const char *zip = r->common.options.zip;
    const char *manifest = r->common.options.manifest;
    const char *folder = r->common.options.out_folder;
    if (!format_is_file(r->format) && (zip || manifest || folder || r->resume || r->check_only))
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
    if (r->format == KH_DOCX && r->output && is_of_others(r->output))
        return usage_fault(how, "tệp viết ra là .docx; đổi đuôi thành .docx, đừng dùng",
                           "the file will be a .docx; end its name in .docx, not as in", r->output);
    bool shown = r->output && strcmp(r->output, "-") == 0 && isatty(STDOUT_FILENO);
    if (r->format == KH_DOCX && shown)
        return usage_fault(how, "tệp Word không in ra màn hình được; thêm -o TÊN.docx",
                           "a Word file can't be shown on a terminal; add -o NAME.docx", NULL);
    if (r->format == KH_PDF && shown)
        return usage_fault(how, "tệp PDF không in ra màn hình được; thêm -o TÊN.pdf",
                           "a PDF can't be shown on a terminal; add -o NAME.pdf", NULL);
    return EXIT_DONE;
}

void generate_rows(request *r, option_row *rows)
{
    /* clang-format off */
    const option_row list[GENERATE_OWN] = {
        {"--out-dir", NULL, {"THƯ MỤC", "DIR"},
         {"nơi ghi các kế hoạch theo danh sách", "where plans of a list are written"},
         .text = &r->common.options.out_folder, .takes = TAKES_FOLDER, .of_lists = true},
        {"--zip", NULL, {"TỆP.zip", "FILE.zip"},
         {"tất cả vào một tệp nén thay cho thư mục", "all of them in one archive instead of a folder"},
         .text = &r->common.options.zip, .rare = true, .takes = "zip", .of_lists = true},
        {"--name", NULL, {"TÊN", "NAME"},
         {"tên từng tệp, như \"{{don_vi.ten}}\"", "name of each file, such as \"{{don_vi.ten}}\""},
         .text = &r->common.options.file_name, .of_lists = true},
        {"--keep-going", NULL, {NULL},
         {"hàng có lỗi thì bỏ qua, vẫn ghi các hàng khác", "write the other rows where some have faults"},
         .flag = &r->keep_going, .rare = true, .of_lists = true},
        {"--shard", NULL, {"K/N", "K/N"},
         {"chỉ phần thứ K trong N phần của các hàng: 2/16", "only the K-th of N parts of the rows: 2/16"},
         .text = &r->common.options.shard, .rare = true, .of_lists = true},
        {"--manifest", NULL, {"TỆP.csv", "FILE.csv"},
         {"hàng nào ra tệp nào, mã SHA-256 (.csv, .json)",
          "which file came of which row, SHA-256 (.csv, .json)"},
         .text = &r->common.options.manifest, .rare = true, .takes = "csv json", .of_lists = true},
        {"--resume", NULL, {NULL},
         {"tệp nào đã có sẵn đúng như sẽ ghi thì để nguyên", "leave files alone that are as they would be written"},
         .flag = &r->resume, .rare = true, .of_lists = true},
        {"--check-only", NULL, {NULL},
         {"kiểm tra hết rồi dừng, không ghi gì", "check all and stop; write nothing"},
         .flag = &r->check_only},
        {"--jobs", NULL, {"N", "N"},
         {"làm bằng N luồng cùng lúc (mặc định: số bộ xử lý)", "threads at work (as many as processors)"},
         .text = &r->jobs, .rare = true, .of_lists = true},
        {"--quiet", NULL, {NULL},
         {"chỉ báo lỗi và cảnh báo", "say nothing but errors and warnings"}, .flag = &r->quiet, .rare = true},
        {"--output", "-o", {"TỆP", "FILE"},
         {"tên tệp kết quả", "where to write"}, .text = &r->output, .takes = "docx pdf txt"},
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
    last_rows(&r->common, rows + n + GENERATE_OWN);
}

int generate_take(request *r, speech how)
{
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
    return fault;
}
