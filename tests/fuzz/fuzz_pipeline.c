/* From an input's bytes to all outputs and messages, but PDF: LibreOffice makes it of the Word
 * document, for seconds, where it is installed. */
#include "fuzz.h"

#include "kehoach.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const kh_options options = {.renumber = n % 2, .level = n % 3 ? NULL : "xa"};
    kh_document *doc = kh_open();
    HOLDS(doc);
    /* a folder that isn't there: no file can be taken in */
    kh_status status = kh_read_memory(doc, "/none/fuzz.ini", data, n, &options);
    HOLDS(status == KH_OK || status == KH_E_INPUT || status == KH_E_SYSTEM);
    static const kh_format formats[] = {KH_DOCX, KH_TEXT,
                                        KH_DUMP}; /* a PDF is LibreOffice's work */
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const void *bytes = NULL;
        size_t size = 0;
        kh_status rendered = kh_render(doc, formats[i], &bytes, &size);
        HOLDS((rendered == KH_OK) == (status == KH_OK));
        HOLDS((size > 0) == (rendered == KH_OK));
    }
    for (size_t i = 0; i < kh_message_count(doc) && i < 50; i++) {
        kh_message m;
        HOLDS(kh_message_get(doc, i, i % 2 ? KH_ENGLISH : KH_VIETNAMESE, &m) == KH_OK);
        HOLDS(m.text[0] && m.file[0]);
    }
    kh_close(doc);
    return 0;
}
