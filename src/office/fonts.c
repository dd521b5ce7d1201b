/* Asks fontconfig, through its own tool, what LibreOffice will draw with. */
#include "office/fonts.h"

#include <stdlib.h>

#include "base/file.h"

const char *fonts_setting(diags *d, const workplace *w)
{
    const char *own = getenv("FONTCONFIG_FILE");
    if (own && own[0])
        return str_z(d->a, STR_CAT(d->a, S("FONTCONFIG_FILE="), str_from(own)));
    str path = file_in(d->a, w->folder, S("fonts.conf"));
    if (!file_write(d, path, (str){(const char *)builtin_fonts_conf, builtin_fonts_conf_size}))
        return NULL;
    return str_z(d->a, STR_CAT(d->a, S("FONTCONFIG_FILE="), path));
}

/* True if `item` is one of those between separators. */
static bool holds(str list, char separator, str item)
{
    while (list.n) {
        size_t n = str_find(list, (str){&separator, 1});
        if (str_eq(str_slice(list, 0, n), item))
            return true;
        list = str_after(list, n < list.n ? n + 1 : n);
    }
    return false;
}

/* The faces with the advance widths of Times New Roman (fonts/README.md). */
static bool has_its_widths(str families)
{
    static const char *const faces[] = {"Times New Roman", "Liberation Serif", "Tinos"};
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
        if (holds(families, ',', str_from(faces[i])))
            return true;
    return false;
}

void fonts_check(diags *d, pos at, const workplace *w, const char *setting, int seconds)
{
    static const char *const names[] = {"fc-match", NULL};
    static const char *const arguments[] = {"fc-match", "-f", "%{family}\n%{lang}\n",
                                            "Times New Roman", NULL};
    const char *const settings[] = {setting, NULL};
    const process_order order = {
        process_find(d->a, names), arguments, settings, seconds, seconds, w->keeper};
    str said;
    if (!order.program || process_run(d->a, &order, &said) != PROCESS_DONE)
        return;
    size_t n = str_find(said, S("\n"));
    str families = str_slice(said, 0, n), rest = n < said.n ? str_after(said, n + 1) : S("");
    str languages = str_slice(rest, 0, str_find(rest, S("\n")));
    if (!families.n || !languages.n)
        return;
    str face = str_slice(families, 0, str_find(families, S(",")));
    if (!holds(languages, '|', S("vi")))
        diag_add(d, DIAG_FONT_NO_VIETNAMESE, at, ARGS(face));
    else if (!has_its_widths(families))
        diag_add(d, DIAG_FONT_OTHER_WIDTHS, at, ARGS(face));
}
