/* The decree as tables: page, components, sizes, each with the clause it rests on. All numbers of
 * form stand in form.c; nothing of the kind is written anywhere else. */
#ifndef KH_ND30_FORM_H
#define KH_ND30_FORM_H

#include <stdbool.h>

#include "plan/plan.h"

/* Lengths are twips (1/20 pt; 1 mm = 56.693) unless a name says otherwise. */
enum {
    TWIPS_PER_POINT = 20,
    EMU_PER_TWIP = 635,
};

typedef struct page_form {
    int width, height;
    int top, bottom, left, right;
    int header; /* from the page's edge to the page number */
    int tab;
} page_form;
typedef enum component {
    TP_QUOC_HIEU,
    TP_TIEU_NGU,
    TP_CHU_QUAN,
    TP_CO_QUAN,
    TP_SO,
    TP_DIA_DANH,
    TP_LUU_HANH, /* above Quốc hiệu */
    TP_DO_MAT,   /* under the number: secrecy, urgency, draft */
    TP_DO_KHAN,
    TP_DU_THAO,
    TP_TEN_LOAI,
    TP_TRICH_YEU,
    TP_KINH_GUI,      /* to one, or the words alone above several */
    TP_KINH_GUI_DONG, /* one of several */
    TP_CAN_CU,
    TP_THAN, /* a paragraph of the text */
    TP_PHAN,
    TP_TIEU_DE_PHAN,
    TP_MUC,
    TP_KHOAN_CO_TIEU_DE,
    TP_KHOAN,
    TP_TIEU_KHOAN_CO_TIEU_DE,
    TP_TIEU_KHOAN,
    TP_DIEM,
    TP_GACH,
    TP_CONG,
    TP_GHI_CHU,
    TP_DONG_DAM,
    TP_DONG_NGHIENG,
    TP_GIUA,
    TP_PHAI,
    TP_NGUYEN_VAN,
    TP_QUYEN_HAN, /* the first line of the signature block */
    TP_CHUC_VU,   /* the lines under it */
    TP_CHUC_VU_KHAC,
    TP_HO_TEN,
    TP_HO_TEN_DUOI,   /* the name under another post */
    TP_TU_NOI_NHAN,   /* the words "Nơi nhận:" */
    TP_NOI_NHAN,      /* the list under them */
    TP_NOI_NHAN_NHOM, /* a group's heading in it */
    TP_NOI_NHAN_CON,  /* a line under one of its lines */
    TP_NGUOI_SOAN,    /* under the list: drafter, number of copies */
    TP_NGOAC,         /* a brace over some of it */
    TP_LOI_NGOAC,     /* the brace's remark */
    TP_PHU_LUC,
    TP_TIEU_DE_PHU_LUC,
    TP_KEM_THEO,
    TP_DON_VI_TINH,
    TP_GHI_CHU_PHU_LUC, /* remarks under an annex */
    TP_DAU_BANG,
    TP_O_BANG,
    TP_O_BANG_GIUA,
    TP_O_BANG_PHAI,
    TP_SO_TRANG,
    TP_HINH_THUC_SAO, /* "SAO Y" */
    TP_DUONG_SAO,     /* the line that parts a copy's block from the document */
    TP_KY_SO,         /* what a digital signature shows, top right of page 1 */
    TP_CHU_THICH,
    TP_DIA_CHI,   /* the foot of page 1 */
    TP_DUONG_KE,  /* a line drawn under a component */
    TP_KHE_DAU,   /* the gap beside a mark in a box */
    TP_KET_KHUNG, /* the paragraph that Word demands after a table */
    COMPONENTS
} component;

typedef enum justification { SET_LEFT, SET_CENTER, SET_RIGHT, SET_BOTH } justification;

/* Components whose size, and what else a plan may choose, goes together. */
typedef enum form_group {
    GROUP_NONE,
    GROUP_HEADER,    /* Quốc hiệu, Tiêu ngữ, the issuers */
    GROUP_PLACE,     /* place and date */
    GROUP_TITLE,     /* the type's name, the subject, titles of annexes */
    GROUP_TEXT,      /* paragraphs of the text */
    GROUP_SIGNATURE, /* who signs, and as what */
    GROUP_TABLE,
    GROUP_PAGE_NUMBER,
} form_group;

typedef struct component_form {
    const char *id;         /* ASCII: Word's styleId */
    const char *name;       /* Word's style name, without commas */
    int size;               /* points */
    int size_from, size_to; /* what the decree allows; 0: it says nothing */
    form_group group;
    int over; /* points more than what is chosen for its group */
    bool bold, italic;
    const char *rgb; /* its colour; NULL: black */
    justification set;
    int before, after; /* spacing */
    int line;          /* line spacing in 240ths of single; 0: single */
    int exact;         /* a helper without words: the height of its line; 0: as the size makes it */
    int rule;          /* a line drawn on top, in eighths of a point; 0: none */
    int left;          /* indent of all lines */
    int first_line;    /* indent of the first line */
    const char *hang;  /* lines after the first begin under what follows this text; or NULL */
    component level;   /* set lower, to stand level with that larger one beside it; 0: none */
    bool keep_next;
    int outline; /* 1, 2, 3: level in the navigation pane; 0: none */
    const char *clause;
} component_form;

/* The form of one document: the decree's usual values, or others that it allows. */
typedef struct form {
    page_form page;
    component_form components[COMPONENTS];
} form;

/* What is usual. */
extern const form usual_form;

/* The form that a plan has chosen; a choice that can't be (choice.h) changes nothing. */
form form_of(const plan *p);

/* The same, without a copy where nothing is chosen: &usual_form then. */
const form *form_chosen(arena *a, const plan *p);

/* Between the margins. */
int text_width(const page_form *page);

/* The type that a component's words are set in. */
typedef struct face {
    int size; /* points */
    bool bold, italic;
} face;
face face_of(const form *f, component c);

/* How a block of the text is set. */
component component_of(const block *b);

/* How a line of the recipients is set. */
component component_of_recipient(const nhan *n);

/* Lines of the header and of the subject: their share of the longest line of text above
 * (1/3–1/2: Phụ lục I, II.2.b, II.5.b). The line under Tiêu ngữ is as long as its text. */
extern const double rule_share;

/* Spare room beside Quốc hiệu, which must never break. */
extern const int quoc_hieu_spare;

/* The right column of the header takes at most this share of the text's width. */
extern const double right_column_share;

/* The subject's lines are kept within this share of the text's width. */
extern const double subject_share;

/* No single word may claim more of a table's width than this: a web address breaks instead. */
extern const double widest_word;

/* Beside a mark in its box. */
extern const int mark_gap;

/* Left and right of the words in a table's cells. */
extern const int table_cell_margin;

/* What these and the lines at its sides take of a cell's width. */
double cell_sides(void);

/* A column of phrases isn't narrower than this (15 mm), or no one could read it. */
extern const int readable_column;

/* Columns whose needs are within such a part of each other are as wide: of numbers or of dates by
 * what must not break, of phrases by all they hold. */
extern const double alike_figures, alike_phrases;

/* Words of a cell that reaches down over more rows than this stand at its top: its middle may be
 * on another page. */
extern const int middle_rows;

/* Between a paragraph and the table under it. */
extern const int table_gap;

/* The lines of a table, in eighths of a point. */
extern const int table_line;

/* What Word gives cells of tables without a style of their own. */
extern const int word_cell_margin;

/* A brace over recipients: its width, the room beside the widest of its items, and how thick it is
 * drawn, in EMU. */
extern const int brace_width, brace_spare, brace_line;

/* The typeface of all text (I.4). */
extern const char *const typeface;

/* From the top of page 1 to what a digital signature shows there: within the margin. */
extern const int stamp_top;

/* The left column above the signature of a copy: its share of the text's width, and the least where
 * place and day need more. */
extern const double copy_left_share, copy_left_least;

/* A signature block at most this high stays on one page (about 220 mm). */
extern const int block_height;

/* A last paragraph of at most this many lines goes whole with the signature. */
extern const int kept_lines;

/* The height of a line at single spacing, for a size in points. */
int line_height(int points);

/* What a component needs above it, besides its own spacing, to stand level with the larger one
 * beside it (its `level`). */
int level_drop(const form *f, component c);

#endif
