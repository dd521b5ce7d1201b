/* A Word document as a package: its parts and how they refer to each other. */
#ifndef KH_TEXT_WORD_PACKAGE_H
#define KH_TEXT_WORD_PACKAGE_H

#include "base/map.h"
#include "input/xml_events.h"
#include "input/zip_read.h"

typedef struct word_package {
    diags *d;  /* what is reported, in words for Word documents */
    diags own; /* what the package's reader says */
    zip_file *zip;
    str name;
    str main;           /* the part with the text */
    map by_id, by_kind; /* relationships of the main part: str, the part they lead to */
} word_package;

/* False after reporting. `bytes` outlive it. */
bool word_package_open(word_package *p, diags *d, str name, str bytes);
void word_package_close(word_package *p);

/* Feeds a part. False after reporting. */
bool word_package_read(word_package *p, str part, const xml_events *events, void *context);

/* The part that a relationship of the main part leads to; empty: none. */
str word_part_by_id(const word_package *p, str id);
str word_part_by_kind(const word_package *p, str kind);

/* Reports that it is no Word document; false. */
bool word_package_refuse(word_package *p);

#endif
