/* kehoach inspect: what a template holds and wants. */
#include <string.h>

#include "cli/cli.h"
#include "cli/confine.h"

enum { OWN_ROWS = 1 };

static int run(int argc, char **argv, input_options *o, speech how)
{
    static const char *const head[] = {
        "Cách dùng:  kehoach inspect [TÙY CHỌN]… KHUNG\n\n"
        "Kể một khung có gì: chuỗi kế thừa, các trường cần điền, các phần theo thứ tự in.\n"
        "KHUNG là tên (xem `kehoach templates`) hoặc tệp .xml.\n\n",
        "Usage:  kehoach inspect [OPTION]… TEMPLATE\n\n"
        "Tells what a template has: its chain, the fields to fill, the parts in the order\n"
        "of the page. TEMPLATE is a name (see `kehoach templates`) or an .xml file.\n\n",
    };
    bool json = false;
    const char *name;
    const option_row own = {
        "--json", NULL, {NULL}, {"in JSON cho chương trình", "JSON for programs"}, .flag = &json};
    option_row rows[OWN_ROWS + LAST_ROWS];
    rows[0] = own;
    last_rows(o, rows + OWN_ROWS);
    int n = options_read(argc, argv, rows, &name, 1, how);
    if (n < 0)
        return EXIT_USAGE;
    if (o->help)
        return help_print("inspect", head, rows, how);
    if (n == 0)
        return usage_fault(how, "thiếu tên khung", "the template's name is missing", NULL);
    int fault = confine_to(NULL, false, how);
    if (fault)
        return fault;
    kh_document *d = kh_open();
    const void *text = NULL;
    size_t bytes = 0;
    kh_status status =
        d ? kh_inspect(d, name, &o->options, json ? KH_JSON : KH_TEXT, how.language, &text, &bytes)
          : KH_E_MEMORY;
    return text_print(d, status, text, bytes, how, KH_WARNING);
}

int inspect_run(int argc, char **argv, speech how)
{
    input_options o;
    int status = input_options_begin(&o, argc) ? run(argc, argv, &o, how) : memory_fault(how);
    input_options_end(&o);
    return status;
}
