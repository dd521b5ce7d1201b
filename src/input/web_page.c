/* By the first word alone: no list begins with one of these. */
#include "input/web_page.h"

#include "base/utf8.h"

static bool starts_so(str text, const char *lower)
{
    for (size_t i = 0; lower[i]; i++) {
        if (i >= text.n)
            return false;
        char c = text.p[i] >= 'A' && text.p[i] <= 'Z' ? (char)(text.p[i] | 0x20) : text.p[i];
        if (c != lower[i])
            return false;
    }
    return true;
}

bool web_page_begins(str head)
{
    static const char *const words[] = {"<!doctype", "<html",  "<head",     "<meta",
                                        "<body",     "<table", "<style",    "<div",
                                        "<!--",      "<?xml",  "<workbook", "mime-version:"};
    if (str_starts(head, S("\xEF\xBB\xBF")))
        head = str_after(head, 3);
    head = utf8_trim(str_slice(head, 0, head.n < 256 ? head.n : 256));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts_so(head, words[i]))
            return true;
    return false;
}
