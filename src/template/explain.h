/* Where a value, a part or a word on the page came from. */
#ifndef KH_TEMPLATE_EXPLAIN_H
#define KH_TEMPLATE_EXPLAIN_H

#include "template/job.h"
#include "template/report.h"

/* All layers that say a value, the one that won marked; or a part of the template with all that was
 * done to it. `key`: a path as a person types it ("hội nghị.ngày"), a section ("hội nghị"), or a
 * part's id ("muc_dich"). False after reporting that there is none, with the nearest. */
bool explain_key(diags *d, const job_view *v, const source *key, language speech, str *text);

/* Every place on the page where words stand, whatever their case and blanks, and where each piece
 * of them was written: template, value, cap.ini, the decree. False after reporting that they stand
 * nowhere, with the nearest line. */
bool explain_words(diags *d, const job_view *v, const source *words, language speech, str *text);

/* The unit that a word of the command line means, by kind and name or by name alone; NULL where
 * there is but one plan. False after reporting. */
bool explain_unit(diags *d, job *j, const source *word, size_t *found);

/* What both share. */

/* Who gave a value: "tệp đầu vào", "khung bac-kan", "[cấp xã]". */
str explain_layer(arena *a, const job_view *v, const value *of, language speech);

/* Who wrote a text: "khung bac-kan", "tệp đầu vào". */
str explain_source(arena *a, const job_view *v, pos at, language speech);

/* Where a value, or the line of it that is meant, stands: behind a comma; nothing for --set, which
 * has no lines. For a derived one, what it follows from. */
void explain_where(report *r, const job_view *v, const value *of, pos at);

/* The name of a value given at a place, with its layer: "`tên` [cơ quan], tệp đầu vào"; or empty.
 */
str explain_given_at(arena *a, const job_view *v, pos at, language speech);

/* A value with its {{…}} filled, its lines parted by " / ". */
str explain_filled(arena *a, const job_view *v, const value *of);

/* The same of a template's text. */
str explain_filled_text(arena *a, const job_view *v, const prepared_text *of, text_kind kind);

/* What the page shows of a value that nobody gives, because it follows from another. */
typedef struct following {
    str words;
    pos from; /* where the other value stands; nowhere: from nothing, a guess */
} following;

/* False where the path is of none. */
bool explain_following(arena *a, const job_view *v, str path, following *out);

/* Each {{…}} in a value, with what it came to and where that stands; a line each. */
void explain_inside(report *r, const job_view *v, const value *of, size_t indent);

#endif
