/* The page as lines of words, each piece of which tells where it comes from. */
#ifndef KH_TEMPLATE_PAGE_H
#define KH_TEMPLATE_PAGE_H

#include "template/job.h"

/* What of Nghị định 30/2020/NĐ-CP gives words, or says how a value is written. */
typedef enum decree_rule {
    RULE_NONE,
    RULE_QUOC_HIEU,
    RULE_TIEU_NGU,
    RULE_CO_QUAN,
    RULE_SO,
    RULE_DIA_DANH,
    RULE_NGAY,
    RULE_TEN_LOAI,
    RULE_HET,
    RULE_CHUC_VU,
    RULE_NOI_NHAN,
    RULE_PHU_LUC,
    RULE_KEM_THEO,
    RULE_BAN_HANH,
    RULE_DO_MAT,
    RULE_DO_KHAN,
    RULE_LUU_HANH,
    RULE_NGUOI_SOAN,
    RULE_DIA_CHI,
    RULE_KINH_GUI,
    RULE_BAN_SAO,
    RULES
} decree_rule;

/* "Phụ lục I, mục II.1.a" */
str decree_clause(decree_rule rule);

/* Of a text, a value or a rule; of a value put into a text: both. */
typedef struct piece {
    size_t from, to; /* bytes of the line's text */
    pos at;          /* where the words, or the hole they were put into, are written; or nowhere */
    str path;        /* of the value they come from, or empty */
    pos value_at;    /* where that is written */
    bool derived;    /* they follow from that value */
    decree_rule rule;
} piece;

/* A paragraph, a cell, a line of the header. */
typedef struct page_line {
    str text;
    str part; /* where on the page, as a person says: "căn cứ" */
    LIST(piece) pieces;
} page_line;

typedef LIST(page_line) page_lines;

/* All words of the plan, in the order of the page. */
page_lines page_read(arena *a, const job_view *v, language speech);

bool pos_is_same(pos left, pos right);

#endif
