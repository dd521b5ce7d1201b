/* word/settings.xml (17.15): Word 2013's layout, no questions at opening. */
#include "docx/parts.h"

static void leaf(xml *x, const char *name, const char *value)
{
    xml_leaf(x, name, "w:val", str_from(value));
}

static void compatibility(xml *x)
{
    static const char *const settings[][2] = {
        {"compatibilityMode", "15"},
        {"overrideTableStyleFontSizeAndJustification", "1"},
        {"enableOpenTypeFeatures", "1"},
        {"doNotFlipMirrorIndents", "1"},
        {"differentiateMultirowTableHeaders", "1"},
        {"useWord2013TrackBottomHyphenation", "0"},
    };
    xml_open(x, "w:compat");
    xml_leaf(x, "w:doNotExpandShiftReturn", NULL,
             (str){0}); /* lines before a break stay as wide as they are */
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        xml_open(x, "w:compatSetting");
        xml_attribute(x, "w:name", str_from(settings[i][0]));
        xml_attribute(x, "w:uri", S("http://schemas.microsoft.com/office/word"));
        xml_attribute(x, "w:val", str_from(settings[i][1]));
        xml_close(x);
    }
    xml_close(x);
}

void settings_write(writing *w)
{
    xml *x = &w->x;
    xml_declaration(x);
    xml_open(x, "w:settings");
    xml_attribute(x, "xmlns:w", S(NS_W));
    xml_leaf_number(x, "w:defaultTabStop", "w:val", w->form->page.tab);
    leaf(x, "w:characterSpacingControl", "doNotCompress");
    if (w->p->notes.n) {
        xml_open(x, "w:footnotePr");
        xml_leaf_number(x, "w:footnote", "w:id", -1);
        xml_leaf_number(x, "w:footnote", "w:id", 0);
        xml_close(x);
    }
    compatibility(x);
    leaf(x, "w:themeFontLang", "vi-VN");
    leaf(x, "w:decimalSymbol", ",");
    leaf(x, "w:listSeparator", ";");
    xml_close(x);
}
