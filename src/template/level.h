/* Levels of government: kinds of unit, their ranks, and the words that change with them. All of it
 * is data, from cap.ini and dia-danh.ini (templates/README.md). */
#ifndef KH_TEMPLATE_LEVEL_H
#define KH_TEMPLATE_LEVEL_H

#include "base/diag.h"
#include "base/map.h"
#include "input/value.h"

typedef enum rank { RANK_NONE, RANK_TINH, RANK_HUYEN, RANK_XA } rank;

typedef struct unit_kind {
    str id, name; /* "thi_tran", "thị trấn" */
    rank rank;    /* RANK_NONE: a city's rank depends on which it is, and when */
} unit_kind;

/* A unit, as far as words depend on it. */
typedef struct unit {
    const unit_kind *kind;
    str name;       /* "Kon Tum" */
    str province;   /* the name of its province without kind; its own if it is one; "" unknown */
    bool two_tiers; /* the model that holds for the document (levels_two_tiers) */
    date when;      /* the document's */
    bool guessed;   /* two_tiers is a guess */
} unit;

typedef struct levels levels;

/* Reads the texts of cap.ini and dia-danh.ini, all of which `d`'s arena must outlive; where several
 * say the same, the later wins. Faults are reported with their places; what is good is kept. */
const levels *levels_read(diags *d, const source *const *cap, size_t n_cap,
                          const source *const *dia_danh, size_t n_dia_danh);

/* ---- kinds and ranks ---- */

/* A kind by its number, which is the same wherever the same texts were read. */
const unit_kind *unit_kind_at_number(const levels *l, size_t number);
size_t unit_kind_number(const levels *l, const unit_kind *kind);

/* The kind that a word names ("tinh", "dac-khu", "Thị xã"), or NULL. */
const unit_kind *unit_kind_find(const levels *l, arena *a, str word);

/* True for a kind's name and no more, whatever its capitals: "thị xã". */
bool unit_kind_called(const levels *l, arena *a, str name);

/* The kind whose words begin `folded` ("tinh_kon_tum"), or NULL. */
const unit_kind *unit_kind_at(const levels *l, str folded);

/* The same of a name with the kind's very words, a blank, and a letter; NULL for others, which may
 * begin with a kind nevertheless. */
const unit_kind *unit_kind_written(const levels *l, str name);

/* The nearest kind's name to a wrong word, or empty. */
str unit_kind_nearest(const levels *l, arena *a, str word);

/* A unit to show as an example of a kind ("thị trấn Măng Đen") and the one above it, or empty; of a
 * city the one of that rank. */
typedef struct unit_sample {
    str words, above;
} unit_sample;
unit_sample unit_kind_sample(const levels *l, const unit_kind *kind, rank of);

/* The kind that --level names; NULL for NULL, or after reporting that it names none. */
const unit_kind *unit_kind_asked(diags *d, const levels *l, const source *word);

/* All kinds: "tỉnh, thành phố, …", or as options are typed: "tinh, thanh-pho, …". */
str unit_kind_names(const levels *l, arena *a, bool as_options);

/* The rank of a unit. Of a city: that of a province if it is centrally run at the date, else that
 * of a district as long as there are cities of that rank, else RANK_NONE. */
rank unit_rank(const levels *l, arena *a, const unit_kind *kind, str name, date when);

/* The first day without such units, if that is `when` or before; else a date without a year. */
date unit_gone_from(const levels *l, arena *a, const unit_kind *kind, str name, date when);

/* The first day with such units, if that is after `when`; else a date without a year. */
date unit_begins(const levels *l, arena *a, const unit_kind *kind, str name, date when);

/* True for a unit that there isn't where there are two tiers: district, ward town, their cities. */
bool unit_is_of_three_tiers(const levels *l, arena *a, const unit_kind *kind, str name);

/* True for a unit whose place name keeps its common noun: it has a number, or is named after a
 * person or an event (Phụ lục I, II.4). */
bool unit_keeps_noun(const levels *l, arena *a, const unit_kind *kind, str name);

/* The rank of "tinh", "huyen", "xa"; else RANK_NONE. */
rank rank_named(str folded);

/* "cấp tỉnh", "cấp huyện", "cấp xã" */
str rank_name(rank r);

/* ---- eras ---- */

/* True for a day from which there are two tiers of local government (open parts count as the
 * latest; no year: false). */
bool level_is_two_tier(const levels *l, date when);

/* True for a date that is on that side only because its open parts count as the latest: //2025. */
bool level_is_taken_as_late(const levels *l, date when);

typedef enum era_source {
    ERA_DATE,
    ERA_MODEL, /* `mô hình` says so */
    ERA_GUESS, /* neither a year nor `mô hình` */
} era_source;

/* What `mô hình` says: 2, 3; 0 for neither. */
int levels_model(const levels *l, str mo_hinh);

/* Whether two tiers hold for a document. `mo_hinh` ("2 cấp", "3 cấp" or "") is above the date;
 * without either, three do if the document knows a unit of three tiers. */
bool levels_two_tiers(const levels *l, date when, str mo_hinh, bool sees_district_kinds,
                      era_source *how);

/* The day to look things up at: `when`, moved into the era if it isn't there. */
date levels_date(const levels *l, date when, bool two_tiers);

/* ---- words ---- */

typedef struct level_word {
    str words; /* may hold {{…}}; may be empty: such a unit has none */
    pos at;
    bool by_date; /* another era would say otherwise */
} level_word;

/* The word `key` (folded: "noi_vu") for a unit; false if there is none. A kind that isn't compiled
 * in has those of the plain kind of its rank (xã for cấp xã) where it says none of its own. */
bool levels_word(const levels *l, arena *a, const unit *u, str key, level_word *out);

/* Names of units and provinces, folded, that some word has a rule for. */
typedef struct level_names {
    map units, provinces;
} level_names;
void levels_names(const levels *l, arena *a, level_names *out);

/* True for a unit that a word may have a rule for by its name. */
bool levels_may_name(const level_names *special, arena *a, const unit *u);

/* The same text for units of which levels_word says the same. `special`: levels_names(). */
str levels_alike(const levels *l, arena *a, const level_names *special, const unit *u);

/* The names of all words, folded. */
size_t levels_key_count(const levels *l);
str levels_key(const levels *l, size_t i);

/* ---- agencies that are gone, or not there yet ---- */

typedef struct gone_agency {
    str name;    /* "Sở Kế hoạch và Đầu tư" */
    date from;   /* the first day without it */
    str heir;    /* who does its work now */
    bool begins; /* the other way round: there since `from`, before that it was `heir` */
    str key;     /* of the name's words, as words_key() has it */
    pos at;
} gone_agency;

size_t levels_gone_count(const levels *l);
const gone_agency *levels_gone_agency(const levels *l, size_t i);

#endif
