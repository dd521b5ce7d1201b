/* The parts of the package, one table: path, content type, relationship, writer. */
#ifndef KH_DOCX_PARTS_H
#define KH_DOCX_PARTS_H

#include "docx/pieces.h"

#define NS_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Parts that other parts name. */
#define HEADER_PART       "word/header1.xml"
#define FIRST_HEADER_PART "word/header2.xml"
#define ADDRESS_PART      "word/footer1.xml"
#define EMPTY_FOOTER_PART "word/footer2.xml"

/* Pictures of the signers, in their order. */
extern const char *const signature_parts[];
extern const char *const seal_parts[];

typedef struct part {
    const char *path;
    str bytes;      /* but for what is told to be left out of them */
    told_same same; /* as the first document's part of this path, in a batch, which lasts as long */
} part;
typedef LIST(part) parts;

/* Writes all parts in the order of the package. `m`: of the batch that the plan belongs to, or
 * NULL; the same bytes come out, but belong to it (pieces.h). False if an XML writer failed. */
bool parts_write(arena *a, const plan *p, const form *f, const docx_options *how, docx_memory *m,
                 parts *out);

/* The relationship id of a part of word/, as document.xml names it: "rId3". */
str part_relationship(arena *a, const char *path);

/* The parts that a plan's package has, as bits; a part without its words hangs on them and on the
 * form alone. */
unsigned parts_there(const plan *p);

/* True if the package in hand has the part. */
bool part_is_there(const writing *w, const char *path);

void document_write(writing *w);
void styles_write(writing *w);
void settings_write(writing *w);
void header_write(writing *w);
void first_header_write(writing *w);
void address_footer_write(writing *w);
void empty_footer_write(writing *w);
void footnotes_write(writing *w);
void app_write(writing *w);
void core_write(writing *w);

/* When the document says it was made, "2026-02-06T00:00:00Z": its own date where that is whole,
 * else the given epoch, else blank. */
str core_made_at(arena *a, const plan *p, const docx_options *how);

#endif
