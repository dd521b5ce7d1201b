/* A plan as its readers see it: parts and paragraphs, without form. Built by template/bind, const
 * from then on; nd30 says how its parts look, docx how Word spells that. */
#ifndef KH_PLAN_PLAN_H
#define KH_PLAN_PLAN_H

#include "base/png.h"
#include "base/source.h"
#include "input/value.h"

enum { MARK_BOLD = 1, MARK_ITALIC = 2, MARK_BELOW = 4, MARK_ABOVE = 8 }; /* H₂O, m³ */

typedef enum run_kind {
    RUN_TEXT,
    RUN_NOTE, /* the sign of a footnote */
    RUN_HOLE, /* {{path}} */
    RUN_TAG,  /* {{#path}}, {{^path}}, {{/path}}; holes and tags are gone once bind has filled them
               */
    RUN_REFERENCE, /* {{tham_chieu id}}; words with a `target` once all numbers are known */
} run_kind;

/* A stretch of text with the same marks. */
typedef struct run {
    run_kind kind;
    unsigned marks;
    str text;        /* RUN_TEXT: the words; RUN_HOLE: the path */
    uint32_t note;   /* RUN_NOTE: index among the notes of its body, later of the plan */
    uint32_t target; /* of words that refer: number of the plan's target, from 1; else 0. Of a
                      * RUN_REFERENCE: not 0 once `text` is what it came to in the plan above. Of a
                      * hole that a batch keeps open: its path's number */
    pos at;          /* of a hole; of the line for the rest */
    const struct value *from; /* what filled a hole, or NULL */
    struct tag *tag;          /* RUN_HOLE, RUN_TAG, RUN_REFERENCE */
} run;

typedef LIST(run) runs;

typedef struct note {
    str id; /* as typed: "1" of [^1] */
    runs text;
    pos at;
} note;

typedef enum alignment { ALIGN_UNSAID, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } alignment;

typedef enum cell_join { JOIN_NONE, JOIN_LEFT, JOIN_UP } cell_join;

/* What a cell leaves to the program: the next number (`?`), the sum of its column (`=tổng`). */
typedef enum cell_ask { ASK_NOTHING, ASK_NUMBER, ASK_TOTAL } cell_ask;

/* A table cell holds paragraphs. */
typedef struct cell {
    LIST(runs) paragraphs;
    cell_join join; /* as typed: it is part of the cell on its left, or of the one above */
    cell_ask ask;
    size_t across; /* columns it takes; 0: it is within the cell on its left */
    size_t down;   /* rows it takes; 0: the part of a cell above that reaches down to here */
    pos at;
} cell;

typedef enum row_kind {
    ROW_PLAIN,
    ROW_GROUP,       /* "I": the heading of the rows under it */
    ROW_GROUP_ABOVE, /* "A": of such groups too */
    ROW_TOTAL,       /* it has a sum of its columns */
} row_kind;

typedef struct row {
    LIST(cell) cells;
    bool heading; /* repeated on each page */
    row_kind kind;
    struct tag *tag; /* no row, but a tag between rows */
    pos at;
} row;

typedef struct table {
    LIST(row) rows;
    alignment *columns; /* of n_columns */
    size_t n_columns;
    size_t ordinals; /* the column "TT"; n_columns: none */
    bool even;       /* every row has all columns; else that was reported */
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
    BLOCK_DON_VI_TINH,  /* "Đơn vị tính: …", right above an annex's first table */
    BLOCK_HET,          /* "./." on a line of its own, after a table */
    BLOCK_PHAN_CONG,    /* a table of assignments is to stand here; BLOCK_BANG once bind made it */
    BLOCK_THE,          /* a tag alone on its line; gone once bind has filled it */
} block_kind;

typedef enum heading { HEADING_NONE, HEADING_BOLD, HEADING_ITALIC } heading;

/* What a line's note in braces says of the task that the line assigns. */
typedef enum giao_part {
    GIAO_NHIEM_VU,
    GIAO_CHU_TRI,
    GIAO_PHOI_HOP,
    GIAO_THOI_HAN,
    GIAO_PARTS
} giao_part;

typedef struct giao {
    runs words[GIAO_PARTS];
    bool given[GIAO_PARTS]; /* what isn't follows from the line and the headings above it */
    bool taken;             /* a table shows it */
    pos at;
} giao;

/* `::: phân công`: which tasks its table takes. */
typedef struct phan_cong {
    str muc;       /* those of this section alone, as typed; empty: of the whole text */
    bool cap_tren; /* those that the superior's plan gives this unit */
    pos at;
} phan_cong;

/* What tells whether a line is a heading, looked at beforehand where many plans have the line. */
typedef struct heading_look {
    bool known;
    unsigned char marks; /* that all its words have */
    uint32_t sign;       /* its last character that counts; 0: a sentence, or too long */
} heading_look;

/* Up to `restarts` is what is looked at in every document of a batch: a cache line. */
typedef struct block {
    block_kind kind;
    int depth; /* BLOCK_KHOAN: 1 for "1.", 2 for "1.1." */
    heading heading;
    uint32_t target;          /* it is what words refer to: number of the plan's target; else 0 */
    runs runs;                /* all the words, the label among them */
    table *table;             /* BLOCK_BANG */
    const struct block *kept; /* of a batch's memory: what this was copied from, which stays as it
                               * is while the batch lives, and so do its runs: this has them too,
                               * until block_own_runs. NULL: it was made anew */
    bool refers;              /* of a kept one: there are references in it */
    bool remark;              /* under an annex: `ghi chú` */
    bool restarts;        /* numbering begins anew here: the first of an opening, a closing … */
    str label;            /* "1.", "a)", "-": the runs begin with it too; empty for paragraphs */
    struct tag *tag;      /* BLOCK_THE */
    giao *giao;           /* the line assigns a task; or NULL */
    phan_cong *phan_cong; /* BLOCK_PHAN_CONG, and the table made of it */
    heading_look look;
    pos at;
} block;

typedef LIST(block) blocks;

typedef enum nhan_kind {
    NHAN_DONG, /* - a recipient; */
    NHAN_NHOM, /* a group's heading: */
    NHAN_CON,  /* + a sub-line; */
    NHAN_KINDS
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

/* A picture for the page. */
typedef struct picture {
    str name;  /* of its file, as given; empty: there is none */
    str bytes; /* the whole file */
    png png;
    pos at;
} picture;

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
    picture anh_chu_ky, anh_dau;
} ky;

/* The decision that issues a plan as its attachment (Phụ lục III, mẫu 1.3). */
typedef struct ban_hanh {
    str loai; /* "Quyết định" */
    said so, ky_hieu;
    date ngay;
    str co_quan;
} ban_hanh;

/* What a document has where it is needed (Điều 8 khoản 3); see plan/extra.h. */
typedef enum extra {
    EXTRA_LUU_HANH, /* "LƯU HÀNH NỘI BỘ" */
    EXTRA_DO_MAT,   /* "MẬT", "TỐI MẬT", "TUYỆT MẬT" */
    EXTRA_DO_KHAN,  /* "HỎA TỐC", "THƯỢNG KHẨN", "KHẨN" */
    EXTRA_DU_THAO,  /* "DỰ THẢO", "DỰ THẢO LẦN 2" */
    EXTRA_NGUOI_SOAN,
    EXTRA_SO_BAN,
    EXTRA_DIA_CHI,
    EXTRA_DIEN_THOAI,
    EXTRA_FAX,
    EXTRA_THU_DIEN_TU,
    EXTRA_TRANG_TIN,
    EXTRAS
} extra;

/* Which way up an annex lies. */
typedef enum kho { KHO_UNSAID, KHO_DOC, KHO_NGANG } kho;

typedef enum sao_kind { SAO_Y, SAO_LUC, TRICH_SAO } sao_kind;

/* What a copy of the document bears besides (Phụ lục I, phần II). */
typedef struct ban_sao {
    sao_kind kind;
    str hinh_thuc;           /* "SAO Y" */
    bool dien_tu;            /* an electronic copy: one line at the top of page 1 */
    str gio;                 /* of that: "10:20:15", or empty */
    const struct plan *khoi; /* who copies and when; on paper also number, place, recipients,
                              * signer: nothing else of it is filled */
} ban_sao;

typedef struct phu_luc {
    str id;          /* "bieu_1", "ii"; or empty */
    int so;          /* which it is, from 1; of several as printed */
    str nhan;        /* "Phụ lục II", or its own name */
    uint32_t target; /* as a block's: words that refer to it mention it */
    kho kho;
    phrase tieu_de;
    phrase kem_theo; /* "(Kèm theo Kế hoạch số …)" */
    blocks than;
    blocks ghi_chu; /* "Ghi chú:" and what follows it */
    pos at;
} phu_luc;

/* What is chosen of the form (nd30/choice.h). */
typedef struct lua_chon {
    const char *id; /* its key in [thể thức] */
    said words;
} lua_chon;

/* A section's text among the blocks of a plan, without its title. */
typedef struct muc_range {
    str id; /* "muc_dich" */
    size_t from, to;
    bool titled; /* its title stands right before */
} muc_range;

/* What words refer to: a bookmark of the document. */
typedef struct bookmark {
    str name;  /* ASCII, at most 40 bytes, no other has it */
    str words; /* "mục I", "Phụ lục II" */
} bookmark;

typedef struct plan {
    LIST(lua_chon) the_thuc;
    str cap;                  /* kind of unit: "xã", "tỉnh" … */
    LIST(co_quan) co_quan;    /* the issuer; where two issue jointly, the presiding one first */
    const ban_hanh *ban_hanh; /* then no number, place and date of its own is printed */
    said so, ky_hieu;
    said dia_danh;
    date ngay; /* of the decision, if there is one */
    str ten_loai;
    phrase loai; /* what the template made of it, before its capitals; empty: nothing */
    phrase trich_yeu;
    said extras[EXTRAS]; /* empty: not there */
    LIST(nhan) kinh_gui;
    blocks can_cu;
    blocks than;         /* opening, sections, closing */
    LIST(muc_range) muc; /* those with an id */
    LIST(note) notes;
    LIST(nhan) noi_nhan;
    LIST(str) braces; /* their remarks; brace k is at[k - 1] */
    LIST(ky) ky;      /* in the order of the bodies they sign for; an attachment may lack them */
    LIST(phu_luc) phu_luc;
    LIST(bookmark) targets; /* those referred to */
    const ban_sao *ban_sao; /* NULL: it is no copy */
    bool rieng; /* the only annex, in a file of its own: nothing else of the plan is printed */
} plan;

/* A readable tree of the whole plan, a thing a line, for tests and the curious. */
str plan_dump(arena *a, const plan *p);

#endif
