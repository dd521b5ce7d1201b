/* kehoach templates: what templates there are. */
#include "cli/cli.h"
#include "cli/confine.h"

static int run(int argc, char **argv, input_options *o, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach templates\n\n"
        "Kể các khung dùng được: tên, cấp, nơi để, dùng làm gì. Khung tìm trong\n"
        "templates/ của thư mục này, trong KEHOACH_TEMPLATES, thư mục dữ liệu của người\n"
        "dùng và của máy, rồi khung có sẵn.\n\n",
        "Usage:  kehoach templates\n\n"
        "Lists the templates that can be used: name, level, place, what for. They are\n"
        "looked for in templates/ of this folder, in KEHOACH_TEMPLATES, the user's and\n"
        "the system's data folders, and among the built-in ones.\n\n",
    };
    option_row rows[LAST_ROWS];
    const char *none;
    last_rows(o, rows);
    int n = options_read(argc, argv, rows, &none, 0, how);
    if (n < 0)
        return EXIT_USAGE;
    if (o->help)
        return help_print("templates", head, rows, how);
    int fault = confine_to(NULL, false, how);
    if (fault)
        return fault;
    kh_document *d = kh_open();
    const void *text = NULL;
    size_t bytes = 0;
    kh_status status =
        d ? kh_list_templates(d, &o->options, how.language, &text, &bytes) : KH_E_MEMORY;
    return text_print(d, status, text, bytes, how, KH_ERROR);
}

int templates_run(int argc, char **argv, speech how)
{
    input_options o;
    int status = input_options_begin(&o, argc) ? run(argc, argv, &o, how) : memory_fault(how);
    input_options_end(&o);
    return status;
}
