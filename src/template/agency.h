/* What a body's name says: its kind, its unit, its header, who signs for it and how. */
#ifndef KH_TEMPLATE_AGENCY_H
#define KH_TEMPLATE_AGENCY_H

#include "plan/plan.h"
#include "template/level.h"

typedef enum agency_kind {
    AGENCY_OTHER,
    AGENCY_UBND,
    AGENCY_HDND,
    AGENCY_SO,
    AGENCY_PHONG,
    AGENCY_BAN_CHI_DAO,
    AGENCY_HOI_DONG,
    AGENCY_MTTQ, /* the Fatherland Front's committee, that issues jointly with others */
    AGENCY_DANG, /* a Party body: another form, refused */
} agency_kind;

typedef struct agency {
    agency_kind kind;
    const unit_kind *unit; /* of a UBND, HĐND, MTTQ; else NULL */
    str body_name;         /* "Ủy ban nhân dân" */
    str unit_words;        /* "tỉnh Kon Tum" */
    str unit_name;         /* "Kon Tum" */
} agency;

/* Where the input says who issues and who signs for that body: sections and the paths in them. */
typedef struct issuer_paths {
    const char *section, *ten, *ten_tat, *loai, *chu_quan;
} issuer_paths;

typedef struct signer_paths {
    const char *section, *quyen_han, *chuc_vu, *chuc_vu_khac, *ho_ten;
    const char *anh_chu_ky, *anh_dau;
} signer_paths;

/* Two bodies may issue a plan jointly; the presiding one, or the only one, is the first. */
enum { ISSUERS = 2 };
extern const issuer_paths paths_of_issuers[ISSUERS];
extern const signer_paths paths_of_signers[ISSUERS];

agency agency_read(const levels *l, arena *a, str name);

/* The kind that `[cơ quan] loại` names; false if it names none. */
bool agency_kind_find(arena *a, str word, agency_kind *kind);

/* The kind as `loại` has it: "UBND", "ban chỉ đạo"; empty for others. */
str agency_kind_name(const agency *g);

/* Its own lines in the left column of the header, in capitals (Phụ lục I, II.2). */
void agency_header(arena *a, str name, const agency *g, co_quan *out);

/* "UBND" for "KH-UBND"; empty where the name doesn't tell. */
str agency_sign(const agency *g);

/* Place names of UBND and HĐND; empty for others. A unit with a number or named after a person
 * keeps its common noun: "Quận 1" (II.4). */
str agency_place(const levels *l, arena *a, const agency *g);

/* A signer's title in capitals; an acting head's as "Q. CHỦ TỊCH". */
str agency_title(arena *a, str title);

/* The authority lines before a signer's title (II.7; Điều 13): TM. for the head of a collective,
 * KT. for a deputy; TL. for who heads an office of the body. True if that was taken to sign by
 * order. */
bool agency_authority(arena *a, const agency *g, str title, ky *out);

/* Joint documents tell whose the title is: "KT. GIÁM ĐỐC SỞ NỘI VỤ", where no collective is named
 * before. `title`: in capitals; it or the authority's last line is added to. */
void agency_name_signer(arena *a, const agency *g, str name, str *title, ky *out);

#endif
