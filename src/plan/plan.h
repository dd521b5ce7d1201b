/* A plan as its readers see it: parts and paragraphs, without form. Built by template/bind, const
 * from then on; nd30 says how its parts look, docx how Word spells that. */
#ifndef KH_PLAN_PLAN_H
#define KH_PLAN_PLAN_H

#include "base/source.h"
#include "input/value.h"

enum { MARK_BOLD = 1, MARK_ITALIC = 2, MARK_BELOW = 4, MARK_ABOVE = 8 }; /* H₂O, m³ */

typedef enum run_kind {
    RUN_TEXT,
    RUN_NOTE, /* the sign of a footnote */
    RUN_HOLE, /* {{path}} */
    RUN_TAG,  /* {{#path}}, {{^path}}, {{/path}}; holes and tags are gone once bind has filled them
               */
} run_kind;

/* A stretch of text with the same marks. */
typedef struct run {
    run_kind kind;
    unsigned marks;
    str text;                 /* RUN_TEXT: the words; RUN_HOLE: the path */
    size_t note;              /* RUN_NOTE: index among the notes of its body, later of the plan */
    pos at;                   /* of a hole; of the line for the rest */
    const struct value *from; /* what filled a hole, or NULL */
    struct tag *tag;          /* RUN_HOLE, RUN_TAG */
} run;

typedef LIST(run) runs;

typedef struct note {
    str id; /* as typed: "1" of [^1] */
    runs text;
    pos at;
} note;

typedef enum alignment { ALIGN_UNSAID, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } alignment;

/* A table cell holds paragraphs. */
typedef struct cell {
    LIST(runs) paragraphs;
} cell;

typedef struct row {
    LIST(cell) cells;
    bool heading;    /* repeated on each page */
    struct tag *tag; /* no row, but a tag between rows */
    pos at;
} row;

typedef struct table {
    LIST(row) rows;
    alignment *columns; /* of n_columns */
    size_t n_columns;
} table;

typedef enum block_kind {
    BLOCK_PHAN,         /* Phần I, alone on its line */
    BLOCK_TIEU_DE_PHAN, /* its title, on the next */
    BLOCK_MUC,          /* I. TIÊU ĐỀ */
    BLOCK_KHOAN,        /* 1. … and 1.1. … by depth */
    BLOCK_DIEM,         /* a) … */
    BLOCK_GACH,         /* - … */
    BLOCK_CONG,         /* + … */
    BLOCK_GHI_CHU,      /* * … */
    BLOCK_DOAN,         /* a paragraph */
    BLOCK_GIUA,         /* centred */
    BLOCK_PHAI,         /* set right */
    BLOCK_NGUYEN_VAN,   /* verbatim */
    BLOCK_BANG,         /* a table */
    BLOCK_HET,          /* "./." on a line of its own, after a table */
    BLOCK_THE,          /* a tag alone on its line; gone once bind has filled it */
} block_kind;

typedef enum heading { HEADING_NONE, HEADING_BOLD, HEADING_ITALIC } heading;

typedef struct block {
    block_kind kind;
    int depth; /* BLOCK_KHOAN: 1 for "1.", 2 for "1.1." */
    heading heading;
    str label;       /* "1.", "a)", "-": the runs begin with it too; empty for paragraphs */
    runs runs;       /* all the words, the label among them */
    table *table;    /* BLOCK_BANG */
    struct tag *tag; /* BLOCK_THE */
    bool restarts;   /* numbering begins anew here: the first of an opening, a closing … */
    pos at;
} block;

typedef LIST(block) blocks;

typedef enum nhan_kind {
    NHAN_DONG, /* - a recipient; */
    NHAN_NHOM, /* a group's heading: */
    NHAN_CON,  /* + a sub-line; */
} nhan_kind;

/* A value of one line, and where it was written, for what is checked later. */
typedef struct said {
    str text;
    pos at;
} said;

/* A line with its marks; `text` is its words alone. */
typedef struct phrase {
    str text;
    runs runs;
    pos at;
} phrase;

/* One line of "Nơi nhận". */
typedef struct nhan {
    nhan_kind kind;
    str text;     /* with its sign and its ";" or "." */
    size_t brace; /* lines with the same number, from 1, share a brace; 0: none */
    pos at;
} nhan;

/* An issuing body. */
typedef struct co_quan {
    said ten;           /* its name as given */
    LIST(str) chu_quan; /* the body above it, a line each, in capitals */
    LIST(str) dong;     /* its own lines in the header, in capitals */
} co_quan;

/* A signer. */
typedef struct ky {
    LIST(str) quyen_han; /* TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH */
    said chuc_vu;
    said chuc_vu_khac; /* the signer's other post, above the name */
    said ho_ten;
} ky;

/* The decision that issues a plan as its attachment (Phụ lục III, mẫu 1.3). */
typedef struct ban_hanh {
    str loai; /* "Quyết định" */
    said so, ky_hieu;
    date ngay;
    str co_quan;
} ban_hanh;

typedef struct phu_luc {
    str nhan; /* "Phụ lục II", or its own name */
    phrase tieu_de;
    phrase kem_theo; /* "(Kèm theo Kế hoạch số …)" */
    str don_vi_tinh;
    blocks than;
    blocks ghi_chu;
    pos at;
} phu_luc;

/* A section's text among the blocks of a plan, without its title. */
typedef struct muc_range {
    str id; /* "muc_dich" */
    size_t from, to;
} muc_range;

typedef struct plan {
    str cap;                  /* kind of unit: "xã", "tỉnh" … */
    LIST(co_quan) co_quan;    /* the issuer; where two issue jointly, the presiding one first */
    const ban_hanh *ban_hanh; /* then the plan has no number, place and date of its own */
    said so, ky_hieu;
    said dia_danh;
    date ngay; /* of the decision, if there is one */
    str ten_loai;
    phrase trich_yeu;
    blocks can_cu;
    blocks than;         /* opening, sections, closing */
    LIST(muc_range) muc; /* those with an id */
    LIST(note) notes;
    LIST(nhan) noi_nhan;
    LIST(str) braces; /* their remarks; brace k is at[k - 1] */
    LIST(ky) ky;      /* in the order of the bodies they sign for; an attachment may lack them */
    LIST(phu_luc) phu_luc;
} plan;

/* A readable tree of the whole plan, a thing a line, for tests and the curious. */
str plan_dump(arena *a, const plan *p);

#endif
